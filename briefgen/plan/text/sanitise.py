"""Make an article's HTML safe and whole where its author wrote raw HTML, and keep its marks well nested.

The marks go through the sanitiser as elements of a name that the article does not hold, so that an HTML
parser sees to the nesting: whatever tags the author left open, a mark never reaches over half of an element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import nh3

from briefgen.plan.text.woven import Weaving
from briefgen.plan.views import Body, Mark

TAGS = nh3.ALLOWED_TAGS | {"section"}
ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir", "role", "tabindex"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "details": {"open"},
}
SCHEMES = {"http", "https", "mailto", "tel"}


def sanitise(body: Body) -> Body:
    """Give the same body, its HTML made safe as one fragment."""
    name = _unused_name(body)
    marks: list[Mark] = []
    html = "".join(_with_elements(body, name, marks))
    clean = nh3.clean(
        html,
        tags={*TAGS, name},
        attributes={**ATTRIBUTES, name: {"data-mark"}},
        generic_attribute_prefixes={"aria-"},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return _with_marks(clean, name, marks)


def _with_elements(body: Body, name: str, marks: list[Mark]) -> Iterator[str]:
    """Give HTML in which elements stand for marks, and note these by number."""
    for part in body:
        if isinstance(part, str):
            yield part
        else:
            yield f'<{name} data-mark="{len(marks)}">'
            marks.append(part)
            yield from _with_elements(part.children, name, marks)
            yield f"</{name}>"


def _with_marks(html: str, name: str, marks: list[Mark]) -> Body:
    woven = Weaving()
    for number, part in enumerate(re.split(rf'(<{name} data-mark="\d+">|</{name}>)', html)):
        if number % 2 == 0:
            woven.texts.append(part)
        elif part.startswith("</"):
            woven.close()
        else:
            mark = marks[int(part.split('"')[1])]
            woven.open(mark.kind, mark.data, mark.id)
    return woven.body()


def _unused_name(body: Body) -> str:
    text = unescape("".join(_texts(body))).lower()
    number = 0
    while f"x-mark{number}" in text:
        number += 1
    return f"x-mark{number}"


def _texts(body: Body) -> Iterator[str]:
    for part in body:
        if isinstance(part, str):
            yield part
        else:
            yield from _texts(part.children)
