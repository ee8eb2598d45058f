"""The annotators as components of anybody's spaCy pipeline: ``nlp.add_pipe("briefgen_quotes")``.

spaCy finds the three by the entry points in pyproject.toml. They read what the pipeline found (tags, parse,
names) and leave their findings on the ``Doc``; they have no weights, so all that is saved with a pipeline is
their configuration. Each works by itself, in any order, after the parser and the entity recogniser.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from briefgen.annotate.by_language import claims_in, names_in, quotes_in
from briefgen.annotate.doc_records import (
    claims_of,
    names_of,
    quotes_of,
    store_claims,
    store_names,
    store_quotes,
)
from briefgen.annotate.doc_text import text_of
from briefgen.annotate.lexicon import has_rules

_READS = ("token.dep", "token.head", "doc.ents")
"""What must be there. The rules read tags and lemmas as well, but no one component gives those."""


@Language.factory(
    "briefgen_names", assigns=["doc._.names"], requires=_READS, default_config={"attribute": "names"}
)
def make_names(nlp: Language, name: str, attribute: str) -> Finder:
    """Make the component that finds names."""
    return Finder(name, attribute, _find_names, names_of)


@Language.factory(
    "briefgen_quotes", assigns=["doc._.quotes"], requires=_READS, default_config={"attribute": "quotes"}
)
def make_quotes(nlp: Language, name: str, attribute: str) -> Finder:
    """Make the component that finds quotations and who speaks."""
    return Finder(name, attribute, _find_quotes, quotes_of)


@Language.factory(
    "briefgen_claims", assigns=["doc._.claims"], requires=_READS, default_config={"attribute": "claims"}
)
def make_claims(nlp: Language, name: str, attribute: str) -> Finder:
    """Make the component that finds contested claims."""
    return Finder(name, attribute, _find_claims, claims_of)


class Finder:
    """A component: finds one kind of annotation and leaves it on the ``Doc``."""

    def __init__(
        self, name: str, attribute: str, find: Callable[[Doc], None], getter: Callable[[Doc], Any]
    ) -> None:
        self.name, self.find = name, find
        _register(attribute, getter, name)

    def __call__(self, doc: Doc) -> Doc:
        """Read a document.

        Raises:
            ValueError: If the rules of its language need a parse and it has none.
        """
        if has_rules(doc.lang_) and not doc.has_annotation("DEP"):
            raise ValueError(f"{self.name} reads the parse of a text: put it after a parser in the pipeline.")
        self.find(doc)
        return doc


def register() -> None:
    """Make ``doc._.names``, ``doc._.quotes`` and ``doc._.claims`` known.

    A pipeline with the components does so itself; a program that only reads a ``DocBin`` calls this.
    """
    for attribute, getter in (("names", names_of), ("quotes", quotes_of), ("claims", claims_of)):
        _register(attribute, getter, f"briefgen_{attribute}")


def _register(attribute: str, getter: Callable[[Doc], Any], name: str) -> None:
    # Not when this file is imported: spaCy does that wherever briefgen is installed, for any pipeline.
    if not Doc.has_extension(attribute):
        Doc.set_extension(attribute, getter=getter)
    elif Doc.get_extension(attribute)[2] is not getter:
        raise ValueError(
            f"doc._.{attribute} belongs to something else; give {name} another attribute: "
            f'config={{"attribute": "briefgen_{attribute}"}}'
        )


def _find_names(doc: Doc) -> None:
    store_names(doc, names_in(text_of(doc)))


def _find_quotes(doc: Doc) -> None:
    text = text_of(doc)
    store_quotes(doc, quotes_in(text, names_in(text)))


def _find_claims(doc: Doc) -> None:
    text = text_of(doc)
    names = names_in(text)
    store_claims(doc, claims_in(text, names, quotes_in(text, names)))
