"""The role that stands beside a name is the one held on the date: the one rule, at its edges."""

import pytest
from plan.harbour import when

from briefgen.model.registry import RoleHeld
from briefgen.model.tenure import role_on, roles_on


def role(name, since=None, until=None):
    return RoleHeld(name, since=when(since) if since else None, until=when(until) if until else None)


def held(*roles, on):
    return roles_on(roles, when(on) if on else None)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2019-12-31", ()),
        ("2020-01-01", ("Mayor",)),
        ("2024-12-31T23:30:00+00:00", ("Mayor",)),
        ("2025-01-01", ()),
    ],
)
def test_a_year_counts_as_a_whole(on, expected):
    assert held(role("Mayor", "2020", "2024"), on=on) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2024-02-29", ("Mayor",)), ("2024-03-01", ()), ("2024-02", ("Mayor",)), ("2024", ("Mayor",))],
)
def test_so_does_a_month(on, expected):
    assert held(role("Mayor", None, "2024-02"), on=on) == expected


def test_a_role_until_a_day_was_held_on_that_day():
    last_day = role("Mayor", "2020-05-11", "2024-05-11")
    assert held(last_day, on="2024-05-11") == ("Mayor",)
    assert held(last_day, on="2024-05-11T22:00:00-05:00") == ("Mayor",)
    assert held(last_day, on="2024-05-12") == ()


def test_a_role_may_be_held_for_one_day():
    stand_in = role("Acting mayor", "2024-05-11", "2024-05-11")
    assert [held(stand_in, on=day) for day in ("2024-05-10", "2024-05-11", "2024-05-12")] == [
        (),
        ("Acting mayor",),
        (),
    ]


def test_of_two_roles_held_at_once_the_one_taken_up_last_comes_first():
    both = (role("Mayor", "2020"), role("Chair of the board", "2022"))
    assert held(*both, on="2023-01-01") == ("Chair of the board", "Mayor")
    assert held(*both, on="2021-01-01") == ("Mayor",)


def test_of_two_taken_up_at_once_the_one_recorded_first_comes_first():
    assert held(role("Mayor", "2020"), role("Chair", "2020"), on="2021") == ("Mayor", "Chair")


def test_a_dated_role_comes_before_one_without_dates():
    assert held(role("Doctor"), role("Mayor", "2020"), on="2021") == ("Mayor", "Doctor")


def test_in_a_month_of_change_the_role_held_throughout_comes_first():
    change = (role("Harbour master", "2012", "2020-05"), role("Mayor", "2020-05-11"))
    assert held(*change, on="2020-05") == ("Harbour master", "Mayor")
    assert held(*change, on="2020-05-20") == ("Mayor", "Harbour master")
    assert held(*change, on="2020-05-10") == ("Harbour master",)


def test_without_a_date_the_roles_without_an_end_stand_in():
    roles = (role("Clerk", "2010", "2020"), role("Mayor", "2020"))
    assert held(*roles, on=None) == ("Mayor",)


def test_a_title_from_the_text_stands_in_only_where_no_role_is_recorded():
    assert role_on((), when("2024"), "President") == "President"
    assert role_on((role("Mayor", "2020"),), when("2024"), "President") == "Mayor"
    assert role_on((role("Mayor", "2025"),), when("2024"), "President") == ""
