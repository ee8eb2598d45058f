import json
from dataclasses import replace

from plan.harbour import ADA, party, planned, small_corpus, when

from briefgen.model.corpus import Position
from briefgen.model.registry import Assessment
from briefgen.model.settings import FeedSettings, Settings
from briefgen.plan.feeds.claim_history import events

QUAY = small_corpus().claims[1]


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


def test_each_event_has_a_key_that_stays_when_others_are_added():
    before = {event.key for event in events(QUAY)}
    earlier = Position(party("Ada Lind", ADA), "denies", date=when("2024"))
    after = [event.key for event in events(replace(QUAY, positions=(earlier, *QUAY.positions)))]
    assert before < set(after)
    assert "2025-04-person-bela-koss-denies" in before
    assert after[0] == "2024-person-ada-lind-denies"


def test_findings_keep_their_order_where_dates_do_not_tell_it():
    earlier = (
        Assessment("unverified", when("2025-04-10"), "The desk", "Nobody could say."),
        Assessment("contested", when("2025-04"), "The desk", "Parties disagree."),
    )
    now = Assessment("confirmed", when("2025-04"), "The desk", "It is open.")
    claim = replace(QUAY, positions=(), record=replace(QUAY.record, history=earlier, assessment=now))
    assert [event.assessment.state for event in events(claim) if event.assessment] == [
        "unverified",
        "contested",
        "confirmed",
    ]


def test_two_events_of_one_kind_and_day_are_numbered():
    twice = replace(QUAY, positions=(QUAY.positions[0], QUAY.positions[0]), reversals=())
    keys = [event.key for event in events(twice) if event.kind == "position"]
    assert keys == ["2025-03-person-ada-lind-asserts", "2025-03-person-ada-lind-asserts-2"]


def test_the_feed_of_a_claim_tells_what_is_dated_newest_first(files):
    feed = json.loads(files["claims/quay-open/feed.json"])
    assert [(item["title"], item["_briefgen"]["kind"]) for item in feed["items"]] == [
        ("Ada Lind changed position: The quay is open", "reversal"),
        ("Ada Lind, for Ministry, retracts: The quay is open", "position"),
        ("Contested: The quay is open", "assessment"),
        ("Bela Koss denies: The quay is open", "position"),
        ("Unverified: The quay is open", "assessment"),
        ("Ada Lind asserts: The quay is open", "position"),
    ]
    turn, _, found, denial, *_ = feed["items"]
    assert turn["summary"] == "asserted March 2025, retracted 2 May 2025"
    assert (found["summary"], found["authors"]) == ("Parties disagree.", [{"name": "Ada Lind"}])
    assert "<p>denied that the quay was open</p>" in denial["content_html"]


def test_entries_lead_to_their_line_of_the_page(files, pages):
    anchors = {item.anchor for item in pages["claims/quay-open/index.html"].timeline}
    for item in json.loads(files["claims/quay-open/feed.json"])["items"]:
        address, _, fragment = item["url"].partition("#")
        assert (address, fragment in anchors) == ("../../claims/quay-open/", True)


def test_a_claim_to_which_nothing_happened_has_an_empty_feed(files):
    assert json.loads(files["claims/port-share/feed.json"])["items"] == []


def test_the_feed_of_a_claim_is_as_long_as_other_feeds():
    site = planned(settings=Settings(feeds=FeedSettings(size=2))).value
    files = {file.path: file.data for file in site.files}
    assert len(json.loads(files["claims/quay-open/feed.json"])["items"]) == 2
