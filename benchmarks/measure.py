"""Whole processes, measured: seconds and memory of a command, and how long a server takes to show an edit."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICK = os.sysconf("SC_CLK_TCK")
_LOOK = 0.1  # s between two looks at the memory of a process and its children
_POLL = 0.01  # s between two requests


@dataclass(frozen=True, slots=True)
class Run:
    """A command that ended: seconds of the clock and of the processor, and megabytes.

    ``largest`` is the kernel's peak of its largest process, ``tree`` the sampled peak of all together.
    """

    wall: float
    processor: float
    largest: float
    tree: float


class FailedError(Exception):
    """A command that failed."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Run:
    """Run a command to its end; what it says goes to ``log``.

    Raises:
        FailedError: it ended with an error.
    """
    with log.open("ab") as sink:
        sink.write(f"\n$ {' '.join(command)}\n".encode())
        sink.flush()
        began = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
        )
        with _watched(child.pid) as peak:
            _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise FailedError(f"{' '.join(command)} ended with {child.returncode}; see {log}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, peak[0] / 2**20)


@contextmanager
def _watched(pid: int) -> Iterator[list[int]]:
    """Look at the memory of a process and its children until the block ends; give the peak in bytes."""
    peak, over = [0], threading.Event()

    def look() -> None:
        while not over.wait(_LOOK):
            peak[0] = max(peak[0], sum(_resident(one) for one in _family(pid)))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def _family(pid: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _stat(int(entry.name))):
            children.setdefault(int(stat[1]), []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def _stat(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return []


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _busy(pid: int) -> float:
    """Give the processor seconds that a process and its children have used."""
    cells = (_stat(one) for one in _family(pid))
    return sum(int(found[11]) + int(found[12]) for found in cells if found) / _TICK


# ---- servers


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is running on a port of this machine."""

    process: subprocess.Popen[bytes]
    port: int

    def get(self, path: str) -> bytes:
        """Give what it answers; nothing if that is no page."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            link.request("GET", path, headers={"Accept": "text/html"})
            answer = link.getresponse()
            body = answer.read()
            return body if answer.status == 200 else b""
        except (OSError, http.client.HTTPException):
            return b""
        finally:
            link.close()

    def wait_for(self, path: str, words: str, limit: float, every: float = _POLL) -> float | None:
        """Give the seconds until a page has these words; None if it has not at the limit.

        It is asked for ``every`` so many seconds: each answer keeps the server from its other work.
        """
        began = time.perf_counter()
        while time.perf_counter() - began < limit and self.process.poll() is None:
            if words.encode() in self.get(path):
                return time.perf_counter() - began
            time.sleep(every)
        return None

    def rest(self, limit: float) -> float:
        """Wait until it has done next to nothing for a second; give the seconds until that second began."""
        began, quiet, before = time.perf_counter(), 0, _busy(self.process.pid)
        while quiet < 4 and time.perf_counter() - began < limit:
            time.sleep(0.25)
            now = _busy(self.process.pid)
            quiet = quiet + 1 if now - before < 0.05 else 0
            before = now
        return time.perf_counter() - began - 0.25 * quiet


@contextmanager
def serving(
    command: Sequence[str], port: int, folder: Path, environment: Mapping[str, str], log: Path
) -> Iterator[Server]:
    """Start a server, and end it with the block."""
    with log.open("ab") as sink:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            start_new_session=True,
        )
        try:
            yield Server(process, port)
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, number)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(5)
                    break


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# ---- edits


def edit(path: Path, paragraph: str) -> None:
    """Put a paragraph at the end of an article, in place of the last one that was put there."""
    text = re.sub(r"\n\nAdded: .*\n", "\n", path.read_text("utf-8")).rstrip("\n")
    path.write_text(f"{text}\n\nAdded: {paragraph}\n", "utf-8")
