from dataclasses import replace

import pytest
from plan.harbour import FILES, STATIC, article, small_corpus, when

from briefgen.model.settings import ExportSettings, NavItem, Publisher, Settings, TrustStatements
from briefgen.model.source import Correction
from briefgen.model.text import Place
from briefgen.plan.text.link_check import (
    Goal,
    Goals,
    check_home,
    check_settings,
    check_where,
    goal_of,
    goals_of,
    image_goal,
)
from briefgen.plan.urls import addresses

CORPUS = small_corpus()
GOALS = goals_of(
    CORPUS,
    addresses(CORPUS, Settings()),
    [
        "index.html",
        "tags/index.html",
        "claims/index.html",
        "entities/person/ada-lind/index.html",
        "older.html",
        "feed.xml",
        "news/labour/feed.json",
        "claims/quay-open/feed.xml",
    ],
    {name: name for name in STATIC},
    FILES | {"shared/plan.pdf": b""},
)
PAGE = "news/harbour/index.html"


def follow(markdown: str):
    text = article("harbour", markdown)
    (link,) = text.links
    goal, problems = goal_of(link, text.source, PAGE, GOALS)
    return goal, [(problem.code, problem.hint) for problem in problems]


@pytest.mark.parametrize(
    ("target", "path", "fragment"),
    [
        ("labour/strike.md", "news/labour/strike/index.html", ""),
        ("labour/strike.md#what-next", "news/labour/strike/index.html", "what-next"),
        ("../pages/about.md", "about/index.html", ""),
        ("/news/labour/strike.md", "news/labour/strike/index.html", ""),
        ("/content/news/labour/strike.md", "news/labour/strike/index.html", ""),
        ("/news/labour/strike/", "news/labour/strike/index.html", ""),
        ("/news/labour/strike", "news/labour/strike/index.html", ""),
        ("../labour/strike/", "news/labour/strike/index.html", ""),
        ("#the-quay", PAGE, "the-quay"),
        ("labour/strike.md#quote-1", "news/labour/strike/index.html", "quote-1"),
        ("/", "index.html", ""),
        ("/tags/?a=b", "tags/index.html", ""),
        ("/older.html", "older.html", ""),
        ("/feed.xml", "feed.xml", ""),
        ("/news/labour/feed.json", "news/labour/feed.json", ""),
        ("/claims/quay-open/feed.xml", "claims/quay-open/feed.xml", ""),
        ("/static/map.png", "static/map.png", ""),
        ("/map.png", "static/map.png", ""),
        ("/entities/person/ada-lind/#anything", "entities/person/ada-lind/index.html", "anything"),
    ],
)
def test_links_lead_to_output_paths(target, path, fragment):
    assert follow(f"[Read]({target})") == (Goal(path, fragment), [])


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a.md",
        "HTTP://example.org",
        "//example.org/a",
        "http://localhost:8000?a",
        "ftp://example.org/a",
        "mailto:desk@example.org",
        "mailto:?subject=Water",
        "tel:+44",
    ],
)
def test_links_out_of_the_site_are_left_alone(target):
    assert follow(f"[Read]({target})") == (Goal(), [])


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("htps://example.org", "Did you mean `https://example.org`?"),
        ("https:/example.org/a", "Did you mean `https://example.org/a`?"),
        ("http:example.org", "Did you mean `http://example.org`?"),
        ("https://", "Write it in full: `https://example.org/page`."),
        ("https://exa%20mple.org", "Write it in full: `https://example.org/page`."),
        ("mailto:desk", "Write to whom: `mailto:desk@example.org`."),
        ("", "Write it between the round brackets: `[words](address)`."),
    ],
)
def test_what_no_browser_can_open_is_reported(target, hint):
    goal, problems = follow(f"[Read]({target})")
    assert problems == [("link/bad-address", hint)]
    assert goal == Goal("" if target else PAGE)


OWN = ("https://news.example.org/desk/", "http://127.0.0.1:8000")


def problems_at_home(markdown: str, own=OWN):
    """Give what is wrong with a link in a site that stands at the addresses ``own``."""
    (link,) = article("harbour", markdown).links
    return [(problem.code, problem.hint) for problem in check_home(link, replace(GOALS, own=own))]


@pytest.mark.parametrize(
    "target",
    [
        "https://news.example.org/desk/news/labour/strike/",
        "HTTP://News.Example.org:80/desk/news/labour/strike",
        "//news.example.org/desk",
        "https://news.example.org/desk?from=mail",
        "http://127.0.0.1:8000/tags/?a=b#top",
        "https://news.example.org/desk/news/labour/strike/#what-next",
        "https://news.example.org/desk/older.html",
        "https://news.example.org/desk/news/harbour/plan.pdf",
    ],
)
def test_full_links_into_the_site_lead_to_what_is_there(target):
    assert problems_at_home(f"[Read]({target})") == []
    assert follow(f"[Read]({target})") == (Goal(), [])


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/nowhere/",
        "https://news.example.org/deskwork/",
        "https://news.example.org/shop/",
        "https://news.example.org:8443/desk/nowhere/",
        "https://[news.example.org/desk/nowhere/",
        "https://example.org/?to=https://news.example.org/desk/nowhere/",
        "mailto:desk@news.example.org",
        "/nowhere/",
    ],
)
def test_other_links_are_not_taken_for_full_ones_into_the_site(target):
    assert problems_at_home(f"[Read]({target})") == []


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("https://news.example.org/desk/tag/", ("link/broken", "Did you mean `/tags/`?")),
        ("http://127.0.0.1:8000/tag/", ("link/broken", "Did you mean `/tags/`?")),
        (
            "https://news.example.org/desk/news/labour/strike/#what-nex",
            ("link/no-such-part", "Did you mean `what-next`?"),
        ),
        (
            # It is the path of a file, and no address.
            "https://news.example.org/desk/news/labour/strike.md",
            ("link/broken", "Did you mean `/news/labour/strike/` or `/news/harbour/`?"),
        ),
    ],
)
def test_full_links_into_the_site_that_lead_nowhere_are_reported_as_those_to_a_path_are(target, problem):
    assert problems_at_home(f"[Read]({target})") == [problem]


def test_a_site_that_knows_no_address_has_no_full_links_into_itself():
    assert problems_at_home("[Read](https://news.example.org/desk/tag/)", own=()) == []


def test_a_site_stands_at_the_address_of_its_settings_and_at_that_of_the_build():
    settings = Settings(base_url="http://127.0.0.1:8000", home_url="https://example.org/")
    made = goals_of(CORPUS, addresses(CORPUS, settings), [], {}, {}, settings=settings)
    assert made.own == ("https://example.org/", "http://127.0.0.1:8000")


def test_files_that_the_settings_ask_for_are_there():
    plain = goals_of(CORPUS, addresses(CORPUS, Settings()), [], {}, {})
    asked = Settings(
        base_url="https://news.example.org",
        news_sitemap=True,
        exports=ExportSettings(claims_csv=True),
        trust_txt=TrustStatements(member=("https://guild.example/",)),
    )
    made = goals_of(CORPUS, addresses(CORPUS, asked), [], {}, {}, settings=asked)
    assert made.outputs - plain.outputs == {"sitemap.xml", "sitemap-news.xml", "claims.csv", "trust.txt"}


@pytest.mark.parametrize("target", ["../shared/plan.pdf", "/shared/plan.pdf", "/content/shared/plan.pdf"])
def test_a_link_to_another_file_takes_it_along(target):
    assert follow(f"[Plan]({target})") == (
        Goal("news/harbour/plan.pdf", copy="shared/plan.pdf"),
        [],
    )


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("labour/strikes.md", "Did you mean `labour/strike.md`?"),
        ("/tag/", "Did you mean `/tags/`?"),
        ("http//example.org/a", "Did you mean `http://example.org/a`?"),
        ("example.org/a", "An address outside of the site begins with `https://`: `https://example.org/a`."),
        (
            "nowhere-at-all.xyz",
            "Link to a content file (`other.md`) or to an address (`/section/slug/`); a draft, what waits"
            " for its day and what has expired are not in the site.",
        ),
        ("Labour\\strike.md", "Did you mean `labour/strike.md`? Capitals count."),
        (
            "www.example.org/a",
            "An address outside of the site begins with `https://`: `https://www.example.org/a`.",
        ),
        ("desk@example.org", "A link that writes a letter begins with `mailto:`: `mailto:desk@example.org`."),
        (
            "C:\\news\\strike.md",
            "This is a place on your own computer: put the file beside the briefing, and write its path from there.",
        ),
    ],
)
def test_a_broken_link_is_named_with_what_is_near(target, hint):
    assert follow(f"[Read]({target})") == (Goal(), [("link/broken", hint)])


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("Quay.PNG", "Did you mean `quay.png`? Capitals count."),
        (
            "D:\\quay.png",
            "This is a place on your own computer: put the file beside the briefing, and write its path from there.",
        ),
    ],
)
def test_a_picture_that_is_not_there_is_named_with_what_is_near(target, hint):
    assert follow(f"![Quay]({target})") == (Goal(), [("image/missing", hint)])


def test_a_part_that_is_not_there_is_named():
    goal, problems = follow("[Read](labour/strike.md#what-nex)")
    assert goal == Goal("news/labour/strike/index.html", "what-nex")
    assert problems == [("link/no-such-part", "Did you mean `what-next`?")]


@pytest.mark.parametrize("part", ["fn-1", "card-1", "source-s-wire", "corrections", "claim-box-2", "top"])
def test_parts_that_pages_have_by_themselves_are_not_reported(part):
    assert follow(f"[Read](#{part})")[1] == []


def test_a_picture_on_another_host_is_reported():
    hint = "Save it beside the briefing and name it by its path there."
    assert follow("![Far](https://example.org/a.png)") == (Goal(), [("image/elsewhere", hint)])
    assert follow("![Far](//example.org/a.png)") == (Goal(), [("image/elsewhere", hint)])


def test_a_picture_stands_beside_its_page():
    assert follow("![Quay](quay.png)") == (Goal("news/harbour/quay.png", copy="news/quay.png"), [])
    assert follow("![Map](/map.png)") == (Goal("static/map.png"), [])


def test_a_picture_that_is_not_there_is_an_error():
    assert follow("![Quay](quai.png)") == (Goal(), [("image/missing", "Did you mean `quay.png`?")])
    assert follow("![Map](/mapp.png)") == (Goal(), [("image/missing", "Did you mean `/map.png`?")])


def test_a_picture_without_words_is_named():
    assert [code for code, _ in follow("![](quay.png)")[1]] == ["image/no-description"]


def test_a_picture_outside_the_content_folder_is_never_taken():
    goal, problems = image_goal("../../secret.png", "content/news/harbour.md", PAGE, GOALS, None)
    assert goal == Goal()
    assert [problem.code for problem in problems] == ["image/missing"]


def test_a_correction_must_point_at_a_part_that_is_there():
    fixed = tuple(
        Correction(when("2025"), "update", where=where) for where in ("#the-quay", "#the-key", "Top")
    )
    source = article("harbour", "Text.", corrections=fixed).source
    near, plain = check_where(source, PAGE, GOALS)
    assert (near.code, near.hint) == ("link/no-such-part", "Did you mean `the-quay`?")
    assert (plain.code, plain.message[-21:]) == ("link/no-such-part", "part with the name `Top`."[-21:])


def test_menu_and_policies_must_lead_somewhere():
    settings = Settings(
        nav=(NavItem("Home", "/"), NavItem("Out", "https://example.org"), NavItem("Abut", "/abut/")),
        publisher=Publisher(policies=(("ethicsPolicy", "/ethics/"),)),
        places={"nav.2.to": Place("briefgen.yaml", 4, 5)},
    )
    broken = list(check_settings(settings, GOALS))
    assert [problem.code for problem in broken] == ["link/broken", "link/broken"]
    assert (str(broken[0].place), broken[0].hint) == ("briefgen.yaml:4:5", "Did you mean `/about/`?")
    assert broken[1].place is None


def test_the_goals_of_links_know_headings_ids_and_quotations():
    assert {"the-quay", "quote-1", "claim-1"} <= GOALS.anchors[PAGE]
    assert isinstance(GOALS, Goals)
