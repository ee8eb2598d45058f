"""Names that the model missed in one article: countries, and what other articles name."""

import pytest

KNOWN = {"a": "{ORG Harrow} grew. {ORG Harrow} paid.", "b": "{ORG Harrow} fell."}


def test_a_country_is_found_where_the_model_missed_it(archive):
    news = archive(a="Rain fell over Belgium and the north of Iran on Monday.")
    assert news.links("a") == [("Belgium", "place/belgium"), ("Iran", "place/iran")]
    assert [mention.label for mention in news.briefing("a").mentions] == ["GPE", "GPE"]


def test_a_country_is_found_after_a_full_stop(archive):
    news = archive(
        a="They met in {GPE Westminster}. Icelandic officials left. The U.S. Navy sailed to Iceland."
    )
    assert news.links("a")[1:] == [("Icelandic", "place/iceland"), ("Iceland", "place/iceland")]


def test_a_word_for_a_people_is_found_before_what_it_tells_of(archive):
    news = archive(a="Under English law the Canadian loans are void.")
    assert news.links("a") == [("English", "place/england"), ("Canadian", "place/canada")]


@pytest.mark.parametrize(
    "text",
    [
        "She spoke French and taught English to adults.",
        "She teaches the English language.",
        "They met Chad and Jordan in a bar.",
        "She ate turkey; Turkey is dear. He wore a Jersey.",
        "The New Iran Deal Team met.",
        "An Iran-based firm closed.",
        "We told us and them.",
    ],
)
def test_no_country_is_found_in(archive, text):
    assert archive(a=text).links("a") == []


def test_a_name_of_two_articles_is_found_inside_a_sentence_of_a_third(archive):
    news = archive(**KNOWN, c="The yard was sold to Harrow last year.")
    (mention,) = news.briefing("c").mentions
    assert (mention.text, mention.entity, mention.label) == ("Harrow", "org/harrow", "ORG")


@pytest.mark.parametrize(
    "text",
    [
        "Harrow the field first.",
        "He bought a harrow from Harrow.",
        "They met at Harrow Gardens.",
        "They met Ann Harrow there.",
        "A Harrow-like firm.",
    ],
)
def test_an_ordinary_word_or_a_part_of_a_longer_name_is_not(archive, text):
    assert archive(**KNOWN, c=text).links("c") == []


def test_a_name_of_one_article_only_is_not_looked_for_in_others(archive):
    news = archive(a="{ORG Harrow} grew. {ORG Harrow} paid.", c="The yard was sold to Harrow last year.")
    assert news.links("c") == []


def test_a_last_name_is_not_looked_for_in_others(archive):
    news = archive(
        a="{PERSON Ann Marsh} spoke. {PERSON Marsh} left.",
        b="{PERSON Ann Marsh} spoke. {PERSON Marsh} left.",
        c="A boat sank in the Marsh today.",
    )
    assert news.links("c") == []


def test_full_names_are_found_at_the_beginning_of_a_sentence_too(archive):
    text = "{ORG Church of the Northern Light} opened."
    news = archive(a=text, b=text, c="Church of the Northern Light members met.")
    assert news.ids("c") == ["org/church-of-the-northern-light"]


def test_a_name_whose_kind_is_doubtful_is_not_looked_for(archive):
    news = archive(
        a="{ORG Nordwind} sails. {GPE Nordwind} rises.",
        b="{ORG Nordwind} sails. {GPE Nordwind} rises.",
        c="They went to Nordwind today.",
    )
    assert news.links("c") == []


def test_a_full_name_that_the_model_missed_stands_behind_its_last_name(archive):
    news = archive(
        a="{PERSON Ann Marsh} spoke. {PERSON Ann Marsh} left.",
        b="{PERSON Ann Marsh} spoke.",
        c="{ORG Marsh} won again. So far it is Ann Marsh 38, Tom Reed 30.",
    )
    assert news.ids("c") == ["person/ann-marsh"] * 2


def test_a_full_name_of_which_the_model_saw_a_half_is_found_whole(archive):
    news = archive(
        a="{PERSON Lorcan Fraser} spoke. He left {GPE Varno Mills}.",
        b="{PERSON Lorcan Fraser} met her in {GPE Varno Mills}.",
        c="{NORP Lorcan} Fraser wrote. A hall in {GPE Varno} {ORG Mills} burned. {GPE Varno} is elsewhere.",
        d="{PERSON Lorcan Fraser Institute} grew.",
    )
    assert [mention.text for mention in news.briefing("c").mentions] == [
        "Lorcan Fraser",
        "Varno Mills",
        "Varno",
    ]
    assert news.ids("c") == ["person/lorcan-fraser", "place/varno-mills", "place/varno"]
    assert [mention.text for mention in news.briefing("d").mentions] == ["Lorcan Fraser Institute"]


def test_a_party_and_the_house_beside_it_are_not_joined(archive):
    news = archive(
        a="The {ORG Liberal Senate} met.",
        b="The {ORG Liberal Senate} met.",
        c="A {NORP Liberal} {ORG Senate} would agree.",
    )
    assert [mention.text for mention in news.briefing("c").mentions] == ["Liberal", "Senate"]
