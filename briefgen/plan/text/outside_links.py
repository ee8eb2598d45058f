"""Links out of the site that no browser can follow as they are written, and what is likely meant."""

from __future__ import annotations

import re

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.suggestions import did_you_mean, nearest
from briefgen.model.text import Place
from briefgen.plan.problems import BAD_ADDRESS

_WEB = ("http", "https")

_WHOLE = re.compile(r"https?://[^/?#%\s]+(?:[/?#]|$)", re.IGNORECASE)
"""How an address on the web begins that names a host."""

_PARTED = re.compile(r"(?P<scheme>https?)(?::/*|/{2,})(?P<rest>[^/].*)", re.IGNORECASE)
"""One whose colon or slashes are not all there."""

_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}/")
_LETTER = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def unopened(target: str, place: Place) -> tuple[Diagnostic, ...]:
    """Report an address that names no host, nobody to write to, or a scheme that is a slip of the pen.

    Args:
        target: an address out of the site, or nothing.
        place: where the link stands.
    """
    if not target:
        what, hint = "This link has no address", "Write it between the round brackets: `[words](address)`."
    elif hint := _meant(target):
        what = f"`{target}` is no address that can be opened"
    else:
        return ()
    return (BAD_ADDRESS.at(place, what=what, hint=hint),)


def _meant(target: str) -> str:
    scheme, _, rest = target.partition(":")
    if scheme.lower() == "mailto":
        return "" if "@" in rest or "?" in rest else "Write to whom: `mailto:desk@example.org`."
    if scheme.lower() in _WEB:
        if _WHOLE.match(target):
            return ""
        return _slashed(target) or "Write it in full: `https://example.org/page`."
    near = nearest(scheme, _WEB) if rest.startswith("//") and scheme else []
    return did_you_mean([f"{one}:{rest}" for one in near]).rstrip()


def _slashed(target: str) -> str:
    """Ask for an address on the web with the colon and slashes that it lacks; nothing if it lacks none."""
    parted = _PARTED.fullmatch(target)
    whole = f"{parted['scheme'].lower()}://{parted['rest']}" if parted else ""
    return did_you_mean([whole]).rstrip() if whole != target and _WHOLE.match(whole) else ""


def meant_outside(wanted: str) -> str:
    """Give the hint for what reads as an address in the site and is one out of it; else nothing."""
    if slashed := _slashed(wanted):
        return slashed
    if wanted.lower().startswith("www.") or _HOST.match(wanted):
        return f"An address outside of the site begins with `https://`: `https://{wanted}`."
    if _LETTER.fullmatch(wanted):
        return f"A link that writes a letter begins with `mailto:`: `mailto:{wanted}`."
    return ""
