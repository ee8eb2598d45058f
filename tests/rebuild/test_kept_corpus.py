"""Headers edited since the last build: what resolve came to is taken as it was kept, or not at all."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from product import WITHOUT_MODEL, edit, write_site

from briefgen import pipeline
from briefgen.cache.shelves import Shelves
from briefgen.cli import after_edit, main
from briefgen.model.diagnostic import Diagnostic, Severity
from briefgen.model.text import Place
from briefgen.rebuild import last_build
from briefgen.rebuild.edition_rows import Resolved
from briefgen.rebuild.kept_corpus import KeptCorpus

NOW = datetime(2025, 6, 1, tzinfo=UTC)

SITE = f"""\
-- briefgen.yaml --
title: The Quay
base_url: https://quay.example
search: false
share_images: {{enabled: false}}
theme_options: {{cards: true}}
{WITHOUT_MODEL}\
-- content/harbour/bridge.md --
---
title: The bridge
date: 2025-05-01
tags: [stone]
about: [person/ann-aster]
sources: [log, report]
key_points:
- {{text: It opened late., claims: [bridge-unsafe]}}
---
[[person/ann-aster|Ann Aster]] opened the bridge. See [[quay]] and [[Late ferry]].

::: quote {{speaker="Ann Aster" source="minutes"}}
It opens on Monday.
:::

::: claim {{id=bridge-unsafe}}
The bridge was unsafe.
:::
-- content/harbour/quay.md --
---
title: The quay
summary: On stones.
date: 2025-05-02
---
The quay is old. [[person/ben-corwin|Ben Corwin]] walked along it.
-- content/ferry.md --
---
title: Late ferry
date: 2025-05-03
tags: [water, stone]
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
- {{id: person/ann-oster, merged_into: person/ann-aster}}
-- content/sources/minutes.yaml --
- {{id: minutes, title: Minutes of May, kind: primary}}
- {{id: log, title: The log, kind: primary, text: It opens on Monday.}}
- {{id: report, title: The report, kind: primary, text: It opens on Monday.}}
-- content/claims/bridge.yaml --
- {{id: pier-closed, text: The pier was closed.}}
- id: bridge-unsafe
  text: The bridge was unsafe.
  positions:
    - {{by: The harbour board, stance: denies, date: 2025-05-01, briefing: bridge}}
"""


@dataclass
class Watched:
    """A kept corpus, and what became of the question for it."""

    kept: KeptCorpus
    answers: list = field(default_factory=list)

    def resolved(self, *asked):
        self.answers.append(self.kept.resolved(*asked))
        return self.answers[-1]


@pytest.fixture
def site(tmp_path):
    write_site(tmp_path, SITE)
    build(tmp_path)
    return tmp_path


def build(folder):
    done = CliRunner().invoke(main, ["build", "-C", str(folder), "--as-of", "2025-06-01T00:00Z", "-j", "1"])
    assert done.exit_code == 0, done.output
    return done.output


def kept_in(folder):
    asked = last_build.Asked(folder, folder / "site", NOW)
    return after_edit.corpus_before(asked, last_build.look(asked))


def is_taken(folder):
    """Say whether what was kept is taken; whether or not, what is resolved is what resolve makes of it."""
    watched = Watched(kept_in(folder))
    found = pipeline.read_archive(folder, pipeline.Options(NOW, jobs=1, before=watched))
    anew = pipeline.read_archive(folder, pipeline.Options(NOW, jobs=1, use_cache=False))
    assert found.value.corpus == anew.value.corpus
    assert found.diagnostics == anew.diagnostics
    (answer,) = watched.answers
    return answer is not None


BRIDGE, QUAY, FERRY = "content/harbour/bridge.md", "content/harbour/quay.md", "content/ferry.md"
PEOPLE = "content/entities/people.yaml"


def test_it_is_taken_where_nothing_changed(site):
    assert is_taken(site)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (QUAY, "title: The quay", "title: The old quay"),
        (QUAY, "summary: On stones.\n", ""),
        (QUAY, "summary: On stones.", "summary: Of stones.\nkind: analysis\nmethod: We walked."),
        (QUAY, "date: 2025-05-02", "date: 2025-05-02\nupdated: 2025-05-20"),
        (QUAY, "date: 2025-05-02", "date: 2025-05-02\nsection: Water\nauthors: [person/ann-aster]"),
        (QUAY, "summary: On stones.", "corrections: [{date: 2025-05-20, kind: update, text: It is.}]"),
        (FERRY, "tags: [water, stone]", "tags: [water]"),
        (BRIDGE, "text: It opened late.", "text: It opened very late."),
        (FERRY, "title: Late ferry", "title: Late ferry\nsources: [minutes]"),
        (BRIDGE, "sources: [log, report]", "sources: [log, minutes, report, log]"),
        (BRIDGE, "about: [person/ann-aster]", "about: [person/ben-corwin, person/ben-corwin]"),
        (BRIDGE, "about: [person/ann-aster]\n", ""),
        (QUAY, "summary: On stones.", "about: [person/ann-aster]"),
        (BRIDGE, ", claims: [bridge-unsafe]", ""),
        (BRIDGE, "tags: [stone]", "tags: [stone]\nclaims: [bridge-unsafe]"),
        (FERRY, "title: Late ferry", "title: Late ferry\nclaims: [bridge-unsafe, pier-closed]"),
        ("content/pages/about.md", "title: About", "title: About\nclaims: [pier-closed]"),
        ("content/pages/about.md", "title: About", "title: About us"),
    ],
)
def test_it_is_taken_where_only_pages_show_what_was_edited(site, path, before, after):
    edit(site, path, before, after)
    assert is_taken(site)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (FERRY, "title: Late ferry", "title: The ferry"),  # a link names it by its title
        (QUAY, "title: The quay", "title: Late ferry"),
        (FERRY, "date: 2025-05-03", "date: 2025-04-03"),
        (FERRY, "title: Late ferry", "title: Late ferry\nslug: late"),
        (FERRY, "title: Late ferry", "title: Late ferry\nlang: fr"),
        (FERRY, "title: Late ferry", "title: Late ferry\nsources: [log]"),  # words are compared with its text
        (BRIDGE, "sources: [log, report]", "sources: [report, log]"),
        (FERRY, "title: Late ferry", "title: Late ferry\nabout: [person/carl-dorn]"),  # he has no record
        (FERRY, "title: Late ferry", "title: Late ferry\nabout: [person/ann-oster]"),  # she is merged
        (FERRY, "title: Late ferry", "title: Late ferry\nnot_claims: [bridge-unsafe]"),
        (QUAY, "is old.", "is new."),
        (PEOPLE, "name: Ben Corwin", "name: Ben Corwin, aliases: [Ben]"),
        ("content/sources/minutes.yaml", "Minutes of May", "Minutes of June"),
        ("briefgen.yaml", "title: The Quay", "title: The Pier"),
    ],
)
def test_all_is_resolved_where_more_was_edited(site, path, before, after):
    edit(site, path, before, after)
    assert not is_taken(site)


def test_all_is_resolved_where_a_file_came_or_went(site):
    (site / FERRY).rename(site / "content/boat.md")
    assert not is_taken(site)
    (site / "content/boat.md").unlink()
    assert not is_taken(site)


@pytest.mark.parametrize(
    ("line", "after", "taken"),
    [
        (7, "title: The old quay", True),
        (7, "title: The quay\nkind: analysis", False),  # it stands a line further down now
        (2, "title: The old quay", False),  # it stands in the header
    ],
)
def test_problems_in_a_text_must_stand_where_they_stood(site, line, after, taken):
    kept = kept_in(site)
    shelves = Shelves.open(kept.path, kept.stamp)
    resolved = shelves.shelf("resolved", Resolved)["all"]
    problem = Diagnostic("entity/ambiguous", Severity.WARNING, "Two.", "One.", Place(QUAY, line, 1, 4))
    shelves.put({("resolved", "all"): replace(resolved, problems=(problem,))})
    shelves.close()
    edit(site, QUAY, "title: The quay", after)
    watched = Watched(kept)
    pipeline.read_archive(site, pipeline.Options(NOW, jobs=1, before=watched))
    assert [answer is not None for answer in watched.answers] == [taken]


def test_it_is_taken_after_an_edit_in_prose_that_went_the_short_way(site):
    edit(site, QUAY, "is old.", "is very old.")
    done = CliRunner().invoke(
        main, ["build", "-C", str(site), "--as-of", "2025-06-01T00:00Z", "-j", "1", "-v"]
    )
    assert "Only one text was edited" in done.output
    edit(site, QUAY, "title: The quay", "title: The old quay")
    assert is_taken(site)


@pytest.mark.parametrize("cut", [0, 2000, -3000])
def test_a_damaged_file_is_a_miss(site, cut):
    (kept,) = (site / ".briefgen-cache").glob("edition-*")
    kept.write_bytes(kept.read_bytes()[:cut])
    assert not is_taken(site)
