"""From an exception in a template to the template's file and line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from briefgen.model.diagnostic import Code
from briefgen.model.inputs import Theme
from briefgen.model.site import AnyPage
from briefgen.model.suggestions import did_you_mean, nearest
from briefgen.model.text import Place
from briefgen.render import problems
from briefgen.render.asset import NoAssetError, NoViewError
from briefgen.render.short_ways import NoTextError
from briefgen.render.translating import SayingError
from briefgen.render.weaving import NoBodyError, NoMacroError

# What Jinja calls the code of a whole template and of a block; that of a macro has another name.
_WHOLE, _BLOCK = "top-level template code", "block "
_NO_FILTER = "no filter named"
_CALLS = 4
_QUOTED = re.compile(r"[`']([^`']+)[`']")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a template, without the page: the same fault on many pages is reported once.

    ``way`` are the lines that led there, the outermost first: what was wrong may have been handed on by them.
    """

    code: Code
    place: Place
    values: tuple[tuple[str, str], ...] = ()
    way: tuple[str, ...] = field(default=(), compare=False)


def fault_of(error: Exception, page: AnyPage, theme: Theme, filters: Collection[str] = ()) -> Fault | None:
    """Say what went wrong while ``page`` was printed; nothing if it was not a template that failed.

    ``filters`` are the names that a template may have meant.
    """
    texts = {file.path: file.text for file in theme.templates.values()}
    fault = _fault(error, page, theme, texts, filters)
    return replace(fault, way=_way(error, texts, fault.place)) if fault else None


def _fault(
    error: Exception, page: AnyPage, theme: Theme, texts: dict[str, str], filters: Collection[str]
) -> Fault | None:
    if isinstance(error, TemplateSyntaxError):
        path, said = error.filename or error.name or page.template, _sentence(error.message)
        place = _line(path, error.lineno, texts, _quoted(said))
        if said.startswith(_NO_FILTER):
            said = _or_meant(said, _quoted(said), filters)
        return Fault(problems.SYNTAX, place, (("fault", said),))
    trail = tuple(_template_lines(error, texts))
    if isinstance(error, TemplateNotFound) and not trail:
        return Fault(problems.NO_TEMPLATE, Place(f"themes/{theme.name}"), (("name", str(error.name)),))
    if not trail:
        return None
    match error:
        case NoAssetError():
            meant = did_you_mean([error.near] if error.near else [])
            place = _line(*trail[-1], texts, error.name)
            return Fault(problems.NO_ASSET, place, (("name", error.name), ("suggestion", meant)))
        case NoViewError() | SayingError() | NoTextError() | NoBodyError():
            return Fault(problems.FAILED, _line(*trail[-1], texts), (("fault", str(error)),))
        case NoMacroError():
            return Fault(problems.NO_MACRO, Place(error.path), (("macro", error.macro), ("kind", error.kind)))
        case TemplateNotFound():
            name = str(error.name)
            meant = did_you_mean(nearest(name, theme.templates))
            place = _line(*trail[-1], texts, name)
            return Fault(problems.NO_PART, place, (("name", name), ("suggestion", meant)))
        case RecursionError():
            circle = _circle(trail)
            names = " > ".join(dict.fromkeys(path for path, _ in circle))
            return Fault(problems.RECURSION, _line(*circle[0], texts), (("circle", names),))
        case SecurityError():
            said = _sentence(error.message)
            return Fault(problems.FORBIDDEN, _line(*trail[-1], texts, _quoted(said)), (("fault", said),))
        case UndefinedError():
            said = _sentence(error.message)
            # What a macro was not given is missing where it is called.
            caller = trail[-2] if len(trail) > 1 and said.startswith("parameter ") else trail[-1]
            return Fault(problems.UNDEFINED, _line(*caller, texts, _quoted(said)), (("fault", said),))
        case TemplateRuntimeError() if str(error).lower().startswith(_NO_FILTER):
            # Inside an {% if %} Jinja looks a filter up only when it is come to.
            said, name = _sentence(str(error).removesuffix(" found.")), _quoted(str(error))
            place = _line(*trail[-1], texts, name)
            return Fault(problems.FAILED, place, (("fault", _or_meant(said, name, filters)),))
        case _:
            said = f"{type(error).__name__}: {error}"
            return Fault(problems.FAILED, _line(*trail[-1], texts), (("fault", said),))


def _or_meant(said: str, name: str, filters: Collection[str]) -> str:
    near = nearest(name, filters)
    return f"{said} (did you mean `{near[0]}`?)" if near else said


def _template_lines(error: Exception, texts: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Give file and line of each template on the way to the error, the outermost first.

    Jinja rewrites the traceback so that its frames bear the template's own file name and line.
    """
    for frame, line in walk_tb(error.__traceback__):
        if frame.f_code.co_filename in texts:
            yield frame.f_code.co_filename, line


def _way(error: Exception, texts: dict[str, str], place: Place) -> tuple[str, ...]:
    """Give the calls of macros and the includes that led to a place, the outermost first."""
    frames = ((frame.f_code, line) for frame, line in walk_tb(error.__traceback__))
    steps = [(code.co_filename, line, code.co_name) for code, line in frames if code.co_filename in texts]
    if isinstance(error, RecursionError) or not steps or steps[-1][:2] != (place.path, place.line):
        return ()
    way: list[str] = []
    for (path, line, _), (_, _, called) in reversed(list(pairwise(steps))):
        included = called == _WHOLE and "include" in _line(path, line, texts).excerpt
        if not included and (called == _WHOLE or called.startswith(_BLOCK)):
            break
        way.insert(0, f"{path}:{line}")
    return tuple(way[-_CALLS:])


def _line(path: str, line: int, texts: dict[str, str], word: str = "") -> Place:
    """Give the place of a line, or of a word of it that stands there once: Jinja knows no columns."""
    lines = texts.get(path, "").splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", excerpt)) if word else []
    if len(found) == 1:
        return Place(path, line, found[0].start() + 1, len(word), excerpt)
    indent = len(excerpt) - len(excerpt.lstrip())
    return Place(path, line, indent + 1, max(1, len(excerpt.strip())), excerpt)


def _quoted(message: str) -> str:
    """Give the first word that a message quotes: the one that it is about."""
    found = _QUOTED.search(message)
    return found[1] if found else ""


def _circle(trail: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Give the lines that call each other without end, from the first by name.

    Where exactly Python gave up depends on how deep the caller stood; what came round most does not.
    """
    rounds = Counter(trail)
    lap = [line for line, times in rounds.items() if times * 2 >= max(rounds.values())]
    first = lap.index(min(lap))
    return (*lap[first:], *lap[:first])


def _sentence(message: str | None) -> str:
    text = (message or "it cannot be used").strip().rstrip(".")
    return text[0].lower() + text[1:] if text.split()[0][1:].islower() else text
