"""The word lists: every section is there, in lower case, and no list holds a word twice."""

from pathlib import Path

import pytest

from briefgen.annotate import lexicon
from briefgen.annotate.lexicon import phrases, words

LISTS = sorted((Path(lexicon.__file__).parent / "lexicons").rglob("*.txt"))


def test_words_are_read_by_section():
    assert {"say", "tell"} <= words("cues", "speech")
    assert "call" in words("cues", "naming")
    assert "say" not in words("cues", "naming")


def test_phrases_are_whole_lines():
    assert any(" " in phrase for phrase in phrases("cues", "speech"))


def test_an_unknown_section_is_our_mistake():
    with pytest.raises(KeyError):
        words("cues", "no-such-section")


@pytest.mark.parametrize("path", LISTS, ids=[f"{path.parent.name}-{path.stem}" for path in LISTS])
def test_lists_are_in_lower_case(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert [line for line in lines if line != line.lower()] == []
