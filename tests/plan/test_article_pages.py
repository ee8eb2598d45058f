from dataclasses import replace

import pytest
from plan.harbour import ADA, article, planned, small_corpus

from briefgen.model.annotation import Confidence
from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.source import Image, Status
from briefgen.plan.views import Mark


@pytest.fixture
def view(pages):
    return pages["news/harbour/index.html"]


def marks(body, kind):
    for part in body:
        if isinstance(part, Mark):
            if part.kind == kind:
                yield part
            yield from marks(part.children, kind)


def one(briefing, **more):
    """The page of a site's only briefing."""
    site = planned(Corpus(briefings=(briefing,)), **more).value
    return next(page.view for page in site.pages if page.template == "briefing.html")


def test_the_head_of_a_page(view):
    assert (view.card.title, view.card.kind_label, view.card.status) == (
        "A quay <opens> & closes",
        "Analysis",
        "published",
    )
    assert [author.name for author in view.authors] == ["The desk", "Ada Lind"]
    assert [(tag.label, tag.url) for tag in view.tags] == [
        ("Ports", "../../tags/ports/"),
        ("works", "../../tags/works/"),
    ]
    assert (view.image.url, view.image.credit) == ("../../news/harbour/quay.png", "A. B.")
    assert (view.method, view.ai_note, view.ai_detail) == ("Read two reports.", "None used.", "None at all.")
    assert (view.not_known, view.extra) == (("The cost",), {"mood": "dry"})
    assert view.annotations_url == "annotations.json"


def test_key_points_carry_the_state_of_their_claims(view):
    first, second = view.key_points
    assert [box.assessment.state for box in first.claims] == ["contested"]
    assert second.claims == ()


def test_contents_name_the_sections(view):
    assert [(section.title, section.anchor, section.kicker) for section in view.contents] == [
        ("The quay", "the-quay", "Works"),
        ("What next", "what-next", ""),
    ]


def test_marks_are_woven_into_the_body(view):
    assert [mark.id for mark in marks(view.body, "quote") if mark.id] == ["quote-1", "quote-2"]
    assert [mark.data.number for mark in marks(view.body, "callout")] == [1]
    assert [len(mark.data) for mark in marks(view.body, "boxes")] == [2]
    assert [mark.id for mark in marks(view.body, "claim_block")] == ["claim-0-1"]
    assert len(list(marks(view.body, "note"))) == 1
    first = [mark.data.entity.name for mark in marks(view.body, "mention") if mark.data.first]
    assert first == ["Ada Lind", "North Port", "Bela Koss", "Ada Lind", "Bela Koss", "Bela Koss"]


def test_links_in_the_body_lead_from_the_page(view):
    html = "".join(part for part in view.body if isinstance(part, str))
    assert 'href="../../news/labour/strike/#what-next"' in html
    assert 'href="../../about/"' in html
    assert 'src="../../news/harbour/quay.png"' in html


def test_in_this_briefing_lists_entities_by_kind(view):
    assert [(label, [card.name for card in cards]) for label, cards in view.entities] == [
        ("People", ["Ada Lind", "Bela Koss"]),
        ("Places", ["North Port"]),
    ]


def test_who_speaks_in_a_quotation_is_in_this_briefing_even_if_the_text_does_not_say_the_name(pages):
    named = dict(pages["news/labour/strike/index.html"].entities)
    assert "Ada Lind" in [card.name for card in named["People"]]


def test_sources_are_those_of_header_and_quotations(view):
    assert [(source.id, source.anchor, source.given) for source in view.sources] == [
        ("s-wire", "source-s-wire", True)
    ]


def test_where_no_source_is_given_one_line_says_so():
    (source,) = one(Briefing(article("bare", "Text."))).sources
    assert not source.given


def test_corrections_are_numbered_and_lead_to_their_place(view):
    assert [(note.anchor, note.kind_label, note.where_url) for note in view.corrections] == [
        ("correction-1", "Correction", "#corrected-1"),
        ("correction-2", "Update", ""),
    ]


def test_related_briefings_and_those_that_link_here(view, pages):
    assert [card.slug for card in view.related] == ["strike"]
    assert [card.slug for card in pages["news/labour/strike/index.html"].linked_from] == ["harbour"]


def test_a_bare_briefing_has_nothing_to_show_but_its_text():
    view = one(Briefing(article("bare", "Only text.", section="")))
    assert view.body == ("<p>Only text.</p>\n",)
    assert (view.card.date, view.card.section, view.image, view.claims) == (None, "", None, ())


def test_a_preview_says_what_is_not_out_and_keeps_it_out_of_search_engines():
    view = one(Briefing(article("soon", "Text.", status=Status.DRAFT)))
    assert view.card.status == "draft"
    assert view.frame.head.noindex


def test_roles_are_those_of_the_briefings_date():
    corpus = small_corpus()
    early = article("early", "Ada Lind spoke.", date="2015-03-01")
    site = planned(replace(corpus, briefings=(Briefing(early, about=(ADA,)),), pages=())).value
    page = next(page.view for page in site.pages if page.template == "briefing.html")
    assert page.entities[0][1][0].role == "Clerk"


def test_a_picture_from_elsewhere_stays_where_it_is():
    far = Image("https://example.org/a.png", "A ship")
    assert one(Briefing(article("a", "Text.", image=far))).image.url == "https://example.org/a.png"


def test_a_picture_that_is_missing_is_not_shown():
    outcome = planned(Corpus(briefings=(Briefing(article("a", "Text.", image=Image("gone.png", ""))),)))
    assert {problem.code for problem in outcome.diagnostics} == {"image/missing", "image/no-description"}
    page = next(page.view for page in outcome.value.pages if page.template == "briefing.html")
    assert page.image is None


def test_guesses_reach_no_page(view):
    assert all(quote.confidence != Confidence.GUESS for quote in view.quotes)
    assert [quote.number for quote in view.quotes] == [1, 2]


def test_a_text_in_another_language_says_so_and_the_page_around_it_stays_in_the_site_s():
    view = one(Briefing(article("a", "Text.", lang="ar")))
    assert (view.frame.lang, view.frame.direction) == ("en", "ltr")
    assert (view.lang, view.direction) == ("ar", "rtl")


def test_a_text_in_the_language_of_the_site_says_nothing_of_it():
    view = one(Briefing(article("a", "Text.", lang="en")))
    assert (view.lang, view.direction) == ("", "")
