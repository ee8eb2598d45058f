"""markdown-it's parsers, taught to remember where in the text each token began.

markdown-it keeps line numbers for blocks and nothing for what is inside them. Here each inline token gets
``meta["at"]``, its offset in the content of its block, and each block's content gets ``meta["starts"]``, the
offset in the whole text of the first character of each of its lines (after indentation, ``>`` and list
markers). Both are noted at the moment of parsing, so they are never guessed.
"""

from __future__ import annotations

import re
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

TOO_DEEP = "too_deep"
"""The name in markdown-it's environment of the list of lines from which on it skips what is nested."""


_BEGINNINGS = re.compile(r"[\n\\`~*_\[\]!<&]")
"""The characters that mean something inside a block."""


class TrackedInline(StateInline):
    """The state of the inline parser, with the offset at which pending text and pushed tokens began."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self._pending_at = 0
        self._last: Token | None = None
        self._last_pos = -1

    def append_pending(self, text: str) -> None:
        """Add text; the first of it tells where the pending text begins."""
        if not self._pending_buffer and not self._pending:
            self._pending_at = self.pos
        super().append_pending(text)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token. A rule that pushes several texts at one place (a run of ``*``) pushes them in step."""
        self.note_text()
        before = len(self.tokens)
        token = super().push(ttype, tag, nesting)
        if len(self.tokens) > before + 1:
            self.tokens[before].meta["at"] = self._pending_at
        at = self.pos
        if self._last is not None and self._last_pos == at and self._last.type == "text":
            at = int(self._last.meta["at"]) + len(self._last.content)
        token.meta["at"] = at
        self._last, self._last_pos = token, self.pos
        return token

    def note_text(self) -> None:
        """Note where the last token began if it was pending text at the end of a stretch."""
        if self.tokens:
            self.tokens[-1].meta.setdefault("at", self._pending_at)


class TrackingInlineParser(ParserInline):
    """The inline parser over ``TrackedInline``.

    It stops only at characters with which one of our rules begins, or a link ends; markdown-it stops at some
    twenty, and asks every rule at each.
    """

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = _BEGINNINGS

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the content of one block into ``tokens``."""
        if src and not self.terminator_re.search(src):
            tokens.append(Token("text", "", 0, content=src, meta={"at": 0}))
            return tokens
        state = TrackedInline(src, md, env, tokens)
        self.tokenize(state)
        state.note_text()
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class TrackedBlock(StateBlock):
    """The state of the block parser; notes the line starts of a block's content as the next token comes in.

    They cannot be read later: block quotes and lists shift them and shift them back.
    """

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        if self.tokens and self.tokens[-1].type == "inline":
            self._note(self.tokens[-1])
        return super().push(ttype, tag, nesting)

    def _note(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        lines = range(first, max(last, first + 1))
        token.meta["starts"] = [self.bMarks[line] + self.tShift[line] for line in lines]


class TrackingBlockParser(ParserBlock):
    """The block parser over ``TrackedBlock``."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token] | None:
        """Parse a whole text into ``tokens``."""
        if not src:
            return None
        state = TrackedBlock(src, md, env, tokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, start: int, end: int) -> None:
        """Parse the inside of a block; note where the parser leaves it out since it is nested too deep."""
        if state.level >= state.md.options["maxNesting"]:
            line = state.skipEmptyLines(start)
            if line < end and state.sCount[line] >= state.blkIndent:
                state.env[TOO_DEEP].append(line)
        super().tokenize(state, start, end)


def join_texts(state: StateInline) -> None:
    """Join neighbouring texts that also stand side by side in the source, and set the level of each token.

    Takes the place of markdown-it's ``fragments_join``, which keeps the position of the last of them.
    """
    level = 0
    joined: list[Token] = []
    parts: list[str] = []
    end = -1
    for token in state.tokens:
        if token.type == "text":
            at = int(token.meta["at"])
            if parts and at == end:
                parts.append(token.content)
                end += len(token.content)
                continue
        if parts:
            joined[-1].content = "".join(parts)
            parts = []
        level -= token.nesting < 0
        token.level = level
        level += token.nesting > 0
        joined.append(token)
        if token.type == "text":
            parts, end = [token.content], at + len(token.content)
    if parts:
        joined[-1].content = "".join(parts)
    state.tokens[:] = joined
