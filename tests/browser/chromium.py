"""What is asked of every page in a real browser."""

import time
from contextlib import suppress

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error

EVERYTHING = "{resultTypes: ['violations'], selectors: false, preload: false}"
COLOURS = "{resultTypes: ['violations'], selectors: false, preload: false, runOnly: ['cat.color']}"

SHIFTS = """async () => {
    let moved = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    scrollTo(0, document.documentElement.scrollHeight);
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return moved;
}"""


def accessibility_problems(page, asked=EVERYTHING):
    """What axe finds; ``COLOURS`` asks for contrast alone, which is all that the colour scheme changes."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"axe.run(document, {asked})")["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]


def is_too_wide(page):
    """Say whether the page scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def layout_shift(page):
    """How much of the page moved while it was loaded and read to its end."""
    return page.evaluate(SHIFTS)


def until(page, true):
    """Wait until something holds on the page, whose policy forbids the waiting that Playwright puts into it."""
    end = time.monotonic() + 20
    while True:
        with suppress(Error):  # the page was just being loaded anew
            if page.evaluate(true):
                return
        assert time.monotonic() < end, true
        page.wait_for_timeout(20)
