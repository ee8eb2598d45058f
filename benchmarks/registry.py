"""A large registry: what loading and resolving it take of a whole build, and how that grows with its size.

No language model runs: the names and quotations of the generated texts are known, and are handed to resolve
as the model's findings would be. All other phases are those of a build.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from benchmarks.registry_corpus import write_site
from briefgen.load import load
from briefgen.model.annotation import Annotations, Mention, Quote, QuoteType, Speaker
from briefgen.model.article import Article
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.diagnostic import Diagnostic, has_errors
from briefgen.model.picture import Media
from briefgen.model.site import File
from briefgen.model.text import Span
from briefgen.parse import parse
from briefgen.plan import plan
from briefgen.render import render
from briefgen.resolve import resolve
from briefgen.write import write

T = TypeVar("T")
PHASES = ("load", "parse", "resolve", "plan", "render", "write")
STEPS = (4, 2, 1)
"""The sizes: a quarter, half and all of what is asked for."""


def report(records: int, briefings: int) -> None:
    """Print the seconds of each phase and the memory, for three sizes, each in a process of its own.

    They are seconds of the processor, so that others who use the machine count for little.
    """
    print(
        "processor seconds and share of each phase; names and quotations as generated, no language model runs"
    )
    print(
        f"{'records':>8}{'briefings':>10}{'mentions':>10}{'linked':>8}{'MB':>7}{'s':>8}"
        + "".join(f"{phase:>16}" for phase in PHASES)
    )
    for step in STEPS:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.registry", str(records // step), str(briefings // step)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"the build failed:\n{done.stdout}{done.stderr}")
        print(_row(json.loads(done.stdout.splitlines()[-1])), flush=True)


def _row(found: dict[str, float]) -> str:
    total = sum(found[phase] for phase in PHASES)
    shares = "".join(f"{found[phase]:>8.2f} {found[phase] / total:>6.1%}" for phase in PHASES)
    return (
        f"{found['records']:>8.0f}{found['briefings']:>10.0f}{found['mentions']:>10.0f}"
        f"{found['linked']:>8.1%}{found['megabytes']:>7.0f}{total:>8.2f} {shares}"
    )


def probe(records: int, briefings: int) -> dict[str, float]:
    """Build a generated site; give the seconds of each phase, the counts and the memory at its peak."""
    seconds: dict[str, float] = {}
    problems: list[Diagnostic] = []

    def timed(phase: str, run: Callable[[], T]) -> T:
        began = time.process_time()
        value = run()
        seconds[phase] = time.process_time() - began
        return value

    with tempfile.TemporaryDirectory(prefix="briefgen-registry-") as folder:
        root = Path(folder)
        names = list(write_site(root, records, briefings))
        loaded = timed("load", lambda: load(root, now=datetime(2026, 1, 1, tzinfo=UTC)))
        inputs = loaded.value
        problems += loaded.diagnostics
        if inputs is None:
            sys.exit(_first(problems))
        parsed = timed("parse", lambda: [parse(source).value for source in inputs.sources])
        sources = sorted(range(len(parsed)), key=lambda number: parsed[number].source.path)
        annotated = [
            AnnotatedArticle(parsed[number], findings(parsed[number], row))
            for number, row in zip(sources, names, strict=True)
        ]
        resolved = timed("resolve", lambda: resolve(annotated, inputs.registry))
        corpus = resolved.value
        problems += resolved.diagnostics
        planned = timed(
            "plan",
            lambda: plan(corpus, inputs.settings, inputs.theme, Media(inputs.files), inputs.build_date),
        )
        problems += planned.diagnostics
        site = planned.value
        pages = timed("render", lambda: render(site.pages, inputs.theme)).value
        timed(
            "write", lambda: write((*(File(f.path, f.data) for f in site.files), *pages), root / "site", root)
        )
    if has_errors(problems):
        sys.exit(_first(problems))
    mentions = [mention for briefing in corpus.briefings for mention in briefing.mentions]
    return seconds | {
        "records": records,
        "briefings": briefings,
        "mentions": len(mentions),
        "linked": sum(mention.entity is not None for mention in mentions) / max(1, len(mentions)),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _first(problems: Sequence[Diagnostic]) -> str:
    return "\n".join(f"{problem.place}: {problem.message}" for problem in problems[:10])


def findings(article: Article, names: Iterable[tuple[str, str, str]]) -> Annotations:
    """Give the names of a text as mentions, and passages between marks as quotations."""
    text = article.prose.text
    mentions: list[Mention] = []
    quotes: list[Quote] = []
    at = 0
    for words, label, title in names:
        start = text.index(words, at)
        mark = text.find('"', at, start)
        at = start + len(words)
        mentions.append(Mention(Span(start, at), label, words, title))
        if mark >= 0:
            span = Span(mark + 1, text.index('"', mark + 1))
            speaker = Speaker(mentions[-1].span, words, mentions[-1].span)
            quotes.append(Quote(span, (span,), QuoteType.DIRECT, (speaker,), None, "said-clause"))
    return Annotations(tuple(mentions), tuple(quotes))


if __name__ == "__main__":
    print(json.dumps(probe(int(sys.argv[1]), int(sys.argv[2]))))
