"""What is to mend in the site: what the last build found, and what looks at single files have found since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from briefgen.model.diagnostic import Diagnostic, Severity, in_order


@dataclass(frozen=True, slots=True)
class _Look:
    """What the last look at one file found wrong (perhaps nothing), and since when.

    ``seen`` is all that looks have found wrong in it since it was last good in a build.
    """

    number: int
    errors: tuple[Diagnostic, ...]
    seen: frozenset[Diagnostic]


class Mistakes:
    """The errors of a site.

    A look that does not find an error any more settles it, if a look has found it before. What only a build
    finds stays until a build has read the file as it is now: else it would go at each save and come back.
    """

    def __init__(self) -> None:
        self._built: tuple[Diagnostic, ...] = ()
        self._covered = 0
        self._looks: dict[str, _Look] = {}

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """All that is to mend, each once."""
        since = {path: look for path, look in self._looks.items() if look.number > self._covered}
        built = (
            error
            for error in self._built
            if _path(error) not in since or error not in since[_path(error)].seen
        )
        return in_order(chain(built, *(look.errors for look in since.values())))

    def built(self, number: int, errors: tuple[Diagnostic, ...]) -> None:
        """Take what a build found in everything as it was up to a number."""
        self._covered, self._built = number, errors
        wrong = set(map(_path, errors))
        self._looks = {
            path: look for path, look in self._looks.items() if look.number > number or path in wrong
        }

    def looked(self, number: int, path: str, problems: Iterable[Diagnostic]) -> None:
        """Take what a look found in a file as it was at a number."""
        errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
        before = self._looks[path].seen if path in self._looks else frozenset[Diagnostic]()
        self._looks[path] = _Look(number, errors, before.union(errors))


def _path(problem: Diagnostic) -> str:
    return problem.place.path if problem.place else ""
