"""Tokens to HTML: markdown-it's renderer, with tables and footnotes that all can use."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from briefgen.model.article import MAX_NESTING
from briefgen.model.block_facts import RAW, SAID, TABLE, Part
from briefgen.model.messages import N_

_TABLE, _NOTE, _NOTES = N_("Table %(number)s"), N_("Footnote %(number)s"), N_("Footnotes")
_BACK = N_("Back to footnote %(number)s in the text")
_BACK_AGAIN = N_("Back to footnote %(number)s in the text, place %(place)s")


class _Html(RendererHTML):
    """markdown-it's renderer, with accessible tables and footnotes and without ``style``."""

    def text_special(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Give an escaped character or an entity."""
        return escapeHtml(tokens[idx].content)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Give an image; the own rule of the renderer changes the token and drops escapes."""
        token = tokens[idx]
        alt = _text(token.children or ())
        return self.renderToken([token.copy(attrs={**token.attrs, "alt": alt})], 0, options, env)

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """End a table and its region."""
        return self.renderToken(tokens, idx, options, env) + "</div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Begin a header cell."""
        return _cell("th", tokens[idx], ' scope="col"')

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Begin a cell."""
        return _cell("td", tokens[idx], "")

    def footnote_block_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """End the footnotes."""
        return "</ol>\n</section>\n"

    def footnote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Begin a footnote."""
        return f'<li id="fn-{_footnote(tokens[idx])[0]}" class="footnote-item">'

    def footnote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """End a footnote."""
        return "</li>\n"

    def span_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Begin words with attributes; ``.plain`` alone says nothing to a reader."""
        return "" if _is_plain(tokens[idx]) else self.renderToken(tokens, idx, options, env)


def html_of(tokens: Sequence[Token], number: int) -> str:
    """Give the HTML of one token; a message of the interface is no part of it."""
    rule = _HTML.rules.get(tokens[number].type)
    return rule(tokens, number, _OPTIONS, {}) if rule else _HTML.renderToken(tokens, number, _OPTIONS, {})


def part_of(tokens: Sequence[Token], number: int, line: int) -> Part:
    """Give one token that opens nothing to weave, as a part; ``line`` is where its block begins."""
    token = tokens[number]
    match token.type:
        case "html_block" | "html_inline":
            return [RAW, token.content, line]
        case "table_open":
            # A table stands in a region that scrolls by itself and can be reached by keyboard.
            html = html_of(tokens, number).lstrip("\n")
            return [
                TABLE,
                _TABLE,
                '<div class="table" role="region" aria-label="',
                f'" tabindex="0">\n{html}',
            ]
        case "footnote_ref":
            note, place = _footnote(token)
            before = (
                f'<sup class="footnote-ref"><a href="#fn-{note}" id="fnref-{place}" role="doc-noteref"'
                ' aria-label="'
            )
            return [SAID, _NOTE, {"number": note}, before, f'">[{note}]</a></sup>']
        case "footnote_block_open":
            before = '<section class="footnotes" aria-label="'
            return [SAID, _NOTES, {}, before, '">\n<ol class="footnotes-list">\n']
        case "footnote_anchor":
            note, place = _footnote(token)
            times = int(token.meta.get("subId", 0)) + 1
            values = {"number": note, "place": times}
            before = f' <a href="#fnref-{place}" class="footnote-backref" role="doc-backlink" aria-label="'
            return [SAID, _BACK_AGAIN if times > 1 else _BACK, values, before, '">\u21a9\ufe0e</a>']
    return html_of(tokens, number)


def _text(tokens: Sequence[Token]) -> str:
    """Give inline tokens as text, for an attribute."""
    return "".join(
        "\n" if token.tag == "br" else _text(token.children) if token.children else token.content
        for token in tokens
        if token.type in ("text", "text_special", "code_inline", "image", "softbreak", "hardbreak")
    )


def _cell(tag: str, token: Token, scope: str) -> str:
    align = str(token.attrs.get("style", "")).removeprefix("text-align:")
    return f"<{tag}{scope}" + (f' class="align-{align}">' if align else ">")


def _footnote(token: Token) -> tuple[str, str]:
    """Give the number of a footnote, and of the place that refers to it."""
    number, again = str(int(token.meta["id"]) + 1), int(token.meta.get("subId", 0))
    return number, f"{number}-{again + 1}" if again else number


def _is_plain(token: Token) -> bool:
    return "id" not in token.attrs and str(token.attrs.get("class", "plain")).split() == ["plain"]


_HTML = _Html()
_OPTIONS = OptionsDict(
    {
        "maxNesting": MAX_NESTING,
        "html": True,
        "linkify": False,
        "typographer": False,
        "quotes": "\u201c\u201d\u2018\u2019",
        "xhtmlOut": True,
        "breaks": False,
        "langPrefix": "language-",
        "highlight": None,
    }
)
