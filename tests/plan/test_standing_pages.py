from dataclasses import replace

from plan.harbour import ADA, article, mention, planned, small_corpus

from briefgen.model.corpus import Briefing
from briefgen.model.settings import Settings
from briefgen.model.source import Role, Status


def test_a_standing_page_shows_its_text_with_links(pages):
    about = pages["about/index.html"]
    assert about.title == "About"
    assert about.body == ('<p>We write about ports. <a href="../">Back</a></p>\n',)


def test_names_on_a_standing_page_are_linked():
    text = article(
        "team", "Ada Lind reads all.", folder="pages", role=Role.PAGE, status=Status.DRAFT, updated="2025-04"
    )
    page = Briefing(text, mentions=(mention(text, "Ada Lind", ADA),))
    site = planned(replace(small_corpus(), pages=(page,)), files={"news/quay.png": b""}).value
    view = next(page.view for page in site.pages if page.path == "team/index.html")
    assert [card.name for card in view.cards] == ["Ada Lind"]
    assert view.body[1].data.entity.url == "../entities/person/ada-lind/"
    assert view.updated.text == "April 2025"
    assert view.frame.head.noindex


def test_the_page_for_wrong_addresses_uses_absolute_paths():
    def home(base_url):
        site = planned(settings=Settings(base_url=base_url)).value
        frame = next(page.view.frame for page in site.pages if page.path == "404.html")
        return frame.site.home_url, frame.static, frame.head.noindex

    assert home("") == ("/", "/static/", True)
    assert home("https://example.org/news/desk/") == ("/news/desk/", "/news/desk/static/", True)
