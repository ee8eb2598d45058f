"""What a build after an edit makes again, and what it leaves as the last build wrote it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from product import ROOT, WITHOUT_MODEL, bytes_in, edit, write_site

from briefgen.cache import kept_reads, sealed_file
from briefgen.cli import main

SITE = f"""\
-- briefgen.yaml --
title: The Quay
base_url: https://quay.example
search: false
share_images: {{enabled: false}}
{WITHOUT_MODEL}\
-- content/harbour/bridge.md --
---
title: The bridge
date: 2025-05-01
tags: [stone]
about: [person/ann-aster]
---
[[person/ann-aster|Ann Aster]] opened the bridge. See [[quay]].
-- content/harbour/quay.md --
---
title: The quay
date: 2025-05-02
---
The quay is old. [[person/ben-corwin|Ben Corwin]] walked along it.
-- content/ferry.md --
---
title: The ferry
date: 2025-05-03
tags: [water]
---
The ferry was late.
-- content/pages/about.md --
---
title: About
---
We write about the harbour.
-- content/entities/people.yaml --
- id: person/ann-aster
  name: Ann Aster
  roles: [{{role: Mayor, until: 2025-06-15}}]
- {{id: person/ben-corwin, name: Ben Corwin}}
"""

_MADE = re.compile(r"(new|changed|made again, same bytes): (\S+?)(?: \((.*)\))?")


@pytest.fixture
def site(tmp_path):
    write_site(tmp_path, SITE)
    said(tmp_path)
    return tmp_path


def said(folder, *words, at="2025-06-01"):
    done = CliRunner().invoke(
        main, ["build", "-C", str(folder), "--as-of", at, "-j", "1", "--explain", *words]
    )
    assert done.exit_code == 0, done.output
    return done.stdout


def made(folder, **more):
    """Build; give what was made again by its path, and why. Nothing but that may have other bytes."""
    before = files(folder / "site")
    told = {
        found[2]: found[3] for line in said(folder, **more).splitlines() if (found := _MADE.fullmatch(line))
    }
    after = files(folder / "site")
    assert {path for path in after if after[path] != before.get(path)} <= told.keys()
    said(folder, "--clean", "-o", str(folder / "clean"), **more)
    assert files(folder / "clean") == after
    return told


def files(folder):
    return {path: data for path, data in bytes_in(folder).items() if not Path(path).name.startswith(".")}


def of(told, *begin):
    return {path: why for path, why in told.items() if path.startswith(begin)}


def test_the_description_in_a_record_makes_what_shows_the_entity_again(site):
    edit(
        site, "content/entities/people.yaml", "name: Ben Corwin", "name: Ben Corwin, description: An engineer"
    )
    told = made(site)
    assert set(told) == {
        *("entities.json", "entities/index.html"),
        *(f"entities/person/ben-corwin/{name}" for name in ("feed.json", "feed.xml", "index.html")),
        # The briefing's card has the name, and its text in feeds a link to it.
        *("harbour/quay/index.html", "harbour/index.html", "index.html"),
        *("feed.json", "feed.xml", "harbour/feed.json", "harbour/feed.xml"),
    }
    assert told["harbour/quay/index.html"] == "looks up entity person/ben-corwin, which changed"
    assert told["entities/person/ben-corwin/index.html"] == "shows entity person/ben-corwin, which changed"


def test_a_headline_makes_lists_feeds_and_those_who_link_to_it_again(site):
    edit(site, "content/harbour/quay.md", "title: The quay", "title: The old quay")
    told = made(site)
    text = "content/harbour/quay.md"
    assert told["harbour/quay/index.html"] == f"its text changed: {text}"
    for path in ("index.html", "feed.xml", "harbour/index.html", "harbour/bridge/index.html"):
        assert told[path].startswith(f"shows {text}, which changed")
    assert of(told, "ferry", "about", "tags/water", "entities/person/ann") == {}


WALL = """\
-- content/claims/wall.yaml --
- id: wall-held
  text: The wall held.
  positions:
    - {by: person/ann-aster, stance: asserts, words: The wall held, briefing: wall}
    - {by: person/ben-corwin, stance: denies, words: It did not, briefing: wall}
-- content/town/wall.md --
---
title: The wall
date: 2025-05-04
---
It stormed.

::: claim {id=wall-held}
The wall held. It did not.
:::
"""


def test_a_claim_whose_record_stays_makes_again_only_what_shows_it_and_is_not_called_changed(site):
    write_site(site, WALL)
    said(site)
    edit(site, "content/town/wall.md", "title: The wall\n", "title: The old wall\n")
    edit(site, "content/town/wall.md", "It stormed.", "It stormed all night.")
    told = made(site)
    assert told["claims/index.html"] == "what is known of claim wall-held changed"
    assert told["town/index.html"].startswith("what is known of claim wall-held changed, and ")
    assert of(told, "harbour/", "ferry", "tags/") == {}

    edit(site, "content/claims/wall.yaml", "text: The wall", "text: The old wall")
    assert made(site)["town/wall/index.html"].startswith("looks up claim wall-held, which changed")


def test_a_text_that_is_gone_is_taken_out_of_what_listed_it(site):
    (site / "content/ferry.md").unlink()
    told = made(site)
    assert told["index.html"].startswith("shows ferry, which is gone")
    assert of(told, "harbour/quay/", "harbour/bridge/", "tags/stone", "about") == {}
    assert not (site / "site/ferry").exists()


def test_further_pages_of_a_list_do_not_follow_what_stands_on_others(site):
    edit(site, "briefgen.yaml", "search: false", "search: false\npage_size: 1")
    said(site)
    edit(site, "content/harbour/quay.md", "date: 2025-05-02", "date: 2025-05-04")
    told = made(site)
    assert {"index.html", "page/2/index.html", "harbour/index.html"} <= told.keys()
    assert of(told, "page/3/", "harbour/page/") == {}


def test_a_new_text_says_that_it_is_new(site):
    write_site(site, "-- content/tide.md --\n---\ntitle: The tide\ndate: 2025-05-04\n---\nIt was low.\n")
    told = made(site)
    assert told["tide/index.html"] == "its text is new: content/tide.md"
    assert of(told, "ferry", "harbour/quay/", "harbour/bridge/", "about") == {}


def test_data_and_lists_of_the_whole_site_follow_what_they_show(site):
    of_all = ("claims.json", "corrections/", "feeds")
    write_site(site, "-- content/tide.md --\n---\ntitle: The tide\ndate: 2025-05-04\n---\nIt was low.\n")
    assert of(made(site), *of_all) == {}
    edit(site, "content/tide.md", "title: The tide", "title: The ebb\ntags: [tides]")
    assert of(made(site), *of_all).keys() == {"feeds.opml", "feeds/index.html"}
    note = "\ncorrections: [{date: 2025-05-20, kind: correction, text: It was high.}]"
    edit(site, "content/tide.md", "tags: [tides]", f"tags: [tides]{note}")
    noted = {"corrections/index.html", "corrections/feed.xml", "corrections/feed.json"}
    assert of(made(site), *of_all).keys() == noted
    edit(site, "content/ferry.md", "title: The ferry", "title: The boat")
    assert of(made(site), *of_all) == {}
    edit(site, "content/tide.md", "title: The ebb", "title: The flood")
    assert of(made(site), *of_all).keys() == noted


def test_several_edits_at_once_make_what_shows_any_of_them(site):
    edit(site, "content/ferry.md", "title: The ferry", "title: The boat")
    edit(site, "content/pages/about.md", "the harbour", "the water")
    told = made(site)
    assert told["about/index.html"] == "its text changed: content/pages/about.md"
    assert told["ferry/index.html"] == "its text changed: content/ferry.md"
    assert of(told, "harbour/", "entities/") == {}


def test_a_template_makes_the_pages_again_that_are_printed_with_it(site):
    write_site(site, "-- templates/partials/correction.html --\n" + partial("correction") + "{# note #}\n")
    told = made(site)
    assert "corrections/index.html" in told
    assert told["ferry/index.html"] == "theme changed: templates/partials/correction.html"
    assert of(told, "tags/index.html", "feed.xml", "404.html", "entities.json") == {}


def partial(name):
    return (ROOT / f"themes/default/templates/partials/{name}.html").read_text("utf-8")


def test_settings_make_everything_again(site):
    edit(site, "briefgen.yaml", "title: The Quay", "title: The Pier")
    told = made(site)
    assert set(told.values()) == {"settings changed"}
    assert {"404.html", "entities.json", "ferry/index.html", "feed.xml"} <= told.keys()


def test_a_new_static_file_makes_no_page_again_that_does_not_show_it(site):
    write_site(site, "-- static/map.txt --\nHere be ferries.\n")
    assert made(site).keys() == {"static/map.txt"}
    (site / "static/map.txt").write_text("Here be more ferries.")
    assert made(site).keys() == {"static/map.txt"}
    (site / "static/map.txt").unlink()
    assert made(site) == {}
    assert not (site / "site/static/map.txt").exists()


def test_a_link_to_a_static_file_makes_the_page_again_when_that_is_moved(site):
    write_site(site, "-- static/map.txt --\nHere be ferries.\n")
    edit(site, "content/ferry.md", "was late.", "was late, see [the map](/static/map.txt).")
    assert "ferry/index.html" in made(site)
    (site / "static/map.txt").rename(site / "static/chart.txt")
    told = made(site)
    assert told["ferry/index.html"].startswith("links to static/map.txt, which is gone")
    assert of(told, "harbour/", "about", "404.html") == {}


def test_what_a_template_asks_of_a_static_file_makes_its_pages_again(site):
    page = (ROOT / "themes/default/templates/404.html").read_text("utf-8")
    asks = "{{ asset('own.css') }} {{ view.frame.sizes.get('own.png', '') }}"
    block = "{% block main %}"
    assert block in page
    write_site(site, f"-- templates/404.html --\n{page.replace(block, block + asks)}")
    write_site(site, "-- static/own.css --\np {color: red}\n")
    assert of(made(site), "404", "ferry", "feed").keys() == {"404.html"}
    (site / "static/own.css").write_text("p {color: blue}")
    assert of(made(site), "404", "ferry", "feed") == {"404.html": "shows static/own.css, which changed"}


def test_the_end_of_a_role_makes_what_shows_who_held_it(site):
    told = made(site, at="2025-06-20")
    assert told["entities/person/ann-aster/index.html"] == "what is known of entity person/ann-aster changed"
    assert of(told, "ferry", "entities/person/ben", "about", "404.html") == {}
    assert made(site, at="2025-06-21") == {}


def test_what_somebody_laid_a_hand_on_is_made_again(site):
    (site / "site/ferry/index.html").write_text("mine")
    (site / "site/404.html").unlink()
    told = made(site)
    assert told == dict.fromkeys(("404.html", "ferry/index.html"), "not as the last build left it")


def test_what_is_kept_is_true_whatever_became_of_the_site(site):
    old = files(site / ".briefgen-cache")
    edit(site, "content/ferry.md", "title: The ferry", "title: The boat")
    made(site)
    for path, data in old.items():
        (site / ".briefgen-cache" / path).write_bytes(data)
    assert "ferry/index.html" in made(site)


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_what_was_kept_and_is_damaged_is_a_miss(site, damage):
    kept = next((site / ".briefgen-cache").glob("*.reads"))
    data = kept.read_bytes()
    kept.write_bytes(data[: len(data) // 2] if damage is None else damage)
    edit(site, "content/ferry.md", "title: The ferry", "title: The boat")
    assert set(made(site).values()) == {"nothing is remembered of it"}


def test_what_another_version_kept_is_a_miss(site):
    kept = kept_reads.read(site / ".briefgen-cache", site / "site")
    assert kept.outputs
    for file in (site / ".briefgen-cache").glob("*.reads"):
        sealed_file.write(file, json.dumps({"format": 1}).encode())
    assert kept_reads.read(site / ".briefgen-cache", site / "site") is None


def test_an_edit_that_went_the_short_way_leaves_what_is_kept_true(site):
    edit(site, "content/ferry.md", "was late", "was very late")
    assert "ferry/index.html" in made(site)
    edit(site, "content/harbour/quay.md", "title: The quay", "title: The old quay")
    told = made(site)
    assert told["ferry/index.html"] == "what is known of its text changed"
    assert of(told, "about", "entities/person/ann") == {}
