"""Expressions for somebody: which words belong to them, and which name they hold."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.grammar.cast import Cast
from briefgen.annotate.grammar.country_words import demonyms
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Mention
from briefgen.model.text import Span

_ALL_OF_THEM = ("ish", "ch", "ese", "ss")
"""How words for a people end that mean all of it: "the French", "the Swiss"."""
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_LEFT_OF_NOUN = frozenset(
    {"det", "compound", "amod", "poss", "nmod", "nummod", "predet", "quantmod", "advmod"}
)


def phrase(head: Word) -> Span:
    """Give the range of a noun with what stands before it: "the hotel's website"."""
    if head.pos == "PRON":
        return Span(head.start, head.end)
    left = head
    for child in head.children:
        if child.dep in _LEFT_OF_NOUN and child.i < left.i:
            left = child.subtree()[0]
    return Span(left.start, head.end)


def listed(head: Word) -> list[Word]:
    """Give the further members of a list that begins with ``head`` (or with the name that it stands in)."""
    name = head.parse.name_at(head)
    inside = name.words if name is not None else (head,)
    found: list[Word] = []
    for child in (child for word in inside for child in word.children):
        if (
            child.dep == "conj"
            and child.pos in ("PROPN", "NOUN")
            and child not in inside
            and not _denied(child)
        ):
            found += [child, *listed(child)]
    return found


def _denied(member: Word) -> bool:
    """Say whether "not" stands right before a member of a list: "Reed, but not Lopez"."""
    first = member.subtree()[0]
    before = first.parse.words[first.i - 1] if first.i else first
    return "not" in (first.lower, before.lower)


def named_by(head: Word, cast: Cast) -> Mention | None:
    """Give the name that a noun phrase holds as its head, or in apposition: "the mayor, Jane Reed,"."""
    mention = cast.at(head)
    if mention is not None and mention.label in _NAMED and _is_main(head, mention) and not is_native(head):
        who = _beside_noun(head, cast) if mention.label in ("GPE", "LOC", "FAC") else None
        return who or mention  # "the Norland and Selby correspondent Ann Reed"
    for child in head.children:
        if (
            child.dep == "appos"
            and (beside := cast.at(child)) is not None
            and beside.label in ("PERSON", "ORG")
            and not (head.tag == "NNS" and beside.label == "PERSON" and not listed(child))
            and not _may_name_another(head, beside.span.start)
        ):
            return beside  # and not "critics, among them Jane Reed,"
    for child in head.children:
        if child.dep == "appos" and is_human(child) and (inner := _beside_noun(child, cast)) is not None:
            return inner  # "her friend, the actor Tom Reed,"
    if head.lower in words("names", "role"):
        return _after_office(head, cast)
    if head.lower in words("names", "body") and head.i + 1 < len(head.parse.words):
        follower = cast.at(head.parse.words[head.i + 1])
        return follower if follower is not None and follower.label == "ORG" else None
    return None


def _may_name_another(head: Word, start: int) -> bool:
    """Say whether a name may be of whom somebody speaks for: "a spokesman for the candidate, Ann Reed,"."""
    served = head.child("prep")
    other = served.child("pobj") if served is not None and served.lower == "for" else None
    if other is None or not is_human(other) or other.i + 2 >= len(other.parse.words):
        return False
    comma, first = other.parse.words[other.i + 1 : other.i + 3]
    return comma.text == "," and first.start == start


def _beside_noun(noun: Word, cast: Cast) -> Mention | None:
    """Give the person's name in apposition to a noun."""
    names = (cast.at(child) for child in noun.children if child.dep == "appos")
    return next((name for name in names if name is not None and name.label == "PERSON"), None)


def _after_office(head: Word, cast: Cast) -> Mention | None:
    """Give the name that follows an office: "spokesman Lee", "Governor of Ohio Jane Reed"."""
    commas, whose, behind = 0, False, False
    for word in head.parse.words[head.i + 1 : head.i + 12]:
        mention = cast.at(word)
        if mention is not None and mention.label == "PERSON":
            if _may_name_another(head, mention.span.start):
                return None
            return None if whose else mention  # "the spokesman of Jane Reed" is not Reed
        if word.lower in ("of", "to", "for"):
            whose = behind = True
        elif word.text == ",":
            whose = behind = False
        elif mention is not None or _is_place(word):
            whose = False
        elif behind and word.lower in words("names", "role"):
            whose = True  # "the spokesman for Norlandic President Jane Reed"
        if commas and word.text != "'s":
            return None  # what follows a comma must be the name itself
        commas += word.text == ","
        joins = word.lower in ("of", "to", "for", "the", "and", ",") or word.lower in words("names", "role")
        if not word.text[:1].isupper() and not joins:
            return None
    return None


def _is_place(word: Word) -> bool:
    """Say whether a capitalised word is no title of the person after it: "Governor of Norland Jane Reed"."""
    titles = ("honorific", "role", "role-modifier")
    return word.text[:1].isupper() and not any(word.lower in words("names", part) for part in titles)


def _is_main(head: Word, mention: Mention) -> bool:
    """Say whether a mention is who the phrase is about: "the Russians", not "Russian"."""
    return mention.label != "NORP" or head.pos in ("PROPN", "NOUN")


def is_native(head: Word) -> bool:
    """Say whether a word for a people means one of them whom the text named: "the Swede", "the Russian"."""
    name = head.parse.name_at(head)
    if head.tag != "NNP" or not is_definite(head) or name is None or name.label != "NORP":
        return False
    known = head.lower in demonyms() and not head.lower.endswith(_ALL_OF_THEM)
    return known or head.lower in words("names", "native")


def is_countryman(row: Sequence[Word], i: int, end: int) -> bool:
    """Say whether word ``i`` of a person's name, which goes on to ``end``, tells what people he is of.

    So "Welshman Reed" and "Croatian Ann Reed"; not "the Dutch Grand Prix". Before one name alone most such
    words may be a first name ("German Varnov").
    """
    if i and row[i - 1].lower == "the":
        return False
    word, natives = row[i].lower, words("names", "native")
    room = 1 if word in natives and word.endswith("man") else 2
    return word in demonyms() | natives and end - i > room


def is_definite(head: Word) -> bool:
    """Say whether a noun speaks of somebody known: "the governor", "this company"."""
    determiner = head.child("det")
    return determiner is not None and determiner.lower in ("the", "this")


def is_common(head: Word) -> bool:
    """Say whether a word that the model takes for a name is a noun, or stands with an article: "Police"."""
    known = ("role", "relation", "body", "org-head", "generic-org", "human", "not-a-name")
    return head.child("det") is not None or any(head.lower in words("names", part) for part in known)


def may_be_human(head: Word) -> bool:
    """Say whether a noun in the singular that speaks may be one person: not a body, a text, a study."""
    others = (("names", "body"), ("names", "org-head"), ("cues", "words-of"), ("cues", "shown-by"))
    return is_human(head) or (
        head.tag == "NN" and not any(head.lemma in words(file, part) for file, part in others)
    )


def is_human(head: Word) -> bool:
    """Say whether a common noun in the singular means one person: "a spokesman", "the author"."""
    known = ("role", "relation", "female", "male", "human")
    return (
        head.pos in ("NOUN", "PROPN")
        and head.tag not in ("NNS", "NNPS")
        and any(head.lower in words("names", part) for part in known)
    )


def is_built_as_a_person(name: Sequence[Word]) -> bool:
    """Say whether a name could be a person's: "Odd Lunde", not "Norland Rail" or "the Reed Group"."""
    bodies = any_of("names", "org-head", "body", "facility", "company-word", "company-suffix", "newspaper")
    return len(name) in (2, 3) and all(
        word.tag == "NNP" and word.text.istitle() and word.lower not in bodies for word in name
    )


def is_circumstance(first: Word) -> bool:
    """Say whether words tell rather when or where it was said: "on Monday", "in a statement"."""
    name = first.parse.name_at(first)
    if name is not None and name.label in ("DATE", "TIME"):
        return True
    thing = first.child("pobj") if first.pos == "ADP" else None
    if thing is None:
        return False
    name = thing.parse.name_at(thing)
    return (name is not None and name.label in ("DATE", "TIME")) or thing.lemma in words(
        "cues", "speech-noun"
    )
