"""Languages by their codes, and what somebody meant who wrote something else."""

import pytest

from briefgen.model.language import meant_language


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("French", "fr"),
        ("arabic", "ar"),
        ("fr_CH", "fr-CH"),
        ("pt-BR", "pt-BR"),
        ("Klingonish", ""),
        ("", ""),
    ],
)
def test_a_language_is_known_by_its_english_name_and_by_an_underscore(written, code):
    assert meant_language(written) == code
