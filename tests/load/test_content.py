import pytest
from load.sites import NOW, report_of, write_site

from briefgen.load import load
from briefgen.model.source import Role, Status


def load_site(root, text, **wanted):
    write_site(root, text)
    outcome = load(root, **{"now": NOW, **wanted})
    assert outcome.diagnostics == ()
    return outcome.value


def page(path, *lines):
    return "\n".join((f"-- content/{path} --", "---", f"title: {path}", *lines, "---", "Text.", ""))


@pytest.mark.parametrize(
    ("path", "slug", "section", "role"),
    [
        ("bridge.md", "bridge", "", Role.BRIEFING),
        ("Über den Fluss.md", "uber-den-fluss", "", Role.BRIEFING),
        ("town/bridge.markdown", "bridge", "town", Role.BRIEFING),
        ("Town/North Side/bridge.md", "bridge", "town/north-side", Role.BRIEFING),
        ("Наука і техніка/bridge.md", "bridge", "Наука і техніка", Role.BRIEFING),
        ("town/bridge/index.md", "bridge", "town", Role.BRIEFING),
        ("pages/about.md", "about", "", Role.PAGE),
        ("pages/legal/imprint.md", "imprint", "", Role.PAGE),
        ("pages/contact/Index.md", "contact", "", Role.PAGE),
        ("entities.md", "entities", "", Role.BRIEFING),
        ("town/entities/bridge.md", "bridge", "town/entities", Role.BRIEFING),
    ],
)
def test_a_file_gets_its_address_from_its_path(path, slug, section, role, tmp_path):
    (source,) = load_site(tmp_path, page(path)).sources
    assert (source.slug, source.section, source.role) == (slug, section, role)


def test_the_header_goes_before_the_path(tmp_path):
    (source,) = load_site(tmp_path, page("town/a.md", "slug: bridge", "section: harbour")).sources
    assert (source.slug, source.section) == ("bridge", "harbour")


SIX = (
    page("a-out.md", "date: 2026-01-15")
    + page("b-draft.md", "draft: yes")
    + page("c-later.md", "date: 2026-01-16")
    + page("d-over.md", "expires: 2026-01-15")
    + page("e-draft-later.md", "draft: true", "date: 2027")
    + page("f-soon-over.md", "expires: 2026-01-15T12:01")
)


def test_what_is_not_out_is_left_out_and_listed(tmp_path):
    inputs = load_site(tmp_path, SIX)
    assert [one.slug for one in inputs.sources] == ["a-out", "f-soon-over"]
    assert [(one.path, one.status) for one in inputs.left_out] == [
        ("content/b-draft.md", Status.DRAFT),
        ("content/c-later.md", Status.SCHEDULED),
        ("content/d-over.md", Status.EXPIRED),
        ("content/e-draft-later.md", Status.DRAFT),
    ]
    assert inputs.left_out[1].date.iso == "2026-01-16"


@pytest.mark.parametrize(
    ("wanted", "more", "last"),
    [
        ({"drafts": True}, ["b-draft"], Status.SCHEDULED),
        ({"future": True}, ["c-later"], Status.DRAFT),
        ({"expired": True}, ["d-over"], Status.DRAFT),
    ],
)
def test_what_is_asked_for_comes_in_unless_something_else_holds_it_back(wanted, more, last, tmp_path):
    inputs = load_site(tmp_path, SIX, **wanted)
    assert [one.slug for one in inputs.sources] == sorted(["a-out", "f-soon-over", *more])
    assert inputs.left_out[-1].status is last


def test_everything_asked_for_keeps_its_status(tmp_path):
    inputs = load_site(tmp_path, SIX, drafts=True, future=True, expired=True)
    assert inputs.left_out == ()
    assert [one.status for one in inputs.sources][1:5] == [
        Status.DRAFT,
        Status.SCHEDULED,
        Status.EXPIRED,
        Status.DRAFT,
    ]


def test_a_day_begins_in_the_zone_of_the_settings(tmp_path):
    text = page("a.md", "date: 2026-01-16") + "-- briefgen.yaml --\ntimezone: Pacific/Kiritimati\n"
    assert [one.slug for one in load_site(tmp_path, text).sources] == ["a"]


def test_pictures_come_along_and_leftovers_do_not(tmp_path):
    inputs = load_site(
        tmp_path,
        page("town/a.md")
        + "-- content/town/map.png --\npng\n-- content/.secret --\nx\n-- content/town/a.md~ --\nx\n"
        + "-- content/town/a.md.bak --\nx\n-- content/entities/ann.jpg --\njpg\n",
    )
    assert inputs.files == {"entities/ann.jpg": b"jpg\n", "town/map.png": b"png\n"}


def test_pictures_of_a_draft_stay_out_with_it(tmp_path):
    text = page("town/new/index.md", "draft: true") + "-- content/town/new/map.png --\npng\n"
    assert load_site(tmp_path, text).files == {}
    assert list(load_site(tmp_path, text, drafts=True).files) == ["town/new/map.png"]


def test_a_link_to_a_file_of_the_content_is_followed(tmp_path):
    inputs = load_site(
        tmp_path, page("a.md") + "-- content/map.png --\npng\n-- content/b.png : link content/map.png --\n"
    )
    assert inputs.files["b.png"] == b"png\n"


def test_a_broken_header_still_counts_as_a_briefing(tmp_path):
    write_site(tmp_path, page("bridge.md", "date: never"))
    inputs = load(tmp_path, now=NOW).value
    assert [(one.slug, one.meta.title) for one in inputs.sources] == [("bridge", "bridge.md")]


def test_content_that_is_a_file_is_reported(tmp_path):
    write_site(tmp_path, "-- content --\nText.\n")
    assert report_of(tmp_path) == ["content file/unreadable `content` cannot be read: not a directory."]


def test_what_has_the_address_name_of_another_gets_one_that_nothing_else_trips_over(tmp_path):
    text = "".join(page(f"{name}.md", "slug: same") for name in "abc") + page("same-2.md")
    write_site(tmp_path, text)
    outcome = load(tmp_path, now=NOW)
    assert [problem.code for problem in outcome.diagnostics] == ["content/same-slug"] * 2
    assert [one.slug for one in outcome.value.sources] == ["same", "same-3", "same-4", "same-2"]
