"""When each page last changed: by what it shows, never by the day of the build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.model.corpus import Briefing, LedgerClaim
from briefgen.model.site import AnyPage, LazyPage
from briefgen.model.when import When
from briefgen.plan import urls
from briefgen.plan.parts.edits import edits, newest
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import Library, recorded_in
from briefgen.plan.parts.statements import assessments


class LastChanges:
    """The date on which each page of a site last changed, where that is known.

    What is dated after the build has not happened yet. Of a page that is not of the site's own kinds, nothing
    is known.
    """

    def __init__(self, edition: Edition) -> None:
        """Date all briefings, claims and entities."""
        library, addresses, self._now = edition.desk.library, edition.desk.addresses, edition.now
        edited = {
            slug: self._newest(edits(briefing.article.source.meta))
            for slug, briefing in library.briefings.items()
        }
        self._claims = {
            name: self._newest(
                (*_dates(claim), *(edited[slug] for slug in claim.briefings if slug in edited))
            )
            for name, claim in library.claims.items()
        }
        self._briefings = {
            slug: self._newest((edited[slug], *_findings(library, slug))) for slug in library.briefings
        }
        self._entities = {
            entity: self._newest(
                (
                    *(self._briefings[slug] for slug in library.about.get(entity, ())),
                    *(self._briefings[slug] for slug in library.mentioned.get(entity, ())),
                    *(self._briefings[slug] for slug in library.written.get(entity, ())),
                    *(self._claims[claim.record.id] for claim, _ in library.positions_of.get(entity, ())),
                )
            )
            for entity in library.entities
        }
        self._dated: Mapping[str, Mapping[str, When | None]] = {
            "briefing": self._briefings,
            "claim": self._claims,
            "entity": self._entities,
        }
        self._corrected = self._newest(
            (
                *(date for briefing in library.briefings.values() for date in _corrected(briefing)),
                *(change.date for claim in library.claims.values() for change in claim.changes),
            )
        )
        pages = ((addresses.pages[slug], page) for slug, page in library.pages.items())
        self._paths: dict[str, When | None] = {
            **{addresses.briefings[slug]: date for slug, date in self._briefings.items()},
            **{path: self._newest(edits(page.article.source.meta)) for path, page in pages},
            **{urls.claim_file(name): date for name, date in self._claims.items()},
            **{urls.entity_file(name): date for name, date in self._entities.items()},
        }

    def of(self, page: AnyPage) -> When | None:
        """Give the date on which a page last changed."""
        if page.path in self._paths:
            return self._paths[page.path]
        return self._newest(self._shown(page))

    def _newest(self, dates: Iterable[When | None]) -> When | None:
        return newest(date for date in dates if date is not None and date.moment <= self._now)

    def _shown(self, page: AnyPage) -> Iterator[When | None]:
        """Give the dates of what a list shows."""
        if page.path == urls.CORRECTIONS:
            yield self._corrected
        elif page.path == urls.TAGS:
            yield from self._briefings.values()
        elif isinstance(page, LazyPage) and page.shows:
            for shown in page.shows:
                kind, _, id_ = shown.partition("/")
                yield self._dated[kind].get(id_)
        elif page.path.startswith("entities/"):
            # The further pages of an entity stand in its folder.
            yield self._entities.get("/".join(page.path.split("/")[1:3]))


def _findings(library: Library, slug: str) -> Iterator[When]:
    """Give the dates of the findings on the claims that a briefing uses: their badges stand in it."""
    for claim in recorded_in(library, slug):
        yield from (assessment.date for assessment in assessments(library.claims[claim]))


def _dates(claim: LedgerClaim) -> Sequence[When | None]:
    return (
        *(position.date for position in claim.positions),
        *(assessment.date for assessment in assessments(claim)),
    )


def _corrected(briefing: Briefing) -> Iterator[When]:
    return (correction.date for correction in briefing.article.source.meta.corrections)
