"""Reading in the quick way changes nothing: all that rules see is what the pipeline as it comes finds."""

from pathlib import Path

import pytest
import spacy

from benchmarks.corpus import write_archive
from briefgen.annotate.language_model import engine, model_files
from briefgen.annotate.language_model.engine import columns
from briefgen.annotate.language_model.quick_model import QuickModel
from briefgen.annotate.language_model.word_vectors import UnknownModelError
from briefgen.annotate.syntax import straight

ROOT = Path(__file__).parents[2]

RARE = [
    "Let's go, he ain't coming; gonna see y'all and 'em, c'mon, 'nuff said.",
    "There are three, there's one, and there were none. It got worse, they've got to go.",
    "but  he \t\n said\n\n that ,  you can't. I'd've gone had it been me; you did it, and it did you.",
    "  Maria\n\nLopez   ",
    "‘’“”…—–·†  ®",
    "It cost £14m. Nobody paid 10 m. in all, as p. 12 tells.",
    "e\u0301clair 日本語のテキスト ☃ 👩‍👩‍👧 a\u00adb",
    "Oslo",
    "SHE SAID SO, THE MAYOR OF OSLO, NORWAY, JULY 4, 2021, FOR $5 MILLION",
    "The Committee for the Protection of the Old Harbour of the City of Port Albany and its Friends met.",
    "x" * 300 + " " + "y." * 200,
    "the mayor " * 300,
]


def paragraphs(paths):
    return [line for path in sorted(paths) for line in path.read_text("utf-8").splitlines() if line.strip()]


def texts_of(what, folder):
    if what == "generated":
        write_archive(folder, 12)
        return paragraphs((folder / "content").rglob("*.md"))
    if what == "sample edition":
        return paragraphs((ROOT / "content").rglob("*.md"))
    if what == "cases":
        return paragraphs((ROOT / "tests" / "cases").rglob("*.txt"))[:300]
    return RARE


@pytest.fixture(scope="module")
def plain():
    return spacy.load(model_files.find_model("").name)


def rows(nlp, texts):
    docs = (engine._tokens(nlp, straight(text)) for text in texts)
    return [columns(doc)[0] for doc in nlp.pipe(docs, batch_size=16)]


@pytest.mark.parametrize("what", ["sample edition", "generated", "cases", "rare"])
def test_the_quick_way_finds_what_the_pipeline_as_it_comes_finds(what, plain, tmp_path):
    texts = texts_of(what, tmp_path)
    assert len(texts) > 10
    assert engine.read(texts) == rows(plain, texts)


def test_words_that_were_forgotten_are_met_again(plain, monkeypatch):
    monkeypatch.setattr(engine, "WORDS_KEPT", 10)
    engine._load.cache_clear()
    texts = [f"Anna Number{n} met the mayor of Place{n} in Oslo, and nobody minded." for n in range(200)]
    found = engine.read(texts) + engine.read(texts)
    engine._load.cache_clear()
    assert found == rows(plain, texts) * 2


@pytest.mark.parametrize(
    "change",
    [
        lambda nlp: nlp.remove_pipe("tagger"),
        lambda nlp: nlp.add_pipe("sentencizer"),
        lambda nlp: nlp.get_pipe("parser").cfg.update(beam_width=4),
        lambda nlp: nlp.get_pipe("attribute_ruler").add([[{"SHAPE": "Xx"}]], {"POS": "X"}),
        lambda nlp: nlp.get_pipe("attribute_ruler").add([[{"LOWER": "a"}, {}, {}]], {"POS": "X"}),
    ],
    ids=["fewer components", "one more", "a beam", "rule by shape", "rule of three words"],
)
def test_a_model_that_is_built_in_another_way_is_left_to_spacy(change):
    nlp = spacy.load(model_files.find_model("").name)
    change(nlp)
    with pytest.raises(UnknownModelError):
        QuickModel(nlp)
