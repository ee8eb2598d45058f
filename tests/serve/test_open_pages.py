"""What open pages are told: to load anew, to load their style anew, or nothing."""

from dataclasses import dataclass, field

from briefgen.serve.open_pages import NEW_STYLE, OTHER_WORDS, RELOAD, OpenPages


@dataclass(eq=False)
class Tab:
    """An open page that remembers what it was told."""

    path: str = "a.html"
    told: list = field(default_factory=list)

    def say(self, message):
        self.told.append(message)

    def close(self):
        pass


PAGE = b'<link rel="stylesheet" href="static/style.0a1b2c3d.css"><p>first</p>'


def opened(*tabs):
    pages = OpenPages()
    for tab in tabs:
        pages.sent(tab.path, PAGE)
        pages.listens(tab)
    return pages


def test_a_page_that_is_the_same_is_told_nothing():
    tab = Tab()
    opened(tab).tell_changed({"a.html": PAGE}, others=True)

    assert tab.told == []


def test_a_page_that_has_other_words_is_told_so_and_no_other():
    tab, other = Tab(), Tab("b.html")
    opened(tab, other).tell_changed(
        {"a.html": PAGE.replace(b"first", b"second"), "b.html": PAGE}, others=True
    )

    assert (tab.told, other.told) == ([OTHER_WORDS], [])


def test_a_page_of_which_only_the_style_is_another_stays():
    tab = Tab()
    pages = opened(tab)
    for digest in (b"11111111", b"22222222"):
        pages.tell_changed({"a.html": PAGE.replace(b"0a1b2c3d", digest)}, others=True)

    assert tab.told == [NEW_STYLE, NEW_STYLE]


def test_a_page_that_is_not_looked_at_is_told_only_with_all():
    tab = Tab()
    pages = opened(tab)
    pages.tell_changed({}, others=False)
    assert tab.told == []
    pages.tell_changed({}, others=True)
    assert tab.told == [RELOAD]


def test_a_page_that_comes_up_after_a_change_is_told():
    pages, tab = OpenPages(), Tab()
    pages.sent("a.html", PAGE)
    pages.edition += 1
    pages.listens(tab)

    assert tab.told == [RELOAD]


def test_a_page_that_was_closed_is_told_nothing():
    tab = Tab()
    pages = opened(tab)
    pages.leaves(tab)
    pages.tell_all()

    assert (tab.told, pages.paths()) == ([], frozenset())
