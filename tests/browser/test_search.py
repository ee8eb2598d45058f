"""Search in a real Chromium: in a sub-folder of a plain static server, under the policy that the docs give for it."""

import json
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.chromium import accessibility_problems, is_too_wide
from playwright.sync_api import expect
from product import POLICY, SEARCH_POLICY, WITHOUT_MODEL, write_site
from serving import serving

from briefgen import pipeline

pytestmark = [pytest.mark.browser, pytest.mark.pagefind, pytest.mark.xdist_group("browser")]

SITE = f"""\
-- briefgen.yaml --
title: Tolva Post
{WITHOUT_MODEL}
-- content/entities/all.yaml --
- {{id: person/ines-solberg, name: Ines Solberg, aliases: [Ines Marie Solberg, {{text: Солберг, lang: uk}}]}}
- {{id: person/odd-brekke, name: Odd Brekke}}
- {{id: place/tolva, name: Tolva}}
-- content/sources/all.yaml --
- {{id: s-letter, title: A letter}}
-- content/claims/dam.yaml --
- id: dam-safe
  text: The dam at Tolva is safe in any spring flood.
  short: The dam is safe
  positions:
    - {{by: person/ines-solberg, stance: asserts, date: 2025-03-02, sources: [s-letter]}}
    - {{by: person/odd-brekke, stance: denies, date: 2025-03-03, sources: [s-letter]}}
  assessment: {{state: contested, date: 2025-03-04, by: person/odd-brekke, summary: They disagree.}}
-- content/rivers/gate.md --
---
title: A gate that sticks
date: 2025-03-04
claims: [dam-safe]
sources: [s-letter]
---
The gate at [[Tolva]] did not open.

## Warnings came early

An engineer had measured a crack in the \\<sluice> & told nobody.

::: quote {{speaker="Ines Solberg" source=s-letter}}
Every sluice was inspected.
:::
-- content/parliament/vote.md --
---
title: Parliament votes on pumps
date: 2024-11-02
sources: [s-letter]
---
[[Odd Brekke]] asked for pumps beside the sluice.
-- content/parliament/brev.md --
---
title: Fra Tolva
date: 2025-01-05
lang: nb
sources: [s-letter]
---
Vannstanden er høy.
-- content/pages/about.md --
---
title: About us
---
We write about rivers.
"""

MANY = "".join(
    f"-- content/notes/note-{number}.md --\n---\ntitle: Note {number}\ndate: 2023-01-{number:02d}\nsources: [s-letter]\n---\nEbb tide.\n"
    for number in range(1, 24)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = write_site(tmp_path_factory.mktemp("search"), SITE + MANY)
    done = pipeline.build(root, root / "www/news/desk", pipeline.Options(datetime(2026, 1, 15, tzinfo=UTC)))
    assert done.diagnostics == ()
    return root / "www"


class Host:
    """Where the site stands. ``strict``: its page that searches gets the policy of the others."""

    address, strict = "", False

    def policy(self, path):
        searches = urlsplit(path).path.endswith("/search/") and not self.strict
        return SEARCH_POLICY if searches else POLICY


@pytest.fixture(scope="module")
def server(folder):
    server = Host()
    with serving(folder, server.policy, kept=False) as server.address:
        yield server


@pytest.fixture(scope="module")
def open_page(browser):
    """Give a page with these settings, and the list of what goes wrong on it; one page for each settings."""
    opened = {}

    def give(**settings):
        key = repr(settings)
        if key not in opened:
            page, wrong = browser.new_context(**settings).new_page(), []
            page.on("console", lambda message: wrong.append(message.text))
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on(
                "request",
                lambda request: wrong.append(request.url) if "127.0.0.1" not in request.url else None,
            )
            opened[key] = page, wrong
        return opened[key]

    yield give
    for page, _ in opened.values():
        page.context.close()


@pytest.fixture
def visit(open_page, server):
    """Open the search page: ``visit("?q=gate")`` gives it; what goes wrong on it is asserted at the end."""
    heard = []

    def go(query="", width=1280, scheme="light", **settings):
        page, wrong = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme, **settings)
        heard.append(wrong)
        page.goto(f"{server.address}news/desk/search/{query}")
        return page

    yield go
    assert [message for wrong in heard for message in wrong] == []


def titles(page):
    return page.locator(".results h2 a").all_inner_texts()


def found(page, *expected):
    """Wait until exactly these titles are found, in any order."""
    expect(page.locator("#search-status")).to_have_text(f"Results: {len(expected)}")
    assert sorted(titles(page)) == sorted(expected)


def question(page):
    return parse_qs(urlsplit(page.url).query)


def test_a_word_is_found_in_its_section_and_shown_there(visit):
    page = visit()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("crack")
    found(page, "A gate that sticks")
    section = page.locator(".results ul a")
    expect(section).to_have_text("Warnings came early")
    expect(page.locator(".results mark")).to_have_text("crack")
    expect(page.locator(".results ul p")).to_contain_text("in the <sluice> & told nobody")
    assert question(page) == {"q": ["crack"]}
    section.click()
    page.wait_for_url("**/news/desk/rivers/gate/#warnings-came-early")


def test_the_mark_of_a_word_takes_no_sign_along(visit):
    page = visit("?q=sluice")
    expect(page.locator(".results")).to_contain_text("pumps beside the sluice.")
    assert set(page.locator(".results mark").all_inner_texts()) == {"sluice"}


@pytest.mark.parametrize("name", ["Ines Marie", "Солберг"])
def test_a_name_is_found_by_another_of_its_forms(visit, name):
    page = visit(f"?q={name}")
    expect(page.locator(".results h2 a").first).to_have_text("Ines Solberg")
    page.locator(".results h2 a").first.click()
    page.wait_for_url("**/news/desk/entities/person/ines-solberg/")


def test_a_claim_is_found_with_its_state_and_its_date(visit):
    page = visit("?q=spring+flood")
    found(page, "The dam is safe")
    expect(page.locator(".results .meta")).to_have_text("Claim · Contested · 4 March 2025")
    expect(page.locator(".results time")).to_have_attribute("datetime", "2025-03-04")


def test_a_text_in_another_language_is_found_and_marked_as_such(visit):
    page = visit("?q=vannstanden")
    found(page, "Fra Tolva")
    for part in ("h2", ".excerpt"):
        expect(page.locator(f".results {part}")).to_have_attribute("lang", "nb")
    expect(page.locator(".results .meta")).to_have_text("News · Parliament · 5 January 2025")


class TestFilters:
    def test_by_section(self, visit):
        page = visit("?q=sluice")
        found(page, "A gate that sticks", "Parliament votes on pumps")
        page.get_by_role("checkbox", name="Parliament 1").check()
        found(page, "Parliament votes on pumps")
        assert question(page) == {"q": ["sluice"], "section": ["Parliament"]}
        page.get_by_role("checkbox", name="Rivers 1").check()  # a second choice adds to what is found
        found(page, "A gate that sticks", "Parliament votes on pumps")

    def test_by_name(self, visit):
        page = visit()
        page.get_by_role("combobox", name="Name").select_option("Tolva")
        found(page, "A gate that sticks", "Tolva")

    def test_by_speaker(self, visit):
        page = visit()
        page.get_by_role("combobox", name="Speaker").select_option("Ines Solberg")
        found(page, "A gate that sticks", "The dam is safe")

    def test_by_the_state_of_a_claim(self, visit):
        page = visit()
        page.get_by_role("checkbox", name="Contested 2").check()
        found(page, "A gate that sticks", "The dam is safe")

    def test_what_would_find_nothing_is_not_offered(self, visit):
        page = visit("?q=pumps")
        found(page, "Parliament votes on pumps")
        expect(page.get_by_role("group", name="Section").get_by_role("checkbox")).to_have_count(1)
        assert page.get_by_label("Year").locator("option").all_inner_texts() == ["Any", "2024 (1)"]

    def test_the_question_is_in_the_address_and_is_cleared_in_one_go(self, visit):
        page = visit("?q=sluice&section=Parliament&order=date")
        found(page, "Parliament votes on pumps")
        page.get_by_role("button", name="Clear all").click()
        expect(page.locator(".results h2")).to_have_count(0)
        assert question(page) == {}
        expect(page.get_by_role("checkbox", name="Parliament")).not_to_be_checked()
        expect(page.get_by_role("searchbox")).to_have_value("")


def test_without_words_the_newest_come_first_and_names_last(visit):
    page = visit("?kind=News&kind=Place")
    expect(page.locator("#search-status")).to_have_text("Results: 27")
    assert titles(page)[:4] == ["A gate that sticks", "Fra Tolva", "Parliament votes on pumps", "Note 23"]
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".results h2")).to_have_count(20)
    expect(page.locator(".results h2 a").nth(10)).to_be_focused()
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)
    assert titles(page)[-1] == "Tolva"


def test_nothing_found_is_said(visit):
    page = visit("?q=zebra")
    expect(page.get_by_role("status")).to_contain_text("Nothing was found.")


def test_by_keyboard_alone(visit):
    page = visit()
    links, field = page.locator(".results a"), page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("sluice")
    found(page, "A gate that sticks", "Parliament votes on pumps")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("crack")  # the old words were selected
    found(page, "A gate that sticks")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(links).to_have_count(0)
    page.keyboard.type("pumps")
    found(page, "Parliament votes on pumps")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/parliament/vote/")


def test_tab_reaches_the_filters_and_space_chooses(visit):
    page = visit(width=390)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens "Narrow down"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    found(page, "The dam is safe")
    assert question(page) == {"kind": ["Claim"]}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_with_results(visit, scheme, width):
    page = visit("?q=sluice&section=Parliament&section=Rivers", width, scheme)
    found(page, "A gate that sticks", "Parliament votes on pumps")
    assert accessibility_problems(page) == []
    assert not is_too_wide(page)


class TestWhereItCannotRun:
    def lists(self, page):
        return page.locator(".lists a").all_inner_texts()

    def test_without_script_it_says_so_and_leads_to_lists(self, visit):
        page = visit("?q=sluice", java_script_enabled=False)
        expect(page.get_by_text("Searching needs script.")).to_be_visible()
        assert self.lists(page) == ["Notes", "Parliament", "Rivers", "Who is who", "Quotes", "Claims"]
        expect(page.get_by_role("searchbox")).to_have_count(0)

    def test_under_the_policy_of_the_other_pages_it_says_so(self, visit, server):
        server.strict = True
        try:
            page = visit("?q=sluice")
            expect(page.get_by_role("status")).to_contain_text("content policy does not allow it")
            expect(page.get_by_role("searchbox")).to_have_count(0)
            assert len(self.lists(page)) == 6
        finally:
            server.strict = False

    def test_from_disk_it_says_so(self, browser, folder):
        page = browser.new_page()
        page.goto((folder / "news/desk/search/index.html").as_uri())
        expect(page.get_by_role("status")).to_contain_text("once the site stands on a server")
        page.close()


def test_the_page_loads_little(visit, folder):
    page = visit("?q=sluice")
    found(page, "A gate that sticks", "Parliament votes on pumps")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').map((one) => [one.name, one.encodedBodySize])"
    )
    assert sum(size for name, size in sizes if "/pagefind/" in name) < 150_000, json.dumps(sizes, indent=1)
    assert not [name for name, _ in sizes if "worker" in name]
