import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan.harbour import article

from briefgen.model.passage import Passage, TextFragment
from briefgen.model.settings import Settings
from briefgen.plan import urls


def briefing(**meta):
    return article("treaty", "Text.", **meta).source


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{section}/{slug}/", "world/treaty/index.html"),
        ("{slug}/", "treaty/index.html"),
        ("{slug}", "treaty/index.html"),
        ("{year}/{month}/{day}/{slug}.html", "2025/04/28/treaty.html"),
        ("news-{year}/{slug}/", "news-2025/treaty/index.html"),
        ("{kind}/{slug}/", "news/treaty/index.html"),
    ],
)
def test_a_permalink_is_filled_in_from_the_briefing(pattern, expected):
    assert urls.permalink(pattern, briefing(folder="world", date="2025-04-28")) == expected


def test_a_field_without_a_value_leaves_no_trace_in_a_permalink():
    undated = briefing(section="")
    assert urls.permalink("{section}/{year}/{slug}/", undated) == "treaty/index.html"


def test_no_more_of_a_date_than_is_known_goes_into_a_permalink():
    assert urls.permalink("{year}/{month}/{day}/{slug}/", briefing(date="2025")) == "2025/treaty/index.html"
    assert urls.permalink("{year}-{month}/{slug}/", briefing(date="2025-04")) == "2025-04/treaty/index.html"


def test_the_nearest_section_with_a_pattern_of_its_own_decides():
    settings = Settings(permalink="{slug}/", permalinks={"war": "w/{slug}/", "war/east": "e/{slug}/"})
    sections = ("war", "war/east/front", "war/west", "warsaw", "")
    assert [urls.pattern_of(settings, section)[0] for section in sections] == ["w", "e", "w", "{", "{"]


def test_a_pattern_is_for_a_section_however_its_name_is_written():
    settings = Settings(permalink="{slug}/", permalinks={"місто": "m/{slug}/", "ringe": "r/{slug}/"})
    sections = ("місто", "misto/east", "Ringe/old")
    assert [urls.pattern_of(settings, section)[0] for section in sections] == ["m", "m", "r"]


def test_a_section_becomes_a_path_of_plain_words():
    assert urls.section_path("World News/Östersjön") == "world-news/ostersjon"
    assert urls.section_file("world", 3) == "world/page/3/index.html"


def test_a_tag_without_latin_letters_still_has_an_address():
    assert urls.tag_slugs(["North Korea", "!?"]) == {"North Korea": "north-korea", "!?": "213f"}


def test_tags_that_differ_by_case_blanks_or_hyphens_only_are_one():
    tags = ["North Korea", "north  korea", "North-Korea", "\u00c9tat", "e\u0301tat"]
    assert list(urls.tag_slugs(tags).values()) == ["north-korea"] * 3 + ["etat"] * 2


def test_other_tags_never_share_an_address():
    tags = ["C++", "c#", "C", "C#", "C 2", "Etat", "\u00c9tat", "\u00ca t\u00e2t"]
    slugs = urls.tag_slugs(tags)
    assert slugs == urls.tag_slugs(reversed(tags))
    assert [slugs[tag] for tag in tags] == ["c-4", "c-3", "c", "c-3", "c-2", "etat", "etat-2", "e-tat"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", ""),
        ("a/index.html", "a/"),
        ("a/b.html", "a/b.html"),
        ("a/myindex.html", "a/myindex.html"),
    ],
)
def test_an_address_is_the_folder_of_an_index_file(path, address):
    assert urls.as_address(path) == address


def test_files_that_belong_to_a_page_stand_in_its_folder():
    assert urls.beside("a/b/index.html", "map.png") == "a/b/map.png"
    assert urls.beside("a/b.html", "map.png") == "a/b/map.png"
    assert urls.annotations_file("a/b/index.html") == "a/b/annotations.json"
    assert urls.to_annotations("a/b/index.html") == "annotations.json"
    assert urls.to_annotations("a/b.html") == "b/annotations.json"


def test_links_go_by_way_of_the_root():
    assert urls.root_from("a/b/index.html") == "../../"
    assert urls.join("../../", "c/index.html") == "../../c/"
    assert urls.join("../../", "index.html", "top") == "../../#top"
    assert urls.join("", "index.html") == "./"


def test_links_are_percent_encoded():
    assert urls.join("", "größe/a b?#:.html", "é") == "gr%C3%B6%C3%9Fe/a%20b%3F%23%3A.html#%C3%A9"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/about/", "about/index.html"),
        ("about", "about/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/", "index.html"),
    ],
)
def test_addresses_in_settings_stand_for_output_paths(written, path):
    assert urls.file_in_site(written) == path


@pytest.mark.parametrize(
    "target", ["https://example.org", "mailto:a@example.org", "//example.org/x", "tel:1"]
)
def test_links_out_of_the_site_are_known(target):
    assert urls.is_external(target)
    assert not urls.is_external("/news/a:b/")


def test_a_full_url_needs_a_base():
    known = urls.Addresses("https://example.org/Ü")
    assert known.absolute("a/index.html", "b") == "https://example.org/Ü/a/#b"
    assert known.base_path == "/%C3%9C/"
    assert urls.Addresses().absolute("a/index.html") == ""
    assert urls.Addresses().base_path == "/"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/etc/index.html", "absolute"),
        ("a//index.html", "empty part"),
        ("a/../b/index.html", "leads out"),
        ("a/.git/index.html", "begins with a dot"),
        ("a\\b/index.html", "backslash"),
        ("a\0/index.html", "control character"),
        ("a /index.html", "space"),
        ("a./index.html", "ends with a dot"),
        ("ü" * 150 + "/index.html", "too long"),
    ],
)
def test_unsafe_paths_are_named(path, why):
    assert why in urls.why_unsafe(path)


segment = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=20)


@given(st.lists(segment, min_size=1, max_size=5))
def test_a_safe_path_never_leaves_the_output_folder(parts):
    path = "/".join(parts)
    if not urls.why_unsafe(path):
        assert not path.startswith("/")
        assert not {"", ".", ".."} & set(path.split("/"))
        assert "\\" not in path


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/page", "https://a.example/page#:~:text=any%20lorry"),
        ("https://a.example/page?x=1#top", "https://a.example/page?x=1#top:~:text=any%20lorry"),
        ("https://a.example/#:~:text=other", "https://a.example/#:~:text=any%20lorry"),
    ],
)
def test_a_link_to_words_keeps_the_fragment_of_its_page(url, link):
    assert urls.at_passage(url, Passage("s", (TextFragment("any\nlorry"),))) == link


def test_signs_that_part_the_terms_of_a_link_are_encoded_inside_them():
    fragment = TextFragment("co-op, 1 & 2", "the end", "so, ", "— so")
    assert urls.at_passage("https://a.example/", Passage("s", (fragment, TextFragment("ж")))) == (
        "https://a.example/#:~:text=so%2C-,co%2Dop%2C%201%20%26%202,the%20end,-%E2%80%94%20so&text=%D0%B6"
    )


def test_a_passage_that_no_link_leads_to_leads_to_its_page():
    assert urls.at_passage("https://a.example/#top", Passage("s")) == "https://a.example/#top"
