"""Quotations as HTML that no theme has dressed: the words, who said them, and what they were before."""

from __future__ import annotations

from html import escape

from briefgen.model.quoting import PARAPHRASE
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.views import OriginalView, QuoteView


def quote_html(at: Standpoint, quote: QuoteView, inner: str) -> str:
    """Give a ``quote`` block with its signature; a paraphrase is no quotation."""
    tag = "div" if quote.form == PARAPHRASE else "blockquote"
    lang = f' lang="{escape(quote.lang)}" dir="auto"' if quote.lang else ""
    original = original_html(at, quote.original) if quote.original else ""
    return f"<{tag}{lang}>\n{inner}</{tag}>\n<p>— {_signature(at, quote)}</p>\n{original}"


def _signature(at: Standpoint, quote: QuoteView) -> str:
    """Say whose words these are, since when and where from, as the page does below them."""
    told = [part for party in quote.speakers for part in (_in("b", party.name), _in("span", party.role))]
    if quote.document or not any(told):
        told = [_in("cite", quote.document) or escape(at.words.say("Speaker not named"))]
    told += [escape(quote.date.text) if quote.date else "", _in("cite", quote.cite)]
    source = quote.source if quote.source and quote.source.title != quote.document else None
    title = _in("cite", source.title) if source else ""
    link = f'<a href="{escape(source.url)}">{title}</a>' if source and source.url else title
    return ". ".join(
        filter(None, (at.words.say(", ").join(filter(None, told)), link, escape(quote.form_label)))
    )


def _in(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""


def original_html(at: Standpoint, original: OriginalView) -> str:
    """Give the words before they were translated, under a line that says so."""
    by = original.translated_by.name if original.translated_by else ""
    if not original.words:
        translated = at.words.say("Translated by %(name)s", name=by) if by else ""
        return f"<p>{escape(translated)}.</p>" if by else ""
    words = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in original.words)
    lang = f' lang="{escape(original.lang)}"' if original.lang else ""
    return f"<p>{escape(_head(at, original.language, by))}</p><blockquote{lang}>{words}</blockquote>"


def _head(at: Standpoint, language: str, by: str) -> str:
    """Say what stands below, as the fold above an original does on pages."""
    if language and by:
        return at.words.say("Original in %(language)s, translated by %(name)s", language=language, name=by)
    if language:
        return at.words.say("Original in %(language)s", language=language)
    return at.words.say("Original, translated by %(name)s", name=by) if by else at.words.say("Original")
