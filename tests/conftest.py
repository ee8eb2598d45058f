"""What tests of the whole product share: the sample edition, built once, and small sites written as text."""

import os
import re
import shutil
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).parent.parent

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"

_PART = re.compile(r"^-- (\S+) --\n", re.MULTILINE)


def write_site(folder, text):
    """Write a whole site given as one text: each file begins with a line ``-- path --``."""
    parts = _PART.split(text)
    assert not parts[0].strip(), "text before the first file"
    for path, body in zip(parts[1::2], parts[2::2], strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body, encoding="utf-8")
    return folder


def run_briefgen(*words, cwd, **env):
    """Run the command as a user does; give the finished process with its text."""
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *words],
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT), **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path):
    """Write a site from text into an empty folder: ``site(text)`` gives the folder."""
    return partial(write_site, tmp_path)


def copy_sample(folder):
    """Copy what the sample edition is made from, without its output."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "briefgen.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample edition, built by the command into ``site/`` of an empty folder."""
    folder = copy_sample(tmp_path_factory.mktemp("sample"))
    done = run_briefgen("build", "--as-of", "2026-01-15", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


class _Quiet(SimpleHTTPRequestHandler):
    """A plain static server that sends the policy of the docs with every answer."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *words):
        pass


@pytest.fixture(scope="session")
def served(sample, tmp_path_factory):
    """The address of the sample edition in a sub-folder of a plain static server on loopback."""
    top = tmp_path_factory.mktemp("www")
    shutil.copytree(sample, top / "news" / "desk")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(top)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/news/desk/"
    server.shutdown()
    server.server_close()
    thread.join()
