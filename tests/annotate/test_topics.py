"""What a proposition is about survives another wording."""

import pytest

from briefgen.annotate.grammar.topics import Topic, act_keys, key, name_key, opposed, stem, topic_of


@pytest.mark.parametrize(
    "words",
    [
        ("defect", "defection"),
        ("liberate", "liberation"),
        ("involve", "involvement"),
        ("withdraw", "withdrawal"),
        ("poison", "poisoned"),
        ("participate", "participation"),
    ],
)
def test_one_stem(words):
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    "words", [("dam", "day"), ("report", "resort"), ("bus", "business"), ("rate", "rat")]
)
def test_other_stems(words):
    assert len({stem(word) for word in words}) == 2


def test_words_for_one_kind_of_event_share_a_key():
    assert key("kill") == key("death") == key("slay")
    assert key("recapture") == key("hostility")
    assert key("kill") != key("leave")


def test_a_people_and_its_government_have_the_key_of_the_country():
    assert name_key("Russian") == name_key("Moscow") == name_key("russia")
    assert name_key("Freedonian") == name_key("Freedonia")


def test_an_act_is_the_same_from_the_other_side():
    assert act_keys("send") & act_keys("receive")
    assert not act_keys("send") & act_keys("burn")


def test_opposites():
    assert opposed("open", "closed")
    assert opposed("intentional", "accident")
    assert not opposed("open", "deliberate")


def test_names_and_acts_of_a_clause(read):
    topic = topic_of(read("The Russian army killed 20 people in Kursk last week.").parses[0].words)
    assert topic == Topic(frozenset({name_key("Russia"), "kursk"}), frozenset({"army", "*death", "#20"}))


def test_alike_counts_the_smaller_topic():
    small, large = (
        Topic(frozenset({"kursk"}), frozenset()),
        Topic(frozenset({"kursk"}), frozenset({"*battle"})),
    )
    assert small.alike(large) == 1.0
    assert small.shared(large) == (1, 0)
    assert Topic(frozenset(), frozenset()).alike(large) == 0.0
