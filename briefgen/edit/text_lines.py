"""Lines of a text: where they begin and end, and how far they are indented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefgen.edit.yaml_nodes import Value, as_flow

_END: Final = re.compile(r"\r\n|\n|\r")
_LIST: Final = re.compile(r"^( *(?:- )?)[\w-]+:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)( *)- ", re.MULTILINE)


def line_end(text: str) -> str:
    """Give the way that lines of ``text`` end."""
    found = _END.search(text)
    return found[0] if found else "\n"


def line_start(text: str, at: int) -> int:
    """Give where the line begins that ``at`` stands in."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def end_of_line(text: str, at: int) -> int:
    """Give where the line ends, before its end mark."""
    found = _END.search(text, at)
    return found.start() if found else len(text)


def past_line(text: str, at: int) -> int:
    """Give where the next line begins."""
    found = _END.search(text, at)
    return found.end() if found else len(text)


def column(text: str, at: int) -> int:
    """Give how many characters stand before ``at`` in its line."""
    return at - line_start(text, at) - (text[:1] == "\ufeff" and line_start(text, at) == 0)


def indent_of_lists(text: str) -> int:
    """Give how far the dashes of a list stand from the key above, as the file has it."""
    found = _LIST.search(text)
    return max(0, len(found[2]) - len(found[1])) if found else 2


def own_lines(key: str, value: Value, lists: int) -> list[str]:
    """Give a key and its value as lines: a list with a dash for each item, all else on one line."""
    name = as_flow(key)
    if isinstance(value, str) or value is None or isinstance(value, Mapping) or not value:
        return [f"{name}: {as_flow(value)}"]
    return [f"{name}:", *(f"{' ' * lists}- {as_flow(item)}" for item in value)]
