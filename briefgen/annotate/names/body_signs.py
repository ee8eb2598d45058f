"""What the words beside a name tell of a body: "the oil firm Lemon", "Lemon shares", "Lemon's chairman"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.grammar.country_words import demonyms
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.names.name_neighbours import is_owned_by_country
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.syntax import Parse, Word

_GOVERNING = frozenset(
    {"Police", "Council", "Commission", "Board", "Authority", "Ministry", "Department", "Committee", "Agency"}
)
"""What is in a place, and never a place itself."""

_NO_INITIALS = frozenset(
    {"UK", "US", "EU", "UN", "GB", "NHS", "BBC", "ITV", "HBO", "CNN", "NASA", "FIFA", "UEFA"}
)
"""Letters that are nobody's first names, as "JK" is."""


def is_told_a_body(name: Candidate) -> bool:
    """Say whether the words beside what is called a person's name tell that it is a body's."""
    if name.label == "PERSON" and has_body_signs(name):
        return True
    return name.label == "ORG" and _has_officer(name)


def has_body_signs(name: Candidate) -> bool:
    """Say whether what stands beside a name is such as stands beside a body's."""
    return _is_beside_a_body(name) or _acts_as_a_body(name) or _has_officer(name)


def are_letters(name: Candidate) -> bool:
    """Say whether a name is an acronym as bodies have them, and no person who is known by such letters."""
    letters = name.text
    short = 3 <= len(letters) <= 6 and letters.isalpha() and letters.isupper() and not name.title
    after = name.parse.words[name.end : name.end + 1]
    if any(word.text == ":" for word in after):
        return False  # who speaks, in a transcript
    return short and not name.parse.text.isupper() and letters.lower() not in words("names", "initials")


def has_letters(name: Candidate) -> bool:
    """Say whether letters end a name, or begin it as a body's do: "Team GB", "UK Sport", "NHS Harrow"."""
    first, last = name.words[0].text, name.words[-1].text
    if len(name.words) < 2 or name.title or name.text.isupper():
        return False
    ends = len(last) > 1 and last.isupper() and last.isalpha() and not set(last) <= set("IVX")
    return ends or first in _NO_INITIALS


def governs_a_place(name: Candidate) -> bool:
    """Say whether a name is a place's with a body behind it: "Harrow District Council", "Team Norland"."""
    return len(name.words) > 1 and (name.words[-1].text in _GOVERNING or name.words[0].text == "Team")


def is_party(name: Candidate) -> bool:
    """Say whether two words name a country's party: "Welsh Labour"."""
    first, last = name.words[0].lower, name.words[-1].lower
    return len(name.words) == 2 and first in demonyms() and last in words("names", "party-noun")


def is_a_firms(name: Candidate) -> bool:
    """Say whether one word is a firm's name here even where somebody bears it: "Dell shares", not "Dell's".

    What people own as well, "Dell's shares" and "Dell's factory", tells nothing.
    """
    row, word = name.parse.words, name.words[-1]
    if len(name.words) > 1 or name.title:
        return False
    before = row[name.first - 1] if name.first else None
    if before is not None and before.lower in words("names", "firm-noun"):
        owns = word.head.dep == "relcl" or (word.dep == "compound" and word.head.tag.startswith("VB"))
        return not owns  # "the firm Dell runs"
    if word.dep == "compound" and word.head.i == name.end:
        return word.head.lower in words("names", "company-part")
    officer = word.head.lower in words("names", "board") or _is_chief_executive(word.head)
    return word.dep == "poss" and officer


def is_called_a_firm(name: Candidate) -> bool:
    """Say whether a noun that only firms and the like have is right before one word: "gas giant Lemon"."""
    row, word = name.parse.words, name.words[-1]
    before = row[name.first - 1] if name.first else None
    if before is None or len(name.words) > 1 or name.title or before.lower not in words("names", "firm-noun"):
        return False
    return before.text.islower() and is_named_by(before, word)


def is_named_by(noun: Word, name: Word) -> bool:
    """Say whether a noun right before a name tells what it is: "gas giant Lemon"."""
    over = noun.head is name and noun.dep in ("compound", "nmod")
    return over or (name.head is noun and name.dep == "appos")


def called_firms(parse: Parse) -> Iterator[tuple[int, int, str, str]]:
    """Find "Lemon" in "the bus service Lemon", where the model sees nothing."""
    row = parse.words
    for word in row[1:]:
        noun, after = row[word.i - 1], row[word.i + 1 : word.i + 2]
        if word.tag != "NNP" or not word.text[0].isupper() or parse.name_at(word) is not None:
            continue
        alone = word.dep != "compound" and not any(next_word.text[0].isupper() for next_word in after)
        if (
            alone
            and noun.lower in words("names", "firm-noun")
            and noun.text.islower()
            and is_named_by(noun, word)
        ):
            yield word.i, word.i + 1, "ORG", "organisation"


def _is_beside_a_body(name: Candidate) -> bool:
    row = name.parse.words
    closed = name.end < len(row) and row[name.end].text in (",", ")", ".")
    # A name that ends so is somebody's house: "Ann Reed, manager, Teachers' Union".
    nouns = (noun.text for noun in beside(name) if noun.pos != "PROPN")
    return closed and any(noun.lower() in words("names", "body") for noun in nouns)


def _acts_as_a_body(name: Candidate) -> bool:
    """Say whether a name is used as no person's is: "the oil firm Lemon", "Lemon shares", "Lemon, which"."""
    row, word = name.parse.words, name.words[-1]
    if len(name.words) > 2 or name.title:
        return False
    if is_owned_by_country(name):
        return True
    before = row[name.first - 1] if name.first else None
    bodies = any_of("names", "company-noun", "body")
    if before is not None and before.dep == "compound" and before.head is word and before.lower in bodies:
        return True
    parts = words("names", "company-part")
    if word.dep == "compound" and word.head.i == name.end:
        return word.head.lower in parts | words("names", "channel") or _are_goods(word.head)
    if word.dep == "poss" and word.head.lower in words("names", "product"):
        return any(child.lower in ("new", "latest") for child in word.head.children)
    if word.dep == "poss" and (word.head.lower in parts or _is_chief_executive(word.head)):
        return True
    if word.dep == "pobj" and word.head.lower == "on":
        return word.head.head.lemma in words("names", "posting")
    if _is_listed_with_companies(word):
        return True
    clause = word.child("relcl")
    if clause is not None and any(part.lower == "which" and part.head is clause for part in clause.children):
        return True
    return word.dep == "nsubj" and _has_its(word.head)


def _are_goods(word: Word) -> bool:
    """Say whether a noun tells goods of several kinds, which have a maker: "Lemon handsets"."""
    return word.tag == "NNS" and word.lower in words("names", "product")


def _has_officer(name: Candidate) -> bool:
    """Say whether somebody is of a name as he is of a body's: "Varnex's chairman", "Varnex's Ann Reed"."""
    row, at = name.parse.words, name.end + 1
    if is_headed(name):
        return True
    if len(name.words) > 1 or name.title or at >= len(row) or row[name.end].tag != "POS":
        return False
    if _names_somebody(row, at):
        return True
    while at < len(row) - 1 and row[at].pos == "ADJ":
        at += 1
    if row[at].lower in words("names", "board"):
        return True
    return row[at].lower == "director" and _names_somebody(row, at + 1)


def is_headed(name: Candidate) -> bool:
    """Say whether somebody heads a single word as he does a firm: "the chairman of Varnex"."""
    word, way = name.words[-1], name.words[-1].head
    if (
        len(name.words) > 1
        or name.title
        or word.dep != "pobj"
        or way.i != name.first - 1
        or way.lower != "of"
    ):
        return False
    officer = way.head
    heads = officer.lower in words("names", "board") or _is_chief_executive(officer)
    return officer.i == way.i - 1 and heads


def _names_somebody(row: tuple[Word, ...], at: int) -> bool:
    """Say whether a full name stands from a word on, perhaps after a comma."""
    at += at < len(row) and row[at].text == ","
    named = row[at].parse.name_at(row[at]) if at < len(row) else None
    return named is not None and named.label == "PERSON" and len(named.words) > 1 and named.words[0].i == at


def _is_listed_with_companies(word: Word) -> bool:
    """Say whether one of several names in a row has a company's suffix: "Norland Bank and Varnex"."""
    others = [child for child in word.children if child.dep == "conj"]
    if word.dep == "conj":
        others.append(word.head)
    return any(
        other.lower in words("names", "company-suffix") and other.text[0].isupper() for other in others
    )


def _is_chief_executive(word: Word) -> bool:
    before = word.parse.words[word.i - 1].lower if word.i else ""
    return (before, word.lower) in (("chief", "executive"), ("executive", "officer"))


def _has_its(verb: Word) -> bool:
    """Say whether the object of a verb is the subject's own: "opened its doors"."""
    thing = verb.child("dobj")
    owner = thing.child("poss") if thing is not None else None
    return owner is not None and owner.lower == "its"


def beside(name: Candidate) -> Iterator[Word]:
    """Give the nouns in apposition to a name: "the mayor, Jane Reed", "the mayor of Oslo, Jane Reed"."""
    inside = name.words
    head = next((word for word in inside if word.head is word or word.head not in inside), inside[-1])
    yield from (child for child in head.children if child.dep == "appos" and child not in inside)
    if head.dep == "appos" and head.head is not head:
        above = head.head
        yield above
        if above.dep == "pobj" and above.head.lower in ("of", "for", "at"):
            yield above.head.head
