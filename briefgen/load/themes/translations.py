"""PO files to the messages of one language: the site's, then those of its theme, its parents, the default."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from itertools import dropwhile
from pathlib import Path
from typing import Final

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from briefgen.load.files.folders import Found, files_in
from briefgen.load.files.text_files import read_text
from briefgen.load.problems.theme_problems import BAD_CATALOG, BAD_MESSAGE, MISNAMED_CATALOG, NO_TRANSLATION
from briefgen.load.themes.unused_messages import messages_in, unused_messages
from briefgen.load.values.fields import Fields
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.language import is_known, narrowing, primary
from briefgen.model.messages import Messages
from briefgen.model.text import Place

FOLDER: Final = "translations"
SOURCE: Final = "en"
"""The language of the messages themselves: it needs no catalog."""

_VALUE: Final = re.compile(r"%\((\w+)\)s")
_LINE: Final = re.compile(r'#.*|(?:msg(?:id|id_plural|ctxt|str|str\[\d\])\s*)?"(?:[^"\\]|\\.)*"|')
_PLURALS: Final = re.compile(r"nplurals *= *(?!\d *;)", re.IGNORECASE)


def read_messages(
    places: Sequence[tuple[Path, str]], lang: str, settings: Fields, templates: Sequence[str]
) -> Outcome[Messages]:
    """Read the messages of a language.

    Args:
        places: folders that may have translations, with their names for messages, the first to ask first:
            that of the site, and that of the default theme last.
        lang: the language of the site. One that a folder has no file for is looked for without its region.
        settings: the settings as written, to point at.
        templates: the texts of all templates, which say messages of their own.

    Returns:
        The messages, English where nothing is found, and what is wrong with the files that were read.
    """
    catalogs: list[NullTranslations] = []
    problems: list[Diagnostic] = []
    known: set[str] = set()
    shipped_codes: set[str] = set()
    catalogs_of: list[list[Found]] = []
    for folder, path in places:
        files, trouble = files_in(folder / FOLDER, f"{path}/{FOLDER}".lstrip("/"))
        problems += trouble
        by_code = {_code(file): file for file in files if file.relative.endswith(".po")}
        for code, file in [one for one in by_code.items() if not is_known(one[0])]:
            problems.append(MISNAMED_CATALOG.at(Place(file.path), path=file.path, name=code))
            del by_code[code]
        known.update(by_code)
        shipped_codes = {primary(code) for code in by_code}  # in the end those of the last folder
        read = [by_code[code] for code in narrowing(lang) if code in by_code]
        # Of a theme, any language tells which messages there are.
        catalogs_of.append(read or (list(by_code.values())[:1] if path else []))
        for code in narrowing(lang):
            if code in by_code:
                catalog, trouble = _read(by_code[code], code)
                problems += trouble
                catalogs += [catalog] if catalog else []
    chain = _chained(catalogs)
    broken = any(problem.code in (BAD_CATALOG.name, BAD_MESSAGE.name) for problem in problems)
    if primary(lang) not in {SOURCE, *shipped_codes} and not broken and not _speaks(chain, catalogs_of[-1]):
        place = settings.place("lang") if "lang" in settings.values else None
        problems.append(NO_TRANSLATION.at(place, lang=lang, known=", ".join(sorted({SOURCE, *known}))))
    if not any(problem.code == BAD_CATALOG.name for problem in problems):
        own, *theirs, shipped = catalogs_of
        problems += unused_messages(own, [file for files in theirs for file in files], shipped, templates)
    return Outcome(Messages(lang, chain), tuple(problems))


def _speaks(chain: NullTranslations, shipped: Sequence[Found]) -> bool:
    """Say whether something of the program is translated; a theme's catalog may hold its own words alone."""
    messages = [message for file in shipped for _, message in messages_in(file)]
    return any(chain.gettext(message) != message for message in messages)


def _code(file: Found) -> str:
    return file.relative.removesuffix(".po").replace("_", "-").lower()


def _chained(catalogs: Sequence[NullTranslations]) -> NullTranslations:
    first = NullTranslations()
    for catalog in reversed(catalogs):
        catalog.add_fallback(first)
        first = catalog
    return first


def _read(file: Found, code: str) -> tuple[NullTranslations | None, list[Diagnostic]]:
    """Read one catalog, without its fuzzy and empty messages and those that no value could be put into."""
    text = read_text(file.file, file.path)
    if text.value is None:
        return None, list(text.diagnostics)
    lines = text.value.split("\n")
    if fault := next(_unreadable(lines), None):
        return None, [BAD_CATALOG.at(_place(file.path, lines, fault[0]), reason=fault[1])]
    try:
        catalog = read_po(lines, locale=code.replace("-", "_"), abort_invalid=True)
        usable, problems = _usable(catalog, file.path, lines)
        compiled = BytesIO()
        write_mo(compiled, usable)
        compiled.seek(0)
        return GNUTranslations(compiled), problems
    except PoFileError as error:
        place = _place(file.path, lines, error.lineno + 1)
        return None, [BAD_CATALOG.at(place, reason=_small(str(error).removesuffix(f" on {error.lineno}")))]
    except (ValueError, LookupError) as error:
        # What is left to go wrong is the header: its rule for plurals, its dates.
        found = (n for n, line in enumerate(lines, 1) if "plural=" in line.replace(" ", ""))
        return None, [BAD_CATALOG.at(_place(file.path, lines, next(found, 1)), reason=_small(str(error)))]


def _unreadable(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give the lines that the reader of such files would pass over or choke on, with the reason."""
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line.strip()):
            yield number, "this line is no comment, and no part of a message in quotation marks"
        elif _PLURALS.search(line):
            yield number, "this is not how many forms a plural has"


def _usable(catalog: Catalog, path: str, lines: Sequence[str]) -> tuple[Catalog, list[Diagnostic]]:
    kept = Catalog(catalog.locale, charset="utf-8", fuzzy=False)
    kept.mime_headers = [pair for pair in catalog.mime_headers if pair[0] == "Plural-Forms"]
    problems = []
    for message in catalog:
        if not message.id or message.fuzzy or not all(_forms(message)):
            continue
        if reason := next(_faults(message), None):
            word, why = reason
            place = _place_of(word, path, lines, message.lineno or 1)
            problems.append(BAD_MESSAGE.at(place, message=_ids(message)[0], reason=why))
        else:
            kept[message.id] = message
    return kept, problems


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _faults(message: Message) -> Iterator[tuple[str, str]]:
    """Give what stands wrong in a translation, and why it is wrong."""
    names = {name for id_ in _ids(message) for name in _VALUE.findall(id_)}
    for form in _forms(message):
        for name in _VALUE.findall(form):
            if name not in names:
                yield f"%({name})s", f"there is no value `%({name})s` in the English text"
        if "%" in _VALUE.sub("", form).replace("%%", ""):
            yield "%", "a percent sign in it begins no `%(name)s`"


def _place_of(word: str, path: str, lines: Sequence[str], first: int) -> Place:
    """Give the place of a word in the translation of the message that begins in the line ``first``."""
    translation = dropwhile(lambda one: not one[1].startswith("msgstr"), enumerate(lines[first - 1 :], first))
    for number, line in translation:
        bare = _VALUE.sub(lambda found: "-" * len(found[0]), line) if word == "%" else line
        at = bare.replace("%%", "--").find(word)
        if at >= 0:
            return Place(path, number, at + 1, len(word), line)
    return _place(path, lines, first)


def _place(path: str, lines: Sequence[str], line: int) -> Place:
    line = min(max(line, 1), len(lines))
    return Place(path, line, 1, excerpt=lines[line - 1])


def _small(reason: str) -> str:
    return reason[:1].lower() + reason[1:].rstrip(".")
