"""What goes with a cue: verbs beside it that have its speaker, though the model hangs them elsewhere."""

from __future__ import annotations

from briefgen.annotate.grammar.claim_words import CLAIM_NOUNS, FIGURES, PUBLISHED_PIECES, RECORDS
from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.grammar.propositions import is_party
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.speakers.quote_subjects import after_as
from briefgen.annotate.syntax import FINITE_ALONE, SUBJECT, Word, straight

_SPEECH = words("cues", "speech")
_NAMING = words("cues", "naming")
_CUES = any_of("cues", "speech", "opinion")


def adds_to(participle: Word) -> Word | None:
    """Give the cue whose speaker goes on in ", adding that ...", though the model hangs it on what he says.

    None where the one who is talked of may say it: "said the mayor had refused, saying it was late".
    """
    if participle.tag != "VBG" or participle.lemma not in _SPEECH - {"tell"}:
        return None
    if participle.child("ccomp") is None:
        return None
    below = participle
    for above in participle.ancestors():
        if below.dep not in ("advcl", "conj", "ccomp", "xcomp"):
            return None
        if below.dep == "ccomp" and above.lemma in _CUES and above.i < participle.i:
            return above if after_as(below) is None else None  # "asks as a guard comes in, saying"
        if above.lemma in _CUES | _NAMING | words("cues", "refuses") and participle.lemma != "add":
            return None
        below = above
    return None


def says_again(verb: Word, first: Word) -> bool:
    """Say whether two cues have one speaker: "Reed said it was late, and when nobody answered, Reed said"."""
    before, again = first.child("nsubj"), verb.child("nsubj")
    told = first.lemma in _SPEECH and first.tag in FINITE_ALONE
    if not told or before is None or again is None:
        return False
    return first is not verb and before.lower == again.lower


_BESIDES = any_of("cues", "naming", "denies", "rejects", "besides") - words("cues", "things-do")


def does_besides(participle: Word) -> Word | None:
    """Give the cue whose speaker also does this: "said the wall would stay, dismissing the report as gossip".

    The model hangs it on what is said, where no wall could do it. None where somebody there can: "said the
    mayor had left, calling the plan mad".
    """
    words_before = participle.parse.words[max(0, participle.i - 2) : participle.i]
    if participle.tag != "VBG" or participle.lemma not in _BESIDES or participle.dep != "advcl":
        return None
    if not words_before or "," not in (words_before[-1].text, words_before[0].text):
        return None
    clause = participle.head
    subject = clause.child(*SUBJECT)
    while clause.dep == "conj":
        clause = clause.head
        subject = subject or clause.child(*SUBJECT)
    cue = clause.head
    if clause.dep != "ccomp" or cue.lemma not in _CUES or cue.i > participle.i or subject is None:
        return None
    return None if subject.lower in ("who", "which", "that", "whom") or _acts(subject) else cue


def _acts(subject: Word) -> bool:
    """Say whether a subject is somebody other than who speaks: a name, a person, a body."""
    return subject.pos == "PROPN" or subject.tag == "NNPS" or is_party(subject) or is_human(subject)


def joined_above(verb: Word) -> Word | None:
    """Give the verb that another is joined to, though the model joins it to what is said or let be done.

    The forms tell: "said it would go on and denied it", "wants them gone but has denied it".
    """
    first = verb.head
    if verb.dep != "conj" or first.dep not in ("ccomp", "xcomp") or not _is_finite(verb):
        return None
    modal = any(child.dep == "aux" and child.tag == "MD" for child in first.children)
    own = verb.child("aux", "auxpass") is None and verb.tag in ("VBD", "VBZ")
    cue = first.head
    if (modal and own and cue.tag == verb.tag) or (not _is_finite(first) and cue.pos == "VERB"):
        return cue
    answers = own and cue.tag == verb.tag and first.dep == "ccomp" and verb.lemma in _ANSWERING
    return cue if answers and not _may_answer(first, verb) else None


_ANSWERING = any_of("cues", "denies", "rejects") - any_of("cues", "things-do", "answered-by-things")


def answers_above(verb: Word) -> Word | None:
    """Give the cue whose speaker denies this, too: "said the ferry had passed and denied that it leaked"."""
    answers = verb.lemma in _ANSWERING and verb.child(*SUBJECT) is None
    return joined_above(verb) if answers else None


def _may_answer(first: Word, verb: Word) -> bool:
    """Say whether the subject of what is said may deny something, too: no ferry does.

    What is denied behind a comma, in another tense, is not told with it: "said he had left, and denied it".
    """
    subject = first.child(*SUBJECT)
    if subject is None:
        return True
    if subject.pos == "NOUN" and not _acts(subject) and subject.lemma not in _TELLING:
        return False
    joined = next((child for child in first.children if child.dep == "cc" and child.i < verb.i), None)
    return not (_had(first) and joined is not None and verb.parse.words[joined.i - 1].text == ",")


def _had(verb: Word) -> bool:
    return verb.tag == "VBN" and any(child.dep == "aux" and child.lower == "had" for child in verb.children)


def is_torn(verb: Word) -> bool:
    """Say whether nothing tells of two who denies: "said the driver had left the road and denied that …"."""
    first = verb.head
    told = verb.dep == "conj" and first.dep == "ccomp" and verb.tag == "VBD" and _had(first)
    return told and verb.child("nsubj", "aux") is None and joined_above(verb) is None


_TELLING = {*CLAIM_NOUNS, *RECORDS, *FIGURES, *PUBLISHED_PIECES, "letter", "paper", "testimony", "text"}


def _is_finite(verb: Word) -> bool:
    return verb.tag in FINITE_ALONE or any(
        child.dep in ("aux", "auxpass") and child.tag in FINITE_ALONE | {"MD"} for child in verb.children
    )


def goes_with(second: Word) -> Word | None:
    """Give the cue that a second one goes with, though the model joins it to what is said.

    So it is in "said it was late and warned that it was cold": both have one speaker.
    """
    if second.dep != "conj" or second.lemma not in _CUES | _NAMING:
        return None
    if second.child("nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return None
    first = second.head
    while first.dep == "conj":
        first = first.head
    cue = first.head
    if second.lemma not in _NAMING and not _has_content(second):
        return None  # "said he voted for Reed and wrote in Ode"
    if first.dep != "ccomp" or cue.i > second.i or cue.lemma not in _CUES:
        return None
    if cue.tag == "VBG":  # "saying he would not come and suggesting that"
        return cue if second.tag == "VBG" and first.tag != "VBG" else None
    if cue.tag not in FINITE_ALONE:
        return None
    told = second.child("ccomp") is not None
    mistaken = told and (second.tag, cue.tag) in (("VBN", "VBD"), ("VB", "VBP"))
    return cue if mistaken or second.tag == cue.tag else None


def names_as_well(second: Word) -> Word | None:
    """Give the cue whose speaker does this, too: "said Reed is late, and called him a fool".

    None where what is said is told in the past, since that may go on: "said Reed left and called him mad".
    """
    cue = goes_with(second)
    first = second.head
    while first.dep == "conj":
        first = first.head
    helpers = {child.lower for child in first.children if child.dep in ("aux", "auxpass")}
    now = first.tag in ("VBZ", "VBP") or helpers & _NOT_PAST
    return cue if now and second.tag == "VBD" else None


_NOT_PAST = frozenset(
    {"is", "are", "'s", "'re", "will", "would", "can", "could", "may", "might", "should", "must"}
)


def _has_content(verb: Word) -> bool:
    """Say whether a clause or a quotation mark follows a verb."""
    behind = verb.parse.words[verb.i + 1 : verb.i + 3]
    return verb.child("ccomp") is not None or any(straight(word.text) in ('"', "''") for word in behind)
