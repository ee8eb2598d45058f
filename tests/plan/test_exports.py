import json
from dataclasses import replace

from plan.harbour import ADA, BELA, planned, small_corpus, when

from briefgen.model.corpus import NameClash, StateChange
from briefgen.model.registry import Judgement


def test_entities_have_names_roles_and_briefings(files):
    exported = json.loads(files["entities.json"])
    ada = next(one for one in exported["entities"] if one["id"] == "person/ada-lind")
    assert (ada["kind"], ada["aliases"], ada["recorded"]) == ("person", ["A. Lind", "Lind"], True)
    assert ada["roles"][1] == {
        "role": "Minister for Ports",
        "org": "org/port-ministry",
        "from": "2025-01",
        "until": None,
    }
    assert ada["quotes"] == [{"briefing": "harbour", "number": 1}, {"briefing": "strike", "number": 1}]
    assert (ada["mentioned"], ada["claims"], ada["url"]) == (
        ["harbour"],
        ["quay-open"],
        "entities/person/ada-lind/",
    )
    assert exported["redirects"] == {"person/a-lind": "person/ada-lind"}


def test_entities_have_judgements_what_was_merged_and_the_names_that_they_share():
    corpus = small_corpus()
    ada = corpus.entities[1]
    judged = (Judgement(BELA, "different", "desk", when("2025-04")),)
    entities = (
        *corpus.entities[:1],
        replace(ada, record=replace(ada.record, judgements=judged)),
        *corpus.entities[2:],
    )
    merged = {"person/b": ADA, "person/a": ADA}
    corpus = replace(corpus, entities=entities, redirects=merged, clashes=(NameClash("Lind", (ADA, BELA)),))
    file = next(file for file in planned(corpus).value.files if file.path == "entities.json")
    exported = json.loads(file.data)
    ada = exported["entities"][1]
    assert ada["judgements"] == [{"other": BELA, "verdict": "different", "by": "desk", "date": "2025-04"}]
    assert (ada["role"], ada["formerly"]) == ("Minister for Ports", ["person/a", "person/b"])
    assert exported["redirects"] == {"person/a": ADA, "person/b": ADA}
    assert exported["shared_names"] == [
        {"name": "Lind", "entities": [ADA, BELA], "url": "entities/name/lind/"}
    ]


def test_claims_have_positions_evidence_assessment_and_history(files):
    quay = json.loads(files["claims.json"])["claims"][1]
    assert (quay["id"], quay["assessment"]["state"], quay["opposed"]) == ("quay-open", "contested", True)
    assert (quay["state"], quay["label"], quay["class"]) == ("contested", "Contested", "other")
    (earlier,) = quay["history"]
    assert (earlier["state"], earlier["from"], earlier["to"]) == ("unverified", "2025-03-10", "2025-04-30")
    assert quay["evidence"] == [{"source": "s-wire", "supports": "against", "note": "No ship seen."}]
    denial = quay["positions"][1]
    assert (denial["by"]["entity"], denial["stance"], denial["date"]) == (
        "person/bela-koss",
        "denies",
        "2025-04",
    )
    assert denial["briefing"]["url"] == "news/harbour/#claim-1"
    assert quay["positions"][2]["for"] == {"name": "Ministry", "entity": "org/port-ministry", "role": None}
    assert [(one["before"]["stance"], one["after"]["stance"]) for one in quay["reversals"]] == [
        ("asserts", "retracts")
    ]
    assert [(one["from"], one["to"]) for one in quay["reversals"]] == [("2025-03", "2025-05-02")]
    assert quay["briefings"][0]["slug"] == "harbour"


def test_relations_of_claims_are_told_from_both_sides(files):
    share, quay = json.loads(files["claims.json"])["claims"]
    assert quay["relations"] == [{"type": "part_of", "claim": "port-share"}]
    assert share["related_from"] == [{"type": "part_of", "claim": "quay-open"}]
    assert quay["related_from"] == [{"type": "supports", "claim": "port-share"}]


def test_claims_carry_the_vocabulary_and_what_each_change_was_for():
    corpus = small_corpus()
    share, quay = corpus.claims
    (earlier,) = quay.record.history
    record = replace(quay.record, history=(replace(earlier, why="A reply came."),))
    change = StateChange(record.assessment.date, "unverified", "contested", record.assessment)
    told = replace(quay, record=record, changes=(change,))
    exported = {file.path: file.data for file in planned(replace(corpus, claims=(share, told))).value.files}
    data = json.loads(exported["claims.json"])
    assert data["states"][7] == {
        "id": "refuted",
        "label": "False",
        "class": "false",
        "meaning": "Evidence contradicts it.",
    }
    assert data["claims"][1]["changes"] == [
        {"date": "2025-04-30", "from": "unverified", "to": "contested", "why": "A reply came."}
    ]


def test_claims_found_by_software_stand_apart(files):
    exported = json.loads(files["claims.json"])
    (found,) = exported["found"]
    assert (found["text"], found["status"]) == ("the quay was open", "denied")
    assert found["briefing"]["url"] == "news/harbour/#claim-1"


def test_the_exports_agree_with_each_other(files):
    known = {one["id"] for one in json.loads(files["entities.json"])["entities"]}
    claims = {one["id"] for one in json.loads(files["claims.json"])["claims"]}

    def named(value):
        if isinstance(value, dict):
            for key, part in value.items():
                if key in ("briefgen:entity", "entity") and part:
                    yield part, known
                if key == "briefgen:claim":
                    yield part, claims
                yield from named(part)
        elif isinstance(value, list):
            for part in value:
                yield from named(part)

    seen = 0
    for path, data in files.items():
        if path.endswith(".json"):
            for name, allowed in named(json.loads(data)):
                assert name in allowed, (path, name)
                seen += 1
    assert seen > 15


def test_a_found_claim_that_an_editor_recorded_is_not_listed_as_found():
    corpus = small_corpus()
    harbour = corpus.briefings[0]
    tied = replace(harbour, claims=(replace(harbour.claims[0], record="quay-open"),))
    files = planned(replace(corpus, briefings=(tied, corpus.briefings[1]))).value.files
    exported = {file.path: file.data for file in files}
    assert json.loads(exported["claims.json"])["found"] == []
    items = json.loads(exported["news/harbour/annotations.json"])["items"]
    found = next(item for item in items if item["id"] == "#claim-1")
    assert (found["body"]["briefgen:claim"], found["body"]["briefgen:status"]) == ("quay-open", "denied")
