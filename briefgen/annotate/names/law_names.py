"""Names of laws over small words or brackets: "Church and Schools Act", "Citizenship (Amendment) Act"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.lexicon import words
from briefgen.annotate.names.name_patterns import Found, is_capital, is_loud
from briefgen.annotate.syntax import Parse, Word

_ABOUT = frozenset({"relating", "concerning", "regarding"})
_SMALL = frozenset({"to", "the", "of", "and", "in", "on", "for"})


def long_laws(parse: Parse) -> Iterator[Found]:
    """Find the laws whose names begin before "and" or a bracket."""
    if is_loud(parse):
        return
    row = parse.words
    for head in row[:-2]:
        about = row[head.i + 1].lower in _ABOUT and is_capital(head)
        end = _end(row, head.i + 2) if about and head.lower in words("names", "law-head") else 0
        if end > head.i + 2:
            yield _start(row, head.i), end, "LAW", "head-noun"
    for head in row[3:]:
        if head.lower not in words("names", "law-head") or not is_capital(head) or head.pos != "PROPN":
            continue
        first = _start(row, head.i)
        before = row[first - 1] if first else None
        joint = before is not None and before.lower == "and" and _is_joined(row, first, head)
        bracket = row[head.i - 1].text == ")" and row[head.i - 3].text == "(" and is_capital(row[head.i - 2])
        if joint:
            yield _start(row, first - 1), head.i + 1, "LAW", "head-noun"
        elif bracket and (begins := _start(row, head.i - 3)) < head.i - 3:
            yield begins, head.i + 1, "LAW", "head-noun"


def _end(row: tuple[Word, ...], at: int) -> int:
    """Give where capitalised words end behind "relating to the", over small words between them."""
    end = at
    while at < len(row) and (is_capital(row[at]) or row[at].lower in _SMALL):
        at += 1
        end = at if is_capital(row[at - 1]) else end
    return end


def _start(row: tuple[Word, ...], end: int) -> int:
    """Give where the capitalised words begin that stand right before a word."""
    first = end
    while first and is_capital(row[first - 1]) and row[first - 1].pos in ("PROPN", "NOUN", "ADJ"):
        first -= 1
    return first


def _is_joined(row: tuple[Word, ...], first: int, head: Word) -> bool:
    """Say whether what is before and behind "and" belong to one law: both hang on its head noun."""
    if first == head.i or first < 2:
        return False
    one, other = row[first - 2], row[head.i - 1]
    return is_capital(one) and one.head is head and other.dep == "conj" and other.head is one
