"""What can be wrong with a theme's templates."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

SYNTAX = Code(
    "template/syntax",
    Severity.ERROR,
    "This template cannot be read: {fault} ({on}).",
    "Mend this line: each {{% if %}}, {{% for %}} and {{% block %}} needs its end, each {{{{ its }}}}; "
    "docs/themes.md lists the filters.",
)
NO_TEMPLATE = Code(
    "template/missing",
    Severity.ERROR,
    "The theme has no template `{name}`, which is needed {on}.",
    "Add the file to the theme's templates folder, or let the theme extend one that has it.",
)
NO_PART = Code(
    "template/missing-part",
    Severity.ERROR,
    "This line asks for the template `{name}`, which no theme in the chain has ({on}).",
    "{suggestion}The template of a certain theme is named with the theme before it: `default/page.html`.",
)
NO_MACRO = Code(
    "template/missing-macro",
    Severity.ERROR,
    "This file has no macro `{macro}(mark, inner)`, by which marks of the kind `{kind}` are printed ({on}).",
    "Write {{% macro {macro}(mark, inner) %}}…{{% endmacro %}} in it, or delete the file.",
)
NO_ASSET = Code(
    "template/missing-asset",
    Severity.ERROR,
    "This line asks for the static file `{name}`, which no theme in the chain has ({on}).",
    "{suggestion}Name it by its path in the folder `static/` of the site or of a theme, such as `style.css`.",
)
UNDEFINED = Code(
    "template/undefined",
    Severity.ERROR,
    "This line uses something that does not exist: {fault} ({on}).",
    "docs/themes.md lists what each template receives; what may be missing is tested with `is defined`.",
)
RECURSION = Code(
    "template/circle",
    Severity.ERROR,
    "This line comes back to itself without end, by way of {circle} ({on}).",
    'To replace a template, extend it by its theme\'s name: {{% extends "default/briefing.html" %}}. '
    "A macro that calls itself needs an end.",
)
FORBIDDEN = Code(
    "template/forbidden",
    Severity.ERROR,
    "Templates may not do this: {fault} ({on}).",
    "Templates only print what they receive: they cannot change values or reach into Python.",
)
FAILED = Code(
    "template/failed",
    Severity.ERROR,
    "This line fails: {fault} ({on}).",
    "Check the values and filters on this line against docs/themes.md.",
)

UNKNOWN_BLOCK = Code(
    "template/unknown-block",
    Severity.WARNING,
    "The template that this one extends has no block `{block}`, so nothing of it is shown.",
    "{suggestion}docs/themes.md lists the blocks of each template.",
)
OUTSIDE_BLOCKS = Code(
    "template/outside-blocks",
    Severity.WARNING,
    "This stands outside the blocks of a template that extends another, so nothing of it is shown.",
    "Put it into a block of the extended template, between {{% block … %}} and {{% endblock %}}; "
    "docs/themes.md lists the blocks of each template.",
)
AGAINST_POLICY = Code(
    "template/against-policy",
    Severity.WARNING,
    "The content policy forbids {what}, so browsers leave it out.",
    "Put scripts, styles and pictures into files in `static/`: the options `scripts` and `stylesheets` name "
    "such files, and `asset(…)` gives their address.",
)

CODES: tuple[Code, ...] = (
    SYNTAX,
    NO_TEMPLATE,
    NO_PART,
    NO_MACRO,
    NO_ASSET,
    UNDEFINED,
    RECURSION,
    FORBIDDEN,
    FAILED,
    UNKNOWN_BLOCK,
    OUTSIDE_BLOCKS,
    AGAINST_POLICY,
)
