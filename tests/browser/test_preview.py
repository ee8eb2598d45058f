"""The preview in a real Chromium: pages follow edits, and problems are shown, under the policy of the docs."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from browser.chromium import accessibility_problems, is_too_wide, until
from playwright.sync_api import Error
from product import WITHOUT_MODEL, run_briefgen, write_site

pytestmark = pytest.mark.browser

SITE = f"""\
-- briefgen.yaml --
{WITHOUT_MODEL}
-- static/style.css --
h1 {{ color: rgb(0, 0, 1); }}
main {{ min-block-size: 5000px; }}
-- content/entities/ann.yaml --
- {{id: person/ann-harrow, name: Ann Harrow}}
-- content/town/bridge.md --
---
title: The bridge is closed
date: 2025-04-28
draft: true
---
[[Ann Harrow]] came.
"""


@pytest.fixture
def serving():
    """Start a preview of a site's folder; give its address. All are ended with Ctrl-C, at once and cleanly."""
    running = []

    def start(folder):
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "briefgen", "serve", "-p", "0"],
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        return next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))

    yield start
    for process in running:
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        process.stdout.close()
        assert process.wait() == 0


@pytest.fixture
def page(browser, serving):
    """A page, closed before its preview ends; what went wrong on it must be nothing."""
    page, wrong = browser.new_page(), []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    page.close()
    assert wrong == []


LISTENS = "document.readyState == 'complete' && window.LiveReload?.connector.protocol == 7"
HEAD = r"[...document.head.children].map((one) => one.outerHTML.replace(/data-page=.\d+./, '')).sort()"
AS_IT_IS = f"[document.body.outerHTML, ...{HEAD}]"


def test_an_open_page_follows_the_file(page, serving, tmp_path):
    assert run_briefgen("new", "site", "demo", cwd=tmp_path).returncode == 0
    folder = tmp_path / "demo"
    briefing = folder / "content" / "town" / "harbour-bridge-closed.md"
    text = briefing.read_text()

    page.goto(f"{serving(folder)}town/harbour-bridge-closed/")
    briefing.write_text(text.replace("to lorries", "to all lorries"))
    page.wait_for_selector("h1:has-text('to all lorries')")
    briefing.write_text(text.replace("kind: news", "kind: newz"))
    page.wait_for_selector("#briefgen-panel pre mark:has-text('newz')")
    assert page.locator("h1").first.inner_text().endswith("to all lorries"), "the last good page stays"
    assert accessibility_problems(page) == []
    briefing.write_text(text)
    page.wait_for_selector("#briefgen-panel", state="detached")

    assert "to all lorries" not in page.locator("h1").first.inner_text()

    # The strip says what was found, by keyboard too, and stays open when the page is loaded anew.
    summary = page.locator("#briefgen-strip > details > summary")
    assert "quotation" in summary.inner_text()
    summary.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#briefgen-strip .sheet h2:has-text('Names')")
    page.wait_for_selector("#briefgen-strip dd button", state="attached")
    briefing.write_text(text + "\nA further sentence.\n")
    page.wait_for_selector("p:has-text('A further sentence.')")
    page.wait_for_selector("#briefgen-strip .sheet h2:has-text('Names')")
    assert accessibility_problems(page) == []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert not is_too_wide(page), width
    page.keyboard.press("Tab")
    page.locator("#briefgen-strip summary.row").first.focus()
    page.keyboard.press("Escape")
    page.wait_for_selector("#briefgen-strip .sheet", state="hidden")


def test_a_new_style_comes_without_a_reload_and_a_reload_keeps_the_place(page, serving, tmp_path):
    folder = write_site(tmp_path / "site", SITE)
    style, briefing = folder / "static" / "style.css", folder / "content" / "town" / "bridge.md"
    page.goto(f"{serving(folder)}town/bridge/")
    colour = "getComputedStyle(document.querySelector('h1')).color == 'rgb(0, 0, {})'"
    until(page, colour.format(1))
    assert "Draft" in page.locator(".banner").first.inner_text()
    until(page, LISTENS)
    page.evaluate("scrollTo(0, 900); window.marker = 'still here'")

    for number in (2, 3):
        style.write_text(style.read_text().replace(f"(0, 0, {number - 1})", f"(0, 0, {number})"))
        until(page, colour.format(number))
        assert page.evaluate("[window.marker, scrollY]") == ["still here", 900]
    briefing.write_text(briefing.read_text().replace("came.", "came late."))
    page.wait_for_selector("p:has-text('came late.')")
    style.write_text(style.read_text().replace("(0, 0, 3)", "(0, 0, 4)"))
    briefing.write_text(briefing.read_text().replace("came late.", "came."))
    page.wait_for_selector("p:has-text('came.')")
    until(page, colour.format(4))
    assert page.evaluate("[window.marker, scrollY]") == ["still here", 900]

    (folder / "briefgen.yaml").write_text(f"{WITHOUT_MODEL}theme_options: {{scripts: [rows.js]}}\n")
    (folder / "static" / "rows.js").write_text("const rows = document.querySelectorAll('tr');")
    page.wait_for_selector("script[src*=rows]", state="attached")
    until(page, "window.marker == undefined && scrollY == 900")

    # It may hold on to something, so with this script pages are loaded anew.
    until(page, LISTENS)
    page.evaluate("window.marker = 'still here'")
    briefing.write_text(briefing.read_text().replace("came.", "came by boat."))
    page.wait_for_selector("p:has-text('came by boat.')")
    until(page, "window.marker == undefined && scrollY == 900")


def test_what_was_opened_before_the_scripts_ran_stays_open(page, serving, tmp_path):
    folder = write_site(tmp_path / "site", SITE)
    held = []
    page.route("**/exchange.js", lambda route: held.append(route))
    page.goto(f"{serving(folder)}town/bridge/", wait_until="commit")
    page.locator("#briefgen-strip > details > summary").click()
    held[0].continue_()
    until(page, LISTENS)

    briefing = folder / "content" / "town" / "bridge.md"
    briefing.write_text(briefing.read_text().replace("came.", "came by boat."))
    page.wait_for_selector("p:has-text('came by boat.')")
    assert page.locator("#briefgen-strip .sheet").is_visible()


EDITS = {
    "a word": ("came.", "came by boat."),
    "a paragraph before others": ("[[Ann", "It rained.\n\n[[Ann"),
    "a heading, and so a list of contents": ("It rained.", "## Rain\n\nIt *rained*.\n\n## Wind\n\nNone.\n\n"),
    "a heading less": ("## Wind\n\nNone.\n\n", ""),
    "a table": ("It *rained*.", "| Day | Rain |\n|---|---|\n| Monday | 4 |\n"),
    "a row": ("| Monday | 4 |", "| Monday | 4 |\n| Tuesday | 5 |"),
    "a name more": ("came by boat.", "came by boat, with [[person/bo-harrow|Bo]]."),
    "a name less": ("with [[person/bo-harrow|Bo]]", "with Bo"),
    "a headline": ("The bridge is closed", "The bridge & the pier are closed"),
}


def test_a_page_that_takes_in_an_edit_is_as_if_it_was_loaded_anew(page, serving, browser, tmp_path):
    folder = write_site(tmp_path / "site", SITE)
    people = folder / "content" / "entities" / "ann.yaml"
    people.write_text(
        people.read_text() + "- {id: person/bo-harrow, name: Bo Harrow, description: A pilot}\n"
    )
    briefing = folder / "content" / "town" / "bridge.md"
    address = f"{serving(folder)}town/bridge/"
    page.goto(address)
    until(page, LISTENS)
    page.evaluate("scrollTo(0, 900); window.marker = 'still here'")
    other = browser.new_page()

    for name, (old, new) in EDITS.items():
        assert old in briefing.read_text(), name
        before, end = page.evaluate(AS_IT_IS), time.monotonic() + 20
        briefing.write_text(briefing.read_text().replace(old, new))
        here = there = before
        while here == before or here != there:
            assert time.monotonic() < end, (name, here, there)
            page.wait_for_timeout(50)
            here = page.evaluate(AS_IT_IS)
            if here != before:
                with suppress(Error):  # it was just being loaded anew
                    other.goto(address)
                    there = other.evaluate(AS_IT_IS)
        assert page.evaluate("window.marker") == "still here", name
    assert page.title().startswith("The bridge & the pier are closed")
    assert page.evaluate("scrollY") >= 900, "what came in above the window pushes nothing"
    other.close()


def test_an_open_page_goes_along_to_another_address(page, serving, tmp_path):
    folder = write_site(
        tmp_path / "site", SITE.replace("annotation:", "permalink: '{year}/{slug}/'\nannotation:")
    )
    address, briefing = serving(folder), folder / "content" / "town" / "bridge.md"
    page.goto(f"{address}2025/bridge/?from=mail#main")
    until(page, LISTENS)
    page.evaluate("scrollTo(0, 900)")

    for old, new, stands in (
        ("title:", "slug: span\ntitle:", "2025/span/"),
        ("2025-04-28", "2024-04-28", "2024/span/"),
        ("slug: span", "slug: [1", "2024/span/"),  # a slip, and nothing moves
        ("slug: [1", "slug: pier", "2024/pier/"),
    ):
        text = briefing.read_text()
        assert old in text
        briefing.write_text(text.replace(old, new, 1))
        if "[" in new:
            page.wait_for_selector("#briefgen-panel")
        until(
            page,
            f"location.pathname == '/{stands}' && document.querySelector('h1')?.innerText.includes('bridge')",
        )
        until(page, LISTENS)
        until(page, "location.search + location.hash == '?from=mail#main'")

    # The slug goes with the name of the file again, and then a folder gets another name.
    briefing.write_text(briefing.read_text().replace("slug: pier\n", ""))
    until(page, "location.pathname == '/2024/bridge/'")
    until(page, LISTENS)
    briefing.rename(briefing.with_name("quay.md"))
    until(page, f"location.pathname == '/2024/quay/' && {LISTENS}")
    (folder / "content" / "town").rename(folder / "content" / "city")
    (folder / "content" / "city" / "quay.md").rename(folder / "content" / "city" / "gate.md")
    until(page, f"location.pathname == '/2024/gate/' && {LISTENS}")
    until(page, "scrollY == 900")
