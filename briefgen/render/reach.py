"""Which templates a template is printed with: what it extends, includes and imports, and these in turn."""

from __future__ import annotations

from jinja2 import TemplateError, meta

from briefgen.model.inputs import Theme
from briefgen.render.environment import environment

_MARKS = "marks/"
_WOVEN = "woven"
"""The filter that prints marks, each by a template of its own; who does not name it cannot call it."""


class Reach:
    """Looks through the templates of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme, self._jinja = theme, environment(theme)
        self._named: dict[str, frozenset[str] | None] = {}

    def of(self, template: str) -> frozenset[str] | None:
        """Give the names of all templates that a template may be printed with, its own too.

        None if nobody can say: a name is made up while it is printed, or a template cannot be read.
        """
        found, waiting = {template}, [template]
        while waiting:
            named = self._names_in(waiting.pop())
            if named is None:
                return None
            waiting += named - found
            found |= named
        return frozenset(found)

    def _names_in(self, template: str) -> frozenset[str] | None:
        if template not in self._named:
            self._named[template] = self._read(template)
        return self._named[template]

    def _read(self, template: str) -> frozenset[str] | None:
        file = self._theme.templates.get(template)
        if file is None:  # may be left out where it is included
            return frozenset()
        try:
            named = set(meta.find_referenced_templates(self._jinja.parse(file.text)))
        except TemplateError:
            return None
        if _WOVEN in file.text:
            named |= {name for name in self._theme.templates if name.startswith(_MARKS)}
        return frozenset(name for name in named if name is not None) if None not in named else None
