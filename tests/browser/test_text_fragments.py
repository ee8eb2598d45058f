"""Links to quoted words, opened in a real Chromium: the words are scrolled to and marked, and no others."""

import base64
import re

import pytest
from browser.chromium import until
from serving import serving

from briefgen.model.passage import Passage
from briefgen.model.registry import SourceRecord
from briefgen.model.text import Place
from briefgen.plan.urls import at_passage
from briefgen.resolve.words.source_texts import StoredTexts

pytestmark = pytest.mark.browser

TEXT = """The council met on Monday. “The bridge is safe,” the mayor said, and “the bridge” was all that she said.

“We built the bridge in May - before the flood, at a cost of 1,200 marks & more - and the bridge
stood. Nobody was hurt.

“We shall build the bridge again,” the mayor said, “if the bridge falls. We’ll need no-one’s leave.”

The board said that the bridge is safe. The board said that the bridge is not safe for lorries, and that the
mayor said so in May.
"""

STYLE = "p { margin: 60rem 1rem 0 } ::target-text { background: rgb(255 0 255); color: rgb(255 0 255) }"

MARKED = """async image => {
  const picture = new Image(); picture.src = 'data:image/png;base64,' + image; await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0);
  return [...document.querySelectorAll('span')].filter(word => {
    const box = word.getBoundingClientRect();
    const [r, g, b] = pen.getImageData(box.x + box.width / 2, box.y + scrollY + box.height / 2, 1, 1).data;
    return r > 200 && g < 80 && b > 200;
  }).map(word => word.textContent);
}"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The address of a page with the text, each word in an element of its own."""
    folder = tmp_path_factory.mktemp("source")
    words = re.sub(r"[\w’]+", lambda word: f"<span>{word[0]}</span>", TEXT).replace("&", "&amp;")
    words = "".join(f"<p>{part}</p>" for part in words.split("\n\n"))
    page = f"<!doctype html><meta charset=utf-8><title>Source</title><style>{STYLE}</style>{words}"
    (folder / "source.html").write_text(page, "utf-8")
    with serving(folder, policy=lambda path: "") as address:
        yield f"{address}source.html"


@pytest.mark.parametrize(
    ("quotation", "marked"),
    [
        (["The council met on Monday"], "The council met on Monday"),
        (["the bridge falls"], "the bridge falls"),
        (["before the flood, at a cost of 1,200 marks & more"], "before the flood at a cost of 1 200 marks more"),
        (['"The bridge is safe,"'], "The bridge is safe"),
        (["the bridge is safe. The board"], "the bridge is safe The board"),
        (["We'll need no–one's leave"], "We’ll need no one’s leave"),
        (
            ["and the bridge stood. Nobody was hurt.", "We shall build the bridge again"],
            "and the bridge stood Nobody was hurt We shall build the bridge again",
        ),
        (["met on Monday … Nobody was hurt"], "met on Monday Nobody was hurt"),
        (
            ["The board said that the bridge is not safe for lorries, and that the mayor said so in May"],
            "The board said that the bridge is not safe for lorries and that the mayor said so in May",
        ),
    ],
)  # fmt: skip
def test_the_words_are_marked_and_no_others(browser, source, quotation, marked):
    record = SourceRecord("s", "Source", Place("s.yaml"), url=source, text=TEXT)
    passage = StoredTexts([record]).compare(quotation, ["s"])
    assert isinstance(passage, Passage)
    page = browser.new_page(viewport={"width": 900, "height": 700})
    page.goto(at_passage(source, passage))
    until(page, "scrollY > 0")
    picture = base64.b64encode(page.screenshot(full_page=True)).decode()
    assert page.evaluate(MARKED, picture) == marked.split()
    page.close()
