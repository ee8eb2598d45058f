"""Words of commands that are shown to be copied."""

import subprocess

import pytest

from briefgen.model.shell_word import shell_word

ANY_SHELL = {
    "person/ann-aster": "person/ann-aster",
    "talks#2": "talks#2",
    "Zoë": "Zoë",
    "#2": '"#2"',
    "": '""',
    "Ann Aster": '"Ann Aster"',
    "Miles O'Brien": '"Miles O\'Brien"',
    "Miles O’Brien": '"Miles O’Brien"',
    "Birch & Sons (Ltd); Quay | Pier": '"Birch & Sons (Ltd); Quay | Pier"',
    "Ahoy! News!": '"Ahoy! News!"',
}
NOT_CMD = {
    "the $5 party": "'the $5 party'",
    "the “Friends”": "'the “Friends”'",
    'Ann "Nan" Aster': "'Ann \"Nan\" Aster'",
    "a\\b": "'a\\b'",
    "`date`": "'`date`'",
    "News!now": "'News!now'",
    "O'Brien's $5": "'O'\"'\"'Brien'\"'\"'s $5'",
}


@pytest.mark.parametrize(("text", "word"), (ANY_SHELL | NOT_CMD).items())
def test_a_word_is_written_so_that_most_shells_read_it_alike(text, word):
    assert shell_word(text) == word
    assert subprocess.run(["sh", "-c", f"printf %s {word}"], capture_output=True, text=True).stdout == text


def test_only_a_word_that_double_quotes_would_change_is_in_single_ones():
    """cmd of Windows takes single quotation marks for letters."""
    assert not any(shell_word(text).startswith("'") for text in ANY_SHELL)
    assert all(shell_word(text).startswith("'") for text in NOT_CMD)
