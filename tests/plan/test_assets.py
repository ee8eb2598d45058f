"""Static files as they are published: names with digests, addresses in style sheets, each file once."""

import re
from pathlib import Path

import pytest
from plan.harbour import planned

from briefgen.model.inputs import StaticFile
from briefgen.model.settings import Publisher, Settings
from briefgen.plan.assets import publish
from briefgen.plan.style_sheets import minified

STYLE = Path(__file__).parents[2] / "themes" / "default" / "static" / "style.css"


def published(minify=True, **texts):
    """Files of a site (``ours_css="…"``) or of a theme (``theme__style_css="…"``), published."""
    static = {}
    for key, text in texts.items():
        of_theme = key.startswith("theme__")
        name = "static/" + ".".join(key.removeprefix("theme__").replace("__", "/").rsplit("_", 1))
        path = f"themes/lamp/{name}" if of_theme else name
        static[name] = StaticFile(path, text.encode() if isinstance(text, str) else text)
    outcome = publish(static, minify=minify)
    assert outcome.diagnostics == ()
    return outcome.value


def path_of(assets, name):
    return assets.paths[f"static/{name}"]


def text_of(assets, name):
    return assets.files[path_of(assets, name)].decode()


def test_what_a_theme_brings_and_what_dresses_the_site_has_a_digest_in_its_name():
    assets = published(
        theme__icon_svg="<svg/>",
        theme__style_css="a{b:c}",
        ours_css="",
        ours_js="",
        fonts__ours_woff2="",
        map_png=b"map",
    )
    digested = {name for name, path in assets.paths.items() if re.search(r"\.[0-9a-f]{8}\.\w+$", path)}
    assert digested == assets.paths.keys() - {"static/map.png"}
    assert path_of(assets, "map.png") == "static/map.png"


def test_each_file_is_published_once_and_under_another_name_when_it_changes():
    before, after = (
        published(theme__a_js="one", theme__b_js="two"),
        published(theme__a_js="one", theme__b_js="2"),
    )
    assert sorted(before.files.values()) == [b"one", b"two"]
    assert path_of(before, "a.js") == path_of(after, "a.js")
    assert path_of(before, "b.js") != path_of(after, "b.js")


def test_a_style_sheet_asks_for_the_published_names():
    assets = published(
        theme__css__style_css="@import 'more.css' layer(x);\n@font-face { src: url(../fonts/a.woff2) }",
        theme__css__more_css="b { background: url(\"/static/map.png?v=1#east\"), image-set('map2.png' 1x) }",
        theme__fonts__a_woff2="font",
        theme__css__map2_png="two",
        map_png="map",
    )
    more = Path(path_of(assets, "css/more.css")).name
    font = Path(path_of(assets, "fonts/a.woff2")).name
    assert text_of(assets, "css/style.css") == (
        f'@import "{more}" layer(x);@font-face{{src:url("../fonts/{font}")}}'
    )
    assert 'url("../map.png?v=1#east")' in text_of(assets, "css/more.css")
    assert Path(path_of(assets, "css/map2.png")).name in text_of(assets, "css/more.css")


def test_a_style_sheet_has_another_name_when_a_file_that_it_asks_for_changes():
    names = {
        path_of(published(theme__a_css="@import 'b.css'", theme__b_css=text), "a.css")
        for text in ("b{c:d}", "b{c:e}")
    }
    assert len(names) == 2


def test_a_style_sheet_can_be_left_as_it_is_written():
    text = "/* ours */\na { b: c }\n"
    assert text_of(published(minify=False, ours_css=text), "ours.css") == text
    assert text_of(published(ours_css=text), "ours.css") == "a{b:c}"


def test_the_style_sheet_of_the_default_theme_gets_shorter_and_keeps_every_token():
    style = STYLE.read_text("utf-8")
    small = minified(style)
    assert set(re.findall(r"--[\w-]+(?=:)", re.sub(r"\s+:", ":", style))) == set(
        re.findall(r"--[\w-]+(?=:)", small)
    )
    assert len(small) < 0.9 * len(style)


@pytest.mark.parametrize(
    "text",
    [
        "@layer a{nav :is(ul,ol){c:d}}",
        ".a .b{c:d}",
        "a{&:hover .b{c:d}}",
        'a:before{content:"“" / ""}',
        "@media (width>=40rem) and (hover:hover){a{inset-inline:0 1px}}",
        "a{color:light-dark(#fff,#000);interest-delay:.3s .2s}",
        "::details-content{content-visibility:visible}",
        "@layer a,b;",
    ],
)
def test_what_means_something_stays(text):
    assert minified(text) == text


def test_a_logo_of_the_theme_is_named_by_its_published_address():
    settings = Settings(
        title="Port", base_url="https://port.example", publisher=Publisher("Port", logo="/static/logo.svg")
    )
    site = planned(
        settings=settings, static={"static/logo.svg": StaticFile("themes/a/static/logo.svg", b"<svg/>")}
    ).value
    (path,) = [file.path for file in site.files if file.path.startswith("static/")]
    home = next(page.view for page in site.pages if page.path == "index.html")
    assert path != "static/logo.svg"
    assert f"https://port.example/{path}" in home.frame.head.json_ld
    assert home.frame.assets == {"logo.svg": path.removeprefix("static/")}


def test_a_file_of_the_same_kind_is_suggested_before_one_of_a_name_more_alike():
    static = {
        f"static/{name}": StaticFile(f"static/{name}", text)
        for name, text in {"a.css": b'a{b:url("plan.png")}', "plan.svg": b"", "plans-new.png": b""}.items()
    }
    (problem,) = publish(static).diagnostics
    assert problem.hint.startswith("Did you mean `plans-new.png`?")
