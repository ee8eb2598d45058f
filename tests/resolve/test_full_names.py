"""Names that say by themselves what they mean: countries, records, kinds of things."""

import pytest
from resolve.newsroom import record, said, written

from briefgen.model.annotation import Confidence


@pytest.mark.parametrize(
    ("label", "name", "id_"),
    [
        ("NORP", "Russian", "place/russia"),
        ("NORP", "Russians", "place/russia"),
        ("NORP", "Ukrainian", "place/ukraine"),
        ("NORP", "North Koreans", "place/north-korea"),
        ("GPE", "DPRK", "place/north-korea"),
        ("GPE", "US", "place/united-states"),
        ("GPE", "U.S.", "place/united-states"),
        ("GPE", "The United States of America", "place/united-states"),
        ("NORP", "Americans", "place/united-states"),
        ("ORG", "UK", "place/united-kingdom"),
        ("GPE", "Britain", "place/united-kingdom"),
        ("NORP", "Britons", "place/united-kingdom"),
        ("NORP", "Frenchmen", "place/france"),
        ("GPE", "Islamic Republic of Iran", "place/iran"),
        ("PERSON", "Ukraine", "place/ukraine"),
        ("PERSON", "United Kingdom", "place/united-kingdom"),
        ("GPE", "Moscow", "place/moscow"),
        ("LOC", "the Kursk region", "place/kursk-region"),
        ("FAC", "Harbour Bridge", "place/harbour-bridge"),
        ("NORP", "Republicans", "group/republicans"),
        ("EVENT", "Winter Games", "event/winter-games"),
        ("LAW", "Grain Act", "law/grain-act"),
        ("WORK_OF_ART", "Night Train", "work/night-train"),
        ("PRODUCT", "Spade", None),
        ("GPE", "us", None),
        ("PERSON", "the man", None),
        ("ORG", "—", None),
    ],
)
def test_name_and_what_it_means(archive, label, name, id_):
    assert archive(a=f"Here stands {{{label} {name}}}.").ids("a") == [id_]


def test_korea_alone_is_either(archive):
    news = archive(a="{GPE Korea} is divided.", b="{GPE South Korea} grows. {NORP Korean} ships sail.")
    assert news.ids("a") == [None]
    assert news.codes() == ["entity/ambiguous"]
    assert "North Korea or place/south-korea" in news.problems[0].message
    assert news.ids("b") == ["place/south-korea"] * 2


def test_person_called_like_a_country(archive):
    news = archive(
        a="{PERSON Michael Jordan} played. {PERSON Jordan} won in {GPE Amman}.", b="{GPE Jordan} voted."
    )
    assert news.ids("a") == ["person/michael-jordan", "person/michael-jordan", "place/amman"]
    assert news.ids("b") == ["place/jordan"]


def test_lone_word_that_is_a_country_or_somebody_of_the_archive_is_left_alone(archive):
    news = archive(a="{PERSON Michael Jordan} played.", b="{PERSON Jordan} came.")
    assert news.ids("b") == [None]
    assert [problem.message for problem in news.problems] == [
        "`Jordan` can mean Jordan or person/michael-jordan; it is not linked."
    ]


def test_georgia_alone_is_the_country_or_the_state(archive):
    news = archive(
        a="{GPE Georgia} voted.",
        b="{GPE Georgia} voted, and {NORP Georgian} ships sailed.",
        c="The {GPE State of Georgia} voted. {GPE Georgia} counts.",
    )
    assert (news.ids("a"), news.codes()) == ([None], ["entity/ambiguous"])
    assert news.ids("b") == ["place/georgia"] * 2
    assert news.ids("c") == ["place/state-of-georgia"] * 2
    georgia = record("place/georgia", "Georgia")
    assert archive(records=[georgia], a="{GPE Georgia} voted.").ids("a") == ["place/georgia"]


def test_a_country_is_not_somebody_named_later_and_no_first_name(archive):
    news = archive(
        a="{PERSON Jordan} closed its border. {PERSON Michael Jordan} came. {PERSON Jordan} spoke.",
        b="{PERSON Chad Wolf} came. {PERSON Chad} spoke. {PERSON Minister|Chad} left.",
    )
    assert news.ids("a") == [None, "person/michael-jordan", "person/michael-jordan"]
    assert news.ids("b") == ["person/chad-wolf", None, "person/chad-wolf"]
    assert news.codes() == ["entity/ambiguous"] * 2


def test_most_mentions_decide_what_kind_of_thing_a_name_is(archive):
    news = archive(
        a="{ORG Nordwind} sails. {ORG Nordwind} sinks. {GPE Nordwind} rises.", b="{GPE Nordwind} is old."
    )
    assert set(news.ids("a") + news.ids("b")) == {"org/nordwind", "place/nordwind"} - {"place/nordwind"}


def test_company_and_company_inc_are_one(archive):
    news = archive(a="{ORG Lemon Inc} and {ORG Lemon} and {ORG Lemon, Inc.}")
    assert set(news.ids("a")) == {"org/lemon"}


def test_guess_is_linked_only_if_a_record_knows_the_name(archive):
    mercury = record("org/mercury", "Mercury")
    assert archive(a="{?ORG Mercury} rose. {?PERSON Ann Reed} and {?GPE Russia} fell.").ids("a") == [None] * 3
    news = archive(records=[mercury], a="{?ORG Mercury} rose. {?ORG Venus} fell.")
    assert news.ids("a") == ["org/mercury", None]
    assert [m.confidence for m in news.briefing("a").mentions] == [Confidence.LIKELY, Confidence.GUESS]


def test_a_last_name_that_is_a_guess_stays_one_though_a_record_has_it(archive):
    news = archive(records=[record("person/ann-reed", "Ann Reed")], a="{?PERSON Reed} left.")
    assert [m.confidence for m in news.briefing("a").mentions] == [Confidence.GUESS]


def test_record_comes_before_the_guess_of_a_country(archive):
    news = archive(
        records=[record("place/russian-federation", "Russia")], a="{GPE Russia} and a {NORP Russian} ship."
    )
    assert news.ids("a") == ["place/russian-federation"] * 2


def test_demonyms_of_a_record_mean_it(archive):
    kursk = record("place/kursk-oblast", "Kursk region", demonyms=("Kurskian",))
    news = archive(records=[kursk], a="A {NORP Kurskian} house in the {LOC Kursk region}.")
    assert news.ids("a") == ["place/kursk-oblast"] * 2


def test_one_word_of_a_person_is_no_record_of_a_place(archive):
    news = archive(
        records=[record("place/paris", "Paris")], a="{PERSON Ann Paris} spoke. {PERSON Paris} left."
    )
    assert news.ids("a") == ["person/ann-paris"] * 2


def test_full_name_is_a_record_whatever_the_model_called_it(archive):
    news = archive(records=[record("person/ann-reed", "Ann Reed")], a="{ORG Ann Reed} spoke.")
    assert news.ids("a") == ["person/ann-reed"]


def test_two_records_of_one_name_are_told_apart_by_the_briefing_or_not_at_all(archive):
    records = [
        record("person/ann-reed", "Ann Reed", "Ann Reed of Hull"),
        record("person/ann-reed-judge", "Ann Reed", "Judge Ann M. Reed"),
    ]
    news = archive(
        records=records,
        a="{PERSON Ann Reed} spoke.",
        b="{PERSON Ann Reed of Hull} came. {PERSON Ann Reed} spoke.",
    )
    assert news.ids("a") == [None]
    assert news.ids("b") == ["person/ann-reed"] * 2
    assert news.codes() == ["entity/ambiguous"]


def test_two_records_of_one_name_in_one_briefing_stay_unlinked(archive):
    records = [
        record("person/a", "Ann Reed", "Ann Reed of Hull"),
        record("person/b", "Ann Reed", "Judge Ann M. Reed"),
    ]
    news = archive(
        records=records, a="{PERSON Ann Reed of Hull} met {PERSON Ann M. Reed}. {PERSON Ann Reed} left."
    )
    assert news.ids("a") == ["person/a", "person/b", None]


def test_headline_in_capitals_throughout_founds_nothing(archive):
    news = archive(
        a="## {PERSON Putin Doubts} {PERSON Trump}\n\n{PERSON Donald Trump} spoke.",
        b="## {PERSON ANN REED} SPEAKS OUT TODAY\n\nNothing more.",
    )
    assert news.ids("a") == [None, "person/donald-trump", "person/donald-trump"]
    assert news.ids("b") == [None]


def test_headline_of_one_word_founds_nothing(archive):
    news = archive(
        a="## {GPE Background}\n\nThe vote is near.\n\n## {GPE Ostrava}\n\nRain fell.\n\n## {GPE Norway}\n\nSnow.",
        b="## {GPE Background}\n\nIn {GPE Ostrava} nobody spoke.",
        c="## {PERSON Ann Reed}\n\nShe spoke.",
    )
    assert news.ids("a") == [None, "place/ostrava", "place/norway"]
    assert news.ids("b") == [None, "place/ostrava"]
    assert news.ids("c") == ["person/ann-reed"]


def test_names_in_capitals_are_the_same_names(archive):
    news = archive(a="{PERSON ANN REED} spoke. {PERSON Ann Reed} left.")
    assert news.ids("a") == ["person/ann-reed"] * 2
    assert news.entity("person/ann-reed").name == "Ann Reed"
    assert news.entity("person/ann-reed").aliases == ()


def test_guess_is_linked_where_the_archive_has_the_name_often(archive):
    news = archive(
        a="{ORG Nordwind} sails. {ORG Nordwind} sinks.", b="{ORG Nordwind} rose.", c="{?ORG Nordwind} rose."
    )
    assert news.ids("c") == ["org/nordwind"]


def test_archive_corrects_an_article_that_calls_a_company_a_person(archive):
    news = archive(
        a="{ORG Varnex} sails. {ORG Varnex} sinks.",
        b="{ORG Varnex} rose. {ORG Varnex} fell.",
        c="{PERSON Varnex} left. {PERSON Varnex} won.",
    )
    assert news.ids("c") == ["org/varnex"] * 2
    assert [mention.label for mention in news.briefing("c").mentions] == ["ORG", "ORG"]


def test_archive_does_not_correct_an_article_that_names_the_person_in_full(archive):
    news = archive(
        a="{ORG Varnex} sails. {ORG Varnex} sinks.",
        b="{ORG Varnex} rose. {ORG Varnex} fell.",
        c="{PERSON Theo Varnex} left. {PERSON Varnex} won.",
    )
    assert news.ids("c") == ["person/theo-varnex"] * 2


@pytest.mark.parametrize(
    ("marked", "label"),
    [("{PERSON Norway} won.", "GPE"), ("{ORG Norwegians} won.", "NORP"), ("{GPE Norway} won.", "GPE")],
)
def test_label_of_a_country_follows_what_is_meant(archive, marked, label):
    assert archive(a=marked).briefing("a").mentions[0].label == label


def test_archive_corrects_an_article_that_calls_a_person_of_whom_all_write_a_body(archive):
    often = {
        f"n{number}": "{PERSON Ann Marsh} spoke. {PERSON Marsh} left. {PERSON Marsh} won."
        for number in range(12)
    }
    news = archive(x="{ORG Marsh} won again.", **often)
    assert news.ids("x") == ["person/ann-marsh"]
    assert archive(x="{ORG Marsh} won again.", n=often["n1"]).ids("x") == ["org/marsh"]


TOLD = {
    "a title": "{PERSON Mayor|Petra Holm} spoke.",
    "a nation and a calling": "The {NORP Norwegian} skier {PERSON Petra Holm} won.",
    "her last name": "{PERSON Petra Holm} spoke. {PERSON Holm} won.",
}
TAKEN_FOR_A_BODY = (
    "{ORG Petra Holm} led {ORG Port Authority}, and {ORG Petra Holm} left it. {PERSON Holm} won."
)


@pytest.mark.parametrize("told", TOLD)
def test_who_is_told_to_be_a_person_is_no_body_where_the_model_calls_her_one(archive, told):
    news = archive(a=TOLD[told], b=TAKEN_FOR_A_BODY)

    assert news.ids("a")[-1] == "person/petra-holm"
    assert news.links("b") == [
        ("Petra Holm", "person/petra-holm"),
        ("Port Authority", "org/port-authority"),
        ("Petra Holm", "person/petra-holm"),
        ("Holm", "person/petra-holm"),
    ]
    assert {mention.label for mention in news.briefing("b").mentions} == {"PERSON", "ORG"}
    assert [entity.id for entity in news.corpus.entities if entity.kind == "org"] == ["org/port-authority"]


@pytest.mark.parametrize(("pronoun", "id_"), [("She", "person/petra-holm"), ("It", "org/petra-holm")])
def test_a_pronoun_tells_a_person(archive, pronoun, id_):
    text = f"{{PERSON Petra Holm}} led the works. {pronoun} called the wall safe."
    quote = said("the wall safe", pronoun, "Petra Holm")
    news = archive(written("a", text, quotes=[quote]), written("b", TAKEN_FOR_A_BODY))

    assert news.ids("b")[0] == id_


def test_where_nothing_is_told_most_mentions_decide_and_of_as_many_a_person(archive):
    one, two = "{PERSON Petra Holm} won.", "{ORG Petra Holm} won. {ORG Petra Holm} lost."

    assert archive(a=one, b=two).ids("a") == ["org/petra-holm"]
    assert archive(a=one, b=one, c=two).ids("c") == ["person/petra-holm"] * 2
    hyphen = archive(a="{PERSON Harrow-Weir} won.", b="{ORG Harrow-Weir} won.")
    assert hyphen.ids("b") == ["org/harrow-weir"]  # no given name and family name


def test_one_title_against_very_many_mentions_of_a_body_is_a_slip(archive):
    often = {f"n{number}": "{ORG Harrow Valley} shut. {ORG Harrow Valley} sank." for number in range(6)}

    assert archive(x="{PERSON President|Harrow Valley} spoke.", **often).ids("x") == ["org/harrow-valley"]
