"""Mentions to meanings over the whole archive: full names first, then what is short for them.

Everything goes by look-up in dictionaries of keys, so the time grows with the number of mentions only; and
it goes in steps, each taken again only for the articles that an edit touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefgen.model.annotation import Confidence
from briefgen.resolve.archive import Archive, Local
from briefgen.resolve.asked import Asked, Asking, Counts, Slot, Step
from briefgen.resolve.company_names import CompanyNames
from briefgen.resolve.countries import atlas
from briefgen.resolve.full_names import UNKNOWN, FullNames, Initials, Key, Meaning, Meant
from briefgen.resolve.identity import Namesakes, held_to_spelling
from briefgen.resolve.knowledge import Additions, Knowledge
from briefgen.resolve.lone_names import STRANGER, LoneNames
from briefgen.resolve.name_forms import person_words, without_initials
from briefgen.resolve.record_changes import record_changes
from briefgen.resolve.registry_names import RegistryNames
from briefgen.resolve.short_names import acronym_meaning, among, fuller, is_listed, short_meaning
from briefgen.resolve.sightings import KINDS, LABELS, Reading, Sighting
from briefgen.resolve.votes import Votes

_RECORDED = ("record", "country")
"""What is known without any article that names it."""


class Sense(NamedTuple):
    """A name in an article, its kind over all votes, and what it was taken to mean."""

    sighting: Sighting
    kind: str
    meaning: Meaning


class Sensing:
    """The steps from the names of articles to what they mean.

    All articles take one step, then all take the next, which asks for what they told in those before it.
    """

    def __init__(
        self,
        asking: Asking,
        names: RegistryNames,
        read: Callable[[Slot], Reading],
        tell: Callable[[Sequence[Sense], Slot, int], None],
    ) -> None:
        """``read`` gives the names of an article; ``tell`` is told what they mean."""
        self._votes, self._initials = Votes(asking), Initials(asking, names)
        self._full_names, self._additions = FullNames(names, self._initials), Additions(names)
        self._namesakes, self._companies = Namesakes(asking), CompanyNames(asking)
        self._vouched, self._founded = _Founded(asking), _Founded(asking)
        self._lone = LoneNames(asking)

        self._read = Step(asking, read, (), [self._votes.tell])
        self._archive = Archive(asking, names, self._votes, self._read.of)
        self._sorted = Step(asking, self._with_kinds, [self._votes.verdicts], [self._initials.tell])
        self._full = Step(asking, self._with_full_names, self._initials.hears, [self._vouched.tell])
        self._held = Step(asking, self._without_own_word, self._vouched.hears, [self._namesakes.tell])
        self._apart = Step(asking, self._told_apart, self._namesakes.hears)
        self._known = Step(asking, self._knowledge, (), [self._archive.tell])
        settled = [self._companies.tell, self._founded.tell]
        self._settled = Step(asking, self._with_short_names, self._archive.hears, settled)
        joined = (*self._companies.hears, *self._founded.hears)
        self._joined = Step(asking, self._with_companies, joined, [self._lone.tell])
        self._sensed = Step(asking, self._senses, self._lone.hears, [tell])

    def take(self, slots: Sequence[Slot], changed: set[Slot], gone: Iterable[Slot]) -> None:
        """Take the steps for all articles that an edit touches; the others stay."""
        first = (self._read, self._sorted, self._full, self._held, self._apart)
        for step in (*first, self._known, self._settled, self._joined, self._sensed):
            step.take(slots, changed, gone)

    def renew(self, old: RegistryNames, new: RegistryNames, slots: Iterable[Slot]) -> set[Slot] | None:
        """Take other records in the place of the old ones, and give the articles that these may touch.

        None where that may be any article: then nothing was taken.
        """
        changes = record_changes(old, new)
        if changes is None:
            return None
        heard = self._archive.heard_of(changes.has)
        touched = {
            slot
            for slot in slots
            if slot in heard
            or changes.touch(self._apart.of(slot))
            or any(changes.has(sense.meaning.key) for sense in self._sensed.of(slot))
        }
        self._initials.renew(old, new)
        self._full_names.renew(new)
        self._additions.renew(new)
        self._archive.renew(new)
        return touched

    def senses(self, slot: Slot) -> tuple[Sense, ...]:
        """Give the names of an article, by position, with what they mean."""
        return self._sensed.of(slot)

    def _with_kinds(self, slot: Slot) -> Meant:
        reading = self._read.of(slot)
        return Meant(reading, self._votes.kinds(reading))

    def _with_full_names(self, slot: Slot) -> Meant:
        meant = self._sorted.of(slot)
        return meant.now(held_to_spelling(self._full_names.meanings(meant)))

    def _without_own_word(self, slot: Slot) -> Meant:
        """Take back the full names that stand in wiki links only: nothing else vouches for them."""
        meant = self._full.of(slot)
        if not any(sighting.linked for sighting in meant.reading.sightings):
            return meant
        return meant.now(
            tuple(
                UNKNOWN if sighting.linked and not self._vouched.has(meaning.key) else meaning
                for sighting, meaning in meant.pairs()
            )
        )

    def _told_apart(self, slot: Slot) -> Meant:
        meant = self._held.of(slot)
        return meant.now(self._namesakes.told_apart(slot, meant.meanings))

    def _knowledge(self, slot: Slot) -> Knowledge:
        return self._additions.of(self._apart.of(slot))

    def _with_short_names(self, slot: Slot) -> Meant:
        meant = self._apart.of(slot)
        local = Local.of(self._known.of(slot), slot.article.article.source.meta.date)
        _note_open_names(meant, local, self._archive)
        return meant.now(tuple(_settled(meant, local, self._archive)))

    def _with_companies(self, slot: Slot) -> Meant:
        """Join companies' long and short names, and unlink what only headlines in capitals name."""
        meant = self._settled.of(slot)
        known = {meaning: self._final(meaning) for meaning in set(meant.meanings)}
        return meant.now(tuple(known[meaning] for meaning in meant.meanings))

    def _final(self, meaning: Meaning) -> Meaning:
        key = meaning.key
        if key is None:
            return meaning
        if meaning.how != "other-name" and not self._founded.has(key):
            return UNKNOWN
        longest = self._companies.longest(key)
        return meaning if longest == key else Meaning(longest, "short-name")

    def _senses(self, slot: Slot) -> tuple[Sense, ...]:
        meant = self._joined.of(slot)
        strangers = set(self._lone.strangers(meant))
        return tuple(
            Sense(_as_meant(sighting, kind, meaning), kind, STRANGER if meaning.key in strangers else meaning)
            for kind, (sighting, meaning) in zip(meant.kinds, meant.pairs(), strict=True)
        )


class _Founded:
    """What a mention made known that may do so: no wiki link, and no headline in capitals."""

    def __init__(self, asking: Asking) -> None:
        self._counts: Counts[Key, str] = Counts(asking)
        self._known = Asked(asking, lambda key: bool(self._counts.of(key)), self._counts)
        self.hears = (self._known,)

    def tell(self, meant: Meant, _: Slot, by: int) -> None:
        """Count, or take back, what an article makes known."""
        known = {meaning.key for sighting, meaning in meant.pairs() if meaning.key and sighting.founds}
        self._counts.add(((key, "") for key in known), by)

    def has(self, key: Key | None) -> bool:
        """Say whether anything vouches for what a name means; a record and a country need nothing."""
        return key is None or key[0] in _RECORDED or self._known.of(key)


# ---- what each name means


def _note_open_names(meant: Meant, local: Local, archive: Archive) -> None:
    """Note in ``local`` the names that its article leaves open, and what it calls people by single names."""
    noted = set()
    for sighting, meaning in meant.pairs():
        person = sighting.kind == "person" and not sighting.linked
        single = len(person_words(sighting.form.words)) == 1
        said = (sighting.form, sighting.mention.title, sighting.described, person, meaning)
        if not (person or single) or said in noted:
            continue
        noted.add(said)
        if person and not among(sighting, meaning, local, archive).key:
            local.note_open(sighting, meaning.candidates)
        if single:
            local.note_title(sighting)
            if sighting.mention.title and len(sighting.form.words) == 1:
                local.note_doubt(sighting, archive)


def _settled(meant: Meant, local: Local, archive: Archive) -> Iterator[Meaning]:
    """Give what each name means in its article: the same for those that are alike, until a new name comes."""
    known: dict[tuple[object, ...], Meaning] = {}
    for kind, (sighting, meaning) in zip(meant.kinds, meant.pairs(), strict=True):
        if sighting.closed or not kind:
            yield UNKNOWN
            continue
        mention = sighting.mention
        calling = (mention.title, sighting.described, mention.rule, mention.confidence)
        # What was named before counts for people, and for what records list.
        placed = kind == "person" or is_listed(sighting, archive.names)
        before = local.before(mention.span.start) if placed else 0
        alike = (sighting.form, kind, meaning, *calling, before)
        if alike not in known:
            known[alike] = _settle(sighting, kind, meaning, local, archive)
        yield known[alike]


def _settle(sighting: Sighting, kind: str, meaning: Meaning, local: Local, archive: Archive) -> Meaning:
    if meaning.candidates:
        return among(sighting, meaning, local, archive)
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


def _fuller(key: Key, local: Local, archive: Archive) -> Key:
    whole = fuller(key[1:], key, local, archive) if key[0] == "person" else ()
    return min(whole) if len(whole) == 1 else key


def _as_meant(sighting: Sighting, kind: str, meaning: Meaning) -> Sighting:
    """Label a mention as what it means, whatever the model called it; what is linked is no guess."""
    label, key, guess = sighting.mention.label, meaning.key, sighting.guess
    if key is None or key[0] == "record":
        return sighting
    if key[0] == "country":
        place = "GPE" if sighting.form.key in atlas().names else "NORP"
        right = label if sighting.kind in ("place", "group") else place
    elif key[0] == "person":
        right = "PERSON"
    else:
        right = label if KINDS.get(label) == kind else LABELS.get(kind, label)
    if right == label and not guess:
        return sighting
    sure = Confidence.LIKELY if guess else sighting.mention.confidence
    return sighting._replace(mention=replace(sighting.mention, label=right, confidence=sure))
