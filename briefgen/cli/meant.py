"""What somebody may have meant who typed a name that nothing has."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.model.suggestions import nearest


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give a question that names what is most like ``word``, with a space before it; or nothing."""
    meant = " or ".join(f"'{one}'" for one in nearest(word, known, 3))
    return f" Did you mean {meant}?" if meant else ""
