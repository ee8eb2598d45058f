"""What can be done to a record: each function takes a file's text and gives the new one.

Only the characters that have to change do. Afterwards the record is read again: if it does not say what it
should, and all else what it did, the change is refused.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final

from briefgen.edit.problems import EditError
from briefgen.edit.slices import Search, Slice, documents, find_record
from briefgen.edit.text_lines import (
    column,
    end_of_line,
    indent_of_lists,
    line_end,
    line_start,
    own_lines,
    past_line,
)
from briefgen.edit.yaml_nodes import Node, Value, as_flow, read_nodes

_BLANK: Final = " \t\r\n"
_COMMENT: Final = re.compile(r"[ \t]*,?[ \t]+(#[^\r\n]*)")
_ANY_COMMENT: Final = re.compile(r"(?<![^\s])#[^\r\n]*")
_REST: Final = re.compile(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?[\r\n]+")


def set_value(
    text: str, search: Search, key: str, value: Value, *, within: str = "", after: str = "", path: str = ""
) -> str:
    """Give a key of a record, or of a group ``within`` it, a value.

    A key that is not there comes last, or after the key ``after``.
    """
    found = _found(text, search, path)
    group = found.node.get(within) if within else found.node
    if group is None or group.value is None:
        return set_value(text, search, within, {key: value}, path=path)
    if group.kind != "group" or not group.parts:
        raise EditError(f"`{within}` of {search.called} is no group written out; change it by hand.")
    said = {**_said(group), key: value}
    old = group.get(key)
    if old is None:
        new = _with_key(found.text, group, key, value, after, indent_of_lists(text))
    else:
        _loosen(text, old, key)
        new = _replaced(found.text, old, key, value)
    return _checked(text, found, new, {**_said(found.node), within: said} if within else said, path)


def add_item(text: str, search: Search, key: str, item: Value, *, path: str = "") -> str:
    """Add an item to the list ``key`` of a record, which is begun if there is none."""
    found = _found(text, search, path)
    old = found.node.get(key)
    before = old.value if old else None
    if old is None:
        new = _with_key(found.text, found.node, key, [item], "", indent_of_lists(text))
    elif old.kind == "list":
        new = _with_item(found.text, old, item)
    elif old.kind == "scalar" and before is None:
        new = _begun(found.text, found.node, old, item, indent_of_lists(text))
    elif old.kind == "scalar" and isinstance(before, str) and not old.block_scalar:
        new = _spliced(found.text, old.start, old.end, f"[{as_flow(before)}, {as_flow(item)}]")
    else:
        raise EditError(f"`{key}` of {search.called} is no list written out; add to it by hand.")
    items = list(before) if isinstance(before, list) else [before] if before is not None else []
    return _checked(text, found, new, {**_said(found.node), key: [*items, item]}, path)


def comments_beside(text: str, search: Search, path: str) -> list[tuple[Value, str]]:
    """Give every value in a record that has a comment at the end of its line, and the comment."""
    found = _found(text, search, path)
    beside = ((node.value, _COMMENT.match(found.text, node.end)) for node in found.node.all())
    return [(value, comment[1].rstrip()) for value, comment in beside if comment]


def comments_in(text: str, search: Search, path: str) -> list[str]:
    """Give all comments in and around a record, up to the next one."""
    found = _found(text, search, path)
    scalars = [node for root in read_nodes(found.text, path) for node in root.all() if node.kind == "scalar"]
    starts = [node.start for node in scalars]

    def is_said(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < scalars[index].end

    return [mark[0].rstrip() for mark in _ANY_COMMENT.finditer(found.text) if not is_said(mark.start())]


def comment_last(text: str, search: Search, key: str, comment: str, path: str) -> str:
    """Write a comment beside the last item of a list that has a line for each, if none stands there yet."""
    found = _found(text, search, path)
    items = found.node.get(key)
    if items is None or items.flow or not items.parts:
        return text
    end = items.parts[-1].end
    if end != end_of_line(found.text, end):
        return text
    return found.within(text, _spliced(found.text, end, end, f"  {comment}"))


def remove_item(
    text: str, search: Search, key: str, wanted: Callable[[Value], bool], *, path: str = ""
) -> str:
    """Take all items that are ``wanted`` out of a list of a record, and the list if none is left."""
    while True:
        found = _found(text, search, path)
        old = found.node.get(key)
        items = old.parts if old is not None and old.kind == "list" else ()
        number = next((n for n, item in enumerate(items) if wanted(item.value)), None)
        if old is None or number is None:
            return text
        if len(items) == 1:
            return remove_key(text, search, key, path=path)
        _loosen(text, items[number], key)
        new = _without_part(found.text, old, number, number)
        left = [item.value for n, item in enumerate(items) if n != number]
        text = _checked(text, found, new, {**_said(found.node), key: left}, path)


def remove_key(text: str, search: Search, key: str, *, path: str = "") -> str:
    """Take a key out of a record, with its value."""
    found = _found(text, search, path)
    node = found.node
    number = next((n for n, (name, _) in enumerate(node.pairs) if name.text == key), None)
    if number is None:
        return text
    if len(node.pairs) == 1:
        raise EditError(f"{search.called} would be empty without `{key}`.")
    _loosen(text, node.pairs[number][1], key)
    new = _without_part(found.text, node, 2 * number, 2 * number + 1)
    return _checked(text, found, new, {k: v for k, v in _said(node).items() if k != key}, path)


def keep_only(text: str, search: Search, keys: Collection[str], *, path: str = "") -> str:
    """Take all other keys out of a record."""
    for key in _said(_found(text, search, path).node):
        if key not in keys:
            text = remove_key(text, search, key, path=path)
    return text


def append_record(
    text: str, record: Mapping[str, Value], comments: Sequence[str] = (), *, short: bool = False
) -> str:
    """Add a record at the end of the last list of a file, else in a document of its own.

    Its keys go on lines of their own; ``short`` puts it on one line.
    """
    end, lists = line_end(text), indent_of_lists(text)
    last = next((one for one in reversed(documents(text)) if one.items), None)
    indent = 0
    if last is None:
        head = f"---{end}" if documents(text) else ""
        at = len(text)
    else:
        indent = column(text, text.index("-", last.items[-1]))
        head, at = end if _apart(text, last.items) else "", _end_of_content(text, last.end)
    lines = [f"# {comment}" for comment in comments]
    for key, value in record.items() if not short else ():
        first, *rest = own_lines(key, value, lists)
        dash = "- " if len(lines) == len(comments) else "  "
        lines += [f"{dash}{first}", *(f"  {line}" for line in rest)]
    lines += [f"- {as_flow(record)}"] if short else []
    body = "".join(f"{' ' * indent}{line}{end}" for line in lines)
    before = text[:at]
    gap = end if before.strip("\ufeff") and not before.endswith(("\n", "\r")) else ""
    new = f"{before}{gap}{head}{body}{text[at:]}"
    slices = [node for root in read_nodes(body) for node in root.parts]
    if [node.value for node in slices] != [dict(record)]:
        raise EditError("This record cannot be written as YAML.")
    return new


def _found(text: str, search: Search, path: str) -> Slice:
    found = find_record(text, search, path)
    if found is None:
        raise EditError(
            f"{search.called} is not in {path or 'this file'} in a form that can be changed here."
        )
    return found


def _said(node: Node) -> dict[str, Value]:
    said = node.value
    assert isinstance(said, Mapping)
    return dict(said)


def _checked(text: str, found: Slice, new: str, said: Mapping[str, Value], path: str) -> str:
    """Give the whole file, if the record now says ``said`` and what shares its slice says what it did."""
    refused = EditError(
        f"The record on line {text[: found.start].count(chr(10)) + 1} of {path or 'this file'} is written"
        " in a way that cannot be changed safely; change it by hand."
    )
    try:
        before, after = read_nodes(found.text, path), read_nodes(new, path)
    except EditError:
        raise refused from None
    place = [root.parts if root.kind == "list" else (root,) for root in before]
    wanted = [[said if node == found.node else node.value for node in nodes] for nodes in place]
    got = [[node.value for node in (root.parts if root.kind == "list" else (root,))] for root in after]
    if wanted != got:
        raise refused
    return found.within(text, new)


def _loosen(text: str, node: Node, key: str) -> None:
    """Refuse to take away what is repeated elsewhere (``&name``)."""
    for one in node.all():
        if one.anchor and f"*{one.anchor}" in text:
            raise EditError(f"`{key}` is repeated elsewhere (`*{one.anchor}`); write it out there first.")


def _spliced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _replaced(text: str, old: Node, key: str, value: Value) -> str:
    if old.kind != "scalar" and not old.flow:
        raise EditError(f"`{key}` is written on several lines; change it by hand.")
    mark = text[old.start : old.start + 1] if isinstance(value, str) else ""
    new = as_flow(value, mark if mark in "\"'" else "")
    return _spliced(text, old.start, old.end, new if old.end > old.start else f" {new}")


def _with_key(text: str, node: Node, key: str, value: Value, after: str, lists: int) -> str:
    """Put a new key into a group that has one already."""
    last = next((value for name, value in node.pairs if name.text == after), node.parts[-1])
    if node.flow:
        return _spliced(text, last.end, last.end, f", {as_flow(key)}: {as_flow(value)}")
    indent = " " * column(text, node.parts[0].start)
    lines = "".join(f"{line_end(text)}{indent}{line}" for line in own_lines(key, value, lists))
    at = end_of_line(text, last.end)
    return _spliced(text, at, at, lines)


def _begun(text: str, node: Node, old: Node, item: Value, lists: int) -> str:
    """Begin a list where a key has no value."""
    if node.flow or old.end > old.start:
        new = f"[{as_flow(item)}]"
        return _spliced(text, old.start, old.end, new if old.end > old.start else f" {new}")
    at, indent = end_of_line(text, old.end), column(text, node.parts[0].start) + lists
    return _spliced(text, at, at, f"{line_end(text)}{' ' * indent}- {as_flow(item)}")


def _with_item(text: str, old: Node, item: Value) -> str:
    new = as_flow(item)
    if not old.flow:
        at, indent = end_of_line(text, old.parts[-1].end), column(text, old.start)
        return _spliced(text, at, at, f"{line_end(text)}{' ' * indent}- {new}")
    if not old.parts:
        return _spliced(text, old.end - 1, old.end - 1, new)
    last = old.parts[-1]
    comma = text[last.end : old.end - 1].lstrip(_BLANK).startswith(",")
    line = line_start(text, last.start)
    if text[line : last.start].strip(_BLANK) or end_of_line(text, last.end) >= old.end - 1:
        return _spliced(text, last.end, last.end, f", {new}")
    # Each item on a line of its own; a comment at the end of a line is about that item.
    at = end_of_line(text, last.end)
    text = _spliced(text, at, at, f"{line_end(text)}{' ' * (last.start - line)}{new}{',' if comma else ''}")
    return text if comma else _spliced(text, last.end, last.end, ",")


def _without_part(text: str, node: Node, first: int, last: int) -> str:
    """Take the parts ``first`` to ``last`` out of a list or group that has others."""
    start, end = node.parts[first].start, node.parts[last].end
    following = node.parts[last + 1].start if last + 1 < len(node.parts) else None
    if node.flow:
        line, after = line_start(text, start), past_line(text, end)
        if not text[line:start].strip(_BLANK) and _REST.fullmatch(text, end, after) and after < node.end:
            return _spliced(text, line, after, "")
        if first:
            return _spliced(text, node.parts[first - 1].end, end, "")
        return _spliced(text, start, following if following is not None else end, "")
    line = line_start(text, start)
    if not text[line:start].strip(" -") and text[line:start].count("-") == (node.kind == "list"):
        after = past_line(text, end)
        if after == len(text) and not text.endswith(("\n", "\r")):
            line -= len(line_end(text))  # the file ended without the end of a line, and does so again
        return _spliced(text, line, after, "")
    # It shares its line with the dash of what it is in: what follows takes its place.
    if following is not None and not text[end:following].strip(_BLANK):
        return _spliced(text, start, following, "")
    return _spliced(text, start, end, "")


def _apart(text: str, items: Sequence[int]) -> bool:
    """Say whether the records of a list stand apart by blank lines."""
    records = [text[start:end].splitlines() for start, end in pairwise(items)]
    return bool(records) and all(any(not line.strip() for line in lines) for lines in records)


def _end_of_content(text: str, end: int) -> int:
    """Give where the lines of a document end, blank lines after them left out."""
    kept = text[:end].rstrip(_BLANK)
    return past_line(text, len(kept)) if kept else end
