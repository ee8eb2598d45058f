"""What is remembered of content files comes back as it was: values, places and problems."""

from datetime import UTC, datetime

import pytest
from product import WITHOUT_MODEL, write_site

from briefgen import pipeline
from briefgen.cache.canonical import encode
from briefgen.cache.memo import Memo
from briefgen.load import load
from briefgen.remembered.recall import Recall

NOW = datetime(2026, 1, 15, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("pipeline")

RICH = """
-- briefgen.yaml --
timezone: Europe/Oslo
annotation: {entities: false, quotes: false, claims: false}
-- content/pages/about.md --
---
title: About
---
Who we are.
-- content/harbour/bridge.md --
---
title: The bridge
kind: analysis
slug: the-bridge
summary: It holds.
date: 2025-04-28T09:00
updated: 2025-05
lang: en-GB
authors: [Anna Weber, person/anna-weber]
tags: [harbour, bridges]
image: {path: bridge.png, alt: A bridge, caption: It holds, credit: A. Weber}
aliases: [/old/bridge/]
about: [place/harbour]
claims: [bridge-safe]
sources: [s-wire]
key_points:
  - It holds.
  - {text: It was said to be safe., claims: [bridge-safe]}
not_known: [Who built it.]
relative_dates: {on Monday: 2025-04-28}
method: We asked.
ai_use: {note: None was used., part: none}
corrections:
  - {date: 2025-05-01, kind: correction, text: A name was wrong., was: Ana, now: Anna, where: the first line}
extra: {depth: 3, ratio: 0.5, open: true, words: [one, "2"], none: ""}
---
A first word on [[place/harbour|the harbour]] and [a page](/about/), with ![a bridge](bridge.png) in it.

## What was said {kicker="Words" #said}

::: quote {speaker="Anna Weber" source="s-wire" date="2025-04-28" lang="no" translated_by="us"}
The bridge is safe.

::: original {lang="no"}
Broen er trygg.
:::
:::

::: claim {id="bridge-safe"}
It is safe.
:::

::: note
[Plain]{.plain} words.[^1]
:::

- one
- two

| a | b |
|---|---|
| c | d |

[^1]: A footnote.
-- content/harbour/wrong.md --
---
title: Wrong
kind: newz
colour: blue
date: 2025-13-01
---
A <b>tag</b> and [[]] and

::: nothing
x
:::
"""


def read(folder, **changes):
    """Load and parse a site with what is remembered of it; give all that comes of it, and how much was known."""
    recall = Recall(Memo.open(folder / "cache"))
    inputs = load(folder, now=NOW, heads=recall, **changes)
    parsed = recall.articles(inputs.value.sources, raw_html=inputs.value.settings.raw_html)
    known = len(recall._found)
    recall.keep(parsed.value)
    return inputs, parsed, known


def test_what_is_remembered_is_what_was_read(tmp_path):
    write_site(tmp_path, RICH)
    inputs, parsed, known = read(tmp_path)
    assert known == 0
    again, parsed_again, known = read(tmp_path)
    assert known == 3
    assert inputs.diagnostics and parsed.diagnostics
    assert again.diagnostics == inputs.diagnostics
    assert parsed_again.diagnostics == parsed.diagnostics
    assert parsed_again.value == parsed.value
    for one, other in zip(parsed.value, parsed_again.value, strict=True):
        assert encode(one.source) == encode(other.source)
        assert one.pieces == other.pieces
        assert one.facts == other.facts


def test_what_is_left_out_is_remembered_too_and_is_read_whole_when_its_turn_comes(tmp_path):
    write_site(tmp_path, RICH)
    for name, line in (("bridge", "draft: true"), ("wrong", "expires: 2025-06-01")):
        file = tmp_path / f"content/harbour/{name}.md"
        file.write_text(file.read_text("utf-8").replace("---\n", f"---\n{line}\n", 1), "utf-8")
    for asked, headers, articles in ((False, 3, 0), (False, 0, 1), (True, 0, 1), (True, 0, 3), (False, 0, 3)):
        wanted = {"drafts": asked, "expired": asked}
        recall = Recall(Memo.open(tmp_path / "cache"))
        inputs, fresh = (load(tmp_path, now=NOW, heads=heads, **wanted) for heads in (recall, None))
        parsed = recall.articles(inputs.value.sources, raw_html=False)
        recall.keep(parsed.value)
        assert (len(recall._fresh), len(recall._found)) == (headers, articles)
        assert inputs.diagnostics == fresh.diagnostics
        assert (inputs.value.sources, inputs.value.left_out) == (fresh.value.sources, fresh.value.left_out)
        assert len(inputs.value.sources) == (3 if asked else 1)


@pytest.mark.parametrize("setting", ["timezone: Asia/Seoul", "raw_html: true"])
def test_a_setting_that_has_a_say_makes_files_read_anew(tmp_path, setting):
    write_site(tmp_path, RICH)
    read(tmp_path)
    (tmp_path / "briefgen.yaml").write_text(f"{setting}\n{WITHOUT_MODEL}", "utf-8")
    assert read(tmp_path)[2] == 0
    assert read(tmp_path)[2] == 3


def test_a_changed_or_moved_file_is_read_anew(tmp_path):
    write_site(tmp_path, RICH)
    read(tmp_path)
    bridge = tmp_path / "content/harbour/bridge.md"
    bridge.write_text(bridge.read_text("utf-8").replace("It holds.", "It held."), "utf-8")
    (tmp_path / "content/harbour/wrong.md").rename(tmp_path / "content/harbour/false.md")
    inputs, _, known = read(tmp_path)
    assert known == 1
    paths = {problem.place.path for problem in inputs.diagnostics}
    assert paths == {"content/harbour/bridge.md", "content/harbour/false.md"}


def test_a_build_that_remembers_finds_the_same(tmp_path):
    write_site(
        tmp_path,
        "-- content/a.md --\n---\ntitle: A\n---\nAnna Weber said the bridge was safe. Bo Lind denied it.\n",
    )
    first = pipeline.read_archive(tmp_path, pipeline.Options(NOW)).value
    again = pipeline.read_archive(tmp_path, pipeline.Options(NOW)).value
    assert (first.read, first.remembered, again.read, again.remembered) == (1, 0, 0, 1)
    assert again.corpus.briefings == first.corpus.briefings
    assert again.corpus.briefings[0].mentions
    assert again.corpus.briefings[0].quotes


def test_another_setting_for_what_is_looked_for_finds_the_rest(tmp_path):
    write_site(
        tmp_path, f"-- briefgen.yaml --\n{WITHOUT_MODEL}-- content/a.md --\n---\ntitle: A\n---\nAnna Weber.\n"
    )
    archive = pipeline.read_archive(tmp_path, pipeline.Options(NOW)).value
    assert archive.corpus.briefings[0].mentions == ()
    (tmp_path / "briefgen.yaml").unlink()
    for remembered in (0, 1):
        archive = pipeline.read_archive(tmp_path, pipeline.Options(NOW)).value
        assert [mention.text for mention in archive.corpus.briefings[0].mentions] == ["Anna Weber"]
        assert archive.remembered == remembered
