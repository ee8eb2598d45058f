"""What the annotator of a plug-in found, looked through before anybody builds on it."""

from __future__ import annotations

from typing import Any, Final

from briefgen.model.annotation import (
    LABELS,
    Claim,
    ClaimStatus,
    Confidence,
    Mention,
    Quote,
    QuoteType,
    Speaker,
)
from briefgen.model.text import Span

_WORDS: Final[dict[type, dict[str, type]]] = {
    Mention: {"text": str, "title": str, "rule": str, "confidence": Confidence},
    Quote: {"type": QuoteType, "rule": str, "confidence": Confidence},
    Claim: {"status": ClaimStatus, "rule": str, "confidence": Confidence},
    Speaker: {"text": str, "confidence": Confidence},
}
_LISTS: Final[dict[type, dict[str, type]]] = {Quote: {"segments": Span, "speakers": Speaker}}
_IF_ANY: Final[dict[type, dict[str, type]]] = {
    Quote: {"cue": Span},
    Claim: {"claimant": Speaker, "countered_by": Speaker, "counter": Span, "cue": Span},
    Speaker: {"referent": Span},
}
"""Fields of each kind and of what type they are: always there, a tuple of them, or perhaps none."""


def check_finding(found: Any, length: int) -> None:
    """Look through one mention, quotation or claim in a text of a certain length.

    Raises:
        TypeError: a field of it is something else than it should be.
        ValueError: a range of it is no part of the text, or its label is none.
    """
    kind = type(found)
    _check(kind, "span", found.span, Span, length)
    for name, wanted in _WORDS[kind].items():
        _check(kind, name, getattr(found, name), wanted, length)
    for name, wanted in _LISTS.get(kind, {}).items():
        values = getattr(found, name)
        if not isinstance(values, tuple):
            raise TypeError(f"`{name}` of a {kind.__name__} are a tuple")
        for value in values:
            _check(kind, name, value, wanted, length)
    for name, wanted in _IF_ANY.get(kind, {}).items():
        value = getattr(found, name)
        if value is not None:
            _check(kind, name, value, wanted, length)
    if isinstance(found, Mention) and found.label not in LABELS:
        raise ValueError(f"`label` of a Mention is one of {', '.join(LABELS)}, not `{found.label}`")
    if isinstance(found, Quote) and not found.segments:
        raise ValueError("a Quote has the ranges of its words as `segments`")


def _check(kind: type, name: str, value: Any, wanted: type, length: int) -> None:
    """Look at one value: its type, and where it is a range or a speaker that it lies in the text."""
    if not isinstance(value, wanted):
        raise TypeError(f"`{name}` of a {kind.__name__} is a {wanted.__name__}")
    if isinstance(value, Speaker):
        check_finding(value, length)
    if isinstance(value, Span):
        if not (isinstance(value.start, int) and isinstance(value.end, int)):
            raise TypeError(f"the ends of a {value} are numbers")
        if not 0 <= value.start < value.end <= length:
            raise ValueError(f"the {value} of a {kind.__name__} is no part of the text")
