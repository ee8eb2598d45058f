"""Lets the small model read faster than spaCy does, and find the same.

spaCy's tokeniser, its weights and its parser's own steps are kept. The rest is done for all texts of a batch
at once (``word_vectors``, ``name_steps``) or looked up (``word_classes``), and what is found goes straight
into plain columns. A model built in another way is read by spaCy alone: ``QuickModel`` then refuses it.
``tests/annotate/test_quick_model.py`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from briefgen.annotate.language_model.name_steps import Flags, NameFinder, sentence_ends
from briefgen.annotate.language_model.word_classes import WordClasses
from briefgen.annotate.language_model.word_vectors import Encoder, Floats, Forms, Ints, UnknownModelError
from briefgen.annotate.syntax import RawParse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPES = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
"""The components that the quick way knows, in the order in which they run."""

_SHARED, _OF_NAMES = 0, 1
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


class QuickModel:
    """A loaded pipeline, read in the quick way.

    Raises:
        UnknownModelError: The pipeline is not built as the small English one is.
    """

    def __init__(self, nlp: Language) -> None:
        if nlp.pipe_names != PIPES:
            raise UnknownModelError(f"components {nlp.pipe_names}")
        use_numpy(nlp)
        pipe: dict[str, Any] = dict(nlp.pipeline)
        self._nlp, self._parser = nlp, _Parser(pipe["parser"])
        self._forms = Forms(
            [Encoder(pipe["tok2vec"].model), Encoder(pipe["ner"].model.get_ref("tok2vec").layers[0])]
        )
        self._names_linear = pipe["ner"].model.layers[0].layers[-1]
        self._names = NameFinder(pipe["ner"])
        self._tags = _labels(pipe["tagger"])
        self._tagger = pipe["tagger"].model.layers[-1]
        self._classes = WordClasses(pipe["attribute_ruler"], pipe["lemmatizer"], nlp.vocab)
        self._strings: dict[int, str] = {}
        self._asked: list[str] = [""]

    def forget(self) -> None:
        """Forget the words of earlier texts."""
        self._forms.clear()
        self._classes.clear()
        del self._asked[1:]

    def read(self, docs: Sequence[Doc]) -> list[RawParse]:
        """Read texts that are cut into tokens, none of them empty: what the model finds in each."""
        lengths = [len(doc) for doc in docs]
        firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        table = np.concatenate([doc.to_array(["ORTH", "NORM", "SPACY", "IDX", "LENGTH"]) for doc in docs])
        keys = table[:, 0] * _FIRST + table[:, 1] * _SECOND + table[:, 2]
        numbers = self._forms.numbers(docs, keys, firsts.tolist())
        shared = self._forms.vectors(_SHARED, numbers, lengths)
        tags = self._tagger.predict(shared).argmax(axis=1)
        self._parser.read(docs, shared)
        parsed = np.concatenate([doc.to_array(["DEP", "HEAD", "SENT_START"]) for doc in docs]).astype(
            np.int64
        )
        forms = self._forms.texts
        for text in forms[len(self._asked) :]:
            self._asked.append(self._classes.form(text))
        listed = numbers.tolist()
        asked = [self._asked[number] for number in listed]
        spaces: Flags = np.fromiter((form == " " for form in asked), dtype=np.bool_, count=len(asked))
        begins: Flags = parsed[:, 2] == 1
        of_names = self._names_linear.predict(self._forms.vectors(_OF_NAMES, numbers, lengths))
        names = self._names.find(of_names, spaces, sentence_ends(begins, firsts))
        words = _Words(
            [forms[number] for number in listed],
            asked,
            [self._tags[tag] for tag in tags.tolist()],
            [self._label(number) for number in parsed[:, 0].tolist()],
        )
        return list(
            self._columns(_Layout.of(firsts, spaces, begins, parsed[:, 1]), words, table[:, 3:], names)
        )

    def _label(self, number: int) -> str:
        label = self._strings.get(number)
        if label is None:
            self._strings[number] = label = self._nlp.vocab.strings[number % 2**64] if number else ""
        return label

    def _columns(
        self, layout: _Layout, words: _Words, places: Ints, names: Sequence[tuple[int, int, str]]
    ) -> Iterator[RawParse]:
        """Put together what was found, text by text, without white space."""
        starts, lengths = places[layout.kept].astype(np.int64).T
        ends = (starts + lengths).tolist()
        begins, heads, sentences = starts.tolist(), layout.heads.tolist(), layout.sentences.tolist()
        kept = layout.kept.tolist()
        entity = sentence = 0
        named = [
            (int(first), int(end), label)
            for (first, end), (_, _, label) in zip(
                np.searchsorted(layout.kept, [name[:2] for name in names] or np.zeros((0, 2))),
                names,
                strict=True,
            )
            if end > first
        ]
        for (first, end), (token, last) in zip(pairwise(layout.words), pairwise(layout.tokens), strict=True):
            forms, tags, deps = words.asked[token:last], words.tags[token:last], words.deps[token:last]
            pos, lemmas = self._classes.read(words.texts[token:last], forms, tags, deps)
            if end - first < last - token:
                inside = [i - token for i in kept[first:end]]
                pos, lemmas, tags, deps = ([row[i] for i in inside] for row in (pos, lemmas, tags, deps))
            there, at = entity, sentence
            while entity < len(named) and named[entity][0] < end:
                entity += 1
            while sentence < len(sentences) and sentences[sentence] < end:
                sentence += 1
            yield RawParse(
                starts=tuple(begins[first:end]),
                ends=tuple(ends[first:end]),
                lemmas=tuple(lemmas),
                pos=tuple(pos),
                tags=tuple(tags),
                deps=tuple(deps),
                heads=tuple(heads[first:end]),
                sentences=tuple(word - first for word in sentences[at:sentence]),
                entities=tuple((a - first, b - first, label) for a, b, label in named[there:entity]),
            )


@dataclass(frozen=True, slots=True)
class _Words:
    """Each word of a batch: its text, the form that rules ask for, its tag, its part in the sentence."""

    texts: list[str]
    asked: list[str]
    tags: list[str]
    deps: list[str]


@dataclass(frozen=True, slots=True)
class _Layout:
    """The tokens of a batch and its words, which are those tokens that are no white space.

    ``kept`` are the tokens that are words; ``heads`` the number of each word's head in its text;
    ``sentences`` the words that begin one; ``words`` and ``tokens`` where each text begins, and their ends.
    """

    kept: Ints
    heads: Ints
    sentences: Ints
    words: list[int]
    tokens: list[int]

    @staticmethod
    def of(firsts: Ints, spaces: Flags, begins: Flags, heads: Ints) -> _Layout:
        """Number the words. A word whose head is white space becomes its own."""
        count = len(spaces)
        kept = np.flatnonzero(~spaces)
        before = np.concatenate([[0], np.cumsum(~spaces)])  # words before each token
        tokens = np.concatenate([firsts, [count]])
        head = np.arange(count) + heads
        head = np.where(spaces[head], np.arange(count), head)[kept]
        text = np.searchsorted(firsts, kept, side="right") - 1
        # A sentence that begins with white space begins with the next word, if the text has one.
        starting = np.flatnonzero(begins)
        word = before[starting]
        limit = before[tokens[np.searchsorted(firsts, starting, side="right")]]
        words = before[tokens]
        return _Layout(
            kept, before[head] - words[text], np.unique(word[word < limit]), words.tolist(), tokens.tolist()
        )


class _Parser:
    """Takes the parser's own steps, one for all texts at a time, from Python.

    Inside spaCy's own loop, which has let go of Python's lock, each step takes that lock and gives it back.
    """

    def __init__(self, component: Any) -> None:
        first, self._lower, self._upper = component.model.layers
        attributes = component.model.attrs
        plain = attributes["has_upper"] and not attributes["unseen_classes"] and self._upper.name == "linear"
        if component.cfg.get("beam_width", 1) != 1 or not plain:
            raise UnknownModelError("parser")
        self._component, self._linear = component, first.layers[-1]
        self._weights, self._bias = self._upper.get_param("W").T, self._upper.get_param("b")

    def read(self, docs: Sequence[Doc], vectors: Floats) -> None:
        """Parse the texts, whose words have these vectors; the texts keep what is found."""
        from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]

        def given(docs: Sequence[Doc], is_train: bool) -> tuple[Floats, None]:
            return self._linear.predict(vectors), None

        component = self._component
        states = component.moves.init_batch(docs)
        going = [state for state in states if not state.is_final()]
        layers = [given, self._lower, self._upper]
        model = ParserStepModel(docs, layers, has_upper=True, train=False)
        while going:
            scores = model.state2vec.predict(model.get_token_ids(going)) @ self._weights
            scores += self._bias
            going = component.transition_states(going, scores)
        component.set_annotations(docs, states)


def use_numpy(nlp: Language) -> None:
    """Let numpy multiply the matrices, faster than the library that spaCy brings."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        network = getattr(component, "model", None)
        if isinstance(network, Model):
            for node in network.walk():
                node.ops = ops


def _labels(tagger: Any) -> list[str]:
    if tagger.cfg.get("overwrite") or not tagger.labels:
        raise UnknownModelError("tagger")
    return list(tagger.labels)
