"""Every problem that load reports: one sentence on what is wrong, one hint on how to mend it."""

from __future__ import annotations

from typing import Final

from briefgen.load.problems.contradiction_problems import CODES as CONTRADICTION_CODES
from briefgen.load.problems.file_problems import CODES as FILE_CODES
from briefgen.load.problems.stored_text_problems import CODES as STORED_TEXT_CODES
from briefgen.load.problems.theme_problems import CODES as THEME_CODES
from briefgen.model.diagnostic import Code, Severity

_E = Severity.ERROR
_W = Severity.WARNING
_N = Severity.NOTE

# The folder of the site.
NO_SITE: Final = Code(
    "site/missing",
    _E,
    "There is no folder `{path}`.",
    "Start briefgen in the folder of your site, or name it with `-C`.",
)
NO_CONTENT: Final = Code(
    "site/no-content",
    _E,
    "There is no folder `content` here, so there is nothing to build.",
    "Start briefgen in the folder of your site, or make a new one with `briefgen new site NAME`.",
)
# YAML: headers, settings, records and theme files.
SYNTAX: Final = Code("yaml/syntax", _E, "{what}.", "{fix}")
TAB: Final = Code(
    "yaml/tab", _E, "A tab is used to indent this line.", "Indent with spaces: YAML does not allow tabs here."
)
CONTROL: Final = Code(
    "yaml/control-character",
    _E,
    "An invisible character ({character}) stands here.",
    "Delete it and type the text again.",
)
CURLY: Final = Code(
    "yaml/curly-quotation-marks",
    _W,
    "The curly quotation marks around `{text}` are read as part of it.",
    'Put it between straight ones (`"`), or write it without any.',
)
HASH: Final = Code(
    "yaml/text-after-hash",
    _W,
    "From `{text}` on this line is read as a comment and left out.",
    "Put the text in quotation marks if it belongs to it; a comment has a blank behind its `#`.",
)
SWALLOWED: Final = Code(
    "yaml/item-in-text",
    _W,
    "This line is read as part of the text above it, not as an item of the list.",
    "Let the `-` of all items stand in one column; to have it in the text, put the text in quotation marks.",
)
COMMA: Final = Code(
    "yaml/text-after-comma",
    _E,
    "`{text}` is read as a key of its own and not as text: between `{{` and `}}` a comma ends a text.",
    'Put all of a text that holds a comma in straight quotation marks: `{key}: "…"`.',
)
REPEATED: Final = Code(
    "yaml/repeated-key",
    _E,
    "`{key}` is given twice; the first is on line {line}.",
    "Keep one of the two.",
)
KEY_NOT_TEXT: Final = Code(
    "yaml/key-not-text",
    _E,
    "A word must stand before the colon, but this is {what}.",
    "Write `key: value`.",
)
TAG: Final = Code(
    "yaml/tag",
    _E,
    "`{tag}` is not known here: text that begins with `!` is a command in YAML.",
    "Put the whole text in quotation marks.",
)
TOO_DEEP: Final = Code(
    "yaml/too-deep",
    _E,
    "Lists and groups are nested more than {limit} levels deep.",
    "Close a bracket that was left open, or write it more simply.",
)
LAUGHS: Final = Code(
    "yaml/too-many-repeats",
    _E,
    "The repeats (`*{name}`) in this file grow to more than {limit} values.",
    "Write the values out instead of repeating them with `&` and `*`.",
)
NOT_A_MAPPING: Final = Code(
    "yaml/not-keys",
    _E,
    "Lines such as `{example}` are expected, but this is {what}.",
    "Write each thing as `key: value`, with a blank behind the colon.",
)

# Values, wherever they stand.
WRONG_TYPE: Final = Code("value/wrong-type", _E, "{name} should be {wanted}, but it is {got}.", "{fix}")
MISSING: Final = Code("value/missing", _E, "{name} is missing in {group}.", "Add a line `{key}: …`.")
NOT_ALLOWED: Final = Code(
    "value/not-allowed", _E, "{name} cannot be `{value}`.", "{suggestion}It can be: {choices}."
)
BAD_DATE: Final = Code(
    "value/bad-date",
    _E,
    "{name} is not a date: `{value}`{why}.",
    "{suggestion}Write it as 2025, 2025-04, 2025-04-28 or 2025-04-28T09:00.",
)
BAD_URL: Final = Code("value/bad-url", _E, "{name} is not an address that can be linked: `{value}`.", "{fix}")
BAD_EMAIL: Final = Code(
    "value/bad-email",
    _E,
    "{name} is not one e-mail address: `{value}`.",
    "Write the address alone, such as `desk@example.org`.",
)
BAD_OUTSIDE_ID: Final = Code(
    "value/bad-outside-id", _E, "This is not what `same_as` can hold as `{name}`: `{value}`.", "{fix}"
)
BAD_LANG: Final = Code(
    "value/bad-language",
    _E,
    "{name} is not a language: `{value}`.",
    "{suggestion}Write a language code such as {examples}.",
)
BAD_ID: Final = Code("value/bad-id", _E, "{name} is not an id of the right form: `{value}`.", "{fix}")
BAD_CHECKSUM: Final = Code(
    "value/bad-checksum",
    _E,
    "{name} is not a SHA-256 checksum: `{value}`.",
    "Write the 64 digits that `sha256sum FILE` prints.",
)
OUT_OF_RANGE: Final = Code("value/out-of-range", _E, "{name} is {value}, which is {why}.", "{fix}")

# Headers of content files.
NO_TITLE: Final = Code("header/missing-title", _E, "This briefing has no title{why}.", "{fix}")
UNTERMINATED: Final = Code(
    "header/unterminated",
    _E,
    "The header that begins here never ends.",
    "Add a line `---` after the last line of the header.",
)
TOML: Final = Code(
    "header/not-yaml",
    _E,
    "This header is written in {language}, which briefgen does not read.",
    "Write it in YAML: lines such as `title: …` between two lines `---`.",
)
HEADER_KEY: Final = Code("header/unknown-key", _E, "`{key}` is not a key of {group}.", "{suggestion}")
TWICE: Final = Code(
    "value/given-twice",
    _E,
    "`{key}` and `{other}` mean the same, and both are given.",
    "Keep one of the two.",
)
UNSAFE_SLUG: Final = Code(
    "header/unsafe-slug",
    _E,
    "`{key}` would put the page outside its place: `{value}`.",
    "Write plain words joined by hyphens, without `..`, `\\` or a leading `/`.",
)
BAD_SLUG: Final = Code(
    "header/bad-slug",
    _E,
    "`slug` holds characters that do not belong in an address: `{value}`.",
    "Write it in small letters, digits and hyphens: `{better}`.",
)
NO_SLUG: Final = Code(
    "header/no-slug",
    _E,
    "No address can be made from the name `{name}`.",
    "Give the address in the header, such as `slug: treaty-signed`, or rename the file.",
)
BAD_ALIAS: Final = Code(
    "header/bad-alias",
    _E,
    "`{value}` cannot be an old address of this page: {why}.",
    "Write the old address without the host and in plain letters, such as `/2024/treaty/`.",
)
BAD_IMAGE: Final = Code(
    "header/bad-image",
    _E,
    "`{value}` is not a picture of this site.",
    "Put the picture beside the briefing or in `static/`, and name it by its path there.",
)
SAME_SLUG: Final = Code(
    "content/same-slug",
    _E,
    "This file and `{other}` have the same address name, `{slug}`.",
    "Give one of them another `slug` in its header.",
)
STRAY_YAML: Final = Code(
    "content/stray-yaml",
    _W,
    "`{path}` is not read: records are kept in `content/entities`, `content/claims` and `content/sources`.",
    "Move it to the folder where it belongs, or out of `content`.",
)
STRAY_MARKDOWN: Final = Code(
    "content/stray-markdown",
    _W,
    "`{path}` is not read: `content/{folder}` holds records, not briefings.",
    "Move it to another folder of `content`.",
)
SECOND_ENDING: Final = Code(
    "content/second-ending",
    _W,
    "`{path}` is not read: its name ends in `{ending}`.",
    "Rename it to `{name}` (plain text); some editors add an ending of their own, and some systems hide it.",
)

# Settings.
SETTINGS_KEY: Final = Code("settings/unknown-key", _E, "`{key}` is not a key of {group}.", "{suggestion}")
UNSETTLED: Final = Code(
    "settings/unchecked",
    _N,
    "Names, links, pages and the theme depend on the settings, and are not checked before these can be read.",
    "Mend the settings first; what is still wrong is reported then.",
)
MISNAMED: Final = Code(
    "settings/misnamed",
    _W,
    "`{path}` is not read: the settings are kept in `briefgen.yaml`.",
    "Rename the file to `briefgen.yaml`.",
)
BASE_URL: Final = Code(
    "settings/base-url",
    _E,
    "The base URL is not the address of a site: `{value}`.",
    "Write the full address at which the site will stand, such as `https://example.org/news/`.",
)
TIMEZONE: Final = Code(
    "settings/timezone",
    _E,
    "`timezone` is not a time zone: `{value}`.",
    "{suggestion}Write a name such as `Europe/Berlin` or `UTC`.",
)
PERMALINK: Final = Code(
    "settings/permalink",
    _E,
    "`permalink` cannot be `{value}`: {why}.",
    "Use words, `/` and {{section}}, {{slug}}, {{kind}}, {{year}}, {{month}}, {{day}}: "
    "`{{section}}/{{slug}}/`.",
)
UNKNOWN_OPTION: Final = Code(
    "settings/unknown-option", _E, "`{key}` is not an option of the theme `{theme}`.", "{suggestion}"
)

BAD_COLOUR: Final = Code(
    "settings/colour",
    _E,
    "This is not a colour: `{value}`.",
    'Write it as six hexadecimal digits in quotation marks: `"#8c1d18"`.',
)
NO_FONT: Final = Code(
    "settings/no-font",
    _E,
    "There is no font file `{path}` in your site’s folder.",
    "Put a `.ttf` or `.otf` file there and write its path from the folder in which `briefgen.yaml` stands.",
)
STATE_NAME: Final = Code(
    "settings/state-name",
    _E,
    "`{id}` cannot be the id of a state: readers of YAML take it for true, false or nothing.",
    "Take another id, such as `refuted`, and write the word that pages show under `label`.",
)

# Records, and what refers to what.
RECORD_KEY: Final = Code("record/unknown-key", _E, "`{key}` is not a key of {group}.", "{suggestion}")
SAME_ID: Final = Code(
    "record/same-id",
    _E,
    "The record `{id}` is kept twice; the first stands at {other}.",
    "Join the two records, or give one of them another `id`.",
)
SAME_ALIAS: Final = Code(
    "record/same-alias",
    _E,
    "`{alias}` would link to this record and also to `{other}`.",
    "Write `{{text: {alias}, auto: after-full}}` (or `never`) in one of them, so that it is clear.",
)
DANGLING_MERGE: Final = Code(
    "record/dangling-merge",
    _E,
    "This record is merged into `{id}`, which is not kept.",
    "{suggestion}Name a record that is kept in `content/entities`.",
)
OPINION_ASSESSED: Final = Code(
    "record/opinion-assessed",
    _E,
    "The claim `{id}` is an opinion, and an opinion is not assessed.",
    "Take out `{keys}`, or change `type` if the claim can be checked.",
)
UNSOURCED: Final = Code(
    "record/unsourced",
    _W,
    "This position of `{by}` has no source.",
    "Add `sources: [ID]`; without it the page says “source not given”.",
)
UNKNOWN_CLAIM: Final = Code(
    "reference/unknown-claim",
    _E,
    "There is no claim `{id}`.",
    "{suggestion}Claims are kept in `content/claims`.",
)
UNKNOWN_SOURCE: Final = Code(
    "reference/unknown-source",
    _E,
    "There is no source `{id}`.",
    "{suggestion}Sources are kept in `content/sources`.",
)
UNKNOWN_ENTITY: Final = Code(
    "reference/unknown-entity",
    _E,
    "There is no entity `{id}`.",
    "{suggestion}Entities are kept in `content/entities`, with ids such as `person/jane-doe`.",
)
UNKNOWN_BRIEFING: Final = Code(
    "reference/unknown-briefing",
    _E,
    "There is no briefing `{id}`.",
    "{suggestion}Name a briefing by its slug: the last part of its address.",
)

# What was recorded of published briefings.
BAD_DIGEST: Final = Code(
    "digest/bad-line",
    _E,
    "This line is not what `briefgen check --record` writes.",
    "Take the file back as it was under version control; of two sides of a merge, keep the newer line of a "
    "briefing.",
)
SAME_DIGEST: Final = Code(
    "digest/twice",
    _E,
    "The briefing `{slug}` is recorded twice; the first time in line {first}.",
    "Keep the newer of the two lines.",
)

CUT_SHORT: Final = frozenset(code.name for code in (SYNTAX, TAB, CONTROL, TOO_DEEP, LAUGHS))
"""Problems of YAML behind which little or nothing of a file is read."""

CODES: Final[tuple[Code, ...]] = tuple(
    sorted(
        (
            *CONTRADICTION_CODES,
            *FILE_CODES,
            *STORED_TEXT_CODES,
            *THEME_CODES,
            *(value for value in list(globals().values()) if isinstance(value, Code)),
        ),
        key=lambda code: code.name,
    )
)
"""Every problem of this phase."""
