"""Gold files that are broken: each is reported by path and line, in one sentence."""

import json

import pytest

from benchmarks.evaluation.__main__ import main
from benchmarks.evaluation.gold import read_gold

TEXT = "Ann Aster spoke."
QUOTE = {"start": 0, "end": 3, "type": "direct"}
CLAIM = {"start": 0, "end": 3, "status": "denied"}


def line(kind="quotes", *items, **fields):
    return json.dumps({"id": "a", "text": TEXT, kind: list(items), **fields})


BROKEN = [
    ("quotes", "{", "the line is no JSON: expecting property name enclosed in double quotes at character 2."),
    ("quotes", "[" * 100_000, "the line is no JSON that can be read."),
    ("quotes", "[]", "the line is no JSON object."),
    ("quotes", line(id=None), "the document has no `id`, or one that is not a text."),
    ("quotes", line(text=3), "the document has no `text`."),
    ("quotes", line(text="\ud800"), "the `text` has half a character in it."),
    ("quotes", line("claims"), "the document has no list `quotes` (an empty one, if there is nothing in it)."),
    ("quotes", line("quotes", 3), "quote 1: it is no JSON object."),
    ("quotes", line("quotes", QUOTE, {**QUOTE, "end": 99}), "quote 2: `start` and `end` are 0 and 99, which is no range of a text of 16 characters."),
    ("quotes", line("quotes", {**QUOTE, "start": 3}), "quote 1: `start` and `end` are 3 and 3, which is no range of a text of 16 characters."),
    ("quotes", line("quotes", {**QUOTE, "start": "0"}), "quote 1: `start` and `end` must be two whole numbers."),
    ("quotes", line("quotes", {**QUOTE, "speaker_start": 2}), "quote 1: `speaker_start` and `speaker_end` must be two whole numbers."),
    ("quotes", line("quotes", {**QUOTE, "segments": [3]}), "quote 1: `segments` is not a list of pairs [start, end]."),
    ("quotes", line("quotes", {**QUOTE, "segments": [[0, 99]]}), "quote 1: a pair of `segments` are 0 and 99, which is no range of a text of 16 characters."),
    ("quotes", line("quotes", {**QUOTE, "type": "said"}), "quote 1: `type` is 'said'; it can be: direct, indirect, mixed."),
    ("quotes", line("quotes", {**QUOTE, "speaker_text": 3}), "quote 1: `speaker_text` is not a text."),
    ("entities", line("entities", {"start": 0, "end": 3, "kb_id": 7}), "entity 1: `kb_id` is not a text."),
    ("claims", line("claims", {**CLAIM, "status": None}), "claim 1: `status` is None; it can be: denied, disputed, doubted, unverified, confirmed, retracted."),
    ("claims", line("claims", {**CLAIM, "counter_end": 4}), "claim 1: `counter_start` and `counter_end` must be two whole numbers."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "sentence"), BROKEN, ids=[sentence[:50] for *_, sentence in BROKEN])
def test_a_broken_line(tmp_path, capsys, kind, text, sentence):
    path = tmp_path / f"{kind}_x.jsonl"
    path.write_text(f"{line(kind, id='fine')}\n\n{text}\n", encoding="utf-8")

    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{path}:3: {sentence}\n"


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "quotes_x.jsonl"
    path.write_bytes(b'{"id": "caf\xe9"}\n')

    assert [str(fault) for fault in read_gold([path])[1]] == [f"{path}:1: the line is not UTF-8."]


def test_all_faults_of_all_files_are_told_at_once(tmp_path, capsys):
    (tmp_path / "claims_x.jsonl").write_text("")
    (tmp_path / "quotes_x.jsonl").write_text(f"{line()}\n{line()}\nx\n")
    missing = tmp_path / "nowhere"

    assert main([str(missing), str(tmp_path)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{missing}:1: there is no such file or folder.",
        f"{tmp_path}/claims_x.jsonl:1: the file has no documents.",
        f"{tmp_path}/quotes_x.jsonl:2: the id 'a' is that of line 1 too.",
        f"{tmp_path}/quotes_x.jsonl:3: the line is no JSON: expecting value at character 1.",
    ]


def test_a_folder_without_gold(tmp_path):
    (tmp_path / "notes.jsonl").write_text("{}")
    [fault] = read_gold([tmp_path])[1]

    assert (
        fault.sentence
        == "here is no gold file: their names are quotes_*.jsonl, entities_*.jsonl, claims_*.jsonl."
    )


def test_a_file_that_cannot_be_read(tmp_path):
    (tmp_path / "quotes_x.jsonl").mkdir()
    [fault] = read_gold([tmp_path])[1]

    assert fault.sentence == "it cannot be read: is a directory."


def test_a_file_by_its_name(tmp_path):
    path = tmp_path / "claims_x.jsonl"
    path.write_text(line("claims", CLAIM) + "\n")
    [file], faults = read_gold([path])

    assert (file.kind.title, file.words, faults) == ("contested claims", 3, [])
    assert [document.line for document in file.documents] == [1]
