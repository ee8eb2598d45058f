"""Names of records in the prose that the model did not see."""

from resolve.newsroom import record

from briefgen.resolve.names.known_names import NameSpotter

KURSK = record("place/kursk-oblast", "Kursk region", "Kursk oblast")
ARMY = record("org/kpa", "Korean People’s Army", "KPA")


def spotted(text, *records):
    return [(known.span.of(text), known.records) for known in NameSpotter(records).spot(text)]


def test_whole_words_the_longest_first():
    korea = record("place/north-korea", "Korea", "North Korea")
    assert spotted("In North Korea and in Korea, not in Koreatown.", korea) == [
        ("North Korea", ("place/north-korea",)),
        ("Korea", ("place/north-korea",)),
    ]


def test_name_inside_a_longer_word_does_not_hide_one_beside_it():
    found = spotted(
        "North Koreans of the North", record("place/nk", "North Korea"), record("place/north", "North")
    )
    assert found == [("North", ("place/north",)), ("North", ("place/north",))]


def test_apostrophes_hyphens_and_line_breaks_do_not_matter():
    text = "the Korean People's\nArmy’s men; KOREAN PEOPLE'S ARMY; a KPA-led raid; pre-KPA times"
    found = [words for words, _ in spotted(text, ARMY)]
    assert found == ["Korean People's\nArmy", "KOREAN PEOPLE'S ARMY"]


def test_offsets_count_characters_beyond_ascii():
    assert spotted("Žluťoučký 🐎 in the Kursk oblast", KURSK) == [("Kursk oblast", ("place/kursk-oblast",))]


def test_lower_case_words_and_names_that_never_link_are_not_looked_for():
    records = [record("org/staff", "General Staff of Ukraine", ("General Staff", "never"), "the staff")]
    assert spotted("the staff of the General Staff", *records) == []


def test_without_records_nothing_is_found():
    assert spotted("Anything at all") == []


def test_missed_name_becomes_a_mention(archive):
    news = archive(records=[KURSK], a="Fighting in the Kursk region ended.")
    (mention,) = news.briefing("a").mentions
    assert (mention.text, mention.entity, mention.rule) == ("Kursk region", "place/kursk-oblast", "record")
    assert mention.label == "GPE"


def test_known_name_takes_the_place_of_a_part_of_it(archive):
    news = archive(records=[KURSK], a="Fighting in the {GPE Kursk} region ended.")
    assert news.links("a") == [("Kursk region", "place/kursk-oblast")]


def test_known_name_inside_a_longer_name_is_left_alone(archive):
    kursk = record("place/kursk", "Kursk")
    news = archive(records=[kursk], a="The {ORG Kursk Defence Council} met in Kursk.")
    assert news.links("a") == [
        ("Kursk Defence Council", "org/kursk-defence-council"),
        ("Kursk", "place/kursk"),
    ]


def test_known_name_wins_over_a_guess_around_it(archive):
    news = archive(records=[KURSK], a="{?ORG The Kursk region front} moved.")
    assert news.links("a") == [("Kursk region", "place/kursk-oblast")]


def test_short_known_name_waits_for_the_full_one(archive):
    ann = record("person/ann-reed", "Ann Reed", ("Reed", "after-full"))
    news = archive(records=[ann], a="Reed came. Ann Reed spoke. Reed left.")
    assert news.links("a") == [("Ann Reed", "person/ann-reed"), ("Reed", "person/ann-reed")]


def test_known_name_of_two_records_is_reported(archive):
    records = [record("person/ann-reed", "Ann Reed"), record("person/ann-reed-2", "Ann Reed")]
    news = archive(records=records, a="Ann Reed spoke.")
    assert news.links("a") == []
    assert news.codes() == ["entity/ambiguous"]
