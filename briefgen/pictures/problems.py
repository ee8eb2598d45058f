"""The problems that drawing can report."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

BAD_FONT = Code(
    "share/bad-font",
    Severity.ERROR,
    "The file `{path}` is no font that can be read.",
    "Name a TrueType or OpenType file (`.ttf`, `.otf`).",
)

CODES: tuple[Code, ...] = (BAD_FONT,)
