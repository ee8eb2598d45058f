"""Names in the text: what the model saw, repaired, and what their build tells.

The model errs in known ways: it swallows titles, breaks names at hyphens, takes a headline's first word for a
name, calls a person an organisation where the name stands alone. What the article says elsewhere mends much.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.names.apposed_names import apposed, described, speaking
from briefgen.annotate.names.body_signs import called_firms
from briefgen.annotate.names.law_names import long_laws
from briefgen.annotate.names.misread_kinds import is_no_people
from briefgen.annotate.names.name_cuts import pieces, without_owners, without_pairs
from briefgen.annotate.names.name_evidence import Evidence
from briefgen.annotate.names.name_halves import whole
from briefgen.annotate.names.name_labels import firms_apart, is_told_a_person, relabelled
from briefgen.annotate.names.name_leads import without_leads
from briefgen.annotate.names.name_parts import (
    without_datelines,
    without_neighbours,
    without_parties,
    without_sides,
)
from briefgen.annotate.names.name_patterns import PATTERNS, is_loud
from briefgen.annotate.names.name_repairs import KEPT, Candidate, repaired
from briefgen.annotate.names.name_repeats import known_in_headlines, repeated
from briefgen.annotate.names.place_signs import is_known_place
from briefgen.annotate.names.product_names import without_products
from briefgen.annotate.names.ship_names import without_ships
from briefgen.annotate.syntax import Parse, Text
from briefgen.model.annotation import Mention
from briefgen.model.article import BlockKind


def find_mentions(text: Text) -> tuple[Mention, ...]:
    """Give the names of an article, sorted by position, none inside another.

    Args:
        text: The article.

    Returns:
        The names, without article, title and possessive; none in a range that must not be linked.
    """
    found = [candidate for parse in text.parses for candidate in block_names(parse)]
    seen = Counter(re.findall(r"[\w-]+", text.prose))
    found = without_leads(without_neighbours(without_datelines(found, seen)), seen)
    found = [
        c
        for c in found
        if not (_is_common_word(c, seen) or is_no_people(c, seen) or _is_teaching(c) or _is_hashtag(c))
    ]
    found = with_explained(without_owners(without_pairs(without_parties(without_sides(found)))))
    found = with_acronyms(found)
    found = relabelled(without_ships(without_products(found)))
    loud = frozenset(id(parse) for parse in text.parses if is_loud(parse))
    found = firms_apart(repeated(known_in_headlines(found, loud), text, seen))
    found = [
        candidate
        for candidate in sorted(found, key=lambda candidate: candidate.span)
        if not (_is_family(candidate) or any(candidate.span.meets(plain) for plain in text.plain))
    ]
    known = Counter(candidate.text.casefold() for candidate in found if not _is_capitals(candidate.parse))
    kept = [c for c in found if not _is_capitals(c.parse) or known[c.text.casefold()]]
    evidence = Evidence(found, loud)
    return tuple(
        Mention(c.span, c.label, c.text, _office(c.title), c.rule, evidence.confidence(c), _is_told(c))
        for c in kept
    )


def _is_told(name: Candidate) -> bool:
    return name.label == "PERSON" and (
        bool(name.title) or name.rule == "apposition" or is_told_a_person(name)
    )


def _office(title: str) -> str:
    """Give the office in the words before a name: none in "Mr" and "sister", "General" in "General Sir".

    Courtesy and relation tell of gender, but not what somebody does.
    """
    courtesy = any_of("names", "honorific", "relation")
    roles = words("names", "role")
    parts = title.split()
    while parts and parts[-1].lower() in courtesy:
        parts.pop()
    while parts and parts[0].lower() in courtesy - roles:
        parts.pop(0)
    named = any(step in roles for part in parts for step in (part.lower(), part.lower().rpartition("-")[2]))
    return " ".join(parts) if named else ""


_WIDEST = 40
"""Words, at most, of a name: what begins farther away shares no word with it."""


def _first(name: Candidate) -> int:
    return name.first


def block_names(parse: Parse) -> list[Candidate]:
    """Give the names of one block: the model's, and those that patterns tell."""
    seen = [
        Candidate(parse, name.words[0].i, name.words[-1].i + 1, name.label)
        for name in parse.names
        if name.label in KEPT
    ]
    names = [
        better for candidate in seen for piece in pieces(candidate) if (better := repaired(piece)) is not None
    ]
    names.sort(key=_first)
    for pattern in (*PATTERNS, called_firms, long_laws, apposed, described, speaking):
        for first, end, label, rule in pattern(parse):
            new = repaired(Candidate(parse, first, end, label, rule))
            if new is not None:
                low = bisect_left(names, new.first - _WIDEST, key=_first)
                high = bisect_left(names, new.end, key=_first)
                names[low:high] = sorted(merged(names[low:high], new), key=_first)
    names = joined(sorted(names, key=lambda candidate: (candidate.first, -candidate.end)))
    return without_overlaps(whole(names))


def merged(names: list[Candidate], new: Candidate) -> list[Candidate]:
    """Let a name by pattern take the place of the model's shorter ones, unless one of those is a person."""
    old = [name for name in names if name.meets(new)]
    if new.rule == "capital":
        rest = [replace(name, first=new.end) for name in old if name.first < new.end < name.end]
        return [*(name for name in names if name not in old), new, *rest]
    if new.rule in ("firm", "storm") and not any(
        name.first <= new.first and new.end <= name.end for name in old
    ):
        return [*(name for name in names if name not in old), new]
    if not old:
        return [*names, new]
    if new.rule == "apposition":
        inside = all(new.first <= name.first and name.end <= new.end for name in old)
        fits = inside and not any(name.label == "PERSON" and name.words == new.words for name in old)
        return [*(name for name in names if name not in old), new] if fits else names
    if any(name.first <= new.first and new.end <= name.end for name in old):
        same = [
            replace(name, label=new.label)
            if (name.label != "PERSON" or new.rule == "storm") and _outranks(new, name)
            else name
            for name in old
        ]
        return [name for name in names if name not in old] + same
    if any(_is_somebody(name) and (len(old) > 1 or new.label != "ORG") for name in old):
        return names
    if any(not (new.first <= name.first and name.end <= new.end) for name in old):
        return names
    return [name for name in names if name not in old] + [new]


def _is_somebody(name: Candidate) -> bool:
    """Say whether the model's word for a person's name is no "Bill" of a law."""
    is_bill = len(name.words) == 1 and name.words[0].lower in words("names", "law-head")
    return name.label == "PERSON" and not (
        is_bill and name.first and name.parse.words[name.first - 1].text == ")"
    )


def _outranks(new: Candidate, name: Candidate) -> bool:
    return (
        (
            new.label in ("EVENT", "LAW")
            or new.rule == "dateline"
            or (new.rule in ("organisation", "region") and name.label == "WORK_OF_ART")
            or (new.rule == "region" and name.label in ("ORG", "FAC"))
        )
        and (name.label != "FAC" or new.rule == "region" or new.label == "LAW")
        and new.first == name.first
        and (new.end == name.end or (new.label == "LAW" and _is_of_a_year(name, new.end)))
    )


def _is_of_a_year(name: Candidate, end: int) -> bool:
    """Say whether a name goes on with its year, "Selby Convention" | "of 1857", or begins with what it is."""
    rest = name.parse.words[end : name.end]
    dated = len(rest) == 2 and rest[0].lower == "of" and rest[1].text.isdecimal()
    return dated or (name.label == "ORG" and name.words[0].lower in words("names", "law-head"))


def joined(names: Sequence[Candidate]) -> list[Candidate]:
    """Join two halves of a name that the model broke: "Vladimir" | "Putin", "Reed" | "Marsh" of a firm.

    Not "Ann" | "OSLO".
    """
    whole: list[Candidate] = []
    for name in names:
        last = whole[-1] if whole else None
        beside = last is not None and last.parse is name.parse and last.end == name.first
        if last is not None and beside and _are_one(last, name):
            label = "PERSON" if last.label == "GPE" else last.label
            whole[-1] = replace(last, end=name.end, label=label)
        else:
            whole.append(name)
    return whole


def _are_one(last: Candidate, name: Candidate) -> bool:
    """Say whether two names beside each other are one: two of a person's, or a body's of two words."""
    if name.label == "GPE" and last.label == "PERSON":
        return _is_last_half(last, name)
    if name.label != "PERSON" or name.title or name.text.isupper() > last.text.isupper():
        return False
    if last.label == "GPE" and _is_first_half(last, name):
        return True
    if last.label == "ORG":
        one, two = last.words[-1], name.words[0]
        single = len(last.words) == len(name.words) == 1 and not last.text.isupper()
        return single and one.dep == "compound" and one.head is two
    return last.label == "PERSON"


def _is_last_half(last: Candidate, name: Candidate) -> bool:
    """Say whether what the model takes for a place is somebody's second last name: "Ana Varno" | "Medina"."""
    word = name.words[0]
    inside = len(name.words) == 1 and last.words[-1].head is word and last.words[-1].dep == "compound"
    return inside and word.dep in ("nsubj", "nsubjpass", "dobj") and not is_known_place(name)


def _is_first_half(last: Candidate, name: Candidate) -> bool:
    """Say whether it takes somebody's first name for a place: "Jasem" | "Reed Varno"."""
    word = last.words[0]
    inside = len(last.words) == 1 and word.dep == "compound" and word.head is name.words[-1]
    return inside and not is_known_place(last) and not last.text.isupper()


def without_overlaps(names: Iterable[Candidate]) -> list[Candidate]:
    """Keep the first of names that share a word (of those that begin together, the longest)."""
    kept: list[Candidate] = []
    for name in names:
        if not kept or not kept[-1].meets(name):
            kept.append(name)
    return kept


def _is_common_word(candidate: Candidate, seen: Counter[str]) -> bool:
    """Say whether a single word is capitalised only by its place: the text has it in lower case as well."""
    word = candidate.words[0]
    begins = word.i == 0 or candidate.parse.words[word.i - 1].sent != word.sent
    in_title = candidate.parse.kind is BlockKind.HEADING
    if candidate.end - candidate.first > 1 or candidate.label == "NORP":
        return False
    small = seen[candidate.text.lower()] + seen[candidate.text.lower() + "s"]
    if begins or in_title:
        return small > 0
    return small > 2 and small > seen[candidate.text]


def _is_teaching(candidate: Candidate) -> bool:
    """Say whether a single word tells what people believe and not who they are: "Zionism"."""
    return candidate.end - candidate.first == 1 and candidate.text.endswith("ism")


def _is_family(candidate: Candidate) -> bool:
    """Say whether a last name stands for all who bear it: "the Reed family" is no one of them."""
    word = candidate.words[-1]
    single = candidate.label == "PERSON" and candidate.end - candidate.first == 1 and not candidate.title
    return single and word.head.i == candidate.end and word.head.lower in words("names", "kin")


def _is_hashtag(candidate: Candidate) -> bool:
    """Say whether a word of several run together stands behind the sign for it: "#ReedForMayor"."""
    before = candidate.parse.words[candidate.first - 1] if candidate.first else None
    tied = before is not None and before.text in "#@" and before.end == candidate.span.start
    return tied and not (candidate.text.istitle() or candidate.text.isupper())


def with_acronyms(names: Sequence[Candidate]) -> list[Candidate]:
    """Add the acronyms that names explain; what the model calls one of another kind, they call by theirs."""
    short = acronyms(names)
    places = {(id(name.parse), name.first): name for name in short}
    same = [name for name in names if name.end - name.first > 1 or (id(name.parse), name.first) not in places]
    return [*same, *short]


def acronyms(names: Sequence[Candidate]) -> list[Candidate]:
    """Give the short forms that stand in brackets after a name: "World Health Organization (WHO)"."""
    found = []
    for name in names:
        row = name.parse.words
        if (
            name.label == "PERSON"
            or name.end + 2 >= len(row)
            or row[name.end].text != "("
            or row[name.end + 2].text != ")"
        ):
            continue
        short = row[name.end + 1]
        if abbreviates(short.text, name.text) or _is_translated(short.text, name):
            found.append(Candidate(name.parse, short.i, short.i + 1, name.label, "acronym"))
    return found


def _is_translated(short: str, name: Candidate) -> bool:
    """Say whether letters may be those of a body in its own language: "National Liberation Army (ELN)"."""
    heads = any_of("names", "org-head", "org-of")
    body = name.label == "ORG" and len(name.words) > 1 and any(word.lower in heads for word in name.words)
    letters = 3 <= len(short) <= 6 and short.isalpha() and short.isupper()
    return body and letters and short.lower() not in words("names", "no-body")


def with_explained(names: Sequence[Candidate]) -> list[Candidate]:
    """Join two names that an acronym in brackets explains as one: "Norland Mission" in "Selby" (NOMIS)."""
    found: list[Candidate] = []
    for name in names:
        last = found[-1] if found else None
        if last is not None and last.label == "ORG" and _is_explained(last, name):
            found[-1] = replace(last, end=name.end, rule="organisation")
        else:
            found.append(name)
    return found


def _is_explained(first: Candidate, second: Candidate) -> bool:
    row, end = first.parse.words, second.end
    between = row[first.end : second.first]
    if first.parse is not second.parse or not between or len(between) > 2 or end + 2 >= len(row):
        return False
    if between[0].lower not in ("in", "for", "of", "on", "and", "to") or row[end].text != "(":
        return False
    short, whole = row[end + 1].text, replace(first, end=end).text
    if row[end + 2].text != ")" or not short.isupper() or not short.isalpha() or len(short) < 3:
        return False
    rest = iter(whole.upper())
    fits = short[0] == whole[0].upper() and all(letter in rest for letter in short)
    return fits and not abbreviates(short, second.text) and not abbreviates(short, first.text)


def abbreviates(short: str, full: str) -> bool:
    """Say whether ``short`` is made of the initials of ``full``, in their order."""
    letters = short.replace(".", "")
    if len(letters) > 3 and letters.istitle():
        return letters.upper() == "".join(part[0] for part in re.split(r"[\s-]+", full) if part[0].isupper())
    if not 2 <= len(letters) <= 10 or sum(letter.isupper() for letter in letters) < 2:
        return False
    every = [part[0] for part in re.split(r"[\s&-]+", full) if part]
    if not letters.isupper() and letters == "".join(every):
        return True  # "MoD": with its small words
    initials = "".join(letter for letter in every if letter.isupper())
    rest = iter(initials.upper())
    return initials[:1].upper() == letters[0].upper() and all(letter in rest for letter in letters.upper())


def _is_capitals(parse: Parse) -> bool:
    return parse.text.isupper() and len(parse.words) > 1
