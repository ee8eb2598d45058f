"""Templates that an earlier process compiled: the same pages, and anything odd about the file is a miss."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.model.inputs import TemplateFile, Theme
from briefgen.model.site import File, Page
from briefgen.remembered import kept_templates
from briefgen.render import Printer, compiled, environment


@pytest.fixture(autouse=True)
def processes(monkeypatch, tmp_path):
    """Gives what begins a process anew, with compiled files in a folder of their own."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def begin() -> list[str]:
        held = compiled.Compiled()
        for module in (kept_templates, environment):
            monkeypatch.setattr(module, "COMPILED", held)
        anew: list[str] = []
        dump = held.dump_bytecode
        monkeypatch.setattr(held, "dump_bytecode", lambda bucket: (anew.append(bucket.key), dump(bucket)))
        kept_templates.take()
        return anew

    return begin


def theme(**more: str) -> Theme:
    texts = {
        "page": '{% from "part.html" import part %}{{ part(view) }}',
        "part": "{% macro part(x) %}<{{ x }}>{% endmacro %}",
    }
    return Theme(
        "t",
        ("t",),
        templates={
            f"{name}.html": TemplateFile(f"themes/t/templates/{name}.html", text)
            for name, text in {**texts, **more}.items()
        },
    )


def printed(**more: str) -> bytes:
    printer = Printer(theme(**more))
    printer.compile(["page.html"])
    made = printer.print(Page("a.html", "page.html", "&"))
    assert isinstance(made, File)
    return made.data


def test_a_second_process_compiles_nothing(processes):
    first = processes()
    page = printed()
    kept_templates.keep()
    second = processes()

    assert printed() == page == b"<&amp;>"
    assert (len(first), len(second)) == (2, 0)


def test_of_a_theme_that_was_edited_only_what_changed_is_compiled(processes):
    processes()
    printed()
    kept_templates.keep()
    second = processes()

    assert printed(page="{{ view }}!") == b"&amp;!"
    assert len(second) == 1
    kept_templates.keep()
    third = processes()
    assert (printed(), third) == (b"<&amp;>", [])


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: b"",
        lambda data: data[:40] + b"x" + data[41:],
        lambda data: data * 2,
    ],
)
def test_a_damaged_file_is_a_miss_and_is_written_anew(processes, damage):
    processes()
    printed()
    kept_templates.keep()
    (file,) = (path for path in Path(sys.pycache_prefix).rglob("*") if path.is_file())
    whole = file.read_bytes()
    file.write_bytes(damage(whole))

    second = processes()

    assert printed() == b"<&amp;>"
    assert len(second) == 2
    kept_templates.keep()
    assert file.read_bytes() == whole


def test_another_version_of_our_sources_is_a_miss(processes, monkeypatch):
    processes()
    printed()
    kept_templates.keep()
    monkeypatch.setattr(kept_templates, "_stamp", lambda: b"another")

    second = processes()

    assert printed() == b"<&amp;>"
    assert len(second) == 2


def test_nothing_is_kept_where_python_keeps_nothing(processes, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    processes()
    printed()
    kept_templates.keep()

    assert not [path for path in Path(sys.pycache_prefix).rglob("*") if path.is_file()]


def test_a_build_after_one_edit_compiles_nothing(processes, tmp_path):
    site = tmp_path / "site of one"
    (site / "content").mkdir(parents=True)
    (site / "briefgen.yaml").write_text(
        "title: Quay\nsearch: false\nbase_url: https://quay.example\nshare_images: {enabled: false}\n"
        "annotation: {entities: false, quotes: false, claims: false}\n"
    )
    text = site / "content" / "bridge.md"
    text.write_text("---\ntitle: The bridge\ndate: 2025-05-01\n---\nIt opens on Monday.\n")
    build = ["build", "-v", "-C", str(site), "--as-of", "2025-06-01"]
    processes()
    assert CliRunner().invoke(main, build).exit_code == 0
    anew = processes()
    kept_templates.COMPILED.take({})
    text.write_text(text.read_text().replace("Monday", "Tuesday"))
    assert "Only one text was edited" in CliRunner().invoke(main, build).stdout
    assert anew == []
