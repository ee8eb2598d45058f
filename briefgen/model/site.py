"""What plan hands on (every output file) and what render hands on (bytes)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from briefgen.model.often import made_often
from briefgen.model.picture import PictureOrder, ShareOrder


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be rendered: its output path, its template, and the view that the template receives.

    ``origin`` names what the page was made from, for messages (``content/treaty.md``).
    """

    path: str
    template: str
    view: Any
    origin: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """An output path, relative to ``site/`` with ``/``, and its bytes; their ``digest``, if it is known."""

    path: str
    data: bytes
    digest: str = field(default="", compare=False, repr=False)


@made_often
@dataclass(frozen=True, slots=True)
class LazyPage:
    """A page whose view is made when somebody asks for it, each time anew.

    ``make`` is a function of a module with its arguments, so that another process can be handed it.
    ``shows`` are the ids of what a list shows, as ``briefing/treaty``, ``entity/person/ann`` and
    ``claim/bridge``; ``listed`` says that the page may be found by search engines.
    """

    path: str
    template: str
    make: Callable[[], Any]
    origin: str = ""
    shows: tuple[str, ...] = ()
    listed: bool = True

    @property
    def view(self) -> Any:
        """The view that the template receives."""
        return self.make()


@made_often
@dataclass(frozen=True, slots=True)
class LazyFile:
    """A file whose bytes are made when somebody asks for them, by ``make``, as in a page.

    ``digest`` and ``size`` are those of its bytes, if they are known. ``lies_in`` is a folder of this machine
    in which they lie under the same ``path``; who writes the site may take them from there.
    """

    path: str
    make: Callable[[], bytes]
    digest: str = field(default="", compare=False, repr=False)
    size: int = field(default=0, compare=False, repr=False)
    lies_in: Path | None = field(default=None, compare=False, repr=False)

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.make()


AnyPage: TypeAlias = Page | LazyPage
AnyFile: TypeAlias = File | LazyFile


@dataclass(frozen=True, slots=True)
class SearchPart:
    """A stretch of a document: its heading, the fragment id of that (none: no heading), and paragraphs."""

    heading: str = ""
    anchor: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page as search finds it: its text in parts, and what is said of it in the list of results.

    ``path`` is the output path of the page, ``date`` the day by which results are sorted, as ``2025-04-28``.
    ``filters`` are pairs of a filter's name and a value in the reader's words; ``facts`` pairs of a name and
    what the list of results prints. Both sorted, no pair twice.
    """

    path: str
    title: str
    parts: tuple[SearchPart, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Every output file: pages to render, files that are ready or to be made, pictures to draw.

    All are sorted by path; no path twice. ``search`` gives what search is to find; none where the site has
    no search. ``planned`` is what plan makes single pages again with.
    """

    pages: tuple[AnyPage, ...] = ()
    files: tuple[AnyFile, ...] = ()
    search: Callable[[], tuple[SearchDocument, ...]] = tuple
    pictures: tuple[PictureOrder, ...] = ()
    shares: tuple[ShareOrder, ...] = ()
    planned: Any = None

    @property
    def documents(self) -> tuple[SearchDocument, ...]:
        """What search is to find, sorted by path; it is made when asked for."""
        return self.search()
