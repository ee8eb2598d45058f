"""The command line as a whole: help, exit codes, ends of all kinds. In processes of their own, as users run it."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib

import pytest
from click.testing import CliRunner
from product import ROOT, WITHOUT_MODEL

from briefgen import __version__
from briefgen.cli import main
from briefgen.model.roles import PluginError

BRIEFGEN = [sys.executable, "-m", "briefgen"]


def call(*words, cwd=None, env=None):
    return subprocess.run([*BRIEFGEN, *words], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_help_names_every_command():
    done = CliRunner().invoke(main, ["--help"])

    assert done.exit_code == 0
    for name in ("build", "serve", "check", "list", "clean", "annotate", "new"):
        assert f"\n  {name} " in done.stdout
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_version():
    assert call("--version").stdout == f"briefgen {__version__}\n"


def test_what_was_asked_to_run_at_the_end_runs_and_the_exit_code_stays():
    program = (
        "import atexit, sys\n"
        "from briefgen.cli import main\n"
        "sys.argv = ['briefgen', 'biuld']\n"
        "try: main()\n"
        "finally: atexit.register(print, 'at the end', end='')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert "Did you mean 'build'?" in done.stderr
    assert (done.stdout, done.returncode) == ("at the end", 2)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["build", "--help"], ["serve", "--help"]])
def test_help_loads_nothing_heavy(words):
    program = (
        "import sys\n"
        "from briefgen.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*sorted(name for name in sys.modules if '.' not in name), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    heavy = {
        "spacy",
        "pydantic",
        "jinja2",
        "yaml",
        "markdown_it",
        "rich",
        "tornado",
        "msgspec",
        "numpy",
        "babel",
    }

    assert heavy.isdisjoint(done.stderr.split())


@pytest.mark.parametrize(
    ("typed", "meant"), [("biuld", "build"), ("server", "serve"), ("annotat", "annotate")]
)
def test_a_command_that_was_mistyped(typed, meant):
    done = CliRunner().invoke(main, [typed])

    assert done.exit_code == 2
    assert f"There is no command '{typed}'. Did you mean '{meant}'?" in done.stderr


def test_a_command_that_nobody_knows():
    done = CliRunner().invoke(main, ["xyzzy"])

    assert done.exit_code == 2
    assert "No such command 'xyzzy'" in done.stderr


@pytest.mark.parametrize("words", [["build"], ["-V"], ["list", "drafts"], ["check"]])
def test_exit_codes_do_not_depend_on_the_way_in(words, edition):
    (edition / "briefgen.yaml").write_text(WITHOUT_MODEL)
    assert call(*words, cwd=edition).returncode == 0


def bug(monkeypatch, *words):
    """Run a command in which something breaks that must not."""
    monkeypatch.setattr("briefgen.load.load", lambda *a, **k: {}["missing"])
    return CliRunner().invoke(main, words)


def test_a_bug_of_ours_is_one_line(monkeypatch, edition):
    done = bug(monkeypatch, "list", "drafts", "-C", str(edition))

    assert done.exit_code == 70
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith(
        f"briefgen {__version__} met a bug of its own: KeyError: 'missing'. Please report it"
    )


def test_a_bug_of_ours_shows_its_traceback_to_those_who_ask(monkeypatch, edition):
    assert "Traceback" in bug(monkeypatch, "list", "drafts", "-v", "-C", str(edition)).stderr
    assert "Traceback" in bug(monkeypatch, "list", "drafts", "--verbose", "-C", str(edition)).stderr


def test_a_plug_in_that_fails_is_no_bug_of_ours(monkeypatch, edition):
    def fail(*given, **named):
        raise PluginError("tide", "KeyError: 'level'")

    monkeypatch.setattr("briefgen.load.load", fail)
    done = CliRunner().invoke(main, ["list", "drafts", "-C", str(edition)])

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("The plug-in `tide` failed: KeyError: 'level'. Its author can tell more")


def test_a_reader_that_goes_away(edition, add):
    for n in range(300):
        add(f"draft-{n}", "draft: true")
    with subprocess.Popen(
        [*BRIEFGEN, "list", "drafts"], cwd=edition, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as listing:
        listing.stdout.close()
        said = listing.stderr.read()

    assert "Traceback" not in said
    assert "Exception ignored" not in said


def test_colour_only_on_a_terminal_and_never_where_it_is_not_wanted(edition, add):
    add("wrong", "kind: newz")
    (edition / "briefgen.yaml").write_text(WITHOUT_MODEL)

    assert "\x1b[" not in call("build", cwd=edition).stderr
    assert "\x1b[31m" in on_a_terminal(edition)
    # A slow build shows its bar without colours.
    assert not re.search(r"\x1b\[[0-9;]*m", on_a_terminal(edition, NO_COLOR="1"))
    assert "\x1b[" not in on_a_terminal(edition, TERM="dumb")


def on_a_terminal(folder, **changes):
    """Run a build with standard error on a terminal; give what it shows."""
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"} | changes
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*BRIEFGEN, "build"], cwd=folder, env=env, stderr=theirs, stdout=subprocess.DEVNULL
    ) as build:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other end of a terminal was closed
                break
            if not part:
                break
            shown += part
    os.close(ours)
    assert build.returncode == 1
    return shown.decode()


def test_a_build_that_is_stopped_leaves_the_site_alone(edition, site_of, add):
    call("build", cwd=edition)
    before = site_of(edition / "site")
    for n in range(200):
        add(f"story-{n}", body=f"Ann Aster said that the number was {n}.\n\n" * 20)
    shutil.rmtree(edition / ".briefgen-cache")  # made again when the reading begins
    with subprocess.Popen([*BRIEFGEN, "build"], cwd=edition, stderr=subprocess.PIPE, text=True) as build:
        while not (edition / ".briefgen-cache").exists():
            time.sleep(0.01)
        time.sleep(0.3)
        build.send_signal(signal.SIGINT)
        said = build.stderr.read()

    assert build.returncode == 130
    assert said.splitlines()[-1] == "Stopped; nothing was written."
    assert "Traceback" not in said
    assert site_of(edition / "site") == before
    assert sorted(path.name for path in edition.iterdir()) == [
        ".briefgen-cache",
        "briefgen.yaml",
        "content",
        "site",
    ]


INTERRUPTED = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"


@pytest.mark.parametrize("way_in", ["-m", "the script"])
def test_ctrl_c_while_the_command_line_is_loaded(tmp_path, way_in):
    (tmp_path / "click.py").write_text(INTERRUPTED)  # what is loaded first of all that is not ours
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    module, function = project["scripts"]["briefgen"].split(":")
    script = [sys.executable, "-c", f"from {module} import {function}; {function}()", "build"]
    done = subprocess.run(
        [*BRIEFGEN, "build"] if way_in == "-m" else script,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (130, "\nStopped; nothing was written.\n")
