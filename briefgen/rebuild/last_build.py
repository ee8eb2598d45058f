"""What the last build was made from and what it made, so that a build with nothing to do ends at once.

Nothing is read anew then, and nothing of a build is even imported: every input, every file of the site and
briefgen itself look as they did (``model.file_look``), and the clock has not reached a moment at which the
site would change by itself. In doubt the build runs: a wrong word in the memory, or a lost one, costs time.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefgen.cache import CACHE, file_stats, folder_tree, sealed_file
from briefgen.cache.file_stats import FileStats
from briefgen.cache.last_files import INPUTS, MEMORY, TREE, drop_oldest, last_file
from briefgen.model.diagnostic import Diagnostic, Severity
from briefgen.model.exchange_folders import exchange_folders
from briefgen.model.file_look import as_seen, is_fresh
from briefgen.model.text import Place
from briefgen.rebuild.input_changes import FOLDERS, input_changes

_FOLDERS = ("content", "templates", "static", "translations")
_OF_A_THEME = ("templates", "static", "translations")
_SETTINGS = ("briefgen.yaml", "briefgen.yml")
_HERE = Path(__file__).resolve().parent.parent
_COMPILED = frozenset({"__pycache__"})
_WORDS = ("-C", "-o", "-D", "-F", "-E", "--base-url", "the time zone of --as-of")
"""Options, in the order of ``Asked.words``."""
_OF_ANOTHER_FORM = (ValueError, TypeError, KeyError, AttributeError)
"""What goes wrong with a memory that is whole, and not what this version writes."""
_ONCE = frozenset({"write/altered", "write/leftover"})
"""Problems that a second build would not have any more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build was asked for, as far as it decides what comes out. ``now`` is the moment it is for."""

    root: Path
    out: Path
    now: datetime
    drafts: bool = False
    future: bool = False
    expired: bool = False
    base_url: str | None = None

    @property
    def words(self) -> list[Any]:
        """All of it but the moment, which is compared by itself."""
        zone = self.now.utcoffset()
        moment = zone.total_seconds() if zone is not None else None
        return [str(self.root), str(self.out), self.drafts, self.future, self.expired, self.base_url, moment]

    @property
    def memory(self) -> Path:
        """The file in which a build into this folder is remembered."""
        return last_file(MEMORY, self.root / CACHE, self.out)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the inputs and briefgen itself looked like before any of it was read.

    ``fresh`` are the digests of those whose looks do not tell, ``looked_at`` is the moment before.
    """

    stats: FileStats
    program: str
    looked_at: int
    fresh: dict[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a build said at its end: the problems, what was left out, and what the site holds."""

    problems: tuple[Diagnostic, ...]
    left_out: tuple[str, ...]
    counts: str
    files: int


@dataclass(frozen=True, slots=True)
class _Memory:
    """What is kept of a build; ``fresh_…`` as in ``Inputs``, ``others`` are inputs that lie elsewhere."""

    asked: list[Any]
    since: str
    until: str
    program: str
    inputs: str
    fresh_inputs: dict[str, str]
    others: dict[str, str]
    outputs: str
    fresh_outputs: dict[str, str]
    told: dict[str, Any] = field(default_factory=dict)


def look(asked: Asked) -> Inputs:
    """Look at all inputs: to be done before a build reads any of them."""
    looked_at = time.time_ns()
    stats = _inputs(asked.root, asked.out)
    fresh = [path for path, one in stats.items() if is_fresh(one, looked_at)]
    return Inputs(stats, _program(), looked_at, file_stats.contents(asked.root, fresh))


def recall(asked: Asked, inputs: Inputs) -> Told | None:
    """Give what the last build said if another one would make the same site, and would find it in place."""
    memory = _read(asked.memory)
    try:
        return _recalled(asked, inputs, memory) if memory else None
    except _OF_ANOTHER_FORM:
        return None


def _recalled(asked: Asked, inputs: Inputs, memory: _Memory) -> Told | None:
    if memory.asked != asked.words or memory.program != inputs.program:
        return None
    if not datetime.fromisoformat(memory.since) <= asked.now < datetime.fromisoformat(memory.until):
        return None
    if memory.inputs != file_stats.digest(inputs.stats):
        return None
    if memory.fresh_inputs != file_stats.contents(asked.root, memory.fresh_inputs):
        return None
    if memory.others != {path: file_stats.look_at(path) for path in memory.others}:
        return None
    looked_at = time.time_ns()
    outputs = _outputs(asked)
    if outputs is None or memory.outputs != file_stats.digest(outputs):
        return None
    if memory.fresh_outputs != file_stats.contents(asked.out, memory.fresh_outputs):
        return None
    if memory.fresh_inputs or memory.fresh_outputs:  # they are older by now, and tell by their looks
        fresh = {
            path: memory.fresh_outputs[path]
            for path in memory.fresh_outputs
            if is_fresh(outputs[path], looked_at)
        }
        _write(asked, replace(memory, fresh_inputs=inputs.fresh, fresh_outputs=fresh))
    return _as_told(memory.told)


def remember(
    asked: Asked,
    inputs: Inputs,
    told: Told,
    until: datetime,
    standing: Mapping[str, str],
    fresh: Mapping[str, str],
    others: Iterable[Path] = (),
    looked_at: int | None = None,
) -> None:
    """Remember a build that went well, unless it is one that must not be left out the next time.

    Args:
        asked: what was asked for.
        inputs: what the inputs looked like before.
        told: what the build said.
        until: when the clock alone will change the site.
        standing: what each file in the output folder looked like when the build had ended.
        fresh: the digests of those among them whose looks do not tell.
        others: inputs that lie outside the usual folders.
        looked_at: the moment, in nanoseconds, from which on the output folder was looked at; given where many
            of its folders may be new, so that the next build need not list them all.
    """
    elsewhere = {str(path): file_stats.look_at(str(path)) for path in others}
    changing = any(is_fresh(one, inputs.looked_at) for one in elsewhere.values())
    if changing or any(problem.code in _ONCE for problem in told.problems):
        forget(asked)
        return
    memory = _Memory(
        asked=asked.words,
        since=asked.now.isoformat(),
        until=until.isoformat(),
        program=inputs.program,
        inputs=file_stats.digest(inputs.stats),
        fresh_inputs=inputs.fresh,
        others=elsewhere,
        outputs=file_stats.digest(standing),
        fresh_outputs=dict(fresh),
        told=asdict(told),
    )
    _write(asked, memory)
    sealed_file.write(_list(asked), json.dumps(inputs.stats).encode())
    if looked_at is not None:
        folder_tree.write(_tree(asked), folder_tree.tree_of(str(asked.out), standing, looked_at))


def forget(asked: Asked) -> None:
    """Forget the last build into this folder."""
    for path in (asked.memory, _list(asked), _tree(asked)):
        sealed_file.remove(path)


def changes(asked: Asked, inputs: Inputs, texts: Callable[[], Mapping[str, str]]) -> tuple[str, ...] | None:
    """Say what is not as it was before the last build, one thing a line; None: there is none to compare with.

    What is fresh is compared by its bytes, and so are texts, as far as ``texts`` gives them by path as the
    last build had them: a file that looks different may have been touched, no more.
    """
    memory, data = _read(asked.memory), sealed_file.read(_list(asked))
    try:
        return _changes(asked, inputs, memory, json.loads(data), texts) if memory and data else None
    except _OF_ANOTHER_FORM:
        return None


def _changes(
    asked: Asked,
    inputs: Inputs,
    memory: _Memory,
    before: FileStats,
    texts: Callable[[], Mapping[str, str]],
) -> tuple[str, ...]:
    known = cache(texts)

    def is_same(path: str) -> bool:
        digest = memory.fresh_inputs.get(path)
        return digest is None or file_stats.contents(asked.root, [path]) == {path: digest}

    def is_touched(path: str) -> bool:
        text = known().get(path)
        return text is not None and file_stats.contents(asked.root, [path]) == {path: _digest(text)}

    found = input_changes(before, inputs.stats, is_same, is_touched)
    if memory.program != inputs.program:
        found.append("briefgen changed, or something that is installed beside it")
    if memory.asked != asked.words:
        given = [
            name for name, was, now in zip(_WORDS, memory.asked, asked.words, strict=False) if was != now
        ]
        found.append(f"other options: {', '.join(given)}")
    if not datetime.fromisoformat(memory.since) <= asked.now < datetime.fromisoformat(memory.until):
        found.append(f"the date of the build: {asked.now.isoformat(' ', 'minutes')}")
    return tuple(found)


def is_half_done(out: Path) -> bool:
    """Say whether a build that was killed left something beside the output folder."""
    return any(map(os.path.lexists, exchange_folders(out)))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _list(asked: Asked) -> Path:
    return last_file(INPUTS, asked.root / CACHE, asked.out)


def _tree(asked: Asked) -> Path:
    return last_file(TREE, asked.root / CACHE, asked.out)


# ---- what is looked at


def _inputs(root: Path, out: Path) -> FileStats:
    """Look at all that a build of the site may read, and at the names beside it that it warns of."""
    found: FileStats = {}
    top = str(root)
    for name in _FOLDERS:
        found |= file_stats.look_through(f"{top}/{name}", prefix=f"{name}/")
    # A theme may be a link to a folder elsewhere, and so may its folders.
    for theme in _folders(f"{top}/themes"):
        for inside in ("", *_OF_A_THEME):
            name = f"themes/{theme}/{inside}".rstrip("/")
            found |= file_stats.look_through(f"{top}/{name}", prefix=f"{name}/")
    for name in _SETTINGS:
        found[name] = file_stats.look_at(f"{top}/{name}")
    ours = {CACHE, *(folder.name for folder in (out, *exchange_folders(out)) if folder.parent == root)}
    found[FOLDERS] = "/".join(name for name in _folders(top) if name not in ours)
    return found


def _folders(top: str) -> list[str]:
    try:
        with os.scandir(top) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir())
    except OSError:
        return []


def _program() -> str:
    """Give a digest of briefgen itself, of all that is installed beside it, and of the machine."""
    found = file_stats.look_through(str(_HERE), prefix="briefgen/", leave=_COMPILED)
    if not (_HERE / "themes").is_dir():
        found |= file_stats.look_through(str(_HERE.parent / "themes"), prefix="themes/")
    for number, folder in enumerate(sys.path):
        found |= {f"{number}/{name}": one for name, one in _installed(folder or os.curdir)}
    search = os.environ.get("PAGEFIND_BINARY_PATH", "")
    places = [search, *(f"{folder}/{name}" for folder in os.get_exec_path() for name in _SEARCH)]
    found |= {f"search {place}": one for place in places if (one := file_stats.look_at(place))}
    found[""] = f"{sys.version} {sys.prefix} {sys.platform} {Path.home()}"
    return file_stats.digest(found)


_SEARCH = ("pagefind_extended", "pagefind")
_PACKAGES = (".dist-info", ".egg-info", ".egg-link", ".pth")


def _installed(folder: str) -> Sequence[tuple[str, str]]:
    """Give the packages in a folder; their names tell the versions, their times when they were installed."""
    try:
        with os.scandir(folder) as entries:
            return [(one.name, as_seen(one.stat())) for one in entries if one.name.endswith(_PACKAGES)]
    except OSError:
        return ()


def _outputs(asked: Asked) -> FileStats | None:
    """Look at the site; nothing if it is not there, is a link or was left in the middle of being replaced."""
    out = asked.out
    try:
        if out.is_symlink() or not out.is_dir() or os.path.ismount(out):
            return None
    except OSError:  # a folder above it may not be looked into
        return None
    if is_half_done(out):
        return None
    tree = folder_tree.read(_tree(asked))
    return folder_tree.look_again(str(out), tree) if tree else file_stats.look_through(str(out))


# ---- the file


def _write(asked: Asked, memory: _Memory) -> None:
    data = {one.name: getattr(memory, one.name) for one in fields(memory)}
    sealed_file.write(asked.memory, json.dumps(data).encode())
    drop_oldest(asked.memory.parent)


def _read(path: Path) -> _Memory | None:
    data = sealed_file.read(path)
    try:
        return _Memory(**json.loads(data)) if data else None
    except (ValueError, TypeError):  # of another version
        return None


def _as_told(told: dict[str, Any]) -> Told:
    return Told(
        tuple(_as_problem(problem) for problem in told["problems"]),
        tuple(told["left_out"]),
        told["counts"],
        told["files"],
    )


def _as_problem(found: dict[str, Any]) -> Diagnostic:
    place = Place(**found["place"]) if found["place"] else None
    return Diagnostic(found["code"], Severity(found["severity"]), found["message"], found["hint"], place)
