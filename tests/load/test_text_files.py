import pytest

from briefgen.load.files.text_files import decode, read_bytes, read_text


def test_line_ends_become_one_and_a_byte_order_mark_is_dropped(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(tmp_path / "a.md", "a.md").value == "one\ntwo\nthree\n"


def test_an_empty_file_is_empty_text(tmp_path):
    (tmp_path / "a.md").touch()
    assert read_text(tmp_path / "a.md", "a.md").value == ""


def test_a_file_that_vanished_is_reported(tmp_path):
    (problem,) = read_text(tmp_path / "a.md", "content/a.md").diagnostics
    assert (problem.code, str(problem.place)) == ("file/unreadable", "content/a.md")


@pytest.mark.parametrize(("size", "fits"), [(10, True), (11, False)])
def test_a_file_up_to_the_limit_is_read(tmp_path, size, fits):
    (tmp_path / "a.png").write_bytes(b"x" * size)
    outcome = read_bytes(tmp_path / "a.png", "a.png", limit=10)
    assert (outcome.value is not None) is fits
    assert [one.code for one in outcome.diagnostics] == ([] if fits else ["file/too-long"])


def test_a_folder_is_no_file(tmp_path):
    (problem,) = read_bytes(tmp_path, "a.md").diagnostics
    assert problem.code == "file/unreadable"


def test_the_first_byte_that_is_no_utf8_is_shown_in_its_line():
    (problem,) = decode("a.md", "größer\r\nCafé ".encode() + b"caf\xe9\n").diagnostics
    assert (problem.place.line, problem.place.column) == (2, 9)
    assert "0xE9" in problem.message


def test_a_nul_is_made_visible():
    (problem,) = decode("a.md", b"a\nb\0c\n").diagnostics
    assert (problem.place.line, problem.place.column, problem.place.excerpt) == (2, 2, "b␀c")
