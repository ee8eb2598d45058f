"""Other names of what is known the world over: "UN" is the United Nations, "Calif." is California."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from briefgen.resolve.names.name_forms import REMEMBERED, Form, form, is_acronym, may_be_spoken, name_words

_MISTAKEN = {"place": "org", "org": "place", "group": "org"}
"""What the model calls an acronym that is the other."""


@lru_cache(maxsize=REMEMBERED)
def full_name(name: Form, kind: str) -> tuple[str, ...]:
    """Give the words of the full name that ``name`` is another name of; nothing if it is none.

    An abbreviation counts as it is written only: "UN" in capitals, "Ill." with its full stop. Letters that
    are spoken as a word some papers write as one: "Nato".
    """
    known = _known().get((kind, name.key)) or _known().get((_MISTAKEN.get(kind, ""), name.key))
    if known is None:
        return ()
    full, written = known
    if is_acronym(written):
        spoken = kind == "org" and may_be_spoken(name.shown)
        return full if spoken or name.shown.replace(".", "").isupper() else ()
    if (kind, name.key) not in _known():
        return ()
    if not written.endswith("."):
        return full
    # "Va." is Virginia; "V.A." are initials.
    return full if name.shown.endswith(".") and name.shown.count(".") == written.count(".") else ()


@cache
def _known() -> dict[tuple[str, str], tuple[tuple[str, ...], str]]:
    found = {}
    text = files("briefgen.resolve.names").joinpath("other_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, full, others = (part.strip() for part in line.split("|"))
            for other in others.split(","):
                name = form(other.strip())
                found[kind, name.key] = name_words(form(full).words), name.shown
    return found
