import pytest
from pictures.makers import opened
from PIL import features

from briefgen.model.picture import Face, ShareColours, ShareOrder
from briefgen.pictures import draw_share, face, font_files
from briefgen.pictures.faces import FontFile

COLOURS = ShareColours("#ffffff", "#000000", "#cc0000")
FONTS = [(face(file), file) for file in font_files()]
NO_SHAPING = "no FriBiDi on this machine: install the package `libfribidi0` to run these tests"
shaped = pytest.mark.skipif(not features.check("raqm"), reason=NO_SHAPING)


def drawn(title, **more):
    more = {"site": "Port News", "kicker": "Labour", "date": "1 May 2025"} | more
    return opened(draw_share(ShareOrder("share.png", title, colours=COLOURS, **more), FONTS)).convert("RGB")


def ink(image, box):
    """How many pixels of a part are dark."""
    return sum(image.crop(box).convert("L").point(lambda value: value < 100).get_flattened_data()) // 1


HEADLINE = (0, 120, 1200, 500)
LEFT, RIGHT = (0, 120, 300, 500), (900, 120, 1200, 500)


def test_a_share_image_has_the_size_that_networks_ask_for():
    image = drawn("Strike at the quay")
    assert image.size == (1200, 630)
    assert (image.getpixel((600, 5)), image.getpixel((20, 300))) == ((204, 0, 0), (255, 255, 255))


def test_the_same_order_gives_the_same_bytes():
    order = ShareOrder("share.png", "Strike at the quay", "Port News", COLOURS)
    assert draw_share(order, FONTS) == draw_share(order, FONTS)


def test_the_year_stands_in_a_band_of_its_own():
    young, old = drawn("Strike"), drawn("Strike", year="2024")
    band = (0, 490, 1200, 620)
    assert (204, 0, 0) not in {colour for _, colour in young.crop(band).getcolors(10_000)}
    reds = {colour: count for count, colour in old.crop(band).getcolors(10_000)}
    assert reds[204, 0, 0] > 100_000 and reds[255, 255, 255] > 2_000


@pytest.mark.parametrize("times", [1, 60])
def test_what_a_site_says_of_itself_stands_faint_below_its_title_and_leaves_the_foot_alone(times):
    note = " ".join(["News of the quay."] * times)
    plain, told = drawn("Port News"), drawn("Port News", note=note)
    rows = [
        y
        for y in range(630)
        if plain.crop((0, y, 1200, y + 1)).tobytes() != told.crop((0, y, 1200, y + 1)).tobytes()
    ]
    below = told.crop((0, rows[-1] - 10, 1200, rows[-1] + 1))

    assert 200 < rows[-1] < 540
    assert (76, 76, 76) in {colour for _, colour in below.getcolors(10_000)}
    assert ink(told, (0, 100, 1200, 200)) > 0, "the title"


def test_words_begin_at_the_side_where_their_language_begins():
    english = drawn("Strike")
    assert ink(english, LEFT) > 0 == ink(english, RIGHT)


@shaped
def test_arabic_begins_at_the_right_and_its_letters_join():
    image = drawn("إضراب", lang="ar", direction="rtl", kicker="", site="ميناء", date="")
    assert ink(image, RIGHT) > 0 == ink(image, LEFT)
    apart = drawn("\u200c".join("إضراب"), lang="ar", direction="rtl", kicker="", site="ميناء", date="")
    assert image.crop(HEADLINE).tobytes() != apart.crop(HEADLINE).tobytes()


@shaped
def test_an_english_date_beside_an_arabic_headline_keeps_its_order():
    def date(direction, half):
        image = drawn("إضراب", direction=direction, kicker="", site="", date="20 November 2026")
        foot = image.crop(half).convert("L").point(lambda shade: 255 if shade < 128 else 0)
        return foot.crop(foot.getbbox()).tobytes()

    assert date("rtl", (0, 540, 600, 630)) == date("ltr", (600, 540, 1200, 630))


@pytest.mark.parametrize(
    "title", ["Страйк у порту", "부두 파업", "Απεργία", pytest.param("إضراب", marks=shaped)]
)
def test_each_script_has_letters_and_no_boxes(title):
    font = next(file for found, file in FONTS if found.has(title))
    one = draw_share(ShareOrder("a", title, "", COLOURS), [(f, file) for f, file in FONTS if file is font])
    boxes = draw_share(ShareOrder("a", "\ue123" * len(title), "", COLOURS), FONTS)
    assert ink(opened(one).convert("RGB"), (0, 150, 1200, 500)) > 1_000
    assert one != boxes


def test_a_long_headline_is_smaller_and_stays_on_the_paper():
    image = drawn("Nobody at the harbour board would say why the gates stayed shut " * 12)
    assert ink(image, (0, 20, 60, 630)) == ink(image, (1140, 20, 1200, 630)) == 0
    assert ink(image, (0, 100, 1200, 480)) > ink(drawn("Strike"), (0, 100, 1200, 480))


def test_a_font_knows_which_letters_it_lacks():
    latin = FONTS[0][0]
    assert latin.has("Kyiv — “Київ” Αθήνα\u200d…")
    assert latin.missing("Kyiv 부두 부") == "부두"


def test_the_font_of_the_site_goes_first():
    own = font_files()[0].bold
    assert font_files(own)[0].name == "the site's own font"
    assert face(FontFile("broken", b"no font", b"no font")) is None
    assert isinstance(face(font_files(own)[0]), Face)
