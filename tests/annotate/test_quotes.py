"""Quotations: each case of ``cases/quotes`` is found as it is marked there."""

import re
from pathlib import Path

import pytest

from briefgen.annotate.names.mentions import find_mentions
from briefgen.annotate.quotes.quotes import find_quotes
from briefgen.model.annotation import Confidence

FILE = Path(__file__).parents[1] / "cases" / "quotes" / "quotes.txt"
MARK = re.compile(r"\{([dim])(\d+) |\}")


def cases():
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("# One") and not line.startswith(("# segments", "## ")):
            yield pytest.param(line, id=f"line {number}")


def marked(case):
    """Take the braces out: the plain case, and (type, number, words) of each."""
    found, opened = [], None
    for mark in MARK.finditer(case):
        if mark[0] != "}":
            opened = mark
        else:
            found.append((opened[1], int(opened[2]), case[opened.end() : mark.start()]))
    return MARK.sub("", case), found


@pytest.mark.parametrize("line", list(cases()))
def test_quotations_are_found_as_marked(line, read):
    case, expected = marked(line)
    text = read(case)
    quotes = find_quotes(text, find_mentions(text))
    found = [
        (quote.type[0], number, segment.of(text.prose))
        for number, quote in enumerate(quotes, 1)
        for segment in quote.segments
    ]
    assert found == sorted(expected, key=lambda part: part[1])


def quotes_in(case, read):
    text = read(case)
    return text.prose, find_quotes(text, find_mentions(text))


def test_a_quotation_knows_its_cue_its_rule_and_how_sure_it_is(read):
    prose, (quote,) = quotes_in('"It is over," Maria Lopez said.', read)
    assert quote.cue.of(prose) == "said"
    assert (quote.rule, quote.confidence) == ("marked-speech", Confidence.SURE)


def test_the_cue_of_according_to_is_both_words(read):
    prose, (quote,) = quotes_in("Two people were hurt, according to police.", read)
    assert quote.cue.of(prose) == "according to"


def test_words_without_a_cue_after_a_said_clause_are_less_sure(read):
    _, quotes = quotes_in('Maria Lopez said the roof had leaked. "Nobody did anything about it."', read)
    assert [(quote.rule, quote.confidence) for quote in quotes] == [
        ("said-clause", Confidence.SURE),
        ("floating", Confidence.LIKELY),
    ]


def test_a_quotation_spans_from_its_first_segment_to_its_last(read):
    prose, (quote,) = quotes_in('"The roof leaked," Weber said, "and nobody cared."', read)
    assert quote.span.of(prose) == 'The roof leaked," Weber said, "and nobody cared'


def test_an_abbreviation_keeps_its_full_stop(read):
    prose, (quote,) = quotes_in("Lopez said the ship belongs to the U.S.", read)
    assert quote.span.of(prose).endswith("U.S.")


@pytest.mark.parametrize(
    "case",
    [
        "The Port Authority denied that the new wall had stopped the flood.",
        "Maria Lopez disputes that the wall is new.",
        "Maria Lopez doubted the wall would hold.",
        "Maria Lopez is sceptical that the wall will hold.",
        "The navy would neither confirm nor deny that a submarine was missing.",
        "Maria Lopez did not deny that the wall had failed.",
        'Maria Lopez denied being "a liar and a cheat".',
        'Maria Lopez rejected claims that she was "a liar and a cheat".',
        'Maria Lopez dismissed claims that she was "a liar and a cheat".',
    ],
)
def test_what_somebody_denies_or_doubts_is_only_a_guess_at_his_words(case, read):
    _, quotes = quotes_in(case, read)
    assert {(quote.rule, quote.confidence) for quote in quotes} <= {
        ("denied-clause", Confidence.GUESS),
        ("denied-words", Confidence.GUESS),
    }
    assert quotes


@pytest.mark.parametrize(
    "case",
    [
        "The Port Authority said that the new wall had not stopped the flood.",
        '"I never took a cent," Maria Lopez said, and denied the charge.',
        'Maria Lopez rejected the report as "a fantasy from start to end".',
        'Maria Lopez dismissed the report as "a fantasy from start to end".',
    ],
)
def test_the_words_of_who_denies_are_his(case, read):
    _, (quote,) = quotes_in(case, read)
    assert quote.confidence is not Confidence.GUESS


@pytest.mark.parametrize(
    "case",
    ["The mayor did not say that he had met her.", "The mayor refused to say that he had met her."],
)
def test_what_somebody_does_not_say_is_no_quotation(case, read):
    assert quotes_in(case, read)[1] == ()


def test_words_right_after_a_cue_are_not_given_to_who_speaks_next(read):
    text = 'Ann Aster spoke. Ann Aster said "Oslo is ours." Paula Quill said "Bergen is ours."'
    prose, quotes = quotes_in(text, read)
    assert all(
        not ("Oslo" in quote.span.of(prose) and any(who.text == "Paula Quill" for who in quote.speakers))
        for quote in quotes
    )


def test_who_spoke_is_but_a_guess_where_somebody_else_cut_in(read):
    _, quotes = quotes_in('"It held," Maria Lopez said, and her husband cut in. "It never did."', read)
    assert [quote.confidence for quote in quotes] == [Confidence.SURE, Confidence.GUESS]


def speakers_in(case, read):
    _, quotes = quotes_in(case, read)
    return [[speaker.text for speaker in quote.speakers] for quote in quotes]


@pytest.mark.parametrize(
    ("case", "speakers"),
    [
        ('Joan\'s husband, Peter, disagreed: "They are dry."', ["Peter"]),
        ('The clerk\'s wife, Ann Moss, said: "They are dry."', ["Ann Moss"]),
        ('Joan\'s wife, Ann: "They are dry."', ["Ann"]),
        ('Joan Moss, the clerk: "They are dry."', ["Joan Moss"]),
        (
            'The council\'s auditor, Brandt & Lowe, said in a statement that it "could not confirm" the sum.',
            ["Brandt & Lowe"],
        ),
        ("The firm's lawyers, Moss & Partners, said that it had no case.", ["Moss & Partners"]),
        ("The mayor, Jane Reed, said that the road was shut.", ["Jane Reed"]),
        ("The mayor, Jane Reed, and Luis Lopez said that the road was shut.", ["Jane Reed", "Luis Lopez"]),
        ("Jane Reed and Luis Lopez said that the road was shut.", ["Jane Reed", "Luis Lopez"]),
    ],
)
def test_a_noun_with_its_name_beside_it_is_one_speaker_the_name(case, speakers, read):
    assert speakers_in(case, read) == [speakers]


def test_words_are_not_given_to_the_owner_of_who_speaks(read):
    assert speakers_in('Joan\'s husband was blunt: "They are dry."', read) == []
    assert speakers_in('"They were dry for the whole winter." Joan\'s husband', read) == []


@pytest.mark.parametrize(
    ("case", "confidence"),
    [
        ("Tom Weber says the mill will close and the crowd cheered.", Confidence.LIKELY),
        (
            "Tom Weber said the mill was lost because the roof had burned and the visitors chose another house.",
            Confidence.LIKELY,
        ),
        ("Tom Weber says the mill will close and the bridge will close.", Confidence.SURE),
        ("Tom Weber said the mill was old and the bridge was new.", Confidence.SURE),
        ("Tom Weber said the mill was old and that the bridge will close.", Confidence.SURE),
    ],
)
def test_a_new_subject_in_another_tense_may_be_the_writers(case, confidence, read):
    _, (quote,) = quotes_in(case, read)
    assert quote.confidence is confidence


def shown(case, read):
    """Give speaker and words of what a page shows."""
    prose, quotes = quotes_in(case, read)
    return [
        (quote.speakers[0].text, *(segment.of(prose) for segment in quote.segments))
        for quote in quotes
        if quote.confidence is not Confidence.GUESS
    ]


@pytest.mark.parametrize(
    "case",
    [
        '"It is safe," Maria Lopez said. "It will stand for years." Tom Weber answered on Friday.',
        '"It is safe," Maria Lopez said. "It will stand for years." The union insisted.',
        '"It is safe," Maria Lopez said. "It will stand for years." Tom Weber warned the mayor.',
        '"It is safe," Maria Lopez said. "When will it fall?" Tom Weber replied on Monday.',
        '"It is safe," Maria Lopez said.¶"It will stand for years." Tom Weber asked for a report.',
        '"It is safe," Maria Lopez said.¶"It will stand for years." The union left the room.',
    ],
)
def test_words_that_two_may_have_said_are_shown_as_nobodys(case, read):
    assert shown(case, read) == [("Maria Lopez", "It is safe")]


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        ('"It is safe," Maria Lopez said. "It will stand." "It will fall," Tom Weber said.', "It will fall"),
        ('"It is safe," Maria Lopez said. "It will stand." Tom Weber said: "It will fall."', "It will fall"),
    ],
)
def test_three_quotations_in_a_row_keep_their_speakers(case, answer, read):
    assert shown(case, read) == [("Maria Lopez", "It is safe", "It will stand"), ("Tom Weber", answer)]


def test_new_marks_right_behind_a_closing_one_may_be_an_answer(read):
    case = '"It is safe," Maria Lopez said. "It will stand." "It will fall." Tom Weber asked for a report.'
    assert shown(case, read) == [("Maria Lopez", "It is safe", "It will stand")]


@pytest.mark.parametrize(
    "case",
    [
        '"Is it safe?" Maria Lopez asked.¶"It is as safe as a house."¶Tom Weber left the room.',
        '"Is it safe," said Maria Lopez, "or not?"¶"It is safe," said Tom Weber.¶"It leaked for a year."',
    ],
)
def test_a_paragraph_in_a_dialogue_may_be_the_others(case, read):
    assert all(len(segments) < 3 for _, *segments in shown(case, read))
    assert not any("house" in words or "leaked" in words for found in shown(case, read) for words in found)


def test_a_question_that_is_answered_at_once_may_be_anybodys(read):
    case = '"It is safe," said Maria Lopez. "And is it dry?" "It is not."'
    assert shown(case, read) == [("Maria Lopez", "It is safe")]


def test_a_paragraph_left_open_is_no_turn_in_a_dialogue(read):
    case = '"Is it safe?" Maria Lopez asked. "I doubt it.¶"It leaked for a year."¶Tom Weber left the room.'
    assert shown(case, read) == [("Maria Lopez", "Is it safe?", "I doubt it", "It leaked for a year")]


def test_a_cue_with_words_of_its_own_leaves_the_sentence_before_in_doubt(read):
    case = '"It is safe," Maria Lopez said. "It will stand." Tom Weber said, "It will fall."'
    assert shown(case, read) == [("Maria Lopez", "It is safe"), ("Tom Weber", "It will fall")]


def test_a_full_stop_before_a_cue_that_could_stand_alone_leaves_less_sure(read):
    _, (quote,) = quotes_in('"The roof has leaked for years." Tom Weber complained.', read)
    assert (quote.speakers[0].text, quote.confidence) == ("Tom Weber", Confidence.LIKELY)


@pytest.mark.parametrize(
    ("case", "confidence"),
    [
        ("What the monitors say they saw", Confidence.GUESS),
        ("What Reed says the council should do next", Confidence.GUESS),
        ("Why the mayor says the wall must go", Confidence.GUESS),
        ("When the mayor came, she said the wall must go.", Confidence.SURE),
        ("The mayor says the wall must go.", Confidence.SURE),
    ],
)
def test_a_clause_of_which_a_part_is_asked_for_is_a_guess(case, confidence, read):
    _, (quote,) = quotes_in(case, read)
    assert quote.confidence is confidence


def test_words_that_lost_their_subject_are_a_guess(read):
    prose, (quote,) = quotes_in("Tom Lee told the Echo Ann Reed had been arrested.", read)
    assert quote.segments[0].of(prose) == "had been arrested"
    assert quote.confidence is Confidence.GUESS
    _, (whole,) = quotes_in("Tom Lee told the Echo that Ann Reed had been arrested.", read)
    assert whole.confidence is Confidence.SURE


@pytest.mark.parametrize(
    ("case", "confidence"),
    [
        ('Tom Lee reportedly said: "I did it."', Confidence.GUESS),
        ('Tom Lee is alleged to have said: "I did it."', Confidence.GUESS),
        ("Tom Lee is said to have said the wall was old.", Confidence.GUESS),
        ("Tom Lee is known to have said the wall was old.", Confidence.SURE),
        (
            "A post shared more than 40,000 times claims that mayor Gustav Holm, asked about the water "
            "shortage, replied: “Let them drink beer.”",
            Confidence.GUESS,
        ),
        ('CLAIM: Tom Lee said: "I did it."', Confidence.GUESS),
        ('Tom Lee said: "I did it."', Confidence.SURE),
    ],
)
def test_what_somebody_is_only_said_to_have_said_is_a_guess(case, confidence, read):
    _, (quote,) = quotes_in(case, read)
    assert quote.confidence is confidence


@pytest.mark.parametrize(
    ("case", "confidence"),
    [
        ("Norland embracing the wall announced that the old one would go.", Confidence.GUESS),
        ("Norland, embracing the wall, announced that the old one would go.", Confidence.LIKELY),
        ("Engineers embracing the wall announced that the old one would go.", Confidence.LIKELY),
    ],
)
def test_a_name_that_no_comma_parts_from_what_it_does_is_a_guess(case, confidence, read):
    _, (quote,) = quotes_in(case, read)
    assert quote.confidence is confidence


@pytest.mark.parametrize(
    ("case", "confidence"),
    [
        ("Let me just say what we plan to do in Oslo.", Confidence.GUESS),
        ("Weber told the crew how the wall had been built.", Confidence.GUESS),
        ("Weber said what happened in Oslo was a crime.", Confidence.SURE),
    ],
)
def test_a_clause_that_only_names_what_is_told_is_a_guess(case, confidence, read):
    _, (quote,) = quotes_in(case, read)
    assert quote.confidence is confidence
