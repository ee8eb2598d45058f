"""What the files of a site looked like when the last build left them, so that no later one need read them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from briefgen.cache import sealed_file
from briefgen.model.file_look import Known

_FILE = "last-build-1-{}.files"


def keep(folder: Path | None, out: Path, files: Mapping[str, Known], fresh: Mapping[str, str]) -> None:
    """Keep in the cache ``folder`` (none: nowhere) what is known of the files in ``out``.

    ``fresh`` are the digests of files whose looks do not tell: they are kept without a look.
    """
    if folder is not None:
        whole = {**files, **{path: Known("", digest) for path, digest in fresh.items()}}
        sealed_file.write(_path(folder, out), msgspec.msgpack.encode(whole))


def read(folder: Path | None, out: Path) -> dict[str, Known]:
    """Give what was kept of the files in ``out``; nothing where that is damaged or of another version."""
    data = sealed_file.read(_path(folder, out)) if folder is not None else None
    try:
        return msgspec.msgpack.decode(data, type=dict[str, Known]) if data else {}
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors too
        return {}


def _path(folder: Path, out: Path) -> Path:
    return folder / _FILE.format(sha256(os.fsencode(out)).hexdigest()[:12])
