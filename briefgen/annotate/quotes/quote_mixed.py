"""Said clauses that are partly between marks: ‘said the wall "is safe" for now’."""

from __future__ import annotations

from briefgen.annotate.grammar.phrases import is_circumstance
from briefgen.annotate.grammar.quote_marks import DOUBLE, NESTED, Marked, Marks
from briefgen.annotate.quotes.quote_cues import CUES, cue_verbs
from briefgen.annotate.quotes.quote_frames import JOINING, Frame
from briefgen.annotate.quotes.quote_places import is_set_off, is_whole, last_sign
from briefgen.annotate.syntax import SUBJECT, Word

_PARTS = frozenset({":", ";", "(", ")", "—", "–", "--", "-"})
"""Signs behind which the words may be somebody else's."""

_GOES_ON = frozenset({"ADP", "SCONJ", "CCONJ", "ADV", "AUX", "VERB", "PART"})

_SHORTEST_TAIL = 2
_LONGEST_GAP = 8
"""Words between a cue and the marks behind it: "he said in an interview on Monday,"."""


def is_partly_marked(verb: Word, clause: Word, frame: Frame, marks: Marks) -> bool:
    """Say whether a clause whose main word stands between marks begins before them or goes on behind them."""
    marked = marks.at(clause.start)
    if marked is None or marked not in frame.marked:
        return False
    if marked.span.start < verb.end:
        return _leads_to_cue(verb, clause, marked, frame)
    return _begins_before(verb, clause, marked, frame) or _goes_on_behind(clause, marked, frame)


def _leads_to_cue(verb: Word, clause: Word, marked: Marked, frame: Frame) -> bool:
    """Say whether a clause before its cue is partly the writer's: ‘"It is late" for a vote, Reed said’."""
    own = {word.i for child in verb.children if child is not clause for word in child.subtree()}
    around = [word for word in frame.outside if word.i < verb.i and word.i not in own]
    if marked.span.end > verb.start or any(word.text in _PARTS for word in around):
        return False
    subject = verb.child(*SUBJECT)
    first = subject.subtree()[0] if subject is not None and subject.i < verb.i else verb
    before = frame.parse.text[: first.start - frame.parse.span.start].rstrip().rstrip(DOUBLE + NESTED)
    if not before.rstrip().endswith(","):
        return False  # ‘"It is late" the host, Ann Reed said’
    below = {word.i for word in clause.subtree()}
    said = [word for word in around if word.i in below and not word.is_punct and word.lower not in JOINING]
    lead = [word for word in said if word.start < marked.span.start]
    tail = said[len(lead) :]
    if any(word.lemma in CUES for word in lead) and is_set_off(marked, frame):
        return False  # ‘Lee wrote, telling her, "We go," he said’
    if not is_whole(marked, frame):
        return bool(said)
    # What a whole sentence follows is the writer's ("Sooner or later"); so is who speaks, behind its comma.
    belongs = tail and (last_sign(marked, frame) != "," or tail[0].pos in _GOES_ON)
    return bool(belongs) or any(word.dep in SUBJECT for word in lead)


def _begins_before(verb: Word, clause: Word, marked: Marked, frame: Frame) -> bool:
    """Say whether the writer's words lead into the marks: its subject, or all that follows "that"."""
    below = {word.i for word in clause.subtree()}
    between = frame.between(verb.end, marked.span.start)
    lead = [word for word in between if word.i in below]
    that = next((word for word in lead if word.lower == "that" and word.dep == "mark"), None)
    lead = [word for word in lead if word is not that]
    subject = clause.child(*SUBJECT)
    if not lead or subject is None or subject.i < verb.i or lead[0].tag in ("WP", "WP$", "WDT"):
        return False
    return that is not None or bool({word.i for word in subject.subtree()} & {word.i for word in lead})


def _goes_on_behind(clause: Word, marked: Marked, frame: Frame) -> bool:
    """Say whether words behind the closing mark belong to the clause: ‘said "it is late" for a vote’."""
    if (
        not marked.closed
        or frame.parse.text[: marked.span.start - frame.parse.span.start].rstrip()[-1:] in ",:—–"
    ):
        return False
    behind = [word for word in frame.words if word.start >= marked.span.end]
    if not behind or behind[0].is_punct or behind[0].pos == "CCONJ":
        return False
    if frame.parse.words_in(marked.inner)[0].text[:1].isupper():
        return False  # ‘said "It is late" to a neighbour’
    below = {word.i for word in clause.subtree()}
    tail = [word for word in behind if word.i in below]
    if len(tail) < _SHORTEST_TAIL or tail[0] is not behind[0] or not marked.span.start <= tail[0].head.start:
        return False
    return not is_circumstance(tail[0])


def marked_behind(verb: Word, found: list[Word], frame: Frame) -> list[Word]:
    """Give the words between marks with which the speaker goes on: ‘It was late, he said, "but dry"’."""
    if not found or any(word.i > verb.i and not word.is_punct for word in found):
        return []
    marked = next((m for m in frame.marked if m.span.start > verb.start), None)
    if marked is None:
        return []
    text = frame.parse.text[: marked.span.start - frame.parse.span.start].rstrip()
    between = frame.between(verb.end, marked.span.start)
    if text[-1:] != "," or len(between) > _LONGEST_GAP:
        return []
    others = [
        other for other in cue_verbs(frame, CUES) if verb.i < other.i and other.end <= marked.span.start
    ]
    return (
        []
        if others
        else [word for word in frame.words if word.start >= marked.span.start and word.end <= marked.span.end]
    )
