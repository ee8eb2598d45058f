"""What a proposition says, so that two can be compared: the act, negations, numbers, hedges, parties, places.

To be on one topic is not to say the same: "the wall might fail", "the wall did not fail" and "the wall failed
in May" share their topic.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefgen.annotate.claims.contests import is_negated
from briefgen.annotate.grammar.figures import figures, is_scale
from briefgen.annotate.grammar.topics import is_kind, key, name_key, stem, topic_of
from briefgen.annotate.lexicon import words as listed
from briefgen.annotate.syntax import Word
from briefgen.model.text import Span

_CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
_EMPTY = frozenset({"be", "have", "such", "any", "own", "same", "other"})
_HAVING = frozenset({"be", "have", "see", "exist"})
_SAID_OF = ("attr", "acomp", "dobj", "oprd")
_SUBJECTS = ("nsubj", "nsubjpass")
_SHORT = frozenset({"nearly", "except"})
_ALIKE = 0.7
_DOER, _DONE_TO = "by", "whom"
_PARTIES = (_DOER, _DONE_TO)
_NO_PLACES = frozenset({"of", "about", "than"})
_TURNING = (*_SUBJECTS, *_SAID_OF, "advmod")
_NEGATIONS = listed("turns", "negations") | listed("turns", "absence")
_UNDOING = listed("turns", "undoing")
_HEDGES = {
    word: kind for kind in ("may", "will", "ought", "if") for word in listed("turns", f"hedges: {kind}")
}
_UNREAL = listed("turns", "hedges: unreal")
_KINDS_OF_MEASURES = (
    *("all", "only", "more", "less", "most", "part", "nearly", "except"),
    *("before", "after", "until"),
)
_MEASURES = {word: kind for kind in _KINDS_OF_MEASURES for word in listed("turns", f"measures: {kind}")}


@dataclass(frozen=True)
class Meaning:
    """What a proposition says: its words, of which ``head`` is the main one."""

    head: Word
    words: tuple[Word, ...]

    @staticmethod
    def of(head: Word, span: Span) -> Meaning:
        """Give the meaning of a range of a text."""
        return Meaning(head, head.parse.words_in(span))

    @cached_property
    def _act(self) -> Word:
        """The act that is told: "cross", in "failed to cross"."""
        word = self.head
        while word.lemma in _UNDOING and (below := _act_below(word)) is not None:
            word = below
        return word

    @cached_property
    def subject(self) -> Word | None:
        """Who or what it is said of, if the clause tells."""
        return self._act.child(*_SUBJECTS) or self.head.child(*_SUBJECTS)

    @property
    def is_passive(self) -> bool:
        """Whether the subject is not who does it."""
        return self._act.child("nsubjpass", "auxpass", "agent") is not None

    @cached_property
    def says(self) -> frozenset[str]:
        """The keys of the act, or of what is said to be: "failed", "was safe", "there was a fire"."""
        acts = [self._act, *(word for word in self._act.children if word.dep == "conj")]
        return frozenset(one for act in acts for one in _said_by(act))

    @cached_property
    def denies(self) -> bool:
        """Whether the main clause says that something is not so."""
        negated = is_negated(self.head) or self.head.lemma in _NEGATIONS
        negated = negated or any(
            word.lower in _NEGATIONS or _is_none(word) for word in self.head.children if word.dep in _TURNING
        )
        return (negated + self._undone) % 2 == 1

    @cached_property
    def _undone(self) -> int:
        word, count = self.head, 0
        while word is not self._act:
            below = _act_below(word)
            word, count = below if below is not None else self._act, count + 1
        return count

    @cached_property
    def negations(self) -> int:
        """How many words turn something round, in whatever clause."""
        turning = (
            word.lower in _NEGATIONS or word.lemma in _NEGATIONS or _is_exception(word) for word in self.words
        )
        return sum(turning) + self._undone

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers."""
        return figures(self.words)

    @cached_property
    def hedges(self) -> frozenset[str]:
        """The kinds of words for what only may, will or ought to be, or would have been."""
        helped = {word.lower for word in self._act.children if word.dep == "aux"}
        unreal = {"unreal"} if "have" in helped and helped & _UNREAL else set()
        return _kinds(self.words, _HEDGES) | unreal

    @cached_property
    def measures(self) -> frozenset[str]:
        """The kinds of words for how much: "all", "only", "more"."""
        return _kinds(self.words, _MEASURES)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of the words of names."""
        return frozenset(name_key(word.lower) for word in self.words if word.pos == "PROPN")

    @cached_property
    def contents(self) -> frozenset[str]:
        """The stems of the other words that say something."""
        return frozenset(stem(word.lemma) for word in self.words if _tells(word))

    @cached_property
    def _roles(self) -> dict[str, frozenset[str]]:
        """The keys of who does it, of what it is done to, and of what stands behind each preposition."""
        roles: dict[str, frozenset[str]] = {}
        for word in self._act.children:
            if word.dep == "nsubj" and not self.is_passive:
                roles[_DOER] = _keys(word)
            elif word.dep in ("dobj", "nsubjpass"):
                roles[_DONE_TO] = _keys(word)
        own = {word.lower for word in self._act.children if word.dep in ("prep", "agent")}
        for word in self.words:
            below = word.child("pobj") if word.dep in ("prep", "agent") else None
            # "Will not vote for Vega and may end up voting for Berg" does not speak of voting for Berg.
            other = word.lower in own and word.head is not self._act
            if below is not None and word.lower not in _NO_PLACES and not other:
                roles[word.lower] = roles.get(word.lower, frozenset()) | _keys(below)
        return roles

    @cached_property
    def _things(self) -> tuple[Word, ...]:
        """The nouns of whom and what the act is told."""
        return tuple(word for word in self._act.children if word.dep in (*_SUBJECTS, "dobj"))

    def is_apart(self, other: Meaning, *, elsewhere: bool = False) -> bool:
        """Say whether the two tell of other parties, places, times or things: "in Oslo", "in Bergen".

        With ``elsewhere`` another word for the same party or thing is let pass.
        """
        theirs = other._roles
        if any(
            keys and theirs.get(role) and not keys & theirs[role]
            for role, keys in self._roles.items()
            if not (elsewhere and role in _PARTIES)
        ):
            return True
        return any(_are_two(word, again) for word in self._things for again in other._things)

    @property
    def falls_short(self) -> bool:
        """Whether it is not quite, or not wholly, told to be so: "nearly sold", "sold all except it"."""
        return bool(self.measures & _SHORT)

    def may_count_like(self, other: Meaning) -> bool:
        """Say whether the two do not come to different numbers."""
        return self.figures <= other.figures or not other.figures

    def holds(self, other: Meaning, known: frozenset[str]) -> bool:
        """Say whether all that the other one speaks of is spoken of here; ``known`` are further names."""
        return other.contents <= self.contents and other._foreign(self.names | known) == frozenset()

    def _foreign(self, known: frozenset[str]) -> frozenset[str]:
        """Give the names of which nothing is known, or not enough: a person's last name is enough."""
        found = set()
        for word in self.words:
            if word.pos == "PROPN" and name_key(word.lower) not in known:
                name = word.parse.name_at(word)
                person = name is not None and name.label == "PERSON"
                if not (person and name is not None and name_key(name.words[-1].lower) in known):
                    found.add(name_key(word.lower))
        return frozenset(found)

    def tells_of(self, event: Word) -> bool:
        """Say whether a noun may name what is told: "the defection", of "has defected"."""
        if is_kind(event.lemma) or stem(event.lemma) in self.contents:
            told = self.names | self.contents | {key(word.lemma) for word in self.words}
            owners = [word for prep in event.children if prep.lower == "of" for word in prep.children]
            return all(not (keys := _keys(owner)) or bool(keys & told) for owner in owners)
        return False


def are_alike(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Say whether two ranges of words, of which nothing more is known, speak of one thing in one sense."""
    return _signs(one) == _signs(other) and topic_of(one).alike(topic_of(other)) >= _ALIKE


def _signs(words: tuple[Word, ...]) -> tuple[object, ...]:
    turning = sum(word.lower in _NEGATIONS or word.lemma in _UNDOING for word in words)
    return turning, figures(words), _kinds(words, _HEDGES), _kinds(words, _MEASURES)


def _act_below(verb: Word) -> Word | None:
    below = verb.child("xcomp", "ccomp")
    if below is None:
        prep = verb.child("prep")
        below = prep.child("pcomp") if prep is not None else None
    return below if below is not None and below.pos in ("VERB", "AUX") else None


def _said_by(act: Word) -> frozenset[str]:
    said = [word for word in act.children if word.dep in _SAID_OF] if act.lemma in _HAVING else []
    return frozenset(stem(word.lemma) for word in said or [act])


def _are_two(thing: Word, other: Word) -> bool:
    """Say whether two nouns are told apart by what stands with them: "the old wall", "the new wall"."""
    if thing.lemma != other.lemma or thing.pos == "PRON":
        return False
    mine, theirs = _told_by(thing), _told_by(other)
    return bool(mine and theirs) and not mine & theirs


def _told_by(noun: Word) -> frozenset[str]:
    return frozenset(
        name_key(stem(word.lemma)) if word.pos != "PROPN" else name_key(word.lower)
        for word in noun.children
        if word.dep in ("amod", "compound", "poss") and word.pos != "PRON"
    )


def _is_none(noun: Word) -> bool:
    return any(child.i < noun.i and child.lower in _NEGATIONS for child in noun.children)


def _is_exception(word: Word) -> bool:
    return word.lower == "but" and word.child("pobj") is not None  # "anything but the ferry"


def _kinds(words: tuple[Word, ...], kinds: dict[str, str]) -> frozenset[str]:
    return frozenset(
        kind
        for word in words
        if word.pos not in ("NOUN", "PROPN")  # the month of May, and a will
        and (kind := kinds.get(word.lower) or kinds.get(word.lemma)) is not None
    )


def _tells(word: Word) -> bool:
    if word.lower in _MEASURES or word.lower in _HEDGES or word.lemma in _EMPTY or is_scale(word):
        return False
    manner = word.pos == "ADV" and word.lower.endswith("ly")
    return manner or (word.pos in _CONTENT and word.dep not in ("aux", "auxpass"))


def _keys(word: Word) -> frozenset[str]:
    if word.pos == "PRON":
        return frozenset()
    topic = topic_of(word.subtree())
    return topic.names | {one for one in topic.acts if not one.startswith("#")}
