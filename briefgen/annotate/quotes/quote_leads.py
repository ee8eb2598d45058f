"""What the writer leads in with, before words with a cue of their own: ‘It was late: "No way," she said’."""

from __future__ import annotations

from briefgen.annotate.grammar.quote_marks import Marked
from briefgen.annotate.quotes.quote_cues import CUES, SPEECH, speaker_of
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_places import is_whole
from briefgen.annotate.syntax import DASHES, FINITE_ALONE, SUBJECT, Word


def is_led_into(clause: Word, verb: Word, frame: Frame) -> bool:
    """Say whether a clause only leads into what a cue behind it says: ‘It was late: "No way," she said’."""
    said = None if clause.i > verb.i else announced_before(verb, frame, clause.i)
    return said is not None and clause.end <= said.span.start


def announced_before(verb: Word, frame: Frame, start: int = -1) -> Marked | None:
    """Give the whole sentence between marks before a cue that a colon, a dash or another cue announces.

    A cue does if it has words of its own, or the same speaker, ‘Reed said "It is late," he said’; or if a
    comma stands behind what somebody is told, ‘He wrote to Lee, telling her, "We go," he said’. That one is
    looked for behind the word with the number ``start``.
    """
    said = next((m for m in reversed(frame.marked) if m.span.end <= verb.start), None)
    before = [word for word in frame.outside if said is not None and word.end <= said.span.start]
    if said is None or not before or not (is_whole(said, frame) or before[-1].text == ":"):
        return None
    cue = next((word for word in reversed(before) if not word.is_punct), verb)
    if before[-1].text == ":" or (before[-1].text in DASHES and cue.lemma not in CUES):
        return said
    lead = [word for word in before if word.i > start]
    if before[-1].text == "," and any(_tells(word) for word in lead):
        return said
    cues = [word for word in before if word.lemma in CUES and word.tag in FINITE_ALONE]
    if cues and frame.marked[0].span.end <= cues[-1].start:
        return said
    first, second = speaker_of(cue) if cue in cues else None, verb.child(*SUBJECT)
    same = second is not None and (second.tag == "PRP" or (first is not None and second.text == first.text))
    return said if same and cue in cues else None


def _tells(word: Word) -> bool:
    return word.lemma in SPEECH and (word.tag == "VBG" or word.tag in FINITE_ALONE)
