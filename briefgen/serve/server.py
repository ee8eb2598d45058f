"""What ties the preview together: changes in, builds and looks, and what open pages are told."""

from __future__ import annotations

import asyncio
import logging
from collections import ChainMap
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from tornado.httpserver import HTTPServer

from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.serve.answer import type_of
from briefgen.serve.builder import Result, as_shown, bug_of, build
from briefgen.serve.finding import Finding
from briefgen.serve.gathering import FEW, Gathering
from briefgen.serve.handlers import application
from briefgen.serve.mistakes import Mistakes
from briefgen.serve.open_pages import Listener, OpenPages
from briefgen.serve.ports import NoPortError, listen, name_of, own_names
from briefgen.serve.standing import Look, StandingSite, UnmadeError
from briefgen.serve.threads import Worker, begin, in_thread
from briefgen.serve.watch import is_unfinished, watch

__all__ = ["Ear", "Maker", "NoPortError", "Server"]

_FAREWELL = 0.5  # seconds that open connections get to close
_PATIENCE = 2.0  # seconds that a first page is waited for before the model is loaded


class Ear(Protocol):
    """Is told what goes on; the command line prints it."""

    def ready(self, address: str, asked_port: int, port: int) -> None:
        """The preview stands at ``address``; the first build begins."""

    def built(self, result: Result) -> None:
        """A build has ended."""


class Maker(Protocol):
    """Makes the site that is previewed. Each method runs in a thread of its own."""

    def make(self, address: str) -> Outcome[StandingSite | None]:
        """Make the whole site anew, for the preview at ``address``."""

    def look(self, path: str) -> Look | None:
        """Say what a change of the one file at ``path`` does; nothing where only a build can tell."""

    def rest(self) -> None:
        """Use the quiet moment after a build."""

    def warm(self) -> None:
        """Load what the first edit would have to wait for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look found that no build has settled yet: a file and the strip under it, and since when."""

    number: int
    data: bytes
    strip: str


class Server:
    """The preview of one site."""

    def __init__(
        self, root: Path, maker: Maker, ear: Ear, *, reload: bool = True, poll: bool = False
    ) -> None:
        self._root, self._maker, self._ear, self._poll = root, maker, ear, poll
        self.reload = reload
        self.standing: StandingSite | None = None
        self.finding: Finding | None = None
        self.first = asyncio.Event()
        self.hosts: frozenset[str] | None = None
        self.open = OpenPages()
        self._address = ""
        self._asked = self._covered = 0
        self._mistakes = Mistakes()
        self._ahead: dict[str, _Found] = {}
        self._changed: dict[str, int] = {}
        self._comparing: set[asyncio.Task[None]] = set()
        self._pictured = 0  # the number under which a picture changed last that no page shows yet
        self._warmed = False
        self._loop: asyncio.AbstractEventLoop
        self._builder = Worker("build", self._build)
        self._looker = Worker("look", self._look)

    @property
    def files(self) -> Mapping[str, bytes] | None:
        """The site as it is shown: what was looked at goes before what was built."""
        if self.standing is None:
            return None
        if not self._ahead:
            return self.standing.files
        ahead = {path: found.data for path, found in self._ahead.items()}
        return ChainMap(ahead, self.standing.files)  # type: ignore[arg-type]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What is to mend."""
        return self._mistakes.errors

    def strip(self, path: str) -> str:
        """Give what is to stand under the page at an output path."""
        if path in self._ahead:
            return self._ahead[path].strip
        return self.standing.strip(path) if self.standing is not None else ""

    def beside(self, path: str) -> bytes:
        """Give what tells that the page at an output path shows something else though it is the same."""
        return self.standing.beside(path) if self.standing is not None else b""

    async def run(self, bind: str, port: int) -> None:
        """Serve until the task is cancelled.

        Raises:
            NoPortError: the address cannot be listened on.
        """
        logging.getLogger("tornado.access").setLevel(logging.CRITICAL)  # no line for a page of problems
        sockets, taken = listen(bind, port)
        self._address = f"http://{name_of(bind)}:{taken}"
        self.hosts = own_names(bind)
        self._loop = asyncio.get_running_loop()
        server = HTTPServer(application(self))
        server.add_sockets(sockets)
        # What changes while the first build runs must not be missed: watch first.
        gathering = Gathering(self._settle, partial(is_unfinished, self._root))
        watching = asyncio.create_task(watch(self._root, partial(self._seen, gathering), poll=self._poll))
        await asyncio.sleep(0)
        self._ear.ready(self._address, port, taken)
        self._builder.start()
        self._looker.start()
        self._settle(frozenset())
        try:
            await watching
        finally:
            gathering.stop()
            self._builder.stop()
            self._looker.stop()
            server.stop()
            for listener in self.open:
                listener.close()
            # A page that is still waiting for the first build must not keep us.
            with suppress(TimeoutError):
                async with asyncio.timeout(_FAREWELL):
                    await server.close_all_connections()

    # ---- what changes

    def _seen(self, gathering: Gathering, paths: frozenset[str]) -> None:
        """Take what changed just now: a single file is looked at at once, all is settled when it is calm."""
        if self.standing is not None and 0 < len(paths) <= FEW:
            self._changed |= dict.fromkeys(paths, self._asked + 1)
            self._looker.request()
        gathering.add(paths)

    def _settle(self, paths: frozenset[str]) -> None:
        self._asked += 1
        if not paths or any(map(self._may_be_picture, paths)):
            self._pictured = self._asked
        self._builder.request()

    def _may_be_picture(self, path: str) -> bool:
        """Say whether a page may show something else though it is the same: a picture keeps its address.

        A folder that was moved in may hold some; what an editor leaves beside the file that it saves is none.
        """
        return type_of(path).startswith(("image/", "audio/", "video/")) or (self._root / path).is_dir()

    # ---- in threads

    def _build(self) -> None:
        self._looker.wait()  # the page that somebody looks at goes before all others
        covers, asked = self._asked, self.open.paths()
        result = build(partial(self._maker.make, self._address), asked, covers=covers)
        if not self._builder.stopped:
            self._tell(partial(self._take, result))
            self._maker.rest()

    def _look(self) -> None:
        changed, self._changed = self._changed, {}
        for path, number in sorted(changed.items()):
            try:
                look = self._maker.look(path)
            except Exception as error:
                look = Look(path, {}, (bug_of(error)[0],))
            if look is not None and not self._looker.stopped:
                self._tell(partial(self._take_look, number, look))

    def _tell(self, what: Callable[[], None]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(what)

    # ---- what they found

    def _take(self, result: Result) -> None:
        """Show what a build gave: a new site, or the problems over the last good one."""
        before = self.errors
        self._covered = result.covers
        if result.standing is not None:  # else what was looked at and good stays the last good page
            self._ahead = {path: found for path, found in self._ahead.items() if found.number > result.covers}
            self.standing = result.standing
            self.finding = Finding(result.standing.index)
            self.open.moves.take(result.standing.articles)
        self._mistakes.built(result.covers, result.errors)
        if result.standing is not None or before != self.errors:
            self.open.edition += 1
        is_first = not self.first.is_set()
        self.first.set()
        self._ear.built(result)
        if is_first:
            self._loop.call_later(_PATIENCE, self.warm)
        pictured = result.standing is not None and 0 < self._pictured <= result.covers
        if pictured:
            self._pictured = 0
        if pictured or before != self.errors:
            self._tell_all()
        elif result.standing is not None:
            self._tell_changed({**result.pages, **self._ahead_pages()}, others=True)

    def _take_look(self, number: int, look: Look) -> None:
        """Show what a look gave, unless a build has settled it: its page too, if nothing at all is wrong."""
        if number <= self._covered:
            return
        before = self.errors
        self._mistakes.looked(number, look.path, look.problems)
        files = {} if self.errors else look.files
        if files or before != self.errors:
            self.open.edition += 1
        self._ahead |= {path: _Found(number, data, look.strips.get(path, "")) for path, data in files.items()}
        if before != self.errors:
            self._tell_all()
        elif not look.path.endswith(".css"):
            self._tell_changed({path: self._ahead_pages()[path] for path in files}, others=False)
        elif files and self.reload:
            self.open.tell_style()

    def _ahead_pages(self) -> dict[str, bytes]:
        return {path: found.data + found.strip.encode() for path, found in self._ahead.items()}

    def _tell_all(self) -> None:
        if self.reload:
            self.open.tell_all()

    def _tell_changed(self, pages: Mapping[str, bytes], *, others: bool) -> None:
        """Tell open pages that have changed; ``others``: also those that ``pages`` do not have."""
        unknown = self.open.tell_changed(pages) if self.reload else ()
        if others:
            for listener in unknown:
                task = self._loop.create_task(self.compare(listener))
                self._comparing.add(task)
                task.add_done_callback(self._comparing.discard)

    async def compare(self, listener: Listener) -> None:
        """Make what an open page is by now, and tell it if it was sent something else."""
        edition = -1
        while edition != self.open.edition:  # what it was when we began may be no more
            edition = self.open.edition
            make = partial(as_shown, listener.path, self.files or {}, self.strip, self.beside)
            try:
                page = await in_thread(make)
            except UnmadeError:
                self.open.reload(listener)
                return
        self.open.tell(listener, page)

    def warm(self) -> None:
        """Begin to load the model, once."""
        if not self._warmed:
            self._warmed = True
            begin("model", self._maker.warm)
