"""Frames: the sentences that quotation rules look at.

The model ends sentences inside quotation marks and breaks off "...," she said. A frame is a sentence as a
reader sees it: whatever stands between marks belongs to the sentence around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate.grammar.quote_marks import NESTED, Marked, Marks
from briefgen.annotate.lexicon import any_of
from briefgen.annotate.quotes.quote_tails import BREAK_OFF, ENDS, Tail, tail_at
from briefgen.annotate.syntax import LONGEST_SENTENCE, Parse, Word
from briefgen.model.text import Span

JOINING = frozenset({"and", "or", "but", "yet", "so", "then", "also", "that"})
"""Words that join what somebody says, as the writer puts it."""

_LINKS = (JOINING - {"that"}) | {"indeed", "still", "instead"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence: its words, and the marked stretches in it.

    ``outside`` are the words between no marks. ``doubtful``: what follows the last marked stretch may as well
    be a sentence of its own (or, left out here, may as well name who said the words).
    """

    parse: Parse
    words: tuple[Word, ...]
    marked: tuple[Marked, ...]
    outside: tuple[Word, ...]
    doubtful: bool = False

    @property
    def span(self) -> Span:
        """The range of the frame in the prose."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def bare(self) -> bool:
        """Whether nothing but marked stretches stands in the frame, and what joins them to those before."""
        depth = 0
        outside = self.outside[1:] if self.outside and self._goes_on(self.outside[0]) else self.outside
        for word in outside:  # what stands in brackets does not count
            depth += word.text.count("(") - word.text.count(")")
            if not depth and not word.is_punct and ")" not in word.text and word.lower not in _LINKS:
                return False
        return bool(self.marked)

    def _goes_on(self, first: Word) -> bool:
        """Say whether a participle without a subject begins the sentence: ‘Adding, "It is late."’."""
        adds = first.tag == "VBG" and first is self.words[0] and first.lemma in any_of("cues", "speech")
        return adds and len(self.words) > 1 and self.words[1].text in ",:"

    def between(self, start: int, end: int) -> list[Word]:
        """Give the words outside marks, no punctuation, that lie between two offsets."""
        return [w for w in self.outside if start <= w.start and w.end <= end and not w.is_punct]


def frames(parse: Parse, marks: Marks) -> tuple[Frame, ...]:
    """Cut a block into frames, none with more words outside marks than the longest sentence has."""
    marks = marks if marks.within(parse.span) else Marks(())
    found: list[Frame] = []
    current: list[Word] = []
    outside, doubtful = 0, False
    for word in parse.words:
        here = marks.at(word.start)
        endless = outside >= LONGEST_SENTENCE and (here is None or here.span.start == word.start)
        tail = _tail(current, word, marks)
        doubtful |= tail is Tail.OPEN and not _is_announced(current, marks)
        if tail is None:
            begins = endless or _begins_frame(current, word, marks)
        else:
            begins = tail is Tail.OWN or (tail is Tail.OPEN and _is_spoken(current, found, marks))
        if begins:
            found.append(_frame(parse, current, marks, doubtful=doubtful))
            current, outside, doubtful = [], 0, False
        current.append(word)
        outside += here is None
    if current:
        found.append(_frame(parse, current, marks, doubtful=doubtful))
    return tuple(found)


def _frame(parse: Parse, inside: list[Word], marks: Marks, *, doubtful: bool) -> Frame:
    span = Span(inside[0].start, inside[-1].end)
    marked = marks.within(span)
    outside = tuple(word for word in inside if not marks.holds(word)) if marked else tuple(inside)
    return Frame(parse, tuple(inside), marked, outside, doubtful)


def _begins_frame(before: list[Word], word: Word, marks: Marks) -> bool:
    """Say whether a sentence begins here, where no tail can."""
    here = marks.at(word.start)
    if not before or (here is not None and here.span.start != word.start):
        return False
    last = before[-1]
    closed = marks.at(last.start)
    if closed is not None:
        return here is not None and _sign(before, closed) in ENDS
    ended = last.text[-1:] in ENDS or (
        last.text[-1:] in ")]" and _ends_before_bracket(before) and not word.text[:1].islower()
    )
    return ended and (_is_sentence_start(word) or here is not None)


def _tail(before: list[Word], word: Word, marks: Marks) -> Tail | None:
    """Tell what begins right behind a stretch that ends as a sentence does; None at other places."""
    last = next((other for other in reversed(before) if other.text not in ")]"), None)
    closed = marks.at(last.start) if last is not None else None
    if closed is None or marks.holds(word) or not _could_begin_sentence(word):
        return None
    sign = _sign(before, closed)
    breaks_off = sign in BREAK_OFF and word.text[:1].isupper()
    return tail_at(word, marks, sign) if sign in ENDS or breaks_off else None


def _is_announced(before: list[Word], marks: Marks) -> bool:
    """Say whether a colon stands before the last stretch: ‘Reed was blunt: "No."’."""
    outside = [word for word in before if not marks.holds(word)]
    return bool(outside) and outside[-1].text == ":"


def _is_spoken(before: list[Word], found: list[Frame], marks: Marks) -> bool:
    """Say whether somebody speaks right before the last stretch, in this paragraph, whose it may be."""
    outside = [word for word in before if not marks.holds(word)]
    if all(word.is_punct for word in outside) and found:
        outside = [*found[-1].outside, *outside]
        if found[-1].marked:
            return True
    return _is_announced(before, marks) or any(
        word.lemma in any_of("cues", "speech", "opinion", "naming") for word in outside
    )


def _ends_before_bracket(before: list[Word]) -> bool:
    return len(before) > 1 and before[-2].text[-1:] in ENDS


def _is_sentence_start(word: Word) -> bool:
    return word.i == 0 or word.parse.words[word.i - 1].sent != word.sent


def _sign(before: list[Word], marked: Marked) -> str:
    """Give the last character of the words before a closing mark, marks inside left out; "" if it is open."""
    inside = [
        word
        for word in before
        if word.start >= marked.inner.start and word.end <= marked.inner.end and word.text.strip(NESTED)
    ]
    return inside[-1].text.rstrip(NESTED)[-1:] if inside and marked.closed else ""


def _could_begin_sentence(word: Word) -> bool:
    return (
        word.text[:1].isupper()
        or word.text[:1].isdigit()
        or word.text[:1] in "“\"'(["
        or word.is_punct is False
    )
