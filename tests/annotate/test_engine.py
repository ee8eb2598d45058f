"""The engine: texts in, plain columns out; the same whatever the batch."""

import subprocess
import sys

import pytest

from briefgen.annotate.language_model import engine
from briefgen.annotate.syntax import EMPTY_PARSE


def words(parse, text):
    return [text[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)]


def test_a_text_without_words_gives_an_empty_parse():
    assert engine.read(["", " \n "]) == [EMPTY_PARSE, EMPTY_PARSE]


def test_no_texts_need_no_model():
    assert engine.read([], "no_such_model") == []


def test_each_text_gives_its_columns_in_order():
    texts = ["Maria Lopez left.", "", "It rained in Oslo. Nobody came."]
    first, empty, last = engine.read(texts)
    assert words(first, texts[0]) == ["Maria", "Lopez", "left", "."]
    assert first.entities == ((0, 2, "PERSON"),)
    assert empty == EMPTY_PARSE
    assert last.sentences == (0, 5)
    assert last.heads[0] == 1


def test_white_space_is_no_word():
    text = "Maria  Lopez\nleft\n\tearly."
    (parse,) = engine.read([text])
    assert words(parse, text) == ["Maria", "Lopez", "left", "early", "."]
    assert all(head < 5 for head in parse.heads)


def test_curly_marks_are_read_like_straight_ones():
    curly, straight = engine.read(["“It’s over,” he said.", '"It\'s over," he said.'])
    assert curly == straight


def test_neighbours_do_not_matter():
    texts = [f"On day {day} the mayor of Oslo said the road was closed." for day in range(20)]
    assert engine.read(texts) == [engine.read([text])[0] for text in texts]


def test_a_text_too_long_for_one_reading_is_cut_at_sentence_ends(monkeypatch):
    monkeypatch.setattr(engine, "LONGEST", 60)
    text = "Maria Lopez went to Oslo. " * 6
    (parse,) = engine.read([text])
    assert words(parse, text) == ["Maria", "Lopez", "went", "to", "Oslo", "."] * 6
    assert [text[parse.starts[first] : parse.ends[last - 1]] for first, last, _ in parse.entities] == [
        "Maria Lopez",
        "Oslo",
    ] * 6
    assert parse.sentences == (0, 6, 12, 18, 24, 30)
    assert parse.heads[8] == 8


def test_a_long_text_without_spaces_is_cut_anywhere(monkeypatch):
    monkeypatch.setattr(engine, "LONGEST", 10)
    (parse,) = engine.read(["x" * 35])
    assert parse.ends[-1] == 35


def test_the_stamp_names_all_that_decides_what_is_found(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]", "utf-8")
    other = engine.stamp(str(tmp_path))
    assert engine.stamp() == engine.stamp() != other
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = en", "utf-8")
    assert engine.stamp(str(tmp_path)) != other


@pytest.mark.parametrize(
    "what",
    ["import briefgen.annotate", "from briefgen.annotate.language_model import engine; engine.stamp()"],
)
def test_spacy_is_not_imported_before_a_text_is_read(what):
    code = f"import sys; {what}; from briefgen.annotate import check_model; check_model(); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_sentence_ends_after_a_number_with_its_unit():
    texts = ["The bridge cost £14m. Nobody paid.", "It fell 10 m. Nobody saw it."]
    for parse, text in zip(engine.read(texts), texts, strict=True):
        assert [words(parse, text)[first] for first in parse.sentences][1:] == ["Nobody"]


def test_a_unit_within_a_sentence_keeps_its_full_stop():
    text = "They paid 14 m. in all, as p. 12 tells."
    (parse,) = engine.read([text])
    assert {"m.", "p."} <= set(words(parse, text))


def test_loading_leaves_spacy_as_it_is_for_others():
    code = (
        "import gc; from briefgen.annotate.language_model import engine; engine.read(['Oslo slept.']); import sys, spacy;"
        "assert 'spacy.cli' not in sys.modules and gc.isenabled();"
        "print(spacy.info()['spacy_version'] == spacy.__version__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("True")
