"""Markdown block quotes: a passage set apart, whose speaker stands in the line before or below it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.quotes.quote_cues import CUES, SPEECH, cue_verbs, speaker_of
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_mark_rules import topic
from briefgen.annotate.speakers.appositions import not_the_owner
from briefgen.annotate.syntax import Parse, Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span

_BEFORE_NAME = ("—", "–", "--", "- ", "―")
"""What a line that names who is quoted begins with: a hyphen only with a blank behind it."""


def block_quote(run: Sequence[Parse], before: Frame | None) -> Draft | None:
    """Read a block quote, given as its paragraphs, and the sentence before it.

    Returns:
        All its words as one quotation, if the text names a speaker: in a last line "— Jane Reed", or in the
        sentence before it ("The minister wrote:"). None otherwise: a passage that nobody speaks.
    """
    segments = [parse.span for parse in run]
    signed = _signature(run[-1])
    if signed is not None:
        body = Span(run[-1].span.start, signed)
        segments[-1:] = [body] if run[-1].words_in(body) else []
        speaker = _first_name(run[-1], signed)
        confidence = Confidence.SURE
    else:
        speaker, confidence = _speaker_before(before)
    if speaker is None or not segments:
        return None
    return Draft(tuple(segments), None, speaker, "block-quote", confidence)


def signed_words(frames: Sequence[Frame], after: Sequence[Parse]) -> Draft | None:
    """Read a paragraph that is all between marks, and signed in the next one: ‘"..."’, then "— Jane Reed"."""
    if not after or not frames or not all(frame.bare for frame in frames):
        return None
    start = _signature(after[0])
    if start != after[0].span.start or len(after[0].words) > _LONGEST_SIGNATURE:
        return None
    speaker = _first_name(after[0], start)
    segments = tuple(marked.span for frame in frames for marked in frame.marked)
    if speaker is None or any(word.pos in ("VERB", "AUX") for word in after[0].words):
        return None
    return Draft(segments, None, speaker, "attribution-line", Confidence.LIKELY)


_LONGEST_SIGNATURE = 15
"""Words of a line such as "— Jane Reed, chair of the board"."""


def _signature(parse: Parse) -> int | None:
    """Give where the last line begins, if it begins with a dash."""
    begin = parse.text.rstrip().rfind("\n") + 1
    line = parse.text[begin:].lstrip()
    return parse.span.start + begin if line.startswith(_BEFORE_NAME) else None


def _first_name(parse: Parse, offset: int) -> Word | None:
    names = [name for name in parse.names if name.span.start >= offset and name.label in ("PERSON", "ORG")]
    if names:
        return not_the_owner(names[0])
    capitals = [word for word in parse.words if word.start >= offset and word.pos == "PROPN"]
    return capitals[0] if capitals else None


def _opens_with_as(before: Frame) -> bool:
    return next((word.lower for word in before.words if not word.is_punct), "") == "as"


def _speaker_before(before: Frame | None) -> tuple[Word | None, Confidence]:
    """Give who is about to speak: the subject of the last cue before a colon, else what is talked of."""
    if before is None or not before.words:
        return None, Confidence.GUESS
    colon = before.words[-1].text == ":"
    voices = [speaker for verb in cue_verbs(before, CUES) if (speaker := speaker_of(verb)) is not None]
    if voices and colon:
        return voices[-1], Confidence.SURE
    cue = before.words[-1].text == "," and cue_verbs(before, SPEECH)
    if cue and voices and _opens_with_as(before):
        return voices[-1], Confidence.LIKELY  # "As Reed writes in her study of the port,"
    if colon:
        return topic([word for word in before.outside if not word.is_punct]), Confidence.LIKELY
    return None, Confidence.GUESS
