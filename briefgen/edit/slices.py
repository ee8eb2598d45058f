"""Finding one record in a file without reading the rest: each record is a slice of the text.

A file holds one record, a list of records, or several YAML documents. A slice is read alone, so that a change
costs the same in a file of ten thousand records as in a file of one, and nothing outside it can change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefgen.edit.problems import EditError
from briefgen.edit.yaml_nodes import Node, Value, read_nodes

Wanted = Callable[[Mapping[str, Value]], bool]

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_DOCUMENT: Final = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_ITEM: Final = re.compile(r"( *)-(?:[ \t\r\n]|$)")
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
    return sum(1 for _ in re.finditer(r"\r\n|\n|\r", text[:at]))


def documents(text: str) -> list[Document]:
    """Give the documents of a file, each from its line ``---`` (if it has one) to the next."""
    found: list[Document] = []
    items: list[int] = []
    start, began, indent = 0, False, -1
    for at, line in _lines(text):
        marker = _DOCUMENT.match(line)
        if marker:
            if began or items:
                found.append(Document(start, at, tuple(items)))
            start, items, indent = at, [], -1
            began = not _NOTHING.match(line[3:]) and line.startswith("-")
        elif not began:
            if _NOTHING.match(line):
                continue
            began = True
            if item := _ITEM.match(line):
                indent, items = len(item[1]), [at]
        elif items and (item := _ITEM.match(line)) and len(item[1]) == indent:
            items.append(at)
    if began:
        found.append(Document(start, len(text), tuple(items)))
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None
        yield at, match[0]
        at = match.end()
