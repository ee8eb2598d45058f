from plan.harbour import article, planned, when

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.source import Correction


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
