"""The test edition as a site in Arabic, in a real Chromium: everything runs from right to left, and fits."""

from datetime import UTC, datetime

import pytest
from browser.chromium import accessibility_problems, is_too_wide
from product import ROOT, write_site
from serving import serving

from briefgen.pipeline import Options, build

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    """The address of the site."""
    text = (ROOT / "tests/edition.txt").read_text("utf-8").replace("\nlang: en\n", "\nlang: ar\n")
    folder = write_site(tmp_path_factory.mktemp("arabic"), text)
    assert build(folder, folder / "site", Options(datetime(2026, 1, 15, tzinfo=UTC))).value
    with serving(folder / "site") as address:
        yield address


@pytest.mark.parametrize("address", ["rivers/arabic/", "rivers/tolva-gate/", "claims/tolva-warning/"])
def test_a_page_runs_from_right_to_left_fits_and_is_accessible(browser, arabic, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(arabic + address)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.locator("html").get_attribute("lang") == "ar"
    name, menu = (page.locator(part).first.bounding_box() for part in (".site-name", ".masthead nav"))
    assert name["x"] > menu["x"]
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert not is_too_wide(page)
    assert accessibility_problems(page) == []
    page.close()


def test_a_date_stays_whole_beside_a_title_in_another_script(browser, arabic):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(arabic + "claims/tolva-warning/")
    title = page.get_by_role("link", name="The gate at Tolva", exact=True)
    date = title.locator("xpath=following::time[1]")
    assert date.bounding_box()["x"] + date.bounding_box()["width"] <= title.bounding_box()["x"]
    page.close()
