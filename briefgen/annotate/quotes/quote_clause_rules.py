"""Quotations without marks, or with marks inside: "according to", and the clause after a verb of saying."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import any_of, phrases, words
from briefgen.annotate.quotes.quote_clauses import clauses_of, is_finite, is_statement
from briefgen.annotate.quotes.quote_companions import says_again
from briefgen.annotate.quotes.quote_cues import (
    OPINION,
    SPEECH,
    cue_verbs,
    is_content,
    is_hidden_cue,
    span_of,
    speaker_of,
    voice,
)
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_extents import next_clause, said_extent, said_words
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_interposed import around_cue
from briefgen.annotate.quotes.quote_leads import is_led_into
from briefgen.annotate.quotes.quote_mark_rules import said_before
from briefgen.annotate.quotes.quote_mixed import is_partly_marked, marked_behind
from briefgen.annotate.quotes.quote_other_clauses import of_other_speakers
from briefgen.annotate.quotes.quote_places import is_behind_sentence
from briefgen.annotate.quotes.quote_sureness import clause_sureness, has_joint
from briefgen.annotate.syntax import FINITE, FINITE_ALONE, SUBJECT, Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span


def said_clause(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "She said (that) it was shut", "It was, she said, shut", with or without marks inside."""
    for verb in cue_verbs(frame):
        clauses = clauses_of(verb)
        if not clauses:
            continue
        if marks.holds(clauses[0]) and not is_partly_marked(verb, clauses[0], frame, marks):
            continue
        if is_led_into(clauses[0], verb, frame):
            continue
        if said_before(verb, clauses[0], frame) and not _adds_clause(verb, clauses[0]):
            continue
        speaker = voice(verb, frame, marks)
        if (
            speaker is None
            or not any(is_statement(clause, verb) for clause in clauses)
            or not _can_say(verb, speaker)
            or _is_participle(verb, clauses[0])
            or _is_aside(verb, clauses[0], frame)
            or is_behind_sentence(clauses[0], verb, frame)
        ):
            continue
        found = said_extent(verb, clauses, frame, marks)
        if not any(is_content(word, marks) for word in found) or _is_broken_off(
            verb, found, clauses[0], frame
        ):
            continue
        if _takes_on(verb, found[0]):
            continue
        if any(word is verb for word in found) or _leaves_open(verb, found, clauses[0]):
            continue
        if found[-1].i < verb.i and any(word is speaker for word in found):
            found = _before_speaker(found, speaker)
        if not found or any(word is speaker for word in found):
            continue  # "The best, says Reed, a guard, is that it holds"
        found = [*around_cue(found, verb, frame, marks), *marked_behind(verb, found, frame)]
        segments, cue = _cut_at(verb, found), Span(verb.start, verb.end)
        if _denies(verb, found):
            yield Draft(segments, cue, speaker, "denied-clause", Confidence.GUESS, verb)
        else:
            sureness = clause_sureness(verb, found, frame, marks)
            if _tells_of(verb, found[0], clauses[0]):
                sureness = Confidence.GUESS
            yield Draft(segments, cue, speaker, "said-clause", sureness, verb)
            for other, said in of_other_speakers(verb, frame, marks):
                yield Draft((span_of(said),), cue, other, "said-clause", Confidence.LIKELY, verb)


def _before_speaker(found: list[Word], speaker: Word) -> list[Word]:
    """Leave out who speaks, taken for a part of his words: "... a strike against the port, Tom Reed said"."""
    name = speaker.parse.name_at(speaker)
    first = name.words[0].i if name is not None else speaker.i
    comma = next((word.i for word in reversed(found) if word.text == "," and word.i < first), -1)
    return [word for word in found if word.i < comma]


def _adds_clause(verb: Word, clause: Word) -> bool:
    """Say whether a sign tells that a clause is said, too: ‘"It is old," he said, and that it was damp’."""
    between = verb.parse.words[verb.i : clause.i]
    return any(word.text == ":" or (word.lower == "that" and word.dep == "mark") for word in between)


def _is_participle(verb: Word, clause: Word) -> bool:
    """Say whether the "clause" is the sentence's own verb: "papers found this year suggest otherwise"."""
    bare = clause.subtree()[0] is clause and clause.child(*SUBJECT) is None
    told = verb.lemma in words("cues", "hearers")  # "told them life was hard"
    part = verb.tag == "VBD" or (verb.tag == "VBN" and verb.child("aux", "auxpass") is None)
    return bare and not told and part and clause.tag in FINITE_ALONE and clause.i > verb.i + 1


_WHILE = frozenset({"as", "while", "before", "after", "until", "when"})


def _is_aside(verb: Word, clause: Word, frame: Frame) -> bool:
    """Say whether a cue has its words before it: ‘"No," he said as the bell rang’."""
    subject = verb.child(*SUBJECT)
    first = min(word.i for word in (subject.subtree() if subject is not None else [verb]))
    before = [marked for marked in frame.marked if marked.closed and marked.span.end <= verb.start]
    if clause.i < verb.i or not before or frame.between(before[-1].span.end, verb.parse.words[first].start):
        return False
    opening = next((word for word in verb.parse.words[verb.i + 1 :] if not word.is_punct), clause)
    return opening.lower in _WHILE


_ASKS = frozenset({"ask", "question", "wonder", "doubt", "worry", "debate"})


def _leaves_open(verb: Word, found: list[Word], clause: Word) -> bool:
    """Say whether the clause states nothing: "will decide whether it is late", "time will tell if it is"."""
    opening = found[0]
    if verb.lemma in _ASKS or opening.i < verb.i:
        return False
    if opening.lower in ("whether", "if"):
        return opening.head is clause and opening.dep == "mark"
    subject = clause.child("csubj", "csubjpass")  # "thinks whoever comes will pay"
    free = subject is not None and subject.subtree()[0] is opening
    return verb.lemma in OPINION and opening.tag in ("WP", "WDT", "WRB") and not free


def _takes_on(verb: Word, first: Word) -> bool:
    """Say whether somebody only claims a deed: "claimed responsibility for the strikes in towns that ..."."""
    return verb.lemma == "claim" and first.i == verb.i + 1 and first.lower in ("responsibility", "credit")


def _tells_of(verb: Word, opening: Word, clause: Word) -> bool:
    """Say whether a clause only names what is told: "let me say what we plan", "telling them how it grew"."""
    if opening.tag not in ("WP", "WRB") or opening.i < verb.i or verb.lemma not in ("say", "tell"):
        return False
    above = opening
    while above.head is not above and above is not clause:
        if above.dep in ("csubj", "csubjpass", "advcl"):
            return False  # "said what happened was a crime", "said when it rains, it floods"
        above = above.head
    return True


def _denies(verb: Word, found: list[Word]) -> bool:
    """Say whether the clause is what the speaker does not say: "denied that ...", "questioned that ..."."""
    if verb.lemma == "question":
        return not any(word.lower in ("whether", "if") or word.tag in ("WP", "WRB") for word in found[:1])
    phrased = (f"{verb.lemma} {child.lower}" for child in verb.children)  # "ruled out that ..."
    return verb.lemma in words("cues", "denies") or any(
        said in phrases("claims", "denial phrases") for said in phrased
    )


def _is_broken_off(verb: Word, found: list[Word], clause: Word, frame: Frame) -> bool:
    """Say whether a clause is no part of what a verb says: a stop or an object between tells."""
    own_object = verb.child("dobj")
    if found[-1].i > verb.i:
        first = next(word for word in found if not word.is_punct)
        before = verb.parse.words[first.i - 1]  # "Since he announced his plan, we are here"
        parted = own_object is not None and before.text == "," and verb.i < own_object.i < before.i
        hears = verb.lemma == "ask" or verb.lemma in words("cues", "hearers")
        return parted and not hears and clause.child(*SUBJECT) is not None
    between = [word for word in frame.words if found[-1].i < word.i < verb.i]
    if says_again(verb, clause):
        return True
    last = next((word for word in reversed(found) if not word.is_punct), found[-1])
    if last.pos == "ADP" and last.dep != "prt":
        return True  # ‘... critics, including, she said, "the loudest"’
    if verb.dep == "relcl" and verb.lemma in OPINION:
        return True  # "... on matters she holds dear"
    opened = sum((word.text == "(") - (word.text == ")") for word in between)
    if opened or any(word.text in ";:" for word in between):
        return True
    # "he tells a joke" says nothing; "he tells reporters" does.
    if verb.child("xcomp") is not None or _is_about(verb):
        return True  # "It was late, so he continued to work"
    heard = verb.lemma == "tell" and (own_object is None or own_object.lemma not in words("cues", "tale"))
    return own_object is not None and not heard


def _is_about(verb: Word) -> bool:
    """Say whether a verb tells itself what is meant: "complained of the noise", but "said of the mayor"."""
    about = next((child for child in verb.children if child.dep == "prep" and child.i == verb.i + 1), None)
    return about is not None and about.lower == "of" and verb.lemma in ("complain", "warn", "boast", "remind")


def _cut_at(verb: Word, found: list[Word]) -> tuple[Span, ...]:
    """Give one range, or two where the cue stands between; a "which" right before the cue is left out."""
    before = [word for word in found if word.i < verb.i]
    while before and before[-1].tag in ("WDT", "WP"):
        before.pop()
    after = [word for word in found if word.i > verb.i]
    return tuple(span_of(part) for part in (before, after) if any(not word.is_punct for word in part))


def _can_say(verb: Word, speaker: Word) -> bool:
    """Rule out figures and documents that merely show, dummies, and "you will recall"."""
    if speaker.lower == "you" and verb.lemma in ("recall", "remember", "note", "notice"):
        return False
    if speaker.lower in ("this", "that", "there", "what", "which"):
        return verb.lemma in SPEECH and verb.lemma not in words("cues", "shows")
    if verb.lemma not in words("cues", "shows"):
        return True
    if speaker.pos in ("PROPN", "PRON"):
        return True
    if speaker.lemma in words("cues", "shown-by"):
        return False
    known = any_of("names", "role", "body")
    return speaker.tag == "NNS" or speaker.lemma in known or speaker.child("poss") is not None


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
        found = said_words(word, clauses, frame)
        if any(not w.is_punct for w in found):
            cue = Span(word.start, word.end)
            if word.lower in words("cues", "disbelieving"):
                yield Draft((span_of(found),), cue, speaker, "denied-clause", Confidence.GUESS, word)
            else:
                yield Draft((span_of(found),), cue, speaker, "believed-clause", Confidence.LIKELY, word)


def unparsed_clause(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "They reported most had left" where the model saw no clause: the rest of the sentence is one."""
    yield from _hidden(frame, marks)
    yield from _behind_that(frame, marks)
    for verb in cue_verbs(frame, SPEECH | frozenset({"estimate", "believe", "find"})):
        if clauses_of(verb) or verb.tag not in FINITE_ALONE or verb.child("xcomp") is not None:
            continue
        speaker = speaker_of(verb)
        if speaker is None or speaker.i > verb.i or not _can_say(verb, speaker):
            continue
        rest = [word for word in frame.words if word.i > verb.i]
        rest = rest[: next_clause(rest)]
        if any(marks.holds(word) for word in rest) or not (
            _is_clause(rest, verb) or _is_conjunct(rest, verb)
        ):
            continue
        yield Draft(
            (span_of(rest),), Span(verb.start, verb.end), speaker, "unparsed-clause", Confidence.GUESS, verb
        )


def _behind_that(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "noting that at one point in May he had lost": "that" tells a clause that the model misses."""
    for verb in cue_verbs(frame, SPEECH):
        behind = [word for word in frame.words if word.i > verb.i]
        if len(behind) < 2 or behind[0].lower != "that" or behind[0].tag != "IN" or clauses_of(verb):
            continue
        speaker = voice(verb, frame, marks)
        rest = behind[1 : 1 + next_clause(behind[1:])]
        whole = any(word.tag in FINITE for word in rest) and any(word.dep in SUBJECT for word in rest)
        if speaker is None or not whole or rest[0].tag == "TO" or any(map(marks.holds, rest)):
            continue
        if not _can_say(verb, speaker):
            continue
        sureness = Confidence.GUESS if has_joint(rest, marks) else Confidence.LIKELY
        yield Draft((span_of(rest),), Span(verb.start, verb.end), speaker, "unparsed-clause", sureness, verb)


def _hidden(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read cues taken for adjectives: "The bank - a small one - said profits fell"."""
    for verb in frame.outside:
        if not is_hidden_cue(verb):
            continue
        rest = [word for word in frame.words if word.i > verb.i]
        rest = rest[: next_clause(rest)]
        before = [word for word in frame.words if word.i < verb.i and not marks.holds(word)]
        earlier = [cue for cue in cue_verbs(frame) if cue.i < verb.i and speaker_of(cue) is not None]
        joined = before[-1:] and before[-1].dep == "cc"
        if joined:
            speaker = speaker_of(earlier[-1]) if earlier else None
        else:
            subjects = (word for word in before if word.dep in ("nsubj", "nsubjpass"))
            speaker = verb.child("nsubj") or next(subjects, None)
        finite = any(word.tag in FINITE for word in rest)
        if speaker is None or not finite or any(marks.holds(word) for word in rest):
            continue
        cue = Span(verb.start, verb.end)
        yield Draft((span_of(rest),), cue, speaker, "unparsed-clause", Confidence.LIKELY, verb)


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
        if word.tag in FINITE and word.dep not in ("relcl", "advcl") and n:
            main = word.head if word.dep in ("aux", "auxpass") else word
            joined = any(earlier.dep == "cc" for earlier in rest[:n])
            if joined and word.dep == "conj" and main.child(*SUBJECT) is None:
                return False  # "reported the sale and left"
            return word.head is verb or word.dep in ("ccomp", "ROOT", "parataxis", "conj", "acl")
    return False
