"""What kind of name it is: one label to one name throughout an article, by what the text tells of it.

The model labels each mention for itself, and errs where a name is new to it. An apposition, an age, the
suffix of a company or the same name elsewhere in the article says more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate.lexicon import any_of, phrases, words
from briefgen.annotate.names.body_signs import (
    are_letters,
    beside,
    governs_a_place,
    has_body_signs,
    has_letters,
    is_a_firms,
    is_headed,
    is_party,
    is_told_a_body,
)
from briefgen.annotate.names.last_names import is_built_as_persons, last_name, last_name_forms
from briefgen.annotate.names.misread_kinds import called_as_people, suffers, told_kind, without_wrong_peoples
from briefgen.annotate.names.name_neighbours import is_built_as_place, is_spelled_out
from briefgen.annotate.names.name_repairs import Candidate, repaired
from briefgen.annotate.names.people_lists import among_people
from briefgen.annotate.names.place_signs import (
    WITHIN,
    is_before_works,
    is_capital,
    is_country,
    is_gone_to,
    is_headed_for,
    is_known_place,
    is_street,
    is_told_a_place,
    may_be_gone_to,
    stands_for_a_place,
    stands_within,
)
from briefgen.annotate.syntax import Word

_ORDER = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART")
"""Which label goes first where the text does not tell."""

_SEEN, _NAMESAKE, _BESIDE, _TOLD, _SPELLED, _DECISIVE = 2, 2, 5, 10, 40, 100
"""Weights: what the model saw, a speaker's last name, a body in apposition, the text's word, "Harrow, Ohio,",
a suffix."""

_MISTAKEN = frozenset({"ORG", "WORK_OF_ART", "FAC"})
"""What the model calls persons whom it does not know."""

_AGAIN = 2
"""How often a word that may be a firm's must stand where places do."""

_COURTESY = words("names", "honorific") - words("names", "role")
_NOBLE = words("names", "honorific") & words("names", "role")
_OFFICES = any_of("names", "role", "relation") - words("names", "body-role")
_OLDEST = 115


def relabelled(names: Sequence[Candidate]) -> list[Candidate]:
    """Give one label to one name throughout the article; a person's name is cut from its title again."""
    names = without_wrong_peoples(names)
    labels = _voted(names)
    firsts, lasts = _parts(names, labels)
    stems = {_stem(name) for name in names if has_suffix(name)}
    legal = {_stem(name) for name in names if has_legal_form(name)}
    sites = {_stem(name) for name in names if name.label == "FAC" and _is_a_site(name)}
    peoples = {name.text for name in names if name.label == "NORP"}
    called: dict[str, set[str]] = defaultdict(set)
    for name in names:
        called[name.text].add(name.label)
    found = []
    for name in names:
        label = _of_part(name, firsts, lasts, seen=called[name.text] == {"PERSON", "NORP"})
        if label is None:
            is_group = name.label == "NORP" or (
                name.text.lower() in phrases("names", "party") | words("names", "people") and not name.title
            )
            label = "NORP" if is_group else labels[name.text]
            if label in _MISTAKEN and _is_of_family(name, lasts):
                label = "PERSON"
            if name.text in stems and (label == "PERSON" or (label == "GPE" and name.text in legal)):
                label = "ORG"
            elif name.text in sites and label in ("PERSON", "ORG"):
                label = "FAC"
            elif label in ("PERSON", "ORG") and f"{name.text}s" in peoples and not name.title:
                label = "NORP"  # "a Norl" where the text has "Norls"
        new = replace(name, label=label)
        found.append((repaired(new) or new) if label == "PERSON" != name.label else new)
    return found


def firms_apart(names: Sequence[Candidate]) -> list[Candidate]:
    """Tell a firm from the person who has given it his name: "Dell shares" beside "Michael Dell"."""
    full = [name for name in names if name.label == "PERSON" and len(name.words) > 1]
    lasts = frozenset(last for name in full for last in last_name_forms(name))
    return [
        replace(name, label="ORG", rule="firm")
        if name.label in ("PERSON", "ORG") and name.text in lasts and is_a_firms(name)
        else name
        for name in names
    ]


def _voted(names: Sequence[Candidate]) -> dict[str, str]:
    """Give the label of each name that most speaks for."""
    speaking = {name.text for name in names if _speaks_alone(name)}
    called = frozenset(name.text for name in names)
    places = _unknown_places(names)
    listed = among_people(names)
    people = called_as_people(names)
    votes: dict[str, Counter[str]] = {}
    for name in names:
        count = votes.setdefault(name.text, Counter())
        comes = name.label == "PERSON" and len(name.words) == 1 and not name.title
        there = stands_for_a_place(name) or (comes and may_be_gone_to(name.words[0]))
        label = "GPE" if there or name.text in places else name.label
        count[label] += _weight(name)
        count.update(_told(name))
        if is_spelled_out(name):
            count["GPE"] += _SPELLED
        if kind := told_kind(name):
            count[kind] += _SPELLED
        if name.text in people:
            count["PERSON"] += _SEEN
        if is_built_as_persons(name) and (name.label == "GPE" or name.label in _MISTAKEN):
            count["PERSON"] += _TOLD
        if name.label in ("PERSON", "ORG") and is_country(name):
            count["GPE"] += _BESIDE
        if is_before_works(name):
            count["GPE"] += _BESIDE
        if _may_be_taken_for_other(name) and name.words[-1].text in speaking:
            count["PERSON"] += _NAMESAKE
        if _may_be_taken_for_other(name) and (_has_who(name) or suffers(name)):
            count["PERSON"] += _BESIDE
        if _may_be_taken_for_other(name) and _is_shortened(name, called):
            count["PERSON"] += _TOLD
        if len(name.words) > 1 and id(name) in listed and _may_be_taken_for_other(name):
            count["PERSON"] += _BESIDE
    return {
        text: max(count, key=lambda label: (count[label], -_ORDER.index(label)))
        for text, count in votes.items()
    }


def _unknown_places(names: Sequence[Candidate]) -> frozenset[str]:
    """Give the names of places that the model may take for a person's or a body's: most stand as places do.

    A single word that it calls a body's must do so twice: "in Varnex" is said of firms too.
    """
    every, there, firms = Counter(name.text for name in names), Counter[str](), set()
    for name in names:
        unknown = name.label in ("PERSON", "ORG", "GPE") and name.rule == "model" and not name.title
        if unknown and _may_be_person(name) and stands_within(name):
            there[name.text] += 1
            if name.label == "ORG" and len(name.words) == 1:
                firms.add(name.text)
    most = (text for text, count in there.items() if count * 2 > every[text])
    return frozenset(text for text in most if text not in firms or there[text] >= _AGAIN)


def _may_be_taken_for_other(name: Candidate) -> bool:
    """Say whether a name may be a person's though the model calls it a body's, or in full a town's."""
    town = name.label == "GPE" and len(name.words) > 1 and not is_built_as_place(name)
    return (name.label in _MISTAKEN or town) and _may_be_person(name)


def _has_who(name: Candidate) -> bool:
    """Say whether "who" follows a full name, and then what one does, not a team: "Ann Reed, who has won"."""
    after = name.parse.words[name.end : name.end + 3]
    if len(name.words) < 2 or [word.lower for word in after[:2]] != [",", "who"] or len(after) < 3:
        return False
    clubs = any_of("names", "team", "settlement")
    return after[2].tag in ("VBZ", "VBD") and after[2].lower != "were" and name.words[-1].lower not in clubs


def _weight(name: Candidate) -> int:
    if name.rule != "model" or name.title or is_told_a_place(name):
        return _TOLD
    word = name.words[-1]
    within = name.label == "GPE" and word.dep == "pobj" and word.head.lower in WITHIN
    there = within or stands_for_a_place(name) or is_headed_for(word)
    return _SEEN + there  # more than the model's word alone


def _speaks_alone(name: Candidate) -> bool:
    """Say whether the model calls a single word a person's name, of one who speaks or has a title."""
    return name.label == "PERSON" and len(name.words) == 1 and (bool(name.title) or speaks(name))


def speaks(name: Candidate) -> bool:
    """Say whether a name is the subject of a verb of saying."""
    word = name.words[-1]
    return word.dep == "nsubj" and word.head.lemma in words("cues", "speech")


def _parts(names: Sequence[Candidate], labels: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the first words and the last names of the persons who are named in full."""
    full = [name for name in names if len(name.words) > 1 and labels[name.text] == "PERSON"]
    titled = [name for name in names if name.title and name.label == "PERSON"]
    firsts = frozenset(name.words[0].text for name in full)
    lasts = {name.words[-1].text for name in (*full, *titled)}
    return firsts, frozenset(lasts.union(*map(last_name_forms, full)))


def _of_part(name: Candidate, firsts: frozenset[str], lasts: frozenset[str], *, seen: bool) -> str | None:
    """Give the label of a first or a last name of somebody who is named in full; None if it is none.

    ``seen`` says whether the model calls the word a person's name elsewhere, and never a place's.
    """
    if name.text not in (lasts if len(name.words) > 1 else firsts | lasts):
        return None
    word = name.words[-1]
    if name.label == "NORP":
        return "PERSON" if name.text in lasts and (seen or not _is_of_a_people(word)) else None
    told = word.dep == "pobj" and (word.head.lower in WITHIN or is_gone_to(word) or may_be_gone_to(word))
    if name.label in ("GPE", "LOC") and told:
        return name.label
    if name.label != "PERSON" and word.child("det") is not None:
        return None
    return "PERSON"


def _is_of_family(name: Candidate, lasts: frozenset[str]) -> bool:
    """Say whether a full name ends with a last name of several words that others bear: "Ann de Reed"."""
    last = last_name(name)
    if last.first == name.first or last.text not in lasts:
        return False
    return len(last.words) > 1 or _is_built_as_somebodys(name)


def _is_built_as_somebodys(name: Candidate) -> bool:
    """Say whether two or three words are built as a name with a last name that others bear: "Ann Reed"."""
    before = name.parse.words[name.first - 1].lower if name.first else ""
    model = name.rule == "model" and name.label in ("ORG", "FAC") and len(name.words) in (2, 3)
    plain = all(word.text.istitle() and word.text.isalpha() and word.tag == "NNP" for word in name.words)
    alone = name.words[-1].dep != "compound"  # no "Stop Reed movement"
    return (
        model
        and plain
        and alone
        and before not in ("the", "a")
        and _may_be_person(name)
        and not has_body_signs(name)
    )


def _is_shortened(name: Candidate, called: frozenset[str]) -> bool:
    """Say whether a last name of several words stands alone elsewhere: "Ann Nair-Holt", then "Nair-Holt"."""
    last = last_name(name)
    if len(last.words) < 2 or last.first == name.first:
        return False
    return not called.isdisjoint(form for form in last_name_forms(name) if form != name.words[-1].text)


def _is_of_a_people(word: Word) -> bool:
    """Say whether a word stands as nationalities do: "French troops", "the French", "they are French"."""
    return (
        word.dep in ("amod", "compound", "nmod", "acomp")
        or word.tag in ("JJ", "NNS", "NNPS")
        or word.child("det") is not None
    )


def _told(name: Candidate) -> Counter[str]:
    """Give what the words around a name tell of it."""
    found: Counter[str] = Counter()
    if has_suffix(name) or (
        len(name.words) > 1 and name.words[-1].lower in any_of("names", "newspaper", "team")
    ):
        found["ORG"] += _DECISIVE
    elif name.label == "PERSON" and len(name.words) > 1 and name.words[-1].text == "City":
        found["GPE"] += _DECISIVE
    elif name.label == "PERSON" and _ends_as_a_body(name):
        found["ORG"] += _TOLD
    elif name.label == "PERSON" and _is_site_of_its_name(name):
        found["FAC"] += _DECISIVE
    elif (name.label == "PERSON" and _has_article(name)) or (name.label == "PERSON" and is_party(name)):
        found["ORG"] += _TOLD
    elif name.label == "PERSON" and (are_letters(name) or has_letters(name)):
        found["ORG"] += _BESIDE
    elif name.text.lower() in words("names", "platform") and not name.title:
        found["ORG"] += _TOLD
    elif name.label in _MISTAKEN | {"PERSON"} and not is_told_a_person(name) and is_capital(name):
        found["GPE"] += _BESIDE
    elif name.label in _MISTAKEN | {"PERSON"} and _may_be_person(name):
        if is_told_a_person(name):
            found["PERSON"] += _TOLD
        elif is_told_a_body(name):
            found["ORG"] += _BESIDE
    elif name.label == "GPE" and _may_be_person(name) and (_is_aged(name) or _has_office_before(name)):
        found["PERSON"] += _TOLD
    elif name.label in ("GPE", "LOC", "FAC") and governs_a_place(name):
        found["ORG"] += _DECISIVE
    elif name.label == "GPE" and is_headed(name) and not is_known_place(name):
        found["ORG"] += _BESIDE
    return found


def _is_site_of_its_name(name: Candidate) -> bool:
    """Say whether the last word tells a building or a street: "Harrow Stadium", "Mill Lane"."""
    landmark = len(name.words) > 1 and name.words[-1].lower in words("names", "landmark")
    return landmark or (is_street(name) and not is_told_a_person(name))


def _ends_as_a_body(name: Candidate) -> bool:
    """Say whether a name ends with a noun for a body that is nobody's last name: "Ann Reed Foundation"."""
    bodies = words("names", "org-head") - words("names", "org-head-too")
    return len(name.words) > 1 and not name.title and name.words[-1].lower in bodies


def _has_article(name: Candidate) -> bool:
    """Say whether "the" stands right before one word: "the Quartet" is nobody, "the Reeds" are a family."""
    row, word = name.parse.words, name.words[0]
    if len(name.words) > 1 or not name.first or row[name.first - 1].head is not word:
        return False
    return row[name.first - 1].lower == "the" and word.tag == "NNP" and word.child("acl", "relcl") is None


def has_suffix(name: Candidate) -> bool:
    """Say whether a name ends as companies' names do: "Ltd", "Group"."""
    last = name.words[-1]
    if name.label == "PERSON" and last.lower in words("names", "branch") and not name.title:
        return len(name.words) > 1  # "Varnex India"
    return len(name.words) > 1 and last.lower in words("names", "company-suffix") and last.text[0].isupper()


def has_legal_form(name: Candidate) -> bool:
    """Say whether a company's name ends with its legal form, not with a word such as "Airlines"."""
    return has_suffix(name) and name.words[-1].lower not in words("names", "company-word")


def _is_a_site(name: Candidate) -> bool:
    return len(name.words) > 1 and name.words[-1].lower in words("names", "site")


def _stem(name: Candidate) -> str:
    """Give a company's name without its suffix."""
    return replace(name, end=name.end - 1).text


def _may_be_person(name: Candidate) -> bool:
    """Say whether a name is built as persons' names are: up to four capitalised words, none of a body's."""
    bodies, small = any_of("names", "org-head", "facility"), words("names", "particle") | {"-", "‑"}
    parts = [word for word in name.words if word.text not in small]
    return len(parts) <= 4 and all(
        word.text[0].isupper()
        and (word.text[-1].islower() or (word.i > name.first and set(word.text) <= set("IVX")))
        and word.lower not in bodies
        for word in parts
    )


def is_told_a_person(name: Candidate) -> bool:
    """Say whether a courtesy, an office or an age stands beside a name."""
    row = name.parse.words
    before = row[name.first - 1] if name.first else None
    if before is not None and before.lower in _COURTESY:
        return True
    if before is not None and len(name.words) == 1 and before.text.istitle() and before.lower in _NOBLE:
        return True  # "Lord Reed"
    if _has_office_before(name):
        return True
    return _is_aged(name) or any(_is_office(noun) for noun in beside(name))


def _has_office_before(name: Candidate) -> bool:
    """Say whether an office stands right before a name of several words: "President Ann Reed"."""
    before = name.parse.words[name.first - 1] if name.first else None
    if before is None or len(name.words) < 2 or not _is_office(before):
        return False
    return before.dep == "compound" or (name.label == "GPE" and before.text[0].isupper())


def _is_office(word: Word) -> bool:
    """Say whether a noun tells a person: an office or a relation, but none that companies bear as well."""
    return word.lower in _OFFICES and word.tag in ("NN", "NNP") and word.pos in ("NOUN", "PROPN")


def _is_aged(name: Candidate) -> bool:
    """Say whether an age follows: ", aged 40" or ", 40,"."""
    after = [word.lower for word in name.parse.words[name.end : name.end + 3]]
    if len(after) < 3 or after[0] != ",":
        return False
    if after[1] == "aged":
        return True
    return after[1].isdecimal() and 0 < int(after[1]) <= _OLDEST and after[2] in (",", ".")
