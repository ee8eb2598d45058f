"""What the articles say together, and which of them asked for it: so that a change goes where it matters.

Resolving is a row of steps. Each looks at one article beside what all articles say of a name (``Asked``), and
what it finds adds to what they say (``Counts``) for the steps after it. Who asked is remembered. So after an
edit a step is taken again only for articles that changed, and for those that would get another answer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from briefgen.model.corpus import AnnotatedArticle

K = TypeVar("K", bound=Hashable)
T = TypeVar("T", bound=Hashable)
V = TypeVar("V")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """The place of one article in the archive, as long as the article does not change."""

    article: AnnotatedArticle


class Asking:
    """The article that is looked at, which is the one that asks, and all that is counted."""

    def __init__(self) -> None:
        self.slot: Slot | None = None
        self.counts: list[Counts[Any, Any]] = []

    def begin(self) -> None:
        """Begin a round: nothing is touched yet."""
        self.slot = None
        for counts in self.counts:
            counts.touched.clear()


class Counts(Generic[K, T]):
    """How often the articles say what of each key; ``touched`` are those that were said or taken back."""

    def __init__(self, asking: Asking) -> None:
        self._of: dict[K, dict[T, int]] = {}
        self.touched: set[K] = set()
        asking.counts.append(self)

    def of(self, key: K) -> Mapping[T, int]:
        """Give what is said of ``key`` and how often, in no order."""
        return self._of.get(key, {})

    def add(self, said: Iterable[tuple[K, T]], by: int = 1) -> None:
        """Count what an article says, as often as it does; with ``by`` -1, take back what it said."""
        self.tally(((key, item, 1) for key, item in said), by)

    def tally(self, said: Iterable[tuple[K, T, int]], by: int = 1) -> None:
        """Count what an article says, with how often it does, as ``add`` does."""
        of, touch = self._of, self.touched.add
        for key, item, times in said:
            counts = of.get(key)
            if counts is None:
                counts = of[key] = {}
            if left := counts.get(item, 0) + by * times:
                counts[item] = left
            else:
                del counts[item]
                if not counts:
                    del of[key]
            touch(key)


class Asked(Generic[K, V]):
    """Answers by key, each worked out once, and the articles that asked for it."""

    def __init__(
        self, asking: Asking, answer: Callable[[K], V], counts: Counts[K, Any] | None = None
    ) -> None:
        """``answer`` depends on ``counts`` of the same key only; without, on anything."""
        self._asking, self._answer, self._counts = asking, answer, counts
        self._answers: dict[K, V] = {}
        self._askers: dict[K, set[Slot | None]] = {}

    def of(self, key: K) -> V:
        """Answer the article that asks."""
        askers = self._askers.get(key)
        if askers is None:
            self._answers[key] = self._answer(key)
            askers = self._askers[key] = set()
        askers.add(self._asking.slot)
        return self._answers[key]

    def askers(self, having: Callable[[V], bool]) -> Set[Slot | None]:
        """Give the articles that had an answer of which ``having`` is true."""
        had = (self._askers[key] for key, answer in self._answers.items() if having(answer))
        return {slot for slots in had for slot in slots}

    def overtaken(self) -> Set[Slot | None]:
        """Give the articles that had an answer which is another one now."""
        keys = list(self._askers if self._counts is None else self._counts.touched & self._askers.keys())
        late: set[Slot | None] = set()
        for key in keys:
            answer = self._answer(key)
            if answer != self._answers[key]:
                self._answers[key] = answer
                late |= self._askers[key]
                self._askers[key] = set()
        return late


class Step(Generic[R]):
    """One step: what it makes of each article, told to whoever asks in the steps after it."""

    def __init__(
        self,
        asking: Asking,
        work: Callable[[Slot], R],
        hears: Sequence[Asked[Any, Any]] = (),
        tells: Sequence[Callable[[R, Slot, int], None]] = (),
    ) -> None:
        self._asking, self._work, self._hears, self._tells = asking, work, hears, tells
        self._results: dict[Slot, R] = {}

    def of(self, slot: Slot) -> R:
        """Give what the step made of an article."""
        return self._results[slot]

    def take(self, slots: Iterable[Slot], changed: set[Slot], gone: Iterable[Slot]) -> None:
        """Take the step for articles that ``changed`` or would hear another answer; the others stay.

        Those of which it makes something else are added to ``changed``.
        """
        for slot in gone:
            self._tell(self._results.pop(slot), slot, -1)
        due = changed.union(*(asked.overtaken() for asked in self._hears))
        for slot in [slot for slot in slots if slot in due] if due else ():
            self._asking.slot = slot
            result = self._work(slot)
            if slot in self._results:
                if result == self._results[slot]:
                    continue
                self._tell(self._results[slot], slot, -1)
            self._results[slot] = result
            self._tell(result, slot, 1)
            changed.add(slot)

    def _tell(self, result: R, slot: Slot, by: int) -> None:
        for tell in self._tells:
            tell(result, slot, by)
