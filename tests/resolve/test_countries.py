"""Countries and the words for their people."""

import pycountry
import pytest

from briefgen.resolve.countries import atlas


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


def test_every_state_of_the_united_nations_has_a_word_for_its_people():
    told = {code for codes in atlas().demonyms.values() for code in codes}
    without = {"KI", "MH"}  # "I-Kiribati" and "Marshallese" are left to records
    for code in ("AF", "BR", "CI", "DE", "ET", "GB", "IN", "JP", "KZ", "NG", "UA", "US", "VN", "ZW"):
        assert code in told
    assert not told & without


def test_codes_are_known_to_the_standard_or_are_parts_and_states_of_the_past():
    known = {country.alpha_2 for country in pycountry.countries}
    own = {"XK", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "SU", "YU", "CSHH", "DDDE"}
    assert set(atlas().shown) <= known | own


def test_country_at_the_beginning_of_a_name():
    assert atlas().leading(("north", "korean", "army")) == ("KP", 2)
    assert atlas().leading(("united", "states", "of", "america", "senate")) == ("US", 4)
    assert atlas().leading(("russia",)) == ("", 0)
    assert atlas().leading(("korean", "war")) == ("", 0)
