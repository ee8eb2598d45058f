"""The page of all corrections and of all changes of claims, and the feed of both, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape

from briefgen.model.corpus import Briefing, LedgerClaim, StateChange
from briefgen.model.site import LazyFile, LazyPage
from briefgen.model.source import Correction, Status
from briefgen.plan import urls, words
from briefgen.plan.feeds.claim_history import anchor_of, events
from briefgen.plan.feeds.feed_files import feed_files
from briefgen.plan.feeds.feed_format import Entry, Feed, News, feed_point
from briefgen.plan.pages.paging import list_frame
from briefgen.plan.parts.cards import Standpoint, briefing_cards, named
from briefgen.plan.parts.changes import concerned
from briefgen.plan.parts.frames import Edition, feed_links, title_of
from briefgen.plan.parts.statements import assessment_view, state_view
from briefgen.plan.text.corrections import correction_views, in_order_of_date, was_and_now
from briefgen.plan.views import BriefingCard, CorrectionsView, CorrectionView, StateChangeView

ATOM, JSON_FEED = urls.feeds_beside(urls.CORRECTIONS)

SHOWN = 10
"""Briefings that a change names: with all of them the page would grow with their number at each change."""

Change = tuple[LedgerClaim, StateChange, tuple[str, ...]]
"""A claim, a change of its state, and the slugs of the briefings that it concerns."""


@dataclass(frozen=True, slots=True)
class _Record:
    """Where there is something to tell, so that no other briefing and no other claim is looked at.

    ``noted`` are the slugs of the briefings with notes, newest first; ``changed`` has the id of each claim
    that has changed, with the slugs of the briefings that each of its changes concerns.
    """

    noted: tuple[str, ...]
    changed: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def _record(edition: Edition) -> _Record:
    library = edition.desk.library
    changed = [claim for claim in edition.corpus.claims if claim.changes]
    told = concerned(library, changed) if changed else {}
    return _Record(
        tuple([slug for slug, one in library.briefings.items() if one.article.source.meta.corrections]),
        tuple(
            (claim.record.id, tuple(told[claim.record.id, change] for change in claim.changes))
            for claim in changed
        ),
    )


def corrections_page(edition: Edition) -> LazyPage:
    """Give the page: corrections of briefings and changes of claims, apart from each other."""
    make = partial(_view, edition, _record(edition))
    return LazyPage(urls.CORRECTIONS, "corrections.html", make, "the list of corrections")


def _view(edition: Edition, record: _Record) -> CorrectionsView:
    at = edition.desk.at(urls.CORRECTIONS)
    atom, json = at.href(ATOM), at.href(JSON_FEED)
    title = at.words.say(words.CORRECTIONS)
    feeds = feed_links(title_of(edition.around, title), atom, json)
    return CorrectionsView(
        frame=list_frame(edition, at, title, feeds=feeds),
        title=title,
        corrections=tuple(shown for _, _, shown in _corrections(at, record)),
        changes=tuple(_change_view(at, *change) for change in _changes(at, record)),
        atom_url=atom,
        json_feed_url=json,
    )


def _corrections(at: Standpoint, record: _Record) -> list[tuple[Briefing, Correction, CorrectionView]]:
    """Give all notes, newest first; of one day the last one of a briefing first."""
    dated = []
    for order, briefing in enumerate(at.library.briefings[slug] for slug in record.noted):
        made = in_order_of_date(briefing.article.source.meta)
        views = correction_views(at, briefing, with_briefing=True)
        for i, (correction, shown) in enumerate(zip(made, views, strict=True)):
            rank = (-correction.date.moment.timestamp(), order, -i)
            dated.append((rank, (briefing, correction, shown)))
    return [note for _, note in sorted(dated, key=lambda pair: pair[0])]


def _changes(at: Standpoint, record: _Record) -> list[Change]:
    """Give all changes of claims, newest first; of one day by claim, the last one of each first."""
    dated = [
        ((-change.date.moment.timestamp(), claim.record.id, -i), (claim, change, slugs))
        for claim, told in ((at.library.claims[id_], told) for id_, told in record.changed)
        for i, (change, slugs) in enumerate(zip(claim.changes, told, strict=True))
    ]
    return [change for _, change in sorted(dated, key=lambda pair: pair[0])]


def _change_view(
    at: Standpoint, claim: LedgerClaim, change: StateChange, slugs: tuple[str, ...]
) -> StateChangeView:
    return StateChangeView(
        claim=at.link(_short(claim), urls.claim_file(claim.record.id), _anchor(claim, change)),
        before=state_view(at, change.before),
        after=assessment_view(at, change.assessment),
        briefings=briefing_cards(at, slugs[:SHOWN]),
        others=max(0, len(slugs) - SHOWN),
        tied=tuple(slug for slug in slugs[:SHOWN] if slug in claim.tied),
    )


def _short(claim: LedgerClaim) -> str:
    return claim.record.short or claim.record.text


def _anchor(claim: LedgerClaim, change: StateChange) -> str:
    """Give where the claim's page tells of a change."""
    found = (event for event in events(claim) if event.assessment == change.assessment)
    return next((anchor_of(event) for event in found), "")


# ---- the feed


def corrections_feed(edition: Edition) -> tuple[LazyFile, LazyFile]:
    """Give the feed of both: notes of published briefings, and changes with the briefings concerned."""
    return feed_files(edition, urls.CORRECTIONS, partial(_feed, edition, _record(edition)))


def _feed(edition: Edition, record: _Record) -> tuple[Standpoint, Feed]:
    settings = edition.settings
    at = feed_point(edition.desk, settings, ATOM)
    entries = [*_notes(at, record), *(_change_entry(at, *change) for change in _changes(at, record))]
    newest = sorted(entries, key=lambda entry: (-entry.news.published.timestamp(), entry.news.path))
    feed = Feed(
        name="corrections",
        title=title_of(edition.around, at.words.say(words.CORRECTIONS)),
        page=urls.CORRECTIONS,
        atom=ATOM,
        json=JSON_FEED,
        entries=tuple(newest[: settings.feeds.size]),
        description=at.words.say("Corrections of briefings, and claims that have changed."),
    )
    return at, feed


def _notes(at: Standpoint, record: _Record) -> Iterator[Entry]:
    for briefing, correction, shown in _corrections(at, record):
        source = briefing.article.source
        if source.status is Status.PUBLISHED:
            told = was_and_now(at, shown)
            html = "".join(f"<p>{escape(part)}</p>" for part in (shown.text, told) if part)
            news = News(
                # Notes are numbered by date, so that a later one does not change the number.
                name=f"correction/{briefing.slug}/{shown.anchor}",
                path=at.addresses.briefings[briefing.slug],
                fragment=shown.anchor,
                title=at.words.labelled(shown.kind_label, source.meta.title),
                summary=shown.text or told,
                published=correction.date.moment,
                updated=correction.date.moment,
                authors=tuple(named(at, author).name for author in source.meta.authors),
            )
            yield Entry(news, html=html, extra={"kind": shown.kind, "briefing": briefing.slug})


def _change_entry(at: Standpoint, claim: LedgerClaim, change: StateChange, slugs: tuple[str, ...]) -> Entry:
    record, anchor = claim.record, _anchor(claim, change)
    view = _change_view(at, claim, change, slugs)
    news = News(
        name=f"claim/{record.id}/{anchor}",
        path=urls.claim_file(record.id),
        fragment=anchor,
        title=at.words.labelled(view.after.label, _short(claim)),
        summary=view.after.summary,
        published=change.date.moment,
        updated=change.date.moment,
        authors=(view.after.by,),
    )
    extra = {
        "claim": record.id,
        "kind": "assessment",
        "before": change.before,
        "state": change.after,
        "briefings": list(slugs),
    }
    return Entry(news, html=_change_html(at, view), extra=extra)


def _change_html(at: Standpoint, view: StateChangeView) -> str:
    changed = at.words.say("Was %(before)s, is %(after)s.", before=view.before.label, after=view.after.label)
    html = f"<p>{escape(changed)}</p><p>{escape(view.after.summary)}</p>"
    if view.briefings:
        others = at.words.counted(view.others, "and %(num)s more", "and %(num)s more")
        more = f"<li>{escape(others)}</li>" if view.others else ""
        heading = at.words.say("Older briefings that use it")
        items = "".join(_item(at, card, view.tied) for card in view.briefings)
        html += f"<p>{escape(heading)}</p><ul>{items}{more}</ul>"
    return html


def _item(at: Standpoint, card: BriefingCard, tied: tuple[str, ...]) -> str:
    by_whom = f" ({escape(at.words.say(words.BY_SOFTWARE))})" if card.slug in tied else ""
    return f'<li><a href="{escape(card.url)}">{escape(card.title)}</a>{by_whom}</li>'
