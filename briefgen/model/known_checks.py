"""What files were checked to be, from one build to another: what stays is not checked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

T = TypeVar("T")


class Checks(Protocol):
    """Remembers what files were checked to be."""

    def every(
        self,
        kind: type[T],
        texts: Mapping[str, str],
        check: Callable[[str], T],
        *,
        timezone: str = "",
        states: tuple[str, ...] | None = (),
    ) -> dict[str, T]:
        """Give what each file was checked to be: as it is remembered, else as ``check`` finds it now.

        Args:
            kind: the type of what comes of a file.
            texts: the texts of files by path.
            check: checks the file of a path. Nothing but the file, the time zone and the states has a say.
            timezone: the time zone of dates that name none.
            states: the states that assessments may give; none if they are not known.
        """


class NoChecks:
    """Remembers nothing."""

    def every(
        self,
        kind: type[T],
        texts: Mapping[str, str],
        check: Callable[[str], T],
        *,
        timezone: str = "",
        states: tuple[str, ...] | None = (),
    ) -> dict[str, T]:
        """Check every file now."""
        del kind, timezone, states
        return {path: check(path) for path in texts}
