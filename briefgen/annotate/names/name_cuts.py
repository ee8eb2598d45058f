"""Names that the model ran together, cut where no name goes on: "Oslo - Shares", "Independent the Tories".

Each cut looks at one word inside a name. What is before and what is after it are names of their own, if they
are names at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.annotate.grammar.country_words import country_words
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.names.body_signs import are_letters
from briefgen.annotate.names.name_labels import has_suffix
from briefgen.annotate.names.name_repairs import Candidate
from briefgen.annotate.names.place_signs import stands_within
from briefgen.annotate.syntax import DASHES, Word

_PARTING = DASHES - {"-"} | {"|", "/"}
"""Signs between names, in which a hyphen may stand."""
_STARS = frozenset({"*", "|", "•"})
_BEFORE_THE = frozenset(
    {"of", "for", "and", "in", "on", "at", "to", "with", "against", "from", "by", "under"}
)
_PLURAL_OWNERS = frozenset(
    {"people", "women", "children", "workers", "men", "teachers", "farmers", "st", "st."}
)
_NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI"})
_LEGAL_FORMS = frozenset({"inc", "ltd", "limited", "gmbh", "corp", "plc", "llc", "llp", "ag", "co"})
"""After them a company's name is over: "Lemon Inc of Selby"."""
_ENDINGS = frozenset({"inc.", "ltd.", "corp.", "co.", "llc.", "plc."})
"""Those whose full stop may end a sentence as well, which the model does not see."""
_CLAUSE_OPENERS = frozenset({"since", "after", "while", "because", "before", "until", "when", "whether"})
"""Between two names they begin a clause: "in Selby since Varnex came"."""
_ANYBODY = frozenset({"nobody", "somebody", "anybody", "everybody", "everyone", "someone", "anyone"})
_COUNTRIES = frozenset({"U.S.", "US", "U.K.", "UK", "EU", "E.U.", "United States", "United Kingdom"})
"""What they are called that are no single word, or letters."""
_JOINTS = frozenset({"-", "–", "and"})
_WHOLE = frozenset({"WORK_OF_ART", "LAW", "EVENT"})
"""What may have any words inside: "Murder on the Orient Express"."""


def pieces(candidate: Candidate) -> list[Candidate]:
    """Give the names that a name of the model is made of, mostly itself alone."""
    if candidate.end - candidate.first < 2:
        return [candidate]
    if candidate.label in _WHOLE:
        return _without_pronoun(candidate)
    if any(word.text in ("v.", "vs.") for word in candidate.words[1:-1]):
        return [replace(candidate, label="LAW")]  # "Reed v. Marsh", a ruling
    row, found = candidate.parse.words, []
    begins = candidate.first + _leads(candidate)
    for i in range(begins + 1, candidate.end):
        stop, after = _cut(candidate, row[i])
        if stop:
            if begins < i:
                found.append(candidate.cut(begins, i))
            begins = after
    if begins < candidate.end:
        found.append(candidate.cut(begins, candidate.end))
    if len(found) > 1 and len(found[0].words) == 1 and stands_within(found[0]):
        found[0] = replace(found[0], label="GPE")  # "in Selby since"
    return [found[0], *filter(None, map(_after_cut, found[1:]))] if found else []


def _without_pronoun(candidate: Candidate) -> list[Candidate]:
    """Give the place alone of "Nobody in Selby", which a sentence begins with, and no title does."""
    row = candidate.words
    said = len(row) > 2 and row[0].lower in _ANYBODY and row[1].text.islower() and row[2].pos == "PROPN"
    if not said:
        return [candidate]
    place = candidate.cut(row[2].i, candidate.end)
    return [replace(place, label="GPE")] if stands_within(place) else []


def _two_laws(candidate: Candidate) -> list[Candidate]:
    """Part "the Constitution and the Bill of Rights", but not "the Children and the Courts Act"."""
    row = candidate.words if candidate.label == "LAW" else ()
    at = next((i for i in range(1, len(row) - 1) if [w.lower for w in row[i : i + 2]] == ["and", "the"]), 0)
    if not at or len(row) < at + 3 or row[at - 1].lower not in words("names", "law-head"):
        return []
    middle = candidate.first + at
    return [candidate.cut(candidate.first, middle), candidate.cut(middle + 2, candidate.end)]


def _after_cut(piece: Candidate) -> Candidate | None:
    """Give what is after a cut its own kind: a place after a company's "of"; "Prices" is no name."""
    before, first = piece.parse.words[piece.first - 1], piece.words[0]
    if piece.label == "ORG" and _begins_title(first):
        return None
    if piece.label == "ORG" and _is_officer(first, piece.end):
        return replace(piece, label="PERSON")
    if piece.label == "PERSON" and before.text == "-" and (len(piece.words) < 2 or _is_role(piece.words[-1])):
        return None  # "Reed - Chairman"
    if piece.text == "White House":
        return replace(piece, label="ORG")
    if before.lower == "of":
        return replace(piece, label="GPE")
    if before.text in _PARTING | {"-"} and len(piece.words) == 1 and first.tag in ("NNS", "NNPS"):
        return None
    return piece


def _is_role(word: Word) -> bool:
    return word.lower in words("names", "role")


def _leads(candidate: Candidate) -> int:
    """Give how many words stand before a body's name: "Rival Lemon Inc", "August Federation of Bakers"."""
    the = candidate.words[0].lower == "the"
    first, rest = candidate.words[the], len(candidate.words) - the - 1
    if candidate.label != "ORG" or not rest:
        return 0
    opens = first.lower in words("names", "opener")
    leads = rest > 1 and (first.lower in words("names", "month") or first.lower.endswith("-based"))
    return 1 + the if opens or leads else 0


def _cut(candidate: Candidate, word: Word) -> tuple[bool, int]:
    """Say whether the name ends before a word, and at which word the next begins."""
    row, i = candidate.parse.words, word.i
    if _parts_names(candidate, word):
        return True, i + 1
    if word.lower == "the" and row[i - 1].lower not in _BEFORE_THE and _has_article(candidate):
        return True, i + 1  # "the Herald the Greens", but "Rock the Vote"
    if word.lower == "based" and row[i - 1].text == "-" and row[i - 1].end == word.start:
        return True, i + 1
    if word.lower.endswith("-based"):
        return True, i + 1
    if word.lower == "of" and row[i - 1].lower.rstrip(".") in _LEGAL_FORMS:
        return True, i + 1
    if (
        row[i - 1].lower in _ENDINGS
        and word.text[0].isupper()
        and word.lower not in words("names", "company-suffix")
    ):
        return True, i  # "Lemon Inc. Harrow will appeal"
    if candidate.label == "ORG" and (_is_officer(word, candidate.end) or _begins_title(word)):
        return True, i
    if [part.text for part in row[i : candidate.end]] == ["White", "House"]:
        return True, i  # "the Reed White House"
    if _is_dateline(candidate, word) or _is_acronym_beside(candidate, word):
        return True, i
    return False, i


def _has_article(candidate: Candidate) -> bool:
    row, first = candidate.parse.words, candidate.first
    return row[first].text.isupper() or "the" in (row[first].lower, row[first - 1].lower if first else "")


def _parts_names(candidate: Candidate, word: Word) -> bool:
    """Say whether a word stands between two names: a dash with spaces around it, "or", "v", a comma.

    A hyphen with spaces does after capitals ("OSLO - Shares") and behind somebody ("Reed - Chairman") only:
    some write "North - South" for one name.
    """
    row, i = candidate.parse.words, word.i
    if word.text in _STARS:
        return True
    if word.text == "/" and _is_capital_pair(candidate, row[i - 1 : i + 2]):
        return True  # "Norland Post/Harrow News", but "AC/DC"
    loud = all(map(_is_shout, row[candidate.first : i]))
    if word.text in _PARTING or (word.text == "-" and (loud or candidate.label == "PERSON")):
        return row[i - 1].end < word.start and i + 1 < len(row) and word.end < row[i + 1].start
    if word.text.islower() and (word.lower in ("or", "v", "vs") or word.lower in _CLAUSE_OPENERS):
        return True
    if word.text == "that" and word.tag in ("IN", "WDT") and candidate.label not in _WHOLE:
        return True  # "told the Council that Selby"
    if word.text == ",":
        return not _goes_on_after_comma(candidate, i)
    if candidate.label == "PERSON" and word.text.islower() and word.text.isalpha():
        return word.lower not in words("names", "particle")
    return False


def _is_capital_pair(candidate: Candidate, beside: Sequence[Word]) -> bool:
    """Say whether a slash has a name on each side; of short words it may be within one."""
    return (
        candidate.label in ("ORG", "PERSON")
        and len(candidate.words) > 3
        and len(beside) == 3
        and all(word.text[0].isupper() and word.text.isalpha() for word in (beside[0], beside[2]))
    )


def _goes_on_after_comma(candidate: Candidate, i: int) -> bool:
    """Say whether a comma is inside a name: "Lemon, Inc.", "Reed, Marsh & Co", "Health, Work and Rest"."""
    rest = candidate.parse.words[i + 1 : candidate.end]
    suffixes = words("names", "company-suffix") | {"jr", "jr.", "sr", "sr."}
    return bool(rest) and (rest[0].lower in suffixes or any(word.lower in ("and", "&") for word in rest))


def _is_officer(word: Word, end: int) -> bool:
    """Say whether an office and its bearer begin here: "Ministry of Peace" | "Director Ann Reed"."""
    rest = word.parse.words[word.i + 1 : end]
    bodies = any_of("names", "org-head", "org-of")
    return (
        word.lower in words("names", "officer")
        and word.text[0].isupper()
        and len(rest) > 1
        and all(part.text[0].isupper() or part.lower == "of" for part in rest)
        and (rest[0].lower == "of" or not any(part.lower in bodies for part in rest))
    )


def _begins_title(word: Word) -> bool:
    """Say whether a title begins here that the model cut in two: "Norland Press" | "Secretary Ann Reed"."""
    after = word.parse.words[word.i + 1 : word.i + 2]
    return (
        word.text == "Press"
        and bool(after)
        and after[0].text[0].isupper()
        and after[0].lower in words("names", "press-officer")
    )


def _is_dateline(candidate: Candidate, word: Word) -> bool:
    """Say whether capitals begin after a full name in small letters: "Ann Reed OSLO"."""
    before = candidate.parse.words[candidate.first : word.i]
    return (
        candidate.label == "PERSON"
        and len(before) == 2
        and all(part.text[0].isupper() and part.text[-1].islower() for part in before)
        and _is_shout(word)
        and len(word.text) > 2
    )


def _is_acronym_beside(candidate: Candidate, word: Word) -> bool:
    """Say whether an acronym stands right after a place or a nationality: "Oslo NKRF"."""
    before = candidate.parse.words[word.i - 1]
    return (
        candidate.label in ("GPE", "NORP", "FAC")
        and before.text[-1].islower()
        and _is_shout(word)
        and len(word.text) > 2
    )


def _is_shout(word: Word) -> bool:
    letters = word.text.replace("-", "")
    return letters.isalpha() and letters.isupper() and word.text not in _NUMERALS


def without_owners(names: Sequence[Candidate]) -> list[Candidate]:
    """Cut the owner from what he owns, "Lemon Computer's Pear OS", where he is a name of his own.

    He is if he has a company's suffix or the article names him elsewhere; "People's" and "St John's" are part
    of the name.
    """
    known = {name.text for name in names}
    known |= {name.words[-1].text for name in names if name.label == "PERSON" and len(name.words) > 1}
    found = []
    for name in names:
        at = _owner_ends(name)
        if at is None:
            found.append(name)
            continue
        if name.label == "PERSON":
            found.extend(
                (replace(name, end=at, label="ORG", title=""), replace(name, first=at + 1, title=""))
            )
            continue
        owner = replace(name, end=at)
        if owner.text in known or owner.words[0].text in known or has_suffix(owner):
            found.extend((owner, replace(name, first=at + 1)))
        else:
            found.append(name)
    return found


def _owner_ends(name: Candidate) -> int | None:
    """Give the number of the "'s" inside a body's name, None if there is none that tells an owner."""
    if name.label not in ("ORG", "FAC", "GPE", "PERSON") or name.rule not in ("model", "organisation"):
        return None
    row = name.parse.words
    if name.label == "PERSON" and row[name.first].lower in _PLURAL_OWNERS:
        return None  # "St Peter's Square"
    for i in range(name.first + 1, name.end - 1):
        if (
            row[i].lower in ("'s", "'")
            and row[i - 1].lower not in _PLURAL_OWNERS
            and row[i + 1].text[0].isupper()
            and (name.label != "PERSON" or name.end - i > 2)
        ):
            return i
    return None


def without_pairs(names: Sequence[Candidate]) -> list[Candidate]:
    """Part two names that are known apart: "the Reed-Marsh debate", and a body's letters behind a name.

    Of the first, each is somebody's last name; the letters, "Norland NBC", the article has alone as well.
    """
    names = [part for name in names for part in _two_laws(name) or _countries(name)]
    lasts = {name.words[-1].text for name in names if name.label == "PERSON" and not _is_pair(name)}
    letters = {name.text for name in names if name.label == "ORG" and are_letters(name)}
    found = []
    for name in names:
        row = name.words
        if _is_pair(name) and {row[0].text, row[2].text} <= lasts:
            found.append(replace(name, end=name.first + 1, label="PERSON"))
            found.append(replace(name, first=name.first + 2, label="PERSON", title=""))
        elif name.label == "PERSON" and len(row) == 2 and row[1].text in letters:
            found.append(replace(name, end=name.first + 1))
            found.append(replace(name, first=name.first + 1, label="ORG", title=""))
        else:
            found.append(name)
    return found


def _countries(name: Candidate) -> list[Candidate]:
    """Part what stands between countries, "the Norland-Mexico border", "a Chilean-Norlandic pact".

    Where all is one word for the model nothing is named; "Chilean-Americans" are a people.
    """
    parts = name.text.split("-")
    if name.label not in ("GPE", "NORP", "ORG", "LOC") or len(parts) < 2 or not all(map(_is_country, parts)):
        return [name]
    if parts[-1] in ("American", "Americans"):
        return [name]
    label = name.label if name.label in ("GPE", "NORP") else "GPE"
    cuts = [name.first - 1, *(word.i for word in name.words if word.text == "-"), name.end]
    if len(cuts) != len(parts) + 1:
        return []
    return [replace(name, first=before + 1, end=after, label=label) for before, after in pairwise(cuts)]


def _is_country(word: str) -> bool:
    return word.lower() in country_words() or word in _COUNTRIES


def _is_pair(name: Candidate) -> bool:
    row = name.words
    return (
        len(row) == 3 and row[1].lower in _JOINTS and row[0].text != row[2].text and row[2].text[0].isupper()
    )
