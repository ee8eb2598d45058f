"""Names of which the model saw but a half: "Fort" of "Fort Harrow", "Varno" of "in Varno Mills"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from briefgen.annotate.grammar.country_words import capitals, country_words
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.names.name_labels import is_told_a_person, speaks
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.names.place_signs import stands_within
from briefgen.annotate.syntax import Word

_SEEN = frozenset({"GPE", "LOC", "ORG"})


def whole(names: Iterable[Candidate]) -> list[Candidate]:
    """Give names that are but a first half as whole names, where the sentence tells what they are."""
    found: list[Candidate] = []
    for name in names:
        if found and found[-1].meets(name):
            continue  # the other half
        found.append(_whole(name) or name)
    return found


def _whole(name: Candidate) -> Candidate | None:
    second = _other_half(name)
    if second is None:
        return None
    both = replace(name, end=name.end + 1)
    if name.words[0].lower in words("names", "place-opener"):
        return replace(both, label="GPE")
    if name.words[0].lower in _known_places():
        return None  # "Oslo Mayday", "Norway Rising"
    if stands_within(both):
        return replace(both, label="GPE")
    person = replace(both, label="PERSON")
    return person if speaks(person) or is_told_a_person(person) else None


def _other_half(name: Candidate) -> Word | None:
    """Give the word behind a name of one word that is one with it, and is no noun for a body or an office."""
    if len(name.words) > 1 or name.label not in _SEEN or name.rule != "model" or name.title:
        return None
    row, first = name.parse.words, name.words[0]
    second, after = (*row[name.end : name.end + 2], None, None)[:2]
    if second is None or first.dep != "compound" or first.head is not second or first.text.isupper():
        return None
    shape = second.text.istitle() and second.text.isalpha() and second.tag == "NNP" and len(second.text) > 2
    if not shape or second.lower in _nouns() or second.child("det") is not None:
        return None
    goes_on = after is not None and after.pos == "PROPN" and after.head is second.head
    return None if goes_on else second


@cache
def _nouns() -> frozenset[str]:
    """Give what names of bodies, offices, works and happenings end with."""
    bodies = ("org-head", "org-of", "generic-org", "body", "company-suffix", "company-noun", "team", "board")
    people = ("role", "honorific", "officer", "relation", "human", "leader", "political", "field")
    things = ("event-head", "law-head", "product", "weapon", "channel", "platform", "newspaper", "chamber")
    return any_of("names", *bodies, *people, *things, "not-a-name", "month", "holiday", "party")


@cache
def _known_places() -> frozenset[str]:
    return frozenset(country_words()) | capitals()
