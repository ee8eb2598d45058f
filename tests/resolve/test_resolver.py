"""An archive resolved again after edits: the corpus of a fresh start, with what did not change kept."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from resolve.newsroom import claim_record, contested, position, record, said, written

from briefgen.model.annotation import ClaimStatus
from briefgen.model.registry import Registry
from briefgen.model.source import Role
from briefgen.resolve import Resolver, resolve

RECORDS = (
    record("org/kpa", "Korean People's Army", "KPA"),
    record("person/kim-jong-un", "Kim Jong-un", ("Kim", "after-full")),
    record("person/old-reed", "Ann Reed", merged_into="person/reed"),
    record("person/reed", "Anna Reed", disambiguation="Norwegian judge"),
    record("place/norland", "Norland", demonyms=("Norlander",)),
)
CLAIMS = (
    claim_record(
        "dam-safe", position("Mira Soto", "asserts", "2024", words="The dam is safe", briefing="a1")
    ),
    claim_record("troops", position("Norland", "denies", "2024")),
)
SENTENCES = (
    "{PERSON Mira Soto} came.",
    "{PERSON Soto} left.",
    "{PERSON Judge|Soto} spoke.",
    "{PERSON British Judge|Omar Qasimi} and {PERSON Reed}.",
    "{PERSON Iranian Minister|Omar Kasimi} met {PERSON Ann Reed}.",
    "{ORG World Health Forum} ({ORG WHF}) met.",
    "The {ORG WHF} and {ORG Harrow Motors} met {ORG Harrow}.",
    "{ORG Harrow Motor} in {GPE Norland}.",
    "{PERSON Harrow} and {PERSON Tom J. Harrow}.",
    "{PERSON Tom K. Harrow} of the {NORP Norwegian} {ORG Foreign Ministry}.",
    "Then Mira Soto saw Harrow Motors in Jordan.",
    "{PERSON Kim Jong-un} and {PERSON Kim}; {ORG KPA}.",
    "See [[Mira Soto]] and [[a1]] and [[Ann Reed]] and [[Lena Voss]].",
    "{GPE Voss} and {ORG Voss} and {PERSON Lena Voss}.",
)


@st.composite
def article(draw, number):
    sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    extra = {}
    if draw(st.booleans()):
        sentences.insert(0, "The dam is safe, {PERSON Mira Soto} said; {PERSON Reed} denied it.")
        extra["quotes"] = [said("The dam is safe", "Mira Soto")]
        extra["claims"] = [contested("The dam is safe", ClaimStatus.DENIED, "Mira Soto", "Reed")]
    role = Role.PAGE if number == 0 else Role.BRIEFING
    day = draw(st.sampled_from(["2025-01-01", "2025-01-02"]))
    return written(f"a{number}", "\n\n".join(sentences), role=role, date=day, **extra)


@st.composite
def edits(draw):
    """The archive and the records after each edit: an article added, changed or removed, or the records."""
    archive, registry, states = {}, Registry(RECORDS, CLAIMS), []
    for _ in range(draw(st.integers(2, 6))):
        for number in draw(st.sets(st.integers(0, 6), min_size=1, max_size=3)):
            if number in archive and draw(st.booleans()):
                del archive[number]
            else:
                archive[number] = draw(article(number))
        if draw(st.integers(0, 4)) == 0:
            kept = draw(st.sets(st.sampled_from(range(len(RECORDS)))))
            registry = replace(registry, entities=tuple(RECORDS[number] for number in sorted(kept)))
        states.append((draw(st.permutations(list(archive.values()))), registry))
    return states


@settings(max_examples=40)
@given(states=edits())
def test_every_edit_gives_what_a_fresh_start_gives(states):
    resolver = Resolver()
    for articles, registry in states:
        assert resolver.resolve(articles, registry) == resolve(articles, registry)


def test_what_an_edit_does_not_touch_stays_the_same_object():
    registry = Registry(RECORDS, CLAIMS)
    quiet = written("quiet", "{PERSON Lena Voss} spoke in {GPE Norland}.", date="2025-01-01")
    asks = written("asks", "{PERSON Soto} spoke.", date="2025-01-02")
    other = written("other", "{ORG Harrow Motors} met.", date="2025-01-03")
    resolver = Resolver()
    before = resolver.resolve([quiet, asks, other], registry).value
    named = written("other", "{PERSON Mira Soto} met {PERSON Mira Soto}.", date="2025-01-03")
    after = resolver.resolve([quiet, asks, named], registry).value
    slugs = {b.slug: b for b in after.briefings}
    same = {b.slug for b in before.briefings if slugs[b.slug] is b}
    assert same == {"quiet"}
    assert slugs["asks"].mentions[0].entity == "person/mira-soto"
    entities = {entity.id: entity for entity in before.entities}
    assert all(entities[e.id] is e for e in after.entities if e.id in ("person/lena-voss", "place/norland"))
    assert [one is other for one, other in zip(before.claims, after.claims, strict=True)] == [False, True]


def test_an_archive_that_is_the_same_again_gives_the_same_objects():
    articles = [written("a", "{PERSON Mira Soto} met {PERSON Reed}."), written("b", "{PERSON Soto} left.")]
    resolver = Resolver()
    first = resolver.resolve(articles, Registry(RECORDS)).value
    again = resolver.resolve(list(reversed(articles)), Registry(RECORDS)).value
    assert all(one is other for one, other in zip(first.briefings, again.briefings, strict=True))
    assert all(one is other for one, other in zip(first.entities, again.entities, strict=True))
