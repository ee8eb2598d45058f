"""A spaCy ``Doc`` as the rules see it: its paragraphs as blocks, with what its own pipeline found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.annotate.language_model.engine import columns
from briefgen.annotate.syntax import Parse, Text
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


def text_of(doc: Doc) -> Text:
    """Give the text that the rules read. Nothing is parsed again; blank lines part paragraphs."""
    prose = doc.text
    paragraphs = list(_paragraphs(doc, prose))
    raws = columns(doc, [(first, end, span.start) for span, first, end in paragraphs]) if paragraphs else []
    parses = tuple(
        Parse(raw, prose, span, BlockKind.PARAGRAPH)
        for raw, (span, _, _) in zip(raws, paragraphs, strict=True)
    )
    return Text(prose, parses, language=doc.lang_)


def _paragraphs(doc: Doc, prose: str) -> Iterator[tuple[Span, int, int]]:
    """Give the range of each paragraph in the text and in the tokens (those that begin in it)."""
    starts = [token.idx for token in doc]
    token = 0
    for after in [*(gap.end() for gap in _BLANK_LINES.finditer(prose)), len(prose)]:
        first = token
        while token < len(starts) and starts[token] < after:
            token += 1
        words = [i for i in range(first, token) if not doc[i].is_space]
        if words:
            last = doc[words[-1]]
            yield Span(starts[words[0]], last.idx + len(last)), words[0], words[-1] + 1
