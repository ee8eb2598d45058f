"""``briefgen claims``: what is listed and shown, and what becomes of a claim that software found."""

import json

import pytest

DAY = ("--as-of", "2025-06-01")
RECORDS = """\
- id: hall-warned
  text: The town hall was warned of the flood.
  short: The hall was warned
  about: [person/ann-aster]
  positions:
    - {by: org/board, stance: asserts, date: 2025-01-10, venue: a hearing, words: We warned the hall., sources: [s-a]}
    - by: person/ann-aster
      for: org/town
      stance: denies
      date: 2025-02-01
      note: In a letter.
      sources: [s-a]
    - {by: org/board, stance: retracts, date: 2025-03, sources: [s-a]}
  evidence: [{source: s-a, supports: against, note: No call is listed.}]
  relations: [{type: supports, claim: walls-weak}]
  settle: The list of calls.
  assessment: {state: contested, date: 2025-03-02, by: Desk, summary: They disagree., review_by: 2025-05-01}
  history: [{state: unverified, date: 2025-02-02, by: Desk, summary: No list seen.}]
- {id: walls-weak, text: The walls are weak.}
- {id: rents, text: Rents will double., type: prediction}
"""
PEOPLE = """\
- {id: person/ann-aster, name: Ann Aster}
- {id: org/board, name: Harbour Board}
- {id: org/town, name: Harbour Town}
"""
CLEAN = ("-q", *DAY)


@pytest.fixture
def kept(edition):
    """The site with records; software finds one claim in ``mayor.md``."""
    for folder, text in (("claims", RECORDS), ("entities", PEOPLE), ("sources", "{id: s-a, title: Report}")):
        (edition / "content" / folder).mkdir()
        (edition / "content" / folder / "all.yaml").write_text(text)
    return edition


@pytest.fixture
def claims(run, kept):
    """Run ``briefgen claims …`` in the site with records."""
    return lambda *words: run("claims", *words)


# ---- list


def test_all_claims_stand_under_their_state_and_found_ones_last(claims):
    done = claims("list", *DAY)

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "Not assessed:",
        "  walls-weak   -           0 briefings  -                            The walls are weak.",
        "Not checkable:",
        "  rents        -           0 briefings  -                            Rents will double.",
        "Contested:",
        "  hall-warned  2025-03-02  0 briefings  Harbour Board, Harbour Town  The hall was warned"
        " [reversed, due 2025-05-01]",
        "Found by software, not recorded:",
        "  mayor#1  denied  Ann Aster  the town hall had been warned",
    ]
    assert done.stderr.splitlines()[-1] == (
        "3 recorded claims, 1 to be looked at again; 1 found by software."
    )


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--contested"], ["hall-warned"]),
        (["--unassessed"], ["walls-weak"]),
        (["--due"], ["hall-warned"]),
        (["--found"], ["mayor#1"]),
        (["--unassessed", "--found"], ["walls-weak", "mayor#1"]),
    ],
)
def test_what_was_asked_for(claims, options, ids):
    done = claims("list", *options, *CLEAN)

    assert [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")] == ids
    both = json.loads(claims("list", *options, "--format", "json", *DAY).stdout)
    assert [one["id"] for one in both["claims"]] + [one["handle"] for one in both["found"]] == ids


def test_a_review_is_due_as_of_a_day(claims):
    done = claims("list", "--due", "--as-of", "2025-04-30")

    assert (done.exit_code, done.stdout, done.stderr.splitlines()[-1]) == (0, "", "No such claims.")


def test_a_site_without_claims(run, edition):
    (edition / "content" / "mayor.md").write_text("---\ntitle: Quiet\ndate: 2025-01-01\n---\nText.\n")
    done = run("claims", "list")

    assert (done.exit_code, done.stdout, done.stderr.splitlines()[-1]) == (0, "", "No claims.")
    assert run("claims", "list", "-q").output == ""


def test_a_site_with_errors_is_reported(claims, add):
    add("wrong", "kind: newz")

    for words in (["list"], ["show", "rents"], ["adopt", "mayor#1"]):
        done = claims(*words)
        assert (done.exit_code, done.stdout) == (1, "")
        assert "content/wrong.md:4:7: error[value/not-allowed]" in done.stderr


def test_drafts_count_where_they_are_asked_for(claims, add):
    add("later", "draft: true", body="Aster denied that the new bridge had been sold.\n")

    assert "later#1" not in claims("list", "--found").stdout
    assert "later#1" in claims("list", "--found", "-D").stdout


# ---- show


def test_everything_that_is_known_of_a_record(claims):
    done = claims("show", "hall-warned", *DAY)

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "hall-warned  content/claims/all.yaml:1",
        "  The town hall was warned of the flood.",
        "  fact, about person/ann-aster",
        "  Contested as of 2025-03-02, Desk: They disagree.",
        "  to be looked at again by 2025-05-01",
        "  reversed: Harbour Board (asserts 2025-01-10, then retracts 2025-03)",
        "",
        "Positions",
        "  2025-01-10  Harbour Board: asserts, a hearing",
        '              "We warned the hall."',
        "              s-a",
        "  2025-02-01  Ann Aster for Harbour Town: denies",
        "              In a letter.",
        "              s-a",
        "  2025-03     Harbour Board: retracts",
        "              s-a",
        "",
        "Evidence",
        "  against  s-a: No call is listed.",
        "",
        "Relations",
        "  supports  walls-weak",
        "",
        "What would settle it",
        "  The list of calls.",
        "",
        "History",
        "  Unverified as of 2025-02-02, Desk: No list seen.",
    ]


def test_words_that_an_editor_put_otherwise_are_not_those_of_a_briefing(claims, kept):
    position = "{by: org/board, stance: denies, words: No boat knew., form: paraphrase}"
    text = f"{{id: boats, text: Boats were told., positions: [{position}]}}"
    (kept / "content/claims/boats.yaml").write_text(text)
    assert "in other words: No boat knew." in claims("show", "boats", *CLEAN).stdout


def test_the_same_as_data(claims):
    data = json.loads(claims("show", "hall-warned", "--format", "json", *DAY).stdout)

    assert (data["state"], data["assessment"]["review_by"], data["opposed"]) == (
        "contested",
        "2025-05-01",
        False,
    )
    assert [position["stance"] for position in data["positions"]] == ["asserts", "denies", "retracts"]
    assert [(turn["by"]["entity"], turn["after"]["date"]) for turn in data["reversals"]] == [
        ("org/board", "2025-03")
    ]
    assert (data["path"], data["line"]) == ("content/claims/all.yaml", 1)


def test_a_found_claim(claims):
    done = claims("show", "content/mayor.md#1")

    assert done.stdout.splitlines() == [
        "mayor#1  content/mayor.md:7",
        "  the town hall had been warned",
        '  denied ("denied") [denial-verb, sure]',
        "  not recorded; `briefgen claims adopt mayor#1` makes a record of it",
        "",
        "Positions",
        "  -           Ann Aster: denies",
        "              in the briefing's words: Aster denied that the town hall had been warned",
        "              content/mayor.md:7",
    ]
    data = json.loads(claims("show", "mayor#1", "--format", "json").stdout)
    assert (data["handle"], data["record"], data["status"]) == ("mayor#1", "", "denied")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hall-warnd", "No claim is recorded as 'hall-warnd'. Did you mean 'hall-warned'?"),
        ("zzz", "No claim is recorded as 'zzz'."),
        ("major#1", "There is no briefing 'major'. Did you mean 'mayor'?"),
        ("mayor#7", "Software found no claim mayor#7; in this briefing there is mayor#1."),
        ("mayor#", "'mayor#' names no found claim; write it as BRIEFING#N, such as talks#1."),
        ("#1", "'#1' names no found claim; write it as BRIEFING#N, such as talks#1."),
    ],
)
def test_a_wrong_name(claims, name, said):
    done = claims("show", name)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {said}"


def test_a_briefing_that_is_not_out_is_said_to_be_there(claims, add):
    add("later", "draft: true")
    done = claims("show", "later#1")
    assert done.stderr.splitlines()[-1] == "Error: The briefing 'later' is not out (draft); -D takes it in."


@pytest.mark.parametrize("name", ["mayor#1", "mayor.md#1", "content/mayor.md#1", "./content/mayor.md#1"])
def test_a_briefing_is_named_by_its_slug_or_its_file(claims, name):
    assert claims("show", name).stdout.startswith("mayor#1  ")


# ---- adopt


def test_a_found_claim_becomes_a_record_and_is_tied_to_it(claims, run, kept):
    done = claims("adopt", "mayor#1")

    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        0,
        "Made content/claims/the-town-hall-had-been-warned.yaml",
    )
    assert "+  text: the town hall had been warned" in done.stdout
    assert run("build", "-q").exit_code == 0
    assert claims("list", "--found", "-q").stdout == ""
    shown = claims("show", "the-town-hall-had-been-warned").stdout
    assert "content/mayor.md (tied by software)" in shown
    assert "Tied by software to this recorded claim" in claims("show", "mayor#1").stdout


def test_the_record_says_what_to_look_at(claims, kept):
    claims("adopt", "mayor#1", "-q", "--id", "warned")

    assert (kept / "content" / "claims" / "warned.yaml").read_text() == (
        "# Found by software in content/mayor.md:7:19. Look at every line before you publish:\n"
        "# who asserts and who denies, on whose behalf (`for`), and when it was said (`date`).\n"
        "- id: warned\n"
        "  text: the town hall had been warned  # make it one neutral sentence that stands by itself\n"
        "  type: fact  # or number, prediction, opinion\n"
        "  positions:\n"
        "    - by: person/ann-aster\n"
        "      stance: denies\n"
        "      # date: when it was said; the briefing is of 2025-03-01\n"
        "      # In the briefing's words, which are no quotation: Aster denied that the town hall had been warned\n"
        "      briefing: mayor\n"
        "      # sources: [the ids of those that say so]\n"
        "  # What the newsroom found, once it has; until then the claim stands as not assessed:\n"
        "  # assessment: {state: contested, date: 2025-01-31, by: The desk, summary: Why.}\n"
    )


def test_a_dry_run_writes_nothing(claims, kept, site_of):
    before = site_of(kept / "content")
    done = claims("adopt", "mayor#1", "--dry-run")

    assert done.stderr.splitlines()[-1] == "Would make content/claims/the-town-hall-had-been-warned.yaml"
    assert "+- id: the-town-hall-had-been-warned" in done.stdout
    assert site_of(kept / "content") == before


def test_nothing_is_overwritten(claims, kept):
    (kept / "content" / "claims" / "the-town-hall-had-been-warned.yaml").write_text("# Mine.\n")
    claims("adopt", "mayor#1", "-q", "--dry-run")
    done = claims("adopt", "mayor#1", "-q")

    assert done.exit_code == 0
    files = {path.name: path.read_text()[:7] for path in (kept / "content" / "claims").iterdir()}
    assert files["the-town-hall-had-been-warned.yaml"] == "# Mine."
    assert "id: the-town-hall-had-been-warned-2" in (
        kept / "content" / "claims" / "the-town-hall-had-been-warned-2.yaml"
    ).read_text("utf-8")


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("hall-warned", "There is a record 'hall-warned' already: content/claims/all.yaml:1:7"),
        ("all", "content/claims/all.yaml exists already; give the record another --id."),
        ("Not An Id", "'Not An Id' is no id: write small letters, digits and hyphens."),
    ],
)
def test_an_id_that_cannot_be_taken(claims, kept, site_of, id_, said):
    before = site_of(kept / "content")
    done = claims("adopt", "mayor#1", "--id", id_)

    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, f"Error: {said}")
    assert site_of(kept / "content") == before


def test_what_is_recorded_is_not_adopted_again(claims):
    claims("adopt", "mayor#1", "-q", "--id", "warned")
    done = claims("adopt", "mayor#1")

    assert done.exit_code == 2
    assert "mayor#1 is recorded already, as warned: content/claims/warned.yaml:3:7" in done.stderr


def test_exact_quotations_go_into_words(claims, kept, run):
    (kept / "content" / "mayor.md").write_text(
        "---\ntitle: Mayor\ndate: 2025-03-01\nsources: [s-a]\n---\n"
        'Mayor Ann Aster came. The Harbour Board said: "The town hall had been warned." Aster denied the claim.\n'
    )
    assert claims("adopt", "mayor#1", "-q", "--id", "warned").exit_code == 0
    text = (kept / "content" / "claims" / "warned.yaml").read_text()
    assert "    - by: org/board\n      stance: asserts\n" in text
    assert "      words: The town hall had been warned\n" in text
    assert text.count("      # Read for the briefing: s-a\n") == 2, "who says that it is in there?"
    assert "      sources: " not in text
    assert run("build", "-q").exit_code == 0


def test_a_source_is_named_only_where_the_words_stand_in_it(claims, kept, run):
    (kept / "content" / "sources" / "all.yaml").write_text(
        '{id: s-a, title: Report, text: "We warned the hall. The town hall had been warned."}'
    )
    (kept / "content" / "mayor.md").write_text(
        "---\ntitle: Mayor\ndate: 2025-03-01\nsources: [s-a]\n---\n"
        'Mayor Ann Aster came. The Harbour Board said: "The town hall had been warned." Aster denied the claim.\n'
    )
    assert claims("adopt", "mayor#1", "-q", "--id", "warned").exit_code == 0
    board, aster = (kept / "content" / "claims" / "warned.yaml").read_text().split("    - by: ")[1:]
    assert "      sources: [s-a]\n" in board
    assert "      sources: " not in aster


@pytest.mark.parametrize(
    "what",
    [
        'the hall\'s "new: gate" # had opened',
        "the gate - {called: 'Öffnung'} - had opened 🚧",
        "بوابة الميناء had opened",
        "& the gate | had > opened, [really] * %TAG",
        "the\u2028gate \u200fhad\ufeff opened",
        "- the gate had opened: yes",
    ],
)
def test_any_text_makes_a_file_that_builds(claims, kept, run, what):
    (kept / "content" / "mayor.md").write_text(
        f"---\ntitle: Mayor\ndate: 2025-03-01\n---\nMayor Ann Aster denied that {what}.\n", "utf-8"
    )
    found = json.loads(claims("list", "--found", "--format", "json").stdout)["found"]
    for one in found:
        assert claims("adopt", one["handle"], "-q").exit_code == 0
    assert run("build", "-q").exit_code == 0
    assert claims("list", "--found", "-q").stdout == ""
    ids = [
        one["record"] for one in (json.loads(claims("show", "mayor#1", "--format", "json").stdout),) if found
    ]
    assert all(ids)


def test_annotate_names_the_record_that_a_claim_is_tied_to(claims, run):
    claims("adopt", "mayor#1", "-q", "--id", "warned")

    assert "; recorded as warned, tie: content [" in run("annotate", "content/mayor.md").stdout
