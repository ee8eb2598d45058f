"""Names that the model missed in an article: countries, and what other articles of the archive name.

The model sees a name in one text and not in the next. What the archive knows well is found wherever it
stands; an ordinary word is not: a single word must stand inside a sentence, and never without its capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick_rs

from briefgen.model.annotation import Confidence, Mention
from briefgen.model.text import Span
from briefgen.resolve.asked import Asking, Counts
from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.name_forms import REMEMBERED, form, is_acronym, is_shouted
from briefgen.resolve.names.name_lists import word_set

MISSED = "archive"
"""The rule of a mention that the model missed and other articles have."""
COUNTRY = "country"
"""The rule of a mention that the model missed and that is a country's name."""

_ARTICLE = ""
"""What is counted for each article that has a name, beside the labels."""

_ARTICLES, _MENTIONS = 2, 2
"""In how many articles, and how often in all, the model must have seen a single word as a name."""

_RUN = re.compile(r"[A-Z](?<![\w.’'-].)[\w.]*(?:(?:(?<!\.)[ ’'-]|(?<=[A-Z]\.) )[A-Z][\w.]*)*")
"""Capitalised words in a row, not over a full stop, but over that of "U.S. Army".

It begins with the capital, and only then looks back, since a search for a class of characters is quick.
"""
_LOWER = re.compile(r" ([a-z]+)\b(?!['’])")
_NOT_COUNTRIES = word_set(
    "chad georgia jordan turkey guinea jersey niger mali togo polish pole poles dane danes finn finns swede "
    "swedes thai thais man lebanon columbia micronesian"
)
"""Folded names of countries and peoples that are as well names of persons, towns or things."""
_NO_NOUN = word_set(
    "a an and are as at be been but by can could did do for from had has have if in into is it language "
    "lessons may might must nor not of on or over said says she shall should so speaker speakers than that "
    "the then to too under was were when where which while who will with would yet"
)
"""What stands after a word for a language or a person, but not after "French" in "French farmers"."""
_BEGINNINGS = word_set(
    "after all among before both during few former many most no one since some three two under unlike until "
    "several other this these those"
)
"""What begins a sentence before a word for a people, besides the small words above."""
_KINDS = frozenset({"ORG", "GPE", "LOC", "FAC"})
"""What a single word may be: a person's last name may be another person's."""


class WellKnown:
    """The names that the archive has well, in two articles or more, with the ``labels`` of each."""

    def __init__(self, asking: Asking) -> None:
        self._counts: Counts[str, str] = Counts(asking)
        self.labels: Mapping[str, str] = {}

    def tell(self, mentions: Iterable[Mention], by: int) -> None:
        """Count the labels of an article's names, and for each name the article."""
        kept = [m for m in mentions if m.confidence is not Confidence.GUESS and m.label != "NORP"]
        self._counts.add(((mention.text, mention.label) for mention in kept), by)
        self._counts.add(((name, _ARTICLE) for name in {mention.text for mention in kept}), by)

    def renew(self) -> tuple[str, ...]:
        """Learn which names the archive knows well by now, and give those that it knew otherwise before."""
        now = {name: _one_label(name, self._counts.of(name)) for name in self._counts.touched}
        other = {name: label for name, label in now.items() if label != self.labels.get(name, "")}
        if other:
            labels = sorted({**self.labels, **other}.items())
            self.labels = {name: label for name, label in labels if label}
        return tuple(sorted(other))


class MissedNames:
    """Finds what the archive names and the model missed; ``known`` are the names that it has well."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._labels = known
        self._names = sorted(known)
        self._automaton = ahocorasick_rs.AhoCorasick(self._names) if self._names else None

    def find(self, text: str, taken: Iterable[Span], halves: Iterable[Span] = ()) -> tuple[Mention, ...]:
        """Give the names in ``text`` that meet none of ``taken``, by position.

        ``halves`` are taken by single words, which may be parts of longer names: those are found over them.
        """
        closed = _Free(taken, len(text))
        free = closed.without(halves)
        found: list[Mention] = []
        for span, label in self._known(text, free, closed):
            free.cover(span)
            closed.cover(span)
            found.append(Mention(span, label, span.of(text), "", MISSED, Confidence.LIKELY))
        for span, label in _countries(text):
            if free.has(span.start, span.end):
                free.cover(span)
                found.append(Mention(span, label, span.of(text), "", COUNTRY, Confidence.LIKELY))
        return tuple(sorted(found, key=lambda mention: mention.span)) if found else ()

    def _known(self, text: str, free: _Free, closed: _Free) -> Iterator[tuple[Span, str]]:
        """Give known names where they are free; those of several words where they are not ``closed``."""
        if self._automaton is None:
            return
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        # Nearly all are names that the model saw.
        seen = closed.has
        left = sorted((start, -end, number) for number, start, end in matches if seen(start, end))
        for start, minus_end, number in left:
            name, span = self._names[number], Span(start, -minus_end)
            if not (closed if " " in name else free).has(span.start, span.end):
                continue
            if _stands_alone(text, span) and (" " in name or _is_inside(text, span, name)):
                yield span, self._labels[name]


class _Free:
    """The characters of a text that no name covers yet."""

    def __init__(self, taken: Iterable[Span], length: int) -> None:
        self._covered = covered = bytearray(length)
        for span in taken:
            start, end = span.start, span.end
            covered[start:end] = b"\1" * (end - start)

    def without(self, spans: Iterable[Span]) -> _Free:
        """Give those that ``spans`` do not cover either."""
        left = _Free((), 0)
        left._covered = bytearray(self._covered)
        for span in spans:
            left.cover(span)
        return left

    def has(self, start: int, end: int) -> bool:
        return self._covered.find(1, start, end) < 0

    def cover(self, span: Span) -> None:
        self._covered[span.start : span.end] = b"\1" * (span.end - span.start)


def _one_label(name: str, count: Mapping[str, int]) -> str:
    """Give the label of a name that is known well enough, "" for others."""
    articles = count.get(_ARTICLE, 0)
    seen = {label: number for label, number in count.items() if label != _ARTICLE}
    label = max(seen, key=seen.__getitem__, default="")
    most = seen.get(label, 0)
    clear = most * 4 >= sum(seen.values()) * 3
    if not clear or articles < _ARTICLES or not name[:1].isupper() or is_shouted(name):
        return ""
    if " " in name:
        return label
    enough = most >= _MENTIONS and len(name) > 3 and label in _KINDS and not is_acronym(name)
    return label if enough else ""


def _stands_alone(text: str, span: Span) -> bool:
    """Say whether a name is not part of a longer one: no capital beside it, no word joined to it."""
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    if before and (before[-1].isalnum() or before[-1] in "-_@#/."):
        return False
    if after and (after[0].isalnum() or after[0] in "_@" or re.match(r"[-‑]\w|[.]\w", after)):
        return False
    if re.search(r"[A-Z][\w.’'-]*(?: of| de)? $", before) and not re.search(
        r"[.!?:;]\s*[\"'“”]?[A-Z]\w* $", before
    ):
        return False
    return not re.match(r"['’]?s? [A-Z]", after) or re.match(r"['’]s [A-Z]", after) is not None


def _is_inside(text: str, span: Span, name: str) -> bool:
    """Say whether a single word stands inside a sentence and nowhere in the text without its capital."""
    before = text[max(0, span.start - 2) : span.start]
    if not re.fullmatch(r"[a-z,] ", before):
        return False
    small = name.lower()
    return small not in text or not re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text)


# ---- countries


def _countries(text: str) -> Iterator[tuple[Span, str]]:
    """Find the names of countries, and the words for their people where they stand before a noun."""
    for run in _RUN.finditer(text):
        if country := _country_in(run[0]):
            start = run.start() + country.at
            span = Span(start, start + country.length)
            if _stands_free(text, span) and (country.is_name or _before_a_noun(text, span)):
                yield span, "GPE" if country.is_name else "NORP"


class _Country(NamedTuple):
    """A country in capitalised words: where, how long, and whether by its name or by its people."""

    at: int
    length: int
    is_name: bool


@lru_cache(maxsize=REMEMBERED)
def _country_in(run: str) -> _Country | None:
    at = _lead(run)
    shown = run[at:]
    shown = re.sub(r"['’]s?$", "", shown if is_acronym(shown) else shown.rstrip("."))
    first = re.split(r"[ -]", shown, maxsplit=1)[0].lower()
    if first.isascii() and not {first, first[:-1], first[:-3]} & _firsts():
        return None
    key = form(shown).key
    if key in _NOT_COUNTRIES or len(key) < 4:
        return None
    is_name = len(atlas().names.get(key, ())) == 1
    return _Country(at, len(shown), is_name) if is_name or atlas().people(key) else None


@cache
def _firsts() -> frozenset[str]:
    """Give the first words of all names of countries and peoples: most other words need no closer look."""
    return frozenset(key.split()[0] for key in (*atlas().names, *atlas().demonyms))


def _lead(run: str) -> int:
    """Give the length of the word that only begins a sentence: "Under English law"."""
    first, space, rest = run.partition(" ")
    return len(first) + 1 if space and rest and first.lower() in _BEGINNINGS | _NO_NOUN else 0


def _stands_free(text: str, span: Span) -> bool:
    beside = text[span.end : span.end + 2]
    return not re.match(r"[-‑]\w|[\w@_]", beside)


def _before_a_noun(text: str, span: Span) -> bool:
    after = _LOWER.match(text, span.end)
    return after is not None and after[1] not in _NO_NOUN
