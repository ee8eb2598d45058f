"""YAML as nodes that know where they stand, and values as YAML."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from briefgen.edit.problems import EditError

Value = str | None | Sequence["Value"] | Mapping[str, "Value"]
"""What stands in a record: text, nothing, a list or a group. ``Plain`` text needs no quotation marks."""

_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_MAX_DEPTH: Final = 40
# What any reader of YAML takes as it stands, in brackets too: words that begin with a letter, or one word.
_CLEAR: Final = re.compile(r"[^\W\d_][^:#,\[\]{}]*(?<! )")
_WORD: Final = re.compile(r"[-+.]?\w[-+.\w]*")
# What another reader of YAML, of whichever version, may take for a number, a date, a truth value or a merge.
_NOT_TEXT: Final = re.compile(r"[-+.]*\d.*|[-+]?\.(?:inf|nan)|y|n|yes|no|on|off|true|false|null|~|=|<<", re.I)


_QUOTED: Final = {'"': DoubleQuotedScalarString, "'": SingleQuotedScalarString}
_COLON: Final = re.compile(r"[ \t]*:")


class Plain(str):
    """Text that is meant to stand without quotation marks: a date, a number, a word of a list of choices."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its range in the text, properties (``&name``) included, comments and blanks after it not.

    ``kind``: scalar, list, group or alias. ``parts`` are the items of a list, or keys and values of a group
    in turn.
    """

    kind: str
    start: int
    end: int
    flow: bool = False
    text: str | None = None
    anchor: str = ""
    block_scalar: bool = False
    parts: tuple[Node, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[Node, Node], ...]:
        """The keys and values of a group."""
        return tuple(zip(self.parts[::2], self.parts[1::2], strict=True)) if self.kind == "group" else ()

    def get(self, key: str) -> Node | None:
        """Give the value of a key of a group."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def all(self) -> Iterator[Node]:
        """Give this node and all in it."""
        yield self
        for part in self.parts:
            yield from part.all()

    @property
    def value(self) -> Value:
        """What it says. An alias says nothing that is known here."""
        if self.kind == "group":
            return {key.text or "": value.value for key, value in self.pairs}
        if self.kind == "list":
            return [item.value for item in self.parts]
        return Plain(f"*{self.text}") if self.kind == "alias" else self.text


def read_nodes(text: str, path: str = "", line: int = 1) -> tuple[Node, ...]:
    """Give the root of each document of ``text``.

    Args:
        text: some YAML.
        path: the file that it comes from, for the message.
        line: the line of that file on which it begins.

    Raises:
        EditError: it cannot be read as YAML.
    """
    try:
        return tuple(_Composer(text).documents())
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        where = f"{path}:{line + mark.line}:{mark.column + 1}" if mark else path
        what = getattr(error, "problem", None) or "this cannot be read"
        raise EditError(f"{where}: {what}. Mend the file first.") from None


class _Composer:
    """Makes nodes of ruamel's events; no values are made, so nothing is resolved or lost."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.events: Iterator[Any] = iter(YAML(typ="safe", pure=True).parse(text))

    def documents(self) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, ScalarEvent | AliasEvent | SequenceStartEvent | MappingStartEvent):
                yield self.node(event, 0)

    def node(self, event: Any, depth: int) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, AliasEvent):
            return Node("alias", start, end, text=event.anchor)
        anchor = event.anchor or ""
        if isinstance(event, ScalarEvent):
            return self.scalar(event, start, end, anchor)
        if depth >= _MAX_DEPTH:
            raise EditError("The record nests too deeply to be changed here.")
        group = isinstance(event, MappingStartEvent)
        parts: list[Node] = []
        while not isinstance(event_ := next(self.events), SequenceEndEvent | MappingEndEvent):
            part = self.node(event_, depth + 1)
            if group and len(parts) % 2 and not part.text and part.start == part.end:
                # A value that is not there is said to stand where the next thing begins.
                colon = _COLON.match(self.text, parts[-1].end)
                after = colon.end() if colon else parts[-1].end
                part = Node("scalar", after, after)
            parts.append(part)
        flow = bool(event.flow_style)
        if flow or not parts:
            end = event_.end_mark.index
        else:
            end = max(parts[-1].end, parts[-2].end if group else 0)
        return Node("group" if group else "list", start, end, flow, None, anchor, parts=tuple(parts))

    def scalar(self, event: Any, start: int, end: int, anchor: str) -> Node:
        said: str = event.value
        block = event.style in ("|", ">")
        if block:
            # Blank lines after it are its own only where it keeps them (`|+`).
            keeps = "+" in self.text[start:end].split("\n", 1)[0].partition("#")[0]
            whole = self.text[start:end]
            shorter = whole.removesuffix("\n").removesuffix("\r") if keeps else whole.rstrip("\r\n")
            end = start + len(shorter)
        plain = not event.style
        text = None if plain and said in _NULLS else Plain(said) if plain else said
        return Node("scalar", start, end, text=text, anchor=anchor, block_scalar=block)


def as_flow(value: Value, mark: str = "") -> str:
    """Give a value on one line, as it can stand in a list or group with brackets, and anywhere else.

    ``mark`` is the quotation mark that text should stand in, where that can be.
    """
    made = _emitted([value])
    if isinstance(value, str) and value.isprintable() and mark in _QUOTED:
        made[0] = _QUOTED[mark](value)
    stream = io.StringIO()
    _YAML.dump(made, stream)
    return stream.getvalue().removesuffix("\n")[1:-1]


class _Bare(str):
    """Text for ruamel to write without quotation marks, whatever it may be taken for."""

    __slots__ = ()


def _emitted(value: Value) -> Any:
    """Give a value as ruamel is to write it: text that another reader may not take for text is quoted."""
    made: CommentedMap | CommentedSeq
    if value is None:
        return None
    if isinstance(value, str):
        bare = value.isprintable() and _CLEAR.fullmatch(value) is not None
        if isinstance(value, Plain):
            bare = bare or _WORD.fullmatch(value) is not None
        elif _NOT_TEXT.fullmatch(value):
            bare = False
        return _Bare(value) if bare else DoubleQuotedScalarString(value)
    if isinstance(value, Mapping):
        made = CommentedMap((_emitted(key), _emitted(item)) for key, item in value.items())
    else:
        made = CommentedSeq(_emitted(item) for item in value)
    made.fa.set_flow_style()
    return made


def _represent_bare(representer: Any, text: _Bare) -> Any:
    tag = VersionedResolver().resolve(ScalarNode, str(text), (True, False))
    return representer.represent_scalar(tag, str(text))


class _Representer(RoundTripRepresenter):
    """Writes values of ours too."""


_Representer.add_representer(_Bare, _represent_bare)


def _writer() -> YAML:
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.width = 1 << 30
    yaml.allow_unicode = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    return yaml


_YAML: Final = _writer()
