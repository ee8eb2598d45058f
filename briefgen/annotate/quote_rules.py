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
    clauses_of,
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
        aside = _aside(word, source, frame)
        segments = _around(aside, word, frame)
        if segments:
            yield Draft(segments, Span(word.start, to.end), source, "according-to", Confidence.SURE, word)


def _aside(according: Word, source: Word, frame: Frame) -> list[Word]:
    """Give the words of "according to ...", with "Jane Reed, the mayor," but not what the model hung on it besides."""
    rest = [word for word in frame.words if word.i >= according.i]
    end = next((n for n, word in enumerate(rest) if word.i > source.i and word.text in ",;:"), len(rest))
    while end < len(rest) and rest[end].text == ",":
        after = next((n for n in range(end + 1, len(rest)) if rest[n].text in ",;:"), len(rest))
        part = rest[end + 1 : after]
        if not part or not _belongs_to(part, source):
            break
        end = after
    aside = rest[:end]
    if according.i == frame.words[0].i or _inside_commas(according, frame):
        return aside
    below = {word.i for word in according.subtree()} | {word.i for word in source.subtree()}
    return [word for word in aside if word.i in below or word.i > max(below)] or aside


def _belongs_to(part: list[Word], source: Word) -> bool:
    """Say whether a stretch between commas goes with the source: an apposition, a list, "who ..."."""
    if part[0].tag in ("WP", "WDT", "WP$") or any(word.tag in ("WP", "WDT") for word in part[:4]):
        return True
    if any(word.dep in ("nsubj", "nsubjpass", "aux") for word in part):
        return False
    heads = [word for word in part if word.dep in ("appos", "conj") and word.head.i <= source.i]
    return any(word.head is source or word.head.head is source for word in heads)


def _inside_commas(according: Word, frame: Frame) -> bool:
    return according.i > 0 and according.parse.words[according.i - 1].text == ","


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
        clauses = clauses_of(verb)
        if not clauses or marks.holds(clauses[0]):
            continue
        speaker = speaker_of(verb)
        if speaker is None or not any(map(is_finite, clauses)) or not _can_say(verb, speaker):
            continue
        found = _said_words(verb, clauses, frame)
        if not any(is_content(word, marks) for word in found):
            continue
        segments = _cut_at(verb, found)
        yield Draft(segments, Span(verb.start, verb.end), speaker, "said-clause", _sureness(verb), verb)


def _said_words(verb: Word, clauses: tuple[Word, ...], frame: Frame) -> list[Word]:
    found = clause_words(verb, clauses, frame)
    that = next(
        (word for word in found if word.i > verb.i and word.dep == "mark" and word.lower == "that"), None
    )
    if that is not None and that.head is clauses[0]:
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
        if word.lower not in words("cues", "adjective") or word.child("neg"):
            continue
        verb = word if word.child("auxpass") else word.head
        clauses, speaker = clauses_of(word), verb.child("nsubj", "nsubjpass")
        if (
            not clauses
            or speaker is None
            or clauses[0].i < word.i
            or verb.child("neg")
            or speaker.tag == "DT"
        ):
            continue
        if speaker.lower == "it" or not is_finite(clauses[0]):
            continue
        found = _said_words(word, clauses, frame)
        if any(not w.is_punct for w in found):
            cue = Span(word.start, word.end)
            yield Draft((span_of(found),), cue, speaker, "believed-clause", Confidence.LIKELY, word)


def as_told(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "As Reed told the BBC, the road is shut", "The road is shut, as Reed put it"."""
    for verb in cue_verbs(frame, SPEECH | frozenset({"put"})):
        mark = verb.child("mark", "advmod")
        if verb.dep != "advcl" or mark is None or mark.lower != "as" or clauses_of(verb):
            continue
        speaker = verb.child("nsubj")
        below = {word.i for word in verb.subtree()}
        rest = [word for word in frame.words if word.i not in below]
        before = [word for word in rest if word.i < mark.i]
        rest = before or [word for word in rest if word.i > verb.i]
        if (
            speaker is None
            or not any(is_content(word, marks) for word in rest)
            or not any(map(is_finite, rest))
        ):
            continue
        yield Draft((span_of(rest),), Span(verb.start, verb.end), speaker, "as-told", Confidence.LIKELY, verb)


def unparsed_clause(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "They reported most had left", where the model saw no clause: the rest of the sentence, if it holds one."""
    for verb in cue_verbs(frame, SPEECH | frozenset({"estimate", "believe", "find"})):
        if clauses_of(verb) or verb.tag not in _FINITE_TAGS:
            continue
        speaker = speaker_of(verb)
        if speaker is None or speaker.i > verb.i or not _can_say(verb, speaker):
            continue
        rest = [word for word in frame.words if word.i > verb.i]
        rest = rest[: _next_clause(rest)]
        if any(marks.holds(word) for word in rest) or not (
            _is_clause(rest, verb) or _is_conjunct(rest, verb)
        ):
            continue
        yield Draft(
            (span_of(rest),), Span(verb.start, verb.end), speaker, "unparsed-clause", Confidence.GUESS, verb
        )


def _is_conjunct(rest: list[Word], verb: Word) -> bool:
    """Say whether the model took the said clause for a second main clause, though no "and" joins them."""
    clause = verb.child("conj")
    return (
        clause is not None
        and clause.child("nsubj", "nsubjpass", "csubj") is not None
        and verb.child("cc") is None
        and not any(word.text in ";:" for word in rest if word.i < clause.i)
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
        clauses = clauses_of(verb)
        if clauses and not marks.holds(clauses[0]):
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
    set_off, colon = _set_off(first, frame), _colon_before(first, frame)
    start = first.span.start
    own_subject = any(
        word.dep in ("nsubj", "nsubjpass")
        and word.head is not verb
        and word.head.i > verb.i
        and word.tag not in ("WDT", "WP")
        for word in between
    )
    if verb.lemma not in CUES:
        if not set_off or not _is_whole(first, frame):
            return []
    elif (lead := _leading(verb, between)) and (own_subject or not set_off):
        start = lead
    elif not set_off and (joined or is_title(first, frame) or _is_embedded(first, verb, frame, between)):
        return []
    if set_off and own_subject and not colon and start == first.span.start:
        return []
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
    if last.lemma in words("cues", "label") or any(
        word.tag in ("VB", "VBG") and word is not verb for word in between
    ):
        return True
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
    below = {word.i for clause in clauses_of(verb) for word in clause.subtree()}
    lead = [word for word in between if word.i in below and word.lower != "that"]
    return lead[0].start if lead else 0


def fragment(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """ "He called it a "smash and grab"", "they spoke of "great pain"": a few words inside the writer's sentence."""
    if frame.bare:
        return
    for marked in frame.marked:
        if not marked.closed or is_title(marked, frame):
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


def is_title(marked: Marked, frame: Frame) -> bool:
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
    as_told,
    marked_speech,
    believed_clause,
    after_colon,
    attribution_line,
    fragment,
    unparsed_clause,
)
"""In the order of their right of way."""
