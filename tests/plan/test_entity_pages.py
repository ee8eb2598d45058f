from dataclasses import replace

from plan.harbour import (
    ADA,
    BELA,
    OLD,
    PORT,
    article,
    at,
    mention,
    party,
    planned,
    quote,
    small_corpus,
    when,
)

from briefgen.model.corpus import Briefing, Corpus, Entity, LedgerClaim, NameClash, Position
from briefgen.model.registry import ClaimRecord, Judgement
from briefgen.model.text import Place
from briefgen.plan.pages.entity_pages import LATEST, RECENT, SPOKEN
from briefgen.plan.pages.list_pages import WRITTEN


def pages_of_site(corpus):
    """The views of a corpus by output path."""
    return {page.path: page.view for page in planned(corpus).value.pages}


def test_an_entity_page_says_who_somebody_is(pages):
    ada = pages["entities/person/ada-lind/index.html"]
    assert (ada.card.name, ada.card.role, ada.description) == (
        "Ada Lind",
        "Minister for Ports",
        "Runs the ports.",
    )
    assert ada.aliases == (("A. Lind", "sv"), ("Lind", ""))
    assert [(role.role, role.org.name, role.org.url) for role in ada.roles] == [
        ("Minister for Ports", "Ministry of Ports", "../../../entities/org/port-ministry/"),
        ("Clerk", "Town Hall", ""),
    ]
    assert [(link.label, link.url) for link in ada.ids] == [
        ("Wikidata", "https://www.wikidata.org/entity/Q1"),
        ("homepage", "https://example.org/ada"),
    ]


def test_an_entity_page_lists_briefings_quotations_and_positions(pages):
    ada = pages["entities/person/ada-lind/index.html"]
    assert ([card.slug for card in ada.about], [card.slug for card in ada.mentioned]) == ([], ["harbour"])
    assert [(quote.briefing.slug, quote.number) for quote in ada.quotes] == [("harbour", 1), ("strike", 1)]
    ((line, positions),) = ada.claims[0].claims
    assert (ada.claims[0].kind, line.id, ada.claims_total) == ("reversed", "quay-open", 1)
    assert ada.claims_url == "../../../claims/party/person/ada-lind/"
    assert [position.stance for position in positions] == ["asserts", "retracts"]
    assert [card.slug for card in pages["entities/place/north-port/index.html"].about] == ["harbour"]


def test_a_page_of_a_name_that_nobody_recorded_leaves_out_what_is_not_known(pages):
    bela = pages["entities/person/bela-koss/index.html"]
    assert (bela.card.recorded, bela.aliases, bela.roles, bela.ids, bela.description) == (
        False,
        (),
        (),
        (),
        "",
    )
    assert bela.frame.head.description == "harbour pilot"


def test_claims_are_grouped_by_the_side_taken_last():
    bela = party("Bela Koss", BELA)
    said = {"a": ["asserts", "denies"], "b": ["acknowledges"], "c": ["doubts"], "d": ["denies", "denies"]}
    claims = []
    for id_, stances in said.items():
        positions = tuple(Position(bela, stance, date=when(f"202{n}")) for n, stance in enumerate(stances, 3))
        turns = ((bela, *positions),) if id_ == "a" else ()
        record = ClaimRecord(id_, f"Claim {id_}.", Place(""))
        claims.append(LedgerClaim(record, positions, reversals=turns))
    view = pages_of_site(replace(small_corpus(), claims=tuple(claims)))[
        "entities/person/bela-koss/index.html"
    ]
    assert [(side.kind, [line.id for line, _ in side.claims]) for side in view.claims] == [
        ("reversed", ["a"]),
        ("asserted", ["b"]),
        ("denied", ["d"]),
        ("other", ["c"]),
    ]


def test_what_others_say_of_an_entity_is_not_what_it_says_itself():
    text = article(
        "a", '"Bela Koss is right," said Ada Lind. "Bela Koss is right," said Bela Koss.', date="2025"
    )
    words = "Bela Koss is right,"
    by_ada, by_bela = party("Ada Lind", ADA), party("Bela Koss", BELA)
    both = (
        quote(text, 1, words, by=by_ada),
        replace(quote(text, 2, words, by=by_bela), span=at(text, words, 2)),
    )
    both = (both[0], replace(both[1], segments=(at(text, words, 2),)))
    names = tuple(mention(text, "Bela Koss", BELA, nth) for nth in (1, 2, 3))
    corpus = replace(small_corpus(), briefings=(Briefing(text, mentions=names, quotes=both),), claims=())
    view = pages_of_site(corpus)["entities/person/bela-koss/index.html"]
    assert [(quote.number, quote.speakers[0].name) for quote in view.quoted] == [(1, "Ada Lind")]
    assert [quote.number for quote in view.quotes] == [2]


def test_who_bears_the_same_name_is_linked_with_the_page_of_the_name():
    clash = NameClash("Lind", (ADA, BELA, PORT))
    view = pages_of_site(replace(small_corpus(), clashes=(clash,)))["entities/person/ada-lind/index.html"]
    (shared,) = view.namesakes
    assert (shared.name.label, shared.name.url, shared.total) == ("Lind", "../../../entities/name/lind/", 3)
    assert [card.name for card in shared.entities] == ["Bela Koss", "North Port"]


def test_a_page_tells_what_was_judged_and_merged():
    corpus = small_corpus()
    ada = corpus.entities[1]
    judged = (
        Judgement(BELA, "different", "desk", when("2025-04")),
        Judgement("person/gone", "unsure"),
        Judgement(OLD, "same"),
    )
    record = replace(ada.record, judgements=judged)
    entities = (corpus.entities[0], replace(ada, record=record), *corpus.entities[2:])
    merged = {OLD: ADA, "person/a": ADA}
    site = pages_of_site(replace(corpus, entities=entities, redirects=merged))
    view = site["entities/person/ada-lind/index.html"]
    assert [(one.label, one.other.name, one.by) for one in view.judgements] == [
        ("Not the same as", "Bela Koss", "desk"),
        ("Perhaps the same as", "person/gone", ""),
    ]
    assert view.formerly == ("person/a", OLD)


def busy(briefings: int, quotes: int = 0):
    """The pages of somebody whom so many briefings name and so many quote; the newest comes first."""
    made = []
    for number in range(briefings):
        text = article(
            f"b{number:03}", 'Ann spoke. "Yes."', date=f"{2025 - number // 12}-{12 - number % 12:02}"
        )
        said = (quote(text, 1, "Yes.", by=party("Ann", "person/ann")),) if number < quotes else ()
        made.append(Briefing(text, mentions=(mention(text, "Ann", "person/ann"),), quotes=said))
    return pages_of_site(Corpus(tuple(made), entities=(Entity("person/ann", "person", "Ann"),)))


HERS = "entities/person/ann/"


def test_a_page_holds_the_latest_and_leads_to_all_the_rest():
    site = busy(250, quotes=130)
    view = site[HERS + "index.html"]
    assert (len(view.mentioned), view.mentioned_total) == (LATEST, 250)
    assert (len(view.timeline), view.earlier, view.timeline_total) == (RECENT, (), 250)
    assert (len(view.quotes), view.quotes_total) == (SPOKEN, 130)
    assert (view.timeline_url, view.quotes_url) == tuple(
        f"../../../{HERS}{part}/" for part in ("timeline", "quotes")
    )

    numbers = ("", "page/2/", "page/3/")
    timeline = [site[f"{HERS}timeline/{number}index.html"] for number in numbers]
    listed = [event.briefing.url for page in timeline for event in page.events]
    assert len({url.rsplit("/b", 1)[1] for url in listed}) == len(listed) == 250
    assert [page.pagination.number for page in timeline] == [1, 2, 3]
    said = [site[f"{HERS}quotes/{number}index.html"].quotes for number in numbers[:2]]
    assert [len(quotes) for quotes in said] == [100, 30]


def test_somebody_with_little_has_one_page_that_holds_it_all():
    site = busy(LATEST, quotes=SPOKEN)
    view = site[HERS + "index.html"]
    assert (len(view.timeline) + len(view.earlier), view.timeline_total) == (LATEST, LATEST)
    assert (view.timeline_url, view.quotes_url) == ("", "")
    assert [path for path in site if path.startswith(HERS)] == [HERS + "index.html"]


def test_names_appear_with_those_that_share_two_briefings():
    ids = ("person/a", "person/b", "person/c")

    def briefing(slug, *known):
        text = article(slug, "Ann, Ben and Cyd.")
        words = {"person/a": "Ann", "person/b": "Ben", "person/c": "Cyd"}
        return Briefing(text, mentions=tuple(mention(text, words[one], one) for one in known))

    entities = tuple(Entity(one, "person", one[-1].upper()) for one in ids)
    corpus = Corpus((briefing("x", *ids), briefing("y", *ids[:2])), entities=entities)
    view = pages_of_site(corpus)["entities/person/a/index.html"]
    assert [(card.name, number) for card, number in view.with_] == [("B", 2)]


def test_a_page_tells_what_its_author_wrote_and_where_to_write_to():
    corpus = small_corpus()
    mail = replace(corpus.entities[1], record=replace(corpus.entities[1].record, email="ada@port.example"))
    corpus = replace(corpus, entities=(corpus.entities[0], mail, *corpus.entities[2:]))
    ada = pages_of_site(corpus)["entities/person/ada-lind/index.html"]
    assert [card.slug for card in ada.written] == ["harbour"]
    assert (ada.written_total, ada.written_url, ada.email) == (1, "", "ada@port.example")


def test_an_author_of_many_briefings_has_a_list_of_them_all():
    many = tuple(
        Briefing(article(f"b-{n:02}", "Text.", date="2025-01-01", authors=(ADA, ADA)))
        for n in range(WRITTEN + 1)
    )
    found = pages_of_site(replace(small_corpus(), briefings=many, claims=()))
    ada = found["entities/person/ada-lind/index.html"]
    assert (len(ada.written), ada.written_total) == (WRITTEN, WRITTEN + 1)
    assert ada.written_url == "../../../entities/person/ada-lind/written/"
    listed = found["entities/person/ada-lind/written/index.html"]
    assert (listed.title, listed.total) == ("Written by Ada Lind", WRITTEN + 1)
    assert "entities/person/ada-lind/written/page/2/index.html" in found
