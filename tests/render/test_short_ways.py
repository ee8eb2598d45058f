"""The short ways of compiled templates: exactly what Jinja gives, and no way past its sandbox."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import pytest
from jinja2 import Undefined, UndefinedError, pass_context, pass_eval_context
from jinja2.filters import sync_do_join, sync_do_select
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from briefgen.model.inputs import TemplateFile, Theme
from briefgen.model.messages import Messages
from briefgen.render.environment import StrictField, environment
from briefgen.render.short_ways import Made, NoTextError, printed
from briefgen.render.translating import Saying, SayingError, speak


@dataclass(frozen=True, slots=True)
class Card:
    title: str
    items: tuple[str, ...] = ()

    def secret(self) -> str:
        return "a method"


class Open:
    """What a plug-in's filter might give: an attribute of the name that a view has, and others."""

    title = "not a field"
    items: tuple[str, ...] = ()
    _title = "private"


class Disguised:
    """Says that it is a card, and is none."""

    __class__ = Card  # type: ignore[assignment]

    def __init__(self) -> None:
        self.title = partial(str, "bound")


def theme_of(**templates: str) -> Theme:
    files = {
        f"{name}.html": TemplateFile(f"themes/t/templates/{name}.html", text)
        for name, text in templates.items()
    }
    return Theme("t", ("t",), templates=files)


def shortly(text: str, **templates: str):
    return environment(theme_of(page=text, **templates)).get_template("page.html")


def test_a_macro_that_is_remembered_runs_once_for_the_same_view_and_texts():
    seen: list[str] = []

    def noted(text: str) -> str:
        seen.append(text)
        return text

    macro = '{% macro card(c, how="") %}<{{ c.title | noted }}{{ how }}>{% endmacro %}'
    macros = '{% set remembered = ["card"] %}' + macro
    calls = "{{ card(view) }}{{ card(view) }}{{ card(view, how='&') }}{{ card(view, '&') }}"
    page = '{% from "m.html" import card %}' + calls
    printing = environment(theme_of(page=page, m=macros), [("noted", noted)]).get_template("page.html")
    one, equal = Card("a"), Card("a")

    assert printing.render(view=one) == "<a><a><a&amp;><a&amp;>"
    assert seen == ["a", "a", "a"]
    assert printing.render(view=one) == printing.render(view=equal)
    assert len(seen) == 6


def test_what_may_change_is_not_remembered():
    macros = '{% set remembered = ["all", "other"] %}{% macro all(items) %}{{ items | join }}{% endmacro %}'
    page = '{% from "m.html" import all %}{{ all(view) }}'
    printing = shortly(page, m=macros)
    items = ["a"]

    assert printing.render(view=items) == "a"
    items.append("b")
    assert printing.render(view=items) == "ab"


def longly(text: str):
    """Jinja itself, without any way of ours."""
    jinja = ImmutableSandboxedEnvironment(
        undefined=StrictField,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    speak(jinja, Messages())
    return jinja.from_string(text)


SAMPLES = {
    "a field": "{{ view.title }}",
    "a field of an item": "{{ [view][0].title }}",
    "a method": "{{ view.secret() }}",
    "a key": "{% set d = {'title': '<b>', 'items': 1} %}{{ d.title }}{{ d.items() | join(attribute=0) }}{{ d['items'] }}",
    "a key that begins low": "{{ {'_title': 1}._title }}",
    "a word of Python": "{{ {'class': '&'}.class }}",
    "a loop": "{% for x in view.items %}{{ loop.index }}{{ loop.first }}{{ loop.last }}{{ loop.cycle('a', 'b') }}{{ x }}{% endfor %}",
    "a number, a truth, nothing": "{{ 1 + 1 }}{{ view.items | length }}{{ view.title == 'x' }}{{ none }}{{ 0.5 * 3 }}",
    "a set block": "{% set x %}<i>{{ view.title }}</i>{% endset %}{{ x }}{{ x ~ '<' }}",
    "a set block with a filter": "{% set x | upper %}<i>{{ view.title }}</i>{% endset %}{{ x }}",
    "a macro": "{% macro m(a, b='<', c=a) %}[{{ a }}{{ b }}{{ c }}]{% endmacro %}{{ m('&') }}{{ m(1, 2, 3) }}{{ m(c=3, a=1) }}{{ m(*[1, 2]) }}{{ m(**{'a': 5}) }}",
    "a macro with a word of Python": "{% macro m(a, class='') %}{{ a }}{{ class }}{% endmacro %}{{ m('a', class='<') }}",
    "a macro that takes all": "{% macro m(a) %}{{ a }}{{ varargs | join }}{{ kwargs.items() | join(attribute=0) }}{% endmacro %}{{ m(1, 2, b=3) }}",
    "a macro that calls back": "{% macro m(a) %}<{{ caller(a) }}>{% endmacro %}{% call(b) m('&') %}{{ b }}{% endcall %}",
    "a macro that calls itself": "{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }}",
    "a macro in a loop": "{% for x in view.items %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% endfor %}",
    "a macro of the name of a word": "{% macro _(a) %}mine {{ a }}{% endmacro %}{{ _('Sources') }}",
    "a value of the name of a word": "{% set ngettext = namespace %}{{ ngettext(a=1).a }}",
    "text that is not escaped": "{% autoescape false %}{% macro m(a) %}{{ a }}{% endmacro %}{{ m('<') }}{{ '<' }}{% set x %}<{% endset %}{{ x }}{% endautoescape %}{{ '<' }}",
    "words": "{{ _('Sources') }}{{ _('By %(who)s, 100%%', who='<b>') }}{{ ngettext('%(num)s a', '%(num)s b', 2) }}{{ pgettext('x', 'y') }}",
    "words of a block": "{% trans who=view.title %}By <b> {{ who }}{% endtrans %}",
    "words that are worked out": "{{ _('Sou' ~ 'rces') }}{{ _(view.title) }}",
    "words with a number": "{{ _('%(n)d of %(m)5s', n=4, m='<') }}",
    "format": "{{ '{0}<'.format(view.title) }}{{ ('<{0}>' | safe).format(view.title) }}",
    "joins": "{{ ['<', view.title] | join('>') }}{{ ['<', '<' | safe] | join(' & ') }}{{ [1, none] | join('<') }}{{ [view] | join(', ', attribute='title') }}{{ 'abc' | join('-' | safe) }}",
    "selects": "{{ ['', 'a', 0, 1] | select | join(',') }}{{ none | select | join }}{{ [1, 2] | select('odd') | join }}",
}
"""Templates that print, each way, what the same template prints without us."""


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_a_short_way_prints_what_jinja_prints(text):
    card = Card('O\'Hara & <Sons> "x"', ("a", "<b>"))
    printed_long = longly(text).render(view=card)
    template = shortly(text)

    # The first time learns what a type has; the second goes by it.
    assert [template.render(view=card), template.render(view=card)] == [printed_long] * 2


WALLS = {
    "a class": "{{ view.__class__ }}",
    "what a class is made of": "{{ view.title.__class__.__mro__ }}",
    "the fields of a view": "{{ view.__dataclass_fields__ }}",
    "the function of a macro": "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "the globals of a macro": "{% macro m() %}{% endmacro %}{{ m.printed.__globals__ }}",
    "the code of a macro": "{% macro m() %}{% endmacro %}{{ m.printed.__code__ }}",
    "the globals of a word": "{{ _.__globals__ }}",
    "the class through a key": "{{ view['__class__'] }}",
    "the class through the filter": "{{ view | attr('__class__') }}",
    "the class through a format": "{{ '{0.__class__}'.format(view) }}",
    "the class through HTML's format": "{{ ('{0.__class__}' | safe).format(view) }}",
    "the class through a stored format": "{% set f = '{0.__class__}'.format %}{{ f(view) }}",
    "changing a list": "{% set l = [1] %}{{ l.append(2) }}",
}


@pytest.mark.parametrize("text", WALLS.values(), ids=WALLS)
def test_the_sandbox_stays_closed(text):
    template = shortly("{{ view.title }}" + text)

    for _ in range(2):
        with pytest.raises(Exception, match=r"(un)?safe"):
            template.render(view=Card("x"))


def test_a_field_of_one_type_opens_nothing_of_another():
    jinja = environment(theme_of(page="{{ view.title }}{{ view.items | length }}", low="{{ view._title }}"))
    page = jinja.get_template("page.html")
    page.render(view=Card("a card"))

    assert jinja.types_with("title") == {Card}
    assert page.render(view=Open()) == "not a field0"
    assert jinja.types_with("title") == {Card}, "a plain class is asked about each time"
    with pytest.raises(Exception, match="unsafe"):
        str(jinja.get_template("low.html").render(view=Open()))


def test_what_only_says_that_it_is_a_view_is_none():
    jinja = environment(theme_of(page="{{ view.title is string }}"))
    page = jinja.get_template("page.html")
    page.render(view=Card("a card"))
    page.render(view=Disguised())

    assert jinja.types_with("title") == {Card}


def test_what_must_not_be_called_is_not_called():
    def secret() -> str:
        return "out"

    secret.unsafe_callable = True  # type: ignore[attr-defined]

    with pytest.raises(Exception, match="not safely callable"):
        shortly("{% set call = view.title %}{{ call() }}").render(view=Card(secret))  # type: ignore[arg-type]


def test_a_callable_that_asks_for_the_page_is_given_it():
    @pass_context
    def title(context) -> str:
        return context["view"].title

    @pass_eval_context
    def escapes(context) -> bool:
        return context.autoescape

    jinja = environment(theme_of(page="{{ title() }} {{ escapes() }}"))
    jinja.globals.update(title=title, escapes=escapes)

    assert jinja.get_template("page.html").render(view=Card("x")) == "x True"


def test_an_argument_too_many_or_unknown_is_explained():
    for call, said in (
        ("m(1, 2)", "takes not more than 1 argument"),
        ("m(b=2)", "takes no keyword argument 'b'"),
        ("m(1, a=2)", "takes no keyword argument 'a'"),
    ):
        with pytest.raises(TypeError, match=said):
            shortly("{% macro m(a) %}{{ a }}{% endmacro %}{{ " + call + " }}").render(view=Card("x"))


def test_a_template_that_is_imported_is_made_once_and_sees_no_page():
    jinja = environment(
        theme_of(
            page="{% from 'part.html' import m %}{{ m() }}",
            part="{% macro m() %}{{ view is defined }}{% endmacro %}",
        )
    )

    assert jinja.get_template("page.html").render(view=Card("x")) == "False"
    assert jinja.module_of("part.html", None) is jinja.module_of("part.html", None)


def test_words_without_values_are_said_when_they_are_printed_not_before():
    template = shortly("{% if view.items %}{{ _('%(who)s') }}{% endif %}")

    assert template.render(view=Card("x")) == ""
    with pytest.raises(SayingError, match="needs a value for `who`"):
        template.render(view=Card("x", ("a",)))


@pytest.mark.parametrize(
    "value", ["<&>'\"", "plain", "", Markup("<b>"), 7, True, 1.5, Decimal("1.50"), Undefined()]
)
def test_a_value_is_printed_as_markupsafe_escapes_it(value):
    assert printed(value) == escape(value)


@pytest.mark.parametrize(
    ("printing", "said"),
    [
        ("view", "this is a Card"),
        ("view.items", "a list cannot be printed"),
        ("{'a': none}[view.title]", "there is nothing here"),
        ("{'b': view}", "this is a dict"),
        ("_('By %(who)s', who=view)", "this is a Card"),
        ("[view] | listed", "this is a Card"),
        ("card", "this is a macro; call it: `card(…)`"),
    ],
)
def test_what_has_no_words_of_its_own_is_never_printed_as_python_shows_it(printing, said):
    template = shortly("{% macro card(a) %}{% endmacro %}{{ " + printing + " }}")

    with pytest.raises(NoTextError, match=re.escape(said)):
        template.render(view=Card("a", ("<b>",)))


def test_of_texts_without_end_only_some_are_kept():
    texts = Made(str.upper)
    for number in range(texts.MOST + 5):
        assert texts[f"a{number}"] == f"A{number}"
    long = "x" * (texts.LONGEST + 1)

    assert texts[long] == "X" * len(long)
    assert len(texts) == 5
    assert long not in texts


@pytest.mark.parametrize("pattern", ["%(a)s", "%% %(a)s < %(b)s %(a)s", "%(a)5s|%(b)d", "no value"])
def test_a_message_is_filled_as_html_is(pattern):
    values = {"a": "<x>", "b": 3}

    assert Saying(pattern).with_(values) == escape(pattern) % values


@pytest.mark.parametrize(
    ("value", "d"),
    [(["a", "<"], ", "), ([Markup("<"), "<"], "&"), (["<"], Markup("<")), ([1, "<"], "<"), ([], "")],
)
def test_joining_and_selecting_are_those_of_jinja(value, d):
    jinja = environment(theme_of(page=""))
    context = jinja.get_template("page.html").new_context()
    ours = jinja.filters["join"](context.eval_ctx, value, d)

    assert ours == sync_do_join(context.eval_ctx, value, d)
    assert type(ours) is type(sync_do_join(context.eval_ctx, value, d))
    assert list(jinja.filters["select"](context, value)) == list(sync_do_select(context, value))


def test_a_namespace_gives_what_it_holds_even_if_that_is_nothing():
    printer = shortly(
        "{% set held = namespace(all=[], no=none) %}{{ held.all | length }}{{ held.no is none }}"
    )

    assert printer.render(view=Card("x")) == "0True"
    with pytest.raises(UndefinedError, match="has no `al`"):
        shortly("{% set held = namespace(all=[]) %}{{ held.al }}").render(view=Card("x"))
