"""The small model's name finder, all texts at once: the same names as step by step.

It goes through a text word by word and decides at each whether a name begins, goes on or ends. Outside a
name, what it decides depends on the place alone, so it is computed for all places at once. Inside, it depends
on where the name began: all names that may begin are followed at the same time, in as many steps as the
longest has words. Last, from left to right, those are kept that begin where no other is open.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefgen.annotate.language_model.word_vectors import Floats, Ints, UnknownModelError

Flags = NDArray[np.bool_]

_PLACES = 3
"""What a decision looks at: the word, the first word of the open name, the word before."""


class NameFinder:
    """Decides as spaCy's transition-based name finder does, for documents without names set beforehand."""

    def __init__(self, component: Any) -> None:
        _, self._lower, self._upper = component.model.layers
        moves = [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]
        self._labels = sorted({move[2:] for move in moves if move[1:2] == "-"} - {""})
        asked = {f"{step}-{label}" for step in "BILU" for label in self._labels} | {"O"}
        if self._lower.get_dim("nF") != _PLACES or set(moves) - {"U-"} != asked or len(moves) < len(asked):
            raise UnknownModelError("name finder")
        if component.model.attrs["unseen_classes"] or not component.model.attrs["has_upper"]:
            raise UnknownModelError("name finder")
        self._first = [moves.index(f"B-{label}") for label in self._labels]
        self._inside = np.array([moves.index(f"I-{label}") for label in self._labels])
        self._last = np.array([moves.index(f"L-{label}") for label in self._labels])
        units = [moves.index(f"U-{label}") for label in self._labels]
        self._no_name = moves.index("O")
        self._open = np.array(sorted([*self._first, *units, self._no_name]))
        self._closed = np.array(sorted([*units, self._no_name]))
        self._begins = np.full(len(moves), -1)
        self._begins[self._first] = range(len(self._labels))
        self._whole = np.full(len(moves), -1)
        self._whole[units] = range(len(self._labels))

    def find(self, vectors: Floats, spaces: Flags, ends: Flags) -> list[tuple[int, int, str]]:
        """Find the names.

        Args:
            vectors: One for each word of all texts.
            spaces: Which words are white space: no name begins there.
            ends: Behind which words a sentence or the text ends: no name goes on.

        Returns:
            First word, last word + 1, label of each name, in order.
        """
        features = self._lower.predict(vectors)
        pad, features = features[0], features[1:]
        scores = self._scores(features[:, 0] + pad[1] + pad[2])
        moves = self._open[scores[:, self._open].argmax(axis=1)]
        shut = self._closed[scores[ends][:, self._closed].argmax(axis=1)]
        moves[ends] = shut
        moves[spaces] = self._no_name
        begun = np.flatnonzero(self._begins[moves] >= 0)
        found = {
            int(i): (int(i) + 1, int(self._whole[moves[i]])) for i in np.flatnonzero(self._whole[moves] >= 0)
        }
        starts, labels = begun, self._begins[moves[begun]]
        at = starts + 1
        while len(starts):
            scores = self._scores(features[at, 0] + features[starts, 1] + features[at - 1, 2])
            row = np.arange(len(starts))
            goes_on, stops = self._inside[labels], self._last[labels]
            on, end = scores[row, goes_on], scores[row, stops]
            over = ends[at] | (end > on) | ((end == on) & (stops < goes_on))
            for start, last, label in zip(
                starts[over].tolist(), at[over].tolist(), labels[over].tolist(), strict=True
            ):
                found[start] = (last + 1, label)
            starts, labels, at = starts[~over], labels[~over], at[~over] + 1
        names, free = [], 0
        for start in sorted(found):
            if start >= free:
                free, number = found[start]
                names.append((start, free, self._labels[number]))
        return names

    def _scores(self, features: Floats) -> Floats:
        """Give the score of each move, from the summed features of each state."""
        features += self._lower.get_param("b")
        best = features[:, :, 0]
        for piece in range(1, features.shape[2]):
            best = np.maximum(best, features[:, :, piece])
        scores: Floats = self._upper.predict(best)
        return scores


def sentence_ends(begins: Flags, firsts: Ints) -> Flags:
    """Say behind which words a sentence or a text ends, from where they begin."""
    ends = np.ones(len(begins), dtype=np.bool_)
    ends[:-1] = begins[1:]
    ends[firsts[1:] - 1] = True
    return ends
