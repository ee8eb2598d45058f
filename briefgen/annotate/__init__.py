"""Phase 3, Article to Annotations: who is named, who said what, what is contested.

Takes an ``Article`` and one ``RawParse`` for each block of its prose (``engine.read`` makes them; that is
the only step that needs the model). Gives ``Annotations``: mentions, quotations and contested claims as
ranges of the prose, each with the rule that found it and how sure that rule is. Never reads a file, never
knows the site: the same article gives the same annotations under any settings and any registry.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.claims import find as find_claims
from briefgen.annotate.mentions import find_mentions
from briefgen.annotate.model_files import check_model
from briefgen.annotate.quotes import find_quotes
from briefgen.annotate.syntax import RawParse, Text
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.roles import Annotator

__all__ = ["annotate", "check_model"]


def annotate(
    article: Article, parses: Sequence[RawParse], annotators: Sequence[Annotator] = ()
) -> Annotations:
    """Find the names, quotations and contested claims of an article.

    Args:
        article: The parsed article.
        parses: What the model found in each block of its prose, in order.
        annotators: Those of the plug-ins; each sees what was found before and adds to it.

    Returns:
        The annotations, each tuple sorted by position.
    """
    text = Text.of(article, parses)
    mentions = find_mentions(text)
    quotes = find_quotes(text, mentions)
    found = Annotations(mentions, quotes, find_claims(text, mentions, quotes))
    for annotator in annotators:
        found = _added(found, annotator(text, found))
    return found


def _added(found: Annotations, more: Annotations) -> Annotations:
    return Annotations(
        mentions=tuple(
            sorted({*found.mentions, *more.mentions}, key=lambda mention: (mention.span, mention.label))
        ),
        quotes=tuple(sorted({*found.quotes, *more.quotes}, key=lambda quote: (quote.span, quote.rule))),
        claims=tuple(
            sorted({*found.claims, *more.claims}, key=lambda claim: (claim.span, claim.status, claim.rule))
        ),
    )
