"""The ledger as a table, ``claims.csv``: what ``claims.json`` says, one line for each position.

It is made from the very data of ``claims.json``, so that the two cannot tell two stories.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from briefgen.model.site import LazyFile
from briefgen.plan import urls
from briefgen.plan.exports.exports import ledger_data
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import with_unrecorded

Row = dict[str, Any]

COLUMNS = (
    "claim", "text", "short", "type", "url", "state", "state_label", "assessed_on", "assessed_by", "finding",
    "opposed", "status", "by", "by_id", "role", "for", "for_id", "stance", "date", "words", "venue", "note",
    "sources", "briefing", "briefing_date", "briefing_url", "found_by_software",
)  # fmt: skip
"""``claim`` is empty for a claim that only software found; then ``status`` is how the text answers it."""


def claims_table(edition: Edition) -> Iterator[LazyFile]:
    """Give ``claims.csv``, where the settings ask for it."""
    if edition.settings.exports.claims_csv:
        yield LazyFile(urls.CLAIMS_CSV, partial(_table, edition, with_unrecorded(edition.desk.library)))


def _table(edition: Edition, slugs: Sequence[str]) -> bytes:
    told = io.StringIO(newline="")
    table = csv.DictWriter(told, COLUMNS, restval="")
    table.writeheader()
    data = ledger_data(edition, edition.desk.at(urls.CLAIMS_CSV), slugs)
    for claim in (*data["claims"], *data["found"]):
        head = _recorded(claim) if "id" in claim else _found(claim)
        for position in claim["positions"] or [{}]:
            table.writerow({key: _cell(value) for key, value in (head | _position(position)).items()})
    return told.getvalue().encode("utf-8", "replace")


def _recorded(claim: Mapping[str, Any]) -> Row:
    assessment = claim["assessment"] or {}
    return {
        "claim": claim["id"],
        "text": claim["text"],
        "short": claim["short"],
        "type": claim["type"],
        "url": claim["url"],
        "state": claim["state"],
        "state_label": claim["label"],
        "assessed_on": assessment.get("date"),
        "assessed_by": assessment.get("by"),
        "finding": assessment.get("summary"),
        "opposed": claim["opposed"],
        "found_by_software": False,
    }


def _found(claim: Mapping[str, Any]) -> Row:
    where = claim["briefing"]
    return {
        "text": claim["text"],
        "url": where["url"],
        "status": claim["status"],
        "briefing": where["slug"],
        "briefing_date": where["date"],
        "briefing_url": where["url"],
        "found_by_software": True,
    }


def _position(position: Mapping[str, Any]) -> Row:
    if not position:
        return {}
    by, whose, where = position["by"] or {}, position["for"] or {}, position["briefing"] or {}
    row = {
        "by": by.get("name"),
        "by_id": by.get("entity"),
        "role": by.get("role"),
        "for": whose.get("name"),
        "for_id": whose.get("entity"),
        "stance": position["stance"],
        "date": position["date"],
        "words": position["words"],
        "venue": position["venue"],
        "note": position["note"],
        "sources": " ".join(position["sources"]),
        "found_by_software": position["found"],
    }
    told = {
        "briefing": where.get("slug"),
        "briefing_date": where.get("date"),
        "briefing_url": where.get("url"),
    }
    return row | (told if where else {})


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
