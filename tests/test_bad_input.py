"""What a user gets for bad input: a clear diagnostic, no traceback, and no output touched."""

import os
import resource
import subprocess
import sys

import pytest
from click.testing import CliRunner
from product import ROOT, WITHOUT_MODEL, bytes_in, run_briefgen, write_site

from briefgen.cli import main

GOOD = f"""\
-- briefgen.yaml --
{WITHOUT_MODEL}\
-- content/good.md --
---
title: A good briefing
date: 2025-03-01
---
Nothing is wrong here.
"""


def header(*lines):
    return "\n".join(("---", *lines, "---", "Text.\n"))


def build(folder):
    """Build in this process; give the exit code and all that was said."""
    done = CliRunner().invoke(main, ["build", "-C", str(folder)])
    return done.exit_code, done.output


CASES = {
    "unterminated header": ("content/bad.md", "---\ntitle: Bad\n\nText.\n", "content/bad.md:"),
    "tabs in YAML": ("content/bad.md", header("title: Bad", "tags:", "\t- one"), "content/bad.md:4:1"),
    "a YAML bomb": (
        "content/bad.md",
        header(
            "title: Bad",
            "a: &a [x, x]",
            *(
                f"{b}: &{b} [{', '.join(f'*{a}' for _ in range(9))}]"
                for a, b in zip("abcdefgh", "bcdefghi", strict=True)
            ),
        ),
        "content/bad.md:",
    ),
    "NUL bytes": ("content/bad.md", header("title: Bad") + "a\0b\n", "content/bad.md:5:2"),
    "invalid UTF-8": ("content/bad.md", header("title: Bad").encode() + b"caf\xe9\n", "content/bad.md:5:4"),
    "a slug that climbs": ("content/bad.md", header("title: Bad", "slug: ../../etc"), "content/bad.md:3:7"),
    "an absolute slug": ("content/bad.md", header("title: Bad", "slug: /etc/passwd"), "content/bad.md:3:7"),
    "a permalink that climbs": ("briefgen.yaml", 'permalink: "../{slug}/"\n', "briefgen.yaml:1:12"),
    "an absolute permalink": ("briefgen.yaml", 'permalink: "/srv/{slug}/"\n', "briefgen.yaml:1:12"),
    "one URL twice": ("content/two.md", header("title: Two", "slug: good"), "content/"),
    "one URL twice but for case": ("content/GOOD.md", header("title: Two"), "content/"),
    "an unknown speaker": (
        "content/bad.md",
        header("title: Bad") + '\n::: quote {speaker="person/nobody-known"}\nWords.\n:::\n',
        "content/bad.md:6:",
    ),
    "an unknown claim": (
        "content/bad.md",
        header("title: Bad", "claims: [no-such-claim]"),
        "content/bad.md:3:10",
    ),
    "a merge cycle": (
        "content/entities/loop.yaml",
        "- {id: person/a, name: Ann Aster, merged_into: person/b}\n"
        "- {id: person/b, name: Bea Birch, merged_into: person/a}\n",
        "content/entities/loop.yaml:1:",
    ),
    "a theme that extends itself": (
        "themes/mirror/theme.yaml",
        "name: mirror\nextends: mirror\n",
        "themes/mirror/theme.yaml:2:10",
    ),
    "a template syntax error": ("templates/page.html", "<p>{{ view.title </p>\n", "templates/page.html:1"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_named_and_nothing_is_touched(case, tmp_path):
    path, data, place = CASES[case]
    write_site(tmp_path, GOOD)
    if "theme" in case:
        (tmp_path / "briefgen.yaml").write_text("theme: mirror\n" + WITHOUT_MODEL)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(data if isinstance(data, bytes) else data.encode())
    if path == "templates/page.html":
        (tmp_path / "content" / "pages").mkdir()
        (tmp_path / "content" / "pages" / "about.md").write_text(header("title: About"))

    code, said = build(tmp_path)

    assert code == 1, said
    assert place in said
    assert "error[" in said
    assert "Traceback" not in said
    assert [p.name for p in (tmp_path / "site").iterdir()] == ["index.html"]
    assert (tmp_path / "site" / "index.html").read_text() == "the last good site"


def test_a_file_of_50_megabytes_is_refused_unread(tmp_path):
    write_site(tmp_path, GOOD)
    with (tmp_path / "content" / "huge.md").open("wb") as file:
        file.truncate(50_000_000)
    code, said = build(tmp_path)
    assert code == 1
    assert "content/huge.md" in said
    assert not (tmp_path / "site").exists()


def test_a_link_out_of_content_is_refused(tmp_path):
    write_site(tmp_path / "site-folder", GOOD)
    (tmp_path / "secret.md").write_text(header("title: Secret"))
    (tmp_path / "site-folder" / "content" / "leak.md").symlink_to(tmp_path / "secret.md")
    code, said = build(tmp_path / "site-folder")
    assert code == 1
    assert "content/leak.md" in said
    assert not (tmp_path / "site-folder" / "site").exists()


def test_all_problems_are_reported_in_one_run(tmp_path):
    write_site(tmp_path, GOOD)
    for name in ("unterminated header", "an unknown speaker", "an unknown claim"):
        _, data, _ = CASES[name]
        (tmp_path / "content" / f"{name.replace(' ', '-')}.md").write_text(data)
    _, said = build(tmp_path)
    for name in ("unterminated-header.md", "an-unknown-speaker.md", "an-unknown-claim.md"):
        assert name in said


RIGHTS = "-dac_override,-dac_read_search"


def build_as_anybody(folder, *words):
    """Build without the superuser's right to read and write anywhere, in case the tests run as the superuser."""
    drop = ["setpriv", f"--bounding-set={RIGHTS}", f"--inh-caps={RIGHTS}"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*drop, sys.executable, "-m", "briefgen", "build", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("locked", "mode"), [(".", 0o500), ("above", 0o000)])
def test_an_output_folder_that_cannot_be_written_to(tmp_path, locked, mode):
    write_site(tmp_path, GOOD)
    (tmp_path / "above").mkdir()
    (tmp_path / locked).chmod(mode)
    code, said = build_as_anybody(tmp_path, "-o", "site" if locked == "." else "above/site")
    (tmp_path / locked).chmod(0o700)
    assert code == 1, said
    assert "error[write/not-writable]" in said
    assert "Nothing was written." in said
    assert "Traceback" not in said
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_cache_of_somebody_else_is_a_cache_that_is_not_there(tmp_path, mode):
    write_site(tmp_path, GOOD)
    assert build_as_anybody(tmp_path)[0] == 0
    text = next((tmp_path / "content").glob("*.md"))
    text.write_text(text.read_text() + "\nOne sentence more.\n")
    (tmp_path / ".briefgen-cache").chmod(mode)
    code, said = build_as_anybody(tmp_path)
    (tmp_path / ".briefgen-cache").chmod(0o700)
    assert code == 0, said
    assert any(b"One sentence more." in page.read_bytes() for page in (tmp_path / "site").rglob("*.html"))


def test_an_output_path_that_is_a_file(tmp_path):
    write_site(tmp_path, GOOD)
    (tmp_path / "site").write_text("somebody's notes")
    done = run_briefgen("build", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert (tmp_path / "site").read_text() == "somebody's notes"


def test_a_full_disk_leaves_the_last_good_site(tmp_path):
    """The system refuses files beyond a size, as a full disk refuses any: the error comes while staging."""
    write_site(tmp_path, GOOD)
    assert run_briefgen("build", cwd=tmp_path).returncode == 0
    before = bytes_in(tmp_path / "site")
    (tmp_path / "content" / "good.md").write_text(header("title: Changed") + "New words. " * 4000)
    code = (
        "import resource, signal, runpy, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); sys.argv = ['briefgen', 'build']; "
        "runpy.run_module('briefgen', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 20000
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert bytes_in(tmp_path / "site") == before
