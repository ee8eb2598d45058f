"""Who speaks where."""

import pytest

from briefgen.annotate.claims.voices import Voices, party_keys, subject_of
from briefgen.annotate.names.mentions import find_mentions
from briefgen.annotate.quotes.quotes import find_quotes
from briefgen.model.annotation import Speaker
from briefgen.model.text import Span


@pytest.fixture(scope="session")
def heard(read):
    """Give the voices of a text and its words by their form."""

    def make(case):
        text = read(case)
        mentions = find_mentions(text)
        words = {word.text: word for parse in text.parses for word in parse.words}
        return Voices(text, mentions, find_quotes(text, mentions)), words

    return make


@pytest.mark.parametrize(
    ("case", "verb", "subject"),
    [
        ("Maria denied it.", "denied", "Maria"),
        ("It was denied by Maria.", "denied", "Maria"),
        ("Maria left the hall, denying it.", "denying", "Maria"),
        ("Maria came and denied it.", "denied", "Maria"),
        ("The woman who denied it left.", "denied", "woman"),
        ("Maria continued to deny it.", "deny", "Maria"),
        ("The men denying it left.", "denying", "men"),
    ],
)
def test_subject(heard, case, verb, subject):
    _, words = heard(case)
    assert subject_of(words[verb]).text == subject


def test_a_passive_without_a_doer_has_no_subject(heard):
    _, words = heard("It was denied.")
    assert subject_of(words["denied"]) is None


@pytest.mark.parametrize(
    ("case", "word", "speaker"),
    [
        ("The police said there was no fire.", "fire", "The police"),
        ("According to the police, there was no fire.", "fire", "the police"),
        ('"There was no fire," Anna Weber said.', "fire", "Anna Weber"),
        ('"There was no fire," the general staff of Slavonia said.', "fire", "the general staff of Slavonia"),
    ],
)
def test_voice(heard, case, word, speaker):
    voices, words = heard(case)
    assert voices.of_clause(words[word]).text == speaker


def test_the_writer_is_nobody(heard):
    voices, words = heard("There was no fire.")
    assert voices.of_clause(words["fire"]) is None


def test_i_is_who_is_quoted(heard):
    voices, words = heard('"I deny that," Anna Weber said.')
    assert voices.behind(words["deny"]).text == "Anna Weber"


def test_he_is_who_said_so(heard):
    voices, words = heard("Paul Weber said he doubted it.")
    assert voices.behind(words["doubted"]).text == "Paul Weber"


def test_party_keys():
    def party(text):
        return Speaker(Span(0, len(text)), text)

    assert party_keys(party("the Russian Foreign Ministry")) & party_keys(party("Russia"))
    assert not party_keys(party("the police")) & party_keys(party("the mayor"))
    assert party_keys(None) == frozenset()
