"""The options of a theme: what ``theme.yaml`` offers, and what the settings choose from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.load.checked import CheckedTheme
from briefgen.load.problems import NOT_ALLOWED, UNKNOWN_OPTION, WRONG_TYPE
from briefgen.load.problems.theme_problems import NO_OPTION, NO_STATIC_FILE
from briefgen.load.values.fields import Fields
from briefgen.load.values.meant_words import meant
from briefgen.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Offer:
    """The options that a theme offers with all that it inherits.

    ``defaults`` are their values, ``choices`` all that some of them may be, ``files`` those that name files
    in a folder ``static/``.
    """

    defaults: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    def extended(self, keys: CheckedTheme) -> Offer:
        """Give the offer of a theme that extends the one with this offer."""
        return Offer(
            {**self.defaults, **keys.options},
            {**self.choices, **keys.choices},
            self.files | frozenset(keys.files),
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """Values for options, and what is wrong with those that were left out."""

    values: Mapping[str, Any]
    problems: tuple[Diagnostic, ...] = ()


def offer_of(
    themes: Iterable[tuple[CheckedTheme, Fields | None]], static: Collection[str]
) -> tuple[Offer, list[Diagnostic]]:
    """Give what a theme offers, and what is wrong with it.

    Args:
        themes: the theme files, those of parents first, with what was written.
        static: the names of the files in folders ``static/`` (``style.css``).
    """
    offer, problems = Offer(), list[Diagnostic]()
    for keys, fields in themes:
        parent, offer = offer, offer.extended(keys)
        if fields is None:
            continue
        for key, value in keys.options.items():
            same_sort = parent.defaults if key in parent.defaults else {key: None}
            rules = Offer(same_sort, offer.choices, offer.files)
            problems += _faults(key, value, rules, static, fields, f"options.{key}")
        for key in (*keys.choices, *keys.files):
            if key not in offer.defaults:
                group = "choices" if key in keys.choices else "files"
                place = (
                    fields.key_place(f"choices.{key}")
                    if group == "choices"
                    else fields.place(f"files.{keys.files.index(key)}")
                )
                suggestion = meant(key, offer.defaults)
                problems.append(NO_OPTION.at(place, key=key, group=group, suggestion=suggestion))
    return offer, problems


def choose(
    offer: Offer, chosen: Mapping[str, Any], static: Collection[str], settings: Fields, theme: str
) -> Chosen:
    """Give every option its value: as the settings say, else the theme's; a wrong one is left out.

    Args:
        offer: the options of the theme.
        chosen: what the settings choose.
        static: the names of the files in folders ``static/``.
        settings: the settings as written, to point at.
        theme: the theme's name.
    """
    problems: list[Diagnostic] = []
    values = dict(offer.defaults)
    for key, value in chosen.items():
        path = f"theme_options.{key}"
        if key not in offer.defaults:
            problems.append(
                UNKNOWN_OPTION.at(
                    settings.key_place(path),
                    key=key,
                    theme=theme,
                    suggestion=_known(key, sorted(offer.defaults)),
                )
            )
        elif value is not None:  # a key without a value counts as not given
            wrong = list(_faults(key, value, offer, static, settings, path))
            problems += wrong
            if not wrong:
                values[key] = value
    return Chosen({key: values[key] for key in sorted(values)}, tuple(problems))


def _known(key: str, options: Sequence[str]) -> str:
    every = f"Its options are: {', '.join(options)}." if options else "It has none."
    return meant(key, options).strip() or every


def _faults(
    key: str, value: Any, offer: Offer, static: Collection[str], fields: Fields, path: str
) -> Iterator[Diagnostic]:
    """Say what is wrong with the value of one option, which stands at ``path``."""
    usual = offer.defaults.get(key)
    if value is not None and usual is not None and _sort(value) != _sort(usual):
        yield _wrong_sort(f"`{key}`", _sort(usual), value, fields, path)
        return
    for name, item, at in _items(key, value, path):
        if offer.choices.get(key) and item not in offer.choices[key]:
            words = [_written(choice) for choice in offer.choices[key]]
            yield NOT_ALLOWED.at(
                fields.place(at),
                name=name,
                value=_written(item),
                choices=", ".join(words),
                suggestion=meant(_written(item).lower(), words),
            )
        elif key in offer.files and not isinstance(item, str):
            yield _wrong_sort(name, "text", item, fields, at)
        elif key in offer.files and item not in static and (item or at != path):
            suggestion = meant(item, static)
            yield NO_STATIC_FILE.at(fields.place(at), name=item, suggestion=suggestion)


def _items(key: str, value: Any, path: str) -> Iterator[tuple[str, Any, str]]:
    """Give what to call an option's value, the value and where it stands; of a list, each of its items."""
    if not isinstance(value, tuple):
        yield f"`{key}`", value, path
    else:
        for number, item in enumerate(value):
            yield f"An item of `{key}`", item, f"{path}.{number}"


def _wrong_sort(name: str, wanted: str, value: Any, fields: Fields, path: str) -> Diagnostic:
    fix = "See the options in the theme's `theme.yaml`."
    return WRONG_TYPE.at(fields.place(path), name=name, wanted=wanted, got=_sort(value), fix=fix)


def _written(value: Any) -> str:
    """Give a value as it is written in YAML."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sort(value: Any) -> str:
    """Say of what sort an option's value is."""
    match value:
        case bool():
            return "`true` or `false`"
        case int() | float():
            return "a number"
        case tuple():
            return "a list"
        case dict():
            return "a group of keys"
    return "text"
