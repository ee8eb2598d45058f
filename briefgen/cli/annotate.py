"""``briefgen annotate``."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import click

from briefgen.cli import options
from briefgen.model.diagnostic import Diagnostic, has_errors


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--from",
    "origin",
    type=click.Choice(["markdown", "jsonl"]),
    default="markdown",
    help="What standard input holds when no FILES are named.  [default: markdown]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help="For people, or one JSON object for each document.  [default: text]",
)
@click.option(
    "--lang",
    metavar="CODE",
    help="The language of what does not name its own, as a code.  [default: that of the site, else en]",
)
@click.option(
    "-C",
    "--directory",
    "root",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Use the records (who is who) and the language model of the site in this folder."
    "  [default: those of the current folder, for FILES in its content/]",
)
@click.option(
    "--shown",
    is_flag=True,
    help="With --format jsonl: only what a page shows, no guesses.  [text always shows all]",
)
@options.loudness
def annotate(
    files: tuple[Path, ...],
    origin: str,
    form: str,
    lang: str | None,
    root: Path | None,
    shown: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Show what is found in FILES, or in standard input, and by which rule.

    All documents are resolved together, as one archive.
    """
    del verbose
    if files and origin == "jsonl":
        raise click.UsageError("With --from jsonl the documents come from standard input: name no FILES.")
    from briefgen import pipeline
    from briefgen.cli import findings
    from briefgen.cli.progress import Bar
    from briefgen.cli.report import report, wants_colour
    from briefgen.load import load
    from briefgen.model.inputs import Inputs
    from briefgen.model.registry import Registry
    from briefgen.model.settings import Settings
    from briefgen.reading import Languages

    problems: list[Diagnostic] = []
    inputs: Inputs | None = None
    root = options.site_folder(root) if root else _own_site(files)
    if root:
        loaded = load(root, now=options.now(None))
        inputs, problems = loaded.value, list(loaded.diagnostics)
    documents = _from_lines(problems) if origin == "jsonl" else _from_markdown(files, problems)
    if has_errors(problems):
        report(problems)
        return 1
    registry, settings = (inputs.registry, inputs.settings) if inputs else (Registry(), Settings())
    languages = replace(Languages.of(settings), own=lang or settings.lang)
    with Bar(quiet=quiet) as bar:
        outcome = pipeline.annotate_texts([article for _, article in documents], registry, languages, bar)
    # A file by itself may well link to what is not here; but without its model nothing can be found at all.
    broken = [problem for problem in outcome.diagnostics if problem.code.startswith("annotation/")]
    report(broken)
    if has_errors(broken):
        return 1
    annotated, corpus = outcome.value
    resolved = {id(briefing.article): briefing for briefing in (*corpus.briefings, *corpus.pages)}
    for (name, _), found in zip(documents, annotated, strict=True):
        briefing = resolved[id(found.article)]
        if form == "jsonl":
            click.echo(_one_line(findings.as_record(name, found, briefing, guesses=not shown)))
        else:
            click.echo(findings.as_text(name, found, briefing, colour=wants_colour(sys.stdout)))
    return 0


def _own_site(files: Sequence[Path]) -> Path | None:
    """Give the current folder if it is that of a site, and all the files are part of that site."""
    here = Path.cwd()
    inside = bool(files) and all(path.resolve().is_relative_to(here.resolve() / "content") for path in files)
    return here if inside else None


def _from_markdown(files: Sequence[Path], problems: list[Diagnostic]) -> list[tuple[Any, Any]]:
    """Read Markdown with or without a header; gives names and articles."""
    from briefgen.load.addresses import to_slug
    from briefgen.load.header import read_header
    from briefgen.load.text_files import decode, read_text
    from briefgen.model.source import Source
    from briefgen.parse import parse

    texts = [(str(path), read_text(path, str(path))) for path in files]
    if not files:
        texts = [("-", decode("-", sys.stdin.buffer.read()))]
    documents, taken = [], set()
    for number, (name, outcome) in enumerate(texts):
        problems.extend(outcome.diagnostics)
        if outcome.value is None:
            continue
        header = read_header(name, outcome.value, UTC)
        if not header.body and outcome.value.strip():
            problems.extend(
                header.problems
            )  # a header that has no end; whatever else is in one does not matter
        # Records name a briefing by its slug; two documents of one name are told apart.
        slug = header.meta.slug or to_slug(Path(name).stem)
        slug = slug if slug and slug not in taken else f"document-{number}"
        taken.add(slug)
        parsed = parse(Source(name, outcome.value, header.body, header.meta, slug))
        problems.extend(parsed.diagnostics)
        documents.append((name, parsed.value))
    return documents


def _from_lines(problems: list[Diagnostic]) -> list[tuple[Any, Any]]:
    """Read one JSON object a line from standard input; gives their ids and articles."""
    from briefgen.cli.problems import BAD_LINE
    from briefgen.model.text import Place
    from briefgen.parse import parse_plain

    documents = []
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            text = record["text"]
            text.encode()
        except (ValueError, RecursionError) as error:
            why = "half a character" if isinstance(error, UnicodeEncodeError) else "it is no JSON"
        except (KeyError, TypeError, AttributeError):
            why = "it has no `text`"
        else:
            documents.append((record.get("id", str(number)), parse_plain(f"document-{number}", text)))
            continue
        excerpt = line.decode(errors="replace").rstrip("\r\n")
        problems.append(BAD_LINE.at(Place("-", number, 1, 1, excerpt), why=why))
    return documents


def _one_line(record: dict[str, object]) -> str:
    """Give JSON that every reader of lines takes for one: some end a line at these characters too."""
    line = json.dumps(record, ensure_ascii=False)
    return line.translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "\u0085\u2028\u2029"})
