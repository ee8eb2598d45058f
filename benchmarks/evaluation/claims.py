"""Contested claims: is there one in the passage, which words are contested, by which words, and by whom.

Two claims are a pair where they share at least ``ENOUGH`` of the words of the longer one; the same
status goes first, since a claim that is denied and confirmed is entered twice. Counters are paired by
themselves: a word in common is enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.evaluation.documents import Document, Record, Score, Slip, Verdict
from benchmarks.evaluation.matching import pair_up, rate, share
from benchmarks.evaluation.words import head, overlap, same_name, within

ENOUGH = 0.5
"""The share of words in common from which on two claims are the same."""

STATUSES = ("denied", "disputed", "doubted", "unverified", "confirmed", "retracted")
_SAME_STATUS = 0.001


@dataclass(frozen=True, slots=True)
class _Claim:
    record: Record
    words: frozenset[int]
    counter: frozenset[int]

    @property
    def status(self) -> str:
        return str(self.record.get("status", ""))


def score(documents: Sequence[Document]) -> Score:
    """Give precision, recall and F1 of passages, counters and claims, and how much of a claim is right."""
    counts: Counter[str] = Counter()
    missed: list[Slip] = []
    spurious: list[Slip] = []
    for document in documents:
        gold, found = _read(document.text, document.gold), _read(document.text, document.found)
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        counts["gold passages"] += bool(gold)
        counts["found passages"] += bool(found)
        counts["passage"] += bool(gold) and bool(found)
        counts["counter"] += len(pair_up(gold, found, _shared_counter))
        pairs = pair_up(gold, found, _shared_claim)
        for i, j in pairs:
            counts.update(_met(gold[i], found[j]))
        counts.update(f"gold {one.status}" for one in gold)
        counts.update(f"recalled {gold[i].status}" for i, _ in pairs)
        paired, matched = {i for i, _ in pairs}, {j for _, j in pairs}
        missed += (_slip(document, one) for i, one in enumerate(gold) if i not in paired)
        spurious += (_slip(document, one) for j, one in enumerate(found) if j not in matched)
    rates = {"passage": rate(counts["passage"], counts["found passages"], counts["gold passages"])}
    for part in ("counter", "claim", "linked", "+ status", "+ parties"):
        rates[part] = rate(counts[part], counts["found"], counts["gold"])
    shares = {part: share(counts[part], counts["claim"]) for part in ("status", "claimant", "countered by")}
    statuses = [status for status in STATUSES if counts[f"gold {status}"]]
    shares |= {
        f"recall {status}": share(counts[f"recalled {status}"], counts[f"gold {status}"])
        for status in statuses
    }
    totals = {name: counts[name] for name in ("gold", "found", "gold passages", "found passages")}
    totals |= {f"gold {status}": counts[f"gold {status}"] for status in statuses}
    return Score(rates, shares, totals, missed, spurious)


def verdicts(document: Document, found: Sequence[Record]) -> Iterator[Verdict]:
    """Say of each finding whether its claim and its counter are right, and whether its status is too."""
    gold, items = _read(document.text, document.gold), _read(document.text, found)
    partner = {j: gold[i] for i, j in pair_up(gold, items, _shared_claim)}
    for j, one in enumerate(items):
        right = partner.get(j)
        if right is None:
            yield Verdict(one.record, False)
        else:
            yield Verdict(
                one.record, bool(right.counter & one.counter), {"status": right.status == one.status}
            )


def _read(text: str, records: Iterable[Record]) -> list[_Claim]:
    made = []
    for record in records:
        start, end = record.get("counter_start"), record.get("counter_end")
        counter = within(text, [(start, end)]) if start is not None and end is not None else frozenset()
        made.append(_Claim(record, within(text, [(record["start"], record["end"])]), counter))
    return made


def _shared_counter(gold: _Claim, found: _Claim) -> float | None:
    return len(gold.counter & found.counter) or None


def _shared_claim(gold: _Claim, found: _Claim) -> float | None:
    value = overlap(gold.words, found.words) + (_SAME_STATUS if gold.status == found.status else 0)
    return value if value >= ENOUGH else None


def _met(gold: _Claim, found: _Claim) -> Iterator[str]:
    """Give what is right of a claim whose words are."""
    yield "claim"
    status = gold.status == found.status
    claimant, countered_by = (
        _same_party(gold.record.get(who), found.record.get(who)) for who in ("claimant", "countered_by")
    )
    yield from (
        name
        for name, right in (("status", status), ("claimant", claimant), ("countered by", countered_by))
        if right
    )
    if gold.counter & found.counter:
        yield "linked"
        if status:
            yield "+ status"
            if claimant and countered_by:
                yield "+ parties"


def _same_party(gold: str | None, found: str | None) -> bool:
    """Say whether two parties are the same; nobody is the same as nobody."""
    if not head(gold or "") or not head(found or ""):
        return head(gold or "") == head(found or "")
    return same_name(gold or "", found or "")


def _slip(document: Document, one: _Claim) -> Slip:
    return Slip(document, one.status, document.text[one.record["start"] : one.record["end"]])
