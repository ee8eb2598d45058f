"""Names seen in one place of an article and missed, halved or run into others elsewhere in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from briefgen.annotate.grammar.country_words import capitals
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.names.last_names import last_name_forms
from briefgen.annotate.names.name_labels import has_legal_form
from briefgen.annotate.names.name_repairs import Candidate, repaired
from briefgen.annotate.names.place_signs import stands_for_a_place
from briefgen.annotate.syntax import Parse, Text

_AGAIN = 2
"""How often a word must be seen as a name before it is one where the grammar does not say so."""


def known_in_headlines(names: Sequence[Candidate], loud: Set[int]) -> list[Candidate]:
    """Cut what a headline with capitals throughout ran together to the names that the text has as well."""
    plain = [name for name in names if id(name.parse) not in loud]
    body = {**last_names(plain), **{name.text: name.label for name in plain if name.label != "NORP"}}
    if not body or len(plain) == len(names):
        return list(names)
    known = _longest_first(body)
    kept = []
    for name in names:
        if id(name.parse) not in loud or name.text in body or not _may_run_on(name):
            kept.append(name)
            continue
        inside = [
            again
            for start, end in _in(name.text, known)
            if (again := _within(name, name.text[start:end], body))
        ]
        kept.extend(inside or [name])
    return kept


def _may_run_on(name: Candidate) -> bool:
    """Say whether words of a headline may have run into a name; they have not into two proper names."""
    return len(name.words) > 2 or (len(name.words) == 2 and any(word.pos != "PROPN" for word in name.words))


def _within(name: Candidate, known: str, labels: Mapping[str, str]) -> Candidate | None:
    """Give the known name inside a longer one, if it ends at words."""
    for first in range(name.first, name.end):
        for end in range(first + 1, name.end + 1):
            part = Candidate(name.parse, first, end, labels[known], "repeated")
            if part.text == known:
                return part
    return None


def repeated(names: Sequence[Candidate], text: Text, seen: Counter[str]) -> list[Candidate]:
    """Find names again where the model missed them, and whole where it saw a part of them.

    Args:
        names: What was found so far.
        text: The article.
        seen: How often the article has each word, as written.

    Returns:
        All names, with those found again.
    """
    often = Counter(name.text for name in names)
    firsts = _first_names(names)
    labels = {**_stems(names, seen), **dict.fromkeys(firsts, "PERSON"), **last_names(names)}
    labels |= {
        name.text: name.label
        for name in names
        if _may_repeat(name) or (often[name.text] >= _AGAIN and _is_two_capitals(name))
    }
    if not labels:
        return list(names)
    taken = {(id(name.parse), i): name for name in names for i in range(name.first, name.end)}
    known = _longest_first(labels)
    found: list[Candidate] = []
    parts: set[int] = set()
    for parse in text.parses:
        for start, stop in _in(parse.text, known):
            again = _at(parse, start, stop, labels[parse.text[start:stop]])
            if again is None:
                continue
            if again.text in firsts and not _may_be_first_name(again, firsts[again.text]):
                continue
            held = {
                id(taken[id(parse), i]): taken[id(parse), i]
                for i in range(again.first, again.end)
                if (id(parse), i) in taken
            }
            if not held:
                plain = not _is_common(again, seen) and (often[again.text] >= _AGAIN or _acts_alone(again))
                if _stands_alone(again, plain=plain) and not stands_for_a_place(again):
                    found.append(repaired(again) or again)
            elif _are_halves(again, list(held.values())):
                parts |= held.keys()
                found.append(repaired(again) or again)
    return [*(name for name in names if id(name) not in parts), *found]


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _in(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Give where names stand in a text as whole words, the longest where several begin, none over another."""
    places: dict[int, int] = {}
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if start not in places and _are_words(text, start, end):
                places[start] = end
            start = text.find(name, start + 1)
    found: list[tuple[int, int]] = []
    for start, end in sorted(places.items()):
        if not found or found[-1][1] <= start:
            found.append((start, end))
    return found


def _are_words(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in ("-", "_") or after.isalnum() or after == "_")


def _at(parse: Parse, start: int, stop: int, label: str) -> Candidate | None:
    first = parse.word_from(parse.span.start + start)
    end = parse.word_from(parse.span.start + stop)
    again = Candidate(parse, first, end, label, "repeated") if first < end else None
    return again if again is not None and again.text == parse.text[start:stop] else None


def _are_halves(whole: Candidate, parts: Sequence[Candidate]) -> bool:
    """Say whether the names in the place of a full name are but parts of it: "Ann" | "Reed"."""
    return len(whole.words) > 1 and all(
        whole.first <= part.first and part.end <= whole.end and part.end - part.first < len(whole.words)
        for part in parts
    )


_PLURAL = frozenset({"are", "were", "have"})


def _acts_alone(name: Candidate) -> bool:
    """Say whether a last name does something as one person does: "Banks was glad", not "Banks were shut"."""
    word = name.words[-1]
    verb = word.head
    if (
        name.label != "PERSON"
        or word.dep not in ("nsubj", "nsubjpass")
        or verb.tag not in ("VBD", "VBZ", "VBN")
    ):
        return False
    return verb.lower not in _PLURAL and not any(child.lower in _PLURAL for child in verb.children)


def _is_common(name: Candidate, seen: Counter[str]) -> bool:
    """Say whether the article has the word without its capital as well."""
    return len(name.words) == 1 and seen[name.text.lower()] > 0


def last_names(names: Sequence[Candidate]) -> dict[str, str]:
    """Give the last names of the persons who are named in full, where no two share one."""
    full: dict[str, set[str]] = {}
    for name in names:
        if name.label == "PERSON" and len(name.words[-1].text) > 2:
            for last in last_name_forms(name):
                full.setdefault(last, set()).add(name.text)
    return {last: "PERSON" for last, whole in full.items() if len(whole) == 1 and not last.islower()}


def _first_names(names: Sequence[Candidate]) -> dict[str, int]:
    """Give the first words of the persons who are named in full, and where: "Kim" of "Kim Hyun-woo".

    No two share one, and it is no capital's name.
    """
    full: dict[str, set[str]] = {}
    places: dict[str, int] = {}
    for name in names:
        first = name.words[0].text
        if name.label == "PERSON" and last_name_forms(name) and len(first) > 2 and first.istitle():
            full.setdefault(first, set()).add(name.text)
            places[first] = min(name.span.start, places.get(first, name.span.start))
    return {
        first: places[first]
        for first, whole in full.items()
        if len(whole) == 1 and first.lower() not in capitals()
    }


def _may_be_first_name(again: Candidate, named: int) -> bool:
    """Say whether a first name may stand for somebody: after his full name, and not in "Rose gardens".

    Where a sentence begins, a name that is a word as well is one: "Hope faded".
    """
    word = again.words[0]
    begins = word.i == 0 or again.parse.words[word.i - 1].sent != word.sent
    if begins and word.lower in words("names", "word-too"):
        return False
    return again.span.start > named and word.dep != "compound"


def _stems(names: Sequence[Candidate], seen: Counter[str]) -> dict[str, str]:
    """Give companies' names without their suffix, if that is no ordinary word: "Varnex" of "Varnex AG"."""
    short = [replace(name, end=name.end - 1).text for name in names if has_legal_form(name)]
    other = {name.text for name in names if name.label in ("NORP", "GPE")}
    return {stem: "ORG" for stem in short if len(stem) > 2 and not seen[stem.lower()] and stem not in other}


def _may_repeat(name: Candidate) -> bool:
    if name.label == "NORP" or len(name.text) < 3:
        return False
    return name.text[:1].isupper() and all(
        word.pos == "PROPN" or word.text.isupper() for word in name.words[-1:]
    )


def _is_two_capitals(name: Candidate) -> bool:
    """Say whether a body is called by two letters, which say little where they are seen but once."""
    return name.label == "ORG" and len(name.text) == 2 and name.text.isalpha() and name.text.isupper()


def _stands_alone(name: Candidate, *, plain: bool) -> bool:
    """Say whether the words are a name by themselves here; ``plain``: they are never anything else."""
    row = name.parse.words
    before = row[name.first - 1] if name.first else None
    after = row[name.end] if name.end < len(row) else None
    if name.words[-1].pos != "PROPN" and not name.text.isupper() and not plain:
        return False
    if after is not None and (after.pos == "PROPN" or (after.text == "-" and after.start == name.span.end)):
        return False
    return before is None or before.pos != "PROPN" or before.lower in any_of("names", "role", "honorific")
