"""The language model: imports spaCy, and only inside functions, so that other work stays fast.

Texts go in, plain values (``RawParse``) come out; all rules work on those. The other importers of spaCy are
the components for other people's pipelines, which a build never loads by itself.
"""

from __future__ import annotations

import gc
import hashlib
import os
import re
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from briefgen.annotate.language_model.model_files import OFFICIAL, RE_UPLOAD, find_model, model_stamp
from briefgen.annotate.syntax import EMPTY_PARSE, RawParse, straight
from briefgen.model.own_sources import sources_digest

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Span, Token

    from briefgen.annotate.language_model.quick_model import QuickModel

BATCH = 96
"""Texts that the model reads at once, of about one length: steps are then taken for all of them together."""

BATCH_LENGTH = 32_000
"""Characters that the model reads at once: its memory grows with them (some 80 MB for these)."""

LONGEST = 20_000
"""Characters of one text that the model reads: longer blocks are cut."""

WORDS_KEPT = 30_000
"""Words that a model keeps: so many for good, which are soon the frequent ones, and so many for a while."""

_UNIT = re.compile(r"[a-z]\.")
"""One letter with a full stop, which the model takes for an abbreviation."""

_MAY_END = re.compile(r"\d\s*[a-z]\.")
"""What a text has in which such a unit may end a sentence."""

_GLUED = re.compile(r'[^\W\d_](?:[,.:;!?…]+"|"[—–-]+)\w|(?<![A-Z])[—–]"\w')
"""A quotation mark with no blank beside it; one between two letters alone is none, as in Hebrew.

A heading in capitals stays as it is: the model takes "NOW OPEN" for a place where it stands alone."""

_PART = re.compile(r"\w+(?:['’.-]\w+)*|[—–-]+|.")
"""What words and signs a token with such a mark is cut into."""

_COLUMNS = ("IDX", "LENGTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START")


def read(texts: Sequence[str], model: str = "") -> list[RawParse]:
    """Let the model read each text.

    Args:
        texts: One text for each block.
        model: The name of an installed spaCy pipeline, or its folder; ``""`` for the small English one.

    Returns:
        One parse for each text, in the same order; an empty one for a text without words.
    """
    pieces: list[_Piece] = []
    for number, text in enumerate(texts):
        pieces.extend(
            (number, start, text[start:end]) for start, end in _cuts(text) if text[start:end].strip()
        )
    parses: list[list[tuple[int, RawParse]]] = [[] for _ in texts]
    if pieces:
        reader = _load(model)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for batch in _batches(pieces):
                raws = reader.read([straight(piece) for _, _, piece in batch])
                for (number, offset, _), raw in zip(batch, raws, strict=True):
                    parses[number].append((offset, raw))
    return [_joined(sorted(found, key=lambda part: part[0])) for found in parses]


_Piece = tuple[int, int, str]
"""A part of a text that is read at once: number of the text, offset in it, the part."""


def _batches(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Put pieces of about one length together."""
    batch: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: len(piece[2])):
        if len(batch) == BATCH or ((len(batch) + 1) * len(piece[2]) > BATCH_LENGTH and batch):
            yield batch
            batch = []
        batch.append(piece)
    if batch:
        yield batch


def stamp(model: str = "") -> str:
    """Give a digest of all that decides what is found in a text: versions, model, our own rules and lists."""
    return hashlib.sha256(f"{model_stamp(model)}\n{_own_stamp()}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _own_stamp() -> str:
    digest = hashlib.sha256()
    for package in ("spacy", "thinc", "numpy", "countryinfo"):
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    digest.update(sources_digest(Path(__file__).parents[1]))
    return digest.hexdigest()


class _Reader:
    """A loaded model. Words that it meets stay known to it, up to a limit: most come again."""

    def __init__(self, nlp: Language, quick: QuickModel | None) -> None:
        self._nlp, self._quick = nlp, quick
        self._zone = ExitStack()
        self._limit = len(nlp.vocab.strings) + WORDS_KEPT

    def read(self, texts: Sequence[str]) -> list[RawParse]:
        """Read texts of about one length, each with a word."""
        nlp, strings = self._nlp, self._nlp.vocab.strings
        if len(strings) >= self._limit:
            self._zone.close()
            self._zone.enter_context(nlp.memory_zone())
            self._limit = len(strings) + WORDS_KEPT
            if self._quick:
                self._quick.forget()
        docs = [_tokens(nlp, text) for text in texts]
        if self._quick:
            return self._quick.read(docs)
        return [columns(doc)[0] for doc in nlp.pipe(docs, batch_size=BATCH)]


@lru_cache(maxsize=2)
def _load(model: str) -> _Reader:
    # One thread: the matrices are small, and parallel work is the pipeline's (one process a core).
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    found = find_model(model)
    with warnings.catch_warnings(), _in_haste():
        warnings.simplefilter("ignore")
        import spacy
        from spacy.util import registry

        name = found.name if found else model or OFFICIAL
        if name not in (OFFICIAL, RE_UPLOAD):
            return _Reader(spacy.load(name), None)
        registry.tokenizers.register(_BARE, func=_bare)
        bare = {"nlp.tokenizer": {"@tokenizers": _BARE}}
        from briefgen.annotate.language_model.quick_model import QuickModel
        from briefgen.annotate.language_model.word_vectors import UnknownModelError

        try:
            nlp = spacy.load(name, exclude=[*_SENTER, *_STRINGS], config=bare)
            return _Reader(nlp, QuickModel(nlp))
        except UnknownModelError:  # a version of spaCy that builds it in another way
            return _Reader(spacy.load(name, exclude=_SENTER, config=bare), None)


_SENTER = ("senter",)
"""Comes switched off: another way to find where sentences end."""

_STRINGS = ("strings",)
"""The words that the model learnt from: its parts bring all that they say of words, texts bring their own."""

_BARE = "briefgen_bare_tokenizer"


def _bare() -> Callable[[Language], Any]:
    """Begin with a tokeniser without rules: the model's files bring them, and spaCy would make them twice."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

    return lambda nlp: Tokenizer(nlp.vocab)


@contextmanager
def _in_haste() -> Iterator[None]:
    """Load without what takes time and serves nothing here.

    spaCy's command line is a third of the import (a web client, a project manager); whoever calls it later
    gets it whole. What is installed is looked through for each name that the model's settings mention, and
    for dead objects all that is made.
    """
    names = () if "spacy" in sys.modules else ("spacy.cli", "spacy.cli.info")
    stand_ins = {name: ModuleType(name) for name in names}
    for module in stand_ins.values():
        module.__dict__["info"] = _info
    collects = gc.isenabled()
    gc.disable()
    sys.modules.update(stand_ins)
    import catalogue  # type: ignore[import-untyped]

    installed = catalogue.AVAILABLE_ENTRY_POINTS
    catalogue.AVAILABLE_ENTRY_POINTS = _by_group(installed)
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = installed
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
        if collects:
            gc.freeze()  # what is loaded now stays: no later look needs to go through it
            gc.enable()


def _by_group(installed: Any) -> dict[str, Sequence[metadata.EntryPoint]]:
    """Give entry points as a plain dictionary, which catalogue takes as well, and asks 200 times."""
    if isinstance(installed, dict):  # Python 3.11 has them by group, and puts them together at each question
        return dict(installed.items())
    groups: dict[str, list[metadata.EntryPoint]] = {}
    for one in installed:
        groups.setdefault(one.group, []).append(one)
    return {**groups}


def _info(*given: Any, **named: Any) -> Any:
    """Do what spaCy's own ``info`` does."""
    from spacy.cli.info import info

    return info(*given, **named)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text that is too long for one reading: at a sentence end, else a space, else anywhere."""
    start = 0
    while len(text) - start > LONGEST:
        limit = start + LONGEST
        ends = (text.rfind(mark, start + 1, limit) for mark in (". ", ".\n", " ", "\n"))
        cut = next((end + 1 for end in ends if end > start), limit)
        yield start, cut
        start = cut
    yield start, len(text)


def _tokens(nlp: Language, text: str) -> Doc:
    """Cut a text into tokens, also where spaCy sees none: at "£14m. The mayor" and ‘said,"Look’."""
    doc = nlp.make_doc(text)
    glued = _GLUED.search(text) is not None
    if not glued and not _MAY_END.search(text):
        return doc
    cut = [(token, parts) for token in doc if len(parts := _parts(doc, token, glued=glued)) > 1]
    if cut:
        with doc.retokenize() as retokenizer:
            for token, parts in cut:
                retokenizer.split(token, parts, heads=[(token, 0)] * len(parts))
    return doc


def _parts(doc: Doc, token: Token, *, glued: bool) -> list[str]:
    """Cut the full stop from a unit that ends a sentence, and words from a mark with no blank beside it."""
    if _UNIT.fullmatch(token.text):
        return [token.text[0], "."] if _ends_sentence(doc, token.i) else []
    return _PART.findall(token.text) if glued and _GLUED.search(token.text) else []


def _ends_sentence(doc: Doc, i: int) -> bool:
    """Say whether a unit stands after a number and before a capital, or at the end of the text."""
    if not i or not doc[i - 1].text[-1].isdigit():
        return False
    after = next((token.text.lstrip("\"'([") for token in doc[i + 1 :] if not token.is_space), "")
    return not after or after[:1].isupper()


def columns(doc: Doc, parts: Sequence[tuple[int, int, int]] = ()) -> list[RawParse]:
    """Give the model's findings as plain columns, words only: runs of white space are left out.

    Args:
        doc: A text as read.
        parts: Parts of it, in order: first token, end, and the offset at which the part begins; without
            any, the whole text is one. A word whose head lies outside its part becomes its own.
    """
    rows = doc.to_array(list(_COLUMNS)).astype("int64").tolist()
    names = _Strings(doc.vocab.strings)
    entities = deque((entity.start, entity.end, entity.label_) for entity in doc.ents)
    found = []
    for first, end, begin in parts or [(0, len(rows), 0)]:
        while entities and entities[0][0] < first:
            entities.popleft()
        inside = []
        while entities and entities[0][0] < end:
            start, stop, label = entities.popleft()
            inside.append((start - first, min(stop, end) - first, label))
        found.append(_part(doc[first:end], rows[first:end], begin, inside, names))
    return found


def _part(
    part: Span, rows: list[list[int]], begin: int, names: Sequence[tuple[int, int, str]], strings: _Strings
) -> RawParse:
    tokens = list(part)
    spaces = [token.is_space for token in tokens]
    number: list[int] = []  # of each token among the words
    for space in spaces:
        number.append(number[-1] + 1 - space if number else -int(space))
    words = [(i, row) for i, row in enumerate(rows) if not spaces[i]]
    heads, sentences = [], []
    begins = False
    for i, row in enumerate(rows):
        begins = begins or row[7] == 1
        if spaces[i]:
            continue
        head = i + row[6] if 0 <= i + row[6] < len(rows) else i
        heads.append(number[i] if spaces[head] else number[head])
        if begins:
            sentences.append(number[i])
            begins = False
    entities = []
    for first, end, label in names:
        inside = [number[i] for i in range(first, end) if not spaces[i]]
        if inside:
            entities.append((inside[0], inside[-1] + 1, label))
    return RawParse(
        starts=tuple(row[0] - begin for _, row in words),
        ends=tuple(row[0] + row[1] - begin for _, row in words),
        lemmas=tuple(strings[row[2]] or tokens[i].text for i, row in words),
        pos=tuple(strings[row[3]] for _, row in words),
        tags=tuple(strings[row[4]] for _, row in words),
        deps=tuple(strings[row[5]] for _, row in words),
        heads=tuple(heads),
        sentences=tuple(sentences),
        entities=tuple(entities),
    )


class _Strings(dict[int, str]):
    """The model's string table by (signed) number, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = text = self._strings[number % 2**64] if number else ""
        return text


def _joined(parses: Sequence[tuple[int, RawParse]]) -> RawParse:
    """Join the parses of a text's pieces, given with their offsets."""
    if not parses:
        return EMPTY_PARSE
    if len(parses) == 1 and parses[0][0] == 0:
        return parses[0][1]
    whole = EMPTY_PARSE
    for offset, part in parses:
        words = len(whole.starts)
        whole = RawParse(
            whole.starts + tuple(start + offset for start in part.starts),
            whole.ends + tuple(end + offset for end in part.ends),
            whole.lemmas + part.lemmas,
            whole.pos + part.pos,
            whole.tags + part.tags,
            whole.deps + part.deps,
            whole.heads + tuple(head + words for head in part.heads),
            whole.sentences + tuple(word + words for word in part.sentences),
            whole.entities
            + tuple((first + words, last + words, label) for first, last, label in part.entities),
        )
    return whole
