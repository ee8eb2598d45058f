"""Which pages take in what is other in them after an edit; all others are loaded anew.

Scripts hold on to what they once looked up. So a page takes part if each of its scripts says that it looks up
anew what may be another after a ``briefgen:changed``: its file names that event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import urljoin, urlsplit

from briefgen.serve.answer import output_path

SCRIPT_PATH = "/_briefgen/exchange.js"
NUMBER = "Briefgen-Page"
"""The header by which a page that asks for itself anew says which one it is."""

_SCRIPTS = re.compile(rb"""<script\b[^>]*?\bsrc=["']?([^"'\s>]+)""", re.IGNORECASE)
_EVENT = b"briefgen:changed"


def program() -> bytes:
    """Give the script that exchanges what is other."""
    return (files("briefgen.serve") / "exchange.js").read_bytes()


def takes_part(page: bytes, address: str, site: Mapping[str, bytes]) -> bool:
    """Say whether every script of a page is in the site and copes with words that are exchanged.

    Args:
        page: the page as the site has it.
        address: where it was asked for.
        site: the files of the site by output path.
    """
    found = {urlsplit(urljoin(address, src.decode("utf-8", "replace"))) for src in _SCRIPTS.findall(page)}
    if any(url.netloc != urlsplit(address).netloc for url in found):
        return False
    paths = [output_path(url.path) for url in found]
    return all(path in site and _EVENT in site[path] for path in paths)
