"""The most common block by a short way: a line that begins with a letter, between blank lines."""

from __future__ import annotations

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock


def plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read such a line as the rule for paragraphs would, without asking all the rules that come before it.

    None of them begins with a letter, but what begins below can reach back to this line: a table, an
    underlined heading, a definition after the blank line. Those are left to the others.
    """
    begin = state.bMarks[start] + state.tShift[start]
    if silent or not state.src[begin : begin + 1].isalpha():
        return False
    after = start + 1
    if after < state.lineMax and not state.isEmpty(after):
        return False
    if state.sCount[start] - state.blkIndent > 3 or (after + 1 < end and _defines(state, after + 1)):
        return False
    state.line = after
    token = state.push("paragraph_open", "p", 1)
    token.map = [start, after]
    token = state.push("inline", "", 0)
    token.content = mdTrim(state.src[begin : state.eMarks[start]])
    token.map = [start, after]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _defines(state: StateBlock, line: int) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    return state.src.startswith((":", "~"), begin)
