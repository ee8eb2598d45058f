"""Until when a site stays as it is: never longer than its pages do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from plan.harbour import article

from briefgen.model.corpus import Briefing, Corpus
from briefgen.model.source import Meta, Status
from briefgen.model.when import Precision, When
from briefgen.plan.lasting.lasting import lasts_until
from briefgen.plan.parts.age import age_banner
from briefgen.plan.words import Words

BERLIN = ZoneInfo("Europe/Berlin")
"""Its clocks are put forward at two in the last night of March, and back at three in the last of October."""

TEXT = article("quay", "The quay is open.")
DATES = st.integers(0, 7 * 365 * 24 * 60).map(
    lambda n: datetime(2019, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
AT_NIGHT = DATES.map(lambda moment: moment.replace(hour=2))


@given(
    began=st.one_of(DATES, AT_NIGHT),
    later=st.integers(0, 3 * 365 * 24 * 60),
    zone=st.sampled_from((UTC, BERLIN)),
    precision=st.sampled_from(Precision),
    old_after=st.integers(0, 30),
    share=st.integers(0, 999),
)
def test_what_a_page_says_of_its_age_stays_until_then(began, later, zone, precision, old_after, share):
    when = When("", began.replace(tzinfo=zone), precision)
    meta = Meta("The quay", date=when)
    now = when.moment.astimezone(UTC) + timedelta(minutes=later)

    def says(moment):
        return age_banner(Words(), meta, Status.PUBLISHED, moment, old_after)

    briefing = Briefing(replace(TEXT, source=replace(TEXT.source, meta=meta)))
    until = lasts_until(Corpus((briefing,)), (), old_after, now)

    assert until > now
    assert says(now + (until - now) // 1000 * share) == says(now)
    assert says(until - timedelta.resolution) == says(now)


def test_a_day_that_a_month_lacks_is_over_on_the_first_of_the_next():
    january = When("2025-01-31", datetime(2025, 1, 31, tzinfo=UTC), Precision.DAY)
    briefing = Briefing(replace(TEXT, source=replace(TEXT.source, meta=Meta("The quay", date=january))))

    assert lasts_until(Corpus((briefing,)), (), 1, datetime(2025, 2, 10, tzinfo=UTC)) == datetime(
        2025, 3, 1, tzinfo=UTC
    )
