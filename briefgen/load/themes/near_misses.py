"""Files that were meant to replace one of a theme and, for a slip in their name, replace nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from briefgen.load.problems.theme_problems import MISNAMED_FOLDER, MISPLACED_FILE, REPLACES_NOTHING
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.inputs import StaticFile, TemplateFile
from briefgen.model.suggestions import nearest
from briefgen.model.text import Place

_LIKE: Final = 0.8
_FOLDERS: Final = ("static", "templates", "translations")
_OF_THE_LOOK: Final = (".css", ".js")
_HOMES: Final = {".html": "templates", ".css": "static", ".js": "static", ".po": "translations"}
"""Where in a theme's folder files of a sort are looked for."""
_QUOTED: Final = re.compile(r"""["']([\w./ -]+)["']|url\(\s*([^\s"')]+)""")


def template_misses(templates: Mapping[str, TemplateFile], chain: Sequence[str]) -> Iterator[Diagnostic]:
    """Report templates that replace none, that no template names, and whose name is like another's.

    Args:
        templates: all templates, by plain and by qualified name.
        chain: the names of the site and its themes as they are looked through, the default theme last.
    """
    names = [
        [name.removeprefix(f"{theme}/") for name in templates if name.startswith(f"{theme}/")]
        for theme in chain
    ]
    used = _named(file.text for file in templates.values())
    for number, theme in enumerate(chain[:-1]):
        below = {name for others in names[number + 1 :] for name in others}
        for name in names[number]:
            if name not in below and not used & {name, f"{theme}/{name}"}:
                yield from _miss(templates[f"{theme}/{name}"].path, name, below)


def folder_misses(folder: Path, path: str) -> Iterator[Diagnostic]:
    """Report folders in that of a theme, or of the site, whose name is like one that is read.

    Args:
        folder: where it is.
        path: its name for messages.
    """
    for name in sorted(one.name for one in folder.iterdir() if one.is_dir() and one.name not in _FOLDERS):
        near = nearest(name, _FOLDERS, likeness=_LIKE)
        if near:
            here = f"{path}/{name}".lstrip("/")
            yield MISNAMED_FOLDER.at(Place(here), path=here, near=near[0])


def misplaced(folder: Path, path: str) -> Iterator[Diagnostic]:
    """Report files that stand beside the folder of a theme in which they would be read.

    Args:
        folder: that of the theme.
        path: its name for messages.
    """
    for file in sorted(one for one in folder.iterdir() if one.suffix in _HOMES and one.is_file()):
        here = f"{path}/{file.name}"
        yield MISPLACED_FILE.at(Place(here), path=here, folder=f"{path}/{_HOMES[file.suffix]}")


def static_misses(
    static: Mapping[str, StaticFile], texts: Iterable[str], named: Iterable[str]
) -> Iterator[Diagnostic]:
    """Report style sheets and scripts that nothing asks for and whose name is like another's.

    Args:
        static: all static files by name (``static/style.css``).
        texts: the templates and style sheets, which ask for files.
        named: what options name.
    """
    files = {
        name.removeprefix("static/"): file for name, file in static.items() if name.endswith(_OF_THE_LOOK)
    }
    used = {posixpath.basename(word) for word in _named(texts) | set(named)}
    asked = {name for name in files if posixpath.basename(name) in used}
    for name, file in files.items():
        if name not in asked:
            yield from _miss(file.path, name, asked)


def _named(texts: Iterable[str]) -> set[str]:
    """Give all that stands in quotation marks or in ``url(…)``."""
    return {word for text in texts for word in _quoted(text)}


@lru_cache(maxsize=512)
def _quoted(text: str) -> frozenset[str]:
    # Remembered, since nearly all of these texts are the default theme's, and a preview loads them often.
    return frozenset(word for found in _QUOTED.findall(text) for word in found if word)


def _miss(path: str, name: str, known: Iterable[str]) -> Iterator[Diagnostic]:
    same = sorted(other for other in known if posixpath.basename(other) == posixpath.basename(name))
    near = same or nearest(name, known, likeness=_LIKE)
    if near:
        yield REPLACES_NOTHING.at(Place(path), name=name, near=near[0])
