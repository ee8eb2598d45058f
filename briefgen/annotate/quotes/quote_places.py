"""What stands between words in marks and the cues around them: signs, joining words, a name for a label."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.grammar.quote_marks import CLOSING, NESTED, SINGLE_CLOSING, Marked
from briefgen.annotate.lexicon import words
from briefgen.annotate.quotes.quote_cues import CUES
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.speakers.quote_subjects import own_subject, told_by
from briefgen.annotate.syntax import Word, is_dash
from briefgen.model.text import Span

CLOSERS = frozenset((*CLOSING, *SINGLE_CLOSING, '"', "''"))
"""Marks that may close what somebody says."""

LONGEST_LABEL = 5
"""Words of who is named before a colon: "Former farm minister Ann Reed"."""


def comma_before(found: Sequence[Word], n: int) -> int | None:
    """Give where to cut before word ``n`` if a comma stands before it, be it inside marks that close there.

    So a comma stands before "which" in ‘called it "late," which it was’.
    """
    if n and found[n - 1].text == ",":
        return n - 1
    closes = n > 1 and found[n - 1].text in CLOSERS and found[n - 2].text == ","
    return n if closes else None


def is_other_clause(between: list[Word], verb: Word, last: Marked) -> bool:
    """Say whether a cue behind words belongs to a clause that only goes on from them.

    So it is in ‘"It is late," and people began to leave’, ‘a book called "Ebb," when it was posted’.
    """
    joined = between[0].dep == "cc" and between[0].head.end <= last.span.end
    return joined or any(
        word.head is verb and word.dep in ("mark", "advmod") and word.lower in _WHEN for word in between
    )


_WHEN = frozenset(
    {"when", "after", "before", "while", "because", "since", "until", "where", "although", "though"}
)


def is_of_cue_behind(verb: Word, said: Span, later: list[Word], frame: Frame) -> bool:
    """Say whether the next cue has the words: ‘People who say "it is late," Reed argued’."""
    if not later or verb.dep != "relcl" or later[0].start < said.end:
        return False
    marked = next((m for m in frame.marked if m.span.end == said.end), None)
    if marked is None or is_set_off(marked, frame) or last_sign(marked, frame) != ",":
        return False
    who = own_subject(later[0])
    return who is not None and set(frame.between(said.end, later[0].start)) <= set(who.subtree())


def bracket_end(marked: Marked, frame: Frame) -> int:
    """Give where a bracket opens that is still open before a stretch; 0 if none is."""
    opened = 0
    for word in frame.outside:
        if word.start >= marked.span.start:
            break
        opened = word.end if word.text == "(" else 0 if word.text == ")" else opened
    return opened


def colon_end(marked: Marked, frame: Frame) -> int:
    """Give where the last colon before a stretch ends; 0 if there is none."""
    return max((w.end for w in frame.outside if w.text == ":" and w.end <= marked.span.start), default=0)


def last_sign(marked: Marked, frame: Frame) -> str:
    """Give the last character between the marks, those of a quotation in it left out."""
    return frame.parse.text[: marked.inner.end - frame.parse.span.start].rstrip().rstrip(NESTED)[-1:]


def is_whole(marked: Marked, frame: Frame) -> bool:
    """Say whether the words between the marks read as a sentence of their own, not as a part of one."""
    inside = frame.parse.words_in(marked.inner)
    if not inside:
        return False
    begins = inside[0].text[:1].isupper() or inside[0].text[:1] == "["
    return begins and any(word.pos in ("VERB", "AUX") for word in inside)


def is_behind_sentence(clause: Word, verb: Word, frame: Frame) -> bool:
    """Say whether what is said stands between a cue and a clause: ‘Reed said: "We go," the Herald told’."""
    return any(
        verb.end <= marked.span.start and marked.span.end <= clause.start and is_whole(marked, frame)
        for marked in frame.marked
        if follows_colon(marked, frame)
    )


def is_set_off(marked: Marked, frame: Frame) -> bool:
    """Say whether a comma, a colon or a dash stands right before the opening mark."""
    return frame.parse.text[: marked.span.start - frame.parse.span.start].rstrip()[-1:] in (
        ",",
        ":",
        "—",
        "–",
    )


def follows_colon(marked: Marked, frame: Frame) -> bool:
    """Say whether a colon stands right before the opening mark."""
    return frame.parse.text[: marked.span.start - frame.parse.span.start].rstrip()[-1:] == ":"


def label_of(words_said: Span, frame: Frame) -> list[Word]:
    """Give what stands between a dash and a colon if it names somebody: ‘Rain - Ann Reed: "It pours."’."""
    before = [word for word in frame.outside if word.end <= words_said.start]
    if len(before) < 2 or before[-1].text != ":":
        return []
    dash = next((n for n in range(len(before) - 2, 0, -1) if is_dash(before[n])), 0)
    found = before[dash + 1 : -1]
    if not dash or not 1 <= len(found) <= LONGEST_LABEL:
        return []
    if any(word.pos in ("VERB", "AUX") for word in found):
        return []
    names = (word.parse.name_at(word) for word in found if word.pos == "PROPN")
    return found if any(name is None or name.label in ("PERSON", "ORG") for name in names) else []


def is_in_aside(verb: Word, end: int, later: Marked, frame: Frame) -> bool:
    """Say whether a cue and its words stand between dashes: ‘"A" - at which they cried "Aye!" - "and B"’."""
    dashes = [word for word in frame.outside if is_dash(word)]
    closing = any(end <= dash.start < later.span.start for dash in dashes)
    opening = any(marked.span.end <= dash.start < verb.start for dash in dashes for marked in frame.marked)
    return closing and opening


def tells_when(cue: Word, verb: Word) -> bool:
    """Say whether a verb that need say nothing only dates a cue: ‘"It," he said, when I called her, "is"’."""
    when = cue.child("advmod", "mark")
    beside = cue.head is verb or (verb.dep == "parataxis" and cue.head is verb.head)
    told = cue.lemma in CUES or not beside or cue.dep != "advcl"
    return not told and when is not None and when.lower in ("when", "after", "before", "while", "as")


def describes(cue: Word, frame: Frame) -> bool:
    """Say whether a cue only describes a noun beside the cue before: "wrote in a letter that was read".

    Words right behind it are those of the noun, unless that is a text through which its writer speaks: of the
    sign in ‘posted it under a sign that read "No"’, and of who sent ‘an email to voters saying "No"’.
    """
    if cue.dep not in ("acl", "relcl") or cue.head.i > cue.i:
        return False
    if any(word.text == "," for word in cue.parse.words[cue.head.i : cue.i]):
        return False
    first = next((marked.span.start for marked in frame.marked if marked.span.start >= cue.end), None)
    alone = first is not None and not frame.between(cue.end, first)
    hears = cue.dep == "acl" and cue.head.dep == "dobj"  # "emailed voters saying"
    own = told_by(cue.head) is not None or cue.head.lemma not in words("cues", "words-of")
    return hears or not (alone and own)
