"""How far a said clause goes: what the model hangs on it, without the writer's words and those of others.

Each function takes the words found so far and gives them cut or lengthened; ``said_extent`` runs them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.quotes.quote_clauses import clause_words
from briefgen.annotate.quotes.quote_companions import adds_to, answers_above, does_besides, goes_with
from briefgen.annotate.quotes.quote_cues import CUES, NAMING, SPEECH, cue_verbs, is_hidden_cue
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_hearers import without_hearer
from briefgen.annotate.quotes.quote_lost_subjects import beside_joint
from briefgen.annotate.quotes.quote_other_clauses import (
    gives_a_figure,
    up_to_contrast,
    up_to_main_clause,
    up_to_other_speaker,
    up_to_other_words,
    up_to_semicolon,
    up_to_silence,
    up_to_source,
    without_date,
)
from briefgen.annotate.quotes.quote_places import comma_before
from briefgen.annotate.syntax import FINITE, FINITE_ALONE, SUBJECT, Word, is_dash

_BREAKS = frozenset({";", "—", "–", "--"})
_WILLS = frozenset({"want", "hope", "plan", "aim", "intend", "seek", "wish", "try"})


def said_extent(verb: Word, clauses: tuple[Word, ...], frame: Frame, marks: Marks) -> list[Word]:
    """Give the words that a cue says, from the heads of their clauses."""
    found = without_hearer(said_words(verb, clauses, frame), verb, clauses[0])
    found = _up_to_colon(without_date(found, verb), frame)
    for cut in (_up_to_cue, _up_to_participle, _up_to_relative, _up_to_past, _up_to_hidden_cue):
        found = cut(found, verb)
    found = _up_to_remark(_up_to_other_voice(found, verb, marks), verb)
    found = up_to_main_clause(up_to_semicolon(found, verb, marks), verb)
    found = up_to_other_words(up_to_other_speaker(found, verb, marks), verb, marks)
    found = up_to_contrast(up_to_silence(up_to_source(found, verb, marks), verb, marks), verb, marks)
    found = _up_to_dash(found, verb)
    found = _over_reason(_over_that(found, verb, frame), verb, frame)
    return _up_to_joint(_over_marked(found, verb, frame, marks), verb, marks)


def said_words(verb: Word, clauses: tuple[Word, ...], frame: Frame) -> list[Word]:
    """Give the words below the clauses, without the "that" before them."""
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
        if n and word.i > verb.i and _is_contrast(word):
            kept = [earlier for earlier in found if earlier.i < word.subtree()[0].i]
            if kept:
                return kept
        if word.i > verb.i and verb in (goes_with(word), answers_above(word)):
            return found[: _joint(found, n)]
    return found


def _up_to_joint(found: list[Word], verb: Word, marks: Marks) -> list[Word]:
    """Leave out a last "and" or "but", whose clause the model hangs elsewhere."""
    if not found or found[-1].i < verb.i:
        return found  # "It was old and, Reed said, damp"
    found = _up_to_lost_subject(found)
    end = len(found)
    while (
        end > 1
        and not marks.holds(found[end - 1])
        and (found[end - 1].dep == "cc" or found[end - 1].is_punct)
    ):
        end -= 1
    return found[:end] if any(word.dep == "cc" for word in found[end:]) else found


def _up_to_lost_subject(found: list[Word]) -> list[Word]:
    """Leave out who speaks next, taken for a part of what is said: "left the fair and others said"."""
    last = found[-1]
    behind = last.parse.words[last.i + 1 : last.i + 4]
    if not any(beside_joint(word) is last for word in behind if word.lemma in CUES):
        return found
    first = last.subtree()[0].i
    return [word for word in found if word.i < first] or found


def _is_contrast(word: Word) -> bool:
    """Say whether another clause begins here, with a cue of its own: "..., while others called it late"."""
    mark, subject = word.child("mark"), word.child("nsubj")
    if word.dep != "advcl" or subject is None or mark is None:
        return False
    if mark.lower not in ("while", "whereas", "although", "though"):
        return False
    grants = subject.lower in ("he", "she", "they", "it") and word.child("ccomp") is not None
    if not grants and word.lemma not in CUES | NAMING and not gives_a_figure(word):
        return False
    return word.head.dep in ("ccomp", "conj")


def _joint(found: Sequence[Word], n: int) -> int:
    """Give the number of the "and" before word ``n``."""
    return next((k for k in range(n - 1, 0, -1) if found[k].dep == "cc"), n)


def _up_to_participle(found: list[Word], verb: Word) -> list[Word]:
    """Leave out what the speaker says besides: "said that it was late, adding that it was cold"."""
    for n, word in enumerate(found):
        if n < 2 or word.i < verb.i or word.tag != "VBG":
            continue
        comma = comma_before(found, n)
        if comma is not None and verb in (adds_to(word), does_besides(word)):
            return found[:comma]
        # ‘a "rosy mood," alluding to the vote’: the writer explains
        if word.lemma in words("cues", "explains") and "," in (found[n - 1].text, found[n - 2].text):
            return [earlier for earlier in found[:n] if not earlier.is_punct or earlier.i < found[n - 2].i]
    return found


def _up_to_relative(found: list[Word], verb: Word) -> list[Word]:
    """Leave out a clause that has a cue of its own: "said the wall, which he said was old, ..."."""
    for n, word in enumerate(found):
        comma = comma_before(found, n)
        if n < 2 or word.tag not in ("WDT", "WP") or word.i < verb.i or comma is None:
            continue
        cue = next((above for above in word.ancestors() if above.dep == "relcl" or above.lemma in CUES), None)
        if cue is None or cue.lemma not in SPEECH or cue.child("ccomp") is None:
            continue
        who = cue.child("nsubj")
        if who is not None and who is not word and word.i < who.i < cue.i and found[-1].i <= _last(cue).i:
            return found[:comma]
    return found


def _last(word: Word) -> Word:
    return word.subtree()[-1]


def _up_to_past(found: list[Word], verb: Word) -> list[Word]:
    """Leave out what the speaker did besides: "said she likes the plan and opened the meeting".

    The tense tells: after "likes" or "will like" a verb in the past with no subject is the writer's. So is
    one in the present after "fears it could grow": "and wants to stop it" goes with "fears".
    """
    if verb.tag not in ("VBD", "VBZ"):
        return found
    for n, word in enumerate(found):
        if (
            word.dep != "conj"
            or word.tag != verb.tag
            or word.i < verb.i
            or word.child(*SUBJECT, "aux", "auxpass")
        ):
            continue
        first = word.head
        while first.dep == "conj":
            first = first.head
        modal = any(child.dep == "aux" and child.tag == "MD" for child in first.children)
        own = first.child("nsubj")
        present = verb.tag == "VBD" and first.tag in ("VBZ", "VBP") and own is not None and own.tag == "PRP"
        if verb.tag == "VBZ" and not _wills(word, own):
            continue
        if first.head is verb and first.dep == "ccomp" and (modal or present):
            return found[: _joint(found, n)]
    return found


def _wills(second: Word, subject: Word | None) -> bool:
    """Say whether a verb is what only the speaker can want: "fears the storm could grow and wants to ..."."""
    if second.lemma not in _WILLS or second.child("xcomp") is None or subject is None:
        return False
    wanting = any(subject.lower in words("names", part) for part in ("body", "org-head"))
    return subject.tag == "NN" and not wanting and not is_human(subject)


def _up_to_hidden_cue(found: list[Word], verb: Word) -> list[Word]:
    """Leave out a second cue that the model takes for an adjective: "said A and warned it rained"."""
    for n, word in enumerate(found):
        if n > 1 and word.i > verb.i and found[n - 1].dep == "cc" and is_hidden_cue(word):
            return found[: n - 1]
    return found


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
        elif word.dep == "cc" and word.lower in ("and", "but"):
            cue = _other_cue(rest, marks)
            marked = found[n - 1].text == "," and any(marks.holds(later) for later in rest)
            others = bool(rest) and _are_others(rest[0], found[:n], verb)
            if cue is not None and cue.tag == verb.tag and (marked or others):
                return found[:n]
    return found


def _are_others(who: Word, before: list[Word], verb: Word) -> bool:
    """Say whether others are told of: "they would go and others said", "39 said it held and 160 said"."""
    subject = verb.child("nsubj")
    counted = who.tag == "CD" and subject is not None and subject.tag == "CD"
    return counted or (who.lower == "others" and not any(word.lower == "some" for word in before))


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
    """Leave out the writer's remark at the end: "..., a claim he denies", "..., a move Reed called odd"."""
    for n, word in enumerate(found):
        if n < 3 or word.i < verb.i or word.pos not in ("NOUN", "PRON"):
            continue
        # "a" and a comma tell such a remark better than the model, which hangs it on many a word.
        article = found[n - 1].lower in ("a", "an")
        first = n - 1 if article else n
        comma = first - 1 if is_dash(found[first - 1]) else comma_before(found, first)
        if not (article or word.lower == "something") or comma is None:
            continue
        tells = word.lemma in words("cues", "remark-noun") and word.child("relcl", "acl") is not None
        if tells or _is_judged(word, verb):
            return found[:comma]
    return found


def _is_judged(noun: Word, verb: Word) -> bool:
    """Say whether somebody else tells what he thinks of it: "a move that Reed called cruel"."""
    clause = noun.child("relcl")
    who = clause.child("nsubj") if clause is not None else None
    if clause is None or who is None or who.tag in ("WDT", "WP") or who.pos == "PRON":
        return False
    speaker = verb.child("nsubj")
    same = speaker is not None and speaker.lower == who.lower
    return not same and clause.lemma in any_of("cues", "speech", "opinion", "naming", "denies", "rejects")


def _up_to_colon(found: list[Word], frame: Frame) -> list[Word]:
    """Leave out a sentence between marks after a colon: it is a quotation of its own."""
    starts = {marked.span.start for marked in frame.marked}
    for word in frame.outside:
        follower = word.parse.words[word.i + 1 : word.i + 2]
        if word.text == ":" and found and word.i > found[0].i and follower and follower[0].start in starts:
            return [earlier for earlier in found if earlier.i < word.i]
    return found


def _up_to_dash(found: list[Word], verb: Word) -> list[Word]:
    """Keep within its dashes what is said between dashes: "The boat - Reed said it was old - sank"."""
    subject = verb.child("nsubj")
    first = min(word.i for word in (subject.subtree() if subject is not None else [verb]))
    if not first or not found or found[-1].i < verb.i:
        return found
    opening = verb.parse.words[first - 1]
    if not is_dash(opening):
        return found
    closing = next(
        (w for w in verb.parse.words[verb.i : found[-1].i] if w.text == opening.text and is_dash(w)), None
    )
    return found if closing is None else [word for word in found if word.i < closing.i] or found


def _over_that(found: list[Word], verb: Word, frame: Frame) -> list[Word]:
    """Take in "..., but that it was late" behind the clause, which the model often hangs elsewhere."""
    rest = _behind(found, verb, frame)
    joint = [word for word in rest[:5] if not word.is_punct]
    if len(joint) < 2 or joint[0].dep != "cc" or joint[1].lower != "that":
        return found
    more = rest[: rest.index(joint[1]) + 1 + next_clause(rest[rest.index(joint[1]) + 1 :])]
    finite = any(word.tag in FINITE for word in more)
    return [*found, *more] if finite and len(more) > len(joint) + 2 else found


def _over_marked(found: list[Word], verb: Word, frame: Frame, marks: Marks) -> list[Word]:
    """Take in a second clause with words between marks and no cue of its own: ‘, and it "must be sold"’."""
    rest = _behind(found, verb, frame)
    joint = next((word for word in rest if not word.is_punct), None)
    if joint is None or joint.dep != "cc" or not any(marks.holds(word) for word in found):
        return found
    own = any(word.dep in SUBJECT and not marks.holds(word) for word in rest)
    cues = [word for word in cue_verbs(frame, CUES | NAMING) if word.i > joint.i]
    further = any(marks.holds(word) and not word.is_punct for word in rest if word.i > joint.i)
    return [*found, *rest] if own and further and not cues else found


_REASONS = frozenset({"because", "unless", "if", "apart", "except", "provided"})


def _over_reason(found: list[Word], verb: Word, frame: Frame) -> list[Word]:
    """Take in "because of the rain" and the like behind the clause: the speaker gives the reason."""
    rest = _behind(found, verb, frame)
    start = next((n for n, word in enumerate(rest) if not word.is_punct), len(rest))
    if start > 1 or start + 2 > len(rest):
        return found
    opening = rest[start].lower
    partly = [word.lower for word in rest[start : start + 3]] == ["in", "part", "because"]
    if not (opening in _REASONS or partly):
        return found
    return [*found, *rest[: next_clause(rest)]]


def _behind(found: list[Word], verb: Word, frame: Frame) -> list[Word]:
    """Give the words of the sentence behind a clause that follows its cue, its final stop left out."""
    if not found or found[-1].i < verb.i:
        return []
    rest = _up_to_colon([word for word in frame.words if word.i >= found[-1].i], frame)[1:]
    return rest[:-1] if rest and rest[-1].text in ".?!" else rest


def next_clause(after: list[Word]) -> int:
    """Give the number of the word where a new clause with its own subject begins: ", and the mayor left"."""
    for n, word in enumerate(after):
        if n and word.text == ";":
            return n
        if n and word.dep == "cc" and after[n - 1].text == ",":
            rest = after[n + 1 :]
            if rest and any(w.dep in ("nsubj", "nsubjpass") for w in rest[:6]):
                return n
    return len(after)
