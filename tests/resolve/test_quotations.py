"""Quotations and who speaks."""

from dataclasses import replace

import pytest
from resolve.newsroom import record, said, source_record, when, written

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.corpus import Naming
from briefgen.model.registry import RoleHeld


def test_pronoun_speaks_for_the_name_that_it_stands_for(archive):
    news = archive(
        written(
            "a",
            '{PERSON Valery Gerasimov} praised them. He said: "They fought well."',
            quotes=[said("They fought well.", "He", "Valery Gerasimov")],
        )
    )
    (quote,) = news.briefing("a").quotes
    (party,) = quote.speakers
    assert (party.name, party.entity, party.text) == ("Valery Gerasimov", "person/valery-gerasimov", "He")
    assert (quote.number, quote.words, quote.cue) == (1, ("They fought well.",), "")


def test_unnamed_speaker_stays_as_written(archive):
    news = archive(written("a", "The ministry said it was so.", quotes=[said("it was so", "The ministry")]))
    (party,) = news.briefing("a").quotes[0].speakers
    assert (party.name, party.entity) == ("The ministry", None)


def test_name_that_is_not_linked_is_printed_as_it_stands(archive):
    text = "{?ORG Mercury} rose. It said it was so."
    news = archive(written("b", text, quotes=[said("it was so", "It", "Mercury")]))
    (party,) = news.briefing("b").quotes[0].speakers
    assert (party.name, party.entity, party.text) == ("Mercury", None, "It")


def test_name_that_a_record_knows_better_still_speaks(archive):
    text = "{ORG Harbour} Trust met. It said it was so."
    news = archive(
        written("b", text, quotes=[said("it was so", "It", "Harbour")]),
        records=[record("org/harbour-trust", "Harbour Trust")],
    )
    assert news.briefing("b").quotes[0].speakers[0].entity == "org/harbour-trust"


def test_part_of_a_longer_expression_is_not_its_speaker(archive):
    news = archive(
        written(
            "a",
            "A spokesman for {ORG Lemon} said it was so.",
            quotes=[said("it was so", "A spokesman for Lemon")],
        )
    )
    (party,) = news.briefing("a").quotes[0].speakers
    assert (party.name, party.entity) == ("A spokesman for Lemon", None)


def test_guesses_are_left_out_and_the_rest_is_numbered_by_position(archive):
    text = "{PERSON Ann Reed} said one thing, then another thing, then a third."
    news = archive(
        written(
            "a",
            text,
            quotes=[
                said("a third", "Ann Reed", "Ann Reed"),
                said("another thing", "Ann Reed", confidence=Confidence.GUESS),
                said("one thing", "Ann Reed", kind=QuoteType.INDIRECT),
            ],
        )
    )
    assert [(quote.number, quote.words) for quote in news.briefing("a").quotes] == [
        (1, ("one thing",)),
        (2, ("a third",)),
    ]


def test_one_speaker_is_named_once(archive):
    def twice(text):
        quote = said("it was so", "Ann Reed", "Ann Reed")(text)
        return type(quote)(quote.span, quote.segments, quote.type, quote.speakers * 2)

    news = archive(written("a", "{PERSON Ann Reed} said it was so.", quotes=[twice]))
    assert len(news.briefing("a").quotes[0].speakers) == 1


def test_guessed_speaker_stays_as_written(archive):
    def guess(text):
        quote = said("it was so", "She", "Ann Reed")(text)
        (speaker,) = quote.speakers
        return replace(quote, speakers=(replace(speaker, confidence=Confidence.GUESS),))

    news = archive(written("a", "{PERSON Ann Reed} came. She said it was so.", quotes=[guess]))
    (party,) = news.briefing("a").quotes[0].speakers
    assert (party.name, party.entity, party.naming) == ("She", None, Naming.UNCLEAR)


def test_short_name_of_two_people_speaks_for_the_one_who_is_meant(archive):
    text = "{PERSON Ann Reed} came. {?PERSON Reed} said it was so."
    news = archive(written("a", text, quotes=[said("it was so", "Reed", "Ann Reed", nth=1)]))
    (party,) = news.briefing("a").quotes[0].speakers
    assert (party.name, party.entity, party.text) == ("Ann Reed", "person/ann-reed", "Reed")


@pytest.mark.parametrize(
    ("text", "speaker", "naming"),
    [
        ("{PERSON Ann Reed} said it was so.", "Ann Reed", Naming.NAMED),
        ("{?ORG Mercury} said it was so.", "Mercury", Naming.NAMED),
        ("Two officials said it was so.", "Two officials", Naming.UNNAMED),
        ("A spokesman for {ORG Lemon} said it was so.", "A spokesman", Naming.UNNAMED),
        ("They said it was so.", "They", Naming.UNCLEAR),
        ("Elle a dit: it was so.", "Elle", Naming.UNCLEAR),
    ],
)
def test_it_is_told_whether_a_source_has_a_name(archive, text, speaker, naming):
    news = archive(written("a", text, quotes=[said("it was so", speaker)]))
    assert news.briefing("a").quotes[0].speakers[0].naming is naming


# ---- roles


def test_title_before_the_name_is_the_role(archive):
    news = archive(
        written(
            "a",
            "{PERSON Ukrainian President|Volodymyr Zelenskyy} came. {PERSON Zelenskyy} said it was so.",
            quotes=[said("it was so", "Zelenskyy", nth=1)],
        )
    )
    assert news.briefing("a").quotes[0].speakers[0].role == "Ukrainian President"


def test_role_is_the_one_held_on_the_day_of_the_briefing(archive):
    roles = (
        RoleHeld("Deputy", since=when("2018"), until=when("2020-03")),
        RoleHeld("Chief", since=when("2020-04-01"), until=when("2024")),
    )
    ann = record("person/ann-reed", "Ann Reed", roles=roles)

    def role(date):
        text = "{PERSON Judge|Ann Reed} said it was so."
        news = archive(
            written("a", text, quotes=[said("it was so", "Ann Reed")], date=date and when(date)),
            records=[ann],
        )
        return news.briefing("a").quotes[0].speakers[0].role

    assert role("2019-05-01") == "Deputy"
    assert role("2020-03-20") == "Deputy"
    assert role("2023-01-01") == "Chief"
    assert role("2024-11-30") == "Chief"
    assert role("2025-01-01") == ""
    assert role(None) == ""


def test_undated_role_of_a_record_holds_always(archive):
    ann = record(
        "person/ann-reed", "Ann Reed", roles=(RoleHeld("Chief"), RoleHeld("Aide", until=when("2010")))
    )
    news = archive(
        written("a", "{PERSON Ann Reed} said it was so.", quotes=[said("it was so", "Ann Reed")]),
        records=[ann],
    )
    assert news.briefing("a").quotes[0].speakers[0].role == "Chief"


# ---- blocks set by hand

BLOCK = """\
{PERSON Ann Reed} spoke to us.

::: quote %s
First part.

Second part.
:::

That was all.
"""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("“The sluice holds.”", "The sluice holds."),
        ('"The sluice holds."', "The sluice holds."),
        ("“Sluice” and “holds”", "“Sluice” and “holds”"),
        ("The sluice “holds.”", "The sluice “holds.”"),
    ],
)
def test_marks_around_all_the_words_of_a_block_are_no_part_of_them(archive, typed, words):
    text = "{PERSON Ann Reed} spoke.\n\n::: quote Ann Reed\n" + typed + "\n:::"
    (quote,) = archive(written("a", text)).briefing("a").quotes
    assert quote.words == (words,)


def block(speaker, **more):
    return written("a", BLOCK % speaker, quotes=[said("First part", "Ann Reed")], **more)


def test_block_names_its_speaker_and_hides_what_was_found_inside(archive):
    news = archive(block("Ann Reed"))
    (quote,) = news.briefing("a").quotes
    assert quote.by_hand
    assert quote.words == ("First part.", "Second part.")
    assert [segment.of(news.briefing("a").article.prose.text) for segment in quote.segments] == list(
        quote.words
    )
    assert quote.speakers[0].entity == "person/ann-reed"
    assert (quote.source, quote.date, quote.token, quote.type) == ("s-wire", "2025", 0, QuoteType.DIRECT)


def test_block_can_name_its_speaker_by_id_or_alias(archive):
    ann = record("person/ar", "Anna Reed", "Ann Reed", "the judge")
    for name in ("person/ar", "Anna Reed", "the judge"):
        assert archive(block(name), records=[ann]).briefing("a").quotes[0].speakers[0].entity == "person/ar"


def test_block_can_describe_an_unnamed_speaker(archive):
    for name, shown in (
        ("the ministry", "the ministry"),
        ("two officials, unnamed", "two officials"),
        ("Officials in Kyiv, unnamed", "Officials in Kyiv"),
    ):
        news = archive(block(name))
        assert news.problems == ()
        assert (
            news.briefing("a").quotes[0].speakers[0].name,
            news.briefing("a").quotes[0].speakers[0].entity,
        ) == (
            shown,
            None,
        )


def test_block_without_a_speaker_has_none(archive):
    news = archive(block(""))
    assert news.briefing("a").quotes[0].speakers == ()


def test_unknown_speaker_is_an_error_at_the_block_with_what_comes_near(archive):
    (problem,) = archive(block("Anne Reed")).problems
    assert problem.code == "quote/unknown-speaker"
    assert problem.place.line == 3
    assert "`Ann Reed`" in problem.hint
    assert "`briefgen new entity` makes a record" in problem.hint
    (problem,) = archive(block("person/anne-reed")).problems
    assert "`person/ann-reed`" in problem.hint


def test_speaker_that_can_be_two_people_is_an_error_that_names_them(archive):
    records = [record("person/a", "Ann Reed"), record("person/b", "Ann Reed", "Judge Ann")]
    (problem,) = [
        p for p in archive(block("Ann Reed"), records=records).problems if p.code.startswith("quote/")
    ]
    assert problem.code == "quote/ambiguous-speaker"
    assert "person/a or person/b" in problem.message


def test_block_with_an_unknown_source_is_an_error_with_what_comes_near(archive):
    (problem,) = archive(block("Ann Reed", source_id="s-wires")).problems
    assert (problem.code, problem.place.line) == ("quote/unknown-source", 3)
    assert "`s-wires`" in problem.message
    assert "`s-wire`" in problem.hint
    (problem,) = archive(block("Ann Reed"), sources=()).problems
    assert "Did you mean" not in problem.hint


@pytest.mark.parametrize(
    "said_on", ["yesterday", "2024-13", "2024-02-30", "24", "2024-1-2", "2024-10-03T10:00"]
)
def test_block_with_a_date_that_is_none_is_an_error(archive, said_on):
    (problem,) = archive(block("Ann Reed", said_on=said_on)).problems
    assert (problem.code, problem.place.line) == ("quote/bad-date", 3)
    assert f"`{said_on}`" in problem.message


@pytest.mark.parametrize("said_on", ["", "2024", "2024-10", "2024-02-29"])
def test_block_may_give_a_day_a_month_a_year_or_nothing(archive, said_on):
    assert archive(block("Ann Reed", said_on=said_on, source_id="")).problems == ()


SPOKE = 'The mayor said: "The bridge will carry any lorry."'
MINUTES = replace(source_record("s-minutes"), text="She rose: “The bridge will carry any lorry.”")


def found_in(archive, text, words, **more):
    sources = ["s-wire", MINUTES]
    article = written("a", text, quotes=[said(words, **more)], sources=("s-wire", "s-minutes"))
    (quote,) = archive(article, sources=sources).briefing("a").quotes
    return quote


def test_found_words_that_the_stored_text_of_a_source_has_come_from_there(archive):
    quote = found_in(archive, SPOKE, "The bridge will carry any lorry.")
    assert (quote.source, quote.form) == ("s-minutes", "full")
    assert quote.passage.fragments[0].start == "The bridge will carry any lorry"


def test_found_words_that_no_stored_text_has_come_from_elsewhere(archive):
    quote = found_in(archive, SPOKE.replace("any", "every"), "The bridge will carry every lorry.")
    assert (quote.source, quote.passage) == ("", None)


def test_a_few_words_can_stand_anywhere_and_prove_nothing(archive):
    quote = found_in(archive, 'She spoke of "any lorry" then.', "any lorry")
    assert (quote.source, quote.form) == ("", "fragment")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ellison said: "I\'m sorry. The vote was wrong."', "I'm sorry. The vote was wrong"),
        ("Lars Dahl said: “We will pay.”", "We will pay"),
        ("Lars Dahl said “We will pay”.", "We will pay"),
        ("“We will not guess,” Ellison said.", "We will not guess"),
        ("“It is late,” she said. “In fact it is Monday.” He left.", "In fact it is Monday"),
    ],
)
def test_few_words_that_are_a_sentence_in_the_text_are_whole_though_its_last_sign_is_left_out(
    archive, text, words
):
    assert found_in(archive, text, words).form == "full"


def test_few_words_inside_the_writers_sentence_are_a_fragment_though_it_ends_behind_them(archive):
    assert found_in(archive, "She called it “a shame.”", "a shame").form == "fragment"
    text = "She called it a “Great Leap.”"
    assert found_in(archive, text, "Great Leap", kind=QuoteType.MIXED).form == "fragment"


def test_indirect_speech_is_not_compared_and_has_no_form(archive):
    text = "The mayor said the bridge will carry any lorry."
    quote = found_in(archive, text, "the bridge will carry any lorry", kind=QuoteType.INDIRECT)
    assert (quote.source, quote.form, quote.passage) == ("", "", None)
