"""Where a said clause ends because the writer, or somebody else, goes on in the same sentence.

What the model hangs on a clause need not be said by the same speaker: a semicolon, a second "that" with
another's name before it, and a second figure tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.annotate.grammar.propositions import is_party
from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_places import comma_before
from briefgen.annotate.syntax import FINITE, FINITE_ALONE, SUBJECT, Word

_SAID_OF_THE_PAST = frozenset({"would", "'d", "had", "could", "might"})
"""Auxiliaries that show that a clause is still somebody's words: "said it was late; the town would pay"."""

_NEW_CLAUSE = frozenset({",", ";", "and", "but", "while", "whereas"})


def up_to_semicolon(found: list[Word], verb: Word, marks: Marks) -> list[Word]:
    """Leave out a main clause behind a semicolon: "said 90 came; the police put the number at 25".

    Its own "that", words between marks and no other who speaks, or a verb form that only reported words have
    keep it. So do parts of a list.
    """
    for n, word in enumerate(found):
        if not n or word.i < verb.i or word.text != ";" or marks.holds(word):
            continue
        behind = found[n + 1 :]
        opening = [other for other in behind[:2] if other.dep != "cc"]
        if any(marks.holds(other) for other in behind) or (opening and opening[0].lower == "that"):
            continue
        end = next((k for k, other in enumerate(behind) if other.text == ";"), len(behind))
        if _is_main_clause(behind[:end]):
            return found[:n]
    return found


def _is_main_clause(clause: list[Word]) -> bool:
    """Say whether words are a clause of their own, in a tense that the writer uses as well."""
    held = {word.i for word in clause}
    for word in clause:
        subject = word.child(*SUBJECT)
        if subject is None or subject.i not in held or subject.tag in ("WDT", "WP"):
            continue
        helpers = [child for child in word.children if child.dep in ("aux", "auxpass") and child.i in held]
        if word.tag not in FINITE_ALONE and not helpers:
            continue
        if word.dep not in ("relcl", "acl", "advcl"):
            return not any(helper.lower in _SAID_OF_THE_PAST for helper in helpers)
    return False


def without_date(found: list[Word], verb: Word) -> list[Word]:
    """Begin behind the day on which it was said: "said on Monday she would sue", without "that" before it."""
    if len(found) < 3 or found[0].i < verb.i or _that_between(verb, found[0]):
        return found
    first = found[0].child("pobj") if found[0].pos == "ADP" else found[0]
    name = first.parse.name_at(first) if first is not None else None
    if (
        first is None
        or name is None
        or name.label not in ("DATE", "TIME")
        or name.words[0].i > found[0].i + 1
    ):
        return found
    rest = [word for word in found if word.i > name.words[-1].i]
    while rest and rest[0].is_punct:
        rest = rest[1:]
    held = {word.i for word in rest}
    begins = rest and any(word.dep in SUBJECT and word.subtree()[0] is rest[0] for word in rest)
    return rest if begins and any(word.tag in FINITE and word.i in held for word in rest) else found


def _that_between(verb: Word, first: Word) -> bool:
    return any(word.lower == "that" for word in verb.parse.words[verb.i + 1 : first.i])


def up_to_contrast(found: list[Word], verb: Word, marks: Marks) -> list[Word]:
    """Leave out what the writer sets against it: "said he would stay, contrary to reports"."""
    for n, (word, behind) in enumerate(pairwise(found)):
        if n < 2 or word.i < verb.i or marks.holds(word):
            continue
        comma = comma_before(found, n)
        against = word.lower == "despite" or (word.lower == "contrary" and behind.lower == "to")
        if (against and comma is not None) or (word.lower == "even" and behind.lower == "as"):
            return found[: n if comma is None else comma]
    return found


def up_to_source(found: list[Word], verb: Word, marks: Marks) -> list[Word]:
    """Leave out who reports it all: "Reed said that it was late, state media reported on Thursday"."""
    for n, word in enumerate(found):
        if n < 2 or word.i < verb.i or word.lemma not in words("cues", "speech") or marks.holds(word):
            continue
        who = word.child("nsubj")
        if who is None or word.tag not in FINITE_ALONE | {"VBN"} or word.child("aux", "auxpass") is not None:
            continue
        first = who.subtree()[0]
        start = next((k for k in range(n, 0, -1) if found[k] is first), 0)
        behind = [other for other in found[n + 1 :] if not other.is_punct]
        when = all(
            other.head is word and other.dep in ("prep", "npadvmod", "advmod", "tmod")
            for other in behind
            if other.head is word or other.head.i <= word.i
        )
        if who.i > word.i and found[n - 1].text == "," and who.subtree()[-1].i >= found[-1].i:
            return found[: n - 1]  # "..., said a guard"
        ends = who.subtree()[-1].i < word.i and not _goes_on(found[-1], verb)
        if start and found[start - 1].text == "," and when and ends:
            return found[: start - 1]
    return found


def _goes_on(last: Word, verb: Word) -> bool:
    """Say whether the sentence goes on behind a word with more than its stop."""
    behind = verb.parse.words[last.i + 1 : last.i + 2]
    return bool(behind) and behind[0].sent == verb.sent and behind[0].text not in (".", "!", "?")


def up_to_silence(found: list[Word], verb: Word, marks: Marks) -> list[Word]:
    """Leave out what somebody did not tell, and what he tells again: ", though he did not say when"."""
    for n, word in enumerate(found):
        comma = comma_before(found, n)
        if n < 3 or word.i < verb.i or comma is None or marks.holds(word):
            continue
        clause = next(
            (child for child in word.head.children if child.dep == "conj" and child.i > word.i), None
        )
        clause = clause if word.lower == "but" else word.head if word.dep == "mark" else None
        who = clause.child("nsubj") if clause is not None else None
        if clause is None or who is None or clause.i < word.i or who.i != word.i + 1:
            continue
        leaves_out = clause.child("neg") is not None and clause.lemma in words("cues", "leaves-out")
        tells = clause.lemma in any_of("cues", "speech", "repeats") and clause.child("ccomp") is not None
        silent = word.lower in ("though", "although", "but") and leaves_out
        again = word.lower == "as" and tells and clause.tag in FINITE_ALONE
        if who.tag == "PRP" and (silent or again):
            return found[:comma]
    return found


def up_to_other_words(found: list[Word], verb: Word, marks: Marks) -> list[Word]:
    """Leave out a clause that quotes another: ‘would sue the paper, whose editor called it "empty"’."""
    for n, word in enumerate(found):
        comma = comma_before(found, n)
        if n < 2 or word.tag not in ("WDT", "WP", "WP$") or word.i < verb.i or comma is None:
            continue
        clause = next((above for above in word.ancestors() if above.dep == "relcl"), None)
        who = clause.child("nsubj") if clause is not None else None
        if clause is None or who is None or clause.lemma not in any_of("cues", "speech", "opinion", "naming"):
            continue
        quotes = any(marks.holds(below) for below in clause.subtree())
        ends = all(later.is_punct or clause in later.ancestors() or later is clause for later in found[n:])
        if quotes and ends and not marks.holds(clause) and not marks.holds(word):
            return found[:comma]
    return found


def up_to_main_clause(found: list[Word], verb: Word) -> list[Word]:
    """Leave out the sentence's subject that the model took into the clause: "although he says A, B is C"."""
    main, mark = verb.head, verb.child("mark")
    if mark is None or not found or found[-1].i < verb.i:
        return found
    sole = verb.dep == "ROOT" and mark.lower in ("while", "although", "though", "whereas")
    if not sole and (verb.dep != "advcl" or main.i < found[-1].i or main.child(*SUBJECT) is not None):
        return found
    comma = next((n for n, word in enumerate(found) if n and word.text == "," and word.i > verb.i), None)
    return found if comma is None else found[:comma]


def up_to_other_speaker(found: list[Word], verb: Word, marks: Marks) -> list[Word]:
    """Leave out what another says with the same verb: "Reed said it was old, Lopez that it was new".

    He stands before a "that", or before a figure that ends the sentence.
    """
    gap = next(_gaps(found, verb, marks), None)
    return found if gap is None else found[: gap[0]]


def of_other_speakers(verb: Word, frame: Frame, marks: Marks) -> Iterator[tuple[Word, list[Word]]]:
    """Give who else speaks by the same verb, and what: "Reed said it was old, Lopez that it was new"."""
    behind = [word for word in frame.words if word.i > verb.i]
    gaps = [gap for gap in _gaps(behind, verb, marks) if behind[gap[1]].lower == "that"]
    ends = [*(begin for begin, _ in gaps), len(behind)]
    for (_, that), end in zip(gaps, ends[1:], strict=True):
        said = behind[that + 1 : end]
        if any(word.tag in FINITE for word in said):
            yield behind[that - 1], said


def _gaps(found: list[Word], verb: Word, marks: Marks) -> Iterator[tuple[int, int]]:
    """Give where another speaker's part begins, its comma or "and" included, and its "that" or figure."""
    for n, word in enumerate(found):
        if n < 2 or word.i < verb.i or marks.holds(word):
            continue
        figure = word.tag == "CD" and all(other.is_punct for other in found[n + 1 :])
        if not figure and not (word.lower == "that" and word.dep == "mark"):
            continue
        joint = _before_speaker(found, n)
        if joint < 1 or found[joint].lower not in _NEW_CLAUSE or _is_told([verb, *found[:joint]]):
            continue
        if figure and (found[joint].text != "," or not any(other.tag == "CD" for other in found[:joint])):
            continue
        if found[joint - 1].text == ",":
            joint -= 1  # ", and Lopez that it was new"
        yield joint, n


def _before_speaker(found: list[Word], n: int) -> int:
    """Give the number of the word before the name or the party that ends right before word ``n``; else -1."""
    head = found[n - 1]
    if head.pos != "PROPN" and not is_party(head):
        return -1
    first = n - 1
    while first > 0 and found[first - 1].pos in ("PROPN", "NOUN", "ADJ", "DET"):
        first -= 1
    return first - 1


def _is_told(before: list[Word]) -> bool:
    """Say whether names before "that" may be those of hearers: "she had warned Reed and Lopez that ..."."""
    return any(word.lemma in words("cues", "hearers") for word in before)


def gives_a_figure(verb: Word) -> bool:
    """Say whether somebody counts here: "the police put the number at 25,000"."""
    return verb.lemma in words("cues", "counts") and any(word.tag == "CD" for word in verb.subtree())
