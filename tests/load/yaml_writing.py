"""Writes records as YAML in several layouts, and says where each marked value came to stand.

A value or key that is ``At(value, code)`` marks its place: there, ``code`` must be reported.
"""

from dataclasses import dataclass
from typing import Any

_BEGIN, _END = "\ue000", "\ue001"
_NOT_PLAIN = set(":#,[]{}&*!|>'\"%@`")


class Typed(str):
    """Text that stands in the file exactly as it is here, without quotation marks."""


@dataclass(frozen=True)
class At:
    """A value, a key or a group at which ``code`` must be reported."""

    value: Any
    code: str

    def __hash__(self):
        return hash(str(self.value))


@dataclass(frozen=True)
class Layout:
    """How a file is written: ``list``, ``flow`` or ``documents``; a record alone is one document."""

    form: str = "list"
    inner_flow: bool = True  # lists and groups in a record on one line
    indent: int = 2
    notes: bool = False  # comments and blank lines between
    quotes: str = ""
    line_end: str = "\n"


class Writer:
    """Writes records and remembers marks."""

    def __init__(self, layout, choice):
        self.layout, self.choice, self.codes = layout, choice, []

    def file(self, records):
        """Give the text of a file."""
        parts = []
        for record in records:
            lines = self._block(record) if self._is_block(record) else [self._flow(record)]
            if self.layout.form in ("list", "flow"):
                gap = " " * (self.layout.indent - 1)
                lines = [
                    ("-" + gap if n == 0 else " " + gap) + line if line else ""
                    for n, line in enumerate(lines)
                ]
            if self.layout.notes and self.choice.random() < 0.4:
                lines = ["# Looked at again in spring.", "", *lines]
            parts.append("\n".join(lines))
        return ("\n---\n" if self.layout.form == "documents" else "\n").join(parts) + "\n"

    def _is_block(self, record):
        value = record.value if isinstance(record, At) else record
        return isinstance(value, dict) and self.layout.form != "flow"

    def header(self, fields, body):
        """Give the text of a content file."""
        return "\n".join(("---", *self._block(fields), "---", body))

    def _mark(self, item):
        """Give the marks to write before an item, and the item itself."""
        marks = ""
        while isinstance(item, At):
            marks += f"{_BEGIN}{len(self.codes)}{_END}"
            self.codes.append(item.code)
            item = item.value
        return marks, item

    def _block(self, group, indent=0):
        mark, group = self._mark(group)
        lines = []
        for number, (key, value) in enumerate(group.items()):
            if self.layout.notes and number and self.choice.random() < 0.15:
                lines += ["", " " * indent + "# a note: it says nothing"]
            lines += self._entry(key, value, indent, mark if number == 0 else "")
        return lines

    def _entry(self, key, value, indent, before):
        key_mark, key = self._mark(key)
        head = f"{' ' * indent}{before}{key_mark}{key}:"
        mark, plain = self._mark(value)
        if isinstance(plain, dict | list) and plain and not self.layout.inner_flow:
            return [head, *self._below(plain, indent + self.layout.indent, mark)]
        text = self._flow(plain) if isinstance(plain, dict | list) else self._scalar(plain, flow=False)
        return [f"{head} {mark}{text}" if text else f"{head}{mark}"]

    def _below(self, value, indent, mark):
        if isinstance(value, dict):
            lines = self._block(value, indent)
        else:
            lines = []
            for item in value:
                inner_mark, inner = self._mark(item)
                if isinstance(inner, dict) and inner:
                    below = self._block(inner, indent + 2)
                    first = below[0].lstrip(" ")
                    lines += [f"{' ' * indent}- {inner_mark}{first}", *below[1:]]
                else:
                    text = (
                        self._flow(inner)
                        if isinstance(inner, dict | list)
                        else self._scalar(inner, flow=False)
                    )
                    lines.append(f"{' ' * indent}- {inner_mark}{text}")
        blanks = len(lines[0]) - len(lines[0].lstrip(" "))
        return [lines[0][:blanks] + mark + lines[0][blanks:], *lines[1:]]

    def _flow(self, value):
        mark, value = self._mark(value)
        if isinstance(value, dict):
            inside = []
            for key, item in value.items():
                key_mark, key = self._mark(key)
                inside.append(f"{key_mark}{key}: {self._flow(item)}")
            return f"{mark}{{{', '.join(inside)}}}"
        if isinstance(value, list):
            return f"{mark}[{', '.join(self._flow(item) for item in value)}]"
        return mark + self._scalar(value, flow=True)

    def _scalar(self, value, *, flow):
        if value is None:
            return "null"
        if isinstance(value, Typed):
            return str(value)
        unsafe = (
            set(value) & _NOT_PLAIN if flow else ": " in value or " #" in value or value[:1] in _NOT_PLAIN
        )
        quotes = self.layout.quotes or ('"' if unsafe else "")
        return f"{quotes}{value}{quotes}"


def without_marks(text, codes):
    """Give a text without its marks, and (line, column, code) for each."""
    lines, places = [], []
    for number, line in enumerate(text.split("\n"), 1):
        plain = ""
        before, *rest = line.split(_BEGIN)
        plain += before
        for part in rest:
            index, _, after = part.partition(_END)
            places.append((number, len(plain) + 1, codes[int(index)]))
            plain += after
        lines.append(plain)
    return "\n".join(lines), places
