"""Results by the digest of what they were made from, kept in one SQLite file.

One file and not one for each entry: an archive has a hundred thousand blocks. The key is a digest of
everything that the value depends on (texts, versions, our own sources), so an entry is never out of date;
it is there or it is not. What nobody asks for any more goes when enough was written since: a full memo
becomes the older one, of which each entry that is asked for moves on, and the rest goes the next time.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from briefgen.cache import sealed_file
from briefgen.cache.far import Far

T = TypeVar("T")

_FILE = "memo-1{}.sqlite"
_OURS = ("memo-*.sqlite*", "last-build-*", ".last-build-*", "edition-*", ".edition-*", ".gitignore")
_SEAL = 8
_AT_ONCE = 500
_PATIENCE = 10.0  # seconds to wait for another process that is writing
_ENOUGH = 1 << 29
"""So many bytes may be written before a memo counts as full; more where more than that is in use."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS older (key TEXT PRIMARY KEY, value BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sizes (what TEXT PRIMARY KEY, bytes INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS packs (name TEXT PRIMARY KEY)",
)
_INSERT = "INSERT OR REPLACE INTO memo VALUES (?, ?)"
_DIGEST = re.compile(r"[0-9a-f]{40}")


class Memo:
    """What was found out before. Where it cannot be read or written it remembers nothing, silently.

    With a ``far`` folder it takes in what other machines found out, and gives them what is new here.
    """

    def __init__(self, path: Path | None, shelf: str = "", far: Far | None = None) -> None:
        self._path, self._shelf, self._far = path, shelf, far
        self._asked = far is None

    @classmethod
    def open(cls, folder: Path | None, shelf: str = "", far: Far | None = None) -> Memo:
        """Give the memo kept in ``folder``, made if need be; without one, a memo that never remembers.

        ``shelf`` keeps what is large, such as pictures, in a file of its own; ``far`` is shared with others.
        """
        if folder is None:
            return cls(None)
        with suppress(OSError):  # may still be readable
            sealed_file.make_folder(folder)
        path = folder / _FILE.format(f"-{shelf}" if shelf else "")
        sealed_file.remove_strange(path)
        memo = cls(path, shelf, far)
        with suppress(OSError):
            if path.stat().st_size > _ENOUGH:
                memo._work(_make_room)
        return memo

    def get(self, keys: Sequence[str], kind: type[T]) -> dict[str, T]:
        """Give what is remembered of these keys. An entry that is damaged, or no ``kind``, is left out."""
        found = self._get(keys, kind)
        if not self._asked and len(found) < len(keys) and self._path is not None:
            self._asked = True
            self._take_in()
            found |= self._get([key for key in keys if key not in found], kind)
        return found

    def _get(self, keys: Sequence[str], kind: type[T]) -> dict[str, T]:
        found: dict[str, T] = {}
        decoder = msgspec.msgpack.Decoder(kind)

        def look(connection: sqlite3.Connection) -> None:
            for at in range(0, len(keys), _AT_ONCE):
                rows = _rows(connection, keys[at : at + _AT_ONCE])
                for key, value in rows.items():
                    with suppress(ValueError):  # msgspec's errors are ValueErrors too
                        found[key] = decoder.decode(unseal(key, value))

        if keys:
            self._work(look)
        return found

    def _take_in(self) -> None:
        """Put what others found out into the file here, each of their packs once."""
        far, seen = self._far, set[str]()
        assert far is not None

        def look(connection: sqlite3.Connection) -> None:
            seen.update(name for (name,) in connection.execute("SELECT name FROM packs"))

        self._work(look)
        for name, entries in far.packs(self._shelf, seen):
            self._work(partial(_take, name, entries))

    def put(self, values: Mapping[str, T], kind: type[T]) -> None:
        """Remember these values. ``kind`` is their type, named so that ``get`` and ``put`` read alike."""
        del kind
        encoder = msgspec.msgpack.Encoder()
        rows = {key: seal(key, encoder.encode(value)) for key, value in values.items()}
        # A key that is no digest names what is true for this machine only, such as its last search index.
        shared = {key: value for key, value in rows.items() if _DIGEST.fullmatch(key)} if self._far else {}
        packs = self._far.add(self._shelf, shared) if self._far and shared and self._path else []

        def store(connection: sqlite3.Connection) -> None:
            with connection:
                _store(connection, rows, "written")
                connection.executemany("INSERT OR REPLACE INTO packs VALUES (?)", ((name,) for name in packs))

        if values:
            self._work(store)

    def _work(self, do: Callable[[sqlite3.Connection], None]) -> None:
        """Open the file for this work; whatever goes wrong with the file ends the work, silently.

        A file that is no memo, or a damaged one, is removed, so that the next time begins a new one.
        """
        if self._path is None:
            return
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as connection:
                # What a loss of power damages is a miss; to wait for the disk takes longer than most work.
                connection.execute("PRAGMA synchronous = OFF")
                with suppress(sqlite3.OperationalError):  # a file that can be read but not written to
                    for table in _TABLES:
                        connection.execute(table)
                do(connection)
        except sqlite3.OperationalError:
            pass  # no such folder, no right to write, no room, or another process was writing for too long
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # the words of a table itself may be damaged
            with suppress(OSError):
                self._path.unlink()


def _rows(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, bytes]:
    """Give the entries of these keys; those of the older memo move on."""
    rows: dict[str, bytes] = dict(connection.execute(_select("memo", len(keys)), keys))
    if missing := [key for key in keys if key not in rows]:
        with suppress(sqlite3.OperationalError), connection:  # where nobody can write, nothing moves
            older: dict[str, bytes] = dict(connection.execute(_select("older", len(missing)), missing))
            if older:
                rows |= older
                _store(connection, older, "moved on")
    return rows


def _select(table: str, count: int) -> str:
    return f"SELECT key, value FROM {table} WHERE key IN ({','.join('?' * count)})"


def _store(connection: sqlite3.Connection, rows: Mapping[str, bytes], how: str) -> None:
    """Store entries, and count how many bytes came this way since there was room."""
    connection.executemany(_INSERT, rows.items())
    size = sum(map(len, rows.values()))
    connection.execute(
        "INSERT INTO sizes VALUES (?, ?) ON CONFLICT (what) DO UPDATE SET bytes = bytes + excluded.bytes",
        (how, size),
    )


def _make_room(connection: sqlite3.Connection) -> None:
    """Drop what nobody asked for since the last time, if more was written since than is enough.

    What moved on is in use: an archive that needs more than that has twice its room.
    """
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # two builds at once must not do this one after the other
        sizes = dict(connection.execute("SELECT what, bytes FROM sizes"))
        if sizes.get("written", 0) > max(_ENOUGH, sizes.get("moved on", 0)):
            connection.execute("DROP TABLE older")
            connection.execute("ALTER TABLE memo RENAME TO older")
            connection.execute(_TABLES[0])
            connection.execute("DELETE FROM sizes")


def _take(name: str, entries: Mapping[str, bytes], connection: sqlite3.Connection) -> None:
    with connection:
        _store(connection, entries, "written")
        connection.execute("INSERT OR REPLACE INTO packs VALUES (?)", (name,))


def packed(value: object) -> bytes | None:
    """Give a value as bytes, to stand in another until it is needed; none if it cannot be kept at all."""
    try:
        return msgspec.msgpack.encode(value)
    except (TypeError, ValueError, OverflowError):
        return None


def unpacked(data: bytes, kind: type[T]) -> T:
    """Give the value of such bytes.

    Raises:
        ValueError: they hold no ``kind``.
    """
    return msgspec.msgpack.decode(data, type=kind)


def seal(key: str, data: bytes) -> bytes:
    """Give bytes with a seal that tells whether they were changed, or stand under another key."""
    return blake2b(key.encode() + data, digest_size=_SEAL).digest() + data


def unseal(key: object, value: object) -> bytes:
    """Give the bytes under the seal.

    Raises:
        ValueError: they are not what was written under this key.
    """
    if not (isinstance(key, str) and isinstance(value, bytes)) or seal(key, value[_SEAL:]) != value:
        raise ValueError("not what was written")
    return value[_SEAL:]


def forget(folder: Path) -> bool:
    """Remove all that is remembered in ``folder``, and the folder if it is empty; say if there was any."""
    if folder.is_symlink():
        return False
    found = [path for pattern in _OURS for path in folder.glob(pattern)]
    with suppress(OSError):
        for path in found:
            path.unlink(missing_ok=True)
        folder.rmdir()
    return bool(found)
