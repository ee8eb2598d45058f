"""A claim that software found as a record to begin with: its text, positions and exact quotations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from briefgen.edit.yaml_nodes import Plain, Value, as_flow
from briefgen.model.corpus import Briefing, Entity, FoundClaim, Party, Position
from briefgen.model.excerpt import safe

_TYPES = "or number, prediction, opinion"


@dataclass(frozen=True, slots=True)
class Find:
    """A found claim in its briefing, with the recorded entities by id: no other id can stand in a record."""

    briefing: Briefing
    claim: FoundClaim
    recorded: Mapping[str, Entity]

    @property
    def text(self) -> str:
        """The words of the claim on one line, people with their full names, so that it stands by itself."""
        text, at = self.briefing.article.prose.text, self.claim.span.start
        parts = []
        for mention in self.briefing.mentions:
            entity = self.recorded.get(mention.entity or "")
            inside = at <= mention.span.start and mention.span.end <= self.claim.span.end
            if inside and entity and entity.kind == "person" and mention.text in entity.name:
                parts += [text[at : mention.span.start], entity.name]
                at = mention.span.end
        return " ".join("".join((*parts, text[at : self.claim.span.end])).split())

    @property
    def about(self) -> tuple[str, ...]:
        """The recorded entities that the claim names, in the order of its words."""
        inside = (
            mention.entity
            for mention in self.briefing.mentions
            if mention.entity and self.claim.span.holds(mention.span)
        )
        return tuple(id_ for id_ in dict.fromkeys(inside) if id_ in self.recorded)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Give an id that no record has, numbered if need be."""
    number, id_ = 1, wanted
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    return id_


def as_file(id_: str, find: Find) -> str:
    """Give the text of a file that holds the record and says what to look at."""
    place = safe(str(find.briefing.article.place(find.claim.span)))
    lines = [
        f"# Found by software in {place}. Look at every line before you publish:",
        "# who asserts and who denies, on whose behalf (`for`), and when it was said (`date`).",
        f"- id: {id_}",
        f"  text: {as_flow(find.text)}  # make it one neutral sentence that stands by itself",
        f"  type: fact  # {_TYPES}",
    ]
    if find.about:
        lines.append(f"  about: {as_flow([Plain(id_) for id_ in find.about])}")
    if find.claim.positions:
        lines.append("  positions:")
    for position in find.claim.positions:
        lines += _position(position, find)
    lines += [
        "  # What the newsroom found, once it has; until then the claim stands as not assessed:",
        "  # assessment: {state: contested, date: 2025-01-31, by: The desk, summary: Why.}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _position(position: Position, find: Find) -> Iterator[str]:
    meta = find.briefing.article.source.meta
    yield f"    - by: {as_flow(_name(position.by, find.recorded))}{_remark(position.by)}"
    yield f"      stance: {position.stance}"
    day = f"; the briefing is of {meta.date.iso[:10]}" if meta.date else ""
    yield f"      # date: when it was said{day}"
    words = " ".join(position.words.split())
    if words and position.direct:
        yield f"      words: {as_flow(words)}"
    elif words:
        yield f"      # In the briefing's words, which are no quotation: {safe(words)}"
    yield f"      briefing: {find.briefing.slug}"
    if source := _source(position, find.briefing):
        yield f"      sources: {as_flow([Plain(source)])}"
    else:
        yield "      # sources: [the ids of those that say so]"
        if meta.sources:
            yield f"      # Read for the briefing: {', '.join(meta.sources)}"


def _source(position: Position, briefing: Briefing) -> str:
    """Give the source of which the stored text has the exact words; that one was read does not say so."""
    span = position.span
    if not position.direct or span is None:
        return ""
    compared = (quote for quote in briefing.quotes if quote.passage and quote.source)
    return next((one.source for one in compared if any(part.holds(span) for part in one.segments)), "")


def _name(party: Party, recorded: Mapping[str, Entity]) -> Value:
    """Give a party as records name it: by its id, if it has a record."""
    return Plain(party.entity) if party.entity in recorded else party.name or party.text


def _remark(party: Party) -> str:
    return "" if party.entity else "  # write the name or the id, if you know who this is"
