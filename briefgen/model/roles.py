"""What a plug-in can be: frozen records found by entry point; the built-ins are the same kind of thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.model.annotation import Annotations

if TYPE_CHECKING:  # a process that reads texts needs neither
    from briefgen.model.corpus import Corpus
    from briefgen.model.site import Page

Annotator = Callable[[Any, Annotations], Annotations]
"""Takes the parsed text of one article (``briefgen.annotate.syntax.Text``) and what the built-in
annotators found in it; gives further annotations, which are added to theirs."""

Planner = Callable[["Corpus"], "tuple[Page, ...]"]
"""Takes the corpus; gives further pages. Where a view has a ``HeadView`` as its ``frame``, the site's frame
is put around the page."""

Filter = Callable[..., Any]
"""A pure function for templates."""


class PluginError(Exception):
    """A plug-in failed at its work: which, and how."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(name, what)  # as they are, so that it can be sent to another process
        self.name, self.what = name, what

    def __str__(self) -> str:
        return f"The plug-in `{self.name}` failed: {self.what}."


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plug-in: found under the entry point group ``briefgen.plugins``, switched on by being installed."""

    name: str
    version: str
    annotators: tuple[Annotator, ...] = ()
    planners: tuple[Planner, ...] = ()
    filters: tuple[tuple[str, Filter], ...] = ()
