"""Results by the digest of what they were made from, kept in one SQLite file.

One file and not one for each entry: an archive has a hundred thousand blocks. The key is a digest of
everything that the value depends on (texts, versions, our own sources), so an entry is never out of date;
it is there or it is not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from briefgen.cache.sealed_file import make_folder

T = TypeVar("T")

_FILE = "memo-1{}.sqlite"
_OURS = ("memo-*.sqlite*", "last-build-*", ".last-build-*", "edition-*", ".edition-*", ".gitignore")
_SEAL = 8
_AT_ONCE = 500
_PATIENCE = 10.0  # seconds to wait for another process that is writing
_LARGEST = 1 << 30  # bytes; a memo that outgrows this starts again from nothing


_TABLE = "CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value BLOB NOT NULL)"


class Memo:
    """What was found out before. Where it cannot be read or written it remembers nothing, silently."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    @classmethod
    def open(cls, folder: Path | None, shelf: str = "") -> Memo:
        """Give the memo kept in ``folder``, made if need be; without one, a memo that never remembers.

        ``shelf`` keeps what is large, such as pictures, in a file of its own.
        """
        if folder is None:
            return cls(None)
        with suppress(OSError):  # may still be readable
            make_folder(folder)
        path = folder / _FILE.format(f"-{shelf}" if shelf else "")
        with suppress(OSError):
            if path.stat().st_size > _LARGEST:
                path.unlink()
        return cls(path)

    def get(self, keys: Sequence[str], kind: type[T]) -> dict[str, T]:
        """Give what is remembered of these keys. An entry that is damaged, or no ``kind``, is left out."""
        found: dict[str, T] = {}
        decoder = msgspec.msgpack.Decoder(kind)

        def look(connection: sqlite3.Connection) -> None:
            for at in range(0, len(keys), _AT_ONCE):
                some = keys[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                for key, value in connection.execute(
                    f"SELECT key, value FROM memo WHERE key IN ({marks})", some
                ):
                    with suppress(ValueError):  # msgspec's errors are ValueErrors too
                        found[key] = decoder.decode(_unseal(key, value))

        self._work(look)
        return found

    def put(self, values: Mapping[str, T], kind: type[T]) -> None:
        """Remember these values. ``kind`` is their type, named so that ``get`` and ``put`` read alike."""
        del kind
        encoder = msgspec.msgpack.Encoder()
        rows = ((key, _seal(key, encoder.encode(value))) for key, value in values.items())

        def store(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?)", rows)

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
                    connection.execute(_TABLE)
                do(connection)
        except sqlite3.OperationalError:
            pass  # no such folder, no right to write, no room, or another process was writing for too long
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._path.unlink()


def round_trip(value: T, kind: type[T]) -> T | None:
    """Give a value as the memo would give it back; none if it would not."""
    try:
        return msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=kind)
    except (TypeError, ValueError, OverflowError):
        return None


def _seal(key: str, data: bytes) -> bytes:
    return blake2b(key.encode() + data, digest_size=_SEAL).digest() + data


def _unseal(key: str, value: object) -> bytes:
    """Give the bytes under the seal.

    Raises:
        ValueError: they are not what was written under this key.
    """
    if not isinstance(value, bytes) or _seal(key, value[_SEAL:]) != value:
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
