"""``briefgen.yaml`` to settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefgen.load.checked import CheckedSettings
from briefgen.load.files.text_files import read_text
from briefgen.load.problems import BASE_URL, CUT_SHORT, MISNAMED, NOT_A_MAPPING, TIMEZONE, UNSETTLED
from briefgen.load.values.addresses import is_base_url
from briefgen.load.values.dates import is_zone
from briefgen.load.values.fields import Fields, lines_of, read_yaml
from briefgen.load.values.free_values import native
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.known_checks import Checks, NoChecks
from briefgen.model.settings import Settings
from briefgen.model.text import Place

SETTINGS_FILE: Final = "briefgen.yaml"
_OTHER_NAME: Final = re.compile(r"briefgen\.ya?ml(?:\.txt)?", re.IGNORECASE)
"""What somebody may have called the file, or an editor made of its name."""

_UNREAD: Final = CUT_SHORT | {NOT_A_MAPPING.name}


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings, defaults in place of what is wrong; and the fields that they were read from.

    ``unread`` says that little or nothing of the file could be read.
    """

    settings: Settings
    fields: Fields
    problems: tuple[Diagnostic, ...] = ()
    unread: bool = False

    @property
    def states(self) -> tuple[str, ...] | None:
        """The states that assessments may give, also those of which something is wrong; none: not known."""
        if self.unread:
            return None
        claims = self.fields.mapping.get("claims")
        written = claims.get("states") if isinstance(claims, dict) else None
        known = (state.id for state in self.settings.claims.states)
        return tuple(dict.fromkeys((*known, *(written if isinstance(written, dict) else ()))))


def read_settings(root: Path, base_url: str | None, checks: Checks | None) -> SettingsRead:
    """Read the settings of the site at ``root``; ``base_url`` goes before the one in the file.

    ``checks`` gives what is remembered of a file that was checked before.
    """
    problems: list[Diagnostic] = []
    unread = False
    fields, written = Fields(None, lines_of(SETTINGS_FILE, ""), {}, {}), ""
    if (root / SETTINGS_FILE).is_symlink() or (root / SETTINGS_FILE).exists():
        text = read_text(root / SETTINGS_FILE, SETTINGS_FILE)
        written = text.value or ""
        documents, unreadable = read_yaml(SETTINGS_FILE, written)
        problems += (*text.diagnostics, *unreadable)
        unread = text.value is None
        fields = documents[0] if documents else fields
    else:
        problems += (MISNAMED.at(Place(name), path=name) for name in _other_names(root))
    checked = _checked(fields, written, checks or NoChecks())
    problems += checked.problems
    settings = checked.settings
    if unread := unread or not _UNREAD.isdisjoint(problem.code for problem in problems):
        problems.append(UNSETTLED.at(Place(SETTINGS_FILE)))
    if base_url is not None and not is_base_url(base_url):
        problems.append(BASE_URL.at(None, value=base_url))
        base_url = None
    settings = replace(
        settings,
        base_url=settings.base_url if base_url is None else base_url,
        home_url="" if base_url is None else settings.base_url,
        # What is remembered has lists in them.
        theme_options=native(settings.theme_options),
        extra=native(settings.extra),
    )
    return SettingsRead(settings, fields, tuple(problems), unread)


def _other_names(root: Path) -> list[str]:
    """Give the files that somebody took for the settings; none in a folder that cannot be listed."""
    try:
        return sorted(one.name for one in root.iterdir() if _OTHER_NAME.fullmatch(one.name) and one.is_file())
    except OSError:
        return []


def _checked(fields: Fields, text: str, checks: Checks) -> CheckedSettings:
    def check(_: str = "") -> CheckedSettings:
        from briefgen.load.settings.settings_checks import check_settings

        return check_settings(fields)

    known = checks.every(CheckedSettings, {SETTINGS_FILE: text}, check)[SETTINGS_FILE]
    # Which time zones there are is not for the file to say.
    sure = is_zone(known.settings.timezone) and all(one.code != TIMEZONE.name for one in known.problems)
    return known if sure else check()
