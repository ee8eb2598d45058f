"""Edits that a newsroom makes less often than those of ``newsroom_edits``, in the same form."""

import os
import shutil

from newsroom_edits import article_at, put_line
from PIL import Image

HEADER_LINES = (
    "lang: fr",
    "lang: en",
    "about: [person/ann-aster]",
    "claims: [bridge-unsafe]",
    "not_claims: [bridge-unsafe]",
    "claims: []",
    "sources: [s-log]",
    "updated: 2025-05-30",
    "updated: 2025-06-01T12:00",
    "expires: 2025-06-01T20:00",
    "slug: gate",
    "aliases: [/old/, /older/]",
    "aliases: [/old/]",
    "section: docks",
    "kind: analysis",
    "kind: opinion",
    "authors: [Dora Estvale, person/ann-aster]",
    "tags: [Bridge, TIDES]",
    "tags: []",
    "corrections: [{date: 2025-05-20, text: It was a Monday.}]",
    "corrections: [{date: 2025-05, kind: retraction, text: It was not so.}]",
    "key_points: [{text: The bridge is old., claims: [bridge-unsafe]}]",
    "key_points: [Ann Aster was there.]",
    "not_known: [Who built it.]",
    "image: {path: quay.png, alt: The quay}",
    "image: {path: /quay.png, alt: The quay}",
    "ai_use: An editor read it.",
    "method: Written from a letter.",
    "relative_dates: {last-may: 2024-05}",
    "extra: {mood: grave}",
    "extra: {since: 1999-01-01}",
    "summary: Ann Aster spoke on the quay.",
    "title: The ferry",
    "title: Ann Aster",
    "date: 2025-05",
    "date: 2025-05-03T10:00+02:00",
)


def note_added(folder, file, variant):
    """Put a line into a header, in the place of the one with the same key, or take that out."""
    line = HEADER_LINES[variant % len(HEADER_LINES)]
    for article in article_at(folder, file):
        put_line(article, line, after=1)
        if variant % 5 == 4:
            text = article.read_text("utf-8")
            article.write_text(text.replace(f"{line}\n", "", 1), "utf-8")


PARAGRAPHS = (
    "![The quay](quay.png)",
    "[The plan](plan.txt) is here.",
    "See [the ferry](../ferry.md) and [the quay](quay.md#times).",
    "[[person/ann-aster|The mayor]] and [[bridge-unsafe|the claim]].",
    "[[Ann Aster]] spoke.",
    '::: quote {speaker="Ann Aster" source=s-log}\nThe tide was low.\n:::',
    "::: claim {id=bridge-unsafe}\nThe bridge was unsafe.\n:::",
    "The tide.[^1]\n\n[^1]: It was low.",
    "A [number]{#number} of boats. [Aster]{.plain} is a flower.",
    "[A sheet](/own-0.css) of rules.",
    "- one\n- two",
    '## Times {kicker="Again"}',
)


def block_added(folder, file, variant):
    for article in article_at(folder, file):
        text = article.read_text("utf-8")
        article.write_text(f"{text}\n{PARAGRAPHS[variant % len(PARAGRAPHS)]}\n", "utf-8")


def last_paragraph_dropped(folder, file, variant):
    for article in article_at(folder, file):
        kept, blank, _ = article.read_text("utf-8").rstrip("\n").rpartition("\n\n")
        if blank and kept.count("---\n") > 1:
            article.write_text(kept + "\n", "utf-8")


def copied(folder, file, variant):
    """Write the text of one article over that of another, or beside it."""
    for article in article_at(folder, file):
        for other in article_at(folder, variant):
            target = other if variant % 2 else other.with_name("copy.md")
            target.write_text(article.read_text("utf-8"), "utf-8")


def line_ends_changed(folder, file, variant):
    for article in article_at(folder, file):
        data = article.read_text("utf-8").encode()
        article.write_bytes((data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data)[variant % 2])


def touched(folder, file, variant):
    """Give a file another time and the same bytes."""
    found = sorted(path for path in (folder / "content").rglob("*") if path.is_file())
    for path in found[variant % max(1, len(found)) :][:1]:
        os.utime(path, (1_700_000_000 + variant, 1_700_000_000 + variant))


def exchanged_unseen(folder, file, variant):
    """Give a text other bytes, and leave its size and its time as they were."""
    for article in article_at(folder, file):
        data, status = article.read_bytes(), article.stat()
        article.write_bytes(
            data.replace(b"The ", b"Tho ", 3) if variant % 2 else data.replace(b"Tho ", b"The ")
        )
        os.utime(article, ns=(status.st_atime_ns, status.st_mtime_ns))


def written_anew(folder, file, variant):
    """Save a text as some editors do: as a file of another number."""
    for article in article_at(folder, file):
        data = article.read_bytes()
        article.unlink()
        article.write_bytes(data)


def picture_changed(folder, file, variant):
    """Put a picture, or another one of the same size, beside a text or into static/; or take it away."""
    for article in article_at(folder, file):
        home = folder / "static" if variant % 3 == 2 else article.parent
        home.mkdir(exist_ok=True)
        if variant % 7 == 6:
            (home / "quay.png").unlink(missing_ok=True)
        else:
            colour = ("teal", "navy", "olive")[variant % 3]
            Image.new("RGB", ((64, 32), (640, 320))[variant % 2], colour).save(home / "quay.png")


def file_beside_changed(folder, file, variant):
    for article in article_at(folder, file):
        path = article.with_name("plan.txt")
        if variant % 4:
            path.write_text(f"Plan {variant % 4}\n", "utf-8")
        else:
            path.unlink(missing_ok=True)


CLAIMS = (
    "- {id: bridge-unsafe, text: The bridge was unsafe.}\n",
    """
- id: bridge-unsafe
  text: The bridge was unsafe.
  about: [person/ann-aster]
  positions:
    - {by: person/ann-aster, stance: denies, date: 2025-04, words: It is safe., sources: [s-log]}
    - {by: The harbour board, stance: asserts, date: 2025-05-20, words: It is not.}
  assessment: {state: contested, date: 2025-05-15, by: desk, summary: Nobody knows.}
""",
    """
- id: bridge-unsafe
  text: The bridge was unsafe.
  assessment: {state: refuted, date: 2025-05-25, by: desk, summary: It is safe., review_by: 2025-06-10}
  history: [{state: contested, date: 2025-05-15, by: desk, summary: Nobody knew., why: A test came out.}]
  relations: [{type: part_of, claim: bridge-old}]
- {id: bridge-old, text: The bridge is old.}
""",
    """
# The same as at first, further down and in another order.
- text: The bridge was unsafe.
  positions:
    - {stance: denies, by: The harbour board, date: 2025-05-01, briefing: bridge, words: the bridge was unsafe}
  id: bridge-unsafe
""",
    "- {id: bridge-unsafe, text: The bridge was unsafe., about: [person/nobody]}\n",
)


def ledger_changed(folder, file, variant):
    (folder / "content/claims").mkdir(exist_ok=True)
    (folder / "content/claims/bridge.yaml").write_text(CLAIMS[variant % len(CLAIMS)], "utf-8")


def claim_recorded(folder, file, variant):
    """Put a claim into a file of its own, or into another one."""
    (folder / "content/claims").mkdir(exist_ok=True)
    names = ("ferry.yaml", "boats.yaml")
    text = ("The ferry was late.", "The ferry is never late.")[variant % 2]
    (folder / "content/claims" / names[file % 2]).write_text(f"{{id: ferry-late, text: {text}}}\n", "utf-8")
    if variant % 3:
        (folder / "content/claims" / names[(file + 1) % 2]).unlink(missing_ok=True)


def source_changed(folder, file, variant):
    """Record a source, with its text in the record or in a file; or take it away."""
    home = folder / "content/sources"
    home.mkdir(exist_ok=True)
    kinds = ("text: The tide was low.", "file: log.txt", "kind: primary", "url: https://log.example")
    if variant % 6 == 5:
        shutil.rmtree(home)
        return
    (home / "log.yaml").write_text(f"id: s-log\ntitle: The log\n{kinds[variant % 4]}\n", "utf-8")
    (home / "log.txt").unlink(missing_ok=True)
    if variant % 4 == 1:
        (home / "log.txt").write_text(f"The tide was low. {variant % 2 * 'Or high.'}\n", "utf-8")


RECORDS = (
    "- {id: person/dora-estvale, name: Dora Estvale, short: Estvale}\n",
    "- {id: person/dora-estvale, merged_into: person/ann-aster}\n",
    "- {ignore: [Ben Corwin], reason: a pen name}\n",
    "- {id: org/harbour-board, name: Harbour board, aliases: [the board]}\n",
    "- {id: person/ben-corwin, name: Ben Corwin, disambiguation: engineer,"
    " judgements: [{other: person/ann-aster, verdict: different, by: desk, date: 2025-05-01}]}\n",
    "- {id: person/ann-aster, name: Ann Aster}\n",
    "- {id: person/ann, name: Ann Aster}\n",
    "- {id: place/quay, name: The quay, aliases: [quay]}\n",
)


def entity_recorded(folder, file, variant):
    home = folder / "content/entities"
    home.mkdir(exist_ok=True)
    (home / f"more-{file % 2}.yaml").write_text(RECORDS[variant % len(RECORDS)], "utf-8")
    if variant % 3 == 2:
        (home / f"more-{(file + 1) % 2}.yaml").unlink(missing_ok=True)


SETTINGS = (
    "nav: [{label: About, to: /about/}]",
    "nav: [{label: Ferry, to: /ferry/}, {label: Far, to: 'https://far.example'}]",
    'permalink: "{year}/{slug}/"',
    'permalink: "{section}/{slug}/"',
    'permalinks: {harbour: "h/{year}/{month}/{slug}/"}',
    "callouts: 0",
    "raw_html: true",
    "exports: {ninjs: true, claims_csv: true}",
    "news_sitemap: true",
    "images: {widths: [32, 320], formats: [webp]}",
    "feeds: {size: 1, rss: true, entities_from: 1}",
    "publisher: {name: Harbour Press, url: 'https://press.example', email: desk@press.example}",
    "trust_txt: {contact: [desk@press.example]}",
    "claims: {states: {contested: {label: In dispute}}, reviews: true}",
    "extra: {motto: Dry land}",
    "extra: {since: 1999-01-01}",
    "description: News of the quay.",
    "theme_options: {}",
    "old_after: 0",
    "base_url: ''",
    "base_url: https://quay.example",
    "timezone: UTC",
    "page_size: 10",
    "lang: de",
    "theme: default",
)


def more_settings_changed(folder, file, variant):
    line = SETTINGS[variant % len(SETTINGS)]
    put_line(folder / "briefgen.yaml", line)


def words_translated(folder, file, variant):
    """Translate the words of the interface, otherwise each time, or leave them as they are again."""
    home = folder / "translations"
    home.mkdir(exist_ok=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    said = f'msgid "Sections"\nmsgstr "Rubriken {variant % 3}"\n'
    if variant % 5 == 4:
        shutil.rmtree(home)
    else:
        (home / f"{('de', 'fr')[file % 2]}.po").write_text(head + said, "utf-8")


def theme_lost(folder, file, variant):
    """Take a folder away that the site may need, or bring it back as it was."""
    names = ("themes/harbour", "static", "templates", "content/claims", "content/entities", "content/harbour")
    name = folder / names[variant % len(names)]
    aside = folder / f".aside-{variant % len(names)}"
    if aside.is_dir() and not name.exists():
        name.parent.mkdir(exist_ok=True)
        aside.rename(name)
    elif name.is_dir() and not aside.exists():
        name.rename(aside)


def part_of_theme_changed(folder, file, variant):
    """Put a template, translated words or a static file into the site's own theme, if there is one."""
    theme = folder / "themes/harbour"
    if (theme / "theme.yaml").exists():
        print_more = (
            "{% extends 'default/base.html' %}{% block main %}{{ super() }}" + f"<p>{variant % 3}</p>"
        )
        (theme / "templates/base.html").write_text(print_more + "{% endblock %}\n", "utf-8")
        (theme / "static/more.txt").write_text(f"{variant % 2}\n", "utf-8")
        if variant % 3 == 2:
            (theme / "templates/base.html").unlink()


def spoilt(folder, file, variant):
    """Put a file there that cannot be read, or take it away."""
    spoils = {
        "spoilt.markdown": b"\xff\xfe---\n",
        "harbour/spoilt.markdown": b"---\ntitle: [\n---\nText.\n",
        "entities/spoilt.yaml": b"- {id: person/x\n",
        ".hidden": b"x",
        "harbour/notes.docx": b"x",
    }
    name = sorted(spoils)[variant % len(spoils)]
    path = folder / "content" / name
    if path.exists():
        path.unlink()
    elif path.parent.is_dir():
        path.write_bytes(spoils[name])


def link_made(folder, file, variant):
    """Let a link stand in the place of a text, or beside it."""
    for article in article_at(folder, file):
        link = article.with_name("linked.md")
        link.unlink(missing_ok=True)
        if variant % 3:
            link.symlink_to(article.name)


def section_emptied(folder, file, variant):
    home = folder / "content" / ("harbour", "empty")[variant % 2]
    if home.is_dir() and variant % 2:
        shutil.rmtree(home)
    else:
        home.mkdir(exist_ok=True)


RARER_EDITS = (
    note_added,
    note_added,
    block_added,
    last_paragraph_dropped,
    copied,
    line_ends_changed,
    touched,
    exchanged_unseen,
    written_anew,
    picture_changed,
    file_beside_changed,
    ledger_changed,
    claim_recorded,
    source_changed,
    entity_recorded,
    more_settings_changed,
    words_translated,
    theme_lost,
    part_of_theme_changed,
    spoilt,
    link_made,
    section_emptied,
)
