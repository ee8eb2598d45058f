"""Bytes on disk to text: the one place that opens files, with a bound on what is read."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.load.problems.file_problems import ENCODING, NUL, TOO_LONG, TWO_VERSIONS, UNREADABLE
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.file_look import OPEN_FLAGS
from briefgen.model.text import Place, place_in

TEXT_LIMIT: Final = 5_000_000
"""Bytes of a text file: about a thousand printed pages."""

BYTES_LIMIT: Final = 50_000_000
"""Bytes of a picture or another file that is copied as it is."""

_MARKS: Final = 7
"""Letters of a mark of version control."""

_CONFLICT: Final = re.compile(
    r"^<{7} .*\n(?:(?!={7}$|[<>]{7} ).*\n)*={7}\n(?:(?![<>]{7} ).*\n)*>{7} ", re.MULTILINE
)
"""Two versions of some lines that were to be joined; all three marks, since one alone may be text."""


def read_bytes(file: str | Path, path: str, limit: int = BYTES_LIMIT) -> Outcome[bytes | None]:
    """Read one file.

    Args:
        file: where it is.
        path: its name for messages, relative to the site's folder.
        limit: how many bytes it may have; a longer file is not read.

    Returns:
        Its bytes, or nothing and the reason.
    """
    try:
        handle = os.open(file, OPEN_FLAGS)
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return _nothing(UNREADABLE.at(Place(path), path=path, reason="it is not an ordinary file"))
            # A file may grow while it is read, so the limit holds for the reading too.
            data = stream.read(limit + 1) if status.st_size <= limit else None
    except (OSError, ValueError) as error:
        return _nothing(UNREADABLE.at(Place(path), path=path, reason=_reason(error)))
    if data is None or len(data) > limit:
        size = max(status.st_size, limit + 1)
        return _nothing(TOO_LONG.at(Place(path), size=_megabytes(size), limit=_megabytes(limit)))
    return Outcome(data)


def read_text(file: str | Path, path: str, limit: int = TEXT_LIMIT) -> Outcome[str | None]:
    """Read one UTF-8 text file; line ends come back as LF, a byte order mark is dropped."""
    outcome = read_bytes(file, path, limit)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    return decode(path, outcome.value)


def decode(path: str, data: bytes) -> Outcome[str | None]:
    """Give the text of ``data``, or nothing and the place of the first byte that is no UTF-8."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        place = place_in(path, _unix(readable), len(_unix(readable)))
        return Outcome(None, (ENCODING.at(place, byte=f"0x{data[error.start]:02X}"),))
    text = _unix(text)
    if "\0" in text:
        place = place_in(path, text, text.index("\0"))
        return Outcome(
            None, (NUL.at(replace(place, excerpt=place.excerpt.replace("\0", "\N{SYMBOL FOR NULL}"))),)
        )
    conflicts = tuple(_conflicts(path, text)) if "<<<<<<< " in text else ()
    return Outcome(None if conflicts else text, conflicts)


def _conflicts(path: str, text: str) -> Iterator[Diagnostic]:
    for conflict in _CONFLICT.finditer(text):
        place = place_in(path, text, conflict.start(), _MARKS)
        yield TWO_VERSIONS.at(place, last=text.count("\n", 0, conflict.end()) + 1)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _nothing(problem: Diagnostic) -> Outcome[bytes | None]:
    return Outcome(None, (problem,))


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else ""
    return (reason or str(error) or type(error).__name__).lower()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} megabytes".replace(".0 ", " ")
