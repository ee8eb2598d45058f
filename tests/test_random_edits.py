"""One truth: after any row of edits, what was built on top of what was remembered equals a clean build.

Between two builds several files may change, what is remembered may be damaged or lost, and a build may be
killed at any step of its work with files. ``BRIEFGEN_SEQUENCES=500 pytest tests/test_random_edits.py`` tries
more rows than a run in CI does, and other ones each time; with ``BRIEFGEN_MODEL=1`` the model reads, which
takes a second for a build.
"""

import os
import random
import re
import shutil
import signal
import sys
import warnings
from contextlib import suppress
from dataclasses import dataclass
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom_edits import EDITS, SITE, SMALL_EDITS, SOURCES
from product import WITHOUT_MODEL, bytes_in, write_site
from rarer_edits import RARER_EDITS

from briefgen.cli import main
from briefgen.write import lock, small_change

pytestmark = pytest.mark.xdist_group("edits")  # groups begin first, and this takes long

IN_CI = 25
SEQUENCES = int(os.environ.get("BRIEFGEN_SEQUENCES", IN_CI))
if not os.environ.get("BRIEFGEN_MODEL"):
    SITE = SITE.replace("search: false\n", f"search: false\n{WITHOUT_MODEL}")

DAYS = ("2025-06-01", "2025-06-01T18:30", "2025-05-02", "2025-06-20", "2026-05-03")


@dataclass(frozen=True)
class Step:
    """Some edits, then a mishap, then a build."""

    edits: tuple
    mishap: tuple = None
    day: str = DAYS[0]
    asked: tuple = ()

    @property
    def words(self):
        return ["--as-of", self.day, "-j", "1", *self.asked]


OPTIONS = ((),) * 6 + (("--drafts",), ("--future", "--expired"), ("--base-url", "https://other.example/a/"))


def cache_deleted(folder, words, number):
    shutil.rmtree(folder / ".briefgen-cache", ignore_errors=True)


def cache_damaged(folder, words, number):
    """Cut off, spoil, empty or delete one file of what is remembered."""
    files = sorted(path for path in (folder / ".briefgen-cache").rglob("*") if path.is_file())
    if not files:
        return
    file, data = files[number % len(files)], files[number % len(files)].read_bytes()
    at = len(data) * (number % 7) // 7
    damages = (data[:at], random.Random(number).randbytes(len(data)), b"", data[:at] + b"\0\xff" + data[at:])
    file.write_bytes(damages[number % len(damages)])


def built_elsewhere(folder, words, number):
    """Build into another folder meanwhile, perhaps with other options, or from nothing."""
    words = (words, Step((), None, DAYS[number % len(DAYS)], OPTIONS[number % len(OPTIONS)]).words)[
        number % 2
    ]
    CliRunner().invoke(main, ["build", "-C", str(folder), *words, "-o", str(folder / "other")])


def looked_at(folder, words, number):
    """Check the site, or list what is in it."""
    words = (("check",), ("check", "--record"), ("list",), ("claims", "list"))[number % 4]
    CliRunner().invoke(main, [*words, "-C", str(folder)])


def site_copied(folder, words, number):
    """Put a copy in the place of the site, as a backup does, perhaps with other times."""
    if (folder / "site").is_dir():
        copied = shutil.copy2 if number % 2 else shutil.copy
        shutil.copytree(folder / "site", folder / "copy", copy_function=copied)
        shutil.rmtree(folder / "site")
        (folder / "copy").rename(folder / "site")


def site_lost(folder, words, number):
    shutil.rmtree(folder / "site", ignore_errors=True)


def file_lost(folder, words, number):
    """Remove a file of the site."""
    files = sorted(path for path in (folder / "site").rglob("*.*ml") if path.is_file())
    for path in files[number % max(1, len(files)) :][:1]:
        path.unlink()


def build_killed(folder, words, number):
    """Kill a build just before a step of its work with files: the first, or a later one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the threads of the test runner
        child = os.fork()
    if not child:
        left, build = iter([*range(number), "kill"]), os.getpid()

        def step(event, arguments):
            if event in _STEPS and (event != "open" or _writes(arguments)) and next(left, None) == "kill":
                os.kill(build, signal.SIGKILL)  # which may not be the process that takes this step

        sys.addaudithook(step)
        built(folder, words)
        os._exit(0)
    os.waitpid(child, 0)
    while (folder / "site").is_dir():
        with suppress(lock.BusyError), lock.hold(folder / "site"):
            break  # nobody is at work there any more


_STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "sqlite3.connect"}


def _writes(arguments):
    _, mode, flags = arguments
    return bool((flags or 0) & (os.O_WRONLY | os.O_RDWR)) or (mode is not None and set(mode) & set("wax+"))


MISHAPS = (cache_deleted, cache_damaged, build_killed, build_killed)
MORE_MISHAPS = (built_elsewhere, looked_at, site_copied, site_lost, file_lost)


def built(folder, words):
    """Build; give the exit code, what was said of problems, and the site."""
    done = CliRunner().invoke(main, ["build", "-C", str(folder), *words])
    said = "".join(
        line
        for line in done.output.splitlines(keepends=True)
        if not line.startswith(("Built", "Nothing to do", "Nothing was written"))
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, said, site_in(folder)


def site_in(folder):
    return bytes_in(folder / "site")


number = st.integers(0, 500)
steps = st.builds(
    Step,
    st.lists(st.tuples(st.sampled_from(EDITS + RARER_EDITS), st.integers(0, 4), number), max_size=3).map(
        tuple
    ),
    st.none() | st.none() | st.tuples(st.sampled_from(MISHAPS + MORE_MISHAPS), number),
    st.sampled_from((DAYS[0],) * 3 + DAYS),
    st.sampled_from(OPTIONS),
)


@pytest.mark.parametrize("edit", SMALL_EDITS)
def test_a_small_edit_leaves_outputs_as_they_stand(tmp_path, edit):
    write_site(tmp_path, SITE)
    built(tmp_path, Step(()).words)
    edit(tmp_path, 1, 4)
    said = built(tmp_path, [*Step(()).words, "--explain"])[1]
    left = re.search(r"^not made again: (\d+) files \(nothing that it shows changed\)$", said, re.MULTILINE)
    assert left and int(left[1]) > 10, said


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    derandomize=SEQUENCES == IN_CI,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(steps, min_size=1, max_size=4), st.sampled_from((False,) * 7 + (True,)), st.booleans())
def test_what_was_built_after_edits_equals_a_clean_build(tmp_path_factory, row, search, large):
    """``search``: the site has an index. ``large``: it is written as if it were a site of thousands of files."""
    with patch.object(small_change, "_WORTH_IT", 5 if large else 2_000):
        after(tmp_path_factory, row, search)


def after(tmp_path_factory, row, search):
    folder = tmp_path_factory.mktemp("warm")
    write_site(folder, SITE.replace("search: false", "search: true") if search else SITE)
    assert built(folder, Step(()).words)[0] == 0
    for step in row:
        for edit, file, variant in step.edits:
            edit(folder, file, variant)
        before, mishap = site_in(folder), None
        if step.mishap is not None:
            mishap, variant = step.mishap
            mishap(folder, step.words, variant)
        now = site_in(folder)
        code, said, site = built(folder, step.words)
        assert now == before or (code == 0 and now == site) or mishap in (site_lost, file_lost)
        assert code == 0 or site == now
    clean = tmp_path_factory.mktemp("clean")
    for name in SOURCES:
        if (folder / name).is_dir():
            shutil.copytree(folder / name, clean / name, symlinks=True)
        elif (folder / name).exists():
            shutil.copy(folder / name, clean / name)
    expected = built(clean, row[-1].words)
    assert (code, said) == expected[:2]
    if code == 0:
        assert site.keys() == expected[2].keys()
        assert [path for path in site if site[path] != expected[2][path]] == []
    shutil.rmtree(folder)
    shutil.rmtree(clean)
