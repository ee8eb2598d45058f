"""The one configured markdown-it: CommonMark, four extensions, and the syntax of our own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from briefgen.model.article import MAX_NESTING
from briefgen.parse.attributes import trailing_attributes, unread_braces
from briefgen.parse.bracketed import bracketed
from briefgen.parse.images import image_with_attributes
from briefgen.parse.plain_paragraph import plain_paragraph
from briefgen.parse.tracking import TOO_DEEP, TrackingBlockParser, TrackingInlineParser, join_texts
from briefgen.parse.wiki_links import wiki_link

_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of a text, and what they do not tell.

    ``too_deep`` are the lines from which on something is nested too deep to be read, ``unused`` the labels of
    footnotes to which nothing leads.
    """

    tokens: tuple[Token, ...]
    too_deep: tuple[int, ...]
    unused: tuple[str, ...]


def tokens_of(text: str, *, raw_html: bool) -> Parsed:
    """Parse Markdown, with line ends as load gives them.

    Returns:
        The tokens, and what they do not tell.
    """
    too_deep: list[int] = []
    # The rule for ::: blocks reads one character beyond an empty last line.
    end = "\n" if ":::" in text else ""
    env: dict[str, Any] = {TOO_DEEP: too_deep}
    tokens = _reader(raw_html).parse(text.replace("\r", " ") + end, env)
    notes: dict[str, int] = env.get("footnotes", {}).get("refs", {})
    unused = sorted(label.removeprefix(":") for label, number in notes.items() if number < 0)
    return Parsed(tuple(tokens), tuple(sorted(set(too_deep))), tuple(unused))


@cache
def _reader(raw_html: bool) -> MarkdownIt:
    options = {"html": raw_html, "maxNesting": MAX_NESTING}
    md = MarkdownIt("commonmark", options)
    md.inline, md.block = TrackingInlineParser(), TrackingBlockParser()
    md.configure("commonmark", options)
    md.enable(["table", "strikethrough"])
    md.disable(["text_join"] if raw_html else ["text_join", "html_block", "html_inline"])
    md.use(footnote_plugin, inline=False)
    md.use(deflist_plugin)
    md.use(container_plugin, "block", validate=lambda info, _markup: bool(info.strip()))
    md.block.ruler.before("table", "plain_paragraph", plain_paragraph)
    md.block.ruler.at("footnote_def", _footnote_def, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.at("footnote_ref", _footnote_ref)
    md.inline.ruler.at("image", image_with_attributes)
    md.inline.ruler.before("link", "wiki_link", wiki_link)
    md.inline.ruler.before("link", "bracketed", bracketed)
    md.inline.ruler2.at("fragments_join", join_texts)
    md.core.ruler.after("block", "heading_attributes", _heading_attributes)
    md.core.ruler.after("block", "block_names", _block_names)
    return md


def _footnote_def(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # The plugin loses the ends of blocks where a footnote is defined inside another. What it asks silently is
    # whether one begins here, which ends the text of the one above.
    if silent:
        return footnote_def(state, start, end, silent)
    if state.env.get("in_footnote"):
        return False
    state.env["in_footnote"] = True
    found = footnote_def(state, start, end, silent)
    state.env["in_footnote"] = False
    return found


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    # The plugin looks for the closing bracket as far as the end of the block, at every opening one.
    if not state.src.startswith("[^", state.pos):
        return False
    if state.src.find("]", state.pos, state.pos + _LONGEST_LABEL) < 0:
        return False
    return footnote_ref(state, silent)


def _heading_attributes(state: StateCore) -> None:
    """Take the braces off each heading before its text is parsed; the first level becomes the second."""
    for heading, inline, close in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if heading.type != "heading_open":
            continue
        if heading.tag == "h1":
            heading.tag = close.tag = "h2"
            heading.meta["first_level"] = True
        attributes = trailing_attributes(inline.content)
        if attributes:
            heading.meta["attributes"] = attributes
            inline.content = inline.content[: -len(attributes.text)].rstrip(" \t\n")
        elif unread := unread_braces(inline.content):
            heading.meta["unread"] = unread


def _block_names(state: StateCore) -> None:
    """Part the words after ``:::`` into the name of the block and the rest."""
    for token in state.tokens:
        if token.type == "container_block_open":
            info = token.info.strip().rstrip(":").rstrip()
            name = info.split("{", 1)[0].split(maxsplit=1)[:1]
            token.meta["name"] = name[0] if name else ""
            token.meta["rest"] = info[len(token.meta["name"]) :].lstrip()
