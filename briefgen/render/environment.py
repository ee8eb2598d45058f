"""The strict, sandboxed Jinja2 environment over a theme: one for each call of ``render``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import partial
from types import MappingProxyType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing, object_type_repr
from markupsafe import Markup

from briefgen.model.inputs import Theme
from briefgen.model.roles import Filter
from briefgen.model.suggestions import nearest
from briefgen.render.asset import asset
from briefgen.render.compiled import COMPILED
from briefgen.render.compiling import Compiler
from briefgen.render.filters import FILTERS, SHORTER
from briefgen.render.short_ways import Quick
from briefgen.render.translating import EXTENSION, SayingError, speak

REMEMBERED = "remembered"
"""Set by a template that is imported: the names of its macros that are often called with the same views."""


class StrictField(StrictUndefined):
    """A value that is not there: any use of it is an error that names it, and what may have been meant."""

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is missing:
            return f"there is no `{name}` here"
        keys = owner if isinstance(owner, Mapping) else dir(owner)
        meant = nearest(str(name), (str(key) for key in keys if not str(key).startswith("_")))
        suggestion = f" (did you mean `{meant[0]}`?)" if meant else ""
        if isinstance(owner, Mapping):
            return f"there is no key `{name}` here{suggestion}"
        of = type(owner).__name__ if hasattr(owner, "__dataclass_fields__") else object_type_repr(owner)
        return f"{of} has no `{name}`{suggestion}"


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with short ways to what templates read and call most (see ``compiling``)."""

    code_generator_class = Compiler

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._types: dict[str, set[type]] = {}
        self._templates: dict[str, Template] = {}
        self._modules: dict[str, TemplateModule] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Give a template; a theme does not change while its pages are printed."""
        if type(name) is not str or globals is not None:
            return super().get_template(name, parent, globals)
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = super().get_template(name, parent)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give what a template sees beside its view: of all templates the same, in one plain dictionary."""
        return super().make_globals(d) if d else self.globals

    def module_of(self, name: str | Template, parent: str | None) -> TemplateModule:
        """Give what a template imports without context: it sees nothing of any page, so it is made once."""
        found = self._modules.get(name) if type(name) is str else None
        if found is None:
            template = self.get_template(name, parent)
            found = self._modules[str(template.name)] = template.module
            for macro in getattr(found, REMEMBERED, ()):
                if isinstance(printing := getattr(found, str(macro), None), Quick):
                    printing.remember()
        return found

    def types_with(self, attribute: str) -> set[type]:
        """Give the types whose ``attribute`` a template may read without a question: a set that grows.

        A type comes into it when an object of it was asked for the attribute and ``is_plain`` said yes.
        """
        return self._types.setdefault(attribute, set())

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give ``obj.attribute``."""
        kind = type(obj)
        if kind in _MAPPINGS:
            if attribute in obj and attribute not in _OF_MAPPINGS:
                return obj[attribute]
        elif kind is Namespace:
            held = missing if attribute.startswith("_") else getattr(obj, attribute, missing)
            if held is not missing:
                return held
        elif is_plain(kind, attribute):
            self.types_with(attribute).add(kind)
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def caller(self, context: Context, called: Any, **variables: Any) -> Callable[..., Any]:
        """Give what calls something as a sandbox does."""
        if called is Namespace:
            return Namespace
        return (
            partial(asset, context) if called is asset else partial(self.call, context, called, **variables)
        )

    def said(self, words: str) -> Markup | None:
        """Give words that take no values, as they are printed; nothing if they cannot be said."""
        try:
            return self.globals["gettext"](words)  # type: ignore[no-any-return,operator]
        except SayingError:
            return None


_MAPPINGS = (dict, MappingProxyType)

_OF_MAPPINGS = frozenset((*dir(dict), *dir(MappingProxyType), *dir(type)))

_OF_A_LOOP = frozenset(
    {"depth", "depth0", "first", "index", "index0", "last", "length", "revindex", "revindex0"}
)


def is_plain(kind: type, attribute: str) -> bool:
    """Say whether an attribute of a type is plain data, which the sandbox need not question.

    That are the fields of dataclasses, as views are, and what a loop knows of itself.
    """
    if attribute.startswith("_"):
        return False
    if kind is LoopContext:
        return attribute in _OF_A_LOOP
    return attribute in getattr(kind, "__dataclass_fields__", ())


def environment(theme: Theme, filters: Iterable[tuple[str, Filter]] = ()) -> Sandbox:
    """Make the environment that prints pages with ``theme``.

    Args:
        theme: Its templates are found by plain name (``page.html``) and by qualified name
            (``default/page.html``); each is compiled once, when first used. Its messages are said.
        filters: Further filters, by name. Jinja builds them into what it compiles, so with any of them
            nothing compiled earlier is used.
    """
    filters = tuple(filters)
    made = Sandbox(
        loader=FunctionLoader(_finder(theme)),
        undefined=StrictField,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=None if filters else COMPILED,
        extensions=[EXTENSION],
    )
    # The same view must always give the same bytes.
    del made.globals["lipsum"], made.filters["random"]
    made.globals["asset"] = asset
    made.filters.update({**SHORTER, **FILTERS})
    speak(made, theme.messages)
    made.filters.update(filters)
    return made


def _finder(theme: Theme) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        file = theme.templates.get(name)
        return (file.text, file.path, lambda: True) if file else None

    return find
