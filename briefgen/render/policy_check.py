"""What templates ask of browsers that the content policy forbids: it was left out without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.inputs import TemplateFile, Theme
from briefgen.model.text import Place
from briefgen.render.problems import AGAINST_POLICY

_UNPRINTED: Final = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->", re.DOTALL)
_TAG: Final = re.compile(r"""<([a-z]+)((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""(?<=[\s"'])([\w-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_ELSEWHERE: Final = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_ELEMENTS: Final = frozenset(("iframe", "object", "embed", "base"))
_LOADING: Final = frozenset(("script", "img", "source", "video", "audio", "link"))


def against_policy(theme: Theme) -> Iterator[Diagnostic]:
    """Report what templates of a site and of its theme hold and browsers will not run, apply or load."""
    given = {file.path for name, file in theme.templates.items() if name.startswith("default/")}
    files = {file.path: file for file in theme.templates.values() if file.path not in given}
    for path in sorted(files):
        yield from in_template(files[path])


def in_template(file: TemplateFile) -> Iterator[Diagnostic]:
    """Report what one template has of it, as far as its tags are written out in it."""
    # Blanks in the place of what is not HTML keep lines and columns.
    text = _UNPRINTED.sub(lambda found: re.sub(r"\S", " ", found[0]), file.text)
    for tag in _TAG.finditer(text):
        found = {one[1].lower(): one for one in _ATTRIBUTE.finditer(text, tag.start(2), tag.end(2))}
        values = {name: (one[2] or "").strip("\"'").strip() for name, one in found.items()}
        element = tag[1].lower()
        if element in _ELEMENTS:
            yield _report(file, tag.start(), f"the element `{element}`")
        if element == "style":
            yield _report(file, tag.start(), "a style sheet that stands in the page")
        if element == "script" and "src" not in found and not values.get("type", "").endswith("json"):
            yield _report(file, tag.start(), "a script that stands in the page")
        for name, one in found.items():
            if name == "style" or (name.startswith("on") and one[2]):
                yield _report(file, one.start(), f"an attribute `{name}`")
            elif _loads(element, name, values) and _ELSEWHERE.match(values[name]):
                yield _report(file, one.start(), "files of another host")


def _loads(element: str, name: str, values: dict[str, str]) -> bool:
    """Say whether a browser loads by itself what an attribute names."""
    if element == "link":
        return name == "href" and values.get("rel", "").lower() in ("stylesheet", "icon", "preload")
    return element in _LOADING and name in ("src", "srcset", "poster")


def _report(file: TemplateFile, start: int, what: str) -> Diagnostic:
    before = file.text[:start]
    line, column = before.count("\n") + 1, start - before.rfind("\n")
    excerpt = file.text.split("\n")[line - 1]
    word = re.match(r"<?[\w-]+", excerpt[column - 1 :])
    return AGAINST_POLICY.at(Place(file.path, line, column, len(word[0]) if word else 1, excerpt), what=what)
