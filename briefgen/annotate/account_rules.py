"""Incompatible accounts: two parties assert what cannot both be true, without saying that they disagree."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.assertions import Assertion, Sentence
from briefgen.annotate.voices import Voices
from briefgen.model.annotation import Claim


def accounts(
    sentences: tuple[Sentence, ...], assertions: tuple[Assertion, ...], voices: Voices
) -> Iterator[Claim]:
    """Give the claims that a later assertion of another party contradicts."""
    yield from ()
