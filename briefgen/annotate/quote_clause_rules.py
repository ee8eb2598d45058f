"""Quotations without marks, or with marks inside: "according to", and the clause after a verb of saying."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.lexicon import words
from briefgen.annotate.quote_cues import (
    CUES,
    FINITE_ALONE,
    NAMING,
    SPEECH,
    clause_words,
    clauses_of,
    cue_verbs,
    is_content,
    is_finite,
    span_of,
    speaker_of,
    voice,
)
from briefgen.annotate.quote_drafts import Draft
from briefgen.annotate.quote_frames import Frame
from briefgen.annotate.quote_marks import Marks
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span


def according_to(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "The road is shut, according to police": the whole clause, before, after or around."""
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
    """Give the words of "according to Jane Reed, the mayor", not what the model hung on it besides."""
    rest = [word for word in frame.words if word.i >= according.i]
    end = next((n for n, word in enumerate(rest) if word.i > source.i and word.text in ",;:"), len(rest))
    while end < len(rest) and rest[end].text == ",":
        after = next((n for n in range(end + 1, len(rest)) if rest[n].text in ",;:"), len(rest))
        part = rest[end + 1 : after]
        if not part or not _belongs_to(part, source):
            break
        end = after
    if according.i == frame.words[0].i and _has_subject(rest[:end], source):
        end = next(n for n, word in enumerate(rest) if word.i > _name_end(source))
    aside = rest[:end]
    if according.i == frame.words[0].i or _inside_commas(according, frame):
        return aside
    below = {word.i for word in according.subtree()} | {word.i for word in source.subtree()}
    return [word for word in aside if word.i in below or word.i > max(below)] or aside


def _has_subject(aside: list[Word], source: Word) -> bool:
    """Say whether the main clause begins in the aside, for want of a comma: "According to Lee it is shut"."""
    later = [word for word in aside if word.i > source.i]
    return any(word.dep in ("nsubj", "nsubjpass") and word.tag not in ("WDT", "WP") for word in later)


def _name_end(source: Word) -> int:
    name = source.parse.name_at(source)
    return name.words[-1].i if name is not None else source.i


def _belongs_to(part: list[Word], source: Word) -> bool:
    """Say whether a stretch between commas goes with the source: an apposition, a list, "who ..."."""
    if part[0].tag in ("WP", "WDT", "WP$") or any(word.tag in ("WP", "WDT") for word in part[:4]):
        return True
    if any(word.dep in ("nsubj", "nsubjpass", "aux") for word in part):
        return False
    heads = [word for word in part if word.dep in ("appos", "conj") and word.head.i <= source.i]
    return any(source in word.ancestors() for word in heads)


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
    """Read "She said (that) it was shut", "It was, she said, shut", with or without marks inside."""
    for verb in cue_verbs(frame):
        clauses = clauses_of(verb)
        if not clauses or marks.holds(clauses[0]):
            continue
        speaker = voice(verb, frame, marks)
        if speaker is None or not any(map(is_finite, clauses)) or not _can_say(verb, speaker):
            continue
        found = _up_to_colon(_up_to_cue(_said_words(verb, clauses, frame), verb), frame)
        found = _up_to_remark(_up_to_other_voice(found, verb, marks), verb)
        if not any(is_content(word, marks) for word in found) or _is_broken_off(verb, found, frame):
            continue
        segments, cue = _cut_at(verb, found), Span(verb.start, verb.end)
        if _denies(verb, found):
            yield Draft(segments, cue, speaker, "denied-clause", Confidence.GUESS, verb)
        else:
            yield Draft(segments, cue, speaker, "said-clause", _sureness(verb), verb)


def _said_words(verb: Word, clauses: tuple[Word, ...], frame: Frame) -> list[Word]:
    found = clause_words(verb, clauses, frame)
    that = next(
        (word for word in found if word.i > verb.i and word.dep == "mark" and word.lower == "that"), None
    )
    if that is not None and that.head is clauses[0]:
        found = [word for word in found if word.i > that.i or word.i < verb.i]
    return found


def _up_to_cue(found: list[Word], verb: Word) -> list[Word]:
    """Leave out a second cue that the model took into the clause: "said it was bad and urged them to go"."""
    for n, word in enumerate(found):
        contrast = word.child("mark") if word.dep == "advcl" and word.lemma in CUES else None
        if contrast is not None and contrast.lower in ("while", "whereas", "although", "though"):
            return [earlier for earlier in found if earlier.i < contrast.i] or found
        second = (
            word.dep == "conj" and word.tag == verb.tag and word.lemma in CUES | NAMING and word.i > verb.i
        )
        if second and word.child("nsubj", "nsubjpass", "aux") is None and verb.tag in FINITE_ALONE:
            joint = next((k for k in range(n - 1, 0, -1) if found[k].dep == "cc"), n)
            return found[:joint]
    return found


_BREAKS = frozenset({";", "—", "–", "--"})


def _up_to_other_voice(found: list[Word], verb: Word, marks: Marks) -> list[Word]:
    """Leave out a clause in which another speaks: ‘said it was "bad"; Lopez called it "fine"’."""
    if not found:
        return found
    all_words, last = verb.parse.words, found[-1].i
    for n, word in enumerate(found):
        if not n or word.i < verb.i or marks.holds(word):
            continue
        rest = found[n + 1 :]
        # The model hangs a dash now on the clause, now on the verb above it.
        broken = next(
            (
                w
                for w in all_words[max(verb.i, found[n - 1].i) + 1 : word.i + 1]
                if w.text in _BREAKS and not marks.holds(w)
            ),
            None,
        )
        if broken is not None:
            aside = broken.text != ";" and any(w.text == broken.text for w in all_words[word.i + 1 : last])
            if not aside and _other_cue(found[n:], marks) is not None:
                return found[:n]
        elif word.dep == "cc" and found[n - 1].text == "," and word.lower in ("and", "but"):
            cue = _other_cue(rest, marks)
            if cue is not None and cue.tag == verb.tag and any(marks.holds(later) for later in rest):
                return found[:n]
    return found


def _other_cue(rest: list[Word], marks: Marks) -> Word | None:
    """Give the main verb of a clause, if it is a cue with a subject of its own."""
    held = {word.i for word in rest}
    for word in rest:
        if word.pos not in ("VERB", "AUX") or marks.holds(word) or word.dep in ("aux", "auxpass"):
            continue
        subject = word.child("nsubj")
        if subject is None or subject.i not in held or word.head.i in held:
            continue
        told = word.tag in FINITE_ALONE or word.child("aux") is not None
        return word if word.lemma in CUES | NAMING and told and not marks.holds(subject) else None
    return None


def _up_to_remark(found: list[Word], verb: Word) -> list[Word]:
    """Leave out the writer's remark at the end: "..., a claim he later denied"."""
    for n, word in enumerate(found):
        if word.lemma not in words("cues", "remark-noun") or word.i < verb.i or n < 3:
            continue
        # "a" and a comma tell such a remark better than the model, which hangs it on many a word.
        opens = found[n - 2].text == "," and found[n - 1].lower in ("a", "an")
        if opens and word.child("relcl", "acl") is not None:
            return found[: n - 2]
    return found


def _denies(verb: Word, found: list[Word]) -> bool:
    """Say whether the clause is what the speaker does not say: "denied that ...", "questioned that ..."."""
    if verb.lemma == "question":
        return not any(word.lower in ("whether", "if") or word.tag in ("WP", "WRB") for word in found[:1])
    return verb.lemma in words("cues", "denies")


def _up_to_colon(found: list[Word], frame: Frame) -> list[Word]:
    """Leave out a sentence between marks after a colon: it is a quotation of its own."""
    colon = next((n for n, word in enumerate(found[:-1]) if word.text == ":" and n), None)
    if colon is None or not any(marked.span.start == found[colon + 1].start for marked in frame.marked):
        return found
    return found[:colon]


def _is_broken_off(verb: Word, found: list[Word], frame: Frame) -> bool:
    """Say whether a clause before the verb is no part of what it says: a stop or an object tells."""
    if found[-1].i > verb.i:
        return False
    between = [word for word in frame.words if found[-1].i < word.i < verb.i]
    own_object = verb.child("dobj")
    return any(word.text in ";:" for word in between) or (own_object is not None and verb.lemma != "tell")


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
    return speaker.pos in ("PROPN", "PRON") or (
        speaker.tag == "NNS" and speaker.lemma not in words("cues", "shown-by")
    )


def _sureness(verb: Word) -> Confidence:
    return Confidence.SURE if verb.lemma in ("say", "tell") else Confidence.LIKELY


def believed_clause(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "They are concerned the law will change"."""
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
            if word.lower in words("cues", "disbelieving"):
                yield Draft((span_of(found),), cue, speaker, "denied-clause", Confidence.GUESS, word)
            else:
                yield Draft((span_of(found),), cue, speaker, "believed-clause", Confidence.LIKELY, word)


def as_told(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "As Reed told the BBC, the road is shut", "The road is shut, as Reed put it"."""
    for verb in cue_verbs(frame, SPEECH | frozenset({"put"})):
        mark = verb.child("mark", "advmod")
        if verb.dep != "advcl" or mark is None or mark.lower != "as" or clauses_of(verb):
            continue
        thing = verb.child("dobj")
        if thing is not None and verb.lemma not in ("tell", "inform") and thing.lower != "it":
            continue  # "as makers reported their sales"
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
    """Read "They reported most had left" where the model saw no clause: the rest of the sentence is one."""
    for verb in cue_verbs(frame, SPEECH | frozenset({"estimate", "believe", "find"})):
        if clauses_of(verb) or verb.tag not in FINITE_ALONE:
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


def _is_clause(rest: list[Word], verb: Word) -> bool:
    """Say whether words after a cue read as a clause: a subject, a finite verb, no "who" or "which"."""
    for n, word in enumerate(rest):
        if word.text in ",;:" or word.tag in ("WDT", "WP", "WRB"):
            return False
        if word.tag in (*FINITE_ALONE, "MD") and word.dep not in ("relcl",) and n:
            return word.head is verb or word.dep in ("ccomp", "ROOT", "parataxis", "conj", "acl")
    return False
