"""Reading faster changes nothing: words, tags, parses and names are those of the pipeline as it comes."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from benchmarks.corpus import write_archive
from briefgen.annotate import model_files
from briefgen.annotate.model_speed import quicken

ROOT = Path(__file__).parents[2]
COLUMNS = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def paragraphs(paths):
    return [line for path in sorted(paths) for line in path.read_text("utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def pipelines():
    name = model_files.find_model("").name
    quick = spacy.load(name)
    quicken(quick)
    return spacy.load(name), quick


def rows(nlp, texts):
    docs = nlp.pipe(texts, batch_size=16)
    return [doc.to_array(COLUMNS).tolist() for doc in docs if isinstance(doc, Doc)]


def texts_of(what, folder):
    if what == "generated":
        write_archive(folder, 12)
        return paragraphs((folder / "content").rglob("*.md"))
    if what == "sample edition":
        return paragraphs((ROOT / "content").rglob("*.md"))
    return paragraphs((ROOT / "tests" / "cases").rglob("*.txt"))[:300]


@pytest.mark.parametrize("what", ["sample edition", "generated", "cases"])
def test_a_quick_pipeline_finds_what_the_plain_one_finds(what, pipelines, tmp_path):
    plain, quick = pipelines
    texts = texts_of(what, tmp_path)
    assert len(texts) > 100
    assert rows(quick, texts) == rows(plain, texts)


def test_the_table_takes_over_the_patterns_that_ask_for_a_tag_alone(pipelines):
    plain, quick = pipelines
    names = quick.pipe_names
    assert names.index("briefgen_tag_table") + 1 == names.index("attribute_ruler")
    before, after = (len(nlp.get_pipe("attribute_ruler").patterns) for nlp in pipelines)
    assert before - after > 40
    assert "briefgen_tag_table" not in plain.pipe_names


def test_parser_and_name_finder_are_run_by_ours(pipelines):
    _, quick = pipelines
    assert {"parser", "ner"} <= set(quick.disabled)
    assert {"briefgen_steps_parser", "briefgen_steps_ner"} <= set(quick.pipe_names)


def test_a_document_without_words_goes_through(pipelines):
    _, quick = pipelines
    assert [len(doc) for doc in quick.pipe(["", "Maria Lopez left Oslo.", ""])] == [0, 5, 0]
    assert [ent.text for ent in quick("Maria Lopez left Oslo.").ents] == ["Maria Lopez", "Oslo"]
