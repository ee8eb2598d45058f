from plan.harbour import article, planned, when

from briefgen.model.corpus import Briefing, ClaimUse, Corpus, LedgerClaim, StateChange
from briefgen.model.registry import Assessment, ClaimRecord
from briefgen.model.source import Correction
from briefgen.model.text import Place


def test_corrections_are_listed_newest_first_with_their_briefing(pages):
    notes = pages["corrections/index.html"].corrections
    assert [(note.date.iso, note.kind, note.briefing.slug) for note in notes] == [
        ("2025-04-30", "update", "harbour"),
        ("2025-04-29", "correction", "harbour"),
    ]
    assert notes[1].where_url == "../news/harbour/#corrected-1"


def test_of_one_day_the_last_note_of_a_briefing_comes_first():
    notes = tuple(Correction(when("2025-04-30"), "update", text) for text in ("First.", "Second."))
    briefings = tuple(Briefing(article(slug, "Text.", corrections=notes)) for slug in ("a", "b"))
    view = next(p.view for p in planned(Corpus(briefings)).value.pages if p.template == "corrections.html")
    assert [(note.briefing.slug, note.text) for note in view.corrections] == [
        ("a", "Second."),
        ("a", "First."),
        ("b", "Second."),
        ("b", "First."),
    ]


def test_a_change_that_concerns_many_briefings_names_the_newest_and_counts_the_rest():
    found = Assessment("confirmed", when("2025-06-01"), "The desk", "A ship came.")
    change = StateChange(found.date, "not-assessed", "confirmed", found)
    record = ClaimRecord(
        "quay-open", "The quay is open.", Place("content/claims/c.yaml", 1), assessment=found
    )
    briefings = tuple(
        Briefing(
            article(f"day-{day:02}", "Text.", date=f"2025-05-{day:02}"), claim_uses=(ClaimUse("quay-open"),)
        )
        for day in range(13, 0, -1)
    )
    corpus = Corpus(briefings, claims=(LedgerClaim(record, changes=(change,)),))
    view = next(p.view for p in planned(corpus).value.pages if p.template == "corrections.html")
    (shown,) = view.changes
    assert (shown.before.state, shown.after.state) == ("not-assessed", "confirmed")
    assert [card.slug for card in shown.briefings[:2]] == ["day-13", "day-12"]
    assert (len(shown.briefings), shown.others) == (10, 3)
