"""The house rules that no linter knows: who may import what, how long a file may grow, what a name says."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("architecture")  # one worker reads the package

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "briefgen"
FILES = sorted(PACKAGE.rglob("*.py"))

SOLE_IMPORTERS = {
    "markdown_it": ("parse/",),
    "mdit_py_plugins": ("parse/",),
    "spacy": (
        "annotate/language_model/engine.py",
        "annotate/language_model/quick_model.py",
        "annotate/language_model/word_classes.py",
        "annotate/language_model/word_vectors.py",
        "annotate/components.py",
        "annotate/doc_text.py",
        "annotate/doc_records.py",
    ),
    "catalogue": ("annotate/language_model/engine.py",),
    "numpy": (
        "annotate/language_model/quick_model.py",
        "annotate/language_model/word_vectors.py",
        "annotate/language_model/name_steps.py",
    ),
    "thinc": ("annotate/language_model/quick_model.py",),
    "jinja2": ("render/",),
    "livereload": ("serve/",),
    "tornado": ("serve/",),
    "watchfiles": ("serve/",),
    "lightningcss": ("plan/style_sheets.py",),
    "tinycss2": ("plan/style_sheets.py",),
    "pydantic": ("load/",),
    "yaml": ("load/",),
    "ruamel": ("edit/",),
    "PIL": ("pictures/",),
    "fontTools": ("pictures/",),
    "msgspec": ("cache/", "plan/data_format.py"),
    "pagefind": ("search/program.py",),
    "cbor2": ("search/index_bytes.py",),
    "distributed": ("workers/cluster.py",),
    "fsspec": ("cache/",),
    "click": ("cli/",),
    "rich": ("cli/",),
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that a file names in an import, deferred and type-only ones too."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


@pytest.mark.parametrize("library", SOLE_IMPORTERS)
def test_a_library_is_known_in_one_place(library):
    allowed = SOLE_IMPORTERS[library]
    strangers = [
        str(path.relative_to(PACKAGE))
        for path in FILES
        if any(name == library or name.startswith(library + ".") for name in imports(path))
        and not str(path.relative_to(PACKAGE).as_posix()).startswith(allowed)
    ]
    assert strangers == []


def test_no_file_is_over_400_lines():
    long = {str(p.relative_to(ROOT)): n for p in FILES if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert long == {}


def test_no_two_files_share_a_name():
    shared = {"__init__.py", "problems.py"}
    counts = Counter(path.name for path in FILES if path.name not in shared)
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_module_says_what_it_is():
    silent = [str(p.relative_to(ROOT)) for p in FILES if not ast.get_docstring(tree(p))]
    assert silent == []


def test_the_map_of_the_package_names_all_that_stands_in_it():
    names = {path.stem for path in PACKAGE.glob("[a-z]*.py")}
    names |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    named = set(re.findall(r"\w+", ast.get_docstring(tree(PACKAGE / "__init__.py"))))
    assert names - named == set()


def test_no_module_is_called_by_an_empty_word():
    empty = {"utils", "util", "helpers", "common", "manager", "base", "misc", "core"}
    assert [str(path) for path in FILES if path.stem in empty] == []


def test_no_cycle_on_any_level():
    """Type-only and deferred imports count: a dependency is one for the reader too."""
    names = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in FILES
    }
    graph = {name: {i for i in imports(path) if i in names and i != name} for name, path in names.items()}
    for targets in graph.values():  # "from package import module" means the module, not the package's door
        targets -= {name.rpartition(".")[0] for name in targets}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " > ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_the_requirements_hold_no_addresses():
    for path in ROOT.glob("requirements*.txt"):
        assert "://" not in path.read_text("utf-8"), path.name


def test_tests_of_one_group_are_given_to_one_worker(request):
    """Else each worker builds the same sites for itself; some releases of pytest and pytest-xdist do so in silence."""
    with_groups = getattr(request.config.option, "loadgroup", False)
    assert request.node.nodeid.endswith("@architecture") == with_groups
