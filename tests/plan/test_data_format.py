import json

import pytest

from briefgen.plan.data_format import Ready, as_json, as_line, as_script, as_text, encoded, whole


def test_json_is_written_one_way_with_a_line_for_each_item():
    assert (
        as_json({"a": [1, {"b": "ü"}], "c": []})
        == '{\n "a": [\n  1,\n  {"b":"ü"}\n ],\n "c": []\n}\n'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [
        {"a": [], "b": {}, "c": [[], {}], "d": "", "e": None},
        [0, -1, 2**63, 2**64 + 1, True, False],
        [{"a, b: c": "[1, {2: 3}]"}],
        "".join(map(chr, range(0x300))) + "\u2028\u2029\ufeff\U0001f600",
        (1, ("a",)),
        "half a character: \ud83d",
    ],
)
def test_a_line_is_what_the_json_module_of_python_writes(value):
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    assert as_line(value) == plain.encode("utf-8", "replace")
    assert as_script(value) == plain
    assert not isinstance(value, str) or as_text(value) == as_line(value)


def test_a_line_that_is_ready_goes_into_the_file_as_it_is():
    assert as_json({"a": [Ready(b'{"b":1}'), 2]}) == b'{\n "a": [\n  {"b":1},\n  2\n ]\n}\n'


def test_a_text_of_whole_characters_is_written_at_once_and_as_long_as_it_was():
    text = whole("a \ud83d b \U0001f600")
    assert text == "a ? b \U0001f600"
    assert encoded(text) == as_text(text)
