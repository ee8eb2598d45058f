"""A memo that several machines share: packs of entries in a folder of any kind that fsspec reaches.

One pack for each time that something was found out, never changed, and named by the digest of its bytes: so
machines that write at once never meet, and a pack that is damaged, half written or somebody else's is left
aside. Each machine takes every pack once, into its own memo, and looks for others only where that memo lacks
something.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import Any

import msgspec

_NAME = re.compile(r"memo-1(?P<shelf>-[a-z]+)?-(?P<digest>[0-9a-f]{40})\.pack")
_AT_ONCE = 16
"""Packs that are fetched at a time."""

LARGEST = 32_000_000
"""Bytes of entries after which a pack is full."""


class FarError(Exception):
    """There can be no shared memo at an address; the message says why, in one sentence."""


class Far:
    """The packs in one folder: ``s3://bucket/folder``, ``file:///folder``, or what else fsspec knows.

    What cannot be reached while a build runs is nothing worse than something not remembered.
    """

    def __init__(self, url: str) -> None:
        """Take the folder at this address.

        Raises:
            FarError: no such kind of address is known, or what it needs is not installed.
        """
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise FarError(
                'A shared cache needs more than is installed here: pip install "briefgen[cluster]".'
            ) from None
        try:
            found: tuple[Any, str] = url_to_fs(url)
        except (ImportError, ValueError, OSError) as error:
            why = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            raise FarError(f"There can be no cache at {url}: {why.rstrip('.')}.") from None
        self._system, self._folder = found[0], found[1].rstrip("/")

    def packs(self, shelf: str, seen: Collection[str]) -> Iterator[tuple[str, dict[str, bytes]]]:
        """Give the packs of a shelf whose names were not seen yet: name and entries, none where it is bad."""
        with suppress(Exception):  # each kind of folder has errors of its own
            self._system.invalidate_cache(self._folder)
            names = {str(path).rpartition("/")[2] for path in self._system.ls(self._folder, detail=False)}
            ours = {name: found for name in names if (found := _NAME.fullmatch(name))}
            wanted = sorted(name for name, found in ours.items() if (found["shelf"] or "")[1:] == shelf)
            fresh = [name for name in wanted if name not in seen]
            for at in range(0, len(fresh), _AT_ONCE):
                paths = {f"{self._folder}/{name}": name for name in fresh[at : at + _AT_ONCE]}
                for path, data in self._system.cat(list(paths), on_error="omit").items():
                    name = paths.get(str(path)) or str(path).rpartition("/")[2]
                    yield name, _entries(name, data)

    def add(self, shelf: str, entries: Mapping[str, bytes]) -> list[str]:
        """Put entries into packs of their own; give the names of those that are there now."""
        done: list[str] = []
        with suppress(Exception):
            self._system.makedirs(self._folder, exist_ok=True)
            for pack in _packs(entries):
                data = msgspec.msgpack.encode(pack)
                name = f"memo-1{f'-{shelf}' if shelf else ''}-{_digest(data)}.pack"
                self._system.pipe_file(f"{self._folder}/{name}", data)
                done.append(name)
        return done


def _packs(entries: Mapping[str, bytes]) -> Iterator[dict[str, bytes]]:
    pack: dict[str, bytes] = {}
    size = 0
    for key, value in entries.items():
        pack[key] = value
        size += len(value)
        if size >= LARGEST:
            yield pack
            pack, size = {}, 0
    if pack:
        yield pack


def _entries(name: str, data: bytes) -> dict[str, bytes]:
    found = _NAME.fullmatch(name)
    if found is None or found["digest"] != _digest(data):
        return {}
    with suppress(ValueError):  # msgspec's errors are ValueErrors too
        return msgspec.msgpack.decode(data, type=dict[str, bytes])
    return {}


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()
