"""``theme.yaml`` as written to what it was checked to say."""

from __future__ import annotations

from briefgen.load.checked import CheckedTheme
from briefgen.load.problems.theme_problems import THEME_KEY
from briefgen.load.schemas import ThemeKeys
from briefgen.load.values.checking import check
from briefgen.load.values.fields import Fields


def check_theme(fields: Fields) -> CheckedTheme:
    """Check the theme file that was read."""
    checked = check(ThemeKeys, fields, THEME_KEY, example="extends: default")
    keys = checked.value or ThemeKeys()
    return CheckedTheme(
        name=keys.name,
        extends=keys.extends or "",
        options=keys.options,
        choices=keys.choices,
        files=keys.files,
        problems=checked.problems,
    )
