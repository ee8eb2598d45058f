"""Pictures in a real Chromium: the version that fits the screen is taken, and nothing moves when it comes."""

import mimetypes
from datetime import UTC, datetime

import pytest
from browser.chromium import accessibility_problems, is_too_wide, layout_shift
from in_memory import make_site
from pictures.makers import picture
from product import POLICY, write_site

from briefgen import pipeline

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ADDRESS = "https://port.example/"
SITE = """-- briefgen.yaml --
annotation: {entities: false, quotes: false, claims: false}
search: false
-- content/quay.md --
---
title: The quay is open
image: {path: quay.jpg, alt: The quay from the bridge, caption: In May.}
---
The gates stand open.

![Boats at the quay](quay.jpg "In May, too.")

A small one: ![A buoy](buoy.png)
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    root = tmp_path_factory.mktemp("pictures")
    write_site(root, SITE)
    (root / "content/quay.jpg").write_bytes(picture(2000, 1500, kind="JPEG"))
    (root / "content/buoy.png").write_bytes(picture(60, 40))
    built = make_site(root, pipeline.Options(datetime(2026, 1, 15, tzinfo=UTC)))
    assert built.diagnostics == ()
    return {file.path: file.data for file in (*built.value.files, *pipeline.draw(built.value))}


@pytest.fixture
def opened(browser, files):
    """Open the page on a screen: ``opened(390, 2)`` gives it and the names of the pictures that it asked for."""
    contexts = []

    def open_on(width, density):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, device_scale_factor=density, base_url=ADDRESS
        )
        contexts.append(context)
        page, asked = context.new_page(), []

        def answer(route):
            path = route.request.url.removeprefix(ADDRESS)
            asked.append(path)
            body = files[path + "index.html" if path.endswith("/") else path]
            kind = mimetypes.guess_type(path)[0] or "text/html"
            route.fulfill(body=body, content_type=kind, headers={"Content-Security-Policy": POLICY})

        page.route("**/*", answer)
        page.goto("quay/")
        return page, asked

    yield open_on
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("width", "density", "wanted"), [(390, 1, 480), (390, 2, 800), (1280, 1, 800), (1280, 2, 1600)]
)
def test_the_version_that_fits_the_screen_is_taken_and_nothing_moves(opened, width, density, wanted):
    page, asked = opened(width, density)
    assert layout_shift(page) == 0
    taken = {path.rpartition("-")[2] for path in asked if "pictures/quay" in path}
    assert taken == {f"{wanted}.webp"}
    assert not is_too_wide(page)


def test_a_picture_keeps_its_shape_and_a_small_one_its_size(opened):
    page, _ = opened(1280, 1)
    boxes = page.eval_on_selector_all(
        "main img", "all => all.map(image => [image.clientWidth, image.clientHeight])"
    )
    for width, height in boxes[:2]:
        assert abs(width / height - 4 / 3) < 0.01
    assert boxes[2] == [60, 40]
    assert accessibility_problems(page) == []
