"""The page of each briefing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from briefgen.model.article import Article
from briefgen.model.corpus import Briefing
from briefgen.model.language import with_territory
from briefgen.model.site import LazyPage
from briefgen.model.source import KeyPoint, Meta, Status
from briefgen.plan import urls, words
from briefgen.plan.kept import Kept
from briefgen.plan.linked_data.json_ld import (
    Node,
    breadcrumbs,
    image_node,
    iso,
    principles,
    script,
    site_nodes,
)
from briefgen.plan.linked_data.linked_articles import article_nodes
from briefgen.plan.own_address import within_site
from briefgen.plan.parts.age import age_banner, is_old
from briefgen.plan.parts.cards import (
    Standpoint,
    author_view,
    briefing_card,
    briefing_cards,
    entity_card,
    named,
    no_source,
    sources_named,
)
from briefgen.plan.parts.changes import changed_view, since_edited
from briefgen.plan.parts.edits import last_change
from briefgen.plan.parts.frames import Edition, frame, title_of
from briefgen.plan.parts.library import cited_by, quotes_of, read_for
from briefgen.plan.parts.share_images import Share, share_of
from briefgen.plan.parts.sourcing import sourcing_of, sourcing_view, statements_of
from briefgen.plan.parts.statements import quote_view
from briefgen.plan.text.boxes import Boxes, boxes_of
from briefgen.plan.text.content_links import Linked, follow_links, link_targets, main_picture, picture
from briefgen.plan.text.corrections import check_corrections, correction_marks, correction_views
from briefgen.plan.text.link_check import Goal, Goals
from briefgen.plan.text.outside_pictures import outside_pictures
from briefgen.plan.text.text_marks import claim_marks, names, quote_marks, wiki_targets
from briefgen.plan.text.weave import weave
from briefgen.plan.views import (
    BriefingView,
    ChangedView,
    EntityCard,
    Frame,
    HeadView,
    KeyPointView,
    LinkView,
    SectionView,
)


def article_page(
    edition: Edition, briefing: Briefing, goals: Goals, kept: Kept | None = None
) -> tuple[LazyPage, Linked]:
    """Give the page of a briefing, and what its links and pictures ask for; ``kept``: that of last time."""
    article, source = briefing.article, briefing.article.source
    path = edition.desk.addresses.briefings[briefing.slug]
    image, linked = Goal(), None
    if kept is not None and not any(within_site(link.target, goals.own) for link in article.links):
        linked = kept.of(_unlinked, article)
    if linked is None:
        image, missing = picture(source, path, goals)
        linked = follow_links(article, path, goals)
        linked = linked.with_picture(image, (*missing, *check_corrections(article)))
    order = _share(edition, edition.desk.at(path), briefing, image).order if edition.faces else None
    make, listed = partial(_view, edition, briefing, goals), source.status is Status.PUBLISHED
    page = LazyPage(path, "briefing.html", make, source.path, listed=listed)
    return page, replace(linked, share=order) if order else linked


def _unlinked(article: Article) -> Linked | None:
    """Give what is wrong with an article that leads to nothing in the site, and so stands for itself."""
    meta = article.source.meta
    inside = any(link.image or not urls.is_external(link.target) for link in article.links)
    if inside or meta.image or any(note.where for note in meta.corrections):
        return None
    return Linked(problems=(*outside_pictures(article), *check_corrections(article)))


def _share(edition: Edition, at: Standpoint, briefing: Briefing, image: Goal) -> Share:
    source, settings = briefing.article.source, edition.settings
    old = bool(edition.faces) and is_old(source.meta, source.status, edition.now, settings.old_after)
    return share_of(at, settings, edition.faces, briefing, image.shown, old=old)


def _view(edition: Edition, briefing: Briefing, goals: Goals) -> BriefingView:
    path = edition.desk.addresses.briefings[briefing.slug]
    at = replace(edition.desk.at(path), cites=True)
    article, source, meta = briefing.article, briefing.article.source, briefing.article.source.meta

    boxes = boxes_of(at, briefing)
    quotes = tuple(quote_view(at, briefing.slug, quote) for quote in quotes_of(briefing))
    named_here = names(at, briefing, meta.date)
    said = quote_marks(briefing, quotes, edition.settings.callouts, boxes)
    claimed = claim_marks(briefing, boxes)
    notes = tuple(correction_views(at, briefing))
    corrected = correction_marks(article, notes)
    links = link_targets(at, article, path, goals)
    image, _ = picture(source, path, goals)
    share = _share(edition, at, briefing, image)
    used = [at.library.claims[claim] for claim in boxes.recorded]
    read = read_for(briefing, used)
    body = weave(
        article,
        (*named_here.inline, *said.inline, *claimed.inline, *corrected),
        (*said.inserts, *claimed.inserts),
        dresses=dict((*said.dresses, *claimed.dresses)),
        targets={**links, **wiki_targets(at, briefing), **named_here.targets},
        messages=at.words.messages,
    )
    return BriefingView(
        frame=_frame(edition, at, briefing, boxes, read, image, share),
        card=briefing_card(at, briefing.slug),
        body=body,
        authors=tuple(author_view(at, author, meta.date) for author in meta.authors),
        tags=tuple(
            LinkView(tag, at.href(urls.tag_file(edition.desk.addresses.tags[tag])))
            for tag in dict.fromkeys(meta.tags)
        ),
        key_points=tuple(_key_point(boxes, point) for point in meta.key_points),
        contents=tuple(
            SectionView(section.title, section.anchor, section.level, section.kicker)
            for section in article.sections
            if section.title and section.anchor
        ),
        image=main_picture(at, meta.image, image),
        claims=boxes.all,
        quotes=quotes,
        sourcing=sourcing_view(at, sourcing_of(statements_of(at.library, briefing))),
        entities=_by_kind(at, briefing),
        cards=named_here.cards,
        sources=sources_named(at, read) or (no_source(),),
        claim_sources=sources_named(at, tuple(source for source in cited_by(used) if source not in read)),
        not_known=meta.not_known,
        method=meta.method,
        ai_note=meta.ai_use.note if meta.ai_use else "",
        ai_detail=meta.ai_use.detail if meta.ai_use else "",
        corrections=notes,
        related=briefing_cards(at, briefing.related),
        linked_from=briefing_cards(at, briefing.linked_from),
        annotations_url=urls.to_annotations(path),
        expires=at.words.date(meta.expires),
        changed=tuple(_changed(at, briefing, boxes)),
        age=age_banner(at.words, meta, source.status, edition.now, edition.settings.old_after),
        lang=at.words.foreign(meta.lang),
        direction=at.words.direction(meta.lang),
        extra=meta.extra,
    )


def _frame(
    edition: Edition,
    at: Standpoint,
    briefing: Briefing,
    boxes: Boxes,
    read: Sequence[str],
    image: Goal,
    share: Share,
) -> Frame:
    source, meta = briefing.article.source, briefing.article.source.meta
    used = [at.library.claims[claim] for claim in sorted(boxes.recorded)]
    told = {claim for point in meta.key_points for claim in point.claims}
    shown = [claim for claim in used if boxes.recorded[id_ := claim.record.id].anchor or id_ in told]
    section = (
        [(words.section_label(source.section), urls.section_file(source.section))] if source.section else []
    )
    trail = [(edition.settings.title, urls.HOME), *section, (meta.title, at.path)]
    nodes = (
        *article_nodes(
            at,
            briefing,
            shown,
            read,
            _image_node(at, image, share),
            principles(at, edition.settings),
        ),
        breadcrumbs(at, trail),
        *site_nodes(at, edition.settings),
    )
    head = HeadView(
        title=title_of(edition.around, meta.title),
        description=meta.summary,
        json_ld=script(nodes),
        properties=(*_open_graph(at, meta, section[0][0] if section else ""), *share.properties(at)),
        alternates=(("application/ld+json", at.words.say("Annotations"), urls.to_annotations(at.path)),),
        noindex=source.status is not Status.PUBLISHED,
        names=tuple(("author", named(at, author).name) for author in dict.fromkeys(meta.authors)),
    )
    return frame(edition.around, at, head)


def _open_graph(at: Standpoint, meta: Meta, section: str) -> tuple[tuple[str, str], ...]:
    return (
        ("og:type", "article"),
        ("og:locale", with_territory(meta.lang) if meta.lang else ""),
        ("article:published_time", iso(meta.date)),
        ("article:modified_time", iso(last_change(meta))),
        *(("article:author", _profile(at, author)) for author in dict.fromkeys(meta.authors)),
        ("article:section", section),
        *(("article:tag", tag) for tag in meta.tags),
    )


def _profile(at: Standpoint, author: str) -> str:
    """Give the address of an author's page; of one without a page, the name."""
    page = at.addresses.absolute(urls.entity_file(author)) if author in at.library.entities else ""
    return page or named(at, author).name


def _image_node(at: Standpoint, goal: Goal, share: Share) -> Node | None:
    """Describe the picture of a briefing; without one, that for sharing it."""
    if goal.path:
        shown = goal.shown
        return image_node(at, goal.path, shown.width if shown else 0, shown.height if shown else 0)
    return image_node(at, share.path, share.width, share.height) if share.path else None


def _key_point(boxes: Boxes, point: KeyPoint) -> KeyPointView:
    carried = tuple(boxes.recorded[claim] for claim in point.claims if claim in boxes.recorded)
    return KeyPointView(point.text, carried)


def _changed(at: Standpoint, briefing: Briefing, boxes: Boxes) -> Iterator[ChangedView]:
    """Give what the banner says: the claims that have changed since the text was edited last."""
    for id_, changed in since_edited(at.library, briefing).items():
        box = boxes.recorded[id_]
        url = f"#{box.anchor}" if box.anchor else ""
        yield changed_view(at, changed, briefing.article.source.meta.date, url)


def _by_kind(at: Standpoint, briefing: Briefing) -> tuple[tuple[str, tuple[EntityCard, ...]], ...]:
    """Give the entities of a briefing by kind: most mentioned first, then those that the text does not name.

    It may be about them, or an editor says beside a quotation that they speak.
    """
    library, date = at.library, briefing.article.source.meta.date
    speakers = [party.entity or "" for quote in quotes_of(briefing) for party in quote.speakers]
    present = (*library.names_in[briefing.slug], *briefing.about, *speakers)
    known = (name for name in present if name and name in library.entities)
    groups: defaultdict[str, list[EntityCard]] = defaultdict(list)
    for name in dict.fromkeys(known):
        groups[library.entities[name].kind].append(entity_card(at, library.entities[name], date))
    return tuple((at.words.kinds(kind), tuple(groups[kind])) for kind in words.in_order(groups))
