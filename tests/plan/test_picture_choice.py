from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.picture import Picture
from briefgen.model.settings import ImageSettings
from briefgen.plan.parts.picture_choice import choose, cleaned

PHOTO = Picture(3000, 2000, "jpeg", "a" * 20)


def chosen(picture=PHOTO, **settings):
    return choose("news/Quay & Tide.jpg", "content/news/quay.jpg", picture, ImageSettings(**settings))


def test_a_photograph_comes_in_several_widths_and_once_for_everything():
    shown = chosen()
    stem = "static/pictures/quay-tide-aaaaaaaaaa"
    assert (shown.path, shown.width, shown.height, shown.type) == (
        f"{stem}-1200.jpg",
        1200,
        800,
        "image/jpeg",
    )
    assert shown.others == (
        ("image/webp", tuple((f"{stem}-{width}.webp", width) for width in (480, 800, 1200, 1600))),
    )
    assert {order.path for order in shown.orders} == {shown.path, *(path for path, _ in shown.others[0][1])}


@given(st.integers(1, 5000), st.integers(1, 5000), st.lists(st.integers(16, 4000), max_size=5))
def test_no_version_is_wider_than_the_picture(width, height, widths):
    shown = chosen(Picture(width, height, "png", "b" * 20), widths=tuple(sorted(set(widths))))
    assert all(order.width <= width for order in shown.orders)
    assert len({order.path for order in shown.orders}) == len(shown.orders)


def test_a_small_picture_comes_as_it_is_and_near_widths_come_once():
    assert [order.width for order in chosen(Picture(100, 60, "jpeg", "c" * 20)).orders] == [100, 100]
    assert [order.width for order in chosen(Picture(810, 600, "jpeg", "c" * 20)).orders] == [810, 480, 810]


def test_the_best_format_stands_first_and_none_at_all_leaves_one_file():
    assert [kind for kind, _ in chosen(formats=("webp", "avif")).others] == ["image/avif", "image/webp"]
    assert [order.format for order in chosen(formats=()).orders] == ["jpeg"]
    assert [order.format for order in chosen(widths=()).orders] == ["jpeg"]


def test_what_all_browsers_can_show_depends_on_the_picture():
    def kind(format_, **more):
        return chosen(Picture(900, 600, format_, "d" * 20, **more)).type

    assert (kind("png"), kind("gif"), kind("webp"), kind("tiff")) == (
        "image/png",
        "image/png",
        "image/jpeg",
        "image/jpeg",
    )
    assert (kind("webp", transparent=True), kind("avif", transparent=True)) == ("image/png", "image/png")


def test_drawings_and_moving_pictures_are_copied():
    for picture in (Picture(40, 10, "svg", "e" * 20), Picture(40, 10, "gif", "e" * 20, animated=True)):
        shown = chosen(picture)
        assert (shown.copy, shown.orders, shown.others) == ("news/Quay & Tide.jpg", (), ())
        assert shown.path == f"static/pictures/quay-tide-eeeeeeeeee.{picture.format}"
        assert cleaned("news/a.svg", "content/news/a.svg", picture) is None


def test_a_picture_like_a_thread_stays_one_file():
    assert [order.width for order in chosen(Picture(3000, 100, "jpeg", "f" * 20)).orders] == [3000]


def test_a_picture_that_is_linked_to_keeps_its_size_and_format():
    order = cleaned("news/a/quay.jpg", "content/news/quay.jpg", PHOTO)
    assert (order.path, order.width, order.format) == ("news/a/quay.jpg", 3000, "jpeg")
    assert cleaned("news/a/list.pdf", "content/news/list.pdf", Picture(fault="no picture")) is None
