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
    PLUGIN_FAILED,
    NOT_A_PLUGIN,
)
