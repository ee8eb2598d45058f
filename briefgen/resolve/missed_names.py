"""Names that the model missed in an article: countries, and what other articles of the archive name.

The model sees a name in one text and not in the next. What the archive knows well is found wherever it
stands; an ordinary word is not: a single word must stand inside a sentence, and never without its capital.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import ahocorasick_rs

from briefgen.model.annotation import Confidence, Mention
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.text import Span
from briefgen.resolve.countries import atlas
from briefgen.resolve.name_forms import form, is_acronym, is_shouted
from briefgen.resolve.name_lists import word_set

MISSED = "archive"
"""The rule of a mention that the model missed and other articles have."""
COUNTRY = "country"
"""The rule of a mention that the model missed and that is a country's name."""

_ARTICLES, _MENTIONS = 2, 2
"""In how many articles, and how often in all, the model must have seen a single word as a name."""

_RUN = re.compile(r"(?<![\w.’'-])[A-Z][\w.]*(?:(?:(?<!\.)[ ’'-]|(?<=[A-Z]\.) )[A-Z][\w.]*)*")
"""Capitalised words in a row, not over a full stop, but over that of "U.S. Army"."""
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


class MissedNames:
    """Finds what the archive names and the model missed; ``labels`` are its well-known names."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._names = sorted(labels)
        self._automaton = ahocorasick_rs.AhoCorasick(self._names) if self._names else None

    def find(self, text: str, taken: Iterable[Span]) -> tuple[Mention, ...]:
        """Give the names in ``text`` that meet none of ``taken``, by position."""
        free = _Free(taken, len(text))
        found = []
        for span, label, rule in (*self._known(text), *_countries(text)):
            if free.takes(span):
                found.append(Mention(span, label, span.of(text), "", rule, Confidence.LIKELY))
        return tuple(sorted(found, key=lambda mention: mention.span))

    def _known(self, text: str) -> Iterator[tuple[Span, str, str]]:
        if self._automaton is None:
            return
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for start, minus_end, number in sorted((start, -end, number) for number, start, end in matches):
            name, span = self._names[number], Span(start, -minus_end)
            if _stands_alone(text, span) and (" " in name or _is_inside(text, span, name)):
                yield span, self._labels[name], MISSED


class _Free:
    """The characters of a text that no name covers yet."""

    def __init__(self, taken: Iterable[Span], length: int) -> None:
        self._covered = bytearray(length)
        for span in taken:
            self._cover(span)

    def takes(self, span: Span) -> bool:
        if any(self._covered[span.start : span.end]):
            return False
        self._cover(span)
        return True

    def _cover(self, span: Span) -> None:
        self._covered[span.start : span.end] = b"\1" * (span.end - span.start)


def well_known(articles: Sequence[AnnotatedArticle]) -> dict[str, str]:
    """Give the names that the archive has well and their label: in two articles or more."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    within: dict[str, set[int]] = defaultdict(set)
    for number, article in enumerate(articles):
        for mention in article.annotations.mentions:
            if mention.confidence is not Confidence.GUESS and mention.label != "NORP":
                labels[mention.text][mention.label] += 1
                within[mention.text].add(number)
    return {
        name: label for name, count in labels.items() if (label := _one_label(name, count, len(within[name])))
    }


def _one_label(name: str, count: Counter[str], articles: int) -> str:
    """Give the label of a name that is known well enough, "" for others."""
    label, most = count.most_common(1)[0]
    clear = most * 4 >= sum(count.values()) * 3
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
    small = rf"(?<!\w){re.escape(name.lower())}(?!\w)"
    return bool(re.fullmatch(r"[a-z,] ", before)) and not re.search(small, text)


# ---- countries


def _countries(text: str) -> Iterator[tuple[Span, str, str]]:
    """Find the names of countries, and the words for their people where they stand before a noun."""
    for run in _RUN.finditer(text):
        start = run.start() + _lead(run[0])
        shown = text[start : run.end()]
        shown = re.sub(r"['’]s?$", "", shown if is_acronym(shown) else shown.rstrip("."))
        first = re.split(r"[ -]", shown, maxsplit=1)[0].lower()
        if first.isascii() and not {first, first[:-1], first[:-3]} & _firsts():
            continue
        name = form(shown)
        if name.key in _NOT_COUNTRIES or len(name.key) < 4:
            continue
        span = Span(start, start + len(shown))
        if not _stands_free(text, span):
            continue
        if len(atlas().names.get(name.key, ())) == 1:
            yield span, "GPE", COUNTRY
        elif atlas().people(name.key) and _before_a_noun(text, span):
            yield span, "NORP", COUNTRY


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
