import pytest
from pictures.makers import camera, opened, picture, saved
from PIL import Image, ImageCms

from briefgen.model.picture import PictureOrder
from briefgen.pictures import draw_pictures


def made(data, width=20, format_="jpeg", quality=80):
    (result,) = draw_pictures(data, [PictureOrder("out", "in", width, format_, quality)])
    return opened(result)


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "avif"])
def test_a_version_has_the_width_and_the_format_that_were_ordered(format_):
    version = made(picture(400, 300, kind="JPEG"), 200, format_)
    assert (version.size, version.format) == ((200, 150), format_.upper())


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "avif", "tiff"])
def test_a_version_stands_upright_and_tells_nothing_of_its_camera(format_):
    data = picture(400, 200, kind="JPEG", exif=camera(turn=6), comment=b"Pinhole & Sons")
    version = made(data, 200, format_)
    assert version.size == (200, 400)
    upper, lower = version.convert("RGB").getpixel((100, 20)), version.convert("RGB").getpixel((100, 380))
    assert upper[2] > upper[0] and lower[0] > lower[2]  # what stood at the left stands at the top
    assert not set(version.getexif()) & {0x0112, 0x010F, 0x8825}
    assert not {"exif", "xmp", "icc_profile", "comment"} & version.info.keys()


def test_words_in_a_png_file_are_left_out():
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Author", "Jane Doe")
    assert b"Jane Doe" not in saved(made(picture(40, 20, pnginfo=told), 40, "png"), "PNG")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr"])
def test_pictures_of_all_modes_become_what_browsers_show(mode):
    kind = "TIFF" if mode in ("CMYK", "YCbCr") else "PNG"
    version = made(picture(40, 20, mode, kind, colours=("black", "white")), 40, "png").convert("RGB")
    assert version.getpixel((5, 10)) < (9, 9, 9) and version.getpixel((35, 10)) > (246, 246, 246)


def test_sixteen_bits_of_grey_become_eight():
    deep = Image.new("I;16", (40, 20), 65_535 // 2)
    grey = made(saved(deep, "PNG"), 40, "png").convert("L").getpixel((5, 5))
    assert 126 <= grey <= 128


def test_what_is_clear_stays_clear_and_is_white_where_a_format_has_no_clearness():
    clear = Image.new("RGBA", (40, 20), (255, 0, 0, 0))
    for data in (saved(clear, "PNG"), saved(clear.convert("P"), "GIF", transparency=0)):
        assert made(data, 40, "webp").convert("RGBA").getpixel((5, 5))[3] == 0
        assert made(data, 40, "jpeg").getpixel((5, 5)) == (255, 255, 255)


def test_colours_of_another_space_become_those_of_the_web():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = picture(40, 20, kind="JPEG", quality=95)
    with_profile = picture(40, 20, kind="JPEG", quality=95, icc_profile=lab)
    broken = picture(40, 20, kind="JPEG", quality=95, icc_profile=b"no profile")
    for data in (with_profile, broken):
        version = made(data, 40, "png")
        assert version.info.get("icc_profile") is None
        for a, b in zip(version.convert("RGB").getpixel((5, 5)), opened(plain).getpixel((5, 5)), strict=True):
            assert abs(a - b) <= 2


def test_lines_and_letters_are_kept_exactly():
    drawing = picture(400, 200, colours=("white", "black"))
    version = made(drawing, 400, "webp").convert("RGB")
    assert sorted(colour for _, colour in version.getcolors()) == [(0, 0, 0), (255, 255, 255)]


def test_the_same_picture_and_order_give_the_same_bytes():
    data = picture(900, 600, kind="JPEG", exif=camera())
    orders = [PictureOrder("out", "in", width, kind, 80) for width in (100, 300) for kind in ("webp", "jpeg")]
    together = draw_pictures(data, orders)
    assert together == draw_pictures(data, orders)
    assert [opened(one).width for one in together] == [100, 100, 300, 300]
    assert opened(together[0]).size == (100, 150)


def test_a_version_comes_out_the_same_whatever_others_are_made_with_it():
    noise = saved(Image.effect_noise((1600, 1200), 80), "JPEG")
    small, large = (PictureOrder("out", "in", width, "jpeg", 80) for width in (100, 1200))
    assert draw_pictures(noise, [small, large]) == [
        *draw_pictures(noise, [small]),
        *draw_pictures(noise, [large]),
    ]
