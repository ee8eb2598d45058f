"""Nouns with their name beside them: "the auditor, Brandt & Lowe,", "Joan's husband, Peter,"."""

from __future__ import annotations

from briefgen.annotate.grammar.cast import Cast
from briefgen.annotate.syntax import Name, Word


def with_name(head: Word, cast: Cast) -> Word:
    """Give the main word of the name that stands between commas right behind a noun; else the noun.

    The model often takes such a name for a further member of a list, above all one with an "&" inside.
    """
    words = head.parse.words
    first = head.i + 2 if head.i + 2 < len(words) and words[head.i + 2].lower != "the" else head.i + 3
    if head.pos != "NOUN" or cast.at(head) is not None or first >= len(words):
        return head
    name = cast.at(words[first])
    if words[head.i + 1].text != "," or name is None or name.label not in ("PERSON", "ORG"):
        return head
    inside = [word for word in words[first:] if word.end <= name.span.end]
    tied = any(word.head is head and word.dep in ("appos", "conj") for word in inside)
    behind = words[inside[-1].i + 1 : inside[-1].i + 3] if inside else ()
    if not tied or name.span.start != words[first].start or not behind or behind[0].text != ",":
        return head
    if len(behind) > 1 and behind[1].dep == "cc":
        return head  # "the mayor, Reed, and Lopez"
    return cast.head(name) or head


def not_the_owner(name: Name) -> Word | None:
    """Give the main word of a name; for "Joan's husband, Peter" the husband, who is Peter.

    Returns:
        None where the name is but an owner's, and who belongs to him has no name.
    """
    last = name.words[-1]
    follower = next(iter(last.parse.words[last.i + 1 : last.i + 2]), None)
    if last.dep != "poss" and (follower is None or follower.tag != "POS"):
        return last
    return last.head if has_named_apposition(last.head) else None


def has_named_apposition(noun: Word) -> bool:
    """Say whether a person or a body is named in apposition to a noun."""
    return any(
        child.dep == "appos"
        and (name := child.parse.name_at(child)) is not None
        and name.label in ("PERSON", "ORG")
        for child in noun.children
    )
