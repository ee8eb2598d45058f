"""The list of what briefgen wrote."""

import os
import sys

import pytest

from briefgen.write import inventory


def test_what_is_written_is_read_again(tmp_path):
    files = {"z.html": "2", "a.html": "1", "ä.html": "3"}
    (tmp_path / inventory.NAME).write_bytes(inventory.encode(files))

    assert inventory.read(tmp_path) == files
    assert inventory.encode(files) == inventory.encode(dict(reversed(files.items())))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        "{}",
        '{"format": 2, "files": {"a": "1"}}',
        '{"format": 1, "files": ["a"]}',
        "[" * 200_000,
    ],
)
def test_a_list_that_is_damaged_or_of_another_form_lists_nothing(tmp_path, text):
    (tmp_path / inventory.NAME).write_text(text)

    assert inventory.read(tmp_path) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_a_pipe_or_a_device_in_its_place_is_no_list(tmp_path):
    os.mkfifo(tmp_path / inventory.NAME)
    assert (inventory.read(tmp_path), inventory.state(tmp_path)) == ({}, "")
    (tmp_path / inventory.NAME).unlink()
    (tmp_path / inventory.NAME).symlink_to("/dev/zero")
    assert (inventory.read(tmp_path), inventory.state(tmp_path)) == ({}, "")


def test_entries_of_another_form_are_left_out(tmp_path):
    (tmp_path / inventory.NAME).write_text('{"format": 1, "files": {"a": "1", "b": 2}}')

    assert inventory.read(tmp_path) == {"a": "1"}
