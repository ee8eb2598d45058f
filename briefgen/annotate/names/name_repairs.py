"""Repairs of the names that the model saw: titles cut off, ends trimmed, what is no name dropped.

Each repair is a small pure function on a ``Candidate``, a range of words of one block.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.annotate.grammar.phrases import is_countryman
from briefgen.annotate.lexicon import any_of, phrases, words
from briefgen.annotate.syntax import Parse, Word
from briefgen.model.annotation import LABELS
from briefgen.model.text import Span

KEPT = frozenset(LABELS)
_EDGES = frozenset(("''", *"\"'`“”‘’«»„()[],.;:-–—!?*/|"))
_OF_A_PEOPLE = ("an", "ish", "ese", "i", "ic", "ch", "sh", "ek", "ss", "ot", "ite", "er")
"""How words for a people end."""
_PERSONAL = words("names", "role") - words("names", "body-role")
"""Offices that only persons have."""
_MR = frozenset({"Mr", "Mrs", "Ms"})
_NUMERIC = frozenset({"NUM", "SYM", "X"})
_NO_WORDS = frozenset({"Per", "Odd", "Bo"})
"""First names that the model takes for small words."""
_STATES_TOO = frozenset({"md"})
"""Letters after a name that are a state's as well: they tell no person where the model saw none."""


@dataclass(frozen=True)
class Candidate:
    """A name in the making: words ``first`` to ``end`` (not included); ``title``: the words before it."""

    parse: Parse
    first: int
    end: int
    label: str
    rule: str = "model"
    title: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the name."""
        return self.parse.words[self.first : self.end]

    @cached_property
    def span(self) -> Span:
        """The range of the name in the prose."""
        row = self.parse.words
        return Span(row[self.first].start, row[self.end - 1].end)

    @cached_property
    def text(self) -> str:
        """The name as written, on one line."""
        start = self.parse.span.start
        return " ".join(self.parse.text[self.span.start - start : self.span.end - start].split())

    def cut(self, first: int, end: int) -> Candidate:
        """Give the name with other ends."""
        return self if (first, end) == (self.first, self.end) else replace(self, first=first, end=end)

    def meets(self, other: Candidate) -> bool:
        """Say whether the two share a word."""
        return self.parse is other.parse and self.first < other.end and other.first < self.end


def repaired(candidate: Candidate) -> Candidate | None:
    """Apply all repairs; None if no name is left."""
    row = candidate.parse.words
    found: Candidate | None = trimmed_ends(candidate)
    if found is not None and _is_mr(found.words):
        found = replace(found, label="PERSON")  # whatever the model takes "Mr Reed" for
    if found is not None and found.label in ("ORG", "PERSON"):
        found = without_letters(found)
    if found is not None and found.label == "ORG":
        found = without_bearer(found)
    if found is not None and found.label == "PERSON":
        found = without_title(with_first_name(with_number(with_hyphens(with_particles(found)))))
    if found is not None and found.label == "GPE":
        own = found.words  # "Norland Chair", but "Sharm el-Sheikh"
        chair = len(own) > 1 and own[-1].lower in _PERSONAL and own[-2].text.isalpha()
        found = with_second_half(found.cut(found.first, found.end - chair))
    if found is None or not is_name(found) or _is_lone_honour(found):
        return None
    before = row[found.first - 1] if found.first else None
    opens = before is not None and before.text[0].isupper() and before.lower in words("names", "political")
    if found.label == "NORP" and opens:
        found = replace(found, first=found.first - 1)  # "Liberal" | "Democrats"
    return as_nationality(found)


def _is_mr(row: tuple[Word, ...]) -> bool:
    return len(row) in (2, 3) and row[0].text.rstrip(".") in _MR and all(w.text[0].isupper() for w in row)


def trimmed_ends(candidate: Candidate) -> Candidate | None:
    """Leave out "the", quotation marks and lower-case words at either end, and the possessive "'s"."""
    row, first, end = candidate.parse.words, candidate.first, candidate.end
    bracket = next((i for i in range(first + 1, end) if row[i].text in "(["), end)  # "World Bank (WB"
    if candidate.label == "LAW" and row[end - 1].lower in words("names", "law-head"):
        bracket = end  # "Citizenship (Amendment) Act"
    end = min(end, bracket)
    while first < end and _is_edge(row[first], leading=True):
        first += 1
    while end > first and (_is_edge(row[end - 1], leading=False) or _is_score(row[end - 1])):
        end -= 1
    if first == end:
        return None
    found = _with_article(candidate.cut(first, end))
    if found.label == "EVENT" and end - first == 1 and end < candidate.end and row[end].text.islower():
        return replace(found, label="GPE")  # "the Norland war"
    return found


def _with_article(candidate: Candidate) -> Candidate:
    """Give "The Hague" its article, which is a part of the name as in no other city's."""
    first = candidate.first
    if candidate.text != "Hague" or candidate.label == "PERSON" or not first:
        return candidate
    return replace(candidate, first=first - (candidate.parse.words[first - 1].lower == "the"))


def _is_edge(word: Word, *, leading: bool) -> bool:
    if word.text in _EDGES or word.lower in ("'s", "'", "the", "a", "an"):
        return True
    if word.text[:1].islower() and not any(letter.isupper() for letter in word.text):
        return not (leading and word.lower in words("names", "particle"))
    if leading and word.tag == "MD" and word.dep == "aux":
        return True  # "Will Selby pay?"
    return leading and word.pos in ("ADP", "CCONJ", "SCONJ") and word.i == word.parse.words[0].i


def _is_score(word: Word) -> bool:
    """Say whether a word is the result of a game: "Norland 3-1"."""
    left, dash, right = word.text.partition("-")
    return bool(dash) and left.isdecimal() and right.isdecimal()


def without_letters(candidate: Candidate) -> Candidate:
    """Cut off the letters of an honour or a degree after a person's name: "Ann Reed" | "QC"."""
    row, end = candidate.parse.words, candidate.end
    while end - candidate.first > 1 and _is_honour(row[end - 1]):
        end -= 1
    if end == candidate.end:
        return candidate
    letters, after = row[end : candidate.end], row[candidate.end : candidate.end + 1]
    while end > candidate.first and row[end - 1].text == ",":
        end -= 1
    found = replace(candidate, end=end, label="PERSON")
    if candidate.label != "PERSON" and (letters[0].lower in _STATES_TOO or not _is_persons(found.words)):
        return candidate
    is_office = any(_is_name_word(word) for word in after)  # "the Selby North MP Ann Reed"
    return found if len(found.words) > 1 and not is_office else candidate


def _is_honour(word: Word) -> bool:
    return word.lower in words("names", "honour") and not word.text[1:].islower() and word.text[0].isupper()


def _is_lone_honour(candidate: Candidate) -> bool:
    """Say whether a name is but letters that stand behind somebody's: "Ann Reed OBE"."""
    before = candidate.parse.words[candidate.first - 1] if candidate.first else None
    return (
        candidate.label in ("PERSON", "ORG")
        and candidate.end - candidate.first == 1
        and _is_honour(candidate.words[0])
        and before is not None
        and _is_name_word(before)
    )


def _is_persons(row: tuple[Word, ...]) -> bool:
    """Say whether words can be somebody's name: none of them is a body's, a people's or a party's."""
    others = ("org-head", "facility", "company-suffix", "role-modifier", "field", "political")
    known = {word for section in others for word in words("names", section)}
    return all(
        word.text[0].isupper() and word.text[-1].islower() and word.lower not in known for word in row
    ) and not any(map(_is_nationality, row))


def with_particles(candidate: Candidate) -> Candidate:
    """Join "Ursula" and "von der Leyen": a further capitalised name over a particle, or right beside it."""
    row, end = candidate.parse.words, candidate.end
    while end < len(row):
        step = end
        while step < len(row) and row[step].lower in words("names", "particle") and step - end < 3:
            step += 1
        if step == end or step == len(row) or not _is_name_word(row[step]):
            break
        end = step + 1
    return candidate.cut(candidate.first, end)


def with_first_name(candidate: Candidate) -> Candidate:
    """Take in the first name that the model left out: "Sadiq" before "Khan", "Marcel" before "Varno Reed"."""
    row, first = candidate.parse.words, candidate.first
    before = row[first - 1] if first else None
    if before is None or candidate.parse.name_at(before) is not None or _are_several(before):
        return candidate
    if before.text in _NO_WORDS or (_is_name_word(before) and before.lower in words("names", "first-name")):
        return replace(candidate, first=first - 1)
    fits = before.dep == "compound" and before.head in candidate.words and _is_name_word(before)
    titled = before.lower in any_of("names", "role", "honorific", "role-modifier")
    return (
        replace(candidate, first=first - 1)
        if fits and not titled and " " not in candidate.text
        else candidate
    )


def with_hyphens(candidate: Candidate) -> Candidate:
    """Take in what a hyphen ties to the end of a person's name: "Kim Jong" and "-un"."""
    row, end = candidate.parse.words, candidate.end
    if len(candidate.words) == 3 and candidate.words[1].text in "-‑" and candidate.words[2].text.islower():
        return replace(candidate, end=candidate.first + 1)  # "Reed-style"
    while (
        end + 1 < len(row)
        and row[end].text in "-‑"
        and row[end].start == row[end - 1].end == row[end + 1].start - 1
    ):
        if row[end + 1].tag in ("VBN", "VBG", "JJ"):
            break  # "Trump-appointed"
        if end - candidate.first == 1 and row[end + 1].text.islower():
            break  # "Reed-style", but "Kim Jong-un"
        end += 2
    return candidate.cut(candidate.first, end)


def with_second_half(candidate: Candidate) -> Candidate:
    """Take in the second half of a place with a hyphen, "Saxony-Anhalt"; two places stand before a noun."""
    row, end = candidate.parse.words, candidate.end
    if end + 1 >= len(row) or row[end].text not in "-‑":
        return candidate
    half, second = row[end - 1], row[end + 1]
    tied = half.end == row[end].start and row[end].end == second.start and half.head is second
    one = tied and _is_name_word(second) and second.dep not in ("compound", "nmod", "amod")
    return candidate.cut(candidate.first, end + 2) if one else candidate


def with_number(candidate: Candidate) -> Candidate:
    """Take in the number of a king or a pope: "Pedro" and "I" after "Emperor"."""
    row, end, first = candidate.parse.words, candidate.end, candidate.first
    if end == len(row) or not set(row[end].text) <= set("IVX"):
        return candidate
    reigns = first > 0 and row[first - 1].lower in words("names", "reigning")
    return replace(candidate, end=end + 1) if len(row[end].text) > 1 or reigns else candidate


def without_bearer(candidate: Candidate) -> Candidate | None:
    """Cut off who stands for a body, and what is but the field of an office.

    "Norland Museum CEO" before a name is the museum; "Foreign Affairs" before "minister" is nothing.
    """
    row, end = candidate.parse.words, candidate.end
    after = row[end] if end < len(row) else None
    while (
        end - 1 > candidate.first
        and row[end - 1].lower in _PERSONAL
        and after is not None
        and _is_name_word(after)
    ):
        end -= 1
    found = candidate.cut(candidate.first, end)
    fields = words("names", "field")
    before = row[found.first - 1].lower if found.first > 1 else ""
    of_office = before in ("of", "for") and row[found.first - 2].lower in words("names", "role")
    if of_office and found.words[0].lower in fields and _are_names(found.words[1:]):
        return replace(found, first=found.first + 1, label="PERSON")  # "Secretary of Defence Ann Reed"
    before_office = after is not None and end == candidate.end and after.lower in words("names", "role")
    is_field = all(word.lower in fields or word.lower in ("and", "for") for word in found.words)
    return None if is_field and (of_office or before_office) else found


def _are_names(row: tuple[Word, ...]) -> bool:
    """Say whether words can be the first and the last name of somebody."""
    bodies = any_of("names", "org-head", "field")
    return len(row) in (2, 3) and all(_is_name_word(word) and word.lower not in bodies for word in row)


def _are_several(word: Word) -> bool:
    """Say whether a word is the office of several: "Senators Reed and Marsh", "Sens. Ann Reed and"."""
    one = f"{word.lower[:-2]}." if word.lower.endswith("s.") else word.lower[:-1]
    return word.lower.rstrip(".").endswith("s") and one in words("names", "role")


def _is_name_word(word: Word) -> bool:
    return word.text[:1].isupper() and word.pos == "PROPN"


def without_title(candidate: Candidate) -> Candidate | None:
    """Cut off the office, inside the model's name or before it: "Russian President" | "Putin"."""
    row = candidate.parse.words
    kin = ("relation",) if len(candidate.words) > 2 else ()  # "Mum Ann Reed", but "Mother Teresa"
    titles, last, one = any_of("names", "role", "honorific", *kin), None, candidate.label == "PERSON"
    for i in range(candidate.first, candidate.end - 1):
        if row[i].lower in titles or _are_several(row[i]) or (one and is_countryman(row, i, candidate.end)):
            last = i
        elif (
            row[i].lower not in words("names", "role-modifier")
            and row[i].pos != "ADJ"
            and not _is_nationality(row[i])
        ):
            break
    first = candidate.first if last is None else last + 1
    while first < candidate.end and row[first].text in _EDGES:
        first += 1
    if first >= candidate.end:
        return None
    begins = _title_start(row, first)
    if begins == first and not candidate.title:
        return candidate.cut(first, candidate.end)
    title = row[begins].parse.text[
        row[begins].start - row[0].parse.span.start : row[first - 1].end - row[0].parse.span.start
    ]
    return replace(candidate, first=first, title=" ".join(title.split()) if begins < first else "")


def _is_nationality(word: Word) -> bool:
    name = word.parse.name_at(word)
    return name is not None and name.label == "NORP"


def _title_start(row: tuple[Word, ...], first: int) -> int:
    """Give where the words before a name that belong to its title begin: ``first`` if there are none."""
    at = first
    if not at or not _is_title_word(row[at - 1]):
        return first
    while at and _goes_with(row[at - 1], row, first):
        at -= 1
    while at < first and row[at].lower in ("'s", "-", "former", "then"):
        at += 1
    return at


def _is_title_word(word: Word) -> bool:
    return word.lower in any_of("names", "role", "honorific") and word.pos in (
        "NOUN",
        "PROPN",
        "ADJ",
    )


def _goes_with(word: Word, row: tuple[Word, ...], first: int) -> bool:
    if word.pos not in ("NOUN", "PROPN", "ADJ", "PUNCT") or (word.is_punct and word.text != "-"):
        return False
    if word.text == ".":
        return word.i > 0 and _is_title_word(row[word.i - 1])  # "Lt." in two words
    if word.text.endswith(".") and not (_is_title_word(word) or word.text.count(".") > 1):
        return False  # an office does not reach over a full stop
    return (
        first <= word.head.i
        or _is_title_word(word)
        or (word.head.i > word.i and word.dep in ("compound", "amod", "nmod", "punct"))
    )


def as_nationality(candidate: Candidate) -> Candidate:
    """Call "Ukrainian" a nationality where the model calls it a place."""
    last = candidate.words[-1]
    built = last.text[:1].isupper() and last.lower.endswith(_OF_A_PEOPLE)
    if candidate.label == "GPE" and last.tag == "JJ" and built:
        return replace(candidate, label="NORP")
    return candidate


def is_name(candidate: Candidate) -> bool:
    """Rule out what is no name: no capital, units and diseases, numbers, addresses, "the Government"."""
    text, row = candidate.text, candidate.words
    lower = text.lower().replace("’", "'")
    if (
        len(text) < 2
        or not any(letter.isupper() for letter in text)
        or not any(letter.isalpha() for letter in text)
    ):
        return False
    if lower in words("names", "not-a-name") or lower in words("names", "generic-org"):
        return False
    after = candidate.parse.words[candidate.end : candidate.end + 1]
    days, is_clock = phrases("names", "holiday"), lower.endswith((" standard time", " daylight time"))
    if is_clock or lower in days or any(f"{lower} {word.lower}" in days for word in after):
        return False  # "Ash Wednesday", also where only "Ash" was seen
    if (
        any(mark in text for mark in ("@", "://", "<", ">", "="))
        or text.startswith(("#", "www."))
        or (text[0] == "i" and text[1].isupper())
    ):
        return False
    if all(
        word.pos in ("ADV", "VERB", "PRON", "DET", "INTJ", "AUX", "SCONJ", "CCONJ", *_NUMERIC) for word in row
    ):
        return False
    if candidate.label in ("PERSON", "GPE") and any(letter.isdigit() for letter in text):
        return False
    titles = any_of("names", "role", "honorific")
    is_title = row[-1].lower in titles and all(
        word.lower in titles or word.lower in words("names", "role-modifier") or word.pos == "ADJ"
        for word in row
    )
    return not (candidate.label in ("PERSON", "ORG") and is_title)
