"""What texts that have gone by their own date still say: their titles, and the names that stand in them.

A name that no record has is known by the texts that it stands in. When the last of them expires, nobody has
edited anything: what led there stays as words, with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from briefgen.model.registry import ExpiredText
from briefgen.resolve.names.name_forms import fold, form
from briefgen.resolve.names.sightings import LABELS

_WORD = re.compile(r"[^\W_]+(?:[.'’&-]+[^\W_]+)*")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")


class LastSeen(NamedTuple):
    """A name as it stands in a text that has expired, and the path of that text."""

    name: str
    path: str


class ExpiredTexts:
    """Looks up what somebody names among texts that have expired; a text is read when one is asked for."""

    def __init__(self, texts: Iterable[ExpiredText], titles: dict[str, str]) -> None:
        """``titles`` are those of the texts, by each name that they have."""
        self._texts, self._titles = tuple(texts), titles

    def title(self, name: str) -> str:
        """Give the title of the text of this name; empty if there is none."""
        return self._titles.get(name.strip(), "") or self._titles.get(form(name).key, "")

    def last_seen(self, name: str) -> LastSeen | None:
        """Give where the name of somebody or something, or an id made of it, stands with a capital."""
        kind, _, own = name.strip().partition("/")
        wanted = fold(own) if kind in LABELS else form(_plain(name)).words
        inside = f" {' '.join(wanted)} "
        for gone, folded in zip(self._texts, self._folded, strict=True):
            if wanted and inside in folded and (words := _as_written(wanted, gone.text)):
                return LastSeen(words, gone.path)
        return None

    @cached_property
    def _folded(self) -> Sequence[str]:
        return [f" {' '.join(fold(_plain(gone.text)))} " for gone in self._texts]


def _plain(text: str) -> str:
    return _POSSESSIVE.sub("", text)


def _as_written(wanted: Sequence[str], text: str) -> str:
    """Give the words of a name as a text has them, if they are written as a name is."""
    text = _plain(text)
    words = [(found, part) for found in _WORD.finditer(text) for part in fold(found[0])]
    for at in range(len(words) - len(wanted) + 1):
        if words[at][1] == wanted[0] and [part for _, part in words[at : at + len(wanted)]] == list(wanted):
            whole = text[words[at][0].start() : words[at + len(wanted) - 1][0].end()]
            if whole != whole.lower() or whole == whole.upper():
                return " ".join(whole.split())
    return ""
