"""What stands before a person's name and is no part of it: "Longtime" | "Reed", "Deport" | "Ann Reed"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from briefgen.annotate.lexicon import any_of
from briefgen.annotate.names.name_patterns import is_capital, is_loud
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.syntax import Word
from briefgen.model.article import BlockKind

_ENDINGS = ("ing", "ed", "s")
"""How verbs end that headlines run into names: "Backing Reed", "Praised Reed", "Calls Reed"."""
_LEAST = 4
"""Letters, at least, of a stem that tells a word again."""


def without_leads(names: Sequence[Candidate], seen: Counter[str]) -> list[Candidate]:
    """Cut off what only stands before a person's name: "Longtime" | "Reed", "Meet" | "Ann Reed".

    What is left is a full name, or somebody else's last name as well. ``seen`` tells how often the text has
    each word.
    """
    people = _People([name for name in names if name.label == "PERSON"], seen)
    return [name.cut(name.first + 1, name.end) if people.have_lead(name) else name for name in names]


class _People:
    """The persons whom an article names, beside all its words."""

    def __init__(self, names: Sequence[Candidate], seen: Counter[str]) -> None:
        self._seen = seen
        self._known = {name.text for name in names}
        bearers: dict[str, set[str]] = defaultdict(set)
        for name in names:
            bearers[name.words[-1].text].add(name.text)
        self._bearers: Mapping[str, Set[str]] = bearers

    @cached_property
    def _stems(self) -> frozenset[str]:
        """What the words begin with that the article has in small letters."""
        return frozenset(stem for word in self._seen if word.islower() and len(stem := _stem(word)) >= _LEAST)

    def have_lead(self, name: Candidate) -> bool:
        """Say whether the first word of a name is none of a name's."""
        word, rest = name.words[0], name.words[1:]
        if name.label != "PERSON" or name.title or not rest or not is_capital(rest[0]):
            return False
        if word.lower in any_of("names", "word-too", "word-seldom", "particle"):
            return False
        namesake = bool(self._bearers[name.words[-1].text] - {name.text})
        if not (len(rest) > 1 or namesake):
            return False
        acts = _acts(word, name) and (namesake or not is_loud(name.parse))
        if acts or self._runs_on(name, namesake=namesake):
            return True
        row = name.parse.words
        begins = word.i == 0 or row[word.i - 1].sent != word.sent
        if not begins or name.parse.kind is BlockKind.HEADING:
            return False
        common = self._seen[word.lower] > 0 and self._seen[word.text] <= max(1, self._seen[word.lower])
        return common or word.pos in ("ADP", "CCONJ", "SCONJ")

    def _runs_on(self, name: Candidate, *, namesake: bool) -> bool:
        """Say whether a headline's verb has run into a name that the article has without it as well.

        The article has the verb in small letters: "Deport Ann Reed", and "she should be deported".
        """
        lower, rest = name.words[0].lower, name.cut(name.first + 1, name.end)
        whole = len(rest.words) > 1 and rest.text in self._known
        inflected = lower.endswith(_ENDINGS) and namesake
        return (whole or inflected) and _stem(lower) in self._stems


def _acts(word: Word, name: Candidate) -> bool:
    """Say whether a word is the verb whose object, or whose owner, the name is: "Follow Ann Reed"."""
    outside = word.head is word or word.head not in name.words
    return word.pos == "VERB" and word.dep != "compound" and outside


def _stem(word: str) -> str:
    """Give a word without the endings of a verb: one for "denounces" and "denounced"."""
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    return word.removesuffix(ending).removesuffix("e")
