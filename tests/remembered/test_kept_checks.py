"""What files were checked to be is remembered, and no build differs for it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.cache.memo import Memo
from briefgen.cache.plain_bytes import as_bytes, from_bytes
from briefgen.load import load
from briefgen.load.checked import CheckedSettings, CheckedTheme
from briefgen.model.known_checks import NoChecks
from briefgen.model.settings import Settings
from briefgen.remembered.kept_checks import KeptChecks

NOW = datetime(2025, 6, 1, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2]
SETTINGS = """\
title: The Weir
timezone: {zone}
claims:
  states: {{doubtful: {{label: Doubtful, class: other}}}}
theme: own
theme_options: {{deep: [[1, 2.0], [yes, "yes"]]}}
extra: {{list: [{{a: [1, true]}}], price: 1.50, none: ~}}
"""
THEME = "extends: default\noptions: {deep: [[1], [a]], mark: big}\nchoices: {mark: [big, [small, 1.0]]}\n"
ENTITIES = """\
- id: person/ann-aster
  name: Ann Aster
  aliases: [{text: Aster, auto: no}, The mayor]
  roles: [{role: Mayor, from: 2024-02-03, to: 2025-01-01 10:00}]
  same_as: {wikidata: Q1, viaf: nonsense}
- ignore: [The Weir, Upper Bank]
- id: person/bo
  nmae: Bo
"""
CLAIMS = """\
id: dam-holds
text: The dam holds.
positions: [{by: Ann Aster, stance: asserts, date: 2025-03-01T10:00+05:30}]
assessment: {state: doubtful, date: 2025-04-01, by: Desk, summary: Nobody knows.}
"""
SOURCES = "id: s-note\ntitle: A note\nfile: note.txt\n"


class Counting(KeptChecks):
    """Tells which files were checked."""

    def every(self, kind, texts, check, **say):
        self.checked = getattr(self, "checked", [])

        def counted(path):
            self.checked.append(path)
            return check(path)

        return super().every(kind, texts, counted, **say)


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    for name, text in (
        ("briefgen.yaml", SETTINGS.format(zone="Europe/Berlin")),
        ("themes/own/theme.yaml", THEME),
        ("content/entities/people.yaml", ENTITIES),
        ("content/claims/dam.yaml", CLAIMS),
        ("content/sources/note.yaml", SOURCES),
        ("content/sources/note.txt", "The dam was seen.\n"),
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


@pytest.fixture
def remembering(tmp_path):
    return lambda root: _loaded(root, Counting(Memo.open(tmp_path / "cache")))


def _loaded(root, checks):
    outcome = load(root, now=NOW, checks=checks)
    return outcome, sorted(getattr(checks, "checked", []))


def _same(one, other):
    """Whether all that was loaded is the same: the types of numbers and lists and the order of keys too."""
    return one == other and _written(one) == _written(other)


def _written(outcome):
    inputs = outcome.value
    return repr((inputs.settings, inputs.registry, inputs.theme.options, outcome.diagnostics))


EVERY = [
    "briefgen.yaml",
    "content/claims/dam.yaml",
    "content/entities/people.yaml",
    "content/sources/note.yaml",
    "themes/default/theme.yaml",
    "themes/own/theme.yaml",
]


def test_what_is_remembered_is_what_was_checked(site, remembering):
    plain, _ = _loaded(site, NoChecks())
    assert {one.code for one in plain.diagnostics} >= {"record/unknown-key", "value/bad-outside-id"}
    first, checked = remembering(site)
    assert checked == EVERY
    again, checked = remembering(site)
    assert checked == []
    assert _same(first, plain)
    assert _same(again, plain)


def test_the_sample_edition_is_remembered_as_it_is(remembering):
    plain, _ = _loaded(SAMPLE, NoChecks())
    remembering(SAMPLE)
    again, checked = remembering(SAMPLE)
    assert checked == []
    assert _same(again, plain)


@pytest.mark.parametrize(
    ("name", "old", "new", "files"),
    [
        ("content/claims/dam.yaml", "holds.", "broke.", ["content/claims/dam.yaml"]),
        ("content/sources/note.txt", "seen", "heard", []),
        ("themes/own/theme.yaml", "big", "bold", ["themes/own/theme.yaml"]),
        ("briefgen.yaml", "The Weir", "The Bank", ["briefgen.yaml"]),
        ("briefgen.yaml", "Europe/Berlin", "Asia/Tokyo", EVERY[:4]),
        ("briefgen.yaml", "doubtful", "unlikely", EVERY[:4]),
    ],
)
def test_what_has_a_say_is_checked_again(site, remembering, name, old, new, files):
    remembering(site)
    file = site / name
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))
    after, checked = remembering(site)
    assert checked == files
    assert _same(after, _loaded(site, NoChecks())[0])


def test_a_time_zone_that_is_not_known_is_looked_for_each_time(site, remembering):
    (site / "briefgen.yaml").write_text(SETTINGS.format(zone="Europe/Weir"))
    plain, _ = _loaded(site, NoChecks())
    assert "settings/timezone" in {one.code for one in plain.diagnostics}
    remembering(site)
    assert _same(remembering(site)[0], plain)


def test_what_would_come_back_as_something_else_is_not_kept():
    odd = CheckedTheme(options={"mark": float("inf")})
    assert as_bytes(odd, CheckedTheme) is None
    fine = CheckedSettings(Settings(title="The Weir", extra={"n": 1.0, "m": 1, "yes": True}))
    data = as_bytes(fine, CheckedSettings)
    assert repr(from_bytes(data, CheckedSettings)) == repr(fine)


def test_damage_is_a_miss(site, tmp_path, remembering):
    plain, _ = _loaded(site, NoChecks())
    remembering(site)
    (tmp_path / "cache" / "memo-1.sqlite").write_bytes(b"no memo")
    again, checked = remembering(site)
    assert checked == EVERY
    assert _same(again, plain)
