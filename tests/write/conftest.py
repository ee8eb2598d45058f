"""A small site on disk, written by hand or by us, and what is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.model.site import File


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a site with one briefing."""
    folder = tmp_path / "edition"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "a.md").write_text("---\ntitle: A\n---\nText.\n")
    return folder


@pytest.fixture
def out(root: Path) -> Path:
    return root / "site"


def _site(**pages: str) -> tuple[File, ...]:
    paths = {name.replace("__", "/").replace("_html", ".html"): text for name, text in pages.items()}
    return tuple(File(path, text.encode()) for path, text in sorted(paths.items()))


@pytest.fixture
def site() -> Callable[..., tuple[File, ...]]:
    """Give files by name: ``a__index_html="x"`` is ``a/index.html`` with the bytes ``x``."""
    return _site


@pytest.fixture
def tree() -> Callable[[Path], dict[str, str]]:
    """Give every file below a folder and its text, our own list left out."""

    def look(folder: Path) -> dict[str, str]:
        files = (
            path for path in sorted(folder.rglob("*")) if path.is_file() and path.name[:9] != ".briefgen"
        )
        return {path.relative_to(folder).as_posix(): path.read_text() for path in files}

    return look
