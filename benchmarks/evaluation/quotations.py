"""Quotations: which were found, of each type, and whether the speaker is right.

Two quotations are compared as sets of words. They are a pair where they share at least ``ENOUGH`` of the
words of the longer one, and an exact pair where they share all. A gold quotation marked ``optional`` may
be found or not. Precision of a type is over what was found as that type, recall over the gold ones of
that type.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.evaluation.documents import Document, Record, Score, Slip, Verdict
from benchmarks.evaluation.matching import pair_up, rate, share
from benchmarks.evaluation.words import ARTICLES, HONORIFICS, overlap, same_name, within

ENOUGH = 0.8
"""The share of words in common from which on two quotations are the same."""

TYPES = ("direct", "indirect", "mixed")
_ANY = "all"
_OPENING, _MARKS = '"“', '"“”'
_OPENED = re.compile(rf"[{_OPENING}]\s*$")
_IGNORED = HONORIFICS | ARTICLES


@dataclass(frozen=True, slots=True)
class _Quotation:
    record: Record
    words: frozenset[int]
    type: str

    @property
    def optional(self) -> bool:
        return bool(self.record.get("optional"))


def score(documents: Sequence[Document]) -> Score:
    """Give precision, recall and F1 by type (exact, and by overlap), and how often the speaker is right."""
    counts: Counter[tuple[str, str, str]] = Counter()
    speakers: Counter[tuple[str, str, str]] = Counter()
    missed: list[Slip] = []
    spurious: list[Slip] = []
    for document in documents:
        gold, found = _read(document.text, document.gold), _read(document.text, document.found)
        exact = _pairs(gold, found, 1.0)
        near = _pairs(gold, found, ENOUGH)
        _count(counts, "exact", gold, found, exact)
        _count(counts, "overlap", gold, found, near)
        for i, j in near:
            _count_speakers(speakers, gold[i], found[j].record)
        paired, matched = {i for i, _ in near}, {j for _, j in near}
        missed += (_slip(document, one) for i, one in enumerate(gold) if i not in paired and not one.optional)
        spurious += (_slip(document, one) for j, one in enumerate(found) if j not in matched)
    rates = {
        f"{measure} {kind}": rate(
            counts[measure, kind, "right"],
            counts[measure, kind, "found"],
            counts[measure, kind, "gold"],
            counts[measure, kind, "recalled"],
        )
        for measure in ("exact", "overlap")
        for kind in (_ANY, *TYPES)
    }
    shares = {
        f"speaker {way} {kind}": share(speakers[way, kind, "right"], speakers[way, kind, "all"])
        for way in ("as written", "as entity")
        for kind in (_ANY, *TYPES)
    }
    totals = {
        f"{side} {kind}": counts["overlap", kind, side]
        for side in ("gold", "found")
        for kind in (_ANY, *TYPES)
    }
    return Score(rates, shares, totals, missed, spurious)


def verdicts(document: Document, found: Sequence[Record]) -> Iterator[Verdict]:
    """Say of each finding whether it is right, and its speaker; what is optional is left out."""
    gold, items = _read(document.text, document.gold), _read(document.text, found)
    paired = {j: gold[i] for i, j in _pairs(gold, items, ENOUGH)}
    for j, one in enumerate(items):
        right = paired.get(j)
        if right is None:
            yield Verdict(one.record, False)
        elif not right.optional:
            named = {}
            if right.record.get("speaker_text"):
                named["speaker"] = same_as_written(right.record, one.record)
            if right.record.get("speaker_entity"):
                named["entity"] = same_entity(right.record, one.record)
            yield Verdict(one.record, True, named)


def _read(text: str, records: Iterable[Record]) -> list[_Quotation]:
    """Give the quotations that have words at all."""
    items = (_Quotation(record, within(text, spans(record)), type_of(record, text)) for record in records)
    return [item for item in items if item.words]


def type_of(record: Record, text: str) -> str:
    """Give the type of a quotation; where nobody gave one, that which its quotation marks tell."""
    if record.get("type") in TYPES:
        return str(record["type"])
    start, end = record["start"], record["end"]
    if _OPENED.search(text[max(0, start - 2) : start]) or text[start] in _OPENING:
        return "direct"
    return "mixed" if any(mark in text[start:end] for mark in _MARKS) else "indirect"


def spans(record: Record) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a quotation: its segments, or all from start to end."""
    segments = record.get("segments") or [(record["start"], record["end"])]
    return tuple((start, end) for start, end in segments)


def _pairs(
    gold: Sequence[_Quotation], found: Sequence[_Quotation], enough: float
) -> tuple[tuple[int, int], ...]:
    def worth(right: _Quotation, item: _Quotation) -> float | None:
        value = overlap(right.words, item.words)
        return value if value >= enough else None

    return pair_up(gold, found, worth)


def _count(
    counts: Counter[tuple[str, str, str]],
    measure: str,
    gold: Sequence[_Quotation],
    found: Sequence[_Quotation],
    pairs: Sequence[tuple[int, int]],
) -> None:
    partner = {j: gold[i] for i, j in pairs}
    paired = {i for i, _ in pairs}
    for i, one in enumerate(gold):
        for kind in () if one.optional else (_ANY, one.type):
            counts[measure, kind, "gold"] += 1
            counts[measure, kind, "recalled"] += i in paired
    for j, one in enumerate(found):
        for kind in () if j in partner and partner[j].optional else (_ANY, one.type):
            counts[measure, kind, "found"] += 1
            counts[measure, kind, "right"] += j in partner


def _count_speakers(speakers: Counter[tuple[str, str, str]], gold: _Quotation, found: Record) -> None:
    for kind in (_ANY, gold.type):
        if gold.record.get("speaker_text"):
            speakers["as written", kind, "all"] += 1
            speakers["as written", kind, "right"] += same_as_written(gold.record, found)
        if gold.record.get("speaker_entity"):
            speakers["as entity", kind, "all"] += 1
            speakers["as entity", kind, "right"] += same_entity(gold.record, found)


def same_as_written(gold: Record, found: Record) -> bool:
    """Say whether the speaker's mention is the right one: the same place in the text, or the same name."""
    if not found.get("speaker_text"):
        return False
    mine, yours = _speaker_place(gold), _speaker_place(found)
    if mine and yours and yours[0] < mine[1] and mine[0] < yours[1]:
        return True
    return same_name(gold["speaker_text"], found["speaker_text"], _IGNORED)


def _speaker_place(record: Record) -> tuple[int, int] | None:
    start, end = record.get("speaker_start"), record.get("speaker_end")
    return None if start is None or end is None else (start, end)


def same_entity(gold: Record, found: Record) -> bool:
    """Say whether the speaker is the right somebody: the entity that was found, else the mention."""
    name = found.get("speaker_entity") or found.get("speaker") or found.get("speaker_text") or ""
    return same_name(gold["speaker_entity"], name, _IGNORED)


def _slip(document: Document, one: _Quotation) -> Slip:
    words = " … ".join(document.text[start:end] for start, end in spans(one.record))
    return Slip(document, one.type, words)
