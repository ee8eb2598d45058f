from datetime import UTC

import pytest

from briefgen.load.content.header import read_header
from briefgen.model.source import AiUse, Image, KeyPoint

FULL = """\
---
title: Harbour bridge reopens
kind: analysis
slug: bridge
section: Town/North Side
summary: Cars cross again.
date: 2025-04-28
updated: 2025-04-29T07:30
expires: 2030
authors: [Desk, person/ann-aster]
tags: [harbour, 2025]
draft: true
lang: en-GB
image: {path: bridge.png, alt: The bridge, credit: Ann Aster}
aliases: [/old/bridge/]
about: [place/harbour]
claims: [bridge-open]
sources: [s-wire]
key_points:
  - {text: It is open., claims: [bridge-open]}
  - It was shut for a year.
not_known: [What it cost]
relative_dates: {last-june: 2024-06}
method: We walked across.
ai_use: {note: None was used., detail: Really.}
corrections:
  - {date: 2025-04-29, kind: clarification, text: It reopened at noon., was: morning, now: noon, where: "#opening"}
extra: {mood: glad, stars: 4, on: yes}
---
The bridge is open.
"""


def header(*lines):
    return read_header("content/a.md", "\n".join(("---", *lines, "---", "Text.\n")), UTC)


def test_a_full_header_is_read():
    read = read_header("content/a.md", FULL, UTC)
    assert read.problems == ()
    meta = read.meta
    assert (meta.title, meta.kind, meta.slug, meta.section) == (
        "Harbour bridge reopens",
        "analysis",
        "bridge",
        "town/north-side",
    )
    assert (meta.date.iso, meta.updated.iso, meta.expires.iso) == (
        "2025-04-28",
        "2025-04-29T07:30:00+00:00",
        "2030",
    )
    assert meta.tags == ("harbour", "2025")
    assert meta.draft
    assert meta.image == Image("bridge.png", "The bridge", "", "Ann Aster")
    assert meta.key_points == (KeyPoint("It is open.", ("bridge-open",)), KeyPoint("It was shut for a year."))
    assert [(name, when.iso) for name, when in meta.relative_dates] == [("last-june", "2024-06")]
    assert meta.ai_use == AiUse("None was used.", "Really.")
    assert [(note.kind, note.date.iso, note.was, note.where) for note in meta.corrections] == [
        ("clarification", "2025-04-29", "morning", "#opening")
    ]
    assert meta.extra == {"mood": "glad", "stars": 4, "on": "yes"}


def test_places_lead_to_the_line_in_the_file():
    places = read_header("content/a.md", FULL, UTC).meta.places
    assert str(places["key_points.0.claims.0"]) == "content/a.md:20:34"
    assert str(places["title"]) == "content/a.md:2:8"


def test_the_body_begins_after_the_header():
    read = read_header("content/a.md", FULL, UTC)
    assert read.body.of(FULL) == "The bridge is open.\n"


@pytest.mark.parametrize("text", ["\n\n---\ntitle: A\n---\nText.\n", "---  \ntitle: A\n...\nText.\n"])
def test_blank_lines_before_and_dots_after_are_fine(text):
    read = read_header("content/a.md", text, UTC)
    assert (read.meta.title, read.body.of(text), read.problems) == ("A", "Text.\n", ())


def test_names_of_other_generators_mean_the_same():
    meta = header(
        "title: A",
        "description: Short.",
        "publishDate: 2025-01",
        "lastmod: 2025-02",
        "expiryDate: 2026",
        "redirect_from: [/old/]",
        "corrections: [{type: update, date: 2025, text: New.}]",
    ).meta
    assert (meta.summary, meta.date.iso, meta.updated.iso, meta.expires.iso, meta.aliases) == (
        "Short.",
        "2025-01",
        "2025-02",
        "2026",
        ("/old/",),
    )
    assert str(meta.places["aliases.0"]) == "content/a.md:7:17"
    assert str(meta.places["corrections.0.kind"]) == "content/a.md:8:22"
    assert "redirect_from.0" not in meta.places


def test_plain_text_stands_for_a_group_with_one_key():
    meta = header("title: 2025", "image: map.png", "ai_use: Spelling was checked.", "published: 2025").meta
    assert (meta.title, meta.image, meta.ai_use) == ("2025", Image("map.png"), AiUse("Spelling was checked."))


def test_keys_without_a_value_count_as_not_given():
    read = header("title: A", "summary:", "tags: ~", "image: {path: a.png, alt: }")
    assert read.problems == ()
    assert (read.meta.summary, read.meta.tags, read.meta.image) == ("", (), Image("a.png"))


def test_what_is_right_is_kept_when_something_is_wrong():
    read = header("title: A", "date: never", "summary: Short.", "colour: red")
    assert [one.code for one in read.problems] == ["value/bad-date", "header/unknown-key"]
    assert (read.meta.title, read.meta.summary, read.meta.date) == ("A", "Short.", None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("not_known: [The number: of casualties]", "The number: of casualties"),
        ("summary:\n  The mayor: no", "The mayor: no"),
        ("key_points:\n  - Who pays: the town", "Who pays: the town"),
    ],
)
def test_text_with_a_colon_that_is_read_as_a_key_is_to_stand_in_quotation_marks(written, meant):
    (problem,) = header("title: A", written).problems
    assert (problem.code, problem.message.partition(" should")[2]) == (
        "value/wrong-type",
        " be text, but it is a group of keys.",
    )
    assert problem.hint == f'A colon stands in it, so put all of it in straight quotation marks: `"{meant}"`.'


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("auhtors: [A]", "Did you mean `authors`? Keys of your own go under `extra:`."),
        ("Title: B", "Did you mean `title`? Keys of your own go under `extra:`."),
        ("image: {path: a, colour: b}", "Known keys are: alt, caption, credit, decorative, path."),
    ],
)
def test_an_unknown_key_gets_a_suggestion(written, hint):
    (problem,) = header("title: A", written).problems
    assert problem.hint == hint


def test_an_unreadable_header_says_nothing_else():
    read = header("title: [A")
    assert [one.code for one in read.problems] == ["yaml/syntax"]
    assert read.body.start > 0


@pytest.mark.parametrize(
    ("header", "fix"),
    [
        ("---\ntitle:\n---\n", "Write the title after the colon"),
        ("---\nkind: news\n---\n", "Add a line `title: …` to the header."),
        ("No header.\n", "Begin the file with a line `---`"),
    ],
)
def test_who_gave_no_title_is_told_what_is_left_to_do(header, fix):
    (problem,) = read_header("content/a.md", header, UTC).problems
    assert (problem.code, problem.hint.startswith(fix)) == ("header/missing-title", True)


def test_a_change_before_the_beginning_is_left_out():
    header = read_header("content/a.md", "---\ntitle: A\ndate: 2025-04\nupdated: 2025-03-31\n---\n", UTC)
    assert [problem.code for problem in header.problems] == ["header/updated-before-date"]
    assert header.meta.updated is None


def test_one_wrong_item_leaves_the_others_of_its_list():
    read = header(
        "title: Bridge",
        "aliases: [/a/, 'https://example.org/', /b/, ../c]",
        "key_points: [{text: One}, {txt: Two}, {text: Three, claims: [good, 'B d']}]",
    )
    assert [(problem.code, problem.place.column) for problem in read.problems] == [
        ("header/bad-alias", 16),
        ("header/bad-alias", 45),
        ("header/unknown-key", 28),
        ("value/bad-id", 68),
    ]
    assert read.meta.aliases == ("/a/", "/b/")
    assert read.meta.places["aliases.1"].column == 40
    assert read.meta.key_points == (KeyPoint("One", ()), KeyPoint("Three", ("good",)))


def test_an_old_address_is_kept_in_composed_letters():
    read = header("title: Bridge", "aliases: [/cafe\u0301/]")
    assert read.problems == ()
    assert read.meta.aliases == ("/caf\u00e9/",)


def test_the_hint_has_the_words_that_stand_there():
    text = "---\ntitle: Bridge\ndate: 2 March 2026\ntags: storm, harbour\nauthors: Ann Aster\n---\n"
    hints = sorted(problem.hint for problem in read_header("content/a.md", text, UTC).problems)
    assert [hint.partition(", or")[0].partition("?")[0] for hint in hints] == [
        "Did you mean `2026-03-02`",
        "Write `authors: [Ann Aster]`",
        "Write `tags: [storm, harbour]`",
    ]


def test_a_needed_key_that_is_misspelt_is_not_missing_as_well():
    read = header("title: Bridge", "image: {pth: quay.png, alt: The quay}")
    assert [(problem.code, problem.hint) for problem in read.problems] == [
        ("header/unknown-key", "Did you mean `path`?")
    ]
    read = header("title: Bridge", "image: {caption: The quay}")
    assert "value/missing" in [problem.code for problem in read.problems]
