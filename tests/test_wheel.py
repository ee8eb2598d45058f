"""A user's own install: the wheel, in an empty virtual environment, outside the checkout."""

import os
import subprocess
import sys
import zipfile

import pytest
from product import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def test_the_theme_and_the_scaffold_travel_in_the_wheel(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "briefgen/themes/default/theme.yaml" in names
    assert "briefgen/themes/default/templates/briefing.html" in names
    assert any(name.startswith("briefgen/scaffold/") for name in names)
    assert any(name.startswith("briefgen/annotate/lexicons/") for name in names)
    assert not [name for name in names if name.startswith(("content/", "tests/", "site/"))]


def test_a_new_site_builds_from_the_installed_wheel(wheel, tmp_path):
    """The packages of this environment stand in for a download: `make site` installs the locked ones anew."""
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    python = home / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    site = next((home / "lib").glob("python3*")) / "site-packages"
    ours = next(path for path in map(os.path.realpath, sys.path) if path.endswith("site-packages"))
    (site / "borrowed.pth").write_text(ours + "\n")
    subprocess.run([*pip, "--no-deps", "--force-reinstall", str(wheel)], check=True)

    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def briefgen(*words, cwd):
        done = subprocess.run(
            [str(home / "bin" / "briefgen"), *words],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    where = subprocess.run(
        [str(python), "-c", "import briefgen; print(briefgen.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(home) in where.stdout
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('briefgen_quotes'); print(nlp.pipe_names)"
    components = subprocess.run(
        [str(python), "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert components.stdout == "['briefgen_quotes']\n"
    briefgen("new", "site", "demo", cwd=tmp_path)
    with (tmp_path / "demo" / "briefgen.yaml").open("a") as settings:
        settings.write("theme: wire\n")  # it comes with the program, as the default one does
    briefgen("build", cwd=tmp_path / "demo")
    assert (tmp_path / "demo" / "site" / "index.html").is_file()
    names = [file.name.split(".")[0] for file in (tmp_path / "demo" / "site" / "static").glob("*.css")]
    assert sorted(names) == ["pages", "search", "style", "wire"]
