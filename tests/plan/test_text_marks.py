from dataclasses import replace

import pytest
from plan.harbour import ADA, BELA, PORT, article, at, desk_of, mention, quote, small_corpus

from briefgen.model.corpus import Briefing, ClaimUse, ResolvedLink
from briefgen.model.text import Span
from briefgen.plan.parts.statements import quote_view
from briefgen.plan.text.boxes import boxes_of
from briefgen.plan.text.callouts import callouts
from briefgen.plan.text.text_marks import claim_marks, names, quote_marks, wiki_targets

CORPUS = small_corpus()
DESK = desk_of(CORPUS)
HERE = DESK.at("news/harbour/index.html")
HARBOUR = CORPUS.briefings[0]


def marked(briefing):
    found = names(HERE, briefing, None)
    return [
        (mark.span.of(briefing.article.prose.text), mark.data.entity.id, mark.data.first)
        for mark in found.inline
    ]


def test_the_button_of_a_card_stands_beside_the_first_mention_on_the_page_alone():
    data = [mark.data for mark in names(HERE, HARBOUR, None).inline]
    assert [(mark.entity.id, mark.button) for mark in data] == [
        (ADA, True),
        (PORT, True),
        (BELA, True),
        (ADA, False),
        (ADA, False),
        (BELA, False),
    ]


def test_the_first_mention_in_each_section_is_the_one_to_link():
    assert marked(HARBOUR) == [
        ("Ada Lind", ADA, True),
        ("North Port", PORT, True),
        ("Bela Koss", BELA, True),
        ("Ada Lind", ADA, False),
        ("Ada Lind", ADA, True),
        ("Bela Koss", BELA, True),
    ]


def test_names_in_headings_and_links_are_not_marked():
    text = article("a", "## Ada Lind\n\n[Ada Lind](https://example.org) met [Ada Lind]{.plain} and Ada Lind.")
    found = Briefing(text, mentions=tuple(mention(text, "Ada Lind", ADA, nth) for nth in (1, 2, 3, 4)))
    assert [(span, first) for span, _, first in marked(found)] == [("Ada Lind", True)]
    assert names(HERE, found, None).inline[0].span == at(text, "Ada Lind", 4)


def test_a_wiki_link_is_a_mention_that_is_always_linked():
    text = article("a", "Ada Lind and [[person/ada-lind|the minister]] spoke. Then Ada Lind left.")
    link = text.wiki_links[0]
    found = Briefing(
        text,
        mentions=(mention(text, "Ada Lind", ADA), mention(text, "Ada Lind", ADA, 2)),
        links=(ResolvedLink(link.span, "entity", ADA, link.token, link.child),),
    )
    target = names(HERE, found, None).targets[link.token, link.child]
    assert (target.mention.first, target.label) == (True, "")
    assert [first for _, _, first in marked(found)] == [True, False]


def test_every_linked_entity_has_one_card():
    assert [(card.card, card.name) for card in names(HERE, HARBOUR, None).cards] == [
        ("card-1", "Ada Lind"),
        ("card-2", "North Port"),
        ("card-3", "Bela Koss"),
    ]


@pytest.mark.parametrize(
    ("written", "kind", "target", "href", "label"),
    [
        ("person/bela-koss", "entity", BELA, "../../entities/person/bela-koss/", "Bela Koss"),
        ("Bela Koss", "entity", BELA, "../../entities/person/bela-koss/", ""),
        ("claim/quay-open", "claim", "quay-open", "../../claims/quay-open/", "The quay is open"),
        ("strike", "briefing", "strike", "../../news/labour/strike/", "Drivers stop work"),
        ("about", "page", "about", "../../about/", "About"),
    ],
)
def test_a_wiki_link_with_a_bare_id_shows_a_name(written, kind, target, href, label):
    text = article("a", f"See [[{written}]].")
    link = text.wiki_links[0]
    found = Briefing(text, links=(ResolvedLink(link.span, kind, target, link.token, link.child),))
    (goal,) = wiki_targets(HERE, found).values()
    assert (goal.href, goal.label) == (href, label)


def test_a_wiki_link_without_a_goal_has_no_target():
    text = article("a", "See [[gone]].")
    link = text.wiki_links[0]
    for kind in ("entity", "briefing", "page", "claim"):
        found = Briefing(text, links=(ResolvedLink(link.span, kind, "gone", link.token, link.child),))
        assert wiki_targets(HERE, found) == {}


def views_of(briefing):
    return [quote_view(HERE, "harbour", one) for one in briefing.quotes]


def test_only_the_first_piece_of_a_quotation_has_the_fragment_id():
    text = article("a", '"We will come," she said, "and stay."')
    found = Briefing(text, quotes=(quote(text, 4, "We will come,", "and stay."),))
    marks = quote_marks(found, views_of(found), 3)
    assert [(mark.span.of(text.prose.text), mark.id) for mark in marks.inline] == [
        ("We will come,", "quote-4"),
        ("and stay.", ""),
    ]


def test_a_call_out_stands_after_its_block_without_the_comma_that_led_back():
    shown = replace(HARBOUR, quotes=HARBOUR.quotes[:2])
    (insert,) = quote_marks(shown, views_of(shown), 3).inserts
    assert (insert.mark.kind, insert.mark.data.number) == ("callout", 1)
    assert insert.token == next(one.token for one in callouts(shown, 3))
    said = HARBOUR.quotes[0].words[-1]
    assert insert.mark.data.words[-1] == said.rstrip(",")


def test_quote_and_claim_blocks_are_dressed():
    strike = CORPUS.briefings[1]
    ((token, dress),) = quote_marks(strike, views_of(strike), 3).dresses
    assert (token, dress.id) == (strike.article.quote_blocks[0].token, "quote-1")
    ((token, dress),) = claim_marks(HARBOUR, boxes_of(HERE, HARBOUR)).dresses
    assert (token, dress.id, dress.data.id) == (
        HARBOUR.article.claim_blocks[0].token,
        "claim-0-1",
        "quay-open",
    )


def test_claims_and_the_words_against_them_are_marked():
    marks = claim_marks(HARBOUR, boxes_of(HERE, HARBOUR))
    assert [(mark.kind, mark.id) for mark in marks.inline] == [("claim", "claim-1"), ("counter", "claim-1-1")]
    assert [(insert.section, len(insert.mark.data)) for insert in marks.inserts] == [(1, 2)]


def test_a_passage_without_a_block_is_marked_in_the_line():
    used = replace(HARBOUR, claim_uses=(ClaimUse("quay-open", Span(0, 8)), ClaimUse("gone", Span(9, 12))))
    marks = claim_marks(used, boxes_of(HERE, used))
    assert ("claim", "claim-0-1") in [(mark.kind, mark.id) for mark in marks.inline]
    assert marks.dresses == ()
