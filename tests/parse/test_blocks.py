"""``:::`` blocks, and what is said of those that are not right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.model.article import Article
from briefgen.model.block_facts import BLOCK, facts_of
from briefgen.model.diagnostic import Outcome
from briefgen.model.text import Span

Read = Callable[..., Outcome[Article]]


def test_a_quote_block(read: Read) -> None:
    outcome = read(
        '::: quote {speaker="Valery \\"V\\" Gerasimov" source=s-wire date=2025-04 cite="Report to the president"}\n'
        "First *words*.\n\nSecond.\n:::\n\nAfter.\n"
    )
    (block,) = outcome.value.quote_blocks
    assert outcome.diagnostics == ()
    assert (block.speaker, block.source, block.date) == ('Valery "V" Gerasimov', "s-wire", "2025-04")
    assert block.cite == "Report to the president"
    assert block.span.of(outcome.value.prose.text) == "First words.\n\nSecond."
    assert str(block.place) == "content/test.md:4:1"
    assert facts_of(outcome.value.facts).parts[0][:3] == [BLOCK, block.token, "quote"]


def test_claim_and_note_blocks(read: Read) -> None:
    outcome = read(
        "::: claim {id=kursk-retaken}\nIt was.\n:::\n\n::: note\nAside.\n:::\n\n::: claim {#other}\nb\n:::"
    )
    text = outcome.value.prose.text
    claims = [(block.claim, block.span.of(text)) for block in outcome.value.claim_blocks]
    assert claims == [("kursk-retaken", "It was."), ("other", "b")]
    assert [block.span.of(text) for block in outcome.value.notes] == ["Aside."]
    assert outcome.diagnostics == ()


def test_blocks_in_blocks_take_more_colons_outside(read: Read) -> None:
    outcome = read(":::: note\na\n\n::: quote {speaker=B}\nc\n:::\n\nd\n::::\n\n> ::: note\n> e\n> :::\n")
    text = outcome.value.prose.text
    assert [block.span.of(text) for block in outcome.value.notes] == ["a\n\nc\n\nd", "e"]
    assert [block.span.of(text) for block in outcome.value.quote_blocks] == ["c"]
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("markdown", "code", "place", "hint"),
    [
        ("a\n\n::: qoute {speaker=B}\nc\n:::", "unknown-block", 6, "Did you mean `quote`?"),
        ("::: Quote\na\n:::", "unknown-block", 4, "Did you mean `quote`?"),
        ("::: warning\na\n:::", "unknown-block", 4, "Use `quote`, `claim`, `note` or `original`."),
        ("::: {.note}\na\n:::", "unknown-block", 4, "Name the block, as in `::: note`."),
        ("::: note\na\n", "unclosed-block", 4, "Put a line `:::` after its last line."),
        ("::: quote\na\n:::", "quote-without-speaker", 4, 'Give the speaker: `::: quote {speaker="Valery Gerasimov"}`; where nobody speaks, the document: `::: quote {document="Treaty on partnership"}`.'),
        ("::: claim\na\n:::", "claim-without-id", 4, "Give the id of a recorded claim: `::: claim {id=kursk-retaken}`."),
        ("::: note\n:::", "empty-block", 4, "Put the words between its first and its last line."),
        ("::: note {class=x}\na\n:::", "unknown-attribute", 4, "It takes none; remove it."),
        ("::: quote {speeker=A speaker=A}\na\n:::", "unknown-attribute", 4, "Did you mean `speaker`?"),
        ("::: quote {speakr=A}\na\n:::", "unknown-attribute", 4, "Did you mean `speaker`?"),
        ("::: quote {documnt=A}\na\n:::", "unknown-attribute", 4, "Did you mean `document`?"),
        ("::: claim {i=a}\na\n:::", "unknown-attribute", 4, "Did you mean `id`?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_block(read: Read, markdown: str, code: str, place: int, hint: str) -> None:
    (problem,) = read(markdown).diagnostics
    assert (problem.code, problem.place and problem.place.line) == (f"markdown/{code}", place)
    assert problem.hint == hint


def test_a_note_may_hold_nothing_but_a_picture(read: Read) -> None:
    assert not read("::: note\n![The quay](quay.png)\n:::").diagnostics
    assert read("::: note\n:::\n\n![The quay](quay.png)").diagnostics
    assert read("::: claim {id=dam-safe}\n![The quay](quay.png)\n:::").diagnostics


@pytest.mark.parametrize(
    "braces", ["{speaker=“A”}", "{speaker=A B}", 'speaker="A"', "{speaker=A", "{speaker=a,b}"]
)
def test_braces_that_cannot_be_read(read: Read, braces: str) -> None:
    # Nothing is said of a speaker as well: one was given, only not in a form that can be read.
    (problem,) = read(f"::: quote {braces}\na\n:::").diagnostics
    assert problem.code == "markdown/bad-attributes"
    assert f"after the name of the block, `{braces}`," in problem.message


def test_a_fence_that_is_too_short_closes_nothing(read: Read) -> None:
    problems = read(":::: note\na\n:::").diagnostics
    assert [problem.code for problem in problems] == ["markdown/unclosed-block", "markdown/stray-fence"]
    assert problems[0].hint == "Put a line `::::` after its last line."


def test_a_fence_that_closes_nothing(read: Read) -> None:
    (problem,) = read("a\n\n:::\n\nb\n").diagnostics
    assert (problem.code, str(problem.place)) == ("markdown/stray-fence", "content/test.md:6:1")


def test_a_block_closed_by_the_fence_of_another_is_reported(read: Read) -> None:
    codes = [problem.code for problem in read("::: note\na\n\n::: note\nb\n:::\n\nc\n:::\n").diagnostics]
    assert codes == ["markdown/stray-fence"]


def test_colons_inside_a_line_or_in_code_are_text(read: Read) -> None:
    assert read("a ::: b\n\n    ::: c\n\n```\n:::\n```\n\n:: d\n").diagnostics == ()


def test_the_words_of_an_unknown_block_are_kept(read: Read) -> None:
    assert read("::: warning\nHear *this*.\n:::\n").value.prose.text == "Hear this."


def test_a_quotation_says_its_form_document_language_and_translator(read: Read) -> None:
    outcome = read(
        '::: quote {document="Harbour Act" form=document lang=de translated_by=desk}\nDer Kai ist offen.\n:::\n'
    )
    (block,) = outcome.value.quote_blocks
    assert outcome.diagnostics == ()
    assert (block.speaker, block.document, block.form) == ("", "Harbour Act", "document")
    assert (block.lang, block.translated_by, block.original) == ("de", "desk", None)


def test_words_of_a_source_that_is_a_document_need_no_speaker(read: Read) -> None:
    assert read("::: quote {form=document source=s-act}\nThe quay is open.\n:::\n").diagnostics == ()
    (problem,) = read("::: quote {form=document}\nThe quay is open.\n:::\n").diagnostics
    assert problem.code == "markdown/quote-without-speaker"


def test_an_original_belongs_to_its_quotation_and_is_no_part_of_the_prose(read: Read) -> None:
    outcome = read(
        "Before.\n\n:::: quote {speaker=B}\nThe quay is open.\n\n::: original {lang=de}\n"
        "Der *Kai*\n\nist offen.\n:::\n::::\n\nAfter.\n"
    )
    article = outcome.value
    (block,) = article.quote_blocks
    assert outcome.diagnostics == ()
    assert article.prose.text == "Before.\n\nThe quay is open.\n\nAfter."
    assert block.span.of(article.prose.text) == "The quay is open."
    assert block.original is not None
    assert block.original.lang == "de"
    assert block.original.span.of(article.originals.text) == "Der Kai\n\nist offen."
    place = article.place_in_original(Span(4, 7))
    assert (place.line, place.column) == (10, 6)


def test_each_quotation_has_its_own_original(read: Read) -> None:
    one, two = read(
        ":::: quote {speaker=A}\na\n\n::: original {lang=de}\nb\n:::\n::::\n\n"
        ":::: quote {speaker=B}\nc\n\n::: original {lang=fr}\nd\n:::\n::::\n"
    ).value.quote_blocks
    assert one.original is not None
    assert two.original is not None
    assert (one.original.lang, two.original.lang) == ("de", "fr")
