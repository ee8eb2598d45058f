"""Standing pages such as "About", and the page for addresses that lead nowhere."""

from __future__ import annotations

from functools import partial

from briefgen.model.corpus import Briefing
from briefgen.model.messages import N_
from briefgen.model.site import LazyPage
from briefgen.model.source import Status
from briefgen.plan import urls
from briefgen.plan.linked_data.json_ld import breadcrumbs, page_node, script, site_nodes
from briefgen.plan.parts.frames import Edition, frame, title_of
from briefgen.plan.parts.share_images import own_share
from briefgen.plan.text.content_links import Linked, follow_links, link_targets, main_picture, picture
from briefgen.plan.text.link_check import Goals
from briefgen.plan.text.text_marks import names, wiki_targets
from briefgen.plan.text.weave import weave
from briefgen.plan.views import HeadView, MessageView, PageView

NOT_FOUND_TITLE = N_("Nothing stands at this address")


def standing_page(edition: Edition, page: Briefing, goals: Goals) -> tuple[LazyPage, Linked]:
    """Give a standing page, and what its links and pictures ask for. Only names are marked in it."""
    path, source = edition.desk.addresses.pages[page.slug], page.article.source
    linked, (image, missing) = follow_links(page.article, path, goals), picture(source, path, goals)
    make, listed = partial(_view, edition, page, goals), source.status is Status.PUBLISHED
    lazy = LazyPage(path, "page.html", make, source.path, listed=listed)
    return lazy, linked.with_picture(image, missing)


def _view(edition: Edition, page: Briefing, goals: Goals) -> PageView:
    path = edition.desk.addresses.pages[page.slug]
    at = edition.desk.at(path)
    article, source, meta = page.article, page.article.source, page.article.source.meta
    named = names(at, page, meta.date)
    image, _ = picture(source, path, goals)
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
    return PageView(
        frame=frame(edition.around, at, head),
        title=meta.title,
        body=weave(
            article,
            named.inline,
            targets={**link_targets(at, article, path, goals), **wiki_targets(at, page), **named.targets},
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


def not_found_page(edition: Edition) -> LazyPage:
    """Give ``404.html``: hosts show it for any address, so its links begin with the site's absolute path."""
    return LazyPage(urls.NOT_FOUND, "404.html", partial(_not_found, edition), listed=False)


def _not_found(edition: Edition) -> MessageView:
    at = edition.desk.seen_by_way_of(edition.desk.addresses.base_path, urls.NOT_FOUND)
    title = at.words.say(NOT_FOUND_TITLE)
    head = HeadView(title_of(edition.around, title), noindex=True)
    return MessageView(frame(edition.around, at, head), title)
