"""One build, and always a result; work in threads of its own."""

import threading

from briefgen.model.diagnostic import Diagnostic, Outcome, Severity
from briefgen.model.roles import PluginError
from briefgen.serve.builder import build
from briefgen.serve.standing import Files, StandingSite, UnmadeError
from briefgen.serve.threads import NAME, Worker
from briefgen.workers.pool import WorkersError

WRONG = Diagnostic("x/y", Severity.ERROR, "m")


def test_a_bug_of_ours_is_a_problem_like_others():
    def make():
        raise RecursionError("too deep\nsecond line")

    result = build(make)

    assert result.standing is None
    assert [problem.code for problem in result.errors] == ["serve/bug"]
    assert "RecursionError: too deep." in result.errors[0].message
    assert "Traceback" in result.trace


def test_a_bug_of_a_plug_in_is_none_of_ours():
    def make():
        raise PluginError("tide", "KeyError: 'level'")

    result = build(make)

    assert [problem.code for problem in result.errors] == ["serve/plugin"]
    assert "The plug-in `tide` failed: KeyError: 'level'." in result.errors[0].message
    assert "Traceback" in result.trace


def test_work_that_could_not_be_shared_out_is_no_bug():
    def make():
        raise WorkersError("No Dask scheduler answers at tcp://127.0.0.1:9.")

    result = build(make)

    assert [problem.code for problem in result.errors] == ["serve/no-workers"]
    assert "No Dask scheduler answers at tcp://127.0.0.1:9." in result.errors[0].message
    assert result.trace == ""


def test_errors_keep_the_site_from_being_shown():
    assert build(lambda: Outcome(None, (WRONG,))).errors == (WRONG,)


def test_a_build_makes_the_pages_that_are_open_and_no_others():
    made = []
    files = Files(
        dict.fromkeys(["404.html", "a.html", "b.html"]), lambda path: made.append(path) or path.encode()
    )

    result = build(lambda: Outcome(StandingSite(files)), ["a.html", "gone.html"])

    assert result.pages == {"a.html": b"a.html", "gone.html": b"404.html"}
    assert made == ["a.html", "404.html"]
    assert result.standing.files["b.html"] == b"b.html"


def test_an_open_page_that_cannot_be_made_keeps_the_site_from_being_shown():
    def make(path):
        raise UnmadeError((WRONG,))

    result = build(lambda: Outcome(StandingSite(Files({"a.html": None}, make))), ["a.html"])

    assert (result.standing, result.errors) == (None, (WRONG,))


def test_requests_while_work_is_done_make_it_done_once_more():
    begun, go_on, done = threading.Event(), threading.Event(), threading.Semaphore(0)
    times = []

    def do():
        times.append(1)
        begun.set()
        go_on.wait()
        done.release()

    worker = Worker("test", do)
    worker.start()
    worker.request()
    begun.wait()
    for _ in range(5):
        worker.request()
    go_on.set()
    done.acquire()
    done.acquire()
    worker.stop()

    assert len(times) == 2


def test_what_is_being_done_when_a_worker_is_stopped_is_the_last():
    begun, go_on = threading.Event(), threading.Event()
    times = []

    def do():
        times.append(1)
        begun.set()
        go_on.wait()

    worker = Worker("stopped", do)
    worker.start()
    worker.request()
    begun.wait()
    worker.request()
    worker.stop()
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == NAME + "stopped":
            thread.join()

    assert times == [1]
