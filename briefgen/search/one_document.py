"""An index in which the text of one document is another: only what that changes is made anew.

Pagefind reads the document alone, as it was and as it is; its words are taken out of the pieces of the
index and put in again. How pieces are cut and named is Pagefind's way, and is checked in each piece that is
touched: where anything is not as known, there is no short way, and the whole index is to be made.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefgen.model.site import File, SearchDocument
from briefgen.search.document_html import as_html
from briefgen.search.index_bytes import (
    ENTRY,
    FACTS,
    FOLDER,
    PAGES,
    PIECES,
    as_cbor,
    entry_bytes,
    fragment_path,
    from_cbor,
    meta_path,
    named,
    packed,
    piece_name,
    piece_path,
    read,
    unpacked,
)
from briefgen.search.program import PagefindError, run

_PIECE = 20_000
"""Places of words from which on Pagefind begins another piece."""
_VERSION = "1.5."

_Places = list[Any]
"""Pages, each with its distance from the one before and the places in it."""
_Word = list[Any]
"""A word, the pages that have it, and other spellings (é for e) with theirs."""


class _UnknownError(Exception):
    """The index is not built as known."""


@dataclass(frozen=True, slots=True)
class Reindexed:
    """Files of the index that are new or have other bytes, and the paths of those that are gone."""

    files: tuple[File, ...] = ()
    gone: frozenset[str] = frozenset()


def reindexed(
    old: SearchDocument, new: SearchDocument, lang: str, file: Callable[[str], bytes | None]
) -> Reindexed | None:
    """Put a document with another text into an index; ``file`` gives the bytes of the site's files by path.

    Gives what a new index of all documents would be, or nothing if that is not certain.
    """
    if old == new:
        return Reindexed()
    if replace(new, parts=old.parts) != old:
        return None
    try:
        made, gone = _Index(lambda path: file(FOLDER + path)).with_other(old, new, lang.split("-")[0].lower())
    except (PagefindError, _UnknownError, ValueError, LookupError, TypeError):
        return None
    files = (File(FOLDER + path, data) for path, data in sorted(made.items()))
    return Reindexed(tuple(files), frozenset(FOLDER + path for path in gone))


@dataclass(slots=True)
class _Piece:
    """A piece of the index: what its first and last words begin with, and its name; the words if known."""

    first: str
    last: str
    name: str
    words: list[_Word] | None = None
    is_new: bool = False


class _Index:
    """An index that stands."""

    def __init__(self, file: Callable[[str], bytes | None]) -> None:
        self._file = file
        self._entry = json.loads(self._bytes(ENTRY))
        if len(self._entry["languages"]) != 1 or not self._entry["version"].startswith(_VERSION):
            raise _UnknownError
        ((self._lang, self._about),) = self._entry["languages"].items()
        self._meta = read(self._bytes(meta_path(self._about["hash"])))
        self._pieces = [_Piece(*one) for one in self._meta[PIECES]]

    def _bytes(self, path: str) -> bytes:
        data = self._file(path)
        if data is None:
            raise _UnknownError
        return data

    def with_other(
        self, old: SearchDocument, new: SearchDocument, lang: str
    ) -> tuple[dict[str, bytes], set[str]]:
        """Give the files that are new or have other bytes, and the paths of those that are gone."""
        facts = self._meta[FACTS]
        before, after = _alone(old, lang, facts), _alone(new, lang, facts)
        names = [name for name, _ in self._meta[PAGES]]
        page = names.index(before.name)
        if names.count(before.name) > 1 or (after.name in names and after.name != before.name):
            raise _UnknownError
        self._meta[PAGES][page] = [after.name, after.length]
        gone = {fragment_path(before.name), meta_path(self._about["hash"])}
        gone |= {piece_path(one.name) for one in self._pieces}
        words = sorted(before.words.keys() | after.words.keys())
        changed = {
            word: (before.words.get(word), after.words.get(word))
            for word in words
            if before.words.get(word) != after.words.get(word)
        }
        made = {**self._cut(page, changed), fragment_path(after.name): after.fragment}
        gone -= {piece_path(one.name) for one in self._pieces}
        self._meta[PIECES] = [[one.first, one.last, one.name] for one in self._pieces]
        self._about["hash"], meta = named(self._lang, self._meta)
        made |= {meta_path(self._about["hash"]): meta, ENTRY: entry_bytes(self._entry)}
        return made, gone - made.keys()

    def _cut(self, page: int, changed: Mapping[str, tuple[_Word | None, _Word | None]]) -> dict[str, bytes]:
        """Put words in, and cut the pieces anew that they stand in, and those behind as far as need be."""
        begins = [one.first for one in self._pieces]
        todo: dict[int, list[str]] = {}
        for word in changed:
            todo.setdefault(max(bisect_right(begins, word) - 1, 0), []).append(word)
        done: list[_Piece] = []
        waiting: list[_Word] = []
        for at, old in enumerate(self._pieces):
            if at not in todo and not waiting:
                done.append(old)
                continue
            words = list(self._words(old, is_last=at == len(self._pieces) - 1))
            for word in todo.get(at, ()):
                _put(words, page, word, *changed[word])
            waiting += words
            while end := _end(waiting):
                done.append(_Piece("", "", "", waiting[:end], is_new=True))
                waiting = waiting[end:]
        if waiting:
            done.append(_Piece("", "", "", waiting, is_new=True))
        self._pieces = done
        return self._named()

    def _words(self, piece: _Piece, *, is_last: bool) -> list[_Word]:
        """Give the words of a piece, if it is cut and named as known."""
        if piece.words is None:
            data = unpacked(self._bytes(piece_path(piece.name)))
            (words,) = from_cbor(data)
            ends = (words[0][0].startswith(piece.first), words[-1][0].startswith(piece.last))
            cut = _end(words) == len(words) or (is_last and not _end(words))
            if not (all(ends) and cut and piece_name(self._lang, data) == piece.name):
                raise _UnknownError
            piece.words = words
        return piece.words

    def _named(self) -> dict[str, bytes]:
        """Name the new pieces, and say where all begin and end: as far as it takes to tell them apart."""
        made: dict[str, bytes] = {}
        last = len(self._pieces) - 1
        for one in self._pieces:
            if one.is_new:
                data = as_cbor([one.words])
                one.name = piece_name(self._lang, data)
                made[piece_path(one.name)] = packed(data)
        for at, (one, other) in enumerate(zip(self._pieces, self._pieces[1:], strict=False)):
            if one.is_new or other.is_new:
                end = self._words(one, is_last=False)[-1][0]
                begin = self._words(other, is_last=at + 1 == last)[0][0]
                both = next(n for n in range(1, len(begin) + 1) if not end.startswith(begin[:n]))
                one.last, other.first = end[:both], begin[:both]
        for at, edge in ((0, self._pieces[0]), (last, self._pieces[last])):
            if edge.is_new and edge.words and at == 0:
                edge.first = edge.words[0][0]
            if edge.is_new and edge.words and at == last:
                edge.last = edge.words[-1][0]
        names = {one.name for one in self._pieces}
        if len(names) != len(self._pieces):
            raise _UnknownError
        return made


@dataclass(frozen=True, slots=True)
class _Alone:
    """A document as Pagefind reads it: its name, the number of its words, what is shown of it, its words."""

    name: str
    length: int
    fragment: bytes
    words: dict[str, _Word]


def _alone(document: SearchDocument, lang: str, facts: list[str]) -> _Alone:
    """Let Pagefind read a document; ``facts`` are what the index knows of any document, such as its title."""
    files = run({document.path: as_html(document)}, lang)
    entry = json.loads(files[ENTRY])
    ((_, about),) = entry["languages"].items()
    meta = read(files[meta_path(about["hash"])])
    ((name, length),) = meta[PAGES]
    pieces = [from_cbor(unpacked(files[piece_path(piece)])) for _, _, piece in meta[PIECES]]
    own = meta[FACTS]
    if sorted(facts) != facts or sorted(own) != own:
        raise _UnknownError
    numbers = {-1 - number: -1 - facts.index(fact) for number, fact in enumerate(own)}
    words = {word[0]: _numbered(word, numbers) for (words,) in pieces for word in words}
    return _Alone(name, length, files[fragment_path(name)], words)


def _numbered(word: _Word, numbers: Mapping[int, int]) -> _Word:
    """Give a word with other numbers for the facts that it stands in, which are below zero."""

    def places(pages: _Places) -> _Places:
        return [[page, found, [numbers[at] if at < 0 else at for at in told]] for page, found, told in pages]

    text, pages, spellings = word
    return [text, places(pages), [[spelling, places(found)] for spelling, found in spellings]]


def _put(words: list[_Word], page: int, word: str, old: _Word | None, new: _Word | None) -> None:
    """Put a word of a page, as read alone, in the place of its old self."""
    at = bisect_left(words, word, key=lambda one: one[0])
    if at == len(words) or words[at][0] != word:
        if old is not None:
            raise _UnknownError
        words.insert(at, [word, [], []])
    _, places, spellings = words[at]
    there = dict(spellings)
    kept = list(there)
    olds, news = (dict(one[2]) if one else {} for one in (old, new))
    if kept != sorted(kept):
        raise _UnknownError
    places = _with(places, page, old[1] if old else [], new[1] if new else [])
    for spelling in olds.keys() | news.keys():
        there[spelling] = _with(there.get(spelling, []), page, olds.get(spelling, []), news.get(spelling, []))
    spellings = [[spelling, there[spelling]] for spelling in sorted(there) if there[spelling]]
    if places or spellings:
        words[at] = [word, places, spellings]
    else:
        del words[at]


def _with(places: _Places, page: int, old: _Places, new: _Places) -> _Places:
    """Put what one page has in the place of what it had; alone, a page has the number 0."""
    by_page: list[tuple[int, list[Any]]] = []
    number = 0
    for distance, *found in places:
        number += distance
        by_page.append((number, found))
    at = bisect_left(by_page, page, key=lambda one: one[0])
    has = at < len(by_page) and by_page[at][0] == page
    if has != bool(old) or (has and [[0, *by_page[at][1]]] != old):
        raise _UnknownError
    by_page[at : at + has] = [(page, found) for _, *found in new]
    before = [0, *(number for number, _ in by_page)]
    return [[number - before[i], *found] for i, (number, found) in enumerate(by_page)]


def _end(words: Sequence[_Word]) -> int:
    """Give the number of words after which a piece ends; 0 if it does not end among them."""
    size = 0
    for number, (_, places, _) in enumerate(words, 1):
        size += sum(1 + len(found) + len(titles) for _, found, titles in places)
        if size >= _PIECE:
            return number
    return 0
