"""The forms of names: what of a spelling does not matter, so that two spellings of one name have one key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from slugify import slugify

from briefgen.resolve.names.name_lists import (
    GENERATIONS,
    HONORIFICS,
    LEGAL_FORMS,
    PARTICLES,
    SAINTS,
    SMALL_WORDS,
    SPELLINGS,
)

REMEMBERED = 1 << 17
"""How many names to remember the forms of: the same names stand in an archive again and again."""

_SLUG_LENGTH = 80
_EDGES = " \t\n\"'“”‘’„«»()[]{}.,;:!?…–—-"
_ARTICLE = re.compile(r"^(?:the|an|a)\s+(?=\S)(?!Hague$)", re.IGNORECASE)
_INITIALS = re.compile(r"(?<=\S )(?!U\.[SKN]\.|E\.U\.|D\.C\.)(?:[A-Z]\.){2,3}(?= [A-Z])")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_WITH_ARTICLE = re.compile(r"[a-z]{2,3}-[A-Z]")
_PAIR = re.compile(r"(?!ng|st|mc|[jsdm]r|ms)[bcdfghj-np-tvwxz]{2}")
"""Two letters in the middle of a name that can only be initials."""
_GRANDSON = re.compile(r"\bÓ (?=[A-Z])")
"""It is no initial in "Seán Ó Briain", but what an apostrophe ties in "O'Brien"."""
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´]")
_NEAR = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^abd[aeiou]l", "abdal"),
        (r"sch", "sh"),
        (r"ks(?=[aeiouy])", "x"),
        (r"(?<=[dt])er$", "r"),
        (r"ph", "f"),
        (r"(?<=[dgk])h|(?<=[aeiou])h$", ""),
        (r"[cq](?!h)|g", "k"),
        (r"w", "v"),
        (r"[jy]", "i"),
        (r"(?<=[aou])e", ""),
        (r"[aei]+", "a"),
        (r"[ou]+", "o"),
        (r"(.)\1+", r"\1"),
    )
)
"""What transliterations from Arabic and Slavic scripts, and German ones of umlauts, differ in besides."""
_SMALL_INSIDE = re.compile(r"(?<=[A-Z])[a-z](?=[A-Z])")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9])")
_ENDING = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])(?:iy|yy|ii|yi|ij|yj|y|i)$")


class Form(NamedTuple):
    """A name without its trimmings: ``shown`` for people, the folded ``words`` and their ``key`` to compare.

    It is a tuple because it is looked up in many tables, and tuples are quick at that.
    """

    shown: str
    words: tuple[str, ...]
    key: str

    @staticmethod
    def of(shown: str, words: tuple[str, ...]) -> Form:
        """Give the form with its key."""
        return Form(shown, words, " ".join(words))


@lru_cache(maxsize=REMEMBERED)
def form(text: str) -> Form:
    """Give the form of a name as it stands: without article, possessive and marks around it."""
    shown = " ".join(text.split())
    shown = _POSSESSIVE.sub("", _without_edges(shown))
    shown = _without_edges(_ARTICLE.sub("", shown)) or shown
    # "George H.W. Bush" is "George H. W. Bush".
    return Form.of(shown, fold(_INITIALS.sub(lambda found: found[0].replace(".", ". ").rstrip(), shown)))


def fold(text: str) -> tuple[str, ...]:
    """Give the words of ``text`` in Latin letters without case, diacritics, dots, hyphens and apostrophes."""
    plain = _APOSTROPHES.sub("", text).replace(".", "").replace("&", " and ")
    if plain.isascii():  # most names are, and then this is all that slugify does
        return tuple(_ASCII_WORD.findall(_THOUSANDS.sub("", plain.lower())))
    plain = _GRANDSON.sub("O", unicodedata.normalize("NFKC", plain))
    return tuple(slugify(plain, separator=" ").split())


@lru_cache(maxsize=REMEMBERED)
def slug(name: str) -> str:
    """Give the part of an id that comes from a name: lower-case Latin words and hyphens."""
    kept = ""
    for word in fold(name):
        longer = f"{kept}-{word}" if kept else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        kept = longer
    return kept or "unnamed"


def _without_edges(text: str) -> str:
    stripped = text.strip(_EDGES)
    # A dot that belongs to an abbreviation stays: "U.S.", "Apple Inc."
    end = text.find(stripped) + len(stripped) if stripped else 0
    return stripped + "." if stripped and text[end : end + 1] == "." else stripped


# ---- people


@lru_cache(maxsize=REMEMBERED)
def person_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words of a person's name without honorifics, spelt so that transliterations agree."""
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    if len(words) == 3 and _PAIR.fullmatch(words[1]):
        words = (words[0], *words[1], words[2])  # "George HW Bush"
    return tuple(map(transliterated, _joined_initials(words)))


def transliterated(word: str) -> str:
    """Fold what transliterations differ in: Zelensky, Zelenskyy; Yevgeny, Evgeniy; Sergei, Sergey."""
    if len(word) <= 4:
        return word
    if word.startswith("ye"):
        word = word[1:]
    return word[:-2] + "ei" if word.endswith("ey") else _ENDING.sub("y", word)


@lru_cache(maxsize=REMEMBERED)
def near_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Fold a person's name further, so that it is like others that may be the same: Gaddafi and Qaddafi."""
    return tuple(_near(word) for word in words if word not in ("al", "el"))


@lru_cache(maxsize=REMEMBERED)
def _near(word: str) -> str:
    if len(word) <= 3:
        return word
    for pattern, by in _NEAR:
        word = pattern.sub(by, word)
    return word


def _joined_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """Join leading initials: "J. K. Rowling" as "J.K. Rowling"."""
    count = 0
    while count < len(words) - 1 and len(words[count]) == 1:
        count += 1
    return ("".join(words[:count]), *words[count:]) if count > 1 else words


@lru_cache(maxsize=REMEMBERED)
def without_initials(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Split middle initials off: ("donald", "j", "trump") gives ("donald", "trump") and "j"."""
    if len(words) < 3:
        return words, ""
    kept = tuple(word for word in words[1:-1] if len(word) > 1)
    return (words[0], *kept, words[-1]), "".join(word for word in words[1:-1] if len(word) == 1)


@lru_cache(maxsize=REMEMBERED)
def short_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the ends of a full name that may stand for it: last names, with particles or a second surname."""
    core = words[:-1] if words[-1] in GENERATIONS and len(words) > 2 else words
    return tuple(
        words[start:end]
        for end in dict.fromkeys((len(words), len(core)))
        for start in range(1, end)
        if words[start:end] != words and (end - start > 1 or words[start] not in GENERATIONS)
    )


@lru_cache(maxsize=REMEMBERED)
def surname_first(shown: str) -> bool:
    """Say whether a name looks like Kim Jong-un or Ban Ki-moon, whose short form is the first word."""
    last = shown.split()[-1]
    head, hyphen, tail = last.partition("-")
    return bool(hyphen and head[:1].isupper() and tail[:1].islower())


@lru_cache(maxsize=REMEMBERED)
def looks_like_person(shown: str) -> bool:
    """Say whether the words can be somebody's name: capitals, no digits, not a sentence."""
    words = shown.split()
    if not words or len(words) > 7 or any(char.isdigit() or char in "@/:|_" for char in shown):
        return False
    return all(_is_large(word) or word.lower() in PARTICLES for word in words) and _is_large(words[-1])


def _is_large(word: str) -> bool:
    """Say whether a word has its capital, after an Arabic article too: "al-Masri"."""
    return not word[0].islower() or bool(_WITH_ARTICLE.match(word))


# ---- organisations, places and the rest


@lru_cache(maxsize=REMEMBERED)
def name_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words of a name that is no person's: without legal form, abbreviations written out."""
    kept = words
    while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
        kept = kept[:-1]
    kept = tuple(SPELLINGS.get(word, word) for word in kept)
    return (SAINTS.get(kept[0], kept[0]), *kept[1:]) if len(kept) > 1 else kept


@lru_cache(maxsize=REMEMBERED)
def acronyms(words: tuple[str, ...]) -> frozenset[str]:
    """Give the acronyms that a name may have: with and without its small words."""
    if len(words) < 2:
        return frozenset()
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in SMALL_WORDS)
    return frozenset(letters for letters in (every, main) if len(letters) > 1)


@lru_cache(maxsize=REMEMBERED)
def is_acronym(shown: str) -> bool:
    """Say whether a name is two to six capital letters, with or without dots; one may be small: "MoD"."""
    letters = shown.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and _SMALL_INSIDE.sub("", letters, count=1).isupper()


def may_be_spoken(shown: str) -> bool:
    """Say whether a name may be an acronym that is written as the word it is spoken as: "Nato", "Unesco"."""
    return 4 <= len(shown) <= 8 and shown.isalpha() and shown.istitle()


@lru_cache(maxsize=REMEMBERED)
def is_shouted(shown: str) -> bool:
    """Say whether a longer name stands in capitals, as in a headline."""
    return shown.isupper() and not is_acronym(shown)
