"""Commands run in this process (fast) or as a user runs them (a process of their own)."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner
from product import bytes_in

from briefgen.cli import main

SETTINGS = "title: Test\n"
GOOD = """\
---
title: The mayor speaks
date: 2025-03-01
---
"We will build the bridge," Mayor Ann Aster said.

Aster denied that the town hall had been warned.
"""


@pytest.fixture
def edition(tmp_path):
    """The folder of a site with one briefing, and of nothing else."""
    folder = tmp_path / "edition"
    (folder / "content").mkdir(parents=True)
    (folder / "briefgen.yaml").write_text(SETTINGS)
    (folder / "content" / "mayor.md").write_text(GOOD)
    return folder


@pytest.fixture
def add(edition):
    """Write a briefing: ``add("draft", "draft: true")``."""

    def write(name, *header, body="Text.\n", date="2025-02-01"):
        lines = ["---", f"title: {name.capitalize()}", f"date: {date}", *header, "---", body]
        (edition / "content" / f"{name}.md").write_text("\n".join(lines))

    return write


@pytest.fixture
def run(edition, monkeypatch):
    """Run a command in the site's folder: ``run("build", "-q")``."""
    monkeypatch.chdir(edition)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def run(*words, stdin=None, env=None):
        return CliRunner().invoke(main, [str(word) for word in words], input=stdin, env=env)

    return run


@pytest.fixture
def records(run):
    """Run ``annotate`` on lines of JSON and give the lines that come back."""

    def ask(*documents):
        lines = "".join(json.dumps(document) + "\n" for document in documents)
        done = run("annotate", "--from", "jsonl", "--format", "jsonl", stdin=lines)
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]

    return ask


@pytest.fixture
def site_of():
    """Give every file of a folder and its bytes."""

    return bytes_in


@pytest.fixture
def plain_env():
    """The environment for a process that shows no colour."""
    return {**os.environ, "NO_COLOR": "1"}
