"""The pages that browsers show: what they were sent, and what they are told when it has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from briefgen.serve.standing import apart_from_sheets

Message = dict[str, object]

RELOAD: Message = {"command": "reload", "path": "*", "liveCSS": False}
OTHER_WORDS: Message = {"command": "reload", "path": "page.html", "liveCSS": False}
"""Makes a page that can do so take in what is other in it; any other page loads itself anew."""
NEW_STYLE: Message = {"command": "reload", "path": "style.css", "liveCSS": True}
"""Makes livereload's script load style sheets again, and nothing else: the page stays as it is."""


class Listener(Protocol):
    """A page that listens; ``path`` is its output path."""

    path: str

    def say(self, message: Message) -> None:
        """Send a message to it."""

    def close(self) -> None:
        """End the talk with it."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """What was sent last from a path: digests of the whole page and of all but its style, and when."""

    whole: bytes
    apart: bytes
    edition: int


class OpenPages:
    """Who listens, and what was sent from each path. ``edition`` counts what they were sent from."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self.edition = 0
        self._sent: dict[str, _Sent] = {}

    def paths(self) -> frozenset[str]:
        """Give the output paths of the pages that are open."""
        return frozenset(listener.path for listener in tuple(self.listeners))

    def sent(self, path: str, page: bytes) -> None:
        """Remember that a page was sent."""
        self._sent[path] = _Sent(_digest(page), _digest(apart_from_sheets(page)), self.edition)

    def listens(self, listener: Listener) -> None:
        """Take a page that has come up; if anything changed since it was sent, it is told."""
        self.listeners.add(listener)
        sent = self._sent.get(listener.path)
        if sent is not None and sent.edition != self.edition:
            listener.say(RELOAD)

    def leaves(self, listener: Listener) -> None:
        """Forget a page that was closed."""
        self.listeners.discard(listener)

    def tell_all(self) -> None:
        """Let every page load itself anew."""
        for listener in tuple(self.listeners):
            listener.say(RELOAD)

    def tell_changed(self, pages: Mapping[str, bytes], *, others: bool) -> None:
        """Tell the pages that differ from what was sent; ``others``: and those that ``pages`` do not have."""
        told = [(listener, self._message(listener.path, pages, others=others)) for listener in self.listeners]
        for listener, message in told:
            if message is not None:
                listener.say(message)
        for path in {listener.path for listener, message in told if message is NEW_STYLE}:
            self.sent(path, pages[path])

    def tell_style(self) -> None:
        """Let every page load its style sheets anew."""
        for listener in tuple(self.listeners):
            listener.say(NEW_STYLE)

    def _message(self, path: str, pages: Mapping[str, bytes], *, others: bool) -> Message | None:
        if path not in pages:
            return RELOAD if others else None
        sent, page = self._sent.get(path), pages[path]
        if sent is None:
            return RELOAD
        if sent.apart != _digest(apart_from_sheets(page)):
            return OTHER_WORDS
        return None if sent.whole == _digest(page) else NEW_STYLE

    def __iter__(self) -> Iterator[Listener]:
        return iter(tuple(self.listeners))


def _digest(page: bytes) -> bytes:
    return blake2b(page, digest_size=16).digest()
