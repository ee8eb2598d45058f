"""The problems of themes and plug-ins."""

from __future__ import annotations

from typing import Final

from briefgen.model.diagnostic import Code, Severity

_E: Final = Severity.ERROR

THEME_KEY: Final = Code("theme/unknown-key", _E, "`{key}` is not a key of {group}.", "{suggestion}")
NO_THEME: Final = Code(
    "theme/unknown",
    _E,
    "There is no theme `{name}`.",
    "{suggestion}Themes stand in folders `themes/NAME/`.",
)
NO_THEME_FILE: Final = Code(
    "theme/no-theme-file",
    _E,
    "The theme `{name}` has no file `theme.yaml`.",
    "Add a file `themes/{name}/theme.yaml` with the line `extends: default`.",
)
THEME_CYCLE: Final = Code(
    "theme/cycle",
    _E,
    "The theme `{name}` extends itself: {chain}.",
    "Let one of these themes extend `default` instead.",
)
NO_TRANSLATION: Final = Code(
    "theme/no-translation",
    Severity.WARNING,
    "There is no translation of the words of the interface into `{lang}`: they stay English.",
    "There are translations for {known}; `translations/{lang}.po` would be another, see docs/translating.md.",
)
BAD_CATALOG: Final = Code(
    "theme/bad-catalog",
    _E,
    "This file of translations cannot be read: {reason}.",
    "docs/translating.md shows what such a file looks like.",
)
BAD_MESSAGE: Final = Code(
    "theme/bad-message",
    _E,
    "The translation of “{message}” cannot be used: {reason}.",
    "Keep each `%(name)s` of the English text as it is, and write a percent sign as `%%`.",
)
UNKNOWN_MESSAGE: Final = Code(
    "theme/unknown-message",
    Severity.WARNING,
    "No page says “{message}”, so its translation is used nowhere.",
    "{suggestion}Copy the English text letter by letter from the catalogs of the default theme.",
)
OTHER_NAME: Final = Code(
    "theme/other-name",
    Severity.WARNING,
    "The theme in the folder `{folder}` calls itself `{name}`.",
    "A theme is known by its folder: write `name: {folder}`, or name the folder `{name}`.",
)
NO_OPTION: Final = Code(
    "theme/no-such-option",
    _E,
    "`{group}` speaks of `{key}`, which is not an option of this theme.",
    "{suggestion}Add it under `options` with the value that it has as a rule.",
)
NO_STATIC_FILE: Final = Code(
    "theme/missing-file",
    _E,
    "There is no file `{name}` in a folder `static/`.",
    "{suggestion}Put it into `static/` of your site, and name it by its path there.",
)
REPLACES_NOTHING: Final = Code(
    "theme/replaces-nothing",
    Severity.WARNING,
    "Nothing uses the file `{name}`, and it replaces none.",
    "Did you mean `{near}`? Give it that name, or delete it.",
)
MISNAMED_FOLDER: Final = Code(
    "theme/misnamed-folder",
    Severity.WARNING,
    "The folder `{path}` is not read.",
    "Did you mean `{near}`? Give it that name: what a theme or a site changes stands in `templates`, "
    "`static` and `translations`.",
)
MISPLACED_FILE: Final = Code(
    "theme/misplaced-file",
    Severity.WARNING,
    "The file `{path}` is not read.",
    "Move it into the folder `{folder}`, where files of this sort are looked for.",
)
MISNAMED_CATALOG: Final = Code(
    "theme/misnamed-catalog",
    Severity.WARNING,
    "The translations in `{path}` are not read: `{name}` is no code of a language.",
    "Name the file by the code of its language, such as `fr.po`.",
)
PLUGIN_FAILED: Final = Code(
    "plugin/failed",
    _E,
    "The plug-in `{name}` cannot be loaded: {reason}.",
    "Install it again or another version of it, or remove it with `pip uninstall`.",
)
NOT_A_PLUGIN: Final = Code(
    "plugin/not-a-plugin",
    _E,
    "`{name}` calls itself a plug-in for briefgen, but it gives {what}.",
    "Tell its author that the entry point must name a `briefgen.model.roles.Plugin`.",
)

CODES: Final[tuple[Code, ...]] = (
    THEME_KEY,
    NO_THEME,
    NO_THEME_FILE,
    THEME_CYCLE,
    NO_TRANSLATION,
    BAD_CATALOG,
    BAD_MESSAGE,
    UNKNOWN_MESSAGE,
    OTHER_NAME,
    NO_OPTION,
    NO_STATIC_FILE,
    REPLACES_NOTHING,
    MISNAMED_FOLDER,
    MISPLACED_FILE,
    MISNAMED_CATALOG,
    PLUGIN_FAILED,
    NOT_A_PLUGIN,
)
