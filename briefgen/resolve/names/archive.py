"""What the archive knows of full names, and what one article does: who may be meant by a short name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

from briefgen.model.when import When
from briefgen.resolve.asked import Asked, Asking, Counts, Slot
from briefgen.resolve.names.full_names import Key
from briefgen.resolve.names.knowledge import Addition, Entries, Knowledge, Words, head_entries, name_entries
from briefgen.resolve.names.name_forms import form, person_words, short_forms, without_initials
from briefgen.resolve.names.registry_names import RegistryNames, either
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.sightings import Reading
from briefgen.resolve.names.titles import honorifics, is_office, nationality, offices_meet, title_of
from briefgen.resolve.names.votes import Votes

K = TypeVar("K", bound=Hashable)
T = TypeVar("T", bound=Hashable)

Shorts = dict[Words, set[Key]]
_SEEN, _ARTICLES = "", "articles"
"""What is counted of a full name: its mentions, and the articles that have it."""
_KNOWN_TO_ALL, _FOREMOST = 10, 10
"""In how many articles somebody must be named in full, and in how many times as many as any other of his last
name, for that to mean him wherever it stands alone."""


class Archive:
    """What all articles know of full names: who may be meant by a last name, and how often each is seen."""

    def __init__(
        self, asking: Asking, names: RegistryNames, votes: Votes, reading: Callable[[Slot], Reading]
    ) -> None:
        """``reading`` gives the names of an article."""
        self.names, self.votes, self._reading = names, votes, reading
        self.listed = _Listed(names)
        self._last: Counts[Words, Key] = Counts(asking)
        self._first: Counts[Words, Key] = Counts(asking)
        self._states: Counts[Words, Key] = Counts(asking)
        self._defined: Counts[str, Key] = Counts(asking)
        self._titles: Counts[Key, str] = Counts(asking)
        self._genders: Counts[Key, str] = Counts(asking)
        self._seen: Counts[Key, str] = Counts(asking)
        self._bearers: Counts[str, Slot] = Counts(asking)
        self.last, self.first = _said(asking, self._last), _said(asking, self._first)
        self.states, self.defined = _said(asking, self._states), _said(asking, self._defined)
        self.titles = _said(asking, self._titles)
        self.genders = Asked(asking, lambda key: _gender(self._genders.of(key)), self._genders)
        self._often = Asked(asking, lambda key: self._seen.of(key).get(_SEEN, 0) > 1, self._seen)
        self._elsewhere = Asked(asking, self._is_elsewhere)
        self._foremost = Asked(asking, self._known_to_all)
        self.hears = (
            *(self.last, self.first, self.states, self.defined, self.titles, self.genders),
            *(self._often, self._elsewhere, self._foremost, *votes.hears),
        )
        self._enter(self._recorded(), 1)

    def renew(self, names: RegistryNames) -> None:
        """Take other records in the place of the old ones."""
        self._enter(self._recorded(), -1)
        self.names, self.listed = names, _Listed(names)
        self._enter(self._recorded(), 1)

    def heard_of(self, meant: Callable[[Key], bool]) -> set[Slot | None]:
        """Give the articles that were told of somebody by a short name whom ``meant`` picks."""
        told = (self.last, self.first, self.states, self.defined)
        return {slot for asked in told for slot in asked.askers(lambda keys: any(map(meant, keys)))}

    def _recorded(self) -> Iterator[tuple[Key, Entries]]:
        """Give the short forms of all names of records that link anywhere."""
        for record in self.names.records.values():
            always = [record.name]
            always += [alias.text for alias in record.aliases if alias.auto == "true" and not alias.lang]
            for text in always:
                words = form(text).words
                if record.kind == "person":
                    yield ("record", record.id), name_entries((), person_words(words), text)
                elif record.kind == "org":
                    yield ("record", record.id), head_entries(words, institutions_only=False)

    def tell(self, known: Knowledge, slot: Slot, by: int) -> None:
        """Take in, or take back, what an article knows."""
        names = [addition for addition, _ in known.names]
        self._enter(((addition.key, addition.everywhere) for addition in names), by)
        self._bearers.add(((addition.bearer, slot) for addition in names if addition.bearer), by)
        self._titles.add(known.titles, by)
        self._genders.add(known.genders, by)
        self._seen.tally(((key, _SEEN, times) for key, times in known.seen), by)
        self._seen.add(((key, _ARTICLES) for key in {key for key, _ in known.seen}), by)
        self._defined.add(known.defined, by)

    def _enter(self, names: Iterable[tuple[Key, Entries]], by: int) -> None:
        last, first, states = [], [], []
        for key, entries in names:
            last += [(words, key) for words in entries.last]
            first += [(words, key) for words in entries.first]
            states += [(words, key) for words in entries.states]
        self._last.add(last, by)
        self._first.add(first, by)
        self._states.add(states, by)

    def supported(self, key: Key) -> bool:
        """Say whether a full name is known well enough to be meant by a last name elsewhere."""
        return key[0] == "record" or self._often.of(key)

    def foremost(self, keys: Set[Key]) -> Key | None:
        """Give the one of several namesakes who is known to all: the archive hardly has the others.

        Nobody where a record has one of the others: whoever keeps it knows of him.
        """
        return self._foremost.of(frozenset(keys)) if len(keys) > 1 else None

    def _known_to_all(self, keys: frozenset[Key]) -> Key | None:
        articles = {key: self._seen.of(key).get(_ARTICLES, 0) for key in keys}
        first = max(sorted(keys), key=articles.__getitem__)
        others = keys - {first}
        known = articles[first] >= _KNOWN_TO_ALL and all(
            articles[key] * _FOREMOST <= articles[first] and key[0] != "record" for key in others
        )
        return first if known else None

    def offices(self, key: Key) -> frozenset[str]:
        """Give the words of all titles that somebody is known by; empty if none is known."""
        record = self.names.records[key[1]] if key[0] == "record" else None
        roles = record.roles if record else ()
        titles = {*self.titles.of(key), *(form(role.role).key for role in roles)}
        if record and titles:
            titles |= {form(record.disambiguation).key, form(record.description).key}
        return frozenset(word for title in titles for word in title.split())

    def nations(self, key: Key) -> frozenset[str]:
        """Give the countries that the record of somebody says he is of."""
        return self.names.nations.get(key[1], frozenset()) if key[0] == "record" else frozenset()

    def others(self, keys: Iterable[Key], gender: str) -> frozenset[Key]:
        """Give those of whom the archive tells another gender than this; nobody if this is not known.

        If it tells this gender of somebody, those of whom it tells nothing are others as well.
        """
        told = {key: self.genders.of(key) for key in keys} if gender else {}
        known = gender in told.values()
        return frozenset(key for key, other in told.items() if other != gender and (other or known))

    def is_other_elsewhere(self, name: str, word: str) -> bool:
        """Say whether ``name`` is no person's where nobody with the last name ``word`` stands."""
        return self._elsewhere.of((name, word))

    def _is_elsewhere(self, asked: tuple[str, str]) -> bool:
        name, word = asked
        return self.votes.elsewhere(name, "person", map(self._reading, self._bearers.of(word)))


def _gender(told: Mapping[str, int]) -> str:
    """Give the gender that more than two in three briefings tell of somebody; "" if none has so many."""
    return next((gender for gender, times in told.items() if times * 3 > sum(told.values()) * 2), "")


def _said(asking: Asking, counts: Counts[K, T]) -> Asked[K, frozenset[T]]:
    return Asked(asking, lambda key: frozenset(counts.of(key)), counts)


class _Listed:
    """The records that list a name without linking it anywhere, written with or without a title before it."""

    def __init__(self, names: RegistryNames) -> None:
        self._names = names
        self._known: dict[Name, tuple[frozenset[Key], frozenset[Key]]] = {}

    def of(self, name: Name) -> tuple[frozenset[Key], frozenset[Key]]:
        """Give those that link it once their full name stood before, and those that never do."""
        known = self._known.get(name)
        if known is None:
            words = name.form.words
            plain = words[len(honorifics(words)) :]
            keys = [("=", " ".join(form)) for form in (words, plain)]
            after_full, never = (
                frozenset(("record", id_) for key in keys for id_ in either(names, key, name.lang))
                for names in (self._names.after_full, self._names.never)
            )
            known = self._known[name] = (after_full, never)
        return known


@dataclass(slots=True)
class Local:
    """What one article knows: its full names by their short forms, acronyms explained, records named.

    ``near`` has last names by what they are spelt like, ``open`` those of full names that are left unlinked,
    with the candidates; ``called`` are the titles and nations that stand before single names,
    ``times`` tells how often each is named in full.
    """

    last: Shorts = field(default_factory=lambda: defaultdict(set))
    first: Shorts = field(default_factory=lambda: defaultdict(set))
    states: Shorts = field(default_factory=lambda: defaultdict(set))
    near: Shorts = field(default_factory=lambda: defaultdict(set))
    open: Shorts = field(default_factory=lambda: defaultdict(set))
    initials: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    defined: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    named: dict[Key, int] = field(default_factory=dict)
    titles: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    called: dict[Words, list[tuple[str, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    date: When | None = None
    firsts: Sequence[int] = ()
    times: Counter[Key] = field(default_factory=Counter)

    @staticmethod
    def of(known: Knowledge, date: When | None) -> Local:
        """Give what an article knows by what its full names add."""
        local = Local(date=date)
        for addition, start in known.names:
            local._add(addition, start)
        for key, title in known.titles:
            local.titles[key].add(title)
        for letters, key in known.defined:
            local.defined[letters].add(key)
        local.firsts = sorted(local.named.values())
        for key, times in known.times:
            local.times[key] += times
        return local

    def _add(self, addition: Addition, start: int) -> None:
        key, here = addition.key, addition.here
        self.named[key] = min(start, self.named.get(key, start))
        for words in here.last:
            self.last[words].add(key)
        for words in here.first:
            self.first[words].add(key)
        for words in here.near:
            self.near[words].add(key)
        for words in here.states:
            self.states[words].add(key)
        for letters in here.initials:
            self.initials[letters].add(key)

    @property
    def keys(self) -> Set[Key]:
        """All that the article names in full."""
        return self.named.keys()

    def speaks_most_of(self, key: Key, keys: Iterable[Key]) -> bool:
        """Say whether the article names nobody of ``keys`` in full more often than ``key``."""
        return all(self.times[other] <= self.times[key] for other in keys)

    def home(self, archive: Archive) -> Key | None:
        """Give the country that the article names more often than any other, by its name or its people."""
        recorded = {("record", id_) for id_ in archive.names.countries.values()}
        countries = Counter(
            {key: times for key, times in self.times.items() if key[0] == "country" or key in recorded}
        )
        (first, most), (_, second) = [*countries.most_common(2), (None, 0), (None, 0)][:2]
        return first if most > second else None

    def before(self, start: int) -> int:
        """Give how many full names stood before a place for the first time."""
        return bisect_left(self.firsts, start)

    def is_stranger(self, words: Words, key: Key, archive: Archive) -> bool:
        """Say whether a single name has an office before it, or a nation, that is not that of ``key``."""
        called = self.called.get(words, [])
        known, of = (archive.offices(key), archive.nations(key)) if called else (frozenset(), frozenset())
        return any(
            (known and is_office(title) and not offices_meet(title, known))
            or (of and nation and not of & nation)
            for title, nation in called
        )

    def note_open(self, name: Name, candidates: Iterable[Key]) -> None:
        """Note a full name that is left unlinked: its last name alone is then nobody else's."""
        words, _ = without_initials(person_words(name.form.words))
        for short in (*short_forms(words), words[:1]) if len(words) > 1 else ():
            self.open[short].update(candidates)

    def note_title(self, name: Name) -> None:
        """Note what stands before a single name: "Judge Reed", "Norwegian skier Reed"."""
        title, nation = title_of(name), frozenset(nationality(name))
        if title or nation:
            self.called[person_words(name.form.words)].append((title, nation))

    def note_doubt(self, name: Name, archive: Archive) -> None:
        """Let a last name mean others of the archive as well, where its title is theirs: "Secretary Reed"."""
        words, title = person_words(name.form.words), title_of(name).split()
        here = self.last.get(words, set())
        if len(here) != 1 or not title or _shares(title, archive.titles.of(min(here))):
            return
        others = {
            key
            for key in archive.last.of(words) - here
            if archive.supported(key)
            and (self.titles.get(min(here)) or _shares(title, archive.titles.of(key)))
        }
        if others:
            self.last[words] = here | others


def _shares(title: list[str], known: Set[str]) -> bool:
    """Say whether a title has a word in common with known ones."""
    return any(word in other.split() for other in known for word in title)
