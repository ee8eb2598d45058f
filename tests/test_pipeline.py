"""The seven phases in order: caches and processes change no byte, and nothing runs that is not wanted."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from in_memory import make_site
from product import copy_sample, run_briefgen, write_site

from briefgen import pipeline
from briefgen.cache import CACHE

NOW = datetime(2026, 1, 15, tzinfo=UTC)

# What is made once for all of them counts for coverage; making the same again and again need not.
pytestmark = [pytest.mark.xdist_group("pipeline"), pytest.mark.no_cover]


def made(folder, **options):
    outcome = make_site(folder, pipeline.Options(NOW, **options))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return copy_sample(tmp_path_factory.mktemp("pipeline"))


@pytest.fixture(scope="module")
def clean(folder):
    """The sample edition with nothing remembered and one process."""
    return made(folder, use_cache=False, jobs=1)


def test_what_is_remembered_changes_no_byte(folder, clean):
    first, second = made(folder), made(folder)
    assert (first.read, second.read) == (len(first.inputs.sources), 0)
    assert second.remembered == first.read
    assert first.files == second.files == clean.files


def test_a_changed_paragraph_is_read_and_the_others_are_remembered(folder, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    made(copy)
    page = copy / "content" / "ukraine" / "kursk-who-holds-it.md"
    page.write_text(page.read_text("utf-8").replace("It described", "The staff described"), "utf-8")
    warm = made(copy)
    assert warm.read == 1
    assert warm.files == made(copy, use_cache=False).files


def test_two_processes_make_the_same_site(folder, clean):
    assert made(folder, use_cache=False, jobs=2).files == clean.files


def test_a_damaged_cache_is_a_miss(folder, clean):
    for path in (folder / CACHE).glob("*.sqlite"):
        path.write_bytes(b"not a database")
    assert made(folder).files == clean.files


def test_without_annotation_the_model_is_not_even_looked_for(tmp_path):
    off = "annotation: {model: no_such_model, entities: false, quotes: false, claims: false}"
    write_site(
        tmp_path, f"-- briefgen.yaml --\n{off}\n-- content/a.md --\n---\ntitle: A\n---\nAnna Aster spoke.\n"
    )
    code = (
        "import sys\nfrom briefgen.cli import main\ntry:\n    main(['build'])\n"
        "except SystemExit as end:\n    print('ended with', end.code)\nprint('spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-2:] == ["ended with 0", "False"], done.stdout + done.stderr
    assert json.loads((tmp_path / "site" / "entities.json").read_text())["entities"] == []


def test_a_missing_model_is_an_error_where_it_is_named(tmp_path):
    write_site(
        tmp_path,
        "-- briefgen.yaml --\nannotation:\n  model: no_such_model\n-- content/a.md --\n---\ntitle: A\n---\nHi.\n",
    )
    done = run_briefgen("build", cwd=tmp_path)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "briefgen.yaml:2:10: error[annotation/model-missing]" in said
    assert "Traceback" not in said
