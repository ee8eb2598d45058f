"""The site as it stands: every path of it, and the bytes of each when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.model.diagnostic import Diagnostic
from briefgen.serve.moves import Shown

_DIGEST = re.compile(r"^(?P<stem>static/.+)\.[0-9a-f]{8}(?P<ending>\.\w+)$")
_SHEETS = re.compile(rb"\.[0-9a-f]{8}(?=\.css\b)")


_KEPT = 256
"""Files of a site that are kept once they were made."""


class UnmadeError(Exception):
    """A file cannot be made; ``problems`` say why."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        self.problems = problems


class Files(Mapping[str, bytes]):
    """Files by output path. ``make`` makes one when it is asked for; it may raise ``UnmadeError``.

    Those that were asked for last are kept: not all, or whoever follows every link would fill the memory.
    """

    def __init__(self, paths: Mapping[str, object], make: Callable[[str], bytes]) -> None:
        self._paths = paths
        self._make = lru_cache(maxsize=_KEPT)(make)

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return self._make(path)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _nothing(path: str) -> str:
    del path
    return ""


def _nothing_more(path: str) -> bytes:
    del path
    return b""


def _no_files() -> Mapping[str, bytes]:
    return {}


@dataclass(frozen=True, slots=True)
class StandingSite:
    """A site without errors.

    ``strip`` gives what is to stand under the page at an output path, as HTML; ``beside`` what tells that it
    shows something else though it is the same; ``index`` makes the files that a browser searches in.
    ``articles`` are the content files, by path.
    """

    files: Mapping[str, bytes]
    strip: Callable[[str], str] = _nothing
    beside: Callable[[str], bytes] = _nothing_more
    index: Callable[[], Mapping[str, bytes]] = _no_files
    articles: Mapping[str, Shown] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What a change of one file does at once, before everything else has followed.

    ``files`` go before those of the standing site, and ``strips`` under its pages. ``problems`` of the file
    at ``path`` are all that it has.
    """

    path: str
    files: Mapping[str, bytes]
    problems: tuple[Diagnostic, ...] = ()
    strips: Mapping[str, str] = field(default_factory=dict)


def as_it_is_called_now(name: str, files: Mapping[str, bytes]) -> str:
    """Give the present path of a file whose name bears the digest that it had when a page was sent."""
    found = _DIGEST.match(name)
    if found is None:
        return name
    alike = (now for path in files if path.startswith(found["stem"]) and (now := _DIGEST.match(path)))
    return next(
        (now[0] for now in alike if now.group("stem", "ending") == found.group("stem", "ending")), name
    )


def sheets_in(page: bytes) -> tuple[bytes, ...]:
    """Give what tells the version of each style sheet that a page names."""
    return tuple(_SHEETS.findall(page))


def apart_from_sheets(page: bytes) -> bytes:
    """Give a page without what tells one version of a style sheet from another."""
    return _SHEETS.sub(b"", page)
