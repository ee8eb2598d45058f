"""The form that a quotation has by its words alone, where nobody says what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model.quoting import FRAGMENT, FULL
from briefgen.model.text import Span

FEW = 6
"""Words up to which a quotation without the end of a sentence is a fragment."""

_ENDS = (".", "!", "?", "…")
_MARKS = "\"'”’“‘»«›‹"
_END_BEHIND = re.compile(rf"\s?(?:[.!?…]|[,—–]\s?[{_MARKS}]|[{_MARKS}]{{1,2}}[.,!?…])")
"""The stop behind the words of a sentence, or the comma before its cue: ‘We pay.”’, ‘We pay,” Reed said’."""

_PARTED = re.compile(rf"(?:^|[.,:;!?…—–)\n])[\s{_MARKS}]*$")
"""What stands before words that the writer's sentence does not lead into."""

_BEFORE = 8
"""Characters in which that is looked for."""


def form_of(words: Sequence[str], *, whole: bool = False) -> str:
    """Give the form that words have by themselves; that they paraphrase somebody has to be said.

    ``whole`` says that they are a sentence where they stand, though its last sign is not among them.
    """
    last = words[-1].rstrip("\"'”’» ") if words else ""
    few = sum(len(part.split()) for part in words) <= FEW
    return FRAGMENT if few and not whole and not last.endswith(_ENDS) else FULL


def is_sentence(spans: Sequence[Span], text: str, *, spoken: bool = False) -> bool:
    """Say whether words begin and end as a sentence does where they stand, its last sign counted in.

    ``spoken`` says that they are all that somebody says there; else something must set them off from the
    words before: not ‘called it “Fake news.”’.
    """
    if not spans:
        return False
    first = next((sign for sign in spans[0].of(text) if sign.isalnum()), "")
    end = spans[-1].end
    if text[end - 1] in _MARKS:  # ‘They called it a "gift,"’: the words have a mark of their own at their end
        end = spans[-1].start + len(spans[-1].of(text).rstrip(_MARKS + ",.!?…"))
    start = spans[0].start
    apart = spoken or _PARTED.search(text, max(0, start - _BEFORE), start)
    return not first.islower() and bool(apart) and bool(_END_BEHIND.match(text, end))
