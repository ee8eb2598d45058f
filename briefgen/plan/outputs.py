"""No two outputs at one place: the paths of all pages and files, compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place
from briefgen.plan import urls
from briefgen.plan.problems import FILE_AND_FOLDER, LETTER_CASE, RESERVED, SAME_ADDRESS

Made = tuple[str, str]
"""An output path, and what it was made from."""


def check_outputs(made: Iterable[Made]) -> Iterator[Diagnostic]:
    """Report paths that are made twice, also by letter case, and files that would be folders too.

    Args:
        made: every output path with its origin: the path of a content file, or words for it.
    """
    first: dict[str, Made] = {}
    for path, origin in sorted(made):
        key = _folded(path)
        if key not in first:
            first[key] = (path, origin)
            continue
        other, earlier = first[key]
        code = SAME_ADDRESS if other == path else LETTER_CASE
        # The later one in the order of content files is the one to change, as a rule.
        yield code.at(_place(origin, earlier), path=path, other=other, first=earlier, second=origin)
    for path, origin in first.values():
        for folder in _folders(path):
            if folder in first:
                other, earlier = first[folder]
                yield FILE_AND_FOLDER.at(_place(origin, earlier), path=other, first=earlier, second=origin)


def check_reserved(made: Iterable[Made]) -> Iterator[Diagnostic]:
    """Report pages in the folder that belongs to the theme's files."""
    for path, origin in sorted(made):
        if _folded(path).startswith(urls.STATIC):
            folder = urls.STATIC.rstrip("/")
            yield RESERVED.at(_place(origin), path=path, origin=origin, folder=folder)


def _folded(path: str) -> str:
    # Disks that ignore letter case also take composed and decomposed letters for the same.
    return unicodedata.normalize("NFC", path).casefold()


def _folders(path: str) -> Iterator[str]:
    parts = _folded(path).split("/")
    for end in range(1, len(parts)):
        yield "/".join(parts[:end])


def _place(*origins: str) -> Place | None:
    """Give the place of the first origin that is a content file."""
    return next((Place(origin) for origin in origins if origin.startswith("content/")), None)
