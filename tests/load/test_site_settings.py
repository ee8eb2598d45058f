import pytest
from load.sites import NOW, write_site

from briefgen.load import load
from briefgen.load.schemas import POLICIES
from briefgen.model.settings import NavItem, Settings
from briefgen.model.states import DEFAULT_STATES, State
from briefgen.plan import words

PAGE = "-- content/bridge.md --\n---\ntitle: Bridge\n---\nText.\n"


def settings_of(root, text, **wanted):
    write_site(root, PAGE + text)
    outcome = load(root, **{"now": NOW, **wanted})
    assert outcome.diagnostics == ()
    return outcome.value.settings


@pytest.mark.parametrize("text", ["", "-- briefgen.yaml --\n", "-- briefgen.yaml --\n# nothing yet\n---\n"])
def test_no_settings_are_settings(text, tmp_path):
    settings = settings_of(tmp_path, text)
    assert settings == Settings(places=settings.places)


def test_all_settings_are_read(tmp_path):
    settings = settings_of(
        tmp_path,
        """\
-- briefgen.yaml --
title: Harbour News
description: News of the harbour
base_url: https://example.org/news
lang: fr-CH
timezone: Europe/Vienna
permalink: "{year}/{month}/{slug}/"
page_size: 5
callouts: 0
raw_html: yes
nav: [{label: About, to: /about/}, {label: Wire, to: "https://example.org/"}]
publisher:
  name: Harbour Press
  url: https://example.org
  logo: /static/logo.svg
  email: desk@example.org
  policies: {correctionsPolicy: /corrections-policy/}
annotation: {model: en_core_web_md, models: {fr: fr_core_news_md}, claims: false}
feeds: {size: 50, full_text: false}
extra: {motto: Water's edge, since: 1899}
""",
    )
    assert (settings.title, settings.lang, settings.timezone) == ("Harbour News", "fr-CH", "Europe/Vienna")
    assert (settings.page_size, settings.callouts, settings.raw_html) == (5, 0, True)
    assert settings.nav == (NavItem("About", "/about/"), NavItem("Wire", "https://example.org/"))
    assert settings.publisher.policies == (("correctionsPolicy", "/corrections-policy/"),)
    assert (settings.annotation.model, settings.annotation.claims, settings.annotation.quotes) == (
        "en_core_web_md",
        False,
        True,
    )
    assert settings.annotation.models == {"fr": "fr_core_news_md"}
    assert (settings.feeds.size, settings.feeds.full_text) == (50, False)
    assert settings.extra == {"motto": "Water's edge", "since": 1899}
    assert str(settings.places["publisher.logo"]) == "briefgen.yaml:14:9"
    assert str(settings.places["annotation.models.fr"]) == "briefgen.yaml:17:50"


def test_a_site_words_the_states_of_claims_and_adds_its_own_behind_them(tmp_path):
    states = settings_of(
        tmp_path,
        """-- briefgen.yaml --
claims:
  states:
    in-court: {label: In court, class: other, shape: contested}
    refuted: {label: Not so}
    not-assessed: {label: Not looked at, meaning: Nobody did.}
  reviewed: [in-court, unverified]
""",
    ).claims.states
    by_id = {state.id: state for state in states}
    assert [state.id for state in states] == [*(state.id for state in DEFAULT_STATES), "in-court"]
    assert by_id["in-court"] == State("in-court", "In court", "", "other", "contested", "asked")
    assert (by_id["refuted"].label, by_id["refuted"].class_, by_id["refuted"].review) == (
        "Not so",
        "false",
        "yes",
    )
    assert by_id["not-assessed"].meaning == "Nobody did."


def test_the_command_line_goes_before_the_file(tmp_path):
    text = "-- briefgen.yaml --\nbase_url: https://example.org/\n"
    assert settings_of(tmp_path, text, base_url="https://example.net/").base_url == "https://example.net/"
    assert settings_of(tmp_path, text, base_url="").base_url == ""


def test_a_base_url_of_the_command_line_is_checked_too(tmp_path):
    write_site(tmp_path, PAGE)
    (problem,) = load(tmp_path, now=NOW, base_url="example.org").diagnostics
    assert (problem.code, problem.place) == ("settings/base-url", None)


@pytest.mark.parametrize(
    "value",
    [
        "ftp://example.org",
        "https://",
        "https://example.org/?a",
        "https://me@example.org/",
        "https://example.org:port/",
        "https://[example.org/",
        "https://exa mple.org/",
        "/news/",
    ],
)
def test_a_base_url_is_a_full_address(value, tmp_path):
    write_site(tmp_path, PAGE + f"-- briefgen.yaml --\nbase_url: '{value}'\n")
    assert [one.code for one in load(tmp_path, now=NOW).diagnostics] == ["settings/base-url"]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("/{slug}/", "it must not begin with `/` or lead out of the site"),
        ("a/../{slug}/", "it must not begin with `/` or lead out of the site"),
        ("a\\{slug}", "it must not begin with `/` or lead out of the site"),
        ("{section}/", "`{slug}` must be in it"),
        ("{slug}/{title}/", "`{title}` is not known here"),
        ("{slug}/{", "a brace is left open"),
        ("a//{slug}", "two slashes stand together"),
        ("a#{slug}", "`#` and `?` do not belong in it"),
    ],
)
def test_a_permalink_stays_inside_the_site(value, why, tmp_path):
    write_site(tmp_path, PAGE + f"-- briefgen.yaml --\npermalink: '{value}'\n")
    (problem,) = load(tmp_path, now=NOW).diagnostics
    assert problem.message == f"`permalink` cannot be `{value}`: {why}."


@pytest.mark.parametrize("value", ["../../etc/passwd", "Europe", "", "A" * 300, "Mars/Olympus"])
def test_a_time_zone_is_a_known_one(value, tmp_path):
    write_site(tmp_path, PAGE + f"-- briefgen.yaml --\ntimezone: '{value}'\n")
    (problem,) = load(tmp_path, now=NOW).diagnostics
    assert problem.code in ("settings/timezone", "value/wrong-type")


def test_policies_have_the_names_of_schema_org(tmp_path):
    text = (
        "-- briefgen.yaml --\npublisher:\n  policies: {correctionPolicy: /about/, ethicsPolicy: /ethics/}\n"
    )
    write_site(tmp_path, PAGE + text)
    (problem,) = load(tmp_path, now=NOW).diagnostics
    assert (problem.code, str(problem.place)) == ("value/not-allowed", "briefgen.yaml:2:14")
    assert problem.message == "A key of `policies` cannot be `correctionPolicy`."
    assert problem.hint.startswith("Did you mean `correctionsPolicy`? It can be: ")


def test_every_policy_that_can_be_given_has_a_label():
    assert set(POLICIES) == set(words.POLICIES)


@pytest.mark.parametrize("address", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x"])
def test_an_address_that_would_run_something_is_refused_everywhere(address, tmp_path):
    text = f"""\
-- briefgen.yaml --
nav: [{{label: About, to: "{address}"}}]
publisher: {{url: "{address}", logo: "{address}", policies: {{masthead: "{address}"}}}}
-- content/sources/a.yaml --
id: a
title: A report
url: "{address}"
archive: {{url: "{address}"}}
"""
    write_site(tmp_path, PAGE + text)
    assert [problem.code for problem in load(tmp_path, now=NOW).diagnostics] == ["value/bad-url"] * 6


@pytest.mark.parametrize(
    "email", ["desk@example.org", "news-desk+tips@press.example.org", "redaktion@b\u00fccher.example"]
)
def test_an_email_address_is_one_address(email, tmp_path):
    write_site(tmp_path, PAGE + f'-- briefgen.yaml --\npublisher: {{email: "{email}"}}\n')
    assert load(tmp_path, now=NOW).value.settings.publisher.email == email


@pytest.mark.parametrize(
    "email",
    [
        "desk",
        "desk@example.org?bcc=a@b.example",
        "a@b.example, c@d.example",
        "mailto:a@b.example",
        "a b@c.example",
        "'a'@b.example",
    ],
)
def test_what_is_more_or_less_than_an_email_address_is_refused(email, tmp_path):
    write_site(tmp_path, PAGE + f'-- briefgen.yaml --\npublisher: {{email: "{email}"}}\n')
    assert [problem.code for problem in load(tmp_path, now=NOW).diagnostics] == ["value/bad-email"]
