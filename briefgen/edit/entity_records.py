"""What an editor does with records of entities: merge, rename, judge, ignore. Nothing is written here.

Each function changes drafts and gives sentences on what an editor would not see at once. ``where`` maps the
id of every record to its file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from briefgen.edit.drafts import Drafts
from briefgen.edit.problems import EditError
from briefgen.edit.record_edits import (
    add_item,
    append_record,
    comment_last,
    comments_beside,
    comments_in,
    keep_only,
    remove_item,
    set_value,
)
from briefgen.edit.slices import find_record, holding, with_id
from briefgen.edit.yaml_nodes import Plain, Value

_SINGLE: Final = ("description", "disambiguation")


@dataclass(frozen=True, slots=True)
class Verdict:
    """An editor's word on two records: same, different or unsure; by whom, and on which day."""

    word: str
    by: str
    date: str

    def on(self, other: str) -> dict[str, Value]:
        """Give the judgement as it stands in a record."""
        signed: dict[str, Value] = {"by": self.by} if self.by else {}
        return {"other": other, "verdict": self.word, **signed, "date": Plain(self.date)}


class Register:
    """The records of entities in drafts: which file each is in, and what it says there."""

    def __init__(self, drafts: Drafts, where: Mapping[str, str]) -> None:
        self.drafts, self.where = drafts, dict(where)

    def said(self, id_: str) -> dict[str, Any]:
        """Give what a record says."""
        return said_by(self.drafts, self.where[id_], id_)

    def append(self, path: str, record: Mapping[str, Value], comments: Sequence[str] = ()) -> None:
        """Add a record to a file."""
        is_stub = "merged_into" in record
        self.drafts[path] = append_record(self.drafts[path], record, comments, short=is_stub)
        self.where[str(record["id"])] = path

    def set(self, id_: str, key: str, value: Value, *, after: str = "", within: str = "") -> None:
        """Give a key of a record, or of a group ``within`` it, a value."""
        path, search = self.where[id_], with_id(id_)
        self.drafts[path] = set_value(
            self.drafts[path], search, key, value, within=within, after=after, path=path
        )

    def add(self, id_: str, key: str, item: Value, comment: str = "") -> None:
        """Add an item to a list of a record, with a comment beside it where there is room for one."""
        path, search = self.where[id_], with_id(id_)
        self.drafts[path] = add_item(self.drafts[path], search, key, item, path=path)
        if comment:
            self.drafts[path] = comment_last(self.drafts[path], search, key, comment, path)

    def comments(self, id_: str) -> list[tuple[Value, str]]:
        """Give what stands beside values of a record."""
        return comments_beside(self.drafts[self.where[id_]], with_id(id_), self.where[id_])

    def all_comments(self, *ids: str) -> Counter[str]:
        """Count the comments in and around records."""
        return Counter(
            comment
            for id_ in ids
            for comment in comments_in(self.drafts[self.where[id_]], with_id(id_), self.where[id_])
        )

    def drop(self, id_: str, key: str, items: Sequence[Value]) -> None:
        """Take items out of a list of a record."""
        path = self.where[id_]
        self.drafts[path] = remove_item(
            self.drafts[path], with_id(id_), key, lambda item: item in items, path=path
        )

    def keep(self, id_: str, keys: Iterable[str]) -> None:
        """Take all other keys out of a record."""
        path = self.where[id_]
        self.drafts[path] = keep_only(self.drafts[path], with_id(id_), set(keys), path=path)

    def end(self, id_: str) -> str:
        """Follow merges from a record to the one that is kept."""
        seen = [id_]
        while (target := self.said(seen[-1]).get("merged_into")) in self.where and target not in seen:
            seen.append(str(target))
        return seen[-1]


def said_by(drafts: Drafts, path: str, id_: str) -> dict[str, Any]:
    """Give what a record says; one that repeats values (``*name``) has to be written out first."""
    found = find_record(drafts[path], with_id(id_), path)
    if found is None:
        raise EditError(f"`{id_}` is not written in {path} in a form that can be changed here.")
    said = found.node.value
    assert isinstance(said, Mapping)
    if repeated := next((node.text for node in found.node.all() if node.kind == "alias"), None):
        raise EditError(f"`{id_}` repeats a value that stands elsewhere (`*{repeated}`); write it out first.")
    return dict(said)


# ---- merging


def merge(register: Register, gone: str, kept: str) -> list[str]:
    """Let the record ``gone`` go into ``kept``: a stub stays, which keeps its address and what differs."""
    end = register.end(kept)
    if end == gone:
        raise EditError(f"`{kept}` is merged into `{gone}` already; two records cannot go into each other.")
    notes = (
        [f"`{kept}` is itself merged into `{end}`, so that is where `{gone}` goes."] if end != kept else []
    )
    kept, said = end, register.said(gone)
    if target := said.get("merged_into"):
        raise EditError(f"`{gone}` is merged into `{target}` already.")
    if gone.partition("/")[0] != kept.partition("/")[0]:
        notes.append(f"`{gone}` and `{kept}` are of different kinds.")
    before = register.all_comments(gone, kept)
    merging = _Merging(register, gone, kept, said, tuple(register.comments(gone)))
    stays: set[str] = set()
    for part in (_names, _roles, _single, _same_as, _judgements, _no_judgement_between):
        for key, note in part(merging):
            notes.append(note)
            if key:
                stays.add(key)
    known = {"id", "kind", "name", "short", "aliases", "roles", "same_as", "judgements", "demonyms", *_SINGLE}
    register.keep(gone, {"id", *stays, *(said.keys() - known)})
    register.set(gone, "merged_into", kept, after="id")
    return [*notes, *_lost(register, before, gone, kept)]


def _lost(register: Register, before: Counter[str], *ids: str) -> list[str]:
    """Say which comments of records are not there any more."""
    lost = before - register.all_comments(*ids)
    return [f"This comment goes with its line: {comment}" for comment in lost]


def redirect(register: Register, gone: str, name: str, kept: str) -> None:
    """Let a name without a record go into the record ``kept``: as an alias, and by an id that leads there."""
    _add_alias(register, register.said(kept), kept, name)
    register.append(register.where[kept], {"id": gone, "merged_into": kept})


@dataclass(frozen=True, slots=True)
class _Merging:
    """A merge at work: what the record that goes said, and the comments beside its values."""

    register: Register
    gone: str
    kept: str
    said: Mapping[str, Any]
    beside: tuple[tuple[Value, str], ...]

    def there(self, key: str) -> list[Any]:
        """Give a list of the record that stays, as it is by now."""
        return _list(self.register.said(self.kept).get(key))

    def add(self, key: str, item: Value) -> None:
        """Add to a list of the record that stays, with the comment that stood beside it."""
        comment = next((comment for value, comment in self.beside if value == item), "")
        self.register.add(self.kept, key, item, comment)


Said = tuple[str, str]
"""The key that stays with the merged record (if one does), and what to tell the editor."""


def _names(merging: _Merging) -> Iterator[Said]:
    kept = merging.kept
    for alias in _aliases_of(merging.said):
        there = _auto_of(merging.register.said(kept), _text(alias))
        if not there:
            merging.add("aliases", alias)
        elif isinstance(alias, Mapping) and there != _auto(alias):
            yield "", f"`{_text(alias)}` is `auto: {there}` for `{kept}`, and stays so."
    for demonym in _list(merging.said.get("demonyms")):
        if demonym not in merging.there("demonyms"):
            merging.add("demonyms", demonym)


def _aliases_of(said: Mapping[str, Any]) -> Iterator[Value]:
    """Give the names of a record as the aliases that they become elsewhere."""
    if isinstance(name := said.get("name"), str):
        yield name
    yield from _list(said.get("aliases"))
    if isinstance(short := said.get("short"), str) and short:
        yield {"text": short, "auto": "after-full"}


def _auto_of(said: Mapping[str, Any], text: str) -> str:
    """Give the ``auto`` with which a record bears a name; empty if it does not."""
    if _fold(said.get("name")) == _fold(text):
        return "true"
    aliases = (alias for alias in _list(said.get("aliases")) if _fold(_text(alias)) == _fold(text))
    if (alias := next(aliases, None)) is not None:
        return _auto(alias)
    return "after-full" if _fold(said.get("short")) == _fold(text) else ""


def _auto(alias: Value) -> str:
    auto = alias.get("auto") if isinstance(alias, Mapping) else None
    return str(auto or "true")


def _roles(merging: _Merging) -> Iterator[Said]:
    there = merging.there("roles")
    for role in _list(merging.said.get("roles")):
        if role in there:
            continue
        merging.add("roles", role)
        if isinstance(role, Mapping) and any(_post(role) == _post(other) for other in there):
            title = role.get("role")
            yield "", f"`{merging.kept}` now holds the role `{title}` twice; see whether the dates are right."


def _post(role: Value) -> tuple[str, str]:
    return (_fold(role.get("role")), _fold(role.get("org"))) if isinstance(role, Mapping) else ("", "")


def _single(merging: _Merging) -> Iterator[Said]:
    kept = merging.kept
    for key in _SINGLE:
        mine, theirs = merging.said.get(key), merging.register.said(kept).get(key)
        if mine and not theirs:
            merging.register.set(kept, key, mine, after="name")
        elif mine and mine != theirs:
            yield (
                key,
                f"Both have a `{key}`; that of `{kept}` is shown, the other stays in the merged record.",
            )


def _same_as(merging: _Merging) -> Iterator[Said]:
    kept, mine = merging.kept, merging.said.get("same_as")
    theirs = merging.register.said(kept).get("same_as")
    there = theirs if isinstance(theirs, Mapping) else {}
    for name, value in mine.items() if isinstance(mine, Mapping) else ():
        if value and there.get(name) and there[name] != value:
            one, other = f"`{there[name]}` for `{kept}`", f"`{value}` for `{merging.gone}`"
            yield "same_as", f"`{name}` is {one} and {other}: are they one?"
        elif name not in there or (value and not there[name]):
            merging.register.set(kept, name, value, within="same_as")


def _judgements(merging: _Merging) -> Iterator[Said]:
    for judgement in _list(merging.said.get("judgements")):
        other = _other(judgement)
        if not isinstance(judgement, Mapping) or other in (merging.gone, merging.kept):
            continue
        theirs = [one for one in merging.there("judgements") if _other(one) == other]
        if not theirs:
            merging.add("judgements", judgement)
        elif all(one.get("verdict") != judgement.get("verdict") for one in theirs):
            yield "judgements", f"The two are judged differently on `{other}`; see to the judgements of both."


def _no_judgement_between(merging: _Merging) -> Iterator[Said]:
    """Take out what was said of the two, since they are one now."""
    register = merging.register
    for holder, other in ((merging.gone, merging.kept), (merging.kept, merging.gone)):
        found = [one for one in _list(register.said(holder).get("judgements")) if _other(one) == other]
        register.drop(holder, "judgements", found)
        for one in found:
            if one.get("verdict") != "same":
                yield "", f"The judgement of `{holder}` that it is `{one['verdict']}` is taken out."


# ---- names


def rename(register: Register, id_: str, name: str) -> list[str]:
    """Give a record another name; the old one stays as an alias."""
    said, before = register.said(id_), register.all_comments(id_)
    _not_merged(said, id_)
    old = said.get("name")
    register.set(id_, "name", name, after="id")
    register.drop(id_, "aliases", [one for one in _list(said.get("aliases")) if _text(one) == name])
    if isinstance(old, str) and old != name:
        _add_alias(register, register.said(id_), id_, old)
    return _lost(register, before, id_)


def renumber(register: Register, id_: str, new: str) -> None:
    """Give a record another id; the old one stays as a record that leads to the new one."""
    _not_merged(register.said(id_), id_)
    path = register.where[id_]
    register.set(id_, "id", new)
    register.where[new] = path
    register.append(path, {"id": id_, "merged_into": new})


def _not_merged(said: Mapping[str, Any], id_: str) -> None:
    if target := said.get("merged_into"):
        raise EditError(f"`{id_}` is merged into `{target}`; name that one.")


def _add_alias(register: Register, said: Mapping[str, Any], id_: str, name: str) -> None:
    if not _auto_of(said, name):
        register.add(id_, "aliases", name)


def ignore(drafts: Drafts, paths: Sequence[str], name: str, reason: str) -> None:
    """Add a name to the list of those never linked: the one with this reason, else a new one."""
    search = holding("ignore", lambda entry: (entry.get("reason") or "") == reason)
    for path in paths:
        if find_record(drafts[path], search, path):
            drafts[path] = add_item(drafts[path], search, "ignore", name, path=path)
            return
    with_some = (path for path in paths if find_record(drafts[path], holding("ignore"), path))
    path = next(with_some, "content/entities/ignored.yaml")
    entry: dict[str, Value] = {"ignore": [name]}
    drafts[path] = append_record(drafts[path], entry | ({"reason": reason} if reason else {}), short=True)


# ---- judgements


def judge(register: Register, one: str, other: str, verdict: Verdict) -> list[str]:
    """Write an editor's word on two records into the first; a contrary one in either goes."""
    if register.end(one) == register.end(other):
        raise EditError(f"`{one}` and `{other}` are one; to part them, take `merged_into` out of the record.")
    notes, before = [], register.all_comments(one, other)
    for holder, another in ((one, other), (other, one)):
        found = [j for j in _list(register.said(holder).get("judgements")) if _other(j) == another]
        contrary = [j for j in found if j.get("verdict") != verdict.word]
        notes += [
            f"`{holder}` said that `{another}` is {j.get('verdict')}; that is taken out." for j in contrary
        ]
        register.drop(holder, "judgements", contrary)
        if len(found) > len(contrary):
            return [*notes, f"`{holder}` says that `{another}` is {verdict.word} already."]
    register.add(one, "judgements", verdict.on(other))
    return [*notes, *_lost(register, before, one, other)]


def _other(judgement: Value) -> Value:
    return judgement.get("other") if isinstance(judgement, Mapping) else None


def _text(alias: Value) -> str:
    text = alias.get("text") if isinstance(alias, Mapping) else alias
    return text.strip() if isinstance(text, str) else ""


def _fold(text: Value) -> str:
    return text.strip().casefold() if isinstance(text, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
