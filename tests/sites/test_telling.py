"""The harness itself: a story that does not come out says at which of its lines, and what stood there."""

import pytest
from sites.story import NotUnderstoodError, read_story
from sites.telling import tell
from sites.visible import words_of

SITE = """\
A bridge.

-- briefgen.yaml --
annotation: {entities: false, quotes: false, claims: false}
-- content/bridge.md --
---
title: Bridge closed
date: 2025-03-01
---
The *north*   bridge
is closed.

"""
"""Its first command stands on line 13, its first expectation on line 14."""
WRONG = "-- content/bridge.md --\n---\ntitle: Bridge closed\nkind: newz\ndate: 2025-03-01\n---\n"


@pytest.fixture
def told(tmp_path):
    def told(ending):
        path = tmp_path / "bridge.txt"
        path.write_text(SITE + ending)
        folder = tmp_path / "site-folder"
        folder.mkdir()
        return tell(path, folder)

    return told


def test_what_holds_is_not_complained_of(told):
    wrong = told("""\
$ build
| A note.
page bridge/index.html
  has The north bridge is closed.

  has <em>north</em>
  has The north
  then is closed
  lacks open
  count 1 north bridge
missing entities/person/ann/index.html
file feed.xml has <title>Bridge closed</title>
source content/bridge.md has The *north* bridge
stdout has Built

-- content/ferry.md --
---
title: Ferry
---
Text.
-- content/bridge.md --

$ build
page ferry/index.html has Text.
missing bridge/index.html
""")
    assert wrong == []


def test_problems_that_are_listed_are_not_complained_of(told):
    wrong = told(f"""\
{WRONG}
$ check
exit 1
problem content/bridge.md:3:7 value/not-allowed `newz`
$ build
exit 1
problem content/bridge.md:3:7 value/not-allowed Did you mean `news`?
stderr has Nothing was written
$ check
exit 1
problems any
""")
    assert wrong == []


def test_what_does_not_hold_is_named_with_its_line_and_what_stood_there(told):
    wrong = told("""\
$ build
page bridge/index.html has The north bridge is open
page bridge/index.html
  lacks is closed
  has is closed
  then The north bridge
  count 2 The north
page brigde/index.html has north
missing bridge/index.html
stdout has Unbuilt
problem content/bridge.md:3:7 value/not-allowed
exit 1
""")
    assert [complaint.partition("\n")[0] for complaint in wrong] == [
        "bridge.txt:13: exit code 0, not 1",
        "bridge.txt:23: not reported: content/bridge.md:3:7 value/not-allowed",
        "bridge.txt:14: page bridge/index.html lacks: The north bridge is open",
        "bridge.txt:16: page bridge/index.html has: is closed",
        "bridge.txt:18: page bridge/index.html has this before what it should follow: The north bridge",
        "bridge.txt:19: page bridge/index.html has 1, not 2 times: The north",
        "bridge.txt:20: there is no file brigde/index.html",
        "bridge.txt:22: stdout lacks: Unbuilt",
        "bridge.txt:21: bridge/index.html is there",
    ]
    assert "Built" in wrong[0]
    assert wrong[1].endswith("\n    Reported:\n    nothing else")
    assert "The north bridge is closed." in wrong[2]
    assert "\n    In site: " in wrong[6]
    assert ", bridge, " in wrong[6]


def test_problems_that_are_not_those_listed_are_complained_of(told):
    wrong = told(
        f"{WRONG}\n$ check\nexit 1\nproblem content/bridge.md:3:7 value/not-allowed Did you mean `views`?"
    )
    missing, unlisted = wrong
    assert missing.startswith(
        "bridge.txt:22: not reported: content/bridge.md:3:7 value/not-allowed Did you mean `views`?\n"
        "    Reported:\n    content/bridge.md:3:7 value/not-allowed `kind` cannot be `newz`."
    )
    assert unlisted.startswith(
        "bridge.txt:20: reported, but not listed: problem content/bridge.md:3:7 value/not-allowed\n    `kind` cannot be"
    )


def test_a_build_that_is_not_that_from_scratch_is_complained_of(told):
    """A file in ``site/`` that briefgen did not write stays there, so it is a difference."""
    wrong = told("$ build\n-- site/stray.txt --\nMine.\n\n$ build\nproblem site/stray.txt write/kept")
    assert [complaint.partition("\n")[0] for complaint in wrong] == [
        "bridge.txt:17: a build from scratch reports other problems",
        "bridge.txt:17: a build from scratch does not write stray.txt",
    ]


def test_a_file_that_is_to_be_removed_is_there(told):
    assert told("-- content/old.md --\n$ build") == [
        "bridge.txt:13: content/old.md is to be removed, but there is no such file"
    ]


def test_a_story_stops_at_the_first_command_that_goes_wrong(told):
    assert len(told("$ build\nmissing bridge/index.html\n$ build\nmissing bridge/index.html")) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("$ build\n", "a.txt:1: a story begins with a sentence"),
        ("Words.\n-- content/a.md --\nText.\n", "a.txt:3: a story has a line that begins with `$ `"),
        ("Words.\n$ build\nlacks words\n", "a.txt:3: `lacks words` is no expectation"),
        ("Words.\n$ build\n  has words\n", "a.txt:3: nothing above says where to look"),
        ("Words.\n$ build\npage index.html contains words\n", "a.txt:3: `contains words` is no expectation"),
        ("Words.\n$ build\npage index.html\n  count some words\n", "a.txt:4: `count some words` names no number"),
        ("Words.\n$ build\nproblem content/a.md:1:1\n", "a.txt:3: `problem content/a.md:1:1` is no expectation"),
    ],
)  # fmt: skip
def test_a_line_that_says_nothing_is_refused(text, why):
    with pytest.raises(NotUnderstoodError) as refused:
        read_story("a.txt", text)
    assert str(refused.value).startswith(why)


def test_the_words_of_a_page_are_those_that_a_reader_sees():
    html = "<head><title>No</title></head><p>O<b>n</b>e &amp;</p><p>two<script>no()</script></p><br>three"
    assert words_of(html) == "One & two three"
