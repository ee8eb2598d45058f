"""Whether a text speaks of somebody as "he" or as "she": by titles, relations, and pronouns that must be his.

No first name tells a gender. A pronoun tells it only where nobody else could be meant: it stands in the
clause that depends on the name, and neither this sentence nor the one before names another person.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.syntax import Text, Word
from briefgen.model.annotation import Mention
from briefgen.model.article import BlockKind

_SHE = frozenset({"she", "her", "hers", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})

_FAR = 10
"""Sentences without another person, for "his" and "him" to be his whose name it follows."""

_TITLE, FIRM, _NEAR = 8, 3, 1
"""What a title, a pronoun bound to the name, and one that is merely near are worth."""


def gender_of(
    text: Text,
    group: Sequence[Mention],
    offices: frozenset[str],
    starts: Sequence[int],
    sentences: Sequence[int],
    marks: Marks,
    least: int = 1,
) -> str:
    """Give the gender of a person that the text tells: "f", "m", or "" for neither or both.

    Args:
        text: The article.
        group: The mentions of the person.
        offices: The nouns beside the name.
        starts: Where the mentions of all persons begin, in order.
        sentences: Where the sentences begin, in order.
        marks: What stands between quotation marks.
        least: What the words that tell it must be worth together.
    """
    votes: Counter[str] = Counter()
    for mention in group:
        told = _words_before(text, mention)
        votes["f"] += _TITLE * any(word in words("names", "female") for word in told)
        votes["m"] += _TITLE * any(word in words("names", "male") for word in told)
        votes.update(_pronoun_after(text, mention, starts, sentences, marks))
    votes["f"] += _TITLE * any(word in words("names", "female") for word in offices)
    votes["m"] += _TITLE * any(word in words("names", "male") for word in offices)
    if group and (min(starts) == group[0].span.start or _is_alone_subject(text, group[0], starts)):
        votes.update(_pronoun_next(text, group[0], starts, marks))
    for mine, other in (("f", "m"), ("m", "f")):
        if votes[mine] >= least and votes[mine] > 2 * votes[other]:
            return mine
    return ""


def gender_by_title(text: Text, mention: Mention, offices: frozenset[str]) -> str:
    """Give the gender that titles and relations beside a mention tell: "Ms Reed", "her brother, Reed"."""
    told = {*_words_before(text, mention), *offices}
    female, male = (not told.isdisjoint(words("names", part)) for part in ("female", "male"))
    return "" if female == male else "f" if female else "m"


def _words_before(text: Text, mention: Mention) -> list[str]:
    """Give the titles and relations before a name: "Mr", "his sister", "the former actress"."""
    parse = text.parse_at(mention.span.start)
    if parse is None:
        return []
    known = [words("names", part) for part in ("honorific", "relation", "role", "role-modifier")]
    at = first = parse.word_from(mention.span.start)
    while at and any(parse.words[at - 1].lower in part for part in known):
        if parse.words[at - 1].pos == "VERB":
            break  # "the polls miss Reed"
        at -= 1
    return [word.lower for word in parse.words[at:first]]


def _pronoun_after(
    text: Text, mention: Mention, starts: Sequence[int], sentences: Sequence[int], marks: Marks
) -> dict[str, int]:
    """Weigh the first pronoun after a name in the sentence, if no other person comes between.

    What somebody says between marks, "she" is another; so is the object of what he does himself, and whoever
    is a "woman" or a "man" in the same sentence.
    """
    parse = text.parse_at(mention.span.start)
    start = parse.word_from(mention.span.end) if parse is not None else 0
    if parse is None or not start or parse.kind is BlockKind.HEADING:
        return {}
    name = parse.words[start - 1]
    for word in parse.words[start:]:
        if word.sent != name.sent or _is_start(word.start, starts):
            return {}
        if word.lower in any_of("names", "female", "male") and word.dep != "appos":
            return {}
        if word.lower not in _SHE | _HE:
            continue
        if marks.holds(word) != marks.holds(name) or _is_another(word, name):
            return {}
        gender = "f" if word.lower in _SHE else "m"
        if word.lower.endswith("self") or _is_bound(word, mention):
            return {gender: FIRM}
        if any(_is_somebody(other) for other in parse.sentences[name.sent]):
            return {}
        reach = 1 if word.dep in ("nsubj", "nsubjpass") else _FAR
        worth = FIRM if _is_what_subject_has(word, name) else _NEAR
        return {gender: worth} if _is_alone(mention, starts, sentences, reach) else {}
    return {}


def _is_what_subject_has(pronoun: Word, name: Word) -> bool:
    """Say whether a subject acts on what is his own: "Reed sold her house"."""
    thing, verb = pronoun.head, name.head
    return (
        pronoun.tag == "PRP$" and name.dep == "nsubj" and thing.dep == "dobj" and thing.head is verb
    ) and verb.dep == "ROOT"


def _is_bound(pronoun: Word, mention: Mention) -> bool:
    """Say whether a pronoun stands in a clause that depends on the name: "Reed, who sold her house"."""
    return any(
        word.dep == "relcl" and mention.span.start <= word.head.start < mention.span.end
        for word in pronoun.ancestors()
    ) or (pronoun.head.dep == "relcl" and mention.span.start <= pronoun.head.head.start < mention.span.end)


def _is_alone(mention: Mention, starts: Sequence[int], sentences: Sequence[int], reach: int) -> bool:
    """Say whether nobody else is named before the name in its sentence, and in ``reach`` sentences before."""
    number = bisect_right(sentences, mention.span.start) - 1
    at = bisect_left(starts, sentences[max(0, number - reach)])
    return at < len(starts) and starts[at] == mention.span.start


def _is_start(offset: int, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, offset)
    return at < len(starts) and starts[at] == offset


def _pronoun_next(text: Text, mention: Mention, starts: Sequence[int], marks: Marks) -> dict[str, int]:
    """Weigh the pronoun that begins the next sentence, if nobody else has been named so far."""
    parse = text.parse_at(mention.span.start)
    if parse is None:
        return {}
    sentence = parse.words[min(parse.word_from(mention.span.start), len(parse.words) - 1)].sent
    if sentence + 1 >= len(parse.sentences):
        return {}
    follower = parse.sentences[sentence + 1][0]
    alone = not any(mention.span.start < start < follower.start for start in starts[:8])
    if any(_is_somebody(word) for word in parse.sentences[sentence]):
        return {}  # "The minister was late, said Reed. He ..."
    owned = follower.tag == "PRP$" and follower.lower in ("his", "her")  # "Reed left. His sister stayed"
    if not alone or marks.holds(follower) or not (owned or follower.lower in ("he", "she")):
        return {}
    return {"f" if follower.lower in _SHE else "m": FIRM}


def _is_alone_subject(text: Text, mention: Mention, starts: Sequence[int]) -> bool:
    """Say whether a name begins its paragraph as the subject of a sentence that names no other person."""
    parse = text.parse_at(mention.span.start)
    if parse is None or mention.span.start != parse.words[0].start:
        return False
    names = [word for word in parse.sentences[0] if _is_start(word.start, starts)]
    last = parse.words[max(parse.word_from(mention.span.end) - 1, 0)]
    return len(names) == 1 and last.dep == "nsubj" and last.head.dep == "ROOT"


def _is_somebody(word: Word) -> bool:
    """Say whether a subject is a person without a name: "the minister was late"."""
    if word.dep not in ("nsubj", "nsubjpass") or word.tag != "NN" or word.pos != "NOUN":
        return False
    definite = any(child.dep == "det" and child.lower == "the" for child in word.children)
    named = any(child.pos == "PROPN" for child in word.children)
    return (
        definite
        and not named
        and word.lower in any_of("names", "role", "relation", "human", "female", "male")
    )


def _is_another(pronoun: Word, name: Word) -> bool:
    """Say whether a pronoun must mean somebody else: "Weber thanked her", "Weber stood beside her"."""
    if pronoun.tag == "PRP$" or pronoun.dep == "poss":
        return pronoun.head.dep == "appos" and pronoun.head.head is name  # "Weber, her last pupil"
    if pronoun.lower.endswith("self"):
        return False
    above = pronoun.head
    if above.dep == "relcl" and above.head is name and pronoun.dep in ("dobj", "dative"):
        who = above.child("nsubj")
        return who is not None and who.lower == "who"  # "Weber, who met her"
    if name.dep not in ("nsubj", "nsubjpass"):
        return False
    while above.dep in ("prep", "agent", "dative") and above.head is not above:
        above = above.head
    return pronoun.dep in ("dobj", "pobj", "dative", "iobj") and above is name.head
