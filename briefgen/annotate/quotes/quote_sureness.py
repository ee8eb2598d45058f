"""How sure a quotation is: a plain clause that fills its side of the cue leaves little to misread."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_places import comma_before
from briefgen.annotate.syntax import FINITE, SUBJECT, Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span

_JOINTS = frozenset(
    {"and", "but", "which", "who", "while", "though", "although", "as", "with", "even", "whereas"}
)
_BREAKS = frozenset({"—", "–", "--", "-", ";", ":"})
_ASKING = frozenset({"how", "what", "where", "which", "who", "whom", "why"})
_ASKING_TAGS = ("WDT", "WP", "WRB")
_PLAINEST = ("say", "tell")


def clause_sureness(verb: Word, found: Sequence[Word], frame: Frame, marks: Marks) -> Confidence:
    """Tell how sure the clause of a cue is.

    Sure where "say" or "tell" has one clause that goes to the end of the sentence, or begins it, with nothing
    behind a comma that could as well be the writer's.
    """
    if verb.dep == "pcomp" and verb.head.head.lemma == "accuse":
        return Confidence.GUESS  # "accused Reed of saying": he may never have said it
    said = [word for word in found if not word.is_punct]
    if _lacks_subject(said, marks) or _stands_open(verb, said, frame):
        return Confidence.GUESS
    plainest = verb.lemma in _PLAINEST and (said[-1].i < verb.i or said[0].i > verb.i)
    if plainest and _fills(verb, said, frame) and not has_joint(found, marks):
        return Confidence.SURE
    return Confidence.LIKELY


def _lacks_subject(said: Sequence[Word], marks: Marks) -> bool:
    """Say whether the words begin with their verb: the model lost who or what it is told of."""
    first = said[0]
    main = first.head if first.dep in ("aux", "auxpass") else first
    if first.tag not in FINITE or marks.holds(first):
        return False
    subject = main.child(*SUBJECT)
    return subject is None or (subject not in said and subject.tag not in ("WDT", "WP"))


def _stands_open(verb: Word, said: Sequence[Word], frame: Frame) -> bool:
    """Say whether a word in front asks for a part of the clause: "What Reed says he saw"."""
    first = next(word for word in frame.words if not word.is_punct)
    if first.lower not in _ASKING or first.tag not in _ASKING_TAGS or not first.i < verb.i < said[-1].i:
        return False
    return not any(word.is_punct or word.tag in FINITE for word in verb.parse.words[first.i + 1 : verb.i])


def _fills(verb: Word, said: Sequence[Word], frame: Frame) -> bool:
    """Say whether the clause goes from the cue to the sentence's end, or from its beginning to the cue."""
    outer = [
        word for word in frame.words if (word.i > said[-1].i if said[0].i > verb.i else word.i < said[0].i)
    ]
    return not any(not word.is_punct and word.dep != "cc" for word in outer)


def has_joint(found: Sequence[Word], marks: Marks) -> bool:
    """Say whether a comma with "and", "which", "saying", or a dash stands in the words, outside marks.

    An "and" or "but" with a new subject and tense needs no comma: "says it will close and the crowd left".
    """
    if any(_turns(word, marks) for word in found):
        return True
    for n, (word, behind) in enumerate(pairwise(found)):
        comma = not marks.holds(behind) and comma_before(found, n + 1) is not None
        if marks.holds(behind) or (marks.holds(word) and not comma):
            continue
        if comma and (behind.lower in _JOINTS or behind.tag == "VBG" or _adds(behind)):
            return True
        if behind.text in _BREAKS and behind.is_punct and behind.start > word.end:
            return True
    return False


def _adds(article: Word) -> bool:
    """Say whether the writer may add what a whole clause means: "said he would stay, a clear message"."""
    return article.lower in ("a", "an") and article.dep == "det" and article.head.dep == "npadvmod"


def _turns(joint: Word, marks: Marks) -> bool:
    """Say whether the writer may go on behind "and" or "but": with a subject of its own, in another tense.

    In the same tense too, where the model hangs that on a clause below: "because it was late and she left".
    """
    if joint.dep != "cc" or joint.lower not in ("and", "but", "yet", "so") or marks.holds(joint):
        return False
    clause = next((child for child in joint.head.children if child.dep == "conj" and child.i > joint.i), None)
    subject = clause.child(*SUBJECT) if clause is not None else None
    if clause is None or subject is None or subject.i < joint.i or marks.holds(subject):
        return False
    mark = clause.child("mark")
    if mark is not None and mark.lower == "that":
        return False  # "and that it was cold" is said, too
    return joint.head.dep == "advcl" or _tense(clause) != _tense(joint.head)


def _tense(verb: Word) -> str:
    """Give "past", "present" or "modal"; "" where no word tells."""
    finite = [word for word in (*verb.children, verb) if word is verb or word.dep in ("aux", "auxpass")]
    tags = [word.tag for word in finite]
    if "MD" in tags:
        return "modal"
    if "VBD" in tags:
        return "past"
    return "present" if {"VBZ", "VBP"} & set(tags) else ""


def speech_sureness(segments: Sequence[Span], frame: Frame, *, doubtful: bool = False) -> Confidence:
    """Tell how sure words between marks beside a cue are: less where the writer's words lead into them.

    The same goes for words without a verb, which may be a name or held at arm's length, and where the cue
    behind the words is ``doubtful``.
    """
    starts = {marked.span.start for marked in frame.marked}
    led = any(segment.start not in starts for segment in segments)
    said = [word for segment in segments for word in frame.parse.words_in(segment)]
    verb = any(word.pos in ("VERB", "AUX") for word in said)
    return Confidence.SURE if verb and not led and not doubtful else Confidence.LIKELY
