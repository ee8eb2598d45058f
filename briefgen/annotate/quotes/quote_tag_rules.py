"""Words between quotation marks with no more than a name or a short clause behind them."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import words
from briefgen.annotate.quotes.quote_cues import CUES
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_fragments import is_title
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_places import is_other_clause, is_whole, last_sign
from briefgen.annotate.speakers.appositions import not_the_owner
from briefgen.annotate.syntax import FINITE_ALONE, Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span

_LONGEST_NAME = 4
"""Words of a name."""


def other_verb(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read ‘"It is late," she sighed’: a comma and a mark, who speaks, and whatever verb the writer chose."""
    for marked in frame.marked:
        if not marked.closed or frame.parse.text[: marked.inner.end - frame.parse.span.start][-1:] != ",":
            continue
        behind = [word for word in frame.outside if word.start >= marked.span.end][:_LONGEST_NAME]
        verb = next((word for word in behind if word.pos == "VERB" and word.tag in FINITE_ALONE), None)
        speaker = verb.child("nsubj") if verb is not None else None
        if verb is None or speaker is None or speaker not in behind or is_title(marked, frame):
            continue
        if verb.lemma == "come" and (speaker := _sender(verb, speaker)) is None:
            continue
        if is_other_clause(behind, verb, marked):
            continue
        begins = [word for word in frame.words if word.end <= marked.span.start and not word.is_punct]
        if not begins and is_whole(marked, frame) and not any(word.text == "," for word in behind):
            cue = Span(verb.start, verb.end)
            yield Draft((marked.span,), cue, speaker, "marked-speech", Confidence.LIKELY, verb)


def _sender(came: Word, noun: Word) -> Word | None:
    """Give the crowd in ‘"Go home," came shouts from the crowd’."""
    below = (child for above in (noun, came) for child in above.children if child.dep == "prep")
    source = next((child for child in below if child.lower == "from"), None)
    return source.child("pobj") if source is not None else None


def inverted_speech(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read ‘"Let him," replied Captain Reed’ where the model sees no subject behind the verb, or no verb."""
    for number, marked in enumerate(frame.marked):
        behind = [word for word in frame.outside if word.start >= marked.span.end]
        if not marked.closed or not behind or behind[0].lemma not in CUES | words("cues", "with-comma"):
            continue
        verb, begins = behind[0], frame.outside[0].start >= marked.span.end
        if verb.tag not in ("VBD", "VBZ", "VBN") or last_sign(marked, frame) not in ",?!":
            continue
        who = next(iter(name_behind(verb)), None)
        if begins and who is not None and not is_title(marked, frame):
            later = frame.marked[number + 1 : number + 2]
            further = [m.span for m in later if not _verbs(frame.between(verb.end, m.span.start))]
            cue = Span(verb.start, verb.end)
            segments = (marked.span, *further)
            yield Draft(segments, cue, who, "marked-speech", Confidence.LIKELY, verb)


def name_behind(verb: Word) -> Iterator[Word]:
    """Give the main word of the name that a verb is followed by, titles and offices before it left out."""
    for word in verb.parse.words[verb.i + 1 : verb.i + 1 + _LONGEST_NAME]:
        name = word.parse.name_at(word)
        if name is not None and name.label == "PERSON":
            yield name.words[-1]
            return
        if word.pos not in ("PROPN", "NOUN", "ADJ", "DET") and word.tag not in ("PRP$", "VBN"):
            return


def _verbs(found: list[Word]) -> list[Word]:
    return [word for word in found if word.pos in ("VERB", "AUX") and word.dep != "relcl"]


def attribution_line(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read ‘"..." Jane Reed, chair of the board’: words between marks, then a name and no verb."""
    if len(frame.marked) != 1 or frame.words[0].start != frame.marked[0].span.start:
        return
    rest = [word for word in frame.outside if not word.is_punct]
    if not rest or any(word.pos in ("VERB", "AUX") for word in rest):
        return
    name = rest[0].parse.name_at(rest[0])
    if name is None or name.label != "PERSON" or not is_whole(frame.marked[0], frame):
        return
    speaker = not_the_owner(name)
    if speaker is not None:
        yield Draft((frame.marked[0].span,), None, speaker, "attribution-line", Confidence.LIKELY)
