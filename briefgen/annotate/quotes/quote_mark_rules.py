"""Words between quotation marks: beside a verb of saying, after a colon."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.grammar.propositions import is_party
from briefgen.annotate.grammar.quote_marks import Marked, Marks
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.quotes.quote_clauses import clauses_of, is_statement
from briefgen.annotate.quotes.quote_cues import CUES, OPINION, SPEECH, cue_verbs, voice, withholds
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_fragments import is_tale, is_title
from briefgen.annotate.quotes.quote_frames import JOINING, Frame
from briefgen.annotate.quotes.quote_interposed import subject_before
from briefgen.annotate.quotes.quote_leads import is_led_into
from briefgen.annotate.quotes.quote_places import (
    LONGEST_LABEL,
    bracket_end,
    colon_end,
    describes,
    follows_colon,
    is_behind_sentence,
    is_in_aside,
    is_of_cue_behind,
    is_other_clause,
    is_set_off,
    is_whole,
    label_of,
    last_sign,
    tells_when,
)
from briefgen.annotate.quotes.quote_sureness import speech_sureness
from briefgen.annotate.speakers.appositions import has_named_apposition, not_the_owner
from briefgen.annotate.syntax import FINITE_ALONE, SUBJECT, Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span

_LONGEST_TAIL = 16
"""Words between a quotation's end and the cue that follows it: "the party's spokesman on trade told"."""

_LONGEST_NAME = 4
"""Words of a name."""

_UTTERANCES = any_of("cues", "words-of", "claim-noun") | {"word", "quotation", "quip", "plea"}
_BY = frozenset({"by", "of", "from"})
_ON_THINGS = frozenset({"word", "slogan", "motto", "hashtag", "inscription"})


def marked_speech(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read ‘She said, "..."’, ‘"...," she said, "..."’: stretches between marks beside a cue."""
    cues = cue_verbs(frame, CUES | words("cues", "with-comma"))
    claimed: set[Span] = set()
    for number, verb in enumerate(cues):
        clauses = [clause for clause in clauses_of(verb) if is_statement(clause, verb)]
        free = (
            not clauses
            or marks.holds(clauses[0])
            or is_behind_sentence(clauses[0], verb, frame)
            or is_led_into(clauses[0], verb, frame)
        )
        if not free and not said_before(verb, clauses[0], frame):
            continue
        speaker = voice(verb, frame, marks) or _inverted(verb, frame, marks)
        if speaker is None or marks.holds(speaker):
            continue
        low = cues[number - 1].end if number else frame.span.start
        later = [cue for cue in cues[number + 1 :] if not (describes(cue, frame) or tells_when(cue, verb))]
        before = _before(verb, frame, claimed, low)
        high = _high(later[0], verb, frame, claimed, joined=bool(before)) if later else frame.span.end
        after = _after(verb, frame, claimed, high, joined=bool(before)) if free else []
        if after and (is_of_cue_behind(verb, after[-1], later[:1], frame) or label_of(after[0], frame)):
            after = []
        lead = subject_before(verb, speaker, after[0], frame, marks) if after and not before else None
        segments = ((lead,) if lead else ()) + tuple(span for span in (*before, *after))
        speaker = (not before and after and _owner_announced(after[0], frame)) or speaker
        if segments:
            claimed.update(
                marked.span for marked in frame.marked for span in segments if marked.span.meets(span)
            )
            cue = Span(verb.start, verb.end)
            sure = speech_sureness(segments, frame, doubtful=bool(before) and frame.doubtful)
            yield Draft(segments, cue, speaker, "marked-speech", sure, verb)


def _high(later: Word, verb: Word, frame: Frame, claimed: set[Span], *, joined: bool) -> int:
    """Give where the words of a cue end: before those of the next, ‘"A," she said, but "B," said Reed’."""
    who = later.child(*SUBJECT)
    if not joined or who is None or who.tag == "PRP":
        return later.start
    own, phrase = _before(later, frame, claimed, verb.end), who.subtree()
    beside = frame.between(own[-1].end, later.start) if own else []
    return own[0].start if own and all(word in phrase for word in beside) else later.start


def _inverted(verb: Word, frame: Frame, marks: Marks) -> Word | None:
    """Give the subject of "said the mayor", where the model took it for an object.

    It stands so behind the words, or at the beginning.
    """
    if verb.lemma == "tell" or verb.tag == "VBG":
        return None  # "telling the crowd": whom one tells does not speak
    leads = [word for word in frame.words if word.i < verb.i and not word.is_punct and word.head is not verb]
    if leads and not marks.holds(leads[-1]):
        return None  # "supports the plan and recalled the freeze: ..."
    follower = next(
        (
            child
            for child in verb.children
            if child.i > verb.i and child.dep in ("dobj", "attr", "oprd", "dep")
        ),
        None,
    )
    return follower if follower is not None and follower.pos in ("PROPN", "NOUN", "PRON") else None


def said_before(verb: Word, clause: Word, frame: Frame) -> bool:
    """Say whether words before a cue are what it says, no clause behind: ‘"A," she said as it rained’."""
    first = frame.marked[0] if frame.marked else None
    if first is None or clause.i < verb.i or verb.dep == "relcl" or last_sign(first, frame) != ",":
        return False
    if frame.outside[0].end <= first.span.start or is_title(first, frame) or not is_whole(first, frame):
        return False
    return first.span in _before(verb, frame, set(), frame.span.start)


def _before(verb: Word, frame: Frame, claimed: set[Span], low: int) -> list[Span]:
    """Give the stretches that end right before the cue's clause."""
    free = [m for m in frame.marked if m.span.end <= verb.start and m.span not in claimed]
    if not free or verb.lemma not in CUES:
        return []
    last = free[-1]
    if verb.tag == "VBG" and not is_whole(last, frame):
        return []  # ‘messages called "secret," saying that ...’
    if _is_of_cue_before(last, frame) or _is_deed(verb, last, frame) or _is_worn(last, frame):
        return []
    between = frame.between(last.span.end, verb.start)
    if between and is_other_clause(between, verb, last):
        return []
    who = next((w for w in reversed(verb.children) if w.dep == "nsubj" and w.i < verb.i), verb.child("nsubj"))
    named = who is not None and (_is_one_phrase(between) or all(word in who.subtree() for word in between))
    bare = named and is_whole(last, frame)  # ‘"It is late" Reed said.’
    if last.span.end < low or len(between) > _LONGEST_TAIL or not (_ends_open(last, frame) or bare):
        return []
    if any(
        word.pos in ("VERB", "AUX")
        and word.tag in FINITE_ALONE
        and word.dep not in ("relcl", "aux", "auxpass")
        and not (word.lemma in ("quote", "cite") and verb.dep == "pcomp")  # "Reuters quoted Reed as saying"
        for word in between
    ):
        return []
    found = [last]
    for earlier in reversed(free[:-1]):
        if any(word.lower not in JOINING for word in frame.between(earlier.span.end, found[0].span.start)):
            break
        found.insert(0, earlier)
    lead = frame.between(frame.span.start, found[0].span.start)
    lead = [
        word for word in lead if word.start >= max(low, bracket_end(last, frame), colon_end(found[0], frame))
    ]
    spans = [marked.span for marked in found]
    if any(word.lower not in JOINING for word in lead) and not is_whole(found[0], frame):
        if is_title(found[0], frame) or not any(word.dep in ("nsubj", "nsubjpass", "expl") for word in lead):
            return []
        spans[0] = Span(lead[0].start, found[0].span.end)  # ‘We need to "act now," Reed said’
    return spans


def _is_worn(marked: Marked, frame: Frame) -> bool:
    """Say whether words stand on something: ‘Reed, in a coat bearing the words, "Go on," waved and said’."""
    before = [word for word in frame.outside if word.end <= marked.span.start and not word.is_punct]
    on_it = bool(before) and before[-1].lemma in _ON_THINGS and before[-1].dep in ("dobj", "pobj")
    return on_it and not follows_colon(marked, frame)


def _is_deed(verb: Word, marked: Marked, frame: Frame) -> bool:
    """Say whether a verb says nothing here: ‘"Ebb," a book written by Reed’, ‘In "Ebb and Flow" he held’."""
    if verb.dep == "acl" and verb.tag == "VBN" and verb.child("agent") is not None:
        return verb.head.lemma not in words("cues", "words-of")
    if verb.lemma not in OPINION:
        return False
    return is_title(marked, frame) or verb.child("acomp", "oprd") is not None  # "he feels free to go"


def _is_of_cue_before(marked: Marked, frame: Frame) -> bool:
    """Say whether a whole sentence stands right after a cue, whose it is: ‘Reed said "No." Lopez said’."""
    before = [word for word in frame.outside if word.end <= marked.span.start]
    said = bool(before) and before[-1].lemma in SPEECH and before[-1].tag in FINITE_ALONE
    return said and last_sign(marked, frame) == "."


def _ends_open(marked: Marked, frame: Frame) -> bool:
    """Say whether a stretch ends as one that a cue follows: with a comma, a question mark, a dash."""
    outside = frame.parse.text[marked.span.end - frame.parse.span.start :].lstrip()[:1]
    return last_sign(marked, frame) in ",?!…—–-." or outside in ",—–"


def _could_follow(first: Marked, verb: Word, frame: Frame, between: list[Word], *, joined: bool) -> bool:
    """Say whether a stretch that no comma sets off may be all that was said: ‘said "it is late"’."""
    if verb.lemma in OPINION & words("cues", "no-fragment") and not _is_clause(first, frame):
        return False  # ‘found "evidence" of a leak’
    if joined and (between or not is_whole(first, frame)):
        return False
    if verb.lemma == "tell" and not between and is_tale(first, frame):
        return False
    return not is_title(first, frame) and not _is_embedded(first, verb, frame, between)


def _is_clause(marked: Marked, frame: Frame) -> bool:
    """Say whether the words between the marks have a verb with its subject."""
    inside = frame.parse.words_in(marked.inner)
    return any(word.dep in ("nsubj", "nsubjpass", "expl") and word.head in inside for word in inside)


def _after(verb: Word, frame: Frame, claimed: set[Span], high: int, *, joined: bool) -> list[Span]:
    """Give the stretches that follow the cue directly."""
    free = [
        m for m in frame.marked if m.span.start >= verb.end and m.span not in claimed and m.span.start < high
    ]
    if not free:
        return []
    first = free[0]
    between = frame.between(verb.end, first.span.start)
    set_off, colon = is_set_off(first, frame), follows_colon(first, frame)
    start = first.span.start
    own_subject = any(
        word.dep in ("nsubj", "nsubjpass")
        and word.head is not verb
        and word.head.i > verb.i
        and word.tag not in ("WDT", "WP")
        for word in between
    )
    if verb.lemma not in CUES:
        if not set_off or not is_whole(first, frame):
            return []
    elif not (joined and set_off) and (lead := _leading(verb, between)) and (own_subject or not set_off):
        start = lead
    elif not set_off and not _could_follow(first, verb, frame, between, joined=joined):
        return []
    if verb.lemma in OPINION and is_title(first, frame) and not is_whole(first, frame):
        return []
    if not colon and between and between[-1].lemma in words("cues", "label"):
        return []  # ‘noted the change from the slogan, "Work for All"’
    goes_on = joined and set_off and _is_clause(first, frame)
    if set_off and own_subject and not (colon or goes_on) and start == first.span.start:
        return []
    found = [Span(start, first.span.end)]
    for later in free[1:]:
        gap = frame.between(found[-1].end, later.span.start)
        if any(word.lower not in JOINING for word in gap) or is_in_aside(verb, found[-1].end, later, frame):
            break
        found.append(later.span)
    return found


def _is_embedded(marked: Marked, verb: Word, frame: Frame, between: list[Word]) -> bool:
    """Say whether the stretch is a part of the writer's own phrase: ‘said a "rethink" is needed’."""
    if not between:
        return _goes_on(marked, frame)
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


def _goes_on(marked: Marked, frame: Frame) -> bool:
    """Say whether the stretch is the subject of a verb that follows it outside the marks."""
    inside = frame.parse.words_in(marked.inner)
    return any(word.dep in ("nsubj", "nsubjpass") and word.head.start >= marked.span.end for word in inside)


def _leading(verb: Word, between: list[Word]) -> int:
    """Give where the said clause begins if it begins before the opening mark; 0 if it does not."""
    clauses = [clause for clause in clauses_of(verb) if is_statement(clause, verb)]
    below = {word.i for clause in clauses for word in clause.subtree()}
    that = next((word.i for word in between if word.lower == "that" and word.dep == "mark"), -1)
    lead = [word for word in between if word.i in below and word.i > that]  # "said only that"
    return lead[0].start if lead else 0


def after_colon(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read ‘The minister was blunt: "No."’, ‘Reed: "No."’: a colon, then words between marks."""
    for marked in frame.marked:
        if not follows_colon(marked, frame) or not (is_whole(marked, frame) or _is_outcry(marked, frame)):
            continue
        if withholds(frame, marked.span.start):
            continue
        lead = [word for word in frame.outside if word.end <= marked.span.start and not word.is_punct]
        lead = label_of(marked.span, frame) or lead
        speaker = _owner_announced(marked.span, frame) or _announced(lead) or topic(lead)
        if speaker is not None:
            yield Draft((marked.span,), None, speaker, "after-colon", Confidence.LIKELY)


def _owner_announced(words_said: Span, frame: Frame) -> Word | None:
    """Give whose words stand behind a colon: Reed's, in ‘Lopez recalled Reed's warning: "It is late."’.

    Who answers it, or is angered by it, may say what stands there himself.
    """
    before = [word for word in frame.outside if word.end <= words_said.start]
    if len(before) < 2 or before[-1].text != ":":
        return None
    for noun in (before[-2], *before[-2].ancestors()):
        if noun.lemma not in _UTTERANCES or noun.dep not in ("dobj", "pobj"):
            continue
        by = (child.child("pobj") for child in noun.children if child.dep == "prep" and child.lower in _BY)
        found = (who for who in (noun.child("poss"), *by) if who is not None and who.pos == "PROPN")
        verb = next((above for above in noun.ancestors() if above.pos == "VERB"), None)
        repeated = verb is not None and verb.lemma in words("cues", "repeats")
        return next(found, None) if repeated else None
    return None


def _is_outcry(marked: Marked, frame: Frame) -> bool:
    """Say whether words without a verb are announced as somebody's: ‘She summed it up: "No money."’."""
    inside = frame.parse.words_in(marked.inner)
    before = [word for word in frame.outside if word.end <= marked.span.start and not word.is_punct]
    if not inside or not inside[0].text[:1].isupper() or last_sign(marked, frame) not in ".?!":
        return False
    if not before or before[-1].lemma in words("cues", "label") or is_title(marked, frame):
        return False
    told = any_of("cues", "speech", "naming", "speech-noun", "claim-noun", "announces")
    named = all(word.pos in ("PROPN", "NOUN", "ADJ", "DET") for word in before)  # "Mayor Ann Reed: ..."
    return named or any(word.lemma in told or word.dep == "acomp" for word in before)


def _announced(lead: list[Word]) -> Word | None:
    """Give the name in ‘Continued Reed: "..."’: a verb of saying in front, then nothing but a name."""
    form = lead[0].lower if lead else ""
    said = form in ("said", "wrote") or {form.removesuffix("d"), form.removesuffix("ed"), form[:-1]} & SPEECH
    name = lead[1:]
    if not said or lead[0].i or not 1 <= len(name) <= _LONGEST_NAME:
        return None
    return name[-1] if all(word.pos == "PROPN" for word in name) else None


def topic(lead: list[Word]) -> Word | None:
    """Give the subject of a clause, of several that of the main one; or the name that is all there is."""
    found = [
        word
        for word in lead
        if word.dep in ("nsubj", "nsubjpass")
        and word.head.dep in ("ROOT", "ccomp", "advcl", "conj")
        and (
            word.parse.name_at(word) is not None
            or word.pos in ("PRON", "PROPN")
            or has_named_apposition(word)
        )
    ]
    if found:
        end = lead[-1].i
        return next((w for w in found if w.head.dep == "ROOT" or w.head.head.i > end), found[0])
    if not lead or len(lead) > LONGEST_LABEL:
        return None
    for name in (lead[0].parse.name_at(lead[0]), lead[-1].parse.name_at(lead[-1])):
        if name is not None and name.label in ("PERSON", "ORG") and _is_one_phrase(lead):
            return not_the_owner(name)
    return lead[-1] if lead[0].pos == "DET" and is_party(lead[-1]) and _is_one_phrase(lead) else None


def _is_one_phrase(lead: list[Word]) -> bool:
    """Say whether words are but a name or a noun with what stands before it: "Mayor Ann Reed"."""
    return all(word.pos in ("PROPN", "NOUN", "ADJ", "DET") or word.tag == "POS" for word in lead)
