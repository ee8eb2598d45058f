"""Who said what: puts what the rules found in each sentence together into quotations.

Over sentences and paragraphs a quotation goes on: after its cue, in the next sentence between marks, in the
next paragraph. Of nested quotations only the outermost counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from briefgen.annotate.grammar.cast import Cast
from briefgen.annotate.grammar.hearsay import is_hearsay
from briefgen.annotate.grammar.negations import is_nobody
from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.grammar.quote_marks import DOUBLE, SINGLE_CLOSING, Marks, find_marks
from briefgen.annotate.lexicon import any_of
from briefgen.annotate.quotes.quote_blocks import block_quote, signed_words
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_frames import Frame, frames
from briefgen.annotate.quotes.quote_mark_rules import topic
from briefgen.annotate.quotes.quote_places import last_sign
from briefgen.annotate.quotes.quote_pulls import pull_quotes
from briefgen.annotate.quotes.quote_rules import RULES
from briefgen.annotate.speakers.appositions import with_name
from briefgen.annotate.speakers.quote_subjects import may_be_deed
from briefgen.annotate.speakers.speakers import Speakers
from briefgen.annotate.syntax import FINITE_ALONE, Parse, Text, Word, straight
from briefgen.model.annotation import Confidence, Mention, Quote, QuoteType
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

_SILENT = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TERM})
"""Headlines and captions repeat what the text says; their words are not quotations of their own."""

_WHOLE = frozenset({"marked-speech", "after-colon", "floating", "block-quote", "attribution-line"})
"""Rules whose quotations a further sentence between marks continues."""

_TYPES = {
    "fragment": QuoteType.MIXED,
    "denied-words": QuoteType.MIXED,
    "block-quote": QuoteType.DIRECT,
}
"""What a rule tells of the type: a fragment is a part of a sentence, a block quote needs no marks."""

_STRIP = " \n\t.,;:—–" + DOUBLE + "‘’'"


def find_quotes(text: Text, mentions: tuple[Mention, ...]) -> tuple[Quote, ...]:
    """Give the quotations of an article, sorted by position, none inside another."""
    marks = find_marks(text)
    cast = Cast.of(text, mentions, marks)
    speakers = Speakers(cast)
    found: list[Quote] = []
    for draft in sorted(_drafts(text, marks), key=lambda draft: draft.span):
        segments = tuple(
            s
            for segment in draft.segments
            if len(s := trimmed(segment, text, marks, whole=draft.rule == "block-quote"))
        )
        if not segments:
            continue
        who = () if draft.speaker is None else speakers.find(with_name(draft.speaker, cast), found, segments)
        span = Span(segments[0].start, segments[-1].end)
        kind = _TYPES.get(draft.rule) or quote_type(segments, text, marks)
        found.append(Quote(span, segments, kind, who, draft.cue, draft.rule, draft.confidence))
    return tuple(found)


def _drafts(text: Text, marks: Marks) -> list[Draft]:
    """Read the blocks in order; each run of block quotes at once."""
    drafts: list[Draft] = []
    before: list[Frame] = []
    pulled = pull_quotes(text, marks)
    blocks = (parse for parse in text.parses if not _is_silent(parse, text))
    for quoted, run in groupby(blocks, key=lambda parse: parse.quoted):
        paragraphs = tuple(run)
        read = [
            [(frame, _read(frame, marks, text)) for frame in frames(parse, marks)] for parse in paragraphs
        ]
        if quoted and not any(new for block in read for _, new in block):
            whole = block_quote(paragraphs, before[-1] if before else None)
            drafts.extend([whole] if whole is not None else [])
            continue
        for index, block in enumerate(read):
            signed = signed_words([frame for frame, _ in block], paragraphs[index + 1 : index + 2])
            if signed is not None and not any(new for _, new in block):
                drafts.append(signed)
                continue
            if paragraphs[index].span.start in pulled:
                continue
            for number, (frame, new) in enumerate(block):
                if frame.bare and not new and before:
                    after = block[number + 1][0] if number + 1 < len(block) else None
                    _carry_on(frame, drafts, before[-1], after, starts_block=number == 0)
                drafts.extend(new)
                before = [frame]
    return drafts


def _is_silent(parse: Parse, text: Text) -> bool:
    return parse.kind in _SILENT or any(block.meets(parse.span) for block in text.by_hand)


def _read(frame: Frame, marks: Marks, text: Text) -> list[Draft]:
    drafts = [draft for rule in RULES for draft in rule(frame, marks) if not _is_of_title(draft, text)]
    drafts = [draft for draft in drafts if draft.speaker is None or not is_nobody(draft.speaker)]
    drafts = [draft for draft in drafts if not _is_second_hand(draft, drafts, marks)]
    return [
        replace(draft, confidence=Confidence.GUESS)
        if _is_unsure(draft) or _is_checked(draft, frame)
        else draft
        for draft in settled(drafts)
    ]


_CHECKED = re.compile(r"\W*(?:the\s+)?(?:claim|rumou?r|myth)s?\s*:", re.IGNORECASE)
"""How a paragraph begins that only tells what is checked: "CLAIM: The minister said no"."""


def _is_checked(draft: Draft, frame: Frame) -> bool:
    label = _CHECKED.match(frame.parse.text)
    return label is not None and frame.parse.span.start + label.end() <= draft.span.start


def _is_unsure(draft: Draft) -> bool:
    """Say whether it is only told by others that somebody spoke, or may not be he who did."""
    if draft.verb is None:
        return False
    return is_hearsay(draft.verb) or (draft.speaker is not None and may_be_deed(draft.speaker, draft.verb))


def _is_of_title(draft: Draft, text: Text) -> bool:
    """Say whether the title of another briefing, to which a link leads by name, holds who says what."""
    who = draft.speaker
    return text.is_title(draft.span, draft.cue, Span(who.start, who.end) if who is not None else None)


def _is_second_hand(draft: Draft, drafts: Sequence[Draft], marks: Marks) -> bool:
    """Say whether words are another's, not the paper's: '"...," Reed said, according to the Courier'."""
    return draft.rule == "according-to" and any(
        other.rule in ("marked-speech", "said-clause")
        and draft.span.meets(other.span)
        and all(marks.at(segment.start) is not None for segment in other.segments)
        for other in drafts
    )


def settled(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep the outermost of nested drafts; where two overlap, the one that comes first."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((n for n, other in enumerate(kept) if _same_cue(other, draft)), None)
        if any(other.span.holds(draft.span) and _covers(other, draft) for other in kept):
            continue
        if same is not None and draft.rule == kept[same].rule == "fragment":
            kept[same] = replace(kept[same], segments=(*kept[same].segments, *draft.segments))
            continue
        inner = [other for other in kept if draft.span.holds(other.span) and _covers(draft, other)]
        if inner and draft.rule in ("said-clause", "denied-clause", "according-to"):
            kept = [other for other in kept if other not in inner]
        if any(other.span.meets(draft.span) for other in kept):
            continue
        kept.append(draft)
    return kept


def _same_cue(one: Draft, other: Draft) -> bool:
    return one.cue is not None and one.cue == other.cue


def _covers(outer: Draft, inner: Draft) -> bool:
    """Say whether every segment of ``inner`` lies in one of ``outer``."""
    return all(any(mine.holds(theirs) for mine in outer.segments) for theirs in inner.segments)


_NEAR = 8
"""Drafts back among which the one is that goes on."""


def _carry_on(
    frame: Frame, drafts: list[Draft], before: Frame, after: Frame | None, *, starts_block: bool
) -> None:
    """Add a sentence that is all between marks to the drafts: words of whoever spoke last or is announced.

    Less sure where another may have said it: who is told of right behind it, who answers between new marks.
    """
    segments = tuple(stretch.span for stretch in frame.marked)
    if len(frame.parse.words_in(frame.marked[0].inner)) < 3:
        return
    recent = range(len(drafts) - 1, max(-1, len(drafts) - _NEAR), -1)
    near = [number for number in recent if _is_in(drafts[number], before)]
    spoken = next((number for number in near if drafts[number].rule != "fragment"), next(iter(near), None))
    if spoken is not None:
        draft = drafts[spoken]
        answers = before.bare and before.marked[-1].closed and not starts_block
        other = starts_block and after is not None and _is_of_another(after, draft)
        if starts_block and before.marked and _mark(frame) != _mark(before):
            return  # a crosshead in single marks
        if starts_block and all(_is_shouted(word) for word in frame.words):
            return  # a crosshead in capitals
        other = (
            other
            or _is_answered(frame, after)
            or (starts_block and _is_dialogue(frame, before, drafts, spoken))
        )
        if frame.doubtful or answers or other or _turns(before, draft):
            drafts.append(Draft(segments, draft.cue, draft.speaker, "floating", Confidence.GUESS))
            return
        if draft.rule in _WHOLE or _ends_marked(draft, before):
            drafts[spoken] = replace(draft, segments=(*draft.segments, *segments))
            return
        confidence = Confidence.GUESS if starts_block else Confidence.LIKELY
        drafts.append(Draft(segments, draft.cue, draft.speaker, "floating", confidence))
        return
    announced = any(word.lemma in _ANNOUNCING for word in before.outside) or before.words[-1].text == ":"
    told_of = not starts_block and any(word.pos in ("VERB", "AUX") for word in frame.words)
    speaker = topic([word for word in before.outside if not word.is_punct])
    if (announced or told_of) and speaker is not None and not is_nobody(speaker):
        drafts.append(Draft(segments, None, speaker, "floating", Confidence.GUESS))


def _is_answered(frame: Frame, after: Frame | None) -> bool:
    """Say whether a question has its answer right behind it in marks: either may be another's."""
    return last_sign(frame.marked[-1], frame) == "?" and after is not None and after.bare


_LONGEST_TURN = 120
"""Characters of what one says in a dialogue before the other answers, and between two of them."""


def _is_dialogue(frame: Frame, before: Frame, drafts: Sequence[Draft], spoken: int) -> bool:
    """Say whether a new paragraph may be another's answer: to a question, or where two speak in turn.

    They do where somebody else spoke right before in a paragraph of his own, and all of it is short.
    """
    draft, last = drafts[spoken], before.marked[-1] if before.marked else None
    if last is None or not (last.closed and frame.marked[-1].closed) or len(frame.span) > _LONGEST_TURN:
        return False
    if last_sign(last, before) == "?" and draft.verb is not None and draft.verb.lemma == "ask":
        return True
    other = drafts[spoken - 1] if spoken else None
    if other is None or other.speaker is None or draft.speaker is None or draft.rule == "floating":
        return False
    apart = other.span.end < before.parse.span.start and other.speaker.lower != draft.speaker.lower
    near = draft.span.start - other.span.end <= _LONGEST_TURN
    return apart and near and max(len(draft.span), len(other.segments[-1])) <= _LONGEST_TURN


def _is_shouted(word: Word) -> bool:
    return word.is_punct or word.text.isupper() or not word.text.isalpha()


def _is_of_another(frame: Frame, draft: Draft) -> bool:
    """Say whether a sentence is about somebody else, by name or as a noun, than who speaks in a draft."""
    who = next((word for word in frame.outside if word.dep in ("nsubj", "nsubjpass")), None)
    if who is None or draft.speaker is None or who.lower == draft.speaker.lower:
        return False
    return who.pos == "PROPN" or is_human(who) or who.lower in any_of("names", "body", "org-head")


def _turns(frame: Frame, draft: Draft) -> bool:
    """Say whether somebody else acts behind a cue in its sentence: ‘"No," Reed said, and Lee cut in’."""
    cue, who = draft.cue, draft.speaker
    if cue is None or who is None:
        return False
    behind = (word for word in frame.outside if word.start >= cue.end and word.dep == "nsubj")
    return any(
        word.head.dep == "conj"
        and word.head.tag in FINITE_ALONE
        and word.head.in_main_clause is who.head.in_main_clause
        and (is_human(word) or (word.pos == "PROPN" and word.lower != who.lower))
        for word in behind
    )


def _mark(frame: Frame) -> str:
    """Give the mark that opens the first stretch of a frame, a typed one for a curly one."""
    first, start = frame.marked[0], frame.parse.span.start
    return straight(frame.parse.text[first.span.start - start : first.inner.start - start].strip())


def _ends_marked(draft: Draft, frame: Frame) -> bool:
    """Say whether a quotation ends in words between marks: then the next sentence between marks goes on."""
    if draft.rule == "fragment" and frame.words[-1].text != ":":
        return False
    end = draft.segments[-1].end
    return any(
        marked.span.start < end <= marked.span.end
        and all(word.is_punct for word in frame.parse.words_in(Span(end, marked.span.end)))
        for marked in frame.marked
    )


def _is_in(draft: Draft, frame: Frame) -> bool:
    return draft.span.meets(frame.span) or (draft.cue is not None and draft.cue.meets(frame.span))


_ANNOUNCING = any_of("cues", "speech-noun", "speech", "naming")


_STAMP = re.compile(r"\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})? ?[:—–-] ")
"""The time at which a line of a running report was written: "11:03 GMT — Ferry is stuck, says port"."""


def trimmed(segment: Span, text: Text, marks: Marks, *, whole: bool = False) -> Span:
    """Leave out the conjunction "that", quotation marks and closing punctuation at the ends.

    Between marks every word stays, "that" too: only the writer's conjunction is no part of a quotation.
    Marks whose partner stands inside stay: ``"No" to war`` keeps both of its marks. ``whole`` says that the
    segment needs no marks to be somebody's words.
    """
    prose, start, end = text.prose, segment.start, segment.end
    if not start or prose[start - 1] == "\n":
        start += len(stamp[0]) if (stamp := _STAMP.match(prose[start:end])) else 0
    for marked in marks.within(segment):  # never a part of a marked stretch
        start, end = min(start, marked.span.start), max(end, marked.span.end)
    start = _first(prose, start, end, marks)
    opener = next(iter(text.words_in(Span(start, min(start + 4, end)))), None)
    if opener is not None and _is_conjunction(opener) and not whole and marks.at(start) is None:
        start = _first(prose, opener.end, end, marks)
    while end > start and not _is_abbreviation(prose, start, end):
        if prose[end - 1] not in _STRIP and not prose.endswith(" -", 0, end):
            break
        if _closes_inside(prose, start, end) or _is_nested_double(marks, prose, end - 1):
            break
        end -= 1
    for marked in marks.within(Span(start, end)):
        if start <= marked.span.start and end < marked.span.end and marked.closed:
            end = marked.span.end
        if marked.span.end <= end and marked.span.start < start and marked.closed:
            start = marked.span.start
    return Span(start, end)


def _is_conjunction(word: Word) -> bool:
    """Say whether a word is the "that" before a clause, not that of "that man"."""
    return word.lower == "that" and (word.tag != "DT" or word.dep == "mark")


def _first(prose: str, start: int, end: int, marks: Marks) -> int:
    """Give where the words begin: behind the writer's punctuation and a mark, but with all that it opens."""
    while start < end and prose[start] in _STRIP:
        marked = marks.at(start)
        if marked is not None and start >= marked.inner.start and not prose[start].isspace():
            return start
        start += 1
    return start


def _is_nested_double(marks: Marks, prose: str, at: int) -> bool:
    """Say whether a double mark is one of the words: ‘'I said "quay",' he explained’."""
    marked = marks.at(at)
    return prose[at] in DOUBLE and marked is not None and marked.closed and at < marked.inner.end


_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_NESTED_OPENS = re.compile(r"(?<![^\s(—–-])[‘‚‹'](?=\w)")


def _closes_inside(prose: str, start: int, end: int) -> bool:
    """Say whether the last sign is a single mark that opens in the words: ‘they called it a 'gift'’."""
    opened = [found.start() for found in _NESTED_OPENS.finditer(prose, start, end - 1)]
    if prose[end - 1] not in SINGLE_CLOSING or not opened:
        return False
    return prose[end - 1] not in _APOSTROPHE.sub("", prose[opened[-1] + 1 : end - 1])


def _is_abbreviation(prose: str, start: int, end: int) -> bool:
    """Say whether the full stop before ``end`` belongs to a word such as "U.S."."""
    return prose[end - 1] == "." and end - start > 3 and prose[end - 3] == "." and prose[end - 2].isalpha()


def quote_type(segments: Sequence[Span], text: Text, marks: Marks) -> QuoteType:
    """Say whether all, some or none of the words stand between marks."""
    inside = [marks.holds(word) for span in segments for word in text.words_in(span) if not word.is_punct]
    if all(inside):
        return QuoteType.DIRECT
    return QuoteType.MIXED if any(inside) else QuoteType.INDIRECT
