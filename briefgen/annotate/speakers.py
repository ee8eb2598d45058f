"""Who speaks: the expression beside a cue, and the name that it stands for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from briefgen.annotate.syntax import Text, Word
from briefgen.model.annotation import Mention, Quote, Speaker
from briefgen.model.text import Span


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom an article names."""

    text: Text
    mentions: tuple[Mention, ...]

    @staticmethod
    def of(text: Text, mentions: tuple[Mention, ...]) -> Cast:
        return Cast(text, mentions)

    def at(self, word: Word) -> Mention | None:
        number = bisect_right(self.mentions, word.start, key=lambda mention: mention.span.start) - 1
        if number < 0:
            return None
        mention = self.mentions[number]
        return mention if word.start < mention.span.end else None


def find_speakers(head: Word, cast: Cast, before: tuple[Quote, ...]) -> tuple[Speaker, ...]:
    mention = cast.at(head)
    if mention is None:
        for child in head.children:
            if child.dep == "appos" and (m := cast.at(child)) is not None and m.label == "PERSON":
                mention = m
    if mention is not None:
        return (Speaker(mention.span, mention.span.of(cast.text.prose), mention.span),)
    left = min(
        [
            head.start,
            *(
                c.start
                for c in head.children
                if c.dep in ("det", "compound", "amod", "poss", "nmod") and c.start < head.start
            ),
        ]
    )
    span = Span(left, head.end)
    return (Speaker(span, span.of(cast.text.prose)),)
