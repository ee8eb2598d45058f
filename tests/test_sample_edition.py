"""The sample edition as a reader finds it: all that is promised is there, and agrees with itself."""

import json
import os
import re
import shutil
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from product import copy_sample, run_briefgen

pytestmark = pytest.mark.xdist_group("sample")


PROMISED = """
index.html feed.xml feed.json robots.txt 404.html entities.json claims.json _redirects
entities/index.html entities/person/valery-gerasimov/index.html quotes/index.html
claims/index.html claims/kursk-retaken/index.html tags/index.html corrections/index.html about/index.html
page/2/index.html ukraine/index.html ukraine/kursk-who-holds-it/annotations.json
"""


def test_the_promised_files_are_there(sample):
    assert [name for name in re.findall(r"\S+", PROMISED) if not (sample / name).is_file()] == []


def test_the_exports_agree_with_each_other(sample):
    entities = {entity["id"] for entity in json.loads((sample / "entities.json").read_text())["entities"]}
    claims = {claim["id"] for claim in json.loads((sample / "claims.json").read_text())["claims"]}
    assert {"nk-troops-in-war", "nk-troop-count", "kursk-retaken", "putin-wants-peace"} <= claims
    for path in sample.rglob("annotations.json"):
        page = json.loads(path.read_text())
        assert page["type"] == "AnnotationPage"
        for item in page["items"]:
            if item["motivation"] == "editing":
                continue  # a correction is about the briefing, not about words that still stand in it
            selectors = {selector["type"]: selector for selector in item["target"]["selector"]}
            assert selectors["TextQuoteSelector"]["exact"]
    assert {"person/valery-gerasimov", "place/kursk-oblast"} <= entities


def test_the_feeds_are_valid(sample):
    atom = feedparser.parse((sample / "feed.xml").read_bytes())
    assert not atom.bozo
    assert len(atom.entries) == 7
    feed = json.loads((sample / "feed.json").read_text())
    assert [item["title"] for item in feed["items"]] == [entry.title for entry in atom.entries]


def test_json_ld_is_one_graph_a_page(sample):
    for path in sample.rglob("*.html"):
        blocks = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.DOTALL
        )
        assert len(blocks) <= 1
        for block in blocks:
            assert json.loads(block)["@context"] == "https://schema.org"


@pytest.fixture
def again(sample, tmp_path):
    """A copy of the folder in which the sample edition was built, with all that is remembered of it."""
    return shutil.copytree(sample.parent, tmp_path / "again")


def test_a_second_build_changes_nothing(again):
    def stamps():
        return {path: path.stat().st_mtime_ns for path in (again / "site").rglob("*") if path.is_file()}

    first = stamps()
    second = run_briefgen("build", "--as-of", "2026-01-15", cwd=again)
    assert second.returncode == 0, second.stdout + second.stderr
    assert stamps() == first


def test_the_same_bytes_whatever_the_machine(sample, tmp_path):
    """Other hash seed, time zone, locale, folder, and no cache."""
    folder = copy_sample(tmp_path / "elsewhere")
    environment = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "fr_FR.UTF-8"}
    done = run_briefgen("-C", str(folder), "build", "--as-of", "2026-01-15", cwd=tmp_path, **environment)
    if done.returncode == 2:
        done = run_briefgen("build", "-C", str(folder), "--as-of", "2026-01-15", cwd=tmp_path, **environment)
    assert done.returncode == 0, done.stdout + done.stderr

    def tree(top):
        return {
            os.path.relpath(path, top): path.read_bytes()
            for path in top.rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }

    assert tree(folder / "site") == tree(sample)


def test_the_sitemap_needs_an_address_and_then_lists_every_page(again):
    assert not (again / "site/sitemap.xml").exists()
    done = run_briefgen("build", "--base-url", "https://news.example/desk/", cwd=again)
    assert done.returncode == 0, done.stdout + done.stderr
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ElementTree.parse(again / "site" / "sitemap.xml")
    places = [node.text for node in tree.findall(".//s:loc", names)]
    assert "https://news.example/desk/ukraine/kursk-who-holds-it/" in places
    for place in places:
        path = urlsplit(place).path.removeprefix("/desk/")
        assert (again / "site" / path / "index.html").is_file(), place
    assert "/desk/static/" in (again / "site" / "404.html").read_text()


def test_a_briefing_is_small(sample):
    """Markup, what it holds for machines, and style, of which a briefing asks for one sheet alone."""
    sizes, scripts = {}, {}
    for path in sample.rglob("index.html"):
        page = path.read_bytes()
        if b'<body class="page-briefing">' in page:
            (sheet,) = re.findall(rb'rel="stylesheet" href="([^"]+)"', page)
            sizes[path.parent.name] = len(page) + (path.parent / sheet.decode()).stat().st_size
            loaded = re.findall(rb'<script src="([^"]+)"', page)
            scripts[path.parent.name] = sum((path.parent / one.decode()).stat().st_size for one in loaded)
    assert len(sizes) == 7
    assert {name: size for name, size in sizes.items() if size >= 60_000} == {}
    assert {name: size for name, size in scripts.items() if not 0 < size < 8_000} == {}
