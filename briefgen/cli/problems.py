"""What can be wrong with a text that is given to a command."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

BAD_LINE = Code(
    "annotate/bad-line",
    Severity.ERROR,
    "This line is not what `--from jsonl` reads: {why}.",
    'Write one JSON object on each line: {{"id": "any-name", "text": "The text."}}.',
)

CODES: tuple[Code, ...] = (BAD_LINE,)
