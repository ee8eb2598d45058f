"""Records are changed where they stand, and nothing else moves by a character."""

import difflib
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.edit import (
    EditError,
    Plain,
    add_item,
    append_record,
    find_record,
    holding,
    keep_only,
    remove_item,
    remove_key,
    set_value,
    with_id,
)
from briefgen.load.values.fields import read_yaml

ANN = with_id("person/ann")

STYLES = {
    "a list": "- id: person/ann\n  name: Ann Aster\n  aliases:\n    - A. Aster\n",
    "dashes under the key": "- id: person/ann\n  name: Ann Aster\n  aliases:\n  - A. Aster\n",
    "brackets": "- {id: person/ann, name: Ann Aster, aliases: [A. Aster]}\n",
    "brackets in a block": "- id: person/ann\n  name: Ann Aster\n  aliases: [A. Aster]  # seen\n",
    "brackets over lines": "- id: person/ann\n  name: Ann Aster\n  aliases: [\n    A. Aster,  # first\n  ]\n",
    "brackets over lines, no last comma": "- id: person/ann\n  name: Ann Aster\n  aliases: [\n    A. Aster  # first\n  ]\n",
    "brackets with a last comma": "- {id: person/ann, name: Ann Aster, aliases: [A. Aster,],}\n",
    "one record": "id: person/ann\nname: Ann Aster\naliases:\n  - A. Aster\n",
    "a document of several": "id: person/bea\nname: Bea\n---\nid: person/ann\nname: Ann Aster\naliases: [A. Aster]\n---\nid: person/cy\nname: Cy\n",
    "between others": "# Ours\n- id: person/bea\n  name: Bea   # c\n\n- id: person/ann   # the mayor\n  # her name\n  name: Ann Aster\n\n  aliases:\n    # forms\n    - A. Aster   # seen once\n  # end of Ann\n\n- {id: person/cy,   name: 'Cy'}\n",
    "an indented list": "  - id: person/ann\n    name: Ann Aster\n    aliases:\n      - A. Aster\n  - id: person/bea\n    name: Bea\n",
    "a list in brackets": "[{id: person/bea, name: Bea}, {id: person/ann, name: Ann Aster, aliases: [A. Aster]}]\n",
    "quotes": "- \"id\": 'person/ann'\n  name: \"Ann Aster\"\n  aliases: ['A. Aster']\n",
    "other order": "- aliases: [A. Aster]\n  name: Ann Aster\n  id: person/ann\n",
    "long and folded": "- id: person/ann\n  name: Ann Aster\n  aliases: [A. Aster]\n  description: >-\n    A sentence that goes on for very much longer than any width at which a writer of YAML would like to break\n    it.\n\n    And more.\n  short: |+\n    x\n\n- id: person/bea\n  name: Bea\n",
    "no end of line": "- id: person/ann\n  name: Ann Aster\n  aliases: [A. Aster]",
    "an anchor of its own": "- id: person/ann\n  name: &name Ann Aster\n  aliases: [A. Aster]\n  short: *name\n",
    "a mark for a document": "%YAML 1.1\n--- # people\n- id: person/ann\n  name: Ann Aster\n  aliases: [A. Aster]\n...\n",
    "other scripts": "- id: person/ann\n  name: Ann Aster\n  aliases: [A. Aster]\n  disambiguation: Володимир 😀 \"e\u0301\"\n- id: person/bea\n  name: Bea\n",
    "a quotation that looks like a record": "- id: person/bea\n  name: Bea\n  description: \"Begins\n- id: person/ann\n  ends.\"\n- id: person/ann\n  name: Ann Aster\n  aliases: [A. Aster]\n",
}  # fmt: skip


@pytest.fixture(params=STYLES, ids=str)
def text(request):
    return STYLES[request.param]


def said(text, search=ANN):
    return find_record(text, search).node.value


def lines_gone(before, after):
    return [
        line[1:]
        for line in difflib.unified_diff(before.splitlines(True), after.splitlines(True), n=0)
        if line[0] == "-" and line[:3] != "---"
    ]


def test_an_item_is_added_and_nothing_else_changes(text):
    after = add_item(text, ANN, "aliases", {"text": "Aster", "auto": "after-full"})

    assert said(after)["aliases"] == ["A. Aster", {"text": "Aster", "auto": "after-full"}]
    assert {k: v for k, v in said(after).items() if k != "aliases"} == {
        k: v for k, v in said(text).items() if k != "aliases"
    }
    assert len(lines_gone(text, after)) <= 1  # the line with the brackets, if there are any


def test_what_was_added_and_is_removed_again_leaves_the_file_as_it_was(text):
    after = remove_item(add_item(text, ANN, "aliases", "Aster"), ANN, "aliases", lambda item: item == "Aster")

    assert after == text.replace("A. Aster  # first\n", "A. Aster,  # first\n")


def test_a_new_key_is_added_and_removed_again(text):
    after = set_value(text, ANN, "merged_into", "person/bea")

    assert said(after) == {**said(text), "merged_into": "person/bea"}
    assert remove_key(after, ANN, "merged_into") == text


def test_a_new_list_is_begun_and_removed_again(text):
    after = add_item(text, ANN, "judgements", {"other": "person/bea", "verdict": "different"})

    assert said(after) == {**said(text), "judgements": [{"other": "person/bea", "verdict": "different"}]}
    assert remove_key(after, ANN, "judgements") == text


def test_a_value_is_replaced_where_it_stands(text):
    after = set_value(text, ANN, "id", "person/ann-aster")

    before, _, rest = text.rpartition("person/ann")
    assert after == f"{before}person/ann-aster{rest}"
    assert said(after, with_id("person/ann-aster"))["aliases"] == ["A. Aster"]


def test_only_what_is_wanted_is_kept(text):
    after = keep_only(remove_key(text, ANN, "short"), ANN, {"id"})

    assert said(after) == {"id": "person/ann"}
    for search in (with_id("person/bea"), with_id("person/cy")):
        if find_record(text, search):
            assert said(after, search) == said(text, search)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay(text, end):
    windows = text.replace("\n", end)
    after = add_item(windows, ANN, "aliases", "Aster")
    after = set_value(after, ANN, "short", "Aster") if "short" not in said(after) else after

    assert "\n" not in after.replace(end, "")
    assert said(after)["aliases"][-1] == "Aster"


def test_a_byte_order_mark_stays(text):
    after = add_item(f"\ufeff{text}", ANN, "aliases", "Aster")

    assert after == f"\ufeff{add_item(text, ANN, 'aliases', 'Aster')}"


def test_a_record_is_added_at_the_end(text):
    record = {"id": "person/dee", "name": "Dee Dove", "aliases": ["Dee", {"text": "Dove", "auto": "never"}]}
    after = append_record(text, record, ["Seen as Captain"])

    assert said(after, with_id("person/dee")) == record
    assert said(after) == said(text)
    assert lines_gone(text, after) == ([] if text.endswith("\n") else [text.splitlines()[-1]])
    assert "# Seen as Captain" in after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "- id: person/dee\n"),
        ("# Nobody yet\n", "# Nobody yet\n- id: person/dee\n"),
        ("- id: person/ann\n\n- id: person/bea\n\n\n", "- id: person/ann\n\n- id: person/bea\n\n- id: person/dee\n\n\n"),
        ("- id: person/ann\n---\nignore: [Monday]\n", "- id: person/ann\n- id: person/dee\n---\nignore: [Monday]\n"),
        ("- id: person/ann\n\n---\nignore: [Monday]\n", "- id: person/ann\n- id: person/dee\n\n---\nignore: [Monday]\n"),
        ("id: person/ann\n", "id: person/ann\n---\n- id: person/dee\n"),
        ("  - id: person/ann\n", "  - id: person/ann\n  - id: person/dee\n"),
        ("- id: person/ann", "- id: person/ann\n- id: person/dee\n"),
        ("- id: person/ann\r\n", "- id: person/ann\r\n- id: person/dee\r\n"),
        ("- id: person/ann\n# The end\n", "- id: person/ann\n# The end\n- id: person/dee\n"),
    ],
)  # fmt: skip
def test_where_a_new_record_goes(text, after):
    assert append_record(text, {"id": "person/dee"}) == after


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Bridge", "Bridge"),
        ("no", '"no"'),
        ("Off", '"Off"'),
        ("null", '"null"'),
        ("", '""'),
        ("2025", '"2025"'),
        ("2025-04", '"2025-04"'),
        ("12 Angry Men", '"12 Angry Men"'),
        ("1_000", '"1_000"'),
        ("0x1f", '"0x1f"'),
        (Plain("2025-04"), "2025-04"),
        (Plain("2025"), "2025"),
        (Plain("true"), "true"),
        ("said: no", '"said: no"'),
        ("one, two", '"one, two"'),
        ("#1", '"#1"'),
        ("- dash", '"- dash"'),
        ("it's", "it's"),
        ("two\nlines", '"two\\nlines"'),
        ("a\u2028b", '"a\\Lb"'),
        ("Володимир", "Володимир"),
        ("x " * 200 + "y", "x " * 200 + "y"),
        (None, "null"),
        (["a", {"b": "no"}], '[a, {b: "no"}]'),
        ({"by": "desk", "date": Plain("2025-04-28")}, "{by: desk, date: 2025-04-28}"),
    ],
)
def test_values_are_written_so_that_any_reader_takes_them_as_meant(value, written):
    text = "- {id: person/ann, name: x}\n"
    after = set_value(text, ANN, "name", value)

    assert after == f"- {{id: person/ann, name: {written}}}\n"
    assert said(after)["name"] == value


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=12),
    st.sampled_from(sorted(STYLES)),
)
def test_any_text_is_read_by_the_build_as_it_was_given(value, style):
    """Controls are left out: they are written as escapes, which the build reports."""
    assume(not any(unicodedata.category(one) == "Cc" for one in value))
    text = STYLES[style]
    after = add_item(set_value(text, ANN, "description", value), ANN, "aliases", {"text": value})
    documents, problems = read_yaml("people.yaml", after, split=True)
    record = next(one.value for one in documents if one.value["id"] == "person/ann")

    assert problems == []
    assert record["description"] == value
    assert record["aliases"][-1] == {"text": value}


def test_quotation_marks_of_a_value_stay():
    assert '"Ann Birch"' in set_value('- id: person/ann\n  name: "Ann"\n', ANN, "name", "Ann Birch")
    assert "'Ann Birch'" in set_value("- id: person/ann\n  name: 'Ann'\n", ANN, "name", "Ann Birch")
    assert '"Ann\\nBirch"' in set_value("- id: person/ann\n  name: 'Ann'\n", ANN, "name", "Ann\nBirch")


def test_a_list_is_begun_under_a_key_without_a_value():
    assert add_item("- id: person/ann\n  aliases:\n  name: Ann\n", ANN, "aliases", "A.") == (
        "- id: person/ann\n  aliases:\n    - A.\n  name: Ann\n"
    )
    assert add_item("- {id: person/ann, aliases: }\n", ANN, "aliases", "A.") == (
        "- {id: person/ann, aliases: [A.] }\n"
    )
    assert add_item("- id: person/ann\n  aliases: ~ # none\n", ANN, "aliases", "A.") == (
        "- id: person/ann\n  aliases: [A.] # none\n"
    )
    assert add_item("- id: person/ann\n  aliases: []\n", ANN, "aliases", "A.") == (
        "- id: person/ann\n  aliases: [A.]\n"
    )


def test_a_list_in_another_style_is_begun_like_those_beside_it():
    text = "- id: person/bea\n  aliases:\n  - B.\n- id: person/ann\n"

    assert add_item(text, ANN, "aliases", "A.") == f"{text}  aliases:\n  - A.\n"


def test_a_single_name_to_ignore_becomes_a_list():
    assert add_item("ignore: Monday\n", holding("ignore"), "ignore", "Tuesday") == (
        "ignore: [Monday, Tuesday]\n"
    )


def test_a_new_key_can_stand_after_another():
    text = "- id: person/ann\n  aliases: [A.]\n"

    assert set_value(text, ANN, "name", "Ann", after="id") == (
        "- id: person/ann\n  name: Ann\n  aliases: [A.]\n"
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- {id: person/ann, same_as: {viaf: 1}}\n", "- {id: person/ann, same_as: {viaf: 1, wikidata: Q1}}\n"),
        ("id: person/ann\nsame_as:\n  viaf: 1 # c\n", "id: person/ann\nsame_as:\n  viaf: 1 # c\n  wikidata: Q1\n"),
        ("id: person/ann\nsame_as:\n", "id: person/ann\nsame_as: {wikidata: Q1}\n"),
        ("id: person/ann\n", "id: person/ann\nsame_as: {wikidata: Q1}\n"),
        ("id: person/ann\nsame_as: {wikidata: null}\n", "id: person/ann\nsame_as: {wikidata: Q1}\n"),
    ],
)  # fmt: skip
def test_a_key_of_a_group_in_a_record_is_set(text, after):
    assert set_value(text, ANN, "wikidata", "Q1", within="same_as") == after


def test_comments_that_stand_alone_stay_when_keys_go():
    text = "- id: person/ann\n  # checked in March\n  name: Ann  # short\n  aliases:\n    - A.\n"

    assert keep_only(text, ANN, {"id"}) == "- id: person/ann\n  # checked in March\n"


def test_the_first_key_of_an_item_can_go():
    assert remove_key("- name: Ann\n  id: person/ann\n", ANN, "name") == "- id: person/ann\n"
    assert remove_key("- name: Ann # c\n  # d\n  id: person/ann\n", ANN, "name") == (
        "-  # c\n  # d\n  id: person/ann\n"
    )


@pytest.mark.parametrize(
    ("text", "change", "why"),
    [
        (
            "- id: person/bea\n  roles: &r [{role: Mayor}]\n- id: person/ann\n  roles: *r\n",
            lambda text: add_item(text, ANN, "roles", {"role": "Clerk"}),
            "no list written out",
        ),
        (
            "- id: person/ann\n  roles: &r [{role: Mayor}]\n- id: person/bea\n  roles: *r\n",
            lambda text: remove_key(text, ANN, "roles"),
            "is repeated elsewhere",
        ),
        (
            "- id: person/ann\n\tname: Ann\n",
            lambda text: set_value(text, ANN, "name", "Bea", path="content/entities/a.yaml"),
            r"content/entities/a.yaml:2:1: .*Mend the file first",
        ),
        (
            "- id: person/ann\n  aliases:\n    - A.\n",
            lambda text: set_value(text, ANN, "aliases", "B."),
            "on several lines",
        ),
        ("- id: person/ann\n", lambda text: remove_key(text, ANN, "id"), "would be empty"),
        ("- id: person/bea\n", lambda text: add_item(text, ANN, "aliases", "A."), "is not in this file"),
        (
            "- ? id\n  : person/ann\n  ? name\n  : Ann\n",
            lambda text: remove_key(text, ANN, "id"),
            "cannot be changed safely",
        ),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text, change, why):
    with pytest.raises(EditError, match=why):
        change(text)


def test_a_record_is_changed_in_a_file_of_many_without_reading_the_rest():
    """The rest is no YAML at all, and stays as it is."""
    text = "- id: person/bea\n  name: [\n- id: person/ann\n  name: Ann\n- id: person/cy\n  name: 'x\n"

    assert set_value(text, ANN, "short", "A.") == text.replace("name: Ann\n", "name: Ann\n  short: A.\n")
