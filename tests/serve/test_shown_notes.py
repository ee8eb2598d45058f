"""The strip under pages that no one file makes: what was found in many files, where, and how to pin it."""

from dataclasses import replace

import pytest
from resolve.newsroom import claim_record, contested, position, record, said, written

from briefgen.model.annotation import ClaimStatus
from briefgen.model.registry import Registry
from briefgen.model.site import LazyPage, Site
from briefgen.resolve import resolve
from briefgen.serve.notes import Notebook
from briefgen.serve.shown_notes import ShownNotes
from briefgen.serve.strips import Strips

ARTICLES = [
    written("dam", "{PERSON Mira Soto} said the dam is safe.", quotes=[said("the dam is safe", "Mira Soto")], date="2025-03-01"),
    written("quay", "{PERSON Mira Soto} came. Then {PERSON Soto} left, and {PERSON Soto} again.", date="2025-02-01"),
    written("weir", "{PERSON Reed} came.", date="2025-01-01"),
    written(
        "box",
        "::: claim dam-safe\nThe dam is safe\n:::\n\n{PERSON Mira Soto} denied it.",
        claims=[contested("The dam is safe", ClaimStatus.DENIED, "Mira Soto")],
        date="2024-12-01",
    ),
]  # fmt: skip
REGISTRY = Registry(
    (record("person/ann-reed", "Ann Reed"), record("person/bo-reed", "Bo Reed")),
    (claim_record("dam-safe", position("Mira Soto", "denies", "2024")),),
)


@pytest.fixture(scope="module")
def corpus():
    return resolve(ARTICLES, REGISTRY).value


@pytest.fixture(scope="module")
def shown(corpus):
    return ShownNotes(corpus, Notebook(corpus), {})


def pins(note):
    return [pin.text for pin in note.pins]


def test_the_page_of_an_entity_says_which_names_were_taken_for_it_where_and_by_which_rule(shown):
    notes = shown.entity("person/mira-soto", "the name `Mira Soto`")

    assert [(note.words, note.times, note.rules, note.meaning) for note in notes.names] == [
        ("Mira Soto", 3, ("full-name",), "in 3 files"),
        ("Soto", 2, ("last-name",), "in one file"),
    ]
    assert (notes.names[1].path, notes.names[1].line) == ("content/quay.md", 1)
    assert pins(notes.names[1]) == [
        "[[person/mira-soto|Soto]]",
        "[Soto]{.plain}",
        "briefgen entities adopt person/mira-soto",
    ]


def test_and_what_it_says(shown):
    (quote,) = shown.entity("person/mira-soto", "").quotes

    assert (quote.words, quote.path) == ("the dam is safe", "content/dam.md")
    assert pins(quote) == ['::: quote {speaker="person/mira-soto"}\nthe dam is safe.\n:::']


def test_what_may_mean_it_and_is_left_open_is_unsure(shown):
    (note,) = shown.entity("person/ann-reed", "content/entities/e.yaml").unsure

    assert (note.words, note.path) == ("Reed", "content/weir.md")
    assert note.meaning == "can mean Ann Reed or Bo Reed; not linked"
    assert pins(note) == ["[[person/ann-reed|Reed]]", "[[person/bo-reed|Reed]]", "[Reed]{.plain}"]


def test_the_page_of_a_shared_name_says_where_it_is_left_open(shown):
    notes = shown.name("Reed", ("person/ann-reed", "person/bo-reed"), "")

    assert [note.path for note in notes.unsure] == ["content/weir.md"]
    assert notes.names == ()


def test_the_page_of_a_claim_says_where_software_found_it(shown):
    (note,) = shown.claim("dam-safe", "content/claims/c.yaml").claims

    assert (note.words, note.path) == ("The dam is safe", "content/box.md")
    assert pins(note) == ["content/claims/c.yaml"]


def test_a_tie_of_software_can_be_undone(corpus):
    tied = next(one for one in corpus.briefings if one.slug == "box").claims[0]
    by_software = replace(tied, tie=type(tied.tie).WORDS)
    claim = replace(
        corpus.claims[0], found=tuple(replace(one, claim=by_software) for one in corpus.claims[0].found)
    )
    changed = replace(corpus, claims=(claim,))
    (note,) = ShownNotes(changed, Notebook(changed), {}).claim("dam-safe", "").claims

    assert pins(note) == [
        "content/claims/c.yaml",
        "::: claim {id=dam-safe}\nThe dam is safe\n:::",
        "not_claims: [dam-safe]",
    ]


def test_a_list_leads_to_the_files_in_which_something_is_unsure(shown):
    notes = shown.listed(["dam", "weir", "gone"], "the home page")

    assert [(note.words, note.meaning, note.path) for note in notes.unsure] == [
        ("The weir story", "unsure: Reed", "content/weir.md")
    ]


class TestPages:
    @pytest.fixture
    def strips(self, corpus):
        pages = (
            LazyPage("entities/person/mira-soto/index.html", "entity.html", dict, "the name `Mira Soto`"),
            LazyPage("entities/person/mira-soto/timeline/index.html", "entity_archive.html", dict, "x"),
            LazyPage("claims/dam-safe/index.html", "claim.html", dict, "content/claims/c.yaml"),
            LazyPage("entities/name/reed/index.html", "name.html", dict, "the shared name `Reed`"),
            LazyPage("dam/index.html", "briefing.html", dict, "content/dam.md"),
            LazyPage("index.html", "home.html", dict, "the home page", ("briefing/weir",)),
            LazyPage("tags/index.html", "tags.html", dict, "the list of tags"),
        )
        return Strips(corpus, Site(pages), Notebook(corpus), {})

    @pytest.mark.parametrize(
        ("path", "said"),
        [
            ("entities/person/mira-soto/index.html", "Found here: </span>2 names · 1 quotation"),
            ("entities/person/mira-soto/timeline/index.html", "2 names"),
            ("claims/dam-safe/index.html", "1 claim"),
            ("entities/name/reed/index.html", "1 unsure"),
            ("dam/index.html", "content/dam.md"),
            ("index.html", "In what is shown here</span><b class=\"unsure\">1 unsure"),
        ],
    )  # fmt: skip
    def test_each_has_its_strip(self, strips, path, said):
        assert said in strips.at(path)

    @pytest.mark.parametrize("path", ["tags/index.html", "nowhere.html"])
    def test_where_nothing_was_found_there_is_none(self, strips, path):
        assert strips.at(path) == ""
