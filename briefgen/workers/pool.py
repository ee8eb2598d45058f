"""Work that is shared out: to processes of this machine, or to the workers of a Dask cluster.

Takes a function and its tasks, gives their results in the order of the tasks; which process did which task,
and how many there were, changes no byte of what is made.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from briefgen.workers.cluster import Cluster, WorkersError, must_equal

if TYPE_CHECKING:
    from concurrent.futures import Executor, ProcessPoolExecutor

__all__ = ["Workers", "WorkersError", "must_equal"]

R = TypeVar("R")
S = TypeVar("S")
T = TypeVar("T")

MOST = 32
"""So many processes at most, whatever was asked for."""


class Workers:
    """Processes that do tasks: ``jobs`` of this machine (0: as many as pay), or those of a cluster.

    ``scheduler`` is the address of the cluster's scheduler (``tcp://HOST:PORT``); it is asked when the first
    tasks come, so a build with nothing to do needs no cluster. Functions and tasks must be importable and
    picklable. Whatever ends the work, an error or Ctrl-C, ends the processes too.
    """

    def __init__(self, jobs: int = 0, scheduler: str = "") -> None:
        self.jobs = min(jobs, MOST)
        self._cluster = Cluster(scheduler) if scheduler else None

    @property
    def far(self) -> bool:
        """Whether the tasks go to other machines."""
        return self._cluster is not None

    def processes(self, *, pays: bool) -> int:
        """Give how many processes of this machine do the tasks; 1 is this one.

        ``pays`` says whether the work is worth the start of further processes where nobody asked for them.
        """
        return self.jobs or (min(os.cpu_count() or 1, MOST) if pays else 1)

    def map(self, do: Callable[[T], R], tasks: Sequence[T], *, pays: bool = True) -> Iterator[R]:
        """Do the tasks, and give their results in order as they come.

        Raises:
            WorkersError: the cluster cannot do them, or a process of this machine was killed.
        """
        if self._cluster is not None and tasks:
            yield from self._cluster.map(do, tasks)
            return
        count = min(self.processes(pays=pays), len(tasks))
        if count <= 1:
            yield from map(do, tasks)
            return
        # spawn: the preview has threads, and a fork would copy their locks.
        yield from _pooled(_pool(count, "spawn", _begin), do, tasks)

    def map_with(
        self, do: Callable[[S, T], R], shared: S, tasks: Sequence[T], *, pays: bool = True
    ) -> Iterator[R]:
        """Do the tasks as ``map`` does, each with one large value, which goes to each process only once.

        Linux gives the value to processes as it stands in memory (by a fork: no thread may be at work but
        one that only draws); where that is not to be had, this process does the tasks.

        Raises:
            WorkersError: the cluster cannot do them, or a process of this machine was killed.
        """
        if self._cluster is not None and tasks:
            yield from self._cluster.map(do, tasks, shared)
            return
        count = min(self.processes(pays=pays), len(tasks)) if sys.platform == "linux" else 1
        if count <= 1:
            if not gc.isenabled():
                gc.freeze()
            yield from map(partial(_do_and_sweep, do, shared), tasks)
            return
        pool = _pool(count, "fork", _begin_with, do, shared)
        yield from _pooled(pool, _do_with, tasks)


def _pool(count: int, how: str, begin: Callable[..., None], *given: Any) -> ProcessPoolExecutor:
    # Much is imported for it, and most builds after an edit need none.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(how)
    return ProcessPoolExecutor(count, mp_context=context, initializer=begin, initargs=given)


def _pooled(pool: Executor, do: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
    """Do tasks in a pool; when the work ends early, so do the processes, in the middle of what they do."""
    import multiprocessing
    from concurrent.futures.process import BrokenProcessPool

    before = set(multiprocessing.active_children())
    whole = False
    try:
        with warnings.catch_warnings(), _held_back():
            warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside the thread that draws the bar
            results = pool.map(do, tasks)
        yield from results
        whole = True
    except BrokenProcessPool:
        raise WorkersError(
            "A process that did a part of the work was killed, perhaps for lack of memory:"
            " try fewer of them (--jobs)."
        ) from None
    finally:
        if not whole:
            for child in set(multiprocessing.active_children()) - before:
                child.terminate()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _held_back() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: a process that begins in it never gets one, not even while it starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Make a process leave Ctrl-C to the one that began it, and end when that one is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # It would wait for tasks for ever: the end of the pipe that they come by is open in it and its like too.
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


_held: tuple[Callable[[Any, Any], Any], Any] | None = None
"""In a process of ``map_with``: the function and its large value."""


def _begin_with(do: Callable[[Any, Any], Any], shared: Any) -> None:
    global _held
    _begin()
    gc.disable()
    gc.freeze()  # a look at every object would copy the memory that is shared
    _held = (do, shared)


def _do_with(task: Any) -> Any:
    assert _held is not None
    do, shared = _held
    return _do_and_sweep(do, shared, task)


def _do_and_sweep(do: Callable[[S, T], R], shared: S, task: T) -> R:
    """Do a task; where nobody else looks for circles, throw away those that it left behind.

    Our own templates leave none, others may: an import with context does, and holds the view of its page.
    What is still held stays, so that each look goes only through what one task made.
    """
    made = do(shared, task)
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
    return made
