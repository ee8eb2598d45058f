import csv
import io
import json

from plan.harbour import ADA, planned

from briefgen.model.settings import ExportSettings, Settings
from briefgen.plan.exports.claims_table import COLUMNS

SETTINGS = Settings("Port News", base_url="https://example.org", exports=ExportSettings(claims_csv=True))


def both():
    """The lines of the table, and the ledger that it was made from."""
    files = {file.path: file.data for file in planned(settings=SETTINGS).value.files}
    lines = csv.DictReader(io.StringIO(files["claims.csv"].decode(), newline=""))
    assert tuple(lines.fieldnames) == COLUMNS
    return list(lines), json.loads(files["claims.json"])


def test_there_is_a_line_for_each_position_and_for_each_claim_without_one():
    lines, ledger = both()
    every = [*ledger["claims"], *ledger["found"]]
    assert len(lines) == sum(max(1, len(claim["positions"])) for claim in every)
    share = [line for line in lines if line["claim"] == "port-share"]
    assert [(line["stance"], line["state"]) for line in share] == [("", "not-checkable")]


def test_a_line_tells_who_said_what_when_and_what_was_found():
    lines, _ = both()
    first = next(line for line in lines if line["claim"] == "quay-open")
    assert (first["by"], first["by_id"], first["stance"], first["date"], first["sources"]) == (
        "Ada Lind", ADA, "asserts", "2025-03", "s-wire",
    )  # fmt: skip
    assert (first["state"], first["assessed_on"], first["opposed"]) == ("contested", "2025-04-30", "yes")


def test_what_only_software_found_is_marked_as_such():
    lines, ledger = both()
    found = [line for line in lines if not line["claim"]]
    assert [line["text"] for line in found] == [claim["text"] for claim in ledger["found"]]
    assert {line["found_by_software"] for line in found} == {"yes"}
    by_hand = [line for line in lines if line["stance"] == "retracts"]
    assert [line["found_by_software"] for line in by_hand] == ["no"]


def test_it_says_what_the_ledger_says():
    lines, ledger = both()
    told = [
        (
            claim["id"],
            claim["state"],
            position["stance"],
            position["date"] or "",
            (position["by"] or {})["name"],
        )
        for claim in ledger["claims"]
        for position in claim["positions"]
    ]
    read = [
        (one["claim"], one["state"], one["stance"], one["date"], one["by"]) for one in lines if one["claim"]
    ]
    assert [one for one in read if one[2]] == told
