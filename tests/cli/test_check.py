"""``briefgen check``: every problem, nothing written."""

import json


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != ".briefgen-cache")


def test_a_good_site(run, edition):
    done = run("check")

    assert (done.exit_code, done.stdout) == (0, "1 quotation (1 named). 0 sources read.\nNo problems.\n")
    assert names(edition) == ["briefgen.yaml", "content"]


def test_verbose_and_quiet(run):
    assert run("check", "-q").output == ""
    assert "Phases: load" in run("check", "-v").stdout


def test_problems_as_text(run, add):
    add("wrong", "kind: newz")
    done = run("check")

    assert done.exit_code == 1
    assert "content/wrong.md:4:7: error[" in done.stderr


def test_problems_as_json(run, add, edition):
    add("wrong", "kind: newz")
    done = run("check", "--format", "json")
    found = json.loads(done.stdout)

    assert done.exit_code == 1
    assert (found["errors"], found["warnings"]) == (1, 0)
    [problem] = found["problems"]
    assert problem["path"] == "content/wrong.md"
    assert (problem["line"], problem["column"], problem["width"]) == (4, 7, 4)
    assert problem["excerpt"] == "kind: newz"
    assert problem["severity"] == "error"
    assert problem["message"]
    assert problem["hint"]
    assert names(edition) == ["briefgen.yaml", "content"]


def test_problems_as_sarif(run, add):
    add("wrong word", "kind: newz")
    log = json.loads(run("check", "--format", "sarif").stdout)

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    [tool_run] = log["runs"]
    driver = tool_run["tool"]["driver"]
    assert driver["name"] == "briefgen"
    assert tool_run["columnKind"] == "unicodeCodePoints"
    [result] = tool_run["results"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] == "error"
    assert result["message"]["text"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "content/wrong%20word.md"
    assert location["region"] == {
        "startLine": 4,
        "startColumn": 7,
        "endColumn": 11,
        "snippet": {"text": "kind: newz"},
    }


def test_a_good_site_as_sarif(run):
    [tool_run] = json.loads(run("check", "--format", "sarif").stdout)["runs"]

    assert tool_run["results"] == []


def test_strict_makes_a_warning_fail(run, edition):
    (edition / "content" / "claims").mkdir()
    (edition / "content" / "claims" / "bridge.yaml").write_text(
        "- id: bridge\n  text: The bridge is safe.\n  assessment:\n"
        "    {state: contested, date: 2025-01-01, by: Desk, summary: Both sides., review_by: 2025-02-01}\n"
    )
    done = run("check", "--as-of", "2025-03-01")

    assert done.exit_code == 0, done.output
    assert "content/claims/bridge.yaml" in done.stderr
    assert run("check", "--as-of", "2025-03-01", "--strict").exit_code == 1


def test_a_folder_that_is_no_site(run, tmp_path):
    assert run("check", "-C", tmp_path).exit_code == 2
    assert names(tmp_path) == ["edition"]


def test_who_has_a_say_is_listed_for_each_briefing(run):
    lines = run("check", "--sourcing").stdout.splitlines()

    assert lines[0] == "content/mayor.md"
    assert "  1 quotation (1 named). 0 sources read." in lines
    assert "    person/ann-aster: 1 quotation, 1 position" in lines


def test_who_has_a_say_for_programs(run):
    told = json.loads(run("check", "--sourcing", "--format", "json").stdout)["sourcing"]

    assert told[0]["quotations"] == {"named": 1, "unnamed": 0, "unclear": 0}
    assert told[0]["sources"] == {"number": 0, "archived": 0, "kinds": {}}
    assert "sourcing" not in json.loads(run("check", "--format", "json").stdout)


def test_what_is_recorded_twice_is_left_as_it_was(run, edition):
    assert run("check", "--record", "--as-of", "2025-04-01").exit_code == 0
    file = edition / "published_digests.jsonl"
    first = (file.read_bytes(), file.stat().st_mtime_ns)
    again = run("check", "--record", "--as-of", "2025-05-01")

    assert "Recorded the text of 1 briefing (0 new or changed)" in again.stdout
    assert (file.read_bytes(), file.stat().st_mtime_ns) == first


def test_warnings_keep_a_strict_check_from_recording(run, add, edition):
    add("news", "corrections: [{date: 2025-02-02, now: not there}]")
    done = run("check", "--record", "--strict")

    assert (done.exit_code, "Nothing was recorded" in done.stdout) == (1, True)
    assert not (edition / "published_digests.jsonl").exists()


def test_a_record_that_cannot_be_written_is_said_in_one_line(run, edition, tmp_path):
    (tmp_path / "other.jsonl").touch()
    (edition / "published_digests.jsonl").symlink_to(tmp_path / "other.jsonl")
    done = run("check", "--record")

    assert done.exit_code == 1
    assert "Error: published_digests.jsonl lies outside of the site" in done.stderr


def test_a_record_for_programs_is_json_and_nothing_else(run):
    done = run("check", "--record", "--format", "json")
    assert json.loads(done.stdout)["problems"] == []
