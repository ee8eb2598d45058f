"""Make an article's HTML safe and whole where its author wrote raw HTML, and keep its marks well nested.

The marks go through the sanitiser as elements of a name that the article does not hold, so that an HTML
parser sees to the nesting: whatever tags the author left open, a mark never reaches over half of an element.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape

import nh3

from briefgen.plan.views import Mark
from briefgen.plan.woven import CLOSE, Close, Event

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
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)")
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
SCHEMES = {"http", "https", "mailto", "tel"}


def sanitise(events: Sequence[Event]) -> list[Event]:
    """Give the same events, their HTML made safe as one fragment."""
    name = _unused_name(events)
    marks = [event for event in events if isinstance(event, Mark)]
    numbers = iter(range(len(marks)))
    html = "".join(
        event
        if isinstance(event, str)
        else f"</{name}>"
        if isinstance(event, Close)
        else f'<{name} data-mark="{next(numbers)}">'
        for event in events
    )
    clean = nh3.clean(
        html,
        tags={*TAGS, name},
        attributes={**ATTRIBUTES, name: {"data-mark"}},
        generic_attribute_prefixes={"aria-"},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return _split(clean, name, marks)


def left_open(tags: Sequence[str]) -> list[str]:
    """Give the closing tags that the raw tags of a block lack.

    Without them an HTML parser would go on with an open ``<b>`` or ``<a>`` to the end of the article.
    """
    opened: Counter[str] = Counter()
    for tag in tags:
        found = _TAG.match(tag)
        if found and not tag.endswith("/>"):
            opened[found["name"].lower()] += -1 if found["slash"] else 1
    names = [name for name in reversed(opened) if name not in _VOID]
    return [f"</{name}>" for name in names for _ in range(opened[name])]


def _split(html: str, name: str, marks: list[Mark]) -> list[Event]:
    events: list[Event] = []
    for number, part in enumerate(re.split(rf'(<{name} data-mark="\d+">|</{name}>)', html)):
        if number % 2 == 0:
            events.append(part)
        elif part.startswith("</"):
            events.append(CLOSE)
        else:
            events.append(marks[int(part.split('"')[1])])
    return events


def _unused_name(events: Sequence[Event]) -> str:
    text = unescape("".join(event for event in events if isinstance(event, str))).lower()
    number = 0
    while f"x-mark{number}" in text:
        number += 1
    return f"x-mark{number}"
