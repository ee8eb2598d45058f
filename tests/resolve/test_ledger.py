"""The claim ledger: positions in order, opposition, reversals, uses."""

from dataclasses import replace

import pytest
from resolve.newsroom import claim_record, position, record, source_record, when, written

from briefgen.model.corpus import Original
from briefgen.model.registry import RoleHeld
from briefgen.model.source import KeyPoint, Role
from briefgen.model.text import Place, Span, words_in

RUSSIA, KOREA = "org/russia-state", "org/south-korea-state"
STATES = [record(RUSSIA, "Russian state"), record(KOREA, "South Korean state")]
CHIEF = record("person/valery-gerasimov", "Valery Gerasimov", roles=(RoleHeld("Chief", since=when("2012")),))


def one_claim(archive, *positions, records=(*STATES, CHIEF), **texts):
    return archive(records=records, claims=[claim_record("troops", *positions)], **texts).claim("troops")


def test_who_admits_what_they_denied_has_turned(archive):
    claim = one_claim(
        archive,
        position("person/valery-gerasimov", "acknowledges", "2025-04", on_behalf_of=RUSSIA),
        position(RUSSIA, "denies", "2024-10"),
        position(KOREA, "asserts", "2024-10"),
    )
    assert [p.stance for p in claim.positions] == ["denies", "asserts", "acknowledges"]
    ((who, first, later),) = claim.reversals
    assert who.entity == RUSSIA
    assert (first.stance, later.stance) == ("denies", "acknowledges")
    assert not claim.opposed
    assert claim.positions[2].by.role == "Chief"
    assert claim.positions[2].on_behalf_of.entity == RUSSIA


def test_the_role_is_the_one_held_on_the_position_s_date_else_on_that_of_its_briefing(archive):
    roles = (
        RoleHeld("Deputy", until=when("2019")),
        RoleHeld("Chief", since=when("2020"), until=when("2024")),
    )
    who = record("person/ann-reed", "Ann Reed", roles=roles)
    claim = archive(
        written("a", "{PERSON Ann Reed} spoke.", date=when("2020-01-02")),
        records=[who],
        claims=[
            claim_record(
                "troops",
                position(who.id, "asserts", "2019-12", briefing="a"),
                position(who.id, "asserts", None, briefing="a"),
                position(who.id, "asserts", None),
            )
        ],
    ).claim("troops")
    assert [p.by.role for p in claim.positions] == ["Deputy", "Chief", ""]


def test_contrary_stances_that_both_stand_are_opposed(archive):
    claim = one_claim(archive, position(RUSSIA, "denies", "2024"), position(KOREA, "asserts", "2024"))
    assert claim.opposed
    assert claim.reversals == ()


@pytest.mark.parametrize(
    ("stances", "opposed"),
    [
        (("asserts", "denies"), True),
        (("asserts", "disputes-part"), True),
        (("acknowledges", "denies"), True),
        (("asserts", "doubts"), False),
        (("asserts", "declines"), False),
        (("asserts", "acknowledges"), False),
    ],
)
def test_which_stances_are_contrary(archive, stances, opposed):
    first, second = stances
    assert one_claim(archive, position(RUSSIA, first), position(KOREA, second)).opposed is opposed


@pytest.mark.parametrize(
    ("stances", "turns"),
    [
        (("asserts", "acknowledges"), 0),
        (("asserts", "retracts"), 1),
        (("denies", "disputes-part"), 0),
        (("denies", "asserts", "denies"), 2),
        (("denies", "declines", "acknowledges"), 1),
        (("doubts", "asserts"), 0),
    ],
)
def test_which_changes_are_reversals(archive, stances, turns):
    positions = [position(RUSSIA, stance, f"202{n}") for n, stance in enumerate(stances)]
    assert len(one_claim(archive, *positions).reversals) == turns


def test_who_took_its_word_back_opposes_nobody(archive):
    claim = one_claim(
        archive,
        position(RUSSIA, "denies", "2023"),
        position(KOREA, "asserts", "2023"),
        position(RUSSIA, "retracts", "2024"),
    )
    assert not claim.opposed


def test_who_has_come_to_doubt_no_longer_denies(archive):
    claim = one_claim(
        archive,
        position(RUSSIA, "denies", "2023"),
        position(KOREA, "asserts", "2023"),
        position(RUSSIA, "doubts", "2024"),
    )
    assert not claim.opposed
    assert claim.reversals == ()


def test_undated_positions_come_last_in_the_order_of_the_record(archive):
    claim = one_claim(
        archive,
        position("Somebody", "denies"),
        position("Nobody", "doubts"),
        position(KOREA, "asserts", "2024", role="Spokesman"),
    )
    assert [(p.by.name, p.by.entity, p.by.role) for p in claim.positions] == [
        ("South Korean state", KOREA, "Spokesman"),
        ("Somebody", None, ""),
        ("Nobody", None, ""),
    ]


def test_a_position_without_a_date_was_taken_by_that_of_its_briefing(archive):
    claim = archive(
        written("early", "They spoke.", date="2024-12-20"),
        claims=[
            claim_record(
                "troops",
                position("The fishers", "acknowledges", "2025-06-01"),
                position("The fishers", "denies", None, briefing="early"),
            )
        ],
    ).claim("troops")
    ((_, first, later),) = claim.reversals
    assert (first.stance, first.date, first.known_by.iso) == ("denies", None, "2024-12-20")
    assert later.stance == "acknowledges"


def test_who_once_said_otherwise_nobody_knows_when_has_not_turned_and_stands_by_its_dated_word(archive):
    claim = one_claim(
        archive,
        position(RUSSIA, "denies"),
        position(RUSSIA, "asserts", "2025-03"),
        position(KOREA, "denies", "2025-03"),
    )
    assert claim.reversals == ()
    assert claim.opposed


def test_where_dates_do_not_tell_the_record_says_which_position_came_first(archive):
    claim = one_claim(
        archive,
        position(RUSSIA, "asserts", "2025-06"),
        position(RUSSIA, "denies", "2025"),
        position(RUSSIA, "asserts", "2025-03"),
    )
    assert [p.date.iso for p in claim.positions] == ["2025-03", "2025-06", "2025"]
    ((_, first, later),) = claim.reversals
    assert (first.stance, later.stance) == ("asserts", "denies")


def test_words_are_found_in_the_briefing_that_carries_them(archive):
    claim = one_claim(
        archive,
        position(RUSSIA, "denies", words='they are "not" there - never', briefing="a"),
        a="Moscow said they\nare “not” there – never before.",
    )
    assert claim.positions[0].direct
    assert claim.positions[0].span.of("Moscow said they\nare “not” there – never before.") == (
        "they\nare “not” there – never"
    )


def test_words_that_the_briefing_does_not_have_are_reported_at_the_record(archive):
    place = Place("content/claims/c.yaml", 7, 12)
    claim = claim_record(
        "troops",
        position(RUSSIA, "denies", words="not there", briefing="a"),
        position(RUSSIA, "denies", words="not there", briefing="left-out"),
        places={"positions.0.words": place},
    )
    (problem,) = archive(a="Moscow was silent.", claims=[claim], records=STATES).problems
    assert (problem.code, problem.place) == ("position/words-not-found", place)


def test_words_with_a_cut_stand_in_the_briefing_piece_by_piece(archive):
    text = "“We told every boat, and more than once, on the radio,” they said."

    def told(words):
        claim = claim_record("troops", position(RUSSIA, "denies", words=words, briefing="a"))
        return archive(a=text, claims=[claim], records=STATES)

    assert told("We told every boat … on the radio.").claim("troops").positions[0].span == Span(1, 19)
    assert told("We told every boat … on the radio.").problems == ()
    assert [problem.code for problem in told("on the radio … We told every boat").problems] == [
        "position/words-not-found"
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We told every boat,” they said.", "full"),
        ("“We told every boat that came,” they said.", "fragment"),
        ("They left.", "fragment"),
    ],
)
def test_few_recorded_words_that_are_a_sentence_in_their_briefing_are_whole(archive, text, form):
    said = position(RUSSIA, "denies", words="We told every boat", briefing="a")
    news = archive(a=text, claims=[claim_record("troops", said)], records=STATES)
    assert news.claim("troops").positions[0].form == form


def test_a_paraphrase_need_not_stand_in_the_briefing(archive):
    said = replace(position(RUSSIA, "denies", words="not there", briefing="a"), form="paraphrase")
    news = archive(a="Moscow was silent.", claims=[claim_record("troops", said)], records=STATES)
    assert news.problems == ()


def test_a_party_that_is_only_described_is_one_however_its_name_begins(archive):
    claim = one_claim(
        archive, position("Two drivers", "denies", "2024"), position("two  drivers", "asserts", "2025")
    )
    assert not claim.opposed
    assert len(claim.reversals) == 1


def test_no_words_are_found_nowhere():
    assert list(words_in("  ", "Text")) == []


def test_words_are_found_each_time():
    assert list(words_in("in “May”.", 'Not in "May", but in\n"May" 2025')) == [Span(4, 12), Span(18, 26)]


def test_uses_come_from_header_key_points_and_blocks(archive):
    text = "Opening.\n\n::: claim troops\nThe passage.\n:::"
    news = archive(
        written("new", text, date="2025-05-01"),
        written(
            "old",
            "Text.",
            date="2025-04-01",
            key_points=(KeyPoint("It is so.", ("troops", "count")), KeyPoint("So it is.", ("count",))),
        ),
        written("page", text, role=Role.PAGE),
        claims=[claim_record("troops"), claim_record("count")],
    )
    (use,) = news.briefing("new").claim_uses
    assert (use.claim, use.token) == ("troops", 100)
    assert use.span.of(news.briefing("new").article.prose.text) == "The passage."
    assert [(use.claim, use.span) for use in news.briefing("old").claim_uses] == [
        ("troops", None),
        ("count", None),
    ]
    assert news.claim("troops").briefings == ("new", "old")
    assert news.claim("count").briefings == ("old",)


def test_unknown_claim_of_a_block_is_an_error_there_and_one_in_the_header_is_not_told_twice(archive):
    text = "Opening.\n\n::: claim trops\nThe passage.\n:::"
    news = archive(
        written("a", text, key_points=(KeyPoint("So.", ("gone",)),)), claims=[claim_record("troops")]
    )
    (problem,) = news.problems
    assert (problem.code, problem.place.line) == ("claim/unknown-id", 3)
    assert "`troops`" in problem.hint
    assert news.briefing("a").claim_uses == ()


MINUTES = replace(source_record("s-minutes"), text="She said: “The bridge will carry any lorry.” Er lacht.")


def of_minutes(archive, **more):
    claim = claim_record("bridge", position("the mayor", "asserts", sources=("s-minutes",), **more))
    (said,) = archive(claims=[claim], sources=[MINUTES]).claim("bridge").positions
    return said


def test_words_of_a_position_lead_to_their_place_in_its_source(archive):
    said = of_minutes(archive, words="The bridge will carry any lorry")
    assert (said.direct, said.form, said.passage.source) == (True, "fragment", "s-minutes")


def test_a_paraphrase_is_no_quotation_and_is_not_looked_for(archive):
    said = of_minutes(archive, words="The bridge is strong.", form="paraphrase")
    assert (said.direct, said.passage) == (False, None)


def test_of_a_translation_the_original_is_looked_for(archive):
    said = of_minutes(archive, words="He laughs.", original="Er lacht", lang="de", translated_by="desk")
    assert (said.direct, said.lang, said.passage.fragments[0].start) == (True, "", "Er lacht")
    assert said.original == Original(("Er lacht",), "de", "desk")


def test_words_left_as_they_were_spoken_have_a_language_of_their_own(archive):
    assert of_minutes(archive, words="Er lacht.", lang="de").lang == "de"
