"""How to pin what was found, ready to copy: the exact words to write into a text, or the command to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.corpus import Entity
from briefgen.model.shell_word import shell_word
from briefgen.model.text import Span

_MARKUP = frozenset("[]|\n")
_STOPS = (".", "!", "?", "…", "。", "؟")
_COMMAS = ",،、"


@dataclass(frozen=True, slots=True)
class Pin:
    """What to write or to run so that a finding stays as it is, or goes: what for, and the exact text."""

    purpose: str
    text: str


def wiki_link(id_: str, words: str) -> str:
    """Give the wiki link that shows these words; none for words that would break it."""
    return "" if _MARKUP.intersection(words) else f"[[{id_}|{words}]]"


def plain_pins(words: str) -> tuple[Pin, ...]:
    """Give what leaves words unlinked."""
    return () if _MARKUP.intersection(words) else (Pin("leave it unlinked", f"[{words}]{{.plain}}"),)


def record_pin(entity: Entity) -> Pin:
    """Give the file of an entity's record, or what makes one."""
    if entity.record is not None:
        return Pin("the record", entity.record.place.path)
    return Pin("make a record of it", f"briefgen entities adopt {entity.id}")


def new_person(name: str) -> str:
    """Give the command that makes a record of somebody new."""
    return f"briefgen new entity {shell_word(name)}"


def quote_block(speaker: str, text: str, segments: Sequence[Span], said_as: QuoteType) -> str:
    """Give the block that sets a quotation by hand.

    Words that did not all stand in quotation marks are a paraphrase, and get none.
    """
    said = "".join(_said(text, segments, stops=said_as is QuoteType.DIRECT))
    form = "" if said_as is QuoteType.DIRECT else " form=paraphrase"
    return f'::: quote {{speaker="{speaker}"{form}}}\n{said}\n:::'


def _said(text: str, segments: Sequence[Span], *, stops: bool) -> Iterator[str]:
    """Give the words with their stops, and `…` where the text has words of its own between them."""
    for number, segment in enumerate(segments):
        last = number + 1 == len(segments)
        words = " ".join(segment.of(text).split())
        yield words.rstrip(_COMMAS) + (_stop(text, segments[0], segment, last=last) if stops else "")
        if not last:
            between = text[segment.end : segments[number + 1].start]
            yield " … " if any(map(str.isalnum, between)) else "\n\n"


def _stop(text: str, first: Span, segment: Span, *, last: bool) -> str:
    """Give the sign that ends a stretch of words; a comma stands for the stop of a sentence that is over."""
    ends = text[segment.end - 1 : segment.end + 1].strip()
    if ends.startswith(_STOPS):
        return ""
    if ends.endswith(_STOPS):
        return ends[-1]
    begins = next((char for char in first.of(text) if char.isalpha()), "a")
    return "." if last and any(comma in ends for comma in _COMMAS) and not begins.islower() else ""


def least(found: Iterable[Confidence]) -> Confidence:
    """Give the least sure of several."""
    order = (Confidence.GUESS, Confidence.LIKELY, Confidence.SURE)
    return min(found, key=order.index)
