"""Codes of languages, as headers, records and quotations name them."""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*",
    re.ASCII | re.IGNORECASE,
)


def primary(code: str) -> str:
    """Give a language without its region and script: ``pt`` for ``pt-BR``."""
    return code.replace("_", "-").partition("-")[0].lower()


def is_language(code: str) -> bool:
    """Say whether a text has the form of a language code: ``en``, ``pt-BR``, ``zh-Hant``."""
    return _CODE.fullmatch(code) is not None
