"""Countries and the words for their people."""

import pycountry
import pytest

from briefgen.resolve.names.countries import MORE, atlas, make_atlas


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("russian federation", ("RU",)),
        ("viet nam", ("VN",)),
        ("republic of korea", ("KR",)),
        ("burma", ("MM",)),
        ("turkey", ("TR",)),
        ("scotland", ("GB-SCT",)),
        ("swedes", ("SE",)),
        ("irishwomen", ("IE",)),
        ("korean", ("KP", "KR")),
        ("congo", ("CD", "CG")),
        ("dominican", ("DM", "DO")),
        ("atlantis", ()),
        ("men", ()),
    ],
)
def test_who_is_meant(key, codes):
    assert atlas().meant_by(key) == codes


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("korean", ("KP", "KR")),
        ("kazakh", ("KZ",)),
        ("icelandic", ("IS",)),
        ("malay", ()),
        ("ecuadorian", ("EC",)),
        ("ecuadorean", ("EC",)),
        ("bosnian", ("BA",)),
        ("palestinians", ("PS",)),
        ("chinese", ("CN",)),
        ("american", ("US",)),
        ("welsh", ("GB-WLS",)),
        ("soviet", ("SUHH",)),
    ],
)
def test_words_for_people(word, code):
    assert atlas().people(word) == code


def test_nearly_every_country_has_a_word_for_its_people():
    told = {code for codes in atlas().demonyms.values() for code in codes}
    assert len(told & {country.alpha_2 for country in pycountry.countries}) > 220


def test_one_word_of_a_language_or_a_code_is_no_name():
    """The package lists "Island" (Iceland in Icelandic), "Mann" and every code among other names."""
    assert not {"island", "mann", "thai", "and", "can", "mar", "republic"} & atlas().names.keys()


def test_more_words_are_only_those_that_no_package_has():
    """What a new version of a package brings is to be struck from our own few words."""
    bare = make_atlas({})
    listed = [
        (code, word) for code, words in MORE.items() for word in ", ".join(filter(None, words)).split(", ")
    ]
    assert [word for code, word in listed if bare.meant_by(word.lower()) == (code,)] == []


def test_a_country_is_shown_by_its_plain_name():
    shown = atlas().shown
    assert (shown["MM"], shown["HK"], shown["BA"]) == ("Myanmar", "Hong Kong", "Bosnia and Herzegovina")
    assert (shown["CD"], shown["LC"]) == ("Democratic Republic of the Congo", "Saint Lucia")
    assert not [name for name in shown.values() if any(mark in name for mark in "(&,[")]


def test_codes_are_known_to_the_standard_or_are_parts_and_states_of_the_past():
    known = {country.alpha_2 for country in pycountry.countries}
    past = {state.alpha_4 for state in pycountry.historic_countries}
    assert set(atlas().shown) <= known | past | {"XK", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "US-GA"}


def test_country_at_the_beginning_of_a_name():
    assert atlas().leading(("north", "korean", "army")) == ("KP", 2)
    assert atlas().leading(("united", "states", "of", "america", "senate")) == ("US", 4)
    assert atlas().leading(("russia",)) == ("", 0)
    assert atlas().leading(("korean", "war")) == ("", 0)
