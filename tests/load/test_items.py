from briefgen.load.values.fields import read_yaml
from briefgen.load.values.items import without_items

TEXT = """\
aliases: [/a/, /b/, /c/, /d/]
points:
  - {text: one, claims: [x, y, z]}
  - two
"""


def read():
    (fields,), problems = read_yaml("content/a.yaml", TEXT)
    assert not problems
    return fields


def test_what_follows_an_item_that_goes_moves_up_with_its_place():
    fields = read()
    left = without_items(fields, [("aliases", 2), ("aliases", 0), ("aliases", 2)])
    assert left.value["aliases"] == ["/b/", "/d/"]
    assert left.place("aliases.0") == fields.place("aliases.1")
    assert left.place("aliases.1") == fields.place("aliases.3")
    assert "aliases.2" not in left.values
    assert left.value["points"] == fields.value["points"]


def test_items_go_from_a_list_within_a_list():
    fields = read()
    left = without_items(fields, [("points.0.claims", 1)])
    assert left.value["points"] == [{"text": "one", "claims": ["x", "z"]}, "two"]
    assert left.place("points.0.claims.1") == fields.place("points.0.claims.2")
    assert left.place("points.1") == fields.place("points.1")
    none = without_items(fields, [("points.0.claims", 1), ("points", 0)])
    assert none.value["points"] == ["two"]
    assert none.place("points.0") == fields.place("points.1")
    assert not [path for path in (*none.values, *none.keys) if path.startswith("points.0.")]


def test_fields_without_a_wrong_item_stay_as_they_are():
    fields = read()
    assert without_items(fields, []) is fields
