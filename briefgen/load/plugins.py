"""Installed plug-ins, found by their entry point."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Final

from briefgen.load.theme_problems import NOT_A_PLUGIN, PLUGIN_FAILED
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.roles import Plugin

GROUP: Final = "briefgen.plugins"


def read_plugins() -> Outcome[tuple[Plugin, ...]]:
    """Load every installed plug-in, sorted by name; one that fails is a problem, and the others go on."""
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
        return loaded
    return NOT_A_PLUGIN.at(None, name=point.name, what=f"a value of type `{type(loaded).__name__}`")
