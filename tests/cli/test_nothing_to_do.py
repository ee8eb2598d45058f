"""A build that finds everything as it left it says so at once, and anything that matters wakes it."""

import json
import os
import shutil
from datetime import UTC, datetime

import pytest

from briefgen.cache import last_files, sealed_file
from briefgen.rebuild import last_build

NOW = ("--as-of", "2025-06-01")
PLAIN = "title: Test\nsearch: false\nannotation: {entities: false, quotes: false, claims: false}\n"


@pytest.fixture
def build(run, edition):
    """Build the site, of which no text is read for names; give what was said."""
    (edition / "briefgen.yaml").write_text(PLAIN)

    def build(*words):
        done = run("build", *NOW, *words)
        assert done.exit_code == 0, done.output
        return done

    return build


def is_idle(done):
    return done.stdout.splitlines()[-1].startswith("Nothing to do in ")


def test_a_second_build_has_nothing_to_do_and_says_the_same(build, add, edition, site_of):
    add("first", "draft: true")
    (edition / "site").mkdir()
    (edition / "site" / "notes.txt").write_text("mine\n")
    first = build()
    before = site_of(edition / "site")

    second = build()

    assert is_idle(second)
    assert not is_idle(first)
    assert second.stderr == first.stderr
    assert "write/kept" in second.stderr
    assert "Left out: 1 draft (content/first.md)" in second.stdout
    assert first.stdout.splitlines()[-1].split(" in ")[0].removeprefix("Built ") in second.stdout
    assert site_of(edition / "site") == before


@pytest.mark.parametrize(
    "path",
    [
        "content/mayor.md",
        "content/new.md",
        "content/picture.png",
        "briefgen.yaml",
        "templates/more.html",
        "static/own.txt",
        "translations/en.yaml",
        "themes/own/theme.yaml",
    ],
)
def test_an_input_that_changed_or_came_in_is_seen(build, edition, path):
    build()
    assert is_idle(build())
    file = edition / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as stream:
        stream.write("# more\n" if path.endswith("yaml") else "More.\n")

    asked = asked_of(edition)
    assert last_build.recall(asked, last_build.look(asked)) is None


def test_an_input_that_is_gone_is_seen(build, edition, add):
    add("old")
    build()
    (edition / "content" / "old.md").unlink()

    assert not is_idle(build())
    assert not (edition / "site" / "old").exists()


def test_a_change_that_does_not_show_from_outside_is_seen_while_the_clock_may_stand_still(build, edition):
    page = edition / "content" / "mayor.md"
    page.write_text("---\ntitle: One\ndate: 2025-03-01\n---\nText.\n")

    inputs = last_build.look(asked_of(edition))

    assert set(inputs.fresh) >= {"content/mayor.md"}


@pytest.mark.parametrize("what", ["altered", "removed", "added", "a folder more"])
def test_a_site_that_somebody_laid_a_hand_on_is_seen(build, edition, what):
    build()
    site = edition / "site"
    before = (site / "index.html").read_bytes()
    if what == "altered":
        (site / "index.html").write_bytes(before.replace(b"e", b"f"))
    elif what == "removed":
        shutil.rmtree(site / "mayor")
    elif what == "added":
        (site / "mine.txt").write_text("mine")
    else:
        (site / "mine").mkdir()

    done = build()

    assert not is_idle(done)
    assert (site / "index.html").read_bytes() == before
    assert ("write/kept" in done.stderr) == (what in ("added", "a folder more"))


@pytest.mark.parametrize("words", [["-D"], ["-F"], ["-E"], ["--base-url", "https://b.example/"], ["--clean"]])
def test_another_wish_is_another_build(build, words):
    build()
    assert not is_idle(build(*words))


def test_the_clock_wakes_a_build_when_something_is_due(run, edition, add):
    (edition / "briefgen.yaml").write_text(PLAIN)
    add("later", date="2025-06-10T08:00:00+00:00")
    run("build", "--as-of", "2025-06-05T08:00:00")

    assert is_idle(run("build", "--as-of", "2025-06-10T07:59:00"))
    done = run("build", "--as-of", "2025-06-10T08:00:00")
    assert not is_idle(done)
    assert (edition / "site" / "later").is_dir()


def test_strict_is_never_satisfied_by_what_was_let_pass(build, run, edition):
    (edition / "site").mkdir()
    (edition / "site" / "notes.txt").write_text("mine\n")
    build()
    assert run("build", *NOW, "--strict").exit_code == 1


@pytest.mark.parametrize("damage", [b"", b"\0" * 400, None])
def test_a_damaged_memory_is_a_miss(build, edition, damage):
    build()
    (memory,) = (edition / ".briefgen-cache").glob("last-build-*.json")
    memory.write_bytes(memory.read_bytes()[:-9] if damage is None else damage)

    assert not is_idle(build())
    assert is_idle(build())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("since", 1),
        ("until", "2025-07-01T00:00:00"),  # without a time zone
        ("others", []),
        ("fresh_inputs", 1),
        ("told", []),
        ("told", {"problems": [{}], "left_out": [], "counts": "", "files": 0}),
    ],
)
def test_a_memory_of_another_form_is_a_miss(build, edition, name, value):
    build()
    (memory,) = (edition / ".briefgen-cache").glob("last-build-*.json")
    other = json.dumps(json.loads(sealed_file.read(memory)) | {name: value}).encode()
    sealed_file.write(memory, other)
    assert not is_idle(build())

    sealed_file.write(memory, other)
    os.utime(edition / "content" / "mayor.md", (1_000_000_000, 1_000_000_000))
    assert not is_idle(build("--explain"))


def test_a_list_of_inputs_of_another_form_is_a_miss(build, edition):
    build()
    (listed,) = (edition / ".briefgen-cache").glob("last-build-*.inputs")
    for other in ([1], {"content/mayor.md": 1, "/": [1]}):
        sealed_file.write(listed, json.dumps(other).encode())
        os.utime(edition / "content" / "mayor.md", (1_000_000_000, 1_000_000_000))
        assert not is_idle(build("--explain"))


def test_of_many_outputs_only_the_last_ones_are_remembered(build, edition, monkeypatch):
    monkeypatch.setattr(last_files, "_MOST", 2)
    for out in ("one", "two", "three", "four"):
        build("-o", out)
    kept = [path.stem for path in (edition / ".briefgen-cache").iterdir() if path.name[:2] in ("la", "ed")]
    assert len({stem.rpartition("-")[2] for stem in kept}) == 2
    assert sum(stem.startswith("edition-") for stem in kept) == 2


def test_without_a_cache_that_can_be_written_to_a_build_goes_on(build, edition):
    (edition / ".briefgen-cache").write_text("a file, not a folder")
    assert not is_idle(build())
    assert not is_idle(build())


def test_what_a_killed_build_left_beside_the_site_is_seen(build, edition):
    build()
    (edition / ".site.briefgen-new").mkdir()

    assert not is_idle(build())
    assert not (edition / ".site.briefgen-new").exists()


def asked_of(edition):
    """What ``build`` asks for."""
    return last_build.Asked(edition, edition / "site", datetime(2025, 6, 1, 23, 59, 59, tzinfo=UTC))


def test_a_file_with_other_bytes_and_the_same_looks_is_told_by_its_bytes(build, edition):
    build()
    page = edition / "content" / "mayor.md"
    text, times = page.read_text(), page.stat()
    page.write_text(text.replace("bridge", "tunnel"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert not is_idle(build())
