"""What open pages are told: to load anew, to load their style anew, or nothing."""

from dataclasses import dataclass, field

from briefgen.serve.open_pages import NEW_STYLE, OTHER_WORDS, RELOAD, OpenPages


@dataclass(eq=False)
class Tab:
    """An open page that remembers what it was told."""

    path: str = "a.html"
    number: int = 0
    told: list = field(default_factory=list)

    def say(self, message):
        self.told.append(message)

    def close(self):
        pass


PAGE = b'<link rel="stylesheet" href="static/style.0a1b2c3d.css"><p>first</p>'


def send(pages, tab, page, edition=None):
    tab.number = pages.number(str(tab.number))
    pages.sent(tab.path, page, pages.edition if edition is None else edition, tab.number)


def opened(*tabs):
    pages = OpenPages()
    for tab in tabs:
        send(pages, tab, PAGE)
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


def test_a_page_of_which_style_and_words_are_others_is_told_both():
    tab = Tab()
    other = PAGE.replace(b"0a1b2c3d", b"11111111").replace(b"first", b"second")
    opened(tab).tell_changed({"a.html": other}, others=True)

    assert tab.told == [NEW_STYLE, OTHER_WORDS]


def test_a_page_that_is_not_looked_at_is_told_only_with_all():
    tab = Tab()
    pages = opened(tab)
    pages.tell_changed({}, others=False)
    assert tab.told == []
    pages.tell_changed({}, others=True)
    assert tab.told == [RELOAD]


def test_a_page_that_comes_up_after_a_change_is_told():
    pages, tab = OpenPages(), Tab()
    send(pages, tab, PAGE)
    pages.edition += 1
    pages.listens(tab)

    assert tab.told == [RELOAD]


def test_a_page_that_was_closed_is_told_nothing():
    tab = Tab()
    pages = opened(tab)
    pages.leaves(tab)
    pages.tell_all()

    assert (tab.told, pages.paths()) == ([], frozenset())


class TestTwoPagesAtOnePath:
    OTHER = PAGE.replace(b"first", b"second")

    def test_one_that_comes_up_late_is_told_though_the_other_was_sent_what_is_new(self):
        pages, late, early = OpenPages(), Tab(), Tab()
        send(pages, late, PAGE)
        pages.edition += 1
        send(pages, early, self.OTHER)
        pages.listens(early)
        pages.listens(late)

        assert (early.told, late.told) == ([], [RELOAD])

    def test_one_that_shows_other_words_is_told_though_the_other_was_late_sent_those_before(self):
        slow, quick = Tab(), Tab()
        pages = opened(slow, quick)
        before, pages.edition = pages.edition, pages.edition + 1
        pages.tell_changed({"a.html": self.OTHER}, others=True)
        send(pages, quick, self.OTHER)
        send(pages, slow, PAGE, before)  # it had asked for itself before the edit
        pages.tell_changed({"a.html": PAGE}, others=True)  # the edit is undone

        assert (slow.told, quick.told) == ([OTHER_WORDS], [OTHER_WORDS, OTHER_WORDS])

    def test_a_page_that_took_in_what_is_new_stays_the_page_with_its_number(self):
        one, other = Tab(), Tab()
        pages = opened(one, other)
        send(pages, one, self.OTHER)
        pages.tell_changed({"a.html": self.OTHER}, others=True)

        assert (one.told, other.told) == ([], [OTHER_WORDS])


def test_a_page_that_was_made_of_the_site_before_is_told_when_it_comes_up():
    pages, tab = OpenPages(), Tab()
    before = pages.edition
    pages.edition += 1  # while the page was being made
    send(pages, tab, PAGE, before)
    pages.listens(tab)

    assert tab.told == [RELOAD]


def test_a_page_that_cannot_tell_its_number_is_taken_for_the_last_that_was_sent_from_its_path():
    pages, tab = OpenPages(), Tab()
    send(pages, Tab(), PAGE)
    tab.number = 5
    pages.listens(tab)
    pages.tell_changed({"a.html": PAGE}, others=True)
    assert tab.told == []
    pages.tell_changed({"a.html": PAGE.replace(b"first", b"second")}, others=True)
    assert tab.told == [OTHER_WORDS]


def test_pages_that_never_listen_are_forgotten_and_those_that_do_are_not():
    tab = Tab()
    pages = opened(tab)
    for _ in range(5000):
        pages.sent("a.html", PAGE.replace(b"first", b"other"), pages.edition, pages.number(""))
    pages.tell_changed({"a.html": PAGE}, others=True)

    assert tab.told == []
