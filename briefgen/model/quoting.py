"""What kind of quoting a quotation is: a whole statement, a fragment, words of a document, a paraphrase."""

from __future__ import annotations

import re
from typing import Final

FULL, FRAGMENT, DOCUMENT, PARAPHRASE = FORMS = ("full", "fragment", "document", "paraphrase")
"""The forms; of a paraphrase the words are not those that were said."""

_BETWEEN_MARKS: Final = re.compile(r"""\s*(?:“[^“”]+”|„[^“”„]+[“”]|«[^«»]+»|"[^"]+")\s*""")


def is_between_marks(text: str) -> bool:
    """Say whether a pair of double quotation marks holds a text, all of it: “We will pay.”."""
    return bool(_BETWEEN_MARKS.fullmatch(text))


def without_marks(text: str) -> str:
    """Give the words of a text without the pair of quotation marks that holds them, which pages set."""
    return text.strip()[1:-1].strip() if is_between_marks(text) else text
