"""Headings to sections, each with its kicker and its anchor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from slugify import slugify

from briefgen.model.article import Section
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place, Span
from briefgen.parse.attributes import Attributes, only
from briefgen.parse.places import Lines
from briefgen.parse.problems import DUPLICATE_ANCHOR, RESERVED_ANCHOR, TOP_HEADING, UNREAD_BRACES
from briefgen.parse.prose import Reading, text_of

_RESERVED = re.compile(
    r"(?:(?:quote|claim|claim-box|card|correction|corrected|fn|fnref)-\d+.*|source-.+"
    r"|main|top|search|contents|key-points|claims|quotes|in-this|sources|method|not-known|corrections"
    r"|related|linked-from|hide-marks)"
)
"""The fragment ids that pages give to other things."""

_ALLOWED = {True: (("id", "kicker"), "A heading"), False: (("id",), "A heading inside another block")}


class Anchors:
    """The fragment ids of one page: those given by hand first, then the others, made unique."""

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, sorted."""
        return tuple(sorted(self._lines))

    def give(self, anchor: str, place: Place) -> list[Diagnostic]:
        """Take an anchor given by hand; it is refused if it is taken or reserved."""
        if _RESERVED.fullmatch(anchor):
            return [RESERVED_ANCHOR.at(place, anchor=anchor)]
        if anchor in self._lines:
            return [DUPLICATE_ANCHOR.at(place, anchor=anchor, line=self._lines[anchor])]
        self._lines[anchor] = place.line
        return []

    def make(self, title: str) -> str:
        """Make an anchor from a title."""
        base = slugify(title, max_length=80, word_boundary=True) or "section"
        if _RESERVED.fullmatch(base):
            base = f"on-{base}"
        anchor = base
        while anchor in self._lines:
            self._counts[base] = self._counts.get(base, 1) + 1
            anchor = f"{base}-{self._counts[base]}"
        self._lines[anchor] = 0
        return anchor


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of an article, all its fragment ids, and what is wrong with them."""

    sections: tuple[Section, ...]
    anchors: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


def read_outline(tokens: Sequence[Token], reading: Reading) -> Outline:
    """Read the sections of an article. The opening is number 0; headings inside other blocks begin none."""
    problems: list[Diagnostic] = []
    anchors = Anchors()
    given = _give_anchors(tokens, reading, anchors, problems)
    opening = Section(0, "", "", 2, "", Span(0, 0), -1)
    sections = [opening]
    for number, values in given.items():
        token = tokens[number]
        if token.level == 0:
            title = text_of(tokens[number + 1].children or ()).replace("\n", " ").strip()
            anchor = str(token.attrs.get("id", "")) or anchors.make(title)
            kicker, span = values.get("kicker", ""), reading.ranges[number]
            sections.append(Section(len(sections), title, anchor, int(token.tag[1:]), kicker, span, number))
    return Outline(tuple(sections), anchors.all, tuple(problems))


def _give_anchors(
    tokens: Sequence[Token], reading: Reading, anchors: Anchors, problems: list[Diagnostic]
) -> dict[int, dict[str, str]]:
    """Give the attributes of each heading by its token, and put the anchors among them into the tokens."""
    lines = reading.lines
    given: dict[int, dict[str, str]] = {}
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            if token.meta.get("first_level"):
                problems.append(TOP_HEADING.at(lines.place_of_line((token.map or [0])[0])))
            given[number] = {}
            if unread := token.meta.get("unread"):
                problems.append(UNREAD_BRACES.at(_heading_place(token, unread, lines), text=unread))
            if "attributes" in token.meta:
                place = _heading_place(token, token.meta["attributes"].text, lines)
                allowed, what = _ALLOWED[token.level == 0]
                given[number], wrong = only(token.meta["attributes"], allowed, what, place)
                problems += wrong
                token.attrs = _taken(anchors, given[number], place, problems)
        elif token.type == "inline" and "]" in token.content:
            problems += _bracketed(number, token, anchors, reading)
    return given


def _taken(
    anchors: Anchors, values: dict[str, str], place: Place, problems: list[Diagnostic]
) -> dict[str, str | int | float]:
    anchor = values.get("id", "")
    wrong = anchors.give(anchor, place) if anchor else []
    problems += wrong
    return {"id": anchor} if anchor and not wrong else {}


def _bracketed(number: int, token: Token, anchors: Anchors, reading: Reading) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    for child in token.children or ():
        if child.type != "span_open":
            continue
        attributes: Attributes = child.meta["attributes"]
        begin = reading.positions[number].at(int(child.meta["braces"]))
        place = reading.lines.place(begin, begin + len(attributes.text))
        values, wrong = only(attributes, ("class", "id"), "A word in brackets", place)
        problems += wrong
        child.attrs = _taken(anchors, values, place, problems)
        if "class" in values:
            child.attrs["class"] = values["class"]
    return problems


def _heading_place(token: Token, braces: str, lines: Lines) -> Place:
    first, last = token.map or (0, 0)
    for number in range(max(first, last - 1), first - 1, -1):
        column = lines.line(number).rfind(braces)
        if column >= 0:
            begin = lines.starts[number] + column
            return lines.place(begin, begin + len(braces))
    return lines.place_of_line(first)
