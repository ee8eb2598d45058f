"""``briefgen serve`` as a user runs it: a process of its own, a real site, a real change, Ctrl-C."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from threading import Timer

import pytest


class Preview:
    """A running preview: what it says, and its pages. It is killed when it has lasted longer than any test."""

    PATIENCE = 120  # s

    def __init__(self, folder, env, *words):
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "briefgen", "serve", *words],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.limit = Timer(self.PATIENCE, self.process.kill)
        self.limit.start()
        self.said = ""
        self.port = int(self.hear(r"Preview: http://127\.0\.0\.1:(\d+)/")[1])

    def hear(self, pattern):
        """Read on until a line says this."""
        for line in self.process.stdout:
            self.said += line
            if found := re.search(pattern, line):
                return found
        raise AssertionError(self.said)

    def page(self, path="/"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def stop(self, *, everyone=False):
        if everyone:
            os.killpg(self.process.pid, signal.SIGINT)
        else:
            self.process.send_signal(signal.SIGINT)
        rest = self.process.stdout.read()
        self.process.stdout.close()
        return self.process.wait(), rest


@pytest.fixture
def preview(edition, plain_env):
    running = []

    def start(*words):
        running.append(Preview(edition, plain_env, "-p", "0", *words))
        return running[-1]

    yield start
    for shown in running:
        shown.limit.cancel()
        shown.process.kill()
        shown.process.stdout.close()
        shown.process.wait()


def test_a_session_of_work(preview, edition, add, site_of):
    add("first", "draft: true", body="A draft.\n")
    add("later", date="2999-01-01")
    add("gone", "expires: 2001-01-01", date="2000-01-01")
    (edition / "site").mkdir()
    (edition / "site" / "index.html").write_text("the published site")
    shown = preview()
    shown.hear(r"Built \d+ pages in \d+\.\d\d s\.")
    assert "We will build the bridge" in shown.page("/mayor/")
    assert "Draft" in shown.page("/first/")
    assert "Scheduled" in shown.page("/later/")
    assert "Expired" in shown.page("/gone/")

    add("wrong", "kind: newz")
    shown.hear(r"content/wrong\.md:4:7: error\[")
    shown.hear("The preview shows the site as it was")
    assert "content/wrong.md:4:7" in shown.page("/mayor/")
    (edition / "content" / "mayor.md").write_text("---\ntitle: Changed\n---\n")
    (edition / "content" / "wrong.md").unlink()
    shown.hear(r"Mended\. Built \d+ pages")
    assert "Changed" in shown.page("/mayor/")
    assert shown.said.count("content/wrong.md:4:7") == 1, "the same problem is said once"
    assert site_of(edition / "site") == {"index.html": b"the published site"}

    assert shown.stop() == (0, "\nStopped.\n")


def test_what_is_not_out_can_be_left_out(preview, add):
    add("first", "draft: true", body="A draft.\n")
    add("gone", "expires: 2001-01-01")
    shown = preview("--published")

    assert "We will build the bridge" in shown.page("/mayor/")
    assert "A draft." not in shown.page("/first/")
    assert "Expired" not in shown.page("/gone/")


def test_ctrl_c_while_the_preview_is_still_loaded_ends_it_cleanly(edition, plain_env):
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "briefgen", "serve", "-p", "0"],
        cwd=edition,
        env=plain_env,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr.readline() == "Starting the preview …\n"
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()

    assert (process.returncode, said) == (0, "\nStopped.\n")


def test_ctrl_c_during_the_first_build_ends_at_once_also_for_its_processes(preview, add):
    for n in range(300):
        add(f"story-{n}", body=f"Ann Aster said that the number was {n}.\n\n" * 30)
    shown = preview()
    time.sleep(1.5)

    # As a terminal does it: whoever belongs to the command gets the signal.
    assert shown.stop(everyone=True) == (0, "\nStopped.\n")


def test_ctrl_c_while_the_model_is_loaded_ends_at_once(preview):
    shown = preview()
    shown.page("/mayor/")

    assert shown.stop(everyone=True)[0] == 0


def test_ctrl_c_twice_is_ctrl_c(preview):
    shown = preview()
    shown.page("/mayor/")
    shown.process.send_signal(signal.SIGINT)
    shown.hear("Stopped")

    while shown.process.poll() is None:
        shown.process.send_signal(signal.SIGINT)
        time.sleep(0.002)
    assert "Traceback" not in shown.process.stdout.read()
    assert shown.process.returncode == 0


def test_a_port_that_is_taken(preview):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        shown = preview("-p", str(port))

        assert shown.port != port
        assert f"Port {port} is taken, so this is port {shown.port}." in shown.said


def test_an_address_that_is_not_ours(run):
    done = run("serve", "-b", "192.0.2.1")

    assert done.exit_code == 1
    assert done.stderr.startswith("Starting the preview …\n")
    assert "192.0.2.1:8000 cannot be listened on" in done.stderr


def test_a_cluster_that_does_not_answer_is_said_and_the_preview_stands(preview):
    shown = preview("--scheduler", "tcp://127.0.0.1:9")
    shown.hear(r"No Dask scheduler answers at tcp://127\.0\.0\.1:9\.")

    assert "No Dask scheduler answers" in shown.page()
    code, rest = shown.stop()
    assert (code, "GET" in rest) == (0, False), "what the browser is told, the terminal has said"


def test_a_shared_cache_is_filled_and_one_that_cannot_be_ends_it(preview, run, tmp_path):
    shown = preview("-j", "1", "--cache", (tmp_path / "shared").as_uri())
    shown.hear(r"Built \d+ pages")
    assert list((tmp_path / "shared").glob("memo-1-*.pack"))

    done = run("serve", "--cache", "nosuch://there")
    assert done.exit_code == 1
    assert "There can be no cache at nosuch://there" in done.stderr


def test_a_folder_that_is_no_site(run, tmp_path):
    assert run("serve", "-C", tmp_path).exit_code == 2
