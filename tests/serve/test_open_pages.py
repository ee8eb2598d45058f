"""What open pages are told: to load anew, to load their style anew, or nothing."""

from dataclasses import dataclass, field

import pytest
from serve.test_moves import site

from briefgen.serve.open_pages import NEW_STYLE, OTHER_WORDS, RELOAD, OpenPages, gone_to


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


def send(pages, tab, page, edition=None, *, whole=False):
    tab.number = pages.number(str(tab.number))
    pages.sent(tab.path, page, pages.edition if edition is None else edition, tab.number, whole=whole)


def opened(*tabs):
    pages = OpenPages()
    for tab in tabs:
        send(pages, tab, PAGE)
        pages.listens(tab)
    return pages


def test_a_page_that_is_the_same_is_told_nothing():
    tab = Tab()
    opened(tab).tell_changed({"a.html": PAGE})

    assert tab.told == []


def test_a_page_that_has_other_words_is_told_so_and_no_other():
    tab, other = Tab(), Tab("b.html")
    opened(tab, other).tell_changed({"a.html": PAGE.replace(b"first", b"second"), "b.html": PAGE})

    assert (tab.told, other.told) == ([OTHER_WORDS], [])


def test_a_page_of_which_only_the_style_is_another_stays():
    tab = Tab()
    pages = opened(tab)
    for digest in (b"11111111", b"22222222"):
        pages.tell_changed({"a.html": PAGE.replace(b"0a1b2c3d", digest)})

    assert tab.told == [NEW_STYLE, NEW_STYLE]


def test_a_page_of_which_style_and_words_are_others_is_told_both():
    tab = Tab()
    other = PAGE.replace(b"0a1b2c3d", b"11111111").replace(b"first", b"second")
    opened(tab).tell_changed({"a.html": other})

    assert tab.told == [NEW_STYLE, OTHER_WORDS]


def test_a_page_of_which_nothing_is_known_yet_is_given():
    tab = Tab()

    assert opened(tab).tell_changed({}) == (tab,)
    assert tab.told == []


def test_a_page_that_comes_up_after_a_change_is_told_if_it_is_another():
    for now, told in ((PAGE, []), (PAGE.replace(b"first", b"second"), [OTHER_WORDS])):
        pages, tab = OpenPages(), Tab()
        send(pages, tab, PAGE)
        pages.edition += 1
        assert pages.listens(tab)
        pages.tell(tab, now)

        assert tab.told == told


def test_a_page_that_comes_up_after_all_were_told_is_told_too():
    pages, tab = OpenPages(), Tab()
    send(pages, tab, PAGE)
    pages.edition += 1
    pages.tell_all()
    assert not pages.listens(tab)

    assert tab.told == [RELOAD]


def test_a_page_that_was_closed_while_it_was_compared_is_told_nothing():
    pages, tab = OpenPages(), Tab()
    send(pages, tab, PAGE)
    pages.edition += 1
    pages.listens(tab)
    pages.leaves(tab)
    pages.tell(tab, b"")

    assert tab.told == []


def test_a_page_that_loads_itself_anew_is_told_nothing_more():
    tab = Tab()
    pages = opened(tab)
    pages.tell_all()
    pages.tell_changed({"a.html": PAGE.replace(b"first", b"second")})

    assert tab.told == [RELOAD]


def test_a_page_that_takes_nothing_in_loads_itself_anew_once_and_is_told_nothing_more_while_it_goes():
    pages, tab = OpenPages(), Tab()
    send(pages, tab, PAGE, whole=True)
    pages.listens(tab)
    pages.tell_changed({"a.html": PAGE.replace(b"0a1b2c3d", b"11111111")})
    for words in (b"second", b"third"):
        pages.tell_changed({"a.html": PAGE.replace(b"first", words)})

    assert tab.told == [NEW_STYLE, RELOAD]


def test_a_page_of_an_earlier_preview_loads_itself_anew():
    pages, tab = OpenPages(), Tab(number=5)

    assert not pages.listens(tab)
    assert tab.told == [RELOAD]


def test_a_page_that_comes_back_is_told_if_it_is_another():
    tab = Tab()
    pages = opened(tab)
    pages.leaves(tab)  # as when the machine sleeps
    pages.edition += 1
    assert pages.listens(tab)
    pages.tell(tab, PAGE.replace(b"first", b"second"))

    assert tab.told == [OTHER_WORDS]


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
        compared = [tab for tab in (early, late) if pages.listens(tab)]
        pages.tell(late, self.OTHER)

        assert (compared, early.told, late.told) == ([late], [], [OTHER_WORDS])

    def test_one_that_shows_other_words_is_told_though_the_other_was_late_sent_those_before(self):
        slow, quick = Tab(), Tab()
        pages = opened(slow, quick)
        before, pages.edition = pages.edition, pages.edition + 1
        pages.tell_changed({"a.html": self.OTHER})
        send(pages, quick, self.OTHER)
        send(pages, slow, PAGE, before)  # it had asked for itself before the edit
        pages.tell_changed({"a.html": PAGE})  # the edit is undone

        assert (slow.told, quick.told) == ([OTHER_WORDS], [OTHER_WORDS, OTHER_WORDS])

    def test_a_page_that_took_in_what_is_new_stays_the_page_with_its_number(self):
        one, other = Tab(), Tab()
        pages = opened(one, other)
        send(pages, one, self.OTHER)
        pages.tell_changed({"a.html": self.OTHER})

        assert (one.told, other.told) == ([], [OTHER_WORDS])


def test_a_page_that_was_made_of_the_site_before_is_compared_when_it_comes_up():
    pages, tab = OpenPages(), Tab()
    before = pages.edition
    pages.edition += 1  # while the page was being made
    send(pages, tab, PAGE, before)

    assert pages.listens(tab), "it is to be compared"


def test_a_page_that_cannot_tell_its_number_is_taken_for_the_last_that_was_sent_from_its_path():
    pages, tab = OpenPages(), Tab()
    send(pages, Tab(), PAGE)
    tab.number = 5
    pages.listens(tab)
    pages.tell_changed({"a.html": PAGE})
    assert tab.told == []
    pages.tell_changed({"a.html": PAGE.replace(b"first", b"second")})
    assert tab.told == [OTHER_WORDS]


def test_pages_that_never_listen_are_forgotten_and_those_that_do_are_not():
    tab = Tab()
    pages = opened(tab)
    for _ in range(5000):
        pages.sent("a.html", PAGE.replace(b"first", b"other"), pages.edition, pages.number(""))
    pages.tell_changed({"a.html": PAGE})

    assert tab.told == []


NONE = PAGE.replace(b"first", b"not found")


def moved(*tabs, whole=False):
    """Open tabs at ``town/a/index.html``, and let what they show move to ``town/b/``."""
    pages = OpenPages()
    pages.moves.take(site(a=("town/a", "It opens.")))
    for tab in tabs:
        tab.number = pages.number(str(tab.number))
        file = pages.moves.file(tab.path)
        pages.sent(tab.path, PAGE, pages.edition, tab.number, whole=whole, file=file)
    return pages


def move(pages):
    pages.moves.take(site(b=("town/b", "It opens.")))
    pages.edition += 1


@pytest.mark.parametrize("whole", [False, True])
def test_a_page_whose_address_changed_goes_there_and_no_other_does(whole):
    tab, other = Tab("town/a/index.html"), Tab("index.html")
    pages = moved(tab, other, whole=whole)
    for one in (tab, other):
        pages.listens(one)
    move(pages)
    assert pages.tell_changed({tab.path: b"not found", other.path: PAGE}) == ()
    assert (tab.told, other.told) == ([gone_to("/town/b/")], [])
    assert tab not in pages.listeners


def test_a_page_goes_to_its_new_address_also_where_all_are_told_to_load_anew():
    tab, other = Tab("town/a/index.html"), Tab("index.html")
    pages = moved(tab, other)
    for one in (tab, other):
        pages.listens(one)
    move(pages)
    pages.tell_all()
    assert (tab.told, other.told) == ([gone_to("/town/b/")], [RELOAD])


def test_a_page_that_slept_meanwhile_goes_when_it_listens_again():
    tab = Tab("town/a/index.html")
    pages = moved(tab)
    move(pages)
    assert pages.listens(tab)
    pages.tell(tab, b"not found")
    assert tab.told == [gone_to("/town/b/")]


def test_a_page_whose_file_was_away_for_a_build_is_still_that_page():
    tab = Tab("town/a/index.html")
    pages = moved(tab)
    pages.listens(tab)
    pages.moves.take({})
    pages.edition += 1
    pages.tell_changed({tab.path: NONE})
    pages.sent(tab.path, NONE, pages.edition, tab.number)  # it took in what is there now
    move(pages)
    pages.tell_changed({tab.path: NONE})
    assert tab.told == [OTHER_WORDS, gone_to("/town/b/")]


def test_who_asks_for_an_old_address_is_told_that_nothing_is_there():
    tab = Tab("town/a/index.html")
    pages = moved()
    move(pages)
    send(pages, tab, b"not found")
    pages.listens(tab)
    pages.tell_changed({tab.path: b"not found"})
    assert tab.told == []
