from hypothesis import given
from hypothesis import strategies as st

from briefgen.pictures.text_fit import ELLIPSIS, fit


def letters(text, size):
    """A font in which each letter is half as wide as high."""
    return len(text) * size / 2


def fitted(text, width=400, height=200, sizes=(40, 20)):
    return fit(text, width, height, sizes, 1.0, letters)


def test_the_largest_size_that_has_room_is_taken():
    assert fitted("Bridge reopens") == fitted("Bridge reopens", sizes=(40,))
    assert fitted("Bridge reopens " * 8).size == 20


def test_lines_are_about_equally_long():
    assert fitted("one two three four five six").lines == ("one two three", "four five six")


def test_a_word_that_is_too_wide_is_set_smaller():
    found = fitted("Donaudampfschifffahrtsgesellschaftskapitän reist")
    assert found.lines[0] == "Donaudampfschifffahrtsgesellschaftskapitän"
    assert found.size < 20 and letters(found.lines[0], found.size) <= 400


def test_where_there_is_no_room_words_at_the_end_give_way():
    found = fitted("word, " * 200)
    assert found.size == 20 and len(found.lines) == 10
    assert found.lines[-1].endswith("word" + ELLIPSIS)


def test_words_that_have_no_room_are_not_all_tried_one_by_one():
    measured = []
    fit(
        "word " * 2_000, 400, 200, (20,), 1.0, lambda text, size: measured.append(text) or letters(text, size)
    )
    assert len(measured) < 30 * 2_000


def test_scripts_without_spaces_are_parted_between_letters_and_korean_is_not():
    assert fitted("北朝鮮の兵士が戦争に参加したと発表。", 200, sizes=(40,)).lines[0] != ""
    assert "".join(fitted("北朝鮮の兵士が戦争に参加したと発表。", 200, sizes=(40,)).lines) == (
        "北朝鮮の兵士が戦争に参加したと発表。"
    )
    assert set(fitted("북한군이 참전했다고", 150, sizes=(40,)).lines) == {"북한군이", "참전했다고"}


@given(st.text(alphabet="ab -,.éЖ한", max_size=120), st.integers(60, 600), st.integers(20, 200))
def test_no_word_is_cut_and_every_line_has_room(text, width, height):
    found = fit(text, width, height, (40, 30, 20), 1.0, letters)
    words = text.split()
    shown = " ".join(found.lines).split()
    whole = shown if not shown or not shown[-1].endswith(ELLIPSIS) else shown[:-1]
    assert whole == words[: len(whole)]
    assert all(letters(line, found.size) <= width for line in found.lines if len(line) > 1)
    assert len(found.lines) * found.size <= height or len(found.lines) == 1
