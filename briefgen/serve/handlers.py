"""Requests and sockets: the part of the preview that speaks to browsers."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from importlib.resources import files
from typing import Protocol
from urllib.parse import urlsplit

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from briefgen.model.diagnostic import Diagnostic
from briefgen.serve import exchange, panel, strip
from briefgen.serve.answer import Answer, answer, output_path
from briefgen.serve.finding import Finding
from briefgen.serve.open_pages import Listener, Message, OpenPages
from briefgen.serve.standing import UnmadeError
from briefgen.serve.threads import in_thread

_SEARCH, _INDEX = "/search/", "/pagefind/"
_HOST = re.compile(r"[A-Za-z0-9.\-]+(?::\d+)?|\[[0-9a-fA-F:.]+\](?::\d+)?")
_CSS, _JS = "text/css; charset=utf-8", "text/javascript; charset=utf-8"


class Preview(Protocol):
    """What requests are answered from."""

    reload: bool
    finding: Finding | None
    first: asyncio.Event
    hosts: frozenset[str] | None
    open: OpenPages

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the site from being shown anew."""

    @property
    def files(self) -> Mapping[str, bytes] | None:
        """The site as it is shown, if there is one."""

    def strip(self, path: str) -> str:
        """Give what is to stand under the page at an output path."""

    def beside(self, path: str) -> bytes:
        """Give what tells that the page at an output path shows something else though it is the same."""

    async def compare(self, listener: Listener) -> None:
        """Tell a page if it is another by now."""

    def warm(self) -> None:
        """A page is up: what the first edit needs may be loaded."""


def application(preview: Preview) -> Application:
    """Give what answers the requests to a preview."""
    own = {"preview": preview}
    # What goes with the preview itself: never a part of the site.
    ours: dict[str, tuple[str, Callable[[], bytes]]] = {
        panel.SCRIPT_PATH: (_JS, _livereload),
        panel.STYLE_PATH: (_CSS, panel.style),
        strip.STYLE_PATH: (_CSS, strip.style),
        strip.SCRIPT_PATH: (_JS, strip.program),
        exchange.SCRIPT_PATH: (_JS, exchange.program),
    }
    return Application(
        [
            (r"/livereload", Socket, own),
            *(
                (re.escape(path), _Ours, {**own, "kind": kind, "read": read})
                for path, (kind, read) in ours.items()
            ),
            (r".*", _Page, own),
        ],
        websocket_ping_interval=30,
    )


def _livereload() -> bytes:
    """Give the script that waits for reload messages, as livereload ships it."""
    return (files("livereload") / "vendors" / "livereload.js").read_bytes()


class _Guarded(RequestHandler):
    """Answers only to this machine's own names: no page elsewhere may read the preview (DNS rebinding)."""

    preview: Preview

    def initialize(self, preview: Preview) -> None:
        """Remember whose page this is."""
        self.preview = preview

    def prepare(self) -> None:
        """Refuse a request for a host that is not this machine."""
        hosts = self.preview.hosts
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
        preview = self.preview
        await preview.first.wait()
        site = preview.files
        if site is None:
            self._only(preview.errors, preview.open.edition)
            return
        if self.request.path.startswith(_INDEX) and preview.finding is not None:
            site = await preview.finding.files()
        # Those of the site: there may be another when the page is made.
        edition, file = preview.open.edition, preview.open.moves.file(output_path(self.request.path))
        try:
            found, under, beside, exchanges = await in_thread(partial(self._made, site))
        except UnmadeError as error:
            self._only(error.problems, edition)
            return
        self.set_status(found.status)
        if found.location:
            self.set_header("Location", found.location)
        self.set_header("Content-Type", found.type)
        if not found.is_page:
            self.finish(found.body)
            return
        number = self._sent(found.body + under.encode() + beside, edition, whole=not exchanges, file=file)
        page = panel.dress(
            found.body, preview.errors, under, script=preview.reload, number=number, exchanges=exchanges
        )
        self.finish(page)
        preview.warm()

    head = get

    def _made(self, site: Mapping[str, bytes]) -> tuple[Answer, str, bytes, bool]:
        """Make what was asked for and what goes with it, and say whether it takes in what is other later."""
        found = answer(self.request.path, self.request.query, site)
        if not found.is_page or found.status != 200:
            return found, "", b"", False
        path = output_path(self.request.path)
        under, beside = self.preview.strip(path), self.preview.beside(path)
        return found, under, beside, exchange.takes_part(found.body, self.request.full_url(), site)

    def _only(self, problems: tuple[Diagnostic, ...], edition: int) -> None:
        number = self._sent(b"", edition, whole=True)
        self.set_status(500)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(panel.only_problems(problems, script=self.preview.reload, number=number))

    def _sent(self, page: bytes, edition: int, *, whole: bool, file: str = "") -> int:
        """Remember what the browser is sent, and give the number of its page."""
        shown = self.preview.open
        number = shown.number(self.request.headers.get(exchange.NUMBER, ""))
        shown.sent(output_path(self.request.path), page, edition, number, whole=whole, file=file)
        return number


class _Ours(_Guarded):
    """A file of the preview itself."""

    def initialize(self, preview: Preview, kind: str = "", read: Callable[[], bytes] = bytes) -> None:
        """Remember which."""
        super().initialize(preview)
        self._kind, self._read = kind, read

    def get(self) -> None:
        """Answer with it."""
        self.set_header("Content-Type", self._kind)
        self.finish(self._read())


def _number(plugins: object) -> int:
    """Give the number that a page has by the word of its script, 0 if it says none."""
    own = plugins.get("briefgen") if isinstance(plugins, dict) else None
    number = own.get("page") if isinstance(own, dict) else None
    return number if isinstance(number, int) else 0


class Socket(_Guarded, WebSocketHandler):
    """The socket that tells open pages to load anew, in livereload's protocol.

    livereload's own handler lets pages of any origin listen, and keeps its listeners in the class.
    """

    path = ""
    number = 0

    async def on_message(self, message: str | bytes) -> None:
        """Take the hello of the script, and its word which page is there."""
        try:
            said = json.loads(message)
            command, path = said.get("command"), urlsplit(said.get("url", "")).path
        except (ValueError, AttributeError, TypeError):
            return
        if command == "hello":
            protocols = ["http://livereload.com/protocols/official-7"]
            self.say({"command": "hello", "protocols": protocols, "serverName": "briefgen"})
        elif command == "info":
            self.path = output_path(path)
            self.number = _number(said.get("plugins"))
            if self.preview.open.listens(self):
                await self.preview.compare(self)

    def on_close(self) -> None:
        """Forget a page that was closed."""
        self.preview.open.leaves(self)

    def say(self, message: Message) -> None:
        """Send a message, unless the page has just gone."""
        with suppress(WebSocketClosedError):
            self.write_message(message)
