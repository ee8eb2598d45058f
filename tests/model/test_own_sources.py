"""The digest of our own sources: any change of code or of a word list is another one, and nothing else is."""

import shutil

import pytest

from briefgen.model.own_sources import sources_digest


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "here" / "rules"
    (folder / "names").mkdir(parents=True)
    (folder / "rules.py").write_text("RULE = 1\n")
    (folder / "names" / "titles.py").write_text("TITLE = 'Mayor'\n")
    (folder / "names" / "titles.txt").write_text("Mayor\n")
    return folder


@pytest.mark.parametrize("path", ["rules.py", "names/titles.py", "names/titles.txt"])
def test_an_edit_of_code_or_of_a_word_list_is_seen_however_deep_it_lies(package, path):
    before = sources_digest(package)
    (package / path).write_text("other\n")
    assert sources_digest(package) != before


def test_a_file_that_moves_into_another_folder_is_seen(package):
    before = sources_digest(package)
    (package / "names" / "titles.py").rename(package / "titles.py")
    assert sources_digest(package) != before


def test_compiled_files_and_the_place_of_the_folder_do_not_count(package, tmp_path):
    before = sources_digest(package)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "rules.cpython-311.pyc").write_bytes(b"compiled")
    assert sources_digest(package) == before
    copy = shutil.copytree(package, tmp_path / "there" / "rules")
    assert sources_digest(copy) == before


def test_several_packages_have_one_digest(package, tmp_path):
    other = tmp_path / "here" / "lists"
    other.mkdir()
    before = sources_digest(package, other)
    (other / "new.txt").write_text("Selby\n")
    assert sources_digest(package, other) != before
