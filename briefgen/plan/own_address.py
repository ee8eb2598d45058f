"""Full addresses that lead into the site itself: where it stands on the web, or in the preview."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit, urlunsplit

from briefgen.model.settings import Settings

_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443, "": None}


def own_addresses(settings: Settings) -> tuple[str, ...]:
    """Give the addresses at which the site stands: the one in its settings, and the one of this build."""
    return tuple(dict.fromkeys(filter(None, (settings.home_url, settings.base_url))))


def within_site(target: str, own: tuple[str, ...]) -> str:
    """Give the address in the site (``/path/?a#b``) that a full address leads to; nothing for others."""
    homes = _homes(own)
    if not _WEB.match(target) or not any((home.hostname or "") in target.lower() for home in homes):
        return ""
    asked = _split(target)
    for home in homes:
        if asked and _host(asked) == _host(home):
            base = home.path.rstrip("/")
            if asked.path == base or asked.path.startswith(base + "/"):
                return urlunsplit(("", "", asked.path[len(base) :] or "/", asked.query, asked.fragment))
    return ""


@lru_cache
def _homes(own: tuple[str, ...]) -> tuple[SplitResult, ...]:
    return tuple(filter(None, map(_split, own)))


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:  # a bracket or a port that is none: no browser opens it
        return None


def _host(parts: SplitResult) -> tuple[str | None, int | None]:
    """Give host and port; http and https lead to one site, each at the port that is usual for it."""
    usual = _PORTS.get(parts.scheme.lower())
    return parts.hostname, None if parts.port == usual else parts.port
