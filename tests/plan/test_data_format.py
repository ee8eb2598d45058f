from briefgen.plan.data_format import as_json


def test_json_is_written_one_way_with_a_line_for_each_item():
    assert (
        as_json({"a": [1, {"b": "ü"}], "c": []})
        == '{\n "a": [\n  1,\n  {"b": "ü"}\n ],\n "c": []\n}\n'.encode()
    )
