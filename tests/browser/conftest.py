"""The machine's own Chromium; where there is none, the browser tests skip with one line that says so."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Two pages of Chromium's own, for the address bar that nobody sees here, stand behind every new window. The
    # others are among what Playwright switches off: Chromium listens to the last list alone.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
    "DestroyProfileOnBrowserClose,HttpsUpgrades,LensOverlay,MediaRouter,OptimizationHints,PaintHolding",
]


@pytest.fixture(scope="module")
def browser():
    """The machine's own Chromium. Not for the session: while it runs, so does an event loop in this thread."""
    known = "/usr/bin/chromium"
    path = known if Path(known).exists() else shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium on this machine: install the package `chromium` to run these tests")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()
