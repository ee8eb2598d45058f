"""Rules that find the words somebody is quoted with, one for each way of writing it.

Each takes a frame (a sentence) and gives drafts; which draft holds where two meet, ``quotes`` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefgen.annotate.lexicon import words
from briefgen.annotate.quote_cues import (
    CUES,
    NAMING,
    SPEECH,
    clause_of,
    clause_words,
    cue_verbs,
    is_content,
    is_finite,
    span_of,
    speaker_of,
)
from briefgen.annotate.quote_frames import Frame
from briefgen.annotate.quote_marks import Marked, Marks
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span

_LONGEST_TAIL = 16
"""Words between a quotation's end and the cue that follows it: "the party's spokesman on trade told"."""

_JOINING = frozenset({"and", "or", "but", "then", "also", "that"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation in the making: raw segments, not yet trimmed; the cue; the head of who speaks."""

    segments: tuple[Span, ...]
    cue: Span | None
    speaker: Word | None
    rule: str
    confidence: Confidence = Confidence.LIKELY
    verb: Word | None = None

    @property
    def span(self) -> Span:
        """From the first segment to the last."""
        return Span(self.segments[0].start, self.segments[-1].end)


Rule = Callable[[Frame, Marks], Iterator[Draft]]


def according_to(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "The road is shut, according to police": the whole clause, before, after or around."""
    for word in frame.outside:
        if word.lower != "according":
            continue
        to = next((child for child in word.children if child.lower == "to"), None)
        source = to.child("pobj") if to is not None else None
        if to is None or source is None or source.lemma in words("cues", "according-to-no-source"):
            continue
        aside = _aside(word, frame)
        segments = _around(aside, word, frame)
        if segments:
            yield Draft(segments, Span(word.start, to.end), source, "according-to", Confidence.SURE, word)


def _aside(according: Word, frame: Frame) -> list[Word]:
    """Give the words of "according to ..." without a clause that the model hung on it by mistake."""
    inside = {word.i for word in frame.words}
    below = [word for word in according.subtree() if word.i in inside]
    kept: list[Word] = []
    for word in below:
        if kept and word.i != kept[-1].i + 1:
            break
        kept.append(word)
    comma = next((n for n, word in enumerate(kept) if word.text == "," and n > 2), None)
    if comma is not None and according.i == frame.words[0].i and _has_clause(kept[comma:]):
        kept = kept[:comma]
    return kept


def _has_clause(found: list[Word]) -> bool:
    numbers = {word.i for word in found}
    return any(
        word.dep in ("nsubj", "nsubjpass") and word.head.i in numbers and word.tag not in ("WDT", "WP")
        for word in found
    )


def _around(aside: list[Word], according: Word, frame: Frame) -> tuple[Span, ...]:
    """Give what stands before and after the aside, as far as the clause goes."""
    before = [word for word in frame.words if word.i < aside[0].i]
    after = [word for word in frame.words if word.i > aside[-1].i]
    split = max((n for n, word in enumerate(before) if word.text == ";"), default=-1)
    before = _without_opening(before[split + 1 :])
    inner = _subordinate(according, frame)
    if inner is not None and after:
        numbers = {word.i for word in inner.subtree()}
        before = [word for word in before if word.i in numbers and word.tag not in ("WDT", "WP")]
        after = [word for word in after if word.i in numbers]
    if before and after:
        after = after[: _next_clause(after)]
    return tuple(span_of(part) for part in (before, after) if sum(not word.is_punct for word in part) > 1)


def _without_opening(before: list[Word]) -> list[Word]:
    """Leave out "And" or "But" at the beginning, and an aside that is nothing but that."""
    while before and (before[0].pos == "CCONJ" or before[0].is_punct):
        before = before[1:]
    return before


def _subordinate(according: Word, frame: Frame) -> Word | None:
    """Give the head of the relative clause that the aside stands in."""
    for word in according.ancestors():
        if word.dep == "relcl" and word.i >= frame.words[0].i:
            return (
                word
                if any(child.tag in ("WDT", "WP") and child.i < according.i for child in word.children)
                else None
            )
        if word.dep in ("ROOT", "ccomp", "conj"):
            return None
    return None


def _next_clause(after: list[Word]) -> int:
    """Give the number of the word where a new clause with its own subject begins: ", and the mayor left"."""
    for n, word in enumerate(after):
        if n and word.text == ";":
            return n
        if n and word.dep == "cc" and after[n - 1].text == ",":
            rest = after[n + 1 :]
            if rest and any(w.dep in ("nsubj", "nsubjpass") for w in rest[:6]):
                return n
    return len(after)


def said_clause(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "She said (that) the road was shut", "The road, she said, was shut", with or without marks inside."""
    for verb in cue_verbs(frame):
        clause = clause_of(verb)
        if clause is None or marks.holds(clause):
            continue
        speaker = speaker_of(verb)
        if speaker is None or not is_finite(clause) or not _can_say(verb, speaker):
            continue
        found = _said_words(verb, clause, frame, marks)
        if not any(is_content(word, marks) for word in found):
            continue
        segments = _cut_at(verb, found)
        yield Draft(segments, Span(verb.start, verb.end), speaker, "said-clause", _sureness(verb), verb)


def _said_words(verb: Word, clause: Word, frame: Frame, marks: Marks) -> list[Word]:
    found = clause_words(verb, clause, frame)
    that = next(
        (word for word in found if word.i > verb.i and word.dep == "mark" and word.lower == "that"), None
    )
    if that is not None and that.head is clause:
        found = [word for word in found if word.i > that.i or word.i < verb.i]
    return found


def _cut_at(verb: Word, found: list[Word]) -> tuple[Span, ...]:
    """Give one range, or two where the cue stands between."""
    before = [word for word in found if word.i < verb.i]
    after = [word for word in found if word.i > verb.i]
    return tuple(span_of(part) for part in (before, after) if any(not word.is_punct for word in part))


def _can_say(verb: Word, speaker: Word) -> bool:
    """Rule out figures and documents that merely show, and dummies."""
    if speaker.lower in ("it", "this", "that", "there", "what", "which"):
        return verb.lemma in SPEECH and verb.lemma not in words("cues", "shows")
    if verb.lemma not in words("cues", "shows"):
        return True
    return (
        speaker.pos in ("PROPN", "PRON")
        or speaker.tag == "NNS"
        and speaker.lemma not in words("cues", "shown-by")
    )


def _sureness(verb: Word) -> Confidence:
    return Confidence.SURE if verb.lemma in ("say", "tell") else Confidence.LIKELY


def believed_clause(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "They are concerned the law will change"."""
    for word in frame.outside:
        if word.pos != "ADJ" or word.dep != "acomp" or word.lemma not in words("cues", "adjective"):
            continue
        clause, speaker = word.child("ccomp"), word.head.child("nsubj")
        if (
            clause is None
            or speaker is None
            or clause.i < word.i
            or not is_finite(clause)
            or word.head.child("neg")
        ):
            continue
        if speaker.lower in ("it", "that", "this"):
            continue
        found = _said_words(word, clause, frame, marks)
        if any(not w.is_punct for w in found):
            yield Draft(
                (span_of(found),),
                Span(word.start, word.end),
                speaker,
                "believed-clause",
                Confidence.LIKELY,
                word,
            )


def unparsed_clause(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "They reported most had left", where the model saw no clause: the rest of the sentence, if it holds one."""
    for verb in cue_verbs(frame, SPEECH | frozenset({"estimate", "believe", "find"})):
        if clause_of(verb) is not None or verb.tag not in _FINITE_TAGS:
            continue
        speaker = speaker_of(verb)
        if speaker is None or speaker.i > verb.i or not _can_say(verb, speaker):
            continue
        rest = [word for word in frame.words if word.i > verb.i]
        stop = _next_clause(rest)
        rest = rest[:stop]
        if any(marks.holds(word) for word in rest) or not _is_clause(rest, verb):
            continue
        yield Draft(
            (span_of(rest),), Span(verb.start, verb.end), speaker, "unparsed-clause", Confidence.GUESS, verb
        )


_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})


def _is_clause(rest: list[Word], verb: Word) -> bool:
    """Say whether words right after a cue read as a clause: a subject, then its finite verb, without "who" or "which"."""
    for n, word in enumerate(rest):
        if word.text in ",;:" or word.tag in ("WDT", "WP", "WRB"):
            return False
        if word.tag in (*_FINITE_TAGS, "MD") and word.dep not in ("relcl",) and n:
            return word.head is verb or word.dep in ("ccomp", "ROOT", "parataxis", "conj", "acl")
    return False


def marked_speech(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "She said, "..."", ""...," she said, "..."": whole stretches between marks beside a cue."""
    cues = cue_verbs(frame, CUES | words("cues", "with-comma"))
    claimed: set[Span] = set()
    for number, verb in enumerate(cues):
        if (clause := clause_of(verb)) is not None and not marks.holds(clause):
            continue
        speaker = speaker_of(verb) or _inverted(verb)
        if speaker is None or marks.holds(speaker):
            continue
        low = cues[number - 1].end if number else frame.span.start
        high = cues[number + 1].start if number + 1 < len(cues) else frame.span.end
        before = _before(verb, frame, claimed, low)
        after = _after(verb, frame, claimed, high, joined=bool(before))
        segments = tuple(span for span in (*before, *after))
        if segments:
            claimed.update(
                marked.span for marked in frame.marked for span in segments if marked.span.meets(span)
            )
            cue = Span(verb.start, verb.end)
            yield Draft(segments, cue, speaker, "marked-speech", Confidence.SURE, verb)


def _inverted(verb: Word) -> Word | None:
    """Give the subject of "said the mayor", where the model took it for an object."""
    follower = next(
        (
            child
            for child in verb.children
            if child.i > verb.i and child.dep in ("dobj", "attr", "oprd", "dep")
        ),
        None,
    )
    return follower if follower is not None and follower.pos in ("PROPN", "NOUN", "PRON") else None


def _before(verb: Word, frame: Frame, claimed: set[Span], low: int) -> list[Span]:
    """Give the stretches that end right before the cue's clause."""
    free = [m for m in frame.marked if m.span.end <= verb.start and m.span not in claimed]
    if not free or verb.lemma not in CUES:
        return []
    last = free[-1]
    between = frame.between(last.span.end, verb.start)
    if last.span.end < low or len(between) > _LONGEST_TAIL or not _ends_open(last, frame):
        return []
    if any(
        word.pos in ("VERB", "AUX")
        and word.tag in _FINITE_TAGS
        and word.dep not in ("relcl", "aux", "auxpass")
        for word in between
    ):
        return []
    found = [last]
    for earlier in reversed(free[:-1]):
        if any(word.lower not in _JOINING for word in frame.between(earlier.span.end, found[0].span.start)):
            break
        found.insert(0, earlier)
    lead = frame.between(frame.span.start, found[0].span.start)
    lead = [word for word in lead if word.start >= low]
    if any(word.lower not in _JOINING for word in lead) and not _is_whole(found[0], frame):
        return []
    return [marked.span for marked in found]


def _ends_open(marked: Marked, frame: Frame) -> bool:
    """Say whether a stretch ends as one that a cue follows: with a comma, a question mark, a dash."""
    text = frame.parse.text
    end = marked.inner.end - frame.parse.span.start
    inside = text[:end].rstrip()[-1:]
    outside = text[marked.span.end - frame.parse.span.start :].lstrip()[:1]
    return inside in ",?!…—–-." or outside in ",—–"


def _is_whole(marked: Marked, frame: Frame) -> bool:
    """Say whether the words between the marks read as a sentence or clause of their own, not as a part of one."""
    inside = frame.parse.words_in(marked.inner)
    if not inside:
        return False
    begins = inside[0].text[:1].isupper() or inside[0].text[:1] == "["
    return begins and any(word.pos in ("VERB", "AUX") for word in inside)


def _after(verb: Word, frame: Frame, claimed: set[Span], high: int, *, joined: bool) -> list[Span]:
    """Give the stretches that follow the cue directly."""
    free = [
        m for m in frame.marked if m.span.start >= verb.end and m.span not in claimed and m.span.start < high
    ]
    if not free:
        return []
    first = free[0]
    between = frame.between(verb.end, first.span.start)
    set_off = _set_off(first, frame)
    if not set_off:
        if joined or verb.lemma not in CUES or _is_embedded(first, verb, frame, between):
            return []
    elif verb.lemma not in CUES and not _is_whole(first, frame):
        return []
    if (
        set_off
        and any(
            word.dep in ("nsubj", "nsubjpass") and word.head is not verb and word.head.i > verb.i
            for word in between
            if word.tag not in ("WDT", "WP")
        )
        and not _colon_before(first, frame)
    ):
        return []
    start = first.span.start
    if not set_off and (lead := _leading(verb, between)):
        start = lead
    found = [Span(start, first.span.end)]
    for later in free[1:]:
        gap = frame.between(found[-1].end, later.span.start)
        if any(word.lower not in _JOINING for word in gap):
            break
        found.append(later.span)
    return found


def _set_off(marked: Marked, frame: Frame) -> bool:
    """Say whether a comma, a colon or a dash stands right before the opening mark."""
    return frame.parse.text[: marked.span.start - frame.parse.span.start].rstrip()[-1:] in (
        ",",
        ":",
        "—",
        "–",
    )


def _colon_before(marked: Marked, frame: Frame) -> bool:
    return frame.parse.text[: marked.span.start - frame.parse.span.start].rstrip()[-1:] == ":"


def _is_embedded(marked: Marked, verb: Word, frame: Frame, between: list[Word]) -> bool:
    """Say whether the stretch is a part of the writer's own phrase: "said a "more general reflection" is needed"."""
    if not between:
        return _goes_on(marked, verb, frame)
    last = between[-1]
    return last.pos in (
        "DET",
        "ADP",
        "ADJ",
        "NUM",
        "PRON",
        "VERB",
        "AUX",
        "PART",
        "SCONJ",
    ) and last.lower not in (
        "that",
        "him",
        "her",
        "them",
        "us",
        "me",
        "reporters",
    )


def _goes_on(marked: Marked, verb: Word, frame: Frame) -> bool:
    """Say whether the stretch is the subject of a verb that follows it outside the marks."""
    inside = frame.parse.words_in(marked.inner)
    return any(word.dep in ("nsubj", "nsubjpass") and word.head.start >= marked.span.end for word in inside)


def _leading(verb: Word, between: list[Word]) -> int:
    """Give where the said clause begins if it begins before the opening mark; 0 if it does not."""
    clause = clause_of(verb)
    if clause is None:
        return 0
    below = {word.i for word in clause.subtree()}
    lead = [
        word
        for word in between
        if word.i in below and word.lower != "that" and word.dep not in ("mark", "cc")
    ]
    return lead[0].start if lead else 0


def fragment(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "He called it a "smash and grab"", "they spoke of "great pain"": a few words inside the writer's sentence."""
    if frame.bare:
        return
    for marked in frame.marked:
        if not marked.closed or _is_title(marked, frame):
            continue
        for verb in _governors(marked, frame, marks):
            speaker = speaker_of(verb)
            if (
                speaker is not None
                and not marks.holds(speaker)
                and not marked.span.start <= speaker.start < marked.span.end
            ):
                yield Draft(
                    (marked.span,), Span(verb.start, verb.end), speaker, "fragment", Confidence.LIKELY, verb
                )
                break


def _governors(marked: Marked, frame: Frame, marks: Marks) -> list[Word]:
    """Give the verbs of saying and naming that the stretch depends on, nearest first."""
    cues = {verb.i: verb for verb in cue_verbs(frame, CUES | NAMING)}
    inside = frame.parse.words_in(marked.inner)
    top = next((word for word in inside if not marked.span.start <= word.head.start < marked.span.end), None)
    if top is None:
        return []
    found = []
    for above in top.ancestors():
        if above.i in cues and (marked.span.start > above.start):
            found.append(above)
        elif (
            above.pos == "VERB"
            and above.tag in _FINITE_TAGS
            and above.dep in ("relcl", "advcl", "conj", "ROOT")
        ):
            break
    return found


def _is_title(marked: Marked, frame: Frame) -> bool:
    """Say whether the words are the title of a work or the name of a thing: every weighty word is capitalised."""
    inside = [word for word in frame.parse.words_in(marked.inner) if word.text.isalpha()]
    weighty = [word for word in inside if word.pos in ("NOUN", "PROPN", "VERB", "ADJ")]
    return len(inside) > 1 and bool(weighty) and all(word.text[:1].isupper() for word in weighty)


def after_colon(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "The minister was blunt: "No."", "Reed: "No."": a colon, then words between marks."""
    for marked in frame.marked:
        if not _colon_before(marked, frame) or not _is_whole(marked, frame):
            continue
        lead = [word for word in frame.outside if word.end <= marked.span.start and not word.is_punct]
        speaker = topic(lead)
        if speaker is not None:
            yield Draft((marked.span,), None, speaker, "after-colon", Confidence.LIKELY)


def topic(lead: list[Word]) -> Word | None:
    """Give the subject of a clause, or the name that is all there is."""
    for word in lead:
        if (
            word.dep in ("nsubj", "nsubjpass")
            and word.head.dep in ("ROOT", "ccomp", "advcl", "conj")
            and (word.parse.name_at(word) is not None or word.pos == "PRON")
        ):
            return word
    if (
        lead
        and len(lead) <= 5
        and (name := lead[0].parse.name_at(lead[0])) is not None
        and name.label in ("PERSON", "ORG")
    ):
        return name.words[-1]
    return None


def attribution_line(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ ""..." Jane Reed, chair of the board": words between marks with a name and no verb after them."""
    if len(frame.marked) != 1 or frame.words[0].start != frame.marked[0].span.start:
        return
    rest = [word for word in frame.outside if not word.is_punct]
    if not rest or any(word.pos in ("VERB", "AUX") for word in rest):
        return
    name = rest[0].parse.name_at(rest[0])
    if name is not None and name.label == "PERSON" and _is_whole(frame.marked[0], frame):
        yield Draft((frame.marked[0].span,), None, name.words[-1], "attribution-line", Confidence.LIKELY)


RULES: tuple[Rule, ...] = (
    according_to,
    said_clause,
    marked_speech,
    believed_clause,
    after_colon,
    attribution_line,
    fragment,
    unparsed_clause,
)
"""In the order of their right of way."""
