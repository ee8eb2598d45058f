"""Found claims that are a recorded one: speaker and content agree, and no other record comes near.

A wrong tie is worse than none, since a record's assessment is then shown beside the passage. So a word too
many keeps a found claim by itself. Records are looked up by what they say, so that the cost does not grow
with their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefgen.model.corpus import Entity, FoundClaim, Position, ResolvedMention, Tie
from briefgen.model.registry import ClaimRecord, PositionRecord
from briefgen.model.source import Source
from briefgen.model.stances import CONTESTING, FOR
from briefgen.model.tenure import held_on
from briefgen.model.text import Span
from briefgen.model.when import When
from briefgen.resolve.claims.claim_contents import Content, Contents, negations
from briefgen.resolve.names.capitals import governed_from
from briefgen.resolve.names.known_names import NameSpotter
from briefgen.resolve.names.name_forms import fold, form
from briefgen.resolve.names.state_names import state_name

_FITS: Mapping[str, frozenset[str]] = {
    "asserts": FOR,
    "acknowledges": FOR,
    "denies": CONTESTING,
    "doubts": CONTESTING,
    "declines": frozenset({"declines"}),
    "retracts": FOR | {"retracts"},
}
"""The recorded stances that a found one agrees with."""

_CONTRARY = dict.fromkeys(FOR, CONTESTING) | dict.fromkeys(CONTESTING, FOR)
"""The recorded stances that a found one contradicts."""

_GRAM = 4
"""Words in a row that two wordings must share to be compared; shorter ones are said of anything."""
_FEWEST, _FEWEST_ALIKE = 3, 2
"""What a claim must speak of to be told from others; two suffice where both say the same and no more."""
_OF_RECORD = 0.6
"""The share of the record's items that a passage has at least which leaves out names."""
_OF_ITS_OWN = 1
"""Items that the record lacks in a passage from whose briefing an editor took the position."""
_MARGIN = 0.15
"""How far the best record must be ahead of the next."""
_GOVERNS = frozenset({"ministry", "government"})


@dataclass(frozen=True, slots=True)
class _Stand:
    """A recorded position: who takes it (``named``, or ``near``: the office behind), and in which words."""

    record: int
    named: frozenset[str]
    near: frozenset[str]
    stance: str
    words: tuple[str, ...]
    negations: int
    briefing: str


@dataclass(frozen=True, slots=True)
class _Match:
    """A record that a found claim may be, by which rule, and how much speaks for it."""

    record: int
    rule: Tie
    score: float


class Ties:
    """Recorded claims by what they say and by the words of their positions."""

    def __init__(
        self,
        records: Sequence[ClaimRecord],
        known: Callable[[str], Entity],
        spotter: NameSpotter,
        find: Callable[[str], tuple[str, ...]],
    ) -> None:
        """``known`` gives the entity of an id, ``find`` the ids that a name means."""
        self._records, self._known, self._find = records, known, find
        self._contents = Contents(known, spotter)
        self._numbers = {record.id: number for number, record in enumerate(records)}
        self._said: list[tuple[Content, ...]] = []
        self._about: list[frozenset[str]] = []
        self._statements: list[tuple[int, Content]] = []
        self._by_item: defaultdict[str, set[int]] = defaultdict(set)
        self._stands: list[_Stand] = []
        self._of_record: list[list[_Stand]] = []
        self._by_gram: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        self._by_briefing: defaultdict[str, list[_Stand]] = defaultdict(list)
        for number, record in enumerate(records):
            self._said.append(tuple(self._contents.of(text) for text in (record.text, record.short) if text))
            about = (id_ for name in record.about for id_ in find(name))
            self._about.append(frozenset(map(self._contents.key, about)))
            for content in self._said[-1]:
                for item in content.items:
                    self._by_item[item].add(len(self._statements))
                self._statements.append((number, content))
            self._of_record.append([self._stand(number, position) for position in record.positions])
            for stand in self._of_record[-1]:
                self._index(stand)

    def says_as(self, other: Ties) -> bool:
        """Say whether the records say the same, so that nothing is tied otherwise for their sake."""
        return (self._numbers, self._said, self._about, self._stands) == (
            other._numbers,
            other._said,
            other._about,
            other._stands,
        )

    def _index(self, stand: _Stand) -> None:
        for gram in _grams(stand.words):
            self._by_gram[gram].add(len(self._stands))
        if stand.briefing:
            self._by_briefing[stand.briefing].append(stand)
        self._stands.append(stand)

    def _stand(self, number: int, position: PositionRecord) -> _Stand:
        parties = [name for name in (position.by, position.on_behalf_of) if name]
        known = {name: found for name in parties if len(found := self._find(name)) == 1}
        offices = self._offices(known[position.by][0], position.date) if position.by in known else ()
        return _Stand(
            number,
            frozenset(
                self._contents.key(known[name][0]) if name in known else _plain(name) for name in parties
            ),
            frozenset(offices),
            position.stance,
            fold(position.words),
            negations(fold(position.words)),
            position.briefing,
        )

    def _offices(self, id_: str, date: When | None) -> Iterator[str]:
        """Give for whom somebody speaks: a person for where a role is held, a ministry for its country.

        A capital that speaks is the government there.
        """
        entity = self._known(id_)
        for role in held_on(entity.record.roles, date) if entity.record else ():
            yield from map(self._contents.key, self._find(role.org) if role.org else ())
        words = form(entity.name).words
        if entity.kind == "org" and _GOVERNS & set(words) and (state := state_name(words)):
            yield f"={state[0]}"
        if entity.kind == "place" and (code := governed_from(entity.name)):
            yield f"={code}"

    def tied(
        self,
        source: Source,
        claims: Sequence[FoundClaim],
        mentions: Sequence[ResolvedMention],
    ) -> tuple[FoundClaim, ...]:
        """Give the found claims of a briefing, tied to records where they are surely one.

        Those that an editor tied stay so, without sides that contradict what the editor recorded from the
        briefing; to an id in the header's ``not_claims`` nothing is tied.
        """
        if not self._records:
            return tuple(claims)
        found = {claim.number: self._best(claim, source, mentions) for claim in claims if not claim.tie}
        rivals: defaultdict[tuple[int, str], list[float]] = defaultdict(list)
        for claim in claims:
            match = found.get(claim.number)
            if match and match.rule is Tie.BRIEFING:
                for who in self._keys(claim):
                    rivals[match.record, who].append(match.score)
        return tuple(
            replace(claim, record=self._records[match.record].id, tie=match.rule)
            if (match := found.get(claim.number))
            and (match.rule is not Tie.BRIEFING or not self._outdone(claim, match, rivals))
            else self._without_contrary(claim, source)
            for claim in claims
        )

    def _without_contrary(self, claim: FoundClaim, source: Source) -> FoundClaim:
        """Leave the sides out of a marked claim that is the contrary of its record.

        In a block about whether the town was warned, "Nobody warned us" may be what software finds contested.
        Who asserts that denies the record, as the editor put down, and who answers it does not deny it.
        """
        if claim.tie is not Tie.BLOCK:
            return claim
        here = [
            stand for stand in self._of_record[self._numbers[claim.record]] if stand.briefing == source.slug
        ]
        for position in claim.positions:
            who = self._speaker(position, source)
            own = {stand.stance for stand in here if who.is_of(stand)}
            if own and own <= _CONTRARY.get(position.stance, frozenset()):
                return replace(claim, positions=())
        return claim

    def unrecorded(self, claim: FoundClaim, source: Source) -> tuple[Position, ...]:
        """Give the positions of a tied claim that its record does not have from this briefing."""
        known = [
            stand for stand in self._of_record[self._numbers[claim.record]] if stand.briefing == source.slug
        ]
        return tuple(
            position
            for position in claim.positions
            if not any(self._speaker(position, source).takes(position, stand) for stand in known)
        )

    def _outdone(
        self, claim: FoundClaim, match: _Match, rivals: Mapping[tuple[int, str], list[float]]
    ) -> bool:
        """Say whether another claim of the same party in the briefing may as well be the recorded one."""
        scores = (rivals[match.record, who] for who in self._keys(claim))
        return any(sum(score > match.score - _MARGIN for score in some) > 1 for some in scores)

    def _keys(self, claim: FoundClaim) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(self._contents.key(one.by.entity) for one in claim.positions if one.by.entity)
        )

    def _best(self, claim: FoundClaim, source: Source, mentions: Sequence[ResolvedMention]) -> _Match | None:
        """Give the one record that a claim is, by the strictest rule that finds any."""
        speakers = [(one, self._speaker(one, source)) for one in claim.positions]
        meant = tuple(_within(claim.span, mentions))
        contents = dict.fromkeys((self._contents.of(claim.text, meant), self._contents.of(claim.text)))
        named = partial(self._is_named, claim=claim, source=source, mentions=mentions)
        for rule in (
            partial(self._by_words, briefing=source.slug, is_named=named),
            partial(self._by_content, is_named=named),
            partial(self._by_editor, briefing=source.slug),
        ):
            scores: dict[int, _Match] = {}
            for match in (match for content in contents for match in rule(content, speakers)):
                refused = self._records[match.record].id in source.meta.not_claims
                known = scores.get(match.record)
                if not refused and (known is None or known.score < match.score):
                    scores[match.record] = match
            best = sorted(scores.values(), key=lambda match: (-match.score, match.record))
            if best:
                alone = len(best) == 1 or best[0].score - best[1].score >= _MARGIN
                return best[0] if alone else None
        return None

    def _speaker(self, position: Position, source: Source) -> _Speaker:
        if id_ := position.by.entity:
            near = frozenset(self._offices(id_, source.meta.date))
            return _Speaker(frozenset({self._contents.key(id_)}), near)
        return _Speaker(frozenset({_plain(position.by.name)}), frozenset(), source.slug)

    # ---- the rules

    def _by_words(
        self, content: Content, speakers: _Speakers, briefing: str, is_named: Callable[[int], bool]
    ) -> Iterator[_Match]:
        """The exact words of a recorded position, or a part of them, in the mouth of the same speaker."""
        for position, who in speakers:
            said = fold(position.words)
            near = {number for gram in _grams(said) for number in self._by_gram.get(gram, ())}
            for stand in (self._stands[number] for number in sorted(near)):
                shorter, longer = sorted((said, stand.words), key=len)
                if (
                    who.takes(position, stand)
                    and _holds(longer, shorter)
                    and negations(said) == stand.negations
                    and self._agrees(speakers, stand.record)
                    and self._is_about(content, stand.record)
                    and (stand.briefing == briefing or is_named(stand.record))
                ):
                    yield _Match(stand.record, Tie.WORDS, len(shorter) / len(longer))

    def _is_named(
        self, record: int, claim: FoundClaim, source: Source, mentions: Sequence[ResolvedMention]
    ) -> bool:
        """Say whether a briefing has named what a record is about, up to the words that are the same.

        One and the same speaker says "the bridge is safe" of two bridges.
        """
        about = [frozenset(content.names) for content in self._said[record] if content.names]
        about = about or [frozenset({key}) for key in self._about[record]]
        if not about:
            return True
        told = self._contents.of(f". {told_before(source, claim)}\n{claim.text}").names
        before = (one.entity for one in mentions if one.entity and one.span.start < claim.span.end)
        known = {*told, *(self._contents.key(id_) for id_ in before)}
        return any(names <= known for names in about)

    def _by_content(
        self, content: Content, speakers: _Speakers, is_named: Callable[[int], bool]
    ) -> Iterator[_Match]:
        """The same words, whatever their order and forms; of the record's names some may be left out.

        "Closed" is not "closed to lorries", but who has just named the bridge says "it".
        """
        items = content.items
        if len(items) < _FEWEST_ALIKE:
            return
        spoken = frozenset(key for _, who in speakers for key in who.named)
        postings = sorted((self._by_item.get(item, set()) for item in items), key=len)
        for number in sorted(set.intersection(*postings)):
            record, other = self._statements[number]
            wanted = other.items - (spoken - items)
            share = len(items) / len(wanted)
            enough = share == 1 or (share >= _OF_RECORD and len(items) >= _FEWEST and bool(speakers))
            alike = enough and content.words == other.words and content.turns_like(other)
            if alike and self._agrees(speakers, record) and (share == 1 or is_named(record)):
                yield _Match(record, Tie.CONTENT, share)

    def _by_editor(self, content: Content, speakers: _Speakers, briefing: str) -> Iterator[_Match]:
        """An editor recorded that the speaker takes the position in this briefing; most content agrees."""
        items = content.items
        for stand in self._by_briefing.get(briefing, ()):
            if not any(who.takes(position, stand) for position, who in speakers):
                continue
            for other in self._said[stand.record]:
                shared = items & (other.items | self._about[stand.record])
                enough = len(shared) >= _FEWEST and len(items) - len(shared) <= _OF_ITS_OWN
                alike = enough and bool(content.words & other.words) and content.turns_like(other)
                if alike and self._agrees(speakers, stand.record):
                    yield _Match(stand.record, Tie.BRIEFING, len(shared) / len(items))

    def _is_about(self, content: Content, record: int) -> bool:
        """Say whether a claim shares anything with what a record is about: "a lie" is said of anything."""
        return any(content.items & (other.items | self._about[record]) for other in self._said[record])

    def _agrees(self, speakers: _Speakers, record: int) -> bool:
        """Say whether one speaker takes a recorded position, and none only the contrary of its own.

        Where nobody is named who takes one, the record must have none either.
        """
        agreed = not speakers and not self._of_record[record]
        for position, who in speakers:
            own = [stand for stand in self._of_record[record] if who.is_of(stand)]
            fits = any(stand.stance in _FITS[position.stance] for stand in own)
            if own and not fits:
                return False
            agreed |= fits
        return agreed


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks in a briefing, and for whom.

    Who is only described ("two officials") is the same in the briefing ``here``, and nobody else elsewhere.
    """

    named: frozenset[str]
    near: frozenset[str]
    here: str = ""

    def is_of(self, stand: _Stand) -> bool:
        """Say whether a recorded position is this speaker's, or that of an office that one speaks for."""
        if self.here and stand.briefing != self.here:
            return False
        return bool(self.named & (stand.named | stand.near) or self.near & stand.named)

    def takes(self, position: Position, stand: _Stand) -> bool:
        """Say whether the found position is the recorded one."""
        return self.is_of(stand) and stand.stance in _FITS[position.stance]


_Speakers = Sequence[tuple[Position, _Speaker]]


def told_before(source: Source, claim: FoundClaim) -> str:
    """Give what a briefing says before the words of a claim."""
    body = source.text[source.body.start :]
    at = body.find(claim.text)
    return body[:at] if at >= 0 else body


def _plain(name: str) -> str:
    """Give the key of somebody who is only described: no id has a space before it."""
    return f" {form(name).key}"


def _within(span: Span, mentions: Sequence[ResolvedMention]) -> Iterator[tuple[Span, str]]:
    """Give the known names inside a range, at their place in its words."""
    for mention in mentions:
        if mention.entity and span.holds(mention.span):
            yield Span(mention.span.start - span.start, mention.span.end - span.start), mention.entity


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1))


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    size = len(shorter)
    return any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))
