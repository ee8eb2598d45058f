"""load as a whole: order, robustness, and that nothing in a file can make it raise."""

import shutil
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from load.sites import NOW, report_of, write_site

from briefgen.load import load
from briefgen.model.inputs import Inputs

PAGE = "-- content/bridge.md --\n---\ntitle: Bridge\n---\nText.\n"

# Pieces that lead into the corners of the readers, strung together in any order.
WORDS = (
    "--- |...|title|: |- |[|]|{|}|\n|\n  |\t|#|'|\"|&a |*a|!x |!!int |? |, | |\\|~|null|true|2025-02-30|0|"
    "id|person/ann|claims|key_points|extra|positions|by|same_as|aliases|ignore|merged_into|date|kind|slug|../|"
    "theme|base_url|https://|permalink|{slug}|timezone|nav|feeds|corrections|relative_dates|\\x00|\\uD800|"
    "\u0000|\u2028|\u0085|\ufeff|é|😀|%YAML 1.3|>-|<<"
)
PIECES = st.lists(
    st.sampled_from(WORDS.split("|")),
    max_size=30,
).map("".join)
ANYTHING = st.one_of(
    st.binary(max_size=200),
    PIECES.map(lambda text: text.encode("utf-8", "surrogatepass")),
    PIECES.map(lambda text: f"---\n{text}\n---\nText.\n".encode("utf-8", "surrogatepass")),
    st.text(max_size=100).map(lambda text: f"---\ntitle: {text}\n---\n".encode("utf-8", "surrogatepass")),
)


@pytest.mark.parametrize("people", ["- id: person/ann-aster\n\tname: Ann Aster\n", "name: \udce9\n"])
def test_records_that_cannot_be_read_are_not_said_to_be_missing_where_they_are_named(people, tmp_path):
    write_site(tmp_path, PAGE.replace("title", "about: [person/ann-aster]\nsources: [s-gone]\ntitle"))
    (tmp_path / "content/entities").mkdir()
    (tmp_path / "content/entities/people.yaml").write_bytes(people.encode("utf-8", "surrogateescape"))

    codes = [problem.code for problem in load(tmp_path, now=NOW).diagnostics]

    assert "reference/unknown-source" in codes
    assert "reference/unknown-entity" not in codes
    assert {"yaml/tab", "file/encoding"}.intersection(codes)


@pytest.mark.parametrize(
    "path",
    [
        "content/a.md",
        "content/entities/a.yaml",
        "content/claims/a.yaml",
        "content/sources/a.yaml",
        "briefgen.yaml",
        "themes/lamp/theme.yaml",
    ],
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ANYTHING)
@example(data=b"[" * 100_000)
@example(data=b"---\n" + b"- " * 100_000 + b"\n---\n")
@example(data=b"a: &a [*a]\n")
@example(data=b"page_size: " + b"9" * 5000)
def test_no_bytes_make_it_raise(path, data, tmp_path):
    shutil.rmtree(tmp_path)
    write_site(tmp_path, PAGE + ("-- briefgen.yaml --\ntheme: lamp\n" if "lamp" in path else ""))
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(data)
    outcome = load(tmp_path, now=NOW)
    assert isinstance(outcome.value, Inputs)
    assert list(outcome.diagnostics) == sorted(outcome.diagnostics, key=lambda one: one.order)
    for problem in outcome.diagnostics:
        f"{problem.message} {problem.hint} {problem.place}".encode()


def test_all_problems_come_in_one_run_in_order(tmp_path):
    write_site(
        tmp_path,
        "-- briefgen.yaml --\npage_size: 0\n"
        "-- content/b.md --\n---\ntitle: B\nkind: x\nclaims: [no-such]\ncolour: red\n---\n"
        "-- content/a.md --\nText.\n"
        "-- content/claims/c.yaml --\n- {id: c}\n",
    )
    assert [line.partition(" ")[0] for line in report_of(tmp_path)] == [
        "briefgen.yaml:1:12",
        "content/a.md:1:1",
        "content/b.md:3:7",
        "content/b.md:4:10",
        "content/b.md:5:1",
        "content/claims/c.yaml:1:3",
    ]


def test_the_same_folder_gives_the_same_inputs_whatever_the_order_on_disk(tmp_path):
    files = [f"-- content/s{n % 3}/p{n}.md --\n---\ntitle: P{n}\n---\nText.\n" for n in range(12)]
    files += [f"-- content/entities/e{n}.yaml --\n{{id: person/p{n}, name: P {n}}}\n" for n in range(9)]
    write_site(tmp_path / "one", "".join(files))
    Random(7).shuffle(files)
    write_site(tmp_path / "two", "".join(files))
    one, two = (load(tmp_path / name, now=NOW).value for name in ("one", "two"))
    assert one == two
    assert [source.path for source in one.sources] == sorted(source.path for source in one.sources)
    assert one.build_date == NOW
