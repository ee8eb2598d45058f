"""The block that sets a found quotation by hand: it says what the text says, no more and no less."""

import re

import pytest

from briefgen.model.annotation import QuoteType
from briefgen.model.text import Span
from briefgen.serve.pins import quote_block


def block_of(text, said_as=QuoteType.DIRECT):
    """The words of the block for what stands in quotation marks, which found words leave out with their last stop."""
    found = (re.match(r".*\w|.*", words[1], re.DOTALL) for words in re.finditer("“([^”]*)”", text))
    starts = [words.start(1) for words in re.finditer("“([^”]*)”", text)]
    segments = [Span(start, start + len(words[0])) for start, words in zip(starts, found, strict=True)]
    head, *lines, end = quote_block("person/dahl", text, segments, said_as).split("\n")
    assert (head.startswith('::: quote {speaker="person/dahl"'), end) == (True, ":::")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dahl said: “It held.”", "It held."),
        ("“Did it hold?” Dahl asked.", "Did it hold?"),
        ("“It held,” said Dahl.", "It held."),
        ("It was “a wall of water,” said Dahl.", "a wall of water"),
        ("Dahl called it “a wall of water”.", "a wall of water"),
    ],
)
def test_a_sentence_has_its_stop_and_a_part_of_one_has_none(text, words):
    assert block_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It held,” said Dahl. “Nobody was hurt.”", "It held … Nobody was hurt."),
        ("“The wall,” said Dahl, “held all night.”", "The wall … held all night."),
        ("“It held.” He paused. “All night!”", "It held. … All night!"),
    ],
)
def test_where_the_text_interrupts_the_words_the_block_says_so(text, words):
    assert block_of(text) == words


def test_two_paragraphs_of_words_are_two_paragraphs():
    assert block_of("“It held.”\n\n“Nobody was hurt,” said Dahl.") == "It held.\n\nNobody was hurt."


def test_other_words_than_those_said_get_no_stop():
    assert block_of("Dahl said that “it held,” and left.", QuoteType.MIXED) == "it held"
