"""Two names on the command line, also where somebody left the quotation marks away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from briefgen.load.values.addresses import ENTITY_KINDS
from briefgen.model.shell_word import shell_word

F = TypeVar("F", bound=Callable[..., Any])


def two_names(metavar: str) -> Callable[[F], F]:
    """``A B``: the words of two names, as ``words``; ``parted`` says which belong together."""
    return click.argument("words", metavar=metavar, nargs=-1, required=True)


def parted(words: Sequence[str], is_name: Callable[[str], bool]) -> tuple[str, str]:
    """Part words into two names. An id is one word, so what stands beside one is a name of several.

    Two names of several words each are never guessed: what is to be done with them changes records.

    Args:
        words: as they were given; those of a name may stand apart.
        is_name: says whether a record has this name.

    Raises:
        click.UsageError: it is not clear where the first ends.
    """
    if len(words) == 2:
        return words[0], words[1]
    if len(words) < 2:
        raise click.UsageError("Two are needed, and one is given.")
    ids = [number for number, word in enumerate(words) if _is_id(word)]
    if ids == [0]:
        return words[0], " ".join(words[1:])
    if ids == [len(words) - 1]:
        return " ".join(words[:-1]), words[-1]
    ways = [(" ".join(words[:end]), " ".join(words[end:])) for end in range(1, len(words))]
    known = max(sum(map(is_name, way)) for way in ways)
    likely = (
        [way for way in ways if sum(map(is_name, way)) == known] if known else [ways[(len(ways) - 1) // 2]]
    )
    command = click.get_current_context().command_path
    shown = "\n".join(f"    {command} {shell_word(one)} {shell_word(other)}" for one, other in likely)
    raise click.UsageError(
        f"Put quotation marks around a name of several words, so that it is clear where it ends:\n{shown}"
    )


def _is_id(word: str) -> bool:
    kind, slash, name = word.partition("/")
    return bool(slash and name) and kind in ENTITY_KINDS
