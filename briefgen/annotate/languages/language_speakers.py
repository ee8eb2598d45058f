"""Who speaks, in other languages than English: the name beside a cue, or the words as they stand.

A name stands for itself, an office for the one person of the article who has it as a title. Pronouns stay
without a referent: the model tells too little of gender to say for whom they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefgen.annotate.languages.language_cues import Cue
from briefgen.annotate.lexicon import words
from briefgen.annotate.syntax import Text, Word
from briefgen.model.annotation import Mention, Speaker
from briefgen.model.text import Span

_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP"})
_BETWEEN = 12
"""Words between an office and the name of its holder: "le secrétaire de l'union, Luc Petit"."""
_LEFT = frozenset({"DET", "ADJ", "NUM"})


class Cast:
    """Whom an article names."""

    def __init__(self, text: Text, mentions: tuple[Mention, ...]) -> None:
        self.text, self.mentions = text, mentions

    def speakers(self, cue: Cue) -> tuple[Speaker, ...]:
        """Give who speaks: nobody, one, or several where names stand in a list."""
        head, beside = cue.speaker, self._right_before(cue)
        if beside is not None and not (head is not None and self._at(head) and head.child("conj")):
            return (Speaker(beside.span, beside.text, beside.span),)
        if head is None:
            return ()
        listed = [head, *(child for child in head.children if child.dep == "conj" and self._at(child))]
        return tuple(dict.fromkeys(self._speaker(word) for word in listed))

    def _right_before(self, cue: Cue) -> Mention | None:
        """Give the person named right before a cue: "L'un des élus, Luc Petit, a déclaré"."""
        if cue.first is None or cue.first.i == 0:
            return None
        row, at = cue.first.parse.words, cue.first.i - 1
        at -= at > 0 and row[at].text == ","
        mention = self._at(row[at])
        behind = cue.speaker is not None and cue.speaker.i > at  # "dit-elle": it follows the cue
        if mention is None or mention.label != "PERSON" or behind:
            return None
        first = cue.first.parse.word_from(mention.span.start)
        return mention if not first or row[first - 1].pos not in ("ADP", "CCONJ") else None

    def _speaker(self, head: Word) -> Speaker:
        mention = self._at(head) or self._beside(head)
        if mention is not None:
            return Speaker(mention.span, mention.text, mention.span)
        first = head
        row = head.parse.words
        while head.pos != "PRON" and first.pos != "DET" and first.i and row[first.i - 1].pos in _LEFT:
            first = row[first.i - 1]
        span = Span(_without_hyphen(first), head.end)
        return Speaker(span, " ".join(span.of(self.text.prose).split()), self._holder(head))

    def _at(self, word: Word) -> Mention | None:
        number = bisect_right(self.mentions, word.start, key=lambda mention: mention.span.start) - 1
        if number < 0 or word.start >= self.mentions[number].span.end:
            return None
        return self.mentions[number] if self.mentions[number].label in _SPEAKING else None

    def _beside(self, head: Word) -> Mention | None:
        """Give the name in apposition to a noun: "la maire de Norville, Jeanne Morel"."""
        if head.pos not in ("NOUN", "PROPN"):
            return None
        for child in head.children:
            if child.dep in ("appos", "flat:name", "flat") and child.i > head.i:
                mention = self._at(child)
                if mention is not None and mention.label in ("PERSON", "ORG"):
                    return mention
        return self._office_holder_after(head) if self._is_office(head) else self._named_after(head)

    def _named_after(self, head: Word) -> Mention | None:
        """Give the person between commas behind a noun: "un jeune manifestant, Luc Petit."."""
        row = head.parse.words
        at = head.i + 1
        while at < len(row) and row[at].pos == "ADJ":
            at += 1
        mention = self._at(row[at + 1]) if at + 1 < len(row) and row[at].text == "," else None
        if mention is None or mention.label != "PERSON":
            return None
        end = head.parse.word_from(mention.span.end)
        return mention if end == len(row) or row[end].is_punct else None

    def _office_holder_after(self, head: Word) -> Mention | None:
        row, commas = head.parse.words, 0
        for word in row[head.i + 1 : head.i + 1 + _BETWEEN]:
            mention = self._at(word)
            if mention is not None and mention.label == "PERSON":
                return mention if row[word.i - 1].pos not in ("ADP", "DET") else None
            commas += word.text == ","
            if commas > 1 or word.pos in ("VERB", "AUX", "PRON") or (word.is_punct and word.text not in ",-"):
                return None
        return None

    def _is_office(self, word: Word) -> bool:
        offices = words("names", "role", self.text.language) | words("names", "honorific", self.text.language)
        return word.lower in offices

    def _holder(self, head: Word) -> Span | None:
        """Give the one person who has a noun as a title: "le maire" after "le maire Paul Morel"."""
        if head.pos != "NOUN" or not self._is_office(head):
            return None
        holders = [m for m in self.mentions if m.label == "PERSON" and head.lower in m.title.lower().split()]
        names = {mention.text for mention in holders}
        return _fullest(holders) if len(names) == 1 else None


def _fullest(mentions: Sequence[Mention]) -> Span:
    return max(mentions, key=lambda mention: len(mention.text)).span


def _without_hyphen(word: Word) -> int:
    """Give where a pronoun begins that the model cuts from its verb with the hyphen: "-elle"."""
    return word.start + (word.text[0] == "-" and len(word.text) > 1)
