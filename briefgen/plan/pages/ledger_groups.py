"""The recorded claims sorted by what a reader may ask for: a state, a party, a topic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from briefgen.model.corpus import LedgerClaim, Party, Position
from briefgen.model.states import State
from briefgen.plan import urls
from briefgen.plan.parts.library import Library
from briefgen.plan.parts.statements import last_word, state_id

UNKNOWN = "name"
"""What stands in place of a kind before the slug of a party that is no known entity."""

LONGEST = 60
"""Characters of such a slug; a description can be a whole sentence, and a name of a file cannot."""

MAKES = frozenset({"asserts"})
"""The stance of who makes a claim: to acknowledge one is to give in to another's."""


@dataclass(frozen=True, slots=True)
class Group:
    """The claims that share a state, a party or a topic (its ``name``), those that moved last first.

    ``value`` is the state's id, the entity's id, or ``name/`` and a slug for a party that is no entity.
    """

    name: str
    value: str
    label: str
    claims: tuple[LedgerClaim, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups: states in the vocabulary's order, parties and topics by their number of claims.

    ``parties_of`` and ``topics_of`` map a claim's id to the values of its groups, ``slugs`` the name of a
    party that is no entity to its part of an address.
    """

    states: tuple[Group, ...]
    parties: tuple[Group, ...]
    topics: tuple[Group, ...]
    parties_of: Mapping[str, tuple[str, ...]]
    topics_of: Mapping[str, tuple[str, ...]]
    slugs: Mapping[str, str]

    @property
    def all(self) -> tuple[Group, ...]:
        """Every group."""
        return (*self.states, *self.parties, *self.topics)


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims of each state a party makes, or contests."""

    party: Group
    by_state: tuple[int, ...]

    @property
    def sum(self) -> int:
        """All of them."""
        return sum(self.by_state)


def groups(claims: Sequence[LedgerClaim], library: Library, states: Sequence[State]) -> Groups:
    """Sort the claims."""
    ordered = sorted(claims, key=last_word)
    unknown = [p.name for claim in ordered for p in _parties(claim) if library.entity_of(p) is None]
    slugs = {name: _short(slug) for name, slug in urls.tag_slugs(unknown).items()}
    by_state: defaultdict[str, list[LedgerClaim]] = defaultdict(list)
    by_party: defaultdict[str, list[LedgerClaim]] = defaultdict(list)
    by_topic: defaultdict[str, list[LedgerClaim]] = defaultdict(list)
    called: defaultdict[str, Counter[str]] = defaultdict(Counter)
    parties_of, topics_of = {}, {}
    for claim in ordered:
        by_state[state_id(claim.record)].append(claim)
        parties = {}
        for party in _parties(claim):
            value = party_value(party, library, slugs)
            parties[value] = claim
            called[value][party.name] += 1
        topics = {name: claim for name in claim.record.about if name in library.entities}
        parties_of[claim.record.id], topics_of[claim.record.id] = tuple(parties), tuple(topics)
        for value in parties:
            by_party[value].append(claim)
        for name in topics:
            by_topic[name].append(claim)
    labels = {
        name: library.entities[name].name for name in (*by_topic, *by_party) if name in library.entities
    }
    for value, names in called.items():
        labels.setdefault(value, min(names, key=lambda name: (-names[name], name)))
    return Groups(
        tuple(Group("state", s.id, s.label, tuple(by_state[s.id])) for s in states if s.id in by_state),
        _by_number("party", by_party, labels),
        _by_number("topic", by_topic, labels),
        parties_of,
        topics_of,
        slugs,
    )


def _short(slug: str) -> str:
    """Cut the slug of a party that is described at length, and add what tells it from others cut alike."""
    if len(slug) <= LONGEST:
        return slug
    return f"{slug[:LONGEST].rstrip('-')}-{crc32(slug.encode()):08x}"


def party_value(party: Party, library: Library, slugs: Mapping[str, str]) -> str:
    """Give what stands for a party in addresses: its entity's id, else a slug of its name."""
    entity = library.entity_of(party)
    return entity.id if entity else f"{UNKNOWN}/{slugs[party.name]}"


def _parties(claim: LedgerClaim) -> Iterator[Party]:
    for position in claim.positions:
        yield position.by
        if position.on_behalf_of:
            yield position.on_behalf_of


def _by_number(
    name: str, found: Mapping[str, Sequence[LedgerClaim]], labels: Mapping[str, str]
) -> tuple[Group, ...]:
    values = sorted(found, key=lambda value: (-len(found[value]), labels[value].casefold(), value))
    return tuple(Group(name, value, labels[value], tuple(found[value])) for value in values)


def tally(found: Groups, library: Library, stances: frozenset[str]) -> tuple[Count, ...]:
    """Count the claims on which each party takes one of these stances, by the state of the claim.

    Who speaks for somebody takes that party's position. Parties with most claims stand first.
    """
    counts = []
    for party in found.parties:
        theirs = Counter(
            state_id(claim.record)
            for claim in party.claims
            if any(
                position.stance in stances
                and party_value(_taker(position), library, found.slugs) == party.value
                for position in claim.positions
            )
        )
        if theirs:
            counts.append(Count(party, tuple(theirs[state.value] for state in found.states)))
    return tuple(sorted(counts, key=lambda one: (-one.sum, one.party.label.casefold(), one.party.value)))


def _taker(position: Position) -> Party:
    return position.on_behalf_of or position.by
