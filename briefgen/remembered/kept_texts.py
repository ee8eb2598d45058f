"""The texts of files as this process read them: a file that looks as it did then is not read again."""

from __future__ import annotations

import os
import time
from pathlib import Path

from briefgen.model.diagnostic import Outcome
from briefgen.model.file_look import as_seen, is_fresh
from briefgen.model.known_texts import Read


class KeptTexts:
    """A ``Texts`` for ``load`` that remembers as long as the process runs.

    A file is looked at before it is read: should it change in between, it looks different the next time.
    What is so fresh that it may change again without looking different is read the next time too.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, file: str | Path, path: str, read: Read) -> Outcome[str | None]:
        """Give what stands in a file: as it is remembered, else as ``read`` finds it now."""
        now = time.time_ns()
        try:
            look = as_seen(os.stat(file))  # noqa: PTH116 - a path that is no Path, ten thousand times
        except (OSError, ValueError):
            return read(file, path)
        known = self._known.get(path)
        if known is not None and known[0] == look:
            return Outcome(known[1])
        self._known.pop(path, None)
        outcome = read(file, path)
        if outcome.value is not None and not outcome.diagnostics and not is_fresh(look, now):
            self._known[path] = look, outcome.value
        return outcome
