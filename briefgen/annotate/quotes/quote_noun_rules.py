"""Quotations after a noun of saying: "Reed's claim that the road is shut", "a warning by Reed that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import words
from briefgen.annotate.quotes.quote_clauses import is_finite
from briefgen.annotate.quotes.quote_cues import is_content, span_of
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span


def noun_clause(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "his claim that the road is shut": the clause is his whom the noun belongs to."""
    for noun in frame.outside:
        if noun.pos != "NOUN" or noun.lemma not in words("cues", "claim-noun"):
            continue
        clause = next(
            (child for child in noun.children if child.dep in ("acl", "relcl") and child.i > noun.i), None
        )
        that = clause.child("mark") if clause is not None else None
        if clause is None or that is None or that.lower != "that" or not _is_statement(clause):
            continue
        speaker = _owner(noun)
        found = [word for word in clause.subtree() if word.i > that.i and word.i <= frame.words[-1].i]
        if speaker is None or marks.holds(speaker) or not any(is_content(word, marks) for word in found):
            continue
        yield Draft(
            (span_of(found),), Span(noun.start, noun.end), speaker, "noun-clause", Confidence.LIKELY, noun
        )


def _is_statement(clause: Word) -> bool:
    """Say whether a clause is finite, "that the mill be sold" among them."""
    return is_finite(clause) or (
        clause.child("auxpass") is not None and clause.child("nsubjpass") is not None
    )


def _owner(noun: Word) -> Word | None:
    """Give whose claim it is: "Reed's claim", "a claim by Reed", "Reed repeated a claim"."""
    owner = noun.child("poss")
    if owner is not None:
        return (
            owner if owner.pos in ("PROPN", "PRON", "NOUN") and owner.lower not in ("its", "whose") else None
        )
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "from") and (who := child.child("pobj")) is not None:
            return who
    verb = noun.head
    if noun.dep == "dobj" and verb.lemma in words("cues", "makes") and verb.child("neg") is None:
        return verb.child("nsubj")
    return None
