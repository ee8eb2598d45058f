"""Translations that no page ever shows, for a slip in the English text that they are given for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from babel.messages.pofile import PoFileError, read_po

from briefgen.load.files.folders import Found
from briefgen.load.files.text_files import read_text
from briefgen.load.problems.theme_problems import UNKNOWN_MESSAGE
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.suggestions import nearest
from briefgen.model.text import Place

_LIKE: Final = 0.8
_SAYING: Final = re.compile(r'\b(?:_|n?gettext)\(\s*"((?:[^"\\]|\\.)+)"')
_VALUE: Final = re.compile(r"%\((\w+)\)s")


def unused_messages(
    own: Iterable[Found], theirs: Iterable[Found], shipped: Iterable[Found], templates: Sequence[str]
) -> Iterator[Diagnostic]:
    """Report translations of messages that neither the program nor a template says.

    A theme may still have what it said before: of its translations only those are reported that are like what
    is said.

    Args:
        own: the catalogs of the site, which can be read.
        theirs: those of its theme and of the themes that this one extends.
        shipped: those of the default theme: they have all messages of the program.
        templates: the texts of all templates, which may say more than catalogs have.
    """
    theirs = tuple(theirs)
    written = [(file, line, message) for file in own for line, message in messages_in(file)]
    handed = [(file, line, message) for file in theirs for line, message in messages_in(file)]
    if not written and not handed:
        return
    program = {message for file in shipped for _, message in messages_in(file)}
    known = program | {message for _, _, message in handed}
    said = {_bare(one): one for one in (*program, *(one for text in templates for one in _said(text)))}
    for (file, line, message), others in (
        *((one, known) for one in written),
        *((one, program) for one in handed),
    ):
        if not program or message in others or _is_said(message, templates):
            continue
        near = nearest(_bare(message), said, likeness=_LIKE)
        if near or others is known:
            suggestion = f"Did you mean “{said[near[0]]}”? " if near else ""
            excerpt = (read_text(file.file, file.path).value or "").split("\n")[line - 1]
            place = Place(file.path, line, 1, len(excerpt), excerpt)
            yield UNKNOWN_MESSAGE.at(place, message=message, suggestion=suggestion)


def messages_in(file: Found) -> tuple[tuple[int, str], ...]:
    """Give the messages of a catalog with their lines; nothing if it cannot be read."""
    return _messages(read_text(file.file, file.path).value or "")


@lru_cache(maxsize=8)
def _messages(text: str) -> tuple[tuple[int, str], ...]:
    # Remembered, since a preview reads the catalog of the default theme again with each change of a theme.
    try:
        catalog = read_po(text.split("\n"))
    except (PoFileError, ValueError, LookupError):
        return ()
    return tuple(
        (message.lineno or 1, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalog
        if message.id
    )


def _said(text: str) -> Iterator[str]:
    """Give the messages that a template says in plain words."""
    return (found.replace('\\"', '"') for found in _SAYING.findall(text))


def _bare(message: str) -> str:
    """Give a message without its values, which make short ones look alike."""
    return _VALUE.sub("", message)


def _is_said(message: str, templates: Sequence[str]) -> bool:
    return any(form in text for text in templates for form in _forms(message))


def _forms(message: str) -> tuple[str, ...]:
    """Give the forms in which a template may hold a message."""
    return message, message.replace('"', '\\"'), _VALUE.sub(r"{{ \1 }}", message)
