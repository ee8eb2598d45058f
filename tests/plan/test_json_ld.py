import json
from dataclasses import replace

import pytest
from plan.harbour import planned, small_corpus

from briefgen.model.settings import Publisher, Settings
from briefgen.plan.json_ld import outside_url, script

BASE = "https://example.org/port"
SETTINGS = Settings(
    title="Port News",
    base_url=BASE,
    publisher=Publisher("Port Press", logo="/static/map.png", policies=(("ethicsPolicy", "/about/#ethics"),)),
)


@pytest.fixture(scope="module")
def graphs():
    """The nodes of every page by path, with a base URL."""
    site = planned(settings=SETTINGS).value
    heads = {page.path: page.view.frame.head for page in site.pages}
    return {path: json.loads(head.json_ld)["@graph"] for path, head in heads.items() if head.json_ld}


def only(graph, kind):
    found = [node for node in graph if node["@type"] == kind]
    assert len(found) == 1, kind
    return found[0]


def test_a_briefing_is_an_article_of_its_kind(graphs):
    article = only(graphs["news/harbour/index.html"], "AnalysisNewsArticle")
    assert article["@id"] == f"{BASE}/news/harbour/#article"
    assert (article["headline"], article["articleSection"]) == ("A quay <opens> & closes", "News")
    assert (article["datePublished"], article["dateModified"]) == ("2025-04-28", "2025-04-29T08:00:00+00:00")
    assert article["image"] == {"@type": "ImageObject", "url": f"{BASE}/news/harbour/quay.png"}
    assert article["about"] == [{"@id": f"{BASE}/entities/place/north-port/#entity"}]
    assert len(article["mentions"]) == 2
    assert [author["@type"] for author in article["author"]] == ["Organization", "Person"]
    assert [each["text"] for each in article["correction"]] == ["April → March", "Added a reply."]
    assert article["citation"][0]["name"] == "A wire report"


def test_entities_have_types_ids_and_outside_ids(graphs):
    graph = graphs["news/harbour/index.html"]
    assert only(graph, "Place")["name"] == "North Port"
    ada = next(node for node in graph if node["@type"] == "Person" and node["name"] == "Ada Lind")
    assert ada["sameAs"] == ["https://www.wikidata.org/entity/Q1", "https://example.org/ada"]
    assert ada["@id"] == f"{BASE}/entities/person/ada-lind/#entity"


def test_direct_quotations_name_their_speaker(graphs):
    first, second = [node for node in graphs["news/harbour/index.html"] if node["@type"] == "Quotation"]
    assert first["@id"] == f"{BASE}/news/harbour/#quote-1"
    assert first["spokenByCharacter"] == [{"@id": f"{BASE}/entities/person/ada-lind/#entity"}]
    assert "spokenByCharacter" not in second
    (strike,) = [node for node in graphs["news/labour/strike/index.html"] if node["@type"] == "Quotation"]
    assert (strike["isBasedOn"], strike["dateCreated"]) == ("https://example.org/report", "2025-03")


def test_a_recorded_claim_names_who_made_it_first_and_where_it_appears(graphs):
    claim = only(graphs["claims/quay-open/index.html"], "Claim")
    assert claim["author"] == {"@id": f"{BASE}/entities/person/ada-lind/#entity"}
    assert (claim["datePublished"], claim["name"]) == ("2025-03", "The quay is open")
    assert (claim["about"], claim["url"]) == (
        [{"@id": f"{BASE}/entities/place/north-port/#entity"}],
        f"{BASE}/claims/quay-open/",
    )
    assert claim["firstAppearance"] == {"@id": f"{BASE}/news/harbour/#article"}


def test_a_page_describes_everybody_whom_its_claims_and_quotations_name(graphs):
    for path in ("claims/quay-open/index.html", "news/harbour/index.html"):
        known = {node["@id"] for node in graphs[path] if "@id" in node}
        for node in graphs[path]:
            if node["@type"] in ("Claim", "Quotation"):
                named = [node.get("author"), *node.get("about", ()), *node.get("spokenByCharacter", ())]
                assert {who["@id"] for who in named if who and "@id" in who} <= known


def test_an_entity_page_tells_the_roles_with_their_dates(graphs):
    ada = only(graphs["entities/person/ada-lind/index.html"], "Person")
    clerk, minister = ada["memberOf"]
    assert (clerk["roleName"], clerk["startDate"], clerk["endDate"]) == ("Clerk", "2010", "2024-12")
    assert clerk["memberOf"] == {"@type": "Organization", "name": "Town Hall"}
    assert minister["memberOf"] == {"@id": f"{BASE}/entities/org/port-ministry/#entity"}


def test_every_page_names_the_site_and_its_publisher(graphs):
    for graph in graphs.values():
        assert only(graph, "WebSite")["@id"] == f"{BASE}/#site"
        publisher = only(graph, "NewsMediaOrganization")
        assert publisher["logo"] == f"{BASE}/static/map.png"
        assert publisher["ethicsPolicy"] == f"{BASE}/about/#ethics"


def test_the_way_from_home_is_told(graphs):
    trail = only(graphs["news/harbour/index.html"], "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"]) for step in trail] == [
        (1, "Port News"),
        (2, "News"),
        (3, "A quay <opens> & closes"),
    ]


def references(value):
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


def test_whatever_a_graph_refers_to_is_described_on_some_page(graphs):
    described = {node["@id"] for graph in graphs.values() for node in graph if "@id" in node}
    assert set(references(list(graphs.values()))) <= described


def test_without_a_base_url_ids_are_relative_to_the_page(pages):
    graph = json.loads(pages["news/harbour/index.html"].frame.head.json_ld)["@graph"]
    assert only(graph, "AnalysisNewsArticle")["@id"] == "#article"
    assert only(graph, "WebSite")["@id"] == "../../#site"


def test_no_text_can_close_the_script_element():
    text = script([{"@type": "Thing", "name": "</script><script>", "empty": "", "none": []}])
    assert "<" not in text
    assert json.loads(text)["@graph"] == [{"@type": "Thing", "name": "</script><script>"}]


def test_outside_ids_become_addresses():
    assert outside_url("wikidata", "Q42") == "https://www.wikidata.org/entity/Q42"
    assert outside_url("home", "https://example.org/") == "https://example.org/"
    assert outside_url("odd", "x") == ""


def test_an_opinion_is_a_statement_and_not_a_claim():
    corpus = small_corpus()
    quay = corpus.claims[1]
    opinion = replace(quay, record=replace(quay.record, type="opinion"), positions=())
    site = planned(replace(corpus, claims=(opinion,))).value
    page = next(page for page in site.pages if page.path == "claims/quay-open/index.html")
    node = only(json.loads(page.view.frame.head.json_ld)["@graph"], "Statement")
    assert "firstAppearance" not in node
    assert "author" not in node
