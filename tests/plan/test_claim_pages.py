from dataclasses import replace

from plan.harbour import planned, small_corpus

from briefgen.model.registry import Relation


def test_a_claim_page_names_reversals_relations_and_briefings(pages):
    view = pages["claims/quay-open/index.html"]
    ((party, before, after),) = view.reversals
    assert (party.name, before.stance, after.stance) == ("Ada Lind", "asserts", "retracts")
    assert [(label, line.url) for label, line in view.relations] == [
        ("Part of", "../../claims/port-share/"),
        ("Supported by", "../../claims/port-share/"),
    ]
    assert [card.slug for card in view.briefings] == ["harbour"]
    assert ([card.name for card in view.about], view.type_label) == (["North Port"], "Statement of fact")
    assert (view.short, view.box.settle) == ("The quay is open", "A list of ships.")


def test_a_claim_page_links_its_own_feeds_visibly_and_in_its_head(pages):
    view = pages["claims/quay-open/index.html"]
    assert view.atom_url == "../../claims/quay-open/feed.xml"
    assert (
        "application/feed+json",
        "The quay is open · Port News",
        view.json_feed_url,
    ) in view.frame.head.alternates


def test_a_relation_that_is_recorded_on_both_sides_is_told_once():
    corpus = small_corpus()
    share, quay = corpus.claims
    both = (
        replace(share, record=replace(share.record, relations=(Relation("same_as", "quay-open"),))),
        replace(quay, record=replace(quay.record, relations=(Relation("same_as", "port-share"),))),
    )
    site = planned(replace(corpus, claims=both)).value
    views = {page.path: page.view for page in site.pages}
    for id_ in ("port-share", "quay-open"):
        assert [label for label, _ in views[f"claims/{id_}/index.html"].relations] == ["Same as"]
