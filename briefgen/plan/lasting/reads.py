"""What an output looks up while it is made, so that a later build knows whether it would come out otherwise.

Makers of outputs get a stand-in of the edition that they know: every look-up in it goes through a shelf that
takes note of it. Nothing is declared by hand, and nothing can be looked up unnoticed: what has no shelf
(settings, words, menus) counts for all outputs, and a maker that was handed something unknown is not noted,
so that what it makes is made each time. What is remembered while one output is made (cards, entries of feeds)
comes with what was looked up for it, so that the next output that takes it has looked that up too.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from briefgen.model.corpus import Corpus
from briefgen.plan.feeds.feeds import Articles
from briefgen.plan.lasting.again import Planned
from briefgen.plan.lasting.handed import PLAIN, holds_edition
from briefgen.plan.lasting.shelf_values import LATE, SHELVES, WHOLE, Key, values_of
from briefgen.plan.parts.cards import Desk
from briefgen.plan.parts.company import Company
from briefgen.plan.parts.frames import Edition, Surroundings
from briefgen.plan.parts.library import Library
from briefgen.plan.text.link_check import Goals
from briefgen.plan.urls import Addresses

T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was looked up: the numbers of keys, or their complements where only their presence was asked.

    ``lacking`` are keys that have no number, since nothing stands there.
    """

    numbers: frozenset[int] = frozenset()
    lacking: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The same of one output, as short as it can be; ``numbers`` are four bytes each."""

    numbers: bytes
    lacking: tuple[Key, ...]


class _Notes:
    """Where look-ups are noted, one after the other: what is looked up for a part is for the whole, too."""

    __slots__ = ("lacking", "numbers")

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.lacking: list[Key] = []

    def begin(self) -> tuple[int, int]:
        """Give from where on it is noted what is looked up from now on."""
        return len(self.numbers), len(self.lacking)

    def since(self, begun: tuple[int, int]) -> Seen:
        """Give what was noted since."""
        return Seen(frozenset(self.numbers[begun[0] :]), frozenset(self.lacking[begun[1] :]))

    def add(self, seen: Seen) -> None:
        self.numbers += seen.numbers
        self.lacking += seen.lacking


class _Noted(Mapping[str, V]):
    """A shelf that notes what is looked up on it."""

    __slots__ = ("_found", "_lacks", "_name", "_note", "_whole")

    def __init__(self, notes: _Notes, name: str, values: Mapping[str, V], numbers: Mapping[str, int]) -> None:
        self._note, self._lacks = notes.numbers.append, notes.lacking.append
        self._name, self._whole = name, numbers[WHOLE]
        # One look for both: this is asked a million times.
        self._found = {key: (numbers[key], value) for key, value in values.items()}

    def __getitem__(self, key: str) -> V:
        try:
            number, value = self._found[key]
        except KeyError:
            self._lacks((self._name, key))
            raise
        self._note(number)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """Give what stands there."""
        found = self._found.get(key)
        if found is None:
            self._lacks((self._name, key))
            return default
        self._note(found[0])
        return found[1]

    def __contains__(self, key: object) -> bool:
        found = self._found.get(key)  # type: ignore[call-overload]
        if found is None:
            self._lacks((self._name, str(key)))
            return False
        self._note(~found[0])
        return True

    def __iter__(self) -> Iterator[str]:
        self._note(self._whole)
        return iter(self._found)

    def __len__(self) -> int:
        self._note(self._whole)
        return len(self._found)


class _Order(_Noted[int]):
    """Where briefings stand in the corpus: pages only put some in order by it, and others last."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self._found)


class _Late(_Noted[V]):
    """A shelf whose things are made when somebody asks for them."""

    __slots__ = ("_values",)

    def __init__(self, notes: _Notes, name: str, values: Mapping[str, V], numbers: Mapping[str, int]) -> None:
        super().__init__(notes, name, dict.fromkeys(values), numbers)  # type: ignore[arg-type]
        self._values = values

    def __getitem__(self, key: str) -> V:
        super().__getitem__(key)
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Give what stands there."""
        return default if super().get(key, _LACKING) is _LACKING else self._values[key]


_LACKING = object()


class _OnPages(dict[str, V]):
    """A shelf that templates see: to them it is the dictionary that it stands for, whatever they do with it.

    What they look up by its name is noted; in any other case all of it is.
    """

    def __init__(self, notes: _Notes, name: str, values: Mapping[str, V], numbers: Mapping[str, int]) -> None:
        super().__init__(values)
        self._found = _Noted(notes, name, values, numbers)
        self._notes, self._all = notes.numbers, [numbers[WHOLE], *(numbers[key] for key in values)]

    def __getitem__(self, key: str) -> V:
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._found

    def get(self, key: str, default: Any = None) -> Any:
        """Give what stands there."""
        return self._found.get(key, default)

    def note_all(self) -> None:
        """Take note that somebody may have seen all of it."""
        self._notes += self._all


def _noting_all(plain: Callable[..., Any]) -> Callable[..., Any]:
    def noted(shelf: _OnPages[Any], *given: Any) -> Any:
        shelf.note_all()
        return plain(shelf, *given)

    return noted


for _way in (
    *("__iter__", "__reversed__", "__len__", "__eq__", "__ne__", "__or__", "__ror__", "__repr__"),
    *("keys", "values", "items", "copy"),
):
    setattr(_OnPages, _way, _noting_all(getattr(dict, _way)))

_KINDS: dict[str, Callable[..., Mapping[str, Any]]] = {
    "order": _Order,
    LATE: _Late,
    **dict.fromkeys(SHELVES[Surroundings].values(), _OnPages),
}


class _NotedCorpus(Corpus):
    """A corpus that notes which of its parts was asked for, each as a whole."""

    __slots__ = ("_corpus", "_notes", "_numbers")

    def __init__(self, notes: _Notes, corpus: Corpus, numbers: Mapping[str, int]) -> None:
        for name, value in (("_notes", notes), ("_corpus", corpus), ("_numbers", numbers)):
            object.__setattr__(self, name, value)

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        self._notes.numbers.append(self._numbers[name])
        return getattr(self._corpus, name)


class _Remembered(Generic[V]):
    """What is remembered between outputs: who takes it has looked up what was looked up when it was made.

    It is asked whether it has a thing, and if not, that is made and put in; nothing else is done with it.
    """

    __slots__ = ("_notes", "_open", "_values")

    def __init__(self, notes: _Notes) -> None:
        self._notes = notes
        self._open: list[tuple[Any, tuple[int, int]]] = []
        self._values: dict[Any, tuple[V, Seen]] = {}

    def __contains__(self, key: object) -> bool:
        if key in self._values:
            return True
        self._open.append((key, self._notes.begin()))
        return False

    def __setitem__(self, key: Any, value: V) -> None:
        asked, begun = self._open.pop()
        assert asked == key, "made, and not what was asked for"
        self._values[key] = value, self._notes.since(begun)

    def __getitem__(self, key: Any) -> V:
        value, seen = self._values[key]
        self._notes.add(seen)
        return value


class _ByRoot(dict[str, Any]):
    """The cards that are remembered, by the way to the root."""

    def __init__(self, notes: _Notes) -> None:
        self._notes = notes

    def setdefault(self, key: str, default: Any = None) -> Any:
        """Give those of one root."""
        if key not in self:
            self[key] = _Remembered(self._notes)
        return self[key]


class _Part:
    """A maker that makes a part of several outputs, which may remember what it made."""

    __slots__ = ("_make", "_notes", "seen")

    def __init__(self, notes: _Notes, make: Callable[..., Any]) -> None:
        self._notes, self._make = notes, make
        self.seen = Seen()

    def __call__(self, *given: Any) -> Any:
        begun = self._notes.begin()
        made = self._make(*given)
        self.seen = self._notes.since(begun)
        return made


class Reads:
    """Makes outputs of one edition, and says what each looked up.

    ``numbers`` are those of all keys, by shelf and name; those of ``shelves_of`` the edition must be among
    them.
    """

    def __init__(self, planned: Planned, numbers: Mapping[str, Mapping[str, int]]) -> None:
        self._planned, self._numbers = planned, numbers
        notes = self._notes = _Notes()
        edition = planned.edition
        library, addresses = edition.desk.library, edition.desk.addresses
        desk = Desk(
            self._noted(library, Library),
            self._noted(addresses, Addresses),
            edition.desk.words,
            edition.desk.today,
            _ByRoot(notes),
        )
        corpus = _NotedCorpus(notes, edition.corpus, numbers["corpus"])
        around = self._noted(edition.around, Surroundings)
        self._edition = replace(
            edition, corpus=corpus, desk=desk, around=around, last_feed=[], last_entity=[]
        )
        self._goals = self._noted(planned.goals, Goals)
        self._articles = Articles(
            self._edition, self._goals, _Remembered(notes), _Remembered(notes), _Remembered(notes)
        )
        self._company = Company(desk.library, _Remembered(notes), _Remembered(notes))
        self._swapped: dict[int, tuple[Any, Any]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Reads, (self._planned, self._numbers)

    def _noted(self, shelves: T, kind: type[T]) -> T:
        found = {}
        for name, full in SHELVES[kind].items():
            of = _KINDS.get(full, _Noted)
            found[name] = of(self._notes, full, values_of(shelves, name), self._numbers[full])
        return replace(shelves, **found)  # type: ignore[type-var]

    def made_by(self, make: Callable[[], T], finish: Callable[[T], V]) -> tuple[V, LookedUp]:
        """Make something, and ``finish`` it; give what that gives, and what was looked up for both."""
        parts: list[_Part] = []
        maker = self._instead(make, parts, outer=True)
        notes = self._notes
        notes.numbers.clear()
        notes.lacking.clear()
        made = finish(maker())
        for part in parts:
            notes.add(part.seen)
        return made, LookedUp(array("i", set(notes.numbers)).tobytes(), tuple(set(notes.lacking)))

    def _instead(self, value: Any, parts: list[_Part], *, outer: bool = False) -> Any:
        """Give a maker, or what one was handed, with the stand-ins in the place of what they stand for."""
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is Edition:
            return self._edition
        if kind is Goals:
            return self._goals
        if kind is Articles:
            return self._articles
        if kind is Company:
            return self._company
        if kind is partial or holds_edition(kind):
            known = None if outer else self._swapped.get(id(value))
            if known is None:
                known = value, self._made_anew(value, parts, outer=outer)
                if not outer:
                    self._swapped[id(value)] = known
            if isinstance(known[1], _Part):
                parts.append(known[1])
            return known[1]
        return value

    def _made_anew(self, value: Any, parts: list[_Part], *, outer: bool) -> Any:
        if not isinstance(value, partial):
            return replace(value, edition=self._edition)
        given = [self._instead(one, parts) for one in value.args]
        named = {name: self._instead(one, parts) for name, one in value.keywords.items()}
        made = partial(self._instead(value.func, parts), *given, **named)
        return made if outer else _Part(self._notes, made)
