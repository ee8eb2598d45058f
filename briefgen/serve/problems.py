"""What the preview itself can have to report."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

BUG = Code(
    "serve/bug",
    Severity.ERROR,
    "briefgen met a bug of its own: {what}.",
    "Please report it with what you did and what the terminal says. The preview goes on.",
)

CODES: tuple[Code, ...] = (BUG,)
