"""Work beside the server, in threads that never keep the process from ending."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

NAME = "briefgen-"
"""How the names of all these threads begin."""


def begin(name: str, do: Callable[[], object]) -> threading.Thread:
    """Do something in a thread of its own."""
    thread = threading.Thread(target=do, name=NAME + name, daemon=True)
    thread.start()
    return thread


async def in_thread(do: Callable[[], T]) -> T:
    """Give what ``do`` gives, or raise what it raises; meanwhile others are served.

    The loop's own threads would be waited for when the preview ends, however long their work is.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def keep(result: T | None, error: BaseException | None) -> None:
        if future.cancelled():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, error = None, None
        try:
            result = do()
        except BaseException as raised:
            error = raised
        if not loop.is_closed():
            loop.call_soon_threadsafe(keep, result, error)

    begin("page", run)
    return await future


class Worker:
    """Does one thing when it is asked to, in a thread of its own; once more for all who ask meanwhile."""

    def __init__(self, name: str, do: Callable[[], None]) -> None:
        self._name, self._do = name, do
        self._wanted, self._idle = threading.Event(), threading.Event()
        self._idle.set()
        self.stopped = False

    def start(self) -> None:
        """Begin to wait."""
        begin(self._name, self._run)

    def request(self) -> None:
        """Ask for what is to be done with everything as it is from now on."""
        self._idle.clear()
        self._wanted.set()

    def wait(self) -> None:
        """Wait until all that was asked for is done."""
        self._idle.wait()

    def stop(self) -> None:
        """Let what is being done be the last."""
        self.stopped = True
        self._idle.set()
        self._wanted.set()

    def _run(self) -> None:
        while self._wanted.wait() and not self.stopped:
            self._wanted.clear()  # before the inputs are read: what changes from now on is asked for again
            self._do()
            if not self._wanted.is_set():
                self._idle.set()
