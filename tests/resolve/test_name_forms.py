"""Forms of names: what of a spelling counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from briefgen.resolve.names.name_forms import (
    acronyms,
    fold,
    form,
    is_acronym,
    is_shouted,
    looks_like_person,
    name_words,
    person_words,
    short_forms,
    surname_first,
    transliterated,
    without_initials,
)


@pytest.mark.parametrize(
    ("text", "shown", "key"),
    [
        ("the Korean People's Army", "Korean People's Army", "korean peoples army"),
        ("Russia's", "Russia", "russia"),
        ("the United States’", "United States", "united states"),
        ("“Night  Train”", "Night Train", "night train"),
        ("Kim\nJong-un", "Kim Jong-un", "kim jong un"),
        ("U.S.", "U.S.", "us"),
        ("Apple Inc.", "Apple Inc.", "apple inc"),
        ("Côte d’Ivoire", "Côte d’Ivoire", "cote divoire"),
        ("AT&T", "AT&T", "at and t"),
        ("Łódź", "Łódź", "lodz"),
        ("The", "The", "the"),
        ("The Hague", "The Hague", "the hague"),
        ("The Hague Group", "Hague Group", "hague group"),
        ("—", "", ""),
    ],
)
def test_form(text, shown, key):
    assert (form(text).shown, form(text).key) == (shown, key)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Reed", "reed"),
        ("Prime Minister Ann Reed", "ann reed"),
        ("President", "president"),
        ("J. K. Rowling", "jk rowling"),
        ("Sergey Lavrov", "sergei lavrov"),
        ("Yevgeny Zelenskyy", "evgeny zelensky"),
    ],
)
def test_words_of_people(text, words):
    assert " ".join(person_words(form(text).words)) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("zelenskyy", "zelensky", True),
        ("zelenskiy", "zelensky", True),
        ("dmitrii", "dmitry", True),
        ("levi", "levy", False),
        ("reeds", "reed", False),
    ],
)
def test_transliterations(one, other, same):
    assert (transliterated(one) == transliterated(other)) is same


def test_middle_initials_come_off():
    assert without_initials(("donald", "j", "trump")) == (("donald", "trump"), "j")
    assert without_initials(("ann", "reed")) == (("ann", "reed"), "")


def test_short_forms_leave_the_first_name_out_and_the_generation_too():
    assert short_forms(("juan", "prieto", "vega")) == (("prieto", "vega"), ("vega",))
    assert ("reed",) in short_forms(("tom", "reed", "jr"))
    assert ("jr",) not in short_forms(("tom", "reed", "jr"))


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("Ann Reed", True),
        ("Ursula von der Leyen", True),
        ("Владимир Путин", True),
        ("Omar al-Masri", True),
        ("Omar al-masri", False),
        ("安倍晋三", True),
        ("ann", False),
        ("Ann spoke", False),
        ("Ann 2", False),
        ("ann@example.org", False),
        ("A B C D E F G H", False),
        ("", False),
    ],
)
def test_what_looks_like_a_person(name, is_name):
    assert looks_like_person(name) is is_name


def test_korean_surname_order():
    assert surname_first("Ban Ki-moon")
    assert not surname_first("Jean Smith-Jones")


def test_names_of_organisations_and_places():
    assert name_words(("lemon", "co", "ltd")) == ("lemon",)
    assert name_words(("st", "petersburg")) == ("saint", "petersburg")
    assert name_words(("ministry", "of", "defense")) == ("ministry", "of", "defence")
    assert name_words(("co",)) == ("co",)


def test_acronyms():
    assert acronyms(("ministry", "of", "defence")) == {"mod", "md"}
    assert acronyms(("nordwind",)) == frozenset()
    assert is_acronym("U.N.")
    assert is_acronym("MoD")
    assert not is_acronym("Kim")
    assert not is_acronym("VinFast")
    assert is_shouted("ANN REED")
    assert not is_shouted("NATO")


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_folded_as_slugify_does(text):
    plain = text.replace("'", "").replace("`", "").replace(".", "").replace("&", " and ")
    assert fold(text) == tuple(slugify(plain, separator=" ").split())
