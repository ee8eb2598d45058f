"""The pages of the sample edition in a real Chromium, from a sub-folder, under the policy of the docs."""

import pytest
from browser.chromium import accessibility_problems, is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

PAGES = {
    "home": "",
    "second page of home": "page/2/",
    "section": "ukraine/",
    "briefing": "ukraine/moscow-acknowledges-north-korean-soldiers/",
    "briefing with a table and a footnote": "ukraine/eleven-thousand-troops/",
    "briefing with a picture": "background/how-north-korea-entered-the-war/",
    "briefing with definitions": "diplomacy/the-pyongyang-treaty/",
    "entities": "entities/",
    "person": "entities/person/valery-gerasimov/",
    "place": "entities/place/kursk-oblast/",
    "quotes": "quotes/",
    "ledger": "claims/",
    "claim": "claims/nk-troops-in-war/",
    "opinion": "claims/putin-wants-peace/",
    "tags": "tags/",
    "tag": "tags/kursk/",
    "corrections": "corrections/",
    "standing page": "about/",
}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_quiet_and_as_wide_as_the_screen(browser, served, name, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: request.url.startswith(served) or wrong.append(request.url))
    answer = page.goto(served + PAGES[name])
    assert answer.status == 200
    assert accessibility_problems(page) == []
    assert not is_too_wide(page)
    assert wrong == []
    context.close()


def test_a_reader_without_script_gets_the_whole_briefing(browser, served):
    texts = []
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(served + PAGES["briefing"])
        texts.append(page.locator("main").inner_text())
        context.close()
    assert texts[0] == texts[1]
    assert "The statements of representatives" in texts[1]
