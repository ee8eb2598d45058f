import pickle
import re
import sys

import pytest

from briefgen.annotate.syntax import Text
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


def test_where_one_fails_is_told_also_where_a_back_port_loads_it(install, monkeypatch):
    ported = pytest.importorskip("importlib_metadata", reason="comes with the extra `cluster`")
    monkeypatch.setattr(sys, "meta_path", [ported.MetadataPathFinder(), *sys.meta_path])
    install("wreck", "raise RuntimeError('sunk')")
    outcome = read_plugins()
    assert [one.message for one in outcome.diagnostics] == [
        "The plug-in `wreck` cannot be loaded: sunk (wreck_plugin.py:1)."
    ]


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("wreck", "raise RuntimeError('sunk\\nfor good')", "sunk (wreck_plugin.py:1)"),
        ("ghost", "\nraise SystemExit", "SystemExit (ghost_plugin.py:2)"),
        ("reef", "import no_such_module_here", "No module named 'no_such_module_here' (reef_plugin.py:1)"),
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
def draw(corpus): return ({corpus})
def read(text, found): return {text}
plugin = Plugin("tide", "1.0", (read,), (draw,))
"""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero (tide_plugin.py:3)"),
        ("{}['level']", "KeyError: 'level' (tide_plugin.py:3)"),
        ("exit(3)", "SystemExit: 3 (tide_plugin.py:3)"),
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


@pytest.mark.parametrize(
    ("corpus", "what"),
    [
        ("3", "TypeError: 'int' object is not iterable"),
        ("['index.html']", "TypeError: a planner gives Pages, not `str`"),
    ],
)
def test_pages_that_are_none_are_told_by_the_name_too(corpus, what, install):
    install("tide", BROKEN.format(corpus=corpus, text="found"))
    with pytest.raises(PluginError, match=re.escape(f"The plug-in `tide` failed: {what}.")):
        read_plugins().value[0].planners[0](None)


def test_a_page_says_which_plug_in_it_is_from(install):
    pages = "(Page('tides.html', 'tides.html', None), Page('a.html', 'a.html', None, 'content/a.md'))"
    install("tide", f"from briefgen.model.site import Page\n{BROKEN.format(corpus=pages, text='found')}")
    [plugin] = read_plugins().value

    assert [page.origin for page in plugin.planners[0](None)] == ["the plug-in `tide`", "content/a.md"]


@pytest.mark.parametrize(
    ("made", "what"),
    [
        ("mentions=('High water',)", "TypeError: `mentions` of Annotations hold a `str`"),
        ("mentions=(Mention(Span(0, 99), 'EVENT', 'High water'),)", "ValueError: "),
        (
            "mentions=(Mention(Span(0, 4), 'EVNT', 'High'),)",
            "ValueError: `label` of a Mention is one of PERSON,",
        ),
        (
            "mentions=(Mention(Span(0, 4), 'EVENT', one) for one in ('High',))",
            "TypeError: `mentions` of Annotations are a tuple, not a `generator`",
        ),
        (
            "quotes=(Quote(Span(0, 4), (Span(0, 99),), QuoteType.DIRECT),)",
            "ValueError: the Span(start=0, end=99) of a Quote is no part of the text",
        ),
        (
            "quotes=(Quote(Span(0, 4), (Span(0, 4),), QuoteType.DIRECT, ('Ida',)),)",
            "TypeError: `speakers` of a Quote is a Speaker",
        ),
        (
            "claims=(Claim(Span(0, 4), ClaimStatus.DENIED, Speaker(Span(5, 50), 'Ida')),)",
            "ValueError: the Span(start=5, end=50) of a Speaker is no part of the text",
        ),
        ("claims=(Claim(Span(0, 4), 'denied'),)", "TypeError: `status` of a Claim is a ClaimStatus"),
        ("quotes=(Quote(Span(0, 4), (), 'direct'),)", "TypeError: `type` of a Quote is a QuoteType"),
    ],
)
def test_annotations_that_hold_something_else_are_told_by_the_name(made, what, install):
    install("tide", READER.format(made=made))
    [plugin] = read_plugins().value
    with pytest.raises(PluginError, match=re.escape(f"The plug-in `tide` failed: {what}")):
        plugin.annotators[0](Text("High water at noon.", ()), Annotations())


READER = """\
from briefgen.model.annotation import Annotations, Claim, ClaimStatus, Mention, Quote, QuoteType, Speaker
from briefgen.model.roles import Plugin
from briefgen.model.text import Span
plugin = Plugin("tide", "1.0", (lambda text, found: Annotations({made}),))
"""


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ("planners=print", "`planners` that are no tuple of functions"),
        ("annotators=('read',)", "`annotators` that are no tuple of functions"),
        ("filters={'shout': str.upper}", "`filters` that are no tuple of pairs of a name and a function"),
        ("filters=(('shout', 'upper'),)", "`filters` that are no tuple of pairs of a name and a function"),
    ],
)
def test_one_of_another_shape_is_none(parts, what, install):
    install("tide", f"from briefgen.model.roles import Plugin\nplugin = Plugin('tide', '1.0', {parts})\n")
    [problem] = read_plugins().diagnostics

    assert problem.message == f"`tide` calls itself a plug-in for briefgen, but it gives {what}."
