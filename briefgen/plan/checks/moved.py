"""Addresses under which briefings were published, and those among them that lead nowhere by now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefgen.model.corpus import Briefing
from briefgen.model.diagnostic import Diagnostic, in_order
from briefgen.model.published_text import PublishedText
from briefgen.model.text import Place
from briefgen.plan import urls
from briefgen.plan.checks.silent_edits import Record
from briefgen.plan.problems import MOVED


def moved(
    record: Record, outputs: Mapping[str, str], accepted: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Report each recorded address of a briefing that no longer leads to it.

    Args:
        record: what was recorded, and what stands in its place now.
        outputs: the output path of each briefing.
        accepted: slugs of which an editor has said that readers of the old address are not led on.
    """
    return in_order(
        problem
        for slug in sorted(record.heirs)
        if slug not in accepted
        for problem in _lost(record.then[slug], record.heirs[slug], outputs)
    )


def _lost(old: PublishedText, briefing: Briefing, outputs: Mapping[str, str]) -> Iterator[Diagnostic]:
    source, today = briefing.article.source, outputs[briefing.slug]
    led_on = {urls.as_file(alias.removeprefix("/")) for alias in source.meta.aliases}
    for address in old.addresses:
        if urls.as_file(address) not in (today, *led_on):
            yield MOVED.at(
                _place(briefing),
                slug=old.slug,
                date=old.recorded,
                then=f"/{address}",
                now=f"/{urls.as_address(today)}",
            )


def _place(briefing: Briefing) -> Place:
    """Give where the address is decided in the file, or where the alias belongs."""
    places = briefing.article.source.meta.places
    known = (places[key] for key in ("aliases", "slug", "section", "title") if key in places)
    return next(known, Place(briefing.article.source.path))
