"""Standing pages such as "About", and the page for addresses that lead nowhere."""

from __future__ import annotations

from briefgen.model.corpus import Briefing
from briefgen.model.messages import N_
from briefgen.model.site import Page
from briefgen.model.source import Status
from briefgen.plan import urls
from briefgen.plan.content_links import Linked, link_content, main_picture, picture
from briefgen.plan.frames import Edition, frame, title_of
from briefgen.plan.json_ld import breadcrumbs, page_node, script, site_nodes
from briefgen.plan.link_check import Shelf
from briefgen.plan.share_images import own_share
from briefgen.plan.text_marks import names, wiki_targets
from briefgen.plan.views import HeadView, MessageView, PageView
from briefgen.plan.weave import weave

NOT_FOUND_TITLE = N_("Nothing stands at this address")


def standing_page(edition: Edition, page: Briefing, shelf: Shelf) -> tuple[Page, Linked]:
    """Give a standing page, and what its links and pictures ask for. Only names are marked in it."""
    path = edition.desk.addresses.pages[page.slug]
    at = edition.desk.at(path)
    article, source, meta = page.article, page.article.source, page.article.source.meta
    named = names(at, page, meta.date)
    linked = link_content(at, article, path, shelf)
    image, missing = picture(source, path, shelf)
    nodes = (
        page_node(at, "WebPage", meta.title, meta.summary, meta.lang),
        breadcrumbs(at, [(edition.settings.title, urls.HOME), (meta.title, path)]),
        *site_nodes(at, edition.settings),
    )
    head = HeadView(
        title=title_of(edition.around, meta.title),
        description=meta.summary,
        json_ld=script(nodes),
        properties=own_share(image.shown, meta.image).properties(at),
        noindex=source.status is not Status.PUBLISHED,
    )
    view = PageView(
        frame=frame(edition.around, at, head),
        title=meta.title,
        body=weave(
            article,
            named.inline,
            targets={**linked.targets, **wiki_targets(at, page), **named.targets},
            messages=at.words.messages,
        ),
        summary=meta.summary,
        updated=at.words.date(meta.updated or meta.date),
        cards=named.cards,
        image=main_picture(at, meta.image, image),
        lang=at.words.foreign(meta.lang),
        direction=at.words.direction(meta.lang),
        extra=meta.extra,
    )
    return Page(path, "page.html", view, source.path), linked.with_picture(image, missing)


def not_found_page(edition: Edition) -> Page:
    """Give ``404.html``: hosts show it for any address, so its links begin with the site's absolute path."""
    at = edition.desk.seen_by_way_of(edition.desk.addresses.base_path, urls.NOT_FOUND)
    title = at.words.say(NOT_FOUND_TITLE)
    head = HeadView(title_of(edition.around, title), noindex=True)
    return Page(urls.NOT_FOUND, "404.html", MessageView(frame(edition.around, at, head), title))
