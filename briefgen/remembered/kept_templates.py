"""Templates that were compiled once, kept beside the compiled files of the program itself.

Not in the cache of a site: what is there is data, and a site that somebody else sends may bring one along;
this is code. It holds as Python's own compiled files do: for one version of Python, of Jinja and of our
sources, if they may be written at all. What is damaged or of another version is a miss.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib import metadata
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

from briefgen.model.own_sources import sources_digest
from briefgen.render import COMPILED

_HOME = Path(__file__).parents[1]

MOST = 500
"""So many templates are kept; where they are more, only the last."""

_SEAL = 32


def take() -> None:
    """Let templates be printed that an earlier process compiled."""
    _stamp()  # by the sources that are at work: they may be replaced before anything is kept
    COMPILED.take(_read())


def keep() -> None:
    """Keep what this process compiled anew, unless Python is not to keep compiled files."""
    fresh = COMPILED.fresh()
    if not fresh or sys.dont_write_bytecode:
        return
    known = {**_read(), **fresh}
    data = marshal.dumps(known if len(known) <= MOST else fresh)
    path = _file()
    # Under a name of its own until it is whole: several processes may write at once.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(_seal(data) + data)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _read() -> dict[str, bytes]:
    with suppress(OSError):
        written = _file().read_bytes()
        if written[:_SEAL] == _seal(written[_SEAL:]):
            known: dict[str, bytes] = marshal.loads(written[_SEAL:])
            return known
    return {}


def _file() -> Path:
    return Path(cache_from_source(str(_HOME / "templates.py")))


def _seal(data: bytes) -> bytes:
    return blake2b(_stamp() + data, digest_size=_SEAL).digest()


@cache
def _stamp() -> bytes:
    """Give a digest of all that decides what a template is compiled to, its text apart."""
    digest = blake2b(MAGIC_NUMBER + metadata.version("jinja2").encode())
    digest.update(sources_digest(_HOME / "render"))
    return digest.digest()
