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
    "Give one of the two another slug (`slug:` in the header) or another section; a record, another `id`.",
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
    "`{path}`, made from {origin}, stands in the folder `{folder}`, which is kept for {use}.",
    "Give it another slug (`slug:` in the header) or another section.",
)
BROKEN_LINK = Code(
    "link/broken",
    Severity.WARNING,
    "Nothing in this site has the address `{target}`.",
    "{hint}",
)
BAD_ADDRESS = Code("link/bad-address", Severity.WARNING, "{what}.", "{hint}")
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
    "Say in a few words what it shows: `![What it shows]({path})`, or `alt:` in the header. If it tells "
    "nothing: `![]({path}){{.decorative}}`, or `decorative: true`.",
)
BAD_IMAGE = Code(
    "image/unreadable",
    Severity.ERROR,
    "The picture `{path}` cannot be shown: {why}.",
    "Save it anew as JPEG, PNG, WebP or SVG, a very large one in a smaller size.",
)
NO_LETTERS = Code(
    "share/no-letters",
    Severity.WARNING,
    "No share image is drawn for this headline{others}: no font has all its letters ({letters}).",
    "Name a font file that has them: `share_images: {{font: fonts/NotoSansThai.ttf}}`; for Korean, "
    '`pip install "briefgen[ko]"` is enough.',
)

REVIEW_DUE = Code(
    "claim/review-due",
    Severity.WARNING,
    "The assessment of “{claim}” (`{id}`) was to be looked at again by {date}.",
    "Look at the claim again; write a new `date` and `review_by`, and move an older finding to `history`.",
)
REVIEW_INCOMPLETE = Code(
    "claim/review-incomplete",
    Severity.WARNING,
    "The assessment of “{claim}” (`{id}`) gets no ClaimReview: {what}.",
    "{fix}",
)
REVIEW_WITHOUT_ADDRESS = Code(
    "claim/review-without-address",
    Severity.WARNING,
    "A ClaimReview needs the full address of its page, and the site's is not known, so none is made.",
    "Give `base_url`, or take out `claims.reviews`.",
)
NEWS_WITHOUT_ADDRESS = Code(
    "news-sitemap/without-address",
    Severity.WARNING,
    "A sitemap of news needs full addresses, and the site's is not known, so none is made.",
    "Give `base_url`, or take out `news_sitemap`.",
)
CHANGED_SINCE = Code(
    "claim/changed-since",
    Severity.WARNING,
    "“{claim}” (`{id}`) has changed since this text of {seen}: it was {before}, since {date} it is {after}.",
    "See {record}. Look at the text again, then add an entry to `corrections` (kind: update) or set "
    "`updated`; until then the page has a banner.",
)
REVERSED_SINCE = Code(
    "claim/reversed-since",
    Severity.WARNING,
    "{party} changed position on “{claim}” (`{id}`) after this text of {seen}: {before}, since {date} "
    "{after}.",
    "See {record}. Look at the text again, then add an entry to `corrections` (kind: update) or set "
    "`updated`; until then the page has a banner.",
)
VAGUE_DATE = Code(
    "claim/vague-date",
    Severity.WARNING,
    "This date ({date}) does not tell whether `{path}`{others} is older than the change.",
    "Write the day of the finding, or of the briefing: as long as nobody can tell, the page says nothing.",
)
TO_COME = Code(
    "date/to-come",
    Severity.WARNING,
    "This date ({date}) is still to come, and the site tells of it as of something that has been.",
    "Mend the date, or write it down when it has happened: records do not wait for their day, as briefings "
    "do.",
)
NO_DATE = Code(
    "header/no-date",
    Severity.NOTE,
    "This briefing has no date: it stands in no feed, last in lists, and never says what has changed since.",
    "Add a line such as `date: 2025-04-28`.",
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
NOTE_EMPTY = Code(
    "correction/without-words",
    Severity.ERROR,
    "This entry under `corrections` does not say what changed.",
    "Say it in a sentence (`text`), or give the words before and after (`was`, `now`).",
)
UNSURE = Code(
    "entity/unsure",
    Severity.WARNING,
    "It is still unsure whether {one} is {other}; they are kept apart.",
    "Once you know, write `same` or `different` as the verdict.",
)
SILENT_EDIT = Code(
    "edit/silent",
    Severity.ERROR,
    "This text is not what was recorded on {date}, and no note says so; it differs in {number} of its parts, "
    "first here.",
    "Say what changed under `corrections`, or set a later `updated`; if only a slip of the pen was put "
    "right: `briefgen check --record --accept {slug}`.",
)
NOTE_GONE = Code(
    "edit/note-gone",
    Severity.ERROR,
    "On {date} the number of notes under `corrections` was {then}, and now it is {now}.",
    "Put the note back: what was corrected stays on record. If it was never true: `briefgen check --record "
    "--accept {slug}`.",
)
GONE = Code(
    "edit/gone",
    Severity.ERROR,
    "The briefing `{slug}` ({path}) was out on {date} and is gone without a word.",
    "Put it back with an entry under `corrections` of the kind `retraction`, or let it go by `expires`; what "
    "took its place names its address under `aliases`; to take it off the record: `briefgen check --record "
    "--accept {slug}`.",
)
MOVED = Code(
    "edit/moved",
    Severity.WARNING,
    "The briefing `{slug}` stood at {then} on {date} and stands at {now} now; nothing leads there from the "
    "old address.",
    "Add `aliases: [{then}]` to its header; if nobody knows the old address: `briefgen check --record "
    "--accept {slug}`.",
)
UNDATED = Code(
    "address/undated",
    Severity.WARNING,
    "The pattern of its address has {fields}, which the date of this briefing does not tell: its address "
    "will change with the date.",
    "Write the date before it is published ({example}), or take {fields} out of `{setting}`.",
)
NO_SECTION = Code(
    "settings/no-section",
    Severity.WARNING,
    "No briefing is in the section `{section}`, for which this is the pattern of addresses.",
    "Sections are: {sections}.",
)
POLICIES_MISSING = Code(
    "settings/policies-missing",
    Severity.NOTE,
    "The site tells nothing of these policies, which readers and other newsrooms look for: {names}.",
    "Write a page for each and name it under `publisher: policies:`, such as `{first}: /about/`; one that "
    "you do without goes under `publisher: unwritten:`.",
)
STYLE_FAULT = Code(
    "style/fault",
    Severity.ERROR,
    "This style sheet cannot be read: {fault}.",
    "Mend it here; browsers skip what they cannot read, often much more than one line.",
)
STYLE_NO_FILE = Code(
    "style/missing-file",
    Severity.ERROR,
    "This style sheet asks for `{address}`, which no `static/` folder has.",
    "{suggestion}Addresses start from the style sheet's own folder; put the file there, or remove the line.",
)
STYLE_ELSEWHERE = Code(
    "style/elsewhere",
    Severity.WARNING,
    "This style sheet asks for `{address}`, which is no file of the site, and the content policy forbids it.",
    "Save the file in the folder `static/` and write its address from the style sheet's own folder.",
)
STYLE_CIRCLE = Code(
    "style/circle",
    Severity.ERROR,
    "This style sheet asks for `{address}`, which asks for this one again.",
    "Let one of the two do without the other.",
)
UNLINKED_TEXT = Code(
    "content/unlinked-text",
    Severity.WARNING,
    "`{path}` is not read, and nothing links to it, so it is not in the site.",
    "Save a briefing as plain text with the ending `.md`, link to a file that readers may download, and keep "
    "what is not for them outside of `content`.",
)

CODES: tuple[Code, ...] = (
    UNSAFE_ADDRESS,
    SAME_ADDRESS,
    LETTER_CASE,
    FILE_AND_FOLDER,
    RESERVED,
    BROKEN_LINK,
    BAD_ADDRESS,
    NO_ANCHOR,
    NO_IMAGE,
    ELSEWHERE,
    NO_ALT,
    BAD_IMAGE,
    NO_LETTERS,
    REVIEW_DUE,
    REVIEW_INCOMPLETE,
    REVIEW_WITHOUT_ADDRESS,
    NEWS_WITHOUT_ADDRESS,
    CHANGED_SINCE,
    REVERSED_SINCE,
    VAGUE_DATE,
    TO_COME,
    NO_DATE,
    NEW_WORDS_MISSING,
    NEW_WORDS_MANY,
    NOTE_EMPTY,
    UNSURE,
    SILENT_EDIT,
    NOTE_GONE,
    GONE,
    MOVED,
    UNDATED,
    NO_SECTION,
    POLICIES_MISSING,
    STYLE_FAULT,
    STYLE_NO_FILE,
    STYLE_ELSEWHERE,
    STYLE_CIRCLE,
    UNLINKED_TEXT,
)
