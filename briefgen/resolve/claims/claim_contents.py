"""What a claim says, as sets that can be compared with those of another wording of it.

There is no grammar here, since the sentences of records are read by no model: names become what they mean,
the other words lose their endings, and forms and words that stand for each other become one
(``same_words.txt``). What turns a claim round or makes it another one is kept apart: numbers, negations, and
what may or will be, or is done by whom.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from briefgen.model.corpus import Entity
from briefgen.model.text import Span
from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.known_names import NameSpotter
from briefgen.resolve.names.name_forms import REMEMBERED, form

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = re.compile(r"\d")
_LONGEST_COUNTRY = 4
_ENDINGS = ("ies", "ied", "ing", "ed", "es", "s")
_SHORTEST = 3
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Content:
    """What a claim says: ``names`` of who and where in their order, other ``words``, and what turns it."""

    names: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    negations: int = 0

    @property
    def items(self) -> frozenset[str]:
        """All that the claim speaks of."""
        return self.words.union(self.names)

    def turns_like(self, other: Content) -> bool:
        """Say whether nothing makes one the contrary of the other, or a claim of its own.

        Both have the same numbers, negations and modal verbs, and the names of both stand in one order:
        "A struck B" is not "B struck A".
        """
        mine = [name for name in self.names if name in other.names]
        theirs = [name for name in other.names if name in self.names]
        return (mine, self.numbers, self.turns, self.negations) == (
            theirs,
            other.numbers,
            other.turns,
            other.negations,
        )


class Contents:
    """Reads what sentences say; names are those of the recorded entities and of all countries."""

    def __init__(self, known: Callable[[str], Entity], spotter: NameSpotter) -> None:
        """``known`` gives the entity of an id, ``spotter`` finds the names of those that are recorded."""
        self._known, self._spotter = known, spotter

    def of(self, text: str, meant: Iterable[tuple[Span, str]] = ()) -> Content:
        """Give what ``text`` says. ``meant`` are ranges of names in it, with the entity that each means."""
        spans = [
            (span, key) for span, id_ in meant if (key := self.key(id_)) != id_ or self._is_recorded(id_)
        ]
        spotted = ((name.span, name.records) for name in self._spotter.spot(text))
        spans += [
            (span, self.key(ids[0]))
            for span, ids in spotted
            if len(ids) == 1 and not any(span.meets(taken) for taken, _ in spans)
        ]
        words = [
            word
            for word in _WORD.finditer(text)
            if not any(taken.meets(Span(*word.span())) for taken, _ in spans)
        ]
        countries, rest = _countries(words)
        return _content([*countries, *((span.start, key) for span, key in spans)], rest)

    def _is_recorded(self, id_: str) -> bool:
        """Say whether the entity is found in the sentences of records too, which nobody reads for names."""
        return self._known(id_).record is not None

    def key(self, id_: str) -> str:
        """Give the key of an entity: for a country its code, so that its people and its name are one."""
        entity = self._known(id_)
        codes = atlas().names.get(form(entity.name).key, ()) if entity.kind == "place" else ()
        return f"={codes[0]}" if len(codes) == 1 else id_


_Named = tuple[int, str]
"""Where a name begins, and its key."""


def _countries(words: list[re.Match[str]]) -> tuple[list[_Named], list[re.Match[str]]]:
    """Give the countries that words with a capital mean, and the other words."""
    found: list[_Named] = []
    rest, at = [], 0
    while at < len(words):
        count, key = next(_leading_country(words[at : at + _LONGEST_COUNTRY]), (0, ""))
        if count:
            found.append((words[at].start(), key))
        else:
            rest.append(words[at])
        at += count or 1
    return found, rest


def _leading_country(words: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    if words[0][0][0].isupper():
        for count in range(len(words), 0, -1):
            key = " ".join(part for word in words[:count] for part in form(word[0]).words)
            if len(codes := atlas().meant_by(key)) == 1:
                yield count, f"={codes[0]}"


def negations(words: Iterable[str]) -> int:
    """Count the folded words that turn what is said round."""
    return sum(word in _lists().negations for word in words)


def _content(names: list[_Named], words: Sequence[re.Match[str]]) -> Content:
    lists = _lists()
    kept, numbers, turns = set(), set(), set()
    plain_words = [(word, _plain(word[0])) for word in words]
    for word, plain in plain_words:
        if plain in lists.turns:
            turns.add(lists.turns[plain])
        elif _NUMBER.search(plain) or plain in lists.numbers:
            numbers.add(lists.numbers.get(plain, plain))
        elif plain and plain not in lists.light and plain not in lists.negations:
            if word[0][0].isupper() and word.start():  # the capital of the first word tells nothing
                names.append((word.start(), _one_form(plain)))
            else:
                kept.add(_one_form(plain))
    named = tuple(dict.fromkeys(key for _, key in sorted(names)))
    turned = negations(plain for _, plain in plain_words)
    return Content(named, frozenset(kept.difference(named)), frozenset(numbers), frozenset(turns), turned)


@lru_cache(maxsize=REMEMBERED)
def _plain(word: str) -> str:
    """Give a word folded, in one piece: "don't" is "dont", "Russia's" is "russia", "11,000" is "11000"."""
    return word.replace(",", "") if word[0].isdigit() else "".join(form(word).words)


@lru_cache(maxsize=REMEMBERED)
def _one_form(word: str) -> str:
    """Give the one form that stands for all forms of a word and for what says the same."""
    return _lists().same.get(_stem(word), _stem(word))


def _stem(word: str) -> str:
    """Cut an ending that a verb or a noun takes: "closed" and "closing" become one."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST and _VOWELS & set(stem) and not word.endswith("ss"):
            word = f"{stem}y" if ending in ("ies", "ied") else stem
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]  # stopped, stop
    return word.removesuffix("e") if len(word) > _SHORTEST else word


# ---- the lists


@dataclass(frozen=True, slots=True)
class _Lists:
    light: frozenset[str]
    negations: frozenset[str]
    turns: Mapping[str, str]
    numbers: Mapping[str, str]
    same: Mapping[str, str]


@cache
def _lists() -> _Lists:
    lines: dict[str, list[str]] = {}
    text = files("briefgen.resolve.claims").joinpath("same_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            kept = lines.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            kept.append(line)
    return _Lists(
        frozenset(" ".join(lines["light"]).split()),
        frozenset(" ".join(lines["negations"]).split()),
        {word: key for key, words in _pairs(lines["turns"]) for word in words},
        {word: key for key, words in _pairs(lines["numbers"]) for word in words},
        {_stem(word): _stem(line.split()[0]) for line in lines["same"] for word in line.split()},
    )


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Give what stands after the colon of each line, and the words before it."""
    for line in lines:
        words, _, key = line.partition(":")
        yield key.strip(), words.split()
