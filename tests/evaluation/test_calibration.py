"""How often each rule is right in each class."""

from evaluation.marking import mark

from benchmarks.evaluation.calibration import ALL_RULES, as_json, calibrate, rows, shown
from benchmarks.evaluation.documents import Document
from benchmarks.evaluation.kinds import KINDS

QUOTES, NAMES, CLAIMS = KINDS
TEXT = "Ann Aster said the bridge is shut. She said it would open in May."


def quote(words, speaker, rule, confidence):
    return mark(TEXT, words, type="indirect", speaker_text=speaker, rule=rule, confidence=confidence)


GOLD = [
    mark(TEXT, "the bridge is shut", type="indirect", speaker_text="Ann Aster", speaker_entity="Ann Aster"),
    mark(TEXT, "it would open in May", type="indirect", speaker_text="She", speaker_entity="Ann Aster"),
]
FOUND = [
    quote("the bridge is shut", "Ann Aster", "said-clause", "sure"),
    quote("it would open in May", "He", "said-clause", "likely"),
    quote("Ann Aster", "", "fragment", "likely"),
    quote("the bridge is shut", "", "unparsed-clause", "guess"),
]
DOCUMENT = Document("x", TEXT, GOLD, FOUND)


def test_a_tally_for_each_rule_and_class():
    tables = calibrate([(QUOTES, [DOCUMENT])])
    table = {key: (tally.found, tally.right) for key, tally in tables["quotes"].items()}

    assert table == {
        ("said-clause", "sure"): (1, 1),
        (ALL_RULES, "sure"): (1, 1),
        ("said-clause", "likely"): (1, 1),
        ("fragment", "likely"): (1, 0),
        (ALL_RULES, "likely"): (2, 1),
        ("unparsed-clause", "guess"): (1, 1),
        (ALL_RULES, "guess"): (1, 1),
    }
    assert tables["quotes"]["said-clause", "likely"].also == {"speaker": (0, 1), "entity": (0, 1)}


def test_the_table_in_rows():
    table = calibrate([(QUOTES, [DOCUMENT])])["quotes"]
    assert list(rows(table, QUOTES))[:4] == [
        ["quotations", "class", "found", "right", "%", "speaker", "entity"],
        [ALL_RULES, "sure", "1", "1", "100.0", "1/1 100.0", "1/1 100.0"],
        [ALL_RULES, "likely", "2", "1", "50.0", "0/1 0.0", "0/1 0.0"],
        [ALL_RULES, "guess", "1", "1", "100.0", "0/1 0.0", "0/1 0.0"],
    ]


def test_the_table_for_programs():
    made = as_json(calibrate([(QUOTES, [DOCUMENT])]))

    assert list(made) == ["quotations"]
    assert {
        "rule": "said-clause",
        "confidence": "likely",
        "found": 1,
        "right": 1,
        "speaker": {"right": 0, "asked": 1},
        "entity": {"right": 0, "asked": 1},
    } in made["quotations"]


def test_names_are_right_with_their_label_and_claims_with_their_counter():
    kind = {"rule": "r", "confidence": "sure"}
    name = Document(
        "n",
        TEXT,
        [mark(TEXT, "Ann Aster", label="PER", kb_id="a")],
        [mark(TEXT, "Aster", label="PERSON", **kind), mark(TEXT, "She", label="ORG", **kind)],
    )
    right = mark(TEXT, "the bridge is shut", status="denied", counter_start=0, counter_end=9)
    claim = Document("c", TEXT, [right], [{**right, "counter_start": None, **kind}])
    tables = calibrate([(NAMES, [name]), (CLAIMS, [claim])])

    tally = tables["entities"]["r", "sure"]
    assert (tally.found, tally.right, tally.also) == (2, 1, {"name": (1, 2)})
    tally = tables["claims"]["r", "sure"]
    assert (tally.found, tally.right, tally.also) == (1, 0, {"status": (1, 1)})


def test_guesses_are_not_scored():
    assert [one["confidence"] for one in shown(DOCUMENT).found] == ["sure", "likely", "likely"]
