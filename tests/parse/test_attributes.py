"""The part in braces."""

from __future__ import annotations

import pytest

from briefgen.parse.attributes import read_attributes, suggestion, trailing_attributes


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{kicker="A b" #c}', {"kicker": "A b", "id": "c"}),
        ("{.a .b}", {"class": "a b"}),
        ("{date=2025-04 source=s-wire}", {"date": "2025-04", "source": "s-wire"}),
        ("{speaker=person/ann-aster by=Örn}", {"speaker": "person/ann-aster", "by": "Örn"}),
        ('{cite="a=b/c d" .e}', {"cite": "a=b/c d", "class": "e"}),
        ('{a="say \\"b\\""}', {"a": 'say "b"'}),
        ("{}", {}),
        ("{a}", None),
        ("{a=b} c", None),
        ("a=b", None),
        ("{a=“b”}", None),
        ("{" + "a=b " * 400 + "}", None),
    ],
)
def test_reading(text: str, values: dict[str, str] | None) -> None:
    found = read_attributes(text)
    assert (found and dict(found.values)) == values


@pytest.mark.parametrize(
    "content", ["A", "A }", "A {", "A {}", "A \\{#b}", "A {b}", "A {#b} c", "{" + "x" * 2000 + "}"]
)
def test_a_heading_without_attributes(content: str) -> None:
    assert trailing_attributes(content) is None


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("speeker", ("speaker", "source"), "Did you mean `speaker`?"),
        ("x", ("speaker", "source", "date"), "Use `speaker`, `source` or `date`."),
        ("x", ("id",), "Use `id`."),
        ("x", (), "It takes none; remove it."),
    ],
)
def test_suggestions(name: str, known: tuple[str, ...], hint: str) -> None:
    assert suggestion(name, known) == hint
