"""All that a build may depend on: what load hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from briefgen.model.messages import Messages
from briefgen.model.registry import Registry
from briefgen.model.roles import Filter, Plugin
from briefgen.model.settings import Settings
from briefgen.model.source import LeftOut, Source


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template: the path to name in messages, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that pages use as it is: the path to name in messages, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with all that it inherits.

    ``templates`` maps both plain names (``page.html``: the first in site, theme, parent, default) and
    qualified ones (``default/page.html``: that theme's own) to their text. ``static`` maps the names of
    static files (``static/style.css``) to the files, looked up in the same order. ``messages`` are the words
    of the interface in the site's language, likewise.
    """

    name: str
    chain: tuple[str, ...]
    templates: Mapping[str, TemplateFile] = field(default_factory=dict)
    static: Mapping[str, StaticFile] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    messages: Messages = field(default_factory=Messages)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Every byte that the build depends on, and the one date that it may know.

    ``sources`` are the content files that go into this build, sorted by path; ``files`` maps the
    paths of other files beside them (pictures), relative to ``content/``, to their bytes; ``texts`` are
    those of them that look like texts, and are not read;
    ``left_out`` are the drafts, scheduled and expired ones; ``font`` is the site's own for share images;
    ``unsettled`` says that the settings could not be read, and the default ones stand in.
    """

    settings: Settings
    sources: tuple[Source, ...]
    left_out: tuple[LeftOut, ...]
    registry: Registry
    theme: Theme
    build_date: datetime
    plugins: tuple[Plugin, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    font: bytes = b""
    unsettled: bool = False

    @property
    def filters(self) -> tuple[tuple[str, Filter], ...]:
        """The filters that plug-ins bring for templates."""
        return tuple(item for plugin in self.plugins for item in plugin.filters)
