"""How fast news is annotated from nothing, beside the whole small model by itself, both with two processes.

Ours: names, quotations and contested claims of each article, kept in a memo. The model by itself is spaCy as
it comes: ``nlp.pipe`` over the same texts, one whole article each, with all components and nothing after
them. Each run is a process of its own, which loads the model and ends; the two take turns. The clock on the
wall is what the figure is about; the processor's seconds say the same where the machine has other work.

    python -m benchmarks.annotation [--articles 1000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.measure import Run, run
from benchmarks.news import articles

TO_REACH = 2.5
"""Our words per second as a multiple of the model's."""

PROCESSES = 2
BATCH = 16
"""Texts that the model by itself reads at once: with fewer or more it is slower."""

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS")
"""Set to 1 for both: more threads make both slower."""


def ours(texts: Sequence[str], cache: Path) -> None:
    """Annotate as a build does."""
    from briefgen.cache.memo import Memo
    from briefgen.parse import parse_plain
    from briefgen.reading import Languages, Reading
    from briefgen.workers.pool import Workers

    read = Reading(Languages(), memo=Memo.open(cache), workers=Workers(PROCESSES))
    found = read.annotate([parse_plain(str(number), text) for number, text in enumerate(texts)]).value
    assert any(annotations.claims for annotations in found)


def plain(texts: Sequence[str]) -> None:
    """Let spaCy read."""
    import spacy

    from briefgen.annotate.language_model.model_files import OFFICIAL, find_model

    model = find_model("")
    warnings.simplefilter("ignore")
    nlp = spacy.load(model.name if model else OFFICIAL)
    for _ in nlp.pipe(texts, n_process=PROCESSES, batch_size=BATCH):
        pass


def report(count: int, rounds: int) -> list[float]:
    """Measure both in turns, print what was found, and give the ratios of words per second, sorted."""
    words = sum(len(article.body.split()) for article in articles(count))
    environment = {**os.environ, **dict.fromkeys(THREADS, "1")}
    runs: dict[str, list[Run]] = {"briefgen": [], "the model": []}
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as folder:
        for _ in range(rounds):
            for name, found in runs.items():
                command = [sys.executable, "-m", "benchmarks.annotation", "--run", name]
                found.append(
                    run([*command, "--articles", str(count)], Path.cwd(), environment, Path(folder) / "log")
                )
    print(f"annotation of {count} articles, {words} words, {PROCESSES} processes, {rounds} rounds")
    print(f"{'':<12}{'words/s':>9}{'wall s':>9}{'processor s':>13}{'largest MB':>12}")
    for name, found in runs.items():
        wall, processor = (median(getattr(one, key) for one in found) for key in ("wall", "processor"))
        largest = max(one.largest for one in found)
        print(f"{name:<12}{words / wall:>9.0f}{wall:>9.1f}{processor:>13.1f}{largest:>12.0f}")
    pairs = list(zip(*runs.values(), strict=True))
    ratios: list[float] = sorted(other.wall / own.wall for own, other in pairs)
    busy: list[float] = sorted(other.processor / own.processor for own, other in pairs)
    print(
        f"ratio {median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f}), to reach {TO_REACH};"
        f" of processor time {median(busy):.2f} ({busy[0]:.2f}-{busy[-1]:.2f})"
    )
    return ratios


def main() -> None:
    """Run one side once, or the whole comparison."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.annotation", description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--run", choices=("briefgen", "the model"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.run is None:
        report(chosen.articles, chosen.rounds)
        return
    texts = [article.body for article in articles(chosen.articles)]
    if chosen.run == "the model":
        plain(texts)
        return
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as folder:
        ours(texts, Path(folder))


if __name__ == "__main__":
    main()
