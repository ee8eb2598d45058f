"""A content file's text to its header: where it ends, and the ``Meta`` that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from briefgen.load.problems import HEADER_KEY, NO_TITLE, TOML, UNTERMINATED
from briefgen.load.problems.contradiction_problems import (
    CORRECTED_BEFORE_DATE,
    EXPIRES_BEFORE_DATE,
    MARKDOWN_SIGNS,
    UPDATED_BEFORE_DATE,
)
from briefgen.load.schemas import HeaderKeys, ImageKeys
from briefgen.load.values.checking import check, proper_places
from briefgen.load.values.fields import Fields, lines_of, read_yaml
from briefgen.load.values.meant_words import meant
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.source import AiUse, Correction, Image, KeyPoint, Meta
from briefgen.model.text import Place, Span, place_in
from briefgen.model.when import is_before

_MARKDOWN: Final = re.compile(
    r"\[\[[^\[\]\n]+\]\]|\[[^\[\]\n]+\]\([^()\s]+\)|\*\*\w[^*\n]*\*\*|(?<![\w*])\*\w[^*\n]*\w\*(?![\w*])"
)
"""A link by name or by address, strong words, emphasis."""

_BEGIN: Final = "Begin the file with a line `---`, a line `title: …` and another line `---`."
_HYPHENS: Final = (
    "Type three hyphens (`---`) above and below the header: word processors like to make dashes of them."
)
_DASHES: Final = re.compile(r"\s*([-‐‑‒–—―−]{1,9})[ \t]*$", re.MULTILINE)
"""A first line that is meant to open a header."""

_OPENING: Final = re.compile(r"\s*^---[ \t]*$\n?", re.MULTILINE)
_CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_FOREIGN: Final = re.compile(r"\s*(?:(?P<toml>\+\+\+[ \t]*$)|(?P<json>\{[ \t]*$))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a body.

    ``fields`` are as written (none: no header could be read); ``meta`` is what is left of them when the
    wrong ones are taken out, so that the body's problems can be reported in the same run.
    """

    meta: Meta
    body: Span
    fields: Fields
    problems: tuple[Diagnostic, ...] = ()


def read_header(path: str, text: str, zone: tzinfo) -> Header:
    """Read the header of the content file ``path``; dates without a time zone are of ``zone``."""
    opening = _OPENING.match(text)
    if opening is None:
        return _no_header(path, text)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        at = opening.end() - len(opening[0].lstrip())
        problem = UNTERMINATED.at(place_in(path, text, at, 3))
        return Header(
            Meta(path), Span(len(text), len(text)), _nothing(path, text[: opening.end()]), (problem,)
        )
    body = Span(closing.end(), len(text))
    documents, unreadable = read_yaml(path, text[: closing.start()])
    fields = documents[0] if documents else _nothing(path, text[: closing.start()])
    if unreadable and not documents:
        # Nothing is known of a header that cannot be read, so nothing else is said of it.
        return Header(Meta(path), body, fields, tuple(unreadable))
    meta, problems = _meta(path, fields, zone, Place(path, opening[0].count("\n") or 1, 1, 3, "---"))
    return Header(meta, body, fields, (*unreadable, *problems))


def _meta(path: str, fields: Fields, zone: tzinfo, begin: Place) -> tuple[Meta, list[Diagnostic]]:
    untitled = isinstance(fields.value, dict | None) and not fields.mapping.get("title")
    known = replace(fields, value={**fields.mapping, "title": path}) if untitled else fields
    checked = check(HeaderKeys, known, HEADER_KEY, zone=zone, fallback={"title": path})
    problems = list(checked.problems)
    if untitled:
        problems += _untitled(fields, begin)
    meta = _to_meta(checked.value, checked.fields) if checked.value else Meta(path)
    if meta.date and meta.updated and is_before(meta.updated, meta.date):
        place = meta.places.get("updated", begin)
        problems.append(UPDATED_BEFORE_DATE.at(place, updated=meta.updated.text, date=meta.date.text))
        meta = replace(meta, updated=None)
    if meta.date and meta.expires and meta.expires.moment <= meta.date.moment:
        place = meta.places.get("expires", begin)
        problems.append(EXPIRES_BEFORE_DATE.at(place, expires=meta.expires.text, date=meta.date.text))
    for number, note in enumerate(meta.corrections):
        if meta.date and is_before(note.date, meta.date):
            place = meta.places.get(f"corrections.{number}.date", begin)
            problems.append(CORRECTED_BEFORE_DATE.at(place, noted=note.date.text, date=meta.date.text))
    problems += _markdown_in(meta, begin)
    return meta, problems


def _markdown_in(meta: Meta, begin: Place) -> Iterator[Diagnostic]:
    """Report links and emphasis in texts that pages print as they are."""
    texts = {
        "title": meta.title,
        "summary": meta.summary,
        "method": meta.method,
        "image.caption": meta.image.caption if meta.image else "",
        **{f"key_points.{i}": point.text for i, point in enumerate(meta.key_points)},
        **{f"not_known.{i}": text for i, text in enumerate(meta.not_known)},
        **{f"corrections.{i}.text": note.text for i, note in enumerate(meta.corrections)},
    }
    for key, text in texts.items():
        if ("*" in text or "[" in text) and (found := _MARKDOWN.search(text)):
            place = meta.places.get(f"{key}.text") or meta.places.get(key, begin)
            yield MARKDOWN_SIGNS.at(place, text=found[0])


def _untitled(fields: Fields, begin: Place) -> Iterator[Diagnostic]:
    if "title" in fields.keys:
        fix = "Write the title after the colon, in quotation marks if it holds a colon: `title: …`."
        yield NO_TITLE.at(fields.key_place("title"), why=": nothing stands after `title:`", fix=fix)
    elif not any("`title`" in meant(key.lower(), ("title",)) for key in fields.mapping):
        # A key that is nearly right (`Title:`) is reported as such, and that is enough.
        yield NO_TITLE.at(begin, why="", fix="Add a line `title: …` to the header.")


def _to_meta(keys: HeaderKeys, fields: Fields) -> Meta:
    return Meta(
        title=keys.title,
        kind=keys.kind,
        slug=keys.slug or "",
        section=keys.section or "",
        summary=keys.summary,
        date=keys.date,
        updated=keys.updated,
        expires=keys.expires,
        authors=keys.authors,
        tags=keys.tags,
        draft=keys.draft,
        lang=keys.lang or "",
        image=_image(keys.image) if keys.image else None,
        aliases=keys.aliases,
        about=keys.about,
        claims=keys.claims,
        not_claims=keys.not_claims,
        sources=keys.sources,
        key_points=tuple(KeyPoint(point.text, point.claims) for point in keys.key_points),
        not_known=keys.not_known,
        relative_dates=tuple(keys.relative_dates.items()),
        method=keys.method,
        ai_use=AiUse(keys.ai_use.note, keys.ai_use.detail, keys.ai_use.part) if keys.ai_use else None,
        corrections=tuple(
            Correction(note.date, note.kind, note.text, note.was, note.now, note.where)
            for note in keys.corrections
        ),
        extra=keys.extra,
        places=proper_places(HeaderKeys, fields),
    )


def _image(keys: ImageKeys) -> Image:
    return Image(keys.path, keys.alt, keys.caption, keys.credit, keys.decorative)


def _no_header(path: str, text: str) -> Header:
    foreign = _FOREIGN.match(text)
    place = place_in(path, text, len(text) - len(text.lstrip()) if text.strip() else 0, 3 if foreign else 1)
    if foreign:
        problem = TOML.at(place, language="TOML" if foreign["toml"] else "JSON")
    else:
        why, fix = ": it has no header", _BEGIN
        if dashes := _DASHES.match(text):
            place = place_in(path, text, dashes.start(1), len(dashes[1]))
            why, fix = f": it begins with `{dashes[1]}`, not with three hyphens", _HYPHENS
        problem = NO_TITLE.at(place, why=why, fix=fix)
    return Header(Meta(path), Span(0, len(text)), _nothing(path, text[:1]), (problem,))


def _nothing(path: str, text: str) -> Fields:
    return Fields(None, lines_of(path, text), {}, {})
