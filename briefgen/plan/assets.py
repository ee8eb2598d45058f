"""The theme's static files as they are published: under names that change with their bytes, once each.

A browser may keep a file whose name bears the digest of its bytes for ever: what changed has another name.
All files of themes get such names, and of the site's own the style sheets, scripts and fonts. The site's
other files (pictures, documents) keep theirs, because letters and other sites link to them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote

from briefgen.model.diagnostic import Code, Diagnostic, Outcome, in_order
from briefgen.model.inputs import StaticFile
from briefgen.model.settings import Settings
from briefgen.model.suggestions import did_you_mean, nearest
from briefgen.model.text import place_in
from briefgen.plan import urls
from briefgen.plan.problems import STYLE_CIRCLE, STYLE_ELSEWHERE, STYLE_FAULT, STYLE_NO_FILE
from briefgen.plan.style_sheets import Asked, FaultError, StyleSheet, minified, read_style_sheet

_OF_THE_LOOK: Final = (".css", ".js", ".mjs", ".woff2", ".woff", ".ttf", ".otf")
_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Assets:
    """Static files as they are published.

    ``paths`` maps the name of each (``static/style.css``) to its output path, ``files`` the output paths to
    the bytes.
    """

    paths: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def names(self) -> dict[str, str]:
        """Give the addresses below ``static/`` by the names there, as templates ask for them."""
        return {
            name.removeprefix(urls.STATIC): quote(path.removeprefix(urls.STATIC), safe="/")
            for name, path in self.paths.items()
        }


def publish(static: Mapping[str, StaticFile], *, minify: bool = True) -> Outcome[Assets]:
    """Give static files the names and bytes under which they are published.

    Args:
        static: the theme's files by name (``static/style.css``).
        minify: leave comments and needless blanks out of style sheets.

    Returns:
        The files, and what is wrong in style sheets: those are published as they are.
    """
    press = _Press(static, minify)
    for name in sorted(static):
        press.publish(name)
    paths = {name: press.paths[name] for name in sorted(press.paths)}
    return Outcome(Assets(paths, press.files), in_order(press.problems))


def with_logo(settings: Settings, assets: Assets) -> Settings:
    """Give the settings with the address under which the publisher's logo is published."""
    publisher = settings.publisher
    path = "" if urls.is_external(publisher.logo) else assets.paths.get(urls.file_in_site(publisher.logo), "")
    return replace(settings, publisher=replace(publisher, logo=f"/{quote(path)}")) if path else settings


_NAMESPACES = "http://www.w3.org/"


class _Press:
    """Publishes what a style sheet asks for before the sheet itself, whose bytes name it."""

    def __init__(self, static: Mapping[str, StaticFile], minify: bool) -> None:
        self.static, self.minify = static, minify
        self.paths: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.problems: list[Diagnostic] = []
        self.open: list[str] = []

    def publish(self, name: str) -> str:
        """Give the output path of a file."""
        if name not in self.paths:
            file = self.static[name]
            self.open.append(name)
            data = self.dressed(name, file) if name.lower().endswith(".css") else file.data
            self.open.pop()
            self.paths[name] = _with_digest(name, data) if _has_digest(name, file) else name
            self.files[self.paths[name]] = data
        return self.paths[name]

    def dressed(self, name: str, file: StaticFile) -> bytes:
        """Give a style sheet that asks for files by the names under which they are published."""
        try:
            sheet = read_style_sheet(file.data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            what = "it is not UTF-8 text"
            self.problems.append(STYLE_FAULT.at(place_in(file.path, "", 0), fault=what))
            return file.data
        if sheet.fault:
            place = place_in(file.path, sheet.text, sheet.fault.start)
            self.problems.append(STYLE_FAULT.at(place, fault=sheet.fault.what))
            return file.data
        try:
            small = minified(sheet.text) if self.minify else sheet.text
        except FaultError as error:
            self.problems.append(
                STYLE_FAULT.at(place_in(file.path, sheet.text, error.fault.start), fault=error.fault.what)
            )
            return file.data
        addresses = dict(self.addresses(name, file, sheet))
        if not addresses:
            return small.encode()
        return read_style_sheet(small).with_addresses(addresses).encode()

    def addresses(self, name: str, file: StaticFile, sheet: StyleSheet) -> Iterator[tuple[str, str]]:
        for asked in sheet.asked:
            if urls.is_external(asked.address):
                # The address of a namespace names it, and is never asked for.
                if not asked.address.startswith(_NAMESPACES):
                    self.report(STYLE_ELSEWHERE, asked, file, sheet)
                continue
            if asked.address.startswith("#") or not asked.address:
                continue
            address, rest = _cut(asked.address)
            wanted = _name_of(address, name)
            if wanted not in self.static:
                self.report(STYLE_NO_FILE, asked, file, sheet, suggestion=self.near(wanted))
            elif wanted in self.open:
                self.report(STYLE_CIRCLE, asked, file, sheet, suggestion="")
            else:
                there = posixpath.relpath(self.publish(wanted), posixpath.dirname(name))
                yield asked.address, quote(there, safe="/") + rest

    def report(self, code: Code, asked: Asked, file: StaticFile, sheet: StyleSheet, **values: str) -> None:
        place = place_in(file.path, sheet.text, asked.start, asked.end - asked.start)
        self.problems.append(code.at(place, address=asked.address, **values))

    def near(self, wanted: str) -> str:
        kind = posixpath.splitext(wanted)[1]
        alike = [name for name in self.static if posixpath.splitext(name)[1] == kind]
        near = nearest(wanted, alike) or nearest(wanted, self.static)
        return did_you_mean([name.removeprefix(urls.STATIC) for name in near])


def _cut(address: str) -> tuple[str, str]:
    """Part an address from the query and the fragment behind it."""
    end = min((at for mark in "?#" if (at := address.find(mark)) >= 0), default=len(address))
    return address[:end], address[end:]


def _name_of(address: str, sheet: str) -> str:
    """Give the name of the file that an address in the style sheet ``sheet`` means."""
    address = unquote(address)
    if address.startswith("/"):
        return address.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(sheet), address))


def _has_digest(name: str, file: StaticFile) -> bool:
    return file.path.startswith("themes/") or name.lower().endswith(_OF_THE_LOOK)


def _with_digest(name: str, data: bytes) -> str:
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{sha256(data).hexdigest()[:_DIGITS]}{ending}"
