"""YAML text to plain values, with the place of every key and value: the one reader for all YAML here.

It is built from libyaml's events, not from PyYAML's nodes: composing nodes recurses in C, and a few ten
thousand brackets in a row would crash the interpreter. Every unquoted scalar stays text (``Plain``), so that
``2025``, ``2025-04``, ``NO`` and ``on`` are what was typed; the schemas decide what it means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from briefgen.load.problems import (
    COMMA,
    CONTROL,
    CURLY,
    HASH,
    KEY_NOT_TEXT,
    LAUGHS,
    REPEATED,
    SWALLOWED,
    TAG,
    TOO_DEEP,
)
from briefgen.load.values.yaml_errors import explain
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place, place_in

MAX_DEPTH: Final = 40
MAX_REPEATED: Final = 5_000
"""How many values the aliases of one file may stand for, all told."""

_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_TAGS: Final = frozenset(("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"))
# All that YAML does not allow to stand in a file as it is.
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_HASH: Final = re.compile(r"[ \t]+(#[^\s#]\S*)")
"""A comment without a blank behind its sign: most of these are text, such as "Team #1 wins"."""

_ITEM: Final = re.compile(r"\n[ \t]*(- [^\n]*)")
_CURLY: Final = re.compile("[“„”][^“„”]+[“”]|[‘‚][^‘‚]+[’‘]")
_NAMES: Final = re.compile(r"(?:^|\.)(?:name|section|(?:tags|authors|aliases)\.\d+(?:\.text)?)$")
"""Paths of values that are names: a headline may well be a quotation."""

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")

Marks = tuple[int, int]
"""Where something begins in the text, and how many characters it has."""


class Plain(str):
    """A scalar that stands without quotation marks."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """A text by lines; gives places without counting from the top each time."""

    path: str
    texts: tuple[str, ...]
    starts: tuple[int, ...]

    def place(self, marks: Marks) -> Place:
        """Give the place of a range, cut off at the end of its line."""
        start, width = marks
        line = bisect_right(self.starts, start)
        column = start - self.starts[line - 1]
        excerpt = self.texts[line - 1]
        return Place(self.path, line, column + 1, max(1, min(width, len(excerpt) - column)), excerpt)


def lines_of(path: str, text: str) -> Lines:
    """Split ``text``, the beginning of the file ``path`` or all of it."""
    texts = tuple(text.split("\n"))
    starts, start = [], 0
    for line in texts:
        starts.append(start)
        start += len(line) + 1
    return Lines(path, texts, tuple(starts))


@dataclass(frozen=True, slots=True)
class Fields:
    """One YAML document, or one item of a document that is a list.

    ``value`` holds dicts, lists, text and None. ``values`` and ``keys`` give the ranges of values and
    keys by dotted path (``key_points.1.claims``), the whole by ``""``.
    """

    value: Any
    lines: Lines
    values: Mapping[str, Marks]
    keys: Mapping[str, Marks]

    def place(self, path: str = "") -> Place:
        """Give the place of the value at ``path``, else of the nearest thing around it."""
        while path and path not in self.values:
            path = path.rpartition(".")[0]
        return self.lines.place(self.values.get(path, (0, 1)))

    def key_place(self, path: str) -> Place:
        """Give the place of the key at ``path``, else of its value."""
        return self.lines.place(self.keys[path]) if path in self.keys else self.place(path)

    def places(self) -> dict[str, Place]:
        """Give the places of all values."""
        place = self.lines.place
        return {path: place(marks) for path, marks in self.values.items()}

    @property
    def mapping(self) -> dict[str, Any]:
        """The value if it is a group of keys, else an empty one."""
        return self.value if isinstance(self.value, dict) else {}


def read_yaml(path: str, text: str, *, split: bool = False) -> tuple[list[Fields], list[Diagnostic]]:
    """Read all documents of ``text``, as far as it can be read.

    Args:
        path: the file's name for messages.
        text: the whole file, or its beginning up to the end of the header.
        split: give the items of a document that is a list one by one.
    """
    if bad := _UNPRINTABLE.search(text):
        character = f"U+{ord(bad[0]):04X}"
        return [], [CONTROL.at(place_in(path, text, bad.start()), character=character)]
    reader = _Reader(lines_of(path, text), text)
    try:
        reader.read(split)
    except yaml.YAMLError as error:
        reader.problems.append(explain(error, text, reader.lines))
    except _GiveUpError as stop:
        reader.problems.append(stop.problem)
    return reader.documents, reader.problems


class _GiveUpError(Exception):
    """Reading on makes no sense; caught in ``read_yaml``."""

    def __init__(self, problem: Diagnostic) -> None:
        self.problem = problem


@dataclass(slots=True)
class _Anchor:
    """A value that was given a name: what it is, and its ranges by path relative to it."""

    value: Any
    values: dict[str, Marks]
    keys: dict[str, Marks]


@dataclass(slots=True)
class _Reader:
    lines: Lines
    text: str
    documents: list[Fields] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    events: Any = None
    values: dict[str, Marks] = field(default_factory=dict)
    keys: dict[str, Marks] = field(default_factory=dict)
    anchors: dict[str, _Anchor] = field(default_factory=dict)
    repeated: int = 0

    def read(self, split: bool) -> None:
        self.events = yaml.CBaseLoader(self.text)
        while not isinstance(event := self.events.get_event(), yaml.StreamEndEvent):
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            self.anchors = {}
            event = self.events.get_event()
            if split and isinstance(event, yaml.SequenceStartEvent):
                while not isinstance(event := self.events.get_event(), yaml.SequenceEndEvent):
                    self.document(event)
            else:
                self.document(event)

    def document(self, event: Any) -> None:
        self.values, self.keys = {}, {}
        value = self.value(event, "", 0)
        self.documents.append(Fields(value, self.lines, self.values, self.keys))

    def value(self, event: Any, path: str, depth: int) -> Any:
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = self.scalar(event, path)
        elif isinstance(event, yaml.AliasEvent):
            return self.alias(event, path)
        else:
            if depth >= MAX_DEPTH:
                raise _GiveUpError(TOO_DEEP.at(self.lines.place(_marks(event)), limit=MAX_DEPTH))
            self.values[path] = _marks(event)
            if isinstance(event, yaml.MappingStartEvent):
                value = self.mapping(path, depth, braces=bool(event.flow_style))
            else:
                value = self.sequence(path, depth)
        if event.tag not in _TAGS and event.tag is not None:
            self.problems.append(TAG.at(self.lines.place(_marks(event)), tag=event.tag))
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchor(value, _below(path, self.values), _below(path, self.keys))
        return value

    def scalar(self, event: Any, path: str) -> str | None:
        self.values[path] = _marks(event)
        text: str = event.value
        if not event.style:
            if text[:1] in "“„”‘‚" and _CURLY.fullmatch(text) and _NAMES.search(path):
                self.problems.append(CURLY.at(self.lines.place(_marks(event)), text=text[1:-1]))
            if after := _HASH.match(self.text, event.end_mark.index):
                self.problems.append(
                    HASH.at(self.lines.place((after.start(1), len(after[1]))), text=after[1])
                )
            if " - " in text and (
                item := _ITEM.search(self.text, event.start_mark.index, event.end_mark.index)
            ):
                self.problems.append(SWALLOWED.at(self.lines.place((item.start(1), len(item[1])))))
            return None if text in _NULLS else Plain(text)
        if event.style == '"' and (bad := _CONTROL.search(text)):
            character = f"U+{ord(bad[0]):04X}"
            self.problems.append(CONTROL.at(self.lines.place(_marks(event)), character=character))
            return _CONTROL.sub("", text)
        return text

    def sequence(self, path: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.events.get_event(), yaml.SequenceEndEvent):
            items.append(self.value(event, _join(path, str(len(items))), depth + 1))
        return items

    def mapping(self, path: str, depth: int, *, braces: bool) -> dict[str, Any]:
        items: dict[str, Any] = {}
        before, cut = "", False
        while not isinstance(event := self.events.get_event(), yaml.MappingEndEvent):
            key = self.key(event, path, depth)
            below = _join(path, key)
            if not key or key in items:
                # What stands under a key that does not count is read past, into ranges that nobody sees.
                kept, self.values, self.keys = (self.values, self.keys), {}, {}
                self.value(self.events.get_event(), "", depth + 1)
                self.values, self.keys = kept
                if key:
                    line = self.lines.place(self.keys[below]).line
                    self.problems.append(REPEATED.at(self.lines.place(_marks(event)), key=key, line=line))
                continue
            self.keys[below] = _marks(event)
            behind = self.events.get_event()
            if braces and ":" not in self.text[event.end_mark.index : behind.start_mark.index]:
                if not cut:  # one text may hold several commas
                    self.cut_text(event, key, before)
                cut = True
                continue
            before, cut = key, False
            items[key] = self.value(behind, below, depth + 1)
            if items[key] is None:
                # An empty value has no width; its key is what can be pointed at.
                self.values[below] = self.keys[below]
        return items

    def cut_text(self, event: Any, key: str, before: str) -> None:
        """Report what stands in braces without a colon: mostly the rest of the text of the key ``before``."""
        self.problems.append(COMMA.at(self.lines.place(_marks(event)), text=key, key=before or "key"))

    def key(self, event: Any, path: str, depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent) and (name := event.value.strip()):
            return name if name.isprintable() else _CONTROL.sub("", name).strip()
        place = self.lines.place(_marks(event))
        what = "nothing" if isinstance(event, yaml.ScalarEvent) else "a list or a group of keys"
        if isinstance(event, yaml.AliasEvent):
            what = f"a repeat (`*{event.anchor}`)"
        elif not isinstance(event, yaml.ScalarEvent):
            kept, self.values, self.keys = (self.values, self.keys), {}, {}
            self.value(event, path, depth + 1)
            self.values, self.keys = kept
        self.problems.append(KEY_NOT_TEXT.at(place, what=what))
        return ""

    def alias(self, event: Any, path: str) -> Any:
        marks = _marks(event)
        anchor = self.anchors.get(event.anchor)
        if anchor is None:
            raise yaml.composer.ComposerError(None, None, "found undefined alias", event.start_mark)
        self.repeated += len(anchor.values)
        if self.repeated > MAX_REPEATED:
            raise _GiveUpError(LAUGHS.at(self.lines.place(marks), name=event.anchor, limit=MAX_REPEATED))
        # A problem in a repeated value is shown where it was written, the value itself where it is repeated.
        self.values.update((_join(path, below), at) for below, at in anchor.values.items())
        self.keys.update((_join(path, below), at) for below, at in anchor.keys.items())
        self.values[path] = marks
        return anchor.value


def _marks(event: Any) -> Marks:
    start: int = event.start_mark.index
    return start, event.end_mark.index - start


def _join(path: str, name: str) -> str:
    if not name:
        return path
    return f"{path}.{name}" if path else name


def _below(path: str, ranges: Mapping[str, Marks]) -> dict[str, Marks]:
    prefix = f"{path}." if path else ""
    found = {name.removeprefix(prefix): marks for name, marks in ranges.items() if name.startswith(prefix)}
    return found | {"": ranges[path]} if path in ranges else found
