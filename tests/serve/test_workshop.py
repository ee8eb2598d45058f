"""The site as the preview makes it: file by file when asked for, and the same as a build writes."""

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures.makers import picture
from product import WITHOUT_MODEL, bytes_in, edit, write_site

from briefgen.pipeline import Options, build
from briefgen.serve.standing import UnmadeError
from briefgen.serve.workshop import Workshop

ADDRESS = "http://127.0.0.1:8000"
NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
OPTIONS = Options(NOW, drafts=True, future=True, expired=True, use_cache=False)

SITE = f"""\
-- briefgen.yaml --
title: The Lindhaven Desk
search: false
share_images: {{enabled: false}}
{WITHOUT_MODEL}
-- static/extra.css --
p {{ color: red; }}
-- content/entities/people.yaml --
- {{id: person/ann-harrow, name: Ann Harrow}}
- {{id: person/ben-marsh, name: Ben Marsh}}
-- content/claims/bridge-safe.yaml --
- id: bridge-safe
  text: The bridge is safe.
  positions:
    - {{by: person/ann-harrow, stance: asserts, sources: [s-log]}}
    - {{by: person/ben-marsh, stance: denies, sources: [s-log]}}
-- content/sources/log.yaml --
- {{id: s-log, title: The harbour log, publisher: The port}}
-- content/town/bridge.md --
---
title: The bridge is closed
date: 2025-04-28
---
[[Ann Harrow]] came to the quay.

::: quote {{speaker="Ann Harrow"}}
The bridge is safe.
:::
-- content/town/ferry.md --
---
title: The ferry sails
date: 2025-05-02
draft: true
tags: [harbour]
---
It sails again. See [[bridge]].
-- content/pages/about.md --
---
title: About
---
Who we are.
"""

BRIDGE, FERRY = "content/town/bridge.md", "content/town/ferry.md"
PAGE = "town/bridge/index.html"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "site" / "templates").mkdir(parents=True)
    return write_site(tmp_path / "site", SITE)


@pytest.fixture
def workshop(root):
    made = Workshop(root, OPTIONS, fixed_date=True)
    made.standing = made.make(ADDRESS).value
    return made


def built(root):
    """What a clean build writes with the preview's options; its files by path."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        shutil.copytree(root, copy)
        outcome = build(copy, copy / "out", replace(OPTIONS, base_url=ADDRESS))
        assert outcome.value is not None, outcome.diagnostics
        return {path: data for path, data in bytes_in(copy / "out").items() if not path.startswith(".")}


def test_the_preview_answers_with_what_a_build_writes(root, workshop):
    assert dict(workshop.standing.files) == built(root)


def test_pictures_are_those_that_a_build_writes(root):
    edit(root, "briefgen.yaml", "share_images: {enabled: false}\n", "")
    (root / "content" / "town" / "quay.png").write_bytes(picture(900, 600))
    edit(root, BRIDGE, "came to the quay.", "came to the quay.\n\n![Boats at the quay](quay.png)")
    shown = dict(Workshop(root, OPTIONS, fixed_date=True).make(ADDRESS).value.files)

    assert shown == built(root)
    assert sum(path.startswith("static/pictures/") for path in shown) > 1
    assert any(path.endswith("share.png") or "/share" in path for path in shown)


def test_a_page_that_searches_is_another_when_the_index_is(root):
    edit(root, "briefgen.yaml", "search: false", "search: true")
    workshop = Workshop(root, OPTIONS, fixed_date=True)
    marks = []
    for old, new in (("came", "went"), ("went", "went"), ("went", "came")):
        edit(root, BRIDGE, old, new)
        standing = workshop.make(ADDRESS).value
        assert standing.beside(PAGE) == b""
        marks.append(standing.beside("search/index.html"))

    assert marks[0] == marks[1] != marks[2]


def test_nothing_is_written(root):
    before = sorted(root.rglob("*"))
    workshop = Workshop(root, OPTIONS, fixed_date=True)
    dict(workshop.make(ADDRESS).value.files)

    assert sorted(root.rglob("*")) == before


class TestLook:
    def test_an_edit_in_prose_gives_the_page_as_it_will_be(self, root, workshop):
        edit(root, BRIDGE, "came to the quay", "went home")
        look = workshop.look(BRIDGE)

        assert b"went home" in look.files[PAGE]
        settled = workshop.make(ADDRESS).value
        assert look.files.items() <= dict(settled.files).items()
        assert look.strips[PAGE] == settled.strip(PAGE)

    def test_a_name_that_is_added_is_linked_at_once(self, root, workshop):
        edit(root, BRIDGE, "came to the quay", "met [[Ben Marsh]]")
        page = workshop.look(BRIDGE).files[PAGE].decode()

        assert 'href="../../entities/person/ben-marsh/"' in page

    def test_a_new_headline_is_shown_at_once(self, root, workshop):
        edit(root, BRIDGE, "title: The bridge is closed", "title: The bridge is open")

        assert b"<h1" in (page := workshop.look(BRIDGE).files[PAGE])
        assert b"The bridge is open" in page
        assert b"The bridge is open" not in workshop.standing.files["town/ferry/index.html"]

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("[[Ann Harrow]]", "[[Nobody]]", "link/unknown-target"),
            ("date: 2025-04-28", "date: soon", "value/bad-date"),
            ("::: quote", "::: qoute", "markdown/unknown-block"),
        ],
    )
    def test_an_error_is_shown_at_once(self, root, workshop, old, new, code):
        edit(root, BRIDGE, old, new)
        look = workshop.look(BRIDGE)

        assert look.files == {}
        assert [problem.code for problem in look.problems] == [code]
        assert {problem.place.path for problem in look.problems} == {BRIDGE}

    @pytest.mark.parametrize("path", [BRIDGE, "static/extra.css"])
    def test_a_file_that_is_gone_is_no_mistake(self, root, workshop, path):
        (root / path).unlink()

        assert workshop.look(path) is None

    @pytest.mark.parametrize("path", [BRIDGE, "static/extra.css"])
    def test_a_file_that_is_empty_is_about_to_be_written(self, root, workshop, path):
        (root / path).write_bytes(b"")

        assert workshop.look(path) is None

    def test_a_briefing_that_moves_is_for_a_build_to_tell(self, root, workshop):
        edit(root, BRIDGE, "date: 2025-04-28", "date: 2025-04-29")

        assert workshop.look(BRIDGE) is None

    @pytest.mark.parametrize("path", ["content/entities/people.yaml", "content/new.md", "briefgen.yaml"])
    def test_so_is_all_that_is_no_known_briefing(self, workshop, path):
        assert workshop.look(path) is None

    def test_a_style_sheet_is_given_under_its_old_name_and_its_new_one(self, root, workshop):
        old = next(path for path in workshop.standing.files if path.startswith("static/extra."))
        edit(root, "static/extra.css", "red", "blue")
        look = workshop.look("static/extra.css")

        assert set(look.files.values()) == {b"p{color:#00f}"}
        assert old in look.files
        assert (
            look.files.items() - {(old, b"p{color:#00f}")} <= dict(workshop.make(ADDRESS).value.files).items()
        )

    def test_a_style_sheet_with_a_fault(self, root, workshop):
        edit(root, "static/extra.css", "red;", "red; }}")

        assert [problem.code for problem in workshop.look("static/extra.css").problems] == ["style/fault"]


class TestTheme:
    def test_a_template_that_no_page_can_be_printed_with_keeps_the_site_as_it_was(self, root, workshop):
        (root / "templates" / "briefing.html").write_text("{{ view.nothing }}")
        made = workshop.make(ADDRESS)

        assert made.value is None
        assert [problem.place.path for problem in made.diagnostics] == ["templates/briefing.html"]

    def test_a_template_that_fails_on_some_pages_fails_when_they_are_asked_for(self, root, workshop):
        own = "{% if view.tags %}{{ view.nothing }}{% endif %}<html></html>"
        (root / "templates" / "briefing.html").write_text(own)
        made = workshop.make(ADDRESS)

        assert made.value.files[PAGE] == b"<html></html>"
        with pytest.raises(UnmadeError) as error:
            made.value.files["town/ferry/index.html"]
        assert [problem.place.path for problem in error.value.problems] == ["templates/briefing.html"]


class TestPlugins:
    """What a plug-in makes of an edit is its own to say."""

    CODE = """\
from briefgen.model.roles import Plugin
from briefgen.model.site import Page

def index(corpus):
    return [Page("map/index.html", "map.html", [one.article.source.meta.title for one in corpus.briefings])]

plugin = Plugin("tide", "1.0", planners=(index,), filters=(("shout", str.upper),))
"""

    @pytest.fixture
    def plugin(self, root, monkeypatch):
        """Install a plug-in that makes a page of all headlines; give the folder of its package's data."""
        (root / "templates" / "map.html").write_text("<p>{{ view | join(', ') | shout }}</p>")
        data = root.parent / "tide-1.0.dist-info"
        data.mkdir()
        (data / "entry_points.txt").write_text("[briefgen.plugins]\ntide = preview_tide:plugin\n")
        (root.parent / "preview_tide.py").write_text(self.CODE)
        monkeypatch.syspath_prepend(root.parent)
        return data

    def test_each_edit_is_for_a_build_to_tell(self, root, plugin):
        workshop = Workshop(root, OPTIONS, fixed_date=True)
        workshop.make(ADDRESS)
        edit(root, BRIDGE, "title: The bridge is closed", "title: The bridge is open")
        assert workshop.look(BRIDGE) is None

        files = dict(workshop.make(ADDRESS).value.files)
        assert files["map/index.html"] == b"<p>THE FERRY SAILS, THE BRIDGE IS OPEN</p>"
        assert files == built(root)

    def test_one_that_is_gone_leaves_no_filter_behind(self, root, plugin):
        (root / "templates" / "page.html").write_text("{{ 'about' | shout }}")
        workshop = Workshop(root, OPTIONS, fixed_date=True)
        assert workshop.make(ADDRESS).value.files["about/index.html"] == b"ABOUT"
        shutil.rmtree(plugin)

        assert [problem.code for problem in workshop.make(ADDRESS).diagnostics] == ["template/syntax"]


# ---- any edits at all

FRAGMENTS = (
    "\nAnother word.\n",
    "\n[[Ben Marsh]] was there.\n",
    "\n[[person/ann-harrow|She]] left.\n",
    '\n::: quote {speaker="Ben Marsh"}\nNot so.\n:::\n',
    "\n::: claim {id=bridge-safe}\nThe bridge is safe.\n:::\n",
    "\n## A part {#part}\n\nMore.\n",
    "\nSee [[ferry]] and [above](#part).\n",
    "\n[[Nobody]] knows.\n",
)

SWAPS = (
    ("content/entities/people.yaml", ("Ann Harrow}", "Ann Harrow, aliases: [She]}")),
    ("content/entities/people.yaml", ("- {id: person/ben", "# A word.\n- {id: person/ben")),
    ("content/claims/bridge-safe.yaml", ("stance: denies", "stance: doubts")),
    ("content/claims/bridge-safe.yaml", ("by: person/ben-marsh", "by: person/ann-harrow")),
    ("content/sources/log.yaml", ("The harbour log", "The log")),
)
"""Records edited: where, what stands there, and what then."""

EDITS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from([BRIDGE, FERRY]), st.sampled_from(FRAGMENTS)),
    st.tuples(st.just("title"), st.sampled_from([BRIDGE, FERRY]), st.sampled_from(["One", "Two"])),
    st.tuples(st.just("back"), st.sampled_from([BRIDGE, FERRY]), st.just("")),
    st.tuples(st.just("remove"), st.just(FERRY), st.just("")),
    st.tuples(st.just("record"), st.just("content/entities/people.yaml"), st.sampled_from(["Ben", "Bo"])),
    *(st.tuples(st.just("swap"), st.just(path), st.just(swap)) for path, swap in SWAPS),
    st.tuples(st.just("style"), st.just("static/extra.css"), st.sampled_from(["red", "blue"])),
)


def apply(root, kind, path, what):
    """Do what an editor does."""
    file, first = root / path, Path(root.parent / "first" / path).read_text()
    now = file.read_text() if file.exists() else first
    if kind == "remove":
        file.unlink(missing_ok=True)
        return
    match kind:
        case "add":
            text = now + what
        case "title":
            title = next(line for line in now.splitlines() if line.startswith("title:"))
            text = now.replace(title, f"title: {what}")
        case "record":
            text = first.replace("Ben Marsh", f"{what} Marsh")
        case "swap":
            text = now.replace(*what)
        case "style":
            text = first.replace("red", what)
        case _:
            text = first
    file.write_text(text)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_once_all_has_followed_the_preview_is_a_clean_build(edits):
    with tempfile.TemporaryDirectory() as folder:
        root = write_site(Path(folder) / "site", SITE)
        shutil.copytree(root, root.parent / "first")
        workshop = Workshop(root, OPTIONS, fixed_date=True)
        shown = workshop.make(ADDRESS).value
        assert shown is not None
        for kind, path, what in edits:
            apply(root, kind, path, what)
            look = workshop.look(path)
            made = workshop.make(ADDRESS)
            if made.value is not None:
                shown = made.value
            elif look is not None:
                assert not look.files or made.diagnostics
        outcome = workshop.make(ADDRESS)
        if outcome.value is not None:
            assert dict(shown.files) == built(root)
