"""The problems of files that hold the texts of sources."""

from __future__ import annotations

from typing import Final

from briefgen.model.diagnostic import Code, Severity

NO_STORED_FILE: Final = Code(
    "source/no-file",
    Severity.ERROR,
    "There is no file `{file}` beside this record or in `content/sources`.",
    "{suggestion}Save the text of the source there, as .txt, .md or .html.",
)
STORED_ELSEWHERE: Final = Code(
    "source/file-elsewhere",
    Severity.ERROR,
    "`{file}` leads out of `content/sources`.",
    "Keep the stored text in `content/sources`, where nothing is published, and name it by its path there.",
)
STORED_ENDING: Final = Code(
    "source/file-ending",
    Severity.ERROR,
    "`{file}` is not a kind of file that holds text.",
    "Save the text of the source as .txt, .md or .html.",
)
STORED_EMPTY: Final = Code(
    "source/no-words",
    Severity.WARNING,
    "`{file}` holds no words, so no quotation is compared with it.",
    "Save the text that a reader sees, in a .txt file if need be: pages that are made by a script hold none.",
)
STORED_UNNAMED: Final = Code(
    "source/unnamed-file",
    Severity.WARNING,
    "`{path}` is not read: no record names it as the text of its source.",
    "Name it in that record, `file: {file}`; a briefing belongs in another folder of `content`.",
)
STORED_TWICE: Final = Code(
    "source/text-and-file",
    Severity.ERROR,
    "This source has a `text` and names a `file` with its text.",
    "Keep one of the two.",
)

CODES: Final[tuple[Code, ...]] = (
    NO_STORED_FILE,
    STORED_ELSEWHERE,
    STORED_EMPTY,
    STORED_ENDING,
    STORED_TWICE,
    STORED_UNNAMED,
)
