"""What counts for all outputs alike: where one of these is another one, every output is made again."""

from __future__ import annotations

from dataclasses import replace
from gettext import GNUTranslations, NullTranslations
from typing import Any

from briefgen.cache.canonical import digest
from briefgen.model.inputs import Inputs
from briefgen.model.messages import Messages
from briefgen.plan.lasting.again import Planned


def common_digests(inputs: Inputs, planned: Planned, program: str) -> dict[str, str] | None:
    """Give digests of what counts for all outputs, the most telling first; nothing if there is none."""
    edition = planned.edition
    settings = replace(edition.settings, places={})
    # What stands on its shelves counts for those who look it up.
    around = replace(edition.around, settings=settings, assets={}, sizes={})
    messages = _messages(inputs.theme.messages)
    if messages is None:
        return None
    try:
        return {
            "program": program,
            "settings": digest(replace(inputs.settings, places={}), str(edition.now.tzinfo)),
            "interface language": digest(messages),
            "what surrounds all pages": digest(around, edition.desk.addresses.base_url, edition.faces),
        }
    except TypeError:  # free values of kinds that only YAML knows
        return None


def _messages(messages: Messages) -> Any:
    """Give all that is said in the site's language; nothing if a catalog is of a kind that is not known."""
    found: list[Any] = [messages.lang]
    catalog: Any = messages.catalog
    while catalog is not None:
        if type(catalog) not in (NullTranslations, GNUTranslations):
            return None
        said = getattr(catalog, "_catalog", {})
        found.append((sorted(catalog.info().items()), sorted((str(key), text) for key, text in said.items())))
        catalog = getattr(catalog, "_fallback", None)
    return found
