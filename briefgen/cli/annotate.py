"""``briefgen annotate``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli import options
from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors

if TYPE_CHECKING:
    from briefgen.model.corpus import AnnotatedArticle, Briefing

    _Document = tuple[Any, AnnotatedArticle, Briefing]
    """What the output calls it, what was found in it, and what that resolves to."""


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
    help="The site in this folder: FILES in its content/ are shown as it has them; others use its records"
    " (who is who) and its language model.  [default: the current folder, for FILES in its content/]",
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

    FILES of a site are resolved with all of it, so that their names mean what they mean there. Other
    documents are resolved together, as one archive.
    """
    del verbose
    if files and origin == "jsonl":
        raise click.UsageError("With --from jsonl the documents come from standard input: name no FILES.")
    from briefgen.cli import findings
    from briefgen.cli.report import report, wants_colour

    root = options.site_folder(root) if root else _own_site(files)
    outcome = _as_in_site(root, files, quiet) if root and not lang and _are_of(root, files) else None
    if outcome is None:
        outcome = _by_themselves(files, origin, root, lang, quiet)
    report(outcome.diagnostics)
    if has_errors(outcome.diagnostics):
        return 1
    for name, found, briefing in outcome.value:
        if form == "jsonl":
            click.echo(_one_line(findings.as_record(name, found, briefing, guesses=not shown)))
        else:
            click.echo(findings.as_text(name, found, briefing, colour=wants_colour(sys.stdout)))
    return 0


def _own_site(files: Sequence[Path]) -> Path | None:
    """Give the current folder if it is that of a site, and all the files are part of that site."""
    here = Path.cwd()
    return here if _are_of(here, files) else None


def _are_of(root: Path, files: Sequence[Path]) -> bool:
    content = root.resolve() / "content"
    return bool(files) and all(path.resolve().is_relative_to(content) for path in files)


def _as_in_site(root: Path, files: Sequence[Path], quiet: bool) -> Outcome[Sequence[_Document]] | None:
    """Read files as the site has them, drafts as the preview has them; none if one is no text of it.

    Of the problems those are given that keep the files from being read.
    """
    from briefgen import pipeline
    from briefgen.cli.progress import Bar
    from briefgen.cli.report import INCOMPLETE
    from briefgen.model.corpus import AnnotatedArticle

    now, paths = options.now(None), [path.resolve().relative_to(root.resolve()).as_posix() for path in files]
    built = pipeline.Options(now)
    for asked in (built, replace(built, drafts=True, future=True, expired=True)):
        with Bar(quiet=quiet) as bar:
            outcome = pipeline.read_archive(root, asked, bar)
        site = outcome.value
        if site is None:
            return Outcome((), outcome.diagnostics)
        problems = [problem for problem in outcome.diagnostics if problem not in site.resolved]
        if has_errors(problem for problem in problems if not _is_of_other_text(problem, paths)):
            return Outcome((), tuple(problems))
        texts = {one.article.source.path: one for one in (*site.corpus.briefings, *site.corpus.pages)}
        if texts.keys() >= set(paths):
            if has_errors(problems) and not quiet:
                click.echo(INCOMPLETE, err=True)
            return Outcome(
                [
                    (str(file), AnnotatedArticle(texts[path].article, site.found[path]), texts[path])
                    for file, path in zip(files, paths, strict=True)
                ],
                _of_models(problems),
            )
    return None


def _is_of_other_text(problem: Diagnostic, paths: Sequence[str]) -> bool:
    """Say whether a problem is that of a text which nobody asked for, and keeps no other from being read."""
    path = problem.place.path if problem.place else ""
    return path.endswith(".md") and path not in paths


def _by_themselves(
    files: Sequence[Path], origin: str, root: Path | None, lang: str | None, quiet: bool
) -> Outcome[Sequence[_Document]]:
    """Read documents as one archive, with the records and the language models of a site, if there is one."""
    from briefgen import pipeline
    from briefgen.cli.progress import Bar
    from briefgen.load import load
    from briefgen.model.inputs import Inputs
    from briefgen.model.registry import Registry
    from briefgen.model.settings import Settings
    from briefgen.reading import Languages

    problems: list[Diagnostic] = []
    inputs: Inputs | None = None
    if root:
        loaded = load(root, now=options.now(None))
        inputs, problems = loaded.value, list(loaded.diagnostics)
    documents = _from_lines(problems) if origin == "jsonl" else _from_markdown(files, problems)
    if has_errors(problems):
        return Outcome((), tuple(problems))
    registry, settings = (inputs.registry, inputs.settings) if inputs else (Registry(), Settings())
    languages = replace(Languages.of(settings), own=lang or settings.lang)
    with Bar(quiet=quiet) as bar:
        outcome = pipeline.annotate_texts([article for _, article in documents], registry, languages, bar)
    annotated, corpus = outcome.value
    resolved = {id(briefing.article): briefing for briefing in (*corpus.briefings, *corpus.pages)}
    return Outcome(
        [
            (name, found, resolved[id(found.article)])
            for (name, _), found in zip(documents, annotated, strict=True)
        ],
        _of_models(outcome.diagnostics),
    )


def _of_models(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give what keeps everything from being found: a file by itself may well link to what is not here."""
    return tuple(problem for problem in problems if problem.code.startswith("annotation/"))


def _from_markdown(files: Sequence[Path], problems: list[Diagnostic]) -> list[tuple[Any, Any]]:
    """Read Markdown with or without a header; gives names and articles."""
    from briefgen.load.content.header import read_header
    from briefgen.load.files.text_files import decode, read_text
    from briefgen.load.values.addresses import to_slug
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
