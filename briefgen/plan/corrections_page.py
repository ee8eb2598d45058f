"""The page of all corrections, newest first."""

from __future__ import annotations

from briefgen.model.site import Page
from briefgen.plan import urls
from briefgen.plan.corrections import correction_views, in_order_of_date
from briefgen.plan.frames import Edition, frame, title_of
from briefgen.plan.json_ld import breadcrumbs, page_node, script, site_nodes
from briefgen.plan.views import CorrectionsView, HeadView

TITLE = "Corrections"


def corrections_page(edition: Edition) -> Page:
    """Give the page of all corrections."""
    at = edition.desk.at(urls.CORRECTIONS)
    dated = []
    for order, briefing in enumerate(edition.corpus.briefings):
        made = in_order_of_date(briefing.article.source.meta)
        views = correction_views(at, briefing, with_briefing=True)
        for i, (correction, shown) in enumerate(zip(made, views, strict=True)):
            dated.append(((-correction.date.moment.timestamp(), order, -i), shown))
    nodes = (
        page_node(at, "CollectionPage", TITLE),
        breadcrumbs(at, [(edition.settings.title, urls.HOME), (TITLE, urls.CORRECTIONS)]),
        *site_nodes(at, edition.settings),
    )
    view = CorrectionsView(
        frame=frame(edition.around, at, HeadView(title_of(edition.around, TITLE), json_ld=script(nodes))),
        title=TITLE,
        corrections=tuple(shown for _, shown in sorted(dated, key=lambda pair: pair[0])),
    )
    return Page(urls.CORRECTIONS, "corrections.html", view, "the list of corrections")
