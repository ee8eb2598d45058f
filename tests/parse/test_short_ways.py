"""What is read by a short way reads as it would by the long one."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.parse.markdown import _reader, tokens_of

LINES = [
    "A word and another.", "word", "\u00e9t\u00e9", "---", "===", ": defined", "~ defined", "| a | b |", "|---|---|", "- item",
    "1. one", "> quoted", ">", "", "", "", "    code", "  indented", "   Three", "::: note", ":::", "# Head", "#", "```",
    "[^1]: note", "[x]: /y", "5% of $3 - a + b = c: @d {e} (f)|g^h", "*a* _b_ `c` ~~d~~", "[[a|b]] [c](d){.e} ![f](g)",
    "a & b &amp; c \\* <d> !", "ends in two  ", "-- a dash", "\tTabbed",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES) | st.text(max_size=6), max_size=14).map("\n".join)


def long_way(text, raw_html):
    md = _reader.__wrapped__(raw_html)
    md.block.ruler.disable("plain_paragraph")
    md.inline.terminator_re = re.compile("(?s:.)")
    return md.parse(text, {"too_deep": []})


@given(TEXTS, st.booleans())
@settings(max_examples=600)
def test_a_plain_line_and_plain_words_read_as_the_rules_have_it(text, raw_html):
    short = list(tokens_of(text, raw_html=raw_html).tokens)
    ended = text.replace("\r", " ") + ("\n" if ":::" in text else "")
    assert [token.as_dict() for token in short] == [token.as_dict() for token in long_way(ended, raw_html)]
