"""The range of a proposition, and whom its phrase names as the source."""

import pytest

from briefgen.annotate.grammar.claim_extents import span_of
from briefgen.annotate.grammar.propositions import proposition


@pytest.fixture(scope="session")
def word(read):
    """Give the parsed word of a text that is written in capitals there."""

    def find(case):
        marked = next(part.strip(".,\"'") for part in case.split() if part.strip(".,\"'").isupper())
        text = read(case.replace(marked, marked.lower()))
        return text.prose, next(w for w in text.parses[0].words if w.text == marked.lower())

    return find


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("She said that the dam had BURST.", "the dam had burst"),
        ("She asked whether the dam had BURST.", "the dam had burst"),
        (
            "She denied any LOSS of ground in the valley, which Denmark claimed.",
            "loss of ground in the valley",
        ),
        ('They spoke of the "full RETREAT" of the army.', 'the "full retreat" of the army'),
        ("She denied that he LEFT, and he said he stayed.", "he left"),
        ("Denmark said that the ferry had SUNK, a claim rejected by the owner.", "the ferry had sunk"),
    ],
)
def test_range(word, case, expected):
    prose, head = word(case)
    assert span_of(head).of(prose) == expected


@pytest.mark.parametrize(
    ("case", "claim", "claimant"),
    [
        ("They heard Denmark's CLAIM that the ferry sank.", "the ferry sank", "Denmark"),
        ("It was the CLAIM by Denmark that the ferry had sunk.", "the ferry had sunk", "Denmark"),
        (
            "They heard the STATEMENTS of the captain about the loss of the ferry.",
            "the loss of the ferry",
            "captain",
        ),
        ("They heard ALLEGATIONS of fraud.", "fraud", None),
        ("They heard REPORTS saying the ferry sank.", "the ferry sank", None),
        ("They heard the CLAIMS, which Denmark made.", "the claims", "Denmark"),
        ("They heard the CLAIMS made by the police.", "the claims made by the police", "police"),
    ],
)
def test_claim_noun(word, case, claim, claimant):
    prose, head = word(case)
    what = proposition(head)
    assert what.span.of(prose) == claim
    assert (what.claimant.text if what.claimant else None) == claimant


def test_a_pronoun_points(word):
    _, head = word("She heard THIS.")
    assert proposition(head).points


@pytest.mark.parametrize("case", ["She met HIM.", "She ran QUICKLY."])
def test_what_cannot_be_a_proposition(word, case):
    _, head = word(case)
    assert proposition(head) is None
