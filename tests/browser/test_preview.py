"""The preview in a real Chromium: pages follow edits, and problems are shown, under the policy of the docs."""

import os
import re
import signal
import subprocess
import sys

import pytest
from browser.chromium import accessibility_problems
from product import run_briefgen

pytestmark = pytest.mark.browser


@pytest.fixture
def preview(tmp_path):
    """A preview of a new site: its folder and its address."""
    folder = tmp_path / "demo"
    assert run_briefgen("new", "site", "demo", cwd=tmp_path).returncode == 0
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "briefgen", "serve", "-p", "0"],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield folder, re.search(r"http://\S+", process.stdout.readline())[0]
    process.send_signal(signal.SIGINT)
    process.stdout.read()
    process.stdout.close()
    assert process.wait() == 0


def test_an_open_page_follows_the_file(browser, preview):
    folder, address = preview
    briefing = folder / "content" / "town" / "harbour-bridge-closed.md"
    text = briefing.read_text()
    page, wrong = browser.new_page(), []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))

    page.goto(f"{address}town/harbour-bridge-closed/")
    briefing.write_text(text.replace("to lorries", "to all lorries"))
    page.wait_for_selector("h1:has-text('to all lorries')")
    briefing.write_text(text.replace("kind: news", "kind: newz"))
    page.wait_for_selector("#briefgen-panel pre mark:has-text('newz')")
    assert page.locator("h1").first.inner_text().endswith("to all lorries"), "the last good page stays"
    assert accessibility_problems(page) == []
    briefing.write_text(text)
    page.wait_for_selector("#briefgen-panel", state="detached")

    assert "to all lorries" not in page.locator("h1").first.inner_text()
    assert wrong == []
    page.close()
