"""Charts as numbers: how many bars of which height, which names in which order, and when there is no chart at all."""

from itertools import combinations, pairwise

import pytest
from plan.harbour import article, mention, planned, when

from briefgen.model.corpus import Briefing, Corpus, Entity
from briefgen.model.settings import Settings
from briefgen.plan.pages.charts import MOST_BARS, MOST_LINES, WIDTH, Named, arc_chart, bar_chart
from briefgen.plan.parts.company import Company
from briefgen.plan.parts.library import library
from briefgen.plan.words import Words

SPRING = ["2025-01-03", "2025-02", "2025-02-09", "2025-02-11", "2025-05-30"]


def bars(*dates, lang="en"):
    return bar_chart(Words(lang), "Ada Lind", [when(date) if date else None for date in dates])


class TestOverTime:
    def test_each_month_from_the_first_to_the_last_has_its_bar(self):
        chart = bars(*SPRING)
        assert chart.title == "Briefings about or naming Ada Lind, by month"
        assert [(bar.label, bar.value, bar.mark) for bar in chart.bars] == [
            ("January 2025", 1, "1"),
            ("February 2025", 3, "3"),
            ("March 2025", 0, ""),
            ("April 2025", 0, ""),
            ("May 2025", 1, "1"),
        ]
        assert chart.summary == "From January 2025 to May 2025; most in February 2025: 3."
        assert chart.note == ""

    def test_heights_tell_the_numbers_and_bars_stand_on_one_line_inside_the_picture(self):
        chart = bars(*SPRING)
        one, three, none = chart.bars[0], chart.bars[1], chart.bars[2]
        assert (three.height, none.height) == (3 * one.height, 0)
        assert {round(bar.y + bar.height, 1) for bar in chart.bars} == {chart.base}
        ends = [(bar.x, bar.x + bar.width) for bar in chart.bars]
        assert all(end <= start for (_, end), (start, _) in pairwise(ends))
        assert ends[0][0] >= 0
        assert ends[-1][1] <= WIDTH

    @pytest.mark.parametrize(
        ("dates", "title", "first", "count"),
        [
            (
                ("2020-05-01", "2021-02-03", "2021-02-04", "2024-11-20", "2025-01-01"),
                "quarter",
                "Q2 2020",
                20,
            ),
            (("2001", "2003-02", "2003-02-04", "2004-11-20", "2025-01-01"), "year", "2001", 25),
            (("1925", "1950", "1975", "2000", "2025"), "over the years", "1925–1929", 21),
            (("0001", "0500", "1500", "2000", "9999"), "over the years", "0–499", 20),
        ],
    )
    def test_long_times_are_counted_by_quarters_years_and_more_years(self, dates, title, first, count):
        chart = bars(*dates)
        assert title in chart.title
        assert (chart.bars[0].label, len(chart.bars)) == (first, count)
        assert sum(bar.value for bar in chart.bars) == 5

    def test_a_date_that_is_known_less_exactly_is_told_and_not_guessed(self):
        chart = bars(*SPRING, "2025", "2024", None)
        assert sum(bar.value for bar in chart.bars) == 5
        assert chart.note == "3 briefings whose dates are not known so exactly are not shown."

    @pytest.mark.parametrize(
        "dates", [SPRING[:4], ["2025-01-03"] * 9, ["2025-01", "2025-02"] * 5, ["2025"] * 9, [None] * 9, []]
    )
    def test_too_little_gives_no_chart(self, dates):
        assert bars(*dates) is None

    @pytest.mark.parametrize("months", [3, 6, 12, MOST_BARS])
    @pytest.mark.parametrize("lang", ["en", "uk", "ko", "ar"])
    def test_words_below_the_bars_stay_inside_and_apart(self, months, lang):
        dates = [f"{2022 + month // 12}-{month % 12 + 1:02d}" for month in range(months)]
        chart = bars(*dates, *dates, lang=lang)
        assert len(chart.bars) == months
        half = 3.4 * max(len(label) for _, label in chart.ticks)
        places = [x for x, _ in chart.ticks]
        assert all(half - 0.1 <= x <= WIDTH - half + 0.1 for x in places)
        assert all(after - before >= 2 * half for before, after in pairwise(places))

    def test_words_below_the_bars_are_equally_many_periods_apart(self):
        dates = ["2019-03", *(f"2025-{month:02d}" for month in range(1, 10))]
        labels = [label for _, label in bars(*dates).ticks]
        assert labels == ["Q1 2019", "Q4 2020", "Q3 2022", "Q2 2024"]


def named(*names):
    return [Named(f"person/{name.lower()}", name, f"{name}/", 3, name == "Ada") for name in names]


def sharing(**pairs):
    """How many briefings two share, by their first letters: ``ab=3``."""
    return lambda one, other: pairs.get("".join(sorted(one[7] + other[7])), 0)


def arcs(names, shared):
    return arc_chart(Words(), "Together", named(*names), shared)


class TestTogether:
    def test_those_who_share_most_stand_next_to_each_other_and_the_first_on_top(self):
        chart = arcs(["Ada", "Bela", "Cyd", "Dora"], sharing(ab=2, ac=2, ad=5, cd=4, bc=3))
        assert [node.name for node in chart.nodes] == ["Ada", "Dora", "Cyd", "Bela"]
        assert [node.own for node in chart.nodes] == [True, False, False, False]
        assert {(arc.first, arc.second): arc.briefings for arc in chart.arcs} == {
            ("Dora", "Cyd"): 4,
            ("Cyd", "Bela"): 3,
            ("Ada", "Dora"): 5,
            ("Ada", "Cyd"): 2,
            ("Ada", "Bela"): 2,
        }
        assert chart.summary == "Most often: Ada and Dora, in 5 briefings."

    def test_a_name_without_a_line_is_left_out(self):
        chart = arcs(["Ada", "Bela", "Cyd", "Dora", "Eve"], sharing(ab=2, ac=2, ad=5, cd=4, ae=1))
        assert [node.name for node in chart.nodes] == ["Ada", "Dora", "Cyd", "Bela"]
        assert {node.y for node in chart.nodes} == {at for arc in chart.arcs for at in (arc.start, arc.end)}
        assert chart.height == arcs(["Ada", "Bela", "Cyd", "Dora"], sharing(ab=2, ac=2, ad=5, cd=4)).height

    def test_arcs_join_the_rows_of_their_names_and_stay_inside_the_picture(self):
        names = [f"N{number}" for number in range(12)]
        chart = arc_chart(Words(), "Together", named(*names), lambda one, other: 2 + (one < other))
        rows = {node.name: node.y for node in chart.nodes}
        assert len(chart.arcs) == MOST_LINES
        for arc in chart.arcs:
            assert (arc.start, arc.end) == (rows[arc.first], rows[arc.second])
            assert arc.radius_y == round((arc.end - arc.start) / 2, 1)
            assert chart.axis + arc.radius_x + arc.thickness <= WIDTH
        assert sorted(set(rows.values())) == list(rows.values())
        assert chart.height > max(rows.values())

    @pytest.mark.parametrize(
        ("long", "lines"),
        [
            ("Ministry of Ports, Quays and Lighthouses", ("Ministry of Ports, Quays", "and Lighthouses")),
            (
                "Ministry of Ports, Quays, Lighthouses, Locks and Bridges",
                ("Ministry of Ports,", "Quays, Lighthouses, Loc…"),
            ),
            ("Meeresschutzgebietsverwaltungsamt", ("Meeresschutzgebietsverw…",)),
            ("Ministry Meeresschutzgebietsverwaltungsamt", ("Ministry", "Meeresschutzgebietsverw…")),
        ],
    )
    def test_a_long_name_stands_in_two_lines_and_is_cut_off_where_that_is_too_little(self, long, lines):
        chart = arcs(["Ada", "Bela", "Cyd", long], sharing(ab=2, ac=2, bc=2, am=2))
        (node,) = [node for node in chart.nodes if node.name == long]
        assert all(len(line) * 6.8 <= chart.axis for line in node.lines)
        assert node.lines == lines

    @pytest.mark.parametrize(
        ("names", "shared"),
        [
            (["Ada", "Bela", "Cyd"], sharing(ab=9, ac=9, bc=9)),
            (["Ada", "Bela", "Cyd", "Dora"], sharing(ab=9, ac=9, bc=9)),
            (["Ada", "Bela", "Cyd", "Dora"], sharing(ab=1, ac=1, bc=1, ad=1)),
            ([], sharing()),
        ],
    )
    def test_too_little_gives_no_picture(self, names, shared):
        assert arcs(names, shared) is None


NAMES = ("Ann", "Ben", "Cyd", "Dot")
IDS = tuple(f"person/{name.lower()}" for name in NAMES)


def archive(count):
    """So many briefings, a month apart: all of them name Ann and Ben, every other one Cyd and Dot too."""

    def briefing(number):
        text = article(f"b{number}", "Ann, Ben, Cyd and Dot.", date=f"2025-{number + 1:02d}-05")
        there = list(zip(NAMES, IDS, strict=True))[: 2 if number % 2 else 4]
        return Briefing(text, mentions=tuple(mention(text, name, id_) for name, id_ in there))

    entities = tuple(Entity(id_, "person", name) for name, id_ in zip(NAMES, IDS, strict=True))
    return Corpus(tuple(briefing(number) for number in range(count)), entities=entities)


def views(corpus, lang="en"):
    settings = Settings(title="Port News", lang=lang)
    return {page.path: page.view for page in planned(corpus, settings).value.pages}


def test_pages_of_who_is_who_show_charts_of_their_own_briefings():
    site = views(archive(8))
    ann = site["entities/person/ann/index.html"]
    assert [bar.value for bar in ann.over_time.bars] == [1] * 8
    assert [node.url for node in ann.together.nodes] == [
        f"../../../{id_.replace('person', 'entities/person')}/" for id_ in IDS
    ]
    cyd = site["entities/person/cyd/index.html"]
    assert (cyd.over_time, len(cyd.together.arcs)) == (None, 6)
    index = site["entities/index.html"].together
    assert {(arc.first, arc.second): arc.briefings for arc in index.arcs}["Ann", "Ben"] == 8
    assert not any(node.own for node in index.nodes)


def test_a_small_site_has_none():
    site = views(archive(2))
    assert site["entities/person/ann/index.html"].over_time is None
    assert (site["entities/person/ann/index.html"].together, site["entities/index.html"].together) == (
        None,
        None,
    )


def test_pairs_are_counted_as_the_briefings_that_name_both():
    corpus = archive(8)
    company = Company(library(corpus))
    together = {pair: company.shared(*pair) for pair in combinations(IDS, 2)}
    assert together[IDS[0], IDS[1]] == 8
    assert {number for pair, number in together.items() if pair != IDS[:2]} == {4}
    assert company.of(IDS[2]) == [(IDS[0], 4), (IDS[1], 4), (IDS[3], 4)]
    assert all(company.shared(other, one) == number for (one, other), number in together.items())
