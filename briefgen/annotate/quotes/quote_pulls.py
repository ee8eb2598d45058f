"""Pull quotes: paragraphs that only repeat words which stand between marks elsewhere in the article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.syntax import Parse, Text
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

_WORD = re.compile(r"\w+")
_SHORTEST = 6
"""Words of the shortest pull quote: fewer may be said twice."""


def pull_quotes(text: Text, marks: Marks) -> frozenset[int]:
    """Give where the paragraphs begin that are pull quotes: they go on from nothing that was said."""
    alone = {parse.span.start: _words(text, span) for parse, span in _alone(text, marks)}
    asked = {start: words for start, words in alone.items() if len(words) >= _SHORTEST}
    if not asked:
        return frozenset()
    by_opening = defaultdict(list)
    for start, words in asked.items():
        by_opening[tuple(words[:_SHORTEST])].append(start)
    found = set()
    for marked in marks.all:
        parse = text.parse_at(marked.span.start)
        if parse is None or parse.span.start in alone:
            continue
        words = _words(text, marked.inner)
        for at in range(len(words) - _SHORTEST + 1):
            for start in by_opening.get(tuple(words[at : at + _SHORTEST]), ()):
                if words[at : at + len(asked[start])] == asked[start]:
                    found.add(start)
    return frozenset(found)


def _alone(text: Text, marks: Marks) -> Iterator[tuple[Parse, Span]]:
    """Give the paragraphs in which one closed stretch stands and nothing else."""
    for parse in text.parses:
        inside = marks.within(parse.span) if parse.kind is BlockKind.PARAGRAPH else ()
        if len(inside) == 1 and inside[0].closed:
            start, end = inside[0].span.start, inside[0].span.end
            rest = text.prose[parse.span.start : start] + text.prose[end : parse.span.end]
            if not _WORD.search(rest):
                yield parse, inside[0].inner


def _words(text: Text, span: Span) -> list[str]:
    return _WORD.findall(span.of(text.prose).lower())
