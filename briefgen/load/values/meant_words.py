"""Did you mean …? For words in a header, a record or the settings."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from briefgen.model.suggestions import did_you_mean, nearest

_OTHER_WORDS: Final = {
    "admits": "acknowledges",
    "claims": "asserts",
    "contradicts": "denies",
    "debunked": "refuted",
    "disputed": "contested",
    "disputes": "denies",
    "false": "refuted",
    "questions": "doubts",
    "refutes": "denies",
    "rejects": "denies",
    "says": "asserts",
    "true": "confirmed",
    "unproven": "unverified",
    "verified": "confirmed",
    "withdraws": "retracts",
}
"""What people write for stances and states, and the word for it here: what looks most like it may mean the
contrary."""


def meant(written: str, known: Collection[str]) -> str:
    """Give a question with the known word that is most like the one written, and a space; or nothing."""
    other = _OTHER_WORDS.get(written, "")
    return did_you_mean([other] if other in known else nearest(written, known))
