"""A quotation in the making."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate.syntax import Word
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation in the making: raw segments, not yet trimmed; the cue; the head of who speaks."""

    segments: tuple[Span, ...]
    cue: Span | None
    speaker: Word | None
    rule: str
    confidence: Confidence = Confidence.LIKELY
    verb: Word | None = None

    @property
    def span(self) -> Span:
        """From the first segment to the last."""
        return Span(self.segments[0].start, self.segments[-1].end)
