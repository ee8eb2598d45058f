"""``python -m benchmarks.evaluation``: the command's findings against gold, in one table."""

import json
import os
import subprocess
import sys

import pytest
from evaluation.marking import at, mark
from product import ROOT

from benchmarks.evaluation.__main__ import main
from benchmarks.evaluation.command import CommandError, annotate
from benchmarks.evaluation.documents import Document
from benchmarks.evaluation.gold import read_gold

TEXT = 'Ann Aster denied that the dam was cracked. "It will hold," she said.'
GOLD = {
    "quotes": mark(TEXT, "It will hold", type="direct", speaker_text="she", speaker_entity="Ann Aster"),
    "entities": mark(TEXT, "Ann Aster", label="PER", kb_id="aster"),
    "claims": mark(
        TEXT,
        "the dam was cracked",
        status="denied",
        claimant="",
        countered_by="Ann Aster",
        **at(TEXT, "denied", "counter"),
    ),
}


@pytest.fixture
def folder(tmp_path):
    for kind, one in GOLD.items():
        line = json.dumps({"id": "a", "text": TEXT, kind: [one]})
        (tmp_path / f"{kind}_x.jsonl").write_text(line + "\n")
    return tmp_path


def evaluate(*words):
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "benchmarks.evaluation", *map(str, words)]
    return subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_our_own_gold():
    done = evaluate("tests/eval")

    assert done.returncode == 0, done.stderr
    heads = [line.split() for line in done.stdout.splitlines() if line.endswith("words/s")]
    assert [line[0] for line in heads] == ["quotations", "names", "contested"]
    rows = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if "_own  " in line}
    assert {name: row[0] for name, row in rows.items()} == {
        "quotes_own": "13",
        "entities_own": "10",
        "claims_own": "28",
    }
    assert all(float(row[-1]) > 0 for row in rows.values())


def test_our_own_gold_is_as_large_as_its_readme_says():
    files, faults = read_gold([ROOT / "tests" / "eval"])
    sizes = {file.kind.field: [document.gold for document in file.documents] for file in files}

    assert faults == []
    assert sum(map(len, sizes["quotes"])) == 53
    assert sum(map(len, sizes["claims"])) == 15
    assert len([gold for gold in sizes["claims"] if gold]) == 14
    people = {
        one["kb_id"] for gold in sizes["entities"] for one in gold if one["label"] in ("PER", "ORG", "LOC")
    }
    assert len(people) == 28
    for file in files:
        for document in file.documents:
            for one in document.gold:
                parts = one.get("segments") or [[one["start"], one["end"]]]
                assert one["text"] == " … ".join(document.text[start:end] for start, end in parts)


def test_everything_it_can_print(folder, tmp_path):
    text = "Maria Lopez told the town council that she would resign."
    wrong = {"id": "b", "text": text, "entities": [mark(text, "council", label="ORG")]}
    with (folder / "entities_x.jsonl").open("a") as file:
        file.write(json.dumps(wrong) + "\n")
    out = tmp_path / "figures.json"
    done = evaluate(folder, "--errors", "1", "--calibration", "--speed", "--json", out)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert f"{folder}/entities_x.jsonl:2: missed [ORG] council" in lines
    assert f"{folder}/entities_x.jsonl:2: spurious [PER] Maria Lopez" in lines
    assert [line.split()[:4] for line in lines if line.startswith("marked-speech")] == [
        ["marked-speech", "sure", "1", "1"]
    ]
    assert "recall by status, claims_x: denied 1/1" in lines
    assert lines[-1].startswith("speed: ")
    assert lines[-1].endswith(" x (to reach: 0.9 x)")
    made = json.loads(out.read_text())
    files = made["files"]
    assert files[f"{folder}/quotes_x.jsonl"]["rates"]["overlap direct"] == {
        "precision": 1,
        "recall": 1,
        "f1": 1,
    }
    assert files[f"{folder}/quotes_x.jsonl"]["shares"]["speaker as entity all"] == 1
    assert files[f"{folder}/claims_x.jsonl"]["rates"]["+ parties"]["f1"] == 1
    assert made["speed"]["ratio"] == pytest.approx(made["speed"]["ours"] / made["speed"]["plain"])
    assert {"quotations", "names", "contested claims"} == set(made["calibration"])


def test_what_the_command_refuses_is_said_as_it_says_it(folder, capsys, monkeypatch):
    monkeypatch.setattr("benchmarks.evaluation.command.COMMAND", ("annotate", "--from", "nothing"))

    assert main([str(folder)]) == 1
    assert "Invalid value for '--from'" in capsys.readouterr().err


def test_the_answer_must_keep_the_contract(monkeypatch):
    monkeypatch.setattr("benchmarks.evaluation.command.COMMAND", ("annotate", "--format", "jsonl"))
    with pytest.raises(CommandError, match="other documents"):
        annotate([Document("x", TEXT, ())])
