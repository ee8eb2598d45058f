"""Word vectors of the small model, computed with numpy: the same numbers, in a third of the time.

A vector depends on the word and on four words on either side. What depends on the word alone (its form cut
in four ways, each looked up and all mixed) is computed once for each form and kept. The rest are four rounds,
each of which mixes every vector with its neighbours; all texts of a batch go through them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SLICE = 500
"""Words that go through the rounds at once: what they need (some 600 kB) stays near the processor."""

_ROUND = "residual(expand_window>>maxout>>layernorm>>dropout)"


class UnknownModelError(Exception):
    """The model is not built as the quick way takes for granted."""


class Encoder:
    """What one component knows of words: vectors of forms, and the rounds that mix neighbours."""

    def __init__(self, network: Any) -> None:
        embed, encode = network.get_ref("embed"), network.get_ref("encode")
        rounds = len(encode.layers[0].layers)
        if encode.name != f"with_array({'>>'.join([_ROUND] * rounds)})":
            raise UnknownModelError(encode.name)
        nodes = {name: [node for node in encode.walk() if node.name == name] for name in _PARTS}
        if any(node.attrs["window_size"] != 1 for node in nodes["expand_window"]):
            raise UnknownModelError("expand_window")
        self.padding: int = encode.attrs["pad"]
        self.width: int = encode.get_dim("nO")
        self._embed = embed.layers
        self._rounds = [
            _Round.of(mix, norm) for mix, norm in zip(nodes["maxout"], nodes["layernorm"], strict=True)
        ]
        if len(self._rounds) != rounds or self.padding < rounds:
            raise UnknownModelError("rounds")

    def of_forms(self, docs: Sequence[Doc], words: Sequence[tuple[int, int]]) -> Floats:
        """Give the vectors of words by themselves; a word is given as number of the text, number in it."""
        asked = self._embed[0].attrs["columns"]
        wanted: dict[int, list[int]] = {}
        for number, i in words:
            wanted.setdefault(number, []).append(i)
        rows = np.concatenate([docs[n].to_array(asked)[places] for n, places in wanted.items()])
        found: Any = [np.ascontiguousarray(rows, dtype=np.uint64)]
        for layer in self._embed[1:]:
            found = layer.predict(found)
        vectors: Floats = found[0]
        return vectors

    def in_context(self, vectors: Floats) -> Floats:
        """Mix vectors with their neighbours; ``vectors`` has rows of zeros between the texts."""
        for mixing in self._rounds:
            vectors = mixing(vectors)
        return vectors


_PARTS = ("expand_window", "maxout", "layernorm")


@dataclass(frozen=True, slots=True)
class _Round:
    """One round: a vector and its two neighbours make three candidates for each number; the highest stays."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    @staticmethod
    def of(mix: Any, norm: Any) -> _Round:
        """Take over a layer, with the first candidates of all numbers together, then the second ones."""
        weights, bias = mix.get_param("W"), mix.get_param("b")
        wide = weights.shape[2]
        return _Round(
            np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, wide).T),
            np.ascontiguousarray(bias.T.reshape(-1)),
            norm.get_param("G"),
            norm.get_param("b"),
        )

    def __call__(self, vectors: Floats) -> Floats:
        count, width = vectors.shape
        near = np.zeros((count, 3 * width), dtype=np.float32)
        near[1:, :width] = vectors[:-1]
        near[:, width : 2 * width] = vectors
        near[:-1, 2 * width :] = vectors[1:]
        mixed = near @ self.weights
        mixed += self.bias
        best = mixed[:, :width]
        for at in range(width, mixed.shape[1], width):
            best = np.maximum(best, mixed[:, at : at + width])
        # As numpy's own mean and var, which would compute the mean twice.
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        spread = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width)
        best *= (spread + np.float32(1e-08)) ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        best += vectors
        return best


class Forms:
    """The word forms seen so far, numbered, with the vectors that each encoder has of them.

    A form is a word as written, as normalised, and whether a space follows. Number 0 is no word.
    """

    def __init__(self, encoders: Sequence[Encoder]) -> None:
        self.encoders = tuple(encoders)
        self.clear()

    def clear(self) -> None:
        """Forget all forms."""
        self.texts: list[str] = [""]
        self._numbers: dict[int, int] = {}
        self._vectors = [np.zeros((1024, encoder.width), dtype=np.float32) for encoder in self.encoders]

    def numbers(self, docs: Sequence[Doc], keys: NDArray[np.uint64], firsts: Sequence[int]) -> Ints:
        """Give the number of each word's form; ``keys`` are digests of forms, texts begin at ``firsts``."""
        listed = keys.tolist()
        known = self._numbers
        new = set(listed).difference(known)
        if new:
            self._add(docs, listed, new, firsts)
        return np.fromiter(map(known.__getitem__, listed), dtype=np.int64, count=len(listed))

    def _add(self, docs: Sequence[Doc], keys: list[int], new: set[int], firsts: Sequence[int]) -> None:
        words = []
        for number, (first, doc) in enumerate(zip(firsts, docs, strict=True)):
            for i, key in enumerate(keys[first : first + len(doc)]):
                if key in new:
                    new.discard(key)
                    self._numbers[key] = len(self.texts)
                    self.texts.append(doc[i].text)
                    words.append((number, i))
        end = len(self.texts)
        for which, encoder in enumerate(self.encoders):
            table = self._vectors[which]
            if len(table) < end:
                self._vectors[which] = grown = np.zeros((2 * end, encoder.width), dtype=np.float32)
                grown[: len(table)] = table
            self._vectors[which][end - len(words) : end] = encoder.of_forms(docs, words)

    def vectors(self, which: int, numbers: Ints, lengths: Sequence[int]) -> Floats:
        """Give the vector of each word in its context, as one encoder has it.

        Args:
            which: The number of the encoder.
            numbers: The forms of all words of all texts.
            lengths: How many words each text has.
        """
        encoder, table = self.encoders[which], self._vectors[which]
        found = np.empty((len(numbers), encoder.width), dtype=np.float32)
        for first, sizes in _slices(lengths):
            total = sum(sizes)
            places = np.arange(total) + encoder.padding * (1 + np.repeat(np.arange(len(sizes)), sizes))
            padded = np.zeros(total + encoder.padding * (1 + len(sizes)), dtype=np.int64)
            padded[places] = numbers[first : first + total]
            found[first : first + total] = encoder.in_context(table[padded])[places]
        return found


def _slices(lengths: Sequence[int]) -> list[tuple[int, list[int]]]:
    """Put texts together until they are a slice: the first word, and the length of each text."""
    slices: list[tuple[int, list[int]]] = []
    first = total = 0
    sizes: list[int] = []
    for length in lengths:
        if sizes and total + length > SLICE:
            slices.append((first, sizes))
            first, total, sizes = first + total, 0, []
        sizes.append(length)
        total += length
    if sizes:
        slices.append((first, sizes))
    return slices
