"""What the words right beside a name tell of its kind: "Harrow, Ohio", "Norland's Varnex"."""

from __future__ import annotations

from briefgen.annotate.lexicon import words
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.syntax import FINITE_ALONE


def is_spelled_out(name: Candidate) -> bool:
    """Say whether the state or country of a place follows it, as in "Harrow, Ohio, has grown".

    One word, or several built as places' names are, in a sentence with a verb: lists of results give the
    country of persons so.
    """
    if name.label not in ("PERSON", "GPE") or name.title or not is_before_place(name):
        return False
    if len(name.words) > 1 and not is_built_as_place(name):
        return False
    row, sent = name.parse.words, name.words[0].sent
    return any(word.sent == sent and word.tag in FINITE_ALONE for word in row)


def is_built_as_place(name: Candidate) -> bool:
    """Say whether a name of several words is built as many places' are: "San Varno", "Varnish Republic"."""
    ends = {"republic", "federation", "kingdom", "emirates", "islands"}
    first, last = name.words[0].lower, name.words[-1].lower
    return len(name.words) > 1 and (first in words("names", "place-opener") or last in ends)


def is_before_place(name: Candidate) -> bool:
    """Say whether a comma and a place in apposition follow a name, and then a mark or the end."""
    row, end = name.parse.words, name.end
    if end + 1 >= len(row) or row[end].text != ",":
        return False
    beside = name.parse.name_at(row[end + 1])
    if beside is None or beside.label not in ("GPE", "LOC") or beside.words[0].i != end + 1:
        return False
    head = beside.words[-1]
    after = head.i + 1
    closed = after == len(row) or (row[after].is_punct and row[after].text not in "-–—")
    return closed and head.dep in ("appos", "npadvmod") and head.head in name.words


def is_owned_by_country(name: Candidate) -> bool:
    """Say whether a single word follows a country's "'s": "Norland's Varnex" is a firm of the country."""
    row = name.parse.words
    if len(name.words) > 1 or name.title or name.first < 2 or row[name.first - 1].tag != "POS":
        return False
    country = name.parse.name_at(row[name.first - 2])
    return country is not None and country.label == "GPE" and country.words[-1].i == name.first - 2


def stands_in_place(name: Candidate) -> bool:
    """Say whether a name stands where hardly any but places' do: "in" or "from" before it."""
    word = name.words[-1]
    return word.dep == "pobj" and word.head.lower in ("in", "near", "from", "at", "across", "outside")
