"""The problems of headers and records that contradict themselves, others, or what pages make of them.

``problems`` has all the rest.
"""

from __future__ import annotations

from typing import Final

from briefgen.model.diagnostic import Code, Severity

_E = Severity.ERROR
_W = Severity.WARNING

UPDATED_BEFORE_DATE: Final = Code(
    "header/updated-before-date",
    _W,
    "`updated` ({updated}) is before `date` ({date}); it is left out.",
    "Write the day on which the text was changed last, or take out the line `updated`.",
)
EXPIRES_BEFORE_DATE: Final = Code(
    "header/expires-before-date",
    _W,
    "`expires` ({expires}) is not after `date` ({date}), so this briefing never appears.",
    "Write the day from which it is no longer shown, or take out the line `expires`.",
)
CORRECTED_BEFORE_DATE: Final = Code(
    "correction/before-date",
    _W,
    "This correction is dated {noted}, before the briefing came out ({date}).",
    "Mend one of the two dates.",
)
MARKDOWN_SIGNS: Final = Code(
    "header/markdown-signs",
    _W,
    "Texts in a header are plain, so `{text}` is shown as it is written.",
    "Take the signs out: links and emphasis stand in the text below the header.",
)
KIND_DISAGREES: Final = Code(
    "record/kind-disagrees",
    _E,
    "The id `{id}` says that this is a {by_id}, but `kind` says {kind}.",
    "Take out the line `kind`, or change the id.",
)
MERGE_CYCLE: Final = Code(
    "record/merge-cycle",
    _E,
    "These records are merged in a circle: {chain}.",
    "Take `merged_into` out of the one that should stay.",
)
LEFT_BEHIND: Final = Code(
    "record/left-behind",
    _W,
    "`{key}` is shown nowhere, since this record is merged into `{id}`.",
    "Move it to `{id}`, or take it out.",
)
JUDGED_ITSELF: Final = Code(
    "record/judged-itself",
    _E,
    "The record `{id}` is judged against itself.",
    "Name the other record that could be mistaken for it, or take the judgement out.",
)
JUDGEMENTS_DISAGREE: Final = Code(
    "record/judgements-disagree",
    _E,
    "`{id}` and `{other}` are different here, but one by other merges and judgements: {chain}.",
    "Take back the one that is wrong.",
)
ROLE_DATES: Final = Code(
    "record/role-dates",
    _E,
    "The role `{role}` ends ({until}) before it begins ({since}).",
    "Mend `from` or `to`: no page can show a role that is held on no day.",
)
SAME_OUTSIDE_ID: Final = Code(
    "record/same-outside-id",
    _W,
    "`{other}` is `{value}` in `{name}` too, and nothing says that the two records are one.",
    "Merge one record into the other (`merged_into`), or mend the id.",
)
RELATED_TO_ITSELF: Final = Code(
    "record/related-to-itself",
    _E,
    "The claim `{id}` is related to itself.",
    "Name the other claim, or take the relation out.",
)
RELATION_CIRCLE: Final = Code(
    "record/relation-circle",
    _E,
    "`{type}` leads in a circle: {chain}.",
    "Take out the relation that is wrong.",
)

CODES: Final[tuple[Code, ...]] = (
    UPDATED_BEFORE_DATE,
    EXPIRES_BEFORE_DATE,
    CORRECTED_BEFORE_DATE,
    MARKDOWN_SIGNS,
    KIND_DISAGREES,
    MERGE_CYCLE,
    LEFT_BEHIND,
    JUDGED_ITSELF,
    JUDGEMENTS_DISAGREE,
    ROLE_DATES,
    SAME_OUTSIDE_ID,
    RELATED_TO_ITSELF,
    RELATION_CIRCLE,
)
