"""Published words that changed without a word about it: texts against what was recorded of them.

A text is all words that a reader sees of a briefing: headline, summary, key points and body, with kickers and
the speakers and originals of ``quote`` blocks. Tags, layout, spaces and the shape of marks and dashes are
none of it. Code in the text and pictures are not compared.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from functools import partial
from hashlib import sha256

from briefgen.model.article import QuoteBlock
from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.diagnostic import Diagnostic, in_order
from briefgen.model.published_text import PublishedText
from briefgen.model.source import LeftOut, Meta, Source, Status
from briefgen.model.text import Place, plain_words
from briefgen.model.when import is_before
from briefgen.plan import urls
from briefgen.plan.problems import GONE, NOTE_GONE, SILENT_EDIT

_PART = 8
"""Letters of the digest of a part: it only has to tell apart the parts of one text."""


@dataclass(frozen=True, slots=True)
class Record:
    """What was recorded, and what a site says now, both by slug.

    ``now`` holds published briefings only, ``heirs`` what each recorded text has become: it may have another
    slug or stand in another file by now. ``expired`` are the paths of briefings that went by their own date.
    """

    then: Mapping[str, PublishedText]
    now: Mapping[str, Briefing]
    heirs: Mapping[str, Briefing]
    expired: frozenset[str]


def compare(recorded: Iterable[PublishedText], corpus: Corpus, left_out: Iterable[LeftOut]) -> Record:
    """Put what was recorded beside what is published now; ``left_out`` tells what has expired."""
    then = {text.slug: text for text in recorded}
    now = {
        briefing.slug: briefing
        for briefing in corpus.briefings
        if briefing.article.source.status in (Status.PUBLISHED, Status.EXPIRED)
    }
    expired = frozenset(one.path for one in left_out if one.status is Status.EXPIRED)
    heirs = {slug: now[slug] for slug in then if slug in now}
    missing = [text for text in then.values() if text.slug not in now and text.path not in expired]
    if missing:
        heirs |= _renamed(missing, [now[slug] for slug in sorted(now) if slug not in then])
    return Record(then, now, heirs, expired)


def _renamed(missing: Iterable[PublishedText], new: Sequence[Briefing]) -> Iterator[tuple[str, Briefing]]:
    """Give what has taken the place of texts whose slug is gone, by slug.

    It stands in the same file, says that it leads on from the address, or has the same words or half of them.
    """
    by_path = {one.article.source.path: one for one in new}
    by_alias = {urls.file_in_site(alias): one for one in new for alias in one.article.source.meta.aliases}
    words = {one.slug: [part.words for part in _parts(one)] for one in new}
    by_digest = {_digest(words[one.slug]): one for one in new}
    parts = {slug: frozenset(map(_short, said)) for slug, said in words.items()}
    for old in missing:
        led_on = (by_alias.get(urls.as_file(address)) for address in reversed(old.addresses))
        heir = by_path.get(old.path) or next(filter(None, led_on), None) or by_digest.get(old.digest)
        if heir is None and new:
            nearest = max(new, key=lambda one: len(parts[one.slug].intersection(old.parts)))
            shared = len(parts[nearest.slug].intersection(old.parts))
            heir = nearest if shared and 2 * shared >= len(set(old.parts)) else None
        if heir is not None:
            yield old.slug, heir


def silent_edits(record: Record, accepted: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """Report each recorded briefing that says something else, or is gone, without a word to readers.

    A new entry under ``corrections`` or a later ``updated`` is that word. ``accepted`` are slugs for which an
    editor has said that none is needed.
    """
    return in_order(
        problem
        for slug in sorted(record.then)
        if slug not in accepted
        for problem in _problems(record, record.then[slug])
    )


def _problems(record: Record, old: PublishedText) -> Iterator[Diagnostic]:
    briefing = record.heirs.get(old.slug)
    if briefing is None:
        if old.path not in record.expired:
            yield GONE.at(old.place, slug=old.slug, path=old.path, date=old.recorded)
        return
    meta, parts = briefing.article.source.meta, list(_parts(briefing))
    if len(meta.corrections) < old.corrections:
        place = meta.places.get("corrections") or parts[0].place()
        yield NOTE_GONE.at(
            place, then=old.corrections, now=len(meta.corrections), date=old.recorded, slug=old.slug
        )
    elif _digest(part.words for part in parts) != old.digest and not _is_told(old, meta):
        place, number = _where(old, parts)
        yield SILENT_EDIT.at(place, number=number, date=old.recorded, slug=old.slug)


def _is_told(old: PublishedText, meta: Meta) -> bool:
    later = meta.updated is not None and (old.updated is None or is_before(old.updated, meta.updated))
    return later or len(meta.corrections) > old.corrections


def _where(old: PublishedText, parts: Sequence[_Part]) -> tuple[Place, int]:
    """Give the first place at which a text differs, and in how many parts it does."""
    now = [_short(part.words) for part in parts]
    steps = SequenceMatcher(None, old.parts, now, autojunk=False).get_opcodes()
    differing = [step for step in steps if step[0] != "equal"]
    first = min(differing[0][3], len(parts) - 1) if differing else 0
    number = sum(max(then_end - then, now_end - now) for _, then, then_end, now, now_end in differing)
    return parts[first].place(), number


# ---- recording


def recorded_anew(
    record: Record, today: datetime, outputs: Mapping[str, str], accepted: Collection[str] = ()
) -> tuple[PublishedText, ...]:
    """Give what is to be recorded: published briefings by slug, as they are today.

    What did not change keeps its line and its day; what has expired is kept as it was, what is gone is not.
    The output paths in ``outputs`` join the addresses that were recorded; of an accepted slug these are
    forgotten.
    """
    kept = {old.slug: old for old in record.then.values() if old.path in record.expired}
    before = {heir.slug: record.then[slug] for slug, heir in sorted(record.heirs.items())}
    new = {}
    for slug, briefing in record.now.items():
        old = before.get(slug)
        if old is not None or briefing.article.source.status is Status.PUBLISHED:
            known = old.addresses if old is not None and old.slug not in accepted else ()
            text = _text(briefing, today, (*known, urls.as_address(outputs[slug])))
            if old is not None and _is_same(old, text):
                text = replace(text, recorded=old.recorded, place=old.place)
            new[slug] = text
    return tuple(text for _, text in sorted((kept | new).items()))


def _is_same(old: PublishedText, new: PublishedText) -> bool:
    """Say whether nothing but the address is new."""
    return _line(replace(old, addresses=()), "") == _line(replace(new, addresses=()), "")


def _text(briefing: Briefing, today: datetime, addresses: Sequence[str]) -> PublishedText:
    source = briefing.article.source
    words = [part.words for part in _parts(briefing)]
    return PublishedText(
        slug=briefing.slug,
        path=source.path,
        recorded=today.date().isoformat(),
        updated=source.meta.updated,
        corrections=len(source.meta.corrections),
        digest=_digest(words),
        parts=tuple(map(_short, words)),
        addresses=tuple(reversed(dict.fromkeys(reversed(addresses)))),
    )


def as_lines(texts: Iterable[PublishedText]) -> str:
    """Give the text of the file: a line of JSON for each briefing."""
    return "".join(_line(text, text.recorded) for text in texts)


def _line(text: PublishedText, recorded: str) -> str:
    keys = {
        "slug": text.slug,
        "path": text.path,
        "recorded": recorded,
        "updated": text.updated.iso if text.updated else "",
        "corrections": text.corrections,
        "digest": text.digest,
        "parts": list(text.parts),
        "addresses": list(text.addresses),
    }
    return json.dumps(keys, ensure_ascii=False, separators=(",", ":")) + "\n"


# ---- the words of a text


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of words that is compared as one, and how to find its place in the file."""

    words: str
    place: Callable[[], Place]


def _parts(briefing: Briefing) -> Iterator[_Part]:
    """Give the parts of a briefing that have words, the headline first."""
    article, meta = briefing.article, briefing.article.source.meta
    prose, header = article.prose.text, partial(_in_header, article.source)
    above = (
        (meta.title, partial(header, "title")),
        (meta.summary, partial(header, "summary")),
        *((point.text, partial(header, f"key_points.{i}")) for i, point in enumerate(meta.key_points)),
    )
    body = [
        *(
            (section.span, section.kicker, partial(article.place, section.span))
            for section in article.sections
        ),
        *((quote.span, _credit(quote), partial(_is, quote.place)) for quote in article.quote_blocks),
        *(
            (quote.span, quote.original.span.of(article.originals.text), partial(_is, quote.original.place))
            for quote in article.quote_blocks
            if quote.original
        ),
        *(
            (block.span, block.span.of(prose), partial(article.place, block.span))
            for block in article.prose.blocks
        ),
    ]
    # Sorting is stable: a kicker, a speaker, an original stands before the words that begin where it does.
    in_text = ((words, place) for _, words, place in sorted(body, key=lambda part: part[0].start))
    for words, place in (*above, *in_text):
        if plain := plain_words(words):
            yield _Part(plain, place)


def _credit(quote: QuoteBlock) -> str:
    """Give in whose mouth the words are put: a speaker's, else a document's."""
    return quote.speaker or quote.document


def _in_header(source: Source, key: str) -> Place:
    places = source.meta.places
    return places.get(f"{key}.text") or places.get(key) or Place(source.path)


def _is(place: Place) -> Place:
    return place


def _digest(words: Iterable[str]) -> str:
    """Give the digest of a text; where one paragraph ends and the next begins is layout."""
    return sha256(" ".join(words).encode()).hexdigest()[:32]


def _short(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:_PART]
