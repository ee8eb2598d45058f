"""What ties words between marks to somebody, in other languages than English.

The words are lists (``lexicons/<language>/cues.txt``). What is here holds for languages that, like French,
put the subject behind the verb after a quotation: "…", says the mayor. Small models take such verbs for nouns
and such subjects for objects, so the order of the words goes before the parse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.annotate.lexicon import phrases, words
from briefgen.annotate.syntax import Word

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_VERBAL = frozenset({"VERB", "AUX"})
_PERSONS = frozenset({"PER", "PERSON"})
_PARTIES = _PERSONS | {"ORG"}

_BEFORE_VERB = 6
"""Words (pronouns, auxiliary, adverb) among which the verb stands that follows a quotation."""

_BEFORE_MARK = 25
"""Words that may stand between a verb of saying and a colon."""


@dataclass(frozen=True, slots=True)
class Cue:
    """``first`` to ``last`` are the words of the cue, ``speaker`` the main word of who speaks.

    ``firm`` says that the form leaves little room: a colon, or a verb right behind the quotation.
    """

    first: Word | None
    last: Word | None
    speaker: Word | None
    rule: str
    firm: bool = True


@lru_cache
def saying(language: str) -> frozenset[str]:
    """Give all forms of the verbs of saying of a language: stems with endings, and the irregular ones."""
    endings = words("cues", "endings", language)
    regular = {stem + ending for stem in words("cues", "stems", language) for ending in endings}
    return frozenset(regular) | words("cues", "forms", language)


class Cues:
    """Finds the cues of one language in a clause, given as its words outside marks."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.saying = saying(language)
        self.sources = frozenset(
            phrase.replace(" ", "") for phrase in phrases("cues", "according-to", language)
        )

    def after(self, clause: Sequence[Word]) -> Cue | None:
        """Find the cue in what follows a quotation: ", a déclaré la maire", "dit-elle", "selon lui"."""
        toks = list(clause)
        while toks and toks[0].text in (",", "-", "–", "—"):
            toks.pop(0)
        return self.source(toks) or self.inverted(toks)

    def source(self, toks: Sequence[Word]) -> Cue | None:
        """Find "selon la maire" at the beginning of a clause."""
        for length in (1, 2):
            phrase = "".join(word.lower for word in toks[:length])
            if phrase in self.sources and len(toks) > length:
                head = self._noun(toks[length:], governed=None)
                return Cue(toks[0], toks[length - 1], head, "according-to", firm=False) if head else None
        return None

    def inverted(self, toks: Sequence[Word]) -> Cue | None:
        """Find a verb before its subject at the beginning of a clause: "a déclaré la maire", "dit-elle"."""
        at = self._first_verb(toks)
        if at is None:
            return None
        beside = [word for word in toks[: at + 3] if word.lower in self.list("subject") and not _is_far(word)]
        speaker = beside[-1] if beside else self._noun(toks[at + 1 :])
        return Cue(toks[0], toks[at], speaker, "marked-speech") if speaker is not None else None

    def _first_verb(self, toks: Sequence[Word]) -> int | None:
        """Give the number of the verb of saying that begins a clause, after its auxiliary and pronouns."""
        may_stand = [self.list(section) for section in ("auxiliary", "before-verb", "link", "make")]
        for number, word in enumerate(toks[:_BEFORE_VERB]):
            if self._says(word):
                return number
            inverted = word.text[0] == "-" and word.lower in self.list("subject")
            if not (inverted or word.pos == "ADV" or any(word.lower in section for section in may_stand)):
                return None
            if word.lower in self.list("negation"):
                return None
        return None

    def _says(self, word: Word) -> bool:
        """Say whether a word is a form of saying: "déclaré", or "savoir" in "fait savoir"."""
        if word.lower in self.saying:
            return True
        before = word.parse.words[word.i - 1].lower if word.i else ""
        return word.lower in self.list("made") and before in self.list("make")

    def before(self, clause: Sequence[Word]) -> Cue | None:
        """Find the cue in what stands before a mark: "La maire a déclaré :", "La maire affirme que"."""
        toks = list(clause)
        if not toks or toks[-1].lower in self.list("label"):
            return None
        at = next((n for n in range(len(toks) - 1, -1, -1) if self._is_cue(toks[n])), None)
        said_as = self._as_said(toks)
        if said_as is not None or at is None:
            return said_as or self._source_before(toks) or self._announced(toks)
        colon = toks[-1].text == ":"
        tied = colon or toks[-1].lower in self.list("that")
        between = [word for word in toks[at + 1 :] if not word.is_punct]
        if len(between) > _BEFORE_MARK or not (tied or all(word.pos == "ADV" for word in between)):
            return None
        if any(word.lower in self.list("negation") for word in toks[max(0, at - 4) : at]):
            return None
        return Cue(self._with_auxiliary(toks, at), toks[at], self._subject(toks, at), "marked-speech", colon)

    def _as_said(self, toks: Sequence[Word]) -> Cue | None:
        """Find "comme l'a rappelé la maire" before a mark, in whatever clause."""
        at = next((n for n, word in enumerate(toks) if word.lower in self.list("as")), None)
        cue = self.inverted(toks[at + 1 :]) if at is not None else None
        return replace(cue, firm=False) if cue is not None else None

    def _source_before(self, toks: Sequence[Word]) -> Cue | None:
        """Find "Selon la maire," as all that stands before a mark, or before a clause with a colon."""
        cue = self.source(toks) or self._for(toks)
        if cue is None or toks[-1].text == ":":
            return cue
        whole = toks[-1].text == "," or not any(word.text == "," for word in toks)
        verbs = [word for word in toks if word.pos in _VERBAL and word.text[:1].islower()]
        return cue if whole and not verbs else None

    def _for(self, toks: Sequence[Word]) -> Cue | None:
        """Find "Pour Jeanne Morel," and "Pour l'association, Norsecours :": only with a name."""
        if toks[0].lower not in self.list("for"):
            return None
        names = [name for word in toks[1:] if (name := word.parse.name_at(word)) and name.label in _PARTIES]
        if not names or (toks[-1].text != ":" and names[0].words[0] is not toks[1]):
            return None
        return Cue(toks[0], toks[0], names[0].words[0], "according-to", firm=False)

    def _announced(self, toks: Sequence[Word]) -> Cue | None:
        """Find who speaks without a verb of saying: "Jeanne Morel :", "La maire est formelle :"."""
        if toks[-1].text != ":" or len(toks) < 2:
            return None
        name = toks[0].parse.name_at(toks[0])
        if name is not None and name.label in _PERSONS and name.words[-1].i + 1 == toks[-1].i:
            return Cue(None, None, name.words[0], "after-colon", firm=False)
        subject = next((word for word in toks if word.dep == "nsubj"), None)
        if subject is None or subject.head.pos != "ADJ" or subject.head.child("cop") is None:
            return None
        return (
            Cue(None, None, subject, "after-colon", firm=False) if subject.head.i + 1 == toks[-1].i else None
        )

    def _is_cue(self, word: Word) -> bool:
        """Say whether a form of saying is a verb here: "la note", "de juge" are none, "en criant" is."""
        if not self._says(word):
            return False
        before = word.parse.words[word.i - 1] if word.i else None
        if before is not None and (before.pos == "DET" or (before.pos == "ADP" and word.pos != "VERB")):
            return False
        after = word.parse.words[word.i + 1] if word.i + 1 < len(word.parse.words) else None
        if after is not None and after.text == ":" and word.text[:1].islower():
            return True  # in that place the model takes many a verb for an adjective
        while before is not None and before.pos == "ADV" and before.i:
            before = before.parse.words[before.i - 1]
        return word.pos in _VERBAL or (before is not None and before.lower in self.list("auxiliary"))

    def _with_auxiliary(self, toks: Sequence[Word], at: int) -> Word:
        first = at
        helping = self.list("auxiliary") | self.list("before-verb") | self.list("make")
        while first and toks[first - 1].lower in helping:
            if toks[first - 1].pos == "DET":
                break
            first -= 1
        return toks[first]

    def _subject(self, toks: Sequence[Word], at: int) -> Word | None:
        """Give who speaks: the subject of the verb or of the one that it depends on, else the first noun."""
        verb, modified, here = toks[at], None, {word.i for word in toks}
        for word in (verb, *verb.ancestors()):
            subject = next((child for child in word.children if child.dep.startswith("nsubj")), None)
            if subject is not None and subject.i < verb.i and subject.i in here and subject.pos in _NOUNS:
                if subject.lower not in self.list("relative"):
                    return subject
                return word.head if word.head.pos in _NOUNS else None
            if word.dep == "acl" and word.head.pos in _NOUNS and word.head.i < verb.i:
                modified = modified or word.head  # "un message disant", unless somebody sends it
        if modified is not None:
            return modified
        return self._noun(toks[:at], governed=None)

    def _noun(self, toks: Sequence[Word], *, governed: bool | None = False) -> Word | None:
        """Give the first noun, name or pronoun that no preposition governs and that is no day.

        With ``governed`` None, a preposition or a comma ends the search.
        """
        beyond = -1  # the last word of a name that a preposition governs
        for word in toks:
            if word.is_punct or word.pos == "ADP":
                if governed is None or (word.is_punct and word.text not in (",", "-")):
                    return None
                governed = word.pos == "ADP"
            elif word.pos in _NOUNS and word.i > beyond and word.lower not in self._days:
                if not governed:
                    return word
                beyond, governed = _end_of_phrase(word), False
        return None

    @property
    def _days(self) -> frozenset[str]:
        return words("names", "day", self.language)

    def list(self, section: str) -> frozenset[str]:
        """Give the words of a section of the language's cues."""
        return words("cues", section, self.language)


def _end_of_phrase(noun: Word) -> int:
    """Give the number of the last word of a noun's name, or of that behind it: "l'agence | Norpresse"."""
    name = noun.parse.name_at(noun)
    after = noun.parse.words[noun.i + 1] if noun.i + 1 < len(noun.parse.words) else None
    if name is None and after is not None and after.text[:1].isupper():
        name = noun.parse.name_at(after)
        if name is not None and name.label in _PERSONS:
            return noun.i  # "à la presse | Jeanne Morel": who speaks
        return name.words[-1].i if name is not None else after.i
    return name.words[-1].i if name is not None else noun.i


def _is_far(pronoun: Word) -> bool:
    """Say whether a pronoun begins a clause of its own rather than end the verb: "dit le maire, il part"."""
    return pronoun.i > 0 and pronoun.parse.words[pronoun.i - 1].is_punct and pronoun.text[0] != "-"
