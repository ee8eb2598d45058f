"""Cues set into what they say: "The road, Reed said, is shut".

The model often hangs one of the two parts on the cue or on nothing; the commas around the cue tell better.
"""

from __future__ import annotations

from briefgen.annotate.grammar.phrases import is_circumstance
from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.quotes.quote_cues import CUES, NAMING, cue_verbs
from briefgen.annotate.quotes.quote_extents import next_clause
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.syntax import FINITE, SUBJECT, Word
from briefgen.model.text import Span

_GOES_ON = frozenset({"ADP", "SCONJ", "CCONJ", "AUX", "VERB", "PART"})
_WHEN = frozenset({"after", "before", "when", "as", "while", "days", "hours"})
_BEGINS = frozenset({"ADP", "SCONJ", "DET", "NOUN", "PROPN", "PRON"})


def around_cue(found: list[Word], verb: Word, frame: Frame, marks: Marks) -> list[Word]:
    """Add the part of what is said that stands on the other side of a cue between commas."""
    place = _commas(verb, frame)
    said = [word for word in found if not word.is_punct]
    if place is None or not said:
        return found
    left, right = place
    if said[-1].i < verb.i:
        return [*found, *_behind(right, verb, frame, marks)]
    if said[0].i > verb.i:
        return [*_before(left, found, frame, marks), *found]
    return found


def _commas(verb: Word, frame: Frame) -> tuple[int, int] | None:
    """Give the numbers of the commas around a cue and its subject: ", Reed said on Monday,"."""
    subject = verb.child(*SUBJECT)
    if subject is None:
        return None
    own = [verb.i, *(word.i for word in subject.subtree())]
    own += [child.i for child in verb.children if child.dep in ("aux", "neg", "advmod") and child.i < verb.i]
    words = verb.parse.words
    left = min(own) - 1
    rest = words[max(own) + 1 : frame.words[-1].i + 1]
    right = next((word for word in rest if word.text in ",;:"), None)
    if left <= frame.words[0].i or words[left].text != "," or right is None or right.text != ",":
        return None
    if any(word.dep in SUBJECT or word.lower == "that" for word in words[max(own) + 1 : right.i]):
        return None
    return left, right.i


def _behind(right: int, verb: Word, frame: Frame, marks: Marks) -> list[Word]:
    after = [word for word in frame.words if word.i > right]
    if not after or marks.holds(after[0]) or after[0].pos not in _GOES_ON or after[0].tag == "VBG":
        return []
    if after[0].pos == "ADP" and is_circumstance(after[0]):
        return []
    if after[0].lower in _WHEN and _is_dated(verb, right):
        return []  # "Reed said on Monday, after the pumps had failed": when he said it
    others = [other for other in cue_verbs(frame, CUES | NAMING) if other.i > right and other.tag == verb.tag]
    if others and after[0].pos == "CCONJ":
        return []  # "Reed said, and added ..."
    return after if after[0].pos == "CCONJ" else after[: next_clause(after)]


def _is_dated(verb: Word, right: int) -> bool:
    """Say whether a day or an hour stands between a cue and the comma behind it."""
    between = (verb.parse.name_at(word) for word in verb.parse.words[verb.i + 1 : right])
    return any(name is not None and name.label in ("DATE", "TIME") for name in between)


def _before(left: int, found: list[Word], frame: Frame, marks: Marks) -> list[Word]:
    before = [word for word in frame.words if word.i < left]
    split = max((n for n, word in enumerate(before) if word.text in ";:"), default=-1)
    before = before[split + 1 :]
    if before and before[-1].tag in ("WP", "WDT"):
        return []
    while before and (before[0].pos == "CCONJ" or before[0].is_punct):
        before = before[1:]
    if not before or any(marks.holds(word) for word in before) or before[0].pos not in _BEGINS:
        return []
    whole = any(word.dep in SUBJECT for word in before)
    if before[0].pos == "ADP" and (is_circumstance(before[0]) or _is_that(found)):
        return []
    if before[0].pos == "SCONJ" and not whole:
        return []
    return before if whole or before[0].pos == "ADP" else []


def _is_that(found: list[Word]) -> bool:
    behind = found[0].parse.words[found[0].i - 1] if found[0].i else None
    return behind is not None and behind.lower == "that"


_LONGEST_SUBJECT = 12
"""Words of a subject outside the marks."""


def subject_before(verb: Word, speaker: Word, marked: Span, frame: Frame, marks: Marks) -> Span | None:
    """Give the subject before a cue that is set in: ‘Landlords, Reed said, "will not pay"’."""
    inside = frame.parse.words_in(marked)
    inside = tuple(word for word in inside if not word.is_punct)
    if not inside or inside[0].tag not in FINITE or not inside[0].text[:1].islower():
        return None
    line, first = verb.parse.words, min(verb.i, *(word.i for word in speaker.subtree()))
    lead = line[frame.words[0].i : max(frame.words[0].i, first - 1)]
    while lead and (lead[0].pos == "CCONJ" or lead[0].is_punct):
        lead = lead[1:]
    if not 1 <= len(lead) <= _LONGEST_SUBJECT or line[first - 1].text != "," or lead[0].pos not in _BEGINS:
        return None
    if lead[0].pos in ("ADP", "SCONJ") or any(
        word.is_punct or word.pos in ("VERB", "AUX") or marks.holds(word) for word in lead
    ):
        return None
    found = any(word.dep in SUBJECT for word in lead)
    return Span(lead[0].start, lead[-1].end) if found else None
