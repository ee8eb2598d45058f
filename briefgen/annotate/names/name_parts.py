"""Names with a word of another before them: "HARROW Lemon Corp", "Republican Reed", "pro-Oslo NKP".

What stands before them is a name of its own or none; which it is the article tells elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from briefgen.annotate.grammar.country_words import capitals, country_words
from briefgen.annotate.lexicon import any_of, phrases, words
from briefgen.annotate.names.last_names import last_name_forms
from briefgen.annotate.names.name_repairs import Candidate, repaired
from briefgen.annotate.names.place_signs import stands_for_a_place
from briefgen.annotate.syntax import Word
from briefgen.model.article import BlockKind

_SIDES = frozenset({"anti", "pro"})
_BLOCS = frozenset({"eu", "us", "uk", "u.s.", "u.k."})
_BODILY = frozenset({"ORG", "GPE", "LOC", "FAC", "EVENT"})
_LONGEST = 3
"""Words, at most, of the place in capitals that a report begins with."""


def without_datelines(names: Sequence[Candidate], seen: Counter[str]) -> list[Candidate]:
    """Cut the place in capitals off a report's first name where no dash parts them: "HARROW" | "Lemon Corp".

    It is a place if its city is known or the article has it in small letters: of "NKRF Director" it has not.
    ``seen`` tells how often the text has each word.
    """
    persons = (name for name in names if name.label == "PERSON" and not stands_for_a_place(name))
    people = {word.text for name in persons if name.first for word in name.words}
    found: list[Candidate] = []
    for name in names:
        end = _dateline_end(name, seen, people)
        if not end:
            found.append(name)
            continue
        found.append(replace(name, end=end, label="GPE", rule="dateline", title=""))
        rest = repaired(replace(name, first=end, title="")) if end < name.end else None
        if rest is not None and not _is_word(rest, seen):
            found.append(_of_its_kind(rest))
    return found


def _is_word(name: Candidate, seen: Counter[str]) -> bool:
    """Say whether a single word is capitalised only because the sentence begins with it: "HARROW Tens of"."""
    word = name.words[0]
    return len(name.words) == 1 and (word.tag == "NNS" or seen[word.lower] > 0)


def _of_its_kind(name: Candidate) -> Candidate:
    """Give the label of a country or its people to what is left, where it is one word."""
    if len(name.words) > 1 or name.text.lower() not in country_words():
        return name
    return replace(name, label="NORP" if name.words[0].tag == "JJ" else "GPE")


def _dateline_end(name: Candidate, seen: Counter[str], people: Set[str]) -> int:
    """Give the end of the place in capitals that a paragraph begins with; 0 if it does not with one."""
    row = name.parse.words
    if name.first or name.parse.kind is BlockKind.HEADING or name.parse.text.isupper():
        return 0
    end = 0
    while end < min(_LONGEST, len(row)) and _is_loud(row[end]):
        end += 1
    after = row[end] if end < len(row) else None
    if not end or after is None or not after.text.istitle() or len(row[0].text) < _LONGEST:
        return 0
    city = [word.text.title() for word in row[:end]]
    known = " ".join(city).lower() in capitals() | phrases("names", "city")
    return end if known or (people.isdisjoint(city) and all(seen[word] for word in city)) else 0


def _is_loud(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isalpha() and word.text.isupper()


def without_sides(names: Sequence[Candidate]) -> list[Candidate]:
    """Cut off for or against whom a body is: "anti-EU" | "Norland Party", "Pro-Oslo" | "NKP"."""
    return [_without_side(name) for name in names]


def _without_side(name: Candidate) -> Candidate:
    row, first = name.parse.words, name.first
    if row[first].lower in _SIDES and name.end > first + 3 and row[first + 1].text in "-‑":
        whom = first + 2
    elif first > 1 and row[first - 1].text in "-‑" and row[first - 2].lower in _SIDES:
        whom = first
    else:
        return name
    if name.end == whom + 1 or not _is_power(row[whom]):
        return name
    return replace(name, first=whom + 1)


def _is_power(word: Word) -> bool:
    return word.lower in country_words() or word.lower in _BLOCS


def without_parties(names: Sequence[Candidate]) -> list[Candidate]:
    """Cut a party off a last name, "Republican" | "Reed", and what somebody stands for off a full one.

    Both names the article has elsewhere.
    """
    full = {name.text: len(name.words) for name in names if name.label == "PERSON" and last_name_forms(name)}
    people = [name for name in names if name.label == "PERSON" and not _is_partisan(name.words[0])]
    lasts = {form for name in people for form in last_name_forms(name)}
    found: list[Candidate] = []
    for name in names:
        row = name.words
        if len(row) == 2 and _is_partisan(row[0]) and row[1].text in lasts and name.label != "NORP":
            found.append(replace(name, first=name.first + 1, label="PERSON", title=""))
        elif (at := _bearer_starts(name, full)) > name.first:
            found.extend(_parted(name, at))
        else:
            found.append(name)
    return found


def _is_partisan(word: Word) -> bool:
    return word.text.istitle() and word.lower in words("names", "partisan") | {"democrat"}


def _bearer_starts(name: Candidate, full: dict[str, int]) -> int:
    """Give where somebody's full name begins at the end of a body's or a place's; 0 if nowhere.

    "Norland" | "Ann Reed", "Norland Envoy" | "Ann Reed", but "Friends of Ann Reed" and "HMS Ann Reed".
    """
    if name.label not in _BODILY:
        return 0
    for length in {size for size in full.values() if size < len(name.words)}:
        at = name.end - length
        before = name.parse.words[at - 1]
        stands = before.lower in country_words() or before.lower in any_of("names", "role", "officer")
        if stands and before.text[0].isupper() and replace(name, first=at).text in full:
            return at
    return 0


def _parted(name: Candidate, at: int) -> list[Candidate]:
    person = replace(name, first=at, label="PERSON")
    before = replace(name, end=at)
    if len(before.words) == 1 and before.text.lower() in country_words():
        before = replace(before, label="GPE")
    parts = (repaired(before), repaired(person))
    return [part for part in parts if part is not None]


def without_neighbours(names: Sequence[Candidate]) -> list[Candidate]:
    """Cut off what belongs to a neighbour's name, and give people back whom a title tells.

    "OSLO, Norway Lemon Corp" is a place and a firm, "Harrow Army Col" has lost "Ann Reed", "Harrow County
    District" is half an attorney, and "Cllr T Reed" is nobody's firm.
    """
    found: list[Candidate] = []
    for name in names:
        for part in _after_city(name):
            kept = _without_end(part)
            found.extend([_as_titled(kept)] if kept is not None else [])
    return found


def _after_city(name: Candidate) -> list[Candidate]:
    """Part the country behind a report's city from the first name of the report."""
    row, first = name.parse.words, name.first
    if not 2 <= first <= _LONGEST or len(name.words) < 2 or row[first - 1].text != ",":
        return [name]
    city = all(_is_loud(word) for word in row[: first - 1])
    if not city or name.words[0].lower not in country_words() or not name.words[1].text.istitle():
        return [name]
    begins = next((word.i for word in name.words[1:] if word.pos in ("PROPN", "NOUN", "ADJ")), name.end)
    rest = repaired(replace(name, first=begins)) if begins < name.end else None
    country = replace(name, end=first + 1, label="GPE", rule="dateline", title="")
    return [country, *([rest] if rest is not None else [])]


def _without_end(name: Candidate) -> Candidate | None:
    """Cut a short title, or half an office, off the end of a name; None if nothing is left."""
    row, last = name.parse.words, name.words[-1]
    after = [word.lower for word in row[name.end : name.end + 2]]
    rank = last.lower in _ranks() and name.label in ("ORG", "PERSON") and after[:1] != ["("]
    names_somebody = any(word.text[:1].isupper() for word in row[name.end : name.end + 2])
    attorney = last.lower in ("district", "state") and (
        after[:1] == ["attorney"] or after == ["'s", "attorney"]
    )
    if not (rank and names_somebody) and not attorney:
        return name
    return repaired(replace(name, end=name.end - 1)) if len(name.words) > 1 else None


def _ranks() -> frozenset[str]:
    """Give the titles that stand before names only: "Col", "Cllr", "Mrs"."""
    short = {entry.split()[0] for entry in phrases("names", "short-title")}
    return frozenset(title.rstrip(".") for title in short | _ADDRESSES)


_ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "cllr", "councillor"})


def _as_titled(name: Candidate) -> Candidate:
    """Call a person whom the model calls a body with his title: "Cllr T Reed", "Mrs Reed"."""
    row = name.words
    if name.label != "ORG" or len(row) < 2 or row[0].lower.rstrip(".") not in _ADDRESSES:
        return name
    bodies = any_of("names", "org-head", "facility", "company-suffix")
    if not all(word.text[0].isupper() and word.lower not in bodies for word in row[1:]) or len(row) > 4:
        return name
    return repaired(replace(name, label="PERSON")) or name
