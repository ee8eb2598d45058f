"""Linked data for a page: one ``@graph`` in the vocabulary of schema.org.

Ids are addresses with a fragment, so that the same thing has the same id on every page: absolute where the
base URL is known, else relative to the page. Everything is described once on a page, and named by its id
elsewhere on it; what has a page of its own is described in full there, and in short on the others.

This file holds what all pages have; ``linked_articles``, ``linked_claims`` and ``linked_entities`` the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefgen.model.settings import Settings
from briefgen.model.when import When
from briefgen.plan import urls
from briefgen.plan.data_format import as_script
from briefgen.plan.parts.cards import Standpoint

Node = dict[str, Any]


def script(nodes: Iterable[Node]) -> str:
    """Give the text for the script element. ``<`` is escaped, so that no text can close the element.

    A node that an earlier one describes already, somewhere inside it, is left out.
    """
    graph: list[Node] = []
    told: set[str] = set()
    for node in nodes:
        described: list[str] = []
        given = _given(node, described)
        if given.get("@id") not in told:
            graph.append(given)
            told.update(described)
    data = {"@context": "https://schema.org", "@graph": graph}
    return as_script(data).replace("<", "\\u003c")


def reference(node: Mapping[str, Any]) -> Node:
    """Give what names a node that is described on the same page."""
    return {"@id": node["@id"]}


def site_nodes(at: Standpoint, settings: Settings, *, searchable: bool = False) -> tuple[Node, ...]:
    """Describe the site and who publishes it; what the site is about stands on its first page only.

    ``searchable``: the site has a page that searches it.
    """
    publisher, home = settings.publisher, at.path == urls.HOME
    organization: Node = {
        "@type": "NewsMediaOrganization",
        "@id": full(at, urls.HOME, "publisher"),
        "name": publisher.name or settings.title,
        "url": publisher.url or full(at, urls.HOME),
        "logo": _address(at, publisher.logo),
        "email": publisher.email,
        **{name: _address(at, to) for name, to in publisher.policies},
    }
    site: Node = {
        "@type": "WebSite",
        "@id": full(at, urls.HOME, "site"),
        "url": full(at, urls.HOME),
        "name": settings.title,
        "description": settings.description if home else "",
        "inLanguage": settings.lang,
        "publisher": reference(organization),
        "potentialAction": _search(at) if searchable else "",
    }
    return site, organization


def _search(at: Standpoint) -> Node:
    target = {"@type": "EntryPoint", "urlTemplate": full(at, urls.SEARCH) + "?q={words}"}
    return {"@type": "SearchAction", "target": target, "query-input": "required name=words"}


def principles(at: Standpoint, settings: Settings) -> str:
    """Give the address of the publishing principles, if the site has them."""
    return _address(at, dict(settings.publisher.policies).get("publishingPrinciples", ""))


def breadcrumbs(at: Standpoint, trail: Sequence[tuple[str, str]]) -> Node:
    """Give the way from the home page: labels and output paths. The page itself needs no address."""
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": label,
            "item": full(at, path) if path != at.path else "",
        }
        for number, (label, path) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": full(at, at.path, "way"), "itemListElement": items}


def page_node(at: Standpoint, kind: str, title: str, description: str = "", lang: str = "") -> Node:
    """Describe a page that is a list, a claim's or an entity's page, or a standing one."""
    return {
        "@type": kind,
        "@id": full(at, at.path, "page"),
        "url": full(at, at.path),
        "name": title,
        "description": description,
        "inLanguage": lang or at.words.lang,
        "isPartOf": {"@id": full(at, urls.HOME, "site")},
    }


def item_list(at: Standpoint, items: Iterable[tuple[str, str]], before: int = 0) -> Node:
    """Give what a page lists, in its order: names and output paths. ``before`` are on earlier pages."""
    listed = [
        {"@type": "ListItem", "position": number, "name": name, "url": full(at, path)}
        for number, (name, path) in enumerate(items, before + 1)
    ]
    return {"@type": "ItemList", "itemListElement": listed} if listed else {}


def image_node(at: Standpoint, path: str, width: int, height: int) -> Node:
    """Describe a picture by its output path and its size, as far as it is known."""
    return {"@type": "ImageObject", "url": full(at, path), "width": width or "", "height": height or ""}


# ---- addresses and dates


def full(at: Standpoint, path: str, fragment: str = "") -> str:
    """Give the full URL of an output path; without a base URL, the link to it."""
    return at.addresses.absolute(path, fragment) or at.href(path, fragment)


def _address(at: Standpoint, to: str) -> str:
    """Give the full address of what settings name: an address inside the site, or a URL."""
    if not to or urls.is_external(to):
        return to
    address, _, fragment = to.partition("#")
    return full(at, urls.file_in_site(address), fragment)


def iso(date: When | None) -> str:
    """Give a date as data, no more precise than it is known."""
    return date.iso if date else ""


def _given(node: Node, described: list[str]) -> Node:
    """Leave out what is not given, in the node and in those inside it.

    ``described`` comes to hold the ids of those of which more than the id is said.
    """
    kept: Node = {}
    for key, value in node.items():
        kind = type(value)
        if kind is dict:
            value = _given(value, described)
        elif kind is list:
            value = [_given(item, described) if type(item) is dict else item for item in value]
        if value or value not in ("", [], {}):
            kept[key] = value
    if "@id" in kept and len(kept) > 1:
        described.append(kept["@id"])
    return kept
