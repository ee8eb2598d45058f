"""Which changes of a published text are words, where they are reported, and what is recorded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from plan.harbour import article, when

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.settings import Settings
from briefgen.model.source import Correction, KeyPoint, LeftOut, Status
from briefgen.plan.checks.moved import moved
from briefgen.plan.checks.silent_edits import as_lines, compare, recorded_anew, silent_edits
from briefgen.plan.urls import addresses

TODAY, LATER = datetime(2025, 6, 1, 12, tzinfo=UTC), datetime(2025, 7, 1, 12, tzinfo=UTC)
TEXT = """The bridge is "closed" - for now.

## The beam {kicker="Works"}

One beam is cracked.

It was put in long ago.

::: quote {speaker="the mayor"}
Nobody will cross.
:::
"""
HEADER = {"title": "Bridge closed", "summary": "It is closed.", "key_points": (KeyPoint("Until May."),)}


def corpus(text=TEXT, slug="bridge", status=Status.PUBLISHED, **header):
    return Corpus(briefings=(Briefing(article(slug, text, status=status, **(HEADER | header))),))


def recorded(*, said=None, before=(), today=TODAY, left_out=()):
    said = said or corpus()
    outputs = addresses(said, Settings()).briefings
    return recorded_anew(compare(before, said, left_out), today, outputs)


def problems(now, before=None, accepted=()):
    record = compare(recorded() if before is None else before, now, ())
    return [(one.code, one.place.line if one.place else 0) for one in silent_edits(record, accepted)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"closed" - for', "“closed” – for"),
        ("is cracked", "is *cracked*"),
        ("is cracked", "is [cracked](/about/)"),
        ("is cracked", "is\ncracked"),
        ("cracked.\n\nIt was", "cracked. It was"),
        ("is cracked", "is\n\n- cracked"),
        ('kicker="Works"', 'kicker="Works" #the-works'),
    ],
)
def test_layout_links_and_the_shape_of_marks_are_no_words(old, new):
    assert problems(corpus(TEXT.replace(old, new))) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("is cracked", "was cracked", 5),
        ("One beam is cracked.\n\n", "", 5),
        ("One beam is cracked.", "One beam is cracked.\n\nOr two.", 7),
        ("Nobody will", "Few will", 10),
        ("the mayor", "the council", 9),
        ("Works", "Ruin", 3),
        ("The beam", "A beam", 3),
        (TEXT, "Nothing.\n", 1),
    ],
)
def test_a_changed_word_is_reported_at_its_paragraph(old, new, line):
    assert problems(corpus(TEXT.replace(old, new))) == [("edit/silent", line)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("Le pont est fermé.", "Le pont est ouvert.", 4), ("The treaty", "The annex", 1)],
)
def test_the_words_before_translation_and_the_document_they_stand_in_count(old, new, line):
    text = """:::: quote {document="The treaty" lang=en}
The bridge is closed.

::: original {lang=fr}
Le pont est fermé.
:::
::::
"""
    before = recorded(said=corpus(text))
    assert problems(corpus(text.replace(old, new)), before) == [("edit/silent", line)]


@pytest.mark.parametrize(
    "header", [{"title": "Bridge shut"}, {"summary": ""}, {"key_points": (KeyPoint("Until June."),)}]
)
def test_words_of_the_header_count(header):
    assert problems(corpus(**header)) == [("edit/silent", 0)]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ({"corrections": (Correction(when("2025-06-02"), "update", "Both beams."),)}, True),
        ({"updated": "2025-06-02"}, True),
        ({"tags": ("bridges",)}, False),
    ],
)
def test_a_note_or_a_later_update_answers_for_new_words(header, told):
    assert (problems(corpus("Other.", **header)) == []) is told


def test_the_same_update_does_not_answer_twice():
    before = recorded(said=corpus(updated="2025-06-02"))
    assert problems(corpus("Other.", updated="2025-06-02"), before) == [("edit/silent", 1)]
    assert problems(corpus("Other.", updated="2025-06-03"), before) == []


def test_a_note_that_is_taken_out_is_missed():
    before = recorded(said=corpus(corrections=(Correction(when("2025-06-02"), "update", "Both."),)))
    assert problems(corpus(), before) == [("edit/note-gone", 0)]


def test_what_is_accepted_is_not_reported():
    assert problems(corpus("Other."), accepted={"bridge"}) == []


def test_a_text_that_is_gone_or_a_draft_again_is_missed():
    gone = [("edit/gone", 0)]
    assert problems(Corpus()) == gone
    assert problems(corpus(status=Status.DRAFT)) == gone


@pytest.mark.parametrize("now", [corpus(slug="north-bridge"), corpus("Other.", slug="bridge")])
def test_another_slug_is_no_other_text(now):
    codes = [code for code, _ in problems(now)]
    assert "edit/gone" not in codes


@pytest.mark.parametrize(
    ("text", "header", "codes"),
    [
        ("Other.", {}, ["edit/gone"]),
        ("Other.", {"aliases": ("/news/bridge",)}, ["edit/silent"]),
        ("Other.", {"aliases": ("/news/bridge",), "updated": "2025-06-02"}, []),
        (TEXT.replace("is cracked", "was cracked"), {}, ["edit/silent"]),
    ],
)
def test_a_text_with_another_slug_and_other_words_is_known_by_its_alias_or_half_of_them(text, header, codes):
    before = [replace(recorded()[0], path="content/news/elsewhere.md")]
    assert [code for code, _ in problems(corpus(text, slug="north-bridge", **header), before)] == codes


def test_what_expired_is_not_missed_and_stays_on_record():
    before = recorded()
    left = (LeftOut(before[0].path, "Bridge closed", Status.EXPIRED),)
    assert silent_edits(compare(before, Corpus(), left)) == ()
    assert recorded(said=Corpus(), before=before, left_out=left) == before


def test_an_unchanged_text_keeps_its_line_and_a_changed_one_gets_a_new_day():
    before = recorded()
    assert recorded(before=before, today=LATER) == before
    (changed,) = recorded(said=corpus("Other."), before=before, today=LATER)
    assert (changed.recorded, changed.digest != before[0].digest) == ("2025-07-01", True)


def test_only_what_is_out_is_recorded():
    assert [recorded(said=corpus(status=status)) for status in (Status.DRAFT, Status.SCHEDULED)] == [(), ()]


def test_the_file_holds_a_line_for_each_text_and_none_of_its_words():
    lines = as_lines(recorded())
    assert lines.startswith(
        '{"slug":"bridge","path":"content/news/bridge.md","recorded":"2025-06-01","updated":"",'
    )
    assert lines.count("\n") == 1
    assert "beam" not in lines


# ---- addresses


def test_the_addresses_of_a_text_are_recorded_without_a_new_day_the_latest_last():
    first = replace(recorded()[0], addresses=())
    (told,) = recorded(before=[first], today=LATER)
    assert (told.addresses, told.recorded) == (("news/bridge/",), first.recorded)
    old = replace(first, addresses=("news/bridge/", "older/"))
    assert recorded(before=[old], today=LATER)[0].addresses == ("older/", "news/bridge/")


@pytest.mark.parametrize(
    ("aliases", "lost"), [((), ["/older/"]), (("/older",), []), (("/other/",), ["/older/"])]
)
def test_an_old_address_is_missed_until_it_leads_on(aliases, lost):
    old, now = replace(recorded()[0], addresses=("older/", "news/bridge/")), corpus(aliases=aliases)
    outputs = addresses(now, Settings()).briefings
    found = moved(compare([old], now, ()), outputs)
    assert [one.hint.partition("[")[2].partition("]")[0] for one in found] == lost
    assert moved(compare([old], now, ()), outputs, accepted=("bridge",)) == ()
