"""What a template says in vain: Jinja drops blocks that the parent does not have, and what is in no block."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from jinja2 import Environment, TemplateSyntaxError, nodes

from briefgen.model.diagnostic import Diagnostic
from briefgen.model.inputs import TemplateFile, Theme
from briefgen.model.suggestions import did_you_mean, nearest
from briefgen.model.text import Place
from briefgen.render.problems import OUTSIDE_BLOCKS, UNKNOWN_BLOCK


def never_shown(jinja: Environment, theme: Theme) -> Iterator[Diagnostic]:
    """Report blocks of templates that nothing in the chain which they extend has, and what is in no block.

    Only parents named in plain words are looked at, and no template of the default theme: who puts another
    ``base.html`` in its place need not care for the blocks of all others. A template that cannot be read is
    reported where it is printed.
    """
    given = {file.path for name, file in theme.templates.items() if name.startswith("default/")}
    # Reading a template takes longer than printing it, so only those are read that can extend another.
    files = {
        file.path: file
        for file in theme.templates.values()
        if file.path not in given and "extends" in file.text
    }
    for path in sorted(files):
        tree = _tree(jinja, files[path])
        chain = _chain(jinja, theme, tree) if tree else []
        if not tree or not chain:
            continue
        known = sorted({block.name for parent in chain for block in parent.find_all(nodes.Block)})
        for block in tree.body:
            if not isinstance(block, nodes.Block) or block.name in known:
                continue  # a block inside another one is printed with it
            if f"self.{block.name}" not in files[path].text:
                yield _report(block, files[path], known)
        yield from _outside(tree, files[path])


def _chain(jinja: Environment, theme: Theme, tree: nodes.Template) -> list[nodes.Template]:
    """Give the templates that this one extends, the nearest first; none if one of them is not known."""
    chain: list[nodes.Template] = []
    names: set[str] = set()
    while (extends := tree.find(nodes.Extends)) is not None:
        name = str(extends.template.value) if isinstance(extends.template, nodes.Const) else ""
        parent = _tree(jinja, theme.templates[name]) if name in theme.templates else None
        if parent is None or name in names:
            return []
        names.add(name)
        chain.append(parent)
        tree = parent
    return chain


def _outside(tree: nodes.Template, file: TemplateFile) -> Iterator[Diagnostic]:
    """Report what comes first outside of blocks, behind the line by which a template extends another."""
    behind = dropwhile(lambda node: not isinstance(node, nodes.Extends), tree.body)
    first = next((line for node in behind for line in _printing(node)), 0)
    if first:
        excerpt = file.text.splitlines()[first - 1]
        column = len(excerpt) - len(excerpt.lstrip()) + 1
        yield OUTSIDE_BLOCKS.at(Place(file.path, first, column, len(excerpt.strip()), excerpt))


def _printing(node: nodes.Node) -> Iterator[int]:
    """Give the lines in which something would be printed, in no block and no macro."""
    match node:
        case nodes.TemplateData(data=text) if text.strip():
            yield node.lineno + text[: len(text) - len(text.lstrip())].count("\n")
        case nodes.Output() | nodes.If() | nodes.For() | nodes.With():
            for inside in node.iter_child_nodes(exclude=("test", "iter", "target", "targets", "values")):
                yield from _printing(inside)
        case nodes.Include() | nodes.FilterBlock() | nodes.CallBlock():
            yield node.lineno
        case nodes.Expr() if not isinstance(node, nodes.TemplateData):
            yield node.lineno


def _tree(jinja: Environment, file: TemplateFile) -> nodes.Template | None:
    try:
        return jinja.parse(file.text)
    except TemplateSyntaxError:
        return None


def _report(block: nodes.Block, file: TemplateFile, known: list[str]) -> Diagnostic:
    line = file.text.splitlines()[block.lineno - 1]
    column = max(0, line.find(block.name))
    place = Place(file.path, block.lineno, column + 1, len(block.name), line)
    return UNKNOWN_BLOCK.at(place, block=block.name, suggestion=did_you_mean(nearest(block.name, known)))
