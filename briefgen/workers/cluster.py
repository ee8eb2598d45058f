"""A Dask cluster that does tasks: the only file that knows ``distributed``, the extra ``briefgen[cluster]``.

A worker does a task only with the very same briefgen, on the same versions of what it stands on: each task
brings a fingerprint, and a worker that has another refuses it. So a cluster gives the bytes that one process
gives, or a clear word why not. Tasks have no effect but their results, so when a worker is lost, another does
its tasks again.
"""

from __future__ import annotations

import logging
import pickle
import re
import socket
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as NotYetError
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import Any

from briefgen.model.own_sources import sources_digest

REACHED_WITHIN = 5.0
"""Seconds in which a scheduler must answer."""

WORKERS_WITHIN = 30.0
"""Seconds in which a cluster without any worker must get one."""

AHEAD = 4
"""Tasks for each thread of the cluster that are sent before the first of them is done."""

_LOOK = 2.0  # seconds between two looks at whether there still are workers


class WorkersError(Exception):
    """The work could not be shared out; the message is one sentence for whoever runs the build."""


class Cluster:
    """The workers behind one scheduler; asked when tasks come, and left when they are done."""

    def __init__(self, scheduler: str) -> None:
        self.scheduler = scheduler

    def map(self, do: Callable[..., Any], tasks: Sequence[Any], shared: object = None) -> Iterator[Any]:
        """Do the tasks (``shared``: each with this value before it), and give their results in order.

        Raises:
            WorkersError: no scheduler or no worker is there, or a worker cannot do the very same.
        """
        with _quiet(), self._connected() as client:
            ahead = max(64, AHEAD * self._threads(client))
            given: tuple[Any, ...] = ()
            if shared is not None:
                held = pickle.dumps(shared, pickle.HIGHEST_PROTOCOL)
                # A task of its own is done again where a lost worker did it; what is scattered would be gone.
                given = (_key(held), client.submit(_as_is(), held, pure=False))
            executor, run = client.get_executor(pure=False), _runner(fingerprint())
            waiting: deque[Future[Any]] = deque()
            try:
                for task in tasks:
                    packed = pickle.dumps((do, task), pickle.HIGHEST_PROTOCOL)
                    waiting.append(executor.submit(run, packed, *given))
                    if len(waiting) >= ahead:
                        yield self._result(client, waiting.popleft())
                while waiting:
                    yield self._result(client, waiting.popleft())
            finally:
                for future in waiting:
                    future.cancel()

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        try:
            from distributed import Client
        except ImportError:
            raise WorkersError(
                'A cluster needs more than is installed here: pip install "briefgen[cluster]".'
            ) from None
        try:
            client: Any = Client(self.scheduler, timeout=REACHED_WITHIN, set_as_default=False)  # type: ignore[no-untyped-call]
        except Exception as error:  # what answers at an address may be any program
            raise WorkersError(f"No Dask scheduler answers at {self.scheduler}.") from error
        try:
            yield client
        finally:
            with suppress(Exception):  # it may be gone, which is no matter any more
                client.close(timeout=1)

    def _threads(self, client: Any) -> int:
        """Give how many threads the cluster has, as soon as it has any."""
        until = time.monotonic() + WORKERS_WITHIN
        try:
            while not (threads := sum(map(int, client.nthreads().values()))):
                if time.monotonic() > until:
                    raise WorkersError(f"The Dask cluster at {self.scheduler} has no workers.")
                time.sleep(0.1)
        except (OSError, CancelledError):
            raise self._lost() from None
        return threads

    def _result(self, client: Any, future: Future[Any]) -> Any:
        from distributed import KilledWorker

        while True:
            try:
                refused, value = future.result(_LOOK)
                break
            except NotYetError:
                self._threads(client)
            except CancelledError:
                raise self._lost() from None
            except KilledWorker:
                raise WorkersError(
                    f"Several workers of the Dask cluster at {self.scheduler} ended over one task,"
                    " perhaps for lack of memory."
                ) from None
        if refused:
            raise WorkersError(refused)
        return pickle.loads(value)

    def _lost(self) -> WorkersError:
        return WorkersError(f"The Dask scheduler at {self.scheduler} went away in the middle of the work.")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's own words about connections and sizes away: what matters is said in ours."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _as_is() -> Callable[[bytes], bytes]:
    def held(data: bytes) -> bytes:
        return data

    return held


def _runner(wanted: dict[str, str]) -> Callable[..., tuple[str, bytes]]:
    """Give what a worker runs. It is sent as code, not by name: a worker may lack all of briefgen."""

    def run(task: bytes, key: str = "", shared: bytes = b"") -> tuple[str, bytes]:
        import socket

        try:
            from briefgen.workers.cluster import perform
        except ImportError:
            return f"The Dask worker on {socket.gethostname()} has no briefgen, or one that is too old.", b""
        return perform(wanted, task, key, shared)

    return run


def perform(wanted: dict[str, str], task: bytes, key: str, shared: bytes) -> tuple[str, bytes]:
    """Do a task on a worker, if it has the briefgen that is wanted; give why not, or the result."""
    here = fingerprint()
    if here != wanted:
        return _difference(wanted, here), b""
    do, given = pickle.loads(task)
    result = do(_unpacked(key, shared), given) if key else do(given)
    return "", pickle.dumps(result, pickle.HIGHEST_PROTOCOL)


def _difference(wanted: dict[str, str], here: dict[str, str]) -> str:
    names = sorted({name for name in wanted | here if wanted.get(name) != here.get(name)})
    said = [f"{name} {here.get(name, 'none')} there, {wanted.get(name, 'none')} here" for name in names[:3]]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return (
        f"The Dask worker on {socket.gethostname()} has other versions than this machine"
        f" ({'; '.join(said)}{more}). Install the same there, and start it again."
    )


_last: tuple[str, Any] = ("", None)
"""On a worker: the last value that tasks shared, by its key."""


def _unpacked(key: str, shared: bytes) -> Any:
    global _last
    kept, value = _last
    if kept != key:
        value = pickle.loads(shared)
        _last = (key, value)
    return value


def _key(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()


def must_equal(wanted: str, here: str, what: str) -> None:
    """Refuse a task whose stamp of some libraries or files (``what``) is not the one here.

    Raises:
        WorkersError: it is not.
    """
    if wanted != here:
        raise WorkersError(
            f"{socket.gethostname()} has another {what} than the machine that asks, or none:"
            " install the same there."
        )


@lru_cache(maxsize=1)
def fingerprint() -> dict[str, str]:
    """Give what decides what a task gives: our own sources, Python, and the libraries that we stand on."""
    own = sources_digest(Path(__file__).parents[1])
    found = {"briefgen": own.hex()[:16], "Python": ".".join(map(str, sys.version_info[:2]))}
    for line in metadata.requires("briefgen") or ():
        name, _, marker = line.partition(";")
        library = re.match(r"[\w.-]+", name)
        if library and "extra" not in marker:
            with suppress(metadata.PackageNotFoundError):
                found[library[0]] = metadata.version(library[0])
    return found
