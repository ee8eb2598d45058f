"""Quotations whose source stands aside: "according to", "as Reed told the BBC"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.grammar.phrases import is_human
from briefgen.annotate.grammar.quote_marks import Marks
from briefgen.annotate.lexicon import words
from briefgen.annotate.quotes.quote_clauses import clauses_of, is_finite
from briefgen.annotate.quotes.quote_companions import says_again
from briefgen.annotate.quotes.quote_cues import SPEECH, cue_verbs, is_content, span_of
from briefgen.annotate.quotes.quote_drafts import Draft
from briefgen.annotate.quotes.quote_extents import next_clause
from briefgen.annotate.quotes.quote_frames import Frame
from briefgen.annotate.quotes.quote_leads import announced_before
from briefgen.annotate.quotes.quote_places import is_set_off
from briefgen.annotate.quotes.quote_sureness import has_joint
from briefgen.annotate.syntax import FINITE_ALONE, Word, is_dash
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span


def according_to(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "The road is shut, according to police": the whole clause, before, after or around."""
    for word in frame.outside:
        if word.lower != "according":
            continue
        to = next((child for child in word.children if child.lower == "to"), None)
        source = (to.child("pobj") or _next_noun(to)) if to is not None else None
        if to is None or source is None or source.lemma in words("cues", "according-to-no-source"):
            continue
        aside = _aside(word, source, frame, marks)
        segments = _around(aside, word, frame)
        content = [w for span in segments for w in frame.parse.words_in(span)]
        if segments and not _is_pointer(word, frame) and not _introduces(content):
            sureness = Confidence.LIKELY if has_joint(content, marks) else Confidence.SURE
            yield Draft(segments, Span(word.start, to.end), source, "according-to", sureness, word)


def in_words_of(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read ‘In Reed's words, "it is a fine port"’: what stands between marks right behind."""
    for noun in frame.outside:
        opening = noun.head
        if noun.lower != "words" or opening.lower != "in" or opening.dep != "prep":
            continue
        of = noun.child("prep")
        source = noun.child("poss") or (of.child("pobj") if of is not None and of.lower == "of" else None)
        end = source.end if source is not None and source.i > noun.i else noun.end
        marked = next((m for m in frame.marked if m.span.start >= end), None)
        if source is None or marked is None:
            continue
        told = source.subtree() if source.i > noun.i else ()  # "in the words of the guard who saw it,"
        if any(word not in told for word in frame.between(end, marked.span.start)):
            continue
        cue = Span(opening.start, noun.end)
        yield Draft((marked.span,), cue, source, "fragment", Confidence.LIKELY, noun)


def _introduces(content: list[Word]) -> bool:
    """Say whether the words only tell of the source: "According to Reed, writing in the Courier:"."""
    return content[0].tag == "VBG" and (
        content[-1].text == ":" or not any(word.tag in FINITE_ALONE | {"MD"} for word in content)
    )


def _is_pointer(according: Word, frame: Frame) -> bool:
    """Say whether it tells the source of the sentence before: "That is according to police"."""
    before = [word for word in frame.words if word.i < according.i]
    return len(before) in (2, 3) and before[0].tag == "DT" and before[1].lemma in ("be", "'s")


def _next_noun(to: Word) -> Word | None:
    """Give the noun behind "according to" where the model saw none: "according to "Ebb and Flow" by Reed"."""
    behind = to.parse.words[to.i + 1 : to.i + 4]
    return next((word for word in behind if word.pos in ("NOUN", "PROPN")), None)


def _aside(according: Word, source: Word, frame: Frame, marks: Marks) -> list[Word]:
    """Give the words of "according to Jane Reed, the mayor", not what the model hung on it besides."""
    rest = [word for word in frame.words if word.i >= according.i]
    stops = [n for n, word in enumerate(rest) if _is_stop(word) and not _in_title(word, marks, according)]
    end = next((n for n in stops if rest[n].i > source.i), len(rest))
    while end < len(rest) and rest[end].text == ",":
        after = next((n for n in stops if n > end), len(rest))
        part = rest[end + 1 : after]
        named = part and _is_its_name(part, source, according, frame)
        if not part or not (named or _belongs_to(part, source)):
            break
        end = after
    if according.i == frame.words[0].i and _has_subject(rest[:end], source):
        end = next(n for n, word in enumerate(rest) if word.i > _name_end(source))
    aside = rest[:end]
    if according.i == frame.words[0].i or _inside_commas(according):
        return aside
    below = {word.i for word in according.subtree()} | {word.i for word in source.subtree()}
    return [word for word in aside if word.i in below or word.i > max(below)] or aside


def _is_stop(word: Word) -> bool:
    return word.text in ",;:" or is_dash(word)


def _in_title(word: Word, marks: Marks, according: Word) -> bool:
    """Say whether a comma stands in a title that is the source: ‘according to "Ebb, Flow", a book’."""
    marked = marks.at(word.start)
    if marked is None or marked.span.start < according.start:
        return False
    between = [w for w in word.parse.words[according.i : word.i] if w.end <= marked.span.start]
    return not any(_is_stop(w) for w in between)


def _has_subject(aside: list[Word], source: Word) -> bool:
    """Say whether the main clause begins in the aside, for want of a comma: "According to Lee it is shut"."""
    later = [word for word in aside if word.i > source.i]
    return any(word.dep in ("nsubj", "nsubjpass") and word.tag not in ("WDT", "WP") for word in later)


def _name_end(source: Word) -> int:
    """Give the last word of a source's name, also where it stands behind an office: "the mayor Ann Vale"."""
    name, behind = source.parse.name_at(source), source.parse.words[source.i + 1 : source.i + 2]
    if name is None and behind:
        name = source.parse.name_at(behind[0])
        name = name if name is not None and name.label == "PERSON" else None
    return name.words[-1].i if name is not None else source.i


def _belongs_to(part: list[Word], source: Word) -> bool:
    """Say whether a stretch between commas goes with the source: an apposition, a list, "who ..."."""
    if part[0].tag in ("WP", "WDT", "WP$") or any(word.tag in ("WP", "WDT") for word in part[:4]):
        return True
    if any(word.dep in ("nsubj", "nsubjpass", "aux") for word in part):
        return False
    heads = [word for word in part if word.dep in ("appos", "conj") and word.head.i <= source.i]
    return any(source in word.ancestors() for word in heads)


def _is_its_name(part: list[Word], source: Word, according: Word, frame: Frame) -> bool:
    """Say whether a stretch is the name of a source behind its words: "according to the mayor, Ann Reed"."""
    name = source.parse.name_at(part[0])
    bare = [word for word in part if not word.is_punct]
    behind = according.i > frame.words[0].i and is_human(source) and source.pos == "NOUN"
    return behind and name is not None and name.label == "PERSON" and list(name.words) == bare


def _inside_commas(according: Word) -> bool:
    return according.i > 0 and according.parse.words[according.i - 1].text == ","


def _around(aside: list[Word], according: Word, frame: Frame) -> tuple[Span, ...]:
    """Give what stands before and after the aside, as far as the clause goes."""
    before = [word for word in frame.words if word.i < aside[0].i]
    after = [word for word in frame.words if word.i > aside[-1].i]
    before, after = _within_bracket(_without_dateline(before), after, aside)
    split = max((n for n, word in enumerate(before) if word.text == ";"), default=-1)
    before = _without_opening(before[split + 1 :])
    inner = _subordinate(according, frame)
    if inner is not None and after:
        numbers = {word.i for word in inner.subtree()}
        before = [word for word in before if word.i in numbers and word.tag not in ("WDT", "WP")]
        after = [word for word in after if word.i in numbers]
    before, after = _within_dashes(before, after)
    after = after if not after or after[0].text != ";" else []
    if after and _is_left_open(before):
        before = []
    if before and after and _is_remark(before, after):
        after = []
    if not before and after and (sentence := _first_sentence(after, frame)):
        after = sentence
    if before and after:
        after = [] if _is_contrast(before, after) else after[: next_clause(after)]
    return tuple(span_of(part) for part in (before, after) if sum(not word.is_punct for word in part) > 1)


def _without_dateline(before: list[Word]) -> list[Word]:
    """Leave out where the report was written: "HARWICK (Courier) — The road is shut, according to police"."""
    dashes = [n for n, word in enumerate(before) if is_dash(word)]
    if not dashes or not 0 < dashes[0] < _LONGEST_DATELINE or not before[0].text.isupper():
        return before
    bare = len(dashes) == 1 and all(word.text.isupper() for word in before[: dashes[0]])
    return before[dashes[0] + 1 :] if bare or before[dashes[0] - 1].text == ")" else before


_LONGEST_DATELINE = 12
"""Words of "HARWICK, Norland, July 19 (Courier)"."""


def _is_remark(before: list[Word], after: list[Word]) -> bool:
    """Say whether the writer adds what it means: "He earned a million, according to the bank, a huge sum"."""
    opening = next((word for word in after if not word.is_punct), after[0])
    noun = opening.head
    if opening.lower == "including":
        return noun not in before
    if opening.lower not in ("a", "an") or opening.dep != "det" or not _has_whole_clause(before):
        return False
    again = noun.dep == "dobj" and any(w.dep == "dobj" and w.head is noun.head for w in before)
    return again or noun.dep in ("appos", "npadvmod")


def _within_bracket(
    before: list[Word], after: list[Word], aside: list[Word]
) -> tuple[list[Word], list[Word]]:
    """Keep to the bracket around: "Reed gave a figure (the sum is lower, according to the bank)"."""
    depth = 0
    for n in range(len(before) - 1, -1, -1):
        depth += (before[n].text == ")") - (before[n].text == "(")
        if depth < 0:
            close = next((word.i for word in (*aside, *after) if word.text == ")"), None)
            return before[n + 1 :], [word for word in after if close is None or word.i < close]
    return before, after


def _within_dashes(before: list[Word], after: list[Word]) -> tuple[list[Word], list[Word]]:
    """Keep to the dashes around: "The firm - the largest, according to Reed - was sold"."""
    opening = max((n for n, word in enumerate(before) if is_dash(word)), default=None)
    closing = next((n for n, word in enumerate(after) if is_dash(word)), None)
    if opening is None or closing is None or before[opening].text != after[closing].text:
        return before, after
    return before[opening + 1 :], after[:closing]


def _is_left_open(before: list[Word]) -> bool:
    """Say whether the words end in a conjunction: "... because, according to Reed, it was shut"."""
    said = [word for word in before if not word.is_punct]
    return bool(said) and (
        said[-1].pos in ("SCONJ", "CCONJ") or said[-1].dep in ("mark", "cc") or said[-1].lower == "that"
    )


def _first_sentence(after: list[Word], frame: Frame) -> list[Word]:
    """Give a sentence between marks with which the words begin, if the writer adds a participle to it.

    So it is in ‘According to Reed, "It is late," meaning the vote’.
    """
    first = next((word for word in after if word.text != ","), after[0])
    marked = next((m for m in frame.marked if m.span.start == first.start and m.closed), None)
    if marked is None:
        return []
    behind = [word for word in after if word.start >= marked.span.end and not word.is_punct]
    inside = [word for word in after if marked.span.start <= word.start < marked.span.end]
    explains = any(word.tag == "VBG" for word in behind[:2])
    return inside if explains and inside[-2:-1] and inside[-2].text == "," else []


def _is_contrast(before: list[Word], after: list[Word]) -> bool:
    """Say whether a whole clause stands before the aside, and the writer adds to it: ", even as ..."."""
    whole = _has_whole_clause(before)
    if whole and is_dash(after[0]):
        return True
    first = next((word for word in after if not word.is_punct), None)
    return whole and first is not None and first.lower in ("while", "whereas", "although", "though", "even")


def _has_whole_clause(before: list[Word]) -> bool:
    return any(word.dep in ("nsubj", "nsubjpass") and word.head in before for word in before)


def _without_opening(before: list[Word]) -> list[Word]:
    """Leave out "And" or "But" at the beginning, and an aside that is nothing but that."""
    while before and (before[0].pos == "CCONJ" or before[0].is_punct):
        before = before[1:]
    return before


def _subordinate(according: Word, frame: Frame) -> Word | None:
    """Give the head of the relative clause that the aside stands in."""
    for word in according.ancestors():
        opened = any(child.tag in ("WDT", "WP") and child.i < according.i for child in word.children)
        if word.dep == "relcl" and word.i >= frame.words[0].i:
            return word if opened else None
        if word.dep == "conj" and opened and any(above.dep == "relcl" for above in word.ancestors()):
            return word  # "Reed, who owns it and who, according to Lee, sold it"
        if word.dep in ("ROOT", "ccomp", "conj"):
            return None
    return None


def last_source(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read ‘Growers said it was late, the Tribune reported’: the last source gives all that stands before."""
    verbs = cue_verbs(frame, SPEECH)
    if len(verbs) < 2:
        return
    verb, speaker = verbs[-1], verbs[-1].child("nsubj")
    behind = [word for word in frame.words if word.i > verb.i and not word.is_punct]
    if speaker is None or speaker.i > verb.i or len(behind) > _LONGEST_END or verb.tag not in FINITE_ALONE:
        return
    first = speaker.subtree()[0]
    before = _without_opening([word for word in frame.words if word.i < first.i])
    told = any(word.tag in FINITE_ALONE or is_finite(word) for word in behind)
    relative = speaker.tag in ("WP", "WDT")  # "..., who answered in May"
    if any(says_again(verb, first) for first in verbs):
        return
    if told or relative or not before or not _ends_with_comma(before) or marks.holds(first):
        return
    if announced_before(verb, frame, before[0].i) is not None:
        return  # ‘Growers said it was late: "We are sorry," one wrote’
    outside = [word for word in before if is_content(word, marks)]
    if any(other in outside for other in verbs[:-1]) and any(word.dep in _SUBJECTS for word in outside):
        cue = Span(verb.start, verb.end)
        yield Draft((span_of(before),), cue, speaker, "said-clause", Confidence.LIKELY, verb)


_LONGEST_END = 4
"""Words that may follow the last cue of a sentence: "on Monday", "in 1991"."""

_SUBJECTS = ("nsubj", "nsubjpass")


def _ends_with_comma(before: list[Word]) -> bool:
    last = [word.text for word in before[-2:]]
    return last[-1] == "," or (len(last) == 2 and last[0] == "," and before[-1].is_punct)


def as_told(frame: Frame, marks: Marks) -> Iterator[Draft]:
    """Read "As Reed told the BBC, the road is shut", "as reported by the BBC", "as Reed put it"."""
    for verb in cue_verbs(frame, SPEECH | frozenset({"put"})):
        mark = verb.child("mark", "advmod")
        if verb.dep not in ("advcl", "relcl") or mark is None or mark.lower != "as" or clauses_of(verb):
            continue
        thing = verb.child("dobj")
        if thing is not None and verb.lemma not in ("tell", "inform") and thing.lower != "it":
            continue  # "as makers reported their sales"
        if _acts(verb):
            continue
        by = verb.child("agent") if mark.i == _opening(frame) else None
        speaker = verb.child("nsubj") or (by.child("pobj") if by is not None else None)
        segments = _marked_alone(verb, frame) or _beside(verb, frame)
        content = [word for span in segments for word in frame.parse.words_in(span)]
        outside = any(is_content(word, marks) for word in content)
        alone = len(segments) == 1 and any(marked.span == segments[0] for marked in frame.marked)
        if speaker is None or not (outside or alone) or not any(map(is_finite, content)):
            continue
        yield Draft(segments, Span(verb.start, verb.end), speaker, "as-told", Confidence.LIKELY, verb)


def _opening(frame: Frame) -> int:
    """Give the number of a sentence's first word, "And" and "But" left out."""
    return next((w.i for w in frame.words if not (w.is_punct or w.pos == "CCONJ")), frame.words[0].i)


def _acts(verb: Word) -> bool:
    """Say whether a verb tells what else is done meanwhile: "as he continues to work", "hints at it"."""
    behind = next((child for child in verb.children if child.dep == "prep" and child.i == verb.i + 1), None)
    other = behind is not None and behind.lower in ("at", "with", "of", "for", "against")
    reacts = verb.lemma in ("respond", "reply", "answer", "continue", "interrupt")
    return verb.child("xcomp") is not None or other or reacts


def _marked_alone(verb: Word, frame: Frame) -> tuple[Span, ...]:
    """Give the one sentence between marks behind "As Reed wrote,": what follows it is the writer's."""
    behind = [word for word in frame.words if word.i > verb.i]
    if behind and behind[0].text == ",":
        behind = behind[1:]
    marked = next((m for m in frame.marked if behind and m.span.start == behind[0].start), None)
    if marked is None or verb.subtree()[0].i != frame.words[0].i:
        return ()
    signs = [word.text for word in behind if word.start < marked.span.end][-2:-1]
    return (marked.span,) if signs and signs[0] in (",", ".", "?", "!") else ()


def _beside(verb: Word, frame: Frame) -> tuple[Span, ...]:
    """Give what stands before and after "as Reed told"; a comma must part it from what stands before."""
    told = next(
        (m.span.start for m in frame.marked if m.span.start > verb.end and is_set_off(m, frame)), None
    )
    below = {word.i for word in verb.subtree() if told is None or word.start < told}
    before = _without_opening([word for word in frame.words if word.i < min(below)])
    after = [word for word in frame.words if word.i > max(below)]
    if any(not word.is_punct for word in before) and before[-1].text != ",":
        return ()  # "The town sang as he replied"
    if any(not word.is_punct for word in before):
        joined = _is_left_open(before)  # "It is old and, as Reed told, it is shut"
        before = [] if joined else _without_opening(before)
        after = after[: next_clause(after)]
    parts = (part for part in (before, after) if sum(not word.is_punct for word in part) > 0)
    return tuple(span_of(part) for part in parts)
