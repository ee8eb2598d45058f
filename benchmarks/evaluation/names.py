"""Names: which were found, as what, and who is who over all documents.

Names are paired by place. ``exact``: the same characters after trimming; ``partial``: some in common;
``typed``: exact, and the same label. A gold name marked ``optional``, or of a label that is not scored,
may be found or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.evaluation.documents import Document, Record, Score, Slip, Verdict
from benchmarks.evaluation.identity import b_cubed, ceaf_e, clusters, link_count, links
from benchmarks.evaluation.matching import Rate, rate, share
from benchmarks.evaluation.mentions import Mention, align, found_mentions, gold_mentions

_MEASURES = ("exact", "partial", "typed")
_Key = tuple[str, str, int]
"""A name of the archive: its document, whose it is (``gold`` for both sides, or ``found``), its number."""


def score(documents: Sequence[Document]) -> Score:
    """Give the figures of mentions, and of identity over all documents at once."""
    labelled = _labelled(documents)
    counts: Counter[str] = Counter()
    gold_entity: dict[_Key, str] = {}
    found_entity: dict[_Key, str] = {}
    document_of: dict[_Key, str] = {}
    missed: list[Slip] = []
    spurious: list[Slip] = []
    for document in documents:
        gold, found = gold_mentions(document, labelled), found_mentions(document, document.found)
        pairs = align(gold, found)
        partner = {j: i for i, j in pairs.items()}
        for i, right in enumerate(gold):
            if right.optional:
                continue
            counts["gold"] += 1
            if i in pairs:
                counts.update(f"{measure} recalled" for measure in _met(right, found[pairs[i]]))
                counts["label"] += right.label == found[pairs[i]].label
            else:
                missed.append(Slip(document, right.label, right.text))
            key = (document.name, "gold", i)
            gold_entity[key], document_of[key] = right.entity, document.name
        for j, one in enumerate(found):
            if j in partner and gold[partner[j]].optional:
                continue
            counts["found"] += 1
            if j in partner:
                counts.update(f"{measure} right" for measure in _met(gold[partner[j]], one))
            else:
                spurious.append(Slip(document, one.label, one.text))
            key = (document.name, "gold", partner[j]) if j in partner else (document.name, "found", j)
            found_entity[key], document_of[key] = one.entity, document.name
    rates = _mention_rates(counts, labelled) | {
        "B-cubed": b_cubed(gold_entity, found_entity),
        "CEAF-e": ceaf_e(gold_entity, found_entity),
        "links": links(gold_entity, found_entity, document_of),
    }
    shares = {"label": share(counts["label"], counts["partial recalled"])} if labelled else {}
    totals = {
        "gold": counts["gold"],
        "found": counts["found"],
        "gold entities": len(clusters(gold_entity)),
        "found entities": len(clusters(found_entity)),
        "gold links": link_count(gold_entity, document_of),
    }
    return Score(rates, shares, totals, missed, spurious)


def verdicts(document: Document, found: Sequence[Record]) -> Iterator[Verdict]:
    """Say of each finding whether it is a name of that label, and whether it is a name at all.

    What is optional or not scored is left out.
    """
    labelled = _labelled([document])
    gold, items = gold_mentions(document, labelled), found_mentions(document, found)
    partner = {j: gold[i] for i, j in align(gold, items).items()}
    for j, one in enumerate(items):
        right = partner.get(j)
        if right is None or not right.optional:
            is_name = right is not None
            same_label = right is not None and (not labelled or right.label == one.label)
            yield Verdict(one.record, same_label, {"name": is_name})


def _labelled(documents: Sequence[Document]) -> bool:
    return any(record.get("label") for document in documents for record in document.gold)


def _met(right: Mention, one: Mention) -> Iterator[str]:
    """Give the measures by which a found name is its gold one."""
    yield "partial"
    if right.place == one.place:
        yield "exact"
        if right.label == one.label:
            yield "typed"


def _mention_rates(counts: Mapping[str, int], labelled: bool) -> dict[str, Rate]:
    return {
        measure: rate(
            counts[f"{measure} right"], counts["found"], counts["gold"], counts[f"{measure} recalled"]
        )
        for measure in (_MEASURES if labelled else _MEASURES[:2])
    }
