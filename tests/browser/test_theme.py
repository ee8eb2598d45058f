"""The default theme in a real Chromium, under the content security policy that the docs give."""

from contextlib import suppress

import pytest
from browser.chromium import accessibility_problems, is_too_wide, layout_shift, until
from playwright.sync_api import expect
from render.fixtures import VIEWS, pages
from render.themes import default_theme
from serving import serving

from briefgen.render import render

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FULLEST = ["briefing", "entity", "claim", "corrections"]
CARD = ".card:popover-open"


def address_of(path):
    return path.removesuffix("index.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One page of each kind, as files."""
    root = tmp_path_factory.mktemp("theme")
    theme = default_theme()
    made = render(pages(), theme)
    assert made.diagnostics == ()
    for path, data in [(file.path, file.data) for file in made.value] + list(theme.static.items()):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture(scope="module")
def address(folder):
    with serving(folder) as address:
        yield address


@pytest.fixture
def visit(browser, address):
    """Open a page of the theme: ``visit("briefing", width=320)`` gives it; what goes wrong on it is asserted at the end."""
    contexts, wrong = [], []

    def go(name, width=1280, scheme="light", before="", **settings):
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, **settings))
        page = contexts[-1].new_page()
        page.add_init_script(before)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith(address) or wrong.append(request.url))
        page.goto(address + address_of(VIEWS[name][0]))
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrong == []


def point_at(page, x, y):
    """Move the pointer there from the page's edge, and wait for the card. A busy browser may lose a move: then again."""
    for patience in (2000, 2000, 5000):
        page.mouse.move(2, 2)
        expect(page.locator(CARD)).to_have_count(0)
        page.mouse.move(x - 1, y)
        page.mouse.move(x, y)
        with suppress(AssertionError):
            expect(page.locator(CARD)).to_have_count(1, timeout=patience)
            return
    pytest.fail("no card opened under the pointer")


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
@pytest.mark.parametrize("name", FULLEST)
def test_axe_finds_nothing(visit, name, scheme, width):
    """Here every field is filled in; test_pages looks at a page of every template."""
    page = visit(name, width, scheme)
    assert accessibility_problems(page) == []
    assert not is_too_wide(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_touch_screen_with_an_open_card(visit, scheme):
    page = visit("briefing", 390, scheme, has_touch=True, is_mobile=True)
    page.locator(".more").first.tap()
    expect(page.locator(CARD)).to_be_visible()
    assert accessibility_problems(page) == []


def test_text_spacing_and_large_text_do_not_cut_anything_off(visit):
    page = visit("briefing", 320)
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`html { font-size: 200% }
              * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }`);
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [390, 1280])
def test_the_columns_of_the_home_page_stay_even_under_a_very_long_word(visit, width):
    page = visit("home", width)
    stream = page.locator(".stream")
    stream.evaluate(
        """(stream) => {
            const teaser = stream.querySelector(".teaser"), second = teaser.cloneNode(true);
            stream.prepend(teaser.cloneNode(true));
            for (const one of [second, teaser.cloneNode(true)]) {
                one.classList.remove("lead");
                stream.append(one);
            }
            second.querySelector("h2").textContent = "Harbour".repeat(20);
        }"""
    )
    right = stream.evaluate("stream => stream.getBoundingClientRect().right")
    boxes = [one.bounding_box() for one in stream.locator(".teaser:not(.lead)").all()]
    assert max(box["x"] + box["width"] for box in boxes) <= right + 1
    assert len({round(box["width"]) for box in boxes[-2:]}) == 1
    assert stream.locator("h2").evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)")


def test_a_date_keeps_to_one_line_on_a_telephone(visit):
    page = visit("briefing", 390)
    lines = page.locator("time").evaluate_all("all => all.map(one => one.getClientRects().length)")
    assert set(lines) == {1}


def test_a_redirect_leads_on(visit):
    page = visit("redirect")
    page.wait_for_url("**/about/")
    expect(page.locator("h1")).to_have_text("About us")


class TestCards:
    def test_a_card_opens_when_its_link_has_the_focus_and_closes_with_escape(self, visit):
        page = visit("briefing")
        link = page.locator(".body .mention").first
        link.focus()
        expect(page.locator(CARD)).to_contain_text("Minister of Water")
        expect(page.locator(CARD)).to_contain_text("In 12 briefings")
        page.keyboard.press("Escape")
        expect(page.locator(CARD)).to_have_count(0)
        expect(link).to_be_focused()

    def test_a_card_opens_under_the_pointer_stays_while_it_is_on_the_card_and_closes_with_escape(self, visit):
        page = visit("briefing")
        page.locator(".body .mention").nth(1).hover()
        expect(page.locator(CARD)).to_contain_text("Organisation")
        page.locator(CARD).hover()
        page.wait_for_timeout(600)
        expect(page.locator(CARD)).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator(CARD)).to_have_count(0)

    def test_on_a_touch_screen_one_card_opens_from_its_button_and_closes_with_a_tap_beside_it(self, visit):
        page = visit("briefing", 390, has_touch=True, is_mobile=True)
        button = page.get_by_role("button", name="About Ingrid Solheim").first
        box = button.bounding_box()
        assert box["width"] >= 24
        assert box["height"] >= 24
        tap(page, button)
        expect(page.locator(CARD)).to_contain_text("Minister of Water")
        tap(page, page.get_by_role("button", name="About Farmers’ League of Lower Tolva").first)
        expect(page.locator(CARD)).to_have_count(1)
        expect(page.locator(CARD)).to_contain_text("Organisation")
        page.touchscreen.tap(200, 400)
        expect(page.locator(CARD)).to_have_count(0)

    def test_the_sheet_of_a_touch_screen_does_not_cover_its_button(self, visit):
        page = visit("briefing", 390, has_touch=True, is_mobile=True)
        button = page.get_by_role("button", name="About Ingrid Solheim").first
        button.evaluate("button => scrollBy(0, button.getBoundingClientRect().bottom - innerHeight + 8)")
        tap(page, button)
        expect(page.locator(CARD)).to_be_visible()
        until(page, "document.querySelector('.card:popover-open').getBoundingClientRect().top === 0")

    def test_focus_goes_from_name_to_name(self, visit):
        page = visit("briefing")
        names = page.locator(".body > p .mention")
        names.first.focus()
        expect(page.locator(CARD)).to_have_count(1)
        page.keyboard.press("Tab")
        expect(names.nth(1)).to_be_focused()

    def test_each_name_has_one_card_and_no_card_has_links_of_its_own(self, visit):
        page = visit("briefing")
        cards = page.evaluate("[...document.querySelectorAll('.card')].map((card) => card.id)")
        links = page.evaluate(
            "[...document.querySelectorAll('[interestfor]')].map((link) => link.getAttribute('interestfor'))"
        )
        assert len(cards) == len(set(cards))
        assert set(links) <= set(cards)
        assert page.locator(".card a, .card button").count() == 0

    def test_a_card_hangs_under_the_line_of_the_name_that_the_pointer_is_on(self, visit):
        page = visit("briefing")
        name = page.locator(".mention:has-text('Farmers’ League of Lower Tolva')").first
        name.scroll_into_view_if_needed()
        first, second = name.evaluate(
            "name => [...name.getClientRects()].map(({ x, y, width, height }) => [x, y, width, height])"
        )
        for x, y, width, height in (first, second):
            point_at(page, x + width / 2, y + height / 2)
            card = page.locator(CARD).bounding_box()
            assert abs(card["y"] - y - height) < 8
            assert card["x"] <= x + width / 2 <= card["x"] + card["width"]

    @pytest.mark.parametrize(
        ("name", "width", "height"), [("briefing", 320, 256), ("briefing", 1280, 700), ("rtl", 640, 480)]
    )
    def test_a_card_stays_within_the_window(self, visit, name, width, height):
        page = visit(name, width)
        page.set_viewport_size({"width": width, "height": height})
        for nth, edge in enumerate(("start", "end", "end")):
            link = page.locator(".body > p .mention").nth(nth)
            page.mouse.move(2, 2)
            link.evaluate(f"link => link.scrollIntoView({{ block: '{edge}', behavior: 'instant' }})")
            line = link.evaluate(
                "link => { const { x, y } = link.getClientRects()[0]; return [x + 4, y + 8] }"
            )
            point_at(page, *line)
            card = page.locator(CARD).bounding_box()
            assert card["x"] >= 0
            assert card["y"] >= 0
            assert card["x"] + card["width"] <= width
            assert card["y"] + card["height"] <= height

    def test_with_a_mouse_there_are_no_buttons_in_the_text(self, visit):
        page = visit("briefing")
        assert page.locator(".more:visible").count() == 0

    def test_a_card_s_link_is_a_real_one(self, visit):
        page = visit("briefing")
        page.locator(".body .mention").first.click()
        page.wait_for_url("**/entities/person/ingrid-solheim/")

    def test_without_script_cards_open_too(self, visit):
        page = visit("briefing", java_script_enabled=False)
        page.locator(".body .mention").first.focus()
        expect(page.locator(CARD)).to_contain_text("Minister of Water")


def tap(page, button):
    """Tap where a button is, as a finger does: on whatever lies there."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


NO_CARDS = """
    delete HTMLAnchorElement.prototype.interestForElement;
    addEventListener("interest", (event) => event.preventDefault(), true);
    addEventListener("DOMContentLoaded", () => {
        for (const card of document.querySelectorAll(".card")) card.popover = "manual";
    });
"""


class TestCardsWhereTheBrowserDoesNotKnowThem:
    """A browser without ``interestfor`` and ``popover=hint``: their part of Chromium is taken away."""

    @pytest.fixture
    def page(self, visit):
        return visit("briefing", before=NO_CARDS)

    def test_the_button_still_opens_one_and_escape_still_closes_it(self, visit):
        page = visit("briefing", 390, before=NO_CARDS, has_touch=True, is_mobile=True)
        tap(page, page.get_by_role("button", name="About Ingrid Solheim").first)
        expect(page.locator(CARD)).to_contain_text("Minister of Water")
        tap(page, page.get_by_role("button", name="About Farmers’ League of Lower Tolva").first)
        expect(page.locator(CARD)).to_have_count(1)
        expect(page.locator(CARD)).to_contain_text("Organisation")
        page.keyboard.press("Escape")
        expect(page.locator(CARD)).to_have_count(0)

    def test_the_script_opens_them_on_hover_and_closes_them_behind_the_pointer(self, page):
        page.locator(".body .mention").nth(1).hover()
        expect(page.locator(CARD)).to_contain_text("Organisation")
        link, card = page.locator(".body .mention").nth(1).bounding_box(), page.locator(CARD).bounding_box()
        assert abs(card["y"] - link["y"]) < card["height"] + 80
        page.locator(CARD).hover()
        page.wait_for_timeout(500)
        expect(page.locator(CARD)).to_have_count(1)
        page.mouse.move(2, 2)
        expect(page.locator(CARD)).to_have_count(0)

    def test_the_script_opens_them_on_focus_and_closes_them_with_escape(self, page):
        page.locator("#hide-marks").focus()
        page.keyboard.press("Tab")
        for _ in range(12):
            if page.evaluate("document.activeElement.matches('.body .mention')"):
                break
            page.keyboard.press("Tab")
        expect(page.locator(CARD)).to_contain_text("Minister of Water")
        page.keyboard.press("Escape")
        expect(page.locator(CARD)).to_have_count(0)


class TestWithoutPopovers:
    """An older browser, which knows neither: names are links, and nothing goes wrong."""

    def test_a_name_is_a_link(self, visit):
        page = visit("briefing", before=f"{NO_CARDS} delete HTMLElement.prototype.showPopover;")
        page.locator(".body .mention").first.hover()
        page.keyboard.press("Escape")
        page.locator(".body .mention").first.click()
        page.wait_for_url("**/entities/person/ingrid-solheim/")


class TestTheSwitch:
    def hidden(self, page):
        style = page.locator(".body .claim").first.evaluate(
            "claim => getComputedStyle(claim).textDecorationLine"
        )
        marks = page.locator(".body :is(.claim-no, .sign, .claim-passage > .meta):visible")
        return style == "none" and marks.count() == 0

    @pytest.mark.parametrize("scripted", [True, False])
    def test_it_hides_the_marks_and_leaves_the_text(self, visit, scripted):
        page = visit("briefing", java_script_enabled=scripted)
        before = page.locator(".body").inner_text()
        page.get_by_label("Hide the marks").check()
        assert page.locator(".body .claim-no:visible").count() == 0
        assert before.startswith(page.locator(".body > p").first.inner_text()[:60])

    def test_it_hides_cards_too(self, visit):
        page = visit("briefing")
        page.get_by_label("Hide the marks").check()
        page.locator(".body .mention").first.hover()
        page.wait_for_timeout(500)
        expect(page.locator(".card:visible")).to_have_count(0)

    def test_it_is_remembered(self, visit):
        page = visit("briefing")
        assert not self.hidden(page)
        page.get_by_label("Hide the marks").check()
        assert self.hidden(page)
        page.reload()
        expect(page.get_by_label("Hide the marks")).to_be_checked()
        assert self.hidden(page)


class TestReading:
    def test_with_script_off_everything_is_there(self, visit):
        page = visit("briefing", java_script_enabled=False)
        for text in ("Nobody rang.", "What we could establish", "How we worked", "Sources"):
            expect(page.get_by_text(text).first).to_be_visible()
        page.get_by_text("Software proposed the summary").click()
        expect(page.get_by_text("A language model drafted")).to_be_visible()

    def test_the_first_stop_of_the_keyboard_leads_to_the_text(self, visit):
        page = visit("briefing")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()

    def test_the_anchor_of_a_heading_is_seen_when_it_has_the_focus(self, visit):
        page = visit("briefing")
        anchor = page.get_by_role("link", name="Link to “Who was told, and when”")
        assert anchor.evaluate("link => getComputedStyle(link).opacity") == "0"
        page.keyboard.press("Tab")
        anchor.focus()
        assert anchor.evaluate("link => getComputedStyle(link).opacity") == "1"

    def test_the_column_is_between_sixty_and_seventy_two_wide(self, visit):
        page = visit("briefing")
        text = page.locator(".body > p").first
        width = text.evaluate("text => text.getBoundingClientRect().width")
        zeros = text.evaluate(
            "text => { text.innerHTML = '<span>0000000000</span>';"
            " return text.firstChild.getBoundingClientRect().width }"
        )
        assert 60 <= width / (zeros / 10) <= 72

    def test_contents_stand_in_the_margin_when_wide_and_are_folded_when_not(self, visit):
        wide, narrow = (visit("briefing", width).locator(".toc li").first for width in (1280, 390))
        assert wide.is_visible()
        assert wide.bounding_box()["x"] < 200
        assert not narrow.is_visible()

    def test_contents_in_the_margin_are_said_to_be_open_and_are_no_stop_for_the_keyboard(self, visit):
        page = visit("briefing")
        contents = page.locator(".toc details")
        assert contents.get_attribute("open") is not None
        assert contents.locator("summary").evaluate("summary => summary.tabIndex") == -1
        page.set_viewport_size({"width": 390, "height": 800})
        expect(contents.locator("li").first).not_to_be_visible()
        assert contents.locator("summary").evaluate("summary => summary.tabIndex") == 0

    def test_right_to_left_mirrors_the_margins(self, visit):
        left, right = visit("briefing"), visit("rtl")
        middle = 640
        assert left.locator(".body > .note").bounding_box()["x"] > middle
        assert right.locator(".body > .note").bounding_box()["x"] < middle

    def test_each_stretch_of_a_quotation_has_its_own_marks_and_a_call_out_one_for_all(self, visit):
        told = "all => all.map(p => ['::before', '::after'].map(part => getComputedStyle(p, part).content))"
        row = visit("quotes").locator(".row").filter(has_text="Nobody rang.").first
        assert row.locator(".stretch").evaluate_all(told) == [["open-quote", "close-quote"]] * 2
        callout = visit("briefing").locator(".pull").filter(has_text="Nobody rang.")
        assert callout.locator(".stretch").evaluate_all(told) == [
            ['open-quote / ""', "none"],
            ["none", "no-close-quote"],
        ]

    def test_an_opening_mark_has_room_above_the_words_also_where_it_stands_low_in_its_line(self, visit):
        first = visit("briefing").locator(".pull .marked > p").first
        room = "p => { document.documentElement.lang = '%s'; return parseFloat(getComputedStyle(p, '::before').height) }"
        english, french, german = (first.evaluate(room % lang) for lang in ("en", "fr", "de"))
        assert english < french < german

    def test_a_box_in_another_language_has_the_quotation_marks_of_its_own(self, visit):
        page = visit("briefing")
        marks = page.evaluate(
            """() => {
                const text = document.querySelector(".body"), box = document.querySelector(".claim-box");
                text.lang = "fr";
                box.lang = "en-GB";
                text.append(box);
                return [text, box].map(part => getComputedStyle(part).quotes);
            }"""
        )
        assert marks == ['"«\u00a0" "\u00a0»"', "auto"]

    def test_columns_of_a_table_stand_as_the_author_set_them(self, visit):
        table = (
            "<table><tr><td class='align-right'>41</td><td class='align-center'>2</td><td class='align-left'>"
            "x</td><td>y</td></tr></table>"
        )
        page = visit("briefing")
        page.locator(".body").evaluate("(body, table) => { body.innerHTML = table }", table)
        cells = page.locator(".body td")
        assert cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell).textAlign)") == [
            "end",
            "center",
            "start",
            "start",
        ]

    def test_the_number_of_a_claim_and_the_stop_after_it_keep_to_the_words(self, visit):
        page = visit("briefing")
        number = page.locator(".counter .claim-no")
        tops = number.evaluate(
            """number => {
                const text = document.createTreeWalker(number.closest("p"), NodeFilter.SHOW_TEXT), range = new Range();
                const top = (node, at) => { range.setStart(node, at); range.setEnd(node, at + 1); return range.getBoundingClientRect().top };
                text.currentNode = number;
                const before = text.previousNode(), inside = text.nextNode(), after = text.nextNode();
                const found = [before.data.at(-1) + after.data[0]];
                for (let width = 150; width < 500; width++) {
                    number.closest("p").style.width = `${width}px`;
                    const line = top(before, before.data.length - 1);
                    if (Math.abs(top(inside, 0) - line) > 12 || Math.abs(top(after, 0) - line) > 12) found.push(width);
                }
                return found;
            }"""
        )
        assert tops == ["t."]

    def test_positions_are_equals(self, visit):
        page = visit("briefing")
        boxes = [card.bounding_box() for card in page.locator("#claim-box-1 .positions > li").all()]
        assert len({round(box["width"]) for box in boxes}) == 1
        assert len({round(box["y"]) for box in boxes}) == 1

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_with_forced_colours_badges_keep_border_and_shape(self, visit, scheme):
        page = visit("briefing", scheme=scheme, forced_colors="active")
        badge = page.locator(".badge").first
        assert badge.evaluate("badge => getComputedStyle(badge).borderTopStyle") == "solid"
        assert badge.locator("svg").bounding_box()["width"] > 8


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_a_card_opens(visit, width):
    page = visit("briefing", width)
    before = layout_shift(page)  # the picture of this page is nowhere, so that its words may take its place
    page.locator(".body .mention").first.focus()
    expect(page.locator(CARD)).to_be_visible()
    assert layout_shift(page) - before < 0.001


SMALL = """() => [...document.querySelectorAll("a, button, summary, input, select")]
    .filter((e) => e.checkVisibility() && getComputedStyle(e).display !== "inline" && !e.closest("label, .skip, .kept"))
    .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
    .filter(([, box]) => box.height && (box.height < 24 || box.width < 24))
    .map(([html]) => html)"""


@pytest.mark.parametrize("name", ["briefing", "home", "claims", "entity", "corrections"])
def test_what_is_tapped_is_24_pixels_high_unless_it_stands_in_a_line(visit, name):
    page = visit(name, 390, has_touch=True, is_mobile=True)
    assert page.evaluate(SMALL) == []


class TestPaper:
    def test_print_shows_addresses_and_what_was_folded_and_leaves_out_what_only_a_screen_can_use(self, visit):
        page = visit("briefing")
        page.emulate_media(media="print")
        after = page.locator(".sources .out").first.evaluate(
            "link => getComputedStyle(link, '::after').content"
        )
        assert "https://office.example/" in after or "attr(href)" in after
        expect(page.get_by_text("A language model drafted")).to_be_visible()
        for gone in (".masthead nav", ".legend", ".anchor", ".toc"):
            expect(page.locator(gone).first).not_to_be_visible()
        expect(page.locator(".print-only")).to_have_text("https://courier.example/rivers/tolva-gate/")
        expect(page.get_by_text("as of 3 April 2025").first).to_be_visible()

    def test_numbers_are_dark_on_paper_where_no_grounds_are_printed(self, visit):
        page = visit("briefing")
        page.emulate_media(media="print")
        found = page.locator(".claim-no, .no").evaluate_all(
            "numbers => numbers.map(getComputedStyle).map(it => [it.color, it.backgroundColor, it.borderTopStyle])"
        )
        assert len(found) > 1
        assert {tuple(one) for one in found} == {("rgb(27, 27, 25)", "rgba(0, 0, 0, 0)", "solid")}

    def test_no_line_of_code_and_no_column_of_a_table_is_cut_off(self, visit):
        page = visit("briefing")
        page.emulate_media(media="print")
        rows = f"<tr>{'<td>Harbour Town</td>' * 9}</tr>"
        wide = f"<pre>{'lanes = 2; ' * 40}</pre><table>{rows}</table>"
        page.locator(".body").evaluate("(body, wide) => { body.innerHTML = wide }", wide)
        for part in ("pre", "table"):
            box = page.locator(f".body {part}")
            assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1"), part


def test_a_folder_opened_from_disk_works(browser, folder):
    page = browser.new_page()
    page.goto((folder / "rivers/tolva-gate/index.html").as_uri())
    page.locator(".body .mention").first.click()
    page.wait_for_url("file://**/entities/person/ingrid-solheim/index.html")
    expect(page.locator("h1")).to_have_text("Ingrid Solheim")
    page.locator(".site-name a").click()
    expect(page.locator("h1")).to_have_text("Latest briefings")
    page.close()


def shown_claims(page):
    return page.locator(".ledger > li:visible .claim-line").all_inner_texts()


def test_the_ledger_filters_itself_in_place_with_all_its_pages(visit, address):
    page = visit("claims")
    expect(page.locator("nav.filters")).to_be_hidden()
    status = page.get_by_role("status")
    expect(status).to_have_text("4 claims")
    page.get_by_role("combobox", name="Party").select_option("org/tolva-power")
    expect(status).to_have_text("2 of 4 claims")
    assert shown_claims(page) == [
        "Tolva Power knew of the crack before the flood.",
        "The log of the gates was kept.",
    ]
    assert page.url == address + "claims/?party=org%2Ftolva-power"
    assert page.locator(".ledger a").last.get_attribute("href") == address + "claims/tolva-log/"
    expect(page.locator(".found")).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text("4 claims")
    assert page.url == address + "claims/"
    expect(page.locator(".found")).to_be_visible()


def test_a_filtered_ledger_can_be_linked(visit, address):
    page = visit("claims")
    page.goto(address + "claims/?state=contested&party=nobody&length=1")
    expect(page.get_by_role("status")).to_have_text("1 of 4 claims")
    expect(page.get_by_role("combobox", name="State")).to_have_value("contested")
    assert shown_claims(page) == [
        "The lower gate at the Tolva dam was opened without a warning to the valley."
    ]


def test_the_ledger_is_filtered_by_keyboard(visit):
    page = visit("claims")
    page.get_by_role("combobox", name="State").focus()
    page.keyboard.press("c")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Party")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("1 of 4 claims")


def test_without_script_the_ledger_is_filtered_by_links(visit):
    page = visit("claims", java_script_enabled=False)
    expect(page.locator("form.filter")).to_be_hidden()
    link = page.get_by_role("navigation", name="Filter the claims").get_by_role("link", name="Contested 1")
    assert link.get_attribute("href") == "state/contested/"


def test_a_wide_table_of_counts_scrolls_by_itself(visit):
    page = visit("parties", width=320)
    assert not is_too_wide(page)
    assert page.locator(".wide-table").evaluate("box => box.scrollWidth > box.clientWidth")
