"""Wiki links, backlinks, and what a briefing is about."""

from dataclasses import replace

import pytest
from resolve.newsroom import claim_record, record, written

from briefgen.model.annotation import Mention
from briefgen.model.article import Link
from briefgen.model.source import Role
from briefgen.model.text import Place, Span

KIM = record("person/kim-jong-un", "Kim Jong-un", "the Marshal", short="Kim")


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("person/kim-jong-un", ("entity", "person/kim-jong-un")),
        ("Kim Jong Un", ("entity", "person/kim-jong-un")),
        ("the Marshal", ("entity", "person/kim-jong-un")),
        ("Kim", ("entity", "person/kim-jong-un")),
        ("person/chief", ("entity", "person/kim-jong-un")),
        ("Ann Reed", ("entity", "person/ann-reed")),
        ("person/ann-reed", ("entity", "person/ann-reed")),
        ("Reed", ("entity", "person/ann-reed")),
        ("treaty", ("briefing", "treaty")),
        ("content/world/treaty.md", ("briefing", "treaty")),
        ("world/treaty", ("briefing", "treaty")),
        ("The treaty story", ("briefing", "treaty")),
        ("corrections", ("page", "corrections")),
        ("troops", ("claim", "troops")),
        ("claim/troops", ("claim", "troops")),
    ],
)
def test_where_a_link_leads(archive, target, leads_to):
    news = archive(
        written("a", f"See [[{target}|this]] of {{PERSON Ann Reed}} ({{PERSON Reed}})."),
        written("treaty", "Text.", path="content/world/treaty.md"),
        written("corrections", "Text.", role=Role.PAGE),
        records=[KIM, record("person/chief", "", merged_into="person/kim-jong-un")],
        claims=[claim_record("troops")],
    )
    assert news.problems == ()
    assert [(link.kind, link.target) for link in news.briefing("a").links] == [leads_to]


def test_unknown_target_is_an_error_with_what_comes_near(archive):
    news = archive(records=[KIM], a="One line.\n\nSee [[Kim Jong-il|him]] and [[Completely Else]].")
    one, other = news.problems
    assert (one.code, one.place.line, one.place.column, one.place.width) == ("link/unknown-target", 3, 5, 3)
    assert "`Kim Jong-un`" in one.hint
    assert "Did you mean" not in other.hint
    assert news.briefing("a").links == ()


def test_words_of_a_link_do_not_make_its_target_known(archive):
    tomas = record("person/tomas-quill", "Tomas Quill")
    news = archive(
        marked("a", "See [[Tomas Quil]] and [[Quil]]."), marked("b", "[[Tomas Quil]] left."), records=[tomas]
    )
    assert news.codes() == ["link/unknown-target"] * 3
    assert "`Tomas Quill`" in news.problems[0].hint
    assert [entity.id for entity in news.corpus.entities] == ["person/tomas-quill"]
    assert news.ids("a") == [None, None]


def test_name_that_stands_outside_of_links_too_is_known(archive):
    news = archive(marked("a", "See [[Ann Reed]]. {PERSON Reed} left."), b="{PERSON Ann Reed} came.")
    assert news.problems == ()
    assert news.ids("a") == ["person/ann-reed"] * 2


def test_mistyped_link_leaves_the_other_names_alone(archive):
    tomas = record("person/tomas-quill", "Tomas Quill")
    news = archive(
        marked("a", "[[Tomas Quil]] left. {PERSON Tomas Quill} came; {PERSON Tomas} won."), records=[tomas]
    )
    assert news.ids("a") == [None, "person/tomas-quill", "person/tomas-quill"]


def test_target_of_several_meanings_is_an_error_that_names_them(archive):
    news = archive(
        written("a", "See [[troops]] and [[Reed]]."),
        written("troops", "{PERSON Ann Reed} and {PERSON Reed}."),
        written("b", "{PERSON Tom Reed} and {PERSON Reed}."),
        claims=[claim_record("troops")],
    )
    assert [problem.code for problem in news.problems] == ["link/ambiguous-target"] * 2
    assert "content/troops.md or claim/troops" in news.problems[0].message
    assert "person/ann-reed or person/tom-reed" in news.problems[1].message
    assert "[[person/ann-reed|Reed]]" in news.problems[1].hint


def test_link_pins_what_its_words_mean_and_the_same_words_elsewhere(archive):
    news = archive(
        records=[KIM, record("person/kim-yo-jong", "Kim Yo-jong")],
        a="[[person/kim-yo-jong|Kim]] met {PERSON Kim Jong-un}; {PERSON Kim Yo-jong} left with "
        "[[person/kim-jong-un|the leader]].",
    )
    assert news.links("a") == [
        ("Kim", "person/kim-yo-jong"),
        ("Kim Jong-un", "person/kim-jong-un"),
        ("Kim Yo-jong", "person/kim-yo-jong"),
        ("the leader", "person/kim-jong-un"),
    ]
    pinned = news.briefing("a").mentions[0]
    assert (pinned.rule, pinned.confidence, pinned.label) == ("link", "sure", "PERSON")


def test_label_of_a_link_takes_the_place_of_what_the_model_saw_in_it(archive):
    made = written(
        "a",
        "{PERSON Kim Jong-un} met {PERSON Kim Yo-jong}. Then [[person/kim-yo-jong|Kim]] left. {PERSON Kim} won.",
    )
    label = made.article.wiki_links[0].span
    mentions = tuple(
        sorted((*made.annotations.mentions, Mention(label, "PERSON", "Kim")), key=lambda m: m.span)
    )
    made = replace(made, annotations=replace(made.annotations, mentions=mentions))
    news = archive(made)
    assert news.ids("a") == ["person/kim-jong-un", *["person/kim-yo-jong"] * 3]
    assert news.problems == ()


def test_link_to_a_record_counts_as_its_full_name(archive):
    news = archive(
        records=[record("person/kim-jong-un", "Kim Jong-un", ("Kim", "after-full"))],
        a="{PERSON Kim} came with [[person/kim-jong-un|the leader]] and [[person/kim-jong-un|his aide]]. "
        "{PERSON Kim} left; Jong-un and {PERSON Jong-un} did not.",
    )
    assert news.ids("a") == [None, *["person/kim-jong-un"] * 4]
    assert news.entity("person/kim-jong-un").aliases == ("Jong-un", "Kim")


def test_link_that_leads_to_a_briefing_is_no_mention_of_what_is_called_alike(archive):
    news = archive(
        written("a", "See [[treaty]]."), written("treaty", "Text."), records=[record("law/t", "Treaty")]
    )
    assert news.briefing("a").links[0].kind == "briefing"
    assert news.briefing("a").mentions == ()


def marked(slug, text):
    """Make an article in which the words of every wiki link are a mention as well, as the model has it."""
    made = written(slug, text)
    prose = made.article.prose.text
    inside = [Mention(link.span, "PERSON", link.span.of(prose)) for link in made.article.wiki_links]
    mentions = tuple(sorted((*made.annotations.mentions, *inside), key=lambda m: m.span))
    return replace(made, annotations=replace(made.annotations, mentions=mentions))


def link(target, image=False):
    return Link(target, Span(0, 4), Place("content/a.md"), 0, 0, image)


def test_backlinks_come_from_wiki_links_and_links_to_files(archive):
    news = archive(
        written("target", "Text. [[target]]", path="content/world/target.md", date="2025-01-01"),
        written("wiki", "See [[target]] and [[about-us]].", date="2025-01-03"),
        written("file", "See it.", links=[link("world/target.md#part")], date="2025-01-02"),
        written(
            "root", "See it.", links=[link("/world/target.md")], path="content/x/root.md", date="2025-01-04"
        ),
        written(
            "not", "See.", links=[link("world/target.md", image=True), link("https://example.org/target.md")]
        ),
        written("about-us", "See [[target]].", role=Role.PAGE, path="content/pages/about-us.md"),
    )
    assert news.briefing("target").linked_from == ("root", "wiki", "file")
    assert news.briefing("about-us").linked_from == ("wiki",)


def test_header_says_what_a_briefing_is_about_by_id_or_name(archive):
    news = archive(
        written(
            "a",
            "{PERSON Ann Reed} spoke.",
            about=("person/kim-jong-un", "Ann Reed", "Kim Jong-un", "person/gone"),
        ),
        records=[KIM],
    )
    assert news.briefing("a").about == ("person/kim-jong-un", "person/ann-reed")
    assert news.problems == ()


def test_name_in_the_header_that_means_two_things_means_none(archive):
    records = [record("person/a", "Ann Reed"), record("person/b", "Ann Reed")]
    assert archive(written("a", "Text.", about=("Ann Reed",)), records=records).briefing("a").about == ()


def test_suggestion_among_very_many_names(archive):
    people = [record(f"person/x-{number}", f"Xavier Number{number}") for number in range(600)]
    news = archive(
        records=[*people, record("person/ann-reed", "Ann Reed")],
        a="[[Ann Read]], [[Anm Reed]], [[person/ann-red]].",
    )
    assert [problem.hint.partition("? ")[0] for problem in news.problems] == [
        "Did you mean `Ann Reed`",
        "Did you mean `Ann Reed`",
        "Did you mean `person/ann-reed`",
    ]
