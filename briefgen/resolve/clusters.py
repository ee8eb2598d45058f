"""Mentions to meanings over the whole archive: full names first, then what is short for them.

Everything goes by look-up in dictionaries of keys, so the time grows with the number of mentions only.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.model.annotation import Confidence
from briefgen.resolve.countries import atlas
from briefgen.resolve.full_names import UNKNOWN, Initials, Key, Meaning, full_meaning, initials_seen
from briefgen.resolve.identity import held_to_spelling, told_apart
from briefgen.resolve.missed_names import MISSED
from briefgen.resolve.name_forms import (
    acronyms,
    form,
    is_acronym,
    name_words,
    near_words,
    person_words,
    without_initials,
)
from briefgen.resolve.name_lists import DESCRIPTORS, LEGAL_FORMS
from briefgen.resolve.owners import with_owners
from briefgen.resolve.registry_names import RegistryNames
from briefgen.resolve.short_names import (
    Archive,
    Local,
    acronym_meaning,
    add_person,
    by_title,
    fuller,
    heads,
    short_meaning,
)
from briefgen.resolve.sightings import KINDS, LABELS, Reading, Sighting
from briefgen.resolve.state_names import is_institution
from briefgen.resolve.titles import title_of
from briefgen.resolve.votes import Votes

BETWEEN = re.compile(r"[\"'”’]?,? ?\((?:the )?[\"'“‘]?", re.IGNORECASE)
"""What stands between a name and the letters that it is explained by."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A name in an article, its kind over all votes, and what it was taken to mean."""

    sighting: Sighting
    kind: str
    meaning: Meaning


def make_sense(readings: Sequence[Reading], names: RegistryNames) -> tuple[tuple[Sense, ...], ...]:
    """Give for each article what its names mean, in the order of ``readings`` and of their sightings."""
    readings = [with_owners(reading) for reading in readings]
    votes = Votes(readings)
    kinds = [
        [votes.kind(number, sighting) for sighting in reading.sightings]
        for number, reading in enumerate(readings)
    ]
    initials = _initials(readings, kinds, names)
    full = [
        [
            full_meaning(sighting, kind, names, initials)
            for sighting, kind in zip(reading.sightings, row, strict=True)
        ]
        for reading, row in zip(readings, kinds, strict=True)
    ]
    full = told_apart(readings, _without_own_word(readings, held_to_spelling(full)))
    archive, locals_ = _gather(readings, full, names, votes)
    rows = [
        [
            Sense(sighting, kind, _settle(sighting, kind, meaning, local, archive))
            for sighting, kind, meaning in zip(reading.sightings, row, known, strict=True)
        ]
        for reading, row, known, local in zip(readings, kinds, full, locals_, strict=True)
    ]
    return _joined(rows)


def _initials(readings: Sequence[Reading], kinds: list[list[str]], names: RegistryNames) -> Initials:
    people = (
        sighting.form
        for reading, row in zip(readings, kinds, strict=True)
        for sighting, kind in zip(reading.sightings, row, strict=True)
        if kind == "person" and sighting.evidence and len(sighting.form.words) > 2
    )
    recorded = (form(record.name) for record in names.records.values() if record.kind == "person")
    return initials_seen(name for source in (people, recorded) for name in source if name.words)


def _without_own_word(readings: Sequence[Reading], full: list[list[Meaning]]) -> list[list[Meaning]]:
    """Take back the full names that stand in wiki links only: nothing else vouches for them."""
    pairs = [
        list(zip(reading.sightings, row, strict=True)) for reading, row in zip(readings, full, strict=True)
    ]
    vouched = {meaning.key for row in pairs for sighting, meaning in row if sighting.founds}
    return [
        [UNKNOWN if _on_its_own_word(sighting, meaning, vouched) else meaning for sighting, meaning in row]
        for row in pairs
    ]


def _on_its_own_word(sighting: Sighting, meaning: Meaning, vouched: Set[Key | None]) -> bool:
    key = meaning.key
    known = key is None or key[0] in ("record", "country") or key in vouched
    return sighting.linked and not known


# ---- what articles and archive know


def _gather(
    readings: Sequence[Reading], full: list[list[Meaning]], names: RegistryNames, votes: Votes
) -> tuple[Archive, list[Local]]:
    archive = Archive(names, votes)
    _add_records(archive, names)
    locals_ = []
    for number, (reading, meanings) in enumerate(zip(readings, full, strict=True)):
        local = Local(number, date=reading.article.article.source.meta.date)
        for sighting, meaning in zip(reading.sightings, meanings, strict=True):
            if meaning.key:
                _add(sighting, meaning.key, local, archive)
        _add_definitions(reading, meanings, local, archive)
        locals_.append(local)
    for reading, meanings, local in zip(readings, full, locals_, strict=True):
        for sighting, meaning in zip(reading.sightings, meanings, strict=True):
            person = sighting.kind == "person" and not sighting.linked
            if person and not _among(sighting, meaning, local, archive).key:
                local.note_open(sighting, meaning.candidates)
            if len(person_words(sighting.form.words)) == 1:
                local.note_title(sighting)
                if sighting.mention.title and len(sighting.form.words) == 1:
                    local.note_doubt(sighting, archive)
    return archive, locals_


def _add_records(archive: Archive, names: RegistryNames) -> None:
    for record in names.records.values():
        key = ("record", record.id)
        always = [record.name]
        always += [alias.text for alias in record.aliases if alias.auto == "true" and not alias.lang]
        for text in always:
            words = form(text).words
            if record.kind == "person":
                _add_name(key, person_words(words), text, archive, archive)
            elif record.kind == "org":
                for head in heads(words):
                    archive.states[head].add(key)


def _add(sighting: Sighting, key: Key, local: Local, archive: Archive) -> None:
    local.keys.add(key)
    words = sighting.form.words
    record = archive.names.records.get(key[1]) if key[0] == "record" else None
    start = sighting.span.start
    local.named[key] = min(start, local.named.get(key, start))
    if title := title_of(sighting):
        local.titles[key].add(title)
        archive.titles[key].add(title)
    if record and sighting.record and record.kind == "person":
        _add_name(key, person_words(form(record.name).words), record.name, local)
    if sighting.mention.rule == MISSED and key[0] == "person":
        _add_name(key, person_words(words), sighting.form.shown, local)
        archive.bearers[person_words(words)[-1]].add(local.number)
    if not sighting.evidence:
        return
    archive.seen[key] += 1
    if key[0] == "person" or (record and record.kind == "person"):
        _add_name(key, person_words(words), sighting.form.shown, local, archive)
        archive.bearers[person_words(words)[-1]].add(local.number)
        if record:
            _add_name(key, person_words(form(record.name).words), record.name, local, archive)
    elif key[0] != "country":
        for letters in acronyms(name_words(words)):
            local.initials[letters].add(key)
        for head in heads(words):
            local.states[head].add(key)
            if is_institution(head):
                archive.states[head].add(key)


def _add_name(key: Key, words: tuple[str, ...], shown: str, *knowers: Local | Archive) -> None:
    base, initials = without_initials(words)
    for knower in knowers:
        if len(base) > 1:
            add_person(key, base, shown, knower.last, knower.first)
            if isinstance(knower, Local):
                knower.near[near_words(base[-1:])].add(key)
        if initials and key[-1] == initials:
            knower.last[base].add(key)


def _add_definitions(reading: Reading, meanings: list[Meaning], local: Local, archive: Archive) -> None:
    """Note acronyms that the text explains: "Korean People's Army (KPA)", "KPA (Korean People's Army)"."""
    text = reading.article.article.prose.text
    for (one, meant), (two, other) in _neighbours(reading.sightings, meanings):
        if not BETWEEN.fullmatch(text[one.span.end : two.span.start]):
            continue
        for long, key, short in ((one, meant.key, two), (two, other.key, one)):
            if key and key[0] != "person" and is_acronym(short.form.shown):
                letters = short.form.key
                if _abbreviates(letters, long.form.words):
                    local.defined[letters].add(key)
                    archive.defined[letters].add(key)


def _neighbours(
    sightings: Sequence[Sighting], meanings: Sequence[Meaning]
) -> Iterator[tuple[tuple[Sighting, Meaning], tuple[Sighting, Meaning]]]:
    pairs = list(zip(sightings, meanings, strict=True))
    yield from pairwise(pairs)


def _abbreviates(letters: str, words: tuple[str, ...]) -> bool:
    """Say whether letters may stand for a name.

    They stand in it in this order, the first at its beginning; or, as in names translated from another
    language, three or more of them are first letters of its words.
    """
    if len(words) < 2:
        return False
    rest = iter("".join(words))
    if words[0][0] == letters[0] and all(letter in rest for letter in letters):
        return True
    return len(letters) > 2 and Counter(letters) <= Counter(word[0] for word in words)


# ---- what each name means


def _settle(sighting: Sighting, kind: str, meaning: Meaning, local: Local, archive: Archive) -> Meaning:
    if sighting.closed or not kind:
        return UNKNOWN
    if meaning.candidates:
        return _among(sighting, meaning, local, archive)
    if (explained := local.defined.get(sighting.form.key)) and meaning.how == "record":
        # What the letters stand for in this article is surer than what they stand for elsewhere.
        return meaning if meaning.key in explained else acronym_meaning(explained)
    if meaning.key is None or meaning.key[0] == "name":
        short = short_meaning(sighting, kind, local, archive)
        # "Vega" can mean "Prieto Vega", which itself is short for "Juan Prieto Vega": that is one.
        whole = {_fuller(key, local, archive) for key in short.candidates}
        return Meaning(min(whole), "last-name") if len(whole) == 1 < len(short.candidates) else short
    if meaning.key[0] == "person":
        base, _ = without_initials(person_words(sighting.form.words))
        if whole := fuller(base, meaning.key, local, archive):
            keys = tuple(sorted(whole | local.open.get(base, set())))
            sure = len(keys) == 1 and base not in local.open
            return Meaning(keys[0], "last-name") if sure else Meaning(candidates=keys)
    return meaning


def _among(sighting: Sighting, meaning: Meaning, local: Local, archive: Archive) -> Meaning:
    """Give the one of the candidates that the article speaks of, if it tells."""
    if not meaning.candidates or meaning.how == "spelling":
        return meaning
    here = [key for key in meaning.candidates if key in local.keys]
    if len(here) == 1:
        return Meaning(here[0], "short-name")
    titled = by_title(sighting, meaning.candidates, local, archive)
    return Meaning(titled, "title") if titled else meaning


def _fuller(key: Key, local: Local, archive: Archive) -> Key:
    whole = fuller(key[1:], key, local, archive) if key[0] == "person" else ()
    return min(whole) if len(whole) == 1 else key


def _joined(rows: Iterable[list[Sense]]) -> tuple[tuple[Sense, ...], ...]:
    """Join companies' long and short names, and unlink what only headlines in capitals name."""
    kept = [list(row) for row in rows]
    longer = _company_names(kept)
    founded = {
        sense.meaning.key for row in kept for sense in row if sense.meaning.key and sense.sighting.founds
    } | {None}

    def final(sense: Sense) -> Sense:
        key = sense.meaning.key
        if key is None:
            return sense
        if key[0] not in ("record", "country") and key not in founded and sense.meaning.how != "other-name":
            return Sense(sense.sighting, sense.kind, UNKNOWN)
        if longer.get(key, key) != key:
            return Sense(sense.sighting, sense.kind, Meaning(longer[key], "short-name"))
        return sense

    return tuple(tuple(_as_meant(final(sense)) for sense in row) for row in kept)


def _as_meant(sense: Sense) -> Sense:
    """Label a mention as what it means, whatever the model called it; what is linked is no guess."""
    label, key = sense.sighting.mention.label, sense.meaning.key
    if key is None or key[0] == "record":
        return sense
    if key[0] == "country":
        place = "GPE" if sense.sighting.form.key in atlas().names else "NORP"
        right = label if sense.sighting.kind in ("place", "group") else place
    elif key[0] == "person":
        right = "PERSON"
    else:
        right = label if KINDS.get(label) == sense.kind else LABELS.get(sense.kind, label)
    sure = Confidence.LIKELY if sense.sighting.guess else sense.sighting.mention.confidence
    if right == label and not sense.sighting.guess:
        return sense
    mention = replace(sense.sighting.mention, label=right, confidence=sure)
    return Sense(replace(sense.sighting, mention=mention), sense.kind, sense.meaning)


def _company_names(rows: Sequence[list[Sense]]) -> dict[Key, Key]:
    """Give the longer name for each short one: "Lehman" where "Lehman Brothers" stands in the same article.

    Only where the archive knows one longer name ("Harrow Motor" and "Harrow Motors" are one); two of them may
    be two companies. A name whose last word is no usual one has its legal form to tell that it is a company's
    ("Harrow Textile Inc"), stands first, and never leaves the short one alone in an article.
    """
    found: dict[Key, set[Key]] = defaultdict(set)
    lone: set[Key] = set()
    for row in rows:
        companies, legal = _companies(row)
        for key in companies:
            words = key[1:]
            if len(words) > 1 and words[-1] in DESCRIPTORS and ("name", *words[:-1]) in companies:
                found["name", *words[:-1]].add(key)
        longs = {
            key: [long for long in legal if long[1:2] == key[1:] and legal[long] < companies[key]]
            for key in companies
            if len(key) == 2
        }
        for short, longer in longs.items():
            found[short].update(longer)
            if not longer:
                lone.add(short)
    return _one_longer(found, lone)


def _companies(row: Iterable[Sense]) -> tuple[dict[Key, int], dict[Key, int]]:
    """Give the companies in an article and where each first stands; those with a legal form once more."""
    every: dict[Key, int] = {}
    legal: dict[Key, int] = {}
    for sense in row:
        key = sense.meaning.key
        if sense.kind == "org" and key and key[0] == "name":
            every.setdefault(key, sense.sighting.span.start)
            if len(key) > 2 and sense.sighting.form.words[-1] in LEGAL_FORMS:
                legal.setdefault(key, sense.sighting.span.start)
    return every, legal


def _one_longer(found: dict[Key, set[Key]], lone: Set[Key]) -> dict[Key, Key]:
    longer: dict[Key, Key] = {}
    for short, longs in sorted(found.items()):
        usual = {key for key in longs if key[-1] in DESCRIPTORS and key[1:-1] == short[1:]}
        longs = usual if short in lone else longs
        if len({key[-1].rstrip("s") for key in longs}) == 1 == len({key[:-1] for key in longs}):
            longer |= dict.fromkeys((short, *sorted(longs)), min(longs))
    return longer
