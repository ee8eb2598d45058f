"""The strip under each page of the preview, which says what was found there; it is never a part of the site.

Like the panel it is plain HTML with a style sheet of its own, and folds without a script. Its script only
keeps it open over reloads, closes it with Escape, and copies: it adds nothing to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from briefgen.model.excerpt import safe
from briefgen.serve.notes import Note, Notes
from briefgen.serve.pins import Pin

STYLE_PATH = "/_briefgen/strip.css"
SCRIPT_PATH = "/_briefgen/strip.js"

HEAD = f'<link rel="stylesheet" href="{STYLE_PATH}"><script src="{SCRIPT_PATH}" defer></script>'

_MOST = 100
"""Things of one kind that a strip lists."""

_KINDS = (
    ("name", "names", "Names"),
    ("quotation", "quotations", "Quotations"),
    ("claim", "claims", "Contested claims"),
)


def style() -> bytes:
    """Give the strip's style sheet."""
    return (files("briefgen.serve") / "strip.css").read_bytes()


def program() -> bytes:
    """Give the strip's script."""
    return (files("briefgen.serve") / "strip.js").read_bytes()


def strip(notes: Notes) -> str:
    """Give the strip of one page as HTML."""
    groups = tuple(zip(_KINDS, (notes.names, notes.quotes, notes.claims), strict=True))
    counts = [_count(len(found), one, many) for (one, many, _), found in groups if found]
    unsure = f'<b class="unsure">{len(notes.unsure)} unsure</b>' if notes.unsure else ""
    lead = '<span class="lead">Found here: </span>'
    found = lead + (" · ".join(counts) or "nothing") if counts or not unsure else "In what is shown here"
    sections = [_section("Unsure", notes.unsure, open_=True)] if notes.unsure else []
    sections += [_section(title, group) for (_, _, title), group in groups if group]
    return (
        '<aside id="briefgen-strip" lang="en" dir="ltr" aria-label="What was found on this page"><details>'
        f"<summary><span>{found}</span>{unsure}</summary>"
        f'<div class="sheet"><p class="file">Only in the preview: <code>{_text(notes.path)}</code></p>'
        f"{''.join(sections)}</div></details></aside>"
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _section(title: str, notes: Sequence[Note], *, open_: bool = False) -> str:
    items = "".join(_item(note, open_=open_) for note in notes[:_MOST])
    more = f'<p class="file">… and {len(notes) - _MOST} more.</p>' if len(notes) > _MOST else ""
    return f"<section><h2>{title} <small>{len(notes)}</small></h2><ul>{items}</ul>{more}</section>"


def _item(note: Note, *, open_: bool) -> str:
    times = f' <small class="times">×{note.times}</small>' if note.times > 1 else ""
    rules = " ".join(f"<code>{_text(rule)}</code>" for rule in note.rules if rule)
    how = f'<span class="rule">{rules}</span>' if rules else ""
    sure = f'<span class="{note.sureness}">{note.sureness}</span>' if note.sureness else ""
    place = f'<span class="line">line {note.line}</span>'
    if note.path:
        place = f"<code>{_text(note.path)}:{note.line}</code>"
    head = (
        f'<span class="words">{_text(_short(note.words))}{times}</span>'
        f'<span class="meaning">{_text(note.meaning)}</span>'
        f'<span class="how">{how}{sure}{place}</span>'
    )
    if not note.pins:
        return f'<li><div class="row">{head}</div></li>'
    pins = "".join(_pin(pin) for pin in note.pins)
    opened = " open" if open_ else ""
    return f'<li><details{opened}><summary class="row">{head}</summary><dl>{pins}</dl></details></li>'


def _pin(pin: Pin) -> str:
    text = _lines(pin.text)
    copy = f'<button type="button" aria-label="Copy: {text}">Copy</button>'
    return f"<div><dt>{_text(pin.purpose)}</dt><dd><code>{text}</code>{copy}</dd></div>"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 160 else f"{line[:159]}…"


def _text(text: str) -> str:
    return escape(safe(text))


def _lines(text: str) -> str:
    return "\n".join(_text(line) for line in text.split("\n"))
