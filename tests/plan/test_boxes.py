from dataclasses import replace

from plan.harbour import at, desk_of, small_corpus

from briefgen.model.corpus import ClaimUse, Party, Position
from briefgen.plan.text.boxes import MOST_POSITIONS, boxes_of, in_short

SECTIONS = small_corpus().briefings[0].article.sections


def boxes(change=lambda briefing: briefing, positions=None):
    corpus = small_corpus()
    harbour = change(corpus.briefings[0])
    corpus = replace(corpus, briefings=(harbour, corpus.briefings[1]))
    if positions is not None:
        corpus = replace(corpus, claims=tuple(replace(claim, positions=positions) for claim in corpus.claims))
    desk = desk_of(corpus)
    return boxes_of(desk.at("news/harbour/index.html"), harbour)


def test_boxes_are_numbered_in_the_order_of_the_text():
    found = boxes()
    assert [(box.number, box.anchor, box.id) for box in found.all] == [
        (1, "claim-box-1", "harbour/claim-1"),
        (2, "claim-box-2", "quay-open"),
    ]
    assert [box.text_url for box in found.all] == ["#claim-1", "#claim-0-1"]


def test_boxes_stand_after_the_section_that_raises_the_claim():
    ((section, group),) = boxes().by_section
    assert section == 1
    assert [box.id for box in group] == ["harbour/claim-1", "quay-open"]


def test_a_claim_of_the_header_that_nobody_contests_has_no_box_but_a_state():
    share = boxes().recorded["port-share"]
    assert (share.number, share.anchor, share.assessment.state) == (0, "", "not-checkable")
    assert share not in boxes().all


def test_a_passage_gives_its_claim_a_box_whatever_its_state():
    def use(briefing):
        passage = ClaimUse("port-share", at(briefing.article, "See the strike"))
        return replace(briefing, claim_uses=(*briefing.claim_uses, passage))

    assert [box.id for box in boxes(use).all] == ["port-share", "harbour/claim-1", "quay-open"]


def test_a_contested_claim_of_the_header_stands_at_the_end_only():
    found = boxes(lambda briefing: replace(briefing, claim_uses=(ClaimUse("quay-open"),)))
    assert [box.id for box in found.all] == ["harbour/claim-1", "quay-open"]
    assert [box.id for _, group in found.by_section for box in group] == ["harbour/claim-1"]
    assert found.all[1].text_url == ""


def test_a_found_claim_that_an_editor_tied_to_a_record_shares_its_box():
    def tie(briefing):
        return replace(briefing, claims=(replace(briefing.claims[0], record="quay-open"),), claim_uses=())

    found = boxes(tie)
    assert [(box.id, box.text_url) for box in found.all] == [("quay-open", "#claim-1")]
    tied = tie(small_corpus().briefings[0]).claims[0]
    assert found.of(tied) is found.all[0]


def test_a_record_that_does_not_exist_leaves_the_claim_to_software():
    def tie(briefing):
        return replace(briefing, claims=(replace(briefing.claims[0], record="gone"),))

    assert boxes(tie).all[0].recorded is False


def test_a_box_has_a_heading_one_below_the_section_that_it_follows():
    assert [box.level for box in boxes().all] == [3, 3]
    deeper = replace(SECTIONS[1], level=4)
    assert [box.level for box in boxes(lambda briefing: with_sections(briefing, deeper)).all] == [5, 5]


def test_before_any_section_and_where_no_passage_is_tied_a_box_stands_under_the_headline():
    untitled = replace(SECTIONS[1], title="")
    assert [box.level for box in boxes(lambda briefing: with_sections(briefing, untitled)).all] == [2, 2]
    header_only = boxes(lambda briefing: replace(briefing, claim_uses=(ClaimUse("quay-open"),)))
    assert [box.level for box in header_only.all] == [3, 2]


def with_sections(briefing, section):
    return replace(briefing, article=replace(briefing.article, sections=(SECTIONS[0], section)))


def said(number, by, behalf=""):
    party = Party(name=by, entity=f"person/{by}")
    return Position(party, "asserts", note=str(number), on_behalf_of=Party(name=behalf) if behalf else None)


def test_a_box_shows_all_positions_while_they_are_few():
    few = tuple(said(number, "aune") for number in range(MOST_POSITIONS))
    assert in_short(few) == few


def test_of_many_positions_a_box_shows_the_latest_of_each_party_in_order_of_date():
    spoken = [("aune", ""), ("holm", ""), ("aune", ""), ("brekke", "The port"), ("ness", "The port")]
    many = tuple(said(number, *spoken[number % 5]) for number in range(10))
    assert [position.note for position in in_short(many)] == ["6", "7", "9"]


def test_of_many_parties_a_box_shows_those_that_spoke_last_and_tells_how_many_there_are():
    def crowd(briefing):
        return replace(briefing, claim_uses=(ClaimUse("quay-open"),))

    many = tuple(said(number, f"party-{number}") for number in range(600))
    assert [position.note for position in in_short(many)] == [str(n) for n in range(592, 600)]
    box = boxes(crowd, positions=many).recorded["quay-open"]
    assert (len(box.positions), box.positions_total) == (8, 600)
