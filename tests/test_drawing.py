"""Pictures of a whole site: what is remembered changes no byte."""

import os
import re
from datetime import UTC, datetime

import pytest
from in_memory import make_site
from load.sites import write_site
from pictures.makers import camera, opened, picture

from briefgen import pipeline
from briefgen.cache.memo import Memo
from briefgen.drawing import Drawing
from briefgen.model.picture import PictureOrder

pytestmark = pytest.mark.xdist_group("drawing")  # one worker builds the site

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SITE = """-- briefgen.yaml --
title: Port News
base_url: https://example.org/port/
annotation: {entities: false, quotes: false, claims: false}
search: false
images: {widths: [40, 80]}
-- content/news/quay.md --
---
title: The quay is open
date: 2026-05-01
image: {path: quay.jpg, alt: The quay, caption: In May., credit: Jane Doe}
---
It is. ![Boats](boats.png) See [all of it](quay.jpg).

![The quay](quay.jpg "In May, too.")

::: note
Once more: ![The quay](quay.jpg)
:::
-- content/news/gates.md --
---
title: The gates are shut
date: 2024-05-01
---
![The quay](quay.jpg)
-- content/pages/about.md --
---
title: About
image: {path: ../news/boats.png, alt: Boats}
---
![The quay](../news/quay.jpg)
"""


def written(folder):
    write_site(folder, SITE + "-- report --\n")
    (folder / "content/news/quay.jpg").write_bytes(picture(120, 60, kind="JPEG", exif=camera(turn=6)))
    (folder / "content/news/boats.png").write_bytes(picture(100, 50))
    return folder


@pytest.fixture
def root(tmp_path):
    return written(tmp_path)


def built(root, **options):
    outcome = make_site(root, pipeline.Options(NOW, **options))
    assert outcome.diagnostics == ()
    return {file.path: file.data for file in (*outcome.value.files, *pipeline.draw(outcome.value))}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The files of the site, by path."""
    return built(written(tmp_path_factory.mktemp("port")))


def test_a_warm_build_a_cold_one_and_one_with_one_thread_are_the_same(root, files):
    assert built(root, use_cache=False, jobs=1) == files
    assert built(root) == files
    assert built(root) == files


def test_what_is_drawn_once_is_not_drawn_again(tmp_path):
    data = picture(120, 60, kind="JPEG")
    memo = Memo.open(tmp_path / "memo", "pictures")
    order = PictureOrder("a.webp", "quay", 40, "webp", 80)
    first = Drawing(memo).drawn([order], [], {"quay": data})
    entries = memo_size(tmp_path)
    assert Drawing(memo).drawn([order], [], {"quay": data}) == first
    assert memo_size(tmp_path) == entries


def memo_size(folder):
    return (folder / "memo" / "memo-1-pictures.sqlite").stat().st_mtime_ns


def test_no_published_picture_tells_where_it_was_taken(files):
    shown = {path: data for path, data in files.items() if path.endswith((".jpg", ".webp", ".png"))}
    assert "news/quay/quay.jpg" in shown  # the one that is linked to
    for data in shown.values():
        assert b"Pinhole" not in data and not dict(opened(data).getexif())


def test_a_picture_on_several_pages_is_written_once(files):
    names = [path for path in files if "/quay-" in path]
    assert sorted(re.sub(r"-[0-9a-f]{10}", "", name) for name in names) == [
        "static/pictures/quay-40.webp",
        "static/pictures/quay-60.jpg",
        "static/pictures/quay-60.webp",
    ]


def test_pages_name_every_version_and_the_size(files):
    for page in ("news/quay/index.html", "news/gates/index.html", "about/index.html"):
        html = files[page].decode()
        folder = page.rpartition("/")[0]
        for image in re.findall(r"<img [^>]*static/pictures[^>]*>", html):
            assert 'width="' in image and 'height="' in image and 'decoding="async"' in image
        for address in re.findall(r'(?:src|srcset)="([^"]*pictures/[^"]*)"', html):
            for one in address.split(", "):
                assert os.path.normpath(f"{folder}/{one.split()[0]}") in files


def test_only_the_first_picture_of_a_page_is_loaded_at_once(files):
    html = files["news/quay/index.html"].decode()
    images = re.findall(r"<img [^>]*pictures/[^>]*>", html)
    assert 'fetchpriority="high"' in images[0] and "lazy" not in images[0]
    assert len(images) == 4 and all('loading="lazy"' in image for image in images[1:])
    (gates,) = re.findall(r"<img [^>]*pictures/[^>]*>", files["news/gates/index.html"].decode())
    assert "lazy" not in gates


def test_a_picture_alone_with_a_title_has_it_as_its_caption(files):
    html = files["news/quay/index.html"].decode()
    assert re.search(
        r'<figure class="picture"><picture>.*</picture><figcaption>In May, too\.</figcaption>', html
    )


def test_a_standing_page_shows_its_main_picture(files):
    html = files["about/index.html"].decode()
    assert 'alt="Boats"' in html.partition("</header>\n<div")[0]


def test_the_logo_of_the_theme_has_its_size(root):
    (root / "static").mkdir(exist_ok=True)
    (root / "static" / "logo.png").write_bytes(picture(200, 64))
    settings = root / "briefgen.yaml"
    settings.write_text(settings.read_text() + "theme_options: {logo: logo.png}\n")
    assert 'height="32" width="100"' in built(root)["index.html"].decode()


def test_feeds_and_linked_data_name_full_addresses(files):
    address = re.search(
        r'"image": ?"(https://example.org/port/static/pictures/quay-[0-9a-f]+-60.jpg)"',
        files["feed.json"].decode(),
    )
    assert address and address[1].removeprefix("https://example.org/port/") in files
    assert re.search(
        r"&lt;img src=.{1,9}https://example.org/port/static/pictures/quay", files["feed.xml"].decode()
    )
    graph = files["news/quay/index.html"].decode()
    assert re.search(
        r'"image":\{"@type":"ImageObject","url":"https://[^"]*","width":60,"height":120\}', graph
    )


def test_the_share_image_of_an_old_briefing_is_drawn(files):
    (address,) = re.findall(
        r'property="og:image" content="https://example.org/port/([^"]+)"',
        files["news/gates/index.html"].decode(),
    )
    assert opened(files[address]).size == (1200, 630)


def test_no_share_images_are_drawn_where_they_are_switched_off(root):
    settings = root / "briefgen.yaml"
    settings.write_text(settings.read_text() + "share_images: {enabled: false}\n")
    assert not [path for path in built(root) if "/share-" in path]


def test_a_font_that_cannot_be_read_is_an_error_where_it_is_named(root):
    settings = root / "briefgen.yaml"
    settings.write_text(settings.read_text() + "share_images: {font: letters.ttf}\n")
    (root / "letters.ttf").write_text("No letters.\n")
    outcome = make_site(root, pipeline.Options(NOW))
    line = SITE.partition("-- content")[0].count("\n")
    assert [(one.code, str(one.place)) for one in outcome.diagnostics] == [
        ("share/bad-font", f"briefgen.yaml:{line}:22")
    ]
