"""Wiki links, ordinary links, images and plain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.model.article import Article
from briefgen.model.block_facts import IMAGE, LINK, facts_of
from briefgen.model.diagnostic import Outcome

Read = Callable[..., Outcome[Article]]


def links(article: Article) -> list[tuple[str, str, int]]:
    text = article.prose.text
    return [(link.target, link.span.of(text), link.place.column) for link in article.wiki_links]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[[Kim Jong-un]]", [("Kim Jong-un", "Kim Jong-un", 1)]),
        ("a [[person/kim-jong-un|the *leader*]]", [("person/kim-jong-un", "the *leader*", 3)]),
        ("[[ a | b ]] [[c]]", [("a", "b", 1), ("c", "c", 13)]),
        ("[[a|]]", [("a", "a", 1)]),
        ("*[[a]]* **b [[c]]**", [("a", "a", 2), ("c", "c", 13)]),
        ("|x|\n|-|\n|[[a\\|b]]|", [("a", "b", 2)]),
        ("- > [[a]]", [("a", "a", 5)]),
        ("[[a]](b)", [("a", "a", 1)]),
        ("![[a]]", [("a", "a", 2)]),
        ("`[[a]]` \\[[b]] [[c\nd]] [[e", []),
        ("[[a [[b]]", [("b", "b", 5)]),
    ],
)
def test_wiki_links(read: Read, markdown: str, expected: list[tuple[str, str, int]]) -> None:
    outcome = read(markdown)
    assert links(outcome.value) == expected
    assert outcome.diagnostics == ()


@pytest.mark.parametrize("markdown", ["a [[]]", "a [[|b]]", "a [[ ]]", "a [[ | b]]"])
def test_a_wiki_link_needs_a_target(read: Read, markdown: str) -> None:
    outcome = read(markdown)
    (problem,) = outcome.diagnostics
    assert (problem.code, str(problem.place)) == ("markdown/empty-wiki-link", "content/test.md:4:3")
    assert markdown[2:] in problem.message
    assert outcome.value.wiki_links == ()  # nobody looks for a target that was not given


def test_links_and_images_with_their_places(read: Read) -> None:
    article = read("a [b *c*](d.md) <https://e.test>\n[![f](g.png)](h) [i]\n\n[i]: /j\n").value
    found = [
        (link.target, link.span.of(article.prose.text), link.image, link.alt, str(link.place)[16:])
        for link in article.links
    ]
    assert found == [
        ("d.md", "b c", False, "", "4:3"),
        ("https://e.test", "https://e.test", False, "", "4:17"),
        ("h", "", False, "", "5:1"),
        ("g.png", "", True, "f", "5:2"),
        ("/j", "i", False, "", "5:18"),
    ]
    ((token, items), *_) = (part for part in facts_of(article.facts).parts if isinstance(part, list))
    lists = [item for item in items if isinstance(item, list)]
    known = {(token, item[3] if item[0] == LINK else item[1]) for item in lists if item[0] in (LINK, IMAGE)}
    assert {(link.token, link.child) for link in article.links} == known


def test_the_text_of_an_image_is_its_alternative(read: Read) -> None:
    (image,) = read("![a *b* &amp; `c` ![d](e)\nf](g)").value.links
    assert image.alt == "a b & c d\nf"


def test_plain_words_and_code_must_not_be_linked(read: Read) -> None:
    article = read("[Jordan]{.plain} and [*Chad*]{.plain .x} `Mali` [Peru]{.x}").value
    assert [span.of(article.prose.text) for span in article.plain] == ["Jordan", "Chad", "Mali"]


@pytest.mark.parametrize(
    "markdown", ["[a]{", "[a]{b", "[a] {.plain}", "[a]{b c}", "[a]{}", "[a [b]]{.plain}x"]
)
def test_brackets_without_attributes_stay_text(read: Read, markdown: str) -> None:
    outcome = read(markdown)
    assert outcome.value.prose.text == markdown
    assert outcome.value.plain == ()
