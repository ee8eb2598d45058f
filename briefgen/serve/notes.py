"""What is to be said of a briefing in the preview: what was found, what is unsure, and how to pin it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.model.annotation import Annotations, Confidence, Quote
from briefgen.model.corpus import (
    Briefing,
    Corpus,
    Entity,
    FoundClaim,
    Party,
    ResolvedMention,
    ResolvedQuote,
    UnresolvedName,
)
from briefgen.model.registry import ClaimRecord
from briefgen.model.shell_word import shell_word
from briefgen.model.source import Status
from briefgen.model.suggestions import listed
from briefgen.model.text import Span
from briefgen.serve.pins import Pin, least, new_person, plain_pins, quote_block, record_pin, wiki_link

_TAKEN_IN = {Status.DRAFT: " -D", Status.SCHEDULED: " -F", Status.EXPIRED: " -E"}
_DENIED = "denied-clause"
"""The rule that finds what somebody denies; nobody says that, so no block may put it into a mouth."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was found: its words, what they were taken for, and the line where they stand first.

    ``rules`` found it, each once. ``sureness`` is sure, likely or guess; empty where an editor said so.
    ``path`` is the file of the line, where the page is not made from that file alone.
    """

    words: str
    meaning: str
    line: int
    rules: tuple[str, ...] = ()
    sureness: str = ""
    pins: tuple[Pin, ...] = ()
    times: int = 1
    path: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """All that was found for a page. What stands under ``unsure`` is not linked, or not shown.

    ``path`` is the file that the page is made from, or words for what it is made from.
    """

    path: str
    unsure: tuple[Note, ...] = ()
    names: tuple[Note, ...] = ()
    quotes: tuple[Note, ...] = ()
    claims: tuple[Note, ...] = ()


class Notebook:
    """What is to be said of the briefings of one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._entities = {entity.id: entity for entity in corpus.entities}
        self._records = {claim.record.id: claim.record for claim in corpus.claims}
        self._unlinked: defaultdict[str, list[UnresolvedName]] = defaultdict(list)
        for name in corpus.unresolved:
            for path in dict.fromkeys(place.path for place in name.places):
                self._unlinked[path].append(name)

    def of(self, briefing: Briefing, found: Annotations | None = None) -> Notes:
        """Gather what there is to say of a briefing or standing page.

        Args:
            briefing: one of the corpus, or what it was edited to.
            found: what was read in it, with the guesses that are never resolved.
        """
        path = briefing.article.source.path
        desk = _Desk(briefing, self._entities, self._records, found or Annotations())
        ambiguous = list(desk.unlinked(self._unlinked.get(path, ())))
        told = {note.words for note in ambiguous}
        unsure = [*ambiguous, *desk.guessed_names(told), *desk.guessed_quotes(), *desk.guessed_claims()]
        return Notes(
            path,
            tuple(sorted(unsure, key=lambda note: note.line)),
            tuple(desk.names(told)),
            tuple(desk.quotation(said) for said in briefing.quotes),
            tuple(desk.claim(claim) for claim in briefing.claims),
        )

    def quotation(self, briefing: Briefing, said: ResolvedQuote) -> Note:
        """Say what there is to say of one quotation."""
        return _Desk(briefing, self._entities, self._records, Annotations()).quotation(said)

    def claim(self, briefing: Briefing, claim: FoundClaim) -> Note:
        """Say what there is to say of one claim."""
        return _Desk(briefing, self._entities, self._records, Annotations()).claim(claim)


@dataclass(frozen=True, slots=True)
class _Desk:
    briefing: Briefing
    entities: Mapping[str, Entity]
    records: Mapping[str, ClaimRecord]
    found: Annotations

    def line(self, span: Span) -> int:
        return self.briefing.article.place(span).line

    # ---- names

    def unlinked(self, names: Iterable[UnresolvedName]) -> Iterator[Note]:
        """Give the names that this briefing leaves unlinked because they are nobody's or several people's."""
        first: dict[str, ResolvedMention] = {}
        for mention in self.briefing.mentions:
            if mention.entity is None:
                first.setdefault(mention.text.casefold(), mention)
        for name in names:
            if name.name.casefold() not in first:
                continue
            mention = first[name.name.casefold()]
            links = list(self._meant(mention.text, name.candidates))
            if name.candidates:
                who = [self.entities[id_].name if id_ in self.entities else id_ for id_ in name.candidates]
                meaning = f"can mean {listed(who)}; not linked"
            else:
                meaning = "a single name that may be anybody's; not linked"
                links = [Pin("it is somebody new: a record", new_person(mention.text))]
            pins, sureness = (*links, *plain_pins(mention.text)), mention.confidence.value
            yield Note(mention.text, meaning, self.line(mention.span), (mention.rule,), sureness, pins)

    def _meant(self, words: str, candidates: Iterable[str]) -> Iterator[Pin]:
        """Give how to say which of several is meant; a country that has no id yet needs a record."""
        for one in candidates:
            entity = self.entities.get(one)
            if entity is None:
                yield Pin(f"it is {one}: first a record", f"briefgen new entity -k place {shell_word(one)}")
            elif link := wiki_link(entity.id, words):
                yield Pin(f"it is {entity.name}", link)

    def guessed_names(self, told: Iterable[str]) -> Iterator[Note]:
        """Give the names that are but guesses, which no page links."""
        for group in _grouped(m for m in self.briefing.mentions if m.confidence is Confidence.GUESS):
            first = group[0]
            if first.text not in told:
                entity = self.entities.get(first.entity or "")
                meaning = (
                    f"perhaps {entity.name}; not linked" if entity else f"perhaps a name ({first.label})"
                )
                link = wiki_link(first.entity, first.text) if first.entity else ""
                pins = (Pin("it is meant: link it", link),) if link else ()
                yield self._name(group, meaning, (*pins, *plain_pins(first.text)))

    def names(self, told: Iterable[str]) -> Iterator[Note]:
        """Give the names that are linked, and those that stay unlinked without a doubt to settle."""
        sure = [m for m in self.briefing.mentions if m.confidence is not Confidence.GUESS]
        for group in _grouped(sure):
            first = group[0]
            if entity := self.entities.get(first.entity or ""):
                link = wiki_link(entity.id, first.text)
                pins = (Pin("keep it so", link),) if link else ()
                yield self._name(group, entity.id, (*pins, *plain_pins(first.text), record_pin(entity)))
            elif first.text not in told:
                yield self._name(group, f"{first.label}, not linked", plain_pins(first.text))

    def _name(self, group: list[ResolvedMention], meaning: str, pins: tuple[Pin, ...]) -> Note:
        return Note(
            " · ".join(dict.fromkeys(mention.text for mention in group)),
            meaning,
            self.line(group[0].span),
            tuple(dict.fromkeys(mention.rule for mention in group)),
            least(mention.confidence for mention in group).value,
            pins,
            len(group),
        )

    # ---- quotations

    def quotation(self, said: ResolvedQuote) -> Note:
        """Say who speaks, and with which block an editor says so."""
        by = _parties(said.speakers) or said.document or "nobody named"
        perhaps = self._perhaps(said)
        meaning = f"{said.type.value}, by {by}" + (f" (perhaps {perhaps})" if perhaps else "")
        words, line = " … ".join(said.words), self.line(said.span)
        if said.by_hand:
            return Note(words, f"{meaning}; set by an editor", line, (said.rule,))
        speaker = next((party.entity or party.name for party in said.speakers), "")
        text = self.briefing.article.prose.text
        block = quote_block(speaker or "…", text, said.segments, said.type)
        pins = (Pin("set it by hand, with its speaker", block),)
        return Note(words, meaning, line, (said.rule,), said.confidence.value, pins)

    def _perhaps(self, said: ResolvedQuote) -> str:
        """Give whom a pronoun or a noun beside a quotation may mean, where that is but guessed."""
        text = self.briefing.article.prose.text
        spans = {party.span for party in said.speakers if party.entity is None and party.span is not None}
        for found in self.found.quotes:
            for speaker in found.speakers:
                guessed = speaker.confidence is Confidence.GUESS and speaker.referent is not None
                if guessed and speaker.referent and speaker.span in spans:
                    return " ".join(speaker.referent.of(text).split())
        return ""

    def guessed_quotes(self) -> Iterator[Note]:
        """Give what may be quotations; no page shows them."""
        text = self.briefing.article.prose.text
        for guess in self.found.quotes:
            if guess.confidence is Confidence.GUESS:
                words = tuple(segment.of(text) for segment in guess.segments)
                by = " and ".join(speaker.text for speaker in guess.speakers) or "nobody named"
                block = quote_block(_speaker(guess), text, guess.segments, guess.type)
                pins = () if guess.rule == _DENIED else (Pin("it is one: set it by hand", block),)
                meaning = f"perhaps a quotation ({guess.type.value}), by {by}; not shown"
                yield Note(" … ".join(words), meaning, self.line(guess.span), (guess.rule,), "guess", pins)

    # ---- claims

    def claim(self, claim: FoundClaim) -> Note:
        """Say how a claim is answered, and which record it is or could be."""
        parties = (f"{position.by.name} {position.stance}" for position in claim.positions)
        meaning = "; ".join((claim.status.value, *dict.fromkeys(parties)))
        if record := self.records.get(claim.record):
            tie = f", tied by software ({claim.tie.value})" if claim.tie.by_software else ""
            meaning = f"{meaning}; recorded as {record.id}{tie}"
            pins = [Pin("the record", record.place.path)]
            if claim.tie.by_software:
                pins.append(Pin("say so by hand", f"::: claim {{id={record.id}}}\n{claim.text}\n:::"))
        else:
            source = self.briefing.article.source
            which = shell_word(f"{source.slug}#{claim.number}")
            command = f"briefgen claims adopt {which}{_TAKEN_IN.get(source.status, '')}"
            pins = [Pin("make a record of it", command)]
        rules, sureness = (claim.rule,), claim.confidence.value
        return Note(claim.text, meaning, self.line(claim.span), rules, sureness, tuple(pins))

    def guessed_claims(self) -> Iterator[Note]:
        """Give what may be contested; no page says so."""
        text = self.briefing.article.prose.text
        for guess in self.found.claims:
            if guess.confidence is Confidence.GUESS:
                words = " ".join(guess.span.of(text).split())
                pins = (Pin("it is a recorded claim: tie it", f"::: claim {{id=…}}\n{words}\n:::"),)
                meaning = f"perhaps {guess.status.value}; not shown"
                yield Note(words, meaning, self.line(guess.span), (guess.rule,), "guess", pins)


def _grouped(mentions: Iterable[ResolvedMention]) -> list[list[ResolvedMention]]:
    """Put the mentions of one entity together, and those without one by their words."""
    groups: dict[str, list[ResolvedMention]] = {}
    for mention in mentions:
        groups.setdefault(mention.entity or f"={mention.text}", []).append(mention)
    return list(groups.values())


def _parties(parties: Iterable[Party]) -> str:
    return " and ".join(party.entity or party.name for party in parties)


def _speaker(said: Quote) -> str:
    return said.speakers[0].text if said.speakers else "…"
