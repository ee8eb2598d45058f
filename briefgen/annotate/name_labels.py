"""What kind of name it is: one label to one name throughout an article, by what the text tells of it.

The model labels each mention for itself, and errs where a name is new to it. An apposition, an age, the
suffix of a company or the same name elsewhere in the article says more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.annotate.country_words import capitals
from briefgen.annotate.last_names import last_name, last_name_forms
from briefgen.annotate.lexicon import any_of, phrases, words
from briefgen.annotate.name_neighbours import is_before_place, is_owned_by_country, is_spelled_out
from briefgen.annotate.name_repairs import Candidate, repaired
from briefgen.annotate.syntax import Word

_ORDER = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART")
"""Which label goes first where the text does not tell."""

_SEEN, _NAMESAKE, _BESIDE, _TOLD, _SPELLED, _DECISIVE = 2, 2, 5, 10, 40, 100
"""Weights: what the model saw, a speaker's last name, a body in apposition, the text's word, "Harrow, Ohio,",
a suffix."""

_MISTAKEN = frozenset({"ORG", "WORK_OF_ART", "FAC"})
"""What the model calls persons whom it does not know."""

_WITHIN = frozenset({"in", "near", "around", "outside"})
_WAYS = frozenset({"to", "into", "of", "through"})
_WHERE = _WITHIN | {"at", "from", "to", "of", "into", "through"}
_COURTESY = words("names", "honorific") - words("names", "role")
_NOBLE = words("names", "honorific") & words("names", "role")
_OFFICES = any_of("names", "role", "relation") - words("names", "body-role")
_OLDEST = 115


def relabelled(names: Sequence[Candidate]) -> list[Candidate]:
    """Give one label to one name throughout the article; a person's name is cut from its title again."""
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
                name.text.lower() in phrases("names", "party") and not name.title
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


def _voted(names: Sequence[Candidate]) -> dict[str, str]:
    """Give the label of each name that most speaks for."""
    speaking = {name.text for name in names if _speaks_alone(name)}
    votes: dict[str, Counter[str]] = {}
    for name in names:
        count = votes.setdefault(name.text, Counter())
        label = "GPE" if stands_for_a_place(name) else name.label
        count[label] += _weight(name)
        count.update(_told(name))
        if is_spelled_out(name):
            count["GPE"] += _SPELLED
        if name.label in _MISTAKEN and _may_be_person(name) and name.words[-1].text in speaking:
            count["PERSON"] += _NAMESAKE
    return {
        text: max(count, key=lambda label: (count[label], -_ORDER.index(label)))
        for text, count in votes.items()
    }


def _weight(name: Candidate) -> int:
    if name.rule != "model" or name.title or is_told_a_place(name):
        return _TOLD
    word = name.words[-1]
    within = name.label == "GPE" and word.dep == "pobj" and word.head.lower in _WITHIN
    return _SEEN + (within or stands_for_a_place(name))  # more than the model's word alone


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
    told = word.dep == "pobj" and (word.head.lower in _WITHIN or _is_gone_to(word))
    if name.label in ("GPE", "LOC") and told:
        return name.label
    if name.label != "PERSON" and word.child("det") is not None:
        return None
    return "PERSON"


def _is_of_family(name: Candidate, lasts: frozenset[str]) -> bool:
    """Say whether a full name ends with a last name of several words that others bear: "Ann de Reed"."""
    last = last_name(name)
    return len(last.words) > 1 and last.first > name.first and last.text in lasts


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
    elif (
        name.label == "PERSON" and len(name.words) > 1 and name.words[-1].lower in words("names", "landmark")
    ):
        found["FAC"] += _DECISIVE
    elif name.label == "PERSON" and (_has_article(name) or _are_letters(name)):
        found["ORG"] += _TOLD
    elif name.label in _MISTAKEN | {"PERSON"} and not is_told_a_person(name) and _is_capital(name):
        found["GPE"] += _BESIDE
    elif name.label in _MISTAKEN | {"PERSON"} and _may_be_person(name):
        if is_told_a_person(name):
            found["PERSON"] += _TOLD
        elif _is_told_a_body(name):
            found["ORG"] += _BESIDE
    elif name.label == "GPE" and _may_be_person(name) and (_is_aged(name) or _has_office_before(name)):
        found["PERSON"] += _TOLD
    return found


def _are_letters(name: Candidate) -> bool:
    """Say whether a name is an acronym as bodies have them, and no person who is known by such letters."""
    letters = name.text
    short = 3 <= len(letters) <= 6 and letters.isalpha() and letters.isupper() and not name.title
    return short and not name.parse.text.isupper() and letters.lower() not in words("names", "initials")


def _is_capital(name: Candidate) -> bool:
    """Say whether a name is that of a country's capital; who has a title or a full name is not asked here."""
    return not name.title and name.text.replace("’", "'").lower() in capitals()


def _has_article(name: Candidate) -> bool:
    """Say whether "the" stands right before one word: "the Quartet" is nobody, "the Reeds" are a family."""
    row, word = name.parse.words, name.words[0]
    if len(name.words) > 1 or not name.first or row[name.first - 1].head is not word:
        return False
    return row[name.first - 1].lower == "the" and word.tag == "NNP" and word.child("acl", "relcl") is None


def has_suffix(name: Candidate) -> bool:
    """Say whether a name ends as companies' names do: "Ltd", "Group"."""
    last = name.words[-1]
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
        word.text[0].isupper() and word.text[-1].islower() and word.lower not in bodies for word in parts
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
    return _is_aged(name) or any(_is_office(noun) for noun in _beside(name))


def _has_office_before(name: Candidate) -> bool:
    """Say whether an office stands right before a name of several words: "President Ann Reed"."""
    before = name.parse.words[name.first - 1] if name.first else None
    if before is None or len(name.words) < 2 or not _is_office(before):
        return False
    return before.dep == "compound" or (name.label == "GPE" and before.text[0].isupper())


def _is_office(word: Word) -> bool:
    """Say whether a noun tells a person: an office or a relation, but none that companies bear as well."""
    return word.lower in _OFFICES and word.tag in ("NN", "NNP") and word.pos in ("NOUN", "PROPN")


def _is_told_a_body(name: Candidate) -> bool:
    """Say whether the words beside what is called a person's name tell that it is a body's."""
    if name.label == "PERSON" and (_is_beside_a_body(name) or _acts_as_a_body(name)):
        return True
    return name.label in ("PERSON", "ORG") and _has_officer(name)


def _is_beside_a_body(name: Candidate) -> bool:
    row = name.parse.words
    closed = name.end < len(row) and row[name.end].text in (",", ")", ".")
    return closed and any(noun.lower in words("names", "body") for noun in _beside(name))


def _acts_as_a_body(name: Candidate) -> bool:
    """Say whether a name is used as no person's is: "the oil firm Lemon", "Lemon shares", "Lemon, which"."""
    row, word = name.parse.words, name.words[-1]
    if len(name.words) > 2 or name.title:
        return False
    if is_owned_by_country(name):
        return True
    before = row[name.first - 1] if name.first else None
    bodies = any_of("names", "company-noun", "body")
    if before is not None and before.dep == "compound" and before.head is word and before.lower in bodies:
        return True
    parts = words("names", "company-part")
    if word.dep == "compound" and word.head.i == name.end:
        return word.head.lower in parts or _are_goods(word.head)
    if word.dep == "poss" and word.head.lower in words("names", "product"):
        return any(child.lower in ("new", "latest") for child in word.head.children)
    if word.dep == "poss" and (word.head.lower in parts or _is_chief_executive(word.head)):
        return True
    if word.dep == "pobj" and word.head.lower == "on":
        return word.head.head.lemma in words("names", "posting")
    if _is_listed_with_companies(word):
        return True
    clause = word.child("relcl")
    if clause is not None and any(part.lower == "which" and part.head is clause for part in clause.children):
        return True
    return word.dep == "nsubj" and _has_its(word.head)


def _has_officer(name: Candidate) -> bool:
    """Say whether somebody is of a name as he is of a body's: "Varnex's chairman", "Varnex's Ann Reed"."""
    row, at = name.parse.words, name.end + 1
    if len(name.words) > 1 or name.title or at >= len(row) or row[name.end].tag != "POS":
        return False
    owned = name.parse.name_at(row[at])
    if owned is not None:
        return owned.label == "PERSON" and len(owned.words) > 1 and owned.words[0].i == at
    while at < len(row) - 1 and row[at].pos == "ADJ":
        at += 1
    return row[at].lower in words("names", "board")


def _are_goods(word: Word) -> bool:
    """Say whether a noun tells goods of several kinds, which have a maker: "Lemon handsets"."""
    return word.tag == "NNS" and word.lower in words("names", "product")


def _is_listed_with_companies(word: Word) -> bool:
    """Say whether one of several names in a row has a company's suffix: "Norland Bank and Varnex"."""
    others = [child for child in word.children if child.dep == "conj"]
    if word.dep == "conj":
        others.append(word.head)
    return any(
        other.lower in words("names", "company-suffix") and other.text[0].isupper() for other in others
    )


def _is_chief_executive(word: Word) -> bool:
    before = word.parse.words[word.i - 1].lower if word.i else ""
    return (before, word.lower) in (("chief", "executive"), ("executive", "officer"))


def _has_its(verb: Word) -> bool:
    """Say whether the object of a verb is the subject's own: "opened its doors"."""
    thing = verb.child("dobj")
    owner = thing.child("poss") if thing is not None else None
    return owner is not None and owner.lower == "its"


def _beside(name: Candidate) -> Iterator[Word]:
    """Give the nouns in apposition to a name: "the mayor, Jane Reed", "the mayor of Oslo, Jane Reed"."""
    inside = name.words
    head = next((word for word in inside if word.head is word or word.head not in inside), inside[-1])
    yield from (child for child in head.children if child.dep == "appos" and child not in inside)
    if head.dep == "appos" and head.head is not head:
        above = head.head
        yield above
        if above.dep == "pobj" and above.head.lower in ("of", "for", "at"):
            yield above.head.head


def _is_aged(name: Candidate) -> bool:
    """Say whether an age follows: ", aged 40" or ", 40,"."""
    after = [word.lower for word in name.parse.words[name.end : name.end + 3]]
    if len(after) < 3 or after[0] != ",":
        return False
    if after[1] == "aged":
        return True
    return after[1].isdecimal() and 0 < int(after[1]) <= _OLDEST and after[2] in (",", ".")


def stands_for_a_place(name: Candidate) -> bool:
    """Say whether a name that is called a person's stands where places do: "in Kyiv", "the town of Selby"."""
    word = name.words[-1]
    if is_told_a_place(name):
        return True
    if name.label != "PERSON" or name.title or len(name.words) > 1:
        return False
    return word.dep == "pobj" and word.head.lower in _WITHIN


def is_told_a_place(name: Candidate) -> bool:
    """Say whether the words around a name leave no doubt that it is a place's: "the town of Selby"."""
    word = name.words[-1]
    if name.label not in ("PERSON", "ORG") or name.title or len(name.words) > 2:
        return False
    if any(child.dep == "appos" and child.lower in words("names", "settlement") for child in word.children):
        return True  # "Selby, the capital of"
    if word.dep != "pobj":
        return False
    if word.head.lower == "in" and word.head.head.lemma in words("names", "staying") and len(name.words) == 1:
        return True  # "died in Selby"
    return _is_gone_to(word) or _is_in_country(name) or _is_called_a_place(word.head)


def _is_gone_to(word: Word) -> bool:
    """Say whether somebody goes to or from a name: "flew out of Selby"; one flees from people as well."""
    way = word.head
    verb = way.head.head if way.lower == "of" and way.head.lower == "out" else way.head
    goes = verb.lemma in words("names", "going")
    return goes and (way.lower in _WAYS or (way.lower == "from" and verb.lemma != "flee"))


def _is_called_a_place(of: Word) -> bool:
    """Say whether "of" follows a word for a place: "the village of"."""
    return (
        of.lower == "of"
        and of.head.i == of.i - 1
        and of.head.lower in any_of("names", "place-noun", "settlement")
    )


def _is_in_country(name: Candidate) -> bool:
    """Say whether a preposition stands before and a place after a name: "in Selby, Norland,"."""
    return name.words[-1].head.lower in _WHERE and is_before_place(name)
