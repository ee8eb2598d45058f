"""Finding one record in a file without reading the rest: each record is a slice of the text.

A file holds one record, a list of records, or several YAML documents. A slice is read alone, so that a change
costs the same in a file of ten thousand records as in a file of one, and nothing outside it can change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from briefgen.edit.problems import EditError
from briefgen.edit.yaml_nodes import Node, Value, read_nodes

Wanted = Callable[[Mapping[str, Value]], bool]

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_DOCUMENT: Final = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
# After the end of a line: an item of a list, with its indent, or the beginning of a document.
_MARK: Final = re.compile(r"[\r\n](?:( *)-(?=[ \t\r\n]|\Z)|(?:---|\.\.\.)(?=\s|\Z))")
_NOTHING: Final = re.compile(r"\s*(?:#.*|%.*)?\s*$")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document: its range, and where the items begin if it is a list written with dashes."""

    start: int
    end: int
    items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a file that holds a record, and the record in it, with ranges of ``text``."""

    start: int
    end: int
    text: str
    node: Node

    def within(self, whole: str, text: str) -> str:
        """Give the whole file with ``text`` in place of this slice."""
        return whole[: self.start] + text + whole[self.end :]


@dataclass(frozen=True, slots=True)
class Search:
    """Which record is wanted: a test of it, words that stand in its text, and what to call it."""

    test: Wanted
    word: str
    called: str


def with_id(id_: str) -> Search:
    """Look for the record with this id."""
    return Search(lambda record: _stripped(record.get("id")) == id_, id_, f"`{id_}`")


def holding(key: str, test: Wanted = lambda record: True) -> Search:
    """Look for the record, or other entry, that has a key."""
    return Search(lambda record: key in record and test(record), key, f"an entry `{key}`")


def _stripped(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


def find_record(text: str, search: Search, path: str = "") -> Slice | None:
    """Give the first record of a file that is looked for.

    Raises:
        EditError: the part of the file where it should be cannot be read.
    """
    for document in documents(text):
        if search.word not in text[document.start : document.end]:
            continue
        bounds = (*document.items, document.end) if document.items else (document.start, document.end)
        for start, end in pairwise(bounds):
            if search.word in text[start:end]:
                try:
                    found = _in_slice(text, start, end, search, path)
                except EditError:
                    # Quoted text may run on over what looks like the next item; the whole document tells.
                    found = _in_slice(text, document.start, document.end, search, path)
                if found:
                    return found
    return None


def _in_slice(text: str, start: int, end: int, search: Search, path: str) -> Slice | None:
    part = text[start:end]
    for root in read_nodes(part, path, _lines_before(text, start) + 1):
        for node in root.parts if root.kind == "list" else (root,):
            if node.kind == "group" and isinstance(said := node.value, Mapping) and search.test(said):
                return Slice(start, end, part, node)
    return None


def _lines_before(text: str, at: int) -> int:
    return text.count("\n", 0, at) + text.count("\r", 0, at) - text.count("\r\n", 0, at)


@lru_cache(maxsize=4)
def documents(text: str) -> tuple[Document, ...]:
    """Give the documents of a file, each from its line ``---`` (if it has one) to the next.

    One change asks for the same text many times over; in a large file that would be most of its time.
    """
    found: list[Document] = []
    start, dashes = 0, list[tuple[int, int]]()
    for at, indent in (*_marks(text), (len(text), None)):
        if indent is not None:
            dashes.append((at, indent))
            continue
        if (document := _document(text, start, at, dashes)) is not None:
            found.append(document)
        start, dashes = at, []
    return tuple(found)


def _marks(text: str) -> Iterator[tuple[int, int | None]]:
    """Give where lines with a dash begin, and the indent of each; and without one, where documents begin."""
    first = int(text.startswith("\ufeff"))
    for mark in _MARK.finditer(f"\n{text[first:]}"):
        yield mark.start() + first, None if mark[1] is None else len(mark[1])


def _document(text: str, start: int, end: int, dashes: Sequence[tuple[int, int]]) -> Document | None:
    """Give the document between two marks, if anything stands there."""
    for at, line in _lines(text, start, end):
        if _NOTHING.match(line[3:] if _DOCUMENT.match(line) else line):
            continue
        indent = next((own for begin, own in dashes if begin == at), None)
        items = tuple(begin for begin, own in dashes if begin >= at and own == indent)
        return Document(start, end, items) if not line.startswith("...") else None
    return None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start + text.startswith("\ufeff", start)
    while at < end:
        match = _LINE.match(text, at)
        assert match is not None
        yield at, match[0]
        at = match.end()
