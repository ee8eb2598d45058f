"""docs/commands.md names every command and option, and none that does not exist."""

import re
from pathlib import Path

import click
import pytest

from briefgen.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(group=main, path=()):
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if isinstance(command, click.Group):
                yield from commands(command, (*path, name))
            else:
                yield (*path, name), command


ALL = dict(commands())


def section(name):
    return PAGE.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def shared():
    return PAGE.split("**Options that several commands share**", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_is_in_the_docs(path):
    text = section(path[0]) + shared()
    words = [word for option in ALL[path].params for word in option.opts if isinstance(option, click.Option)]
    missing = [word for word in words if f"`{word}" not in text and not re.search(rf"{word}\b", text)]

    assert missing == []


def test_every_option_in_the_docs_exists():
    known = {word for command in ALL.values() for option in command.params for word in option.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE))

    assert named - known - {"--help"} == set()


def test_every_command_has_its_section():
    assert [name for name in dict.fromkeys(path[0] for path in ALL) if f"\n## {name}\n" not in PAGE] == []
