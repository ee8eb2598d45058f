"""Speakers: each case of ``cases/speakers`` names who speaks, and for whom a pronoun or an office stands."""

from pathlib import Path

import pytest

from briefgen.annotate.names.mentions import find_mentions
from briefgen.annotate.quotes.quotes import find_quotes
from briefgen.model.annotation import Confidence

FILE = Path(__file__).parents[1] / "cases" / "speakers" / "speakers.txt"


def cases():
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), 1):
        if "=>" in line and not line.startswith("#"):
            yield pytest.param(*line.split(" => "), id=f"line {number}")


def meant(speaker, prose):
    """Give the name that a speaker stands for, with "?" before a guess."""
    if speaker.referent is None:
        return "-"
    return ("? " if speaker.confidence is Confidence.GUESS else "") + speaker.referent.of(prose)


@pytest.mark.parametrize(("case", "expected"), list(cases()))
def test_who_speaks(case, expected, read):
    text = read(case)
    found = [
        " & ".join(f"{speaker.text} = {meant(speaker, text.prose)}" for speaker in quote.speakers)
        for quote in find_quotes(text, find_mentions(text))
    ]
    assert ("; ".join(found) or "nothing") == expected
