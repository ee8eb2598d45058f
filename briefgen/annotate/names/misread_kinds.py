"""Kinds that the model misreads where a name is strange to it, told by what stands right beside the name.

A town for a people ("north of Selby"), a body for a place ("gas giant Lemon") or for a person ("Reed was
re-elected").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate.grammar.country_words import country_words
from briefgen.annotate.lexicon import any_of, phrases, words
from briefgen.annotate.names.body_signs import are_letters, has_body_signs, is_called_a_firm, is_named_by
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.names.place_signs import has_officer, is_called_a_place, is_capital, stands_within
from briefgen.annotate.syntax import Word

_MISREAD = frozenset({"PERSON", "ORG", "GPE"})
_TWICE = 2
_NEAR = 3
"""Words, at most, between "such as" and the first of the names that are examples."""
_BUSINESSES = frozenset({"banks", "businesses", "corporations", "multinationals", "heavyweights", "rivals"})
_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_OF_A_PEOPLE = ("s", "an", "ish", "ese", "ic", "ch", "ist", "ite", "i")
"""How words for a people, a faith or a party end."""
_OF_A_LAND = ("stan", "land")
_MEMBERS = frozenset({"people", "peoples", "tribe", "tribes", "tribesmen", "nomads", "herders", "minority"})
"""Right behind a single word they tell a people's name: "the Varno people"."""


def without_wrong_peoples(names: Sequence[Candidate]) -> list[Candidate]:
    """Call a place or a firm what the model calls a people, where the words beside it tell once: "in Selby".

    So is what the model mostly calls otherwise.
    """
    told = {**_mostly_other(names), **{name.text: kind for name in names if (kind := _told_of_people(name))}}
    return [
        replace(name, label=told[name.text]) if name.label == "NORP" and name.text in told else name
        for name in names
    ]


def _mostly_other(names: Sequence[Candidate]) -> dict[str, str]:
    """Give the label of each word that is called a body's or a place's more often than a people's."""
    called: dict[str, Counter[str]] = {}
    for name in names:
        if len(name.words) == 1 and not _is_of_a_people(name.text):
            called.setdefault(name.text, Counter())[name.label] += 1
    return {
        text: label
        for text, labels in called.items()
        for label in ("ORG", "GPE")
        if labels["NORP"] and labels[label] >= _TWICE * labels["NORP"]
    }


def _told_of_people(name: Candidate) -> str | None:
    """Give what the words beside it tell what is called a people's to be: "GPE", "ORG"; None if nothing."""
    word = name.words[-1]
    if name.label != "NORP" or len(name.words) > 1 or word.tag != "NNP":
        return None
    if is_capital(name) or name.text.lower().endswith(_OF_A_LAND):
        return "GPE"
    if _is_of_a_people(name.text):
        return None
    if is_called_a_firm(name) or are_letters(name):
        return "ORG"
    return "GPE" if stands_within(name) or _is_told(name) or has_officer(name) else None


def _is_told(name: Candidate) -> bool:
    """Say whether a noun for a place stands beside a name: "the city of Selby", "Selby province"."""
    row, word = name.parse.words, name.words[-1]
    after = row[name.end] if name.end < len(row) else None
    if after is not None and word.head is after and after.lower in words("names", "place-noun"):
        return after.text.islower()
    if word.dep != "pobj" or word.head.i != name.first - 1:
        return False
    beyond = word.head.lower == "of" and row[word.head.i - 1].lower in _COMPASS
    return beyond or is_called_a_place(word.head)


def _is_of_a_people(text: str) -> bool:
    lower = text.lower()
    if lower in country_words() or lower in any_of("names", "people", "political", "partisan"):
        return True
    return lower.endswith(_OF_A_PEOPLE)


def is_no_people(name: Candidate, seen: Counter[str]) -> bool:
    """Say whether a plain word is called a people: "the Streets" where the text has "streets" as well."""
    word = name.words[0]
    if name.label != "NORP" or len(name.words) > 1 or word.tag not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    one = word.lower.removesuffix("s")
    small = seen[word.lower] + seen[one] + seen[f"{one}s"]
    return small > 0 and not _is_of_a_people(one)


def told_kind(name: Candidate) -> str | None:
    """Give the kind of a name that the words beside it leave little doubt of; None if they do not tell."""
    lower = name.text.lower()
    if name.title:
        return None
    if lower in phrases("names", "armed-group"):
        return "ORG"
    if lower in words("names", "happening"):
        return "EVENT"
    if name.label not in _MISREAD or " " in name.text or lower in country_words():
        return None
    if is_called_a_firm(name):
        return "ORG"
    if name.label == "PERSON" and _is_of_many(name):
        return "NORP"
    if name.label == "GPE" and _is_apposed_to_firm(name):
        return "ORG"
    return _of_examples(name.words[-1]) or ("GPE" if _is_told_by_place(name) else None)


def _is_apposed_to_firm(name: Candidate) -> bool:
    """Say whether a noun for a firm stands before the comma in front of a name: "The operator, Varnex,"."""
    row, first = name.parse.words, name.first
    nouns = any_of("names", "firm-noun", "company-noun")
    comma = first > 1 and row[first - 1].text == "," and row[first - 2].lower in nouns
    return comma and name.words[-1].head is row[first - 2] and name.words[-1].dep == "appos"


def _is_of_many(name: Candidate) -> bool:
    """Say whether a word for the members of a people follows: "Varno herders", "the Varno people"."""
    word, row = name.words[-1], name.parse.words
    called = word.head.i == name.end and word.dep in ("compound", "amod") and word.head.lower in _MEMBERS
    return called and (word.head.lower != "people" or (name.first > 0 and row[name.first - 1].lower == "the"))


def _of_examples(word: Word) -> str | None:
    """Give the kind of what a name is an example of: "firms such as Lemon and Varnex", "towns like Selby"."""
    first = word
    while first.dep == "conj" and first.head is not first:
        first = first.head
    way = first.head
    if first.dep != "pobj" or way.lower not in ("as", "like", "including") or way.i + 1 < first.i - _NEAR:
        return None
    several = way.head
    if several.tag != "NNS":
        return None
    if several.lemma in any_of("names", "firm-noun", "company-noun") or several.lower in _BUSINESSES:
        return "ORG"
    return "GPE" if several.lemma in words("names", "settlement") else None


def _is_told_by_place(name: Candidate) -> bool:
    """Say whether "the city of" or "the capital" stands right before one word."""
    word = name.words[-1]
    before = name.parse.words[name.first - 1] if name.first else None
    if before is None:
        return False
    capital = before.lower == "capital" and is_named_by(before, word)
    return capital or (word.dep == "pobj" and word.head is before and is_called_a_place(before))


def suffers(name: Candidate) -> bool:
    """Say whether to a full name is done what is done to people only: "Ann Reed was re-elected"."""
    word = name.words[-1]
    return (
        len(name.words) > 1
        and word.dep == "nsubjpass"
        and word.tag == "NNP"
        and word.head.lemma in words("names", "elected")
    )


def is_called_as_people(name: Candidate) -> bool:
    """Say whether two or three words that the model calls a body's are built as somebody's: "Thomas Varnow".

    The first is a first name; nothing beside them tells a body, as is so of a firm with its founder's name.
    """
    first, last = name.words[0], name.words[-1]
    built = len(name.words) in (2, 3) and name.label == "ORG" and name.rule == "model" and not name.title
    built = built and all(word.text.istitle() and word.text.isalpha() for word in name.words)
    if not built or first.lower not in words("names", "first-name") or not first.text.istitle():
        return False
    bodies = any_of("names", "org-head", "facility", "company-suffix", "newspaper", "team", "company-noun")
    return (
        last.tag == "NNP" and last.lower not in bodies and last.text[0].isupper() and not has_body_signs(name)
    )


_SELDOM = 2
"""How often, at most, an article gives somebody's name in full: a firm's it gives again and again."""


def called_as_people(names: Sequence[Candidate]) -> frozenset[str]:
    """Give the names that the model calls a body's and that are built as people's, wherever they stand."""
    count = Counter(name.text for name in names)
    built = {name.text for name in names if is_called_as_people(name)}
    other = {name.text for name in names if name.text in built and not is_called_as_people(name)}
    return frozenset(text for text in built - other if count[text] <= _SELDOM)
