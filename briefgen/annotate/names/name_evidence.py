"""How sure a name is: by its rule, its build, and what the article tells of it elsewhere.

What the model saw once, in one word, proves little. ``make eval ARGS=--calibration`` measures the classes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.names.body_signs import has_body_signs
from briefgen.annotate.names.last_names import last_name_forms
from briefgen.annotate.names.name_labels import has_suffix, is_told_a_person, speaks
from briefgen.annotate.names.name_neighbours import is_before_place, is_built_as_place, stands_in_place
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.model.annotation import Confidence

_BY_BUILD = frozenset(
    {"acronym", "organisation", "firm", "head-noun", "facility", "region", "dateline", "storm", "capital"}
)
_HAPPENINGS = frozenset({"EVENT", "LAW", "WORK_OF_ART"})
_AGAIN = 2


class Evidence:
    """What an article tells of its names; ``loud`` are the ids of the parses of its loud headlines."""

    def __init__(self, names: Sequence[Candidate], loud: Set[int]) -> None:
        self._count = Counter(name.text.casefold() for name in names if not name.parse.text.isupper())
        self._plain = {name.text for name in names if id(name.parse) not in loud}
        self._bearers = {name.words[-1].text for name in names if _is_short(name)}
        full = [name for name in names if name.label == "PERSON" and last_name_forms(name)]
        self._parts = {part for name in full for part in (name.words[0].text, *last_name_forms(name))}

    def confidence(self, name: Candidate) -> Confidence:
        """Say how sure a name is."""
        if name.end - name.first > 2 and name.text not in self._plain:
            return Confidence.GUESS  # a headline with capitals throughout runs names into other words
        if name.rule == "repeated":
            return Confidence.LIKELY
        if name.rule == "speaking":
            again = len(name.words) > 1 and name.words[-1].text in self._bearers
            return Confidence.LIKELY if again or name.text in self._parts else Confidence.GUESS
        if name.label in _HAPPENINGS and name.rule == "model":
            return Confidence.LIKELY if len(name.words) > 1 and not _is_numbered(name) else Confidence.GUESS
        if len(name.words) == 1 and not name.title and name.rule not in _BY_BUILD:
            return self._of_one_word(name)
        return Confidence.SURE if self._is_certain(name) else Confidence.LIKELY

    def _of_one_word(self, name: Candidate) -> Confidence:
        if self._count[name.text.casefold()] >= _AGAIN or name.label in ("GPE", "NORP"):
            return Confidence.LIKELY
        if (name.label == "PERSON" and name.text in self._parts) or (
            name.label == "ORG" and has_body_signs(name)
        ):
            return Confidence.LIKELY
        return Confidence.GUESS if name.first == 0 or name.text.isupper() else Confidence.LIKELY

    def _is_certain(self, name: Candidate) -> bool:
        if name.rule in _BY_BUILD or name.title or name.label in ("NORP", "LOC"):
            return True
        if name.label == "GPE":
            return self._is_certain_place(name)
        if self._count[name.text.casefold()] >= _AGAIN:
            return True
        if name.label == "PERSON":
            return name.words[-1].text in self._bearers or is_told_a_person(name) or speaks(name)
        return has_suffix(name) or any(
            word.lower in any_of("names", "org-head", "org-of") for word in name.words
        )

    def _is_certain_place(self, name: Candidate) -> bool:
        """Say whether the build of several words, or what is beside them, tells a place as well."""
        often = self._count[name.text.casefold()] >= _AGAIN
        return often or is_built_as_place(name) or is_before_place(name) or stands_in_place(name)


def _is_short(name: Candidate) -> bool:
    return name.label == "PERSON" and len(name.words) == 1


def _is_numbered(name: Candidate) -> bool:
    """Say whether a number is all that makes a name of it: "Halt 2", but "Article 5"."""
    laws = words("names", "law-head") | {"article", "section", "rule"}
    return any(word.text.isdecimal() for word in name.words) and not any(
        word.lower in laws for word in name.words
    )
