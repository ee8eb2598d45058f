"""Files as they are being changed; the disk is only read."""

from __future__ import annotations

from pathlib import Path

from briefgen.edit.difference import Change
from briefgen.edit.problems import EditError


class Drafts:
    """The files of a site with changes that nobody has written yet."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[str, str] = {}
        self._after: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        """Give the text of a file, with its changes; empty if there is no such file."""
        if path not in self._after:
            self._before[path] = self._after[path] = read(self._root, path)
        return self._after[path]

    def __setitem__(self, path: str, text: str) -> None:
        if self[path] != text:
            self._after[path] = text

    def changes(self) -> tuple[Change, ...]:
        """Give what was changed, file by file, in the order in which they were opened."""
        return tuple(
            Change(path, before, self._after[path])
            for path, before in self._before.items()
            if before != self._after[path]
        )


def read(root: Path, path: str) -> str:
    """Give a file's text as it is, byte order mark and line ends included; empty if there is none.

    Raises:
        EditError: it is there, but cannot be read as UTF-8.
    """
    try:
        return (root / path).read_bytes().decode()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise EditError(f"{path} is not UTF-8; save it as UTF-8 first.") from None
    except OSError as error:
        raise EditError(f"{path} cannot be read: {error.strerror}.") from None
