"""What the preview itself can have to report."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

BUG = Code(
    "serve/bug",
    Severity.ERROR,
    "briefgen met a bug of its own: {what}.",
    "Please report it with what you did and what the terminal says. The preview goes on.",
)

NO_WORKERS = Code(
    "serve/no-workers",
    Severity.ERROR,
    "The site could not be made: {what}.",
    "The preview goes on, and tries again with the next change.",
)

PLUGIN = Code(
    "serve/plugin",
    Severity.ERROR,
    "The plug-in `{name}` failed: {what}.",
    "Tell its author what `briefgen serve -v` says; begin the preview anew when the plug-in is mended.",
)

CODES: tuple[Code, ...] = (BUG, NO_WORKERS, PLUGIN)
