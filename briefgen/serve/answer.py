"""A path to an answer, out of the site in memory: no file is opened, so no path can lead out of the site."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from briefgen.serve.standing import as_it_is_called_now

# As static hosts send them; the tables of this machine may say otherwise.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    "": "text/plain; charset=utf-8",
}

_HTML = _TYPES[".html"]
_PLAIN_404 = b"<!doctype html><title>Not found</title><h1>Not found</h1>"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, type and bytes; ``location`` is where a redirect leads."""

    status: int
    type: str
    body: bytes = b""
    location: str = ""

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.type == _HTML


def answer(path: str, query: str, files: Mapping[str, bytes]) -> Answer:
    """Give what a static host would answer.

    Args:
        path: the path as asked for, percent-encoded.
        query: what stands after the question mark, if anything.
        files: the site: paths without a leading ``/``, and bytes.
    """
    name = output_path(path)
    if name in files or (name := as_it_is_called_now(name, files)) in files:
        return Answer(200, type_of(name), files[name])
    if name and f"{name}/index.html" in files:
        # Made anew from the name that was found: what was asked for may lead to another host (`//host/x`).
        return Answer(302, _HTML, location=f"/{quote(name)}/" + (f"?{query}" if query else ""))
    return _missing(files)


def output_path(path: str) -> str:
    """Give the output path that a path as asked for stands for; none for what is no text."""
    try:
        name = unquote(path, errors="strict").removeprefix("/")
    except UnicodeDecodeError:
        return ""
    return name + "index.html" if not name or name.endswith("/") else name


def _missing(files: Mapping[str, bytes]) -> Answer:
    return Answer(404, _HTML, files.get("404.html", _PLAIN_404))


def type_of(name: str) -> str:
    """Give the content type of a file by its name."""
    ending = name[name.rfind(".") :].lower() if "." in name.rpartition("/")[2] else ""
    return _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
