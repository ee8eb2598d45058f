"""``trust.txt``: with whom a newsroom stands together, as it says so itself, for programs that ask."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.plan import urls


def trust_file(settings: Settings) -> Iterator[File]:
    """Give ``trust.txt``, one line for each statement, where the settings hold any.

    It stands at the root alone: hosts and the tools that send files there leave out folders that begin with a
    dot, and so does the check of addresses.
    """
    if settings.trust_txt:
        lines = (
            f"{name}={' '.join(value.split())}\n" for name, values in settings.trust_txt for value in values
        )
        yield File(urls.TRUST, "".join(lines).encode())
