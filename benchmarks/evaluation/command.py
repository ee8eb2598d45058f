"""Asks the real command, ``briefgen annotate --from jsonl --format jsonl``: what programs get is measured."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

from benchmarks.evaluation.documents import Document, Record

COMMAND = ("annotate", "--from", "jsonl", "--format", "jsonl", "--quiet")


class CommandError(Exception):
    """The command ended with an error, or its answer breaks the contract."""


def annotate(documents: Sequence[Document], *, guesses: bool = False) -> tuple[list[Record], float]:
    """Let briefgen read these documents as one archive; give its record of each, and the seconds it took.

    The command runs in this process, so that a second call finds the model loaded.
    """
    from click.testing import CliRunner

    from briefgen.cli import main

    lines = "".join(json.dumps({"id": one.name, "text": one.text}) + "\n" for one in documents)
    words = [*COMMAND, "--guesses"] if guesses else list(COMMAND)
    began = time.perf_counter()
    done = CliRunner().invoke(main, words, input=lines, prog_name="briefgen")
    seconds = time.perf_counter() - began
    if done.exit_code:
        raise CommandError(done.stderr.strip() or f"briefgen ended with {done.exit_code}: {done.exception!r}")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    if [(record["id"], record["text"]) for record in records] != [(one.name, one.text) for one in documents]:
        raise CommandError("briefgen gave other documents, or other texts, than it was given.")
    return records, seconds


def warm_up() -> None:
    """Let the command load the model, so that no figure has that time in it."""
    annotate([Document("warm-up", "A sentence to load the model.", ())])
