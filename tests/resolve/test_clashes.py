"""Names that several entities bear, and names left unlinked, for disambiguation pages and lists."""

from resolve.newsroom import record

from briefgen.model.corpus import NameClash
from briefgen.resolve.names.clashes import linked_to_nobody


def _unresolved(news):
    return [
        (name.name, name.candidates, [f"{place.path}:{place.line}:{place.column}" for place in name.places])
        for name in news.corpus.unresolved
    ]


def test_two_records_of_one_name_clash(archive):
    smiths = [record("person/john-smith", "John Smith"), record("person/john-smith-miner", "John Smith")]
    news = archive(records=smiths, a="{PERSON John Smith} spoke.")
    ids = ("person/john-smith", "person/john-smith-miner")
    assert news.corpus.clashes == (NameClash("John Smith", ids),)
    assert _unresolved(news) == [("John Smith", ids, ["content/a.md:1:1"])]


def test_a_short_form_that_two_people_bear_in_different_briefings_is_a_clash(archive):
    news = archive(a="{PERSON Ann Reed} left. {PERSON Reed} ran.", b="{PERSON Tom Reed}; {PERSON Reed} sat.")
    assert news.corpus.clashes == (NameClash("Reed", ("person/ann-reed", "person/tom-reed")),)
    assert news.corpus.unresolved == ()


def test_a_name_left_unlinked_lists_all_its_places_and_each_text_is_warned_of_once(archive):
    people = [record("person/ann-reed", "Ann Reed"), record("person/tom-reed", "Tom Reed")]
    news = archive(records=people, a="So {PERSON Reed} ran, and {PERSON Reed} won.", b="{PERSON Reed} sat.")
    both = ("person/ann-reed", "person/tom-reed")
    assert _unresolved(news) == [
        ("Reed", both, ["content/a.md:1:4", "content/a.md:1:18", "content/b.md:1:1"])
    ]
    assert [(str(problem.place), problem.message.partition(";")[2]) for problem in news.problems] == [
        ("content/a.md:1:4", " it is not linked (2 times in this text)."),
        ("content/b.md:1:1", " it is not linked."),
    ]
    assert news.corpus.clashes == (NameClash("Reed", both),)


def test_a_link_at_the_first_place_settles_a_name_in_the_whole_text_and_a_plain_one_only_there(archive):
    people = [record("person/ann-reed", "Ann Reed"), record("person/tom-reed", "Tom Reed")]
    linked = archive(records=people, a="So [[person/ann-reed|Reed]] ran, and {PERSON Reed} won.")
    plain = archive(records=people, a="So <Reed> ran, and {PERSON Reed} won.")

    assert (_unresolved(linked), linked.ids("a")) == ([], ["person/ann-reed"] * 2)
    assert [places for _, _, places in _unresolved(plain)] == [["content/a.md:1:18"]]


def test_all_that_no_page_links_is_linked_to_nobody(archive):
    people = [record("person/ann-reed", "Ann Reed"), record("person/tom-reed", "Tom Reed")]
    people.append(record("person/eva-holt", "Eva Holt"))
    news = archive(
        records=people,
        ignore=["Telegram"],
        a="{PERSON Reed} ran with {PERSON Berg}. {?PERSON Moe} ran, {?PERSON Holt} won; {PERSON Reed} sat.",
        b="{ORG Telegram} and {PERSON Ann Reed} met <Quill>. {?PERSON Moe} sang.",
        c="{PERSON Berg} sang.",
    )

    assert [
        (name.name, name.candidates, [str(place) for place in name.places])
        for name in linked_to_nobody(news.corpus, ["telegram"])
    ] == [
        ("Berg", (), ["content/a.md:1:15", "content/c.md:1:1"]),
        ("Holt", ("person/eva-holt",), ["content/a.md:1:30"]),
        ("Moe", (), ["content/a.md:1:21", "content/b.md:1:34"]),
        ("Reed", ("person/ann-reed", "person/tom-reed"), ["content/a.md:1:1", "content/a.md:1:40"]),
    ]


def test_a_country_without_an_entity_is_a_candidate_by_its_name_and_no_clash(archive):
    news = archive(a="{GPE Korea} is calm.")
    assert _unresolved(news) == [("Korea", ("North Korea", "South Korea"), ["content/a.md:1:1"])]
    assert news.corpus.clashes == ()


def test_a_last_name_that_may_be_anybodys_has_no_candidates(archive):
    news = archive(a="{PERSON Quill} spoke.", b="{PERSON Quill} sang.")
    assert _unresolved(news) == [("Quill", (), ["content/a.md:1:1", "content/b.md:1:1"])]


def test_the_spelling_shown_is_the_usual_one(archive):
    ships = [
        record("org/lyra", "Lyra Line"),
        record("place/lyra", "Lyra line"),
        record("work/lyra", "LYRA Line"),
    ]
    news = archive(records=ships, a="{ORG Lyra line} sailed.")
    assert [clash.name for clash in news.corpus.clashes] == ["Lyra line"]
