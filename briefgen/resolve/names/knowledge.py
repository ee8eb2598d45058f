"""What the full names of an article add to what is known: the short forms that may stand for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefgen.resolve.names.full_names import Key, Meant
from briefgen.resolve.names.missed_names import MISSED
from briefgen.resolve.names.name_forms import (
    REMEMBERED,
    Form,
    acronyms,
    form,
    is_acronym,
    may_be_spoken,
    name_words,
    near_words,
    person_words,
    short_forms,
    surname_first,
    without_initials,
)
from briefgen.resolve.names.name_lists import NEWSPAPERS, REGIONS, SINGLE_HEADS
from briefgen.resolve.names.registry_names import RegistryNames
from briefgen.resolve.names.roll import Name
from briefgen.resolve.names.state_names import is_institution, is_local_body, state_name
from briefgen.resolve.names.titles import title_of

Words = tuple[str, ...]

BETWEEN = re.compile(r"[\"'”’]?,? ?\((?:the )?[\"'“‘]?", re.IGNORECASE)
"""What stands between a name and the letters that it is explained by."""
_ACRONYM = "acronym"
"""The rule of letters in brackets by which the text explains the name before them, in any language."""
_OWNERS = (
    ("un",),
    ("united", "nations"),
    ("eu",),
    ("european", "union"),
    ("us",),
    ("united", "states"),
    ("uk",),
)
"""What stands before the name of a body and is no part of it; "Scottish" is, in "Scottish Labour Party"."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The short forms of a name: last names and what they are spelt like, first names, heads, letters."""

    last: tuple[Words, ...] = ()
    first: tuple[Words, ...] = ()
    near: tuple[Words, ...] = ()
    states: tuple[Words, ...] = ()
    initials: tuple[str, ...] = ()

    def __add__(self, other: Entries) -> Entries:
        return Entries(
            self.last + other.last,
            self.first + other.first,
            self.near + other.near,
            self.states + other.states,
            self.initials + other.initials,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Addition:
    """What a full name adds to what its article knows, and to what the archive knows everywhere.

    There is one for all names that add the same.

    ``bearer`` is the last name of a person who is named.
    """

    key: Key
    here: Entries = Entries()
    everywhere: Entries = Entries()
    bearer: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What one article knows of full names.

    ``names`` are what they add, with where each stands first; ``titles`` stand before them, ``genders``
    are told of them, ``seen`` are those that count, with how often they do, ``times`` all of them, and
    ``defined`` letters that the text explains.
    """

    names: tuple[tuple[Addition, int], ...]
    titles: tuple[tuple[Key, str], ...]
    genders: tuple[tuple[Key, str], ...]
    seen: tuple[tuple[Key, int], ...]
    times: tuple[tuple[Key, int], ...]
    defined: tuple[tuple[str, Key], ...]


class Additions:
    """Gives what articles know; what a name adds is worked out once, however often it stands anywhere."""

    def __init__(self, names: RegistryNames) -> None:
        self._names = names
        self._made: dict[tuple[Name, Key], Addition] = {}
        self._alike: dict[tuple[object, ...], Addition] = {}

    def renew(self, names: RegistryNames) -> None:
        """Take other records in the place of the old ones."""
        self._names = names
        self._made.clear()
        self._alike.clear()

    def of(self, meant: Meant) -> Knowledge:
        """Give what an article knows."""
        names: dict[Addition, int] = {}
        titles: dict[tuple[Key, str], None] = {}
        genders: dict[tuple[Key, str], None] = {}
        seen: list[tuple[Key, int]] = []
        every: list[tuple[Key, int]] = []
        mentions, roll = meant.reading.mentions, meant.roll
        for name, meaning, times, first in zip(
            roll.names, meant.meanings, roll.times, roll.first, strict=True
        ):
            key = meaning.key
            if not key:
                continue
            made = self._made.get((name, key)) or self._added(name, key)
            names.setdefault(made, mentions[first].span.start)
            if title := title_of(name):
                titles[key, title] = None
            if name.gender:
                genders[key, name.gender] = None
            every.append((key, times))
            if name.evidence:
                seen.append((key, times))
        defined = tuple(dict.fromkeys(_definitions(meant)))
        return Knowledge(
            tuple(names.items()), tuple(titles), tuple(genders), tuple(seen), tuple(every), defined
        )

    def _added(self, name: Name, key: Key) -> Addition:
        alike = (name.form, key, name.evidence, name.rule == MISSED, bool(name.record))
        if alike not in self._alike:
            self._alike[alike] = self._addition(name, key)
        made = self._made[name, key] = self._alike[alike]
        return made

    def _addition(self, name: Name, key: Key) -> Addition:
        words, shown = name.form.words, name.form.shown
        record = self._names.records.get(key[1]) if key[0] == "record" else None
        recorded = Entries()
        if record and record.kind == "person":
            recorded = name_entries((), person_words(form(record.name).words), record.name)
        here = recorded if name.record else Entries()
        missed = name.rule == MISSED and key[0] == "person"
        if not name.evidence:
            if not missed:
                return Addition(key, here)
            own = name_entries(key, person_words(words), shown)
            return Addition(key, here + own, bearer=person_words(words)[-1])
        if key[0] == "person" or (record and record.kind == "person"):
            every = name_entries(key, person_words(words), shown) + recorded
            return Addition(key, here + every, every, person_words(words)[-1])
        if key[0] == "country":
            return Addition(key, here)
        letters = Entries(initials=tuple(sorted(acronyms(name_words(words)))))
        bodies = head_entries(words, institutions_only=True)
        return Addition(key, head_entries(words, institutions_only=False) + letters, bodies)


def name_entries(key: Key, words: Words, shown: str) -> Entries:
    """Give the short forms of a person's name; ``key`` tells whether its initials belong to it."""
    base, initials = without_initials(words)
    last: tuple[Words, ...] = ()
    first: tuple[Words, ...] = ()
    near: tuple[Words, ...] = ()
    if len(base) > 1:
        last = (*short_forms(base), *([base[:1]] if surname_first(shown) else ()))
        first, near = (base[:1],), (near_words(base[-1:]),)
    if initials and key[-1:] == (initials,):
        last = (*last, base)
    return Entries(tuple(dict.fromkeys(last)), first, near)


def head_entries(words: Words, *, institutions_only: bool) -> Entries:
    """Give what a body is called for short."""
    return Entries(states=tuple(h for h in heads(words) if not institutions_only or is_institution(h)))


def _without_owner(words: Words) -> Words:
    """Give a body's name without whose it is: "Security Council" for "UN Security Council"."""
    return next((words[len(owner) :] for owner in _OWNERS if words[: len(owner)] == owner), ())


@lru_cache(maxsize=REMEMBERED)
def heads(words: Words) -> tuple[Words, ...]:
    """Give what a body is called for short: "General Staff" for "General Staff of Ukraine"."""
    plain = name_words(words)
    state = state_name(plain)
    shorts = [state[1:]] if state else []
    if plain[-1:] == ("dc",):
        shorts.append(plain[:-1])  # "Washington" after "Washington, D.C."
    rest = _without_owner(plain)
    if len(rest) > 1:
        shorts.append(rest)
    if plain[-1] in NEWSPAPERS and len(plain) > 1 + (plain[-1] == "times"):
        shorts.append(plain[-1:])  # "the Post"; but the Times is no Financial Times
    shorts += [(word,) for word in _single_heads(plain)]
    if len(plain) > 2 and is_local_body(plain[-2:]):
        shorts.append(plain[-2:])  # "the Parish Council" after "Selby Parish Council"
    if "of" in plain[1:-1] and not _is_of_region(head := plain[: plain.index("of", 1)]):
        shorts.append(head)
    return tuple(dict.fromkeys(shorts))


def _single_heads(plain: Words) -> list[str]:
    """Give the word that a body is called by alone: "the Alliance" after "Alliance for Change"."""
    if len(plain) < 2:
        return []
    opens = plain[:1] if plain[1] in ("of", "for") else ()
    return sorted({plain[-1], *opens} & SINGLE_HEADS)


def _is_of_region(head: Words) -> bool:
    """Say whether a part of the world opens a body's name: the Nordic Council is not that of Ministers."""
    return len(head) > 1 and head[0] in REGIONS


# ---- acronyms


def _definitions(meant: Meant) -> Iterator[tuple[str, Key]]:
    """Give acronyms that the text explains: "Korean People's Army (KPA)", "KPA (Korean People's Army)"."""
    text = meant.reading.article.article.prose.text
    if "(" not in text:
        return
    roll, spans = meant.roll, [mention.span for mention in meant.reading.mentions]
    for number, (before, after) in enumerate(pairwise(spans)):
        between = text[before.end : after.start]
        if "(" not in between or not BETWEEN.fullmatch(between):
            continue
        row, following = roll.at[number], roll.at[number + 1]
        one, own = roll.names[row], meant.meanings[row]
        two, other = roll.names[following], meant.meanings[following]
        for long, key, short in ((one.form, own.key, two.form), (two.form, other.key, one.form)):
            if key and key[0] != "person" and _is_explained(short, long):
                yield short.key, key
        if own.key and two.rule == _ACRONYM and own.key[0] != "person" and is_acronym(two.form.shown):
            yield two.form.key, own.key


def _is_explained(short: Form, long: Form) -> bool:
    """Say whether a name is the other's acronym: in capitals, or as it is spoken, "Wada", all initials."""
    if may_be_spoken(short.shown):
        return short.key == "".join(word[0] for word in long.words)
    return is_acronym(short.shown) and _abbreviates(short, long)


def _abbreviates(short: Form, long: Form) -> bool:
    """Say whether letters may stand for a name.

    They stand in it in this order, the first at its beginning; or, as in names translated from another
    language, three or more of them are first letters of its words.
    """
    letters, words = short.key, long.words
    if len(words) < 2:
        return False
    rest = iter("".join(words))
    if words[0][0] == letters[0] and all(letter in rest for letter in letters):
        return True
    return len(letters) > 2 and Counter(letters) <= Counter(word[0] for word in words)
