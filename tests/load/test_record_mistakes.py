"""Two hundred records with every mistake that an editor can make: each is reported at its line, and all at once."""

import pytest
from load.archive import LAYOUTS, Archive
from load.mistakes import MISTAKES
from load.sites import NOW, write_site
from load.yaml_writing import Typed

from briefgen.load import load
from briefgen.load.problems import CODES


def written(archive, root):
    """Write an archive; give what must be reported, what is, and the records that were read."""
    expected = archive.write(root)
    outcome = load(root, now=NOW)
    reported = [(one.place.path, one.place.line, one.place.column, one.code) for one in outcome.diagnostics]
    return expected, reported, outcome.value.registry


def records_lost(archive, registry):
    """Give the ids of records that nobody spoiled and that were not read all the same."""
    read = {one.id for kind in (registry.entities, registry.claims, registry.sources) for one in kind}
    return {id_ for ids in archive.ids.values() for id_ in ids} - read - set(archive.taken)


def test_the_archive_has_no_mistake(tmp_path):
    expected, reported, registry = written(Archive(), tmp_path)
    assert expected == reported == []
    assert [len(kind) for kind in (registry.entities, registry.claims, registry.sources)] == [68, 96, 36]


@pytest.mark.no_cover  # all mistakes in one archive run the same lines
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_mistake_is_reported_at_its_place_in_this_layout(layout, tmp_path):
    """As many mistakes as find room in the records of the layout are made in one archive, then in the next."""
    left = list(MISTAKES)
    while left:
        archive, names = Archive(), []
        while left and archive.has_room(layout):
            names.append(left.pop(0))
            MISTAKES[names[-1]](archive, layout)
        expected, reported, registry = written(archive, tmp_path / str(len(left)))
        assert reported == expected, names
        assert len(expected) >= len(names)
        assert records_lost(archive, registry) == set()


def test_all_mistakes_are_reported_in_one_run(tmp_path):
    archive = Archive()
    for plant in MISTAKES.values():
        plant(archive, "")
    expected, reported, registry = written(archive, tmp_path)
    assert len(expected) > 120
    assert reported == expected
    assert records_lost(archive, registry) == set()


def test_every_problem_of_records_is_among_the_mistakes(tmp_path):
    archive = Archive()
    for plant in MISTAKES.values():
        plant(archive, "")
    of_records = {code.name for code in CODES if code.name.startswith(("record/", "reference/", "source/"))}
    missed = of_records - {code for *_, code in archive.write(tmp_path)}
    assert missed == {"source/unnamed-file"}, "that is a problem of a file that is no record"


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", LAYOUTS)
def test_text_that_yaml_takes_for_something_else_is_text(layout, tmp_path):
    """A number, a date, a switch, Norwegian: each is what was typed."""
    archive = Archive()
    entity, claim, source = archive.entity(layout), archive.claim(layout), archive.source(layout)
    traps = ["2025", "2025-04", "2025-04-28", "NO", "on", "false", "1_000", "0x1F", "12:30", "1e3"]
    entity["aliases"] = [Typed(text) for text in traps]
    entity["aliases"][0] = {"text": Typed(traps[0]), "auto": "never"}
    claim["positions"] = [
        {"by": Typed(text), "stance": "asserts", "venue": Typed(text), "sources": [source["id"]]}
        for text in traps
    ]
    source["authors"] = [Typed(text) for text in traps]
    source["lang"] = Typed("NO")
    expected, reported, registry = written(archive, tmp_path)
    assert expected == reported == []
    read = {one.id: one for kind in (registry.entities, registry.claims, registry.sources) for one in kind}
    assert [alias.text for alias in read[entity["id"]].aliases] == traps
    assert [position.by for position in read[claim["id"]].positions] == traps
    assert [position.venue for position in read[claim["id"]].positions] == traps
    assert list(read[source["id"]].authors) == traps


def test_many_wrong_ids_at_once_are_each_reported(tmp_path):
    """A whole file of sources is gone: every reference to it is a problem of its own."""
    archive = Archive()
    gone = {record["id"] for record in archive.files.pop("content/sources/minutes.yaml")}
    cited = [
        source
        for records in archive.files.values()
        for record in records
        for group in (*record.get("positions", ()), *record.get("evidence", ()))
        for source in (*group.get("sources", ()), group.get("source"))
    ] + [source for header in archive.briefings.values() for source in header["sources"]]
    _, reported, _ = written(archive, tmp_path)
    assert [code for *_, code in reported] == ["reference/unknown-source"] * sum(one in gone for one in cited)


def test_a_merge_that_leads_nowhere_is_not_said_to_lead_back(tmp_path):
    write_site(
        tmp_path,
        "-- content/bridge.md --\n---\ntitle: Bridge reopens\n---\n"
        "-- content/entities/people.yaml --\n- {id: person/bea-birch, merged_into: person/bea-birche}\n",
    )
    (problem,) = load(tmp_path, now=NOW).diagnostics
    assert (problem.code, "bea-birch`" in problem.hint) == ("record/dangling-merge", False)
