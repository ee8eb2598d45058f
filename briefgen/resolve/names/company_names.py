"""Companies' long and short names: "Lehman" where "Lehman Brothers" stands in the same article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefgen.resolve.asked import Asked, Asking, Counts, Slot
from briefgen.resolve.names.full_names import Key, Meant
from briefgen.resolve.names.name_lists import DESCRIPTORS, LEGAL_FORMS

_ALONE: Key = ()
"""What an article says of a short name where none of the long ones stands beside it."""


class CompanyNames:
    """The longer name for each short one, and for its other spellings.

    Only where the archive knows one longer name ("Harrow Motor" and "Harrow Motors" are one); two of them may
    be two companies. A name whose last word is no usual one has its legal form to tell that it is a company's
    ("Harrow Textile Inc"), stands first, and never leaves the short one alone in an article.
    """

    def __init__(self, asking: Asking) -> None:
        self._counts: Counts[Key, Key] = Counts(asking)
        self._groups = Asked(asking, self._group, self._counts)
        self.hears = (self._groups,)

    def tell(self, meant: Meant, _: Slot, by: int) -> None:
        """Count, or take back, the long names of companies that stand beside short ones in an article."""
        self._counts.add(_beside(*_companies(meant)), by)

    def longest(self, key: Key) -> Key:
        """Give the name by which a company is known; the same for other names."""
        if key[0] != "name" or len(key) < 2:
            return key
        found = key
        for short in sorted({key[:2], key[:-1], key}):  # the longest of the short names decides
            if len(short) > 1 and key in (group := self._groups.of(short)):
                found = min(group[1:])
        return found

    def _group(self, short: Key) -> tuple[Key, ...]:
        """Give a short name and the long ones that are one with it; nothing where they may be several."""
        said = self._counts.of(short)
        longs = {key for key in said if key != _ALONE}
        if _ALONE in said:
            longs = {key for key in longs if key[-1] in DESCRIPTORS and key[1:-1] == short[1:]}
        one = len({key[-1].rstrip("s") for key in longs}) == 1 == len({key[:-1] for key in longs})
        return (short, *sorted(longs)) if one else ()


def _beside(companies: dict[Key, int], legal: dict[Key, int]) -> Iterator[tuple[Key, Key]]:
    found: dict[Key, set[Key]] = defaultdict(set)
    for key in companies:
        words = key[1:]
        if len(words) > 1 and words[-1] in DESCRIPTORS and ("name", *words[:-1]) in companies:
            found["name", *words[:-1]].add(key)
    for short in companies:
        if len(short) == 2:
            longer = {
                long for long in legal if long[1:2] == short[1:] and legal[long] < companies[short]
            } or {_ALONE}
            found[short] |= longer
    return ((short, long) for short, longs in found.items() for long in longs)


def _companies(meant: Meant) -> tuple[dict[Key, int], dict[Key, int]]:
    """Give the companies in an article and where each first stands; those with a legal form once more."""
    every: dict[Key, int] = {}
    legal: dict[Key, int] = {}
    for first, kind, (name, meaning) in zip(meant.roll.first, meant.kinds, meant.pairs(), strict=True):
        key = meaning.key
        if kind == "org" and key and key[0] == "name":
            every.setdefault(key, first)
            if len(key) > 2 and name.form.words[-1] in LEGAL_FORMS:
                legal.setdefault(key, first)
    return every, legal
