"""Installed plug-ins, found by their entry point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from traceback import walk_tb
from typing import Any, Final

from briefgen.load.plugin_findings import check_finding
from briefgen.load.problems.theme_problems import NOT_A_PLUGIN, PLUGIN_FAILED
from briefgen.model.annotation import Annotations, Claim, Mention, Quote
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.roles import Plugin, PluginError
from briefgen.model.site import AnyPage, LazyPage, Page

GROUP: Final = "briefgen.plugins"


def read_plugins() -> Outcome[tuple[Plugin, ...]]:
    """Load every installed plug-in, sorted by name; one that fails is a problem, and the others go on.

    What annotators and planners raise later is a ``PluginError``. What filters raise is told with the line
    of the template that asked for them.
    """
    plugins: list[Plugin] = []
    problems: list[Diagnostic] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        loaded = _load(point)
        if isinstance(loaded, Plugin):
            plugins.append(loaded)
        else:
            problems.append(loaded)
    return Outcome(tuple(sorted(plugins, key=lambda plugin: plugin.name)), tuple(problems))


def _load(point: EntryPoint) -> Plugin | Diagnostic:
    try:
        loaded = point.load()
    except (Exception, SystemExit) as error:  # somebody else's code may fail in any way
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        return PLUGIN_FAILED.at(None, name=point.name, reason=f"{reason}{_where(error)}")
    if not isinstance(loaded, Plugin):
        return NOT_A_PLUGIN.at(None, name=point.name, what=f"a value of type `{type(loaded).__name__}`")
    if misshapen := _misshapen(loaded):
        return NOT_A_PLUGIN.at(None, name=point.name, what=misshapen)
    return replace(
        loaded,
        annotators=tuple(_Named(loaded.name, do, _annotations) for do in loaded.annotators),
        planners=tuple(_Named(loaded.name, do, partial(_pages, loaded.name)) for do in loaded.planners),
    )


def _misshapen(plugin: Plugin) -> str:
    """Say which part of a plug-in is not what its type asks for; nobody else looks before it is used."""
    parts: tuple[tuple[str, Any, str, Callable[[object], bool]], ...] = (
        ("annotators", plugin.annotators, "functions", callable),
        ("planners", plugin.planners, "functions", callable),
        ("filters", plugin.filters, "pairs of a name and a function", _is_filter),
    )
    for name, value, wanted, fits in parts:
        if not isinstance(value, tuple | list) or not all(map(fits, value)):
            return f"`{name}` that are no tuple of {wanted}"
    return "" if type(plugin.name) is str else "a `name` that is no text"


def _is_filter(pair: object) -> bool:
    match pair:
        case (str(), do):
            return callable(do)
    return False


@dataclass(frozen=True, slots=True)
class _Named:
    """A part of a plug-in: what is wrong with what it does, or with what it makes, is told with the name.

    ``taken`` looks through what it made; it receives that, and what the part was given.
    """

    name: str
    do: Callable[..., Any]
    taken: Callable[..., Any]

    def __call__(self, *given: Any) -> Any:
        try:
            return self.taken(self.do(*given), *given)
        except (Exception, SystemExit) as error:  # somebody else's code may fail in any way
            what = f"{type(error).__name__}: {error}".strip().splitlines()[0]
            raise PluginError(self.name, what.removesuffix(".") + _where(error)) from error


_NOT_THEIRS = ("briefgen", "importlib", "importlib_metadata")
"""Who loads and calls plug-ins; the last takes the place of the one before where anything imports it."""


def _where(error: BaseException) -> str:
    """Give the line of a plug-in at which it failed, if it was at one: the last one in its own file."""
    theirs = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__")).partition(".")[0] not in _NOT_THEIRS
    ]
    if not theirs:
        return ""
    file = theirs[0][0]
    return f" ({Path(file).name}:{[line for path, line in theirs if path == file][-1]})"


def _annotations(made: object, text: Any, _found: Annotations) -> Annotations:
    if not isinstance(made, Annotations):
        raise TypeError(f"an annotator gives Annotations, not `{type(made).__name__}`")
    for part, kind in _PARTS.items():
        found: object = getattr(made, part)
        # What can be gone through once only would be empty for all who come after.
        if not isinstance(found, tuple):
            raise TypeError(f"`{part}` of Annotations are a tuple, not a `{type(found).__name__}`")
        for one in found:
            if not isinstance(one, kind):
                raise TypeError(f"`{part}` of Annotations hold a `{type(one).__name__}`")
            check_finding(one, len(text.prose))
    return made


_PARTS: Final[dict[str, type[Any]]] = {"mentions": Mention, "quotes": Quote, "claims": Claim}
"""What Annotations hold."""


def _pages(name: str, made: Any, _corpus: object) -> tuple[AnyPage, ...]:
    """Give what a planner made; a page that does not say what it was made from is the plug-in's."""
    pages: list[AnyPage] = []
    for page in made:
        if not isinstance(page, Page | LazyPage):
            raise TypeError(f"a planner gives Pages, not `{type(page).__name__}`")
        pages.append(page if page.origin else replace(page, origin=f"the plug-in `{name}`"))
    return tuple(pages)
