"""Which briefings are about the same things."""

from hypothesis import given
from hypothesis import strategies as st
from resolve.newsroom import written

from briefgen.model.source import Role
from briefgen.resolve.related import Related, Subjects


def related(briefings):
    return Related().of(briefings)


def test_rare_things_weigh_more_than_common_ones():
    briefings = [
        Subjects("a", ("place/russia", "person/rare")),
        Subjects("b", ("place/russia",)),
        Subjects("c", ("place/russia", "person/rare")),
        Subjects("d", ("place/russia",)),
    ]
    assert related(briefings)["a"] == ("c", "b", "d")


def test_claims_and_subjects_weigh_more_than_mentions_and_tags():
    briefings = [
        Subjects("a", ("person/x", "person/y"), ("person/y",), ("claim",), ("tag",)),
        Subjects("mention", ("person/x",)),
        Subjects("claim", claims=("claim",)),
        Subjects("tag", tags=("tag",)),
        *(Subjects(f"other-{n}") for n in range(3)),
    ]
    assert related(briefings)["a"] == ("claim", "mention", "tag")


def test_at_most_five_the_first_given_of_equals():
    briefings = [Subjects(str(n), ("person/x",)) for n in range(8)]
    assert related(briefings)["3"] == ("0", "1", "2", "4", "5")


def test_nothing_shared_nothing_related():
    assert related([Subjects("a", ("x",)), Subjects("b", ("y",))]) == {"a": (), "b": ()}


def test_what_hundreds_of_briefings_share_relates_none():
    assert set(related([Subjects(str(n), ("place/russia",)) for n in range(200)]).values()) == {()}


NAMES = st.lists(st.sampled_from("abcde"), max_size=3, unique=True).map(tuple)
ARCHIVES = st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6)


@given(st.lists(ARCHIVES, min_size=2, max_size=4))
def test_after_an_edit_it_is_as_if_found_anew(archives):
    kept = Related()
    for archive in archives:
        briefings = [Subjects(str(n), names, tags=tags) for n, (names, tags) in enumerate(archive)]
        assert kept.of(briefings) == related(briefings)


def test_what_becomes_rare_enough_relates_again():
    many = [Subjects(str(n), ("place/russia",)) for n in range(151)]
    kept = Related()
    assert kept.of(many)["0"] == ()
    assert kept.of([*many[:-1], Subjects("150")])["0"] == ("1", "2", "3", "4", "5")


def test_pages_are_not_related(archive):
    news = archive(
        written("a", "{PERSON Ann Reed}", date="2025-01-01"),
        written("b", "{PERSON Ann Reed}", date="2025-01-02"),
        written("p", "{PERSON Ann Reed}", role=Role.PAGE),
    )
    assert news.briefing("a").related == ("b",)
    assert news.briefing("p").related == ()
