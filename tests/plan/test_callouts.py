"""Which quotations are set as call-outs and where, as texts.

“Words,” Ada said. — a quotation and who said it. A line of ~ stands for a screen of other text.
"""

import re
from dataclasses import replace

import pytest
from plan.harbour import ADA, BELA, article, party, quote

from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.corpus import Briefing
from briefgen.plan.text.callouts import SCREEN, callouts, sections_at, standing_alone

SPEAKERS = {
    "Ada": party("Ada Lind", ADA, role="Clerk"),
    "Bela": party("Bela Koss", BELA, role="Driver"),
    "nobody": party("a driver"),
}
SCREEN_OF_TEXT = " ".join(["The town has eleven cranes and a quay."] * (SCREEN // 39 + 1))


def briefing(text, **changes):
    """A briefing of this text with its quotations; ``changes`` are made to all of them.

    A section of other text makes it long enough for call-outs.
    """
    long = f"{text}\n\n## Meanwhile\n\n{SCREEN_OF_TEXT}"
    parsed = article("talks", re.sub(r"(?m)^~$", SCREEN_OF_TEXT, long))
    found = re.findall(r"“([^”]+)” (\w+) said", parsed.prose.text)
    quotes = [
        replace(quote(parsed, number, words, by=SPEAKERS[who]), **changes)
        for number, (words, who) in enumerate(found, 1)
    ]
    return Briefing(parsed, quotes=tuple(quotes))


def shown(text, most=3, boxed=(), **changes):
    """The first three words of each call-out, and the first two of the paragraph that it stands after."""
    found = briefing(text, **changes)
    blocks = {block.token: block.span.of(found.article.prose.text) for block in found.article.prose.blocks}
    return [
        (" ".join(one.quote.words[0].split()[:3]), " ".join(blocks[one.token].split()[:2]))
        for one in callouts(found, most, {0: boxed})
    ]


HARVEST = "“Nothing will be signed before the harvest is in, and all of us know it,” Ada said."
WAITED = "“We have waited for eleven years and can wait a little longer,” Ada said."
VOTE = "“There will be a vote in every one of the eleven towns along the river.” Bela said so."


def test_a_text_that_is_read_at_a_glance_has_none():
    parsed = article("talks", f"{HARVEST}\n\nThe talks went on.\n\nNobody left.")
    said = quote(parsed, 1, HARVEST[1 : HARVEST.index("”")], by=SPEAKERS["Ada"])
    assert callouts(Briefing(parsed, quotes=(said,)), 3) == ()


def test_a_call_out_does_not_part_a_side_note_from_its_paragraph():
    note = "::: note\nEleven is the number of towns.\n\nThere were twelve once.\n:::"
    text = f"{HARVEST}\n\nThe talks went on.\n\n{note}\n\nThey ended at night."
    assert shown(text) == [("Nothing will be", "There were")]


def test_a_call_out_stands_one_paragraph_on_so_that_the_words_are_not_read_twice_in_a_row():
    text = f"{HARVEST}\n\nThe talks went on.\n\nNobody left."
    assert shown(text) == [("Nothing will be", "The talks")]


def test_at_the_end_of_a_section_it_stands_above_its_paragraph_if_that_says_more():
    more = f"The talks went on for eleven hours, and at the end of the last one the clerk came out. {HARVEST}"
    assert shown(f"It was late.\n\n{more}\n\n## Later\n\nNo.") == [("Nothing will be", "It was")]
    assert shown(f"It was late.\n\n{HARVEST}\n\n## Later\n\nNo.") == []


def test_it_never_leaves_its_section():
    """Beside the next heading it could be taken for the words of the other side."""
    assert shown(f"## She says\n\nFor long, she spoke. {HARVEST}\n\n## He says\n\nTalk went on.") == []


def test_two_are_a_screen_of_text_apart():
    near = f"{HARVEST}\n\nTalk.\n\n{VOTE}\n\nTalk."
    far = f"{HARVEST}\n\nTalk.\n\n~\n\n{VOTE}\n\nThe end."
    assert shown(near) == [("There will be", "Talk.")]
    assert shown(far) == [("Nothing will be", "Talk."), ("There will be", "The end.")]


def test_no_two_in_a_row_are_from_one_speaker_where_another_spoke():
    ada_twice = f"{HARVEST}\n\nTalk.\n\n~\n\n{WAITED}\n\nMore talk."
    assert len(shown(ada_twice)) == 2
    assert len(shown(f"{ada_twice} “No,” Bela said.")) == 1
    in_turn = f"{HARVEST}\n\nTalk.\n\n~\n\n{VOTE}\n\nTalk.\n\n~\n\n{WAITED}\n\nThe end."
    assert [words for words, _ in shown(in_turn)] == ["Nothing will be", "There will be", "We have waited"]


def test_the_setting_is_the_most():
    text = f"{HARVEST}\n\nTalk.\n\n~\n\n{VOTE}\n\nThe end."
    assert [len(shown(text, most=most)) for most in (0, 1, 2)] == [0, 1, 2]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("“Yes,” Ada said.", id="short"),
        pytest.param(f"“{'We have waited for eleven years. ' * 11}” Ada said.", id="long"),
        pytest.param("“what they were shown was not what they were asked to sign,” Ada said.", id="a part"),
        pytest.param(
            "“We have waited for [ten] years and can wait a little longer,” Ada said.", id="changed"
        ),
        pytest.param("“We have waited for years … and can wait a little longer,” Ada said.", id="cut"),
        pytest.param("“We have waited for eleven years and can wait longer,” nobody said.", id="unknown"),
        pytest.param("> “We have waited for eleven years and can wait longer,” Ada said.", id="set apart"),
        pytest.param("- “We have waited for eleven years and can wait longer,” Ada said.", id="in a list"),
        pytest.param("## “We have waited for eleven years and can wait longer,” Ada said", id="a heading"),
    ],
)
def test_left_in_the_text(words):
    assert shown(f"Talk.\n\n{words}\n\nTalk went on.\n\nMore talk.") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"type": QuoteType.MIXED},
        {"type": QuoteType.INDIRECT},
        {"confidence": Confidence.GUESS},
        {"speakers": ()},
        {"form": "fragment"},
        {"form": "paraphrase"},
        {"by_hand": True},
    ],
    ids=lambda changes: str(*changes),
)
def test_only_direct_words_of_somebody_known_that_do_not_stand_out_already_are_set(changes):
    text = f"{HARVEST}\n\nTalk."
    assert len(shown(text)) == 1
    assert shown(text, **changes) == []


def test_what_the_box_of_a_claim_says_is_not_said_a_third_time():
    text = f"{HARVEST}\n\nTalk."
    record = "Nothing will be signed before the harvest is in and all of us here know it."
    assert shown(text, boxed=[record]) == []
    assert len(shown(text, boxed=["Nothing.", "The harvest was in by the end of the month."])) == 1


def test_what_the_box_of_another_section_says_may_be_set():
    assert len(shown(f"Talk.\n\n## Later\n\n{HARVEST}\n\nTalk.", boxed=[HARVEST])) == 1


def test_words_in_an_alphabet_without_capitals_are_set():
    text = "“لن يوقع أحد أي شيء قبل نهاية الحصاد وكلنا نعرف ذلك منذ زمن طويل،” Ada said.\n\nTalk."
    assert len(shown(text)) == 1


def test_a_comma_before_the_speaker_does_not_stand_alone():
    assert standing_alone(("We have waited,",)) == ("We have waited",)
    assert standing_alone(("We wait,", "and wait!")) == ("We wait,", "and wait!")


def test_a_section_is_found_by_an_offset_inside_it():
    text = article("talks", "Talk.\n\n## Later\n\nTalk went on.\n\n> Nothing.")
    section_at = sections_at(text)
    for block in text.prose.blocks:
        assert section_at(block.span.start) == section_at(block.span.end - 1) == block.section
    assert section_at(text.prose.text.index("went on")) == 1
    assert sections_at(article("empty", ""))(0) == 0
