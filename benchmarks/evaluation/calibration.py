"""How often each rule is right in each class of confidence: what makes a class is set by this table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from benchmarks.evaluation.documents import GUESS, Document, Record, Verdict
from benchmarks.evaluation.kinds import KINDS, Kind

CLASSES = ("sure", "likely", GUESS)
ALL_RULES = "all rules"


@dataclass(slots=True)
class Tally:
    """Findings counted: how many, how many right; of these, by further respect, (right, asked)."""

    found: int = 0
    right: int = 0
    also: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, verdict: Verdict) -> None:
        """Count one finding."""
        self.found += 1
        self.right += verdict.right
        for name, good in verdict.also.items():
            right, asked = self.also.get(name, (0, 0))
            self.also[name] = (right + good, asked + 1)


Table = dict[tuple[str, str], Tally]
"""Tallies by rule (or ``ALL_RULES``) and class."""


def calibrate(files: Iterable[tuple[Kind, Sequence[Document]]]) -> dict[str, Table]:
    """Tally the findings of all gold files, guesses included, by the field of their kind."""
    tables: dict[str, Table] = defaultdict(lambda: defaultdict(Tally))
    for kind, documents in files:
        for document in documents:
            for verdict in _verdicts(kind, document):
                confidence = str(verdict.found["confidence"])
                for rule in (str(verdict.found["rule"]), ALL_RULES):
                    tables[kind.field][rule, confidence].add(verdict)
    return {name: dict(table) for name, table in tables.items()}


def _verdicts(kind: Kind, document: Document) -> Iterator[Verdict]:
    """Judge what pages show first, so that no guess takes its place, then the guesses by themselves."""
    for guesses in (False, True):
        found = [one for one in document.found if (one["confidence"] == GUESS) == guesses]
        yield from kind.verdicts(document, found)


def shown(document: Document) -> Document:
    """Give a document without the guesses: as pages show it, and as it is scored."""
    kept: list[Record] = [one for one in document.found if one["confidence"] != GUESS]
    return replace(document, found=kept)


def rows(table: Table, kind: Kind) -> Iterator[list[str]]:
    """Give the table in rows of text: totals by class, then the rules, the most frequent first."""
    also = list(dict.fromkeys(name for tally in table.values() for name in tally.also))
    yield [kind.title, "class", "found", "right", "%", *also]
    often: Counter[str] = Counter()
    for (rule, _), tally in table.items():
        often[rule] += tally.found
    for rule, _ in sorted(often.items(), key=lambda item: (item[0] != ALL_RULES, -item[1], item[0])):
        for confidence in CLASSES:
            if one := table.get((rule, confidence)):
                yield [
                    rule,
                    confidence,
                    str(one.found),
                    str(one.right),
                    _percent(one.right, one.found),
                    *(_of(*one.also.get(name, (0, 0))) for name in also),
                ]


def as_json(tables: dict[str, Table]) -> dict[str, list[dict[str, object]]]:
    """Give the same for programs."""
    return {
        kind.title: [
            {
                "rule": rule,
                "confidence": confidence,
                "found": tally.found,
                "right": tally.right,
                **{name: {"right": right, "asked": asked} for name, (right, asked) in tally.also.items()},
            }
            for (rule, confidence), tally in sorted(tables[kind.field].items())
        ]
        for kind in KINDS
        if kind.field in tables
    }


def _percent(right: int, asked: int) -> str:
    return f"{100 * right / asked:.1f}" if asked else "-"


def _of(right: int, asked: int) -> str:
    return f"{right}/{asked} {_percent(right, asked)}" if asked else "-"
