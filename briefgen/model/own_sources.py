"""Our own sources as a digest: what is remembered holds only for the code and the word lists that made it."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

_SOURCES = frozenset({".py", ".txt"})


def sources_digest(*packages: Path) -> bytes:
    """Give a digest of all code and all word lists in some folders, however deep they lie.

    Where the folders stand does not count: another machine with the same sources has the same digest.
    """
    digest = blake2b(digest_size=20)
    for package in packages:
        for name, path in sorted(_sources_in(package).items()):
            digest.update(f"{package.name}/{name}\0".encode() + path.read_bytes())
    return digest.digest()


def _sources_in(package: Path) -> dict[str, Path]:
    files = (path for path in package.rglob("*") if path.suffix in _SOURCES)
    return {path.relative_to(package).as_posix(): path for path in files}
