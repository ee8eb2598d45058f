"""Speakers to parties: who is meant by the words beside a quotation, and what role they held that day."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.model.annotation import Speaker
from briefgen.model.corpus import Entity, Naming, Party, ResolvedMention
from briefgen.model.tenure import role_on
from briefgen.model.text import Span
from briefgen.model.when import When

_PRONOUNS = frozenset(
    (
        *("i", "we", "you", "he", "him", "she", "her", "it", "they", "them"),
        *("both", "that", "this", "those", "who"),
        *("je", "nous", "il", "elle", "on", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"),
    )
)
"""Expressions that tell nothing of who speaks."""

_ARTICLE = "the "


@dataclass(frozen=True, slots=True)
class Voices:
    """What is needed to name the speakers of one briefing: its mentions, their titles, its date.

    ``known`` gives the entity of an id, ``starts`` are those of the mentions.
    """

    text: str
    known: Callable[[str], Entity]
    mentions: Sequence[ResolvedMention]
    starts: Sequence[int]
    titles: Mapping[str, str] = field(default_factory=dict)
    date: When | None = None

    def party(self, speaker: Speaker) -> Party:
        """Give the party that a speaker is: the entity that is referred to, else the words as written."""
        speaker = speaker.known
        mention = self._at(speaker.span)
        if speaker.referent is not None and (mention is None or mention.entity is None):
            mention = self._around(speaker.referent)
        text = " ".join(speaker.text.split())
        if mention is None:
            naming = Naming.UNCLEAR if text.lower() in _PRONOUNS else Naming.UNNAMED
            return Party(text, text=text, span=speaker.span, naming=naming)
        if mention.entity is None:
            name = mention.text if speaker.referent else text
            return Party(" ".join(name.split()), text=text, span=speaker.span, naming=Naming.NAMED)
        return self.entity(mention.entity, text, speaker.span)

    def entity(self, id_: str, text: str = "", span: Span | None = None) -> Party:
        """Give an entity as a party on the briefing's date."""
        entity = self.known(id_)
        roles = entity.record.roles if entity.record else ()
        role = role_on(roles, self.date, self.titles.get(id_, ""))
        return Party(entity.name, id_, role, text, span, Naming.NAMED)

    def _at(self, span: Span) -> ResolvedMention | None:
        """Give the mention that is ``span``, or that begins after its article: "The Government" of Valmorra.

        A name that is known from a record only was not seen when the speaker was found, so that the two
        differ by "the", and by what the record's name has more.
        """
        found = self._around(span)
        if found and found.span == span:
            return found
        if not span.of(self.text).lower().startswith(_ARTICLE):
            return None
        bare = Span(span.start + len(_ARTICLE), span.end)
        found = self._around(bare)
        if found is None or found.span.start != bare.start or found.label == "NORP":
            return None  # "the Swede" is somebody, not Sweden
        return found

    def _around(self, span: Span) -> ResolvedMention | None:
        """Give the mention at ``span``, which a record's longer name may have taken in."""
        index = bisect_right(self.starts, span.start) - 1
        found = self.mentions[index] if index >= 0 else None
        return found if found and found.span.holds(span) else None


def titles_by_entity(mentions: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Give the title seen before each entity's name: the most frequent, of several the first.

    ``mentions`` are entities with titles, and how often these stand before them.
    """
    count: dict[str, Counter[str]] = {}
    for id_, title, times in mentions:
        if plain := " ".join(title.split()):
            count.setdefault(id_, Counter())[plain] += times
    return {id_: titles.most_common(1)[0][0] for id_, titles in count.items()}
