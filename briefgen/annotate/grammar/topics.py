"""What a proposition is about, as a set of keys that survive another wording.

"Moscow killed them" and "the Russian killings" share their keys: words are cut to a stem, demonyms become
their country, and words for one kind of event (``lexicons/en/topics.txt``) become the family.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.annotate.grammar.country_words import country_words
from briefgen.annotate.lexicon import phrases, words
from briefgen.annotate.syntax import Word

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SUFFIXES = (
    *("ations", "ation", "ating", "ated", "ates", "ate", "ions", "ion", "ments", "ment", "ings", "ing"),
    *("ers", "er", "ed", "als", "al", "ies", "ity", "es", "s", "e", "y"),
)
_SHORTEST_STEM = 4


def _groups(section: str) -> dict[str, str]:
    """Give each word of a section's lines ("name: word word") the line's name."""
    lines = (line.partition(":") for line in sorted(phrases("topics", section)))
    return {word: name for name, _, members in lines for word in members.split()}


_LIGHT = words("topics", "light words")
_FAMILIES = _groups("families")
_LOOSE = words("topics", "loose families")
_COUNTRIES = country_words() | _groups("countries")
_CONVERSES = _groups("converses")
_OPPOSITES = {
    word: frozenset(others.split())
    for word, _, others in (line.partition(":") for line in sorted(phrases("topics", "opposites")))
}


@dataclass(frozen=True, slots=True)
class Topic:
    """The keys of a proposition: ``names`` of places, people and bodies, ``acts`` what is said of them."""

    names: frozenset[str]
    acts: frozenset[str]

    def shared(self, other: Topic) -> tuple[int, int]:
        """Count the names and the other keys that both have."""
        return len(self.names & other.names), len(self.acts & other.acts)

    def alike(self, other: Topic) -> float:
        """Say how much of the smaller topic the other one has, 0 to 1."""
        mine, theirs = self.names | self.acts, other.names | other.acts
        smaller = min(len(mine), len(theirs))
        return len(mine & theirs) / smaller if smaller else 0.0


def topic_of(found: Iterable[Word]) -> Topic:
    """Give the topic of some words."""
    names, acts = set(), set()
    for word in found:
        if word.pos not in _CONTENT or word.lemma in _LIGHT or word.dep in ("aux", "auxpass"):
            continue
        if word.pos == "PROPN" or word.lower in _COUNTRIES:
            names.add(name_key(word.lower))
        elif word.pos == "NUM":
            acts.add(f"#{word.lower}")
        else:
            acts.add(key(word.lemma))
    return Topic(frozenset(names), frozenset(acts))


def key(lemma: str) -> str:
    """Give the family of a word, else its stem."""
    return f"*{_FAMILIES[lemma]}" if lemma in _FAMILIES else stem(lemma)


def is_kind(lemma: str) -> bool:
    """Say whether a word alone names an event well enough: not "ceasefire", of the family of "invade"."""
    return _FAMILIES.get(lemma) not in _LOOSE


def act_keys(lemma: str) -> frozenset[str]:
    """Give the keys under which an act may be named, also from the other side: "sent", "received"."""
    return frozenset({key(lemma), f"*{_CONVERSES.get(lemma, lemma)}"})


_REVERSING = ("un", "il", "ir")
"""What turns an adjective into its opposite; "in" and "dis" begin too many other words."""


def opposed(one: str, other: str) -> bool:
    """Say whether two words cannot both hold of one thing: "open", "closed"."""
    listed = other in _OPPOSITES.get(one, ()) or one in _OPPOSITES.get(other, ())
    return listed or any(one == prefix + other or other == prefix + one for prefix in _REVERSING)


def stem(word: str) -> str:
    """Cut a word's endings: "defection" and "defected" become one."""
    for suffix in _SUFFIXES:
        plural = suffix != "s" or not word.endswith("ss")  # "cross" and "crossing" are one
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM and plural:
            word = word[: -len(suffix)]
            break
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def name_key(name: str) -> str:
    """Give the key of one word of a name: its country for a demonym, else the word."""
    name = name.lower()
    return _COUNTRIES.get(name) or (name.removesuffix("n") if name.endswith("ian") else name)
