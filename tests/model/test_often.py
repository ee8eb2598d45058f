from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature
from pickle import dumps, loads

import pytest

from briefgen.model.often import made_often


@made_often
@dataclass(frozen=True, slots=True)
class Few:
    first: int
    second: str = "b"


@made_often
@dataclass(frozen=True, slots=True)
class Many:
    first: int
    second: str = "b"
    third: tuple[int, ...] = ()
    fourth: list[int] = field(default_factory=list, compare=False, repr=False)
    absent: int | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    first: int
    second: str = "b"
    third: tuple[int, ...] = ()
    fourth: list[int] = field(default_factory=list, compare=False, repr=False)
    absent: int | None = None


@pytest.mark.parametrize("kind", [Few, Many])
def test_a_value_is_made_and_locked_as_a_frozen_dataclass_is(kind):
    value = kind(1)

    assert type(value) is kind
    assert (value, hash(value)) == (kind(first=1, second="b"), hash(kind(1, "b")))
    assert value != replace(value, second="c")
    assert loads(dumps(value)) == value
    with pytest.raises(FrozenInstanceError):
        value.first = 2
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'first'"):
        kind()
    with pytest.raises(TypeError, match="unexpected keyword argument 'other'"):
        kind(1, other=2)


def test_what_is_made_anew_for_each_value_is_not_shared():
    value = Many(1)
    value.fourth.append(3)

    assert Many(1).fourth == []
    assert Many(1, fourth=[4]).fourth == [4]


def test_it_looks_as_it_did():
    assert repr(Many(1)) == repr(Usual(1)).replace("Usual", "Many")
    assert list(signature(Many).parameters) == list(signature(Usual).parameters)
