"""What may be an id, a slug, a link or an address pattern, so that nothing leads out of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from slugify import slugify

ENTITY_KINDS: Final = ("person", "org", "place", "group", "event", "law", "work")

_CATALOGUES: Final = {
    "wikidata": (re.compile(r"Q[1-9][0-9]{0,15}", re.ASCII), "Q42"),
    "viaf": (re.compile(r"[1-9][0-9]{0,25}", re.ASCII), "113230702"),
}
OTHER_CATALOGUES: Final = (
    "geonames",
    "gnd",
    "imdb",
    "isni",
    "lccn",
    "lei",
    "opencorporates",
    "orcid",
    "osm",
    "ror",
)
_OUTSIDE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_WORDS: Final = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_ID: Final = re.compile(_WORDS, re.ASCII)
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_ENTITY_ID: Final = re.compile(rf"(?:{'|'.join(ENTITY_KINDS)})/{_WORDS}", re.ASCII)
_LIKE_ENTITY_ID: Final = re.compile(rf"[a-z]+/{_WORDS}", re.ASCII)
_HOLE: Final = re.compile(r"\{([^{}]*)\}")
_HOLES: Final = frozenset(("section", "slug", "kind", "year", "month", "day"))
_BLANK: Final = re.compile(r"[\s\x00-\x1f\x7f]")
_NOT_IN_OLD: Final = frozenset("#?*:%<>|{}`^\"'\u2018\u2019\u201c\u201d")
_READ_BY_HOSTS: Final = ("_headers", "_redirects", "_routes.json", "_worker.js", "robots.txt", "sitemap.xml")
_LONGEST: Final = 150
"""A file system allows names of 255 bytes; something is added to some of ours."""


def is_record_id(value: str) -> bool:
    """Say whether this has the form of a slug, or of the id of a claim or source."""
    return len(value) <= _LONGEST and _ID.fullmatch(value) is not None


def is_entity_id(value: str) -> bool:
    """Say whether this has the form of an entity's id, ``kind/slug``."""
    return len(value) <= _LONGEST and _ENTITY_ID.fullmatch(value) is not None


def is_meant_as_entity_id(value: str) -> bool:
    """Tell an id, perhaps with a slip in it (``persn/jane-doe``), from a plain name (``AP/Reuters``)."""
    return _LIKE_ENTITY_ID.fullmatch(value) is not None


def to_slug(text: str) -> str:
    """Make a slug of a file's or folder's name; ``""`` if there is no letter or digit in it."""
    if len(text) <= _LONGEST and _SLUG.fullmatch(text):
        return text  # most are, and asking is far quicker than transliterating
    return slugify(text, max_length=_LONGEST)


def section_part(name: str) -> str:
    """Make a part of a section of a folder's name. Other letters than ours stay, to be read as they are.

    The address of a section has plain ones; plan makes it. ``""`` if there is no letter or digit in it.
    """
    slug = to_slug(name)
    return slug if name.isascii() or not slug else normalize("NFC", name.strip())


def to_section(value: str) -> str | None:
    """Make a section's path of what a header says, or nothing if that would lead out of its place."""
    parts = [section_part(part) for part in value.removesuffix("/").split("/")]
    return "/".join(parts) if all(parts) and ".." not in value and "\\" not in value else None


def leads_out(value: str) -> bool:
    """Say whether a slug would climb to another folder."""
    return ".." in value or "/" in value or "\\" in value


def is_absolute_url(value: str) -> bool:
    """Say whether this is a web address with a host; no other scheme is ever linked."""
    if _BLANK.search(value) or "\\" in value:
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def outside_id_fault(name: str, value: str) -> str:
    """Say how to write an id elsewhere (``wikidata``, ``Q42``), or nothing if it is right."""
    if pattern := _CATALOGUES.get(name):
        written, example = pattern
        return "" if written.fullmatch(value) else f"Write only its number there, such as `{example}`."
    if is_absolute_url(value) or (name in OTHER_CATALOGUES and _OUTSIDE_ID.fullmatch(value)):
        return ""
    if name in OTHER_CATALOGUES:
        return "Write its id there, in letters, digits, `.`, `_` and `-`, or a full address with `https://`."
    return "Write a full address that begins with `https://`."


def is_base_url(value: str) -> bool:
    """Say whether a site can stand at this address; ``""`` stands for not known yet."""
    return value == "" or (is_absolute_url(value) and not set("?#@") & set(value))


def is_inside(value: str) -> bool:
    """Say whether this is an address of the site: no scheme, no host, no way out."""
    path = unquote(value.partition("#")[0].partition("?")[0])
    escapes = "\\" in path or path.startswith("//") or ":" in path or ".." in path.split("/")
    return not escapes and _BLANK.search(value) is None


def old_address_fault(value: str) -> str:
    """Say why no page can be put at this address to lead on to another one, or nothing if one can."""
    if not is_inside(value) or not value.strip("/"):
        return "it is not an address inside this site"
    if found := next((character for character in value if character in _NOT_IN_OLD), ""):
        return f"`{found}` must not be in it"
    if value.strip("/").partition("/")[0].lower() in _READ_BY_HOSTS:
        return "hosts and search engines give this name a meaning of its own"
    return ""


def is_image_path(value: str) -> bool:
    """Say whether this can name a picture of the site; whether it is there, plan says."""
    return bool(PurePosixPath(value).parts) and not (
        ":" in value or "\\" in value or value.startswith("//") or not value.isprintable()
    )


def permalink_faults(value: str) -> Iterator[str]:
    """Give everything that keeps this from being the pattern of an address."""
    path = _HOLE.sub("x", value)
    yield from (f"`{{{hole}}}` is not known here" for hole in _HOLE.findall(value) if hole not in _HOLES)
    if "{slug}" not in value:
        yield "`{slug}` must be in it"
    if path.startswith("/") or not is_inside(path) or "." in path.split("/"):
        yield "it must not begin with `/` or lead out of the site"
    if "{" in path or "}" in path:
        yield "a brace is left open"
    if "//" in path:
        yield "two slashes stand together"
    if "#" in path or "?" in path:
        yield "`#` and `?` do not belong in it"
