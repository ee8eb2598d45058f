import pytest

from briefgen.load.values.fields import MAX_DEPTH, Plain, read_yaml
from briefgen.load.values.free_values import native


def read(text):
    (fields,), problems = read_yaml("a.yaml", text)
    assert not problems
    return fields


def test_unquoted_values_stay_what_was_typed():
    fields = read("year: 2025\nmonth: 2025-04\ncountry: NO\non: off\n'yes': ~\nnote: '2025'\n")
    assert fields.value == {
        "year": "2025",
        "month": "2025-04",
        "country": "NO",
        "on": "off",
        "yes": None,
        "note": "2025",
    }
    assert isinstance(fields.value["year"], Plain)
    assert not isinstance(fields.value["note"], Plain)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7", 7),
        ("-2", -2),
        ("0.5", 0.5),
        ("true", True),
        ("False", False),
        ("NO", "NO"),
        ("on", "on"),
        ("2025-04", "2025-04"),
        ("'7'", "7"),
        ("[a, 1]", ("a", 1)),
        ("{a: {b: 2}}", {"a": {"b": 2}}),
        ("~", None),
        ("9" * 5000, "9" * 5000),
        (".inf", ".inf"),
    ],
)
def test_free_values_follow_the_core_schema(typed, meant):
    assert native(read(f"extra: {typed}").value["extra"]) == meant


def test_every_key_and_value_has_its_place():
    fields = read("title: Bridge\nkey_points:\n  - {text: Öffnet 😀, claims: [a, bb]}\n")
    places = {path: (place.line, place.column, place.width) for path, place in fields.places().items()}
    assert places["title"] == (1, 8, 6)
    assert places["key_points.0.text"] == (3, 12, 8)
    assert places["key_points.0.claims.1"] == (3, 34, 2)
    assert fields.key_place("key_points.0.claims").column == 22
    assert fields.place("key_points.0.claims.1").excerpt == "  - {text: Öffnet 😀, claims: [a, bb]}"


def test_line_separators_of_unicode_do_not_move_the_lines():
    fields = read("a: 'one\u2028two'\nb: x\n")
    assert fields.place("b").line == 2


def test_an_empty_value_is_shown_at_its_key_and_a_missing_one_at_what_is_around_it():
    fields = read("a:\nb: {c: x}\n")
    assert (fields.place("a").line, fields.place("a").column) == (1, 1)
    assert fields.place("b.nothing.here") == fields.place("b")
    assert fields.key_place("b.nothing") == fields.place("b")


def test_a_list_can_be_read_item_by_item_over_several_documents():
    documents, problems = read_yaml("a.yaml", "- {id: a}\n- {id: b}\n---\nid: c\n---\n", split=True)
    assert not problems
    assert [(one.mapping.get("id"), one.place("id").line) for one in documents[:3]] == [
        ("a", 1),
        ("b", 2),
        ("c", 4),
    ]
    assert documents[3].mapping == {}


def test_what_stands_before_a_mistake_is_kept():
    documents, problems = read_yaml("a.yaml", "- {id: a}\n- {id: b\n", split=True)
    assert [one.value for one in documents] == [{"id": "a"}]
    assert [one.code for one in problems] == ["yaml/syntax"]


def test_repeats_are_followed_with_places_of_their_own():
    fields = read("a: &who {name: Ann}\nb: *who\n")
    assert fields.value["b"] == {"name": "Ann"}
    assert fields.place("b").line == 2
    assert fields.place("b.name").line == 1


def test_a_repeat_of_what_it_stands_in_is_a_mistake():
    _, (problem,) = read_yaml("a.yaml", "a: &x [*x]\n")
    assert (problem.code, problem.place.column) == ("yaml/syntax", 8)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_hundred_thousand_brackets_are_a_mistake_and_nothing_worse(opening):
    _, (problem,) = read_yaml("a.yaml", opening * 100_000)
    assert problem.code in ("yaml/too-deep", "yaml/syntax")


def test_the_deepest_allowed_nesting_is_read():
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert not read_yaml("a.yaml", text)[1]
    assert [one.code for one in read_yaml("a.yaml", f"[{text}]")[1]] == ["yaml/too-deep"]
