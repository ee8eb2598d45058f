"""The sample edition and the test edition as files: every link leads somewhere, and no page needs what is forbidden."""

import json
import shutil
import subprocess

import graphs
import pytest
from product import ROOT
from site_files import Site

pytestmark = pytest.mark.xdist_group("sample")

NU = ROOT / ".cache/nu/node_modules/vnu-jar/build/dist/vnu.jar"

NEWER_THAN_THE_CHECKER = ("Attribute “interestfor” not allowed on element “a” at this point.",)
"""What the HTML checker does not know yet: links that open a card. A browser that does not know it leaves it out."""


@pytest.fixture(scope="module")
def sites(sample, edition):
    return {
        "sample": Site(sample, "https://sample.example/"),
        "edition": Site(edition, "https://courier.example/edition/"),
    }


@pytest.mark.parametrize("name", ["sample", "edition"])
class TestEverySite:
    def test_every_link_and_fragment_leads_somewhere(self, sites, name):
        assert sites[name].dead_links() == []

    def test_no_page_needs_what_the_policy_forbids(self, sites, name):
        pages = sites[name].pages
        assert {path: page.forbidden for path, page in pages.items() if page.forbidden} == {}

    def test_no_page_has_one_fragment_id_twice(self, sites, name):
        pages = sites[name].pages
        twice = {path: sorted({i for i in page.ids if page.ids.count(i) > 1}) for path, page in pages.items()}
        assert {path: ids for path, ids in twice.items() if ids} == {}

    def test_linked_data_says_what_the_page_says_and_describes_what_it_names(self, sites, name):
        found = []
        for path in sites[name].pages:
            html = graphs.Html((sites[name].folder / path).read_text("utf-8"))
            faults = (*graphs.faults_of_page(html.graph, {}, ""), *graphs.unlike_the_page(html))
            found += [f"{path}: {fault}" for fault in faults]
        assert found == []


def test_the_pages_of_a_site_tell_the_same_of_everything(edition):
    read = {
        path.relative_to(edition).as_posix(): graphs.Html(path.read_text("utf-8")).graph
        for path in sorted(edition.rglob("*.html"))
    }
    assert list(graphs.faults(read, "https://courier.example/edition/")) == []


def test_links_that_lead_nowhere_are_seen(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="a/">A</a><a href="a/#x">X</a><a href="a">no slash</a><a href="../up/">up</a><a href="/b/#y">Y</a>'
        '<img srcset="one.png 1x, a/index.html 2x"><p aria-labelledby="gone"></p><a href="https://else.example/">E</a>'
    )
    (tmp_path / "a" / "index.html").write_text('<p id="y"></p><svg><use href="#shape"/></svg>')
    (tmp_path / "feed.xml").write_text(
        "<link>https://n.example/desk/b/</link>&lt;a href=&quot;https://n.example/desk/a/#y&quot;>"
    )
    (tmp_path / "_redirects").write_text("/old/ /desk/a/ 301\n/older/ /desk/c/ 301\n")
    assert Site(tmp_path, "https://n.example/desk/").dead_links() == [
        "a/index.html: #shape",
        "index.html: #gone",
        "index.html: a/#x",
        "index.html: a",
        "index.html: ../up/",
        "index.html: /b/#y",
        "index.html: one.png",
        "_redirects: https://n.example/desk/c/",
        "feed.xml: https://n.example/desk/b/",
    ]


def test_the_html_checker_finds_no_error_on_any_page(sample, edition):
    if shutil.which("java") is None or not NU.is_file():
        pytest.skip("no Nu HTML checker on this machine: install Java and npm, then run `make nu`")
    command = ["java", "-Xss1m", "-jar", str(NU), "--format", "json", "--errors-only", "--skip-non-html"]
    done = subprocess.run([*command, sample, edition], capture_output=True, text=True, check=False)
    wrong = [
        f"{one['url'].partition('/site/')[2]}:{one.get('lastLine')}: {one['message']}: {one.get('extract', '')}"
        for one in json.loads(done.stderr)["messages"]
        if one["message"] not in NEWER_THAN_THE_CHECKER
    ]
    assert wrong == []
