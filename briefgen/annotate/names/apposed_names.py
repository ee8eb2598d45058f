"""Names between commas behind a noun for a person: "the manager, Gus Reed, said", "his wife, Karin"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.names.name_patterns import Found, is_loud
from briefgen.annotate.syntax import Parse, Word

_CLOSING = frozenset({",", ".", ";", ")", ":", "—", "–"})
_LONGEST = 3
"""Capitalised words, at most, of such a name."""
_OTHERS = (
    *("org-head", "org-of", "facility", "site", "street", "team", "newspaper", "company-suffix"),
    *("company-word", "landmark", "place-noun", "settlement", "not-a-name", "role", "honorific", "month"),
)


def apposed(parse: Parse) -> Iterator[Found]:
    """Find somebody whose name follows what he is, whatever the model sees there."""
    if is_loud(parse):
        return
    row = parse.words
    for comma in row[1:-1]:
        if comma.text != "," or not _is_person_noun(noun := row[comma.i - 1]):
            continue
        end = _name_end(row, comma.i + 1)
        count = sum(word.text[0].isupper() for word in row[comma.i + 1 : end])
        enough = 1 if _is_relation(noun) else 2
        if enough <= count <= _LONGEST and _is_closed(row, end):
            yield comma.i + 1, end, "PERSON", "apposition"


def described(parse: Parse) -> Iterator[Found]:
    """Find somebody behind whose name between commas stands what he is: "Helga Orten, a Norland member,".

    The first name as well where the model sees the rest alone.
    """
    if is_loud(parse):
        return
    row = parse.words
    for comma in row[2:-2]:
        last = row[comma.i - 1]
        if comma.text != "," or not _is_name_part(last) or last.tag != "NNP":
            continue
        noun = next((child for child in last.children if child.dep == "appos" and child.i > comma.i), None)
        if not ((noun is not None and _is_described(noun, comma.i)) or _is_somebody_who(last)):
            continue
        first = _name_start(row, last)
        if 2 <= last.i + 1 - first <= _LONGEST + 1 and not _follows_name(row, first):
            yield first, last.i + 1, "PERSON", "apposition"


def _is_described(noun: Word, comma: int) -> bool:
    """Say whether a noun with an article right behind a comma means one person."""
    opens = noun.parse.words[comma + 1]
    article = opens.lower in ("the", "a", "an", "its", "their", "his", "her") and opens.i < noun.i
    office = (
        noun.lower in any_of("names", "officer", "royal") and noun.tag == "NNP"
    )  # "the Solicitor-General"
    return article and (office or _is_person_noun(noun))


def _is_somebody_who(last: Word) -> bool:
    """Say whether ", who" follows what the model calls a person's: teams are told of so as well."""
    name = last.parse.name_at(last)
    after = last.parse.words[last.i + 2]
    return name is not None and name.label == "PERSON" and after.lower == "who" and after.head.head is last


def _name_start(row: tuple[Word, ...], last: Word) -> int:
    """Give where the words of a name begin of which the last is known."""
    first = last.i
    while first and _is_before_last(row[first - 1], last):
        first -= 1
    return first


def _is_before_last(word: Word, last: Word) -> bool:
    tied = word.text == "-" and word.end == word.parse.words[word.i + 1].start
    within = word.dep in ("compound", "punct") and (word.head is last or word.head.head is last)
    return within and (tied or (_is_name_part(word) and word.tag == "NNP" and word.sent == last.sent))


def _follows_name(row: tuple[Word, ...], first: int) -> bool:
    """Say whether a name goes on before a place: "Bank of Ann Reed", "the Ann Reed"."""
    before = row[first - 1] if first else None
    return before is not None and (
        before.text[:1].isupper() or before.lower in ("the", "of", "&", "'s", "’s")
    )


def speaking(parse: Parse) -> Iterator[Found]:
    """Find a single word that says something where the model sees no name: "“...,” Hollis said"."""
    if is_loud(parse):
        return
    for word in parse.words:
        says = word.dep == "nsubj" and word.tag == "NNP" and word.head.lemma in words("cues", "speech")
        if not says or parse.name_at(word) is not None or not _is_name_part(word) or len(word.text) < 3:
            continue
        first = _name_start(parse.words, word)
        inside = parse.words[first : word.i]
        alone = all(
            child in inside or child.dep not in ("compound", "det", "amod", "poss", "nmod")
            for child in word.children
        )
        if alone and len(inside) < _LONGEST and not any(map(parse.name_at, inside)):
            yield first, word.i + 1, "PERSON", "speaking"


def _is_person_noun(word: Word) -> bool:
    """Say whether a noun means one person, and none that a body may be as well."""
    if word.tag != "NN" or not word.text.islower():
        return False
    roles = words("names", "role") - words("names", "body-role")
    return word.lower in roles | words("names", "apposed-role") or _is_relation(word)


def _is_relation(word: Word) -> bool:
    """Say whether a noun says whose relation somebody is: "his wife", "Joan's brother"."""
    owner = word.child("poss")
    known = word.lower in words("names", "relation") - words("names", "body-role")
    return known and owner is not None and owner.lower != "its"


def _name_end(row: tuple[Word, ...], first: int) -> int:
    """Give where words end that may be somebody's name; ``first`` if they may not."""
    end = first
    while end < len(row) and (_is_name_part(row[end]) or (end > first and _is_particle(row, end))):
        end += 1
    return end


def _is_name_part(word: Word) -> bool:
    whole = word.text.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    built = word.text[0].isupper() and whole.isalpha() and (word.text[-1].islower() or len(whole) == 1)
    name = word.parse.name_at(word)
    return built and word.lower not in any_of("names", *_OTHERS) and (name is None or name.label != "NORP")


def _is_particle(row: tuple[Word, ...], at: int) -> bool:
    particles, after = words("names", "particle"), row[at + 1 : at + 2]
    follows = any(word.text[0].isupper() or word.lower in particles for word in after)
    return row[at].lower in particles and follows


def _is_closed(row: tuple[Word, ...], end: int) -> bool:
    """Say whether a mark follows a name that is in no list: "the mayor, Harrow Mills, and Reed"."""
    if end >= len(row):
        return True
    listed = end + 1 < len(row) and row[end].text == "," and row[end + 1].dep == "cc"
    return row[end].text in _CLOSING and not listed
