"""A small site and all that a newsroom does to it between two builds: the kinds of edit that rows are made of.

Each takes the site's folder and two numbers, which choose a file and a variant; what is not there is left.
"""

import re
import shutil

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
-- content/sources/log.yaml --
{id: s-log, title: The log}
-- content/claims/bridge.yaml --
- id: bridge-unsafe
  text: The bridge was unsafe.
  positions:
    - {by: The harbour board, stance: denies, date: 2025-05-01, briefing: bridge, words: the bridge was unsafe}
"""

SOURCES = ("briefgen.yaml", "content", "static", "templates", "themes")
"""What a site is made from; the rest of its folder is output and what is remembered."""

SENTENCES = (
    "The tide was low.",
    "Mayor Aster walked by.",
    'Ben Corwin said: "It will rain on the quay."',
    "The harbour board denied that the wall had moved.",
    "Dora Estvale, a pilot, disputed the figures.",
    "See [[ferry]] for the times.",
    "It cost 4 million.",
)


def words_added(folder, file, variant):
    """Put a sentence before or behind the others of a paragraph."""
    for article in article_at(folder, file):
        header, body = _parts(article)
        blocks = body.strip("\n").split("\n\n")
        at, sentence = variant % len(blocks), _sentence(variant)
        if not blocks[at].startswith("#"):
            blocks[at] = f"{sentence} {blocks[at]}" if variant % 2 else f"{blocks[at]} {sentence}"
        article.write_text(header + "\n\n".join(blocks) + "\n", "utf-8")


def paragraph_added(folder, file, variant):
    for article in article_at(folder, file):
        article.write_text(article.read_text("utf-8") + f"\n{_sentence(variant)}\n", "utf-8")


def letter_dropped(folder, file, variant):
    for article in article_at(folder, file):
        header, body = _parts(article)
        at = variant % max(1, len(body))
        if body[at : at + 1].isalpha():
            article.write_text(header + body[:at] + body[at + 1 :], "utf-8")


def header_changed(folder, file, variant):
    lines = ("title: Another title", "summary: In short.", "tags: [bridge, tides]", "date: 2025-05-09")
    line = lines[variant % len(lines)]
    for article in article_at(folder, file):
        put_line(article, line, after=1)


def drafted(folder, file, variant):
    for article in article_at(folder, file):
        text = article.read_text("utf-8")
        bare = text.replace("draft: true\n", "")
        article.write_text(bare if bare != text else text.replace("---\n", "---\ndraft: true\n", 1), "utf-8")


def scheduled(folder, file, variant):
    """Let a briefing come out, or end, on a day near those that builds are made on."""
    for article in article_at(folder, file):
        day = f"2025-06-{variant % 28 + 1:02}"
        put_line(article, f"date: {day}" if variant % 2 else f"expires: {day}", after=1)


def deleted(folder, file, variant):
    for article in article_at(folder, file):
        article.unlink()


def renamed(folder, file, variant):
    for article in article_at(folder, file):
        article.rename(article.with_name(f"moved-{variant % 3}.md"))


def section_renamed(folder, file, variant):
    """Rename the folder of a section, with all that is in it."""
    sections = [name for name in ("harbour", "port", "docks") if (folder / "content" / name).is_dir()]
    target = folder / "content" / ("harbour", "port", "docks")[variant % 3]
    if sections and not target.exists():
        (folder / "content" / sections[file % len(sections)]).rename(target)


def made(folder, file, variant):
    text = f"---\ntitle: News {variant % 5}\ndate: 2025-04-{variant % 28 + 1:02}\n---\n{_sentence(variant)}\n"
    (folder / "content" / f"new-{file % 2}.md").write_text(text, "utf-8")


def people_changed(folder, file, variant):
    people = (
        "- {id: person/ann-aster, name: Ann Aster}\n",
        "- {id: person/ann-aster, name: Ann Aster, description: Mayor of the harbour}\n"
        "- {id: person/ben-corwin, name: Ben Corwin}\n",
        "- {id: person/ann-aster, name: Anna Aster, aliases: [Ann Aster]}\n",
        "- {id: person/ann-aster, name: Ann Aster, roles: [{title: Mayor, from: 2020, to: 2025-06-15}]}\n",
    )
    (folder / "content/entities").mkdir(exist_ok=True)
    (folder / "content/entities/people.yaml").write_text(people[variant % len(people)], "utf-8")


def claim_changed(folder, file, variant):
    path = folder / "content/claims/bridge.yaml"
    if path.exists():
        words = ("The bridge was unsafe.", "The bridge was not safe.", "Nobody was safe on the bridge.")
        text = re.sub("(?m)^  text: .*$", f"  text: {words[variant % len(words)]}", path.read_text("utf-8"))
        path.write_text(text, "utf-8")


def record_deleted(folder, file, variant):
    name = ("entities/people.yaml", "claims/bridge.yaml")[variant % 2]
    (folder / "content" / name).unlink(missing_ok=True)


def settings_changed(folder, file, variant):
    lines = (
        "title: The Pier",
        "claims: {reviewed: [contested]}",
        "feeds: {full_text: false}",
        "old_after: 1",
        "lang: fr",
        "timezone: Europe/Berlin",
        "timezone: America/New_York",
        "base_url: https://pier.example/news/",
        "page_size: 1",
        "theme: harbour",
        "theme: wire",
        "title: The Quay",
        "lang: en",
    )
    line = lines[variant % len(lines)]
    if line != "theme: harbour" or (folder / "themes/harbour/theme.yaml").exists():
        put_line(folder / "briefgen.yaml", line)


def template_changed(folder, file, variant):
    shown = f"<p>{variant % 4} {{{{ view.frame.assets.get('own-0.css', '') }}}}</p>"
    text = f'{{% extends "default/page.html" %}}{{% block main %}}{shown}{{% endblock %}}\n'
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates/page.html").write_text(text, "utf-8")


def template_deleted(folder, file, variant):
    shutil.rmtree(folder / "templates", ignore_errors=True)


def asset_changed(folder, file, variant):
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static" / f"own-{file % 2}.css").write_text(f"p {{ margin: {variant % 3}px }}\n", "utf-8")


def theme_changed(folder, file, variant):
    """Make, or change, a theme of the site's own."""
    theme = folder / "themes/harbour"
    for name in ("templates", "static"):
        (theme / name).mkdir(parents=True, exist_ok=True)
    (theme / "theme.yaml").write_text(
        f"name: harbour\nextends: {('default', 'wire')[variant % 2]}\n", "utf-8"
    )
    (theme / "static/look.css").write_text(f"h1 {{ margin: {variant % 5}px }}\n", "utf-8")


EDITS = (
    words_added,
    paragraph_added,
    letter_dropped,
    header_changed,
    drafted,
    scheduled,
    deleted,
    renamed,
    section_renamed,
    made,
    people_changed,
    claim_changed,
    record_deleted,
    settings_changed,
    template_changed,
    template_deleted,
    asset_changed,
    theme_changed,
)

SMALL_EDITS = (
    words_added,
    paragraph_added,
    header_changed,
    made,
    people_changed,
    claim_changed,
    template_changed,
    asset_changed,
)
"""Edits that most pages do not show."""


def article_at(folder, file):
    """Give one of the texts, if there is any."""
    found = sorted(path for path in (folder / "content").rglob("*.md") if path.is_file())
    return found[file % len(found) :][:1] if found else []


def _parts(article):
    text = article.read_text("utf-8")
    begin = text.index("---\n", 4) + 4
    return text[:begin], text[begin:]


def _sentence(variant):
    return SENTENCES[variant % len(SENTENCES)]


def put_line(path, line, after=0):
    """Put a line in the place of the one with the same key."""
    key = line.partition(":")[0]
    kept = [one for one in path.read_text("utf-8").splitlines() if not one.startswith(f"{key}:")]
    kept.insert(after, line)
    path.write_text("\n".join(kept) + "\n", "utf-8")
