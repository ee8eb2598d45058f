"""What follows from a file that cannot be read is not reported beside it: only the cause is to be mended."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import Final

from briefgen.model.diagnostic import Diagnostic, in_order
from briefgen.model.registry import Unread
from briefgen.model.text import Place
from briefgen.resolve.problems import (
    EXPIRED_NAME,
    EXPIRED_SPEAKER,
    UNCHECKED,
    UNKNOWN_CLAIM,
    UNKNOWN_LINK,
    UNKNOWN_SOURCE,
    UNKNOWN_SPEAKER,
)

_STANDS_IN: Final = {
    UNKNOWN_SPEAKER.name: frozenset({"entities"}),
    EXPIRED_SPEAKER.name: frozenset({"entities"}),
    UNKNOWN_SOURCE.name: frozenset({"sources"}),
    UNKNOWN_CLAIM.name: frozenset({"claims"}),
}
_CLAIM_ID: Final = re.compile(r"(?:claim/)?[a-z0-9-]+")


def causes(
    problems: Sequence[Diagnostic], targets: Mapping[Place, str], unread: Mapping[str, Unread]
) -> tuple[Diagnostic, ...]:
    """Take out the problems that may be gone once the files in ``unread`` can be read, and say how many.

    Args:
        problems: what was found wrong.
        targets: what each wiki link names, by its place.
        unread: the files, by kind.
    """
    kept, kinds = [], {kind for kind, files in unread.items() if files.unchecked}
    number = sum(files.unchecked for files in unread.values())
    for problem in problems:
        if may_be := _stands_in(problem, targets) & unread.keys():
            kinds |= may_be
            number += 1
        else:
            kept.append(problem)
    if not number:
        return tuple(kept)
    paths = sorted({path for kind in kinds for path in unread[kind].paths})
    references = "1 reference" if number == 1 else f"{number} references"
    return in_order((*kept, UNCHECKED.at(Place(paths[0]), references=references, files=_listed(paths))))


def _stands_in(problem: Diagnostic, targets: Mapping[Place, str]) -> Set[str]:
    """Give the kinds of files that may hold what a problem misses; claims are linked by their ids only."""
    if problem.code not in (UNKNOWN_LINK.name, EXPIRED_NAME.name) or problem.place is None:
        return _STANDS_IN.get(problem.code, frozenset())
    target = targets.get(problem.place, "").strip()
    claims = {"claims"} if _CLAIM_ID.fullmatch(target) else set()
    return claims if target.startswith("claim/") else {"entities", "briefings"} | claims


def _listed(paths: Sequence[str]) -> str:
    first, *others = (f"`{path}`" for path in paths)
    if len(others) > 1:
        return f"{first} and {len(others)} more files"
    return " and ".join((first, *others))
