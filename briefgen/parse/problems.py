"""What can be wrong with the Markdown of an article."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

RAW_HTML = Code(
    "markdown/raw-html",
    Severity.WARNING,
    "The HTML tag `{tag}` is shown as text.",
    "{fix}",
)
REFUSED_LINK = Code(
    "markdown/refused-link",
    Severity.WARNING,
    "A link to a `{scheme}:` address is not made; it stands in the text as written.",
    "Link to an `https:` address or to a page of this site.",
)
TOP_HEADING = Code(
    "markdown/top-heading",
    Severity.WARNING,
    "A heading with one `#` is shown as a second-level heading.",
    "The title of the page is its first-level heading; begin headings in the text with `##`.",
)
UNREAD_HEADING = Code(
    "markdown/unread-heading",
    Severity.WARNING,
    "`{text}` is no heading and is shown as it is written: {why}.",
    "Write `{better}`; for the sign itself, `\\{signs}`.",
)
UNREAD_LINK = Code(
    "markdown/unread-link",
    Severity.WARNING,
    "`{text}` is shown as it is written: {why}.",
    "{fix}; to have it stand there as it is, put `\\` before the first bracket.",
)
UNREAD_TABLE = Code(
    "markdown/unread-table",
    Severity.WARNING,
    "These lines are no table and are shown as they are written: {why}.",
    "Put `{dashes}` under the line with the names of the columns, with nothing between.",
)
LOST_CELLS = Code(
    "markdown/lost-cells",
    Severity.WARNING,
    "This row has more cells than its table has columns; from here on they are not shown.",
    "Give the table one more column, in its first line and in the line of dashes; a bar inside a cell is "
    "written `\\|`.",
)
NO_FOOTNOTE = Code(
    "markdown/no-footnote",
    Severity.WARNING,
    "There is no footnote `[^{label}]`; it is shown as it is written.",
    "Write its text below, on a line that begins with `[^{label}]:`.",
)
UNUSED_FOOTNOTE = Code(
    "markdown/unused-footnote",
    Severity.WARNING,
    "Nothing in the text leads to the footnote `[^{label}]`, so it is not shown.",
    "Write `[^{label}]` where it belongs, or delete the note.",
)
UNREAD_LIST = Code(
    "markdown/unread-list",
    Severity.WARNING,
    "Lines that begin with `{sign}` are no list: they run on in one paragraph, or each is one by itself.",
    "Begin each item with `- ` instead, on a line of its own, and leave a blank line above the first.",
)
STRAY_STARS = Code(
    "markdown/stray-asterisks",
    Severity.WARNING,
    "These `**` are shown as they are written: nothing answers them in their paragraph.",
    "Write `**words**`, with no blank inside and none missing outside; for the signs themselves, `\\*\\*`.",
)
UNREAD_BLOCK = Code(
    "markdown/unread-block",
    Severity.WARNING,
    "This begins no block, and is shown as it is written: a block takes three colons.",
    "Write `::: {name}`, and `:::` on a line of its own after its last line.",
)
TEXT_AS_CODE = Code(
    "markdown/text-as-code",
    Severity.WARNING,
    "This text is set as code, since a tab or four blanks stand before it: no name is found in it.",
    "Delete the blanks at the beginning of the line; code on purpose stands between two lines of ```.",
)
LONE_MARK = Code(
    "markdown/lone-quotation-mark",
    Severity.WARNING,
    "This quotation mark has no partner in its paragraph, so its words may be taken for no quotation.",
    "Put its partner, of the same kind, where the words begin or end; a mark for inches is `″`.",
)
MIXED_MARKS = Code(
    "markdown/mixed-quotation-marks",
    Severity.NOTE,
    "This quotation mark closes one of another kind.",
    'Write both alike: straight ones (`"`) or curly ones (`“` and `”`).',
)
UNKNOWN_BLOCK = Code(
    "markdown/unknown-block",
    Severity.ERROR,
    "There is no block named `{name}`.",
    "{suggestion}",
)
UNCLOSED_BLOCK = Code(
    "markdown/unclosed-block",
    Severity.ERROR,
    "This {name} block is not closed.",
    "Put a line `{fence}` after its last line.",
)
STRAY_FENCE = Code(
    "markdown/stray-fence",
    Severity.ERROR,
    "This `{fence}` closes nothing.",
    "Remove the line, or open a block above it, as in `::: note`; a block around another takes more colons.",
)
EMPTY_BLOCK = Code(
    "markdown/empty-block",
    Severity.ERROR,
    "This {name} block has no words in it.",
    "Put the words between its first and its last line.",
)
NO_SPEAKER = Code(
    "markdown/quote-without-speaker",
    Severity.ERROR,
    "This quote block does not say who speaks.",
    'Give the speaker: `::: quote {{speaker="Valery Gerasimov"}}`; where nobody speaks, the document: '
    '`::: quote {{document="Treaty on partnership"}}`.',
)
NO_LANGUAGE = Code(
    "markdown/original-without-language",
    Severity.ERROR,
    "This original block does not say in which language its words are.",
    "Give the code of the language: `::: original {{lang=ru}}`.",
)
STRAY_ORIGINAL = Code(
    "markdown/stray-original",
    Severity.ERROR,
    "An original block stands in the quote block whose words it translates, one in each.",
    "Put it before the end of that quote block, and give the quote block one more colon: `:::: quote`.",
)
NO_CLAIM = Code(
    "markdown/claim-without-id",
    Severity.ERROR,
    "This claim block does not say which claim it is about.",
    "Give the id of a recorded claim: `::: claim {{id=kursk-retaken}}`.",
)
BAD_ATTRIBUTES = Code(
    "markdown/bad-attributes",
    Severity.ERROR,
    "What stands after the name of the block, `{text}`, cannot be read.",
    'Write it in braces, with straight quotation marks around several words: `{{key="value" other=word}}`.',
)
UNKNOWN_ATTRIBUTE = Code(
    "markdown/unknown-attribute",
    Severity.ERROR,
    "{what} has no attribute `{name}`.",
    "{suggestion}",
)
UNREAD_BRACES = Code(
    "markdown/unread-braces",
    Severity.WARNING,
    "`{text}` at the end of this heading cannot be read, and stands on the page as it is written.",
    'Write `{{kicker="A few words"}}` with straight quotation marks and both braces; '
    "for braces on purpose, `\\{{`.",
)
STRAY_BRACES = Code(
    "markdown/stray-braces",
    Severity.WARNING,
    "`{text}` is shown as it is written: nothing takes it here.",
    "Kickers and anchors stand at the end of a heading, `{{.plain}}` and an anchor right behind `[words]`, "
    "`{{.decorative}}` behind a picture; for braces on purpose, `\\{{`.",
)
EMPTY_WIKI_LINK = Code(
    "markdown/empty-wiki-link",
    Severity.ERROR,
    "The link `{text}` does not say where it leads.",
    "Put a name or an id into it: `[[Kim Jong-un]]` or `[[person/kim-jong-un|the leader]]`.",
)
DUPLICATE_ANCHOR = Code(
    "markdown/duplicate-anchor",
    Severity.ERROR,
    "The anchor `#{anchor}` is given twice.",
    "Give each anchor of a page once; the other is on line {line}.",
)
RESERVED_ANCHOR = Code(
    "markdown/reserved-anchor",
    Severity.ERROR,
    "Pages use the anchor `#{anchor}` for something else.",
    "Choose another, such as `#on-{anchor}`.",
)
TOO_DEEP = Code(
    "markdown/too-deep",
    Severity.ERROR,
    "From here on lists or block quotes are nested too deep to be read.",
    "Bring it down to {limit} levels or fewer.",
)

CODES = (
    RAW_HTML,
    REFUSED_LINK,
    TOP_HEADING,
    UNREAD_HEADING,
    UNREAD_LINK,
    UNREAD_TABLE,
    LOST_CELLS,
    LONE_MARK,
    MIXED_MARKS,
    NO_FOOTNOTE,
    UNUSED_FOOTNOTE,
    UNKNOWN_BLOCK,
    UNCLOSED_BLOCK,
    STRAY_FENCE,
    UNREAD_LIST,
    STRAY_STARS,
    UNREAD_BLOCK,
    TEXT_AS_CODE,
    EMPTY_BLOCK,
    NO_SPEAKER,
    NO_LANGUAGE,
    STRAY_ORIGINAL,
    NO_CLAIM,
    BAD_ATTRIBUTES,
    UNKNOWN_ATTRIBUTE,
    UNREAD_BRACES,
    STRAY_BRACES,
    EMPTY_WIKI_LINK,
    DUPLICATE_ANCHOR,
    RESERVED_ANCHOR,
    TOO_DEEP,
)
