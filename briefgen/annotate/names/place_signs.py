"""What the words beside a name tell of a place: "in Kyiv", "the town of Selby", "flew to Selby"."""

from __future__ import annotations

from briefgen.annotate.grammar.country_words import capitals, country_names, country_words
from briefgen.annotate.lexicon import any_of, phrases, words
from briefgen.annotate.names.name_neighbours import is_before_place
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.syntax import Word

WITHIN = frozenset({"in", "near", "around", "outside"})
"""Before a name they tell a place."""
_INSIDE = frozenset({"in", "near", "outside"})
_WAYS = frozenset({"to", "into", "through"})
_BESIDE = frozenset({"neighboring", "neighbouring"})
_ALONG = frozenset({"along", "down", "off"})
_TOWN_HEADS = frozenset({"mayor", "mayors", "mayoress", "bishop", "archbishop"})
_SEATS = frozenset({"mp", "mps", "mla", "msp", "td"})
"""Who sits in a parliament for a place."""
_VISITS = frozenset({"visit", "reach", "leave", "enter", "tour"})
_WHERE = WITHIN | {"at", "from", "to", "of", "into", "through"}


def stands_for_a_place(name: Candidate) -> bool:
    """Say whether a name that is called a person's stands where places do: "in Kyiv", "the town of Selby"."""
    if is_told_a_place(name):
        return True
    if name.label != "PERSON" or name.title or len(name.words) > 1:
        return False
    word = name.words[-1]
    return word.dep == "pobj" and word.head.lower in WITHIN


def stands_within(name: Candidate) -> bool:
    """Say whether a name stands right behind "in" as places do, and nobody: "held in Selby Vale".

    Nobody is trusted there ("confidence in Ann Reed"), nothing owned ("shares in Varnex"), and nobody acts
    ("ended in Ann Reed leaving").
    """
    word, way = name.words[-1], name.words[-1].head
    if word.dep != "pobj" or way.i != name.first - 1 or way.lower not in _INSIDE:
        return False
    if way.lower != "in":
        return True
    about = (way.head, way.head.head) if way.head.dep == "dobj" else (way.head,)
    held = any(one.lemma in words("names", "in-whom") for one in about)
    return not held and word.child("acl", "advcl") is None


def is_told_a_place(name: Candidate) -> bool:
    """Say whether the words around a name leave no doubt that it is a place's: "the town of Selby"."""
    word = name.words[-1]
    if name.label not in ("PERSON", "ORG") or name.title or len(name.words) > 2:
        return False
    if any(child.dep == "appos" and child.lower in words("names", "settlement") for child in word.children):
        return True  # "Selby, the capital of"
    before = name.parse.words[name.first - 1] if name.first else None
    if before is not None and before.lower in _BESIDE and before.head is word:
        return True  # "neighbouring Selby"
    if has_officer(name) or _is_visited(name):
        return True
    if word.dep != "pobj":
        return False
    if word.head.lower == "in" and word.head.head.lemma in words("names", "staying") and len(name.words) == 1:
        return True  # "died in Selby"
    return is_gone_to(word) or _is_in_country(name) or is_called_a_place(word.head)


def has_officer(name: Candidate) -> bool:
    """Say whether somebody holds an office that places have: "the mayor of Selby", "the MP for Selby"."""
    word = name.words[-1]
    if word.dep == "poss":
        return word.head.lower in _TOWN_HEADS and name.end < word.head.i and word.head.tag == "NN"
    if word.dep != "pobj" or word.head.i != name.first - 1:
        return False
    way, officer = word.head, word.head.head
    if officer.i != way.i - 1:
        return False
    if way.lower == "for":
        return officer.lower in _SEATS
    ruled = name.label == "NORP" and officer.lower == "governor"
    return way.lower == "of" and (ruled or officer.lower in _TOWN_HEADS)


def _is_visited(name: Candidate) -> bool:
    """Say whether somebody visits a name where something happens: "visited Selby, where the dam broke"."""
    word = name.words[-1]
    clause = word.child("relcl")
    visited = name.label == "PERSON" and word.dep == "dobj" and word.head.lemma in _VISITS
    return visited and clause is not None and any(part.lower == "where" for part in clause.children)


def is_gone_to(word: Word) -> bool:
    """Say whether somebody goes to or from a name: "flew out of Selby"; one flees from people as well."""
    way = word.head
    out = way.lower == "of" and way.head.lower == "out"
    verb = way.head.head if out else way.head
    goes = verb.lemma in words("names", "going")
    return goes and (out or way.lower in _WAYS or (way.lower == "from" and verb.lemma != "flee"))


def may_be_gone_to(word: Word) -> bool:
    """Say whether somebody may go to a name, or turn to a person: "came to Selby", "has been to Selby"."""
    return is_headed_for(word) or (_is_led_to(word) and word.head.head.lemma in words("names", "coming"))


def is_headed_for(word: Word) -> bool:
    """Say whether somebody goes to a name as one hardly turns to a person: "returned to Selby"."""
    verb = word.head.head
    return _is_led_to(word) and (verb.lower == "been" or verb.lemma in words("names", "returning"))


def _is_led_to(word: Word) -> bool:
    return word.dep == "pobj" and word.head.lower == "to"


def is_called_a_place(of: Word) -> bool:
    """Say whether "of" follows a word for a place: "the village of"."""
    return (
        of.lower == "of"
        and of.head.i == of.i - 1
        and of.head.lower in any_of("names", "place-noun", "settlement") | {"state"}
    )


def _is_in_country(name: Candidate) -> bool:
    """Say whether a preposition stands before and a place after a name: "in Selby, Norland,"."""
    return name.words[-1].head.lower in _WHERE and is_before_place(name)


def is_capital(name: Candidate) -> bool:
    """Say whether a name is that of a country's capital, and hardly anybody's: "Khartoum", not "Sofia".

    A large part of a country is as well known: "Tamil Nadu".
    """
    city = name.text.replace("’", "'").lower()
    known = city in capitals() or city in phrases("names", "known-place")
    return not name.title and known and city not in words("names", "called-so")


def is_country(name: Candidate) -> bool:
    """Say whether a name is that of a country, and nobody's."""
    lower = name.text.lower()
    return not name.title and lower in country_names() and lower not in words("names", "country-too")


def is_known_place(name: Candidate) -> bool:
    """Say whether a name is a country's, or a city's that many know."""
    lower = name.text.lower()
    return is_capital(name) or lower in country_words() or lower in phrases("names", "city")


def is_street(name: Candidate) -> bool:
    """Say whether a name of several words is built as a street's: "Station Road", "on Penny Lane"."""
    if len(name.words) < 2 or name.title:
        return False
    first, last = name.words[0].lower, name.words[-1]
    if last.lower in words("names", "street"):
        return True
    if last.lower not in words("names", "street-too"):
        return False
    way = last.head if last.dep == "pobj" else last
    lives = way.lower in ("on", "in", "at") and way.head.lemma in words("names", "staying")
    return first in words("names", "street-opener") or way.lower in _ALONG or lives


def is_before_works(name: Candidate) -> bool:
    """Say whether what is called a person's or a body's names a bridge or the like: "the Harrow tunnel"."""
    word = name.words[-1]
    if name.label not in ("PERSON", "ORG") or name.title or len(name.words) > 1 or word.dep != "compound":
        return False
    works, before = word.head, name.parse.words[name.first - 1] if name.first else None
    called = works.i == name.end and works.text.islower() and works.lower in words("names", "works")
    return called and before is not None and before.lower == "the" and before.head is works
