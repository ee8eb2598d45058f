"""Who the subject of a verb is, where commas and what stands between tell better than the model's tree."""

from __future__ import annotations

from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.syntax import FINITE, FINITE_ALONE, SUBJECT, Word

SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_PLACES = ("GPE", "LOC", "FAC")


def own_subject(verb: Word) -> Word | None:
    """Give a verb's own subject.

    Where the model sees two that is the one right behind a cue that follows the words (‘"...," said the
    guard’), else the nearest before it that may speak: a dateline or a place may stand farther off.
    """
    seen = [child for child in verb.children if child.dep in SUBJECTS]
    found = [child for child in seen if not (_is_time(child) or _is_doing(child))]
    if not found:
        return somebody_before(verb) if seen else None
    if len(found) < 2:
        return _before_aside(found[0], verb) or _right_behind(verb, found[0]) or found[0]
    behind = found[-1]
    inverted = verb.i and verb.parse.words[verb.i - 1].is_punct and behind.subtree()[0].i == verb.i + 1
    if inverted:
        return behind
    before = [word for word in reversed(found) if word.i < verb.i]
    if len(before) > 1 and _is_said_of(before[0], before[1]):
        return before[1]
    likely = (word for word in before if may_speak(word) and not is_place(word) and not is_relative(word))
    return next(likely, before[0] if before else found[0])


_TIMES = frozenset({"time", "day", "night", "morning", "afternoon", "evening", "week", "month", "year"})


def _is_doing(noun: Word) -> bool:
    """Say whether a participle opens the sentence, which cannot speak: "Briefing the board, Reed said"."""
    opens = not noun.i or noun.parse.words[noun.i - 1].sent != noun.sent
    comma = any(word.text == "," for word in noun.subtree())
    return noun.tag == "VBG" and opens and comma


def _is_time(noun: Word) -> bool:
    """Say whether a noun tells when, though the model lets it speak: "he stood up and one time asked"."""
    first = noun.child("nummod", "det")
    return noun.tag == "NN" and noun.lower in _TIMES and first is not None and first.lower in ("one", "this")


def _before_aside(noun: Word, verb: Word) -> Word | None:
    """Give Reed in "Reed, his men driven back by rain, has said", where the model lets the men speak."""
    row, phrase = verb.parse.words, noun.subtree()
    first, last = phrase[0], phrase[-1]
    while last.is_punct and last.i > noun.i:
        last = row[last.i - 1]
    if first.tag != "PRP$" or first.i < 2 or row[first.i - 1].text != "," or row[last.i + 1].text != ",":
        return None
    who = row[first.i - 2]
    told = noun.child("acl")
    driven = told is not None and told.tag == "VBN"
    return who if driven and who.tag in ("NNP", "NNPS") and noun.i < verb.i else None


def _right_behind(verb: Word, noun: Word) -> Word | None:
    """Give the guard in ‘"No," said the guard, whose gang has left the town hall’, taken for the hall's."""
    inner = noun.child("nsubj")
    begins = inner is not None and inner.subtree()[0].i == verb.i + 1
    return inner if inner is not None and begins and may_speak(inner) else None


def _is_said_of(noun: Word, name: Word) -> bool:
    """Say whether a noun between two commas tells who a person is: "Ann Reed, the head of the port, told"."""
    row = noun.parse.words
    inside = [word for word in noun.subtree() if not word.is_punct]
    before, behind = inside[0].i - 1, inside[-1].i + 1
    if before < 0 or behind >= len(row) or not row[before].text == row[behind].text == ",":
        return False
    return name.subtree()[-1].i in (before, before - 1) and _is_person(name)


def before_relative(verb: Word) -> Word | None:
    """Give Norland in "Norland, whose navy is said by X to have fired, denied it".

    The model may take it for a second subject of the verb in the clause between the commas.
    """
    if verb.tag not in FINITE or verb.child(*SUBJECTS) is not None:
        return None
    clauses: list[Word] = [child for child in verb.children if child.dep == "parataxis" and child.i < verb.i]
    if verb.dep == "dep" and verb.head.i < verb.i:
        clauses.append(verb.head)
    for clause in clauses:
        found = [child for child in clause.children if child.dep in SUBJECTS and child.i < clause.i]
        if len(found) > 1 and any(word.tag in _RELATIVE_TAGS for word in found[1].subtree()[:2]):
            return found[0]
    return None


def closing_apposition(verb: Word) -> Word | None:
    """Give the aide in ‘Reed, an aide said, "will stay"’, Lopez in "asked about Reed, Ann Lopez said".

    Neither tells who Reed is, though the model thinks so: what follows lacks its subject, it is a name, or
    the cue has no other subject.
    """
    noun = _apposed(verb)
    if noun is None:
        return None
    alone = verb.child(*SUBJECTS) is None and noun.head.dep == "pobj"
    return noun if alone or _is_set_in(verb) or (_is_person(noun) and _is_person(noun.head)) else None


def _apposed(verb: Word) -> Word | None:
    """Give a noun that the model sees in apposition, and which no comma parts from the verb behind it."""
    row = verb.parse.words
    helpers = [child for child in verb.children if child.dep in ("aux", "auxpass") and child.i < verb.i]
    first = helpers[0] if helpers else verb
    if first.tag not in FINITE or not first.i or row[first.i - 1].is_punct:
        return None
    noun = row[first.i - 1]
    while noun.dep != "appos" and noun.head.i < first.i and noun.head is not noun:
        noun = noun.head
    if noun.dep != "appos" or noun.i >= first.i or noun.head.i > noun.i:
        return None
    phrase = noun.subtree()
    return noun if phrase[-1].i == first.i - 1 and row[phrase[0].i - 1].text == "," else None


def _is_set_in(verb: Word) -> bool:
    """Say whether a verb that still wants its subject stands behind the comma after a cue."""
    behind = verb.parse.words[verb.i + 1 : verb.i + 4]
    if not behind or behind[0].text != ",":
        return False
    first = next((word for word in behind if not word.is_punct), None)
    return first is not None and first.tag in FINITE and first.text.islower()


def _is_person(noun: Word) -> bool:
    name = noun.parse.name_at(noun)
    return name is not None and name.label == "PERSON"


def may_speak(word: Word) -> bool:
    """Say whether a noun or a pronoun may be somebody: a name, a person, people, a body."""
    return (
        word.pos in ("PROPN", "PRON")
        or word.tag == "NNS"
        or is_human(word)
        or word.lower in any_of("names", "body", "org-head")
    )


def is_called_who(noun: Word) -> bool:
    """Say whether a clause with "who" tells of a noun: "an academic who is running"."""
    return any(child.dep == "relcl" and child.subtree()[0].lower == "who" for child in noun.children)


def somebody_before(verb: Word) -> Word | None:
    """Give the nearest subject before a participle who may speak: "the guards came, shouting"."""
    row = verb.parse.words
    for i in range(verb.i - 1, -1, -1):
        word = row[i]
        if word.sent != verb.sent:
            return None
        if word.dep in SUBJECTS and word.tag not in ("WDT", "WP") and _is_somebody(word):
            return word
    return None


def _is_somebody(word: Word) -> bool:
    return may_speak(word) and word.lower not in ("it", "this", "that", "these", "those", "there")


def may_be_deed(noun: Word, verb: Word) -> bool:
    """Say whether not who is named but what he does may be the subject: "Norland buying it announced that".

    No comma parts a name from the participle. Of several one may be told apart: "a man buying it said".
    """
    beside = noun.parse.words[noun.i + 1 : noun.i + 2]
    if noun.tag != "NNP" or verb.tag not in FINITE_ALONE or not beside or beside[0].tag != "VBG":
        return False
    return (beside[0].head is noun and noun.head is verb) or (beside[0].head is verb and verb.i > beside[0].i)


def told_by(noun: Word) -> Word | None:
    """Give what was sent to those of whom the model says that they speak: "an email to voters saying"."""
    to = noun.head
    if noun.dep != "pobj" or to.lower != "to":
        return None
    sent = to.head if to.head.pos in ("NOUN", "PROPN") else to.head.child("dobj")
    return sent if sent is not None and sent.lemma in words("cues", "words-of") else None


def after_as(verb: Word) -> Word | None:
    """Give the subject of "as Reed, the mayor, on Monday called ...", which the model hangs on "as" alone."""
    if verb.dep not in ("advcl", "ccomp") or verb.tag not in FINITE_ALONE or verb.child(*SUBJECT) is not None:
        return None
    own = verb.child("mark")
    if own is not None and own.lower == "as" and own.i < verb.i:
        nouns = [child for child in own.children if child.dep == "pobj"]
        return nouns[-1] if nouns else None  # the model has it both ways
    for child in verb.head.children:
        who = child.child("pobj") if child.dep == "prep" and child.lower == "as" else None
        if who is None or not child.i < who.i < verb.i:
            continue
        start = next((w.i for w in verb.subtree() if not w.is_punct), verb.i)
        between = verb.parse.words[child.subtree()[-1].i + 1 : start]
        if all(word.is_punct for word in between):
            return who
    return None


def is_relative(word: Word) -> bool:
    """Say whether a subject is "who", "which" or "that"."""
    return word.lower in _RELATIVE and word.tag in ("WDT", "WP") and not word.text.isupper()  # not the WHO


def antecedent(verb: Word) -> Word | None:
    """Give the noun that the relative clause of a verb tells of."""
    above = next((word for word in (verb, *verb.ancestors()) if word.dep == "relcl"), None)
    if above is None:
        return None
    opening = above.subtree()[0]
    if opening.lower == "who":
        return _person(above.head)
    return _member(above.head, opening) or above.head


def _person(noun: Word) -> Word:
    """Give the guard in "a guard at the mill, who said": things and places are no "who".

    For "Ann Reed, the mayor, who said" that is Reed.
    """
    above = noun
    if noun.dep == "appos" and noun.pos == "NOUN" and noun.head.pos == "PROPN":
        return noun.head
    while not may_speak(above) or is_place(above):
        if above.dep != "pobj":
            return noun
        above = above.head
        while above.pos in ("ADP", "ADJ") and above.head is not above:
            above = above.head
        if above.pos not in ("NOUN", "PROPN", "PRON"):
            return noun
    return above


def is_place(noun: Word) -> bool:
    """Say whether a word belongs to the name of a place."""
    name = noun.parse.name_at(noun)
    return name is not None and name.label in _PLACES


def _member(noun: Word, opening: Word) -> Word | None:
    """Give the body that a noun tells of: "a rival in Norland Rail, which says": the rail says it."""
    inside = next((child for child in noun.children if child.dep == "prep" and child.lower == "in"), None)
    body = inside.child("pobj") if inside is not None else None
    if body is None or noun.lower not in words("cues", "in-whom") or opening.lower != "which":
        return None
    between = [word for word in noun.parse.words[body.i + 1 : opening.i] if not word.is_punct]
    return body if body.pos == "PROPN" and body.i < opening.i and not between else None
