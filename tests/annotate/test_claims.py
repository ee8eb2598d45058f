"""Contested claims: the cases of tests/cases/claims, and what holds of any text."""

import re
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.annotate.claims.claims import find
from briefgen.annotate.language_model import engine
from briefgen.annotate.names.mentions import find_mentions
from briefgen.annotate.quotes.quotes import find_quotes
from briefgen.annotate.syntax import Parse, Text
from briefgen.model.annotation import ClaimStatus, Confidence
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

CASES = Path(__file__).parents[1] / "cases" / "claims"


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    expected: tuple[str, ...]


def cases_in(path):
    """Read a file of cases: `## title`, the text, then `- status rule: claim | claimant | counter-party`."""
    for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        lines = body.strip().split("\n")
        expected = tuple(line[2:].strip() for line in lines if line.startswith("- "))
        text = "\n".join(line for line in lines if not line.startswith("- ")).strip()
        yield Case(f"{path.stem}: {title}", text, () if expected == ("nothing",) else expected)


ALL = [case for path in sorted(CASES.glob("*.md")) for case in cases_in(path)]


@pytest.fixture(scope="session")
def claims_of(read):
    """Give the prose of a text, paragraphs apart by blank lines, and the claims found in it."""

    def found(case):
        text = read(case.replace("\n\n", "¶"))
        mentions = find_mentions(text)
        return text.prose, find(text, mentions, find_quotes(text, mentions))

    return found


def line_of(claim, prose):
    parties = (party.text if party else "" for party in (claim.claimant, claim.countered_by))
    return " | ".join((f"{claim.status} {claim.rule}: {claim.span.of(prose)}", *parties))


def normal(line):
    return re.sub(r"\s*\|\s*", " | ", line + " ").strip()


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case(case, claims_of):
    prose, found = claims_of(case.text)
    assert [normal(line_of(claim, prose)) for claim in found] == [normal(line) for line in case.expected]


def test_every_status_has_a_case():
    named = {line.split()[0] for line in chain.from_iterable(case.expected for case in ALL)}
    assert named == {status.value for status in ClaimStatus}


def test_a_claim_carries_its_answer_and_its_cue(claims_of):
    prose, (claim,) = claims_of(
        "The embassy rejected the allegation that its staff had followed the journalist."
    )
    assert claim.counter.of(prose) == "rejected the allegation"
    assert claim.cue.of(prose) == "rejected"


def test_a_pronoun_is_shown_as_written_and_knows_whom_it_means(claims_of):
    prose, (claim,) = claims_of("Maria Lopez left the court. She denied that she had taken money.")
    assert claim.countered_by.text == "She"
    assert claim.countered_by.referent.of(prose) == "Maria Lopez"


@pytest.mark.parametrize(
    ("case", "meant"),
    [
        ("Oakes has repeatedly accused Vega of hiding the bill, a charge he rejects.", "Vega"),
        ("Jonas Oakes accused Mr Vega of hiding the bill. He rejected the allegation.", "Vega"),
        (
            "Jonas Oakes was loud. He accused Carla Vega of hiding the bill, a charge she rejects.",
            "Carla Vega",
        ),
        ("Mr Oakes accused the board of hiding the bill. He denied the accusation.", None),
        ("Maria Lopez left. The board accused her of hiding the bill, a charge she denies.", "Maria Lopez"),
    ],
)
def test_who_rejects_a_charge_is_the_accused_and_never_the_accuser(case, meant, claims_of):
    prose, (claim,) = claims_of(case)
    referent = claim.countered_by.referent
    assert (referent.of(prose) if referent else None) == meant


def test_nobody_is_no_party(claims_of):
    _, (claim,) = claims_of("Nobody has confirmed that the ship sank.")
    assert claim.countered_by is None


def test_a_claim_of_the_writer_has_no_counter_party(claims_of):
    _, (claim,) = claims_of("The army falsely claimed that the town had fallen.")
    assert claim.countered_by is None
    assert claim.claimant.text == "The army"


def test_what_is_merely_likely_is_not_called_sure(claims_of):
    _, (sure,) = claims_of("The minister denied that he had taken money.")
    _, (likely,) = claims_of(
        "A clerk says that the mayor burned the files. The mayor denied the allegations."
    )
    _, (guess,) = claims_of('The charges were made public. "I have not broken any rule," Harriet Cole said.')
    assert [claim.confidence for claim in (sure, likely, guess)] == list(Confidence)


def test_what_somebody_reportedly_denied_is_a_guess(claims_of):
    _, (told,) = claims_of("The minister reportedly denied that he had taken money.")
    _, (said,) = claims_of("The minister denied that he had reportedly taken money.")
    assert (told.confidence, said.confidence) == (Confidence.GUESS, Confidence.SURE)


def test_what_either_of_two_may_have_denied_is_a_guess(claims_of):
    _, (torn,) = claims_of("The police said the driver had left the road and denied that he was chased.")
    _, (plain,) = claims_of("The driver had left the road and denied that he was chased.")
    assert (torn.confidence, plain.confidence) == (Confidence.GUESS, Confidence.SURE)


def test_a_past_denial_of_what_stands_there_as_admitted_is_a_guess(claims_of):
    crossed = "Velmark acknowledged that its soldiers had crossed the river, reversing months of denials."
    _, found = claims_of(f"{crossed} Lidia Ferro, who had denied the crossing, declined to comment.")
    _, apart = claims_of(f"{crossed} Lidia Ferro, who had denied the shelling, declined to comment.")
    assert (ClaimStatus.DENIED, Confidence.GUESS) in levels(found)
    assert (ClaimStatus.DENIED, Confidence.LIKELY) in levels(apart)


def test_a_bare_negation_that_closes_what_somebody_says_may_not_be_what_is_denied(claims_of):
    lead = "Marta Quill said the authority had known of the cracks."
    _, (closing,) = claims_of(f'{lead} "I wrote in May. Nobody answered," she said. The council denied this.')
    _, (alone,) = claims_of('"Nobody answered," Marta Quill said. The council denied this.')
    assert (closing.confidence, alone.confidence) == (Confidence.GUESS, Confidence.LIKELY)


def test_no_trace_of_a_thing_is_a_guess_unless_somebody_said_what_happened(claims_of):
    _, (bare,) = claims_of("The inspectors found no evidence of fraud.")
    _, (answer,) = claims_of(
        "Friends of the poet said that she had been poisoned. The hospital found no traces of poison."
    )
    assert (bare.confidence, answer.confidence) == (Confidence.GUESS, Confidence.LIKELY)


def levels(found):
    return [(claim.status, claim.confidence) for claim in found]


def test_who_admits_what_she_denied_just_before_stands_on_both_sides(claims_of):
    _, found = claims_of("In May Jane Holm denied that the wall leaned. On Friday she admitted it.")
    assert levels(found) == [
        (ClaimStatus.CONFIRMED, Confidence.LIKELY),
        (ClaimStatus.DENIED, Confidence.SURE),
    ]


def test_what_is_admitted_in_the_next_paragraph_may_be_something_else(claims_of):
    _, found = claims_of("In May Holm Ltd denied that the wall leaned.\n\nOn Friday Holm Ltd admitted it.")
    assert (ClaimStatus.CONFIRMED, Confidence.LIKELY) not in levels(found)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Kari Moe had denied that the wall leaned. On Tuesday Moe said the wall leaned.", Confidence.GUESS),
        ("Kari Moe initially denied that she was warned. Later she conceded a mistake.", Confidence.GUESS),
        (
            "Ida Voss had denied that the ferry leaked. On Tuesday Voss said the ferry leaked.",
            Confidence.GUESS,
        ),
        (
            "Selm Ferries had denied that its pump leaked. On Friday Selm Ferries acknowledged that it leaked.",
            Confidence.GUESS,
        ),
        (
            "Selm Ferries had denied that its pump leaked. Ida Voss acknowledged that Selm Ferries was late.",
            Confidence.SURE,
        ),
        ("Kari Moe had denied that the wall leaned. On Tuesday Moe said the dam held.", Confidence.SURE),
        (
            "Kari Moe had denied that the wall leaned. On Tuesday Tom Brine said the wall leaned.",
            Confidence.SURE,
        ),
        ("Kari Moe had denied that the wall leaned. Tom Brine admitted that he was tired.", Confidence.SURE),
        ("Kari Moe denied that she was warned. Later she conceded a mistake.", Confidence.SURE),
    ],
)
def test_a_denial_told_as_past_and_turned_round_is_shown_as_nobodys_position(claims_of, text, confidence):
    _, found = claims_of(text)
    assert (ClaimStatus.DENIED, confidence) in levels(found)


def test_one_denial_told_twice_is_one_claim(claims_of):
    _, found = claims_of(
        "Freedonia denied that its ships had crossed the border near Selm.\n\n"
        "Freedonia has denied that its ships crossed the border near Selm."
    )
    assert len(found) == 1


def test_two_parties_that_deny_one_claim_are_two_answers(claims_of):
    _, found = claims_of(
        "Freedonia denied that the ships had crossed the border near Selm. "
        "Ruritania denied that the ships had crossed the border near Selm."
    )
    assert [claim.countered_by.text for claim in found] == ["Freedonia", "Ruritania"]


def test_a_heading_of_plain_text_gives_no_claim_of_its_own(claims_of):
    _, found = claims_of("Freedonia denies crossing the border\n\nIt rained on Monday.")
    assert found == ()


def test_a_heading_that_runs_on_into_the_next_line_is_not_its_verb(claims_of):
    _, found = claims_of(
        "Slavonia disputes the marshal's claims\nThe army left the valley on Monday morning."
    )
    assert found == ()


def test_a_sentence_of_absurd_length_is_not_read(claims_of):
    _, found = claims_of("The minister denied that he " + "and he " * 200 + "had taken money.")
    assert found == ()


CUES = """
denied rejected dismissed disputes contradicted false untrue baseless claims claimed alleged allegations reports
that this it which he they not no evidence of the confirmed unconfirmed admitted doubts sceptical questioned
whether retracted deleted article because but while , . " “ ” said says Russia Maria Lopez 20 people killed
accused without proof myth denial by to be is was were
"""


@settings(max_examples=60)
@given(words=st.lists(st.sampled_from([*CUES.split(), "\n\n"]), max_size=40))
def test_no_heap_of_cues_breaks_it(claims_of, words):
    check(*claims_of(" ".join(words)))


@settings(max_examples=60)
@given(text=st.text(max_size=80))
def test_no_text_breaks_it(claims_of, text):
    check(*claims_of(text))


def check(prose, found):
    for claim in found:
        parties = [party.span for party in (claim.claimant, claim.countered_by) if party]
        for span in (claim.span, claim.counter, claim.cue, *parties):
            assert 0 <= span.start < span.end <= len(prose)
    assert list(found) == sorted(found, key=lambda claim: (claim.span, claim.status, claim.counter))


PARAGRAPH = (
    "Marshal Orban said that the third army had taken the city of Pecs. The general staff of Slavonia denied "
    "any loss of ground in the Drava valley, which Ruritania had claimed. Reports that 20 soldiers were killed "
    "could not be verified. The mayor of Pecs called the reports baseless."
)


def calls_for(times):
    """Count the calls that finding claims makes: a measure of work that no other load on the machine moves."""
    raw = engine.read([PARAGRAPH])[0]
    prose = "\n\n".join([PARAGRAPH] * times)
    spans = [Span(start, start + len(PARAGRAPH)) for start in range(0, len(prose), len(PARAGRAPH) + 2)]
    text = Text(prose, tuple(Parse(raw, prose, span, BlockKind.PARAGRAPH) for span in spans))
    mentions = find_mentions(text)
    quotes = find_quotes(text, mentions)
    count = 0

    def counting(frame, event, argument):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        find(text, mentions, quotes)
    finally:
        sys.setprofile(before)
    return count


def test_the_work_grows_with_the_text_and_no_faster():
    assert calls_for(200) < 5 * calls_for(50)


def test_a_text_without_words_has_no_claims(claims_of):
    assert claims_of("") == ("", ())
    assert engine.read([""])[0].starts == ()
