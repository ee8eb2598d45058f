import pytest
from load.sites import NOW, write_site

from briefgen.load import load
from briefgen.model.inputs import StaticFile

PAGE = "-- content/bridge.md --\n---\ntitle: Bridge\n---\nText.\n"
CHAIN = (
    PAGE
    + """\
-- briefgen.yaml --
theme: lamp
theme_options: {legend: false, stars: 5}
-- templates/base.html --
site base
-- static/site.css --
site
-- static/style.css --
site style
-- themes/lamp/theme.yaml --
extends: lantern
options: {legend: true, stars: 3, names: [a]}
-- themes/lamp/templates/page.html --
lamp page
-- themes/lamp/static/style.css --
lamp style
-- themes/lamp/static/fonts/lamp.woff2 --
font
-- themes/lantern/theme.yaml --
options: {stars: 1, colour: red}
-- themes/lantern/templates/page.html --
lantern page
-- themes/lantern/templates/parts/card.html --
lantern card
-- themes/default/theme.yaml --
name: default
-- themes/default/templates/base.html --
default base
-- themes/default/static/style.css --
default style
"""
)


def theme_of(root, text):
    write_site(root, text)
    outcome = load(root, now=NOW)
    assert outcome.diagnostics == ()
    return outcome.value.theme


def test_a_file_is_looked_up_in_the_site_the_theme_its_parents_and_the_default(tmp_path):
    theme = theme_of(tmp_path, CHAIN)
    assert theme.chain == ("lamp", "lantern", "default")
    assert {name: file.text.strip() for name, file in theme.templates.items()} == {
        "base.html": "site base",
        "default/base.html": "default base",
        "lamp/page.html": "lamp page",
        "lantern/page.html": "lantern page",
        "lantern/parts/card.html": "lantern card",
        "page.html": "lamp page",
        "parts/card.html": "lantern card",
        "site/base.html": "site base",
    }
    assert theme.static == {
        "static/fonts/lamp.woff2": StaticFile("themes/lamp/static/fonts/lamp.woff2", b"font\n"),
        "static/site.css": StaticFile("static/site.css", b"site\n"),
        "static/style.css": StaticFile("static/style.css", b"site style\n"),
    }


def test_messages_name_the_file(tmp_path):
    theme = theme_of(tmp_path, CHAIN)
    assert theme.templates["page.html"].path == "themes/lamp/templates/page.html"
    assert theme.templates["base.html"].path == "templates/base.html"


def test_options_come_from_the_settings_the_theme_and_its_parents(tmp_path):
    assert theme_of(tmp_path, CHAIN).options == {
        "colour": "red",
        "legend": False,
        "names": ("a",),
        "stars": 5,
    }


def test_without_a_choice_the_built_in_theme_is_taken(tmp_path):
    theme = theme_of(tmp_path, PAGE)
    assert theme.chain == ("default",)
    assert theme.templates["page.html"] == theme.templates["default/page.html"]


@pytest.mark.parametrize(
    ("value", "wanted", "got"),
    [("[a]", "a number", "a list"), ("{a: b}", "a number", "a group of keys"), ("much", "a number", "text")],
)
def test_an_option_has_the_sort_of_its_default(value, wanted, got, tmp_path):
    write_site(tmp_path, CHAIN.replace("stars: 5", f"stars: {value}"))
    (problem,) = load(tmp_path, now=NOW).diagnostics
    assert (problem.code, problem.place.line) == ("value/wrong-type", 2)
    assert problem.message == f"`stars` should be {wanted}, but it is {got}."


@pytest.mark.parametrize("name", ["../lamp", "/etc", "Lamp", "a/b"])
def test_a_theme_is_named_and_never_reached_by_a_path(name, tmp_path):
    write_site(tmp_path, CHAIN.replace("theme: lamp", f"theme: {name}").replace("theme_options", "extra"))
    assert [one.code for one in load(tmp_path, now=NOW).diagnostics] == ["theme/unknown"]


def test_a_theme_that_extends_itself_is_shown_where_it_says_so(tmp_path):
    write_site(
        tmp_path, PAGE + "-- briefgen.yaml --\ntheme: lamp\n-- themes/lamp/theme.yaml --\nextends: lamp\n"
    )
    (problem,) = load(tmp_path, now=NOW).diagnostics
    assert (problem.code, str(problem.place)) == ("theme/cycle", "themes/lamp/theme.yaml:1:10")


def test_a_broken_chain_lacks_no_templates_besides(tmp_path):
    write_site(tmp_path, PAGE + "-- themes/default/theme.yaml --\nextends: default\n")
    theme = load(tmp_path, now=NOW)
    assert [one.code for one in theme.diagnostics] == ["theme/cycle"]
    assert {"briefing.html", "default/base.html"} <= set(theme.value.theme.templates)
    assert "color_scheme" in theme.value.theme.options


def test_what_templates_ask_of_a_theme_that_cannot_be_read_is_no_second_problem(tmp_path):
    lamp = "-- themes/lamp/theme.yaml --\noptoins: {motto: x}\n-- themes/lamp/templates/home.html --\n{{ view.frame.options.motto }}\n"
    write_site(tmp_path, PAGE + lamp + "-- briefgen.yaml --\ntheme: lamp\n")
    theme = load(tmp_path, now=NOW)
    assert [one.code for one in theme.diagnostics] == ["theme/unknown-key"]
    assert theme.value.theme.templates["home.html"].path == "themes/default/templates/home.html"


def test_a_default_theme_of_the_site_takes_nothing_from_ours_without_a_word(tmp_path):
    write_site(
        tmp_path,
        PAGE
        + "-- themes/default/theme.yaml --\ntitle: Ours\n-- themes/default/templates/home.html --\nHome\n",
    )
    theme = load(tmp_path, now=NOW)
    assert theme.diagnostics == ()
    assert set(theme.value.theme.templates) == {"home.html", "default/home.html"}


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ("colour: blu", "`colour` cannot be `blu`."),
        ("level: 3", "`level` cannot be `3`."),
        ("picture: [a.png]", "`picture` should be text, but it is a list."),
        ("pictures: [3]", "An item of `pictures` should be text, but it is a number."),
        ("pictures: ['']", "There is no file `` in a folder `static/`."),
        ("rooms: [hall, cellar]", "An item of `rooms` cannot be `cellar`."),
    ],
)
def test_a_choice_that_the_theme_does_not_offer_is_refused_and_left_out(chosen, message, tmp_path):
    lamp = """\
-- static/a.png --
a
-- themes/lamp/theme.yaml --
options: {colour: red, level: 1, picture: "", pictures: [], rooms: [hall]}
choices: {colour: [red, blue], level: [1, 2], rooms: [hall, tower]}
files: [picture, pictures]
"""
    write_site(tmp_path, PAGE + lamp + f"-- briefgen.yaml --\ntheme: lamp\ntheme_options:\n  {chosen}\n")
    outcome = load(tmp_path, now=NOW)
    (problem,) = outcome.diagnostics
    assert (problem.message, problem.place.path, problem.place.line) == (message, "briefgen.yaml", 3)
    options = outcome.value.theme.options
    assert [options[key] for key in ("colour", "level", "picture", "pictures")] in (
        ["red", 1, "", ()],
        ["red", 1, "", ("",)],
    )


@pytest.mark.parametrize(
    ("theme_file", "message"),
    [
        ("options: {legend: 3}", "`legend` should be `true` or `false`, but it is a number."),
        ("options: {color_scheme: sepia}", "`color_scheme` cannot be `sepia`."),
        ("options: {tone: loud}\nchoices: {tone: [calm, low]}", "`tone` cannot be `loud`."),
        ("options: {tone: calm}\nchoices: {tone: calm}", "`tone` should be a list, but it is text."),
    ],
)
def test_a_theme_keeps_to_what_it_and_its_parents_offer(theme_file, message, tmp_path):
    write_site(
        tmp_path, PAGE + f"-- briefgen.yaml --\ntheme: lamp\n-- themes/lamp/theme.yaml --\n{theme_file}\n"
    )
    problems = load(tmp_path, now=NOW).diagnostics
    assert [(one.message, one.place.path) for one in problems] == [(message, "themes/lamp/theme.yaml")]


def test_a_theme_file_that_cannot_be_read_is_one_problem(tmp_path):
    write_site(tmp_path, CHAIN.replace("extends: lantern\noptions: {legend: true", "options: [legend: true"))
    assert [one.code for one in load(tmp_path, now=NOW).diagnostics] == ["yaml/syntax"]


def test_an_option_without_a_value_counts_as_not_given(tmp_path):
    assert theme_of(tmp_path, CHAIN.replace("stars: 5", "stars: ~")).options["stars"] == 3


def test_a_parent_that_is_not_there_is_shown_where_it_is_named(tmp_path):
    write_site(tmp_path, CHAIN.replace("extends: lantern", "extends: lanterm"))
    (problem,) = load(tmp_path, now=NOW).diagnostics
    assert str(problem.place) == "themes/lamp/theme.yaml:1:10"
    assert problem.hint.startswith("Did you mean `lantern`?")
