"""A file that looks as it did is not read again; one that may have changed is."""

import os
import time

import pytest

from briefgen.load.files.text_files import read_text
from briefgen.remembered.kept_texts import KeptTexts

OLD_ENOUGH = 0.1  # s after which a file that changes again looks different


class Reader:
    """Reads files through what is kept, and counts how often one is really read."""

    def __init__(self, file):
        self.file, self.kept, self.times = file, KeptTexts(), 0

    def read(self):
        def read(file, path):
            self.times += 1
            return read_text(file, path)

        return self.kept.of(self.file, "content/a.md", read)

    def text(self):
        return self.read().value


@pytest.fixture
def reader(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("One.\n")
    time.sleep(OLD_ENOUGH)
    return Reader(file)


def test_a_file_that_looks_as_it_did_is_not_read_again(reader):
    assert (reader.text(), reader.text(), reader.times) == ("One.\n", "One.\n", 1)


def test_a_file_that_was_written_just_now_is_read_again(reader):
    reader.file.write_text("Two.\n")
    now = time.time_ns() + 3_000_000_000  # later than any clock that the file can have been written by
    os.utime(reader.file, ns=(now, now))
    assert (reader.text(), reader.text(), reader.times) == ("Two.\n", "Two.\n", 2)


def test_other_bytes_of_the_same_size_and_date_are_seen(reader):
    reader.text()
    before = reader.file.stat()
    reader.file.write_text("Two.\n")
    os.utime(reader.file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert reader.text() == "Two.\n"


def test_another_file_that_was_moved_into_its_place_is_seen(reader):
    other = reader.file.with_name("b.md")
    other.write_text("Two.\n")
    reader.text()
    before = reader.file.stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    time.sleep(OLD_ENOUGH)
    other.replace(reader.file)
    assert reader.text() == "Two.\n"


def test_a_link_that_leads_to_another_file_is_seen(reader):
    there = reader.file.with_name("there.md")
    there.write_text("Two.\n")
    link = reader.file.with_name("link.md")
    link.symlink_to(reader.file)
    reader.file = link
    time.sleep(OLD_ENOUGH)
    assert reader.text() == "One.\n"
    link.unlink()
    link.symlink_to(there)
    assert reader.text() == "Two.\n"


def test_what_cannot_be_read_is_said_each_time_and_never_remembered(reader):
    reader.text()
    reader.file.write_bytes(b"\xff")
    time.sleep(OLD_ENOUGH)
    assert [[problem.code for problem in reader.read().diagnostics] for _ in range(2)] == [
        ["file/encoding"],
        ["file/encoding"],
    ]
    reader.file.unlink()
    assert reader.read().value is None
