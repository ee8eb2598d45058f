"""The theme `wire`: few lines, and nothing that a theme author could not write."""

from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "themes" / "wire"
FILES = sorted(file for file in FOLDER.rglob("*") if file.is_file())


def test_all_its_files_together_have_fewer_than_100_lines():
    assert 0 < sum(len(file.read_text("utf-8").splitlines()) for file in FILES) < 100


def test_no_line_is_long_to_save_another():
    assert max(len(line) for file in FILES for line in file.read_text("utf-8").splitlines()) <= 130


@pytest.mark.parametrize("file", [file.relative_to(FOLDER).as_posix() for file in FILES])
def test_every_file_is_told_of_in_the_docs(file):
    docs = (FOLDER.parents[1] / "docs" / "themes.md").read_text("utf-8")
    assert f"`{file}`" in docs


def test_it_bears_its_name_and_extends_the_default_theme():
    keys = yaml.safe_load((FOLDER / "theme.yaml").read_text("utf-8"))
    assert (keys["name"], keys["extends"]) == ("wire", "default")
