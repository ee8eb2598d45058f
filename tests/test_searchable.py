"""A site with search: its index is made once, and again only where what it finds has changed."""

from datetime import UTC, datetime

import pytest
from pagefind.service import get_executable
from product import WITHOUT_MODEL, bytes_in, write_site

from briefgen import pipeline, site_check

pytestmark = pytest.mark.pagefind

NOW = datetime(2026, 1, 15, tzinfo=UTC)

SITE = f"""\
-- briefgen.yaml --
{WITHOUT_MODEL}
-- content/town/bridge.md --
---
title: A bridge
date: 2025-03-01
---
It holds.
-- templates/partials/footer.html --
<footer>Ours</footer>
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site whose Pagefind writes down each of its runs."""
    program = tmp_path / "pagefind"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --site ] && echo >> "{tmp_path}/runs"\nexec "{get_executable()}" "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    (tmp_path / "runs").touch()
    (tmp_path / "site").mkdir()
    return write_site(tmp_path / "site", SITE)


def build(site, **options):
    return pipeline.build(site, site / "site", pipeline.Options(NOW, **options))


def runs(site):
    return len((site.parent / "runs").read_text().splitlines())


def index_of(site):
    return bytes_in(site / "site" / "pagefind")


def test_an_index_is_remembered_as_long_as_nothing_is_found_otherwise(site):
    build(site)
    first = index_of(site)
    assert first
    (site / "templates/partials/footer.html").write_text("<footer>Ours alone</footer>")
    build(site)
    assert (runs(site), index_of(site)) == (1, first)

    (site / "content/town/bridge.md").write_text("---\ntitle: A bridge\n---\nIt fell.\n")
    build(site)
    second = index_of(site)
    assert (runs(site), second != first) == (2, True)
    build(site, use_cache=False)
    assert (runs(site), index_of(site)) == (3, second)


def test_a_check_makes_no_index(site):
    assert site_check.check(site, pipeline.Options(NOW)).diagnostics == ()
    assert runs(site) == 0


def test_without_a_program_the_site_is_made_without_search_and_a_warning_says_so(site, monkeypatch):
    build(site)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(site / "none"))
    assert [problem.code for problem in build(site).diagnostics] == ["search/no-program"]
    assert index_of(site) == {}
    assert not (site / "site/search").exists()
    assert "search/" not in (site / "site/index.html").read_text()


def test_an_index_that_fails_leaves_the_site_as_it_is(site):
    build(site)
    before = index_of(site)
    program = site.parent / "pagefind"
    program.write_text('#!/bin/sh\n[ "$1" = --version ] && echo one || exit 4\n')
    done = build(site)
    assert (done.value, [problem.code for problem in done.diagnostics]) == (None, ["search/failed"])
    assert index_of(site) == before


def test_a_site_may_do_without(site):
    (site / "briefgen.yaml").write_text(f"{WITHOUT_MODEL}search: false\n")
    assert build(site).diagnostics == ()
    assert (runs(site), index_of(site)) == (0, {})
    assert not (site / "site/search").exists()
