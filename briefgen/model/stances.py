"""The stances that somebody can take on a claim, and the sides that they are on."""

from __future__ import annotations

STANCES = (
    "asserts",
    "denies",
    "acknowledges",
    "disputes-part",
    "doubts",
    "declines",
    "corrects",
    "retracts",
)

FOR = frozenset({"asserts", "acknowledges"})
AGAINST = frozenset({"denies", "disputes-part"})
"""The two sides: a party that goes from one to the other has reversed its position."""

CONTESTING = AGAINST | {"doubts"}
"""Stances of those who do not believe a claim."""
