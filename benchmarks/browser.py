"""How long a reader of the preview waits: from a save to the changed page in a real Chromium."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Waiting = Callable[[str], float]
"""Waits until the page in the browser has these words; gives the seconds."""

_PATIENCE = 60_000  # ms


@contextmanager
def opened(address: str) -> Iterator[Waiting | None]:
    """Open a page in Chromium; without playwright and Chromium there is nothing to wait for."""
    program = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        program = None
    if program is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")

        def wait(words: str) -> float:
            began = time.perf_counter()
            there = "words => document.body && document.body.textContent.includes(words)"
            page.wait_for_function(there, arg=words, polling=10, timeout=_PATIENCE)
            return time.perf_counter() - began

        yield wait
        browser.close()
