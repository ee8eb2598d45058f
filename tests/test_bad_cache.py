"""Whatever lies in the cache that does not belong there, the site is that of a clean build, and nobody is told."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress

import pytest
from click.testing import CliRunner
from PIL import Image
from product import WITHOUT_MODEL, bytes_in, write_site

from briefgen.cache import sealed_file
from briefgen.cli import main
from briefgen.write import write

pytestmark = pytest.mark.no_cover  # builds like those of other tests, again and again

SITE = f"""
-- briefgen.yaml --
title: The Lock
base_url: https://lock.example
search: false
share_images: {{enabled: false}}
{WITHOUT_MODEL}
-- content/gate.md --
---
title: The gate
date: 2025-05-01
image: {{path: gate.png, alt: A gate}}
---
The gate is open. See the [[mill]].
-- content/mill.md --
---
title: The mill
date: 2025-05-02
---
The mill stands still.
"""

LEFT = (
    ("memo-1.sqlite",),
    ("edition-1-*.sqlite",),
    ("last-build-1-*.json",),
    ("last-build-1-*.reads",),
    ("memo-1-pictures.sqlite", "last-build-1-*.inputs", "last-build-1-*.files", ".gitignore"),
    ("last-build-1-*.tree",),
)
"""All that a build leaves in the cache, as patterns; what stands together is damaged together."""


def cut_short(file):
    file.write_bytes(file.read_bytes()[:-7])


def other_bytes(file):
    file.write_bytes(random.Random(1).randbytes(file.stat().st_size))


def a_byte_changed(file):
    data = bytearray(file.read_bytes())
    data[len(data) * 3 // 4] ^= 0xFF
    file.write_bytes(data)


def emptied(file):
    file.write_bytes(b"")


def a_folder(file):
    if file.is_file():
        file.unlink()
        (file / "inside").mkdir(parents=True)


def a_link_to_nothing(file):
    file.unlink()
    file.symlink_to("nowhere")


def a_link_without_end(file):
    file.unlink()
    file.symlink_to("/dev/zero")


def pipes(file):
    """Put in pipes, there and beside it, at which a reader waits for ever."""
    file.unlink()
    os.mkfifo(file)
    pipes_beside(file)


def pipes_beside(file):
    for end in ("-journal", "-wal"):
        with suppress(FileExistsError):
            os.mkfifo(f"{file}{end}")


def of_another_form(file):
    """Put in what another version might have written: whole, and of another form."""
    if file.suffix == ".sqlite":
        file.unlink()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE memo (digest TEXT, what TEXT, more TEXT)")
            connection.execute("CREATE TABLE shelf (what TEXT)")
            connection.commit()
    else:
        sealed_file.write(file, json.dumps({"form": 0, "files": [1, 2]}).encode())


def of_another_kind(file):
    """Put in a list where something else was."""
    if file.suffix == ".sqlite":
        with closing(sqlite3.connect(file)) as connection:
            for table in ("memo", "shelf"):
                if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                    connection.execute(f"UPDATE {table} SET value = x'00'")
            connection.commit()
    else:
        sealed_file.write(file, b"[1, 2]")


def with_a_journal(file):
    """Leave beside it what a killed writer of another program might have left."""
    for end in ("-journal", "-wal", "-shm"):
        file.with_name(f"{file.name}{end}").write_bytes(random.Random(2).randbytes(4096))


def taken_away(file):
    file.unlink()


DAMAGES = (
    cut_short,
    other_bytes,
    a_byte_changed,
    emptied,
    a_folder,
    a_link_to_nothing,
    *((a_link_without_end, pipes, pipes_beside) if sys.platform != "win32" else ()),
    of_another_form,
    of_another_kind,
    with_a_journal,
    taken_away,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = write_site(tmp_path_factory.mktemp("lock"), SITE)
    Image.new("RGB", (800, 400), "teal").save(folder / "content" / "gate.png")
    return folder


def build(folder, *words, out="site"):
    """Build; give the site and what was said of problems."""
    words = (*words, "-o", str(folder / out))
    done = CliRunner().invoke(main, ["build", "-C", str(folder), "--as-of", "2025-06-01", "-j", "1", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    assert done.exit_code == 0, done.output
    return bytes_in(folder / out), done.stderr


def edit(folder, number):
    text = (folder / "content" / "mill.md").read_text()
    begin = text[: text.rindex("---\n") + 4]
    (folder / "content" / "mill.md").write_text(f"{begin}The mill turned {number} times.\n")


@pytest.fixture(scope="module")
def clean(folder):
    """What clean builds give, by the number in the text."""
    sites = {}
    for number in (1, 2):
        edit(folder, number)
        sites[number] = build(folder, "--clean", out=f"clean-{number}")
    shutil.rmtree(folder / ".briefgen-cache")  # what is left of these builds is not what is looked for
    return sites


def found(folder, patterns):
    return [file for pattern in patterns for file in (folder / ".briefgen-cache").glob(pattern)]


def test_these_are_all_files_that_a_build_leaves(folder):
    build(folder)
    listed = found(folder, [pattern for patterns in LEFT for pattern in patterns])
    assert sorted(listed) == sorted((folder / ".briefgen-cache").iterdir())


@pytest.mark.parametrize("left", LEFT, ids=lambda patterns: patterns[0])
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_does_not_belong_there_changes_nothing(folder, clean, left, damage):
    edit(folder, 1)
    build(folder)
    assert len(found(folder, left)) == len(left)
    for number in (1, 2):  # with nothing else to do, and with an edit
        for file in found(folder, left):
            damage(file)
        edit(folder, number)
        site, said = build(folder)
        assert site.keys() == clean[number][0].keys()
        assert [path for path in site if site[path] != clean[number][0][path]] == []
        assert said == clean[number][1]
    shutil.rmtree(folder / ".briefgen-cache")


def test_a_link_in_the_cache_leads_nobody_to_write_elsewhere(tmp_path, folder, clean):
    root = tmp_path / "lock"
    shutil.copytree(folder / "content", root / "content")
    shutil.copy(folder / "briefgen.yaml", root)
    edit(root, 1)
    theirs = tmp_path / "theirs.sqlite"
    with closing(sqlite3.connect(theirs)) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
    before = theirs.read_bytes()
    (root / ".briefgen-cache").mkdir()
    (root / ".briefgen-cache/memo-1.sqlite").symlink_to(theirs)
    (root / ".briefgen-cache/.gitignore").symlink_to(tmp_path / "new")

    assert build(root) == clean[1]

    assert theirs.read_bytes() == before
    assert not (tmp_path / "new").exists()


def test_a_cache_that_is_deleted_while_a_build_is_at_work_changes_nothing(
    tmp_path, folder, clean, monkeypatch
):
    """What is made of a large site lies in it until it is written, and is made again then."""
    root = tmp_path / "lock"
    shutil.copytree(folder / "content", root / "content")
    shutil.copy(folder / "briefgen.yaml", root)
    monkeypatch.setattr("briefgen.making.WORTH_PROCESSES", 1)
    lost = []

    def deleted_once(*words, **named):
        if not lost:
            assert [*(root / ".briefgen-cache").glob(".made-*/index.html")]
            lost.append(shutil.rmtree(root / ".briefgen-cache"))
        return write(*words, **named)

    monkeypatch.setattr("briefgen.pipeline.write", deleted_once)
    for number in (1, 2):
        edit(root, number)
        lost.clear()
        shutil.rmtree(root / "site", ignore_errors=True)
        assert build(root) == clean[number]
        assert lost


@pytest.fixture
def mount():
    """Mount something at a folder until the test is over."""
    made = []

    def mount(folder, *how):
        if subprocess.run(["mount", *how, folder], capture_output=True).returncode:
            pytest.skip("this machine lets nobody mount a disk")
        made.append(folder)

    yield mount
    for folder in dict.fromkeys(made):  # one that was mounted anew is mounted once
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("room", ["4k", "40k", "100k"])
def test_a_cache_without_room_costs_time_and_nothing_else(tmp_path, folder, clean, mount, room):
    root = tmp_path / "lock"
    shutil.copytree(folder / "content", root / "content")
    shutil.copy(folder / "briefgen.yaml", root)
    (root / ".briefgen-cache").mkdir()
    mount(root / ".briefgen-cache", "-t", "tmpfs", "-o", f"size={room}", "tmpfs")
    for number in (1, 2, 2):
        edit(root, number)
        assert build(root) == clean[number]


@pytest.mark.parametrize("search", ["true", "false"])
def test_a_cache_that_may_only_be_read_is_read_and_left_as_it_is(tmp_path, mount, search):
    root = write_site(tmp_path / "lock", SITE.replace("image: {path: gate.png, alt: A gate}\n", ""))
    build(root)
    mount(root / ".briefgen-cache", "--bind", root / ".briefgen-cache")
    mount(root / ".briefgen-cache", "-o", "remount,ro,bind")
    before = {file.name: file.read_bytes() for file in (root / ".briefgen-cache").iterdir()}
    edit(root, 1)
    # Of a site with a date among its free values no edition is kept: the one that is there should go.
    settings = (root / "briefgen.yaml").read_text().replace("search: false", f"search: {search}")
    (root / "briefgen.yaml").write_text(f"{settings}extra: {{since: 1999-01-01}}\n")

    built = build(root)

    assert {file.name: file.read_bytes() for file in (root / ".briefgen-cache").iterdir()} == before
    assert build(root, "--clean", out="clean") == built
