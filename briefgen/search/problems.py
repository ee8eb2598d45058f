"""What can go wrong when a site is made searchable."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

MISSING = Code(
    "search/no-program",
    Severity.WARNING,
    "This machine has no program of Pagefind, so the site has no search.",
    'Install it with `pip install "pagefind[bin]"`, or write `search: false` into briefgen.yaml.',
)
FAILED = Code(
    "search/failed",
    Severity.ERROR,
    "The search index could not be made: {why}.",
    "Is there room for temporary files? `search: false` in briefgen.yaml makes the site without search.",
)

CODES: tuple[Code, ...] = (MISSING, FAILED)
