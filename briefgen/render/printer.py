"""One environment, any number of pages: what prints a page, in this process or in one of several."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from briefgen.model.diagnostic import Diagnostic, in_order
from briefgen.model.inputs import Theme
from briefgen.model.roles import Filter
from briefgen.model.site import AnyPage, File
from briefgen.render.block_check import never_shown
from briefgen.render.environment import environment
from briefgen.render.faults import Fault, fault_of
from briefgen.render.policy_check import against_policy


class Printer:
    """Prints page by page with one theme: its templates are compiled once, each when it is first used."""

    def __init__(self, theme: Theme, filters: Iterable[tuple[str, Filter]] = ()) -> None:
        self._theme = theme
        self._jinja = environment(theme, filters)

    def compile(self, templates: Iterable[str]) -> None:
        """Compile these templates now, and all that they need; what is wrong is told where it is used."""
        marks = {name for name in self._theme.templates if name.startswith("marks/")}
        todo, done = {*templates, *marks}, set[str]()
        while todo:
            done |= todo
            todo = {needed for name in sorted(todo) for needed in self._needs(name)} - done

    def _needs(self, name: str) -> Iterable[str]:
        """Compile a template, and give those that it names."""
        with suppress(Exception):
            needs: Iterable[str] = self._jinja.get_template(name).root_render_func.__globals__["needs"]
            return needs
        return ()

    def print(self, page: AnyPage) -> File | Fault:
        """Print a page, or say what is wrong in the template that could not print it.

        What was raised outside of any template is our own bug and goes up.
        """
        try:
            printed = self._jinja.get_template(page.template).render(view=page.view)
        except Exception as error:
            # A template is a program that somebody else wrote: whatever it raises is its author's to mend.
            fault = fault_of(error, page, self._theme, self._jinja.filters)
            if fault is None:
                raise
            return fault
        return File(page.path, printed.encode("utf-8", "replace"))

    def problems(self, faults: Iterable[tuple[Fault, str]]) -> tuple[Diagnostic, ...]:
        """Report each fault once, and all that a template of the theme says in vain.

        Args:
            faults: Each fault with the page that it was met on, in the order of the pages (see ``named``).
        """
        concerned: dict[Fault, list[str]] = {}
        for fault, page in faults:
            concerned.setdefault(fault, []).append(page)
        reported = (_report(fault, pages) for fault, pages in concerned.items())
        vain = (*never_shown(self._jinja, self._theme), *against_policy(self._theme))
        return in_order((*reported, *vain))


def named(page: AnyPage) -> str:
    """Give what a problem calls a page: the file that it was made from, or its path in the site."""
    return page.origin or page.path


def _report(fault: Fault, pages: list[str]) -> Diagnostic:
    others = len(pages) - 1
    on = f"on {pages[0]}"
    if others:
        on = f"{on} and {others} other page{'s' if others > 1 else ''}"
    if fault.way:
        on = f"{on}, by way of {' and '.join(fault.way)}"
    return fault.code.at(fault.place, on=on, **dict(fault.values))
