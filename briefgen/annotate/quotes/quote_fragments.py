"""Words between marks in the writer's own sentence: ‘called it a "sham"’, ‘spoke of "great pain"’."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.grammar.quote_marks import Marked, Marks
from briefgen.annotate.lexicon import any_of, words
from briefgen.annotate.quotes.quote_companions import names_as_well
from briefgen.annotate.quotes.quote_cues import CUES, NAMING, cue_verbs, speaker_of
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_places import label_of
from briefgen.annotate.syntax import FINITE_ALONE, Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span


def fragment(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read ‘He called it a "sham"’, ‘they spoke of "great pain"’: words in the writer's sentence."""
    if frame.bare:
        return
    for marked in frame.marked:
        if not marked.closed or is_title(marked, frame) or label_of(marked.span, frame):
            continue
        if _is_cited(marked, frame):
            continue
        for verb in _governors(marked, frame):
            speaker = speaker_of(names_as_well(verb) or verb)
            if (
                speaker is not None
                and not marks.holds(speaker)
                and not marked.span.start <= speaker.start < marked.span.end
                and not _is_within(marked, speaker, verb)
                and not _names_a_thing(marked, verb, frame)
            ):
                denied = _answers_with(marked, verb, frame)
                yield Draft(
                    (marked.span,),
                    Span(verb.start, verb.end),
                    speaker,
                    "denied-words" if denied else "fragment",
                    Confidence.GUESS if denied else Confidence.LIKELY,
                    verb,
                )
                break


def _is_cited(marked: Marked, frame: Frame) -> bool:
    """Say whether the words are a title in brackets: ‘believes it is late ("On time", May 9)’."""
    text, start = frame.parse.text, frame.parse.span.start
    return text[: marked.span.start - start].endswith("(") and text[marked.span.end - start :].startswith(",")


def _is_within(marked: Marked, noun: Word, cue: Word) -> bool:
    """Say whether the words describe the speaker: ‘said Ann Reed, one of the "big four" growers’.

    In ‘Ann Reed, who called it a "sham"’ the cue does, and they are what she says.
    """
    clause = next((word for word in (cue, *cue.ancestors()) if word.head is noun), None)
    if clause is not None and clause.dep == "relcl" and (cue is clause or cue.dep == "conj"):
        return False
    return any(marked.span.start <= word.start < marked.span.end for word in noun.subtree())


def _names_a_thing(marked: Marked, verb: Word, frame: Frame) -> bool:
    """Say whether the words are one name beside a verb of saying: ‘told the radio's "Breakfast"’."""
    inside = [word for word in frame.parse.words_in(marked.inner) if not word.is_punct]
    return len(inside) == 1 and inside[0].text[:1].isupper() and verb.lemma not in NAMING


def _answers_with(marked: Marked, verb: Word, frame: Frame) -> bool:
    """Say whether the words are rather those of the claim that ``verb`` answers: ‘denied being "a liar"’."""
    if verb.lemma not in any_of("cues", "denies", "rejects"):
        return False
    inside = frame.parse.words_in(marked.inner)
    between = frame.between(verb.end, marked.span.start)
    if any(word.lemma in any_of("cues", "claim-noun", "remark-noun") for word in between):
        # ‘dismissed claims that his plan was "mad"’, but ‘dismissed the claim as "nonsense"’
        return all(word.lower != "as" for word in between)
    path: list[Word] = []
    for above in inside[0].ancestors():
        if above is verb:
            break
        path.append(above)
    if any(word.dep == "prep" and word.lower == "as" for word in path):
        return False  # ‘rejected the claim as "nonsense"’
    of_claim = any(word.dep in ("acl", "ccomp", "relcl") and word.head.pos == "NOUN" for word in path)
    return of_claim or verb.lemma in words("cues", "denies")


def _governors(marked: Marked, frame: Frame) -> list[Word]:
    """Give the verbs of saying and naming that the stretch depends on, nearest first."""
    cues = {verb.i: verb for verb in cue_verbs(frame, (CUES | NAMING) - words("cues", "no-fragment"))}
    inside = frame.parse.words_in(marked.inner)
    top = next((word for word in inside if not marked.span.start <= word.head.start < marked.span.end), None)
    if top is None:
        return []
    found = []
    for above in top.ancestors():
        if above.i in cues and (marked.span.start > above.start):
            found.append(above)
        elif (
            above.pos == "VERB"
            and above.tag in FINITE_ALONE
            and above.dep in ("relcl", "advcl", "conj", "ROOT")
        ):
            break
    return found


_SMALL = frozenset({"the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "for", "from", "with", "by"})
"""Words that titles write small; in one the model takes them for parts of a name."""


def is_title(marked: Marked, frame: Frame) -> bool:
    """Say whether the words are the title of a work or the name of a thing, by their capitals."""
    inside = [word for word in frame.parse.words_in(marked.inner) if word.text.isalpha()]
    heavy = (word for word in inside if word.pos in ("NOUN", "PROPN", "VERB", "ADJ"))
    weighty = [word for word in heavy if word.lower not in _SMALL]
    shouted = all(word.text.isupper() for word in inside)
    return (
        len(inside) > 1 and bool(weighty) and not shouted and all(word.text[:1].isupper() for word in weighty)
    )


def is_tale(marked: Marked, frame: Frame) -> bool:
    """Say whether the words only name what is told: ‘photographs telling "the story of a town"’."""
    inside = frame.parse.words_in(marked.inner)
    noun = next((word for word in inside if word.pos in ("NOUN", "VERB", "AUX")), None)
    return noun is not None and noun.lemma in words("cues", "tale")
