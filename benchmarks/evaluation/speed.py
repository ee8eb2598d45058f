"""How fast briefgen reads, against the language model alone: a ratio means the same on any machine."""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.evaluation.command import annotate
from benchmarks.evaluation.documents import Document

TO_REACH = 0.9
"""The ratio that briefgen is to reach."""

ROUNDS, BATCH = 3, 16


@dataclass(frozen=True, slots=True)
class Speed:
    """Words per second of processor time: of briefgen, whole, and of the whole model by itself."""

    ours: float
    plain: float

    @property
    def ratio(self) -> float:
        """Our speed as a multiple of the model's."""
        return self.ours / self.plain


def use_one_thread() -> None:
    """Keep numpy and spaCy to one thread; works only before they are imported."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"


def measure(archives: Sequence[Sequence[Document]]) -> Speed:
    """Read all archives with both, in turn, ``ROUNDS`` times, and take the best time of each.

    Time is the processor's, of this process and of those that it started: the clock on the wall would also
    measure what else the machine is doing.
    The model by itself is spaCy as it comes: ``nlp.pipe`` over whole texts, all components, no more.
    """
    import spacy

    from briefgen.annotate.language_model.model_files import OFFICIAL, find_model

    model = find_model("")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(model.name if model else OFFICIAL)
        texts = [document.text for archive in archives for document in archive]
        for _ in nlp.pipe(texts[:BATCH]):
            pass  # the first words also load tables
        words = sum(len(text.split()) for text in texts)
        plain, ours = [], []
        for _ in range(ROUNDS):
            began = _processor_seconds()
            for _ in nlp.pipe(texts, batch_size=BATCH):
                pass
            between = _processor_seconds()
            for archive in archives:
                annotate(archive)
            plain.append(between - began)
            ours.append(_processor_seconds() - between)
    return Speed(words / min(ours), words / min(plain))


def _processor_seconds() -> float:
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system
