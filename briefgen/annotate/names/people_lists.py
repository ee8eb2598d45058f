"""Lists of people, in which the model misreads one of them: "Ann Reed, Ama Varno, Tom Marsh and Ian Lee"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.annotate.names.name_repairs import Candidate


def among_people(names: Sequence[Candidate]) -> set[int]:
    """Give, by their ids, the names that stand in a list of people: three others, two of them right beside.

    Where every other one is a person, it is a list of people with their bodies.
    """
    row = sorted(names, key=lambda name: name.span)
    people = [name.label == "PERSON" and len(name.words) > 1 for name in row]
    joined = [_are_listed(one, other) for one, other in pairwise(row)]
    found = set()
    for i in range(1, len(row) - 1):
        if people[i] or not (people[i - 1] and people[i + 1] and joined[i - 1] and joined[i]):
            continue
        before = i > 1 and people[i - 2] and joined[i - 2]
        after = i + 2 < len(row) and people[i + 2] and joined[i + 1]
        if before or after:
            found.add(id(row[i]))
    return found


def _are_listed(one: Candidate, other: Candidate) -> bool:
    """Say whether nothing but a comma, "and", or both stand between two names."""
    between = [word.lower for word in one.parse.words[one.end : other.first]]
    return one.parse is other.parse and between in ([","], ["and"], [",", "and"])
