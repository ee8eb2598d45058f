"""The problems that plan can report."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

UNSAFE_ADDRESS = Code(
    "address/unsafe",
    Severity.ERROR,
    "`{address}`, made from {origin}, {why}.",
    "Use words, digits and hyphens, apart by single slashes, such as `ukraine/treaty`.",
)
SAME_ADDRESS = Code(
    "address/taken",
    Severity.ERROR,
    "`{path}` would be made twice: from {first} and from {second}.",
    "Give one of the two another slug (`slug:` in the header) or another section.",
)
LETTER_CASE = Code(
    "address/letter-case",
    Severity.ERROR,
    "`{path}` ({second}) and `{other}` ({first}) differ by letter case only; many disks see one file.",
    "Give one of the two another slug (`slug:` in the header).",
)
FILE_AND_FOLDER = Code(
    "address/file-and-folder",
    Severity.ERROR,
    "`{other}` would be a file ({first}) and, for `{path}` ({second}), a folder as well.",
    "Give one of the two another address.",
)
RESERVED = Code(
    "address/reserved",
    Severity.ERROR,
    "`{path}`, made from {origin}, stands in the folder `{folder}`, which is kept for files of the theme.",
    "Give it another slug (`slug:` in the header) or another section.",
)
BROKEN_LINK = Code(
    "link/broken",
    Severity.WARNING,
    "Nothing in this site has the address `{target}`.",
    "{hint}",
)
NO_ANCHOR = Code(
    "link/no-such-part",
    Severity.WARNING,
    "The page `{page}` has no part with the name `{anchor}`.",
    "{hint}",
)
NO_IMAGE = Code(
    "image/missing",
    Severity.ERROR,
    "There is no picture `{path}`.",
    "{hint}",
)
ELSEWHERE = Code(
    "image/elsewhere",
    Severity.WARNING,
    "The picture `{path}` is no file of this site, and pages ask no other host for anything.",
    "Save it beside the briefing and name it by its path there.",
)
NO_ALT = Code(
    "image/no-description",
    Severity.WARNING,
    "The picture `{path}` has no description for those who cannot see it.",
    "Say in a few words what it shows: `![What it shows]({path})`, or `alt:` in the header.",
)

REVIEW_DUE = Code(
    "claim/review-due",
    Severity.WARNING,
    "The assessment of `{id}` was to be looked at again by {date}.",
    "Look at the claim again; write a new `date` and `review_by`, and move an older finding to `history`.",
)
CHANGED_SINCE = Code(
    "claim/changed-since",
    Severity.WARNING,
    "The claim `{id}` has changed since this text of {seen}: it was {before}, since {date} it is {after}.",
    "Look at the text again, then add an entry to `corrections` (kind: update) or set `updated`; until then "
    "the page has a banner.",
)
REVERSED_SINCE = Code(
    "claim/reversed-since",
    Severity.WARNING,
    "{party} changed position on `{id}` after this text of {seen}: {before}, since {date} {after}.",
    "Look at the text again, then add an entry to `corrections` (kind: update) or set `updated`; until then "
    "the page has a banner.",
)
NEW_WORDS_MISSING = Code(
    "correction/words-not-found",
    Severity.WARNING,
    "The new words of this correction do not stand in the briefing: {now}",
    "Copy them exactly as the briefing has them now, or leave `now` out.",
)
NEW_WORDS_MANY = Code(
    "correction/words-not-single",
    Severity.WARNING,
    "The new words of this correction stand in the briefing {times} times, so none of them is marked: {now}",
    "Copy more of the words around them into `now` (and `was`), or name their section in `where`.",
)

CODES: tuple[Code, ...] = (
    UNSAFE_ADDRESS,
    SAME_ADDRESS,
    LETTER_CASE,
    FILE_AND_FOLDER,
    RESERVED,
    BROKEN_LINK,
    NO_ANCHOR,
    NO_IMAGE,
    ELSEWHERE,
    NO_ALT,
    REVIEW_DUE,
    CHANGED_SINCE,
    REVERSED_SINCE,
    NEW_WORDS_MISSING,
    NEW_WORDS_MANY,
)
