"""Phase 6, pages to files: prints each page's view with the theme's templates.

Takes the planned pages, the theme (all its templates, as text) and the filters of plug-ins; gives one
``File`` for each page that could be printed, in the order of the pages, and every problem that a template
has. A template receives ``view`` and nothing else: no clock, environment, randomness or file of this machine.
Render never reads or writes a file, never raises for a theme author's mistake, never lets text in unescaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jinja2 import Environment

from briefgen.model.diagnostic import Diagnostic, Outcome, in_order
from briefgen.model.inputs import Theme
from briefgen.model.roles import Filter
from briefgen.model.site import AnyPage, File
from briefgen.render.block_check import unknown_blocks
from briefgen.render.environment import environment
from briefgen.render.faults import Fault, fault_of


def render(
    pages: Sequence[AnyPage], theme: Theme, filters: Iterable[tuple[str, Filter]] = ()
) -> Outcome[tuple[File, ...]]:
    """Print every page.

    Args:
        pages: What to print.
        theme: The theme with all that it inherits.
        filters: Further filters for templates, by name; they come on top of our own.

    Returns:
        The files that could be made, and each template problem once, with the pages that it concerns.
    """
    jinja = environment(theme, filters)
    files: list[File] = []
    concerned: dict[Fault, list[AnyPage]] = {}
    for page in pages:
        printed = _print(page, jinja, theme)
        if isinstance(printed, Fault):
            concerned.setdefault(printed, []).append(page)
        else:
            files.append(File(page.path, printed.encode("utf-8", "replace")))
    faults = (_report(fault, on) for fault, on in concerned.items())
    return Outcome(tuple(files), in_order((*faults, *unknown_blocks(jinja, theme))))


def _print(page: AnyPage, jinja: Environment, theme: Theme) -> str | Fault:
    try:
        return jinja.get_template(page.template).render(view=page.view)
    except Exception as error:
        # A template is a program that somebody else wrote: whatever it raises is its author's to mend.
        # What was raised outside of any template is our own bug and goes up.
        fault = fault_of(error, page, theme)
        if fault is None:
            raise
        return fault


def _report(fault: Fault, pages: Sequence[AnyPage]) -> Diagnostic:
    first = pages[0].origin or pages[0].path
    others = len(pages) - 1
    on = f"on {first}" if not others else f"on {first} and {others} other page{'s' if others > 1 else ''}"
    return fault.code.at(fault.place, on=on, **dict(fault.values))
