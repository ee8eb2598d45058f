import json
from dataclasses import replace

import pytest
from graphs import faults, nodes_in
from plan.harbour import ADA, MINISTRY, planned, small_corpus

from briefgen.model.settings import ClaimSettings, Publisher, Settings
from briefgen.model.source import AiUse
from briefgen.plan.linked_data.json_ld import script
from briefgen.plan.linked_data.linked_entities import outside_url

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
    found = [node for node in nodes_in(graph) if node.get("@type") == kind]
    assert len(found) == 1, kind
    return found[0]


def test_every_graph_tells_what_its_types_must_and_describes_what_it_names(graphs):
    assert list(faults(graphs, BASE)) == []


def test_so_does_one_with_reviews_of_claims():
    corpus = small_corpus()
    quay = corpus.claims[1]
    found = replace(quay.record.assessment, state="refuted")
    claims = (replace(quay, record=replace(quay.record, assessment=found)),)
    settings = replace(SETTINGS, claims=ClaimSettings(reviews=True))
    site = planned(replace(corpus, claims=claims), settings).value
    page = next(page for page in site.pages if page.path == "claims/quay-open/index.html")
    graph = json.loads(page.view.frame.head.json_ld)["@graph"]
    assert list(faults({page.path: graph}, BASE)) == []
    assert only(graph, "ClaimReview")["itemReviewed"]["about"] == [
        {"@id": f"{BASE}/entities/place/north-port/#entity"}
    ]


def test_a_briefing_is_an_article_of_its_kind(graphs):
    article = only(graphs["news/harbour/index.html"], "AnalysisNewsArticle")
    assert article["@id"] == f"{BASE}/news/harbour/#article"
    assert (article["headline"], article["articleSection"]) == ("A quay <opens> & closes", "News")
    assert (article["datePublished"], article["dateModified"]) == ("2025-04-28", "2025-04-30")
    assert article["image"] == {"@type": "ImageObject", "url": f"{BASE}/news/harbour/quay.png"}
    assert [place["name"] for place in article["about"]] == ["North Port"]
    named = [
        (one.get("name") or one.get("text"), one["@id"].rpartition("#")[2]) for one in article["mentions"]
    ]
    assert named == [
        (None, "entity"),  # Ada Lind is an author too, and described as that
        ("Bela Koss", "entity"),
        # The page says nothing of the other claim that its header names.
        ("The quay of North Port opened in March with all of its cranes.", "claim"),
    ]
    assert article["abstract"] == "The quay is open, says the ministry. Plain."
    assert article["backstory"] == "Read two reports."


def test_an_author_is_an_entity_with_an_address_and_the_post_held_then_or_a_name(graphs):
    desk, ada = only(graphs["news/harbour/index.html"], "AnalysisNewsArticle")["author"]
    assert desk == {"@type": "Organization", "name": "The desk"}
    assert (ada["@type"], ada["url"]) == ("Person", f"{BASE}/entities/person/ada-lind/")
    assert ada["jobTitle"] == "Minister for Ports"
    assert "author" not in only(graphs["news/labour/strike/index.html"], "NewsArticle")


def test_a_correction_is_told_and_an_update_is_none(graphs):
    note = only(graphs["news/harbour/index.html"], "CorrectionComment")
    assert (note["@id"], note["text"]) == (f"{BASE}/news/harbour/#correction-1", "April → March")


def test_only_an_edit_changes_the_date_of_the_last_change(graphs):
    harbour = only(graphs["news/harbour/index.html"], "AnalysisNewsArticle")
    strike = only(graphs["news/labour/strike/index.html"], "NewsArticle")
    assert (harbour["dateModified"], strike.get("dateModified")) == ("2025-04-30", None)


def test_what_was_read_is_cited_with_the_place_in_the_list_of_sources(graphs):
    for path in ("news/harbour/index.html", "news/labour/strike/index.html"):
        (source,) = [node for node in nodes_in(graphs[path]) if node.get("name") == "A wire report"]
        assert source["@id"] == f"{BASE}/{path.removesuffix('index.html')}#source-s-wire"


@pytest.mark.parametrize(
    ("part", "told"),
    [("", None), ("none", None), ("some", "CompositeWithTrained"), ("all", "org/Trained")],
)
def test_only_words_made_by_ai_are_called_so(part, told):
    corpus = small_corpus()
    harbour = corpus.briefings[0]
    source = harbour.article.source
    meta = replace(source.meta, ai_use=AiUse("A summary was drafted.", part=part))
    article = replace(harbour.article, source=replace(source, meta=meta))
    site = planned(replace(corpus, briefings=(replace(harbour, article=article), corpus.briefings[1]))).value
    page = next(page for page in site.pages if page.path == "news/harbour/index.html")
    found = only(json.loads(page.view.frame.head.json_ld)["@graph"], "AnalysisNewsArticle")
    assert (told or "") in found.get("digitalSourceType", "")
    assert ("digitalSourceType" in found) is (told is not None)


def test_entities_have_types_ids_and_outside_ids(graphs):
    graph = graphs["news/harbour/index.html"]
    assert only(graph, "Place")["name"] == "North Port"
    ada = next(node for node in nodes_in(graph) if node.get("name") == "Ada Lind")
    assert ada["sameAs"] == ["https://www.wikidata.org/entity/Q1", "https://example.org/ada"]
    assert ada["@id"] == f"{BASE}/entities/person/ada-lind/#entity"


def test_direct_quotations_name_their_speaker(graphs):
    first, second = [node for node in graphs["news/harbour/index.html"] if node["@type"] == "Quotation"]
    assert first["@id"] == f"{BASE}/news/harbour/#quote-1"
    assert first["spokenByCharacter"] == [{"@id": f"{BASE}/entities/person/ada-lind/#entity"}]
    assert "spokenByCharacter" not in second
    (strike,) = [node for node in graphs["news/labour/strike/index.html"] if node["@type"] == "Quotation"]
    assert strike["isBasedOn"] == [{"@id": f"{BASE}/news/labour/strike/#source-s-wire"}]
    assert strike["dateCreated"] == "2025-03"


def test_a_recorded_claim_names_who_made_it_first_and_where_it_appears(graphs):
    claim = only(graphs["claims/quay-open/index.html"], "Claim")
    assert claim["author"] == {"@id": f"{BASE}/entities/person/ada-lind/#entity"}
    assert (claim["datePublished"], claim["name"]) == ("2025-03", "The quay is open")
    assert claim["text"] == "The quay of North Port opened in March with all of its cranes."
    assert (claim["about"], claim["url"]) == (
        [{"@id": f"{BASE}/entities/place/north-port/#entity"}],
        f"{BASE}/claims/quay-open/",
    )
    assert claim["firstAppearance"] == {"@id": f"{BASE}/news/harbour/#article"}
    assert [(one["@type"], one["headline"]) for one in claim["appearance"]] == [
        ("AnalysisNewsArticle", "A quay <opens> & closes")
    ]


def test_what_only_software_ties_to_a_briefing_is_no_mention():
    corpus = small_corpus()
    share, quay = corpus.claims
    site = planned(replace(corpus, claims=(share, replace(quay, tied=("harbour",)))), SETTINGS).value
    graph = next(
        page for page in site.pages if page.path == "news/harbour/index.html"
    ).view.frame.head.json_ld
    assert [one for one in nodes_in(json.loads(graph)) if one.get("@type") == "Claim"] == []


def test_a_state_recorded_as_a_place_speaks_as_an_organisation():
    corpus = small_corpus()
    share, quay = corpus.claims
    said = replace(quay.positions[0], by=replace(quay.positions[0].by, entity="place/north-port"))
    site = planned(replace(corpus, claims=(share, replace(quay, positions=(said,)))), SETTINGS).value
    graph = next(page for page in site.pages if page.path == "claims/quay-open/index.html").view.frame.head
    claimant = only(json.loads(graph.json_ld)["@graph"], "Claim")["author"]
    assert (claimant["@type"], claimant["name"]) == ("Organization", "North Port")


def test_an_entity_page_tells_the_roles_with_their_dates(graphs):
    graph = graphs["entities/person/ada-lind/index.html"]
    ada = only(graph, "Person")
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


def test_only_a_site_with_a_page_that_searches_it_says_how_to_ask_it(graphs):
    assert "potentialAction" not in only(graphs["index.html"], "WebSite")
    site = planned(settings=SETTINGS, searchable=True).value
    read = {
        page.path: json.loads(page.view.frame.head.json_ld)["@graph"]
        for page in site.pages
        if page.path in ("index.html", "news/harbour/index.html")
    }
    action = only(read["index.html"], "WebSite")["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{BASE}/search/?q={{words}}"
    assert action["query-input"] == "required name=words"
    assert "potentialAction" not in only(read["news/harbour/index.html"], "WebSite")


def test_a_policy_without_a_page_is_promised_nowhere():
    policies = (("ethicsPolicy", "/about/"), ("masthead", "/who/"), ("diversityPolicy", "https://a.example/"))
    settings = replace(SETTINGS, publisher=Publisher("Port Press", policies=policies))
    page = next(page for page in planned(settings=settings).value.pages if page.path == "index.html")
    frame = page.view.frame
    publisher = only(json.loads(frame.head.json_ld)["@graph"], "NewsMediaOrganization")
    assert {"ethicsPolicy", "diversityPolicy"} <= set(publisher)
    assert "masthead" not in publisher
    assert "who/" not in [link.url for link in frame.site.footer]


def test_a_list_is_told_in_its_order(graphs):
    home = only(graphs["index.html"], "CollectionPage")["mainEntity"]["itemListElement"]
    assert [(item["position"], item["url"]) for item in home] == [
        (1, f"{BASE}/news/harbour/"),
        (2, f"{BASE}/news/labour/strike/"),
    ]
    ledger = only(graphs["claims/index.html"], "CollectionPage")["mainEntity"]["itemListElement"]
    assert {item["name"] for item in ledger} >= {"The quay is open"}


def test_the_page_of_a_person_or_an_organisation_is_a_profile_that_of_a_place_is_none(graphs):
    for entity, kind in ((ADA, "ProfilePage"), (MINISTRY, "ProfilePage"), ("place/north-port", "WebPage")):
        page = only(graphs[f"entities/{entity}/index.html"], kind)
        assert page["mainEntity"] == {"@id": f"{BASE}/entities/{entity}/#entity"}


def test_the_way_from_home_is_told(graphs):
    trail = only(graphs["news/harbour/index.html"], "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"]) for step in trail] == [
        (1, "Port News"),
        (2, "News"),
        (3, "A quay <opens> & closes"),
    ]


def test_every_page_but_the_first_and_those_that_lead_nowhere_tells_the_way_to_it(graphs):
    without = {
        path for path, graph in graphs.items() if not any(n["@type"] == "BreadcrumbList" for n in graph)
    }
    assert without == {"index.html"}


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
