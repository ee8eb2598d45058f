"""Documents in, an index out: the same bytes for the same documents, and in it what a browser needs."""

import gzip
import json
import re
from dataclasses import replace

import pytest

from briefgen.model.site import SearchDocument, SearchPart
from briefgen.search import index, is_available, stamp
from briefgen.search.index_bytes import (
    FILTERS,
    PAGES,
    SORTS,
    filter_path,
    fragment_path,
    meta_path,
    read,
    unpacked,
)
from briefgen.search.problems import CODES

pytestmark = pytest.mark.pagefind

DOCUMENTS = tuple(
    SearchDocument(
        f"news/quay-{number}/index.html",
        f"Quay {number}",
        (
            SearchPart(paragraphs=(f"Crane {number} stands.",)),
            SearchPart("What <next>", "what-next", ("Ships & cranes.",)),
        ),
        (
            *(("entity", f"Name: of, {name}") for name in range(number, number + 4)),
            ("section", f"Part {number % 5}"),
        ),
        (("date", f"{number} May 2025"), ("kind", "News")),
        f"2025-05-{number:02d}",
    )
    for number in range(1, 25)
)


def made(documents=DOCUMENTS, lang="en"):
    outcome = index(documents, lang)
    assert outcome.diagnostics == ()
    return {file.path: file.data for file in outcome.value}


@pytest.fixture(scope="module")
def files():
    return made()


def read_fragment(files, name):
    return json.loads(unpacked(files["pagefind/" + fragment_path(name)]))


def fragments(files):
    """What the list of results prints, by the address of its page."""
    found = {}
    for path, data in files.items():
        if path.endswith(".pf_fragment"):
            one = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
            found[one["url"]] = one
    return found


def test_equal_documents_give_equal_bytes_in_whatever_order_they_come(files):
    """Pagefind's hash tables have another seed in each of these runs."""
    for documents in (DOCUMENTS, DOCUMENTS[::-1], DOCUMENTS[7:] + DOCUMENTS[:7]):
        assert made(documents) == files


def test_pages_stand_in_the_order_of_their_addresses_and_not_as_a_disk_lists_them():
    dates = ["2025-05-02", "2025-05-01", "", "2025-05-02", "2025-05-01"]
    documents = [replace(DOCUMENTS[number], date=date) for number, date in enumerate(dates)]
    files = made(documents)
    (entry,) = json.loads(files["pagefind/pagefind-entry.json"])["languages"].values()
    meta = read(files["pagefind/" + meta_path(entry["hash"])])
    pages = [read_fragment(files, name)["url"] for name, _ in meta[PAGES]]
    assert pages == [f"/news/quay-{number}/" for number in range(1, 6)]
    assert meta[SORTS] == [["date", [2, 1, 4, 0, 3]]]
    found = {
        value: on
        for _, name in meta[FILTERS]
        for value, on in read(files["pagefind/" + filter_path(name)])[1]
    }
    assert found["Name: of, 4"] == [0, 1, 2, 3]
    assert {page: found[f"Part {page + 1}"] for page in range(4)} == {page: [page] for page in range(4)}


def test_other_documents_give_other_names_so_that_no_browser_takes_old_pieces(files):
    other = made((replace(DOCUMENTS[0], filters=(("entity", "Another"),)), *DOCUMENTS[1:]))
    assert {path for path in files if path.endswith(".pf_filter")} != {
        path for path in other if path.endswith(".pf_filter")
    }


def test_a_result_leads_to_the_page_and_to_its_sections(files):
    one = fragments(files)["/news/quay-3/"]
    assert one["meta"] == {"title": "Quay 3", "date": "3 May 2025", "kind": "News"}
    assert [(anchor["id"], anchor["text"]) for anchor in one["anchors"]] == [("what-next", "What <next>")]
    assert "Ships & cranes" in one["content"]


def test_values_of_filters_may_hold_any_sign(files):
    assert fragments(files)["/news/quay-3/"]["filters"]["entity"][0] == "Name: of, 3"


def test_only_what_our_own_page_needs_is_in_it(files):
    kinds = {re.sub(r"[0-9a-f]{7,}", "…", path.removeprefix("pagefind/")) for path in files}
    assert kinds == {
        *("pagefind.js", "pagefind-entry.json", "pagefind.en_….pf_meta", "wasm.en.pagefind"),
        *("filter/en_….pf_filter", "fragment/en_….pf_fragment", "index/en_….pf_index"),
    }
    assert json.loads(files["pagefind/pagefind-entry.json"])["languages"]["en"]["page_count"] == 24


@pytest.mark.parametrize(("lang", "program"), [("uk", "unknown"), ("pt-BR", "pt"), ("ar", "ar")])
def test_every_language_has_its_program_and_one_index(lang, program):
    files = made(DOCUMENTS[:2], lang)
    assert [path for path in files if "wasm" in path] == [f"pagefind/wasm.{program}.pagefind"]
    assert len([path for path in files if path.endswith(".pf_meta")]) == 1


def test_addresses_in_any_script_are_kept():
    files = made(
        [replace(DOCUMENTS[0], path="новини/порт 1/index.html"), replace(DOCUMENTS[1], path="a.htm")]
    )
    assert set(fragments(files)) == {"/новини/порт 1/", "/a.htm"}


def test_no_documents_are_no_index():
    assert index((), "en").value == ()


def test_another_pagefind_is_another_stamp(monkeypatch, tmp_path):
    before = stamp()
    assert stamp() == before
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program(tmp_path, "echo pagefind 9.9")))
    assert stamp() != before


def program(folder, line):
    path = folder / "pagefind"
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return path


class TestWhereThereIsNoProgram:
    @pytest.mark.parametrize("line", [None, "exit 3"])
    def test_it_is_said_that_there_is_no_search(self, monkeypatch, tmp_path, line):
        path = program(tmp_path, line) if line else tmp_path / "none"
        monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))
        assert not is_available()

    def test_one_for_another_machine_is_none(self, monkeypatch, tmp_path):
        other = tmp_path / "pagefind"
        other.write_bytes(b"\x7fELF not for this one")
        other.chmod(0o755)
        monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(other))
        assert not is_available()


def test_what_the_program_says_is_reported(monkeypatch, tmp_path):
    path = program(tmp_path, "echo 'Error: the index is too heavy.' >&2; exit 1")
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))
    (problem,) = index(DOCUMENTS, "en").diagnostics
    assert (problem.code, problem.message) == (
        "search/failed",
        "The search index could not be made: the index is too heavy.",
    )


def test_no_room_for_temporary_files_is_reported(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    (problem,) = index(DOCUMENTS, "en").diagnostics
    assert problem.code == "search/failed"


def test_each_code_has_a_hint():
    assert all("search: false" in code.hint for code in CODES)
