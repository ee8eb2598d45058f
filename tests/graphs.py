"""A reader of linked data that takes nothing on trust: what is wrong in the graphs of a site's pages.

No public test knows all of the types that a briefing needs, so the rules stand here: what each type must tell,
what sort of value each property takes, and that whatever is named is described.
"""

import json
import re
from html.parser import HTMLParser

NEWS = {
    "NewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
}
SPEAKERS = {"Person", "Organization", "NewsMediaOrganization"}
WORKS = NEWS | {"CreativeWork", "WebSite", "Quotation", "Legislation"}
PAGES = {"WebPage", "CollectionPage", "ProfilePage"}
LISTS = {"ItemList", "BreadcrumbList"}

_NAMED = ("Person", "Organization", "Place", "Event", "Thing", "Legislation", "CreativeWork", "Occupation")
NEEDED = {
    "WebSite": {"@id", "url", "name", "inLanguage", "publisher"},
    "NewsMediaOrganization": {"@id", "url", "name"},
    "Quotation": {"text"},
    "Claim": {"@id", "text"},
    "Statement": {"@id", "text"},
    "ClaimReview": {"@id", "url", "claimReviewed", "author", "reviewRating", "itemReviewed", "datePublished"},
    "Rating": {"alternateName", "ratingExplanation"},
    "CorrectionComment": {"@id", "text", "datePublished"},
    "Role": {"roleName"},
    "ImageObject": {"url"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "ListItem": {"position", "name"},
    **{kind: {"name"} for kind in _NAMED},
    **{kind: {"@id", "url", "name", "inLanguage", "isPartOf"} for kind in PAGES},
    **{kind: {"itemListElement"} for kind in LISTS},
    **{
        kind: {"@id", "url", "headline", "inLanguage", "mainEntityOfPage", "publisher", "isPartOf"}
        for kind in NEWS
    },
}
"""What each type must tell. A type that is not here must not be in a graph at all."""

TAKES = {
    "author": SPEAKERS,
    "publisher": SPEAKERS,
    "spokenByCharacter": SPEAKERS,
    "translator": SPEAKERS,
    "isPartOf": WORKS,
    "isBasedOn": WORKS,
    "citation": WORKS,
    "translationOfWork": {"Quotation"},
    "appearance": WORKS,
    "firstAppearance": WORKS,
    "correction": {"CorrectionComment"},
    "itemReviewed": {"Claim"},
    "reviewRating": {"Rating"},
    "image": {"ImageObject"},
    "potentialAction": {"SearchAction"},
    "itemListElement": {"ListItem"},
    "memberOf": {"Role", *SPEAKERS},
    "hasOccupation": {"Role", "Occupation"},
}
"""The types of node that a property takes."""

ADDRESSES = re.compile(
    r"(url|item|image|logo|sameAs|mainEntityOfPage|digitalSourceType|masthead|publishingPrinciples"
    r"|ownershipFundingInfo|\w+Policy)$"
)
DATES = re.compile(r"(date[A-Z]\w+|startDate|endDate|expires)$")
A_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?")
OF_THE_HTML = re.compile(r"#(quote|source|correction)-")
"""Ids that are also those of elements."""


class Html(HTMLParser):
    """A page as a reader and as a machine sees it: words, ids, heading, dates, description, graph."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.words, self.meta, self.dates, self._open = set(), [], {}, {}, []
        self.feed(text)
        self.text = " ".join("".join(words for _, words in self.words).split())
        self.heading = " ".join("".join(words for tags, words in self.words if "h1" in tags).split())
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        self.graph = json.loads(found[1])["@graph"] if found else []

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        if tag not in ("meta", "link", "img", "br", "hr", "input", "wbr", "source"):
            self._open.append(tag)
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "meta":
            self.meta[attributes.get("name") or attributes.get("property")] = attributes.get("content")
        if tag == "time" and "class" in attributes:
            self.dates.setdefault(attributes["class"], attributes["datetime"])

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"script", "style", "title"} & set(self._open):
            self.words.append((tuple(self._open), data))


def nodes_in(value):
    """Give every node inside a value, itself first."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from nodes_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes_in(part)


def is_reference(node):
    """Say whether a node only names another."""
    return set(node) == {"@id"}


def faults(graphs, base=""):
    """Say what is wrong in the graphs of a site's pages (by path); with ``base`` all addresses are absolute."""
    everywhere = {}
    for node in nodes_in(list(graphs.values())):
        if "@id" in node and not is_reference(node):
            everywhere.setdefault(node["@id"], node)
    for path, graph in graphs.items():
        for fault in faults_of_page(graph, everywhere, base):
            yield f"{path}: {fault}"


def faults_of_page(graph, everywhere, base):
    """Say what is wrong in the graph of one page; ``everywhere`` are the nodes of all pages by id."""
    described = {}
    for node in nodes_in(graph):
        if "@id" in node and not is_reference(node):
            if node["@id"] in described:
                yield f"{node['@id']} is described twice"
            described[node["@id"]] = node
    for node in nodes_in(graph):
        if is_reference(node):
            if node["@id"] not in described:
                yield f"{node['@id']} is named and not described"
            continue
        kind = node.get("@type", "nothing")
        if kind not in NEEDED:
            yield f"{kind} is no type that pages may use"
            continue
        where = f"{kind} {node.get('@id', node.get('name', ''))}"
        # An article of another page is told of in short.
        abroad = kind in WORKS and node not in graph and "headline" in node
        for name in sorted(NEEDED[kind] - set(node)):
            if not abroad and not (name == "name" and "headline" in node):
                yield f"{where} lacks {name}"
        for name, value in node.items():
            for one in value if isinstance(value, list) else [value]:
                yield from (f"{where}: {name}: {fault}" for fault in value_faults(name, one, described, base))
        if kind in LISTS:
            positions = [item.get("position") for item in node.get("itemListElement", ())]
            if positions != list(
                range(positions[0] if positions else 1, len(positions) + (positions or [1])[0])
            ):
                yield f"{where} does not count: {positions}"
        if kind in LISTS:
            # The way to a page ends on the page itself.
            last = node["itemListElement"][-1:] if kind == "BreadcrumbList" else []
            for item in node["itemListElement"]:
                if item not in last and not {"item", "url"} & set(item):
                    yield f"{where} leads nowhere: {item}"
        yield from (f"{where}: {fault}" for fault in agreement_faults(node, everywhere))


def value_faults(name, value, described, base):
    """Say what is wrong with one value of a property."""
    if value in ("", None, [], {}):
        yield "is empty"
    elif isinstance(value, dict):
        kind = described.get(value.get("@id"), value).get("@type")
        if kind and kind not in TAKES.get(name, {kind}):
            yield f"takes no {kind}"
    elif name in TAKES:
        yield f"takes a node, not {value!r}"
    elif DATES.match(name) and not A_DATE.fullmatch(value):
        yield f"{value!r} is no date, or a time without a zone"
    elif (name == "@id" or ADDRESSES.match(name)) and base and not re.match(r"https?://[^/]", value):
        yield f"{value!r} is not absolute"


def agreement_faults(node, everywhere):
    """Say where two pages tell different things of one node."""
    other = everywhere.get(node.get("@id"), node)
    for name in ("@type", "name", "headline", "datePublished", "text"):
        if name in node and name in other and node[name] != other[name]:
            yield f"{name} is {node[name]!r} here and {other[name]!r} elsewhere"


def unlike_the_page(html):
    """Say what a briefing's graph tells otherwise than its page, or that the page does not tell."""
    for node in nodes_in(html.graph):
        if OF_THE_HTML.search(node.get("@id", "")) and node["@id"].partition("#")[2] not in html.ids:
            yield f"{node['@id']} is no part of the page"
    for article in (node for node in html.graph if node["@type"] in NEWS):
        if article["headline"] != html.heading:
            yield f"headline: {article['headline']!r} is not {html.heading!r}"
        if article.get("description") != html.meta.get("description"):
            yield "description differs"
        if article.get("datePublished") != html.dates.get("dt-published"):
            yield f"datePublished: {article.get('datePublished')}, {html.dates}"
        if "dt-updated" in html.dates and not article.get("dateModified"):
            yield "dateModified is missing"
        told = [article.get("backstory", ""), article.get("description", "")]
        told += [note["text"] for note in article.get("correction", ()) if " → " not in note["text"]]
        names = {node["@id"]: node["name"] for node in nodes_in(html.graph) if {"@id", "name"} <= set(node)}
        for relation in ("author", "about", "mentions", "citation"):
            for node in article.get(relation, ()):
                told.append(node.get("text") or node.get("name") or names.get(node["@id"], "?"))
        yield from (
            f"not on the page: {words!r}" for words in told if " ".join(words.split()) not in html.text
        )
    for quote in (node for node in html.graph if node["@type"] == "Quotation"):
        for part in re.split(r" … |\n\n", quote["text"]):
            if " ".join(part.split()) not in html.text:
                yield f"not on the page: {part!r}"
