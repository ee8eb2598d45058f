"""Who speaks where: the party behind a verb, and the party whose words a passage gives."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from briefgen.annotate.grammar.cast import Cast
from briefgen.annotate.grammar.claim_words import ASSERTION_VERBS, CLAIM_NOUNS
from briefgen.annotate.grammar.negations import is_nobody
from briefgen.annotate.grammar.phrases import is_human, listed, phrase
from briefgen.annotate.grammar.quote_marks import find_marks
from briefgen.annotate.grammar.topics import name_key
from briefgen.annotate.quotes.quote_companions import does_besides, joined_above
from briefgen.annotate.speakers.appositions import with_name
from briefgen.annotate.speakers.quote_subjects import before_relative
from briefgen.annotate.speakers.speakers import Speakers
from briefgen.annotate.syntax import Text, Word
from briefgen.model.annotation import Mention, Quote, Speaker
from briefgen.model.text import Span

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_THIRD_PERSON = {"he": "m", "she": "f", "it": "it", "they": "they"}
_EMPTY = frozenset({"it", "there", "that", "this", "which", "who", "what"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "conj", "csubj", "dep", "parataxis"})


_PRONOUNS_OF = {
    "m": frozenset({"he", "his"}),
    "f": frozenset({"she", "her"}),
    "it": frozenset({"it", "its"}),
    "they": frozenset({"they", "their"}),
}
_NEAR = 12
"""Words, at most, from a noun to the "many of whom" that means some of them."""
_TRYING = frozenset({"attempt", "bid", "effort"})
_ISSUED = frozenset({"email", "letter", "memo", "message", "note", "post", "release", "statement", "tweet"})
_ISSUING = frozenset({"issue", "make", "post", "publish", "put", "release", "send", "write"})
_OF_SPEAKERS = frozenset({"i", "my", "we", "our"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks: the keys of the names and nouns for it, and the pronouns that may mean it in its words."""

    keys: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()


class Voices:
    """The speakers of one article: its quotations and its names, ready to be asked."""

    def __init__(self, text: Text, mentions: tuple[Mention, ...], quotes: tuple[Quote, ...]) -> None:
        self._text = text
        self._cast = Cast.of(text, mentions, find_marks(text))
        self._speakers = Speakers(self._cast)
        self._quotes = tuple(sorted(quotes, key=lambda quote: quote.span.end))
        self._segments = sorted(
            (
                (segment, quote.speakers[0])
                for quote in quotes
                if quote.speakers
                for segment in quote.segments
            ),
            key=lambda pair: pair[0],
        )

    def of_quote(self, word: Word) -> Speaker | None:
        """Give the speaker of the quotation that holds ``word``."""
        at = bisect_right(self._segments, word.start, key=lambda pair: pair[0].start) - 1
        if at < 0:
            return None
        segment, speaker = self._segments[at]
        if word.end > segment.end:
            return None
        words = self._text.words_in(speaker.span)
        if not words:
            return speaker
        source = _source(words[-1])
        return self._whole(speaker, words[-1]) if source is words[-1] else self.speaker(source)

    def in_marks(self, word: Word) -> bool:
        """Say whether a word stands between quotation marks: it is then the speaker's own."""
        return self._cast.marks.holds(word)

    def of_clause(self, word: Word) -> Speaker | None:
        """Give who speaks at ``word``: in the quotation, or by the verb above it; none for the writer."""
        quoted = self.of_quote(word)
        if quoted is not None:
            return quoted
        below = word
        for above in word.ancestors():
            said = below.dep in _CLAUSAL and below.dep != "conj" and not _goes_along(below, above)
            if said and above.lemma in ASSERTION_VERBS:
                subject = _source_or_none(subject_of(above))
                if subject is not None and subject.lower not in _EMPTY:
                    return self.speaker(subject)
            below = above
        return self._according_to(word)

    def _according_to(self, word: Word) -> Speaker | None:
        for above in (word, *word.ancestors()):
            source = next((child for child in above.children if child.lower == "according"), None)
            to = source.child("prep") if source is not None else None
            named = to.child("pobj") if to is not None else None
            if named is not None and not _holds(named, word):
                return self.speaker(named)
        return None

    def behind(self, verb: Word) -> Speaker | None:
        """Give who does what ``verb`` says: its subject, or the voice where that is "I", "we" or nobody."""
        subject = _source_or_none(subject_of(verb))
        if subject is not None and is_nobody(subject):
            return None
        if subject is None or subject.lower in _EMPTY:
            return self.of_clause(verb)
        if subject.lower in _FIRST_PERSON:
            return self.of_quote(verb)
        if subject.pos == "PRON" and not _stands_apart(verb):
            # "Smith said he doubted it": the voice says who "he" is.
            voice = self.of_clause(verb)
            if voice is not None and not self.is_pronoun(voice) and self._may_mean(subject, voice):
                return voice
        return self.speaker(subject)

    def as_written(self, verb: Word) -> Speaker | None:
        """Give who does what a verb says, which the whole sentence tells: seldom he who tells it."""
        subject = subject_of(verb)
        return self.speaker(subject) if subject is not None else self.behind(verb)

    def speaker(self, word: Word) -> Speaker:
        """Give the expression that ``word`` heads (a name without title, if any) and its referent."""
        whole = _with_those_meant(word)
        if whole is not None:
            return Speaker(whole, whole.of(self._text.prose), None)
        first = self._speakers.find(with_name(word, self._cast), self._quotes_before(word))[0].known
        return self._whole(first, word)

    def each(self, speaker: Speaker) -> tuple[Speaker, ...]:
        """Give the parties of a list one by one: "Reed, Lopez and the council" are three that speak."""
        found = self._text.words_in(speaker.span)
        head = next((word for word in found if word.head is word or word.head not in found), None)
        if head is None or not listed(head):
            return (speaker,)
        return tuple(one.known for one in self._speakers.find(head, self._quotes_before(head)))

    def _quotes_before(self, word: Word) -> tuple[Quote, ...]:
        at = bisect_right(self._quotes, word.start, key=lambda quote: quote.span.end)
        return self._quotes[max(0, at - 3) : at]

    def _whole(self, speaker: Speaker, head: Word) -> Speaker:
        """Let an expression go on over "of X" and over coordinated names: "the general staff of Ukraine"."""
        if not speaker.span.start <= head.start < speaker.span.end:
            return speaker
        span = _extended(head, speaker.span)
        return Speaker(span, span.of(self._text.prose), speaker.referent) if span != speaker.span else speaker

    def answering(self, by: Speaker, claimant: Speaker | None, accused: Speaker | None) -> Speaker:
        """Give who answers, with whom a pronoun may mean: the accused if he fits, never the claimant.

        In "Oakes accused Vega of theft, a charge he rejects" he is Vega, however much is told of Oakes.
        """
        if by.text.lower() not in _THIRD_PERSON:
            return by
        maker = self._who(claimant) if claimant is not None else ""
        meant = accused.referent if accused is not None else None
        if (
            accused is not None
            and meant is not None
            and self._fits(by, meant)
            and self._who(accused) != maker
        ):
            return replace(by, referent=meant)
        return replace(by, referent=None) if by.referent is not None and self._who(by) == maker else by

    def one_person(self, one: Speaker | None, other: Speaker | None) -> bool:
        """Say whether the text gives both one name."""
        if one is None or other is None or one.referent is None or other.referent is None:
            return False
        return self._who(one) == self._who(other)

    def is_one_person(self, speaker: Speaker | None) -> bool:
        """Say whether a speaker is one human being: by name, as "he" or "she", or as "the mayor"."""
        if speaker is None:
            return False
        if speaker.referent is not None and speaker.referent in self._cast.by_span:
            return True
        words = self._text.words_in(speaker.span)
        return speaker.text.lower() in ("he", "she") or any(
            is_human(word) for word in words if word.head not in words
        )

    def party(self, speaker: Speaker | None) -> Party:
        """Give what may mean a party; the writer is none."""
        if speaker is None:
            return Party()
        keys = party_keys(speaker)
        if speaker.referent is not None:
            keys |= {name_key(part) for part in self._who(speaker).split()}
        return Party(keys, self._pronouns(speaker) | _OF_SPEAKERS)

    def _may_mean(self, pronoun: Word, voice: Speaker) -> bool:
        """Say whether a pronoun in a party's words may mean that party; in quotation marks it does not."""
        if pronoun.lower not in _THIRD_PERSON:
            return True
        person = self._cast.by_span.get(voice.referent) if voice.referent is not None else None
        several = person is not None and pronoun.lower in ("it", "they")
        return not (several or self._cast.marks.holds(pronoun))

    def _pronouns(self, speaker: Speaker) -> frozenset[str]:
        kind = _THIRD_PERSON.get(speaker.text.lower(), "")
        if not kind and speaker.referent is not None:
            person = self._cast.by_span.get(speaker.referent)
            kind = person.gender or "person" if person is not None else "body"
        if kind == "person":
            return _PRONOUNS_OF["m"] | _PRONOUNS_OF["f"]
        if kind == "body":
            return _PRONOUNS_OF["it"] | _PRONOUNS_OF["they"]
        return _PRONOUNS_OF.get(kind) or frozenset().union(*_PRONOUNS_OF.values())

    def _who(self, speaker: Speaker) -> str:
        person = self._cast.by_span.get(speaker.referent) if speaker.referent is not None else None
        if person is not None:
            return person.name
        return (
            speaker.referent.of(self._text.prose) if speaker.referent is not None else speaker.text
        ).lower()

    def _fits(self, pronoun: Speaker, referent: Span) -> bool:
        person = self._cast.by_span.get(referent)
        gender = _THIRD_PERSON[pronoun.text.lower()]
        if gender == "they":
            return True
        if gender == "it":
            return person is None
        return person is not None and person.gender in ("", gender)

    @staticmethod
    def is_pronoun(speaker: Speaker) -> bool:
        """Say whether a speaker is only given as a pronoun."""
        return speaker.text.lower() in (
            "he",
            "she",
            "they",
            "it",
            "his",
            "her",
            "their",
            "him",
            "them",
            "who",
        )


def subject_of(verb: Word) -> Word | None:
    """Give the word for who does what a verb says, also where it stands with a verb above.

    Passive verbs give their "by" phrase. Infinitives, participles and coordinated verbs take the subject of
    the verb above; a participle behind a noun has that noun.
    """
    word = verb
    for _ in range(6):
        own = word.child("nsubj") or before_relative(word)
        cue = does_besides(word) if own is None else None
        if cue is not None:
            word = cue  # "said the wall would stay, denying that it leaned"
            own = word.child("nsubj")
        if own is not None and word.dep == "relcl" and own.lower in ("who", "which", "that"):
            return own.child("nsubj") or word.head  # "a claim which the board, which is new, disputed"
        if own is not None:
            return own
        agent = word.child("agent")
        if agent is not None:
            return agent.child("pobj")
        if word.child("auxpass") is not None or word.head is word:
            return None
        above = _acting(word)
        if above is not None:
            word = above
            continue
        if word.dep == "acl":
            return word.head if word.tag == "VBG" else None
        if word.dep == "pcomp" and word.head.lower in ("for", "of", "with"):
            blamed = _blamed(word.head.head)
            if blamed is not None:
                return blamed
        if word.dep in ("pcomp", "prep"):
            quoted = word.head.child("nsubjpass") if word.lower == "as" else None
            if quoted is not None:
                return quoted  # "Voss was quoted by the Courier as denying it": not the Courier
            word = word.head
        elif (cue := joined_above(word)) is not None:
            word = cue
        elif word.dep in ("conj", "xcomp", "advcl", "acomp"):
            passive = word.head.child("nsubjpass")
            if passive is not None and word.dep != "conj":
                return passive
            word = word.head
        else:
            return None
        if word.pos in ("NOUN", "PROPN"):
            return None
    return None


def _acting(verb: Word) -> Word | None:
    """Give the verb whose subject does what "spent months denying" and "issued a statement denying" tell."""
    noun = verb.head
    if verb.dep == "acl" and noun.lemma in _TRYING and noun.dep == "pobj" and noun.head.lower == "in":
        return noun.head.head  # "printed letters in an effort to disprove it"
    if verb.dep != "acl" or verb.tag != "VBG":
        return None
    if noun.dep == "dobj" and (noun.head.lemma == "spend" or is_issued(noun)):
        return noun.head
    said_in = noun.dep == "pobj" and noun.head.lower == "in" and noun.lemma in _ISSUED
    return noun.head.head if said_in and noun.head.head.lemma in ASSERTION_VERBS else None


def is_issued(noun: Word) -> bool:
    """Say whether a noun is a statement that somebody issues: he says what it says."""
    return noun.lemma in _ISSUED and noun.dep == "dobj" and noun.head.lemma in _ISSUING


def _with_those_meant(word: Word) -> Span | None:
    """Give the range of "40 drivers, many of whom": by itself "many of whom" tells nobody who is meant."""
    of = next((child for child in word.children if child.lower == "of"), None)
    whom = of.child("pobj") if of is not None else None
    those = word.head.head
    if whom is None or whom.lower != "whom" or word.head.dep != "relcl" or not 0 < word.i - those.i <= _NEAR:
        return None
    first = min((child for child in (those, *those.children) if child.i <= those.i), key=lambda each: each.i)
    return Span(first.subtree()[0].start if first is not those else first.start, whom.end)


def _blamed(verb: Word) -> Word | None:
    """Give who did what somebody is blamed for: Vega, in "criticised Vega for denying it"."""
    object_ = verb.child("nsubjpass") or verb.child("dative") or verb.child("dobj")
    if object_ is not None and object_.child("nummod") is not None:
        object_ = object_.child("nmod")  # "gave Vega two stars", which the model takes for one name
    person = object_ is not None and (object_.pos in ("PROPN", "PRON") or is_human(object_))
    return object_ if person else None


def _goes_along(clause: Word, verb: Word) -> bool:
    """Say whether a participle tells what a speaker does besides: "said so, repeating a false claim"."""
    bare = clause.child("nsubj", "nsubjpass", "mark") is None
    return clause.dep == "advcl" and clause.tag == "VBG" and bare and clause.i > verb.i


def _stands_apart(verb: Word) -> bool:
    """Say whether a clause is the writer's: "Smith said it was so, which he denied" is not Smith's word."""
    pointer = verb.child("dobj")
    return verb.dep == "relcl" and pointer is not None and pointer.lower == "which"


def _source_or_none(subject: Word | None) -> Word | None:
    return _source(subject) if subject is not None else None


def _source(subject: Word) -> Word:
    """Give who is behind a subject: the hospital, for "reports from the hospital said"."""
    if subject.lemma not in CLAIM_NOUNS:
        return subject
    for prep in subject.children:
        below = prep.child("pobj") if prep.dep == "prep" and prep.lower in ("from", "by") else None
        if below is not None:
            return below
    return subject


def _extended(noun: Word, span: Span) -> Span:
    """Let a phrase go on over "of X" and over coordinated names."""
    end = span.end
    for child in noun.children:
        below = child.child("pobj") if child.dep == "prep" and child.lower == "of" else None
        if below is not None:
            end = max(end, phrase(below).end)
        if child.dep == "conj" and child.pos == "PROPN" and noun.pos == "PROPN":
            end = max(end, phrase(child).end)
    return Span(min(span.start, noun.start), max(end, noun.end))


def _holds(above: Word, word: Word) -> bool:
    return above is word or any(ancestor is above for ancestor in word.ancestors())


def party_keys(speaker: Speaker | None) -> frozenset[str]:
    """Give the keys of a party's names and nouns, to tell whether two expressions may mean one party."""
    if speaker is None:
        return frozenset()
    found = (token.strip(".,'’\"").removesuffix("'s").removesuffix("’s") for token in speaker.text.split())
    small = ("the", "of", "and", "a", "an", "his", "her", "their", "its")
    return frozenset(name_key(token) for token in found if token and token.lower() not in small)
