"""Subjects that are nobody: "nobody", "no one", "none of them", "no official", "neither side"."""

from __future__ import annotations

from briefgen.annotate.lexicon import words
from briefgen.annotate.syntax import Word

_BEFORE_NOUN = ("det", "preconj", "predet", "cc", "neg", "advmod")


def is_nobody(subject: Word) -> bool:
    """Say whether a noun or pronoun names nobody: what a text says that nobody said, nobody said."""
    if subject.lower in words("cues", "nobody"):
        return True
    if subject.lower == "few" and not subject.children:
        return True  # and not "a few"
    if subject.text.isdecimal() and subject.i and subject.parse.words[subject.i - 1].text == "No":
        return False  # "No 10", an address
    return any(
        child.i < subject.i and child.dep in _BEFORE_NOUN and child.lower in words("cues", "no")
        for child in subject.children
    )
