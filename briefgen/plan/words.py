"""The words that pages print of their own accord: titles, dates, and a label for every value of a field.

All of these are in one place, so that a translation has one place to go. The states of claims are the
settings' to word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_timezone

from briefgen.model.states import DEFAULT_STATES, State
from briefgen.model.when import Precision, When, partial_date
from briefgen.plan.views import DateView

WHO_IS_WHO, SHARED_NAMES = "Who is who", "Shared names"
QUOTES, QUOTES_BY_DATE = "Quotes", "Quotes by date"
CLAIMS, CORRECTIONS, TAGS = "Claims", "Corrections", "Tags"
FOLLOW, THE_SITE, SECTIONS = "Follow", "Everything", "Sections"
"""Titles of the pages that a site has by itself, and their names in menus."""

BRIEFING_KINDS = {
    "news": "News",
    "analysis": "Analysis",
    "background": "Background",
    "factcheck": "Fact check",
    "explainer": "Explainer",
    "opinion": "Opinion",
}

ENTITY_KINDS = {
    "person": ("Person", "People"),
    "org": ("Organisation", "Organisations"),
    "place": ("Place", "Places"),
    "group": ("Group", "Groups"),
    "event": ("Event", "Events"),
    "law": ("Law or treaty", "Laws and treaties"),
    "work": ("Work", "Works"),
}
"""One and several, in the order in which lists show the kinds."""

FOUND_LABEL = "Found by software, not assessed"

ANSWERS = {
    "denied": ("Denied in the text", "The text says that this is denied"),
    "disputed": ("Disputed in the text", "The text says that this is disputed"),
    "doubted": ("Doubted in the text", "The text says that this is doubted"),
    "unverified": ("Unconfirmed in the text", "The text says that this is unconfirmed"),
    "confirmed": ("Confirmed in the text", "The text says that this is confirmed"),
    "retracted": ("Withdrawn in the text", "The text says that this is withdrawn"),
}
"""How the text answers a claim that software found: in a few words, and as a clause."""

TIES = {
    "block": "Marked by an editor as this claim",
    "words": "Tied by software to this recorded claim: same speaker and words",
    "content": "Tied by software to this recorded claim: same speaker, and both sentences say the same",
    "briefing": "Tied by software to this recorded claim: an editor recorded this speaker’s position"
    " from this briefing, and the passage says nearly the same",
}
"""What ties a claim that software found to a recorded one."""

STANCES = {
    "asserts": "asserts",
    "denies": "denies",
    "acknowledges": "acknowledges",
    "disputes-part": "disputes a part",
    "doubts": "doubts",
    "declines": "does not confirm",
    "corrects": "corrects",
    "retracts": "retracts",
}

STANCES_THEN = {
    "asserts": "asserted",
    "denies": "denied",
    "acknowledges": "acknowledged",
    "disputes-part": "disputed a part",
    "doubts": "doubted",
    "declines": "did not confirm",
    "corrects": "corrected",
    "retracts": "retracted",
}
"""The same as what was said once: "denied in October 2024"."""

CLAIM_TYPES = {
    "fact": "Statement of fact",
    "number": "Number",
    "prediction": "Prediction",
    "opinion": "Opinion",
}

CORRECTION_KINDS = {
    "correction": "Correction",
    "clarification": "Clarification",
    "update": "Update",
    "retraction": "Retraction",
}

RETRACTED = "Retracted"
BY_SOFTWARE = "tied by software"

SOURCE_KINDS = {
    "primary": "Primary source",
    "secondary": "Secondary source",
    "self-published": "Self-published",
    "anonymous": "Anonymous source",
    "none": "No source",
}

QUOTE_FORMS = {"fragment": "Fragment", "paraphrase": "Paraphrase"}
"""What is said of a quotation that is not a whole statement in its own words."""

RELATIONS = {
    "part_of": "Part of",
    "contradicts": "Contradicts",
    "supports": "Supports",
    "undercuts": "Undercuts",
    "supersedes": "Supersedes",
    "same_as": "Same as",
}

RELATED_FROM = {
    "part_of": "Has as a part",
    "contradicts": "Contradicted by",
    "supports": "Supported by",
    "undercuts": "Undercut by",
    "supersedes": "Superseded by",
    "same_as": "Same as",
}
"""The same relations, as seen from the claim that they name."""

SUPPORTS = {"for": "Supports the claim", "against": "Speaks against the claim", "neither": "Settles nothing"}

EVENTS = {
    "about": "Briefing about it",
    "mention": "Named in",
    "quote": "Quoted",
    "reversal": "Changed position",
    "position": "Position",
    "correction": "Correction in",
}
"""What the lines of an entity's timeline are."""

SIDES = {
    "reversed": "Changed position on",
    "asserted": "Asserts",
    "denied": "Denies",
    "other": "Neither asserts nor denies",
}
"""The sides that an entity takes on claims, in the order in which its page shows them."""

VERDICTS = {"same": "The same as", "different": "Not the same as", "unsure": "Perhaps the same as"}
"""How an editor's judgement on another record is told."""

LEDGER_BY = {"state": "State", "party": "Party", "topic": "Topic"}
LEDGER_OF = {
    "state": "Claims: {name}",
    "party": "Claims with a position of {name}",
    "topic": "Claims about {name}",
}
LEDGER_ALL = {"party": "Claims by party", "topic": "Claims by topic"}
LEDGER_FOUND = "Claims found by software"
"""Headings of the ledger's pages, by what their claims have in common."""

TALLY_MAKES = "Claims that each party has made, and how they stand"
TALLY_CONTESTS = "Claims that each party has contested, and how they stand"

NO_SOURCE = "Source not given"
UNNAMED = "Unnamed speaker"

POLICIES = {
    "correctionsPolicy": "Corrections policy",
    "ethicsPolicy": "Ethics policy",
    "verificationFactCheckingPolicy": "How we check facts",
    "unnamedSourcesPolicy": "Unnamed sources",
    "ownershipFundingInfo": "Ownership and funding",
    "masthead": "Masthead",
    "actionableFeedbackPolicy": "Feedback",
    "missionCoveragePrioritiesPolicy": "Mission and coverage",
    "noBylinesPolicy": "Articles without bylines",
    "diversityPolicy": "Diversity policy",
    "publishingPrinciples": "Publishing principles",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What depends on the site's language and time zone, and its vocabulary of assessments."""

    lang: str = "en"
    timezone: str = "UTC"
    states: tuple[State, ...] = DEFAULT_STATES

    def state(self, id_: str) -> State:
        """Give a state of the vocabulary; one that it has not is its own word."""
        return next((state for state in self.states if state.id == id_), State(id_, id_))

    def date(self, when: When | None) -> DateView | None:
        """Print a date no more precisely than it is known; full times in the site's time zone."""
        return None if when is None else DateView(when.iso, _text(self.lang, self.timezone, when))

    def date_of(self, text: str) -> DateView | None:
        """Print a date that stands as text in a quotation block (``2025-04``); other text stays as it is."""
        if not text:
            return None
        when = partial_date(text)
        return self.date(when) if when else DateView("", text)

    def language(self, code: str) -> str:
        """Give the name of a language, else its code."""
        try:
            return Locale.parse(code.replace("-", "_")).get_display_name(_locale(self.lang)) or code
        except (UnknownLocaleError, ValueError):
            return code

    @property
    def direction(self) -> str:
        """Whether the language is written ``ltr`` or ``rtl``."""
        return direction_of(self.lang)


def direction_of(lang: str) -> str:
    """Say whether a language is written ``ltr`` or ``rtl``."""
    return "rtl" if _locale(lang).character_order == "right-to-left" else "ltr"


def kind_of_several(kind: str) -> str:
    """Give the word for several entities of one kind."""
    return ENTITY_KINDS.get(kind, (kind, kind))[1]


def in_order(kinds: Iterable[str]) -> list[str]:
    """Give kinds of entities in the order in which lists show them."""
    known = list(ENTITY_KINDS)
    return sorted(kinds, key=lambda kind: (known.index(kind) if kind in known else len(known), kind))


def age(months: int, *, updated: bool) -> str:
    """Say how old a text is: in years from the first one on, in months before."""
    number, unit = (months // 12, "year") if months >= 12 else (months, "month")
    time = f"more than {number} {unit}s" if number > 1 else f"more than a {unit}"
    return f"This briefing was last updated {time} ago." if updated else f"This briefing is {time} old."


def section_label(section: str) -> str:
    """Give the words for a section: a folder's name is spelt out, a name given in a header stays as it is."""
    return " / ".join(_spelt_out(part) for part in section.split("/"))


def _spelt_out(name: str) -> str:
    if name != name.lower() or " " in name:
        return name
    return name.replace("-", " ").replace("_", " ").strip().capitalize()


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    # "en" alone is American to Babel; the English of the rest of the world puts the day first.
    name = "en_GB" if lang == "en" else lang
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@lru_cache(maxsize=4096)
def _text(lang: str, timezone: str, when: When) -> str:
    locale = _locale(lang)
    match when.precision:
        case Precision.YEAR:
            return format_skeleton("y", when.moment, locale=locale)
        case Precision.MONTH:
            return format_skeleton("yMMMM", when.moment, locale=locale)
        case Precision.DAY:
            return format_date(when.moment.date(), "long", locale=locale)
        case Precision.TIME:
            local = when.moment.astimezone(_zone(timezone))
            time = format_time(local.time(), "short", locale=locale)
            return (
                f"{format_date(local.date(), 'long', locale=locale)}, {time} {local.tzname() or ''}".rstrip()
            )


def _zone(name: str) -> tzinfo:
    try:
        return get_timezone(name)
    except LookupError:  # load reports it
        return UTC
