from dataclasses import replace

from plan.harbour import article, mention, party, planned, quote, small_corpus

from briefgen.model.corpus import Briefing, Corpus, Entity
from briefgen.model.settings import Settings
from briefgen.plan.pages.entity_pages import SPOKEN


def test_old_addresses_lead_to_the_briefing(pages):
    old = pages["old/harbour/index.html"]
    assert (old.url, old.title) == ("../../news/harbour/", "A quay <opens> & closes")
    assert pages["older.html"].url == "news/harbour/"
    assert old.frame.head.noindex


def test_a_merged_name_leads_to_the_one_it_went_into(pages):
    assert pages["entities/person/a-lind/index.html"].url == "../../../entities/person/ada-lind/"


def test_so_do_the_claims_on_which_it_takes_a_side_but_not_those_about_it(pages):
    assert pages["claims/party/person/a-lind/index.html"].url.endswith("claims/party/person/ada-lind/")
    assert "claims/topic/person/a-lind/index.html" not in pages


def test_one_old_address_that_is_written_twice_leads_on_once():
    twice = article("a", "Text.", aliases=("/old/", "old"))
    outcome = planned(Corpus((Briefing(twice),)))
    assert outcome.diagnostics == ()
    assert [page.path for page in outcome.value.pages if page.path.startswith("old")] == ["old/index.html"]


def test_hosts_get_the_same_rules_in_a_file(files):
    assert files["_redirects"].decode().splitlines() == [
        "/claims/party/person/a-lind/ /claims/party/person/ada-lind/ 301",
        "/entities/person/a-lind/ /entities/person/ada-lind/ 301",
        "/entities/person/a-lind/feed.json /entities/person/ada-lind/feed.json 301",
        "/entities/person/a-lind/feed.xml /entities/person/ada-lind/feed.xml 301",
        "/old/harbour/ /news/harbour/ 301",
        "/older.html /news/harbour/ 301",
    ]


def test_rules_and_canonical_addresses_know_the_sub_folder():
    site = planned(settings=Settings(base_url="https://example.org/port")).value
    rules = next(file.data.decode() for file in site.files if file.path == "_redirects")
    assert "/port/old/harbour/ /port/news/harbour/ 301" in rules
    page = next(page for page in site.pages if page.path == "older.html")
    assert page.view.frame.head.canonical == "https://example.org/port/news/harbour/"


def test_without_redirects_there_is_no_file():
    site = planned(Corpus((Briefing(article("a", "Text.", aliases=("/news/a/",))),))).value
    assert "_redirects" not in {file.path for file in site.files}


def test_a_merge_into_nothing_makes_no_page():
    site = planned(replace(small_corpus(), redirects={"person/x": "person/gone"})).value
    assert not [page for page in site.pages if "person/x" in page.path]


def test_all_pages_below_a_merged_name_lead_on():
    texts = [article(f"b{number:02}", 'Ann spoke. "Yes."') for number in range(SPOKEN + 1)]
    made = tuple(
        Briefing(
            text,
            mentions=(mention(text, "Ann", "person/ann"),),
            quotes=(quote(text, 1, "Yes.", by=party("Ann", "person/ann")),),
        )
        for text in texts
    )
    corpus = Corpus(
        made, entities=(Entity("person/ann", "person", "Ann"),), redirects={"person/a": "person/ann"}
    )
    pages = {page.path: page.view for page in planned(corpus).value.pages}
    assert pages["entities/person/a/index.html"].title == "Ann"
    below = pages["entities/person/a/quotes/index.html"]
    assert (below.title, below.url) == ("Quotations of Ann", "../../../../entities/person/ann/quotes/")
