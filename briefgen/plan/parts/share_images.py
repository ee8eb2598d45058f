"""Share images: what networks show of a page that somebody passes on, and what they are told of it.

A briefing's own picture goes first if it is large enough. One is drawn from the headline where there is none,
and where the text is old: then the year stands on it. Networks need full addresses, so without a base URL
there are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.language import direction_of
from briefgen.model.picture import SHARE_HEIGHT, SHARE_WIDTH, Face, ShareColours, ShareOrder
from briefgen.model.settings import Settings
from briefgen.model.source import Image
from briefgen.plan import words
from briefgen.plan.parts.cards import Standpoint
from briefgen.plan.parts.picture_choice import PICTURES, SVG, Shown
from briefgen.plan.problems import NO_LETTERS

Pairs = tuple[tuple[str, str], ...]

LEAST = (600, 315)
"""The smallest picture that networks show across the whole width of a post."""

_NAMED = 12
"""Letters that a message names at most."""


@dataclass(frozen=True, slots=True)
class Share:
    """The picture for sharing a page: its output path and size, what it shows, how it is drawn, if it is."""

    path: str = ""
    width: int = 0
    height: int = 0
    type: str = ""
    alt: str = ""
    order: ShareOrder | None = None

    def properties(self, at: Standpoint) -> Pairs:
        """Give what ``<head>`` says of it."""
        address = at.addresses.absolute(self.path) if self.path else ""
        if not address:
            return ()
        return (
            ("og:image", address),
            ("og:image:type", self.type),
            ("og:image:width", str(self.width or "")),
            ("og:image:height", str(self.height or "")),
            ("og:image:alt", self.alt),
        )


def share_of(
    at: Standpoint,
    settings: Settings,
    faces: Sequence[Face],
    briefing: Briefing,
    shown: Shown | None,
    *,
    old: bool,
) -> Share:
    """Give the picture for sharing a briefing; ``shown`` is its own, ``old``: its age must be seen."""
    own = own_share(shown, briefing.article.source.meta.image)
    drawn = None if own.path and not old else _drawn(at, settings, faces, briefing, old=old)
    return drawn or own


def own_share(shown: Shown | None, image: Image | None) -> Share:
    """Give the picture of a header for sharing, if it is large enough; networks show no drawings (SVG)."""
    if shown is None or shown.copy or shown.type == SVG:
        return Share()
    if shown.width < LEAST[0] or shown.height < LEAST[1]:
        return Share()
    return Share(shown.path, shown.width, shown.height, shown.type, image.alt if image else "")


def site_share(settings: Settings, faces: Sequence[Face]) -> Share:
    """Give the picture for sharing a page that is no briefing: the site's name and what it is about."""
    order = ShareOrder(
        path="",
        title=settings.title,
        site="",
        note=settings.description,
        lang=settings.lang,
        direction=direction_of(settings.lang),
        colours=_colours(settings),
    )
    return _share(order) if all(_able(faces, text) for text in (order.title, order.note)) else Share()


def unwritable(corpus: Corpus, settings: Settings, faces: Sequence[Face]) -> Iterator[Diagnostic]:
    """Report, once, that headlines have letters which no font has."""
    if not faces:
        return
    sources = (briefing.article.source for briefing in corpus.briefings)
    without = sorted((s for s in sources if not _able(faces, s.meta.title)), key=lambda source: source.path)
    if without:
        first = without[0]
        title = first.meta.title
        letters = min((face.missing(title) for face in faces), key=len)
        place = first.meta.places.get("title") or first.place(first.body)
        others = f" and {len(without) - 1} more" if len(without) > 1 else ""
        yield NO_LETTERS.at(place, others=others, letters=letters[:_NAMED])


def _drawn(
    at: Standpoint, settings: Settings, faces: Sequence[Face], briefing: Briefing, *, old: bool
) -> Share | None:
    if not faces:
        return None
    source, meta = briefing.article.source, briefing.article.source.meta
    lang = meta.lang or settings.lang
    date = at.words.date(meta.date)
    order = ShareOrder(
        path="",
        title=meta.title,
        site=settings.title,
        kicker=words.section_label(source.section) if source.section else "",
        date=date.text if date else "",
        year=str(meta.date.moment.year) if meta.date and old else "",
        lang=lang,
        direction=direction_of(lang),
        colours=_colours(settings),
    )
    texts = (order.title, order.site, order.kicker, order.date, order.year)
    return _share(order) if all(_able(faces, text) for text in texts) else None


def _share(order: ShareOrder) -> Share:
    """Give the picture for an order that has no path yet: it bears the digest of all that is on it."""
    digest = blake2b(repr(order).encode(), digest_size=8).hexdigest()
    order = replace(order, path=f"{PICTURES}share-{digest}.png")
    return Share(order.path, SHARE_WIDTH, SHARE_HEIGHT, "image/png", order.title, order)


def _colours(settings: Settings) -> ShareColours:
    share = settings.share_images
    return ShareColours(share.paper, share.ink, share.accent)


def _able(faces: Sequence[Face], text: str) -> bool:
    """Say whether one font has all letters of a text, and the dots for where it has to be cut."""
    return any(face.has(text + "…") for face in faces)
