"""The clauses that cues say: where the model hung them, and whether they are statements."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate.lexicon import words
from briefgen.annotate.quotes.quote_cues import SPEECH
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.syntax import FINITE, SUBJECT, Word

_FARTHEST_BRACKET = 60
"""Words back among which a bracket opens that a cue stands in."""


def clauses_of(verb: Word) -> tuple[Word, ...]:
    """Give the heads of the clauses that are said: those after the verb, else those before it."""
    bracket = _bracket(verb)
    below = (_outside_bracket(child, verb) for child in verb.children if child.dep == "ccomp")
    clauses = [child for child in below if child is not None and not _adds(child) and child.i in bracket]
    if not clauses and verb.dep == "parataxis" and verb.head.i in bracket:
        smiles = verb.head.i > verb.i and verb.head.tag == "VBG" and verb.head.child(*SUBJECT) is None
        return () if smiles else (verb.head,)  # "The road, Reed said, is shut", not "Reed said, smiling"
    after = tuple(clause for clause in clauses if clause.i > verb.i)
    if not clauses and verb.lemma in SPEECH:
        after = _behind_source(verb) or _beside_noun(verb) or _of_gerund(verb)
    return after or tuple(clauses)


def _behind_source(verb: Word) -> tuple[Word, ...]:
    """Give the clause of "said, citing officials, that it was late", which the model hangs on "citing"."""
    for aside in verb.children:
        clause = aside.child("ccomp") if aside.tag == "VBG" and aside.lemma in ("cite", "quote") else None
        that = clause.child("mark") if clause is not None else None
        if clause is not None and that is not None and aside.i > verb.i and that.lower == "that":
            return (clause,) if verb.parse.words[that.i - 1].text == "," else ()
    return ()


def _beside_noun(verb: Word) -> tuple[Word, ...]:
    """Give the clause of "said in a statement that it was late", which the model hangs on the noun."""
    heard = ("dobj", "dative") if verb.lemma in words("cues", "hearers") else ()
    below = [
        child
        for child in verb.children
        if child.i > verb.i
        and child.dep in ("prep", "npadvmod", *heard)
        and not (child.lower == "to" and verb.lemma in ("respond", "reply"))  # "to the claim that"
    ]
    while below:
        word = below.pop()
        for child in word.children:
            hung = child.dep == "acl" or (child.dep == "relcl" and verb.lemma in ("say", "tell"))
            mark = child.child("mark", "advmod") if hung else None
            if mark is not None and mark.lower == "that" and child.child(*SUBJECT) is not None:
                return (child,)
            if child.dep in ("pobj", "prep", "pcomp") and child.i > verb.i:
                below.append(child)
    return _after_that(verb)


_TAKES_NO_GERUND = frozenset({"say", "note", "argue", "add", "insist", "warn"})


def _of_gerund(verb: Word) -> tuple[Word, ...]:
    """Give the subject of "said selling it could cost jobs", which the model takes for what Reed said."""
    gerund = verb.child("xcomp") if verb.lemma in _TAKES_NO_GERUND else None
    if gerund is None or gerund.tag != "VBG" or gerund.i != verb.i + 1:
        return ()
    return (gerund,) if _main_of_gerund(gerund) is not None else ()


def _main_of_gerund(gerund: Word) -> Word | None:
    """Give "could cost" in "selling it could cost jobs"."""
    main = gerund.child("ccomp") if gerund.dep == "xcomp" and gerund.tag == "VBG" else None
    return main if main is not None and is_finite(main) else None


_FARTHEST_THAT = 25
"""Words between a cue and the "that" of its clause: "said on the show "Good Morning" on Monday that"."""


def _after_that(verb: Word) -> tuple[Word, ...]:
    """Give the clause of the next "that" where no verb stands between, whatever the model hangs it on."""
    for word in verb.parse.words[verb.i + 1 : verb.i + _FARTHEST_THAT]:
        if word.sent != verb.sent or word.tag in FINITE | {"VBG", "VBN", "TO"} or word.text in ",;:":
            return ()
        if word.lower == "that" and word.dep == "mark":
            clause = word.head
            stands = clause.i > word.i and clause.child(*SUBJECT) is not None and clause.dep == "ccomp"
            return (clause,) if stands else ()
    return ()


def _bracket(verb: Word) -> range:
    """Give the numbers of the words in the bracket that a cue stands in; all if it stands in none."""
    row = verb.parse.words
    for i in range(verb.i - 1, max(-1, verb.i - _FARTHEST_BRACKET), -1):
        if row[i].sent != verb.sent or row[i].text == ")":
            break
        if row[i].text == "(":
            behind = row[verb.i : verb.i + _FARTHEST_BRACKET]
            return range(i + 1, next((word.i for word in behind if word.text == ")"), len(row)))
    return range(len(row))


def _outside_bracket(clause: Word, verb: Word) -> Word | None:
    """Give the said clause behind a bracket that the writer puts in: "said (all agreed) that it held"."""
    close = -1
    for word in verb.parse.words[verb.i + 1 : clause.i]:
        if word.text == "(":
            inside = verb.parse.words[word.i : word.i + _FARTHEST_BRACKET]
            close = next((other.i for other in inside if other.text == ")"), close)
    if clause.i > close:
        return clause
    return next((below for below in clause.subtree() if below.dep == "ccomp" and below.i > close), None)


def _adds(clause: Word) -> bool:
    """Say whether a clause is one such as ", adding that ...", which is no content but a cue."""
    return clause.tag == "VBG" and clause.lemma in SPEECH and clause.parse.words[clause.i - 1].text == ","


def is_finite(clause: Word) -> bool:
    """Say whether the clause has a finite verb, rather than an infinitive or a participle."""
    near = [clause, *clause.children]
    for child in clause.children:
        if child.dep in ("aux", "auxpass", "conj", "attr"):
            near.extend(child.children)
    if any(word.tag in FINITE for word in near):
        return True
    if _main_of_gerund(clause) is not None:
        return True
    subject = clause.child("nsubj")
    if subject is None or subject.lower.endswith(("self", "selves")):
        return False
    # "panels led to", "that rain hurt it": the model takes a finite verb for a participle or an infinitive.
    to = any(child.dep == "aux" and child.lower == "to" for child in clause.children)
    that = any(child.dep == "mark" and child.lower == "that" for child in clause.children)
    if that and clause.tag in ("VBG", "JJ"):
        return True
    return clause.tag == "VBN" or (clause.tag == "VB" and not to and subject.i < clause.i)


def clause_words(verb: Word, clauses: Iterable[Word], frame: Frame) -> list[Word]:
    """Give the words of what is said: all that hangs on the clauses, without the cue's own clause."""
    below = {word.i for clause in clauses for word in clause.subtree()}
    if verb.i in below:  # the cue is parenthetical
        below -= {word.i for word in verb.subtree()}
    return [word for word in frame.words if word.i in below]


def is_statement(clause: Word, verb: Word) -> bool:
    """Say whether a clause has a finite verb, and is no participle: "said in a talk aired on Monday"."""
    if not is_finite(clause):
        return False
    sentence = verb.parse.words
    opening = clause.subtree()[0]
    if opening.i > verb.i + 1 and opening.lower in ("whose", "which", "who") and _is_of_noun(opening):
        return False  # "said of men whose boats sank"
    if verb.i + 1 == len(sentence):
        return True
    after = sentence[verb.i + 1]
    of_noun = after.pos == "ADP" and clause.i > after.i and clause.child(*SUBJECT, "mark", "aux") is None
    return not of_noun


def _is_of_noun(opening: Word) -> bool:
    """Say whether a relative pronoun stands behind a noun or a comma."""
    before = opening.parse.words[opening.i - 1]
    return before.text == "," or before.pos in ("NOUN", "PROPN")
