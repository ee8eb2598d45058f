"""Whether two parties say the same of the same, or the contrary.

Who is shown as the claimant of a proposition must have said it; where that cannot be told, nobody is.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate.claims.meanings import Meaning
from briefgen.annotate.claims.voices import Party
from briefgen.annotate.grammar.topics import name_key
from briefgen.annotate.syntax import Word

_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our"})


@dataclass(frozen=True, slots=True)
class Side:
    """What a party says: ``accused`` are the keys of whom it says that of, where another clause tells."""

    meaning: Meaning
    party: Party
    accused: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The keys of all that it names."""
        return self.accused | {name_key(word.lower) for word in self.meaning.words}

    @property
    def speaks_of_itself(self) -> bool:
        """Whether the party may say this of itself: "denied taking it", "denied that it had taken it"."""
        subject, head = self.meaning.subject, self.meaning.head
        if subject is None:
            return head.tag == "VBG" and not self.accused
        return subject.lower in self.party.pronouns

    def is_of_another_than(self, other: Side) -> bool:
        """Say whether this party speaks of itself, and the other one not of it."""
        if self.speaks_of_itself and not other.may_speak_of(self):
            return True
        return not self.party.keys & other.names and bool(self._owned & other.lemmas)

    def may_speak_of(self, other: Side) -> bool:
        """Say whether this may be said of the party of the other side."""
        keys, subject = other.party.keys, self.meaning.subject
        if subject is None:
            return bool(keys & self.names)
        if subject.pos != "PRON":
            if self.meaning.is_passive != other.meaning.is_passive:
                return bool(keys & self.names)
            return bool(keys & _keys(subject))
        return subject.lower not in self.party.pronouns and subject.lower in other.party.pronouns

    @property
    def _owned(self) -> frozenset[str]:
        """What the party may call its own: not its subject's, as in "Belarus sent its soldiers"."""
        subject = self.meaning.subject
        bound = subject is not None and subject.pos != "PRON"
        return frozenset(
            word.head.lemma
            for word in (subject.subtree() if bound and subject is not None else self.meaning.words)
            if word.dep == "poss" and word.lower in _POSSESSIVES & self.party.pronouns
        )

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of its words."""
        return frozenset(word.lemma for word in self.meaning.words)


def says_the_same(said: Side, answered: Side) -> bool:
    """Say whether who said the one has said the other.

    Negations, numbers, hedges and measures must be equal, the acts the same, and nothing may be answered that
    was not said.
    """
    one, other = said.meaning, answered.meaning
    if (one.denies, one.negations, _measured(one)) != (other.denies, other.negations, _measured(other)):
        return False
    if not one.says & other.says or not one.holds(other, said.party.keys) or one.is_apart(other):
        return False
    return not _of_others(said, answered)


def bears_out(upheld: Side, said: Side) -> bool:
    """Say whether who upholds the one upholds the other, too: not with other numbers, or in another place."""
    one, other = upheld.meaning, said.meaning
    return (one.denies, one.negations) == (other.denies, other.negations) and _may_be_one(upheld, said)


def contradicts(upheld: Side, said: Side) -> bool:
    """Say whether the two are each other's contrary: "had failed", "had not failed"."""
    one, other = upheld.meaning, said.meaning
    return one.denies != other.denies and _measured(one) == _measured(other) and _may_be_one(upheld, said)


def _measured(meaning: Meaning) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return meaning.figures, meaning.hedges, meaning.measures


def _may_be_one(upheld: Side, said: Side) -> bool:
    one, other = upheld.meaning, said.meaning
    if not one.hedges <= other.hedges or not other.may_count_like(one) or one.is_apart(other):
        return False
    if "unreal" in other.hedges - one.hedges or (other.falls_short and not one.falls_short):
        return False  # "would have sold", "nearly sold"
    if one.measures - other.measures and other.measures - one.measures:
        return False  # "before the strike", "after the strike"
    if one.head.pos == "NOUN":
        return other.tells_of(one.head)
    return bool(one.says & other.says) and not _of_others(upheld, said)


def _of_others(one: Side, other: Side) -> bool:
    if one.party.keys & other.party.keys:
        return False
    return one.is_of_another_than(other) or other.is_of_another_than(one)


def _keys(subject: Word) -> frozenset[str]:
    return frozenset(name_key(word.lower) for word in subject.subtree())
