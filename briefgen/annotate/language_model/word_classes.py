"""Parts of speech and base forms, by tables that grow: the small model's rules, asked once for each case.

The rules look at a word's tag, at what it is in its sentence, at its form if it is one of some hundred, and
sometimes at the next word. So the answer is looked up by these; only for a case that has not been met are
the rules gone through. The base form follows from the word, its part of speech and its features.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from briefgen.annotate.language_model.word_vectors import UnknownModelError

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_SETS = frozenset({"POS", "MORPH", "LEMMA"})
_SETS_SPACE = _SETS | {"TAG", "DEP"}
_ASKS = frozenset({"TAG", "LOWER", "DEP"})
_HOW = frozenset({"IN", "NOT_IN", "REGEX"})


@dataclass(frozen=True, slots=True)
class Case:
    """What rules make of a word: its part of speech, features and, if they say, base form."""

    pos: str
    morph: str
    lemma: str
    rules: tuple[int, ...]
    opens: frozenset[int]
    closes: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule: what it asks of one word or of two neighbours, and what it sets at which of them."""

    asks: tuple[Mapping[str, Any], ...]
    sets: Mapping[str, str]
    index: int


class WordClasses:
    """Gives parts of speech and base forms as the model's attribute ruler and lemmatizer do."""

    def __init__(self, ruler: Any, lemmatizer: Any, vocab: Vocab) -> None:
        self._rules = [_Rule(asks, sets, index) for asks, sets, index in _taken_apart(ruler.patterns)]
        self._lemmatizer, self._vocab = lemmatizer, vocab
        words = [ask["LOWER"] for rule in self._rules for ask in rule.asks if "LOWER" in ask]
        listed = (want.get("IN", ()) if isinstance(want, dict) else (want,) for want in words)
        self._words = frozenset(chain.from_iterable(listed))
        self._shapes = [want for want in words if isinstance(want, dict) and "REGEX" in want]
        self._cases: dict[tuple[str, str, str], Case] = {}
        self.clear()

    def clear(self) -> None:
        """Forget the base forms."""
        self._lemmas: dict[tuple[str, str, str], str] = {}

    def form(self, text: str) -> str:
        """Give the word as rules may ask for it: in small letters if one does, else empty."""
        if text.isspace():
            return " "
        lower = text.lower()
        return lower if lower in self._words or any(_fits(shape, lower) for shape in self._shapes) else ""

    def read(
        self, texts: Sequence[str], forms: Sequence[str], tags: Sequence[str], deps: Sequence[str]
    ) -> tuple[list[str], list[str]]:
        """Give parts of speech and base forms of the words of a text (``forms`` as ``form`` gives them)."""
        known = self._cases
        cases = [known.get(key) or self._case(key) for key in zip(forms, tags, deps, strict=True)]
        for i in range(1, len(cases)):
            before, case = cases[i - 1], cases[i]
            if before.opens and case.closes and before.opens & case.closes:
                pair = before.opens & case.closes
                cases[i - 1], cases[i] = (
                    self._with(one, [n for n in pair if self._rules[n].index == place])
                    for place, one in enumerate((before, case))
                )
        lemmas = self._lemmas
        return [case.pos for case in cases], [
            case.lemma or lemmas.get((text, case.pos, case.morph)) or self._lemma(text, case)
            for text, case in zip(texts, cases, strict=True)
        ]

    def _case(self, key: tuple[str, str, str]) -> Case:
        rules = tuple(
            number
            for number, rule in enumerate(self._rules)
            if len(rule.asks) == 1 and _holds(rule.asks[0], *key)
        )
        pairs = [(number, rule) for number, rule in enumerate(self._rules) if len(rule.asks) == 2]
        opens = frozenset(number for number, rule in pairs if _holds(rule.asks[0], *key))
        closes = frozenset(number for number, rule in pairs if _holds(rule.asks[1], *key))
        self._cases[key] = case = self._with(Case("", "", "", rules, opens, closes), ())
        return case

    def _with(self, case: Case, more: Sequence[int]) -> Case:
        """Give the case as these rules and more make it: a later one has the last word."""
        rules = tuple(sorted((*case.rules, *more)))
        made: dict[str, str] = {}
        for number in rules:
            made.update(self._rules[number].sets)
        morph = made.get("MORPH", "")
        return Case(
            made.get("POS", ""),
            "" if morph == "_" else morph,
            made.get("LEMMA", ""),
            rules,
            case.opens,
            case.closes,
        )

    def _lemma(self, text: str, case: Case) -> str:
        from spacy.tokens import Doc

        token: Any = Doc(self._vocab, words=[text])[0]
        token.pos_ = case.pos
        token.set_morph(case.morph)
        lemma: str = self._lemmatizer.lemmatize(token)[0] or text
        self._lemmas[text, case.pos, case.morph] = lemma
        return lemma


def _taken_apart(patterns: Sequence[Mapping[str, Any]]) -> list[tuple[Any, Mapping[str, str], int]]:
    """Give the ruler's patterns one by one: what each asks, sets, and at which word."""
    found = []
    for pattern in patterns:
        for asks in pattern["patterns"]:
            spaces = [ask.get("IS_SPACE") is True for ask in asks] == [True]
            if (
                not all(_is_plain(name, want) for ask in asks for name, want in ask.items())
                or not 1 <= len(asks) <= 2
                or not set(pattern["attrs"]) <= (_SETS_SPACE if spaces else _SETS)
            ):
                raise UnknownModelError(f"pattern {pattern}")
            found.append((tuple(asks), pattern["attrs"], range(len(asks))[pattern["index"]]))
    return found


def _is_plain(name: str, want: object) -> bool:
    if isinstance(want, dict):
        return name in _ASKS and set(want) <= (_HOW - {"NOT_IN"} if name == "LOWER" else _HOW)
    return isinstance(want, bool) if name == "IS_SPACE" else name in _ASKS and isinstance(want, str)


def _holds(ask: Mapping[str, Any], form: str, tag: str, dep: str) -> bool:
    """Say whether a word with this form, tag and part in its sentence is what a pattern asks for."""
    space = form == " "
    return all(
        (want is space) if name == "IS_SPACE" else _fits(want, {"LOWER": form, "TAG": tag, "DEP": dep}[name])
        for name, want in ask.items()
    )


def _fits(want: str | Mapping[str, Any], value: str) -> bool:
    if isinstance(want, str):
        return value == want
    return (
        ("IN" not in want or value in want["IN"])
        and ("NOT_IN" not in want or value not in want["NOT_IN"])
        and ("REGEX" not in want or re.search(want["REGEX"], value) is not None)
    )
