"""One build at a time, and always a result."""

import threading

from briefgen.model.diagnostic import Diagnostic, Outcome, Severity
from briefgen.serve.builder import Builder, build


def test_a_bug_of_ours_is_a_problem_like_others():
    def make():
        raise RecursionError("too deep\nsecond line")

    result = build(make)

    assert result.files is None
    assert [problem.code for problem in result.errors] == ["serve/bug"]
    assert "RecursionError: too deep." in result.errors[0].message
    assert "Traceback" in result.trace


def test_errors_keep_the_site_from_being_shown():
    wrong = Diagnostic("x/y", Severity.ERROR, "m")

    assert build(lambda: Outcome(None, (wrong,))).errors == (wrong,)


def test_requests_during_a_build_make_one_more():
    begun, go_on, done = threading.Event(), threading.Event(), threading.Semaphore(0)
    builds = []

    def make():
        builds.append(1)
        begun.set()
        go_on.wait()
        return Outcome(None)

    builder = Builder(make, lambda result: done.release())
    builder.start()
    builder.request()
    begun.wait()
    for _ in range(5):
        builder.request()
    go_on.set()
    done.acquire()
    done.acquire()
    builder.stop()

    assert len(builds) == 2


def test_after_a_stop_nothing_is_delivered():
    begun, go_on = threading.Event(), threading.Event()
    delivered = []

    def make():
        begun.set()
        go_on.wait()
        return Outcome(None)

    builder = Builder(make, delivered.append)
    builder.start()
    builder.request()
    begun.wait()
    builder.stop()
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "briefgen-build":
            thread.join()

    assert delivered == []
