"""Problems as a panel over the page, put into the answer and never into the site; so is the strip.

Plain HTML and a style sheet of its own, so that it works under the content policy of the site: no inline
script, no inline style; it folds without a script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.excerpt import carets, excerpt_of, safe
from briefgen.serve import exchange, strip

STYLE_PATH = "/_briefgen/panel.css"
SCRIPT_PATH = "/livereload.js"  # the script takes all before its own name for the host to call

_MOST = 50
_CODE = re.compile(r"`([^`]+)`")


def style() -> bytes:
    """Give the panel's style sheet."""
    return (files("briefgen.serve") / "panel.css").read_bytes()


def dress(
    page: bytes,
    problems: Sequence[Diagnostic],
    under: str = "",
    *,
    script: bool,
    number: int = 0,
    exchanges: bool = False,
) -> bytes:
    """Put the strip ``under`` it, the panel (if there are problems) and the reload script into a page.

    ``number`` tells the page from others at its address; ``exchanges`` says that it takes in what is other in
    it after an edit, and need not be loaded anew.
    """
    if script:
        # Before all other scripts, which change the page.
        page = page.replace(b"<head>", b"<head>" + _numbered(number, exchanges=exchanges), 1)
    head = f'<script src="{SCRIPT_PATH}" defer></script>' if script else ""
    head += strip.HEAD if under else ""
    body = under
    if problems:
        head += f'<link rel="stylesheet" href="{STYLE_PATH}">'
        body += _panel(problems, "This page is as it was before; it follows as soon as this is mended.")
    return _before(_before(page, b"</head>", head.encode()), b"</body>", body.encode())


def _numbered(number: int, *, exchanges: bool) -> bytes:
    whole = "" if exchanges else " data-whole"
    return f'<script src="{exchange.SCRIPT_PATH}" data-page="{number}"{whole} defer></script>'.encode()


def only_problems(problems: Sequence[Diagnostic], *, script: bool, number: int = 0) -> bytes:
    """Give a page that holds nothing but the panel, for when there is no good site yet."""
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_count(problems)} to mend</title></head><body></body></html>"
    )
    shown = f'<link rel="stylesheet" href="{STYLE_PATH}">'
    body = _panel(problems, "The site is shown as soon as this is mended.")
    page = page.replace("</head>", f"{shown}</head>").replace("</body>", f"{body}</body>")
    return dress(page.encode(), (), script=script, number=number, exchanges=False)


def _before(page: bytes, mark: bytes, what: bytes) -> bytes:
    at = page.find(mark) if mark == b"</head>" else page.rfind(mark)
    return page[:at] + what + page[at:] if at >= 0 else page + what


def _panel(problems: Sequence[Diagnostic], promise: str) -> str:
    items = "".join(f"<li>{_item(problem)}</li>" for problem in problems[:_MOST])
    more = f"<p>… and {len(problems) - _MOST} more, in the terminal.</p>" if len(problems) > _MOST else ""
    return (
        '<section id="briefgen-panel" role="alert" lang="en" dir="ltr"><details open>'
        f"<summary>{_count(problems)}</summary><p>{promise}</p><ol>{items}</ol>{more}</details></section>"
    )


def _count(problems: Sequence[Diagnostic]) -> str:
    return f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"


def _item(problem: Diagnostic) -> str:
    place = problem.place
    where = f'<code class="place">{_text(str(place))}</code> ' if place and place.path else ""
    kind = f'<span class="{problem.severity.value}">{problem.severity.value}[{_text(problem.code)}]</span>'
    parts = [f"<p>{where}{kind}<br>{_told(problem.message)}</p>"]
    if place and place.line:
        excerpt, number = excerpt_of(place), str(place.line)
        blanks, under = carets(excerpt)
        line = f"{_text(excerpt.before)}<mark>{_text(excerpt.marked)}</mark>{_text(excerpt.after)}"
        parts.append(f"<pre>{number} | {line}\n{' ' * len(number)} | {blanks}<b>{under}</b></pre>")
    if problem.hint:
        parts.append(f'<p class="hint">{_told(problem.hint)}</p>')
    return "".join(parts)


def _told(text: str) -> str:
    """Give the words of a problem, what stands in backticks in them as code."""
    return _CODE.sub(r"<code>\1</code>", _text(text))


def _text(text: str) -> str:
    return escape(safe(text))
