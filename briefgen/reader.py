"""A process beside this one that loads the language model while this one gets ready to need it.

Most of the time that a build takes after one edit goes into loading the model for one paragraph, and as much
again into everything else: with two cores, only one of both counts.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, TypeVar

from briefgen.workers import Workers

T = TypeVar("T")
R = TypeVar("R")


class Reader(Workers):
    """Does tasks in a process that has loaded the model before the first one comes.

    It is started on entering and ended on leaving, in the middle of whatever it does. Where a process cannot
    be had for nothing (by a fork, on a second core), or is lost, this one does the tasks.
    """

    def __init__(self) -> None:
        super().__init__(jobs=1)
        self._process: Any = None
        self._here: Connection | None = None
        self.meanwhile: Callable[[], None] | None = None

    def __enter__(self) -> Reader:
        alone = threading.active_count() == 1 and sys.platform == "linux"
        if alone and (os.cpu_count() or 1) > 1:
            context = multiprocessing.get_context("fork")
            self._here, there = context.Pipe()
            self._process = context.Process(target=_work, args=(there, self._here), daemon=True)
            self._process.start()
            there.close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._here is not None:
            self._process.kill()
            self._process.join()
            self._here.close()

    def map(self, do: Callable[[T], R], tasks: Sequence[T], *, pays: bool = True) -> Iterator[R]:
        """Do the tasks, and give their results in order."""
        for task in tasks:
            done = self._asked((do, task))
            yield done[0] if done else do(task)

    def _asked(self, what: tuple[Any, Any]) -> tuple[Any] | None:
        """Give the result of a task that the other process did; nothing if it could not."""
        with suppress(OSError, EOFError):
            if self._here is not None:
                self._here.send(what)
                do, self.meanwhile = self.meanwhile, None
                if do:
                    do()
                result: tuple[Any] | None = self._here.recv()
                return result
        return None


def _work(there: Connection, here: Connection) -> None:
    """Load the usual model, then do what is asked; whatever goes wrong is left to the other process."""
    here.close()
    with suppress(Exception):
        from briefgen.annotate import engine, usual_model

        engine.read(["It is read."], usual_model("en") or "")
        import_module("briefgen.annotate.by_language")
    while True:
        try:
            do, task = there.recv()
        except (EOFError, OSError):
            return
        try:
            done = (do(task),)
        except Exception:
            done = None
        there.send(done)
