"""Did you mean …?"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

_MANY: Final = 500
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


def did_you_mean(written: str, known: Sequence[str]) -> str:
    """Give a sentence with the known word that is most like the one written, and a space; or nothing."""
    if len(known) > _MANY:
        # Comparing with every id of a large archive takes long, and the first letters are seldom wrong.
        start = _start(written)
        known = [word for word in known if _start(word) == start]
    other = _OTHER_WORDS.get(written)
    close = [other] if other in known else get_close_matches(written[:200], known, n=1, cutoff=0.65)
    return f"Did you mean `{close[0]}`? " if close else ""


def _start(word: str) -> str:
    """Give the first letters, of an entity's id those behind its kind."""
    return word.rpartition("/")[2][:3]
