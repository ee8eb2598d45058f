"""Prints a woven body: HTML as it is, each mark by the theme's macro for its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

from jinja2 import TemplateRuntimeError, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from briefgen.render.short_ways import Quick, markup


class MarkLike(Protocol):
    """What a mark of the body must have; ``data`` and ``id`` are the macro's business alone."""

    @property
    def kind(self) -> str:
        """Names the macro."""

    @property
    def children(self) -> Sequence[Any]:
        """What stands inside: HTML and marks."""


BodyLike: TypeAlias = Sequence["str | MarkLike"]


class NoMacroError(TemplateRuntimeError):
    """The file for a kind of mark does not hold the macro that it is for, or one that takes too little."""

    def __init__(self, kind: str, macro: str, path: str) -> None:
        super().__init__(f"no macro {macro}")
        self.kind, self.macro, self.path = kind, macro, path


class NoBodyError(TemplateRuntimeError):
    """A text was to be woven: its letters would be taken for HTML."""


@pass_context
def woven(context: Context, body: BodyLike) -> Markup:
    """Print a body.

    A mark of the kind ``mention`` is printed by the macro ``mark_mention(mark, inner)`` of the template
    ``marks/mention.html``, so that a theme replaces the look of one kind by replacing one file. The macro
    sees ``view`` beside its arguments; ``inner`` is what stands inside the mark, printed.

    Raises:
        NoBodyError: it is a text.
    """
    if isinstance(body, str):
        raise NoBodyError(f"`woven` prints a body, and this is {body!r}")
    weaver = _Weaver(context)
    try:
        return weaver.printed(body)
    finally:
        weaver.let_go()


class _Weaver:
    """Prints one body: each kind of mark by the macro of its file, which is looked up when first met."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._macros: dict[str, Callable[[MarkLike, Markup], str]] = {}
        self._contexts: list[Context] = []

    def printed(self, body: BodyLike) -> Markup:
        """Print a body, or what stands inside a mark."""
        macros = self._macros
        parts: list[str] = []
        for part in body:
            if isinstance(part, str):
                parts.append(part)
                continue
            macro = macros.get(part.kind) or macros.setdefault(part.kind, self._macro(part.kind))
            inside = part.children
            alone = len(inside) == 1 and isinstance(inside[0], str)
            parts.append(macro(part, markup(inside[0]) if alone else self.printed(inside)))
        return markup("".join(parts))

    def _macro(self, kind: str) -> Callable[[MarkLike, Markup], str]:
        template = self._context.environment.get_template(_file_of(kind))
        name = f"mark_{kind}"
        context = template.new_context({"view": self._context["view"]})
        macro = getattr(TemplateModule(template, context), name, None)
        if not isinstance(macro, Macro) or (len(macro.arguments) < 2 and not macro.catch_varargs):
            raise NoMacroError(kind, name, template.filename or str(template.name))
        self._contexts.append(context)
        return macro.printed if isinstance(macro, Quick) else macro

    def let_go(self) -> None:
        """Let the macros' contexts hold them no more: in such a circle the page's whole view would stay."""
        for context in self._contexts:
            context.vars.clear()


@pass_context
def marks(context: Context, body: BodyLike, kind: str) -> tuple[MarkLike, ...]:
    """Give the marks of one kind in a body, in reading order, however deep they stand.

    A kind is known by the file that prints it; to ask for one without a file is an error.
    """
    context.environment.get_template(_file_of(kind))
    found: list[MarkLike] = []
    _gather(body, kind, found)
    return tuple(found)


def _file_of(kind: str) -> str:
    return f"marks/{kind}.html"


def _gather(body: BodyLike, kind: str, found: list[MarkLike]) -> None:
    for part in body:
        if type(part) is str or isinstance(part, str):
            continue
        if part.kind == kind:
            found.append(part)
        inside = part.children
        if inside and (len(inside) > 1 or type(inside[0]) is not str):
            _gather(inside, kind, found)
