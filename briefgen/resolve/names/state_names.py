"""Institutions of a state: "Russian Foreign Ministry" and "Foreign Ministry of Russia" are one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.name_forms import REMEMBERED, form
from briefgen.resolve.names.name_lists import HEADS, LOCAL_BODIES, LOCAL_PLACES, SINGLE_HEADS

_PAIRS = frozenset({("air", "force"), ("central", "bank")})


@lru_cache(maxsize=REMEMBERED)
def state_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the country's code and the words of the institution; nothing if the name is of another make."""
    code, count = atlas().leading(words)
    if code and is_institution(words[count:]):
        return (code, *_of_itself(words[count:]))
    for index in range(len(words) - 2, 0, -1):
        if words[index] == "of":
            tail = words[index + 1 :]
            codes = atlas().names.get(" ".join(tail[1:] if tail[0] == "the" else tail), ())
            if len(codes) == 1 and is_institution(words[:index]):
                return (codes[0], *_of_itself(words[:index]))
    return ()


def _of_itself(body: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the whole that a body is a part of: a General Staff is that of the armed forces."""
    for index in range(2, len(body) - 2):
        if body[index : index + 2] == ("of", "the") and is_institution(body[index + 2 :]):
            return body[:index] if is_institution(body[:index]) else body
    return body


def nations_in(text: str) -> Iterator[str]:
    """Give the codes of the countries that a description is of: "Norwegian skier", "President of Norway"."""
    words = form(text).words
    for start in range(len(words)):
        for end in range(start + 1, min(start + 4, len(words)) + 1):
            called = " ".join(words[start:end])
            codes = atlas().people(called) or (
                atlas().names.get(called, ()) if words[max(0, start - 1)] == "of" else ()
            )
            if len(codes) == 1:
                yield codes[0]


def is_institution(words: tuple[str, ...]) -> bool:
    """Say whether every state has one: a Foreign Ministry, a Department of Justice, a General Staff."""
    return bool(words) and (words[-1] in HEADS or words[0] in HEADS or words[-2:] in _PAIRS)


def is_local_body(words: tuple[str, ...]) -> bool:
    """Say whether every town or parish has one: "Parish Council" alone is nobody's name."""
    return len(words) == 2 and words[0] in LOCAL_PLACES and words[1] in LOCAL_BODIES


def is_anyones_body(words: tuple[str, ...]) -> bool:
    """Say whether a body's name stands for many: "the Parish Council", "the Alliance"."""
    return is_local_body(words) or (len(words) == 1 and words[0] in SINGLE_HEADS)
