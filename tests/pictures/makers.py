"""Small pictures for tests, made when they are needed."""

from io import BytesIO

from PIL import Image


def picture(width, height, mode="RGB", kind="PNG", colours=("navy", "orange"), **options):
    """A picture in two halves, left and right, as bytes."""
    image = Image.new("RGB", (width, height), colours[0])
    image.paste(colours[1], (width // 2, 0, width, height))
    return saved(image.convert(mode), kind, **options)


def saved(image, kind, **options):
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def camera(turn=6):
    """What a camera writes: how it was held, its name, and where it was."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = turn, "Pinhole & Sons"
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (50.0, 27.0, 0.0)
    return exif


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image
