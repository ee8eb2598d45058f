def test_the_ledger_shows_recorded_claims_by_their_last_move_then_found_ones(pages):
    ledger = pages["claims/index.html"]
    assert [box.id for box in ledger.recorded] == ["quay-open", "port-share"]
    assert [box.assessment.state for box in ledger.recorded] == ["contested", "not-checkable"]
    ((card, boxes),) = ledger.found
    assert (card.slug, [box.text_url for box in boxes]) == ("harbour", ["../news/harbour/#claim-1"])


def test_the_ledger_explains_every_state(pages):
    states = pages["claims/index.html"].states
    assert [state.state for state in states][:2] == ["not-assessed", "not-checkable"]
    assert all(state.meaning for state in states)


def test_a_timeline_holds_positions_reversals_and_assessments_in_order(pages):
    items = pages["claims/quay-open/index.html"].timeline
    assert [(item.kind, item.date.text if item.date else "", item.text) for item in items] == [
        ("position", "March 2025", "Ada Lind: asserts"),
        ("assessment", "10 March 2025", "Nobody could say."),
        ("position", "April 2025", "Bela Koss: denies"),
        ("assessment", "30 April 2025", "Parties disagree."),
        ("position", "2 May 2025", "Ada Lind: retracts, for Ministry"),
        ("reversal", "2 May 2025", "Ada Lind changed position: asserted March 2025, retracted 2 May 2025"),
        ("position", "", "the drivers: doubts"),
    ]
    assert [item.assessment.state for item in items if item.assessment] == ["unverified", "contested"]


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
