"""Values on shelves, by key, in one file that is written as a whole and of which little is read each time.

A value is decoded when it is looked up, so that opening the file costs nothing and a look-up what the value
costs. Values are kept as JSON, since only that keeps the time zone of a moment. Unlike in the memo, a key
says nothing of what a value was made from: one ``stamp`` stands for all.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar, get_type_hints
from zlib import crc32

import msgspec
from msgspec.structs import astuple

from briefgen.cache.sealed_file import remove, remove_strange, stands

T = TypeVar("T")
V = TypeVar("V")

_TABLE = "CREATE TABLE shelf (name TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL)"
_INDEX = "CREATE UNIQUE INDEX place ON shelf (name, key)"
_STAMP = ("", "stamp")
_TALLIES = (("", "begin"), ("", "finish"))
"""How many values each part of the writing put on each shelf, and the sum of the numbers of their rows."""

_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file comes to; the second where the words of the table itself are damaged."""

Tally = dict[str, tuple[int, int]]


class ShelfError(Exception):
    """A file of shelves is damaged, or is none."""


class Shelves:
    """A file of shelves that stands. Whatever is wrong with it is a ``ShelfError`` on looking up."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path, self._connection = path, connection
        self._tally: Tally | None = None

    @classmethod
    def open(cls, path: Path, stamp: str) -> Shelves | None:
        """Open the file; nothing if there is none, or one with another stamp."""
        remove_strange(path)
        if not stands(path):
            return None
        try:
            found = cls(path, sqlite3.connect(path, timeout=0.0, isolation_level=None))
            if found._value(*_STAMP, str) == stamp:
                return found
            found.close()
        except (*_FAULTS, ShelfError):
            pass
        return None

    def shelf(self, name: str, kind: type[T]) -> Mapping[str, T]:
        """Give the values of one shelf by their keys; ``kind`` is their type."""
        return _Shelf(self, name, kind)

    def whole(self, name: str, kind: type[T]) -> dict[str, T]:
        """Give all values of one shelf by their keys, in the order in which they were put there."""
        return dict(self._all(name, msgspec.json.Decoder(kind).decode))

    def begins(self, name: str, kind: type[T]) -> dict[str, T]:
        """Give the same of rows of which only the begin is wanted: ``kind`` is a named tuple of that."""
        fields = [*get_type_hints(kind).items()]
        row = msgspec.json.Decoder(msgspec.defstruct(kind.__name__, fields, array_like=True))
        return {key: kind(*astuple(begin)) for key, begin in self._all(name, row.decode)}

    def _all(self, name: str, decode: Callable[[bytes], V]) -> Iterator[tuple[str, V]]:
        for _, key, value in self._row("SELECT rowid, key, value", name):
            try:
                yield key, decode(_unsealed(name, key, value))
            except ValueError as error:
                raise ShelfError from error

    def _row(self, what: str, name: str) -> list[Any]:
        """Give the rows of one shelf in their order; ``what`` is asked of each, its number first.

        A row that is damaged may be lost without a word, or stand elsewhere, so they are counted.
        """
        rows = self._select(f"{what} FROM shelf WHERE name = ? ORDER BY rowid", name)
        if self._tally is None:
            self._tally = {}
            for place in _TALLIES:
                for one, (count, total) in (self._value(*place, Tally) or {}).items():
                    before = self._tally.get(one, (0, 0))
                    self._tally[one] = (before[0] + count, before[1] + total)
        if (len(rows), sum(row[0] for row in rows)) != self._tally.get(name, (0, 0)):
            raise ShelfError
        return rows

    def put(self, values: Mapping[tuple[str, str], Any]) -> None:
        """Put values, by shelf and key, in the place of others; where that cannot be, the file is removed."""
        question = "UPDATE shelf SET value = ?3 WHERE name = ?1 AND key = ?2"
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(question, _sealed(values.items()))
            self._connection.execute("COMMIT")
        except _FAULTS:
            self.close()
            remove(self._path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __del__(self) -> None:
        # Values that look up the rest of themselves may outlive whoever opened the file.
        self.close()

    def _value(self, name: str, key: str, kind: type[T]) -> T | None:
        for (value,) in self._select("SELECT value FROM shelf WHERE name = ? AND key = ?", name, key):
            try:
                return msgspec.json.decode(_unsealed(name, key, value), type=kind)
            except ValueError as error:  # msgspec's errors are ValueErrors too
                raise ShelfError from error
        return None

    def _select(self, question: str, *values: str) -> list[Any]:
        try:
            return self._connection.execute(question, values).fetchall()
        except _FAULTS as error:
            raise ShelfError from error


class _Shelf(Mapping[str, T]):
    """One shelf. What was looked up is kept."""

    def __init__(self, shelves: Shelves, name: str, kind: type[T]) -> None:
        self._shelves, self._name, self._kind = shelves, name, kind
        self._known: dict[str, T | None] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._known:
            self._known[key] = self._shelves._value(self._name, key, self._kind)
        value = self._known[key]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter([key for _, key in self._shelves._row("SELECT rowid, key", self._name)])

    def __len__(self) -> int:
        return len(self._shelves._row("SELECT rowid", self._name))


def write(path: Path, stamp: str, values: Iterable[tuple[tuple[str, str], Any]]) -> None:
    """Write a file of shelves in one step: values by shelf and key. If it cannot be, there is none.

    Raises:
        TypeError: a value is of a kind that cannot be kept.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        begin(beside, values)
        finish(beside, path, stamp)
    except sqlite3.Error:
        remove(path)
    finally:
        remove(beside)


def begin(beside: Path, values: Iterable[tuple[tuple[str, str], Any]]) -> None:
    """Write values into a file that ``finish`` makes one of shelves.

    Raises:
        TypeError: a value is of a kind that cannot be kept.
        sqlite3.Error: the file cannot be written.
    """
    with _open(beside) as connection:
        connection.execute(_TABLE)
        _insert(connection, values, _TALLIES[0])
        connection.execute("COMMIT")


def finish(beside: Path, path: Path, stamp: str, values: Iterable[tuple[tuple[str, str], Any]] = ()) -> None:
    """Make the file that was begun one of shelves, and put it in its place; if it cannot be, there is none.

    Raises:
        TypeError: a value is of a kind that cannot be kept.
    """
    try:
        with _open(beside) as connection:
            _insert(connection, (*values, (_STAMP, stamp)), _TALLIES[1])
            connection.execute(_INDEX)
            connection.execute("COMMIT")
        beside.replace(path)
    except (OSError, sqlite3.Error):
        remove(path)


@contextmanager
def _open(beside: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
        # It is no one's yet: what a crash leaves of it is never looked at.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        yield connection


def _insert(
    connection: sqlite3.Connection, values: Iterable[tuple[tuple[str, str], Any]], tallied: tuple[str, str]
) -> None:
    """Put in values, and how many there were of each shelf, which stands at ``tallied``."""
    tally: Tally = {}
    (last,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM shelf").fetchone()

    def rows() -> Iterator[tuple[str, str, bytes]]:
        for number, row in enumerate(_sealed(values), last + 1):
            count, total = tally.get(row[0], (0, 0))
            tally[row[0]] = (count + 1, total + number)
            yield row

    connection.executemany("INSERT INTO shelf VALUES (?, ?, ?)", rows())
    connection.executemany("INSERT INTO shelf VALUES (?, ?, ?)", _sealed([(tallied, tally)]))


def _sealed(values: Iterable[tuple[tuple[str, str], Any]]) -> Iterator[tuple[str, str, bytes]]:
    encoder = msgspec.json.Encoder()
    for (name, key), value in values:
        data = encoder.encode(value)
        yield name, key, _seal(name, key, data) + data


def _seal(name: str, key: str, data: bytes) -> bytes:
    return crc32(data, crc32(f"{name}/{key}".encode())).to_bytes(4)


def _unsealed(name: str, key: str, value: bytes) -> bytes:
    """Give the bytes under the seal.

    Raises:
        ValueError: they are not what was written here.
    """
    if not isinstance(value, bytes) or _seal(name, key, value[4:]) != value[:4]:
        raise ValueError("not what was written")
    return value[4:]
