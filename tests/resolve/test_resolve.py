"""The phase as a whole: order does not matter, nothing raises, the corpus is complete."""

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from resolve.newsroom import claim_record, contested, position, record, said, written

from briefgen.model.annotation import Annotations, ClaimStatus, Confidence, Mention
from briefgen.model.corpus import AnnotatedArticle, Corpus
from briefgen.model.registry import Registry, SourceRecord
from briefgen.model.source import Role
from briefgen.model.text import Place, Span
from briefgen.resolve import resolve

LABELS = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"]
RECORDS = (
    record("org/kpa", "Korean People's Army", "KPA"),
    record("person/kim-jong-un", "Kim Jong-un", ("Kim", "after-full")),
    record("person/old-reed", "Ann Reed", merged_into="person/reed"),
    record("person/reed", "Anna Reed"),
    record("place/russia", "Russia"),
)
REGISTRY = Registry(
    RECORDS, (claim_record("troops", position("Russia", "denies", "2024")),), (), frozenset({"Monday"})
)
ARCHIVE = [
    written("a", "{PERSON Kim Jong-un} met {PERSON Ann Reed}. {PERSON Kim} left. [[b]]", date="2025-01-01"),
    written(
        "b",
        "{PERSON Tom Reed} and {PERSON Reed} came to {GPE Moscow}. See [[Kim Jong-un]].",
        date="2025-01-01",
    ),
    written(
        "c",
        "{ORG World Health Forum} ({ORG WHF}) and the {NORP Russian} {PERSON Mira Soto}.",
        date="2024-01-01",
    ),
    written(
        "d",
        "{PERSON Mira Soto} said so. {GPE Russia} denied it in {ORG WHF}.",
        quotes=[said("so", "Mira Soto")],
        claims=[contested("so", ClaimStatus.DENIED, "Mira Soto", "Russia", "denied it")],
    ),
    written("e", "{PERSON Soto} and {PERSON Reed} and {GPE Korea}; {PERSON Kim}."),
    written("about-us", "{PERSON Kim Jong-un} again.", role=Role.PAGE, path="content/pages/about-us.md"),
]


def test_order_of_articles_changes_nothing():
    expected = resolve(ARCHIVE, REGISTRY)
    for seed in range(12):
        shuffled = random.Random(seed).sample(ARCHIVE, len(ARCHIVE))
        assert resolve(shuffled, REGISTRY) == expected


def test_corpus_is_sorted_as_promised():
    sources = (SourceRecord("z", "Z", Place("s")), SourceRecord("b", "B", Place("s")))
    corpus = resolve(ARCHIVE, replace(REGISTRY, sources=sources)).value
    assert [briefing.slug for briefing in corpus.briefings] == ["a", "b", "c", "d", "e"]
    assert [page.slug for page in corpus.pages] == ["about-us"]
    ids = [entity.id for entity in corpus.entities]
    assert ids == sorted(ids)
    assert [source.id for source in corpus.sources] == ["b", "z"]
    assert corpus.redirects == {"person/old-reed": "person/reed"}


def test_every_id_in_the_corpus_has_its_entity():
    corpus = resolve(ARCHIVE, REGISTRY).value
    ids = {entity.id for entity in corpus.entities}
    for briefing in (*corpus.briefings, *corpus.pages):
        assert {mention.entity for mention in briefing.mentions} - {None} <= ids
        assert {party.entity for quote in briefing.quotes for party in quote.speakers} - {None} <= ids
        parties = {position.by.entity for claim in briefing.claims for position in claim.positions}
        assert parties - {None} <= ids


def test_of_names_that_overlap_the_first_and_of_these_the_longest_is_one():
    """The annotator of a plug-in may find a name in which others stand."""
    plain = written("race", "The {EVENT Harbour Regatta} drew {PERSON Ann Reed}.")
    regatta = plain.annotations.mentions[0]
    inside = [replace(regatta, span=Span(*ends), label="ORG") for ends in ((4, 11), (12, 19))]
    more = replace(plain.annotations, mentions=(*plain.annotations.mentions, *inside))
    (briefing,) = resolve([replace(plain, annotations=more)], Registry()).value.briefings
    assert [mention.text for mention in briefing.mentions] == ["Harbour Regatta", "Ann Reed"]


def test_nothing_in_nothing_out():
    assert resolve([], Registry()).value == Corpus()


# ---- whatever the model finds

NAMES = "Ann Reed ann Kim Jong-un KPA (KPA) Korean People's Army of the U.S. Russia Russian Ministry General Staff"
ALIKE = "Omar Qasimi Kasimi Jon Smith John"
ODDS = "Inc. Mr. von der J. — Ł. III Monday \n\n"
WORDS = st.sampled_from([*NAMES.split(), *ALIKE.split(), *ODDS.split(" ")])


@st.composite
def articles(draw):
    made = []
    for number in range(draw(st.integers(1, 4))):
        words = draw(st.lists(WORDS | st.text(max_size=6), min_size=1, max_size=25))
        text = " ".join(words)
        article = written(f"a{number}", text.replace("{", "").replace("[", "").replace("<", "")).article
        size = len(article.prose.text)
        spans = draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, 20)), max_size=12))
        mentions = [
            Mention(
                span := Span(start, min(size, start + length)),
                draw(st.sampled_from(LABELS)),
                span.of(article.prose.text),
                draw(st.sampled_from(["", "Russian President", "British judge", "judge", "Mr."])),
                confidence=draw(st.sampled_from(list(Confidence))),
            )
            for start, length in spans
        ]
        made.append(AnnotatedArticle(article, Annotations(tuple(mentions))))
    return made


@settings(max_examples=60)
@given(made=articles(), seed=st.randoms())
def test_no_mention_breaks_it_and_no_order_changes_it(made, seed):
    first = resolve(made, REGISTRY)
    shuffled = list(made)
    seed.shuffle(shuffled)
    assert resolve(shuffled, REGISTRY) == first
    for briefing in first.value.briefings:
        spans = [mention.span for mention in briefing.mentions]
        assert all(one.end <= other.start for one, other in pairwise(spans))
