"""The preview in a real Chromium: pages follow edits, and problems are shown, under the policy of the docs."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from browser.chromium import accessibility_problems, is_too_wide
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
        return re.search(r"http://\S+", process.stdout.readline())[0]

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


def until(page, true):
    """Wait until something holds on the page, whose policy forbids the waiting that Playwright puts into it."""
    end = time.monotonic() + 20
    while True:
        with suppress(Error):  # the page was just being loaded anew
            if page.evaluate(true):
                return
        assert time.monotonic() < end, true
        page.wait_for_timeout(20)


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
    until(page, "document.readyState == 'complete' && window.LiveReload?.connector.protocol == 7")
    page.evaluate("scrollTo(0, 900); window.marker = 'still here'")

    for number in (2, 3):
        style.write_text(style.read_text().replace(f"(0, 0, {number - 1})", f"(0, 0, {number})"))
        until(page, colour.format(number))
        assert page.evaluate("[window.marker, scrollY]") == ["still here", 900]

    briefing.write_text(briefing.read_text().replace("came.", "came by boat."))
    page.wait_for_selector("p:has-text('came by boat.')")
    until(page, "window.marker == undefined && scrollY == 900")
