"""One truth: after any row of edits, what was built on top of what was remembered equals a clean build.

``BRIEFGEN_SEQUENCES=500 pytest tests/test_random_edits.py`` tries more rows than a run in CI does, other ones
each time, and lets the model read, which takes a second for a build.
"""

import os
import re
import shutil

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from product import WITHOUT_MODEL, write_site

from briefgen.cli import main

IN_CI = 25
SEQUENCES = int(os.environ.get("BRIEFGEN_SEQUENCES", IN_CI))

SITE = """
-- briefgen.yaml --
title: The Quay
base_url: https://quay.example
search: false
share_images: {enabled: false}
-- content/harbour/bridge.md --
---
title: The bridge
date: 2025-05-01
tags: [bridge]
---
Mayor Ann Aster said: "The bridge opens on Monday."

The harbour board denied that the bridge was unsafe. See the [[quay]].
-- content/harbour/quay.md --
---
title: The quay
date: 2025-05-02
tags: [bridge, stones]
---
The quay is old. Ben Corwin, an engineer, walked along it on Tuesday.

"Nobody looked at the stones," Corwin told reporters.
-- content/ferry.md --
---
title: The ferry
date: 2025-05-03
---
## Times {kicker="The plan"}

Ann Aster rejected the claim that the ferry was late.
-- content/pages/about.md --
---
title: About
---
We write about the harbour. Ann Aster reads us.
-- content/entities/people.yaml --
- {id: person/ann-aster, name: Ann Aster, aliases: [Mayor Aster]}
-- content/claims/bridge.yaml --
- id: bridge-unsafe
  text: The bridge was unsafe.
  positions:
    - {by: The harbour board, stance: denies, date: 2025-05-01, briefing: bridge, words: the bridge was unsafe}
"""

ARTICLES = ("content/harbour/bridge.md", "content/harbour/quay.md", "content/ferry.md", "content/new.md")
SENTENCES = (
    "The tide was low.",
    "Mayor Aster walked by.",
    'Ben Corwin said: "It will rain on the quay."',
    "The harbour board denied that the wall had moved.",
    "Dora Estvale, a pilot, disputed the figures.",
    "See [[ferry]] for the times.",
    "It cost 4 million.",
)


def words_added(folder, article, number):
    """Put a sentence before or behind the others of a paragraph."""
    text = article.read_text("utf-8")
    begin = text.index("---\n", 4) + 4
    blocks = text[begin:].strip("\n").split("\n\n")
    at, sentence = number % len(blocks), SENTENCES[number % len(SENTENCES)]
    if not blocks[at].startswith("#"):
        blocks[at] = f"{sentence} {blocks[at]}" if number % 2 else f"{blocks[at]} {sentence}"
    article.write_text(text[:begin] + "\n\n".join(blocks) + "\n", "utf-8")


def paragraph_added(folder, article, number):
    with article.open("a", encoding="utf-8") as file:
        file.write(f"\n{SENTENCES[number % len(SENTENCES)]}\n")


def letter_dropped(folder, article, number):
    text = article.read_text("utf-8")
    begin = text.index("---\n", 4) + 4
    at = begin + number % max(1, len(text) - begin)
    if text[at : at + 1].isalpha():
        article.write_text(text[:at] + text[at + 1 :], "utf-8")


def header_changed(folder, article, number):
    lines = ("title: Another title", "summary: In short.", "tags: [bridge, tides]", "date: 2025-05-09")
    text = article.read_text("utf-8")
    line = lines[number % len(lines)]
    key = line.partition(":")[0]
    kept = [one for one in text.splitlines() if not one.startswith(f"{key}:")]
    kept.insert(1, line)
    article.write_text("\n".join(kept) + "\n", "utf-8")


def drafted(folder, article, number):
    text = article.read_text("utf-8")
    other = (
        text.replace("draft: true\n", "")
        if "draft: true\n" in text
        else text.replace("---\n", "---\ndraft: true\n", 1)
    )
    article.write_text(other, "utf-8")


def deleted(folder, article, number):
    article.unlink()


def renamed(folder, article, number):
    article.rename(article.with_name(f"moved-{number % 3}.md"))


def made(folder, article, number):
    text = f"---\ntitle: News {number % 5}\ndate: 2025-04-{number % 28 + 1:02}\n---\n{SENTENCES[number % len(SENTENCES)]}\n"
    (folder / "content/new.md").write_text(text, "utf-8")


def record_changed(folder, article, number):
    people = (
        "- {id: person/ann-aster, name: Ann Aster}\n",
        "- {id: person/ann-aster, name: Ann Aster, description: Mayor of the harbour}\n"
        "- {id: person/ben-corwin, name: Ben Corwin}\n",
        "- {id: person/ann-aster, name: Anna Aster, aliases: [Ann Aster]}\n",
    )
    (folder / "content/entities/people.yaml").write_text(people[number % len(people)], "utf-8")


def claim_changed(folder, article, number):
    path = folder / "content/claims/bridge.yaml"
    text = path.read_text("utf-8")
    other = (
        text.replace("unsafe.", "not safe.") if "unsafe." in text else text.replace("not safe.", "unsafe.")
    )
    path.write_text(other, "utf-8")


def settings_changed(folder, article, number):
    lines = (
        "title: The Pier",
        "claims: {review_after: 9 months}",
        "feeds: {full_text: false}",
        "old_after: 1 month",
    )
    text = (folder / "briefgen.yaml").read_text("utf-8").partition("share_images")[
        0
    ] + "share_images: {enabled: false}\n"
    line = lines[number % len(lines)]
    text = text.replace("title: The Quay\n", "") if line.startswith("title") else text
    (folder / "briefgen.yaml").write_text(f"{text}{line}\n", "utf-8")


def theme_changed(folder, article, number):
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static/own.css").write_text(f"p {{ margin: {number % 3}px }}\n", "utf-8")
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates/page.html").write_text(
        f'{{% extends "base.html" %}}{{% block main %}}<p>{number % 4}</p>{{% endblock %}}\n', "utf-8"
    )


EDITS = (
    words_added,
    paragraph_added,
    letter_dropped,
    header_changed,
    drafted,
    deleted,
    renamed,
    made,
    record_changed,
    claim_changed,
    settings_changed,
    theme_changed,
)


def built(folder, *words):
    """Build; give the exit code, what was said of problems, and the site."""
    done = CliRunner().invoke(main, ["build", "-C", str(folder), "--as-of", "2025-06-01", "-j", "1", *words])
    said = "".join(
        line
        for line in done.output.splitlines(keepends=True)
        if not line.startswith(("Built", "Nothing to do", "Nothing was written"))
    )
    files = {
        p.relative_to(folder / "site").as_posix(): p for p in (folder / "site").rglob("*") if p.is_file()
    }
    return done.exit_code, said, {path: file.read_bytes() for path, file in files.items()}


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit is not settings_changed])
def test_an_edit_leaves_outputs_as_they_stand(tmp_path, edit):
    write_site(tmp_path, SITE.replace("search: false\n", f"search: false\n{WITHOUT_MODEL}"))
    built(tmp_path)
    inodes = {path: path.stat().st_ino for path in (tmp_path / "site").rglob("*.html")}
    edit(tmp_path, tmp_path / ARTICLES[1], 4)
    said = built(tmp_path, "--explain")[1]
    left = re.search(r"^not made again: (\d+) files", said, re.MULTILINE)
    quick = said.count("made again") + said.count("other bytes") < len(inodes) / 2
    assert int(left[1]) > 5 if left else quick


@settings(
    max_examples=SEQUENCES,
    derandomize=SEQUENCES == IN_CI,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 3), st.integers(0, 500)), min_size=1, max_size=4
    )
)
def test_what_was_built_after_edits_equals_a_clean_build(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("warm")
    write_site(
        folder,
        SITE if SEQUENCES != IN_CI else SITE.replace("search: false\n", f"search: false\n{WITHOUT_MODEL}"),
    )
    assert built(folder)[0] == 0
    code = said = site = None
    for edit, number, variant in edits:
        article = folder / ARTICLES[number]
        if article.exists() or edit is made:
            edit(folder, article, variant)
        before = site
        code, said, site = built(folder)
        assert code == 0 or before is None or site == before
    clean = tmp_path_factory.mktemp("clean")
    for name in ("briefgen.yaml", "content", "static", "templates"):
        if (folder / name).is_dir():
            shutil.copytree(folder / name, clean / name)
        elif (folder / name).exists():
            shutil.copy(folder / name, clean / name)
    expected = built(clean)
    assert (code, said) == expected[:2]
    if code == 0:
        assert site.keys() == expected[2].keys()
        assert [path for path in site if site[path] != expected[2][path]] == []
    shutil.rmtree(folder)
    shutil.rmtree(clean)
