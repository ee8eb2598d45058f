"""Translations of a site that no page ever shows, for a slip in the English text that they are given for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from babel.messages.pofile import PoFileError, read_po

from briefgen.load.folders import Found
from briefgen.load.text_files import read_text
from briefgen.load.theme_problems import UNKNOWN_MESSAGE
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.suggestions import nearest
from briefgen.model.text import Place

_LIKE: Final = 0.8
_VALUE: Final = re.compile(r"%\((\w+)\)s")


def unused_messages(
    own: Iterable[Found], others: Iterable[Found], templates: Sequence[str]
) -> Iterator[Diagnostic]:
    """Report translations of messages that neither the program nor a template says.

    Args:
        own: the catalogs of the site, which can be read.
        others: those of its theme and of the default theme: they have all messages of the program.
        templates: the texts of all templates; those of the site may say more than catalogs have.
    """
    written = [(file, line, message) for file in own for line, message in _messages(file)]
    said = {message for file in others for _, message in _messages(file)} if written else set()
    if not said:
        return
    for file, line, message in written:
        if message not in said and not any(form in text for text in templates for form in _forms(message)):
            near = nearest(message, said, likeness=_LIKE)
            suggestion = f"Did you mean “{near[0]}”? " if near else ""
            excerpt = (read_text(file.file, file.path).value or "").split("\n")[line - 1]
            place = Place(file.path, line, 1, len(excerpt), excerpt)
            yield UNKNOWN_MESSAGE.at(place, message=message, suggestion=suggestion)


def _messages(file: Found) -> Iterator[tuple[int, str]]:
    """Give the messages of a catalog with their lines; nothing if it cannot be read."""
    text = read_text(file.file, file.path).value or ""
    try:
        catalog = read_po(text.split("\n"))
    except (PoFileError, ValueError, LookupError):
        return
    for message in catalog:
        if message.id:
            yield message.lineno or 1, message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: str) -> tuple[str, ...]:
    """Give the forms in which a template may hold a message."""
    return message, message.replace('"', '\\"'), _VALUE.sub(r"{{ \1 }}", message)
