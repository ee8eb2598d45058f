"""Names that several entities bear, and names left unlinked, for disambiguation pages and lists."""

from resolve.newsroom import record

from briefgen.model.corpus import NameClash


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


def test_a_name_left_unlinked_lists_its_first_place_in_each_briefing(archive):
    people = [record("person/ann-reed", "Ann Reed"), record("person/tom-reed", "Tom Reed")]
    news = archive(records=people, a="So {PERSON Reed} ran, and {PERSON Reed} won.", b="{PERSON Reed} sat.")
    both = ("person/ann-reed", "person/tom-reed")
    assert _unresolved(news) == [("Reed", both, ["content/a.md:1:4", "content/b.md:1:1"])]
    assert news.corpus.clashes == (NameClash("Reed", both),)


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
