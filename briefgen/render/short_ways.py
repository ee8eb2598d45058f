"""What compiled templates call while they print: macros of our own, and text made safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from jinja2 import Environment, TemplateRuntimeError, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Macro
from jinja2.utils import internalcode, missing
from markupsafe import Markup, escape

M = TypeVar("M", bound=str)

markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Takes a plain string that is HTML as ``Markup`` does, which asks first what it was given."""


class Made(dict[str, M]):
    """What was made of short texts: names, titles and addresses come again on page after page."""

    MOST = 20_000
    LONGEST = 200

    def __init__(self, make: Callable[[str], M]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> M:
        made = self._make(text)
        if len(text) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[text] = made
        return made


def _escape(text: str) -> str:
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


_AS_BUILT: Any = object.__str__
"""How Python puts into words what has none of its own: it shows what the thing is built of."""


class NoTextError(TemplateRuntimeError):
    """A template prints what has no words of its own: Python would show how it is built."""

    def __init__(self, value: Any) -> None:
        match value:
            case None:
                said = "there is nothing here to print; ask first, with `{% if … %}`"
            case list() | tuple():
                said = "a list cannot be printed; print its items with `{% for … %}`, a body with `woven`"
            case Macro():
                said = f"this is a macro; call it: `{value.name}(…)`"
            case _:
                said = f"this is a {type(value).__name__}, which cannot be printed; print one of its fields"
        super().__init__(said)


escaped = Made(_escape)
"""Texts as they are printed."""


def printed(value: Any) -> str:
    """Give what is printed of a value: HTML as it is, anything else as text that is escaped."""
    kind = type(value)
    if kind is str:
        return escaped[value]
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is int or kind is float:
        return str(value)
    if kind.__str__ is _AS_BUILT and kind is not bool and not hasattr(kind, "__html__"):
        raise NoTextError(value)
    return escape(value)


class Remembering:
    """A macro's function that prints the same again where it is called with the same arguments.

    Texts are the same by their letters, anything else if it is the same object; what was printed is kept only
    where all arguments can never change: texts, numbers, nothing, and views.
    """

    MOST = 4096

    def __init__(self, make: Callable[..., Markup]) -> None:
        self._make = make
        self._known: dict[tuple[Any, ...], tuple[Markup, Any]] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> Markup:
        """Print, or give what was printed."""
        given = (*args, _NAMED, *kwargs, *kwargs.values()) if kwargs else args
        key = tuple([one if type(one) is str else id(one) for one in given])
        known = self._known.get(key)
        if known is not None:
            return known[0]
        made = self._make(*args, **kwargs)
        if all(map(_never_changes, given)):
            if len(self._known) >= self.MOST:
                self._known.clear()
            # What is held has its number for itself.
            self._known[key] = made, given
        return made


def _never_changes(value: Any) -> bool:
    kind = type(value)
    return kind in _UNCHANGING or getattr(getattr(kind, "__dataclass_params__", None), "frozen", False)


_NAMED = Markup("by name from here on")

_UNCHANGING = (str, Markup, int, float, bool, type(None), type(missing))


class Quick(Macro):
    """A macro that takes its arguments and nothing else: its function can be called at once.

    ``printed`` calls it with positional arguments, of which there may be ``most``; ``keyed`` with named ones
    too. What does not fit goes to Jinja, which says what is wrong with it.
    """

    def __init__(
        self,
        environment: Environment,
        printed: Callable[..., Markup],
        name: str,
        arguments: Sequence[str],
        parameters: Sequence[str],
        autoescape: bool,
    ) -> None:
        super().__init__(environment, printed, name, list(arguments), False, False, False, autoescape)
        self.printed = printed
        self.most = len(arguments)
        self._parameters = {
            argument: (at, parameter)
            for at, (argument, parameter) in enumerate(zip(arguments, parameters, strict=True))
        }
        printed.__defaults__ = (missing,) * len(arguments)

    @internalcode
    @pass_eval_context
    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Print, as whoever calls a macro asks for it; what needs a closer look is Jinja's to look at."""
        given = args[1:] if args and isinstance(args[0], EvalContext) else args
        if kwargs or len(given) > self.most:
            return super().__call__(*args, **kwargs)
        autoescape = self._default_autoescape if given is args else args[0].autoescape
        made = self.printed(*given)
        return made if autoescape else str(made)

    def remember(self) -> None:
        """Print once for the same arguments: for a macro that sees nothing beside them."""
        self.printed = Remembering(self.printed)

    def keyed(self, *args: Any, **kwargs: Any) -> str:
        """Print with named arguments."""
        given = {}
        for name, value in kwargs.items():
            at, parameter = self._parameters.get(name, (-1, ""))
            if at < len(args):
                return self(*args, **kwargs)
            given[parameter] = value
        return self.printed(*args, **given)

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
        made = self.printed(*arguments)
        return made if autoescape else str(made)
