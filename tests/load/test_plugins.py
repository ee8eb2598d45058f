import pickle
import sys

import pytest

from briefgen.load.plugins import read_plugins
from briefgen.model.annotation import Annotations
from briefgen.model.roles import PluginError

ENTRY = "[briefgen.plugins]\n{name} = {name}_plugin:{what}\n"


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a package with an entry point on the path."""
    monkeypatch.syspath_prepend(tmp_path)

    def put(name, code, what="plugin"):
        monkeypatch.delitem(sys.modules, f"{name}_plugin", raising=False)  # that of another test
        (tmp_path / f"{name}_plugin.py").write_text(code)
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "entry_points.txt").write_text(ENTRY.format(name=name, what=what))

    return put


GOOD = "from briefgen.model.roles import Plugin\nplugin = Plugin('{name}', '1.0')\n"


def test_installed_plugins_are_found_in_order(install):
    install("tide", GOOD.format(name="tide"))
    install("buoy", GOOD.format(name="buoy"))
    outcome = read_plugins()
    assert [one.name for one in outcome.value] == ["buoy", "tide"]
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("wreck", "raise RuntimeError('sunk\\nfor good')", "sunk"),
        ("ghost", "raise SystemExit", "SystemExit"),
        ("reef", "import no_such_module_here", "No module named 'no_such_module_here'"),
        ("shoal", "", "module 'shoal_plugin' has no attribute 'plugin'"),
    ],
)
def test_one_that_fails_is_reported_and_the_others_go_on(name, code, reason, install):
    install(name, code)
    install(f"quay_{name}", GOOD.format(name="quay"))
    outcome = read_plugins()
    assert [one.name for one in outcome.value] == ["quay"]
    assert [one.message for one in outcome.diagnostics] == [
        f"The plug-in `{name}` cannot be loaded: {reason}."
    ]


BROKEN = """\
from briefgen.model.roles import Plugin
def draw(corpus): return {corpus}
def read(text, found): return {text}
plugin = Plugin("tide", "1.0", (read,), (draw,))
"""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("{}['level']", "KeyError: 'level'"),
        ("None", "TypeError: an annotator gives Annotations, not `NoneType`"),
    ],
)
def test_one_that_fails_at_its_work_is_told_by_its_name(text, what, install):
    install("tide", BROKEN.format(corpus="()", text=text))
    [plugin] = read_plugins().value
    with pytest.raises(PluginError) as error:
        plugin.annotators[0]("text", Annotations())

    assert str(error.value) == f"The plug-in `tide` failed: {what}."
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value), "it may fail in another process"


def test_pages_that_are_none_are_told_by_the_name_too(install):
    install("tide", BROKEN.format(corpus="3", text="found"))
    with pytest.raises(
        PluginError, match="The plug-in `tide` failed: TypeError: 'int' object is not iterable"
    ):
        read_plugins().value[0].planners[0](None)
