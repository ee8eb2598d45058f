"""Direct quotations in other languages than English: words between marks that a cue gives to somebody.

Each marked stretch of a block is looked at with what stands before and after it, up to the next mark or the
end of the sentence. A quotation goes on after its cue, in a further sentence between marks, and in the next
paragraph where its mark was left open; a cue may also stand inside the marks, between commas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.annotate.grammar.quote_marks import DOUBLE, Marked, Marks, find_marks
from briefgen.annotate.languages.language_cues import Cue, Cues
from briefgen.annotate.languages.language_speakers import Cast
from briefgen.annotate.syntax import Parse, Text, Word
from briefgen.model.annotation import Confidence, Mention, Quote, QuoteType
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

_SILENT = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TERM})
_ENDS = frozenset(".?!…")
_STRIP = " \u00a0\u202f\n\t.,;:" + DOUBLE
_FEWEST = 3
"""Words from which on a stretch without a colon or a verb right behind it may be a quotation."""
_LONGEST_INCISE = 15
"""Words of a cue inside the marks: ", a déclaré jeudi la maire de Norville à la presse,"."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quotation in the making; ``cue`` and ``speaker`` as the text has them."""

    segments: tuple[Span, ...]
    cue: Cue
    rule: str
    confidence: Confidence


def find_quotes(text: Text, mentions: tuple[Mention, ...]) -> tuple[Quote, ...]:
    """Give the direct quotations of an article, sorted by position, none inside another."""
    marks, cast, found = find_marks(text), Cast(text, mentions), []
    for draft in _Reader(text, marks).read():
        segments = tuple(s for segment in draft.segments if len(s := _trimmed(segment, text.prose)))
        if segments:
            speakers = cast.speakers(draft.cue)
            first, last = draft.cue.first, draft.cue.last
            cue = Span(first.start, last.end) if first is not None and last is not None else None
            whole = Span(segments[0].start, segments[-1].end)
            if text.is_title(whole, cue, speakers[0].span if speakers else None):
                continue
            confidence = draft.confidence if speakers else Confidence.GUESS
            found.append(Quote(whole, segments, QuoteType.DIRECT, speakers, cue, draft.rule, confidence))
    return tuple(sorted(found, key=lambda quote: quote.span))


class _Reader:
    """Reads the blocks of a text in order."""

    def __init__(self, text: Text, marks: Marks) -> None:
        self.text, self.marks, self.cues = text, marks, Cues(text.language)
        self.drafts: list[_Draft] = []
        self.announced: list[Word] = []  # the last clause of the block before, if it ends with a colon
        self.carried = False

    def read(self) -> list[_Draft]:
        """Give the drafts of all blocks."""
        for parse in self.text.parses:
            if parse.kind in _SILENT or any(block.meets(parse.span) for block in self.text.by_hand):
                continue
            if parse.words:
                self._block(parse)
        return self.drafts

    def _block(self, parse: Parse) -> None:
        marked = self.marks.within(parse.span)
        gaps = _gaps(parse, marked)
        open_before = self.carried and bool(self.drafts) and bool(marked) and not gaps[0]
        self.carried = bool(marked) and marked[-1].carried
        if not marked and parse.quoted:
            self._whole(parse)
        current = len(self.drafts) - 1 if open_before else None
        spent = False  # whether the gap before belongs to the quotation before it
        for number, stretch in enumerate(marked):
            before, after = gaps[number], gaps[number + 1]
            if number == 0 and not before:
                before = self.announced
            current, spent = self._stretch(stretch, before, after, current, spent=spent)
        tail = _last_clause(gaps[-1])
        self.announced = tail if tail and tail[-1].text == ":" else []

    def _whole(self, parse: Parse) -> None:
        """Take a block quote after "La maire a écrit :" as one quotation."""
        cue = self.cues.before(self.announced)
        if cue is not None and cue.speaker is not None:
            self.drafts.append(_Draft((parse.span,), cue, "block-quote", Confidence.SURE))

    def _stretch(
        self, stretch: Marked, before: list[Word], after: list[Word], current: int | None, *, spent: bool
    ) -> tuple[int | None, bool]:
        """Read one marked stretch.

        Returns:
            The number of the draft that it belongs to, and whether what follows it is that one's cue.
        """
        clause = _last_clause(before)
        last = self.drafts[current] if current is not None else None
        if spent and last is not None:
            clause = [word for word in clause if word.start > _end_of(last.cue)]
        cue = self.cues.before(clause) if clause else None
        if cue is not None and self._is_enough(stretch, cue):
            if cue.speaker is None and last is not None:
                cue = replace(cue, speaker=last.cue.speaker, firm=False)
            return self._new(_Draft((stretch.inner,), cue, cue.rule, _confidence(cue))), False
        inside = self._incise(stretch)
        own = inside is not None and inside.cue.speaker is not None and inside.cue.speaker.pos != "PRON"
        joins = not own and (not _spoken(_after_sentence(before)) if spent else not _spoken(before))
        if last is not None and joins and self._goes_on(stretch, clause, after):
            more = inside.segments if inside is not None else (stretch.inner,)
            self.drafts[current or 0] = replace(last, segments=(*last.segments, *more))
            return current, False
        if not _spoken(clause) or clause[-1].text == ":" or (spent and last is not None):
            behind = self.cues.after(_first_clause(stretch, after, self.text.prose))
            if behind is not None:
                rule = behind.rule
                return self._new(_Draft((stretch.inner,), behind, rule, _confidence(behind))), True
            if inside is not None:
                return self._new(inside), False
        return None, False

    def _new(self, draft: _Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _is_enough(self, stretch: Marked, cue: Cue) -> bool:
        inside = [word for word in self.text.words_in(stretch.inner) if not word.is_punct]
        return cue.firm or len(inside) >= _FEWEST or _ends_sentence(stretch, self.text.prose)

    def _goes_on(self, stretch: Marked, clause: list[Word], after: list[Word]) -> bool:
        """Say whether a stretch is a further part of the quotation before it, and has no cue of its own."""
        if any(not word.is_punct for word in clause) and not self._may_part(clause):
            return False
        return self.cues.after(_first_clause(stretch, after, self.text.prose)) is None

    def _may_part(self, clause: list[Word]) -> bool:
        """Say whether words after a cue only fill it up: ", a déclaré la maire de Norville, « ..."."""
        return clause[-1].text in ",:" and not any(word.pos in ("VERB", "AUX") for word in clause)

    def _incise(self, stretch: Marked) -> _Draft | None:
        """Find a cue inside the marks: « La digue tient, a déclaré la maire, mais elle est vieille. »."""
        row = self.text.words_in(stretch.inner)
        for number, comma in enumerate(row[:-2]):
            if comma.text != "," or number == 0:
                continue
            near = row[number + 1 : number + 1 + _LONGEST_INCISE]
            cue = self.cues.inverted(near)
            if cue is None or cue.speaker is None or not self._may_speak(cue.speaker):
                continue
            end = _end_of_incise([word for word in near if word.start > cue.speaker.start])
            if end is None and near[-1] is not row[-1]:
                continue
            first = Span(stretch.inner.start, comma.start)
            rest = Span(end.end, stretch.inner.end) if end is not None else Span(first.end, first.end)
            return _Draft((first, rest), cue, "incise", Confidence.LIKELY)
        return None

    def _may_speak(self, word: Word) -> bool:
        """Say whether a word is a third person: inside the marks "dit-on" and "disais-je" are quoted too."""
        return word.lower not in self.cues.list("no-incise")


def _end_of_incise(after: Sequence[Word]) -> Word | None:
    """Give the mark that ends a cue inside the marks, given as the words after the speaker; None at the end.

    That is the end of the sentence, unless a verb tells that the quotation has gone on behind a comma.
    """
    comma = None
    for word in after:
        if word.is_punct and word.text[-1:] in _ENDS:
            return word
        if word.text == ",":
            comma = comma or word
        elif comma is not None and word.pos in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return comma
    return comma


def _gaps(parse: Parse, marked: Sequence[Marked]) -> list[list[Word]]:
    """Give the words before the first marked stretch, between each two, and after the last."""
    gaps: list[list[Word]] = [[] for _ in range(len(marked) + 1)]
    number = 0
    for word in parse.words:
        while number < len(marked) and word.start >= marked[number].span.end:
            number += 1
        if number == len(marked) or word.end <= marked[number].span.start:
            gaps[number].append(word)
    return gaps


def _is_end(word: Word) -> bool:
    return word.is_punct and word.text[-1:] in _ENDS


def _after_sentence(gap: Sequence[Word]) -> list[Word]:
    """Give the words after the first end of a sentence."""
    end = next((number for number, word in enumerate(gap) if _is_end(word)), len(gap))
    return list(gap[end + 1 :])


def _last_clause(gap: Sequence[Word]) -> list[Word]:
    """Give the words after the last end of a sentence."""
    ends = [number for number, word in enumerate(gap) if _is_end(word) or word.text == ";"]
    return list(gap[ends[-1] + 1 :]) if ends else list(gap)


def _first_clause(stretch: Marked, gap: Sequence[Word], prose: str) -> list[Word]:
    """Give the words up to the end of the sentence; none if a new one begins right behind the mark."""
    if gap and _ends_sentence(stretch, prose) and gap[0].text[:1].isupper():
        return []
    end = next((number for number, word in enumerate(gap) if _is_end(word) or word.text == ";"), len(gap))
    return list(gap[:end])


def _ends_sentence(stretch: Marked, prose: str) -> bool:
    return stretch.inner.of(prose).rstrip()[-1:] in _ENDS


def _spoken(words: Sequence[Word]) -> bool:
    """Say whether anything but punctuation and a conjunction stands there."""
    return any(not word.is_punct and word.pos not in ("CCONJ", "INTJ") for word in words)


def _end_of(cue: Cue) -> int:
    return max(word.start if word is not None else -1 for word in (cue.last, cue.speaker))


def _confidence(cue: Cue) -> Confidence:
    return Confidence.SURE if cue.firm and cue.speaker is not None else Confidence.LIKELY


def _trimmed(segment: Span, prose: str) -> Span:
    """Leave out spaces, marks and closing punctuation at the ends."""
    start, end = segment.start, segment.end
    while start < end and prose[start] in _STRIP:
        start += 1
    while end > start and prose[end - 1] in _STRIP:
        end -= 1
    return Span(start, end)
