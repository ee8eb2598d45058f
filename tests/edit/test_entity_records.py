"""What an editor does with records of entities."""

import re

import pytest

from briefgen.edit import Drafts, EditError
from briefgen.edit.adoption import as_record, file_for, remarks
from briefgen.edit.entity_records import (
    Register,
    Verdict,
    ignore,
    judge,
    merge,
    redirect,
    rename,
    renumber,
)
from briefgen.model.corpus import Entity

PEOPLE = "content/entities/people.yaml"
TWO = """\
- id: person/ann-aster
  name: Ann Aster
  roles:
    - {role: Mayor, from: 2020}
- id: person/a-aster
  name: A. Aster
"""


@pytest.fixture
def register(tmp_path):
    """A register of one file with this text: ``register(text)``."""

    def make(text):
        (tmp_path / "content" / "entities").mkdir(parents=True)
        (tmp_path / PEOPLE).write_text(text)
        ids = re.findall(r"^- \{?id: ([a-z/-]+)", text, re.MULTILINE)
        return Register(Drafts(tmp_path), dict.fromkeys(ids, PEOPLE))

    return make


def test_names_of_a_merged_record_become_aliases(register):
    kept = register(TWO)

    assert merge(kept, "person/a-aster", "person/ann-aster") == []
    assert kept.drafts[PEOPLE] == (
        "- id: person/ann-aster\n  name: Ann Aster\n  roles:\n    - {role: Mayor, from: 2020}\n"
        "  aliases:\n    - A. Aster\n"
        "- id: person/a-aster\n  merged_into: person/ann-aster\n"
    )


def test_a_merged_record_hands_on_what_the_other_lacks(register):
    kept = register(
        TWO
        + "  short: Aster\n  aliases: [Annie, {text: Ann A., auto: never, lang: en}, ann aster]\n"
        + "  description: Mayor.\n  demonyms: [Asterite]\n  same_as: {wikidata: Q1}\n"
        + "  roles: [{role: Mayor, from: 2020}, {role: Clerk, from: '2001', to: 2020-05}]\n"
        + "  judgements: [{other: person/x, verdict: different, date: 2025-04-28}]\n"
    )

    assert merge(kept, "person/a-aster", "person/ann-aster") == []
    assert kept.said("person/a-aster") == {"id": "person/a-aster", "merged_into": "person/ann-aster"}
    assert kept.said("person/ann-aster") == {
        "id": "person/ann-aster",
        "name": "Ann Aster",
        "description": "Mayor.",
        "aliases": [
            "A. Aster",
            "Annie",
            {"text": "Ann A.", "auto": "never", "lang": "en"},
            {"text": "Aster", "auto": "after-full"},
        ],
        "demonyms": ["Asterite"],
        "roles": [{"role": "Mayor", "from": "2020"}, {"role": "Clerk", "from": "2001", "to": "2020-05"}],
        "same_as": {"wikidata": "Q1"},
        "judgements": [{"other": "person/x", "verdict": "different", "date": "2025-04-28"}],
    }
    assert 'from: "2001"' in kept.drafts[PEOPLE]
    assert "date: 2025-04-28}" in kept.drafts[PEOPLE]


@pytest.mark.parametrize(
    ("mine", "theirs", "note", "stays"),
    [
        ("description: One.", "description: Two.", "Both have a `description`", {"description": "Two."}),
        (
            "same_as: {wikidata: Q1}",
            "same_as: {wikidata: Q2, viaf: 3}",
            "`wikidata` is `Q1` for `person/ann-aster` and `Q2` for `person/a-aster`",
            {"same_as": {"wikidata": "Q2", "viaf": "3"}},
        ),
        (
            "judgements: [{other: person/x, verdict: same}]",
            "judgements: [{other: person/x, verdict: different}]",
            "The two are judged differently on `person/x`",
            {"judgements": [{"other": "person/x", "verdict": "different"}]},
        ),
        (
            "aliases: [{text: Aster, auto: never}]",
            "aliases: [{text: Aster, auto: after-full}]",
            "`Aster` is `auto: never` for `person/ann-aster`, and stays so.",
            {},
        ),
        (
            "roles: [{role: Mayor, from: 2010}]",
            "roles: [{role: mayor, from: 2020}]",
            "the role `mayor` twice",
            {},
        ),
        (
            "judgements: [{other: person/a-aster, verdict: different}]",
            "short: Aster",
            "that it is `different` is taken out",
            {},
        ),
        (
            "short: Aster",
            "judgements: [{other: person/ann-aster, verdict: unsure}]",
            "that it is `unsure` is taken out",
            {},
        ),
    ],
)
def test_what_differs_is_said_and_kept(register, mine, theirs, note, stays):
    kept = register(
        f"- id: person/ann-aster\n  name: Ann Aster\n  {mine}\n- id: person/a-aster\n  name: A.\n  {theirs}\n"
    )
    notes = merge(kept, "person/a-aster", "person/ann-aster")

    assert len(notes) == 1
    assert note in notes[0]
    assert kept.said("person/a-aster") == {
        "id": "person/a-aster",
        "merged_into": "person/ann-aster",
        **stays,
    }
    assert all(j["other"] != "person/a-aster" for j in kept.said("person/ann-aster").get("judgements", []))


def test_comments_beside_what_moves_go_with_it_or_are_said(register):
    kept = register(
        "- id: person/ann-aster\n  name: Ann Aster\n"
        "- id: person/a-aster   # old\n  name: A. Aster  # seen once\n  # alone\n"
        "  aliases:\n    - {text: Aster, auto: never}    # two of them\n    - Ann Aster  # again\n"
    )

    assert merge(kept, "person/a-aster", "person/ann-aster") == ["This comment goes with its line: # again"]
    assert kept.drafts[PEOPLE] == (
        "- id: person/ann-aster\n  name: Ann Aster\n  aliases:\n    - A. Aster  # seen once\n"
        "    - {text: Aster, auto: never}  # two of them\n"
        "- id: person/a-aster   # old\n  merged_into: person/ann-aster\n  # alone\n"
    )


def test_comments_that_go_are_said_wherever_they_stood(register):
    kept = register(
        "- id: person/ann-aster\n  name: Ann Aster\n- id: person/a-aster\n  name: A. Aster\n"
        "  aliases:  # all of them\n    # not a name\n    - 'No #1'\n  # stays\n"
    )

    assert merge(kept, "person/a-aster", "person/ann-aster") == [
        "This comment goes with its line: # all of them",
        "This comment goes with its line: # not a name",
    ]


def test_comments_that_a_new_name_or_word_takes_along_are_said(register):
    kept = register(
        "- id: person/ann-aster\n  name: Ann Aster\n  aliases:\n    - Ann Birch  # married\n    - A. Aster\n"
        "  judgements:\n    - {other: person/b, verdict: unsure}  # looked\n"
        "- id: person/b\n  name: Bob\n"
    )

    assert rename(kept, "person/ann-aster", "Ann Birch") == ["This comment goes with its line: # married"]
    assert judge(kept, "person/ann-aster", "person/b", Verdict("different", "", "2025-03-01")) == [
        "`person/ann-aster` said that `person/b` is unsure; that is taken out.",
        "This comment goes with its line: # looked",
    ]


def test_records_do_not_go_into_each_other(register):
    kept = register(TWO + "- {id: person/c, merged_into: person/a-aster}\n")

    with pytest.raises(EditError, match="cannot go into each other"):
        merge(kept, "person/a-aster", "person/c")
    with pytest.raises(EditError, match="`person/c` is merged into `person/a-aster` already"):
        merge(kept, "person/c", "person/ann-aster")


def test_a_record_goes_into_where_the_other_went(register):
    kept = register(TWO + "- {id: person/c, merged_into: person/ann-aster}\n")

    assert merge(kept, "person/a-aster", "person/c") == [
        "`person/c` is itself merged into `person/ann-aster`, so that is where `person/a-aster` goes."
    ]
    assert kept.said("person/a-aster")["merged_into"] == "person/ann-aster"


def test_kinds_that_differ_are_said(register):
    kept = register(TWO + "- {id: org/asters, name: Asters}\n")

    assert merge(kept, "org/asters", "person/ann-aster") == [
        "`org/asters` and `person/ann-aster` are of different kinds."
    ]


def test_a_name_without_a_record_goes_into_one(register):
    kept = register(TWO)
    redirect(kept, "person/annie", "Annie", "person/ann-aster")

    assert kept.said("person/ann-aster")["aliases"] == ["Annie"]
    assert kept.drafts[PEOPLE].endswith("- {id: person/annie, merged_into: person/ann-aster}\n")


def test_a_record_that_repeats_a_value_is_refused(register):
    kept = register("- id: person/b\n  roles: &r [{role: Mayor}]\n- id: person/c\n  roles: *r\n")

    with pytest.raises(EditError, match=r"repeats a value that stands elsewhere \(`\*r`\)"):
        merge(kept, "person/c", "person/b")


def test_the_old_name_of_a_renamed_record_stays_as_an_alias(register):
    kept = register(TWO)
    rename(kept, "person/a-aster", "Anna Aster")

    assert kept.said("person/a-aster") == {
        "id": "person/a-aster",
        "name": "Anna Aster",
        "aliases": ["A. Aster"],
    }
    rename(kept, "person/a-aster", "A. Aster")
    assert kept.said("person/a-aster") == {
        "id": "person/a-aster",
        "name": "A. Aster",
        "aliases": ["Anna Aster"],
    }


def test_the_old_id_of_a_record_leads_to_the_new_one(register):
    kept = register(TWO)
    renumber(kept, "person/a-aster", "person/anna-aster")

    assert kept.drafts[PEOPLE].replace("anna-aster", "a-aster", 1) == (
        TWO + "- {id: person/a-aster, merged_into: person/anna-aster}\n"
    )


def test_a_merged_record_is_not_renamed(register):
    kept = register(TWO + "- {id: person/c, merged_into: person/a-aster}\n")

    with pytest.raises(EditError, match="name that one"):
        rename(kept, "person/c", "Cy")


def test_a_judgement_is_signed_and_dated(register):
    kept = register(TWO)

    assert judge(kept, "person/a-aster", "person/ann-aster", Verdict("different", "desk", "2025-04-28")) == []
    assert kept.drafts[PEOPLE] == (
        f"{TWO}  judgements:\n    - {{other: person/ann-aster, verdict: different, by: desk, date: 2025-04-28}}\n"
    ).replace("      -", "    -")


def test_a_contrary_judgement_goes_wherever_it_stands(register):
    kept = register(TWO)
    judge(kept, "person/a-aster", "person/ann-aster", Verdict("different", "", "2025-04-28"))
    notes = judge(kept, "person/ann-aster", "person/a-aster", Verdict("unsure", "", "2025-04-29"))

    assert notes == ["`person/a-aster` said that `person/ann-aster` is different; that is taken out."]
    assert "judgements" not in kept.said("person/a-aster")
    assert kept.said("person/ann-aster")["judgements"] == [
        {"other": "person/a-aster", "verdict": "unsure", "date": "2025-04-29"}
    ]
    notes = judge(kept, "person/a-aster", "person/ann-aster", Verdict("unsure", "", "2025-04-30"))
    assert notes == ["`person/ann-aster` says that `person/a-aster` is unsure already."]


def test_nobody_judges_what_is_merged(register):
    kept = register(TWO + "- {id: person/c, merged_into: person/a-aster}\n")

    with pytest.raises(EditError, match="are one; to part them"):
        judge(kept, "person/c", "person/a-aster", Verdict("different", "", "2025-04-28"))


@pytest.mark.parametrize(
    ("text", "reason", "after"),
    [
        ("- id: person/a\n  name: A\n", "", "- id: person/a\n  name: A\n"),
        ("ignore: [Monday]\n", "", "ignore: [Monday, Tuesday]\n"),
        ("- ignore:\n    - Monday # c\n", "", "- ignore:\n    - Monday # c\n    - Tuesday\n"),
        ("- {ignore: [Monday], reason: a day}\n", "a day", "- {ignore: [Monday, Tuesday], reason: a day}\n"),
        ("- {ignore: [Monday], reason: a day}\n", "", "- {ignore: [Monday], reason: a day}\n- {ignore: [Tuesday]}\n"),
        ("ignore: [Monday]\n", "a day", "ignore: [Monday]\n---\n- {ignore: [Tuesday], reason: a day}\n"),
    ],
)  # fmt: skip
def test_a_name_is_ignored_beside_others_with_the_same_reason(register, text, reason, after):
    drafts = register(text).drafts
    ignore(drafts, [PEOPLE], "Tuesday", reason)

    assert drafts[PEOPLE] == after
    assert drafts["content/entities/ignored.yaml"] == (
        "- {ignore: [Tuesday]}\n" if "Tuesday" not in after else ""
    )


@pytest.mark.parametrize(
    ("entity", "aliases"),
    [
        (Entity("person/ann-aster", "person", "Ann Aster"), None),
        (
            Entity("person/ann-aster", "person", "Ann Aster", aliases=("A. Aster", "Aster", "Taken")),
            ["A. Aster", {"text": "Aster", "auto": "after-full"}],
        ),
        (
            Entity("org/harbour-board", "org", "Harbour Board", aliases=("Board", "HB")),
            [{"text": "Board", "auto": "after-full"}, "HB"],
        ),
    ],
)
def test_a_found_name_becomes_a_record(entity, aliases):
    assert as_record(entity, {"taken"}).get("aliases") == aliases


def test_what_else_is_known_is_a_remark():
    assert remarks(Entity("person/a", "person", "A", seen_as=("Mayor", "Dr")), 2) == [
        "Found in 2 briefings, seen as: Mayor, Dr"
    ]
    assert remarks(Entity("person/a", "person", "A"), 1) == ["Found in 1 briefing"]


@pytest.mark.parametrize(
    ("where", "there", "path"),
    [
        ({}, [], "content/entities/organisations.yaml"),
        ({}, ["content/entities/organisations.yml"], "content/entities/organisations.yml"),
        ({"org/a": "content/entities/bodies.yaml", "person/b": PEOPLE}, [PEOPLE], "content/entities/bodies.yaml"),
        (
            {"org/a": "content/entities/bodies.yaml"},
            ["content/entities/organisations.yaml"],
            "content/entities/organisations.yaml",
        ),
    ],
)  # fmt: skip
def test_the_file_for_a_new_record(where, there, path):
    assert file_for("org", where, there) == path
