"""``briefgen new``: a site, an article, an entity or a claim to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.slugs import slug_of
from briefgen.load.values.addresses import ENTITY_KINDS
from briefgen.model.shell_word import shell_word

_ARTICLE = """\
---
title: {title}
slug: {slug}  # the end of the address; it stays when the title changes
kind: news
date: {today}
draft: true  # shown by `briefgen serve`; take this line out to publish
summary: ""
authors: []
tags: []
---
Begin here.
"""

_ENTITY = """\
- id: {id}
  name: {name}
  description: ""  # one sentence: who or what this is
  aliases: []      # other names that stand for it
  roles: []        # such as {{role: Mayor, org: place/lindhaven, from: 2022}}
"""

_CLAIM = """\
- id: {id}
  text: {text}
  type: fact  # or number, prediction, opinion
  positions: []  # such as {{by: person/mara-ellison, stance: denies, date: {today}, sources: [s-interview]}}
  # What the newsroom found, once it has; until then the claim stands as not assessed:
  # assessment: {{state: contested, date: {today}, by: The desk, summary: Both sides stand by their word.}}
"""


@click.group()
def new() -> None:
    """Begin a site, article, entity or claim. Nothing that exists is overwritten."""


@new.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def site(folder: Path) -> int:
    """Make a small example site in DIR that builds at once."""
    parts = list(_edition(files("briefgen") / "scaffold" / "edition", ""))
    there = [path for path, _ in parts if (folder / path).exists()]
    if there:
        raise click.UsageError(f"{folder / there[0]} exists already; name a new folder.")
    for path, data in parts:
        _create(folder / path, data)
    click.echo(
        f"Made a site in {folder}. See it with\n    cd {shell_word(folder.as_posix())}\n    briefgen serve"
    )
    return 0


def _edition(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        # A file called .gitignore would rule over our own repository.
        name = ".gitignore" if item.name == "gitignore" else item.name
        if item.is_dir():
            yield from _edition(item, f"{path}{name}/")
        else:
            yield f"{path}{name}", item.read_bytes()


@new.command()
@options.words("title")
@click.option("-s", "--section", default="", help="The folder below content/ to put it in.")
@options.folder
def article(title: str, section: str, root: Path) -> int:
    """Begin a briefing called TITLE, as a draft."""
    root, words = options.site_folder(root), _words(title)
    folder = _inside(root / "content", section)
    slug = _slug(title)
    text = _ARTICLE.format(title=words, slug=slug, today=options.today())
    return _begin(folder / f"{slug}.md", text, root)


@new.command()
@options.words("name")
@click.option("-k", "--kind", type=click.Choice(ENTITY_KINDS), help="What it is.  [default: person]")
@options.folder
def entity(name: str, kind: str | None, root: Path) -> int:
    """Begin a record of somebody or something called NAME."""
    from briefgen.resolve.names.name_forms import slug as found_as

    # The id that a build gives to a name without a record: the address of its page stays.
    root, words, slug = options.site_folder(root), _words(name), found_as(name)
    path = root / "content" / "entities" / f"{slug}.yaml"
    id_ = f"{kind or 'person'}/{slug}"
    *most, last = ENTITY_KINDS[1:]
    others = "" if kind else f"; for what is no person: -k {', '.join(most)} or {last}"
    return _begin(path, _ENTITY.format(id=id_, name=words), root, f" ({id_}{others})")


@new.command()
@options.words("text")
@options.folder
def claim(text: str, root: Path) -> int:
    """Begin a record of the claim TEXT, one plain sentence."""
    root, words, slug = options.site_folder(root), _words(text), _slug(text)
    path = root / "content" / "claims" / f"{slug}.yaml"
    return _begin(path, _CLAIM.format(id=slug, text=words, today=options.today()), root)


def _words(text: str) -> str:
    """Give text as a quoted YAML string on one line, whatever is in it (JSON's strings are YAML's too)."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if not line:
        raise click.UsageError("Give it a name: some words in quotation marks.")
    return json.dumps(line, ensure_ascii=False)


def _slug(text: str) -> str:
    """Give words as a file name."""
    return slug_of(text) or f"untitled-{datetime.now(UTC):%Y%m%d-%H%M%S}"


def _inside(folder: Path, section: str) -> Path:
    path = (folder / section).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise click.UsageError(f"The section {section} leads out of {folder}.")
    return path


def _begin(path: Path, text: str, root: Path, what: str = "") -> int:
    if path.exists():
        raise click.UsageError(f"{path.relative_to(root)} exists already.")
    _create(path, text.encode())
    click.echo(f"Made {path.relative_to(root)}{what}")
    return 0


def _create(path: Path, data: bytes) -> None:
    """Write a new file; never over one that appeared meanwhile."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise click.ClickException(f"{error.filename or path} cannot be written: {error.strerror}.") from None
