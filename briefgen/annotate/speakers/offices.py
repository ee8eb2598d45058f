"""Nouns for somebody who was named before: "the governor", "the Norland striker", "Reed's statement"."""

from __future__ import annotations

from briefgen.annotate.grammar.cast import Cast, Person
from briefgen.annotate.grammar.phrases import is_definite, is_human, named_by
from briefgen.annotate.lexicon import words
from briefgen.annotate.syntax import Word
from briefgen.model.text import Span

_ONE = frozenset({"a", "an", "one", "another"})
_KNOWN = frozenset({"named", "identified", "quoted"})
_UNWILLING = frozenset({"not", "n't", "declined", "refused"})


def owner(head: Word, cast: Cast) -> Span | None:
    """Find whose words they are: "Reed's statement"."""
    if head.lemma not in words("cues", "words-of"):
        return None
    whose = head.child("poss")
    by = next(
        (child for child in head.children if child.dep == "prep" and child.lower in ("by", "from")), None
    )
    whose = whose or (by.child("pobj") if by is not None else None)
    mention = cast.at(whose) if whose is not None else None
    return mention.span if mention is not None else None


_RANKS = frozenset({"shadow", "deputy", "vice"})
"""Words before an office that make it another one."""


def office_holders(head: Word, cast: Cast) -> list[Person]:
    """Find who holds an office: "the governor", "the Russian president"; who was named last comes first."""
    if head.lower not in words("names", "role") or not is_definite(head) or is_kept_unnamed(head):
        return []
    wanted = {
        child.lower
        for child in head.children
        if child.dep in ("amod", "compound", "poss") and child.pos in ("ADJ", "PROPN")
    }
    wanted |= {
        below.lower
        for child in head.children
        if child.dep == "prep" and (below := child.child("pobj")) is not None and below.pos == "PROPN"
    }
    other = _RANKS - {
        child.lower for child in head.children
    }  # "the shadow chancellor" is not "the chancellor"
    holders = [
        person
        for person in cast.persons
        if head.lower in person.offices
        and (not wanted or wanted & person.offices)
        and not other & person.offices
    ]

    def nearness(person: Person) -> tuple[bool, int]:
        starts = [mention.span.start for mention in person.mentions]
        earlier = [start for start in starts if start < head.start]
        return (not earlier, head.start - max(earlier) if earlier else min(starts))

    return sorted(holders, key=nearness)


def is_kept_unnamed(head: Word) -> bool:
    """Say whether somebody shall not be known, or is new: "the head of another group"."""
    for child in head.children:
        below = {word.lower for word in child.subtree()} if child.dep in ("relcl", "acl") else set()
        if "anonymity" in below or ("be" in below and below & _KNOWN and below & _UNWILLING):
            return True
        of = child.child("pobj") if child.dep == "prep" and child.lower == "of" else None
        if of is not None and any(word.lower in _ONE for word in of.children):
            return True
    return False


def unnamed_speakers(cast: Cast) -> list[Word]:
    """Give those without a name who speak: "a senior executive said"."""
    return [
        word
        for parse in cast.text.parses
        for word in parse.words
        if word.dep == "nsubj"
        and word.head.lemma in words("cues", "speech")
        and any(child.lower in _ONE for child in word.children)
        and named_by(word, cast) is None
    ]


def is_told_of_last(other: Word, head: Word, named: Person) -> bool:
    """Say whether "the executive" is rather the unnamed one who spoke than who is named: he comes later."""
    if other.lower != head.lower or other.start > head.start or not modifiers(head) <= modifiers(other):
        return False
    return not any(other.start < mention.span.start < head.start for mention in named.mentions)


def is_epithet(head: Word) -> bool:
    """Say whether a noun may stand for whom the text speaks of, as news has it: "the Norland striker".

    One who is kept unnamed never does: "the party source" must not become whoever was named last.
    """
    if not is_human(head) or not is_definite(head) or head.lower in words("cues", "unnamed"):
        return False
    if head.text[:1].isupper():
        return False  # "The Harlow Union Leader" is a newspaper
    after = head.parse.words[head.i + 1 : head.i + 2]
    aside = bool(after) and after[0].is_punct  # "the striker, who ..."
    if any(
        child.dep in ("prep", "acl", "poss") or (child.dep == "relcl" and not aside)
        for child in head.children
    ):
        return False
    is_office = head.lower in words("names", "role")
    return any(
        child.dep in ("amod", "compound", "nmod", "nummod")
        and child.i < head.i
        and not (is_office and _is_of_title(child, head))
        for child in head.children
    )


def _is_of_title(modifier: Word, head: Word) -> bool:
    """Say whether a word belongs to the title: "the prime minister"; a "Liberal leader" is of a party."""
    if modifier.text[:1].isupper() and head.text.islower():
        return False
    return any(modifier.lower in words("names", part) for part in ("role", "role-modifier", "honorific"))


def modifiers(head: Word) -> frozenset[str]:
    """Give what stands before a noun and tells which one is meant: "Norland" in "the Norland striker"."""
    before = (child for child in head.children if child.i < head.i)
    return frozenset(word.lower for word in before if word.dep not in ("det", "punct", "nummod"))


def unnamed_before(cast: Cast) -> dict[tuple[str, frozenset[str]], int]:
    """Give where somebody without a name is first told of, "a senior adviser", by the noun with its words."""
    found: dict[tuple[str, frozenset[str]], int] = {}
    for parse in cast.text.parses:
        for word in parse.words:
            if word.dep not in ("nsubj", "nsubjpass", "pobj", "dobj", "agent") or not is_human(word):
                continue
            told = any(child.lower in _ONE for child in word.children)
            if told and named_by(word, cast) is None:
                found.setdefault((word.lower, modifiers(word)), word.start)
    return found
