"""What libyaml says of text that it cannot read, in an editor's words."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final, Protocol

import yaml

from briefgen.load.problems import SYNTAX, TAB
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place

_BACKSLASH: Final = (
    "Between straight double quotation marks a backslash means something of its own",
    "Write `\\\\` for each, or put the text between single ones (`'`)",
)

# What libyaml says: what is wrong, and how to mend it. Whether the place to show is that of the problem or of
# what it began with (a bracket, a quotation mark) is the third value.
_WORDS: Final[dict[str, tuple[str, str, bool]]] = {
    "mapping values are not allowed in this context": (
        "A second colon stands on this line, or the line is indented too far",
        "Put text with a colon in straight quotation marks, and let keys of one group begin in one column",
        False,
    ),
    "found unexpected end of stream": (
        "A quotation mark that opens here is never closed",
        "Close it at the end of the text; double an apostrophe inside '…'",
        True,
    ),
    "found undefined alias": (
        "Text that begins with `*` is taken for a repeat of something named with `&`",
        "Put the text in quotation marks",
        False,
    ),
    "did not find expected alphabetic or numeric character": (
        "Text that begins with `*` or `&` is taken for a repeat",
        "Put the text in quotation marks",
        True,
    ),
    "found character that cannot start any token": (
        "Text cannot begin with this character",
        "Put the text in quotation marks",
        False,
    ),
    "did not find expected ',' or ']'": (
        "The list that begins with `[` here is not closed",
        "Put a comma between its items and `]` at its end",
        True,
    ),
    "did not find expected ',' or '}'": (
        "The group that begins with `{` here is not closed",
        "Put a comma between its keys and `}` at its end",
        True,
    ),
    "did not find expected key": (
        "A key is expected here",
        "Let keys of one group begin in one column, and put text that holds quotation marks in others",
        False,
    ),
    "did not find expected '-' indicator": (
        "This line does not belong to the list above it",
        "Let the items of one list begin in one column, each with `- `; what belongs to an item begins "
        "below its first word",
        False,
    ),
    "did not find expected node content": (
        "Between brackets a text or a value is expected here",
        "Close each bracket, and put text that begins with `-` or with a bracket in quotation marks",
        False,
    ),
    "did not find expected comment or line break": (
        "Text that begins with `|` or `>` is taken for one that stands on the lines below",
        "Put the text in quotation marks",
        True,
    ),
    "block sequence entries are not allowed in this context": (
        "A list with `- ` cannot begin behind a colon",
        "Put each item on a line of its own below; text that begins with `- ` stands in quotation marks",
        False,
    ),
    "mapping keys are not allowed in this context": (
        "Text cannot begin with `?` and a blank",
        "Put the text in quotation marks",
        False,
    ),
    "found unknown escape character": (*_BACKSLASH, False),
    "did not find expected hexdecimal number": (*_BACKSLASH, False),
    "could not find expected ':'": (
        "A colon is missing on this line or the one before",
        "Write `key: value`, with a blank behind the colon",
        False,
    ),
}

_BRACKETED: Final = ("did not find expected ',' or '}'", "did not find expected ',' or ']'")
_IN_BRACKETS: Final = (*_BRACKETED, "did not find expected node content")
_COLON_WITHIN: Final = (
    "A second colon stands in this text",
    "Put the text in straight quotation marks",
)
_SECOND_COLON: Final = re.compile(r":\s[^,{\[]*$")
"""What stands before a colon that no key can have, in its line: a key with its colon, and words."""

_COMMENT: Final = re.compile(r"[ \t](#(?=[^\n]*[}\]])\S*)")
_HIDDEN: Final = (
    "From `{text}` on this line is read as a comment, and so is the end of the brackets",
    "Put the text with the `#` in straight quotation marks",
)

_KEY_OR_ITEM: Final = ("did not find expected key", "did not find expected '-' indicator")
_BEHIND_QUOTED: Final = (
    "The text ends at the quotation mark before this",
    'Put all of it in quotation marks of the other kind: `\'"Safe" says the mayor\'`, `"The mayor\'s word"`',
)
"""For text that begins with a quoted word, and text with an apostrophe between apostrophes."""


_CLOSED_LATE: Final = (
    "The quotation mark that opens here is closed by one on line {line}",
    "Close it at the end of the text; double an apostrophe inside '…'",
)
"""For a mark left open that takes the next one, which was to open another text, for its own."""


_PASTED: Final = (
    "A blank that is not the common one stands before this line",
    "Delete the blanks there and type them again: such a one comes along with text that is pasted.",
)
_ODD_BLANK: Final = re.compile("^ *([\u00a0\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)


class _Places(Protocol):
    def place(self, marks: tuple[int, int], /) -> Place: ...


def explain(error: yaml.YAMLError, text: str, lines: _Places) -> Diagnostic:
    """Say what ``error`` means for the file with this ``text``."""
    problem = str(getattr(error, "problem", None) or "This is not valid YAML")
    mark = getattr(error, "problem_mark", None)
    index = mark.index if mark else 0
    if (tab := _indenting_tab(text, index)) >= 0:
        return TAB.at(lines.place((tab, 1)))
    if (blank := _indenting_blank(text, index)) >= 0:
        return SYNTAX.at(lines.place((blank, 1)), what=_PASTED[0], fix=_PASTED[1])
    what, fix, opening = _WORDS.get(
        problem, (f"This cannot be read ({problem})", "See that keys, colons and indents are in order", False)
    )
    context = getattr(error, "context_mark", None)
    if problem in _IN_BRACKETS and (hidden := _hidden(text, context.index if context else index, index)):
        what, fix = _HIDDEN
        marks = hidden.start(1), len(hidden[1])
        return SYNTAX.at(lines.place(marks), what=what.format(text=hidden[1]), fix=f"{fix}.")
    line = text[text.rfind("\n", 0, index) + 1 : index].rstrip(" ")
    if problem in _KEY_OR_ITEM and line.endswith(("'", '"')):
        if (opening_mark := _opened_above(text[:index])) >= 0:
            what, fix = _CLOSED_LATE
            return SYNTAX.at(
                lines.place((opening_mark, 1)),
                what=what.format(line=text.count("\n", 0, index) + 1),
                fix=f"{fix}.",
            )
        what, fix = _BEHIND_QUOTED
    elif problem in _BRACKETED and line.endswith(("'", '"')):
        (what, fix), opening = _BEHIND_QUOTED, False
    elif problem in _BRACKETED and text[index : index + 1] == ":" and _SECOND_COLON.search(line):
        (what, fix), opening = _COLON_WITHIN, False
    index = context.index if opening and context else index
    if what == _BACKSLASH[0]:
        index = text.rfind("\\", 0, index + 1)
    return SYNTAX.at(lines.place((min(index, len(text)), 1)), what=what, fix=f"{fix}.")


def _hidden(text: str, opened: int, index: int) -> re.Match[str] | None:
    """Find the comment on the line of a bracket that is not closed, or on the last line with words before."""
    opened = min(opened, len(text[:index].rstrip()))
    start = text.rfind("\n", 0, opened) + 1
    return _COMMENT.search(text, start, (text + "\n").index("\n", start))


def _opened_above(text: str) -> int:
    """Give where the quoted text at the end of ``text`` begins, if that is on another line than its end."""
    last = None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.CBaseLoader):
            last = token if isinstance(token, yaml.ScalarToken) else last
    return last.start_mark.index if last and last.start_mark.line < last.end_mark.line else -1


def _indenting_blank(text: str, index: int) -> int:
    """Find a blank that YAML takes for a letter among those that begin the line of ``index``; else -1.

    Or the line before, which such a blank keeps from being what it was meant to be.
    """
    start = text.rfind("\n", 0, max(0, text.rfind("\n", 0, index))) + 1
    found = _ODD_BLANK.search(text, start, (text + "\n").index("\n", index))
    return found.start(1) if found else -1


def _indenting_tab(text: str, index: int) -> int:
    """Find a tab among the blanks that begin the line of ``index``, or right at ``index``; else -1."""
    if text[index : index + 1] == "\t":
        return index
    start = text.rfind("\n", 0, index) + 1
    line = text[start : (text + "\n").index("\n", start)]
    indent = line[: len(line) - len(line.lstrip())]
    return start + indent.index("\t") if "\t" in indent else -1
