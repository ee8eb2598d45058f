"""The rules that find quotations, in the order of their right of way.

Each takes a frame (a sentence as a reader sees it) and the marks, and gives drafts. Which draft holds where
two meet, and what goes on over sentences and paragraphs, ``quotes`` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.quotes.quote_aside_rules import according_to, as_told, in_words_of, last_source
from briefgen.annotate.quotes.quote_clause_rules import believed_clause, said_clause, unparsed_clause
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_fragments import fragment
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_mark_rules import after_colon, marked_speech
from briefgen.annotate.quotes.quote_noun_rules import noun_clause
from briefgen.annotate.quotes.quote_tag_rules import attribution_line, inverted_speech, other_verb

Rule = Callable[[Frame, Marks], Iterator[Draft]]

RULES: tuple[Rule, ...] = (
    according_to,
    in_words_of,
    last_source,
    said_clause,
    as_told,
    marked_speech,
    other_verb,
    inverted_speech,
    believed_clause,
    after_colon,
    attribution_line,
    fragment,
    noun_clause,
    unparsed_clause,
)
"""In the order of their right of way."""
