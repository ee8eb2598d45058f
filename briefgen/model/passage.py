"""Where quoted words stand in the stored text of a source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextFragment:
    """What a link says to lead to words in a page: their start, for a longer stretch also their end.

    ``before`` and ``after`` are the words around, where those alone stand in the page more than once.
    """

    start: str
    end: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The source whose stored text has quoted words, word for word.

    ``fragments`` lead to them, one for each stretch; none where no link could tell them from other words.
    """

    source: str
    fragments: tuple[TextFragment, ...] = ()
