import pytest
from load.sites import NOW, write_site

from briefgen.load import load
from briefgen.load.values.meant_words import meant
from briefgen.model.registry import Alias, Evidence, Relation

PAGE = "-- content/bridge.md --\n---\ntitle: Bridge\n---\nText.\n"
RECORDS = (
    PAGE
    + """\
-- content/entities/people.yaml --
- id: person/ann-aster
  name: Ann Aster
  short: Aster
  disambiguation: mayor
  description: Mayor since 2020.
  aliases: [A. Aster, {text: Aster, auto: after-full}, {text: Ann, auto: false, lang: de}, {text: AA, auto: true}]
  roles: [{role: Mayor, org: org/town, from: 2020-05, to: 2025}]
  same_as: {wikidata: null, viaf: 12}
  judgements: [{other: person/anna-aster, verdict: different, by: desk, date: 2025}]
- {id: person/anna-aster, name: Anna Aster}
- {id: person/a-aster, merged_into: person/ann-aster}
- {ignore: [Monday, Parliament], reason: never a name}
-- content/entities/more/places.yml --
id: place/harbour
name: Harbour
demonyms: [Harbourite]
---
id: org/town
name: Town
---
-- content/claims/town.yaml --
{id: town-open, text: The town is open.}
-- content/claims/bridge.yaml --
id: bridge-open
text: The bridge is open to cars.
short: Bridge open
about: [place/harbour]
positions:
  - by: person/ann-aster
    for: org/town
    stance: asserts
    role: Mayor
    date: 2025-04
    venue: council
    quote: It is open.
    briefing: bridge
    note: said twice
    sources: [s-wire]
evidence: [{source: s-wire, supports: for, note: photo}]
relations: [{type: part_of, claim: town-open}]
assessment: {state: confirmed, date: 2025-04-29, by: desk, summary: We saw it., review_by: 2025-06}
history: [{state: unverified, date: 2025-04-28, by: desk, summary: Not seen yet., why: A report came.}]
settle: A walk.
-- content/sources/all.yaml --
- id: s-wire
  title: Wire summary
  kind: primary
  publisher: Harbour Wire
  authors: [Bea Birch]
  url: https://example.org/item
  published: 2025-04-28
  accessed: 2025-04-29
  archive: {url: "https://example.org/kept", captured: 2025-04-30, sha256: SHA}
  grade: {reliability: C, credibility: 3}
  lang: en
  note: short
  text: It is open.
""".replace("SHA", "Ab" * 32)
)


@pytest.fixture
def registry(tmp_path):
    write_site(tmp_path, RECORDS)
    outcome = load(tmp_path, now=NOW)
    assert outcome.diagnostics == ()
    return outcome.value.registry


def test_entities_are_read_and_sorted(registry):
    assert [one.id for one in registry.entities] == [
        "org/town",
        "person/a-aster",
        "person/ann-aster",
        "person/anna-aster",
        "place/harbour",
    ]
    ann = registry.entities[2]
    assert (ann.kind, ann.name, ann.short, ann.disambiguation) == ("person", "Ann Aster", "Aster", "mayor")
    assert ann.aliases == (
        Alias("A. Aster"),
        Alias("Aster", "after-full"),
        Alias("Ann", "never", "de"),
        Alias("AA", "true"),
    )
    assert [(one.role, one.org, one.since.iso, one.until.iso) for one in ann.roles] == [
        ("Mayor", "org/town", "2020-05", "2025")
    ]
    assert ann.same_as == (("viaf", "12"),)
    assert (ann.judgements[0].other, ann.judgements[0].verdict) == ("person/anna-aster", "different")
    assert registry.entities[1].merged_into == "person/ann-aster"
    assert registry.entities[4].demonyms == ("Harbourite",)
    assert registry.ignore == {"Monday", "Parliament"}


def test_a_record_knows_its_places_under_the_names_of_the_model(registry):
    assert str(registry.entities[2].place) == "content/entities/people.yaml:1:7"
    assert str(registry.entities[2].places["roles.0.since"]) == "content/entities/people.yaml:7:46"
    assert str(registry.claims[0].places["positions.0.on_behalf_of"]) == "content/claims/bridge.yaml:7:10"
    assert str(registry.claims[0].places["positions.0.words"]) == "content/claims/bridge.yaml:12:12"


@pytest.mark.parametrize("typed", ["“It is open.”", "'\"It is open.\"'", "«It is open.»", "It is open."])
def test_words_are_kept_without_the_marks_that_pages_set_around_them(tmp_path, typed):
    text = f"""-- content/claims/bridge.yaml --
id: bridge-open
text: The bridge is open.
positions:
  - {{by: Ann, stance: asserts, date: 2025, sources: [s], words: {typed}}}
-- content/sources/s.yaml --
{{id: s, title: A talk}}
"""
    write_site(tmp_path, text)
    (position,) = load(tmp_path, now=NOW).value.registry.claims[0].positions
    assert position.words == "It is open."


def test_a_claim_is_read(registry):
    claim, _ = registry.claims
    (position,) = claim.positions
    assert (position.by, position.on_behalf_of, position.stance) == (
        "person/ann-aster",
        "org/town",
        "asserts",
    )
    assert (position.words, position.briefing, position.date.iso) == ("It is open.", "bridge", "2025-04")
    assert claim.evidence == (Evidence("s-wire", "for", "photo"),)
    assert claim.relations == (Relation("part_of", "town-open"),)
    assert (claim.assessment.state, claim.assessment.review_by.iso) == ("confirmed", "2025-06")
    assert [(one.state, one.why) for one in claim.history] == [("unverified", "A report came.")]


def test_a_source_is_read(registry):
    (source,) = registry.sources
    assert (source.archive_url, source.archive_captured.iso) == ("https://example.org/kept", "2025-04-30")
    assert source.archive_sha256 == "ab" * 32
    assert (source.reliability, source.credibility, source.text) == ("C", "3", "It is open.")


def test_a_wrong_record_hides_nothing_about_the_others(tmp_path):
    write_site(
        tmp_path,
        PAGE
        + "-- content/claims/c.yaml --\n"
        + "- {id: a, text: A., positions: [{by: person/nobody, stance: wrong, sources: [s]}]}\n"
        + "- {id: b, text: B., relations: [{type: part_of, claim: a}]}\n- 5\n",
    )
    outcome = load(tmp_path, now=NOW)
    assert [(one.code, one.place.line) for one in outcome.diagnostics] == [
        ("reference/unknown-entity", 1),
        ("value/not-allowed", 1),
        ("reference/unknown-source", 1),
        ("yaml/not-keys", 3),
    ]
    assert [(one.id, one.positions) for one in outcome.value.registry.claims] == [("a", ()), ("b", ())]


def test_a_key_that_is_only_a_little_alike_is_not_suggested():
    assert meant("sentence", ["evidence", "text"]) == ""
    assert meant("evidance", ["evidence", "text"]) == "Did you mean `evidence`? "


def test_no_word_is_suggested_that_looks_alike_and_means_the_contrary():
    stances = ["asserts", "denies", "retracts"]
    assert meant("rejects", stances) == "Did you mean `denies`? "
    assert meant("verified", ["unverified", "confirmed"]) == "Did you mean `confirmed`? "


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("roles: Mayor", "Write `roles: [{role: Mayor}]`, or one line for each that begins with `- `."),
        ("roles: [Mayor]", "Write it as a group of keys: `{role: Mayor}`."),
        ("aliases: Aster", "Write `aliases: [Aster]`, or one line for each that begins with `- `."),
        ("demonyms: Asters", "Write `demonyms: [Asters]`, or one line for each that begins with `- `."),
    ],
)
def test_the_hint_shows_what_the_list_is_to_hold(tmp_path, written, hint):
    record = f"-- content/entities/a.yaml --\nid: person/ann-aster\nname: Ann Aster\n{written}\n"
    write_site(tmp_path, PAGE + record)
    (problem,) = load(tmp_path, now=NOW).diagnostics
    assert problem.hint == hint
