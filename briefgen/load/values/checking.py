"""Fields against a schema: every problem as a diagnostic, and the best value that is left."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import cache
from typing import Any, Final, Generic, TypeVar, get_args

from pydantic import AliasChoices, ValidationError
from pydantic_core import ErrorDetails

from briefgen.load.problems import CODES, MISSING, NOT_A_MAPPING, OUT_OF_RANGE, TWICE, WRONG_TYPE
from briefgen.load.values.fields import Fields, Plain
from briefgen.load.values.free_values import native
from briefgen.load.values.items import without_items
from briefgen.load.values.meant_words import meant
from briefgen.load.values.shapes import Group
from briefgen.model.diagnostic import Code, Diagnostic
from briefgen.model.text import Place

G = TypeVar("G", bound=Group)

_BY_NAME: Final = {code.name: code for code in CODES}
_ITEMS: Final = re.compile(r"[^\W_][\w -]{0,40}(?:, ?[^\W_][\w -]{0,40}){0,5}")
"""Words that need no quotation marks as items of a list."""
_TEXT: Final = ("text", "Write plain text after the colon.")
_IN_MARKS: Final = 'A colon stands in it, so put all of it in straight quotation marks: `"{text}"`.'
_LIST: Final = ("a list", "Write `{key}: [{items}]`, or one line for each that begins with `- `.")
_GROUP: Final = (
    "a group of keys",
    "Write its keys as `key: value` on lines of their own, indented by two spaces.",
)
_SWITCH: Final = ("`true` or `false`", "Write `{key}: true` or `{key}: false`.")
_COUNT: Final = ("a whole number", "Write digits only, such as `{key}: 10`.")
_WANTED: Final[Mapping[str, tuple[str, str]]] = {
    "string_type": _TEXT,
    "string_too_short": _TEXT,
    "tuple_type": _LIST,
    "dict_type": _GROUP,
    "model_type": _GROUP,
    "bool_type": _SWITCH,
    "bool_parsing": _SWITCH,
    "int_type": _COUNT,
    "int_parsing": _COUNT,
    "int_parsing_size": _COUNT,
    "int_from_float": _COUNT,
}


@dataclass(frozen=True, slots=True)
class Checked(Generic[G]):
    """What the schema makes of the fields (none: too much is missing), and all that is wrong with them.

    ``fields`` are those that the value was made from: items of lists that are wrong are taken out.
    """

    value: G | None
    fields: Fields
    problems: tuple[Diagnostic, ...] = ()


def check(
    schema: type[G],
    fields: Fields,
    unknown_key: Code,
    *,
    zone: tzinfo = UTC,
    example: str = "title: …",
    fallback: Mapping[str, Any] | None = None,
    states: tuple[str, ...] | None = (),
) -> Checked[G]:
    """Check ``fields`` against ``schema``.

    Args:
        schema: what is allowed.
        fields: what was read.
        unknown_key: the problem to report for a key that the schema does not have.
        zone: the time zone of dates that name none.
        example: a line to show to somebody who wrote no keys at all.
        fallback: values for required keys, so that something is left when they are wrong or missing.
        states: the states that assessments may give; without any, the default ones; none: any may be right.

    Returns:
        The value, made without the items of lists and the top-level keys that are wrong.
    """
    if fields.value is not None and not isinstance(fields.value, dict):
        problem = NOT_A_MAPPING.at(fields.place(), example=example, what=_kind_of(fields.value))
        return Checked(
            _without(schema, {}, set(), {"zone": zone, "states": states}, fallback or {}), fields, (problem,)
        )
    context: dict[str, Any] = {"zone": zone, "states": states}
    try:
        return Checked(schema.model_validate(fields.mapping, context=context), fields)
    except ValidationError as error:
        found = error.errors(include_url=False)
    found = [one for one in found if not _is_misspelt(one, found) and not _is_of_text(one, found, schema)]
    problems = tuple(_diagnostic(schema, fields, unknown_key, one) for one in found)
    left = without_items(fields, [item for one in found if (item := _item(one["loc"]))])
    wrong = {str(one["loc"][0]) for one in found if one["loc"] and not _item(one["loc"])}
    return Checked(_without(schema, left.mapping, wrong, context, fallback or {}), left, problems)


def _is_misspelt(missing: ErrorDetails, found: Sequence[ErrorDetails]) -> bool:
    """Say whether a key is missing because it stands there misspelt, which is reported, and enough."""
    *group, key = missing["loc"] or ("",)
    return missing["type"] == "missing" and any(
        other["type"] == "extra_forbidden"
        and [*other["loc"][:-1]] == group
        and meant(str(other["loc"][-1]).lower(), (str(key),))
        for other in found
    )


def _is_of_text(missing: ErrorDetails, found: Sequence[ErrorDetails], schema: type[Group]) -> bool:
    """Say whether a key is missing since text with a colon was taken for another key, which is reported."""
    return missing["type"] == "missing" and any(
        other["loc"][:-1] == missing["loc"][:-1] and _is_text(schema, other) for other in found
    )


def _is_text(schema: type[Group], error: ErrorDetails) -> bool:
    """Say whether a key that is not known may be the beginning of a text with a colon in it."""
    group = _group_at(schema, error["loc"][:-1])
    is_unknown = error["type"] == "extra_forbidden" and isinstance(error["input"], str)
    return is_unknown and _first_needed(group) == "text" and " " in str(error["loc"][-1])


def _item(loc: tuple[int | str, ...]) -> tuple[str, int] | None:
    """Give the innermost list at a path, and the number of its item there."""
    for end in range(len(loc) - 1, 0, -1):
        number = loc[end]
        if isinstance(number, int):
            return ".".join(str(part) for part in loc[:end]), number
    return None


def _without(
    schema: type[G],
    mapping: Mapping[str, Any],
    wrong: set[str],
    context: Mapping[str, Any],
    fallback: Mapping[str, Any],
) -> G | None:
    kept = {key: value for key, value in mapping.items() if key not in wrong and value is not None}
    try:
        return schema.model_validate({**fallback, **kept}, context=dict(context))
    except ValidationError:
        return None


def _diagnostic(schema: type[Group], fields: Fields, unknown_key: Code, error: ErrorDetails) -> Diagnostic:
    path = ".".join(str(part) for part in error["loc"])
    last = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "extra_forbidden":
            if _is_text(schema, error):
                name, _ = _name(error["loc"][:-1])
                place = fields.key_place(path)
                fix = _IN_MARKS.format(text=f"{last}: {error['input']}")
                return WRONG_TYPE.at(place, name=name, wanted="text", got=_kind_of({}), fix=fix)
            return _unknown(_group_at(schema, error["loc"][:-1]), fields, unknown_key, path, last)
        case "missing":
            group = _group_at(schema, error["loc"][:-1]).called
            return MISSING.at(fields.place(path.rpartition(".")[0]), name=f"`{last}`", key=last, group=group)
        case "greater_than_equal" | "less_than_equal" as kind:
            (bound,) = error["ctx"].values()
            why = "too small" if kind == "greater_than_equal" else "too large"
            fix = f"Write {bound} or {'more' if kind == 'greater_than_equal' else 'less'}."
            name, _ = _name(error["loc"])
            return OUT_OF_RANGE.at(fields.place(path), name=name, value=error["input"], why=why, fix=fix)
    if last == "[key]":  # what is wrong is not a value but the key above it
        path = path.removesuffix(".[key]")
        name, key = f"A key of `{error['loc'][-3]}`", str(error["loc"][-2])
        place = fields.key_place(path)
    else:
        name, key = _name(error["loc"])
        place = fields.place(path)
    values: dict[str, Any] = {"name": name, "got": _kind_of(error["input"]), **error.get("ctx", {})}
    if code := _BY_NAME.get(error["type"]):
        return code.at(place, **values)
    wanted, fix = _WANTED[error["type"]]
    if error["type"] == "string_type" and (text := _with_colon(error["input"])):
        return WRONG_TYPE.at(place, wanted=wanted, fix=_IN_MARKS.format(text=text), **values)
    items = error["input"] if _ITEMS.fullmatch(str(error["input"])) else "one, two"
    if needed := _needed(_group_of(schema, error["loc"])):
        items = f"{{{needed}: {error['input'] if isinstance(error['input'], str) else '…'}}}"
        if error["type"] == "model_type":
            fix = "Write it as a group of keys: `{items}`."
    return WRONG_TYPE.at(place, wanted=wanted, fix=fix.format(key=key, items=items), **values)


def _group_of(schema: type[Group], loc: tuple[int | str, ...]) -> type[Group] | None:
    """Give the group that the value at this path is to be, or each item of it; none if it is no group."""
    keys = [part for part in loc if isinstance(part, str)]
    return _written(_group_at(schema, tuple(keys[:-1]))).get(keys[-1], ("", None))[1] if keys else None


def _needed(group: type[Group] | None) -> str:
    """Give the first key that a group needs, unless plain text can stand for the group."""
    first = _first_needed(group) if group else ""
    return "" if first == "text" else first


def _first_needed(group: type[Group]) -> str:
    needed = (_names(group)[name][0] for name, info in group.model_fields.items() if info.is_required())
    return next(needed, "")


def _with_colon(value: Any) -> str:
    """Give the text that was meant where its first colon made a key of its beginning."""
    if isinstance(value, Mapping) and len(value) == 1:
        ((key, rest),) = value.items()
        return f"{key}: {rest}" if isinstance(rest, str) and '"' not in rest else ""
    return ""


def _unknown(group: type[Group], fields: Fields, code: Code, path: str, key: str) -> Diagnostic:
    """Report a key that the group has not, or a second name for one that is already given."""
    place = fields.key_place(path)
    prefix = path.rpartition(".")[0]
    for names in _names(group).values():
        if key in names:
            others = [name for name in names if name != key and _join(prefix, name) in fields.keys]
            return TWICE.at(place, key=key, other=others[0])
    known = sorted(names[0] for names in _names(group).values())
    suggestion = meant(key.lower(), known) or f"Known keys are: {', '.join(known)}. "
    return code.at(place, key=key, group=group.called, suggestion=(suggestion + group.advice).strip())


def proper_places(schema: type[Group], fields: Fields) -> dict[str, Place]:
    """Give the places of all values, with second names of keys (``lastmod``) put right (``updated``)."""
    places = fields.places()
    second = _second_names(schema)
    if not any(path.rpartition(".")[2] in second for path in fields.keys):
        return places
    return {_proper_path(schema, path): place for path, place in places.items()}


def names_of(schema: type[Group]) -> set[str]:
    """Give the dotted paths of all keys of a schema, each under the first of its names."""
    paths = set()
    for field, names in _names(schema).items():
        inner = _group_in(schema.model_fields[field].annotation)
        paths |= {names[0], *(f"{names[0]}.{path}" for path in (names_of(inner) if inner else ()))}
    return paths


def _proper_path(schema: type[Group], path: str) -> str:
    group: type[Group] | None = schema
    parts = path.split(".")
    for number, part in enumerate(parts):
        if group is not None and not part.isdigit():
            parts[number], group = _written(group).get(part, (part, None))
    return ".".join(parts)


@cache
def _names(group: type[Group]) -> dict[str, tuple[str, ...]]:
    """Give the names under which each field may be written."""
    return {
        name: tuple(str(choice) for choice in info.validation_alias.choices)
        if isinstance(info.validation_alias, AliasChoices)
        else (name,)
        for name, info in group.model_fields.items()
    }


@cache
def _written(group: type[Group]) -> dict[str, tuple[str, type[Group] | None]]:
    """Give, for each name that may be written, the proper one and the group of keys below it."""
    return {
        written: (name, _group_in(group.model_fields[name].annotation))
        for name, names in _names(group).items()
        for written in names
    }


@cache
def _second_names(group: type[Group]) -> frozenset[str]:
    """Give all names in ``group`` and below that stand for another one."""
    below = [inner for _, inner in _written(group).values() if inner is not None]
    own = {written for written, (name, _) in _written(group).items() if written != name}
    return frozenset(own).union(*map(_second_names, below))


def _group_at(schema: type[Group], loc: tuple[int | str, ...]) -> type[Group]:
    """Find the group of keys at this path of the schema."""
    for part in loc:
        if isinstance(part, str):
            schema = _written(schema).get(part, ("", None))[1] or schema
    return schema


def _group_in(annotation: Any) -> type[Group] | None:
    if isinstance(annotation, type) and issubclass(annotation, Group):
        return annotation
    return next((found for part in get_args(annotation) if (found := _group_in(part))), None)


def _name(loc: tuple[int | str, ...]) -> tuple[str, str]:
    """Give what to call the value in a sentence, and its key."""
    keys = [part for part in loc if isinstance(part, str)]
    key = keys[-1] if keys else ""
    if not keys:
        return "This", ""
    return (f"An item of `{key}`" if isinstance(loc[-1], int) else f"`{key}`"), key


def _kind_of(value: Any) -> str:
    """Say what a value is, in an editor's words."""
    if value is None or value == "":
        return "empty"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    scalar = native(value) if isinstance(value, Plain) else value
    if isinstance(scalar, bool):
        return f"`{value}`"
    return "a number" if isinstance(scalar, int | float) else "text"


def _join(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix else name
