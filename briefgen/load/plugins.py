"""Installed plug-ins, found by their entry point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final

from briefgen.load.theme_problems import NOT_A_PLUGIN, PLUGIN_FAILED
from briefgen.model.annotation import Annotations
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.roles import Plugin, PluginError

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
        return PLUGIN_FAILED.at(None, name=point.name, reason=reason)
    if isinstance(loaded, Plugin):
        return replace(
            loaded,
            annotators=tuple(_Named(loaded.name, do, _annotations) for do in loaded.annotators),
            planners=tuple(_Named(loaded.name, do, tuple) for do in loaded.planners),
        )
    return NOT_A_PLUGIN.at(None, name=point.name, what=f"a value of type `{type(loaded).__name__}`")


@dataclass(frozen=True, slots=True)
class _Named:
    """A part of a plug-in. What is wrong with what it does, or ``taken`` from it, is told with the name."""

    name: str
    do: Callable[..., Any]
    taken: Callable[[Any], Any]

    def __call__(self, *given: Any) -> Any:
        try:
            return self.taken(self.do(*given))
        except Exception as error:
            what = f"{type(error).__name__}: {error}".strip().splitlines()[0]
            raise PluginError(self.name, what.removesuffix(".")) from error


def _annotations(made: object) -> Annotations:
    if not isinstance(made, Annotations):
        raise TypeError(f"an annotator gives Annotations, not `{type(made).__name__}`")
    return made
