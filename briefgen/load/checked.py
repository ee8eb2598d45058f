"""What files were checked to be, with their problems: plain values, which can be remembered.

The schemas that check are loaded only when a file is new or has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.registry import ClaimRecord, EntityRecord, SourceRecord
from briefgen.model.settings import Settings


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """What one record is: of one of three kinds (none: too much is wrong), or names that are never linked.

    ``file`` names the file that holds the text of a source.
    """

    entity: EntityRecord | None = None
    claim: ClaimRecord | None = None
    source: SourceRecord | None = None
    file: str = ""
    ignored: tuple[str, ...] | None = None
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedRecords:
    """The records of one file, in order."""

    records: tuple[CheckedRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedSettings:
    """The settings, defaults in place of what is wrong."""

    settings: Settings
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedTheme:
    """What a theme file says, as far as it is right: the parent, the options and what they may be."""

    name: str = ""
    extends: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
