"""Sections and tags: the lists of an edition by label, each with the briefings that stand in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.plan import urls
from briefgen.plan.parts.frames import Edition, commonest, section_labels

Section = tuple[str, str, tuple[str, ...]]
"""The folder of a list below the site's root, or its last part; its label; and the slugs of its briefings."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The sections and the tags of an edition, by label, each with the briefings in it."""

    sections: tuple[Section, ...]
    tags: tuple[Section, ...]


def lists_of(edition: Edition) -> Lists:
    """Give all sections and tags."""
    return Lists(tuple(_sections(edition)), tuple(_tags(edition)))


def _sections(edition: Edition) -> Iterator[Section]:
    """Give each section's folder, its label and the slugs of its briefings, by label."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    labels = section_labels(edition.corpus)
    folder_of = {
        one: urls.section_path(one) for one in {b.article.source.section for b in edition.corpus.briefings}
    }
    for briefing in edition.corpus.briefings:
        source = briefing.article.source
        if source.section:
            found[folder_of[source.section]].append(source.slug)
    for folder in sorted(found, key=lambda folder: (labels[folder].casefold(), folder)):
        yield folder, labels[folder], tuple(found[folder])


def _tags(edition: Edition) -> Iterator[Section]:
    """Give each tag's part of an address, its label and the slugs of its briefings, by label."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    slugs = edition.desk.addresses.tags
    for briefing in edition.corpus.briefings:
        source = briefing.article.source
        for slug in dict.fromkeys([slugs[tag] for tag in source.meta.tags]):
            found[slug].append(source.slug)
    for tag, times in Counter(
        [tag for b in edition.corpus.briefings for tag in b.article.source.meta.tags]
    ).items():
        labels[slugs[tag]][tag] += times
    for slug in sorted(found, key=lambda slug: (commonest(labels[slug]).casefold(), slug)):
        yield slug, commonest(labels[slug]), tuple(found[slug])
