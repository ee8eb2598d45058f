"""Writes the tables of views in themes.md anew: every field that a template receives, and of what type it is.

`make docs` runs it. Fields and types come from the dataclasses; what a field is for is written by hand in the
last column and stays there. A new field gets `…` there, which the tests refuse.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from briefgen.plan import views

PAGE = Path(__file__).with_name("themes.md")
UNTOLD = "…"
VIEWS = {
    name: view
    for name, view in vars(views).items()
    if isinstance(view, type) and is_dataclass(view) and view.__module__.startswith("briefgen.plan.")
}
_HEAD = "| field | is | what |\n|---|---|---|\n"
_WORDS = {"str": "text", "int": "number", "float": "number", "bool": "true or false", "Any": "anything"}
_SECTION = re.compile(r"^### (\w+)\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(re.escape(_HEAD) + r"((?:\|.*\n)*)")


def in_words(annotation: str) -> str:
    """Give a type in the words of the docs: ``tuple[LinkView, ...]`` is a "list of LinkView"."""
    return _words(ast.parse(annotation, mode="eval").body)


def _words(node: ast.expr) -> str:
    match node:
        case ast.Name(name):
            return _WORDS.get(name, name)
        case ast.BinOp(left=value):
            return f"{_words(value)} or none"
        case ast.Subscript(ast.Name("tuple"), ast.Tuple([item, ast.Constant(value)])) if value is Ellipsis:
            one = _words(item)
            return f"list of {one}s" if one in ("text", "number") else f"list of {one}"
        case ast.Subscript(ast.Name("tuple"), ast.Tuple(items)):
            return f"({', '.join(map(_words, items))})"
        case ast.Subscript(ast.Name("Mapping")):
            return "keys and values"
    raise ValueError(f"the docs have no words for the type {ast.unparse(node)}")


def with_tables(text: str) -> str:
    """Give the page with the tables as they should be; what stands around them is left alone."""

    def anew(section: re.Match[str]) -> str:
        view, body = VIEWS.get(section[1]), section[2]
        if view is None:
            return section[0]
        old = _TABLE.search(body)
        told = dict(re.findall(r"^\| `([^`]+)` \| .*? \| (.*) \|$", old[1], re.MULTILINE)) if old else {}
        table = _HEAD + "".join(_rows(view, told))
        body = body[: old.start()] + table + body[old.end() :] if old else f"{body.rstrip()}\n\n{table}\n"
        return f"### {section[1]}\n{body}"

    missing = [name for name in VIEWS if f"\n### {name}\n" not in text]
    for name in missing:
        sentence = (VIEWS[name].__doc__ or "").strip().split("\n")[0]
        text = f"{text.rstrip()}\n\n### {name}\n\n{sentence}\n"
    return _SECTION.sub(anew, text).rstrip() + "\n"


def _rows(view: type, told: dict[str, str]) -> Iterator[str]:
    for field in fields(view):
        yield f"| `{field.name}` | {in_words(str(field.type))} | {told.get(field.name, UNTOLD)} |\n"


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
