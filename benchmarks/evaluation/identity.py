"""Who is who over all documents: how well found clusters of names agree with the right ones.

A cluster is a set of names that mean the same. A name found at a gold place is the same element on both
sides; everything here works on any hashable keys of elements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from benchmarks.evaluation.assignment import best_total
from benchmarks.evaluation.matching import Rate, rate

K = TypeVar("K", bound=Hashable)


def clusters(entity_of: Mapping[K, str]) -> dict[str, set[K]]:
    """Give the elements of each entity."""
    made: dict[str, set[K]] = defaultdict(set)
    for element, entity in entity_of.items():
        made[entity].add(element)
    return dict(made)


def b_cubed(gold: Mapping[K, str], found: Mapping[K, str]) -> Rate:
    """Give the share of an element's own cluster that is right, on the mean.

    Over the found clusters of found elements for precision, over the gold clusters of gold elements for
    recall; an element that the other side has not scores 0.
    """
    return rate(_agreement(found, gold), len(found), len(gold), _agreement(gold, found))


def _agreement(own: Mapping[K, str], other: Mapping[K, str]) -> float:
    ours, theirs = clusters(own), clusters(other)
    return sum(
        len(ours[entity] & theirs[other[element]]) / len(ours[entity])
        for element, entity in own.items()
        if element in other
    )


def ceaf_e(gold: Mapping[K, str], found: Mapping[K, str]) -> Rate:
    """Give the similarity of clusters under the best one-to-one assignment, per found and per gold cluster.

    Two clusters are as similar as twice the elements in common over the elements of both.
    """
    right, made = clusters(gold), clusters(found)
    similar: dict[str, dict[str, float]] = {}
    for entity, elements in right.items():
        rivals = {found[element] for element in elements if element in found}
        similar[entity] = {
            rival: 2 * len(elements & made[rival]) / (len(elements) + len(made[rival]))
            for rival in sorted(rivals)
        }
    total = sum(best_total({name: similar[name] for name in group}) for group in _connected(similar))
    return rate(total, len(made), len(right))


def _connected(similar: Mapping[str, Mapping[str, float]]) -> list[list[str]]:
    """Give groups of gold clusters that compete for no cluster of another group: each is a small problem."""
    claimed_by: dict[str, list[str]] = defaultdict(list)
    for name, rivals in similar.items():
        for rival in rivals:
            claimed_by[rival].append(name)
    groups: list[list[str]] = []
    seen: set[str] = set()
    for first in similar:
        group, todo = [], [first]
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                group.append(name)
                todo += (other for rival in similar[name] for other in claimed_by[rival])
        if group:
            groups.append(group)
    return groups


def links(gold: Mapping[K, str], found: Mapping[K, str], document_of: Mapping[K, str]) -> Rate:
    """Give how many pairs of names in *different* documents are rightly said to mean the same."""
    both = {element: f"{found[element]}\0{gold[element]}" for element in found if element in gold}
    right, made, all_ = (_links(clusters(side).values(), document_of) for side in (both, found, gold))
    return rate(right, made, all_)


def link_count(entity_of: Mapping[K, str], document_of: Mapping[K, str]) -> int:
    """Give the number of pairs of names in different documents that mean the same."""
    return _links(clusters(entity_of).values(), document_of)


def _links(groups: Collection[set[K]], document_of: Mapping[K, str]) -> int:
    return sum(_pairs_apart([document_of[element] for element in group]) for group in groups)


def _pairs_apart(documents: Sequence[str]) -> int:
    """Give the number of pairs of different documents in a list with repetitions."""
    total = len(documents)
    return (total * total - sum(count * count for count in Counter(documents).values())) // 2
