"""The words of the interface: all of them can be translated, and the catalogs of the default theme have all of them."""

import ast
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from in_memory import make_site
from product import ROOT, write_site

from briefgen.pipeline import Options

pytestmark = pytest.mark.xdist_group("words")  # one worker gathers them

CATALOGS = ROOT / "themes/default/translations"
LANGUAGES = {"fr": 2, "uk": 3, "ko": 1, "ar": 6}
"""Each with its number of plural forms."""

SOURCES = [
    ("briefgen/model", [("**.py", "python")]),
    ("briefgen/parse", [("**.py", "python")]),
    ("briefgen/plan", [("**.py", "python")]),
    ("themes/default/templates", [("**.html", "jinja2")]),
]
OPTIONS = {"**.html": {"trim_blocks": "true", "newstyle_gettext": "true", "silent": "false"}}


@pytest.fixture(scope="module")
def messages():
    """Every message of the program and of the default theme: its English text, with that of the plural if it has one."""
    keywords = parse_keywords(
        ["_", "gettext", "ngettext:1,2", *re.findall(r"-k (\S+)", (ROOT / "Makefile").read_text())]
    )
    return {
        message
        for folder, methods in SOURCES
        for _, _, message, _, _ in extract_from_dir(
            str(ROOT / folder), methods, OPTIONS, keywords=keywords, strip_comment_tags=False
        )
    }


def catalog(lang):
    with (CATALOGS / f"{lang}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def in_words(message):
    return message.id if isinstance(message.id, str) else tuple(message.id)


def values(text):
    return set(re.findall(r"%\((\w+)\)s", text))


def test_there_is_a_catalog_for_each_language_and_no_other():
    assert {file.stem for file in CATALOGS.glob("*")} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalog_has_every_message_and_no_other(lang, messages):
    found = catalog(lang)
    assert {in_words(message) for message in found if message.id} == messages
    assert not found.obsolete


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_is_translated_with_its_values(lang):
    found = catalog(lang)
    assert found.num_plurals == LANGUAGES[lang]
    for message in found:
        if not message.id:
            continue
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        forms = [message.string] if isinstance(message.string, str) else list(message.string)
        assert not message.fuzzy and all(forms), message.id
        assert len(forms) == (1 if len(ids) == 1 else LANGUAGES[lang]), message.id
        wanted = values(ids[-1])
        for form in forms:  # "one lamp" need not say the number
            assert values(form) in ((wanted,) if len(ids) == 1 else (wanted, wanted - {"num"})), form
            form % dict.fromkeys(wanted, "")
        assert [form for form in forms if form.strip() != form] == ([] if ids != [", "] else forms), ids


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_finding_as_of_a_day_does_not_read_as_one_until_that_day(lang):
    said = {message.id: message.string for message in catalog(lang)}
    assert said["as of %(date)s"] != said["until %(date)s"]


def test_no_message_hides_where_it_is_not_collected(messages):
    """What stands inside an f-string is no string to those who collect messages."""
    told = {text for message in messages for text in ([message] if isinstance(message, str) else message)}
    for path in sorted((ROOT / "briefgen").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name in ("say", "N_", "counted"):
                hidden = [
                    arg.value for arg in node.args if isinstance(arg, ast.Constant) and arg.value not in told
                ]
                assert [text for text in hidden if isinstance(text, str)] == [], path


# ---- a site in a made-up language, each of whose messages stands in ⟦brackets⟧


OPEN, CLOSE = "⟦", "⟧"
ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "content")
TOLD = ("description", "og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description")
"""What a page says of itself to people elsewhere."""
PASSED_OVER = re.compile(r"\S+://\S+|\b(\d{1,2} )?[A-Z][a-z]+ \d{4}\b(, \d\d:\d\d UTC)?")
"""Addresses, and dates: these are printed by the rules of the language."""
SMALL_WORDS = {
    "a",
    "an",
    "and",
    "or",
    "by",
    "of",
    "in",
    "for",
    "from",
    "to",
    "the",
    "then",
    "at",
    "on",
    "until",
    "with",
}
FIXED = {"Wikidata", "VIAF", "Wikipedia", "summary", "article", "website", "index", "follow", "noindex", "B2"}
"""Names of other sites, and words that machines read."""


class Outside(HTMLParser):
    """Gathers the texts of a page that stand in no bracket."""

    def __init__(self):
        super().__init__()
        self.depth, self.skipping, self.texts = 0, 0, []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("script", "style", "code", "time"):
            self.skipping += 1
        if tag == "meta" and given.get("name", given.get("property")) not in TOLD:
            return
        for name in ATTRIBUTES:
            if given.get(name):
                self.take(given[name])

    def handle_endtag(self, tag):
        if tag in ("script", "style", "code", "time"):
            self.skipping -= 1

    def handle_data(self, data):
        if not self.skipping:
            self.take(data)

    def take(self, text):
        outside = []
        for char in text:
            self.depth += (char == OPEN) - (char == CLOSE)
            if not self.depth and char != CLOSE:
                outside.append(char)
        self.texts.append("".join(outside))


def words(text):
    return re.findall(r"[^\W\d_]+", text)


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory, messages):
    """The test edition in the made-up language: its text, the words of its content in their order, its files."""
    edition = (ROOT / "tests/edition.txt").read_text("utf-8")
    root = write_site(tmp_path_factory.mktemp("bracketed"), edition)
    lines = ['msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    for message in sorted(messages, key=str):
        ids = [message] if isinstance(message, str) else list(message)
        names = ["msgid", "msgid_plural"][: len(ids)]
        lines += [
            f"{name} {json.dumps(text, ensure_ascii=False)}" for name, text in zip(names, ids, strict=True)
        ]
        forms = ["msgstr"] if len(ids) == 1 else ["msgstr[0]", "msgstr[1]"]
        lines += [
            f"{name} {json.dumps(OPEN + text + CLOSE, ensure_ascii=False)}"
            for name, text in zip(forms, ids, strict=True)
        ]
        lines.append("")
    (root / "translations").mkdir()
    (root / "translations/en.po").write_text("\n".join(lines), "utf-8")
    made = make_site(root, Options(datetime(2026, 1, 15, tzinfo=UTC), use_cache=False))
    assert not [problem for problem in made.diagnostics if problem.code.startswith("theme/")]
    content = re.sub(r"(?m)(^ *(?:- )?|[{,] *)[a-z_]+:(?=\s|$)", r"\1", edition)  # without keys
    return edition, " ".join(words(content)).casefold(), made.value.files


def unsaid(texts, content, edition):
    """Give what is no content: words that stand nowhere in the edition, and lone small ones between two things.

    Small ones may stand before a link of the edition.
    """
    found = []
    parts = [part for text in texts for part in re.split(r" · |(?<=\w); (?=\w)", PASSED_OVER.sub("", text))]
    for text in parts:
        here = [word for word in words(text) if word not in FIXED]
        if not here:
            continue
        phrase = " ".join(here).casefold()
        if f" {phrase} " not in f" {content} " or (set(here) <= SMALL_WORDS and f"{text}[" not in edition):
            found.append(" ".join(text.split()))
    return found


def test_no_page_has_a_word_that_cannot_be_translated(bracketed):
    edition, content, files = bracketed
    unsaid_on = {}
    for file in files:
        if file.path.endswith(".html"):
            page = Outside()
            page.feed(file.data.decode())
            assert page.depth == 0, file.path
            if found := unsaid(page.texts, content, edition):
                unsaid_on[file.path] = found
    assert unsaid_on == {}


def test_no_feed_has_one_either(bracketed):
    edition, content, files = bracketed
    feeds = [json.loads(file.data) for file in files if file.path.endswith("feed.json")]
    assert feeds
    texts = []
    for told in (*feeds, *(item for feed in feeds for item in feed["items"])):
        page = Outside()
        page.feed(told.get("content_html", ""))
        for key in ("title", "description", "summary"):
            page.take(told.get(key, ""))
        texts += page.texts
    assert unsaid(texts, content, edition) == []
