"""Institutions of a state: "Russian Foreign Ministry" and "Foreign Ministry of Russia" are one."""

from __future__ import annotations

from functools import lru_cache

from briefgen.resolve.countries import atlas
from briefgen.resolve.name_forms import REMEMBERED
from briefgen.resolve.name_lists import HEADS

_PAIRS = frozenset({("air", "force"), ("central", "bank")})


@lru_cache(maxsize=REMEMBERED)
def state_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the country's code and the words of the institution; nothing if the name is of another make."""
    code, count = atlas().leading(words)
    if code and is_institution(words[count:]):
        return (code, *words[count:])
    for index in range(len(words) - 2, 0, -1):
        if words[index] == "of":
            tail = words[index + 1 :]
            codes = atlas().names.get(" ".join(tail[1:] if tail[0] == "the" else tail), ())
            if len(codes) == 1 and is_institution(words[:index]):
                return (codes[0], *words[:index])
    return ()


def is_institution(words: tuple[str, ...]) -> bool:
    """Say whether every state has one: a Foreign Ministry, a Department of Justice, a General Staff."""
    return bool(words) and (words[-1] in HEADS or words[0] in HEADS or words[-2:] in _PAIRS)
