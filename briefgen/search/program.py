"""Pagefind's program: a folder of small pages in, a folder of index files out."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_WANTED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*", "*/*.pf_*")
"""Of what it writes, that which our own page needs: not its interfaces, and no worker."""


class PagefindError(Exception):
    """The program did not do its work; the text says why."""


def _program() -> Path | None:
    """Give the program: of ``pagefind-bin-extended``, of ``pagefind-bin``, or one installed by itself."""
    # A site without search does without what its package imports, which talks to networks.
    from pagefind.service import get_executable

    try:
        found = get_executable()
    except FileNotFoundError:  # the package is there, and not the program in it
        return None
    return found if found is not None and found.is_file() else None


def version() -> str:
    """Say which program it is (``pagefind 1.5.2``).

    Raises:
        PagefindError: there is none that runs on this machine.
    """
    return _call("--version").strip()


def run(pages: Mapping[str, str], lang: str) -> dict[str, bytes]:
    """Index pages, given as HTML by output path, in one language; give the index by path.

    The service that Pagefind's Python package talks to takes ten pages a second; the command takes five
    hundred. It wants its pages in a folder.

    Raises:
        PagefindError: it could not be run, or did not like something.
    """
    try:
        with TemporaryDirectory(prefix="briefgen-search-") as name:
            source, made = Path(name) / "pages", Path(name) / "index"
            for path, html in pages.items():
                target = source / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(html, encoding="utf-8")
            _call(
                *("--site", str(source), "--output-path", str(made), "--force-language", lang),
                *("--glob", "**/*.{html,htm}", "--silent"),
            )
            return {
                path.relative_to(made).as_posix(): path.read_bytes()
                for pattern in _WANTED
                for path in made.glob(pattern)
            }
    except OSError as error:  # no room for temporary files, say
        raise PagefindError(error.strerror or str(error)) from error


def _call(*words: str) -> str:
    found = _program()
    if found is None:
        raise PagefindError("there is no program")
    try:
        done = subprocess.run(
            [str(found), *words], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
        )
    except OSError as error:  # made for another machine, say
        raise PagefindError(error.strerror or str(error)) from error
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}").splitlines()
        raise PagefindError(said[0].removeprefix("Error: ").strip().rstrip("."))
    return done.stdout
