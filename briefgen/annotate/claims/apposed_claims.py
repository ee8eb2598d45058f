"""Clauses that a claim noun sums up right behind them: "that it paid the donors, a charge he has denied"."""

from __future__ import annotations

from briefgen.annotate.grammar.claim_extents import span_of
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.propositions import Proposition
from briefgen.annotate.syntax import Word
from briefgen.model.text import Span

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_POINTS = frozenset({"point", "characterisation", "characterization"})
_COMMAS = frozenset({",", "-", "–", "—"})


def apposed_claim(verb: Word) -> Proposition | None:
    """Give the clause that is denied by a verb under such a noun; none where the noun sums nothing up."""
    below = next((w for w in (verb, *verb.ancestors()) if w.dep != "conj"), verb)  # "has faced and denied"
    noun = below.head
    if below.dep not in ("relcl", "acl") or not (is_claim_noun(noun) or noun.lemma in _POINTS):
        return None
    article = noun.child("det")
    if article is None or article.lower not in ("a", "an"):
        return None
    words, first = verb.parse.words, min(word.i for word in (article, *noun.children, noun))
    comma = words[first - 1] if first > 1 else None
    if comma is None or comma.text not in _COMMAS or comma.sent != verb.sent:
        return None
    last = words[comma.i - 1]
    clause = _clause_ending(last)
    if clause is None:
        return None
    span = span_of(clause)
    return Proposition(clause, Span(span.start, min(span.end, last.end)), _claimant(clause), "say")


def _claimant(clause: Word) -> Word | None:
    """Give who says that it is so: nobody does who asks whether it is."""
    first = clause.child("mark")
    asked = first is not None and first.lower in ("whether", "if")
    return None if asked or clause.dep != "ccomp" else clause.head.child("nsubj")


def _clause_ending(last: Word) -> Word | None:
    """Give the verb of the innermost clause with a subject that a word is the end of, if somebody says it."""
    clauses = (word for word in (last, *last.ancestors()) if word.child(*_SUBJECTS) is not None)
    verb = next((clause for clause in clauses if clause.dep not in ("relcl", "advcl")), None)
    if verb is None or verb.dep not in ("ccomp", "pcomp", "conj") or verb.pos not in ("VERB", "AUX"):
        return None
    return verb if span_of(verb).end >= last.end else None
