"""The findings on a claim in their order: one rule for the changes of its state and for its history."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from briefgen.model.registry import Assessment
from briefgen.model.when import is_before


def in_order(findings: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Give findings as they are written, or by date where dates tell that one stands below a later one."""
    if first_late(findings):
        return tuple(sorted(findings, key=lambda finding: finding.date.moment))
    return tuple(findings)


def first_late(findings: Sequence[Assessment]) -> int:
    """Give the number of the first finding that is dated before one that stands above it, else 0.

    Only dates that tell which was first count, so 2025-04 may stand before or after 2025-04-10.
    """
    pairs = sorted(combinations(range(len(findings)), 2), key=lambda pair: pair[1])
    wrong = (after for above, after in pairs if is_before(findings[after].date, findings[above].date))
    return next(wrong, 0)
