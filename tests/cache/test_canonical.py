"""Equal values, equal bytes; different values, different bytes; what has no stable bytes is refused."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import MappingProxyType

import pytest

from briefgen.cache.canonical import digest, encode


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Size:
    x: int
    y: int


@dataclass
class Open:
    x: int


class Below(Point):
    """A subclass that is no dataclass of its own could hold more than its fields."""


class Shade(Enum):
    LIGHT = 1
    DARK = 2


def test_equal_values_give_equal_bytes():
    assert encode((Point(1, 2), "a", None)) == encode((Point(1, 2), "a", None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, 2), (2, 1)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Point(1, 2), Size(1, 2)),
        (Point(1, 2), (1, 2)),
        (Shade.LIGHT, Shade.DARK),
        (1, "1"),
        (1, 1.0),
        (True, 1),
        (b"a", "a"),
        (None, ""),
        ((), {}),
        ((), frozenset()),
        (("ab", "c"), ("a", "bc")),
        (date(2025, 1, 1), datetime(2025, 1, 1, tzinfo=UTC)),
        (("e", "Shade", "DARK"), Shade.DARK),
        ([["d", 1]], [("d", 1), ()]),
    ],
)
def test_different_values_give_different_bytes(one, other):
    assert encode(one) != encode(other)
    assert digest(one) != digest(other)


def test_a_set_has_no_order():
    assert encode(frozenset("abcdef")) == encode(frozenset("fedcba"))


def test_a_mapping_of_any_kind_is_what_it_holds():
    assert encode(MappingProxyType({"a": 1})) == encode({"a": 1})


@pytest.mark.parametrize("value", [object(), Open(1), Below(1, 2), (1, [object()]), {"a": lambda: 1}])
def test_what_has_no_stable_bytes_is_refused(value):
    with pytest.raises(TypeError, match="has no stable bytes"):
        encode(value)


def test_the_hash_seed_does_not_matter():
    program = (
        "from briefgen.cache.canonical import digest\n"
        "print(digest({'b': frozenset(['x', 'y', 'z', 'w']), 'a': (1, 2.5, True)}))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
