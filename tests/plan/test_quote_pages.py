from plan.harbour import article, party, planned, quote

from briefgen.model.annotation import QuoteType
from briefgen.model.corpus import Briefing, Corpus, Entity, Naming
from briefgen.plan.pages.quote_pages import PER_PAGE


def test_quotations_stand_by_speaker_the_unnamed_last(pages):
    view = pages["quotes/index.html"]
    assert [(speaker.name, [quote.briefing.slug for quote in quotes]) for speaker, quotes in view.groups] == [
        ("Ada Lind", ["harbour", "strike"]),
        ("Unnamed speaker", ["harbour"]),
    ]
    assert view.total == 3
    assert view.groups[0][0].role == ""


def site_of(*groups):
    """A site with one briefing for each group of quotations: (speaker, how many, type)."""
    briefings, entities = [], {}
    for number, (name, many, kind) in enumerate(groups):
        text = article(f"b{number}", " ".join(f"word{n}." for n in range(many)))
        entities[name] = Entity(f"person/{name}", "person", name)
        said = tuple(
            quote(text, n + 1, f"word{n}.", by=party(name, f"person/{name}"), kind=kind) for n in range(many)
        )
        briefings.append(Briefing(text, quotes=said))
    corpus = Corpus(tuple(briefings), entities=tuple(entities[name] for name in sorted(entities)))
    return [page.view for page in planned(corpus).value.pages if page.template == "quotes.html"]


def sizes(views):
    return [[(speaker.name, len(quotes)) for speaker, quotes in view.groups] for view in views]


def test_indirect_speech_is_not_in_the_index():
    views = site_of(("ann", 2, QuoteType.INDIRECT), ("ben", 1, QuoteType.MIXED))
    assert sizes(views) == [[("ben", 1)]]


def test_a_speaker_is_kept_together_where_that_is_possible():
    direct = QuoteType.DIRECT
    views = site_of(("ann", PER_PAGE - 1, direct), ("ben", 2, direct), ("cyd", PER_PAGE + 5, direct))
    assert sizes(views) == [[("ann", 99)], [("ben", 2)], [("cyd", 100)], [("cyd", 5)]]
    assert [view.total for view in views] == [206] * 4
    assert views[0].pagination.older_url == "../quotes/page/2/"


def test_who_is_only_described_is_not_the_same_person_in_two_briefings():
    roof, wage = article("roof", "Rain fell."), article("wage", "Pay rose. Work stopped.")
    corpus = Corpus(
        (
            Briefing(roof, quotes=(quote(roof, 1, "Rain fell.", by=party("the minister")),)),
            Briefing(
                wage,
                quotes=(
                    quote(wage, 1, "Pay rose.", by=party("the minister")),
                    quote(wage, 2, "Work stopped.", by=party("the minister")),
                ),
            ),
        )
    )
    (view,) = [page.view for page in planned(corpus).value.pages if page.template == "quotes.html"]
    assert [(speaker.name, [quote.briefing.slug for quote in quotes]) for speaker, quotes in view.groups] == [
        ("the minister", ["roof"]),
        ("the minister", ["wage", "wage"]),
    ]


def test_words_of_whom_only_a_pronoun_stands_for_are_nobodys():
    text = article("vote", "We won. They lost. It was close.")
    she, they = (party(name, naming=Naming.UNCLEAR) for name in ("She", "they"))
    said = (
        quote(text, 1, "We won.", by=she),
        quote(text, 2, "They lost.", by=they),
        quote(text, 3, "It was close.", by=party("the mayor")),
    )
    (view,) = [
        page.view
        for page in planned(Corpus((Briefing(text, quotes=said),))).value.pages
        if page.template == "quotes.html"
    ]
    assert [(speaker.name, [quote.number for quote in quotes]) for speaker, quotes in view.groups] == [
        ("the mayor", [3]),
        ("Unnamed speaker", [1, 2]),
    ]


def test_without_quotations_the_index_is_empty():
    (view,) = site_of()
    assert (view.groups, view.total) == ((), 0)


def test_cards_count_the_quotations_that_the_index_lists():
    text = article("b0", "word0. word1. word2.")
    kinds = (QuoteType.INDIRECT, QuoteType.MIXED, QuoteType.DIRECT)
    said = tuple(quote(text, n + 1, f"word{n}.", kind=kind) for n, kind in enumerate(kinds))
    views = {page.path: page.view for page in planned(Corpus((Briefing(text, quotes=said),))).value.pages}
    assert views["quotes/index.html"].total == views["index.html"].briefings[0].quotes == 2


def test_whoever_has_a_page_stands_before_whom_a_text_only_describes():
    text = article("poll", "Too much. Enough. Far less.")
    said = (
        quote(text, 1, "Too much.", by=party("40 per cent")),
        quote(text, 2, "Enough.", by=party("Zoe", "person/zoe")),
        quote(text, 3, "Far less.", by=party("")),
    )
    corpus = Corpus((Briefing(text, quotes=said),), entities=(Entity("person/zoe", "person", "Zoe"),))
    (view,) = [page.view for page in planned(corpus).value.pages if page.template == "quotes.html"]
    assert [speaker.name for speaker, _ in view.groups] == ["Zoe", "40 per cent", "Unnamed speaker"]
