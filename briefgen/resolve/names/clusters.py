"""Mentions to meanings over the whole archive: full names first, then what is short for them.

Everything goes by look-up in dictionaries of keys, so the time grows with the number of mentions only; and
it goes in steps, each taken again only for the articles that an edit touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefgen.resolve.asked import Asked, Asking, Counts, Slot, Step
from briefgen.resolve.names.archive import Archive, Local
from briefgen.resolve.names.company_names import CompanyNames
from briefgen.resolve.names.countries import atlas
from briefgen.resolve.names.full_names import UNKNOWN, FullNames, Initials, Key, Meaning, Meant
from briefgen.resolve.names.identity import Namesakes, held_to_spelling
from briefgen.resolve.names.knowledge import Additions, Knowledge
from briefgen.resolve.names.lone_names import STRANGER, LoneNames
from briefgen.resolve.names.name_forms import person_words, without_initials
from briefgen.resolve.names.record_changes import record_changes
from briefgen.resolve.names.registry_names import RegistryNames
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.short_names import acronym_meaning, among, fuller, named_so_far, short_meaning
from briefgen.resolve.names.sightings import KINDS, LABELS, Reading, Sighting
from briefgen.resolve.names.votes import Votes

_RECORDED = ("record", "country")
"""What is known without any article that names it."""


class Sensing:
    """The steps from the names of articles to what they mean.

    All articles take one step, then all take the next, which asks for what they told in those before it.
    """

    def __init__(
        self,
        asking: Asking,
        names: RegistryNames,
        read: Callable[[Slot], Reading],
        tell: Callable[[Meant, Slot, int], None],
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
            or any(changes.has(meaning.key) for meaning in self._sensed.of(slot).meanings)
        }
        self._initials.renew(old, new)
        self._full_names.renew(new)
        self._additions.renew(new)
        self._archive.renew(new)
        return touched

    def senses(self, slot: Slot) -> Meant:
        """Give the names of an article with what they mean."""
        return self._sensed.of(slot)

    def _with_kinds(self, slot: Slot) -> Meant:
        reading = self._read.of(slot)
        return Meant(reading, reading.roll, self._votes.kinds(reading))

    def _with_full_names(self, slot: Slot) -> Meant:
        meant = self._sorted.of(slot)
        return meant.now(held_to_spelling(self._full_names.meanings(meant)))

    def _without_own_word(self, slot: Slot) -> Meant:
        """Take back the full names that stand in wiki links only: nothing else vouches for them."""
        meant = self._full.of(slot)
        if not any(name.linked for name in meant.roll.names):
            return meant
        return meant.now(
            tuple(
                UNKNOWN if name.linked and not self._vouched.has(meaning.key) else meaning
                for name, meaning in meant.pairs()
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
        return self._settle_all(meant, local)

    def _settle_all(self, meant: Meant, local: Local) -> Meant:
        """Give what each name means in its article: that of all its mentions, until a new name comes."""
        archive, mentions, roll = self._archive, meant.reading.mentions, meant.roll
        meanings: list[Meaning] = []
        placed: set[int] = set()
        for row, (name, kind, meaning) in enumerate(
            zip(roll.names, meant.kinds, meant.meanings, strict=True)
        ):
            if name.closed or not kind:
                meanings.append(UNKNOWN)
                continue
            if roll.times[row] > 1 and self._is_placed(name, kind):
                placed.add(row)
            sighting = Sighting(mentions[roll.first[row]], name)
            meanings.append(_settle(sighting, kind, meaning, local, archive))
        if not placed:
            return meant.now(tuple(meanings))
        every = [meanings[row] for row in roll.at]
        known: dict[tuple[int, int], Meaning] = {}
        for number, row in enumerate(roll.at):
            if row in placed:
                before = local.before(mentions[number].span.start)
                if number == roll.first[row]:
                    known[row, before] = meanings[row]
                elif (row, before) not in known:
                    sighting = Sighting(mentions[number], roll.names[row])
                    known[row, before] = _settle(
                        sighting, meant.kinds[row], meant.meanings[row], local, archive
                    )
                every[number] = known[row, before]
        if all(meaning == meanings[row] for (row, _), meaning in known.items()):
            return meant.now(tuple(meanings))
        parted_roll, rows = roll.split(every)
        kinds = tuple(meant.kinds[row] for row, _ in rows)
        return Meant(meant.reading, parted_roll, kinds, tuple(meaning for _, meaning in rows))

    def _is_placed(self, name: Name, kind: str) -> bool:
        """Say whether it matters what was named before: it does for people, and for what records list."""
        return kind == "person" or any(self._archive.listed.of(name))

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

    def _senses(self, slot: Slot) -> Meant:
        meant = self._joined.of(slot)
        strangers = set(self._lone.strangers(meant))
        if not strangers:
            return meant
        return meant.now(
            tuple(STRANGER if meaning.key in strangers else meaning for meaning in meant.meanings)
        )


class _Founded:
    """What a mention made known that may do so: no wiki link, and no headline in capitals."""

    def __init__(self, asking: Asking) -> None:
        self._counts: Counts[Key, str] = Counts(asking)
        self._known = Asked(asking, lambda key: bool(self._counts.of(key)), self._counts)
        self.hears = (self._known,)

    def tell(self, meant: Meant, _: Slot, by: int) -> None:
        """Count, or take back, what an article makes known."""
        known = {meaning.key for name, meaning in meant.pairs() if meaning.key and name.founds}
        self._counts.add(((key, "") for key in known), by)

    def has(self, key: Key | None) -> bool:
        """Say whether anything vouches for what a name means; a record and a country need nothing."""
        return key is None or key[0] in _RECORDED or self._known.of(key)


# ---- what each name means


def _note_open_names(meant: Meant, local: Local, archive: Archive) -> None:
    """Note in ``local`` the names that its article leaves open, and what it calls people by single names."""
    noted = set()
    for name, meaning in meant.pairs():
        person = name.kind == "person" and not name.linked
        single = len(person_words(name.form.words)) == 1
        if not (person or single):
            continue
        said = (name.form, name.title, name.described, person, meaning)
        if said in noted:
            continue
        noted.add(said)
        if person and not among(name, meaning, local, archive).key:
            local.note_open(name, meaning.candidates)
        if single:
            local.note_title(name)
            if name.title and len(name.form.words) == 1:
                local.note_doubt(name, archive)


def _settle(sighting: Sighting, kind: str, meaning: Meaning, local: Local, archive: Archive) -> Meaning:
    if meaning.candidates:
        return among(sighting.name, meaning, local, archive)
    if (explained := local.defined.get(sighting.name.form.key)) and meaning.how == "record":
        # What the letters stand for in this article is surer than what they stand for elsewhere.
        return meaning if meaning.key in explained else acronym_meaning(explained)
    if meaning.key is None or meaning.key[0] == "name":
        short = short_meaning(sighting, kind, local, archive)
        # "Vega" can mean "Prieto Vega", which itself is short for "Juan Prieto Vega": that is one.
        whole = {_fuller(key, local, archive) for key in short.candidates}
        return Meaning(min(whole), "last-name") if len(whole) == 1 < len(short.candidates) else short
    if meaning.key[0] == "person":
        base, initials = without_initials(person_words(sighting.name.form.words))
        if initials and meaning.key[-1] == initials:
            return meaning  # "George W. Rush" is not short for "George H. Rush"
        if whole := fuller(base, meaning.key, local, archive):
            if whole <= local.keys:
                whole = named_so_far(whole, sighting, local)
            keys = tuple(sorted(whole | local.open.get(base, set())))
            sure = len(keys) == 1 and base not in local.open
            return Meaning(keys[0], "last-name") if sure else Meaning(candidates=keys)
    return meaning


def _fuller(key: Key, local: Local, archive: Archive) -> Key:
    whole = fuller(key[1:], key, local, archive) if key[0] == "person" else ()
    return min(whole) if len(whole) == 1 else key


def label_of(name: Name, kind: str, meaning: Meaning) -> str:
    """Give the label of what a name means, whatever the model called it."""
    label, key = name.label, meaning.key
    if meaning == STRANGER:
        return "PERSON"
    if key is None or key[0] == "record":
        return label
    if key[0] == "country":
        place = "GPE" if name.form.key in atlas().names else "NORP"
        return label if name.kind in ("place", "group") else place
    if key[0] == "person":
        return "PERSON"
    return label if KINDS.get(label) == kind else LABELS.get(kind, label)
