"""Tasks for the process that has loaded the language model; where there is none, this one does them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from briefgen.workers.model_process import ModelProcess
from briefgen.workers.pool import Workers

T = TypeVar("T")
R = TypeVar("R")


class ModelWorker(Workers):
    """Does tasks in that process, and here if it is lost.

    ``meanwhile`` is what this process does while the other one does the first of them.
    """

    def __init__(self, process: ModelProcess) -> None:
        super().__init__(jobs=1)
        self._process = process
        self.meanwhile: Callable[[], None] | None = None

    def map(self, do: Callable[[T], R], tasks: Sequence[T], *, pays: bool = True) -> Iterator[R]:
        """Do the tasks, and give their results in order."""
        for task in tasks:
            meanwhile, self.meanwhile = self.meanwhile, None
            done = self._process.asked(do, task, meanwhile)
            yield done[0] if done else do(task)
