"""Links to words: they fit one place only, by the rule that browsers follow.

``opened`` follows that rule on its own terms; ``tests/browser/test_text_fragments.py`` asks a real browser.
"""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.passage import TextFragment
from briefgen.model.text import Span
from briefgen.resolve.words.folding import fold_text
from briefgen.resolve.words.text_fragments import Page

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


def plain(text):
    text = text.replace("\n", " ").translate(str.maketrans("“”’", '""\''))
    return "".join(unicodedata.normalize("NFD", character)[0].lower() for character in text)


def first_place(term, page, start, exactly_there=False):
    """Where a browser finds a term from ``start`` on: whole words, in one paragraph."""
    edges = {at for word in WORD.finditer(page) for at in (word.start(), word.end())}
    inside = {at for word in WORD.finditer(page) for at in range(word.start() + 1, word.end())}
    seen, sought = plain(page), plain(term)
    at = seen.find(sought, start)
    while at >= 0:
        whole = not {at, at + len(sought)} & (inside - edges)
        if whole and "\n" not in page[at : at + len(sought)]:
            return at if not exactly_there or at == start else -1
        if exactly_there:
            return -1
        at = seen.find(sought, at + 1)
    return -1


def skip_blanks(page, at):
    while page[at : at + 1].isspace():
        at += 1
    return at


def opened(fragment, page):
    """The range that a browser marks for a link, or none."""
    at = 0
    while True:
        if fragment.before:
            found = first_place(fragment.before, page, at)
            if found < 0:
                return None
            start = skip_blanks(page, found + len(fragment.before))
            if first_place(fragment.start, page, start, exactly_there=True) < 0:
                at = found + 1
                continue
        else:
            found = start = first_place(fragment.start, page, at)
            if found < 0:
                return None
        end = start + len(fragment.start)
        looked = end
        while fragment.end or fragment.after:
            if fragment.end:
                last = first_place(fragment.end, page, looked)
                if last < 0:
                    return None
                end = last + len(fragment.end)
            if not fragment.after:
                break
            if first_place(fragment.after, page, skip_blanks(page, end), exactly_there=True) >= 0:
                break
            if not fragment.end:
                end = -1
                break
            looked = end
        if end >= 0:
            return Span(start, end)
        at = found + 1


def link_to(words, text, nth=1):
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Page(text, fold_text(text)).fragment(Span(at, at + len(words)))


TEXT = (
    "The bridge is safe. The board met in May, and the board said that the bridge is safe.\n"
    "The bridge was built before the flood, at a cost that nobody of them knew, by people who had never built a bridge.\n\n"
    "Nobody asked. The bridge is safe, they said.\n"
)


def test_short_words_that_stand_once_are_the_link_themselves():
    assert link_to("met in May", TEXT) == TextFragment("met in May")


def test_words_that_stand_more_than_once_take_the_fewest_words_around():
    assert link_to("The bridge is safe", TEXT, 2) == TextFragment("The bridge is safe", before="asked.")
    assert link_to("the bridge is safe", TEXT) == TextFragment("the bridge is safe", before="that")
    assert link_to("The bridge is safe", TEXT) == TextFragment("The bridge is safe", after=". The board")


def test_long_words_and_words_over_several_lines_are_given_by_their_ends():
    long = "The bridge was built before the flood, at a cost that nobody of them knew, by people who had never built a bridge"
    assert link_to(long, TEXT) == TextFragment("The bridge was built", "never built a bridge")
    over = "The board met in May, and the board said that the bridge is safe.\nThe bridge was built"
    assert link_to(over, TEXT) == TextFragment("The board met in", "The bridge was built")


def test_signs_at_the_ends_are_left_out():
    assert link_to("(met) in “May,", "They (met) in “May,” all.") == TextFragment("met) in “May")


@pytest.mark.parametrize("words", ["", "—", "…"])
def test_nothing_but_signs_has_no_link(words):
    assert link_to(words, "a — b … c") is None


def test_what_cannot_be_told_apart_has_no_link():
    assert link_to("Yes.", "Yes.\n\nYes.\n\nYes.\n", 2) is None


pieces = st.lists(
    st.tuples(
        st.sampled_from(["the", "The", "bridge", "safe", "is", "1,200", "don’t", "naïve", "co-op", "x"]),
        st.sampled_from([" ", " ", " ", ", ", ". ", "\n", "\n\n", "” “", " — "]),
    ),
    min_size=2,
    max_size=45,
)


@given(pieces, st.data())
def test_a_link_leads_to_the_words_and_to_no_others(words, data):
    text = "".join(word + sign for word, sign in words)
    spans = [Span(*found.span()) for found in WORD.finditer(text)]
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, len(spans) - 1))
    wanted = Span(spans[first].start, spans[last].end)
    fragment = Page(text, fold_text(text)).fragment(wanted)
    if fragment is not None:
        assert opened(fragment, text) == wanted
    elif "\n" not in text:
        same = text[: wanted.start].count(wanted.of(text)) + text[wanted.end :].count(wanted.of(text))
        assert same or len(wanted) > 100 or plain(text).count(plain(wanted.of(text))) > 1
