from dataclasses import replace

from plan.harbour import ADA, BELA, MINISTRY, desk_of, small_corpus, when

from briefgen.model.corpus import Entity, Party
from briefgen.model.registry import EntityRecord, RoleHeld
from briefgen.model.text import Place
from briefgen.plan.parts import cards

CORPUS = small_corpus()
DESK = desk_of(CORPUS)
HERE = DESK.at("news/harbour/index.html")


def test_links_lead_from_where_one_stands():
    assert HERE.href("tags/index.html") == "../../tags/"
    assert HERE.href("news/harbour/index.html", "quote-1") == "#quote-1"
    assert HERE.href("tags/index.html", "a") == "../../tags/#a"
    assert DESK.at("index.html").link("Tags", "tags/index.html").url == "tags/"
    assert DESK.at("tags/index.html").link("Tags", "tags/index.html").current


def test_an_entity_in_short():
    card = cards.entity_card(HERE, HERE.library.entities[ADA], when("2024-06"), card="card-3")
    assert (card.name, card.kind_label, card.role) == ("Ada Lind", "Person", "Clerk")
    assert (card.url, card.card) == ("../../entities/person/ada-lind/", "card-3")
    assert (card.recorded, card.briefings, card.disambiguation) == (True, 1, "minister")


def test_only_a_hover_card_tells_the_description():
    ada = HERE.library.entities[ADA]
    assert cards.entity_card(HERE, ada, card="card-1").description == "Runs the ports."
    assert cards.entity_card(HERE, ada).description == ""


def test_a_card_gives_the_role_held_on_the_date():
    roles = (
        RoleHeld("Mayor", since=when("2020"), until=when("2024")),
        RoleHeld("Minister", since=when("2025")),
    )
    record = EntityRecord("person/x", "person", "X", Place(""), roles=roles)
    entity = Entity("person/x", "person", "X", seen_as=("President",), record=record)
    dates = (when("2019-05"), when("2024-12-31"), when("2025-02-01"), None)
    assert [cards.entity_card(HERE, entity, on).role for on in dates] == ["", "Mayor", "Minister", "Minister"]


def test_a_title_seen_in_the_text_stands_in_where_no_role_is_recorded():
    seen = Entity("person/x", "person", "X", seen_as=("President", "Mr"))
    assert cards.entity_card(HERE, seen).role == "President"
    assert cards.entity_card(HERE, Entity("person/x", "person", "X")).role == ""


def test_a_party_without_an_entity_has_no_link():
    known = cards.party_view(HERE, Party("Lind", ADA, "Minister", "She"))
    assert (known.name, known.url, known.kind) == ("Lind", "../../entities/person/ada-lind/", "person")
    assert cards.party_view(HERE, Party("", text="a driver")).name == "a driver"
    assert cards.party_view(HERE, Party("")).name == "Unnamed speaker"
    assert cards.party_view(HERE, Party("", ADA)).name == "Ada Lind"


def test_a_name_in_a_record_may_be_an_id_or_plain_words():
    assert cards.named(HERE, MINISTRY).name == "Ministry of Ports"
    assert cards.named(HERE, "The desk").url == ""


def test_a_source_has_an_anchor_only_where_sources_are_listed():
    (source,) = cards.sources_named(HERE, ("s-wire", "s-gone", "s-wire"))
    assert (source.anchor, source.grade, source.publisher) == ("", "B2", "Ministry of Ports")
    assert source.authors == ("C. Dane", "Ada Lind")
    assert cards.no_source().given is False


def test_a_briefing_in_short_names_those_that_it_is_about_first():
    card = cards.briefing_card(HERE, "harbour")
    assert [entity.name for entity in card.entities] == ["North Port", "Ada Lind", "Bela Koss"]
    assert (card.kind_label, card.section, card.section_url) == ("Analysis", "News", "../../news/")
    assert (card.quotes, card.contested, card.date.text) == (2, 2, "28 April 2025")
    assert [one.slug for one in cards.briefing_cards(HERE, ("strike", "gone"))] == ["strike"]


def test_cards_are_the_same_with_and_without_the_memo():
    fresh = cards.Desk(DESK.library, DESK.addresses, DESK.words).at("news/harbour/index.html")
    assert cards.briefing_card(HERE, "harbour") == cards.briefing_card(fresh, "harbour")
    assert BELA in HERE.library.entities


def test_what_tells_two_of_one_name_apart_does_not_repeat_the_role():
    roles = (RoleHeld("Minister", since=when("2025-01")),)
    record = EntityRecord("person/x", "person", "X", Place(""), disambiguation="minister", roles=roles)
    card = cards.entity_card(HERE, Entity("person/x", "person", "X", record=record))
    assert (card.role, card.disambiguation) == ("Minister", "")


def test_a_card_of_a_briefing_differs_from_page_to_page_in_its_links_alone():
    slug = "harbour"
    here, home = cards.briefing_card(HERE, slug), cards.briefing_card(DESK.at("index.html"), slug)
    assert (home.url, here.url) == ("news/harbour/", "../../news/harbour/")
    assert here.section_url == "../../" + home.section_url
    assert [one.url for one in here.entities] == ["../../" + one.url for one in home.entities] != []
    same = replace(here, url=home.url, section_url=home.section_url, entities=home.entities)
    assert same == home
    assert [replace(one, url="") for one in here.entities] == [replace(one, url="") for one in home.entities]
