"""What the system says, in words for an editor."""

from __future__ import annotations

import errno
from pathlib import Path

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place
from briefgen.write import problems

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_MOUNTED = (errno.EBUSY, errno.EXDEV)


def explain(error: OSError, out: Path, staged: Path, name: str) -> Diagnostic:
    """Give the problem for an error met while ``out``, called ``name``, was put together in ``staged``."""
    path = Path(error.filename) if isinstance(error.filename, str) else out
    inside = path.relative_to(staged).as_posix() if path.is_relative_to(staged) and path != staged else ""
    shown = f"{name}/{inside}" if inside else name if path in (out, staged) else path.as_posix()
    why = (error.strerror or str(error)).lower()
    if error.errno in _FULL:
        return problems.DISK_FULL.at(Place(name), out=name, why=why)
    if error.errno == errno.ENAMETOOLONG:
        return problems.TOO_LONG.at(Place(shown), path=shown)
    if error.errno in _MOUNTED:
        return problems.MOUNT_POINT.at(Place(shown), out=shown)
    return problems.NOT_WRITABLE.at(Place(shown), path=shown, why=why)
