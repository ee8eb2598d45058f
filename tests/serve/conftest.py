"""A preview of a small site of text files, on a real socket, and a browser of few words."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from briefgen.model.diagnostic import Diagnostic, Outcome, Severity
from briefgen.model.text import Place
from briefgen.serve.server import Server
from briefgen.serve.standing import Look, StandingSite


class TextSite:
    """Makes a site of one page for each text file: an error in a file that says "broken", a bug where it says "bug"."""

    def __init__(self, root: Path):
        self.root, self.built, self.warmed = root, 0, threading.Event()

    def make(self, address: str) -> Outcome[StandingSite | None]:
        self.built += 1
        wrong, files = [], {"404.html": b"<html><head></head><body>none</body></html>"}
        for path in sorted(self.root.glob("content/**/*.md")):
            text = path.read_text()
            if "bug" in text:
                raise RuntimeError("not the author's fault")
            if "broken" in text:
                wrong.append(self.mistake(path))
            files[self.output(path)] = f"<html><head></head><body>{text} {address}</body></html>".encode()
        standing = StandingSite(files, beside=partial(self.beside, files), index=lambda: index_of(files))
        return Outcome(standing, tuple(wrong))

    def beside(self, files, path: str) -> bytes:
        return str(len(files)).encode() if path == "search/index.html" else b""

    def mistake(self, path: Path) -> Diagnostic:
        text = path.read_text()
        place = Place(f"content/{path.name}", 1, 1 + text.index("broken"), 6, text)
        return Diagnostic("test/broken", Severity.ERROR, "This is broken.", "Mend it.", place)

    def output(self, path: Path) -> str:
        return "index.html" if path.stem == "index" else f"{path.stem}/index.html"

    def look(self, path: str) -> Look | None:
        return None

    def rest(self) -> None:
        pass

    def warm(self) -> None:
        self.warmed.set()


def index_of(files):
    """The index of a site, which is its number of pages."""
    return {"pagefind/pages.txt": str(len(files)).encode()}


def apart(coroutine):
    """Run a coroutine in a thread of its own: this one may have a loop already (that of a browser test)."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


@dataclass
class Heard:
    """What the terminal is told."""

    address: str = ""
    results: queue.Queue = field(default_factory=queue.Queue)
    stands: threading.Event = field(default_factory=threading.Event)

    def ready(self, address, asked_port, port):
        self.address = address
        self.stands.set()

    def built(self, result):
        self.results.put(result)


@dataclass
class Preview:
    root: Path
    heard: Heard
    maker: object
    host: str
    port: int

    def get(self, path="/", method="GET", **headers):
        """Ask for a path exactly as written; give status, headers and text."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=20)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, body

    def until(self, text, path="/"):
        """Ask until the page says ``text``; give the page."""
        end = time.monotonic() + 20
        while text not in (page := self.get(path)[2]):
            assert time.monotonic() < end, page
            time.sleep(0.02)
        return page

    def listen(self, do, url="http://x/", page=0, **headers):
        """Let a page (its number) at ``url`` listen, ``do`` something, give the first that the page is told."""

        async def run():
            request = HTTPRequest(f"ws://{self.host}:{self.port}/livereload", headers=headers)
            socket = await websocket_connect(request)
            await socket.write_message("no JSON")
            await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
            hello = json.loads(await socket.read_message())
            plugins = {"briefgen": {"page": page}}
            await socket.write_message(json.dumps({"command": "info", "url": url, "plugins": plugins}))
            if do is not None:
                await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
                await socket.read_message()  # our word that we are there has been heard
                await asyncio.to_thread(do)
            told = json.loads(await asyncio.wait_for(socket.read_message(), 20))
            socket.close()
            while await socket.read_message() is not None:
                pass  # until the other side has closed too
            return hello, told

        return apart(run())

    def told_while(self, do, url="http://x/"):
        """Let the page at ``url`` listen, ``do`` something; give all that the page was told until it was done."""

        async def run():
            socket = await websocket_connect(f"ws://{self.host}:{self.port}/livereload")
            await socket.write_message(json.dumps({"command": "info", "url": url}))
            await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
            await socket.read_message()
            await asyncio.to_thread(do)
            await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
            told = []
            while (message := json.loads(await asyncio.wait_for(socket.read_message(), 20)))[
                "command"
            ] != "hello":
                told.append(message)
            socket.close()
            while await socket.read_message() is not None:
                pass
            return told

        return apart(run())


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("first words")
    return tmp_path


@pytest.fixture
def preview(root):
    """Start previews: ``preview(bind=…, poll=…)``; all are stopped at the end."""
    running = []

    def start(bind="127.0.0.1", port=0, maker=None, **options):
        maker = maker or TextSite(root)
        heard, loops = Heard(), queue.Queue()

        async def run():
            task = asyncio.current_task()
            loops.put((asyncio.get_running_loop(), task))
            await Server(root, maker, heard, **options).run(bind, port)

        def body():
            with contextlib.suppress(asyncio.CancelledError):
                asyncio.run(run())

        thread = threading.Thread(target=body)
        thread.start()
        running.append((*loops.get(), thread))
        assert heard.stands.wait(20)
        return Preview(root, heard, maker, "127.0.0.1", int(heard.address.rpartition(":")[2]))

    yield start
    for loop, task, thread in running:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
