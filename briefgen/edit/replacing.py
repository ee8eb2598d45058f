"""Changes onto the disk: all of them or none, and no file half written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.edit.difference import Change
from briefgen.edit.drafts import read
from briefgen.edit.problems import EditError

_NEW, _OLD = ".briefgen-new", ".briefgen-old"


def apply(root: Path, changes: Sequence[Change]) -> None:
    """Make the changes in the folder ``root``.

    Every file is written beside its place first, with the mode that it has, and only when all are there does
    one after the other take its place, in one step each. If one cannot, those before it are put back. A
    process that is killed leaves every file whole, old or new.

    Raises:
        EditError: a file says something else than the change was made for, lies outside of the folder, or
            cannot be written. Nothing has changed then.
    """
    steps = [_step(root, change) for change in changes]
    done: list[_Step] = []
    try:
        for step in steps:
            step.prepare()
        for step in steps:
            if read(root, step.change.path) != step.change.before:
                raise EditError(f"{step.change.path} was changed by somebody else meanwhile; try again.")
            done.append(step)
            step.take_place()
    except OSError as error:
        _undo(done)
        where = _named(error.filename) or "A file"
        raise EditError(f"{where} cannot be written: {error.strerror}. Nothing was changed.") from None
    except BaseException:
        _undo(done)
        raise
    finally:
        for step in steps:
            step.clear()


def _undo(done: Sequence[_Step]) -> None:
    for step in reversed(done):
        with suppress(OSError):
            step.put_back()


def _named(path: object) -> str:
    name = Path(str(path)).name if path else ""
    return (
        name.removesuffix(_NEW).removesuffix(_OLD).removeprefix(".") if name.endswith((_NEW, _OLD)) else name
    )


@dataclass(slots=True)
class _Step:
    """One file: where it lies, and what stands beside it meanwhile."""

    change: Change
    file: Path
    made: list[Path] = field(default_factory=list)

    @property
    def new(self) -> Path:
        return self.file.with_name(f".{self.file.name}{_NEW}")

    @property
    def old(self) -> Path:
        return self.file.with_name(f".{self.file.name}{_OLD}")

    def prepare(self) -> None:
        """Put the new text, and a copy of the old one, beside the file."""
        for folder in reversed([up for up in self.file.parents if not up.exists()]):
            folder.mkdir()
            self.made.append(folder)
        mode = self.file.stat().st_mode & 0o7777 if self.file.exists() else None
        for path, text in ((self.new, self.change.after), (self.old, self.change.before)):
            if text:
                path.unlink(missing_ok=True)
                with path.open("xb") as stream:
                    stream.write(text.encode())
                    stream.flush()
                    os.fsync(stream.fileno())
                if mode is not None:
                    path.chmod(mode)

    def take_place(self) -> None:
        if self.change.after:
            self.new.replace(self.file)
        else:
            self.file.unlink()

    def put_back(self) -> None:
        if self.change.before:
            self.old.replace(self.file)
        elif read(self.file.parent, self.file.name) == self.change.after:
            self.file.unlink()

    def clear(self) -> None:
        """Take away what stands beside the file, and folders that were made for nothing."""
        with suppress(OSError):
            self.new.unlink(missing_ok=True)
        with suppress(OSError):
            self.old.unlink(missing_ok=True)
        for folder in reversed(self.made):
            with suppress(OSError):
                folder.rmdir()


def _step(root: Path, change: Change) -> _Step:
    """Look where the file really lies: a link in the site stays a link, one that leads out is refused."""
    top = Path(os.path.realpath(root))
    file = Path(os.path.realpath(root / change.path))
    if not file.is_relative_to(top) or file == top:
        raise EditError(f"{change.path} lies outside of the site, and is not changed.")
    if read(root, change.path) != change.before:
        raise EditError(f"{change.path} was changed by somebody else meanwhile; try again.")
    return _Step(change, file)
