"""Last names of which no full name is known: "Smith" in two briefings may be two people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.resolve.asked import Asked, Asking, Counts, Slot
from briefgen.resolve.names.full_names import Key, Meaning, Meant
from briefgen.resolve.names.titles import title_of

STRANGER = Meaning(how="stranger")
"""What a single name means that may be anybody's."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Whether a single name stands in several briefings, and if it does, whether their titles agree."""

    several: bool = False
    agreed: bool = False


class LoneNames:
    """Single names over the archive, and which of them nothing says to be one person.

    A single name without a record or a full name makes a person of its own if it stands in one briefing
    only. In several it does where the same title comes with it ("Pope Francis"), and is left unlinked in
    those without a title; where the titles disagree, or only one briefing has one, it is never linked.
    """

    def __init__(self, asking: Asking) -> None:
        self._counts: Counts[Key, frozenset[str]] = Counts(asking)
        self._verdicts = Asked(asking, self._verdict, self._counts)
        self.hears = (self._verdicts,)

    def tell(self, meant: Meant, _: Slot, by: int) -> None:
        """Count, or take back, the single names of an article with the titles before them."""
        self._counts.add(((key, frozenset(titles)) for key, titles in _lone(meant).items()), by)

    def strangers(self, meant: Meant) -> Iterator[Key]:
        """Give the single names of an article that may be anybody's."""
        for key, titles in _lone(meant).items():
            verdict = self._verdicts.of(key)
            if verdict.several and not (verdict.agreed and titles):
                yield key

    def _verdict(self, key: Key) -> _Verdict:
        said = self._counts.of(key)
        titled = [titles for titles in said if titles]
        agreed = sum(said[titles] for titles in titled) > 1 and bool(frozenset.intersection(*titled))
        return _Verdict(sum(said.values()) > 1, agreed)


def _lone(meant: Meant) -> dict[Key, set[str]]:
    """Give the single names of people in one briefing, with the titles before them."""
    found: dict[Key, set[str]] = defaultdict(set)
    for name, meaning in meant.pairs():
        key = meaning.key
        if key and key[0] == "person" and len(key) == 2:
            found[key] |= {title_of(name)} - {""}
    return found
