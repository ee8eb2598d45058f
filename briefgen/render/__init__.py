"""Phase 6, pages to files: prints each page's view with the theme's templates.

Takes the planned pages, the theme (all its templates, as text) and the filters of plug-ins; gives one
``File`` for each page that could be printed, in the order of the pages, and every problem that a template
has. A template receives ``view`` and nothing else: no clock, environment, randomness or file of this machine.
Render never reads or writes a file, never raises for a theme author's mistake, never lets text in unescaped.

``Printer`` is the same page by page, for whoever has only some of the pages to print, or several processes.

Its modules::

    printer, environment               one page printed; the strict environment that it is printed in
    compiling, compiled, short_ways    templates to Python, kept, and what that calls
    weaving, translating, asset, filters    what templates print with: marks, words, addresses, pure functions
    faults, block_check, policy_check  what is wrong in a template, and where
    reach                              which templates one is printed with
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.model.diagnostic import Outcome
from briefgen.model.inputs import Theme
from briefgen.model.roles import Filter
from briefgen.model.site import AnyPage, File
from briefgen.render.compiled import COMPILED
from briefgen.render.faults import Fault
from briefgen.render.printer import Printer, named

__all__ = ["COMPILED", "Fault", "Printer", "named", "render"]


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
    printer = Printer(theme, filters)
    printed = [(page, printer.print(page)) for page in pages]
    files = tuple(made for _, made in printed if isinstance(made, File))
    faults = ((made, named(page)) for page, made in printed if isinstance(made, Fault))
    return Outcome(files, printer.problems(faults))
