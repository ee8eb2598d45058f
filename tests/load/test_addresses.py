import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from briefgen.load.values.addresses import is_inside, is_record_id, to_section, to_slug


@pytest.mark.parametrize("address", ["/", "/about/", "about/#team", "/search/?q=a:b", "#top"])
def test_an_address_of_the_site_is_inside(address):
    assert is_inside(address)


@pytest.mark.parametrize(
    "address",
    [
        "../up/",
        "/a/../../b",
        "//host/",
        "javascript:x",
        "java\tscript:x",
        "\\\\host",
        "/%2e%2e/up",
        "%2F%2Fhost",
        "a b",
    ],
)
def test_what_leads_out_of_it_is_not(address):
    assert not is_inside(address)


@pytest.mark.parametrize(
    ("typed", "section"),
    [
        ("Town", "town"),
        ("town/North Side/", "town/north-side"),
        ("Town/서울", "town/서울"),
        ("Украі\u0308на", "Україна"),
        ("../up", None),
        ("/up", None),
        ("a//b", None),
        ("!", None),
    ],
)
def test_a_section_becomes_a_path_or_nothing(typed, section):
    assert to_section(typed) == section


@given(st.one_of(st.text(), st.from_regex(r"[a-z0-9_-]{1,9}", fullmatch=True)))
def test_a_slug_is_fit_for_an_address_and_the_quick_way_makes_the_same(text):
    slug = to_slug(text)
    assert slug == slugify(text, max_length=150)
    assert slug == "" or is_record_id(slug)
