"""Names and who is who: figures worked out by hand."""

from itertools import permutations

import pytest
from evaluation.marking import mark
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.evaluation.assignment import best_total
from benchmarks.evaluation.documents import Document
from benchmarks.evaluation.identity import b_cubed, ceaf_e, links
from benchmarks.evaluation.mentions import plain_label, trimmed
from benchmarks.evaluation.names import score, verdicts

TEXT = "Ann Aster left the Port of Tarnby's office. Aster went to Norland."


def name(words, label, entity, **more):
    return mark(TEXT, words, label=label, kb_id=entity, **more)


GOLD = [
    name("Ann Aster", "PER", "aster"),
    name("Port of Tarnby", "ORG", "port"),
    name("Norland", "LOC", "norland"),
]


def figures(found, gold=GOLD):
    return score([Document("x", TEXT, gold, found)])


def test_all_of_it_right_whatever_the_labels_are_called():
    found = figures(
        [
            name("Ann Aster", "PERSON", "person/1"),
            name("the Port of Tarnby's", "ORG", "org/1"),
            name("Norland", "GPE", "place/1"),
        ]
    )

    assert {rate.f1 for measure, rate in found.rates.items() if measure != "links"} == {1}
    assert found.shares == {"label": 1}
    assert (found.missed, found.spurious) == ([], [])


def test_exact_partial_and_typed():
    """Three gold, three found: one exact of another label, one partial, one that is no name."""
    found = figures([name("Ann Aster", "ORG", "a"), name("Tarnby", "ORG", "b"), name("office", "LOC", "c")])

    assert found.rates["exact"].precision == pytest.approx(1 / 3)
    assert found.rates["partial"].recall == pytest.approx(2 / 3)
    assert found.rates["typed"].f1 == 0
    assert found.shares["label"] == 1 / 2
    assert [slip.words for slip in found.missed] == ["Norland"]
    assert [slip.words for slip in found.spurious] == ["office"]


def test_labels_that_are_not_scored_do_not_count_on_either_side():
    gold = [*GOLD, name("Aster went", "EVENT", "e")]
    found = [*GOLD, name("Aster went", "PERSON", "p"), name("left", "NORP", "n")]
    score_ = figures(found, gold)

    assert (score_.counts["gold"], score_.counts["found"]) == (3, 3)
    assert score_.rates["partial"].f1 == 1
    assert [verdict.right for verdict in verdicts(Document("x", TEXT, gold), found)] == [True] * 3


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the Port", "Port"),
        ('"Port"', "Port"),
        ("Port's", "Port"),
        ("Ports'", "Ports"),
        ("Port.", "Port"),
        ("The", "The"),
        ("A.", "A"),
        ("(an Inlet),", "Inlet"),
    ],
)
def test_what_is_trimmed(text, left):
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == left


def test_labels_of_others():
    assert [plain_label(label) for label in ("GPE", "person", "FAC", "EVENT", None)] == [
        "LOC",
        "PER",
        "LOC",
        "EVENT",
        "",
    ]


# Five names in two documents. Gold: {1 2 3} {4 5}; found: {1 2} {3 4 5}.
GOLD_OF = {1: "a", 2: "a", 3: "a", 4: "b", 5: "b"}
FOUND_OF = {1: "x", 2: "x", 3: "y", 4: "y", 5: "y"}
DOCUMENT_OF = {1: "p", 2: "q", 3: "q", 4: "p", 5: "q"}


def test_b_cubed():
    """Precision: 1 and 2 are 2/2 each, 3 is 1/3, 4 and 5 are 2/3. Recall: 1 and 2 are 2/3, 3 is 1/3, 4 and 5 are 1."""
    found = b_cubed(GOLD_OF, FOUND_OF)

    assert found.precision == pytest.approx((2 + 1 / 3 + 4 / 3) / 5)
    assert found.recall == pytest.approx((4 / 3 + 1 / 3 + 2) / 5)


def test_b_cubed_of_a_name_that_only_one_side_has():
    found = b_cubed({1: "a"}, {1: "x", 2: "x"})
    assert (found.precision, found.recall) == (pytest.approx(1 / 4), 1)


def test_ceaf_e():
    """a-x is 2*2/5, a-y is 2*1/6, b-y is 2*2/5: the best assignment gives a-x and b-y, 1.6 of 2 and 2."""
    found = ceaf_e(GOLD_OF, FOUND_OF)
    assert (found.precision, found.recall) == (pytest.approx(0.8), pytest.approx(0.8))


def test_links_between_documents():
    """Gold: 1-2, 1-3, 4-5. Found: 1-2, 3-4, 4-5 (3 and 5 share a document). Right: 1-2, 4-5."""
    found = links(GOLD_OF, FOUND_OF, DOCUMENT_OF)
    assert (found.precision, found.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_identity_goes_over_all_documents():
    one, two = "Ann Aster spoke.", "Aster left."
    documents = [
        Document(
            doc,
            text,
            [mark(text, who, label="PER", kb_id="a")],
            [mark(text, who, label="PERSON", entity=found)],
        )
        for doc, text, who, found in (("1", one, "Ann Aster", "p/a"), ("2", two, "Aster", None))
    ]
    found = score(documents)

    assert (found.rates["B-cubed"].precision, found.rates["B-cubed"].recall) == (1, 1 / 2)
    assert found.rates["links"].recall == 0
    assert found.counts["gold links"] == 1


def test_the_greatest_weight_is_not_always_taken():
    assert best_total({"a": {"x": 5, "y": 4}, "b": {"x": 4}}) == 8
    assert best_total({"a": {"x": 9, "y": 1}, "b": {"x": 4}}) == 9 + 0
    assert best_total({}) == 0


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_no_assignment_is_better(rows):
    weights = {
        left: {right: value for right, value in enumerate(row) if value} for left, row in enumerate(rows)
    }
    best = max(
        sum(rows[left][right] for left, right in enumerate(order))
        for order in permutations(range(4), len(rows))
    )
    assert best_total(weights) == pytest.approx(best)
