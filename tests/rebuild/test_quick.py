"""One edit in prose beside an edition that stands: made in a moment or not at all, and never otherwise."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from in_memory import make_site
from product import copy_sample

from briefgen import pipeline
from briefgen.cache.memo import Memo
from briefgen.cache.shelves import ShelfError, Shelves
from briefgen.rebuild.keeping import keep
from briefgen.rebuild.kept_edition import KeptEdition
from briefgen.rebuild.quick import Quick
from briefgen.rebuild.task import MadeOf

NOW = datetime(2026, 1, 15, tzinfo=UTC)
MADE = MadeOf({}, {}, NOW, NOW)

pytestmark = [pytest.mark.xdist_group("quick"), pytest.mark.no_cover]

KURSK = "content/ukraine/kursk-who-holds-it.md"
TREATY = "content/diplomacy/the-pyongyang-treaty.md"


VERIFIED = """\
- id: verified
  text: The accounts of the war in Kursk can be verified.
  positions:
    - {by: The observers, stance: denies, words: Neither account could be independently verified, briefing: kursk-who-holds-it}
"""


class Desk:
    """The sample edition as it stands, and what becomes of an edit in it: made quickly, and made anew."""

    def __init__(self, folder):
        self.folder = folder
        outcome = self._make()
        self.standing = outcome.value.standing(outcome.diagnostics)
        self.files = self._files(outcome)
        self.memo = Memo.open(folder / pipeline.CACHE)
        self.quick = Quick(self.standing, self.memo)

    def text(self, path):
        return (self.folder / path).read_text("utf-8")

    def edited(self, path, before, after):
        text = self.text(path)
        assert text.count(before) == 1, before
        return self.quick.edited(path, text.replace(before, after), self.files.get)

    def is_as_anew(self, path, made):
        """Say whether the site with what an edit made is that of a build that knows nothing."""
        (self.folder / path).write_text(made.briefing.article.source.text, "utf-8")
        try:
            outcome = self._make()
        finally:
            (self.folder / path).write_text(self.standing_text(path), "utf-8")
        same = self._files(outcome) == self.files | {file.path: file.data for file in made.files}
        return same and made.problems == outcome.diagnostics

    def standing_text(self, path):
        slug = self.standing.slugs[path]
        return self.standing.planned.edition.desk.library.briefings[slug].article.source.text

    def _make(self):
        return make_site(self.folder, pipeline.Options(NOW, jobs=1))

    @staticmethod
    def _files(outcome):
        return {file.path: file.data for file in outcome.value.files}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = copy_sample(tmp_path_factory.mktemp("quick"))
    settings = folder / "briefgen.yaml"
    settings.write_text(settings.read_text("utf-8") + "\nsearch: false\n", "utf-8")
    (folder / "content/claims/verified.yaml").write_text(VERIFIED, "utf-8")
    return Desk(folder)


HARMLESS = {
    "a word before a name": (
        KURSK,
        "gave opposite accounts on Saturday",
        "gave opposite accounts late on Saturday",
    ),
    "a word after a quotation": (KURSK, "none has been published.", "none of them has been published yet."),
    "a paragraph": (TREATY, "The treaty was ratified", "Nobody was surprised.\n\nThe treaty was ratified"),
    "a definition": (TREATY, "The text does not choose.", "The text does not choose between them."),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_what_no_other_page_shows_is_made_at_once_and_as_a_whole_build_makes_it(desk, case):
    path, before, after = HARMLESS[case]
    made = desk.edited(path, before, after)
    assert made is not None
    assert after.split("\n")[0] in made.files[0].data.decode()
    assert desk.is_as_anew(path, made)


OUTWARD = {
    "a name": (KURSK, "Neither account could", "In Valmorra, Putin said nothing. Neither account could"),
    "a capital before a claim": (KURSK, "gave opposite accounts on", "gave Opposite accounts on"),
    "the words of a quotation": (KURSK, "The situation is difficult, but", "The situation is hard, but"),
    "the end of a sentence that is recorded": (KURSK, "verified. Pictures", "verified, and pictures"),
    "a heading": (TREATY, "## In force", "## In force today"),
    "a link": (TREATY, "../ukraine/eleven-thousand-troops.md", "../ukraine/kursk-who-holds-it.md"),
    "a passage that leaves its block": (
        KURSK,
        "::: claim {id=kursk-retaken}\nUkraine’s General Staff denied that the fighting had ended. ",
        "Ukraine’s General Staff denied that the fighting had ended.\n\n::: claim {id=kursk-retaken}\n",
    ),
    "a header": (KURSK, "title: Who holds Kursk?", "title: Who has Kursk?"),
    "a header that goes on": (KURSK, "\n---\nRussia and", "\n--- \nRussia and"),
    "an error": (KURSK, "[[event/kursk-incursion|", "[[event/kursk-excursion|"),
}


@pytest.mark.parametrize("case", OUTWARD)
def test_what_other_pages_may_show_is_left_to_a_whole_build(desk, case):
    assert desk.edited(*OUTWARD[case]) is None


def test_a_file_that_is_no_briefing_is_left_to_a_whole_build(desk):
    assert desk.quick.edited("content/pages/about.md", "---\ntitle: About\n---\n") is None


def _random_edit(text, rng):
    head = text.index("\n---\n", 3) + 5
    parts = text[head:].split("\n\n")
    at = rng.randrange(len(parts))
    words = parts[at].split(" ")
    where = rng.randrange(len(words))
    match rng.choice(["slip", "word", "less", "swap", "more", "gone", "moved"]):
        case "slip":
            letter = rng.randrange(len(parts[at]) + 1)
            parts[at] = parts[at][:letter] + rng.choice("etaoin ") + parts[at][letter + 1 :]
        case "word":
            parts[at] = " ".join([*words[:where], rng.choice(["then", "not", "Mr", "the"]), *words[where:]])
        case "less":
            parts[at] = " ".join([*words[:where], *words[where + 1 :]])
        case "swap":
            other = rng.randrange(len(words))
            words[where], words[other] = words[other], words[where]
            parts[at] = " ".join(words)
        case "more":
            parts.insert(at, "It rained for two days.")
        case "gone":
            del parts[at]
        case "moved":
            parts.insert(rng.randrange(len(parts)), parts.pop(at))
    return text[:head] + "\n\n".join(parts)


def test_random_edits_are_made_as_a_whole_build_makes_them_or_not_at_all(desk):
    rng, taken = random.Random(6), 0
    for _ in range(24):
        path = rng.choice(sorted(desk.standing.slugs))
        made = desk.quick.edited(path, _random_edit(desk.text(path), rng), desk.files.get)
        if made is not None and taken < 5:  # a whole build takes a second
            taken += 1
            assert desk.is_as_anew(path, made), made.briefing.article.source.text
    assert taken == 5


# ---- kept for the next build


@pytest.fixture
def kept(desk, tmp_path):
    path = tmp_path / "edition.sqlite"
    assert keep(path, "stamp", desk.standing, MADE)
    return path


def _opened(desk, path):
    return KeptEdition(Shelves.open(path, "stamp"), desk.memo, NOW)


@pytest.mark.parametrize("case", HARMLESS)
def test_the_kept_edition_makes_what_the_edition_in_memory_makes(desk, kept, case):
    path, before, after = HARMLESS[case]
    text = desk.text(path).replace(before, after)
    made = Quick(_opened(desk, kept).standing, desk.memo).edited(path, text, desk.files.get)
    assert made == desk.quick.edited(path, text, desk.files.get)


def test_an_edit_is_the_kept_edition_for_the_next_one(desk, kept):
    first, second = HARMLESS["a word before a name"], HARMLESS["a word after a quotation"]
    opened = _opened(desk, kept)
    opened.put([desk.edited(*first)], MADE)
    files = desk.files | {file.path: file.data for file in desk.edited(*first).files}
    both = desk.text(KURSK).replace(*first[1:]).replace(*second[1:])
    made = Quick(_opened(desk, kept).standing, desk.memo).edited(KURSK, both, files.get)
    assert desk.is_as_anew(KURSK, made)


def test_without_what_the_memo_has_the_kept_edition_says_so(desk, kept):
    path, before, after = HARMLESS["a paragraph"]
    standing = KeptEdition(Shelves.open(kept, "stamp"), Memo.open(None), NOW).standing
    with pytest.raises(ShelfError):
        Quick(standing).edited(path, desk.text(path).replace(before, after))


def test_no_edition_is_kept_that_would_not_come_back_as_it_is(desk, tmp_path):
    extra = {"when": datetime(2025, 1, 1, tzinfo=UTC)}
    standing = replace(desk.standing, settings=replace(desk.standing.settings, extra=extra))
    assert not keep(tmp_path / "edition", "stamp", standing, MADE)
    assert not (tmp_path / "edition").exists()
