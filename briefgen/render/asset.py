"""The address of a static file: templates never write its published name, which changes with its bytes."""

from __future__ import annotations

from jinja2 import TemplateRuntimeError, pass_context
from jinja2.runtime import Context

from briefgen.model.suggestions import nearest


class NoAssetError(TemplateRuntimeError):
    """No static file has this name."""

    def __init__(self, name: str, near: str) -> None:
        super().__init__(f"no static file {name}")
        self.name, self.near = name, near


class NoViewError(TemplateRuntimeError):
    """A macro asked that does not see the page that it prints on."""


@pass_context
def asset(context: Context, name: str) -> str:
    """Give the address of a file by its name in ``static/``, for the page that is printed.

    Raises:
        NoAssetError: there is no such file.
        NoViewError: the page is not known.
    """
    if "view" not in context:
        raise NoViewError("`asset` does not know the page here; import this file `with context`")
    frame = context["view"].frame
    if name not in frame.assets:
        near = nearest(str(name), frame.assets)
        raise NoAssetError(str(name), near[0] if near else "")
    return f"{frame.static}{frame.assets[name]}"
