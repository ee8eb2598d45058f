"""What somebody may have meant who typed a name that nothing has."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give a question that names what is most like ``word``, with a space before it; or nothing."""
    by_fold = {one.casefold(): one for one in sorted(known)}
    near = get_close_matches(word.casefold()[:200], by_fold, n=3, cutoff=0.65)
    meant = " or ".join(f"'{by_fold[one]}'" for one in near)
    return f" Did you mean {meant}?" if meant else ""
