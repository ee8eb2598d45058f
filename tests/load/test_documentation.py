"""The pages on settings and records name every key and no other, and their examples are valid."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from load.sites import NOW, write_site

from briefgen.load import load
from briefgen.load.records.record_schemas import ClaimKeys, EntityKeys, SourceKeys
from briefgen.load.schemas import SettingsKeys
from briefgen.load.values.checking import names_of
from briefgen.load.values.fields import read_yaml
from briefgen.load.values.free_values import native
from briefgen.model.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
SETTINGS = (DOCS / "settings.md").read_text()
RECORDS = (DOCS / "records.md").read_text()
PAGE = "-- content/bridge.md --\n---\ntitle: Bridge\n---\nText.\n"
ROW = re.compile(
    r"^\| (?P<key>`[^|]+`) \| (?P<what>[^|]+) \|(?: (?P<default>[^|]*)\| (?P<example>[^|]+) \|)?$", re.M
)
ROWS = {match["key"].strip("`"): match for match in ROW.finditer(SETTINGS)}


def documented(text, heading):
    part = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return {key for row in ROW.finditer(part) for key in re.findall(r"`([^`]+)`", row["key"])}


def yaml_blocks(text):
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S)


def default_of(key):
    if key == "claims.states":  # the default words are always there; nothing is added to them
        return {}
    value = Settings()
    for part in key.split("."):
        value = getattr(value, part)
    if is_dataclass(value) or (isinstance(value, tuple) and not value):
        return {} if is_dataclass(value) or key == "publisher.policies" else ()
    return value


def yaml_value(text):
    (document,), problems = read_yaml("a.yaml", f"value: {text}\n")
    assert not problems
    return native(document.value["value"])


def test_every_setting_has_a_line_and_nothing_else_has():
    assert set(ROWS) == names_of(SettingsKeys)
    assert {key for key in ROWS if "." not in key} == {field.name for field in fields(Settings)} - {
        "home_url",
        "places",
    }


@pytest.mark.parametrize("key", [key for key in ROWS if not key.startswith(("nav.", "claims.states."))])
def test_the_default_that_is_given_is_the_default(key):
    assert yaml_value(ROWS[key]["default"].strip().strip("`")) == default_of(key)


@pytest.mark.parametrize("key", ROWS)
def test_the_example_of_a_setting_is_valid(key, tmp_path):
    outer, _, inner = key.rpartition(".")
    example = ROWS[key]["example"].strip("`")
    text = f"{outer}: {{{inner}: {example}}}" if outer else f"{key}: {example}"
    if outer == "nav":
        rest = {"label": "to: /", "to": "label: Home"}[inner]
        text = f"nav: [{{{inner}: {example}, {rest}}}]"
    if outer == "claims.states":
        rest = {"label": "class: other", "class": "label: Proven"}.get(inner, "label: Proven, class: other")
        text = f"claims: {{states: {{proven: {{{inner}: {example}, {rest}}}}}}}"
    font = "-- fonts/NotoSansThai.ttf --\nLetters.\n"
    write_site(tmp_path, PAGE + font + f"-- briefgen.yaml --\n{text}\n")
    assert load(tmp_path, now=NOW).diagnostics == ()


def test_the_example_of_all_settings_is_valid(tmp_path):
    (block,) = yaml_blocks(SETTINGS)
    write_site(tmp_path, PAGE + f"-- briefgen.yaml --\n{block}")
    assert load(tmp_path, now=NOW).diagnostics == ()


@pytest.mark.parametrize(
    ("heading", "schema"), [("Entities", EntityKeys), ("Claims", ClaimKeys), ("Sources", SourceKeys)]
)
def test_every_key_of_a_record_has_a_line_and_nothing_else_has(heading, schema):
    # The keys of `history` are those of `assessment`, and one more.
    wanted = {key for key in names_of(schema) if not key.startswith("history.")}
    wanted |= {"history.why"} & names_of(schema)
    assert documented(RECORDS, heading) == wanted


def test_the_examples_of_records_are_valid_together_and_use_every_key(tmp_path):
    blocks = yaml_blocks(RECORDS)
    stored = "-- content/sources/texts/letter.txt --\nKein Lastwagen darf sie benutzen.\n"
    records = "".join(f"-- {block.splitlines()[0][2:]} --\n{block}" for block in blocks)
    write_site(tmp_path, PAGE + stored + records)
    outcome = load(tmp_path, now=NOW)
    assert outcome.diagnostics == ()
    assert len(outcome.value.registry.entities) == 6
    for schema in (EntityKeys, ClaimKeys, SourceKeys):
        for key in names_of(schema) - {"positions.briefing"}:
            assert re.search(rf"\b{key.rpartition('.')[2]}:\s", "".join(blocks)), key
