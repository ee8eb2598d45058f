"""Sockets and reload messages: the part of the preview that speaks to browsers."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import os
import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from functools import partial
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from socket import AI_PASSIVE, SOCK_STREAM, create_server, gaierror, getaddrinfo, socket
from typing import Protocol
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.site import File
from briefgen.pipeline import Built
from briefgen.serve import panel
from briefgen.serve.answer import answer
from briefgen.serve.builder import Builder, Result
from briefgen.serve.finding import Finding
from briefgen.serve.watch import watch

_RELOAD: dict[str, object] = {"command": "reload", "path": "*", "liveCSS": False}
_TRIES = 100
_SEARCH, _INDEX = "/search/", "/pagefind/"
_FAREWELL = 0.5  # seconds that open connections get to close
_NO_SUCH_FAMILY = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
_HOST = re.compile(r"[A-Za-z0-9.\-]+(?::\d+)?|\[[0-9a-fA-F:.]+\](?::\d+)?")


class NoPortError(Exception):
    """The address cannot be listened on; the text says why."""


class Ear(Protocol):
    """Is told what goes on; the command line prints it."""

    def ready(self, address: str, asked_port: int, port: int) -> None:
        """The preview stands at ``address``; the first build begins."""

    def built(self, result: Result) -> None:
        """A build has ended."""


class Server:
    """The preview of one site."""

    def __init__(
        self,
        root: Path,
        make: Callable[[str], Outcome[Built | None]],
        index: Callable[[Built], tuple[File, ...]],
        ear: Ear,
        *,
        reload: bool = True,
        poll: bool = False,
    ) -> None:
        self._root, self._make, self._index, self._ear, self._poll = root, make, index, ear, poll
        self.reload = reload
        self.files: Mapping[str, bytes] | None = None
        self.finding: Finding | None = None
        self.errors: tuple[Diagnostic, ...] = ()
        self.first = asyncio.Event()
        self.hosts: frozenset[str] | None = None
        self.listeners: set[_Socket] = set()
        self.edition = 0
        self.shown: dict[str, int] = {}

    async def run(self, bind: str, port: int) -> None:
        """Serve until the task is cancelled.

        Raises:
            NoPortError: the address cannot be listened on.
        """
        logging.getLogger("tornado.access").setLevel(logging.ERROR)
        sockets, taken = _listen(bind, port)
        address = f"http://{_name(bind)}:{taken}"
        self.hosts = _own_names(bind)
        loop = asyncio.get_running_loop()
        builder = Builder(
            partial(self._make, address), lambda result: _tell(loop, partial(self._take, result))
        )
        server = HTTPServer(self._application())
        server.add_sockets(sockets)
        # What changes while the first build runs must not be missed: watch first.
        watching = asyncio.create_task(watch(self._root, builder.request, poll=self._poll))
        await asyncio.sleep(0)
        self._ear.ready(address, port, taken)
        builder.start()
        builder.request()
        try:
            await watching
        finally:
            builder.stop()
            server.stop()
            for listener in tuple(self.listeners):
                listener.close()
            # A page that is still waiting for the first build must not keep us.
            with suppress(TimeoutError):
                async with asyncio.timeout(_FAREWELL):
                    await server.close_all_connections()

    def _application(self) -> Application:
        own = {"server": self}
        return Application(
            [
                (r"/livereload", _Socket, own),
                (re.escape(panel.SCRIPT_PATH), _Script, own),
                (re.escape(panel.STYLE_PATH), _Style, own),
                (r".*", _Page, own),
            ],
            websocket_ping_interval=30,
        )

    def _take(self, result: Result) -> None:
        """Show what a build gave: a new site, or the problems over the last good one."""
        before = (self.files, self.errors)
        if result.files is not None:
            self.files = result.files
        if result.built is not None:
            self.finding = Finding(partial(self._index, result.built))
        self.errors = result.errors
        self.first.set()
        self._ear.built(result)
        if self.reload and before != (self.files, self.errors):
            self.edition += 1
            for listener in tuple(self.listeners):
                listener.say(_RELOAD)


def _tell(loop: asyncio.AbstractEventLoop, what: Callable[[], None]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(what)


class _Guarded(RequestHandler):
    """Answers only to this machine's own names: no page elsewhere may read the preview (DNS rebinding)."""

    server: Server

    def initialize(self, server: Server) -> None:
        """Remember whose page this is."""
        self.server = server

    def prepare(self) -> None:
        """Refuse a request for a host that is not this machine."""
        hosts = self.server.hosts
        if hosts is not None and self.request.host_name.lower().strip("[]") not in hosts:
            self.set_status(403)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish("This preview answers only to the names of the machine that it runs on.\n")

    def set_default_headers(self) -> None:
        """Send the content policy under which the site works, so that the preview shows what breaks it."""
        sources = [f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")]
        if self.request.path == _SEARCH:
            sources[0] += " 'wasm-unsafe-eval'"  # what docs/publishing.md says that this page needs more
        if _HOST.fullmatch(self.request.host):
            sources[-1] += f" ws://{self.request.host}"  # not every browser takes the socket for 'self'
        self.set_header("Content-Security-Policy", "; ".join(["default-src 'none'", *sources]))
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Server", "briefgen")


class _Page(_Guarded):
    """A file of the site."""

    async def get(self) -> None:
        """Answer with the file, the problems over it; the first request waits for the first build."""
        await self.server.first.wait()
        self.server.shown[self.request.path] = self.server.edition
        site, errors, reload = self.server.files, self.server.errors, self.server.reload
        if site is None:
            self.set_status(500)
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(panel.only_problems(errors, script=reload))
            return
        if self.request.path.startswith(_INDEX) and self.server.finding is not None:
            site = await self.server.finding.files()
        found = answer(self.request.path, self.request.query, site)
        self.set_status(found.status)
        if found.location:
            self.set_header("Location", found.location)
        self.set_header("Content-Type", found.type)
        self.finish(panel.dress(found.body, errors, script=reload) if found.is_page else found.body)

    head = get


class _Style(_Guarded):
    """The style sheet of the panel."""

    def get(self) -> None:
        """Answer with the style sheet."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(panel.style())


class _Script(_Guarded):
    """The script that waits for reload messages, as livereload ships it."""

    def get(self) -> None:
        """Answer with the script."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish((files("livereload") / "vendors" / "livereload.js").read_bytes())


class _Socket(_Guarded, WebSocketHandler):
    """The socket that tells open pages to load anew, in livereload's protocol.

    livereload's own handler lets pages of any origin listen, and keeps its listeners in the class.
    """

    def on_message(self, message: str | bytes) -> None:
        """Take the hello of the script, and its word that the page is there."""
        try:
            said = json.loads(message)
            command, path = said.get("command"), urlsplit(said.get("url", "")).path
        except (ValueError, AttributeError, TypeError):
            return
        if command == "hello":
            protocols = ["http://livereload.com/protocols/official-7"]
            self.say({"command": "hello", "protocols": protocols, "serverName": "briefgen"})
        elif command == "info":
            self.server.listeners.add(self)
            # The site may have changed after the page was sent and before it began to listen.
            if self.server.shown.get(path, self.server.edition) != self.server.edition:
                self.say(_RELOAD)

    def on_close(self) -> None:
        """Forget a page that was closed."""
        self.server.listeners.discard(self)

    def say(self, message: dict[str, object]) -> None:
        """Send a message, unless the page has just gone."""
        with suppress(WebSocketClosedError):
            self.write_message(message)


def _listen(bind: str, port: int) -> tuple[list[socket], int]:
    """Give sockets on the port that was asked for, else on the next free one."""
    for candidate in range(port, min(port + _TRIES, 65536)):
        try:
            sockets = _bind(bind, candidate)
        except gaierror as error:
            raise NoPortError(f"There is no address '{bind}' ({error.strerror}).") from None
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                continue
            why = os.strerror(error.errno or 0).lower()
            raise NoPortError(f"{bind}:{candidate} cannot be listened on ({why}).") from None
        return sockets, int(sockets[0].getsockname()[1])
    raise NoPortError(f"No port from {port} to {candidate} is free.")


def _bind(bind: str, port: int) -> list[socket]:
    """Open one port on every address that the name stands for, or on none."""
    sockets: list[socket] = []
    with ExitStack() as opened:
        addresses = getaddrinfo(bind or None, port, type=SOCK_STREAM, flags=AI_PASSIVE)
        for family, *_, address in addresses:
            try:
                one = opened.enter_context(create_server((address[0], port), family=family))
            except OSError as error:
                if error.errno in _NO_SUCH_FAMILY and (sockets or address != addresses[-1][-1]):
                    continue  # `localhost` names IPv6 too, also where the machine has none
                raise
            port = one.getsockname()[1]
            one.setblocking(False)
            sockets.append(one)
        opened.pop_all()
    return sockets


def _name(bind: str) -> str:
    """Give the name by which a browser on this machine reaches the preview."""
    if bind in ("0.0.0.0", "::", "::1", ""):  # the reload script cannot read an address with colons
        return "localhost"
    return f"[{bind}]" if ":" in bind else bind


def _own_names(bind: str) -> frozenset[str] | None:
    """Give the host names that are answered; none are refused where other machines may come in."""
    try:
        inside = ip_address(bind).is_loopback
    except ValueError:
        inside = bind == "localhost"
    return frozenset({"localhost", "127.0.0.1", "::1", bind.lower()}) if inside else None
