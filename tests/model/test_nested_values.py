from briefgen.model.nested_values import with_tuples


def test_rows_become_tuples_however_deep():
    assert with_tuples({"map": [[1, "a"], {"rows": ["b"]}], "none": None}) == {
        "map": ((1, "a"), {"rows": ("b",)}),
        "none": None,
    }


def test_scalars_are_given_as_asked_for_and_keys_stay():
    assert with_tuples({"1": ["1", ("2",)]}, int) == {"1": (1, (2,))}
