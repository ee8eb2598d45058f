"""``trust.txt``: with whom a newsroom stands together, as it says so itself, for programs that ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.plan import urls


def trust_file(settings: Settings) -> Iterator[File]:
    """Give ``trust.txt``, one line for each statement, where the settings hold any.

    It stands at the root alone: hosts and the tools that send files there leave out folders that begin with a
    dot, and so does the check of addresses.
    """
    lines = []
    for field in fields(settings.trust_txt):
        said: str | tuple[str, ...] = getattr(settings.trust_txt, field.name)
        for value in (said,) if isinstance(said, str) else said:
            lines += [f"{field.name}={' '.join(value.split())}\n"] if value else []
    if lines:
        yield File(urls.TRUST, "".join(lines).encode())
