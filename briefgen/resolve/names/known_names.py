"""Names that the records know, found in the prose in one pass, whether or not the model saw them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs

from briefgen.model.language import primary
from briefgen.model.registry import EntityRecord
from briefgen.model.text import Span

_SAME_LENGTH = str.maketrans("’‘ʼ`´‑–\n\t\u00a0\u202f", "'''''--    ")
"""Each to one character, so that offsets stay as they are."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that records know (one, or several that share it), and where it stands."""

    span: Span
    records: tuple[str, ...]


class NameSpotter:
    """Finds the names of records: whole words, the leftmost and longest, as recorded or in capitals."""

    def __init__(self, records: Iterable[EntityRecord]) -> None:
        patterns: dict[str, set[tuple[str, str]]] = {}
        for record in records:
            for name, lang in _spotted(record):
                for spelling in {name, name.upper()} if " " in name else {name}:
                    patterns.setdefault(spelling, set()).add((record.id, primary(lang) if lang else ""))
        self._spellings = spellings = sorted(patterns)
        self._bearers = [tuple(sorted(patterns[spelling])) for spelling in spellings]
        self._automaton = ahocorasick_rs.AhoCorasick(spellings) if spellings else None

    def spot(self, text: str, lang: str = "") -> tuple[KnownName, ...]:
        """Give the known names in ``text``, written in ``lang``, none overlapping another, by position."""
        if self._automaton is None:
            return ()
        found = self._automaton.find_matches_as_indexes(text.translate(_SAME_LENGTH), overlapping=True)
        whole = sorted(
            (start, -end, number) for number, start, end in found if _stands_alone(text, start, end)
        )
        return tuple(self._leftmost_longest(whole, lang))

    def has_any(self, text: str) -> bool:
        """Say whether any of the names stands in ``text``, in whatever language."""
        # Most texts have not one word of any name, and need no closer look.
        if self._automaton is None or not self._words.find_matches_as_indexes(text):
            return False
        found = self._automaton.find_matches_as_indexes(text.translate(_SAME_LENGTH), overlapping=True)
        return any(_stands_alone(text, start, end) for _, start, end in found)

    @cached_property
    def _words(self) -> ahocorasick_rs.AhoCorasick:
        """The longest word of each name, or all of a name without any."""
        return ahocorasick_rs.AhoCorasick(
            sorted({max(_WORD.findall(name), key=len, default=name) for name in self._spellings})
        )

    def _leftmost_longest(self, found: Iterable[tuple[int, int, int]], lang: str) -> Iterator[KnownName]:
        reached = 0
        for start, minus_end, number in found:
            bearers = self._bearers[number] if start >= reached else ()
            records = tuple(dict.fromkeys(id_ for id_, own in bearers if own in ("", lang)))
            if records:
                reached = -minus_end
                yield KnownName(Span(start, reached), records)


def _spotted(record: EntityRecord) -> Iterator[tuple[str, str]]:
    names = [(name, "") for name in (record.name, *record.demonyms)]
    names += [(alias.text, alias.lang) for alias in record.aliases if alias.auto != "never"]
    for name, lang in names:
        plain = " ".join(name.translate(_SAME_LENGTH).split())
        # A lower-case word would be found all over the prose; whoever wants it linked writes [[…]].
        if len(plain) > 1 and (plain[0].isupper() or any(map(_is_telling, plain))):
            yield plain, lang


def _is_telling(char: str) -> bool:
    return char.isupper() or char.isdigit()


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_joins(text, start - 1, -1) or _joins(text, end, 1))


def _joins(text: str, at: int, step: int) -> bool:
    if not 0 <= at < len(text):
        return False
    if text[at] in "-‑":
        return 0 <= at + step < len(text) and text[at + step].isalnum()
    return text[at].isalnum() or text[at] == "_"
