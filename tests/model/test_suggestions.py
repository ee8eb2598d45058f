from briefgen.model.suggestions import Names, did_you_mean, listed, nearest


def test_capitals_make_no_difference():
    assert nearest("STATUS", ["state", "status"]) == ["status"]
    assert nearest("oslo", ["Oslo", "Osna"]) == ["Oslo"]


def test_the_same_comes_out_in_whatever_order_the_names_stand():
    assert nearest("bat", ["cat", "hat"]) == nearest("bat", ["hat", "cat"])


def test_what_is_hardly_alike_is_not_meant():
    assert nearest("harbour", ["quay", "wharf"]) == []


def test_among_very_many_the_beginning_or_the_last_word_has_to_be_right():
    many = [f"person/somebody-{number}" for number in range(600)]
    assert nearest("person/vikk-holm", [*many, "person/vik-holm"]) == ["person/vik-holm"]
    assert nearest("/reports/harbor/", [*many, "/reports/harbour/"]) == ["/reports/harbour/"]
    assert nearest("Wik Holm", [*many, "Vik Holm"]) == ["Vik Holm"]
    assert nearest("person/ik-holm", [*many, "person/vik-holm"]) == []


def test_among_very_many_that_begin_alike_most_words_have_to_be_right():
    many = [f"/town/the-quay-of-house-{number}/" for number in range(2000)]
    known = Names(lambda: [*many, "/town/the-harbour-reopens-on-monday/"])
    assert known.nearest("/town/the-harbor-reopens-on-monday/") == ["/town/the-harbour-reopens-on-monday/"]
    assert known.nearest("/town/the-quay-of-huose-1999/") == ["/town/the-quay-of-house-1999/"]
    assert known.nearest("/town/quay/") == []


def test_names_are_gathered_once_and_only_if_something_was_mistyped():
    asked = []
    known = Names(lambda: asked.append("asked") or ["quay"])
    assert asked == []
    assert [known.nearest("quai"), known.nearest("Quay")] == [["quay"], ["quay"]]
    assert asked == ["asked"]


def test_what_is_meant_is_asked_for():
    assert did_you_mean([]) == ""
    assert did_you_mean(["quay"]) == "Did you mean `quay`? "
    assert did_you_mean(["quay", "quai", "key"]) == "Did you mean `quay`, `quai` or `key`? "


def test_words_are_listed_as_a_choice():
    assert listed(["quay"]) == "quay"
    assert listed(word for word in ("quay", "pier")) == "quay or pier"
