import pytest

from briefgen.load.plugins import read_plugins

ENTRY = "[briefgen.plugins]\n{name} = {name}_plugin:{what}\n"


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a package with an entry point on the path."""
    monkeypatch.syspath_prepend(tmp_path)

    def put(name, code, what="plugin"):
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
