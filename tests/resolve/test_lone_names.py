"""Last names of which no full name is known."""


def test_single_name_of_one_briefing_is_somebody(archive):
    news = archive(a="{PERSON Smith} came. {PERSON Smith} left.")
    assert news.ids("a") == ["person/smith"] * 2


def test_single_name_of_two_briefings_may_be_two_people(archive):
    news = archive(a="{PERSON Smith} came.", b="{PERSON Mr Smith} left.")
    assert news.ids("a") + news.ids("b") == [None, None]
    assert news.corpus.entities == ()
    assert news.problems == ()


def test_same_title_makes_them_one_and_leaves_those_without_it_alone(archive):
    news = archive(
        a="{PERSON Sheriff|Smith} came. {PERSON Smith} left.",
        b="{PERSON American Sheriff|Smith} came.",
        c="{PERSON Smith} came.",
    )
    assert news.ids("a") + news.ids("b") == ["person/smith"] * 3
    assert news.ids("c") == [None]


def test_courtesy_is_no_title(archive):
    news = archive(a="{PERSON Dr|Smith} came.", b="{PERSON Dr|Smith} left.")
    assert news.ids("a") + news.ids("b") == [None, None]


def test_titles_that_differ_or_stand_in_one_briefing_only_unlink_all(archive):
    news = archive(a="{PERSON Sheriff|Smith} came.", b="{PERSON Judge|Smith} left.")
    assert news.ids("a") + news.ids("b") == [None, None]
    news = archive(a="{PERSON Sheriff|Smith} came.", b="{PERSON Smith} left.")
    assert news.ids("a") + news.ids("b") == [None, None]
