"""Work that is shared out gives the same bytes: to processes, to a Dask cluster, also when one is killed."""

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import weakref
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from in_memory import make_site
from product import ROOT, run_briefgen, write_site

from briefgen import pipeline
from briefgen.workers.cluster import WorkersError
from briefgen.workers.how_far import Silent
from briefgen.workers.pool import Workers

NOW = datetime(2026, 1, 15, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("pipeline")


def wait_for(what, seconds=30.0):
    until = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < until, f"waited for {what}"
        time.sleep(0.05)
    return found


def squared(number):
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def scaled(factor, number):
    return factor * number, os.getpid()


def test_results_come_in_the_order_of_the_tasks():
    assert list(Workers(jobs=1).map(squared, [3, 1, 2])) == [9, 1, 4]
    assert list(Workers(jobs=2).map(squared, [3, 1, 2])) == [9, 1, 4]
    assert list(Workers(jobs=2).map(squared, [])) == []


def test_a_large_value_goes_along_once():
    results = list(Workers(jobs=2).map_with(scaled, 10, range(20)))
    assert [value for value, _ in results] == list(range(0, 200, 10))
    assert (os.getpid() in {pid for _, pid in results}) == (sys.platform != "linux")


class Circle:
    """What only lets go of itself when somebody looks for circles."""

    left: ClassVar[weakref.WeakSet["Circle"]] = weakref.WeakSet()

    def __init__(self):
        self.itself = self
        self.left.add(self)


def before_this_one(_, number):
    standing = len(Circle.left)
    Circle()
    return standing


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_leaves_nothing_behind_where_nobody_sweeps(jobs):
    """A process that makes thousands of pages would end with the leavings of all of them."""
    gc.disable()
    try:
        assert list(Workers(jobs).map_with(before_this_one, None, range(20))) == [0] * 20
    finally:
        gc.unfreeze()
        gc.enable()


def test_a_process_that_is_killed_is_told_of():
    with pytest.raises(WorkersError, match="was killed"):
        list(Workers(jobs=2).map(squared, [1, -1, 2]))


WAITING = """
import os, sys, time
from briefgen.workers.pool import Workers

def wait(shared, task):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece
    time.sleep(60)

def wait_alone(task):
    wait(None, task)

if __name__ == "__main__":
    work = Workers(jobs=2)
    list(work.map_with(wait, None, range(4)) if sys.argv[1] == "fork" else work.map(wait_alone, range(4)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no /proc")
@pytest.mark.parametrize("how", ["fork", "spawn"])
def test_processes_end_when_the_one_that_began_them_is_killed(tmp_path, how):
    program = tmp_path / "waiting.py"
    program.write_text(WAITING)
    with subprocess.Popen([sys.executable, program, how], stdout=subprocess.PIPE, text=True) as main:
        pids = [int(main.stdout.readline()) for _ in range(2)]
        main.kill()
        wait_for(lambda: not any(map(is_running, pids)))


def is_running(pid):
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"  # a zombie has ended


def test_an_address_that_is_none_is_a_wrong_call(tmp_path):
    write_site(tmp_path, "-- content/a.md --\n---\ntitle: A\n---\nText.\n")
    done = run_briefgen("build", "--scheduler", "localhost:8786", cwd=tmp_path)
    assert done.returncode == 2
    assert "'localhost:8786' is not the address of a scheduler; write it like tcp://127" in done.stderr


LONG = "The road to the harbour is closed for the works on the old wall, and nobody knows for how long " * 5
"""Enough for the texts of a small site to be several parts of work."""


def test_ctrl_c_ends_all_processes(tmp_path):
    psutil = pytest.importorskip("psutil", reason="comes with the extra `cluster`")
    write_site(
        tmp_path, "".join(f"-- content/{n}.md --\n---\ntitle: A{n}\n---\n{LONG} {n}.\n" for n in range(40))
    )
    build = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "build", "--jobs", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    process = psutil.Process(build.pid)
    children = wait_for(lambda: len(found := process.children(recursive=True)) > 2 and found)
    os.killpg(build.pid, signal.SIGINT)
    assert build.communicate(timeout=30)[1].strip() == "Stopped; nothing was written."
    assert build.returncode == 130
    assert psutil.wait_procs(children, timeout=10)[1] == []


class Killing(Silent):
    """A progress that kills a process after the first part of the work."""

    def __init__(self, process):
        self.process = process

    def advance(self, steps=1):
        self.process.kill()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """A real Dask scheduler on this machine: its address."""
    pytest.importorskip("distributed", reason="needs the extra: pip install 'briefgen[cluster]'")
    file = tmp_path_factory.mktemp("dask") / "scheduler.json"
    with dask("scheduler", "--port", "0", "--scheduler-file", str(file), cwd=file.parent):
        yield wait_for(lambda: file.exists() and json.loads(file.read_text()))["address"]


@contextmanager
def dask(*words, cwd, path=ROOT):
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(path)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def worker(scheduler, folder, path=ROOT):
    # Without a nanny, so that the process is the worker.
    return dask("worker", scheduler, "--no-nanny", "--nthreads", "1", cwd=folder, path=path)


def site(folder):
    names = ("Anna Weber", "Bo Lindqvist", "Carla Neri", "Dov Katz")
    return write_site(
        folder,
        "-- briefgen.yaml --\nsearch: false\n"
        + "".join(
            f"-- content/b{n}.md --\n---\ntitle: B{n}\ndate: 2025-01-0{n % 9 + 1}\n---\n"
            f"{names[n % 4]} said the bridge number {n} was closed.\n\n{LONG} {n}.\n"
            for n in range(70)
        ),
    )


def made(folder, progress=None, **options):
    return make_site(folder, pipeline.Options(NOW, use_cache=False, **options), progress).value


def test_a_cluster_gives_the_same_site_although_a_worker_is_killed(tmp_path, scheduler):
    folder = site(tmp_path / "site")
    alone = made(folder, jobs=1)
    with worker(scheduler, tmp_path) as first, worker(scheduler, tmp_path) as second:
        both(scheduler)
        shared = made(folder, Killing(first), scheduler=scheduler)
        assert first.wait(timeout=10) == -signal.SIGKILL
        assert second.poll() is None
    assert shared.read == alone.read == 70
    assert shared.files == alone.files


def both(scheduler):
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=30)


def without_workers(copy):
    (copy / "workers" / "cluster.py").unlink()


def with_another_line(copy):
    with (copy / "annotate" / "quotes.py").open("a") as file:
        file.write("\n# Another line.\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without_workers, "has no briefgen, or one that is too old"),
        (with_another_line, r"has other versions than this machine \(briefgen \w+ there, \w+ here\)"),
    ],
)
def test_a_worker_with_another_briefgen_is_refused(tmp_path, scheduler, change, said):
    shutil.copytree(
        ROOT / "briefgen", tmp_path / "other" / "briefgen", ignore=shutil.ignore_patterns("__pycache__")
    )
    change(tmp_path / "other" / "briefgen")
    with worker(scheduler, tmp_path, tmp_path / "other"), pytest.raises(WorkersError, match=said):
        made(site(tmp_path / "site"), scheduler=scheduler)


def test_no_scheduler_is_one_clear_line(tmp_path):
    pytest.importorskip("distributed", reason="needs the extra: pip install 'briefgen[cluster]'")
    done = run_briefgen("build", "--quiet", "--scheduler", "tcp://127.0.0.1:9", cwd=site(tmp_path))
    assert done.returncode == 1
    assert done.stderr == "Error: No Dask scheduler answers at tcp://127.0.0.1:9. Nothing was written.\n"
    assert not (tmp_path / "site").exists()
