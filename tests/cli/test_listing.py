"""``briefgen list``: what is left out, and names that stay unresolved."""

import pytest

DAY = ("--as-of", "2025-06-01")


@pytest.fixture
def waiting(add):
    add("first", "draft: true", date="2025-01-02")
    add("second", "draft: true", date="2025-01-01")
    add("later", date="2025-09-01T09:30:00Z")
    add("gone", "expires: 2025-03-01")


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        (
            "drafts",
            ["2025-01-01        content/second.md  Second", "2025-01-02        content/first.md   First"],
        ),
        ("scheduled", ["2025-09-01T09:30  content/later.md  Later"]),
        ("expired", ["2025-02-01        content/gone.md  Gone"]),
    ],
)
def test_what_is_left_out(run, waiting, what, lines):
    done = run("list", what, *DAY)

    assert done.exit_code == 0
    assert done.stdout.splitlines() == lines


@pytest.mark.parametrize(
    ("what", "said"),
    [("drafts", "No drafts."), ("scheduled", "Nothing scheduled."), ("unresolved", "No unresolved names.")],
)
def test_nothing_to_list(run, what, said):
    done = run("list", what, *DAY)

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{said}\n")
    assert run("list", what, *DAY, "-q").output == ""


def test_names_that_could_mean_several(run, add):
    add("two", body="Kim Jong-un met Kim Yo-jong in Pyongyang. Kim said that he was glad.\n")
    done = run("list", "unresolved")

    assert done.exit_code == 0
    assert done.stdout.startswith(
        "content/two.md:5:43  `Kim` can mean person/kim-jong-un or person/kim-yo-jong"
    )


def test_errors_are_shown_first(run, add):
    add("wrong", "kind: newz")

    assert run("list", "unresolved").exit_code == 1


def test_an_unknown_kind(run):
    done = run("list", "rumours")

    assert done.exit_code == 2
    assert "'drafts', 'scheduled', 'expired', 'unresolved'" in done.stderr


def test_nothing_said_of_what_to_list(run):
    done = run("list")

    assert done.exit_code == 2
    assert done.stderr.endswith(
        "Error: Missing argument 'WHAT'. It is drafts, scheduled, expired or unresolved.\n"
    )
