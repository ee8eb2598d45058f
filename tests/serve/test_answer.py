"""A path to an answer, as a static host would give it."""

import pytest

from briefgen.serve.answer import answer, type_of

FILES = {
    "index.html": b"home",
    "ukraine/treaty/index.html": b"treaty",
    "feed.xml": b"<feed/>",
    "café/index.html": b"coffee",
    "404.html": b"nothing here",
}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/", b"home"),
        ("/index.html", b"home"),
        ("/ukraine/treaty/", b"treaty"),
        ("/ukraine/treaty/index.html", b"treaty"),
        ("/feed.xml", b"<feed/>"),
        ("/caf%C3%A9/", b"coffee"),
    ],
)
def test_files_and_folders(path, body):
    found = answer(path, "", FILES)

    assert (found.status, found.body) == (200, body)


@pytest.mark.parametrize(
    ("path", "query", "location"),
    [
        ("/ukraine/treaty", "", "/ukraine/treaty/"),
        ("/ukraine/treaty", "a=1&b=2", "/ukraine/treaty/?a=1&b=2"),
        ("/caf%C3%A9", "", "/caf%C3%A9/"),
    ],
)
def test_a_folder_without_its_slash_is_sent_on(path, query, location):
    found = answer(path, query, FILES)

    assert (found.status, found.location) == (302, location)


@pytest.mark.parametrize(
    "path",
    [
        "/none",
        "//ukraine/treaty",
        "/../index.html",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/ukraine",
        "/%ff",
        "/feed.xml/",
        "/ukraine/treaty/index.html/",
        "/index.html%00",
    ],
)
def test_what_is_not_there_is_the_sites_own_404(path):
    found = answer(path, "", FILES)

    assert (found.status, found.body, found.is_page) == (404, b"nothing here", True)


def test_a_site_without_a_404_page_still_answers():
    assert answer("/none", "", {}).status == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("static/style.CSS", "text/css; charset=utf-8"),
        ("static/script.js", "text/javascript; charset=utf-8"),
        ("a/annotations.json", "application/json"),
        ("feed.xml", "application/xml"),
        ("map.svg", "image/svg+xml"),
        ("photo.jpg", "image/jpeg"),
        ("font.woff2", "font/woff2"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("_redirects", "text/plain; charset=utf-8"),
        ("data.unheard-of", "application/octet-stream"),
    ],
)
def test_types(name, kind):
    assert type_of(name) == kind


def test_a_file_of_the_look_is_found_under_the_name_that_it_had_when_a_page_was_sent():
    files = {
        "static/style.0a1b2c3d.css": b"now",
        "static/style.0a1b2c3d.js": b"script",
        "static/style.more.0a1b2c3d.css": b"more",
    }

    assert answer("/static/style.ffffffff.css", "", files).body == b"now"
    assert answer("/static/style.more.ffffffff.css", "livereload=1", files).body == b"more"
    assert answer("/static/other.ffffffff.css", "", files).status == 404
    assert answer("/style.ffffffff.css", "", files).status == 404
