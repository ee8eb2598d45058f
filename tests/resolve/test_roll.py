from briefgen.model.annotation import Confidence, Mention
from briefgen.model.text import Span
from briefgen.resolve.names.roll import Roll
from briefgen.resolve.names.sightings import How, NamePool


def mention(text, start, **more):
    return Mention(Span(start, start + len(text)), "PERSON", text, **more)


AS_USUAL = How("")


def names(*mentions, pool=None, how=AS_USUAL):
    pool = pool or NamePool()
    return [pool.of(one, how) for one in mentions]


def test_what_is_alike_is_one_name_wherever_it_stands():
    first, second, other = names(mention("Ada Quill", 0), mention("Ada Quill", 40), mention("Bela Ost", 60))
    assert first is second
    assert first is not other


def test_a_title_or_a_headline_in_capitals_makes_another_name():
    pool = NamePool()
    (plain,) = names(mention("Quill", 0), pool=pool)
    (titled,) = names(mention("Quill", 0, title="Mayor"), pool=pool)
    (loud,) = names(mention("Quill", 0), pool=pool, how=How("", loud=True))
    assert len({plain, titled, loud}) == 3
    assert plain.evidence
    assert not loud.evidence


def test_a_guess_founds_nothing_and_an_ignored_name_is_closed():
    pool = NamePool(ignored={"pier"})
    guess, ignored = names(mention("Quill", 0, confidence=Confidence.GUESS), mention("Pier", 9), pool=pool)
    assert (guess.founds, ignored.closed, ignored.founds) == (False, True, False)


def test_the_rows_stand_by_where_each_name_is_first():
    ada, bela = names(mention("Ada Quill", 0), mention("Bela Ost", 20))
    roll = Roll.of([bela, ada, bela, bela])
    assert roll.names == (bela, ada)
    assert roll.times == (3, 1)
    assert roll.first == (0, 1)
    assert roll.at == (0, 1, 0, 0)


def test_a_row_is_parted_where_not_all_of_its_mentions_mean_the_same():
    ada, bela = names(mention("Ada Quill", 0), mention("Quill", 20))
    roll, rows = Roll.of([ada, bela, bela]).split(["one", "one", "other"])
    assert rows == [(0, "one"), (1, "one"), (1, "other")]
    assert roll.names == (ada, bela, bela)
    assert roll.times == (1, 1, 1)
    assert roll.at == (0, 1, 2)
