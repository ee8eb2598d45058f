"""Last names of which no full name is known: "Smith" in two briefings may be two people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefgen.resolve.clusters import Sense
from briefgen.resolve.full_names import Key, Meaning
from briefgen.resolve.titles import title_of

STRANGER = Meaning(how="stranger")
"""What a single name means that may be anybody's."""


def without_strangers(rows: Sequence[Sequence[Sense]]) -> tuple[tuple[Sense, ...], ...]:
    """Unlink single names that stand in several briefings, where nothing says that they are one person.

    A single name without a record or a full name makes a person of its own if it stands in one briefing
    only. In several it does where the same title comes with it ("Pope Francis"), and is left unlinked in
    those without a title; where the titles disagree, or only one briefing has one, it is never linked.
    """
    titles: dict[Key, list[set[str]]] = defaultdict(list)
    for row in rows:
        for key, seen in _lone(row).items():
            titles[key].append(seen)
    strangers = {key for key, seen in titles.items() if len(seen) > 1}
    agreed = {key for key in strangers if _agree(titles[key])}

    def final(sense: Sense, here: dict[Key, set[str]]) -> Sense:
        key = sense.meaning.key
        if key not in strangers or (key in agreed and here[key]):
            return sense
        return Sense(sense.sighting, sense.kind, STRANGER)

    lone = [_lone(row) for row in rows]
    return tuple(tuple(final(sense, here) for sense in row) for row, here in zip(rows, lone, strict=True))


def _lone(row: Sequence[Sense]) -> dict[Key, set[str]]:
    """Give the single names of people in one briefing, with the titles before them."""
    found: dict[Key, set[str]] = defaultdict(set)
    for sense in row:
        key = sense.meaning.key
        if key and key[0] == "person" and len(key) == 2:
            found[key] |= {title_of(sense.sighting)} - {""}
    return found


def _agree(titles: Sequence[set[str]]) -> bool:
    titled = [seen for seen in titles if seen]
    return len(titled) > 1 and bool(set.intersection(*titled))
