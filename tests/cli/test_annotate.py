"""``briefgen annotate``: the contract with programs, and the view for people."""

import json

import pytest

TEXT = 'Mayor Ann Aster denied that she had been warned. "There was no letter," Aster said.\n\nA café 😀 closed. Vladimir Putin left Moscow.\n'


def test_a_record_has_exactly_the_agreed_fields(records):
    [record] = records({"id": "x-1", "text": TEXT})

    assert list(record) == ["id", "text", "entities", "quotes", "claims"]
    assert {tuple(entity) for entity in record["entities"]} == {
        ("start", "end", "text", "label", "entity", "rule", "confidence")
    }
    assert {tuple(quote) for quote in record["quotes"]} == {
        (
            "start",
            "end",
            "segments",
            "text",
            "type",
            "speaker_start",
            "speaker_end",
            "speaker_text",
            "speaker",
            "cue",
            "rule",
            "confidence",
        )
    }
    assert {tuple(claim) for claim in record["claims"]} == {
        (
            "start",
            "end",
            "text",
            "status",
            "claimant",
            "countered_by",
            "counter_start",
            "counter_end",
            "cue",
            "rule",
            "confidence",
        )
    }


def test_text_comes_back_unchanged_and_offsets_count_its_code_points(records):
    [record] = records({"id": "x-1", "text": TEXT})

    assert record["text"] == TEXT
    for found in (*record["entities"], *record["claims"]):
        assert TEXT[found["start"] : found["end"]] == found["text"]
    for quote in record["quotes"]:
        assert TEXT[quote["speaker_start"] : quote["speaker_end"]] == quote["speaker_text"]
        assert quote["text"] == " … ".join(TEXT[start:end] for start, end in quote["segments"])
    assert "Moscow" in [entity["text"] for entity in record["entities"]]


def test_who_said_what_and_who_denies_it(records):
    [record] = records({"id": "x-1", "text": TEXT})

    direct = next(quote for quote in record["quotes"] if quote["type"] == "direct")
    assert (direct["text"], direct["speaker"], direct["cue"]) == (
        "There was no letter",
        "person/ann-aster",
        "said",
    )
    [claim] = record["claims"]
    assert (claim["status"], claim["countered_by"]) == ("denied", "Ann Aster")


def test_documents_keep_their_order_and_their_ids_and_are_one_archive(records):
    found = records(
        {"id": 2, "text": "Vladimir Putin left Moscow."},
        {"id": "same", "text": "Vladimir Putin spoke."},
        {"id": "same", "text": ""},
        {"text": "  \n\n\n Ann Aster \n"},
    )

    assert [record["id"] for record in found] == [2, "same", "same", "4"]
    assert [record["text"] for record in found][2:] == ["", "  \n\n\n Ann Aster \n"]
    assert found[0]["entities"][0]["entity"] == "person/vladimir-putin"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no JSON", "it is no JSON"),
        ('{"id": 1}', "it has no `text`"),
        ("[1]", "it has no `text`"),
        ('{"text": 3}', "it has no `text`"),
        ('{"text": "\\ud800"}', "half a character"),
        ("[" * 100_000, "it is no JSON"),
    ],
)
def test_lines_that_are_wrong_are_named(run, line, why):
    done = run("annotate", "--from", "jsonl", stdin=f'{{"text": "fine"}}\n\n{line}\n')

    assert done.exit_code == 1
    assert done.stdout == ""
    assert "-:3:1: error[annotate/bad-line]" in done.stderr
    assert why in done.stderr


def test_files_for_people(run):
    done = run("annotate", "content/mayor.md")

    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("content/mayor.md\n")
    assert "  5:2  quote  We will build the bridge\n" in done.stdout
    assert "direct, by person/ann-aster" in done.stdout
    assert "PERSON, person/ann-aster [" in done.stdout
    assert "claim  the town hall had been warned\n" in done.stdout
    assert "denied by Aster" in done.stdout


def test_files_use_the_records_of_their_site(run, edition):
    (edition / "content" / "entities").mkdir()
    (edition / "content" / "entities" / "p.yaml").write_text("- {id: person/mayor-aster, name: Ann Aster}\n")
    done = run("annotate", "content/mayor.md", "--format", "jsonl")

    assert json.loads(done.stdout)["entities"][0]["entity"] == "person/mayor-aster"


def test_records_of_another_site(run, edition, tmp_path, monkeypatch):
    (edition / "content" / "entities").mkdir()
    (edition / "content" / "entities" / "p.yaml").write_text("- {id: person/mayor-aster, name: Ann Aster}\n")
    monkeypatch.chdir(tmp_path)
    line = json.dumps({"text": "Ann Aster spoke."})

    done = run("annotate", "--from", "jsonl", "--format", "jsonl", "-C", edition, stdin=line)
    assert json.loads(done.stdout)["entities"][0]["entity"] == "person/mayor-aster"
    done = run("annotate", "--from", "jsonl", "--format", "jsonl", stdin=line)
    assert json.loads(done.stdout)["entities"][0]["entity"] == "person/ann-aster"


def test_the_language_of_what_names_none(run):
    line = json.dumps({"text": "« La digue tiendra », a déclaré Ann Aster."})
    done = run("annotate", "--from", "jsonl", "--format", "jsonl", "--lang", "fr", stdin=line)
    (quote,) = json.loads(done.stdout)["quotes"]
    assert (quote["text"], quote["speaker"], quote["cue"]) == (
        "La digue tiendra",
        "person/ann-aster",
        "a déclaré",
    )
    done = run("annotate", "--lang", "tlh", stdin="---\ntitle: A\nlang: fr\n---\nAnn Aster a parlé.\n")
    assert "person/ann-aster" in done.stdout


def test_a_language_without_a_model_is_told(run):
    done = run("annotate", "--lang", "tlh", stdin="Ann Aster spoke.\n")
    assert done.exit_code == 0
    assert "annotation/no-model" in done.stderr
    assert "person/ann-aster" not in done.stdout


def test_standard_input_as_markdown(run):
    done = run("annotate", stdin="# A heading\n\n*Ann Aster* spoke in [[Nowhere]].\n")

    assert done.exit_code == 0, done.output
    assert "3:2  name   Ann Aster" in done.stdout


def test_nothing_found(run):
    assert run("annotate", stdin="").stdout == "-\n  nothing found\n"


def test_a_header_without_an_end(run):
    done = run("annotate", stdin="---\ntitle: x\n")

    assert done.exit_code == 1
    assert "-:1:1: error[" in done.stderr


def test_files_and_lines_do_not_go_together(run):
    assert run("annotate", "--from", "jsonl", "content/mayor.md").exit_code == 2
    assert run("annotate", "nowhere.md").exit_code == 2


def test_a_file_that_cannot_be_read(run, edition):
    (edition / "content" / "bad.md").write_bytes(b"caf\xe9\n")
    done = run("annotate", edition / "content" / "bad.md")

    assert done.exit_code == 1
    assert "bad.md:1:4: error[" in done.stderr


def test_a_record_is_one_line_for_every_reader(run):
    text = "One line.\u2028Another.\u0085A third."
    line = json.dumps({"id": "x", "text": text})
    done = run("annotate", "--from", "jsonl", "--format", "jsonl", stdin=line + "\n")
    assert len(done.stdout.splitlines()) == 1
    assert json.loads(done.stdout)["text"] == text


def test_people_are_shown_guesses_too(run, edition):
    """A denied clause is nobody's quotation, so no page shows it; here one sees that it was read, and how."""
    (edition / "content" / "denial.md").write_text(
        "---\ntitle: T\n---\nThe Port Authority denied that the wall had failed.\n"
    )
    done = run("annotate", "content/denial.md")
    assert "[denied-clause, guess]" in done.output


GUESSES = """\
Vellmar rejected the offer.

The Port Authority denied that the wall had failed. "We were not told," Ann Aster said.

The charges were made public. "I have not broken any rule," Harriet Cole said.
"""


def test_programs_get_all_or_only_what_pages_show(run):
    def ask(*more):
        line = json.dumps({"id": "x", "text": GUESSES})
        done = run("annotate", "--from", "jsonl", "--format", "jsonl", *more, stdin=line)
        return json.loads(done.stdout)

    shown, everything = ask("--shown"), ask()
    for kind in ("entities", "quotes", "claims"):
        guesses = [found for found in everything[kind] if found["confidence"] == "guess"]
        assert guesses, kind
        assert [found for found in everything[kind] if found not in guesses] == shown[kind]
        assert everything[kind] == sorted(everything[kind], key=lambda found: found["start"])
    [denied] = [quote for quote in everything["quotes"] if quote["confidence"] == "guess"]
    assert denied["text"] == "the wall had failed"
    assert (denied["speaker_text"], denied["speaker"], denied["cue"], denied["rule"]) == (
        "Port Authority",
        None,
        "denied",
        "denied-clause",
    )


def names(done):
    assert done.exit_code == 0, done.output
    return [(one["text"], one["entity"]) for one in json.loads(done.stdout)["entities"]]


@pytest.fixture
def others(add):
    """Two more briefings of the site, which tell who is meant in a third."""
    add("wall", body="On Monday the mayor spoke to Aster.\n")
    add("lock", body="On Sunday Ann Aster opened the lock.\n")


def test_files_of_a_site_name_whom_the_site_names(run, edition, others):
    assert names(run("annotate", "content/wall.md", "--format", "jsonl")) == [("Aster", "person/ann-aster")]
    by_itself = run("annotate", "--format", "jsonl", stdin="On Monday the mayor spoke to Aster.\n")
    assert names(by_itself) == [("Aster", "person/aster")]


def test_files_of_another_site_too(run, edition, others, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("annotate", "-C", edition, edition / "content/wall.md", "--format", "jsonl")
    assert names(done) == [("Aster", "person/ann-aster")]


def test_a_draft_is_read_among_the_texts_of_its_site(run, add, others):
    add("draft", "draft: true", body="On Monday the mayor spoke to Aster.\n")
    assert names(run("annotate", "content/draft.md", "--format", "jsonl")) == [("Aster", "person/ann-aster")]


def test_an_error_in_another_text_is_no_hindrance(run, add, others):
    add("broken", "kind: newz")
    done = run("annotate", "content/wall.md")

    assert (done.exit_code, "person/ann-aster" in done.stdout) == (0, True)
    assert done.stderr == "The site has errors, so something may be missing; `briefgen check` shows them.\n"
    assert run("annotate", "content/broken.md").exit_code == 1
