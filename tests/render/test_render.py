"""Pages in, files out: what is printed, what is escaped, and how a site replaces one thing only."""

import gc
from dataclasses import replace
from gettext import NullTranslations
from secrets import token_hex
from types import MappingProxyType

import pytest
from executed_lines import executed_lines
from render.fixtures import BODY, SOLHEIM, VIEWS, WARNED, Mark, briefing, mention, pages
from render.themes import default_theme, tiny_theme

from briefgen.model.messages import Messages
from briefgen.model.site import Page
from briefgen.render import Printer, render


def printed(view, theme, template="page.html", filters=()):
    made = render([Page("index.html", template, view, "content/x.md")], theme, filters)
    assert made.diagnostics == ()
    return made.value[0].data.decode()


ABOUT = VIEWS["page"][2]


def test_every_page_of_the_default_theme_is_printed_without_a_problem():
    made = render(pages(), default_theme())
    assert made.diagnostics == ()
    assert [file.path for file in made.value] == [path for path, _, _ in VIEWS.values()]


def test_files_come_in_the_order_of_the_pages_and_the_same_twice():
    twice = [render(pages(), default_theme()).value for _ in range(2)]
    assert twice[0] == twice[1]


def test_a_template_is_compiled_once_in_a_process():
    new = token_hex()  # an earlier run of the tests may have kept what it compiled
    unused = f"{{# {new} #}}{{% macro unused(text) %}}" + "{{ text | upper }}" * 300 + "{% endmacro %}"
    theme = tiny_theme(page=unused + "{{ view.title }}")
    first, second = (executed_lines(lambda: printed(ABOUT, theme)) for _ in range(2))
    assert second < first / 4


def test_a_template_whose_text_changes_is_compiled_anew():
    assert printed(ABOUT, tiny_theme(page="One: {{ view.title }}")) == f"One: {ABOUT.title}"
    assert printed(ABOUT, tiny_theme(page="Two: {{ view.title }}")) == f"Two: {ABOUT.title}"


def test_what_is_compiled_without_a_filter_is_not_used_with_it():
    theme = tiny_theme(page="{{ 'aster' | upper }}")
    assert printed(ABOUT, theme) == "ASTER"
    assert printed(ABOUT, theme, filters=[("upper", lambda text: f"the {text}")]) == "the aster"
    assert printed(ABOUT, theme) == "ASTER"


class French(NullTranslations):
    """The words of a site in French."""

    WORDS = MappingProxyType(
        {
            "Tags": "Thèmes <&>",
            "By %(name)s": "De %(name)s",
            "%(num)s claim": "%(num)s affirmation",
            "%(num)s claims": "%(num)s affirmations",
        }
    )

    def gettext(self, message):
        return self.WORDS[message]

    def ngettext(self, one, many, number):
        return self.WORDS[one if number < 2 else many]


def test_words_are_said_in_the_language_of_the_site_whatever_was_compiled_before():
    english = tiny_theme(page="{{ _('Tags') }}, {{ ngettext('%(num)s claim', '%(num)s claims', 1200) }}")
    french = replace(english, messages=Messages("fr", French()))
    for _ in range(2):
        assert printed(ABOUT, english) == "Tags, 1,200 claims"
        assert printed(ABOUT, french) == "Thèmes &lt;&amp;&gt;, 1\N{NARROW NO-BREAK SPACE}200 affirmations"


def test_numbers_and_lists_are_printed_in_the_language_of_the_site_too():
    english = tiny_theme(page="{{ 1200 | number }}: {{ ['<A>', 'B'] | listed }}")
    french = replace(english, messages=Messages("fr", French()))
    for _ in range(2):
        assert printed(ABOUT, english) == "1,200: &lt;A&gt; and B"
        assert printed(ABOUT, french) == "1\N{NARROW NO-BREAK SPACE}200: &lt;A&gt; et B"


def test_a_value_in_a_message_is_escaped_unless_a_template_made_it():
    page = "{% set name %}<b>{{ '<i>' }}</b>{% endset %}{{ _('By %(name)s', name=name) }}, {{ _('By %(name)s', name='<i>') }}"
    theme = replace(tiny_theme(page=page), messages=Messages("fr", French()))
    assert printed(ABOUT, theme) == "De <b>&lt;i&gt;</b>, De &lt;i&gt;"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ _('By %(name)s') }}", "the message “By %(name)s” needs a value for `name`"),
        ("{{ _('Cut by 5%') }}", "in the message “Cut by 5%” a percent sign is written `%%`"),
        ("{{ ngettext('%(num)s a', '%(num)s b', 'c') }}", "`ngettext` counts with a whole number, and this is 'c'"),
        ("{{ 'many' | number }}", "`number` prints a number, and this is 'many'"),
        ("{{ 'A' | listed }}", "`listed` joins the things of a list, and this is 'A'"),
    ],
)  # fmt: skip
def test_words_that_cannot_be_said_are_explained(line, said):
    (problem,) = render([Page("a.html", "page.html", ABOUT)], tiny_theme(page=line)).diagnostics
    assert (problem.code, problem.message) == ("template/failed", f"This line fails: {said} (on a.html).")


def test_what_a_macro_was_not_given_is_shown_where_it_is_called():
    theme = tiny_theme(page="{% macro a(b) %}\n{{ b.c }}\n{% endmacro %}\n<p>{{ a() }}</p>\n")
    (problem,) = render([Page("a.html", "page.html", ABOUT)], theme).diagnostics
    assert (problem.code, problem.place.line) == ("template/undefined", 4)


def test_text_is_escaped_and_the_body_is_not():
    view = replace(
        ABOUT, title="<b>Tom & Sons</b>", body=("<p>A &amp; B</p>", Mark("plain", None, ("<i>C</i>",)))
    )
    theme = tiny_theme(
        page="<h1>{{ view.title }}</h1>{{ view.body | woven }}",
        marks__plain="{% macro mark_plain(mark, inner) %}[{{ inner }}]{% endmacro %}",
    )
    assert printed(view, theme) == "<h1>&lt;b&gt;Tom &amp; Sons&lt;/b&gt;</h1><p>A &amp; B</p>[<i>C</i>]"


def test_text_inside_a_mark_s_data_is_escaped():
    view = briefing(body=(mention(replace(SOLHEIM, name='"><script>', url='x" onclick="y'), "Solheim"),))
    page = printed(view, default_theme(), "briefing.html")
    assert "<script>" not in page.replace("<script src", "")
    assert 'href="x&#34; onclick=&#34;y"' in page


def test_a_claim_that_tries_to_close_its_element_stays_text():
    evil = replace(WARNED, text="</h3><script>alert(1)</script>", anchor='a" b="c')
    page = printed(briefing(claims=(evil,), body=()), default_theme(), "briefing.html")
    assert "alert(1)</script>" not in page
    assert '" b="c' not in page


def test_linked_data_cannot_close_its_script_element():
    head = replace(ABOUT.frame.head, json_ld='{"a":"</script><b>"}')
    page = printed(replace(ABOUT, frame=replace(ABOUT.frame, head=head)), default_theme())
    assert '{"a":"\\u003c/script>\\u003cb>"}' in page


def test_a_lone_half_of_a_character_does_not_stop_the_build():
    assert printed(replace(ABOUT, title="a\ud800b"), tiny_theme(page="{{ view.title }}")) == "a?b"


def test_a_problem_on_many_pages_is_reported_once_with_their_number():
    broken = tiny_theme(page="{{ view.nothing }}")
    made = render([Page(f"{n}.html", "page.html", ABOUT, f"content/{n}.md") for n in range(3)], broken)
    assert made.value == ()
    assert [problem.message for problem in made.diagnostics] == [
        "This line uses something that does not exist: PageView has no `nothing` (on content/0.md and 2 other pages)."
    ]


def test_a_template_that_no_theme_has_is_reported_once():
    made = render([Page(f"{n}.html", "page.html", ABOUT) for n in range(2)], tiny_theme())
    assert [(str(problem.place), problem.message) for problem in made.diagnostics] == [
        ("themes/ours", "The theme has no template `page.html`, which is needed on 0.html and 1 other page.")
    ]


def test_pages_that_can_be_printed_are_printed_beside_a_broken_one():
    theme = tiny_theme(page="fine", home="{{ nothing }}")
    made = render([Page("a.html", "home.html", ABOUT), Page("b.html", "page.html", ABOUT)], theme)
    assert [file.path for file in made.value] == ["b.html"]


def test_our_own_bug_is_not_blamed_on_a_template():
    class Broken(dict):
        def get(self, name, default=None):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        render([Page("a.html", "page.html", ABOUT)], replace(tiny_theme(), templates=Broken()))


def test_a_plug_in_s_filter_can_be_used():
    theme = tiny_theme(page="{{ view.title | loud }}")
    assert printed(ABOUT, theme, filters=[("loud", str.upper)]) == "ABOUT US"


@pytest.mark.parametrize("text", ["{{ lipsum() }}", "{{ [1, 2] | random }}"])
def test_nothing_random_is_at_hand(text):
    assert render([Page("a.html", "page.html", ABOUT)], tiny_theme(page=text)).diagnostics


class TestReplacing:
    def test_one_block_of_a_template(self):
        ours = '{% extends "default/briefing.html" %}{% block byline %}<p>By all of us</p>{% endblock %}'
        page = printed(briefing(), default_theme(**{"briefing.html": ours}), "briefing.html")
        assert "<p>By all of us</p>" in page
        assert "p-author" not in page.partition("</header>\n<nav")[0].partition('class="top"')[2]
        assert "Key points" in page

    def test_a_block_of_ours_may_use_the_macros_of_the_template_that_it_extends(self):
        ours = '{% extends "default/briefing.html" %}{% block byline %}{{ date(card.date) }}{% endblock %}'
        page = printed(briefing(), default_theme(**{"briefing.html": ours}), "briefing.html")
        assert '<time datetime="2025-04-02T10:00:00+02:00">' in page

    def test_the_frame_of_all_pages(self):
        ours = '{% extends "default/base.html" %}{% block footer %}<footer>Ours</footer>{% endblock %}'
        theme = default_theme(**{"base.html": ours})
        made = render(pages(), theme).value
        assert len(made) == len(pages())
        assert all(b"<footer>Ours</footer>" in file.data for file in made)

    def test_the_look_of_one_mark_without_copying_the_others(self):
        ours = "{% macro mark_mention(mark, inner) -%}<b>{{ inner }}</b>{%- endmacro %}"
        page = printed(briefing(), default_theme(**{"marks/mention.html": ours}), "briefing.html")
        assert "<b>Ingrid Solheim</b> told the committee" in page
        assert 'class="claim" id="claim-1"' in page

    def test_a_mark_s_macro_sees_the_view(self):
        ours = "{% macro mark_mention(mark, inner) -%}{{ view.card.slug }}{%- endmacro %}"
        page = printed(briefing(), default_theme(**{"marks/mention.html": ours}), "briefing.html")
        assert (
            "<p>For the first time since the flood, all who were awake that night sat in one room. tolva-gate"
            in page
        )

    def test_one_part_that_several_templates_use(self):
        ours = "{% macro badge(assessment) %}<i>{{ assessment.label }}</i>{% endmacro %}"
        theme = default_theme(**{"partials/badge.html": ours})
        made = render(pages("briefing", "claims", "claim"), theme).value
        assert len(made) == 3
        assert all(b"<i>Contested</i>" in file.data for file in made)


def test_marks_stand_inside_each_other():
    theme = tiny_theme(
        page="{{ view.body | woven }}",
        marks__a="{% macro mark_a(mark, inner) %}<a>{{ inner }}</a>{% endmacro %}",
        marks__b="{% macro mark_b(mark, inner) %}<b>{{ inner }}</b>{% endmacro %}",
    )
    body = (
        "1",
        Mark(
            "a",
            None,
            ("2", Mark("b", None, ("3", Mark("a", None)))),
        ),
        "4",
    )
    assert printed(replace(ABOUT, body=body), theme) == "1<a>2<b>3<a></a></b></a>4"


def test_what_a_page_was_printed_from_goes_when_it_is_printed():
    printer = Printer(default_theme())
    for page in pages():  # compiles what they need
        printer.print(page)
    gc.collect()
    gc.disable()
    try:
        for page in pages():
            printer.print(page)
        left_in_circles = gc.collect()
    finally:
        gc.enable()
    assert left_in_circles == 0


def test_marks_of_one_kind_are_found_however_deep():
    theme = tiny_theme(
        page="{% for mark in view.body | marks('mention') %}{{ mark.data.entity.name }}|{% endfor %}",
        marks__mention="",
    )
    text = printed(replace(ABOUT, body=BODY), theme)
    assert text.split("|")[:4] == [
        "Ingrid Solheim",
        "Farmers’ League of Lower Tolva",
        "Reservoir Act of 1998",
        "Tolva dam",
    ]


def test_a_static_file_is_asked_for_by_its_name():
    frame = replace(ABOUT.frame, static="../static/", assets={"style.css": "style.4f2c91aa.css"})
    page = printed(replace(ABOUT, frame=frame), tiny_theme(page='{{ asset("style.css") }}'))
    assert page == "../static/style.4f2c91aa.css"


def test_a_macro_asks_for_a_static_file_where_it_is_imported_with_context():
    parts = {"parts__a": '{% macro logo() %}{{ asset("logo.svg") }}{% endmacro %}'}
    use = '{{% from "parts/a.html" import logo {} %}}{{{{ logo() }}}}'
    assert printed(ABOUT, tiny_theme(page=use.format("with context"), **parts)).endswith("static/logo.svg")
    made = render([Page("a.html", "page.html", ABOUT)], tiny_theme(page=use.format(""), **parts))
    assert ["with context" in problem.message for problem in made.diagnostics] == [True]
