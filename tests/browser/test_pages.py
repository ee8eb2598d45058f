"""Every type of page in a real Chromium, from sub-folders, under the policy of the docs.

Of each template the longest page of the test edition is looked at, and of the sample edition the longest briefing,
in which software found what is marked.
"""

import re
from functools import partial

import pytest
from browser.chromium import COLOURS, accessibility_problems, is_too_wide, layout_shift
from product import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

FOLDER = ROOT / "themes/default/templates"
FRAMES = {
    name
    for path in FOLDER.glob("*.html")
    for name in re.findall(r'{% extends "([^"]+)" %}', path.read_text("utf-8"))
}
"""Templates that others extend: no page is made with them alone."""

TEMPLATES = sorted(path.name for path in FOLDER.glob("*.html") if path.name not in FRAMES)
ARABIC = "edition/rivers/arabic/"
BRIEFING = "news/desk/ukraine/moscow-acknowledges-north-korean-soldiers/"


@pytest.fixture(scope="module")
def longest(templates, edition):
    """The longest page of each template in the test edition, as an address on the host."""
    found = {}
    for path, template in sorted(templates.items()):
        found[template] = max(found.get(template, (0, "")), ((edition / path).stat().st_size, path))
    return {template: f"edition/{path.removesuffix('index.html')}" for template, (_, path) in found.items()}


@pytest.fixture
def visit(browser, host):
    """Open an address of the host: ``visit(address, width, scheme)``; what goes wrong is asserted at the end."""
    contexts, wrong = [], []

    def go(address, width=1280, scheme="light", *, stays=False, **settings):
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, **settings))
        page = contexts[-1].new_page()
        page.styles = []
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith(host) or wrong.append(request.url))
        page.on(
            "request",
            lambda request: request.resource_type == "stylesheet" and page.styles.append(request.url),
        )
        if stays:  # only then, since a browser that is asked of each request keeps no file
            page.route("**/*", partial(_unless_it_leads_on, host + address))
        assert page.goto(host + address).status == 200
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrong == []


def _unless_it_leads_on(address, route, request):
    """Let a redirect page be looked at, not followed."""
    if request.is_navigation_request() and request.url != address:
        route.fulfill(status=204)
    else:
        route.continue_()


def test_each_template_of_the_theme_is_visited(longest):
    assert sorted(longest) == TEMPLATES


@pytest.mark.parametrize("template", [*TEMPLATES, BRIEFING, ARABIC])
def test_a_page_is_accessible_quiet_still_and_as_wide_as_the_screen(visit, longest, template):
    address = longest.get(template, template)
    for width, scheme, other in ((320, "light", "dark"), (1280, "dark", "light")):
        page = visit(address, width, scheme, stays=template == "redirect.html")
        # The columns of a table move while its rows still come in, and the search page grows when its index has
        # come; a shift below 0.1 counts as good. That a briefing does not move at all is asked below.
        assert layout_shift(page) < 0.05
        assert not is_too_wide(page)
        assert accessibility_problems(page) == []
        assert len(page.styles) == 1 or "page-briefing" not in page.locator("body").get_attribute("class")
        page.emulate_media(color_scheme=other)
        assert accessibility_problems(page, COLOURS) == []


@pytest.mark.parametrize("address", [BRIEFING, ARABIC])
def test_a_reader_without_script_gets_the_whole_briefing(visit, address):
    with_script, without = (visit(address, java_script_enabled=script) for script in (True, False))
    assert with_script.locator("main").inner_text() == without.locator("main").inner_text()
    assert len(without.locator("main").inner_text()) > 200


def test_nothing_moves_for_a_reader_who_hid_the_marks(visit):
    page = visit(BRIEFING)
    page.get_by_label("Hide the marks").check()
    page.reload()
    assert page.get_by_label("Hide the marks").is_checked()
    assert layout_shift(page) < 0.001
