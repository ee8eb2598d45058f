"""The process that loads the model beside a build after one edit: whatever becomes of it, the work is done."""

import os
import sys

import pytest

from briefgen.workers.model_process import ModelProcess
from briefgen.workers.model_worker import ModelWorker

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.cpu_count() == 1, reason="there is a process only where it costs nothing"
)


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    """Other tests may have left threads behind, which these have nothing to do with."""
    monkeypatch.setattr("threading.active_count", lambda: 1)


def number(_task: object) -> int:
    return os.getpid()


def refuse(task: str) -> str:
    raise ValueError(task)


def refuse_elsewhere(parent: int) -> str:
    if os.getpid() != parent:
        os._exit(3)
    return "done here"


def test_tasks_are_done_in_one_other_process_and_something_else_meanwhile():
    done = []
    with ModelProcess() as process:
        worker = ModelWorker(process)
        worker.meanwhile = lambda: done.append(os.getpid())
        first, second = worker.map(number, ["a", "b"])
    assert first == second != os.getpid()
    assert done == [os.getpid()]
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_what_the_process_cannot_do_is_done_here():
    with ModelProcess() as process:
        assert list(ModelWorker(process).map(refuse_elsewhere, [os.getpid()] * 2)) == ["done here"] * 2


def test_an_error_is_that_of_the_task():
    with ModelProcess() as process, pytest.raises(ValueError, match="bad"):
        list(ModelWorker(process).map(refuse, ["bad"]))


def test_without_a_process_all_is_done_here():
    assert list(ModelWorker(ModelProcess()).map(number, ["a"])) == [os.getpid()]
