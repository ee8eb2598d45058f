"""Themes for tests: the default one from the checkout, and small ones written as text."""

from pathlib import Path

import yaml

from briefgen.model.inputs import TemplateFile, Theme

FOLDER = Path(__file__).parents[2] / "themes" / "default"


def default_theme(**overrides):
    """The default theme; ``overrides`` are templates of a site that extends it, by their plain name."""
    files = {
        path.relative_to(FOLDER / "templates").as_posix(): path
        for path in sorted((FOLDER / "templates").rglob("*.html"))
    }
    templates = {}
    for name, path in files.items():
        file = TemplateFile(f"themes/default/templates/{name}", path.read_text("utf-8"))
        templates[name] = templates[f"default/{name}"] = file
    for name, text in overrides.items():
        file = TemplateFile(f"themes/ours/templates/{name}", text)
        templates[name] = templates[f"ours/{name}"] = file
    static = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in sorted((FOLDER / "static").rglob("*"))
        if path.is_file()
    }
    options = yaml.safe_load((FOLDER / "theme.yaml").read_text("utf-8"))["options"]
    return Theme("default", ("default",), templates, static, options)


def tiny_theme(**texts):
    """A theme of these templates alone; ``marks__x`` stands for ``marks/x.html``, other names get ``.html``."""
    names = {name.replace("__", "/") + ".html": text for name, text in texts.items()}
    files = {name: TemplateFile(f"themes/ours/templates/{name}", text) for name, text in names.items()}
    return Theme("ours", ("ours",), files | {f"ours/{name}": file for name, file in files.items()})
