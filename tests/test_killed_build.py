"""A build that is killed, at whatever moment, leaves a whole site, and a cache that the next one can trust."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from product import bytes_in

SETTINGS = "title: Test\nsearch: false\nannotation: {entities: false, quotes: false, claims: false}\n"


def page(number, text):
    return f"---\ntitle: Briefing {number}\ndate: 2025-03-01\n---\n{text}\n"


@pytest.fixture
def edition(tmp_path):
    folder = tmp_path / "edition"
    (folder / "content").mkdir(parents=True)
    (folder / "briefgen.yaml").write_text(SETTINGS)
    for number in range(12):
        (folder / "content" / f"b{number}.md").write_text(page(number, "First text."))
    return folder


def command(edition):
    return [sys.executable, "-m", "briefgen", "build", "-q", "-C", str(edition), "--as-of", "2025-06-01"]


def test_a_killed_build_leaves_the_old_site_or_the_new_one(edition):
    chance = random.Random(6)
    began = time.monotonic()
    subprocess.run(command(edition), check=True)
    lasts = time.monotonic() - began
    old = bytes_in(edition / "site")
    for number in range(12):
        (edition / "content" / f"b{number}.md").write_text(page(number, "Second text."))
    found = []
    for _ in range(6):
        # A group of its own, so that what the build has started ends with it.
        build = subprocess.Popen(command(edition), start_new_session=True)
        try:
            build.wait(chance.uniform(0.3, 1) * lasts)
        except subprocess.TimeoutExpired:
            os.killpg(build.pid, signal.SIGKILL)
            build.wait()
        found.append(bytes_in(edition / "site"))

    subprocess.run(command(edition), check=True)

    new = bytes_in(edition / "site")
    assert new != old
    assert all(one in (old, new) for one in found)
    assert sorted(path.name for path in edition.iterdir() if path.name.startswith(".site")) == []
    clean = [*command(edition), "--clean", "-o", str(edition / "other")]
    subprocess.run(clean, check=True)
    assert bytes_in(edition / "other") == new


def test_two_builds_at_once_end_well_or_say_clearly_that_the_other_one_is_at_it(edition):
    both = [subprocess.Popen(command(edition), stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate()[1] for one in both]
    codes = sorted(one.returncode for one in both)

    assert codes in ([0, 0], [0, 1])
    assert codes == [0, 0] or any("write/busy" in one for one in said)
    subprocess.run([*command(edition), "-o", str(edition / "other"), "--clean"], check=True)
    assert bytes_in(edition / "site") == bytes_in(edition / "other")


def test_builds_beside_a_preview_neither_wait_for_it_nor_are_mixed_with_it(edition):
    """The preview writes nothing to the site, and both remember what they find in the same cache."""
    preview = subprocess.Popen(
        [sys.executable, "-u", "-m", "briefgen", "serve", "-C", str(edition), "-p", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        for line in preview.stdout:
            if line.startswith("Preview:"):
                break
        for number in range(3):
            text = f"Text of build {number}."
            (edition / "content" / "b1.md").write_text(page(1, text))
            subprocess.run(command(edition), check=True)
            assert text.encode() in (edition / "site" / "b1" / "index.html").read_bytes()
        assert preview.poll() is None
    finally:
        os.killpg(preview.pid, signal.SIGKILL)
        preview.communicate()
    subprocess.run([*command(edition), "-o", str(edition / "other"), "--clean"], check=True)
    assert bytes_in(edition / "site") == bytes_in(edition / "other")
