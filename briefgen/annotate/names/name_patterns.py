"""Names by their build: treaties, wars, ministries, regions; what the model often misses.

Each pattern looks at capitalised words in a row and gives ranges of word numbers with a label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.syntax import DASHES, Parse, Word
from briefgen.model.article import BlockKind

Found = tuple[int, int, str, str]
"""First word, last word + 1, label, name of the pattern."""

_JOINS = frozenset({"of", "for", "on", "the", "and", "&", "against", "to", "de"})
_MEETING = frozenset({"national", "party", "annual", "state", "republican", "democratic"})
"""Before "Convention" they tell a meeting, not a treaty."""
_NUMERALS = frozenset({"I", "II", "III", "IV", "V", "VI"})
_INITIALS = re.compile(r"[A-Z]{1,3}&[A-Z]{1,3}")
_PARTNERS = frozenset({"co", "sons", "company", "bros", "brothers", "associates", "partners", "daughters"})
_HEADLINE = 40
"""How many words a headline has at most."""
_COMMAS = 2
"""How many commas a headline has at most."""
_LOUD = 0.85
"""The share of longer words with a capital that makes a headline."""

_YEAR = frozenset(str(year) for year in range(1800, 2100))


def is_capital(word: Word) -> bool:
    """Say whether the word begins with a capital, as names do."""
    return word.text[:1].isupper()


@lru_cache(maxsize=1)
def _runs(parse: Parse) -> tuple[tuple[int, int], ...]:
    """Give each run of capitalised words, with inner "'s" and hyphens: "Korean People's Army"."""
    row = parse.words
    found = []
    at = 0
    while at < len(row):
        if not is_capital(row[at]) or row[at].pos in ("PRON", "DET", "SCONJ"):
            at += 1
            continue
        end = at + 1
        while end < len(row) and _goes_on(row, end):
            end += 1
        while end > at + 1 and not is_capital(row[end - 1]):
            end -= 1
        found.append((at, end))
        at = end
    return tuple(found)


def _goes_on(row: tuple[Word, ...], at: int) -> bool:
    if is_capital(row[at]):
        return row[at].lower != "the"
    follows = at + 1 < len(row) and is_capital(row[at + 1])
    if row[at].lower == "'s":
        saint = at > 1 and row[at - 2].lower in ("st", "st.", "saint")
        people = ("people", "women", "children", "workers", "men", "teachers")
        return follows and (saint or row[at - 1].lower in people)
    adjacent = row[at].start == row[at - 1].end
    return follows and row[at].text in ("-", "–", "&") and (adjacent or row[at].text == "&")


def organisations(parse: Parse) -> Iterator[Found]:
    """Find "General Staff of Ukraine", "Russian Foreign Ministry", "Korean People's Army"."""
    row = parse.words
    for first, end in _runs(parse):
        for last in range(end - 1, first - 1, -1):
            if row[last].lower not in any_of("names", "org-head", "org-of"):
                continue
            stop = (
                _of_phrase(row, last + 1, "org") if row[last].lower in words("names", "org-of") else last + 1
            )
            begins = _without_lead(row, first, last)
            if stop > last + 1 or (last - begins >= 1 and last == end - 1):
                yield begins, stop, "ORG", "organisation"
            break


def _without_lead(row: tuple[Word, ...], first: int, last: int) -> int:
    """Leave out what heads a sentence ("The", "In") before the name."""
    while first < last and (
        row[first].pos in ("ADP", "CCONJ", "ADV", "VERB", "NUM")
        or row[first].lower.endswith("-based")
        or row[first].lower in words("names", "opener")
        or (first < last - 1 and row[first].lower in words("names", "month"))
        or (first == last - 1 and _are_members(row[first], row[last]))
    ):
        first += 1
    return first


def _are_members(party: Word, chamber: Word) -> bool:
    """Say whether a party stands before a chamber, which is no body of it: "Democratic Senate candidates"."""
    return party.lower in words("names", "partisan") and chamber.lower in words("names", "chamber")


def _of_phrase(row: tuple[Word, ...], at: int, kind: str) -> int:
    """Give the end of "of the Armed Forces of Ukraine" from ``at`` on; ``at`` itself if nothing fits."""
    end = at
    while at < len(row):
        start = at
        if row[at].lower not in (("of", "for") if kind == "org" else _JOINS):
            break
        at += 1
        while at < len(row) and row[at].lower in ("the", "of"):
            at += 1
        begins = at
        while (
            at < len(row)
            and (is_capital(row[at]) or _goes_on(row, at))
            and row[at].pos not in ("PRON", "DET")
            and row[at].lower not in words("names", "not-a-name")
        ):
            at += 1
        if at == begins or not is_capital(row[begins]):
            break
        end = at
        if (
            kind == "org"
            and end + 1 < len(row)
            and row[end].lower == "and"
            and is_capital(row[end + 1])
            and _lists(row, end)
        ):
            at = end + 1
            while at < len(row) and is_capital(row[at]):
                at += 1
            end = at
        if start == at:
            break
    return end


def _lists(row: tuple[Word, ...], at: int) -> bool:
    """Say whether "and" goes on with the name: "Ministry of Health and Welfare", not "of Health and Reed"."""
    after = row[at + 1]
    name = after.parse.name_at(after)
    return (name is None or name.label == "ORG") and after.dep == "conj" and after.head.i >= at - 3


def events_and_laws(parse: Parse) -> Iterator[Found]:
    """Find "1951 Refugee Convention", "Treaty of Rome", "Korean War", "Human Rights Act 1998"."""
    row = parse.words
    for first, end in _runs(parse):
        for last in range(end - 1, first - 1, -1):
            label = _label_of(row[last].lower)
            if label is None:
                continue
            begins = _without_lead(row, first, last)
            if row[last].lower == "convention" and row[last - 1].lower in _MEETING and last > first:
                label = "EVENT"
            stop = _of_phrase(row, last + 1, "event")
            if last + 1 < end and stop == last + 1:
                if row[last + 1].text not in _NUMERALS:
                    break  # something follows the head noun: "War Museum"
                stop += 1
            if begins and row[begins - 1].text in _YEAR:
                begins -= 1
            if stop < len(row) and row[stop].text in _YEAR:
                stop += 1
            if stop - begins >= 2 and (last > begins or stop > last + 1):
                yield begins, stop, label, "head-noun"
            break


def _label_of(head: str) -> str | None:
    if head in words("names", "event-head"):
        return "EVENT"
    return "LAW" if head in words("names", "law-head") else None


def regions(parse: Parse) -> Iterator[Found]:
    """Find "the Kursk region": a capitalised name before a word for a place."""
    row = parse.words
    for first, end in _runs(parse):
        if end - first > 1 and row[end - 1].lower in words("names", "place-noun"):
            begins = _without_lead(row, first, end - 1)
            body = any(word.lower in words("names", "org-head") for word in row[begins : end - 1])
            if end - begins in (2, 3):
                yield begins, end, "ORG" if body else "GPE", "region"  # "Oslo Police District"
            continue
        after = row[end] if end < len(row) else None
        if after is None or after.lower not in words("names", "place-noun"):
            continue
        if row[end - 1].head is not after and not _is_council_of(after, row[end - 1].head):
            continue
        begins = end - 1
        while (
            begins > first
            and row[begins - 1].head in (after, row[end - 1])
            and row[begins - 1].pos == "PROPN"
        ):
            begins -= 1
        proper = row[begins].pos == "PROPN" or (begins == end - 1 and _is_no_adjective(row[begins]))
        if proper and row[end - 1].lower not in words("names", "org-head"):
            yield begins, end, "GPE", "region"


def _is_council_of(place: Word, head: Word) -> bool:
    """Say whether a word for a place stands before the body of it: "the Selby town" | "council"."""
    return place.dep == "compound" and place.head is head and head.i == place.i + 1


def firms(parse: Parse) -> Iterator[Found]:
    """Find "Reed, Marsh & Co", "Lemon and Sons Ltd", "L&M": partners, then a word that only firms have."""
    row = parse.words
    for word in row:
        if _INITIALS.fullmatch(word.text) and word.lower not in words("names", "not-a-name"):
            yield word.i, word.i + 1, "ORG", "firm"
    for joint in row[1:-1]:
        last = row[joint.i + 1]
        if joint.lower not in ("and", "&") or last.lower.rstrip(".") not in _PARTNERS or not is_capital(last):
            continue
        first = _partners_start(row, joint.i)
        end = last.i + 1
        while end < len(row) and is_capital(row[end]) and row[end].lower in words("names", "company-suffix"):
            end += 1
        if first < joint.i:
            yield first, end, "ORG", "firm"


def _partners_start(row: tuple[Word, ...], joint: int) -> int:
    """Give where the names of a firm's partners begin, over commas between single names: "Reed, Marsh"."""
    first = joint
    while first and _is_of_firm(row, first, joint):
        first -= 1
    return first


def _is_of_firm(row: tuple[Word, ...], first: int, joint: int) -> bool:
    """Say whether the word before ``first`` belongs to the firm's name as well."""
    before = row[first - 1]
    if before.sent != row[joint].sent or first == 1 or first == joint:
        return is_capital(before) and before.pos in ("PROPN", "NOUN") and before.sent == row[joint].sent
    if before.text == ",":
        return _is_partner(row[first - 2])
    if before.text == ".":
        return is_capital(row[first - 2]) and len(row[first - 2].text) < 5
    return is_capital(before) and before.pos in ("PROPN", "NOUN")


def _is_partner(word: Word) -> bool:
    """Say whether a word before a comma is a partner's name, not a day or a place: "In Oslo, Reed and Co"."""
    name = word.parse.name_at(word)
    alone = name is None or name.label in ("PERSON", "ORG")
    return alone and is_capital(word) and word.pos == "PROPN"


def facilities(parse: Parse) -> Iterator[Found]:
    """Find "Marsh Street", "Oslo Airport", where the model sees nothing, or only the first word."""
    if is_loud(parse):
        return
    row = parse.words
    for first, end in _runs(parse):
        last = row[end - 1]
        if end - first < 2 or last.lower not in words("names", "site") or last.pos != "PROPN":
            continue
        begins = _without_lead(row, first, end - 1)
        if end - begins > 1 and row[end - 2].pos in ("PROPN", "ADJ"):
            yield begins, end, "FAC", "facility"


def datelines(parse: Parse) -> Iterator[Found]:
    """Find the place in capitals that begins a report: "OSLO (Newswire) -", "OSLO — "."""
    row = parse.words
    end = 0
    while (
        end < min(4, len(row))
        and row[end].text.isalpha()
        and row[end].text.isupper()
        and len(row[end].text) > 2
    ):
        end += 1
    if parse.kind is BlockKind.HEADING or not end or parse.text.isupper():
        return
    rest = [word.text for word in row[end : end + 6]]
    agency = rest[:1] == ["("] and ")" in rest and any(dash in rest[rest.index(")") :] for dash in DASHES)
    if agency or (len(rest) > 1 and rest[0] in DASHES and not (rest[0] == "-" and rest[1].isupper())):
        yield 0, end, "GPE", "dateline"


def storms(parse: Parse) -> Iterator[Found]:
    """Find "Hurricane Anna", "Tropical Storm Leo"."""
    row = parse.words
    for word in row[:-1]:
        after = row[word.i + 1]
        if word.lower not in words("names", "storm") or not is_capital(word) or not is_capital(after):
            continue
        end = after.i + 1
        begins = word.i - (word.i > 0 and row[word.i - 1].text == "Tropical")
        if after.pos == "PROPN" and after.text.isalpha() and (end == len(row) or not is_capital(row[end])):
            yield begins, end, "EVENT", "storm"


def capitals(parse: Parse) -> Iterator[Found]:
    """Find "Washington, D.C." as one name."""
    row = parse.words
    for word in row[1:]:
        at = word.i - 2 if row[word.i - 1].text == "," else word.i - 1
        if word.text in ("D.C.", "DC") and at >= 0 and row[at].text == "Washington":
            yield at, word.i + 1, "GPE", "capital"


def _is_no_adjective(word: Word) -> bool:
    """Say whether a word that the model calls an adjective is not built as one: "the Selby region"."""
    endings = ("an", "ish", "ese", "ic", "ern", "al", "ous", "ine", "ive", "i", "ed", "er", "est")
    return (
        word.tag == "JJ"
        and word.text.isalpha()
        and not word.lower.endswith(endings)
        and word.sent == word.head.sent
    )


@lru_cache(maxsize=64)
def is_loud(parse: Parse) -> bool:
    """Say whether a block is a headline with capitals throughout, in which names run into other words."""
    if len(parse.words) > _HEADLINE:
        return False
    long = [word.text for word in parse.words if len(word.text) > 3 and word.text[0].isalpha()]
    if sum(word.text == "," for word in parse.words) > _COMMAS:
        return False  # a list of names
    return len(long) > 4 and sum(text[0].isupper() for text in long) > _LOUD * len(long)


def places_called_so(parse: Parse) -> Iterator[Found]:
    """Find "Palmar" in "the city of Palmar", where the model sees nothing."""
    row = parse.words
    for word in row[2:]:
        of, kind = row[word.i - 1], row[word.i - 2]
        if of.lower != "of" or kind.lower not in words("names", "place-noun") or not kind.text.islower():
            continue
        end = word.i
        while end < len(row) and end < word.i + 3 and is_capital(row[end]) and row[end].pos == "PROPN":
            end += 1
        if end > word.i and not any(parse.name_at(row[i]) for i in range(word.i, end)):
            yield word.i, end, "GPE", "region"


def peoples(parse: Parse) -> Iterator[Found]:
    """Find "Latino": people of one descent, which the model often does not see."""
    for word in parse.words:
        after = any(map(is_capital, parse.words[word.i + 1 : word.i + 2]))
        if word.lower in words("names", "people") and is_capital(word) and not after:
            yield word.i, word.i + 1, "NORP", "people"


def titled(parse: Parse) -> Iterator[Found]:
    """Find "Queen Margrethe", "Mr Weber": a title, then a capitalised word that is no title."""
    row = parse.words
    titles = any_of("names", "honorific", "royal")
    for word in row[:-1]:
        after = row[word.i + 1]
        if word.lower in titles and is_capital(word) and is_capital(after) and after.pos == "PROPN":
            end = after.i + 1
            while end < len(row) and is_capital(row[end]) and row[end].pos == "PROPN":
                end += 1
            if after.lower not in titles and parse.name_at(after) is None:
                yield after.i, end, "PERSON", "titled"


def prefixed(parse: Parse) -> Iterator[Found]:
    """Find "Operation Long Night", "the River Tarn": the word that tells the kind stands first."""
    row = parse.words
    for first, end in _runs(parse):
        opens = row[first].text
        if end - first < 2 or any(word.lower in any_of("names", "org-head") for word in row[first + 1 : end]):
            continue
        if opens == "Operation":
            yield first, end, "EVENT", "head-noun"
        elif opens == "River" and first and row[first - 1].lower == "the":
            yield first, first + 2, "LOC", "region"


Pattern = Callable[[Parse], Iterator[Found]]
PATTERNS: tuple[Pattern, ...] = (
    firms,
    organisations,
    events_and_laws,
    regions,
    titled,
    places_called_so,
    peoples,
    storms,
    capitals,
    facilities,
    datelines,
    prefixed,
)
"""In the order of their right of way."""
