"""Which rules read a text: those of its language.

The rules for English know the labels of the English model and many forms of saying. A language with word
lists of its own has names and direct quotations; one without has the names that its model sees.
"""

from __future__ import annotations

from briefgen.annotate.claims.claims import find as find_claims
from briefgen.annotate.languages import language_quotes
from briefgen.annotate.languages.language_names import find_names
from briefgen.annotate.languages.told_genders import with_genders
from briefgen.annotate.lexicon import ENGLISH, has_rules
from briefgen.annotate.names.mentions import find_mentions
from briefgen.annotate.quotes.quotes import find_quotes
from briefgen.annotate.syntax import Text
from briefgen.model.annotation import Claim, Mention, Quote


def names_in(text: Text) -> tuple[Mention, ...]:
    """Give the names of a text."""
    return find_mentions(text) if text.language == ENGLISH else find_names(text)


def quotes_in(text: Text, names: tuple[Mention, ...]) -> tuple[Quote, ...]:
    """Give the quotations of a text, whose names are known."""
    if text.language == ENGLISH:
        return find_quotes(text, names)
    return language_quotes.find_quotes(text, names) if has_rules(text.language) else ()


def claims_in(text: Text, names: tuple[Mention, ...], quotes: tuple[Quote, ...]) -> tuple[Claim, ...]:
    """Give the contested claims of a text, whose names and quotations are known; only English has rules."""
    return find_claims(text, names, quotes) if text.language == ENGLISH else ()


def genders_in(text: Text, names: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the names of a text with the gender that it tells of persons; only English has rules."""
    return with_genders(text, names) if text.language == ENGLISH else names
