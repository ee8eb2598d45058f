"""The strict, sandboxed Jinja2 environment over a theme: one for each call of ``render``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing, object_type_repr

from briefgen.model.inputs import Theme
from briefgen.model.roles import Filter
from briefgen.render.asset import asset
from briefgen.render.filters import FILTERS
from briefgen.render.translating import EXTENSION, speak


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
        meant = get_close_matches(str(name), [str(key) for key in keys if not str(key).startswith("_")], n=1)
        suggestion = f" (did you mean `{meant[0]}`?)" if meant else ""
        if isinstance(owner, Mapping):
            return f"there is no key `{name}` here{suggestion}"
        of = type(owner).__name__ if hasattr(owner, "__dataclass_fields__") else object_type_repr(owner)
        return f"{of} has no `{name}`{suggestion}"


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a short way to what templates read most: the fields of views."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give ``obj.attribute``: a dataclass's field is plain data, which the sandbox need not question."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()) and not attribute.startswith("_"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class Compiled(BytecodeCache):
    """Templates that this process has compiled, by name, path and text: a preview compiles what changed."""

    MOST = 500

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text, if anything was."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; of very many texts, only the last."""
        if len(self._code) >= self.MOST:
            self._code.clear()
        self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = Compiled()


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
        bytecode_cache=None if filters else _COMPILED,
        extensions=[EXTENSION],
    )
    # The same view must always give the same bytes.
    del made.globals["lipsum"], made.filters["random"]
    made.globals["asset"] = asset
    made.filters.update(FILTERS)
    speak(made, theme.messages)
    made.filters.update(filters)
    return made


def _finder(theme: Theme) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        file = theme.templates.get(name)
        return (file.text, file.path, lambda: True) if file else None

    return find
