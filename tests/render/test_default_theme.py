"""What a reader of the default theme must find on a page, told from its HTML alone."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from render.fixtures import (
    BODY,
    BREKKE,
    CHANGED,
    CLAIMS,
    CORRECTIONS,
    CRACK,
    HOMES,
    OPTIONS,
    Q1,
    VIEWS,
    WARNED,
    briefing,
    frame,
)
from render.themes import default_theme

from briefgen.model.site import Page
from briefgen.plan.views import EntityView, LinkView, Mark, NamesView, Pagination, SourcingView
from briefgen.render import render

THEME = default_theme()
ROOT = Path(__file__).parents[2]
STYLE = THEME.static["static/style.css"].decode()
PAGES_STYLE = THEME.static["static/pages.css"].decode()


def html(view, template):
    made = render([Page("index.html", template, view)], THEME)
    assert made.diagnostics == ()
    return re.sub(r"\s+", " ", made.value[0].data.decode())


def text(view, template):
    """What is left without tags, the space between words made even."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html(view, template))).replace("&#39;", "'")


@pytest.fixture(scope="module")
def page():
    return html(briefing(), "briefing.html")


@pytest.fixture(scope="module")
def words():
    return text(briefing(), "briefing.html")


@pytest.mark.parametrize(
    "wanted",
    [
        "Analysis",
        "By Rivers desk and J. Holm. 2 April 2025, 10:00. Updated 3 April 2025",
        "Software proposed the summary; an editor rewrote it.",
        "The committee meets again in May.",
        "Contested as of 3 April 2025",
        "Nobody rang. The first warning was the water in the barn.",
        "Farmers’ League of Lower Tolva asserts, 9 March 2025, letter to members",
        "Ingrid SolheimMinister of Water denies for Ministry of Water",
        "What we could establish The log shows the opening at 02:10.",
        "Does not settle it: Log of gate movements, 1 to 12 March. The pages for the hour in question are missing.",
        "What would settle it The missing pages",
        "Found by software, not assessed",
        "An opinion: there is nothing to check.",
        "What we do not know",
        "We read the log and the record of the hearing",
        "In this briefing People Ingrid Solheim, Tomas Brekke, Marit Aune",
        "Archived copy of 3 April 2025. Graded B2.",
        "Source not given",
        "Correction, 3 April 2025. We had the wrong month for the first inspection. Was: January. Now: February.",
        "Related briefings",
        "Text without a mark was not assessed.",
        "Quotations: 3 by named speakers, 2 by unnamed speakers, 1 by a speaker who is unclear.",
    ],
)
def test_a_briefing_shows(words, wanted):
    assert wanted in words


def test_indirect_words_never_stand_in_quotation_marks(page):
    passage = page.partition("In the briefing’s words:")[2].partition("</p>")[0]
    assert "At least 340 homes" in passage
    assert not re.search('[“”"]', re.sub(r"<[^>]+>", "", passage))
    assert '<blockquote class="marked" dir="auto"><p>we knew' not in page


def test_a_position_without_a_source_says_so():
    bare = replace(WARNED, positions=(replace(WARNED.positions[1], briefing=None),))
    assert "Source not given" in text(briefing(claims=(bare,), body=(), sources=()), "briefing.html")


def test_a_briefing_that_quotes_nobody_counts_no_quotations():
    assert "Quotations:" not in text(briefing(sourcing=SourcingView()), "briefing.html")
    assert "Quotations: 1 by a named speaker." in text(briefing(sourcing=SourcingView(1)), "briefing.html")


def test_quotations_are_counted_where_no_source_is_listed():
    page = text(briefing(sources=(), sourcing=SourcingView(0, 2)), "briefing.html")
    assert "Quotations: 2 by unnamed speakers." in page


def test_a_claim_without_a_place_in_the_text_has_its_box_after_the_text(page):
    assert page.count('id="claim-box-4"') == 1
    assert page.index('id="claim-box-4"') > page.index("Sirens are in use")


def test_every_box_stands_once(page):
    assert [page.count(f'id="{box.anchor}"') for box in CLAIMS] == [1, 1, 1, 1]


def test_only_the_first_mention_in_a_section_is_linked(page):
    assert "<p>Solheim added" not in page
    assert " Solheim added that" in page


def test_a_key_point_leads_to_the_box_on_this_page_else_to_the_ledger():
    view = briefing()
    bare = replace(WARNED, number=0, anchor="")
    points = (replace(view.key_points[0], claims=(bare,)), view.key_points[1])
    page = html(replace(view, key_points=points), "briefing.html")
    assert 'class="badge-link" href="../../claims/tolva-warning/"' in page
    assert 'class="badge-link" href="#claim-box-3"' in page


def test_a_corrected_section_bears_a_sign_that_leads_to_the_note(page):
    head = page.partition('<h2 id="the-crack">')[2].partition("</div>")[0]
    assert '<a class="sign" href="#correction-1">Correction, 3 April 2025</a>' in head


def test_the_head_of_a_briefing_has_its_parts_in_the_order_of_a_newspaper(words):
    told = [
        "Retracted, 3 April 2025",
        "more than a year old",
        "Analysis",
        "Minister and farmers contradict each other",
        "By Rivers desk",
        "Correction, 3 April 2025 We had the wrong month",
        "A claim in this briefing has changed since",
        "Key points",
        "Marks in this text",
    ]
    head = words.partition("Skip to the text")[2]
    places = [head.find(part) for part in told]
    assert -1 not in places
    assert places == sorted(places)


def test_a_changed_claim_is_told_with_both_states_their_dates_and_who_turned(words):
    assert (
        "“Tolva Power knew of the crack” was Unverified when this was published (11 March 2025); since 3 April 2025: "
        "Confirmed. Tolva Power changed position: denied 11 March 2025, acknowledged 2 April 2025, 10:00."
        in words
    )
    edited = text(briefing(changed=(replace(CHANGED, edited=True),)), "briefing.html")
    assert "was Unverified when this was last edited (11 March 2025)" in edited


def test_a_changed_claim_bears_a_sign_at_the_key_point_and_where_the_text_raises_it_first(page):
    sign = re.compile('<a class="sign changed" href="#claim-box-3">Changed since, ')
    assert len(sign.findall(page)) == 2
    elsewhere = replace(CRACK, text_url="#claim-9")
    body = [replace(part, data=elsewhere) if getattr(part, "data", None) is CRACK else part for part in BODY]
    assert len(sign.findall(html(briefing(body=tuple(body)), "briefing.html"))) == 1


def test_a_claim_that_only_software_tied_to_the_text_is_shown_as_such():
    words = text(briefing(changed=(replace(CHANGED, by_software=True),)), "briefing.html")
    assert "In this briefing&nbsp;· tied by software" in words


def test_many_changed_claims_are_folded():
    page = html(briefing(changed=(CHANGED,) * 6), "briefing.html")
    assert "<summary>2 more claims</summary>" in page
    assert "Claims in this briefing have changed since." in page


def test_changed_words_bear_a_sign_once(page):
    marked = (
        '<span class="corrected" id="corrected-2">two hearings</span> <a class="sign" href="#correction-2">'
    )
    assert marked in page
    body = (Mark("correction", CORRECTIONS[1], ("of",)),)
    assert 'class="sign"' not in html(briefing(body=body, corrections=()), "briefing.html")


def test_a_correction_stands_under_the_headline_and_a_clarification_only_as_a_sign(words):
    head = words.partition("KEY POINTS")[0].partition("Key points")[0]
    assert "Correction, 3 April 2025 We had the wrong month for the first inspection. Was: January" in head
    assert "two hearings" not in head
    only = text(briefing(corrections=CORRECTIONS[1:2]), "briefing.html").partition("Key points")[0]
    assert "Clarification, 3 April 2025" in only


def test_a_passage_in_several_parts_has_one_number():
    body = VIEWS["briefing"][2].body
    claim = next(part for part in body if not isinstance(part, str) and part.kind == "claim")
    page = html(briefing(body=(claim, replace(claim, id=""))), "briefing.html")
    assert page.count('aria-label="Claim 1: Contested"') == 1


def test_words_that_hold_the_claim_which_they_answer_bear_its_number_once():
    body = VIEWS["briefing"][2].body
    claim = next(part for part in body if not isinstance(part, str) and part.kind == "claim")
    counter = next(part for part in body if not isinstance(part, str) and part.kind == "counter")
    nested = html(briefing(body=(replace(counter, children=("he denies ", claim)),)), "briefing.html")
    apart = html(briefing(body=(counter, claim)), "briefing.html")
    assert [page.count('class="claim-no" href="#claim-box-1"') for page in (nested, apart)] == [1, 2]


@pytest.mark.parametrize("status", ["draft", "scheduled", "expired"])
def test_what_is_not_out_says_so(status):
    view = briefing(card=replace(briefing().card, status=status))
    assert f"{status.capitalize()}. This page is not out: only a preview shows it." in text(
        view, "briefing.html"
    )
    assert "only a preview" not in text(briefing(), "briefing.html")


def test_microformats(page):
    names = "h-entry p-name p-summary p-author dt-published dt-updated u-url e-content p-category h-cite"
    for name in re.findall(r"\S+", names):
        assert re.search(rf'class="[^"]*\b{name}\b', page), name


def test_a_briefing_with_nothing_but_a_text_has_no_empty_parts():
    made = html(VIEWS["draft"][2], "briefing.html")
    for absent in ("Key points", "Sources", "Corrections", "legend", "Contents", 'class="card"', "By "):
        assert absent not in made.partition("<main")[2].partition("</main>")[0], absent


def test_options_change_what_is_shown():
    options = OPTIONS | {
        "color_scheme": "dark",
        "logo": "logo.svg",
        "legend": False,
        "cards": False,
        "contents_from": 99,
        "stylesheets": ("ours.css",),
        "scripts": ("ours.js",),
        "footer_note": "Made by hand.",
    }
    page = html(briefing(frame=frame("../../", options=options)), "briefing.html")
    assert 'data-scheme="dark"' in page
    assert '<img src="../../static/logo.svg" alt=""' in page
    assert '<link rel="stylesheet" href="../../static/ours.css">' in page
    assert '<script src="../../static/ours.js" defer></script>' in page
    assert "Made by hand." in page
    assert "hide-marks" not in page
    assert "popover" not in page
    assert 'class="toc' not in page


def test_the_head_of_a_page(page):
    for line in (
        '<html lang="en" dir="ltr">',
        "<title>The gate at Tolva · The Veldland Courier</title>",
        '<link rel="canonical" href="https://courier.example/rivers/tolva-gate/">',
        '<meta property="og:type" content="article">',
        '<link rel="alternate" type="application/atom+xml" title="The Veldland Courier" href="../../feed.xml">',
        '<link rel="alternate" type="application/ld+json" title="Annotations"',
    ):
        assert line in page, line


def test_a_page_kept_from_search_engines_says_so():
    view = VIEWS["404"][2]
    head = replace(view.frame.head, noindex=True)
    hidden = replace(view, frame=replace(view.frame, head=head))
    assert '<meta name="robots" content="noindex">' in html(hidden, "404.html")


def test_an_old_address_leads_on():
    page = html(VIEWS["redirect"][2], "redirect.html")
    assert '<meta http-equiv="refresh" content="0; url=../../about/">' in page
    assert '<a href="../../about/">The gate at Tolva</a>' in page


def test_the_home_page_does_not_say_the_site_s_name_twice_to_the_eye():
    view = VIEWS["home"][2]
    assert '<h1 class="unseen">' in html(replace(view, title=view.frame.site.title), "home.html")
    assert "<h1>Latest briefings</h1>" in html(view, "home.html")


def test_only_the_first_page_of_home_has_a_lead():
    view = VIEWS["home"][2]
    later = replace(view, pagination=replace(view.pagination, number=2))
    assert html(view, "home.html").count("teaser lead") == 1
    assert html(later, "home.html").count("teaser lead") == 0


def test_no_line_of_facts_begins_with_the_dot_between_them():
    home = render([Page("index.html", "home.html", VIEWS["home"][2])], THEME).value[0].data.decode()
    assert "</time>\N{NO-BREAK SPACE}· " in home
    assert " · " not in home.partition("<main")[2]


@pytest.mark.parametrize(
    ("name", "empty", "says"),
    [
        (
            "home",
            {"briefings": (), "contested": (), "people": (), "sections": ()},
            "Nothing has been published",
        ),
        ("section", {"briefings": ()}, "Nothing has been published"),
        ("tags", {"tags": ()}, "No briefing has a tag yet."),
        ("entities", {"groups": ()}, "No names have been found yet."),
        ("quotes", {"groups": (), "total": 0}, "No quotations have been found yet."),
        ("claims", {"recorded": (), "found": (), "states": ()}, "No claims have been recorded or found yet."),
        ("corrections", {"corrections": ()}, "There are no corrections yet."),
        ("corrections", {"changes": ()}, "No claim has changed yet."),
    ],
)
def test_an_empty_list_says_so(name, empty, says):
    _, template, view = VIEWS[name]
    assert says in text(replace(view, **empty), template)


def test_a_claim_s_page_tells_who_changed_position_and_when():
    words = text(VIEWS["claim"][2], "claim.html")
    assert "Reversed Tolva Power: denied 11 March 2025, acknowledged 2 April 2025, 10:00." in words
    assert "To be looked at again by 1 June 2025." in words


def test_a_claim_that_nobody_assessed():
    view = VIEWS["claim"][2]
    bare = replace(HOMES, recorded=True)
    assert "Nothing yet: nobody here has assessed it." in text(replace(view, box=bare), "claim.html")
    assert "Nothing yet. Software found this dispute" in text(replace(view, box=HOMES), "claim.html")


def test_an_entity_that_no_editor_keeps_says_so():
    view = VIEWS["entity"][2]
    found = replace(view, card=replace(view.card, recorded=False))
    assert "Found by software: no editor keeps a record" in text(found, "entity.html")
    assert "Found by software: no" not in text(view, "entity.html")


def test_an_entity_s_page_tells_things_in_the_order_that_readers_need():
    words = text(VIEWS["entity"][2], "entity.html")
    told = [
        "Others called Solheim: Marit Aune, Tomas Brekke (engineer, not the novelist) and 6 more.",
        "Also written I. Solheim, سولهايم (ar)",
        "Minister of Water, Government of Veldland from 2021",
        "Elsewhere Register of Parliament",
        "Briefings about Ingrid Solheim",
        "Mentioned in",
        "All 40 briefings, in the timeline",
        "Timeline",
        "Earlier: 2 more",
        "The whole timeline: 41 entries",
        "Quotations",
        "All 12 quotations",
        "Positions on claims",
        "Changed position on",
        "Denies",
        "In the words of others",
        "All 7 quotations",
        "Appears with",
        "About this record",
        "Not Marit Aune Rivers desk, 3 April 2025",
        "Takes in what was kept as person/i-solheim",
    ]
    place = 0
    for part in told:
        place = words.find(part, place)
        assert place > 0, part


def test_what_is_empty_is_left_out_of_an_entity_s_page():
    bare = EntityView(frame("../../../", "Marit Aune"), VIEWS["entity"][2].card)
    assert "<h2" not in html(bare, "entity.html")
    assert "<dl" not in html(bare, "entity.html")


def test_a_list_of_names_tells_which_an_editor_keeps():
    page = html(VIEWS["entities"][2], "entities.html")
    assert 'class="kept" href="../../entities/person/ingrid-solheim/"' in page
    assert 'Marit Aune</a><span class="unseen">, found by software</span>' in page
    assert 'Named most often. <a href="person/">All 212</a>' in page


def test_the_names_that_several_bear_are_listed():
    view = NamesView(
        frame("../../", "Shared"), "Shared names", ((LinkView("Aune", "aune/"), 2),), Pagination(1, 1)
    )
    assert "Shared names Names that may mean more than one person, place or body. Aune 2" in text(
        view, "names.html"
    )


def test_quotations_by_date_tell_the_day_once_and_which_day_it_is():
    words = text(VIEWS["quotes by date"][2], "quotes_by_date.html")
    assert words.count("Said: 2 April 2025, 10:00") == 1
    assert words.count("Published: 2 April 2025, 10:00") == 1
    assert "Not dated" in words


def test_a_correction_without_the_old_words():
    view = VIEWS["corrections"][2]
    short = replace(view, corrections=(replace(CORRECTIONS[0], was="", now="", briefing=None),))
    assert "Was:" not in text(short, "corrections.html")


def test_the_budget():
    article = render([Page("index.html", "briefing.html", briefing())], THEME).value[0].data
    assert article.count(b'rel="stylesheet"') == 1
    assert len(article) + len(THEME.static["static/style.css"]) < 60_000
    assert len(THEME.static["static/script.js"]) < 6_000


def test_what_briefings_do_not_need_is_a_style_sheet_of_its_own():
    assert "pages.css" in html(VIEWS["claims"][2], "claims.html")
    assert "pages.css" not in html(VIEWS["briefing"][2], "briefing.html")


def test_of_many_positions_a_box_says_how_many_and_by_what_rule():
    many = replace(WARNED, positions_total=600)
    box = text(briefing(claims=(many,), body=()), "briefing.html")
    assert "2 of 600 positions: of each party the latest, of many parties those that spoke last" in box
    assert 'href="../../claims/tolva-warning/#positions">All 600 positions' in html(
        briefing(claims=(many,), body=()), "briefing.html"
    )
    assert (
        "600 positions" in text(briefing(claims=(many,), body=()), "briefing.html").partition("Claims in")[2]
    )


def test_a_box_before_the_first_section_stands_right_under_the_headline():
    page = html(briefing(claims=(replace(WARNED, level=2),), body=()), "briefing.html")
    assert "<h2>The lower gate at the Tolva dam" in page


def test_nothing_that_the_policy_forbids():
    everything = b"".join(file.data for file in render([Page(*view) for view in VIEWS.values()], THEME).value)
    assert b"style=" not in everything
    assert not re.search(rb"<script(?! src=| type=\"application/ld\+json\")", everything)
    assert not re.search(rb"\son\w+=", everything)
    for sheet in (STYLE, PAGES_STYLE):
        assert "url(" not in sheet
        assert "@import" not in sheet


UNSURE = replace(
    HOMES,
    text="the vote was bought",
    positions=(),
    answer="unverified",
    answer_label="Unconfirmed in the text",
    answer_text="The text says that this is unconfirmed",
    passage=("Reports that the vote was bought are unconfirmed.",),
)


def test_a_found_claim_never_stands_alone():
    box = text(briefing(claims=(UNSURE,), body=()), "briefing.html")
    assert "Unconfirmed in the text: the vote was bought" in box
    assert (
        "The text says that this is unconfirmed: Reports that the vote was bought are unconfirmed. What we"
        in box
    )
    assert "Disputed claim" not in box
    assert "Disputed claim" in text(
        briefing(claims=(replace(UNSURE, answer="denied"),), body=()), "briefing.html"
    )


def test_the_ledger_shows_a_found_claim_in_its_sentence():
    ledger = VIEWS["claims"][2]
    view = replace(ledger, found=((ledger.found[0][0], (UNSURE,)),))
    line = "Unconfirmed in the text: Reports that the vote was bought are unconfirmed."
    assert line in text(view, "claims.html")
    assert ">the vote was bought<" not in html(view, "claims.html")


def test_a_role_that_stands_alone_below_a_quotation_begins_with_a_capital():
    view = VIEWS["quotes"][2]
    who, (said, *_) = view.groups[0]
    said = replace(said, speakers=(replace(said.speakers[0], role="council member for Lower Tolva"),))
    page = text(replace(view, groups=((who, (said,)),)), "quotes.html")
    assert " Council member for Lower Tolva, 2 April 2025" in page


def test_a_cue_between_two_stretches_is_no_cut_in_the_words():
    first, second = ('<p class="stretch">Nobody rang.</p>', '<p class="stretch">The first warning was')
    assert first + second in html(VIEWS["quotes"][2], "quotes.html")


class TestTheStyleSheet:
    """The look is a small system of tokens: what they are stands in docs/themes.md."""

    sheet = re.sub(r"/\*.*?\*/", "", STYLE + PAGES_STYLE, flags=re.DOTALL)
    tokens = re.search(r":root \{(.*?)\n\}", sheet, re.DOTALL)[1]
    rules = sheet.replace(tokens, "", 1)
    names = re.findall(r"(--[\w-]+):", tokens)

    def test_every_token_is_used(self):
        assert [name for name in self.names if f"var({name})" not in self.rules] == []

    def test_a_rule_uses_no_token_that_does_not_exist(self):
        assert set(re.findall(r"var\((--[\w-]+)\)", self.sheet)) <= set(self.names)

    def test_every_token_is_documented_and_no_other(self):
        rows = re.findall(r"^\| (`--.*?) \|", (ROOT / "docs/themes.md").read_text("utf-8"), re.MULTILINE)
        told = [name for row in rows for name in self.in_row(row)]
        assert told == self.names

    def in_row(self, row):
        """The names in a cell: ``--text-1`` … ``--text-3`` stands for those between, too."""
        names = re.findall(r"--[\w-]+", row)
        if "…" not in row:
            return names
        (stem, first), (_, last) = (name.rsplit("-", 1) for name in names)
        return [f"{stem}-{number}" for number in range(int(first), int(last) + 1)]

    def test_colours_stand_in_the_tokens_alone(self):
        assert re.findall(r"#[0-9a-f]{3,8}\b", self.rules) == []
        assert re.findall(r"\b(?:light-dark|hsl|oklch)\(", self.rules) == []

    def test_every_size_of_type_is_a_step_of_the_scale_or_goes_by_the_text_around_it(self):
        paper = re.sub(r"@media print \{.*?\n\}", "", self.rules, flags=re.DOTALL)
        sizes = re.findall(r"font(?:-size)?: ([^;}]*)", paper)
        literal = {size.strip() for size in sizes if re.search(r"\d(?:rem|px)", size)}
        # The opening mark of a call-out, and the letter in the button of a card.
        assert literal == {"3.4rem", "italic 700 .7rem/.85rem var(--serif)"}

    def test_it_knows_no_left_and_no_right(self):
        """A page from right to left is the same page."""
        physical = r"""(?:margin|padding|border|inset)-(?:left|right|top|bottom)|\b(?:left|right|top|bottom)\s*:
            |(?:float|clear|text-align)\s*:\s*(?:left|right)|(?<![\w-])(?:max-|min-)?(?:width|height)\s*:"""
        assert re.findall(re.sub(r"\s+(?=\|)", "", physical), self.rules) == []


def test_a_call_out_is_for_the_eye_and_its_speaker_and_source_for_everybody():
    body = (Mark("callout", Q1),)
    figure = (
        html(briefing(body=body), "briefing.html")
        .partition('<figure class="pull')[2]
        .partition("</figure>")[0]
    )
    hidden, told = figure.split("</blockquote>")
    assert 'aria-hidden="true"' in hidden
    assert "<a" not in hidden
    assert "Ingrid Solheim" in told


def test_a_card_tells_the_description_of_a_record_else_what_tells_it_apart():
    card = replace(BREKKE, description="He has kept the log since 2019.")
    assert "Chief engineer He has kept the log since 2019. " in text(briefing(cards=(card,)), "briefing.html")
    assert "Chief engineer engineer, not the novelist " in text(briefing(cards=(BREKKE,)), "briefing.html")


@pytest.mark.parametrize(("name", "kind"), [("section", "Section"), ("tag", "Tag")])
def test_a_list_says_above_its_title_what_it_is(name, kind):
    _, template, view = VIEWS[name]
    assert f'<p class="over kind">{kind}</p><h1>{view.title}</h1>' in html(view, template)


def test_a_credit_stands_apart_from_the_caption_and_alone_without_one():
    image = briefing().image
    assert "Looking north (B. Frame)" in text(
        briefing(image=replace(image, caption="Looking north", credit="B. Frame")), "briefing.html"
    )
    alone = html(briefing(image=replace(image, caption="", credit="B. Frame")), "briefing.html")
    assert "<figcaption>B. Frame</figcaption>" in alone


def test_only_the_whole_ledger_loads_the_filter():
    assert "ledger.js" in html(VIEWS["claims"][2], "claims.html")
    assert "ledger.js" not in html(VIEWS["contested"][2], "claims.html")
    assert "ledger.js" not in html(briefing(), "briefing.html")


def test_a_chart_is_one_picture_whose_numbers_stand_in_a_table_too():
    page = html(VIEWS["entity"][2], "entity.html")
    chart = page.partition('<figure class="chart">')[2].partition("</figure>")[0]
    assert 'role="img" aria-labelledby="chart-time-title chart-time-text"' in chart
    assert '<title id="chart-time-title">Briefings about or naming Ingrid Solheim, by month</title>' in chart
    assert chart.count("<rect") == 4
    assert re.findall(r"<td>(\d)</td>", chart) == ["1", "2", "0", "3", "0", "0", "1"]


def test_names_beside_arcs_are_links_outside_of_the_picture_and_whole_for_those_who_hear_them():
    page = html(VIEWS["entity"][2], "entity.html")
    chart = page.partition('<figure class="chart arcs">')[2].partition("</figure>")[0]
    picture, _, names = chart.partition("</g>")
    assert "<a " not in picture.partition("<svg")[2]
    assert names.partition("</svg>")[0].count('<a href="') == 3
    assert 'aria-label="Farmers’ League of Lower Tolva and the Valley"' in names
    assert "<td>Farmers’ League of Lower Tolva and the Valley</td>" in names
    assert page.count('class="chart') == 2
