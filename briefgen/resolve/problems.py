"""What resolve has to say to an editor, one constant a kind of problem."""

from __future__ import annotations

from typing import Final

from briefgen.model.diagnostic import Code, Severity

_E, _W = Severity.ERROR, Severity.WARNING

AMBIGUOUS_NAME: Final = Code(
    "entity/ambiguous",
    _W,
    "`{name}` can mean {candidates}; it is not linked{times}.",
    "Write the full name here, or [[id|{name}]] with the id that is meant, which links it in the whole text, "
    "or [{name}]{{.plain}} to leave it unlinked.",
)
UNKNOWN_LINK: Final = Code(
    "link/unknown-target",
    _E,
    "[[{target}]] leads nowhere: no entity, briefing, page or claim has this name.",
    "{suggestion}Write the name as it stands in a briefing, an id such as person/jane-doe, or a briefing's "
    "file name (a draft is not in the site); for somebody new, `briefgen new entity` makes a record.",
)
AMBIGUOUS_LINK: Final = Code(
    "link/ambiguous-target",
    _E,
    "[[{target}]] can lead to {candidates}.",
    "Write the one that is meant in full, with the words to show after a bar: [[{first}|{target}]].",
)
EXPIRED_LINK: Final = Code(
    "link/expired",
    _W,
    "[[{target}]] leads to a text that has expired, so its words stand there without a link.",
    "Take the brackets away, or the line `expires` out of that text, if it is to stay.",
)
EXPIRED_NAME: Final = Code(
    "link/expired-name",
    _W,
    "[[{target}]] leads nowhere any more: the name stands in `{path}`, which has expired, so its words stand "
    "there without a link.",
    "Take the brackets away, or let `briefgen new entity` make a record: what has one is known for good.",
)
UNKNOWN_SPEAKER: Final = Code(
    "quote/unknown-speaker",
    _E,
    "The speaker `{speaker}` is neither in the records nor in any briefing.",
    "{suggestion}`briefgen new entity` makes a record; an unnamed speaker is described in words that begin "
    'in lower case or end in "unnamed": speaker="a witness", speaker="Two officials, unnamed".',
)
EXPIRED_SPEAKER: Final = Code(
    "quote/expired-speaker",
    _W,
    "The speaker `{speaker}` is known no more: the name stands in `{path}`, which has expired, so it stands "
    "here without a link.",
    "Let `briefgen new entity` make a record: who has one is known for good.",
)
AMBIGUOUS_SPEAKER: Final = Code(
    "quote/ambiguous-speaker",
    _E,
    "The speaker `{speaker}` can be {candidates}.",
    'Write the id of the one that is meant: speaker="{first}".',
)
UNKNOWN_SOURCE: Final = Code(
    "quote/unknown-source",
    _E,
    "There is no source `{source}`.",
    "{suggestion}Sources are kept in `content/sources`.",
)
BAD_DATE: Final = Code(
    "quote/bad-date",
    _E,
    "`{date}` is not the date of a quotation.",
    "Write a day, a month or a year: date=2024-10-03, date=2024-10 or date=2024.",
)
UNKNOWN_FORM: Final = Code(
    "quote/unknown-form",
    _E,
    "There is no form of quotation `{form}`.",
    "{suggestion}Write form=full, form=fragment, form=document or form=paraphrase.",
)
BAD_LANGUAGE: Final = Code(
    "quote/bad-language",
    _E,
    "`{lang}` is not the code of a language.",
    "Write a code such as lang=en, lang=ru or lang=pt-BR.",
)
NOT_IN_SOURCE: Final = Code(
    "quote/not-in-source",
    _E,
    "“{words}” does not stand in the stored text of “{source}”.",
    "{near}Write the words as they stand there, with … for what is left out and [ ] around what is put in; "
    "if they are not word for word, write form=paraphrase.",
)
UNKNOWN_CLAIM: Final = Code(
    "claim/unknown-id",
    _E,
    "There is no recorded claim `{claim}`.",
    "{suggestion}Recorded claims stand under content/claims/; `briefgen new claim` makes one.",
)
WORDS_NOT_FOUND: Final = Code(
    "position/words-not-found",
    _W,
    "The words of this position do not stand in the briefing `{briefing}`.",
    "Copy the words exactly as the briefing has them, or leave `briefing` out: {words}",
)
AFTER_BRIEFING: Final = Code(
    "position/after-briefing",
    _W,
    "This position is dated {date}, but the briefing `{briefing}`, which carries it, is of {last}.",
    "Mend the date: whether a party changed its position, and since when, goes by it. If the briefing was "
    "changed since, say so in its header (`updated`, `corrections`).",
)
POSITION_NOT_IN_SOURCE: Final = Code(
    "position/not-in-source",
    _E,
    "“{words}” does not stand in the stored text of “{source}”.",
    "{near}Write the words as they stand there, with … for what is left out and [ ] around what is put in; "
    "if they are not word for word, write `form: paraphrase`.",
)
AFTER_ASSESSMENT: Final = Code(
    "claim/history-after-assessment",
    _W,
    "This earlier finding is dated {date}, after the assessment ({last}); it is left out of the changes.",
    "Put the latest finding into `assessment`, and every earlier one into `history`.",
)
HISTORY_ORDER: Final = Code(
    "claim/history-order",
    _W,
    "This finding ({date}) stands below one that is later; the changes are read by date.",
    "Write `history` in the order of its dates, the earliest first.",
)
HISTORY_ONLY: Final = Code(
    "claim/history-only",
    _W,
    "“{claim}” (`{id}`) has earlier findings and no assessment, so it is shown as not assessed.",
    "Put the latest finding into `assessment`; to take it back, add one that says so, such as `unverified`.",
)
UNCHECKED: Final = Code(
    "reference/unchecked",
    Severity.NOTE,
    "{references} could not be checked, since {files} cannot be read.",
    "Mend the file first; what still leads nowhere is reported then.",
)

CODES: Final[tuple[Code, ...]] = (
    AMBIGUOUS_NAME,
    UNKNOWN_LINK,
    AMBIGUOUS_LINK,
    EXPIRED_LINK,
    EXPIRED_NAME,
    UNKNOWN_SPEAKER,
    EXPIRED_SPEAKER,
    AMBIGUOUS_SPEAKER,
    UNKNOWN_SOURCE,
    BAD_DATE,
    UNKNOWN_FORM,
    BAD_LANGUAGE,
    NOT_IN_SOURCE,
    UNKNOWN_CLAIM,
    WORDS_NOT_FOUND,
    AFTER_BRIEFING,
    POSITION_NOT_IN_SOURCE,
    AFTER_ASSESSMENT,
    HISTORY_ORDER,
    HISTORY_ONLY,
    UNCHECKED,
)
"""Every problem of this phase."""
