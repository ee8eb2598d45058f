"""Names that depend on the article: last names, acronyms, "the General Staff", "Korea"."""

from __future__ import annotations

from collections.abc import Iterable, Set

from briefgen.resolve.names.archive import Archive, Local
from briefgen.resolve.names.full_names import (
    UNKNOWN,
    Key,
    Meaning,
    country_key,
    country_keys,
    how_named,
    other_key,
)
from briefgen.resolve.names.name_forms import (
    is_acronym,
    looks_like_person,
    may_be_spoken,
    near_words,
    person_words,
)
from briefgen.resolve.names.name_lists import PARTICLES
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.sightings import KNOWN_NAME, SPEAKING, Sighting
from briefgen.resolve.names.state_names import is_anyones_body
from briefgen.resolve.names.titles import recorded_titles, title_of
from briefgen.resolve.names.votes import FIRM

_MISTAKEN = frozenset({"org", "group"})
"""What the model calls single last names that it does not know."""


def short_meaning(sighting: Sighting, kind: str, local: Local, archive: Archive) -> Meaning:
    """Give what a name means here, from the full names in the article, else in the archive.

    Barred are the records that it must not be linked to: never, or not before their full name.
    """
    listed, never = archive.listed.of(sighting.name)
    # By what the article names, which is little, and not by all that list a name.
    named = local.named if listed else ()
    after_full = {key for key in named if key in listed and _before(key, sighting, local)}
    barred = never | (listed - after_full)
    if kind == "person":
        meaning = _person(sighting, local, archive, barred, after_full)
    else:
        meaning = _other(sighting, kind, local, archive, barred, after_full)
    if sighting.name.rule == SPEAKING and meaning.key and meaning.how == "archive-last-name":
        return Meaning(candidates=(meaning.key,))  # only its verb tells a name, which may be a body's as well
    known = (meaning.key or ("",))[0]
    if sighting.name.guess and known != "record" and meaning.how not in ("acronym", "other-name"):
        return meaning if archive.votes.often(sighting.name.form.key, kind) else UNKNOWN
    if sighting.name.rule == KNOWN_NAME and known not in ("record", "country"):
        return Meaning(candidates=meaning.candidates)
    return meaning


def _person(
    sighting: Sighting, local: Local, archive: Archive, barred: frozenset[Key], after_full: set[Key]
) -> Meaning:
    words = person_words(sighting.name.form.words)
    letters = sighting.name.form.key
    if is_acronym(sighting.name.form.shown) and (local.defined.get(letters) or local.initials.get(letters)):
        return _acronym(sighting, ("name", letters), local, archive)
    first = local.first.get(words, set())
    last = local.last.get(words) or (set() if first else local.near.get(near_words(words), set()))
    last, away = last | after_full, archive.last.of(words)
    last, away, first = _of_gender(last, away, first, sighting.name.gender, archive)
    if last & first:
        last = last | first  # "Kim" may be everybody whose name begins with it
    if titled := by_title(sighting.name, last | barred or away, local, archive):
        return UNKNOWN if titled in archive.listed.of(sighting.name)[1] else Meaning(titled, "title")
    if last <= local.keys - barred:
        last = _known_to_all(named_so_far(last, sighting, local), local, archive)
    if words in local.open:
        return Meaning(candidates=tuple(sorted(local.open[words] | (last or away))))
    here = _unbarred(last, barred, "last-name", sighting, local)
    if here is UNKNOWN:
        first = named_so_far(first, sighting, local)
        here = _unbarred(first, barred, "first-name", sighting, local)
    countries = country_keys(sighting.name.form, archive.names)
    if here.key and countries and _may_be_country(here, sighting, local):
        return _one({here.key, *countries}, "")
    if here.key:
        titled = by_title(sighting.name, away | {here.key}, local, archive) or here.key
        return here if titled == here.key else _one({here.key, titled}, "")
    if here.candidates:
        return here
    if countries:
        return _one({*countries, *away, *archive.first.of(words)}, "country")
    if away:
        found = _unbarred(_known_to_all(away, local, archive), barred, "archive-last-name", sighting, local)
        if found.key and not archive.supported(found.key):
            return UNKNOWN
        strange = found.key and local.is_stranger(words, found.key, archive)
        return Meaning(candidates=tuple(sorted(away))) if strange else found
    recorded = archive.names.named(sighting.name.form, sighting.name.lang)
    if recorded:  # nobody here has this last name, so the record's kind is surer than the model's
        return _unbarred({("record", id_) for id_ in recorded}, barred, "record", sighting, local)
    if barred or not looks_like_person(sighting.name.form.shown):
        return UNKNOWN
    if bearers := _inner_bearers(words, local):
        return Meaning(candidates=bearers)
    return Meaning(("person", *words), "name")


def _of_gender(
    last: set[Key], away: frozenset[Key], first: set[Key], gender: str, archive: Archive
) -> tuple[set[Key], frozenset[Key], set[Key]]:
    """Leave out those whom a title cannot mean: "Ms Reed" is not Tom Reed.

    Whom the article names may be meant also where the archive tells the gender of others only: unless one of
    these is known to all; beside one who is known well it is nobody.
    """
    others, here = archive.others({*last, *away, *first}, gender), {*last, *first}
    if unknown := (others & here) - archive.others(here, gender):
        known = away - others - here
        if archive.foremost({*here, *away}) not in known:
            others -= unknown
            last = last | {key for key in known if archive.supported(key)}
    return last - others, away - others, first - others


def _inner_bearers(words: tuple[str, ...], local: Local) -> tuple[Key, ...]:
    """Give the people of the article who have a single word inside their names: "Varno" of Ana Varno Medina.

    It may be the first of two last names, or somebody else's.
    """
    if len(words) != 1:
        return ()
    return tuple(sorted(key for key in local.keys if key[0] == "person" and words[0] in key[2:-1]))


def _known_to_all(bearers: Set[Key], local: Local, archive: Archive) -> set[Key]:
    """Give of several with one last name the one whom all know, unless the article is about another."""
    found = archive.foremost(bearers)
    return {found} if found and local.speaks_most_of(found, bearers) else set(bearers)


def _may_be_country(meaning: Meaning, sighting: Sighting, local: Local) -> bool:
    """Say whether "Jordan" may be the country all the same: as a first name, or before the full name."""
    early = meaning.key is not None and not _before(meaning.key, sighting, local)
    return not sighting.name.title and (early or meaning.how == "first-name")


def _other(
    sighting: Sighting,
    kind: str,
    local: Local,
    archive: Archive,
    barred: frozenset[Key],
    after_full: set[Key],
) -> Meaning:
    countries = country_keys(sighting.name.form, archive.names)
    shown = sighting.name.form.shown
    letters = is_acronym(shown) or may_be_spoken(shown)
    if letters and (explained := local.defined.get(sighting.name.form.key)):
        return _one(explained, "acronym")
    if countries:
        return _one(set(countries) & local.keys or set(countries), "country")
    if after_full - barred:
        return _unbarred(after_full, barred, "last-name", sighting, local)
    key = other_key(sighting.name.form, kind)
    if is_acronym(sighting.name.form.shown):
        return _acronym(sighting, key, local, archive)
    if (how := how_named(sighting.name.form, kind)) != "name":
        return Meaning(key, how)
    if key[0] == "state":
        return Meaning(key, "name")
    here = _unbarred(local.states.get(key[1:], set()) - {key}, barred, "short-name", sighting, local)
    if here is not UNKNOWN:
        return here
    away = archive.states.of(key[1:]) | barred
    if home := _at_home(key, away - barred, local, archive):
        return Meaning(home, "short-name")
    if away:
        return Meaning(candidates=tuple(sorted(away))) if len(away) > 1 else UNKNOWN
    if sighting.name.form.shown.islower() or (kind == "org" and is_anyones_body(key[1:])):
        return UNKNOWN
    words = person_words(sighting.name.form.words)
    single = kind == "org" and len(words) == 1 and sighting.name.rule != FIRM
    people = local.last.get(words, set()) if single else set()
    if len(people) == 1 and not archive.is_other_elsewhere(sighting.name.form.key, words[0]):
        return _unbarred(people, barred, "last-name", sighting, local)
    if bearers := _recorded_bearers(sighting.name, kind, words, archive):
        return Meaning(candidates=bearers)
    inner = (
        ()
        if not single or archive.votes.often(sighting.name.form.key, kind)
        else _inner_bearers(words, local)
    )
    if inner:
        return Meaning(candidates=inner)
    return Meaning(key, "name")


def _at_home(key: Key, bodies: Iterable[Key], local: Local, archive: Archive) -> Key | None:
    """Give the body that a bare "Foreign Ministry" is: that of the country which the article names most.

    It may be any other where the article has one that is no country's, "Harrow State Senate".
    """
    owners = {country_key(body[1], archive.names): body for body in bodies if body[0] == "state"}
    if not owners or any(other[-len(key) + 1 :] == key[1:] and other != key for other in local.keys):
        return None
    home = local.home(archive)
    return owners.get(home) if home else None


def _recorded_bearers(name: Name, kind: str, words: tuple[str, ...], archive: Archive) -> tuple[Key, ...]:
    """Give the people of records whose last name is what the model calls a body's: "Hollis said".

    Nobody where the text tells a firm, or the archive has the word so often as a body's that it is one.
    """
    mistaken = kind in _MISTAKEN and len(words) == 1 and name.rule != FIRM
    if not mistaken or archive.votes.often(name.form.key, kind):
        return ()
    return tuple(sorted(key for key in archive.last.of(words) if key[0] == "record"))


def _acronym(sighting: Sighting, key: Key, local: Local, archive: Archive) -> Meaning:
    letters = sighting.name.form.key
    for found in (local.defined.get(letters), local.initials.get(letters)):
        if found:
            return acronym_meaning(found)
    everywhere = archive.defined.of(letters)
    if everywhere:
        return acronym_meaning(everywhere)
    return Meaning(key, "name" if key == ("name", letters) else "other-name")


def acronym_meaning(found: Iterable[Key]) -> Meaning:
    """Give the one name that letters stand for; all of them as candidates where they are several."""
    return _one(found, "acronym")


def _one(found: Iterable[Key], how: str) -> Meaning:
    keys = tuple(sorted(found))
    if not keys:
        return UNKNOWN
    return Meaning(keys[0], how) if len(keys) == 1 else Meaning(candidates=keys)


def _unbarred(
    found: Iterable[Key], barred: frozenset[Key], how: str, sighting: Sighting, local: Local
) -> Meaning:
    """Give the one that a name can mean; that another one is barred does not make it the one.

    It is the one all the same if its full name stood before, and the barred ones are not in the article.
    """
    every = set(found)
    free = every - barred
    if not free or not barred:
        return _one(free, how)
    if len(free) == 1 and not barred & local.keys and _before(min(free), sighting, local):
        return _one(free, how)
    return Meaning(candidates=tuple(sorted(free | barred)))


def among(name: Name, meaning: Meaning, local: Local, archive: Archive) -> Meaning:
    """Give the one of the candidates that the article speaks of, if it tells."""
    if not meaning.candidates or meaning.how == "spelling":
        return meaning
    here = [key for key in meaning.candidates if key in local.keys]
    if len(here) == 1:
        return Meaning(here[0], "short-name")
    titled = by_title(name, meaning.candidates, local, archive)
    return Meaning(titled, "title") if titled else meaning


def by_title(name: Name, candidates: Iterable[Key], local: Local, archive: Archive) -> Key | None:
    """Give the only candidate who bears the title that stands before a name.

    The record says so for the article's date, or the same title stands before the full name in the article.
    """
    if not (title := title_of(name)):
        return None
    records = archive.names.records
    bearers = {
        key
        for key in candidates
        if title in local.titles.get(key, ())
        or (key[0] == "record" and title in recorded_titles(records[key[1]], local.date))
    }
    return min(bearers) if len(bearers) == 1 else None


def named_so_far(bearers: set[Key], sighting: Sighting, local: Local) -> set[Key]:
    """Give the one of several with one last name whom the text has named so far; all if it is not one.

    That is whom it means: the others come only later.
    """
    introduced = {key for key in bearers if _before(key, sighting, local)}
    return introduced if len(introduced) == 1 else bearers


def _before(key: Key, sighting: Sighting, local: Local) -> bool:
    return local.named.get(key, sighting.span.start) < sighting.span.start


def fuller(words: tuple[str, ...], key: Key, local: Local, archive: Archive) -> set[Key]:
    """Give the fuller names that words can stand for: "von der Leyen", or "Peña Nieto" in one article.

    Whom the archive names so again and again is not short for what a text has once: "Lawyer Ann Reed".
    """
    found = {
        other for other in local.last.get(words, ()) if other != key and archive.foremost({key, other}) != key
    }
    if not found and words[0] in PARTICLES:
        found = {other for other in archive.last.of(words) if other != key and archive.supported(other)}
    return found
