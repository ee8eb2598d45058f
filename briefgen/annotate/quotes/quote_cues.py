"""Cues: the verbs of saying in a sentence, who their subject is, and the clause that is said."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.quotes.quote_companions import adds_to, does_besides, goes_with, joined_above
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_lost_subjects import (
    behind_dash,
    beside_joint,
    beside_object,
    beside_participle,
    beyond_noun,
    document,
    is_past,
    is_set_off,
    left_to,
    made_to_say,
    person_before,
    received,
    right_before,
    sued,
    was_asked,
    who_was_asked,
)
from briefgen.annotate.quotes.quote_unsaid import adds_up, is_questioned, is_real, sums_up
from briefgen.annotate.speakers.quote_subjects import (
    after_as,
    antecedent,
    before_relative,
    closing_apposition,
    is_called_who,
    is_relative,
    may_speak,
    own_subject,
    somebody_before,
    told_by,
)
from briefgen.annotate.syntax import FINITE_ALONE, Word, straight
from briefgen.model.text import Span

SPEECH = words("cues", "speech")
OPINION = words("cues", "opinion")
NAMING = words("cues", "naming")
CUES = SPEECH | OPINION

_WITH_BACK = frozenset({"fire", "hit", "shoot"})
"""Verbs of answering only with "back"."""

_LIKE_NOUNS = words("cues", "like-nouns")

_SUBJECT = ("nsubj", "nsubjpass")
_CLIMBS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "acl", "relcl"})
_FOR = frozenset({"for", "of", "from", "as", "into"})


@lru_cache(maxsize=1)  # a dozen rules ask for those of one frame
def _verbs_and_nouns(frame: Frame) -> tuple[Word, ...]:
    return tuple(word for word in frame.outside if word.pos in ("VERB", "AUX", "NOUN"))


def cue_verbs(frame: Frame, lemmas: frozenset[str] = CUES) -> list[Word]:
    """Give the verbs of these lemmas that say of somebody that he said something."""
    verbs = [
        word
        for word in _verbs_and_nouns(frame)
        if (word.lemma in lemmas if word.pos != "NOUN" else _is_mistaken(word, lemmas))
    ]
    if not verbs:
        return verbs
    inside = {word.i for word in frame.words} - {word.i for word in frame.outside}
    return [
        word
        for word in verbs
        if word.dep not in ("amod", "compound", "aux")
        and not (word.lemma == "point" and word.child("prt") is None)  # "pointed out"
        and not (word.lemma in _WITH_BACK and not any(child.lower == "back" for child in word.children))
        and not is_half(word)
        and not _is_rejected(word)
        and not adds_up(word)
        and not sums_up(word)
        and is_real(word, inside)
        and not is_questioned(word)
    ]


def is_half(word: Word) -> bool:
    """Say whether a hyphen joins a word to the one before: "theft-related convictions", not "half-joking"."""
    before = word.parse.words[word.i - 2 : word.i] if word.i > 1 else ()
    joined = bool(before) and before[1].text == "-" and before[0].end == before[1].start == word.start - 1
    return joined and before[0].lower != "half"


def _is_rejected(word: Word) -> bool:
    """Say whether the model takes a verb and its object for a subject and its verb: "Oslo rejects claims"."""
    before = word.parse.words[word.i - 1] if word.i else word
    taken = before.tag == "NNS" and before.dep == "nsubj" and before.head is word
    refuses = before.lemma in any_of("cues", "denies", "rejects")
    return taken and refuses and word.lower in ("claims", "reports") and before.child("compound") is not None


def withholds(frame: Frame, offset: int) -> bool:
    """Say whether the last finite verb before an offset denies that words were said: "did not say: ..."."""
    verbs = [
        word
        for word in frame.outside
        if word.end <= offset and word.pos in ("VERB", "AUX") and word.dep not in ("aux", "auxpass")
    ]
    return bool(verbs) and verbs[-1].lemma in CUES and not is_real(verbs[-1], set())


def _is_mistaken(noun: Word, lemmas: frozenset[str]) -> bool:
    """Say whether the model takes a verb for a noun: it has a subject, or words in marks follow."""
    if not (noun.lower in _LIKE_NOUNS or (noun.tag == "NNS" and noun.lemma in lemmas)):
        return False
    behind = noun.parse.words[noun.i + 1 : noun.i + 2]
    if noun.lemma == "read" and noun.i and noun.parse.words[noun.i - 1].lemma in words("cues", "words-of"):
        return bool(behind) and behind[0].text in ".,:"  # ‘"It is late," the email read.’
    if noun.i + 2 >= len(noun.parse.words):
        return False
    after = noun.parse.words[noun.i + 1 : noun.i + 3]
    begins = after[0].text in ",:" and straight(after[1].text) == '"'
    if begins and noun.lower in _LIKE_NOUNS:
        return True
    return noun.tag == "NNS" and noun.lemma in lemmas and noun.child("nsubj") is not None


def is_hidden_cue(word: Word) -> bool:
    """Say whether the model takes a verb of saying for an adjective: "- a firm - said profits would rise"."""
    if word.dep != "amod" or word.tag not in ("VBD", "VBN") or not word.i or word.lemma not in CUES:
        return False
    if is_half(word):
        return False
    if word.child("nsubj") is not None:
        return True  # "He implied growers were late"
    if word.lemma not in SPEECH:
        return False
    before, subject = word.parse.words[word.i - 1], word.head
    if subject.i < word.i:
        return False
    joined = before.dep == "cc" and all(child.i >= word.i for child in subject.children)
    return joined or before.text in ("-", "–", "—", "--", ")")


def speaker_of(verb: Word) -> Word | None:
    """Give the main word for who speaks: the verb's subject, its agent, or that of the verb above.

    None where nobody is named: "it is said", "was told".
    """
    passive = (not _has_said(verb) and verb.child("auxpass", "nsubjpass") is not None) or (
        verb.tag == "VBN"
        and verb.dep in ("acl", "advcl", "relcl")
        and not any(child.dep in ("aux", "nsubj") for child in verb.children)
    )
    if passive:
        agent = verb.child("agent")
        by = agent.child("pobj") if agent is not None else None
        means = by is not None and by.lemma in words("cues", "by-means") and by.child("det", "poss") is None
        return None if means else by
    if (court := sued(verb)) is not None:
        return speaker_of(court)
    own = closing_apposition(verb) or own_subject(verb) or before_relative(verb)
    if verb.lemma == "ask" and own is not None and is_set_off(verb, own):
        return None  # "Reed, asked if it was shut, said": somebody else asked
    if verb.lemma == "ask" and own is None and was_asked(verb):
        return None
    if own is None and _is_stray(verb):
        return None
    if own is None and (cue := does_besides(verb) or beyond_noun(verb)) is not None:
        return speaker_of(cue)
    if own is None and (
        who := beside_joint(verb) or beside_participle(verb) or made_to_say(verb) or received(verb)
    ):
        return who
    if own is None and (asked := who_was_asked(verb)) is not None:
        return asked
    if own is None:
        found = _inherited(verb) or _before_participle(verb) or _before_noun(verb)
        return _doer(verb, found) if found is not None else None
    if is_relative(own):
        return antecedent(verb)
    return None if own.lower in ("it", "what", "there", "this") and own.dep == "expl" else own


def _is_stray(verb: Word) -> bool:
    """Say whether the model joins an infinitive to a verb that takes none: "had bought it, and boast"."""
    above = verb.head
    subject = above.child(*_SUBJECT)
    bare = verb.tag == "VB" and verb.dep == "conj" and verb.child("aux") is None
    if not bare or subject is None or subject.tag in ("NNS", "NNPS") or subject.child("conj") is not None:
        return False  # "the groups have met and say": taken for one
    helped = any(
        child.dep == "aux" and (child.tag == "MD" or child.lemma == "do") for child in above.children
    )
    one = subject.tag in ("NN", "NNP") or subject.lower in ("he", "she", "it")
    return one and above.tag in FINITE_ALONE | {"VBN"} and not helped


def _has_said(verb: Word) -> bool:
    """Say whether "'s" is "has", which the model takes for "is": "he's said the same thing"."""
    helper = verb.child("auxpass")
    return helper is not None and helper.lower == "'s" and verb.child("dobj") is not None


def _doer(verb: Word, found: Word) -> Word:
    """Give who may speak instead of a thing before ", saying": "rejected the idea of a move, saying"."""
    written = any_of("cues", "words-of", "shown-by", "speech-noun", "claim-noun")
    if verb.tag != "VBG" or not verb.i or verb.parse.words[verb.i - 1].text != ",":
        return found
    if may_speak(found) or is_called_who(found) or found.text[:1].isupper():
        return found
    if found.lemma in written - {"notion", "idea"}:
        return found
    return somebody_before(verb) or found


def _before_noun(verb: Word) -> Word | None:
    """Give the main noun of ‘The sign at the gate read, "..."’, where the verb is taken for a noun."""
    if verb.pos != "NOUN":
        return None
    compound = verb.child("compound")
    if compound is not None and verb.lemma == "read" and compound.lemma in words("cues", "words-of"):
        return compound  # ‘"It is late," the email read’
    return next(
        (w for w in verb.ancestors() if w.pos in ("NOUN", "PROPN") and w.dep in ("ROOT", "nsubj")), None
    )


def _before_participle(verb: Word) -> Word | None:
    """Give the subject of the main clause for ", posting ..." where the model lost the thread."""
    if verb.tag != "VBG" or verb.i == 0 or verb.parse.words[verb.i - 1].text != ",":
        return None
    sentence = [word for word in verb.parse.words[: verb.i] if word.sent == verb.sent]
    subjects = [word for word in sentence if word.dep == "nsubj" and word.head.dep == "ROOT"]
    return subjects[-1] if subjects else None


def _inherited(verb: Word) -> Word | None:
    """Give the subject of a verb without one: of the verb that it goes with, the noun that it describes."""
    word = verb
    for _ in range(4):
        if (other := after_as(word)) is not None:
            return other
        if word is verb and word.dep == "advcl" and word.tag in FINITE_ALONE and word.child("mark") is None:
            return None  # the model lost who did it
        quick = word.dep == "acomp" and word.lemma in words("cues", "goes-on-to")
        if word.dep not in _CLIMBS and not quick:
            return None
        if word.dep == "acl" and (posts := _posts_on(word)) is not None:
            return own_subject(posts)
        if word.dep in ("acl", "relcl") and word.head.pos in ("NOUN", "PROPN", "PRON"):
            return owner(told_by(word.head) or beside_object(word) or word.head)
        if verb.tag == "VBG" and (who := right_before(verb)) is not None:
            return who
        word = joined_above(word) or word.head
        if word.dep == "prep" and word.lower in ("for", "of") and word.head.lemma in NAMING:
            blamed = word.head.child("dobj")  # "criticised Reed for saying": Reed said it
            if blamed is not None and blamed.i < word.i:
                return blamed
        if word.pos == "VERB" and word.lemma in ("quote", "cite") and verb.dep == "pcomp":
            quoted = word.child("nsubjpass") or word.child("dobj")
            return quoted or (
                word.head if word.dep == "acl" else None
            )  # "guards quoted by Reuters as saying"
        blamed = word.child("dobj") if verb.dep == "pcomp" and verb.head.lower in _FOR else None
        if blamed is not None and _is_somebody(blamed):
            return blamed  # "praised Reed for saying", "accused him of saying"
        subject = left_to(word) or own_subject(word)
        if subject is not None and not is_past(word, verb):
            if is_relative(subject):
                return antecedent(word)
            return None if _is_worth(verb, word, subject) else subject
    return None


def _posts_on(participle: Word) -> Word | None:
    """Give "answered" in "Reed answered on Postboard writing": no participle tells one name from another."""
    place, on = participle.head, participle.head.head
    where = place.tag == "NNP" and place.dep == "pobj" and on.lower in ("on", "in", "at")
    while on.dep == "prep" and on.head.pos in ("NOUN", "PROPN", "ADP") and on.head is not on:
        on = on.head
    verb = on.head
    return verb if where and participle.tag == "VBG" and verb.tag in FINITE_ALONE else None


def _is_worth(participle: Word, above: Word, subject: Word) -> bool:
    """Say whether nobody is meant, as in "it is worth remembering that"; a comma would make "it" speak."""
    set_off = participle.parse.words[participle.i - 1].text == ","
    return participle.tag == "VBG" and not set_off and subject.lower == "it" and above.lemma == "be"


def _is_somebody(word: Word) -> bool:
    return word.pos == "PROPN" or word.lower in ("him", "her", "them") or word.lower in words("names", "role")


def owner(noun: Word) -> Word:
    """Give who speaks through a noun: "Reed issued a statement saying", "a letter from Reed saying"."""
    noun = document(noun)
    if noun.lemma not in words("cues", "words-of") and (
        noun.pos != "NOUN" or noun.tag == "NNS" or noun.dep != "dobj"
    ):
        return noun
    if noun.lower in words("names", "role") or noun.lower in words("names", "body"):
        return noun
    for child in noun.children:
        if child.dep == "poss" and child.pos == "PROPN" and not _is_day(child):
            return noun
        if child.dep in ("prep", "agent") and child.lower in ("by", "from") and (who := child.child("pobj")):
            return who
    if noun.dep in ("dobj", "pobj") or (noun.dep == "conj" and noun.head.dep == "dobj"):
        verb = next((word for word in noun.ancestors() if word.pos == "VERB"), None)
        if verb is not None and verb.lemma in words("cues", "passes-on"):
            return noun  # "Reed shared a post saying": who wrote it is not told
        if verb is not None and (who := verb.child("nsubj")) is not None:
            return (antecedent(verb) or who) if is_relative(who) else who
    return noun


def _is_day(word: Word) -> bool:
    """Say whether a word is of a date: "entered Thursday's meeting believing" leaves the belief to others."""
    name = word.parse.name_at(word)
    return name is not None and name.label in ("DATE", "TIME")


def voice(verb: Word, frame: Frame, marks: Marks) -> Word | None:
    """Give who speaks: the verb's subject, or that of the cue before if the model sees it between marks."""
    asked = verb.lemma == "ask" and verb.child(*_SUBJECT) is None and was_asked(verb)
    speaker = speaker_of(verb if asked else adds_to(verb) or goes_with(verb) or verb)
    if not asked and speaker is None and (named := person_before(verb)) is not None:
        return named if not marks.holds(named) else None
    if speaker is not None and speaker.i < verb.i:
        speaker = behind_dash(verb, speaker) or speaker
    set_in = _set_in(verb, marks) if speaker is not None and speaker.i < verb.i else None
    if set_in is not None or speaker is None or not marks.holds(speaker):
        return set_in or speaker
    own = next((child for child in verb.children if child.dep in _SUBJECT and not marks.holds(child)), None)
    own = own or _beside_marked(speaker, verb, marks)
    if own is not None:
        return own
    earlier = [other for other in cue_verbs(frame) if other.i < verb.i]
    return next(
        (who for other in reversed(earlier) if (who := speaker_of(other)) and not marks.holds(who)), None
    )


_OF_WORDS = frozenset(
    {"say", "add", "continue", "explain", "note", "argue", "insist", "state", "claim", "write"}
)
"""Verbs whose object is seldom a person: behind them one speaks."""


def _set_in(verb: Word, marks: Marks) -> Word | None:
    """Give Reed in ‘Landlords, added Reed, "will not pay"’, where the model lets the landlords say it."""
    line = verb.parse.words
    if verb.tag not in FINITE_ALONE or not verb.i or line[verb.i - 1].text != "," or marks.holds(verb):
        return None
    name = verb.parse.name_at(line[verb.i + 1]) if verb.i + 1 < len(line) else None
    if name is not None and name.label == "PERSON" and name.words[0].i == verb.i + 1:
        last = name.words[-1]
        if line[last.i + 1 : last.i + 2] and line[last.i + 1].text == ",":
            return last  # "The best part, says Ann Reed, a guard, is": the model takes her for the part
    for who in verb.children:
        known = who.dep in _SUBJECT or (
            who.dep in ("dobj", "attr", "oprd", "dep") and verb.lemma in _OF_WORDS
        )
        if who.i < verb.i or not known or marks.holds(who):
            continue
        phrase = who.subtree()
        closed = phrase[0].i == verb.i + 1 and line[phrase[-1].i + 1 : phrase[-1].i + 2]
        if closed and closed[0].text == "," and (who.pos in ("PROPN", "PRON") or is_human(who)):
            return who
    return None


def _beside_marked(inside: Word, verb: Word, marks: Marks) -> Word | None:
    """Give the wife in ‘"Ask my sister," his wife told them’, whom the model sets beside her words."""
    beside = (child for child in inside.children if child.dep in ("appos", "conj") and child.i < verb.i)
    return next((child for child in beside if not marks.holds(child)), None)


def span_of(found: Iterable[Word]) -> Span:
    """Give the range from the first word to the last."""
    ordered = sorted(found, key=lambda word: word.i)
    return Span(ordered[0].start, ordered[-1].end)


def is_content(word: Word, marks: Marks) -> bool:
    """Say whether the word stands outside marks and is more than "that" or punctuation."""
    return not word.is_punct and not marks.holds(word) and not (word.lower == "that" and word.dep == "mark")
