"""The theme `wire`, which proves that few lines make another look: in a real Chromium, light and dark."""

import pytest
from browser.chromium import accessibility_problems, is_too_wide
from load.sites import NOW, write_site
from render.fixtures import pages
from serving import serving

from briefgen.load import load
from briefgen.render import render

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("wire")
    write_site(root, "-- briefgen.yaml --\ntheme: wire\n-- content/a.md --\n---\ntitle: A\n---\nText.\n")
    theme = load(root, now=NOW).value.theme
    made = render(pages("home", "briefing"), theme)
    assert made.diagnostics == ()
    static = [(path, file.data) for path, file in theme.static.items()]
    for path, data in [(file.path, file.data) for file in made.value] + static:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    with serving(root) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "width", "scheme"), [("", 320, "light"), ("", 1280, "dark"), ("rivers/tolva-gate/", 390, "dark")]
)
def test_axe_finds_nothing(browser, address, path, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert page.goto(address + path).ok
    assert accessibility_problems(page) == []
    assert not is_too_wide(page)
    page.close()


def test_it_looks_unlike_the_default_theme(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page.goto(address)
    look = page.evaluate(
        """() => [getComputedStyle(document.querySelector('.masthead')).backgroundColor,
                  new Set([...document.querySelectorAll('.front .teaser')].map(one => one.offsetLeft)).size]"""
    )
    assert look[0] == "rgb(11, 59, 69)"
    assert look[1] > 1
    page.close()
