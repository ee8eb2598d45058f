"""Each briefing as ninjs 3.1, the JSON form in which newsrooms and agencies hand news to each other.

What ninjs has no place for is left out, and nothing is made more precise than it is known: a briefing of
which only the month is known has no time of creation.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from functools import partial
from typing import Any

from briefgen.model.corpus import Briefing
from briefgen.model.registry import SourceRecord
from briefgen.model.settings import Settings
from briefgen.model.site import LazyFile
from briefgen.model.source import Meta, Status
from briefgen.model.when import Precision, When
from briefgen.plan import urls, words
from briefgen.plan.data_format import as_json
from briefgen.plan.feeds.feed_format import base_of_ids, feed_point, lasting_id
from briefgen.plan.feeds.feeds import Articles, note_text
from briefgen.plan.parts.cards import RETRACTED, Standpoint, named, status_of
from briefgen.plan.parts.edits import edited, stamp
from briefgen.plan.parts.frames import Edition
from briefgen.plan.parts.library import read_for, recorded_in
from briefgen.plan.text.content_links import picture
from briefgen.plan.text.corrections import correction_views

Node = dict[str, Any]

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"

LISTS = {
    "person": "people",
    "org": "organisations",
    "place": "places",
    "event": "events",
    "group": "subjects",
    "law": "subjects",
    "work": "subjects",
}
"""Where ninjs lists each kind of entity."""

MADE_BY_AI = {"some": "compositeWithTrainedAlgorithmicMedia", "all": "trainedAlgorithmicMedia"}
"""What is said of the words of a briefing of which AI made a part, or all."""

_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def ninjs_files(edition: Edition, articles: Articles) -> Iterator[LazyFile]:
    """Give ``ninjs.json`` of every briefing, where the settings ask for them."""
    if edition.settings.exports.ninjs:
        for briefing in edition.corpus.briefings:
            path = urls.beside(edition.desk.addresses.briefings[briefing.slug], urls.NINJS)
            yield LazyFile(path, partial(_data, articles, briefing, path))


def _data(articles: Articles, briefing: Briefing, path: str) -> bytes:
    return as_json(_item(articles.edition, articles, briefing, path))


def _item(edition: Edition, articles: Articles, briefing: Briefing, path: str) -> Node:
    settings, source = edition.settings, briefing.article.source
    meta, page = source.meta, edition.desk.addresses.briefings[briefing.slug]
    at = feed_point(edition.desk, settings, path)
    item: Node = {
        "uri": lasting_id(base_of_ids(settings), page, "", f"briefing/{briefing.slug}"),
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "type": "text",
        "representationType": "full",
        "language": meta.lang or settings.lang,
        "pubStatus": _pub_status(briefing),
        "firstCreated": _moment(meta.date),
        "versionCreated": _moment(edited(meta)),
        "expires": _moment(meta.expires),
        "copyrightHolder": settings.publisher.name,
        "by": ", ".join(named(at, author).name for author in meta.authors),
        "edNote": "\n".join(_ed_notes(at, briefing)),
        "headlines": [{"role": "main", "value": meta.title}],
        "descriptions": [*_descriptions(meta)],
        "bodies": [*_bodies(articles, at, briefing)],
        **_entities(at, settings, briefing),
        "genres": [{"name": at.words.label(words.BRIEFING_KINDS, meta.kind), "literal": meta.kind}],
        "infoSources": [*_info_sources(at, briefing)],
        "trustIndicators": [*_trust(at, settings)],
        "altIds": [{"role": "briefgen", "value": f"briefing/{briefing.slug}"}],
        "associations": [*_pictures(articles, at, briefing)],
        "digitalSourceType": _source_type(meta),
    }
    return {key: value for key, value in item.items() if value}


def _pub_status(briefing: Briefing) -> str:
    source = briefing.article.source
    if status_of(source) == RETRACTED:
        return "canceled"
    return "usable" if source.status is Status.PUBLISHED else "withheld"


def _moment(when: When | None) -> str:
    if when is None or when.precision not in (Precision.DAY, Precision.TIME):
        return ""
    return stamp(when.moment)


def _descriptions(meta: Meta) -> Iterator[Node]:
    if meta.summary:
        yield {"role": "summary", "value": meta.summary}
    for point in meta.key_points:
        yield {"role": "key-point", "value": point.text}


def _ed_notes(at: Standpoint, briefing: Briefing) -> Iterator[str]:
    """Give what who takes the text over must know: its corrections, how it was made, and the part of AI."""
    meta = briefing.article.source.meta
    for note in correction_views(at, briefing):
        yield f"{note.kind_label} ({note.date.iso}): {note_text(at, note)}"
    if meta.method:
        yield meta.method
    if meta.ai_use:
        yield meta.ai_use.note


def _bodies(articles: Articles, at: Standpoint, briefing: Briefing) -> Iterator[Node]:
    text = briefing.article.prose.text
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    html = articles.text(at, briefing)
    yield {"role": "main", "contentType": "text/html", **counts, "value": html}
    yield {"role": "text", "contentType": "text/plain", **counts, "value": text}


def _entities(at: Standpoint, settings: Settings, briefing: Briefing) -> dict[str, list[Node]]:
    """Give what a briefing is about and names, by kind, its tags and the recorded claims that it uses."""
    library, meta = at.library, briefing.article.source.meta
    lists: dict[str, list[Node]] = {name: [] for name in dict.fromkeys(LISTS.values())}
    about = [name for name in dict.fromkeys(briefing.about) if name in library.entities]
    for name in dict.fromkeys((*about, *library.names_in[briefing.slug])):
        entity = library.entities[name]
        node = {"name": entity.name, "rel": "about" if name in about else "mentions"}
        lists[LISTS.get(entity.kind, "subjects")].append(node | _named(at, urls.entity_file(name), name))
    for tag in dict.fromkeys(meta.tags):
        slug = at.addresses.tags[tag]
        node = {"name": tag, "rel": "tag"}
        lists["subjects"].append(node | _named(at, urls.tag_file(slug), f"tag/{slug}"))
    for claim in recorded_in(library, briefing.slug):
        record = library.claims[claim].record
        node = {"name": record.short or record.text, "rel": "claim"}
        lists["subjects"].append(node | _named(at, urls.claim_file(claim), f"claim/{claim}"))
    return lists


def _named(at: Standpoint, path: str, literal: str) -> Node:
    """Give the ids of a thing: its full address, where that is known, and that of our other files."""
    url = at.addresses.absolute(path)
    return {"uri": url, "literal": literal} if url else {"literal": literal}


def _info_sources(at: Standpoint, briefing: Briefing) -> Iterator[Node]:
    """Give the sources that were read for a briefing."""
    claims = [at.library.claims[claim] for claim in recorded_in(at.library, briefing.slug)]
    for id_ in read_for(briefing, claims):
        source = at.library.sources.get(id_)
        if source is not None and source.kind != "none":
            url = {"uri": source.url} if source.url else {}
            yield {"name": _source_name(at, source), "role": "source", "literal": id_} | url


def _source_name(at: Standpoint, source: SourceRecord) -> str:
    publisher = at.library.entities.get(source.publisher)
    by = publisher.name if publisher else source.publisher
    return f"{by}: {source.title}" if by else source.title


def _trust(at: Standpoint, settings: Settings) -> Iterator[Node]:
    """Give the policies of the newsroom that have a full address, by their names in schema.org."""
    for name, to in settings.publisher.policies:
        address, _, fragment = to.partition("#")
        inside = "" if urls.is_external(to) else at.addresses.absolute(urls.file_in_site(address), fragment)
        if href := to if urls.is_external(to) else inside:
            role = f"https://schema.org/{name}"
            yield {"role": role, "title": at.words.label(words.POLICIES, name), "href": href}


def _pictures(articles: Articles, at: Standpoint, briefing: Briefing) -> Iterator[Node]:
    """Give the picture of the header, where its full address is known, as ninjs wants it."""
    source = briefing.article.source
    image = source.meta.image
    goal, _ = picture(source, at.addresses.briefings[briefing.slug], articles.goals)
    url = at.addresses.absolute(goal.path) if goal.path else ""
    if image is None or not url:
        return
    kind, _ = mimetypes.guess_type(goal.path, strict=True)
    texts = (("alt", image.alt), ("caption", image.caption))
    node: Node = {
        "uri": url,
        "name": image.alt or image.caption or goal.path.rsplit("/", 1)[-1],
        "rel": "main",
        "type": "picture",
        "by": image.credit,
        "descriptions": [{"role": role, "value": text} for role, text in texts if text],
        "renditions": [{"name": "main", "href": url} | ({"contentType": kind} if kind else {})],
    }
    yield {key: value for key, value in node.items() if value}


def _source_type(meta: Meta) -> Node:
    code = MADE_BY_AI.get(meta.ai_use.part, "") if meta.ai_use else ""
    return {"name": code, "uri": _SOURCE_TYPES + code} if code else {}
