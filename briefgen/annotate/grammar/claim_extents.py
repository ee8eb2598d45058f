"""How far a proposition goes: its clause or phrase without what the sentence adds to it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.grammar.claim_nouns import is_claim_noun
from briefgen.annotate.grammar.claim_words import ASSERTION_VERBS
from briefgen.annotate.grammar.loose_clauses import ANSWERING, QUOTE_MARKS, REMARKS
from briefgen.annotate.syntax import Word, is_dash
from briefgen.model.text import Span

_OPENERS = frozenset({"that", "whether", "if", "any", "all", "as", "both"})
_SAYING_OR_DENYING = ANSWERING | ASSERTION_VERBS.keys()
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_LONGEST_QUOTED = 40
_TELLING = ASSERTION_VERBS.keys() | {"point", "retort", "respond"}
_BESIDES = frozenset(
    {"query", "ask", "call", "accuse", "urge", "promise", "refuse", "vow", "pledge", "demand"}
)
_CONCEDING = frozenset({"despite", "although", "though", "whereas"})


def span_of(head: Word) -> Span:
    """Give the range of a clause or phrase, without its opening "that", side remarks and closing marks."""
    held = {word.i: word for word in _body(head)}
    all_words = head.parse.words
    first = last = head.i
    while first - 1 in held or (first - 2 in held and all_words[first - 1].is_punct):
        first -= 1
    while last + 1 in held or (last + 2 in held and all_words[last + 1].is_punct):
        last += 1
    last = min(last, _last_before_main(head, first))
    while last + 2 < len(all_words) and _hyphened(*all_words[last : last + 3]):
        last += 2  # the model may take "anti-war" for three words side by side
    return _trimmed(all_words[first : _end_of_quoted(all_words, first, last) + 1], head)


def _end_of_quoted(words: Sequence[Word], first: int, last: int) -> int:
    """Give where a clause ends whose words are quoted to the end: ‘that "they go to farms, scaring them"’."""
    before = first > 1 and words[first - 1].text in QUOTE_MARKS and words[first - 2].lower == "that"
    core = next((word.i for word in reversed(words[first : last + 1]) if not word.is_punct), last)
    marks = sum(_is_mark(word) for word in words[first : core + 1]) + before
    if not marks % 2:
        return last
    behind = words[core + 1 : core + 1 + _LONGEST_QUOTED]
    closing = next((word for word in behind if _is_mark(word) or word.sent != words[last].sent), None)
    if closing is None or not _is_mark(closing):
        return last
    opening = next(word for word in words[first:] if word.lower not in _OPENERS)
    # Marks around the whole are left out, those around its last words are kept.
    return closing.i - 1 if before or _is_mark(opening) else closing.i


def _is_mark(word: Word) -> bool:
    return word.pos == "PUNCT" and word.text in QUOTE_MARKS


def _last_before_main(head: Word, first: int) -> int:
    """Give where "While he claimed that it was so, |others say …" ends, whose main clause the model lost."""
    words = head.parse.words
    top = next((word for word in head.ancestors() if word.dep == "ROOT"), head)
    opening = top.child("mark")
    if opening is None or opening.lower not in _CONCEDING | {"while"} or not opening.i < first:
        return len(words)
    return next((word.i - 1 for word in words[head.i :] if word.text == ","), len(words))


def _hyphened(before: Word, hyphen: Word, after: Word) -> bool:
    return hyphen.text == "-" and before.end == hyphen.start and hyphen.end == after.start


def _body(head: Word) -> list[Word]:
    found = [head]
    for word in found:
        found.extend(child for child in word.children if not _is_aside(child, word, head))
    return found


def _is_aside(word: Word, above: Word, head: Word) -> bool:
    """Say whether a branch does not belong to the proposition of ``head``."""
    if above is head and word.i > head.i and (_after_dash(word) or _concedes(word)):
        return True  # "... - but has not released the report", "... despite a report"
    if _is_remark(word, head) or _closes(word, head):
        return True
    if word.dep == "conj" and above is head and _starts_anew(word, head):
        return True  # "... and the other party said ..."
    if word.dep in ("ccomp", "relcl") and _after_comma(word) and _points_back(word):
        return True  # "..., which the bank denies"
    if word.dep == "relcl" and word.lemma in _SAYING_OR_DENYING and _after_comma(word):
        return True  # "..., which Russia claimed": who says so, wherever the model hangs it
    if word.dep in ("appos", "npadvmod", "dobj") and _sums_up(word) and _after_comma(word):
        return True  # "..., a claim rejected by the army"
    if word.dep in ("relcl", "acl") and above.pos in ("NOUN", "PROPN"):
        return above is head and _after_comma(word)
    if word.dep == "advcl" and above is head and word.i > head.i:
        return _after_comma(word)
    return word.dep in ("parataxis", "meta") or (word.dep in ("cc", "preconj") and _ends_in_aside(above))


def _is_remark(word: Word, head: Word) -> bool:
    """Say whether a branch tells what one says or does besides answering: "… saying that", "… and asked"."""
    if word.i < head.i or head.child(*_SUBJECTS) is None:
        return False
    if word.tag == "VBG" and word.lower in REMARKS and word.dep in ("advcl", "acl", "xcomp"):
        return True
    if word.dep == "prep" and word.lower == "after":
        return word.child("pcomp") is not None  # "denied that it was so after facing criticism"
    if word.dep == "prep" and word.lower == "by":
        saying = word.child("pcomp")  # "denied that he would go by saying that …"
        return saying is not None and saying.tag == "VBG" and saying.lemma in _TELLING
    if word.dep == "conj" and word.child(*_SUBJECTS) is None and _is_of_the_answer(word, head):
        return True
    without_subject = word.dep == "conj" and word.child(*_SUBJECTS) is None
    return without_subject and word.tag == "VBD" and word.lemma in _SAYING_OR_DENYING | _BESIDES


def _is_of_the_answer(verb: Word, head: Word) -> bool:
    """Say whether a verb goes on with the answer: "denies that it was so and goes on", of two times."""
    when, answer = _tense(verb), head.head
    if answer.lemma not in ANSWERING:
        return False
    return bool(when) and _tense(head) not in ("", when) and answer is not head and _tense(answer) == when


def _tense(verb: Word) -> str:
    """Give "VBD" for the past and "VBZ" for the present; nothing where "may" or "to" says neither."""
    helpers = sorted((c for c in verb.children if c.dep in ("aux", "auxpass")), key=lambda word: word.i)
    tag = (helpers[0] if helpers else verb).tag
    return "VBZ" if tag == "VBP" else tag if tag in ("VBZ", "VBD") else ""


def _closes(word: Word, head: Word) -> bool:
    """Say whether a relative clause behind a comma ends the proposition: the writer adds it."""
    if word.dep != "relcl" or not _after_comma(word):
        return False
    return word.subtree()[-1].i >= max(branch.i for branch in head.subtree() if not branch.is_punct)


def _starts_anew(word: Word, head: Word) -> bool:
    """Say whether a coordinated clause is no longer part of the proposition: it has its own subject."""
    if any(child.dep == "cc" and child.lower == "or" for child in head.children):
        return False
    return word.child(*_SUBJECTS) is not None and not is_marked(word, "that", "because")


def _concedes(word: Word) -> bool:
    return (word.dep == "prep" and word.lower in _CONCEDING) or (
        word.dep == "advcl" and is_marked(word, *_CONCEDING)
    )


def _after_dash(word: Word) -> bool:
    first = min(branch.i for branch in word.subtree())
    words = word.parse.words
    before = first - 2 if first > 1 and words[first - 1].dep == "cc" else first - 1
    return before > 0 and is_dash(words[before])


def _points_back(clause: Word) -> bool:
    """Say whether a clause speaks of the whole one before it: "which the bank denies"."""
    pointer = clause.child("dobj", "nsubj", "nsubjpass")
    return pointer is not None and pointer.lower == "which" and clause.lemma in _SAYING_OR_DENYING


def _sums_up(word: Word) -> bool:
    return is_claim_noun(word) or word.lower in ("something", "things")


def _ends_in_aside(head: Word) -> bool:
    other = head.child("conj")
    return other is not None and (_starts_anew(other, head) or _after_dash(other))


def _after_comma(word: Word) -> bool:
    first = min(branch.i for branch in word.subtree())
    return first > 0 and word.parse.words[first - 1].lower in (",", "-", "–", "—", "(")


def is_marked(word: Word, *marks: str) -> bool:
    """Say whether a clause is opened by one of these words: "that", "although"."""
    return any(child.dep == "mark" and child.lower in marks for child in word.children)


def _trimmed(found: tuple[Word, ...], head: Word) -> Span:
    kept = list(found)
    while len(kept) > 1 and kept[0] is not head and _goes_first(kept, head):
        kept.pop(0)
    while len(kept) > 1 and kept[-1] is not head and _goes_last(kept):
        kept.pop()
    return Span(kept[0].start, kept[-1].end)


def _goes_first(kept: list[Word], head: Word) -> bool:
    first = kept[0]
    if first.text in QUOTE_MARKS:
        return not _paired(kept)
    before = first.parse.words[first.i - 1] if first.i else None
    if before is not None and before.text in QUOTE_MARKS and before.end == first.start:
        return False  # whatever a mark opens is the speaker's own: "That man did it"
    if first.dep in ("det", "predet") and first.head is not head:
        return False  # "that all boats had sunk" says more than "boats had sunk"
    if first.lower in ("all", "any", "both") and first.dep in ("dobj", "nsubj"):
        return False  # "all of the boats had sunk"
    if first.lower == "if" and first.head is not head:
        return False  # "if it were so, they should be fined" is said under that condition
    return (
        first.is_punct
        or first.dep == "cc"
        or (
            first.lower in _OPENERS
            and first.dep in ("mark", "det", "predet", "advmod", "cc", "dobj", "nsubj")
        )
    )


def _goes_last(kept: list[Word]) -> bool:
    last = kept[-1]
    if last.text in QUOTE_MARKS:
        return not _paired(kept)
    return last.is_punct or last.dep == "cc"


def _paired(kept: list[Word]) -> bool:
    return sum(_is_mark(word) for word in kept) % 2 == 0
