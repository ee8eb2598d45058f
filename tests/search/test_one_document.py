"""Another text in an index that stands: what comes of it is what an index of all texts would be."""

import random
from dataclasses import replace

import pytest

from briefgen.model.site import SearchDocument, SearchPart
from briefgen.search import index, reindexed

pytestmark = pytest.mark.pagefind

CHANCE = random.Random(7)
WORDS = [
    f"{start}{end}" for start in ("quay", "crane", "Fröh", "été", "2025-", "mc") for end in "abcdefghijklmnop"
]
OTHERS = ["aardvark", "zyzzyva", "Ete", "fröhn", "3,000", "quay", "the"]


def some(count):
    return " ".join(CHANCE.choices(WORDS, range(1, len(WORDS) + 1), k=count))


def document(number):
    parts = (SearchPart(paragraphs=(some(90), some(60))), SearchPart("What next", "what-next", (some(100),)))
    facts = (("kind", "News"), ("status", "Retracted")) if number == 3 else (("kind", "News"),)
    date = f"2025-05-{number % 28 + 1:02d}"
    return SearchDocument(
        f"news/{number}/index.html", f"Quay {number}", parts, (("kind", "News"),), facts, date
    )


def made(documents):
    return {file.path: file.data for file in index(documents, "en").value}


def with_words(document, change):
    first, *rest = document.parts
    words = first.paragraphs[0].split()
    change(words)
    return replace(document, parts=(replace(first, paragraphs=(" ".join(words),)), *rest))


def inserted(words):
    for word in OTHERS:
        words.insert(CHANCE.randrange(len(words)), word)


def cut(words):
    del words[5:]


def longer(words):
    words += [*OTHERS, *WORDS] * 9


@pytest.fixture(scope="module")
def documents():
    return [document(number) for number in range(150)]


def test_edits_one_after_another_give_the_index_of_all_texts(documents):
    now, files = list(documents), made(documents)
    assert sum(path.endswith(".pf_index") for path in files) > 1
    for change in (inserted, cut, longer, cut):
        number = CHANCE.randrange(len(now))
        new = with_words(now[number], change)
        done = reindexed(now[number], new, "en-GB", files.get)
        assert done is not None
        assert done.gone <= files.keys()
        files = {path: data for path, data in files.items() if path not in done.gone}
        files |= {file.path: file.data for file in done.files}
        now[number] = new
    assert files == made(now)


def test_what_is_not_a_matter_of_text_is_left_to_an_index_of_all(documents):
    files, old = made(documents[:4]), documents[0]
    new = with_words(old, cut)
    assert reindexed(old, replace(new, title="Another"), "en", files.get) is None
    assert reindexed(old, replace(new, filters=()), "en", files.get) is None
    assert reindexed(old, old, "en", files.get).files == ()


def test_an_index_that_is_not_as_it_was_is_left_alone(documents):
    files, old = made(documents[:4]), documents[0]
    new = with_words(old, cut)
    assert reindexed(with_words(old, longer), new, "en", files.get) is None
    for path in files:
        if path.endswith((".pf_index", ".json", ".pf_meta")):
            lacking = {name: data for name, data in files.items() if name != path}
            assert reindexed(old, new, "en", lacking.get) is None
            assert reindexed(old, new, "en", {**files, path: b"?"}.get) is None
