from dataclasses import replace

import pytest
from plan.harbour import party, planned, small_corpus, when

from briefgen.model.corpus import LedgerClaim, Position
from briefgen.model.registry import Assessment
from briefgen.plan.pages.ledger_pages import COMMONEST, FOUND_PAGE, LEDGER_PAGE


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


def test_the_ledger_can_be_filtered_by_state_party_and_topic(pages):
    states, parties, topics = pages["claims/index.html"].filters
    assert [(one.value, one.count) for one in states.choices] == [("not-checkable", 1), ("contested", 1)]
    assert [one.value for one in parties.choices] == [
        "person/ada-lind",
        "person/bela-koss",
        "org/port-ministry",
        "name/the-drivers",
    ]
    assert [(one.link.label, one.link.url) for one in topics.choices] == [
        ("North Port", "../claims/topic/place/north-port/")
    ]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("state/contested", "Claims: Contested"),
        ("party/person/bela-koss", "Claims with a position of Bela Koss"),
        ("party/name/the-drivers", "Claims with a position of the drivers"),
        ("topic/place/north-port", "Claims about North Port"),
    ],
)
def test_each_choice_has_a_page_that_marks_it(pages, path, title):
    view = pages[f"claims/{path}/index.html"]
    assert (view.title, [line.id for line in view.recorded], view.found) == (title, ["quay-open"], ())
    assert [c.link.url for f in view.filters for c in f.choices if c.link.current] == [
        "../" * (path.count("/") + 2) + f"claims/{path}/"
    ]


def test_the_first_page_knows_by_which_choices_each_claim_is_found(pages):
    quay, share = pages["claims/index.html"].recorded
    assert quay.parties == ("person/ada-lind", "person/bela-koss", "org/port-ministry", "name/the-drivers")
    assert (quay.topics, share.parties, share.topics) == (("place/north-port",), (), ())
    assert (quay.opposed, quay.reversed, quay.positions, quay.date.text) == (True, True, 4, "2 May 2025")


def test_claims_are_counted_by_party_and_state(pages):
    makes, contests = pages["claims/party/index.html"].tallies
    assert [state.state for state in makes.states] == ["not-checkable", "contested"]
    assert [(link.label, counts, total) for link, counts, total in makes.rows] == [("Ada Lind", (0, 1), 1)]
    assert [link.label for link, _, _ in contests.rows] == ["Bela Koss", "the drivers"]


def many(number):
    """A ledger of many claims: each by a party of its own, and all by one."""
    quay = small_corpus().claims[1]
    return tuple(
        LedgerClaim(
            replace(quay.record, id=f"c-{i:03}", relations=(), history=(), assessment=_found(i)),
            positions=(Position(party(f"party {i:03}"), "asserts"), Position(party("all"), "denies")),
        )
        for i in range(number)
    )


def _found(number):
    return Assessment("confirmed" if number % 2 else "refuted", when("2025-04-30"), "desk", "Seen.")


@pytest.fixture(scope="module")
def long_ledger():
    """The pages of a ledger with one claim more than a page holds."""
    claims = many(LEDGER_PAGE + 1)
    site = planned(replace(small_corpus(), claims=claims, briefings=()), files={}).value
    return {page.path: page.view for page in site.pages}


def test_a_long_ledger_is_cut_into_pages(long_ledger):
    first, second = long_ledger["claims/index.html"], long_ledger["claims/page/2/index.html"]
    assert (len(first.recorded), len(second.recorded)) == (LEDGER_PAGE, 1)
    assert (first.total, second.total, second.states) == (51, 51, ())
    assert first.pagination.older_url == "../claims/page/2/"
    assert "claims/party/name/all/page/2/index.html" in long_ledger


def test_of_many_parties_the_commonest_are_linked_and_all_can_be_chosen(long_ledger):
    parties = long_ledger["claims/index.html"].filters[1]
    assert (parties.shown, parties.total, len(parties.choices)) == (COMMONEST, 52, 52)
    assert (parties.choices[0].link.label, parties.url) == ("all", "../claims/party/")
    rare = long_ledger["claims/party/name/party-050/index.html"].filters[1]
    assert [choice.link.label for choice in rare.choices if choice.link.current] == ["party 050"]
    assert len(rare.choices) == COMMONEST + 1


def test_what_software_found_in_many_briefings_has_pages_of_its_own():
    corpus = small_corpus()
    harbour = corpus.briefings[0]
    source = harbour.article.source
    briefings = tuple(
        replace(
            harbour,
            article=replace(
                harbour.article, source=replace(source, slug=f"b-{i:02}", path=f"content/news/b-{i:02}.md")
            ),
            links=(),
            related=(),
        )
        for i in range(FOUND_PAGE + 1)
    )
    site = planned(replace(corpus, briefings=briefings)).value
    views = {page.path: page.view for page in site.pages}
    first = views["claims/index.html"]
    assert (len(first.found), first.found_total) == (FOUND_PAGE, FOUND_PAGE + 1)
    assert first.found_url == "../claims/found/"
    assert len(views["claims/found/page/2/index.html"].found) == 1


def test_parties_whose_names_differ_by_letter_case_are_one():
    corpus = small_corpus()
    share, quay = corpus.claims
    loud = replace(share, positions=(Position(party("The Drivers"), "asserts"),))
    site = planned(replace(corpus, claims=(loud, quay))).value
    views = {page.path: page.view for page in site.pages}
    assert [line.id for line in views["claims/party/name/the-drivers/index.html"].recorded] == [
        "quay-open",
        "port-share",
    ]


def test_a_party_that_is_described_at_length_has_a_short_address():
    corpus = small_corpus()
    share, quay = corpus.claims
    told = "people who heard it from others and did not want to be named " * 5
    two = (Position(party(told + "one"), "asserts"), Position(party(told + "two"), "asserts"))
    outcome = planned(replace(corpus, claims=(replace(share, positions=two), quay)))
    assert outcome.diagnostics == ()
    paths = {page.path for page in outcome.value.pages if "people-who-heard" in page.path}
    assert len(paths) == 2
    assert all(len(part) < 80 for path in paths for part in path.split("/"))
