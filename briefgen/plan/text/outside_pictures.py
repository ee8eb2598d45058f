"""Pictures that browsers would have to ask another host for; pages ask no other host for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import nh3

from briefgen.model.article import Article
from briefgen.model.block_facts import facts_of, raw_html
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.text import Place, Span
from briefgen.plan import urls
from briefgen.plan.problems import ELSEWHERE

_SHOWN = 100
_SOURCE = re.compile(r'<img src="([^"]*)"')


def elsewhere(target: str, place: Place | None) -> Diagnostic:
    """Report a picture that is no file of this site."""
    return ELSEWHERE.at(place, path=target if len(target) <= _SHOWN else target[: _SHOWN - 1] + "…")


def outside_pictures(article: Article) -> Iterator[Diagnostic]:
    """Report the pictures of other hosts that the raw HTML of an article shows."""
    text = article.source.text
    if "<" not in text or "<img" not in text.lower():
        return
    for raw in raw_html(facts_of(article.facts).parts):
        yield from _in_html(raw.html, article, raw.line)


def _in_html(html: str, article: Article, line: int) -> Iterator[Diagnostic]:
    if "<img" not in html.lower():
        return
    # The sanitiser reads tags as a browser does, and gives them in one form.
    pictures = nh3.clean(html, tags={"img"}, attributes={"img": {"src"}}, link_rel=None)
    for found in _SOURCE.finditer(pictures):
        source = unescape(found[1]).strip()
        # A browser takes a backslash for a slash.
        if urls.is_external(source.replace("\\", "/")):
            yield elsewhere(source, _place(article, line))


def _place(article: Article, line: int) -> Place:
    source = article.source
    text = source.text[source.body.start : source.body.end].split("\n")
    start = source.body.start + sum(len(before) + 1 for before in text[:line])
    here = text[line] if line < len(text) else ""
    return source.place(Span(start, start + max(1, len(here.rstrip()))))
