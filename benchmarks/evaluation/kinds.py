"""The three kinds of gold file: by which name, read from which field, scored how, shown in which columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.evaluation import claims, names, quotations
from benchmarks.evaluation.documents import Document, Record, Score, Verdict


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of annotation.

    ``field`` is its list in a document and the start of a gold file's name; ``one`` what an item is called.
    ``columns`` give a heading and the figure under it: "rate.precision", "rate.recall", "rate.f1" or a share.
    """

    field: str
    title: str
    one: str
    columns: Mapping[str, str]
    score: Callable[[Sequence[Document]], Score]
    verdicts: Callable[[Document, Sequence[Record]], Iterator[Verdict]]


KINDS = (
    Kind(
        "quotes",
        "quotations",
        "quote",
        {
            "P": "overlap all.precision",
            "R": "overlap all.recall",
            "F1": "overlap all.f1",
            "direct": "overlap direct.f1",
            "indirect": "overlap indirect.f1",
            "mixed": "overlap mixed.f1",
            "exact": "exact all.f1",
            "written": "speaker as written all",
            "entity": "speaker as entity all",
        },
        quotations.score,
        quotations.verdicts,
    ),
    Kind(
        "entities",
        "names",
        "entity",
        {
            "P": "partial.precision",
            "R": "partial.recall",
            "F1": "partial.f1",
            "exact": "exact.f1",
            "typed": "typed.f1",
            "B3 P": "B-cubed.precision",
            "B3 R": "B-cubed.recall",
            "B3 F1": "B-cubed.f1",
            "CEAF-e": "CEAF-e.f1",
            "links": "links.f1",
        },
        names.score,
        names.verdicts,
    ),
    Kind(
        "claims",
        "contested claims",
        "claim",
        {
            "P": "passage.precision",
            "R": "passage.recall",
            "F1": "passage.f1",
            "counter": "counter.f1",
            "span": "claim.f1",
            "linked": "linked.f1",
            "+status": "+ status.f1",
            "+parties": "+ parties.f1",
        },
        claims.score,
        claims.verdicts,
    ),
)


def figure(score: Score, path: str) -> float | None:
    """Give the figure that a column names, none where the gold has nothing to make it from."""
    if path in score.shares:
        return score.shares[path]
    name, _, part = path.rpartition(".")
    found = score.rates.get(name)
    return getattr(found, part) if found else None
