"""Who speaks where the model hangs a verb on the wrong words: behind a dash, beside "and", as a participle.

Each function gives None where nothing in the text says that the model is wrong.
"""

from __future__ import annotations

from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.speakers.quote_subjects import is_place
from briefgen.annotate.syntax import FINITE, FINITE_ALONE, SUBJECT, Word, is_dash

_NOUNS = ("NOUN", "PROPN", "PRON")
_TAKES_UP = any_of("cues", "speech", "opinion", "naming", "denies", "rejects")


def behind_dash(verb: Word, seen: Word) -> Word | None:
    """Give Reed in "HARWICK (Courier) - Ann Reed said it was late", where the model lets the town speak.

    Behind one dash, which sets nothing off, a new clause begins: "It was no slip — Reed, his aide, said".
    """
    row = verb.parse.words
    dashes = [word for word in row[seen.i : verb.i] if is_dash(word)]
    if len(dashes) != 1:
        return None
    last: Word | None = None
    for noun in row[dashes[0].i + 1 : verb.i]:
        if noun.pos not in _NOUNS or noun.head.i > dashes[0].i or noun.subtree()[0].i != dashes[0].i + 1:
            continue
        behind = (word for word in row[noun.subtree()[-1].i + 1 : verb.i + 1] if not word.is_punct)
        first = next((word for word in behind if word.pos != "ADV"), verb)
        main = first.head if first.dep in ("aux", "auxpass") else first
        if main in (verb, seen.head) and first.tag in FINITE and _may_speak(noun):
            last = noun
    return last


def _may_speak(noun: Word) -> bool:
    """Say whether a noun is a name, a pronoun, people, or one person: "60 percent" are people, too."""
    name = noun.parse.name_at(noun)
    if name is not None and name.label in ("DATE", "TIME", "GPE", "LOC", "FAC"):
        return False
    if noun.lower in ("it", "this", "that"):
        return False
    people = noun.tag in ("NNS", "NNPS", "PRP") or noun.lower in ("percent", "%", "others", "some", "many")
    return people or noun.pos == "PROPN" or is_human(noun)


def beside_joint(verb: Word) -> Word | None:
    """Give the others in "said they will not come to the fair and others said", taken for more of a fair.

    A verb that is joined to another without a subject stands right behind its "and".
    """
    if verb.dep != "conj" or verb.child(*SUBJECT) is not None or verb.tag not in FINITE | {"VBN"}:
        return None
    own = (child for child in verb.children if child.dep in ("aux", "auxpass", "advmod") and child.i < verb.i)
    first = min((verb, *own), key=lambda word: word.i)
    noun = verb.parse.words[first.i - 1] if first.i else first
    while noun.dep in ("pobj", "prep") and noun.head.i < noun.i:
        noun = noun.head  # "and a guard at the mill said"
    opening = noun.subtree()[0]
    if noun.dep != "conj" or noun.pos not in _NOUNS or verb.head.i > opening.i or not opening.i:
        return None
    joint = verb.parse.words[opening.i - 1]
    return noun if joint.dep == "cc" and joint.head is noun.head and _may_speak(noun) else None


def beside_participle(verb: Word) -> Word | None:
    """Give Lopez in "It ended with Lopez saying", the voters in "has left most voters saying"."""
    if verb.tag != "VBG" or verb.dep not in ("advcl", "xcomp", "conj"):
        return None
    above = verb.head
    seen = [child.child("pobj") for child in above.children if child.dep == "prep" and child.lower == "with"]
    if above.lemma in words("cues", "leaves-saying"):
        seen.append(above.child("dobj"))
    for noun in seen:
        if noun is None or not _may_speak(noun):
            continue
        phrase = noun.subtree()
        aside = verb.parse.words[verb.i - 1].text == "," and any(word.text == "," for word in phrase[:-1])
        if phrase[-1].i == verb.i - 1 - aside:  # "many voters, among them his friends, wondering"
            return noun
    return None


def made_to_say(verb: Word) -> Word | None:
    """Give Reed in "The trial forced Reed to stand up and admit that he had lied"."""
    while verb.tag == "VB" and verb.dep == "conj":
        verb = verb.head
    above = verb.head
    made = verb.tag == "VB" and verb.dep == "xcomp" and above.lemma in words("cues", "makes-say")
    return above.child("dobj") if made else None


def received(participle: Word) -> Word | None:
    """Give the letter in "Reed got a letter last month demanding that": he does not demand it himself."""
    above = participle.head
    sent = above.child("dobj")
    if participle.tag != "VBG" or participle.dep != "advcl" or sent is None or above.i > participle.i:
        return None
    set_off = participle.parse.words[participle.i - 1].is_punct
    written = sent.lemma in words("cues", "words-of") | _ORDERS
    return sent if not set_off and written and above.lemma in words("cues", "passes-on") else None


_ORDERS = frozenset({"order", "demand", "summons", "subpoena", "ruling"})


_SUES = frozenset({"sue", "countersue", "petition"})
_ARGUES = frozenset({"say", "add", "argue", "claim", "insist", "write", "tell", "explain", "note"})


def sued(participle: Word) -> Word | None:
    """Give "sued" in "The firm sued the state alleging that": the state does not allege it.

    So "defended" in "Reed defended his wife saying", which tells how he did it.
    """
    above = participle.head.head if participle.head.dep == "dobj" else participle.head
    subject = participle.child("nsubj")
    beside = subject is not None and above.i < subject.i < participle.i
    joined = participle.tag == "VBG" and (participle.dep in ("acl", "ccomp") or beside)
    judges = above.lemma in words("cues", "judges") and participle.lemma in _ARGUES
    return above if joined and (above.lemma in _SUES or judges) else None


def beside_object(participle: Word) -> Word | None:
    """Give the states in "the danger facing states hoping that", where the model lets the danger hope."""
    before = participle.parse.words[participle.i - 1]
    other = before.head
    apart = participle.tag == "VBG" and participle.dep == "acl" and before is not participle.head
    beside = apart and before.dep == "dobj" and other.dep == "acl" and other.head is participle.head
    return before if beside and _may_speak(before) else None


def left_to(verb: Word) -> Word | None:
    """Give Reed in "It was left to Reed to hand it over", where "it" is nobody."""
    to = verb.child("prep")
    it = verb.child("nsubj", "nsubjpass")
    if it is None or it.lower != "it" or to is None or to.lower != "to":
        return None
    then = any(
        child.i > to.i and child.child("aux") is not None and child.tag == "VB" for child in verb.children
    )
    return to.child("pobj") if then and verb.lemma in ("leave", "fall", "be") else None


def beyond_noun(second: Word) -> Word | None:
    """Give "rejected" in "Reed rejected the idea that the port would grow, saying it was too small".

    Who takes up an idea or a charge says why; the model lets those say it whom the idea is about. So it does
    in "and said it was too small".
    """
    clause = second.head
    while clause.dep == "conj":
        clause = clause.head
    that = clause.child("mark")
    if second.dep not in ("advcl", "conj") or clause.dep != "acl" or that is None or that.lower != "that":
        return None
    verb = next((above for above in clause.ancestors() if above.pos == "VERB"), None)
    if verb is None or verb.lemma not in _TAKES_UP:
        return None
    if second.tag == "VBG":
        before = second.parse.words[second.i - 1]
        return verb if before.text == "," or is_dash(before) else None
    return verb if second.dep == "conj" and second.tag in FINITE_ALONE and second.tag == verb.tag else None


def document(noun: Word) -> Word:
    """Give the letter in "a letter to the mayor saying", where the model lets the mayor say it."""
    about = noun.head
    if noun.dep != "pobj" or about.lower not in ("to", "on", "about", "in") or not about.i:
        return noun
    before = noun.parse.words[about.i - 1]
    return before if before.lemma in words("cues", "words-of") and before.pos == "NOUN" else noun


def who_was_asked(verb: Word) -> Word | None:
    """Give the official in "An official, asked the same question, answered", where he seems to ask."""
    asked = verb.head
    subject = asked.child("nsubj")
    if verb.dep != "ccomp" or asked.lemma != "ask" or asked.tag not in ("VBD", "VBN") or subject is None:
        return None
    row = verb.parse.words
    commas = row[asked.i - 1].text == "," == row[verb.i - 1].text
    return subject if commas and subject.i < asked.i < verb.i and verb.tag in FINITE_ALONE else None


def was_asked(verb: Word) -> bool:
    """Say whether somebody else asks: "when asked if it was shut, he said", "Asked why, he said"."""
    if verb.tag not in ("VBD", "VBN"):
        return False
    first = verb.i == 0 or verb.parse.words[verb.i - 1].sent != verb.sent
    return first or any(child.i < verb.i and child.lower in ("when", "once", "if") for child in verb.children)


def is_set_off(asked: Word, subject: Word) -> bool:
    """Say whether a comma alone parts "asked" from who was asked."""
    comma = asked.parse.words[asked.i - 1]
    return subject.i == asked.i - 2 and comma.text == "," and asked.child("dobj") is None


def right_before(participle: Word) -> Word | None:
    """Give Reed in "a recording of Reed saying that": of him, with no comma between."""
    before = participle.parse.words[participle.i - 1] if participle.i else participle
    of = before.head if before.dep == "pobj" else before
    named = before.pos == "PROPN" or is_human(before)
    return before if of.lower == "of" and named and not is_place(before) else None


_WHEN = frozenset({"after", "before"})


def is_past(clause: Word, participle: Word) -> bool:
    """Say whether a clause only tells when: "Reed spoke after the mill had closed, saying ..."."""
    mark = clause.child("mark") if participle.tag == "VBG" and clause.dep == "advcl" else None
    set_off = participle.parse.words[participle.i - 1].text == ","
    return mark is not None and mark.lower in _WHEN and mark.i < clause.i < participle.i and set_off


def person_before(verb: Word) -> Word | None:
    """Give the person in "with his wife, Mayor Reed said it was late", whom the model hung elsewhere."""
    before = verb.parse.words[verb.i - 1] if verb.i and verb.tag in FINITE_ALONE else None
    if (
        before is None
        or verb.dep in ("acl", "relcl", "advcl")
        or verb.child("auxpass", "nsubjpass") is not None
    ):
        return None
    name = verb.parse.name_at(before)
    return name.words[-1] if name is not None and name.label == "PERSON" else None
