"""Phase 3, Article to Annotations: who is named, who said what, what is contested.

Takes an ``Article`` and one ``RawParse`` for each block of its prose (``engine.read`` makes them; that is
the only step that needs the model). Gives ``Annotations``: mentions, quotations and contested claims as
ranges of the prose, each with the rule that found it and how sure that rule is. Never reads a file, never
knows the site: the same article gives the same annotations under any settings and any registry.

The packages stand on each other in this order: ``language_model``, ``grammar``, ``speakers``, ``quotes`` and
``names``, ``claims``; ``languages`` has what other languages than English do otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.language_model.model_files import check_model, usual_model
from briefgen.annotate.lexicon import ENGLISH
from briefgen.annotate.problems import no_model
from briefgen.annotate.syntax import RawParse, Text
from briefgen.model.annotation import Annotations
from briefgen.model.article import Article
from briefgen.model.roles import Annotator

__all__ = ["annotate", "check_model", "no_model", "usual_model"]


def annotate(
    article: Article,
    parses: Sequence[RawParse],
    annotators: Sequence[Annotator] = (),
    language: str = ENGLISH,
) -> Annotations:
    """Find the names, quotations and contested claims of an article.

    Args:
        article: The parsed article.
        parses: What the model found in each block of its prose, in order.
        annotators: Those of the plug-ins; each sees what was found before and adds to it.
        language: The language of the article, a code without a region.

    Returns:
        The annotations, each tuple sorted by position.
    """
    # The rules are imported where texts are read: in another process, as a rule.
    from briefgen.annotate.by_language import claims_in, genders_in, names_in, quotes_in

    text = Text.of(article, parses, language)
    mentions = names_in(text)
    quotes = quotes_in(text, mentions)
    claims = claims_in(text, mentions, quotes)
    found = Annotations(genders_in(text, mentions), quotes, claims)
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
