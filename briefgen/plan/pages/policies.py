"""The policies of a newsroom: which of those that the settings name have a page, and which are missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from briefgen.model.corpus import Corpus
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.settings import Settings
from briefgen.plan import urls
from briefgen.plan.problems import POLICIES_MISSING
from briefgen.plan.urls import Addresses

EXPECTED = (
    "correctionsPolicy",
    "ethicsPolicy",
    "verificationFactCheckingPolicy",
    "ownershipFundingInfo",
    "actionableFeedbackPolicy",
)
"""What readers and fact-checkers' codes ask of every newsroom, by the names that schema.org has."""


def with_known_policies(
    settings: Settings, corpus: Corpus, addresses: Addresses, static: Collection[str]
) -> Settings:
    """Give the settings without the policies that lead to no page: neither footer nor data promise them."""
    policies = settings.publisher.policies
    if not any(not urls.is_external(to) for _, to in policies):
        return settings
    outputs = {
        *addresses.briefings.values(),
        *addresses.pages.values(),
        *static,
        *(urls.entity_file(entity.id) for entity in corpus.entities),
        *(urls.claim_file(claim.record.id) for claim in corpus.claims),
        *(
            urls.as_file(alias.removeprefix("/"))
            for briefing in (*corpus.briefings, *corpus.pages)
            for alias in briefing.article.source.meta.aliases
        ),
        *(urls.HOME, urls.ENTITIES, urls.QUOTES, urls.CLAIMS, urls.CORRECTIONS, urls.TAGS),
    }
    kept = tuple((name, to) for name, to in policies if _leads_to(to) in outputs or urls.is_external(to))
    return replace(settings, publisher=replace(settings.publisher, policies=kept))


def _leads_to(to: str) -> str:
    return urls.file_in_site(to.partition("#")[0])


def missing_policies(settings: Settings) -> Iterator[Diagnostic]:
    """Name the policies that a newsroom is expected to have and the settings do not, all in one note.

    A site that does not say who publishes it is not asked.
    """
    publisher = settings.publisher
    if not publisher.name:
        return
    given = {name for name, _ in publisher.policies}
    missing = [name for name in EXPECTED if name not in given and name not in publisher.unwritten]
    if missing:
        place = settings.places.get("publisher.policies") or settings.places.get("publisher")
        names = ", ".join(f"`{name}`" for name in missing)
        yield POLICIES_MISSING.at(place, names=names, first=missing[0])
