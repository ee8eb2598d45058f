"""What a command does not need, it does not load: the time to start is the time that people wait for."""

import json
import subprocess
import sys

import pytest

_WATCHED = ("spacy", "thinc", "pydantic", "jinja2", "fontTools", "rich", "PIL", "numpy", "briefgen.pipeline")
_RUN = """
import json, sys
from briefgen.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print(json.dumps([name for name in {watched} if name in sys.modules]))
"""

SETTINGS = "title: Test\nsearch: false\nbase_url: https://desk.example/\nshare_images: {enabled: false}\n"
PAGE = '---\ntitle: The mayor\ndate: 2025-03-01\n---\n"We will build it," Mayor Ann Aster said.\n'


@pytest.fixture
def loaded(tmp_path):
    """Run a command in a process of its own; give what of the heavy libraries it loaded."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "mayor.md").write_text(PAGE)
    (tmp_path / "briefgen.yaml").write_text(SETTINGS)

    def run(*words):
        program = _RUN.format(watched=_WATCHED)
        command = [sys.executable, "-c", program, *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return set(json.loads(done.stdout.splitlines()[-1]))

    return run


def test_help_loads_nothing(loaded):
    assert loaded("--help") == set()


def test_a_build_loads_what_it_has_to_do_with(loaded):
    first = loaded("build", "--as-of", "2025-06-01")
    assert {"spacy", "pydantic"} <= first
    assert loaded("build", "--as-of", "2025-06-01") == set()
    remembered = loaded("build", "--as-of", "2025-06-01", "--drafts")
    assert not remembered & {"spacy", "thinc", "pydantic", "numpy", "fontTools", "rich"}


def test_one_edit_loads_neither_the_model_nor_the_schemas(loaded, tmp_path):
    loaded("build", "--as-of", "2025-06-01")
    (tmp_path / "content" / "mayor.md").write_text(PAGE + "\nNobody answered.\n")
    edited = loaded("build", "--as-of", "2025-06-01")
    assert not edited & {"spacy", "thinc", "pydantic", "numpy", "fontTools", "rich", "briefgen.pipeline"}


def test_the_schemas_are_loaded_when_a_file_is_new(loaded, tmp_path):
    (tmp_path / "content" / "entities").mkdir()
    record = tmp_path / "content" / "entities" / "people.yaml"
    record.write_text("- id: person/ann-aster\n  name: Ann Aster\n  roles: [{role: Mayor, from: 2024}]\n")
    loaded("build", "--as-of", "2025-06-01")
    assert "pydantic" not in loaded("build", "--as-of", "2025-06-01", "--drafts")
    record.write_text(record.read_text().replace("2024", "2023"))
    assert "pydantic" in loaded("build", "--as-of", "2025-06-01")
    assert "pydantic" not in loaded("build", "--as-of", "2025-06-01", "--drafts")


def test_what_is_changed_in_the_theme_needs_no_schema(loaded, tmp_path):
    loaded("build", "--as-of", "2025-06-01")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "strip.html").write_text("<p>A strip.</p>\n")
    assert not loaded("build", "--as-of", "2025-06-01") & {"spacy", "pydantic"}


_PREVIEW = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from briefgen.pipeline import Options
from briefgen.serve.workshop import Workshop

workshop = Workshop(Path(), Options(datetime(2025, 6, 1, tzinfo=UTC)))
assert workshop.make("http://127.0.0.1:8000").value
print("pydantic" in sys.modules)
workshop.rest()
print("pydantic" in sys.modules)
"""


def test_a_preview_of_what_is_remembered_loads_what_checks_headers_only_when_its_first_page_is_up(
    loaded, tmp_path
):
    loaded("build", "-q")
    done = subprocess.run(
        [sys.executable, "-c", _PREVIEW], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False", "True"], "so that the first edit does not wait for it"
