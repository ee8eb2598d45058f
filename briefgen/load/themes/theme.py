"""Theme folders to one theme: the site's own files go before the theme's, its parents' and the default's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from briefgen.load.checked import CheckedTheme
from briefgen.load.files.folders import files_in
from briefgen.load.files.text_files import read_bytes, read_text
from briefgen.load.problems import UNKNOWN_OPTION
from briefgen.load.problems.theme_problems import NO_THEME, NO_THEME_FILE, OTHER_NAME, THEME_CYCLE
from briefgen.load.themes.near_misses import folder_misses, misplaced, static_misses, template_misses
from briefgen.load.themes.theme_options import choose, offer_of
from briefgen.load.themes.translations import read_messages
from briefgen.load.values.addresses import is_record_id
from briefgen.load.values.fields import Fields, lines_of, read_yaml
from briefgen.load.values.free_values import native
from briefgen.load.values.meant_words import meant
from briefgen.model.diagnostic import Diagnostic, Outcome, has_errors
from briefgen.model.inputs import StaticFile, TemplateFile, Theme
from briefgen.model.known_checks import Checks, NoChecks
from briefgen.model.text import Place

DEFAULT: Final = "default"
SITE: Final = "site"
"""Stands for the site's own folders where others bear the name of a theme."""

_THEME_FILE: Final = "theme.yaml"
_HERE: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class _Folder:
    """One theme's folder: where it is, its name for messages, and what its ``theme.yaml`` says."""

    name: str
    folder: Path
    path: str
    keys: CheckedTheme = field(default_factory=CheckedTheme)
    fields: Fields | None = None


def read_theme(
    root: Path,
    name: str,
    chosen: Mapping[str, Any],
    lang: str,
    settings: Fields,
    checks: Checks | None,
) -> Outcome[Theme]:
    """Read the theme ``name`` with all that it inherits.

    Args:
        root: the site's folder.
        name: the theme that the settings name.
        chosen: the options that the settings give.
        lang: the language of the site.
        settings: the settings as written, to point at.
        checks: what is remembered of theme files that were checked before.

    Returns:
        The theme, as much of it as can be read.
    """
    checks = checks or NoChecks()
    chain, problems = _chain(root, name, settings, checks)
    # What a broken chain lacks is not worth a problem each time that a template or a setting asks for it.
    broken = has_errors(problems)
    shipped = _read(DEFAULT, _shipped() / DEFAULT, checks)[0] if broken else None
    templates: dict[str, TemplateFile] = {}
    static: dict[str, StaticFile] = {}
    places = (_Folder(SITE, root, ""), *chain)
    for theme in places:
        problems += _read_templates(theme, templates)
        problems += _read_static(theme, static)
        problems += folder_misses(theme.folder, theme.path)
        problems += misplaced(theme.folder, theme.path) if theme.path else ()
    if shipped:
        templates = {}
        _read_templates(shipped, templates)
        _read_static(shipped, static)
    places = (*places, *([shipped] if shipped else ()))
    folders = [(theme.folder, theme.path) for theme in places]
    messages = read_messages(folders, lang, settings, [file.text for file in templates.values()])
    problems += messages.diagnostics
    names = {name.removeprefix("static/") for name in static}
    themes = (*([shipped] if shipped else ()), *reversed(chain))
    offer, faults = offer_of([(theme.keys, theme.fields) for theme in themes], names)
    options = choose(offer, chosen, names, settings, name)
    problems += faults
    problems += (one for one in options.problems if not broken or one.code != UNKNOWN_OPTION.name)
    if not broken:
        sheets = (
            file.data.decode("utf-8", "replace") for key, file in static.items() if key.endswith(".css")
        )
        texts = [*(file.text for file in templates.values()), *sheets]
        problems += template_misses(templates, (SITE, *(theme.name for theme in chain)))
        problems += static_misses(static, texts, _words(tuple(options.values.values())))
    return Outcome(
        Theme(
            name=name,
            chain=tuple(theme.name for theme in chain),
            templates={key: templates[key] for key in sorted(templates)},
            static={key: static[key] for key in sorted(static)},
            messages=messages.value,
            options=options.values,
        ),
        tuple(problems),
    )


def _words(value: Any) -> Iterator[str]:
    """Give all text in the values of options."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _words(item)


def _chain(root: Path, name: str, settings: Fields, checks: Checks) -> tuple[list[_Folder], list[Diagnostic]]:
    """Follow ``extends`` from the theme to the default one, which always ends the chain."""
    chain: list[_Folder] = []
    problems: list[Diagnostic] = []
    place, wanted = settings.place("theme") if "theme" in settings.values else None, name
    while wanted:
        if any(theme.name == wanted for theme in chain):
            way = [theme.name for theme in chain]
            circle = " → ".join([*way[way.index(wanted) :], wanted])
            problems.append(THEME_CYCLE.at(place, name=wanted, chain=circle))
            break
        theme, trouble = _find(root, wanted, place, checks)
        problems += trouble
        if theme is None:
            break
        chain.append(theme)
        wanted = theme.keys.extends
        place = theme.fields.place("extends") if theme.fields else None
    if all(theme.name != DEFAULT for theme in chain):
        theme, trouble = _find(root, DEFAULT, None, checks)
        problems += trouble if name != DEFAULT else ()
        chain += [theme] if theme else []
    return chain, problems


def _find(
    root: Path, name: str, place: Place | None, checks: Checks
) -> tuple[_Folder | None, list[Diagnostic]]:
    folder = _folder(root, name)
    if folder is None:
        suggestion = meant(name, _names(root))
        return None, [NO_THEME.at(place, name=name, suggestion=suggestion)]
    return _read(name, folder, checks)


def _read(name: str, folder: Path, checks: Checks) -> tuple[_Folder, list[Diagnostic]]:
    """Read a theme's own file."""
    path = f"themes/{name}"
    found = _Folder(name, folder, path)
    if not (folder / _THEME_FILE).exists():
        return found, [NO_THEME_FILE.at(Place(path), name=name)]
    text = read_text(folder / _THEME_FILE, f"{path}/{_THEME_FILE}")
    documents, unreadable = read_yaml(f"{path}/{_THEME_FILE}", text.value or "")
    fields = documents[0] if documents else Fields(None, lines_of(f"{path}/{_THEME_FILE}", ""), {}, {})

    def check(_: str) -> CheckedTheme:
        from briefgen.load.themes.theme_checks import check_theme

        return check_theme(fields)

    file = fields.lines.path
    keys = checks.every(CheckedTheme, {file: text.value or ""}, check)[file]
    # What is remembered has lists in it.
    keys = replace(keys, options=native(keys.options), choices=native(keys.choices))
    problems = [*text.diagnostics, *unreadable, *keys.problems]
    if keys.name not in ("", name):
        problems.append(OTHER_NAME.at(fields.place("name"), name=keys.name, folder=name))
    return _Folder(name, folder, path, keys, fields), problems


def _folder(root: Path, name: str) -> Path | None:
    """Find a theme's folder: in the site, else with the program."""
    if not is_record_id(name):
        return None
    return next((folder for folder in (root / "themes" / name, _shipped() / name) if folder.is_dir()), None)


def _shipped() -> Path:
    """Find the folder of the themes that come with the program, in the package or in the checkout."""
    installed = _HERE / "themes"
    return installed if installed.is_dir() else _HERE.parent / "themes"


def _names(root: Path) -> list[str]:
    homes = (home for home in (root / "themes", _shipped()) if home.is_dir())
    return sorted({folder.name for home in homes for folder in home.iterdir() if folder.is_dir()})


def _read_templates(theme: _Folder, templates: dict[str, TemplateFile]) -> list[Diagnostic]:
    """Add one theme's templates under their qualified names, and under plain ones that are still free."""
    found, problems = files_in(theme.folder / "templates", f"{theme.path}/templates".lstrip("/"))
    for file in found:
        text = read_text(file.file, file.path)
        problems += text.diagnostics
        if text.value is not None:
            template = TemplateFile(file.path, text.value)
            templates.setdefault(f"{theme.name}/{file.relative}", template)
            templates.setdefault(file.relative, template)
    return problems


def _read_static(theme: _Folder, static: dict[str, StaticFile]) -> list[Diagnostic]:
    found, problems = files_in(theme.folder / "static", f"{theme.path}/static".lstrip("/"))
    for file in found:
        if f"static/{file.relative}" in static:
            continue
        data = read_bytes(file.file, file.path)
        problems += data.diagnostics
        if data.value is not None:
            static[f"static/{file.relative}"] = StaticFile(file.path, data.value)
    return problems
