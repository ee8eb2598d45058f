"""What the outputs of the last build looked up, and what stood there, kept for the next build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from briefgen.cache import sealed_file
from briefgen.cache.last_files import READS, last_file


@dataclass(frozen=True, slots=True)
class KeptOutput:
    """An output as it was made last.

    ``handed`` is the digest of what its maker was handed, ``made`` that of its bytes, ``reads`` the numbers
    of what was looked up.
    """

    handed: bytes
    made: str
    reads: bytes


@dataclass(frozen=True, slots=True)
class KeptReads:
    """All outputs by path, and the keys that they looked up.

    The key with number n is ``names[n]`` of the shelf ``shelves[places[n]]``; ``digests`` has what stood
    there, one after the other. ``common`` are digests of what counts for all outputs, by what it
    is, ``templates`` those of the theme's.
    """

    common: dict[str, str]
    templates: dict[str, str]
    shelves: list[str]
    places: bytes
    names: list[str]
    digests: bytes
    outputs: dict[str, KeptOutput]


def keep(folder: Path | None, out: Path, reads: KeptReads | None) -> None:
    """Keep what is known of the outputs in ``out`` in the cache ``folder``; none: forget it."""
    if folder is None:
        return
    if reads is None:
        sealed_file.remove(last_file(READS, folder, out))
    else:
        sealed_file.write(last_file(READS, folder, out), msgspec.msgpack.encode(reads))


def read(folder: Path | None, out: Path) -> KeptReads | None:
    """Give what was kept; nothing where there is none, or it is damaged or of another version."""
    data = sealed_file.read(last_file(READS, folder, out)) if folder is not None else None
    try:
        return msgspec.msgpack.decode(data, type=KeptReads) if data else None
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors too
        return None
