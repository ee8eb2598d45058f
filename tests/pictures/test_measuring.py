import struct
import zlib

import pytest
from pictures.makers import camera, picture, saved
from PIL import Image

from briefgen.model.picture import Picture
from briefgen.pictures import measure


@pytest.mark.parametrize(
    ("kind", "mode", "format_"),
    [
        ("JPEG", "RGB", "jpeg"),
        ("JPEG", "CMYK", "jpeg"),
        ("PNG", "I;16", "png"),
        ("PNG", "1", "png"),
        ("GIF", "P", "gif"),
        ("WEBP", "RGB", "webp"),
        ("AVIF", "RGB", "avif"),
        ("TIFF", "L", "tiff"),
        ("BMP", "RGB", "bmp"),
    ],
)
def test_pictures_are_measured_whatever_their_kind(kind, mode, format_):
    data = saved(Image.new("I;16", (30, 20)), kind) if mode == "I;16" else picture(30, 20, mode, kind)
    found = measure(data)
    assert (found.width, found.height, found.format, found.fault) == (30, 20, format_, "")
    assert not found.animated and not found.transparent


def test_a_picture_is_measured_as_it_will_stand():
    held = picture(30, 20, kind="JPEG", exif=camera(turn=6))
    assert (measure(held).width, measure(held).height) == (20, 30)


def test_what_moves_and_what_is_clear_is_told():
    still = Image.new("RGB", (4, 4), "navy")
    moving = saved(still, "GIF", save_all=True, append_images=[Image.new("RGB", (4, 4), "orange")])
    assert measure(moving).animated
    assert measure(saved(Image.new("RGBA", (4, 4)), "PNG")).transparent


def test_equal_files_and_no_others_have_one_digest():
    digests = [measure(data).digest for data in (picture(4, 4), picture(4, 4), picture(4, 5))]
    assert digests[0] == digests[1] != digests[2]


def huge():
    """A PNG that says it has 400 million pixels."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    small, check = picture(1, 1), struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return small[:16] + head + check + small[33:]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"%PDF-1.7", "it is no picture of a kind that is known here"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "it is a HEIC file, which few browsers show"),
        (picture(300, 200, kind="JPEG")[:900], "the file is damaged"),
        (picture(300, 200)[:120], "the file is damaged"),
        (saved(Image.new("1", (9000, 9000)), "PNG"), "it has 81 million pixels, and 80 million are the most"),
        (huge(), "it has hundreds of million pixels, and 80 million are the most"),
    ],
    ids=["empty", "no picture", "phone", "cut jpeg", "cut png", "large", "bomb"],
)
def test_a_file_that_cannot_be_shown_says_why(data, why):
    assert measure(data) == Picture(fault=why)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="9" height="9"/></svg>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 10"', (40, 10)),
        ('width="80" viewBox="0 0 40 10"', (80, 20)),
        ("height='30px' viewBox='0,0,40,10'", (120, 30)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 40 10"', (40, 10)),
        ('width="100%"', (0, 0)),
        ('viewBox="0 0 0 10"', (0, 0)),
        ('data-width="7" stroke-width="7" viewBox="0 0 40 10"', (40, 10)),
        ('viewBox="0 0 many 10"', (0, 0)),
        ('width="9999999" height="4"', (0, 0)),
    ],
)
def test_an_svg_file_tells_its_size_in_its_first_tag(attributes, size):
    found = measure(SVG.format(attributes).encode())
    assert (found.format, found.width, found.height) == ("svg", *size)


def test_an_svg_file_may_begin_with_a_declaration_a_comment_or_a_mark():
    before = '\ufeff<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n'
    assert measure((before + SVG.format('viewBox="0 0 4 2"')).encode()).width == 4
    assert measure(b"<html><svg viewBox='0 0 4 2'></html>").fault


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (SVG.format("") + "<g>", "no well-formed SVG (line 1: "),
        (
            '<svg xmlns="http://www.w3.org/2000/svg">\n<use xlink:href="#a"/></svg>',
            "(line 2: unbound prefix)",
        ),
        ("<svg viewBox='0 0 4 2'></svg>", "xmlns"),
    ],
)
def test_an_svg_file_that_browsers_cannot_show_is_refused(file, why):
    assert why in measure(file.encode()).fault
