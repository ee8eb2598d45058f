from plan.harbour import article, mention, planned

from briefgen.model.corpus import Briefing, Corpus, Entity


def test_the_index_groups_names_by_kind(pages):
    groups = pages["entities/index.html"].groups
    assert [(label, [card.name for card in cards]) for label, cards in groups] == [
        ("People", ["Ada Lind", "Bela Koss"]),
        ("Organisations", ["Ministry of Ports"]),
        ("Places", ["North Port"]),
    ]


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
    ((box, positions),) = ada.positions
    assert (box.id, [position.stance for position in positions]) == ("quay-open", ["asserts", "retracts"])
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


def test_names_appear_with_those_that_share_two_briefings():
    ids = ("person/a", "person/b", "person/c")

    def briefing(slug, *known):
        text = article(slug, "Ann, Ben and Cyd.")
        words = {"person/a": "Ann", "person/b": "Ben", "person/c": "Cyd"}
        return Briefing(text, mentions=tuple(mention(text, words[one], one) for one in known))

    entities = tuple(Entity(one, "person", one[-1].upper()) for one in ids)
    corpus = Corpus((briefing("x", *ids), briefing("y", *ids[:2])), entities=entities)
    page = next(page for page in planned(corpus).value.pages if page.path == "entities/person/a/index.html")
    assert [(card.name, number) for card, number in page.view.with_] == [("B", 2)]
