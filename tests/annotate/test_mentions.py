"""Names: each case of ``cases/mentions`` has the names that are marked there, and no others."""

import re
from pathlib import Path

import pytest

from briefgen.annotate.languages.told_genders import with_genders
from briefgen.annotate.names.mentions import abbreviates, find_mentions
from briefgen.annotate.syntax import Text
from briefgen.model.annotation import Confidence
from briefgen.model.text import Span

FILE = Path(__file__).parents[1] / "cases" / "mentions" / "mentions.txt"
NAME = re.compile(r"\[([^|\]]+)\|([A-Z_]+)(?:\|([^\]]+))?\]")


def cases():
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith(("# One", "# ¶", "## ")):
            yield pytest.param(line, id=f"line {number}")


@pytest.mark.parametrize("line", list(cases()))
def test_names_are_found_as_marked(line, read):
    text = read(NAME.sub(r"\1", line))
    found = [(mention.text, mention.label, mention.title) for mention in find_mentions(text)]
    assert found == NAME.findall(line)


def test_a_name_in_a_plain_range_is_left_out(read):
    text = read("Jordan signed the treaty in Amman.")
    plain = Text(text.prose, text.parses, plain=(Span(0, 6),))
    assert [mention.text for mention in find_mentions(plain)] == ["Amman"]


def test_a_name_knows_its_rule_and_how_sure_it_is(read):
    mentions = find_mentions(read("President Anna Kovacs signed the Treaty of Rome."))
    assert [(m.rule, m.confidence) for m in mentions] == [
        ("model", Confidence.SURE),
        ("head-noun", Confidence.SURE),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Engineer Petra Holm led the works.", True),
        ("Ms Petra Holm led the works.", True),
        ("Petra Holm, 44, led the works.", True),
        ("The treasurer, Petra Holm, led the works.", True),
        ("Petra Holm led the works.", False),
        ("Harrow Bank led the works.", False),
    ],
)
def test_words_beside_a_name_tell_a_person(read, text, told):
    assert [mention.told for mention in find_mentions(read(text))] == [told]


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("“The plan is late,” Hollis said.", [("Hollis", "speaking", Confidence.GUESS)]),
        ("“The plan is late,” the Mayor said.", []),
        ("The plan was late on Friday.", []),
    ],
)
def test_word_that_says_something_may_be_a_name_that_the_model_missed(read, case, found):
    assert [(name.text, name.rule, name.confidence) for name in find_mentions(read(case))] == found


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("WHO", "World Health Organization"),
        ("FEMA", "Federal Emergency Management Agency"),
        ("U.N.", "United Nations"),
        ("DfT", "Department for Transport"),
        ("MoD", "Ministry of Defence"),
    ],
)
def test_initials_abbreviate(short, full):
    assert abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("NATO", "World Bank"),
        ("who", "World Health Organization"),
        ("W", "West"),
        ("MuD", "Ministry of Defence"),
    ],
)
def test_other_letters_do_not(short, full):
    assert not abbreviates(short, full)


def test_a_name_over_a_line_break_is_written_on_one_line(read):
    (mention,) = find_mentions(read("Soldiers of the Korean People's\nArmy marched past."))
    assert (mention.text, len(mention.span)) == ("Korean People's Army", 20)


@pytest.mark.parametrize(
    ("before", "sure"), [("Kim Hyun-woo was in Oslo.", Confidence.LIKELY), ("It rained.", Confidence.GUESS)]
)
def test_a_single_first_word_is_a_guess_unless_somebody_is_named_so_in_full(read, before, sure):
    mentions = find_mentions(read(f"{before}¶Kim flew on to Brussels."))
    assert [mention.confidence for mention in mentions if mention.text == "Kim"] == [sure]


@pytest.mark.parametrize(
    ("after", "sure"), [("'s Ann Reed says 60.", Confidence.LIKELY), (" counted 60.", Confidence.GUESS)]
)
def test_letters_that_stand_once_are_a_guess_unless_something_beside_them_tells_a_body(read, after, sure):
    mentions = find_mentions(read(f"The army says 300. UNRWA{after}"))
    assert [mention.confidence for mention in mentions if mention.text == "UNRWA"] == [sure]


@pytest.mark.parametrize(
    ("case", "genders"),
    [
        ("Ms Oyelaran left.", ["f"]),
        ("Her brother Femi Oyelaran left.", ["m"]),
        ("Tom Oyelaran, her brother, left.", ["m"]),
        ("Emil Roos, who sold his house, left.", ["m"]),
        ("Emil Roos left. He had served for years.", ["m"]),
        ("Emil Roos left. His sister stayed.", ["m"]),
        ("Emil Roos sold his house.", ["m"]),
        ("The polls miss Oyelaran.", [""]),
        ("She thanked her lawyer, Tor Ask, her doctor and the mayor.", [""]),
        ("Emil Roos left. It had rained for years.", [""]),
        ("Ann Lee spoke.¶Emil Roos left. He had served for years.", ["", "m"]),
        ("Ann Lee spoke.¶Emil Roos and Tom Reed left. He had served for years.", ["", "", ""]),
        ("Weber left. She said that Weber had sold her house.", ["", ""]),
    ],
)
def test_text_tells_the_gender_of_a_person_where_the_name_stands(read, case, genders):
    text = read(case)
    assert [mention.gender for mention in with_genders(text, find_mentions(text))] == genders
