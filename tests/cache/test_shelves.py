"""Shelves: what was put on them comes back, and what is damaged is never taken for it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

import pytest

from briefgen.cache import shelves
from briefgen.cache.shelves import ShelfError, Shelves
from briefgen.model.text import Span
from briefgen.model.when import Precision, When

SPANS = {("span", "a"): Span(1, 2), ("span", "b"): Span(3, 4)}


@pytest.fixture
def path(tmp_path):
    shelves.write(tmp_path / "shelves", "stamp", [*SPANS.items(), (("name", "a"), "Ann Aster")])
    return tmp_path / "shelves"


def test_each_shelf_gives_its_values_by_their_keys_in_order(path):
    kept = Shelves.open(path, "stamp")
    assert dict(kept.shelf("span", Span)) == {"a": Span(1, 2), "b": Span(3, 4)}
    assert kept.shelf("name", str)["a"] == "Ann Aster"
    assert "c" not in kept.shelf("span", Span)
    assert len(kept.shelf("span", Span)) == 2


class Row(NamedTuple):
    name: str
    date: datetime
    spans: tuple[Span, ...]


class RowBegin(NamedTuple):
    name: str
    date: datetime


def test_a_shelf_is_read_as_a_whole_or_only_the_begin_of_its_rows(tmp_path):
    rows = {
        key: Row(key, datetime(2025, 5, day, tzinfo=UTC), (Span(day, 9),))
        for day, key in ((2, "b"), (1, "a"))
    }
    shelves.write(tmp_path / "shelves", "stamp", [(("row", key), row) for key, row in rows.items()])
    kept = Shelves.open(tmp_path / "shelves", "stamp")
    assert [*kept.whole("row", Row).items()] == [*rows.items()]
    assert kept.begins("row", RowBegin) == {key: RowBegin(*row[:2]) for key, row in rows.items()}
    assert kept.whole("none", Row) == {}
    for read in (kept.whole, kept.begins):
        with pytest.raises(ShelfError):
            read("row", NamedTuple("Other", [("name", int)]))


def test_a_moment_keeps_its_time_zone(tmp_path):
    moment = datetime(2025, 4, 27, 18, tzinfo=timezone(timedelta(hours=1)))
    when = When("2025-04-27", moment, Precision.TIME)
    shelves.write(tmp_path / "shelves", "stamp", [(("when", "a"), when)])
    back = Shelves.open(tmp_path / "shelves", "stamp").shelf("when", When)["a"]
    assert (back, back.iso) == (when, when.iso)


def test_values_are_put_in_the_place_of_others(path):
    kept = Shelves.open(path, "stamp")
    kept.put({("span", "a"): Span(5, 6), ("name", "a"): "Bo Birch"})
    kept.close()
    again = Shelves.open(path, "stamp")
    assert again.shelf("span", Span)["a"] == Span(5, 6)
    assert again.shelf("span", Span)["b"] == Span(3, 4)
    assert again.shelf("name", str)["a"] == "Bo Birch"


def test_a_file_that_cannot_be_written_to_is_not_kept_as_it_was(path):
    kept = Shelves.open(path, "stamp")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("BEGIN IMMEDIATE")
        kept.put({("span", "a"): Span(5, 6)})
    assert not path.exists()


def test_with_another_stamp_or_without_a_file_nothing_is_opened(path, tmp_path):
    assert Shelves.open(path, "another") is None
    assert Shelves.open(tmp_path / "none", "stamp") is None


def test_what_is_no_file_of_shelves_is_not_opened(path):
    path.write_bytes(b"something else " * 500)
    assert Shelves.open(path, "stamp") is None


@pytest.mark.parametrize("change", ["value = value || 'x'", "key = 'c'"])
def test_a_damaged_value_is_an_error(path, change):
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"UPDATE shelf SET {change} WHERE name = 'span' AND key = 'a'")
    shelf = Shelves.open(path, "stamp").shelf("span", Span)
    with pytest.raises(ShelfError):
        dict(shelf)


def test_a_value_of_another_kind_is_an_error(path):
    with pytest.raises(ShelfError):
        Shelves.open(path, "stamp").shelf("name", Span)["a"]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM shelf WHERE key = 'b'",
        "UPDATE shelf SET rowid = 77 WHERE name = 'span' AND key = 'a'",
        "INSERT INTO shelf SELECT name, key || 'c', value FROM shelf WHERE name = 'span' AND key = 'a'",
        "DELETE FROM shelf WHERE name = '' AND key = 'begin'",
    ],
)
def test_a_row_that_was_lost_or_stands_elsewhere_is_missed(path, damage):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(damage)
        connection.commit()
    kept = Shelves.open(path, "stamp")
    for read in (lambda: kept.whole("span", Span), lambda: list(kept.shelf("span", Span))):
        with pytest.raises(ShelfError):
            read()
    kept.close()


def test_what_is_put_in_the_place_of_others_is_no_damage(path):
    kept = Shelves.open(path, "stamp")
    kept.put({("span", "a"): Span(5, 6)})
    assert kept.whole("span", Span) == {"a": Span(5, 6), "b": Span(3, 4)}
    kept.close()


def test_values_that_were_written_in_two_parts_are_counted_together(tmp_path):
    shelves.begin(tmp_path / "begun", SPANS.items())
    shelves.finish(tmp_path / "begun", tmp_path / "shelves", "stamp", [(("span", "c"), Span(5, 6))])
    kept = Shelves.open(tmp_path / "shelves", "stamp")
    assert list(kept.whole("span", Span)) == ["a", "b", "c"]
    kept.close()


def test_a_file_whose_table_has_words_that_are_no_text_is_none(path):
    data = path.read_bytes()
    assert b"NOT NULL, key" in data
    path.write_bytes(data.replace(b"NOT NULL, key", b"NOT NUL\xe8, key"))
    assert Shelves.open(path, "stamp") is None
