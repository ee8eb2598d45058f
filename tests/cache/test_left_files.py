"""What the files of a site looked like is known of one output folder each, and unknown in doubt."""

import pytest

from briefgen.cache import left_files, sealed_file
from briefgen.model.file_look import Known

FILES = {"index.html": Known("5 1 1 7 33188", "ab"), "a/é.html": Known("6 2 2 8 33188", "cd")}


def test_what_was_kept_of_a_folder_is_read_again_and_nothing_of_another(tmp_path):
    left_files.keep(tmp_path / "cache", tmp_path / "site", FILES, {})

    assert left_files.read(tmp_path / "cache", tmp_path / "site") == FILES
    assert left_files.read(tmp_path / "cache", tmp_path / "public") == {}


def test_of_what_was_just_written_the_bytes_are_known_and_no_looks(tmp_path):
    left_files.keep(tmp_path, tmp_path / "site", FILES, {"new.html": "ef"})

    assert left_files.read(tmp_path, tmp_path / "site") == {**FILES, "new.html": Known("", "ef")}


def test_the_last_one_counts(tmp_path):
    left_files.keep(tmp_path, tmp_path / "site", FILES, {})
    left_files.keep(tmp_path, tmp_path / "site", {}, {})

    assert left_files.read(tmp_path, tmp_path / "site") == {}


def test_without_a_cache_nothing_is_kept(tmp_path):
    left_files.keep(None, tmp_path / "site", FILES, {})

    assert left_files.read(None, tmp_path / "site") == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"\x81", b"\x80" * 40, b"\x93\x01\x02\x03", b"\x81\xa1a\xa1b"])
@pytest.mark.parametrize("is_sealed", [True, False])
def test_what_is_damaged_or_of_another_form_is_nothing(tmp_path, data, is_sealed):
    left_files.keep(tmp_path, tmp_path / "site", FILES, {})
    (file,) = tmp_path.glob("last-build-*")
    if is_sealed:
        sealed_file.write(file, data)
    else:
        file.write_bytes(data)

    assert left_files.read(tmp_path, tmp_path / "site") == {}


def test_what_is_sealed_under_another_name_is_nothing(tmp_path):
    left_files.keep(tmp_path, tmp_path / "site", FILES, {})
    (file,) = tmp_path.glob("last-build-*")
    left_files.keep(tmp_path, tmp_path / "other", {}, {})
    for other in tmp_path.glob("last-build-*"):
        if other != file:
            other.write_bytes(file.read_bytes())

    assert left_files.read(tmp_path, tmp_path / "other") == {}
