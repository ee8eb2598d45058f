"""Phase 4, annotated articles and records to the corpus: the one step that sees all articles at once.

Takes every article with what was found in it, and the records kept by hand. Gives the cross-article index:
who is who, who said what, who takes which position on what, what links to what; and the problems met.
Never reads a file of the site, runs the model, or makes an address. The order of the articles does not
matter, and an unsure link is no link.

``resolver`` runs the steps: ``names`` (who is meant), then ``words`` (who said what) and ``claims``, put
together article by article in ``assembly``.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.corpus import AnnotatedArticle, Corpus
from briefgen.model.diagnostic import Outcome
from briefgen.model.registry import Registry


def resolve(articles: Sequence[AnnotatedArticle], registry: Registry, lang: str = "en") -> Outcome[Corpus]:
    """Resolve names, speakers, claims and links over all articles.

    Args:
        articles: every article of the site, briefings and standing pages, in any order.
        registry: the records of entities, claims and sources, and the names never to be linked.
        lang: the language of the articles that name no other.

    Returns:
        The corpus, complete whatever the problems, and the problems sorted by place.
    """
    # To resolve one article again takes little of what all together need.
    from briefgen.resolve.resolver import Resolver

    return Resolver().resolve(articles, registry, lang)
