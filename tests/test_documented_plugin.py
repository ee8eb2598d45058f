"""The plug-in of docs/plugins.md does what the page says."""

import re
import sys
from datetime import UTC, datetime

import pytest
from in_memory import make_site
from product import ROOT, write_site

from briefgen.pipeline import Options

NOW = datetime(2026, 1, 15, tzinfo=UTC)
SITE = """\
-- content/regatta.md --
---
title: Boats gather at Lindhaven
date: 2026-01-12
---
The Harbour Regatta 2026 begins on Saturday.
"""


@pytest.fixture
def page():
    """The page's blocks of code, by what their first line says."""
    text = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    return dict(re.findall(r"^```\w+\n(?:# |\{# )(\S+)(?: #\})?\n(.*?)^```", text, re.M | re.S))


def test_the_plug_in_of_the_docs_adds_a_filter_a_page_and_a_name(page, tmp_path, monkeypatch):
    installed, site = tmp_path / "installed", write_site(tmp_path / "site", SITE)
    [(name, points)] = re.findall(r"\[project.entry-points.\"([\w.]+)\"\]\n(.*)", page["pyproject.toml"])
    write_site(
        installed,
        f"-- harbour_tools.py --\n{page['harbour_tools.py']}"
        f"-- harbour_tools-1.0.dist-info/entry_points.txt --\n[{name}]\n{points.replace(chr(34), '')}\n",
    )
    (site / "templates").mkdir()
    (site / "templates" / "headlines.html").write_text(page["templates/headlines.html"], "utf-8")
    monkeypatch.syspath_prepend(installed)
    monkeypatch.delitem(sys.modules, "harbour_tools", raising=False)

    made = make_site(site, Options(NOW, jobs=1, use_cache=False))

    assert {problem.code for problem in made.diagnostics} <= {"settings/policies-missing"}
    files = {file.path: file.data.decode() for file in made.value.files if file.path.endswith(".html")}
    headlines = files["headlines/index.html"]
    assert "<li>Boats gather at Lindhaven (BgaL)</li>" in headlines
    assert "<title>All headlines · Briefings</title>" in headlines
    assert 'href="../static/style.' in headlines, "it looks like the site's other pages"
    assert 'href="../entities/event/harbour-regatta-2026/"' in files["regatta/index.html"]
