from briefgen.model.suggestions import did_you_mean, listed, nearest


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


def test_what_is_meant_is_asked_for():
    assert did_you_mean([]) == ""
    assert did_you_mean(["quay"]) == "Did you mean `quay`? "
    assert did_you_mean(["quay", "quai", "key"]) == "Did you mean `quay`, `quai` or `key`? "


def test_words_are_listed_as_a_choice():
    assert listed(["quay"]) == "quay"
    assert listed(word for word in ("quay", "pier")) == "quay or pier"
