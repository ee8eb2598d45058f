from plan.harbour import article, party, planned, quote

from briefgen.model.annotation import QuoteType
from briefgen.model.corpus import Briefing, Corpus
from briefgen.plan.pages.quote_pages import PER_PAGE


def by_date(*briefings):
    """The pages of the index by date. A briefing is a slug, its date, and a date or nothing for each quotation."""
    made = []
    for slug, date, said in briefings:
        text = article(
            slug, " ".join(f"word{n}." for n in range(len(said))), **({"date": date} if date else {})
        )
        quotes = tuple(
            quote(text, n + 1, f"word{n}.", by=party("Ann"), date=day) for n, day in enumerate(said)
        )
        made.append(Briefing(text, quotes=quotes))
    return [
        page.view
        for page in planned(Corpus(tuple(made))).value.pages
        if page.template == "quotes_by_date.html"
    ]


def told(view):
    return [
        (month.text if month else "", [f"{quote.briefing.slug}:{quote.number}" for quote in quotes])
        for month, quotes in view.groups
    ]


def test_the_day_of_the_words_counts_where_it_is_known_else_that_of_the_briefing():
    (view,) = by_date(("b", "2025-04-28", ["", "2024-10-03", "2025-04-30"]), ("a", "2025-04-02", [""]))
    assert told(view) == [("April 2025", ["b:3", "b:1", "a:1"]), ("October 2024", ["b:2"])]
    assert view.total == 4
    first, second = view.groups[0][1][:2]
    assert (first.date.text, second.date) == ("30 April 2025", None)


def test_what_is_known_by_its_year_only_follows_the_months_of_that_year():
    (view,) = by_date(("a", "2025-02", ["2024", "2024-01-09", "2024-12", "2023-12-31"]))
    assert told(view) == [
        ("December 2024", ["a:3"]),
        ("January 2024", ["a:2"]),
        ("2024", ["a:1"]),
        ("December 2023", ["a:4"]),
    ]


def test_quotations_without_any_date_come_last():
    (view,) = by_date(("b", "", ["", "last spring"]), ("a", "2025-01-01", [""]))
    assert told(view) == [("January 2025", ["a:1"]), ("", ["b:1", "b:2"])]


def test_a_long_index_has_several_pages_and_a_month_may_go_on():
    views = by_date(("a", "2025-01-01", [""] * (PER_PAGE + 1)))
    assert [told(view)[0][0] for view in views] == ["January 2025"] * 2
    assert [len(view.groups[0][1]) for view in views] == [PER_PAGE, 1]
    assert views[0].pagination.older_url == "../../quotes/by-date/page/2/"


def test_the_two_orders_lead_to_each_other(pages):
    by_speaker, by_day = pages["quotes/index.html"], pages["quotes/by-date/index.html"]
    assert [(link.label, link.url, link.current) for link in by_speaker.orders] == [
        ("By speaker", "../quotes/", True),
        ("By date", "../quotes/by-date/", False),
    ]
    assert [(link.url, link.current) for link in by_day.orders] == [
        ("../../quotes/", False),
        ("../../quotes/by-date/", True),
    ]
    assert by_speaker.total == by_day.total


def test_indirect_speech_is_left_out():
    text = article("a", "word0.")
    said = quote(text, 1, "word0.", kind=QuoteType.INDIRECT)
    views = {page.path: page.view for page in planned(Corpus((Briefing(text, quotes=(said,)),))).value.pages}
    assert (views["quotes/by-date/index.html"].groups, views["quotes/by-date/index.html"].total) == ((), 0)
