"""Names of ships: they are called after persons and places, and are neither."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.names.name_repairs import Candidate


def without_ships(names: Sequence[Candidate]) -> list[Candidate]:
    """Leave out the names that a ship bears, there and wherever the article has them again."""
    ships = {id(name): ship for name in names if (ship := ship_name(name))}
    borne = frozenset(ships.values())
    return [name for name in names if id(name) not in ships and not _is_again(name, borne)]


def ship_name(name: Candidate) -> str:
    """Give the ship's name if a word for a ship stands before it ("the ferry Lady Fen"), else ""."""
    row, first = name.parse.words, name.first
    kinds = words("names", "ship")
    if name.words[0].lower in kinds and name.words[0].text.isupper() and len(name.words) > 1:
        return _text(name, first + 1)  # "HMS Victory"
    inside = [word.i for word in name.words[:-1] if word.lower in kinds and word.text[0].isupper()]
    if name.label == "PERSON" and inside:
        return _text(name, inside[-1] + 1)  # "Space Shuttle Norland"
    ranks = any_of("names", "honorific", "role")
    while first and row[first - 1].lower in ranks and row[first - 1].text[0].isupper():
        first -= 1  # "Lady" was cut off as a title
    before = first - 1
    if before > 0 and row[before].is_punct and row[before].text in "\"'“‘":
        before -= 1
    if before < 0 or row[before].lower not in kinds:
        return ""
    last = name.words[-1]
    if last.dep == "nsubj" and last.head.dep == "relcl":
        return ""  # "the ferry Jane Reed owns"
    return _text(name, first)


def _text(name: Candidate, first: int) -> str:
    start = name.parse.span.start
    return " ".join(name.parse.text[name.parse.words[first].start - start : name.span.end - start].split())


def _is_again(name: Candidate, ships: frozenset[str]) -> bool:
    if name.label in ("GPE", "NORP", "LOC"):
        return False  # the place that the ship is called after
    first = max(0, name.first - 2)
    return any(_text(name, at) in ships for at in range(first, name.first + 1))
