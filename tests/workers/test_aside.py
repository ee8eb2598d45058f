"""Work that a process of its own does while the build goes on."""

import os
import signal
import sys

import pytest

from briefgen.workers.aside import Aside, begun

forks = pytest.mark.skipif(sys.platform != "linux", reason="the build does the work itself elsewhere")


@pytest.fixture
def note(tmp_path):
    """Work that writes down which process does it."""
    file = tmp_path / "note"

    def work():
        file.write_text(str(os.getpid()))

    work.by = lambda: int(file.read_text()) if file.exists() else 0
    return work


@forks
def test_a_process_does_the_work_and_is_waited_for(note):
    with begun(note) as see_through:
        see_through()
    assert note.by() not in (0, os.getpid())


def test_work_that_does_not_pay_a_process_is_done_when_it_is_seen_through(note):
    with begun(note, pays=False) as see_through:
        assert not note.by()
        see_through()
    assert note.by() == os.getpid()


@forks
def test_what_a_lost_process_did_not_do_is_done_here(note):
    build = os.getpid()

    def work():
        if os.getpid() != build:
            os._exit(1)
        note()

    with begun(work) as see_through:
        see_through()
    assert note.by() == build


@forks
def test_work_that_nobody_sees_through_is_stopped():
    reading, writing = os.pipe()

    def work():
        os.write(writing, str(os.getpid()).encode())
        signal.pause()

    with pytest.raises(RuntimeError), begun(work):
        process = int(os.read(reading, 20))
        raise RuntimeError
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_without_work_nothing_is_done():
    assert not Aside().done()
