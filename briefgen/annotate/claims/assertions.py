"""Assertions: the propositions of an article that somebody puts forward, in order of their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.annotate.claims.contests import (
    after,
    clause_of,
    holds_back,
    is_hypothetical,
    is_negated,
    is_passive,
    object_of,
)
from briefgen.annotate.claims.counts import counted
from briefgen.annotate.claims.denied_things import denied_clause
from briefgen.annotate.claims.meanings import Meaning
from briefgen.annotate.claims.voices import Voices, subject_of
from briefgen.annotate.grammar.claim_extents import is_marked, span_of
from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import (
    ASSERTION_VERBS,
    CLAIM_NOUNS,
    COURTESIES,
    DENIAL_VERBS,
    DISPUTE_VERBS,
    DOUBT_VERBS,
    NOT_ASSERTED,
)
from briefgen.annotate.grammar.hearsay import is_hearsay
from briefgen.annotate.grammar.propositions import is_party, proposition
from briefgen.annotate.grammar.topics import Topic, topic_of
from briefgen.annotate.syntax import Parse, Text, Word
from briefgen.model.annotation import Confidence, Quote, Speaker
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

LONGEST_SENTENCE = 200
"""A longer "sentence" is a table or a list without stops; rules would read nonsense from it, and slowly."""

_CLAIMED_NOT = frozenset(
    {"responsibility", "credit", "life", "victory", "title", "seat", "asylum", "benefit", "prize"}
)
_TELLING = frozenset({"inform", "tell", "brief", "boast", "speak", "warn"})
_CONTESTING = frozenset(
    {*DENIAL_VERBS, *DISPUTE_VERBS, *DOUBT_VERBS, *NOT_ASSERTED, "question", "ask", "wonder"}
)
_DONE = frozenset({"by", "in", "for", "after", "while", "when"})
"""Prepositions before what was done: "apologised for saying that …", not "stopped short of saying that …"."""
_QUESTIONS = frozenset({"WP", "WP$", "WRB"})
_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_ASSERTING = frozenset({*ASSERTION_VERBS, *CLAIM_NOUNS, "deny", "put"})
"""Lemmas of the words with which something is asserted."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A proposition, who puts it forward (none: nobody is named) and where.

    ``kind`` as of claim nouns: "accuse", "say", "rumour"; ``block`` and ``sentence`` count over the article.
    ``noun``: it is told by a claim noun; ``topic_only``: by its topic alone ("claims about X");
    ``told_before``: the text goes back in time to tell it ("had earlier reported").
    ``verb`` is the main verb of the proposition where there is one.
    ``unsure``: whether the claimant said it is itself only told, or guessed ("reportedly said").
    """

    span: Span
    topic: Topic
    claimant: Speaker | None
    kind: str
    block: int
    sentence: int
    head: Word
    meaning: Meaning
    noun: bool = False
    topic_only: bool = False
    told_before: bool = False
    unsure: bool = False

    @property
    def side(self) -> Speaker | None:
        """Who is shown to put it forward: nobody where that is hearsay or a guess."""
        return None if self.unsure else self.claimant

    @property
    def denies(self) -> bool:
        """Whether it is a denial: who denies a thing puts forward nothing but that."""
        return self.head.lemma == "deny"

    @property
    def accused(self) -> Word | None:
        """The word for whom it is said of: Vega, in "accused Vega of theft", "the charges against Vega"."""
        for word in (self.head, *self.head.ancestors()):
            if is_claim_noun(word) and CLAIM_NOUNS[word.lemma] == "accuse":
                return after(word, "against")
            if ASSERTION_VERBS.get(word.lemma) == "accuse" and word.pos == "VERB":
                return object_of(word)
        return None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place: ``number`` counts over the article."""

    words: tuple[Word, ...]
    block: int
    number: int


def sentences_of(text: Text) -> tuple[Sentence, ...]:
    """Give the sentences that the rules read: those of paragraphs, items and captions, of bearable length."""
    found: list[Sentence] = []
    number = 0
    for block, parse in enumerate(text.parses):
        for words in parse.sentences:
            number += 1
            if len(words) <= LONGEST_SENTENCE and not _is_heading(parse):
                found.append(Sentence(words, block, number))
    return tuple(found)


def _is_heading(parse: Parse) -> bool:
    # Headings repeat what the text says; a box on a heading would show it twice. In plain text they are
    # paragraphs: short ones without a stop.
    if parse.kind in (BlockKind.HEADING, BlockKind.CELL, BlockKind.TERM):
        return True
    end = parse.text.rstrip().rstrip("\"'”’")
    return parse.kind is BlockKind.PARAGRAPH and len(parse.words) < 16 and end[-1:].isalnum()


def assertions_of(
    text: Text, sentences: tuple[Sentence, ...], voices: Voices, quotes: tuple[Quote, ...]
) -> tuple[Assertion, ...]:
    """Give what is asserted, sorted by position, one for each main word."""
    found: dict[int, Assertion] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.lemma not in _ASSERTING and word.lower not in _HEARSAY:
                continue
            for told in _asserted(word, voices):
                who = told.claimant.span if told.claimant is not None else None
                if text.is_title(told.span, Span(word.start, word.end), who):
                    continue  # who says what in the title of another briefing does not say it here
                assertion = Assertion(
                    span=told.span,
                    topic=topic_of(told.head.parse.words_in(told.span)),
                    claimant=told.claimant,
                    kind=told.kind,
                    block=sentence.block,
                    sentence=sentence.number,
                    head=told.head,
                    meaning=Meaning.of(told.head, told.span),
                    noun=is_claim_noun(word),
                    topic_only=told.topic_only,
                    told_before=any(child.dep == "aux" and child.lower == "had" for child in word.children),
                    unsure=is_hearsay(word),
                )
                found.setdefault(told.head.start, assertion)
    for assertion in _quoted(text, sentences, quotes, tuple(found.values())):
        found.setdefault(assertion.head.start, assertion)
    return tuple(sorted(found.values(), key=lambda assertion: (assertion.span, assertion.head.start)))


@dataclass(frozen=True, slots=True)
class _Told:
    head: Word
    span: Span
    claimant: Speaker | None
    kind: str
    topic_only: bool = False


def _asserted(word: Word, voices: Voices) -> Iterator[_Told]:
    kind = ASSERTION_VERBS.get(word.lemma)
    if (
        kind is not None
        and word.pos == "VERB"
        and not is_claim_noun(word)
        and not is_negated(word)
        and not _is_asked(word)
        and not _is_label(word)
    ):
        yield from _by_verb(word, kind, voices)
    elif is_claim_noun(word) and not is_negated(word):
        what = proposition(word)
        event = what is not None and what.topic and word.lemma == "news"  # "news of the deal" came
        if what is not None and not what.points and not event:
            claimant = voices.speaker(what.claimant) if what.claimant is not None else None
            yield _Told(what.head, what.span, claimant, what.noun, what.topic)
    elif word.lemma == "deny" and word.pos == "VERB" and not (is_negated(word) or _is_asked(word)):
        denied = denied_clause(word) if not is_passive(word) else None
        if denied is not None and denied.start > word.start:
            # A denial can be denied in its turn.
            yield _Told(word, Span(word.start, denied.end), _asserter(word, voices), "say")
    elif (count := counted(word)) is not None and not (is_negated(word) or _is_asked(word)):
        yield _Told(word, count.span, _asserter(word, voices), "say")
    elif word.lower in _HEARSAY and word.head.pos in ("VERB", "AUX"):
        yield _Told(word.head, span_of(word.head), None, "rumour")


def _is_asked(verb: Word) -> bool:
    if verb.dep in ("xcomp", "pcomp") and holds_back(verb.head):
        return True  # "refused to say that …"
    if verb.dep == "pcomp" and verb.head.lower not in _DONE:
        return True  # "warned against believing that …", "stopped short of saying that …"
    return is_hypothetical(verb) and verb.dep != "xcomp"


def _is_label(verb: Word) -> bool:
    """Say whether a verb only announces what follows: "Claim: the dam has burst"."""
    row = verb.parse.words
    opens = not verb.i or row[verb.i - 1].sent != verb.sent
    return opens and any(word.text == ":" for word in row[verb.i + 1 : verb.i + 2])


def _by_verb(verb: Word, kind: str, voices: Voices) -> Iterator[_Told]:
    claimant = _asserter(verb, voices)
    clauses = [child for child in verb.children if child.dep == "ccomp"]
    # In "the second is theft: she alleges that …" the model has two.
    clause = next((one for one in clauses if is_marked(one, "that")), clauses[0] if clauses else None)
    if (
        clause is not None
        and not _is_question(clause)
        and not _is_courtesy(clause.parse.words_in(span_of(clause)))
        and clause.child("nsubj", "nsubjpass", "expl", "attr", "dobj") is not None
    ):
        yield _Told(clause, span_of(clause), claimant, kind)
    told = None
    if verb.lemma == "blame":
        yield from _blamed(verb, claimant, kind)
    elif kind == "accuse":
        accused = verb.child("dobj")
        told = after(verb, "of", "for", "with")
        if told is None and accused is not None:
            told = after(accused, "of", "for", "with")  # the model hangs "of rigging the vote" on the accused
    elif verb.lemma in _TELLING:
        told = after(verb, "of", "about")
    elif verb.lemma in ("claim", "allege", "report") and not is_passive(verb):
        told = verb.child("dobj")
        if told is not None and (told.lemma in _CLAIMED_NOT or is_claim_noun(told) or told.pos != "NOUN"):
            told = None
    if told is not None and not is_party(told) and told.pos in ("NOUN", "VERB", "AUX"):
        yield _Told(told, span_of(told), claimant, kind)
    infinitive = clause_of(verb)
    if infinitive is None or (infinitive.lemma in ASSERTION_VERBS and is_hearsay(infinitive)):
        return  # "is said to have said that …": what he is said to have said is the claim
    if infinitive.dep == "xcomp" and verb.lemma not in ("tell", "warn"):
        yield _Told(infinitive, span_of(infinitive), claimant, kind)


def _blamed(verb: Word, claimant: Speaker | None, kind: str) -> Iterator[_Told]:
    """Give "blamed the crash on the pilot" as a whole: no part of it says what is claimed."""
    reason = after(verb, "for", "on")
    if reason is not None and verb.child("dobj") is not None:
        yield _Told(verb, Span(verb.start, span_of(reason).end), claimant, kind)


def _is_question(clause: Word) -> bool:
    """Say whether a clause asks: "revealed who had won" does not say who, nor does "Has Vega won?"."""
    if _ends_asking(clause.parse.words_in(span_of(clause))):
        return True
    first = clause.parse.words_in(span_of(clause))[:2]
    return any(word.tag in _QUESTIONS for word in first) or any(
        child.dep == "mark" and child.lower in ("whether", "if") for child in clause.children
    )


def _ends_asking(words: tuple[Word, ...]) -> bool:
    """Say whether a question mark ends some words, or stands right behind them."""
    following = words[-1].parse.words[words[-1].i + 1 : words[-1].i + 2] if words else ()
    return any(word.text == "?" for word in (*words[-1:], *following))


def _asserter(verb: Word, voices: Voices) -> Speaker | None:
    agent = verb.child("agent")
    if is_passive(verb):
        named = agent.child("pobj") if agent is not None else None
        return voices.speaker(named) if named is not None else None
    subject = subject_of(verb)
    return voices.behind(verb) if subject is not None and subject.lower not in ("it", "there") else None


def _quoted(
    text: Text, sentences: tuple[Sentence, ...], quotes: tuple[Quote, ...], known: tuple[Assertion, ...]
) -> Iterator[Assertion]:
    """Give the quotations that no reporting verb of ours covers."""
    starts = [sentence.words[0].start for sentence in sentences]
    covered = sorted(assertion.span for assertion in known)
    for quote in quotes:
        if not quote.speakers or _contests(quote, text):
            continue
        for segment in quote.segments:
            first = max(0, bisect_left(starts, segment.start + 1) - 1)
            for sentence in sentences[first : first + _SENTENCES_OF_A_QUOTE]:
                words = _said_in(sentence, segment)
                if words and not _covered(Span(words[0].start, words[-1].end), covered):
                    said = _as_quoted(words, quote.speakers[0], sentence)
                    yield replace(said, unsure=quote.confidence is Confidence.GUESS)


_SENTENCES_OF_A_QUOTE = 4
"""How many sentences of one stretch of a quotation are read: what is answered stands near its answer."""


def _said_in(sentence: Sentence, segment: Span) -> tuple[Word, ...]:
    """Give the words of a sentence that a quotation holds, if they say something and not just name it."""
    words = tuple(word for word in sentence.words if segment.start <= word.start and word.end <= segment.end)
    while words and words[0].is_punct:
        words = words[1:]
    while words and words[-1].is_punct:
        words = words[:-1]
    if not words or words[0].tag in (*_QUESTIONS, "TO") or _ends_asking(words) or _is_courtesy(words):
        return ()  # "to read the contract" says nothing either
    return words if any(word.pos in ("VERB", "AUX") for word in words) else ()


def _is_courtesy(words: tuple[Word, ...]) -> bool:
    """Say whether somebody only greets, thanks or regrets: "We apologise to her" can be no allegation."""
    verb = next((word for word in words if word.pos in ("VERB", "AUX") and word.dep != "aux"), None)
    subject = verb.child("nsubj") if verb is not None else None
    if verb is None or subject is None or subject.lower not in ("i", "we"):
        return False
    sorry = verb.child("acomp") if verb.lemma == "be" else None
    return (sorry or verb).lemma in COURTESIES


def _as_quoted(words: tuple[Word, ...], speaker: Speaker, sentence: Sentence) -> Assertion:
    head = next((word for word in words if word.head is word or word.head not in words), words[0])
    span = Span(words[0].start, words[-1].end)
    place = (sentence.block, sentence.number)
    return Assertion(span, topic_of(words), speaker, "say", *place, head, Meaning(head, words))


def _contests(quote: Quote, text: Text) -> bool:
    """Say whether a quotation's cue denies or doubts its words, or was not said: nobody asserts them then."""
    cue = text.words_in(quote.cue) if quote.cue is not None else ()
    if quote.rule == "denied-clause":
        return True
    return any(word.lemma in _CONTESTING or (word.pos == "VERB" and _is_asked(word)) for word in cue)


def _covered(segment: Span, covered: list[Span]) -> bool:
    at = bisect_left(covered, Span(segment.start, segment.start))
    return any(segment.meets(span) for span in covered[max(0, at - 2) : at + 2])
