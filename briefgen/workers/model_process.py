"""A process beside this one that loads the language model while this one gets ready to need it.

Most of the time that a build takes after one edit goes into loading the model for one paragraph, and as much
again into everything else: with two cores, only one of both counts. So it is begun before anything else is
even imported, and what is imported here is little.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from types import TracebackType
from typing import Any, BinaryIO

from briefgen.workers.aside import Aside

_ROOM = 1 << 20
"""Bytes, as many as Linux gives to everybody."""


class ModelProcess:
    """Begun on entering and ended on leaving, in the middle of whatever it does.

    There is none where it cannot be had for nothing: by a fork, on a second core.
    """

    def __init__(self) -> None:
        self._aside = Aside()
        self._ends: tuple[BinaryIO, BinaryIO] | None = None

    def __enter__(self) -> ModelProcess:
        alone = threading.active_count() == 1 and sys.platform == "linux"
        if alone and (os.cpu_count() or 1) > 1:
            (asked, ask), (answer, answered) = os.pipe(), os.pipe()
            _widen(ask)
            self._aside.begin(partial(_work, asked, answered, (ask, answer)))
            os.close(asked)
            os.close(answered)
            self._ends = os.fdopen(ask, "wb"), os.fdopen(answer, "rb")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._aside.end()
        for end in self._ends or ():
            with suppress(OSError):  # what was asked last is of no interest any more
                end.close()
        self._ends = None

    def asked(
        self, do: Callable[[Any], Any], task: Any, meanwhile: Callable[[], None] | None = None
    ) -> tuple[Any] | None:
        """Give the result of a task that the process did; nothing if it could not.

        ``meanwhile`` is done while it does the task.
        """
        if self._ends is None:
            return None
        ask, answer = self._ends
        try:
            pickle.dump((do, task), ask)
            ask.flush()
        except OSError:
            return None
        if meanwhile:
            meanwhile()
        try:
            result: tuple[Any] | None = pickle.load(answer)
        except (OSError, EOFError, pickle.UnpicklingError):
            return None
        return result


def _widen(pipe: int) -> None:
    """Let a pipe hold what is known of a long text: to ask is not to wait until the model is loaded."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _work(asked: int, answered: int, others: tuple[int, int]) -> None:
    """Load the usual model, then do what is asked; whatever goes wrong is left to the other process."""
    for other in others:
        os.close(other)
    with suppress(Exception):
        from briefgen.annotate import usual_model
        from briefgen.annotate.language_model import engine

        engine.read(["It is read."], usual_model("en") or "")
        import_module("briefgen.annotate.by_language")
    with os.fdopen(asked, "rb") as tasks, os.fdopen(answered, "wb") as results:
        while True:
            do, task = pickle.load(tasks)  # there are no more when the other process is gone
            try:
                done = (do(task),)
            except Exception:
                done = None
            pickle.dump(done, results)
            results.flush()
