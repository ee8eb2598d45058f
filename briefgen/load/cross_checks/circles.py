"""Ways that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def circles(steps: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Give circles of more than nothing: each list leads from its least name back to that.

    Args:
        steps: where each name leads.

    Every name that is in a circle is in one that is given, unless it shares all its circles with others.
    """
    done: set[str] = set()
    for start in sorted(steps):
        way: dict[str, Iterator[str]] = {} if start in done else {start: iter(steps[start])}
        while way:
            here = next(reversed(way))
            onward = next(way[here], None)
            if onward is None:
                way.popitem()
                done.add(here)
            elif onward in way:
                yield _from_least(list(way)[list(way).index(onward) :])
            elif onward in steps and onward not in done:
                way[onward] = iter(steps[onward])


def _from_least(circle: list[str]) -> list[str]:
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]
