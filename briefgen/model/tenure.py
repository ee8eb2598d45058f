"""Which of the recorded roles was held on a date: the one rule for all names that are printed with a role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefgen.model.registry import RoleHeld
from briefgen.model.when import When


def roles_on(roles: Sequence[RoleHeld], on: When | None) -> tuple[str, ...]:
    """Give the roles held on a date, the one to print first.

    Every date stands for all of its days: a role until 2024 was held through 2024, one until a day on that
    day too, and a month meets every role that was held on one of its days. A role held throughout goes before
    one held on some of the days only, then the one taken up last, then the one that is recorded first. Where
    no date is known (none), the roles without an end stand in.
    """
    held = [(_order(role, on), -number, role.role) for number, role in enumerate(roles) if _meets(role, on)]
    return tuple(role for _, _, role in sorted(held, reverse=True))


def role_on(roles: Sequence[RoleHeld], on: When | None, otherwise: str = "") -> str:
    """Give the role to print for a date; ``otherwise`` stands in only where no role is recorded at all."""
    return next(iter(roles_on(roles, on)), "") if roles else otherwise


def held_on(roles: Sequence[RoleHeld], on: When | None) -> tuple[RoleHeld, ...]:
    """Give the roles held on a date, in the order of the record."""
    return tuple(role for role in roles if _meets(role, on))


def _meets(role: RoleHeld, on: When | None) -> bool:
    if on is None:
        return role.until is None
    return _begin(role) <= on.last_day and on.first_day <= _end(role)


def _order(role: RoleHeld, on: When | None) -> tuple[bool, date]:
    throughout = on is not None and _begin(role) <= on.first_day and on.last_day <= _end(role)
    return throughout, _begin(role)


def _begin(role: RoleHeld) -> date:
    return role.since.first_day if role.since else date.min


def _end(role: RoleHeld) -> date:
    return role.until.last_day if role.until else date.max
