"""Linked data on who is who: entities, those who speak, and those who write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.model.corpus import Entity, Party
from briefgen.model.registry import RoleHeld
from briefgen.model.tenure import role_on
from briefgen.model.when import When
from briefgen.plan import urls
from briefgen.plan.linked_data.json_ld import Node, full, iso
from briefgen.plan.parts.cards import Standpoint

ENTITY_TYPES = {
    "person": "Person",
    "org": "Organization",
    "place": "Place",
    "event": "Event",
    "law": "Legislation",
    "work": "CreativeWork",
}
SPEAKING = frozenset({"person", "org"})
"""Kinds that can speak in the vocabulary; a state that is recorded as a place speaks as an organisation."""

SAME_AS = {"wikidata": "https://www.wikidata.org/entity/{}", "viaf": "https://viaf.org/viaf/{}"}
"""Addresses of outside ids; a full URL stands for itself."""

_TEAM = re.compile(r"^(the|our|staff)\b|\b(desk|team|newsroom|editors|staff)$", re.IGNORECASE)


def outside_url(name: str, value: str) -> str:
    """Give the address of an outside id (``wikidata``, ``Q3308285``), or nothing where it cannot be made."""
    if value.startswith(("https://", "http://")):
        return value
    return SAME_AS[name].format(value) if name in SAME_AS else ""


def entity_id(at: Standpoint, entity: str) -> str:
    """Give the id of an entity."""
    return full(at, urls.entity_file(entity), "entity")


def entity_nodes(at: Standpoint, names: Iterable[str]) -> Iterator[Node]:
    """Describe in short those that a page names: other programs do not look up ids on other pages."""
    entities = at.library.entities
    return (entity_node(at, entities[name]) for name in dict.fromkeys(names) if name in entities)


def entity_node(at: Standpoint, entity: Entity) -> Node:
    """Name an entity, for pages that speak of it; its own page, which the id leads to, describes it."""
    return {
        "@type": ENTITY_TYPES.get(entity.kind, "Thing"),
        "@id": entity_id(at, entity.id),
        "name": entity.name,
    }


def same_as(entity: Entity) -> Node:
    """Give what an entity is in registers elsewhere."""
    outside = (outside_url(name, value) for name, value in entity.record.same_as) if entity.record else ()
    return {"sameAs": [url for url in outside if url]}


def entity_in_full(at: Standpoint, entity: Entity) -> Node:
    """Describe an entity for its own page, with the posts that a person held and their dates."""
    record = entity.record
    node = entity_node(at, entity) | {
        "url": full(at, urls.entity_file(entity.id)),
        "alternateName": [alias for alias in entity.aliases if alias != entity.name],
        **same_as(entity),
    }
    if record is not None:
        node["disambiguatingDescription"] = record.disambiguation
        node["description"] = record.description
        node["email"] = record.email
        if entity.kind == "person":
            node["memberOf"] = [_membership(at, role) for role in record.roles if role.org]
            node["hasOccupation"] = [_occupation(role) for role in record.roles if not role.org]
    return node


def employers(entity: Entity) -> tuple[str, ...]:
    """Give the ids that the posts of a person name, which the person's own page must describe."""
    roles = entity.record.roles if entity.record and entity.kind == "person" else ()
    return tuple(role.org for role in roles if role.org.startswith("org/"))


def _membership(at: Standpoint, role: RoleHeld) -> Node:
    known = at.library.entities.get(role.org)
    if known is not None and known.kind == "org":
        return _role(role) | {"memberOf": {"@id": entity_id(at, known.id)}}
    # A post in a state that is recorded as a place is one in its government.
    name = known.name if known else role.org
    return _role(role) | {"memberOf": {"@type": "Organization", "name": name}}


def _occupation(role: RoleHeld) -> Node:
    return _role(role) | {"hasOccupation": {"@type": "Occupation", "name": role.role}}


def _role(role: RoleHeld) -> Node:
    return {
        "@type": "Role",
        "roleName": role.role,
        "startDate": iso(role.since),
        "endDate": iso(role.until),
    }


# ---- who speaks and who writes


def speaker(at: Standpoint, party: Party) -> Node:
    """Name somebody who speaks; one that is described on the page (``speaking``) by the id."""
    entity = at.library.entity_of(party)
    if entity is None:
        return {"@type": kind_of_author(party.name), "name": party.name}
    if entity.kind in SPEAKING:
        return {"@id": entity_id(at, entity.id)}
    return {"@type": "Organization", "name": entity.name, "url": full(at, urls.entity_file(entity.id))}


def speaking(at: Standpoint, parties: Iterable[Party]) -> Iterator[str]:
    """Give the ids of the entities that a page must describe, since ``speaker`` names them by their ids."""
    for party in parties:
        entity = at.library.entity_of(party)
        if entity is not None and entity.kind in SPEAKING:
            yield entity.id


def author_node(at: Standpoint, name: str, on: When | None) -> Node:
    """Describe who wrote something, by an entity's id or a plain name, in the post held on that date."""
    entity = at.library.entities.get(name)
    if entity is None:
        return {"@type": kind_of_author(name), "name": name}
    post = role_on(entity.record.roles, on) if entity.record and entity.kind == "person" else ""
    page = {"url": full(at, urls.entity_file(entity.id)), "jobTitle": post}
    return entity_node(at, entity) | same_as(entity) | page


def kind_of_author(name: str) -> str:
    """Say what a plain name stands for: "The desk" is no person."""
    return "Organization" if _TEAM.search(name) else "Person"
