"""What the files of a site looked like when the last build left them, so that no later one need read them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from briefgen.cache import sealed_file
from briefgen.cache.last_files import FILES, last_file
from briefgen.model.file_look import Known


def keep(folder: Path | None, out: Path, files: Mapping[str, Known], fresh: Mapping[str, str]) -> None:
    """Keep in the cache ``folder`` (none: nowhere) what is known of the files in ``out``.

    ``fresh`` are the digests of files whose looks do not tell: they are kept without a look.
    """
    if folder is not None:
        whole = {**files, **{path: Known("", digest) for path, digest in fresh.items()}}
        sealed_file.write(last_file(FILES, folder, out), msgspec.msgpack.encode(whole))


def read(folder: Path | None, out: Path) -> dict[str, Known]:
    """Give what was kept of the files in ``out``; nothing where that is damaged or of another version."""
    data = sealed_file.read(last_file(FILES, folder, out)) if folder is not None else None
    try:
        return msgspec.msgpack.decode(data, type=dict[str, Known]) if data else {}
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors too
        return {}
