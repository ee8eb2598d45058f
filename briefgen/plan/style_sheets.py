"""A style sheet as text: what is wrong with it, which files it asks for, and the same in fewer bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

from lightningcss import process_stylesheet
from tinycss2 import parse_component_value_list, parse_stylesheet

_FAULTS: Final = {
    "bad-string": "this text has no closing quotation mark",
    "bad-url": "this address is not closed or holds a blank; put it into quotation marks",
    "eof-in-string": "this text has no closing quotation mark",
    "eof-in-url": "this address is not closed",
    ")": "this `)` closes nothing",
    "]": "this `]` closes nothing",
    "}": "this `}` closes nothing",
}
_REFUSED: Final = re.compile(r"(?:.*failed: )?(.*) at \S*:(\d+):(\d+)$", re.DOTALL)
_ASKING: Final = frozenset(("url", "src", "image-set", "-webkit-image-set"))
_PAIRS: Final = {"{": "}", "(": ")", "[": "]"}
_REMEMBERED: Final = 32
"""Sheets that a preview need not read again at each change: that takes as long as planning a small site."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that a style sheet asks for: its address as written, and the range of it in the text."""

    address: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What a browser could not read, and where it begins in the text."""

    what: str
    start: int


class FaultError(Exception):
    """A style sheet was refused where only its own grammar shows that something is wrong."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet that was read; of what is wrong with it only the first fault, which may cause others."""

    text: str
    asked: tuple[Asked, ...] = ()
    fault: Fault | None = None

    def with_addresses(self, addresses: Mapping[str, str]) -> str:
        """Give the text with other addresses in the places of those that are named."""
        parts, at = [], 0
        for one in self.asked:
            new = addresses.get(one.address, one.address)
            quoted = new.replace("\\", "\\\\").replace('"', '\\"')
            parts += [self.text[at : one.start], f'"{quoted}"']
            at = one.end
        return "".join((*parts, self.text[at:]))


@lru_cache(maxsize=_REMEMBERED)
def read_style_sheet(text: str) -> StyleSheet:
    """Read a style sheet as browsers do, which never give up."""
    # The reader counts lines by these ends alone, as the standard has it.
    text = re.sub(r"\r\n?|\f", "\n", text)
    starts = (0, *accumulate(len(line) + 1 for line in text.split("\n")))
    reader = _Reader(text, starts)
    # A bracket too many at the end is an error only where everything before it is closed.
    *nodes, last = parse_component_value_list(text + "}")
    if last.type == "error" and reader.start(last) == len(text):
        reader.read(nodes)
        for rule in parse_stylesheet(nodes):
            if rule.type == "error" and rule.kind == "invalid":
                reader.faults.append(Fault("this rule has no block `{ … }`", reader.start(rule)))
    else:
        reader.read([*nodes, last])
        mark = "*/" if last.type == "comment" else _PAIRS.get(text[reader.start(last)], ")")
        reader.faults.append(Fault(f"this is never closed: a `{mark}` is missing", reader.start(last)))
    asked = sorted(reader.asked, key=lambda one: one.start)
    return StyleSheet(text, tuple(asked), min(reader.faults, key=lambda one: one.start, default=None))


@lru_cache(maxsize=_REMEMBERED)
def minified(text: str) -> str:
    """Give the same style sheet in fewer bytes.

    Raises:
        FaultError: it cannot be read.
    """
    try:
        return process_stylesheet(text)
    except ValueError as error:
        found = _REFUSED.fullmatch(str(error))
        what, line, column = found.groups() if found else (str(error), 0, 1)
        start = sum(len(one) + 1 for one in text.split("\n")[: int(line)]) + int(column) - 1
        raise FaultError(Fault(what[0].lower() + what[1:], start)) from None


class _Reader:
    def __init__(self, text: str, starts: tuple[int, ...]) -> None:
        self.text, self.starts = text, starts
        self.asked: list[Asked] = []
        self.faults: list[Fault] = []

    def start(self, node: Any) -> int:
        line, column = int(node.source_line), int(node.source_column)
        return self.starts[line - 1] + column - 1

    def read(self, nodes: Iterable[Any]) -> None:
        importing = False
        for node in nodes:
            match node.type:
                case "error":
                    self.faults.append(Fault(_FAULTS.get(node.kind, node.message.lower()), self.start(node)))
                case "url":
                    start = self.start(node)
                    self.ask(node.value, start, start + len("url("))
                case "string" if importing:
                    self.ask_by_text(node)
                case "function" if node.lower_name in _ASKING:
                    for text in (inside for inside in node.arguments if inside.type == "string"):
                        self.ask_by_text(text)
                    self.read(node.arguments)
                case "function":
                    self.read(node.arguments)
                case "() block" | "[] block" | "{} block":
                    self.read(node.content)
            if node.type not in ("whitespace", "comment"):
                importing = node.type == "at-keyword" and node.lower_value == "import"

    def ask_by_text(self, node: Any) -> None:
        """Keep an address that stands in quotation marks."""
        start = self.start(node)
        mark = self.text[start]
        end = start + 1
        while self.text[end] != mark:
            end += 2 if self.text[end] == "\\" else 1
        self.asked.append(Asked(node.value, start, end + 1))

    def ask(self, address: str, start: int, inside: int) -> None:
        """Keep an address that stands in ``url(…)`` without quotation marks."""
        end = inside
        while end < len(self.text) and self.text[end] != ")":
            end += 2 if self.text[end] == "\\" else 1
        self.asked.append(Asked(address, inside, end))
