"""Names of products: the model takes them for persons and bodies, and they are neither.

What one place of an article tells holds for all of it: after "the browser's new version, Varno 2.1," no
"Varno" is a name of the kinds that we mark, unless somebody of that name speaks or has an office.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefgen.annotate.lexicon import words
from briefgen.annotate.names.last_names import last_name_forms
from briefgen.annotate.names.name_labels import is_told_a_person, speaks
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.syntax import FINITE, Word

_VERSION = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d+)?")
_TAIL = re.compile(r" \d{1,2}\.\d{1,2}(?:\.\d+)?$")
_MANY = re.compile(r"[A-Z]{2,5}s")
"""Several things with an abbreviation for a name: "PCs"."""
_KINDS = frozenset({"PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "LAW", "EVENT"})
_STAGES = frozenset(
    {"latest", "new", "newer", "newest", "old", "older", "next", "beta", "free", "early", "earlier"}
)


def without_products(names: Sequence[Candidate]) -> list[Candidate]:
    """Leave out the names of products, there and wherever the article has them again."""
    products = {
        _bare(name) for name in names if name.label in _KINDS and any(tell(name) for tell in _TELLING)
    }
    bearers = {_bare(name) for name in names if name.title or speaks(name) or is_told_a_person(name)}
    bearers |= {last for name in names if name.label == "PERSON" for last in last_name_forms(name)}
    products |= {short for name in names if _bare(name) in products - bearers for short in _in_brackets(name)}
    dropped = products - bearers
    return [name for name in names if name.label not in _KINDS or not _is_out(name, dropped)]


def _is_out(name: Candidate, dropped: set[str]) -> bool:
    if name.label in _KINDS and _bare(name) != name.text and _has_version(name):
        return True  # "Varno 2.1", even where a Mrs Varno speaks
    return _bare(name) in dropped or (len(name.words) == 1 and bool(_MANY.fullmatch(name.text)))


def _bare(name: Candidate) -> str:
    """Give a name without the number of its version."""
    return _TAIL.sub("", name.text)


def _has_version(name: Candidate) -> bool:
    """Say whether the number of a version goes with a name: "Varno 2.1", but not "Varno 2.1 points".

    A sentence with more such numbers, or none with a verb, is a list of results.
    """
    row = name.parse.words
    last = name.words[-1]
    inside = bool(_VERSION.fullmatch(last.text)) and len(name.words) > 1
    number = last if inside else row[name.end] if name.end < len(row) else None
    if number is None or not _VERSION.fullmatch(number.text):
        return False
    if not inside and number.head not in name.words:
        return False
    after = row[number.i + 1] if number.i + 1 < len(row) else None
    if after is not None and (after.pos in ("NOUN", "NUM", "SYM") or after.text in "%$£€)-–"):
        return False
    sentence = [word for word in row if word.sent == number.sent]
    numbers = [word for word in sentence if word.text[0].isdecimal() and "." in word.text]
    return len(numbers) == 1 and any(word.tag in FINITE for word in sentence)


def _is_told_a_product(name: Candidate) -> bool:
    """Say whether a noun for a product stands in apposition: "Varno, the operating system of"."""
    return any(
        child.dep == "appos" and _is_product(child) for word in name.words[-1:] for child in word.children
    )


def _is_product(word: Word) -> bool:
    before = word.parse.words[word.i - 1].lower if word.i else ""
    if word.lower in ("system", "systems"):
        return before == "operating"
    return word.lower in words("names", "product") and word.pos == "NOUN"


def _is_of_a_maker(name: Candidate) -> bool:
    """Say whether a name stands between its maker and a noun for a product: "Lemon's new Varno browser"."""
    row, last = name.parse.words, name.words[-1]
    if name.end == len(row) or last.dep != "compound" or not _is_product(last.head):
        return False
    owner = last.head.child("poss")
    maker = name.parse.name_at(owner) if owner is not None else None
    between = row[name.end : last.head.i]
    if owner is None or maker is None or owner.i > name.first:
        return False
    return all(word.lower == "operating" for word in between)


def _comes_in_versions(name: Candidate) -> bool:
    """Say whether there are versions of it: "Varno's older versions", "the latest version of Varno"."""
    word = name.words[-1]
    if name.label == "WORK_OF_ART" or len(name.words) > 2:
        return False
    if word.dep == "poss":
        return word.head.lower == "versions" and not any(child.lower == "of" for child in word.head.children)
    if word.dep != "pobj" or word.head.lower != "of" or word.head.head.lemma != "version":
        return False
    return any(child.lower in _STAGES for child in word.head.head.children)


def _is_an_example(name: Candidate) -> bool:
    """Say whether a name is one of several products: "browsers such as Varno", "software, like Varno"."""
    row, word = name.parse.words, name.words[-1]
    if name.end < len(row) and row[name.end].tag == "POS":
        return False
    while word.dep == "conj":
        word = word.head
    such = word.head
    if word.dep != "pobj" or such.lower not in ("as", "like", "including"):
        return False
    return _is_product(such.head) and such.head.i < such.i


def _is_a_weapon(name: Candidate) -> bool:
    """Say whether what the model calls a person names a kind of weapon: "Iskander missiles"."""
    word = name.words[-1]
    kind = word.dep == "compound" and word.head.i == name.end and word.head.lower in words("names", "weapon")
    return name.label == "PERSON" and len(name.words) == 1 and kind


def _in_brackets(name: Candidate) -> Iterator[str]:
    """Give the letters in brackets right behind a name."""
    row, end = name.parse.words, name.end
    if (
        end + 2 < len(row)
        and row[end].text == "("
        and row[end + 2].text == ")"
        and row[end + 1].text.isupper()
    ):
        yield row[end + 1].text


_TELLING: tuple[Callable[[Candidate], bool], ...] = (
    _has_version,
    _is_told_a_product,
    _is_of_a_maker,
    _comes_in_versions,
    _is_an_example,
    _is_a_weapon,
)
