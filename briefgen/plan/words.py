"""The words that pages print of their own accord: titles, dates, and a label for every value of a field.

The texts in tables are messages, marked with ``N_``: English, and to be said (``Words.say``) where they are
used. The states of claims are the settings' to word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from gettext import NullTranslations
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_timezone

from briefgen.model.language import direction_of, locale_of
from briefgen.model.messages import N_, Messages
from briefgen.model.states import DEFAULT_STATES, State
from briefgen.model.when import Precision, When, partial_date
from briefgen.plan.views import DateView

_YEAR_WORD = re.compile(r"[ \xa0\u202f][^\W\d_]{1,3}\.$")

WHO_IS_WHO, SHARED_NAMES = N_("Who is who"), N_("Shared names")
QUOTES, QUOTES_BY_DATE = N_("Quotes"), N_("Quotes by date")
CLAIMS, CORRECTIONS, TAGS, SEARCH = N_("Claims"), N_("Corrections"), N_("Tags"), N_("Search")
FOLLOW, THE_SITE, SECTIONS = N_("Follow"), N_("Everything"), N_("Sections")
"""Titles of the pages that a site has by itself, and their names in menus."""

CLAIM, STANDING_PAGE = N_("Claim"), N_("Page")
"""What search calls a page that is no briefing and no entity."""

BRIEFING_KINDS = {
    "news": N_("News"),
    "analysis": N_("Analysis"),
    "background": N_("Background"),
    "factcheck": N_("Fact check"),
    "explainer": N_("Explainer"),
    "opinion": N_("Opinion"),
    "reportage": N_("Reportage"),
}

ENTITY_KINDS = {
    "person": (N_("Person"), N_("People")),
    "org": (N_("Organisation"), N_("Organisations")),
    "place": (N_("Place"), N_("Places")),
    "group": (N_("Group"), N_("Groups")),
    "event": (N_("Event"), N_("Events")),
    "law": (N_("Law or treaty"), N_("Laws and treaties")),
    "work": (N_("Work"), N_("Works")),
}
"""One and several, in the order in which lists show the kinds."""

FOUND = N_("Found by software")
FOUND_LABEL = N_("Found by software, not assessed")

ANSWERS = {
    "denied": (N_("Denied in the text"), N_("The text says that this is denied")),
    "disputed": (N_("Disputed in the text"), N_("The text says that this is disputed")),
    "doubted": (N_("Doubted in the text"), N_("The text says that this is doubted")),
    "unverified": (N_("Unconfirmed in the text"), N_("The text says that this is unconfirmed")),
    "confirmed": (N_("Confirmed in the text"), N_("The text says that this is confirmed")),
    "retracted": (N_("Withdrawn in the text"), N_("The text says that this is withdrawn")),
}
"""How the text answers a claim that software found: in a few words, and as a clause."""

TIES = {
    "block": N_("Marked by an editor as this claim"),
    "words": N_("Tied by software to this recorded claim: same speaker and words"),
    "content": N_("Tied by software to this recorded claim: same speaker, and both sentences say the same"),
    "briefing": N_(
        "Tied by software to this recorded claim: an editor recorded this speaker’s position"
        " from this briefing, and the passage says nearly the same"
    ),
}
"""What ties a claim that software found to a recorded one."""

STANCES = {
    "asserts": N_("asserts"),
    "denies": N_("denies"),
    "acknowledges": N_("acknowledges"),
    "disputes-part": N_("disputes a part"),
    "doubts": N_("doubts"),
    "declines": N_("does not confirm"),
    "corrects": N_("corrects"),
    "retracts": N_("retracts"),
}

STANCES_THEN = {
    "asserts": N_("asserted"),
    "denies": N_("denied"),
    "acknowledges": N_("acknowledged"),
    "disputes-part": N_("disputed a part"),
    "doubts": N_("doubted"),
    "declines": N_("did not confirm"),
    "corrects": N_("corrected"),
    "retracts": N_("retracted"),
}
"""The same as what was said once: "denied in October 2024"."""

CLAIM_TYPES = {
    "fact": N_("Statement of fact"),
    "number": N_("Number"),
    "prediction": N_("Prediction"),
    "opinion": N_("Opinion"),
}

CORRECTION_KINDS = {
    "correction": N_("Correction"),
    "clarification": N_("Clarification"),
    "update": N_("Update"),
    "retraction": N_("Retraction"),
}

RETRACTED = N_("Retracted")
BY_SOFTWARE = N_("tied by software")

SOURCE_KINDS = {
    "primary": N_("Primary source"),
    "secondary": N_("Secondary source"),
    "self-published": N_("Self-published"),
    "anonymous": N_("Anonymous source"),
    "none": N_("No source"),
}

QUOTE_FORMS = {"fragment": N_("Fragment"), "paraphrase": N_("Paraphrase")}
"""What is said of a quotation that is not a whole statement in its own words."""

RELATIONS = {
    "part_of": N_("Part of"),
    "contradicts": N_("Contradicts"),
    "supports": N_("Supports"),
    "undercuts": N_("Undercuts"),
    "supersedes": N_("Supersedes"),
    "same_as": N_("Same as"),
}

RELATED_FROM = {
    "part_of": N_("Has as a part"),
    "contradicts": N_("Contradicted by"),
    "supports": N_("Supported by"),
    "undercuts": N_("Undercut by"),
    "supersedes": N_("Superseded by"),
    "same_as": N_("Same as"),
}
"""The same relations, as seen from the claim that they name."""

SUPPORTS = {
    "for": N_("Supports the claim"),
    "against": N_("Speaks against the claim"),
    "neither": N_("Settles nothing"),
}

EVENTS = {
    "about": N_("Subject of a briefing"),
    "mention": N_("Named in"),
    "quote": N_("Quoted"),
    "reversal": N_("Changed position"),
    "position": N_("Position"),
    "correction": N_("Correction in"),
}
"""What the lines of an entity's timeline are."""

SIDES = {
    "reversed": N_("Changed position on"),
    "asserted": N_("Asserts"),
    "denied": N_("Denies"),
    "other": N_("Neither asserts nor denies"),
}
"""The sides that an entity takes on claims, in the order in which its page shows them."""

VERDICTS = {
    "same": N_("The same as"),
    "different": N_("Not the same as"),
    "unsure": N_("Perhaps the same as"),
}
"""How an editor's judgement on another record is told."""

LEDGER_BY = {"state": N_("State"), "party": N_("Party"), "topic": N_("Topic")}
LEDGER_OF = {
    "state": N_("Claims: %(name)s"),
    "party": N_("Claims with a position of %(name)s"),
    "topic": N_("Claims about %(name)s"),
}
LEDGER_ALL = {"party": N_("Claims by party"), "topic": N_("Claims by topic")}
LEDGER_FOUND = N_("Claims found by software")
"""Headings of the ledger's pages, by what their claims have in common."""

WRITTEN_BY = N_("Written by %(name)s")

TALLY_MAKES = N_("Claims that each party has made, and how they stand")
TALLY_CONTESTS = N_("Claims that each party has contested, and how they stand")

NO_SOURCE = N_("Source not given")
UNNAMED = N_("Unnamed speaker")

POLICIES = {
    "correctionsPolicy": N_("Corrections policy"),
    "ethicsPolicy": N_("Ethics policy"),
    "verificationFactCheckingPolicy": N_("How we check facts"),
    "unnamedSourcesPolicy": N_("Unnamed sources"),
    "ownershipFundingInfo": N_("Ownership and funding"),
    "masthead": N_("Masthead"),
    "actionableFeedbackPolicy": N_("Feedback"),
    "missionCoveragePrioritiesPolicy": N_("Mission and coverage"),
    "noBylinesPolicy": N_("Articles without bylines"),
    "diversityPolicy": N_("Diversity policy"),
    "publishingPrinciples": N_("Publishing principles"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What depends on the site's language and time zone, and its vocabulary of assessments."""

    lang: str = "en"
    timezone: str = "UTC"
    states: tuple[State, ...] = DEFAULT_STATES
    messages: Messages = field(default_factory=Messages)

    def say(self, message: str, **values: Any) -> str:
        """Give a message in the language of the site; what stands in no catalog stays as it is."""
        return self.messages.say(message, **values) if values else _said(self.messages.catalog, message)

    def counted(self, number: int, one: str, many: str, **values: Any) -> str:
        """Give the message for so many of something (``"%(num)s claim"``, ``"%(num)s claims"``)."""
        return self.messages.counted(number, one, many, **values)

    def label(self, table: Mapping[str, str], value: str) -> str:
        """Give the word for a value of a field; one that the table has not is its own word."""
        return self.say(table[value]) if value in table else value

    def kind(self, kind: str) -> str:
        """Give the word for an entity of a kind."""
        return self.say(ENTITY_KINDS[kind][0]) if kind in ENTITY_KINDS else kind

    def kinds(self, kind: str) -> str:
        """Give the word for several entities of one kind."""
        return self.say(ENTITY_KINDS[kind][1]) if kind in ENTITY_KINDS else kind

    def labelled(self, label: str, text: str) -> str:
        """Put a word before a text, both as they are to be printed: "Retracted: A quay opens"."""
        return self.say("%(label)s: %(text)s", label=label, text=text)

    def vocabulary(self) -> tuple[State, ...]:
        """Give all states of the vocabulary in words."""
        return tuple(self.state(state.id) for state in self.states)

    def state(self, id_: str) -> State:
        """Give a state of the vocabulary in words; one that it has not is its own word."""
        state = next((state for state in self.states if state.id == id_), State(id_, id_))
        usual = next((usual for usual in DEFAULT_STATES if usual.id == id_), None)
        if usual is None:
            return state
        # What the site worded itself is in its language.
        label = self.say(state.label) if state.label == usual.label else state.label
        meaning = self.say(state.meaning) if state.meaning == usual.meaning else state.meaning
        return replace(state, label=label, meaning=meaning)

    def date(self, when: When | None) -> DateView | None:
        """Print a date no more precisely than it is known; full times in the site's time zone."""
        return None if when is None else _date(self.lang, self.timezone, when)

    def period(self, year: int, month: int, months: int, *, short: bool) -> str:
        """Print the month, the quarter or the year that begins with a month."""
        skeleton = {1: "yMMM" if short else "yMMMM", 3: "yQQQ"}.get(months, "y")
        return _period(self.lang, skeleton, year, month)

    def date_of(self, text: str) -> DateView | None:
        """Print a date that stands as text in a quotation block (``2025-04``); other text stays as it is."""
        if not text:
            return None
        when = partial_date(text)
        return self.date(when) if when else DateView("", text)

    def language(self, code: str) -> str:
        """Give the name of a language, else its code."""
        try:
            return Locale.parse(code.replace("-", "_")).get_display_name(locale_of(self.lang)) or code
        except (UnknownLocaleError, ValueError):
            return code

    def foreign(self, lang: str) -> str:
        """Give the language of a text, or nothing where it is the site's."""
        return lang if lang and lang != self.lang else ""

    def direction(self, lang: str) -> str:
        """Say whether a text is written ``ltr`` or ``rtl``, where the site is written the other way."""
        own = direction_of(lang or self.lang)
        return own if own != direction_of(self.lang) else ""


def in_order(kinds: Iterable[str]) -> list[str]:
    """Give kinds of entities in the order in which lists show them."""
    known = list(ENTITY_KINDS)
    return sorted(kinds, key=lambda kind: (known.index(kind) if kind in known else len(known), kind))


def age(words: Words, months: int, *, updated: bool) -> str:
    """Say how old a text is: in years from the first one on, in months before."""
    if months >= 12 and updated:
        return words.counted(
            months // 12,
            "This briefing was last updated more than a year ago.",
            "This briefing was last updated more than %(num)s years ago.",
        )
    if months >= 12:
        return words.counted(
            months // 12,
            "This briefing is more than a year old.",
            "This briefing is more than %(num)s years old.",
        )
    if updated:
        return words.counted(
            months,
            "This briefing was last updated more than a month ago.",
            "This briefing was last updated more than %(num)s months ago.",
        )
    return words.counted(
        months, "This briefing is more than a month old.", "This briefing is more than %(num)s months old."
    )


@lru_cache(maxsize=4096)
def section_label(section: str) -> str:
    """Give the words for a section: a folder's name is spelt out, a name given in a header stays as it is."""
    return " / ".join(_spelt_out(part) for part in section.split("/"))


def _spelt_out(name: str) -> str:
    if name != name.lower() or " " in name:
        return name
    return name.replace("-", " ").replace("_", " ").strip().capitalize()


@lru_cache(maxsize=4096)
def _said(catalog: NullTranslations, message: str) -> str:
    """Give a message without values: kinds and states are said on every page."""
    return Messages(catalog=catalog).say(message)


@lru_cache(maxsize=4096)
def _period(lang: str, skeleton: str, year: int, month: int) -> str:
    return format_skeleton(skeleton, datetime(year, month, 1, tzinfo=UTC), locale=locale_of(lang))


@lru_cache(maxsize=1 << 15)
def _date(lang: str, timezone: str, when: When) -> DateView:
    return DateView(when.iso, _text(lang, timezone, when))


def _text(lang: str, timezone: str, when: When) -> str:
    locale = locale_of(lang)
    match when.precision:
        case Precision.YEAR:
            return format_skeleton("y", when.moment, locale=locale)
        case Precision.MONTH:
            return _bare(format_skeleton("yMMMM", when.moment, locale=locale))
        case Precision.DAY:
            return _day(when.moment, locale)
        case Precision.TIME:
            local = when.moment.astimezone(_zone(timezone))
            time = format_time(local.time(), "short", locale=locale)
            return f"{_day(local, locale)}, {time} {local.tzname() or ''}".rstrip()


def _day(moment: datetime, locale: Locale) -> str:
    day = _bare(format_date(moment.date(), "long", locale=locale))
    # French counts the first of a month as such, for which Babel has no pattern.
    return f"1er {day[2:]}" if locale.language == "fr" and day.startswith("1 ") else day


def _bare(date: str) -> str:
    """Leave out the short word for "year" at the end of a date: a sentence may end with a date."""
    return _YEAR_WORD.sub("", date)


def _zone(name: str) -> tzinfo:
    try:
        return get_timezone(name)
    except LookupError:  # load reports it
        return UTC
