"""Names as they stand in a text, trimmed to the same form and tied to each other by place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.evaluation.documents import Document, Record

LABELS = frozenset(("PER", "ORG", "LOC"))
"""The labels that are scored: gold names of other labels may be found or not, found ones do not count."""

_SAME_LABEL = {
    "PERSON": "PER",
    "PEOPLE": "PER",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "GPE": "LOC",
    "FAC": "LOC",
    "PLACE": "LOC",
    "LOCATION": "LOC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "TREATY": "MISC",
    "LANGUAGE": "MISC",
}
_BEFORE = re.compile(r"[\s\"'“”‘’(\[]*(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_AFTER = re.compile(r"(?:['’]s|['’])?[\s\"'“”‘’)\],.;:]*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document. ``entity`` says whom it means: its own name where nothing is said."""

    record: Record
    start: int
    end: int
    text: str
    label: str
    entity: str
    optional: bool

    @property
    def place(self) -> tuple[int, int]:
        """Where the name stands."""
        return self.start, self.end


def plain_label(label: str | None) -> str:
    """Give PER, ORG, LOC or MISC for the names that others give to them; another label as it is."""
    label = (label or "").upper()
    return _SAME_LABEL.get(label, label)


def gold_mentions(document: Document, labelled: bool) -> list[Mention]:
    """Give the gold names; if the file has labels, those of labels that are not scored are optional."""
    return list(_mentions(document, document.gold, unscored_too=True, labelled=labelled))


def found_mentions(document: Document, found: Sequence[Record]) -> list[Mention]:
    """Give the found names of the labels that are scored, or without a label."""
    return list(_mentions(document, found, unscored_too=False, labelled=True))


def _mentions(
    document: Document, records: Sequence[Record], *, unscored_too: bool, labelled: bool
) -> Iterator[Mention]:
    seen = set()
    for number, record in enumerate(records):
        label = plain_label(record.get("label"))
        scored = not (labelled and label) or label in LABELS
        start, end = trimmed(document.text, record["start"], record["end"])
        if (not scored and not unscored_too) or start >= end or (start, end) in seen:
            continue
        seen.add((start, end))
        entity = record.get("kb_id") or record.get("entity") or f"{document.name}#{number}"
        optional = not scored or bool(record.get("optional"))
        yield Mention(record, start, end, document.text[start:end], label, entity, optional)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut quotation marks, a leading article and a trailing "'s" or full stop from a name."""
    name = text[start:end]
    before = _BEFORE.match(name)
    if before and before.end() < len(name):
        start += before.end()
        name = text[start:end]
    after = _AFTER.search(name)
    if after and after.start() > 0:
        end = start + after.start()
    return start, end


def align(gold: Sequence[Mention], found: Sequence[Mention]) -> dict[int, int]:
    """Pair names that share characters: the same place first, then required ones, then the longest overlap.

    Gives, by the index of a gold name, that of its found one.
    """
    ranked = sorted(
        (right.place != one.place, right.optional, -shared, i, j)
        for i, right in enumerate(gold)
        for j, one in enumerate(found)
        if (shared := min(right.end, one.end) - max(right.start, one.start)) > 0
    )
    pairs: dict[int, int] = {}
    taken = set()
    for *_, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
