from dataclasses import replace

from plan.harbour import ADA, article, party, quote

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.corpus import Briefing
from briefgen.plan.callouts import block_at, callouts, section_at

TEXT = article(
    "talks",
    """"Nothing will be signed before the harvest is in, and all of us know it," said Ada.

"We have waited for eleven years and can wait a little longer," she said.

## Later

"Yes," said Ada. "There will be a vote in every one of the eleven towns along the river." Talk went on.

> "Nobody in this room will ever agree to such a paper again," said Ada.

## Last

"what they were shown in the spring was not what they were asked to sign" was all that Ada said of it.
""",
)
ADA_LIND = party("Ada Lind", ADA)
HARVEST = quote(
    TEXT, 1, "Nothing will be signed before the harvest is in, and all of us know it,", by=ADA_LIND
)
WAITED = quote(TEXT, 2, "We have waited for eleven years and can wait a little longer,", by=ADA_LIND)
YES = quote(TEXT, 3, "Yes,", by=ADA_LIND)
VOTE = quote(TEXT, 4, "There will be a vote in every one of the eleven towns along the river.", by=ADA_LIND)
QUOTED = quote(TEXT, 5, "Nobody in this room will ever agree to such a paper again,", by=ADA_LIND)
SHOWN = quote(TEXT, 6, "what they were shown in the spring was not what they were asked to sign", by=ADA_LIND)


def chosen(*quotes, most=3):
    return [one.number for one in callouts(Briefing(TEXT, quotes=quotes), most)]


def test_each_section_has_one_call_out_at_most_in_text_order():
    assert chosen(HARVEST, WAITED, YES, VOTE, SHOWN) == [1, 4, 6]


def test_whole_sentences_come_before_fragments():
    assert chosen(HARVEST, VOTE, SHOWN, most=2) == [1, 4]
    assert chosen(HARVEST, VOTE, SHOWN, most=1) == [4]


def test_a_setting_of_none_gives_none():
    assert chosen(HARVEST, VOTE, most=0) == []


def test_short_and_long_quotations_are_left_in_the_text():
    assert chosen(YES) == []
    assert chosen(replace(VOTE, words=(VOTE.words[0] * 5,))) == []


def test_only_direct_words_of_somebody_known_are_set():
    assert chosen(replace(HARVEST, type=QuoteType.MIXED)) == []
    assert chosen(replace(HARVEST, speakers=())) == []
    assert chosen(replace(HARVEST, speakers=(party("the drivers"),))) == []
    assert chosen(replace(HARVEST, confidence=Confidence.GUESS)) == []


def test_what_stands_out_already_is_not_set_again():
    assert chosen(QUOTED) == []
    assert chosen(replace(HARVEST, by_hand=True)) == []


def test_a_block_is_found_by_an_offset_inside_it():
    for block in TEXT.prose.blocks:
        assert block_at(TEXT, block.span.start) is block
        assert block_at(TEXT, block.span.end - 1) is block
    assert section_at(TEXT, VOTE.span.start) == 1
    assert section_at(article("empty", ""), 0) == 0


def test_a_fragment_is_never_set_large():
    assert chosen(replace(HARVEST, form="fragment")) == []
    assert chosen(replace(HARVEST, form="full")) == [1]
