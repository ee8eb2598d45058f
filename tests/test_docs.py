"""The docs are complete, both ways: what exists is documented, and what is documented exists."""

import importlib
import re

import click
import pytest
from product import ROOT

from briefgen.cli import main
from briefgen.model.states import DEFAULT_STATES

PHASES = "cli load parse annotate resolve pictures plan render search write serve"


def words_in_code(name):
    return set(re.findall(r"`([^`\n]+)`", (ROOT / "docs" / name).read_text("utf-8")))


def test_every_diagnostic_is_documented_and_no_other():
    codes = {
        code.name: code.severity.value
        for phase in PHASES.split()
        for code in importlib.import_module(f"briefgen.{phase}.problems").CODES
    }
    rows = re.findall(
        r"^\| `([a-z-]+/[a-z-]+)` \| (\w+) \|", (ROOT / "docs/diagnostics.md").read_text("utf-8"), re.M
    )
    assert sorted(rows) == sorted(codes.items()), "each once"


def test_every_state_of_a_claim_is_documented_with_the_words_that_pages_print():
    text = (ROOT / "docs/records.md").read_text("utf-8").partition("## States\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \| `(\w+)` \|$", text, re.M)
    assert rows == [(state.id, state.label, state.meaning, state.class_) for state in DEFAULT_STATES]


def commands():
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        yield name, command
        if isinstance(command, click.Group):
            inner = click.Context(command)
            for word in command.list_commands(inner):
                yield f"{name} {word}", command.get_command(inner, word)


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_every_command_and_option_is_documented(name, command):
    text = (ROOT / "docs/commands.md").read_text("utf-8")
    assert f"briefgen {name}" in text
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
    assert {option for option in options if option not in text} == set()


def test_no_option_is_documented_that_does_not_exist():
    known = {
        option
        for _, command in [("", main), *commands()]
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help", "--version", "-h", "-V"}
    written = {
        word
        for code in words_in_code("commands.md")
        for word in re.findall(r"(?<!\S)--?[a-zA-Z][\w-]*", code)
    }
    assert written - known == set()


def test_every_page_of_the_docs_is_reached_from_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    missing = [path.name for path in (ROOT / "docs").glob("*.md") if f"docs/{path.name}" not in readme]
    assert missing == []


def paths_of_code_in(page):
    """Give the files, folders and modules of this repository that a page names; the map of the code is terse."""
    text = page.read_text("utf-8")
    paths = re.findall(r"\b(?:briefgen|benchmarks|tests)/[\w./-]*[\w/]", text)
    paths += [f"{name.replace('.', '/')}.py" for name in re.findall(r"\bfrom (briefgen[\w.]*) import", text)]
    if page.name == "architecture.md":
        paths += re.findall(r"`([a-z_]+/[\w./]*)`", text)
    return set(paths) - {"site/"}


def test_every_piece_of_code_that_the_docs_name_is_there():
    gone = [
        f"{page.name}: {path}"
        for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
        for path in sorted(paths_of_code_in(page))
        if not any((ROOT / top / path).exists() for top in ("", "briefgen"))
        and not (ROOT / path).with_suffix("").is_dir()
    ]
    assert gone == []


def test_links_between_the_docs_lead_somewhere():
    dead = []
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.S)
        targets = (t for t in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose) if "://" not in t)
        dead += [f"{page.name}: {target}" for target in targets if not (page.parent / target).exists()]
    assert dead == []
