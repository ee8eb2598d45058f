"""An archive resolved again after edits: the corpus of a fresh start, with what did not change kept."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from resolve.newsroom import (
    claim_record,
    contested,
    position,
    record,
    said,
    source_record,
    when,
    written,
)

from briefgen.model.annotation import ClaimStatus
from briefgen.model.registry import Judgement, Registry, RoleHeld
from briefgen.model.source import Role
from briefgen.model.text import Place
from briefgen.resolve import resolve
from briefgen.resolve.resolver import Resolver

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
    "{ORG Mira Soto} won, and {ORG Mira Soto} lost to {ORG Lena Voss}.",
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
    "{PERSON Senator|Sam Holm} met {PERSON Holm}.",
    "{PERSON Senator|Samuel Holm} met {PERSON Mr|Samuel T. Holm}.",
    "{PERSON Senator|Sam K. Holm} is {PERSON Samuel Holm Jr.}.",
)

BLOCKS = (
    "::: claim dam-safe\nThe dam is safe.\n:::",
    "::: claim dam-sound\nThe dam is safe.\n:::",
    "::: quote Mira Soto\nThe dam is safe.\n:::",
    "::: quote Reed\nThe dam is sound.\n:::",
)


@st.composite
def article(draw, number):
    sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    extra = {}
    if draw(st.booleans()):
        sentences.insert(0, "The dam is safe, {PERSON Mira Soto} said. She is sure; {PERSON Reed} denied it.")
        by = draw(st.sampled_from(["Mira Soto", "She"]))
        extra["quotes"] = [said("The dam is safe", by, "Mira Soto")]
        extra["claims"] = [contested("The dam is safe", ClaimStatus.DENIED, "Mira Soto", "Reed")]
    sentences += draw(st.lists(st.sampled_from(BLOCKS), max_size=1))
    extra["sources"] = draw(st.sampled_from([(), ("s-wire",)]))
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


RECORDED = {
    "org/kpa": [record("org/kpa", "Korean People's Army", "KPA"), record("org/kpa", "People's Army")],
    "org/whf": [record("org/whf", "World Health Forum"), record("org/whf", "World Health Fund", "WHF")],
    "org/harrow": [
        record("org/harrow", "Harrow Motors", ("Harrow", "never")),
        record("org/harrow", "Harrow"),
    ],
    "person/mira": [
        record("person/mira", "Mira Soto", disambiguation="Spanish judge"),
        record("person/mira", "Mira Soto", roles=(RoleHeld("Judge", since=when("2020")),)),
        record("person/mira", "Mira Soto", place=Place("content/entities/e.yaml", 7)),
        record("person/mira", "Mira de Soto", ("Soto", "after-full"), "Mira"),
        record("person/mira", "Mira Soto", merged_into="person/reed"),
    ],
    "person/reed": [
        record("person/reed", "Anna Reed", disambiguation="Norwegian judge"),
        record("person/reed", "Ann Reed", judgements=(Judgement("person/mira", "different"),)),
        record("person/reed", "Reed", judgements=(Judgement("person/ann-reed", "same"),)),
    ],
    "person/qasimi": [
        record("person/qasimi", "Omar Qasimi", roles=(RoleHeld("British Judge"),)),
        record("person/qasimi", "Umar Qassimi"),
    ],
    "person/lena": [record("person/lena", "Lena Voss", short="Voss"), record("person/lena", "Lena Vos")],
    "place/jordan": [record("place/jordan", "Jordan"), record("place/jordan", "Jordan", "Norland")],
    "place/norland": [record("place/norland", "Norland", demonyms=("Norlander", "Norwegian"))],
}
CLAIMED = {
    "dam-safe": [
        CLAIMS[0],
        claim_record("dam-safe", position("Reed", "denies", "2024", sources=("s-wire",))),
    ],
    "troops": [CLAIMS[1], claim_record("troops", about=("person/mira",))],
}
READ = {
    "s-wire": [source_record("s-wire"), replace(source_record("s-wire"), text="Mira said: The dam is safe.")]
}


@st.composite
def registries(draw):
    """Some of the records, each in one of its forms."""

    def some(of):
        return tuple(
            draw(st.sampled_from(of[id_])) for id_ in sorted(draw(st.sets(st.sampled_from(sorted(of)))))
        )

    ignored = draw(st.sampled_from([frozenset(), frozenset(), frozenset({"Voss"})]))
    return Registry(some(RECORDED), some(CLAIMED), some(READ), ignored)


@settings(max_examples=60)
@given(
    st.lists(article(1) | article(2) | article(3), min_size=1, max_size=3),
    st.lists(registries(), min_size=2, max_size=5),
)
def test_other_records_give_what_a_fresh_start_gives(articles, rows):
    articles = list({one.article.source.slug: one for one in articles}.values())
    resolver = Resolver()
    for registry in rows:
        assert resolver.resolve(articles, registry) == resolve(articles, registry)


def test_a_record_touches_only_articles_that_may_mean_it():
    soto = written("soto", "{PERSON Mira Soto} came, and {PERSON Soto} left.", date="2025-01-01")
    voss = written("voss", "{PERSON Lena Voss} spoke.", date="2025-01-02")
    resolver = Resolver()
    known = RECORDED["person/lena"][0]
    before = resolver.resolve([soto, voss], Registry((known,))).value
    after = resolver.resolve([soto, voss], Registry((known, RECORDED["person/mira"][0]))).value

    assert [mention.entity for mention in after.briefings[1].mentions] == ["person/mira"] * 2
    assert after.briefings[0] is before.briefings[0]


def test_a_record_that_only_moved_in_its_file_touches_no_article():
    lena, mira = RECORDED["person/lena"][0], RECORDED["person/mira"][0]
    articles = [written("soto", "{PERSON Mira Soto} came."), written("voss", "{PERSON Lena Voss} spoke.")]
    resolver = Resolver()
    before = resolver.resolve(articles, Registry((lena, mira))).value
    moved = replace(mira, place=Place("content/entities/e.yaml", 9))
    after = resolver.resolve(articles, Registry((lena, moved))).value

    assert all(one is other for one, other in zip(before.briefings, after.briefings, strict=True))
    assert [entity.record for entity in after.entities] == [lena, moved]


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
