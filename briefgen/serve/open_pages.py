"""The pages that browsers show: what they were sent, and what they are told when it has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from secrets import randbelow
from typing import Protocol

from briefgen.serve.moves import Moves
from briefgen.serve.standing import apart_from_sheets, sheets_in

Message = dict[str, object]

RELOAD: Message = {"command": "reload", "path": "*", "liveCSS": False}
OTHER_WORDS: Message = {"command": "reload", "path": "page.html", "liveCSS": False}
"""Makes a page that can do so take in what is other in it; any other page loads itself anew."""
NEW_STYLE: Message = {"command": "reload", "path": "style.css", "liveCSS": True}
"""Makes livereload's script load style sheets again, and nothing else: the page stays as it is."""


def gone_to(address: str) -> Message:
    """Make a page go to another address, at which it stands by now."""
    return {"command": "reload", "path": f"moved.html#{address}", "liveCSS": False}


_MOST = 1000
"""Pages that were sent and are remembered before they listen; most that are asked for never do."""


class Listener(Protocol):
    """A page that listens: its output path, and the number under which it was sent (0: it cannot tell)."""

    path: str
    number: int

    def say(self, message: Message) -> None:
        """Send a message to it."""

    def close(self) -> None:
        """End the talk with it."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """What was sent last to a page: a digest of all but its style, the versions of its sheets, and when.

    ``whole``: it takes nothing in, but is loaded anew. ``file`` is the content file whose page it is, if any.
    """

    apart: bytes
    sheets: tuple[bytes, ...]
    edition: int
    whole: bool
    file: str = ""


class OpenPages:
    """Who listens, and what each was sent. ``edition`` counts what they were sent from.

    Two pages at one path may have been sent different things, so each has a number. For those that cannot
    tell theirs, what was sent last from their path counts.
    """

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self.moves = Moves()
        self.edition = 0
        self._all = 0  # the edition of which all were told
        self._sent: dict[int, _Sent] = {}
        self._last: dict[str, int] = {}
        # A page that an earlier preview sent must not take itself for one of ours.
        self._numbers = count(1 + randbelow(1 << 40))

    def paths(self) -> frozenset[str]:
        """Give the output paths of the pages that are open."""
        return frozenset(listener.path for listener in tuple(self.listeners))

    def number(self, said: str) -> int:
        """Give the number of a page: that which it says it has, if we gave it, else a new one."""
        known = int(said) if said.isascii() and said.isdigit() else 0
        return known if known in self._sent else next(self._numbers)

    def sent(
        self, path: str, page: bytes, edition: int, number: int, *, whole: bool = False, file: str = ""
    ) -> None:
        """Remember what was sent to the page with a number, of which edition that was, and how it follows.

        A page whose ``file`` is gone still stands for it: the file may be back under another name.
        """
        if not file and number in self._sent:
            file = self._sent[number].file
        self._sent[number] = _Sent(_digest(apart_from_sheets(page)), sheets_in(page), edition, whole, file)
        self._last[path] = number
        if len(self._sent) > 2 * _MOST:
            open_ = {listener.number for listener in self.listeners}
            for old in list(self._sent)[:-_MOST]:
                if old not in open_:
                    del self._sent[old]

    def listens(self, listener: Listener) -> bool:
        """Take a page that has come up, and tell it what it missed since it was sent.

        Returns:
            Whether it may be another by now: then ``tell`` is to be called with what it is.
        """
        self.listeners.add(listener)
        if listener.number not in self._sent:
            listener.number = 0
        sent = self._sent_to(listener)
        if sent is None or sent.edition < self._all:  # nothing is known of a page of an earlier preview
            self.reload(listener)
            return False
        return sent.edition != self.edition

    def leaves(self, listener: Listener) -> None:
        """Take it that a page was closed. It may only have slept: what it was sent is remembered a while."""
        self.listeners.discard(listener)

    def tell_all(self) -> None:
        """Let every page load itself anew, also those that were sent before and do not listen yet."""
        self._all = self.edition
        for listener in tuple(self.listeners):
            self.reload(listener)

    def reload(self, listener: Listener) -> None:
        """Let one page load itself anew. It goes: whatever it is told after that would only disturb it."""
        address = self._moved(listener)
        listener.say(gone_to(address) if address else RELOAD)
        self.leaves(listener)

    def tell_changed(self, pages: Mapping[str, bytes]) -> tuple[Listener, ...]:
        """Tell the pages that differ from what was sent.

        Returns:
            Those that are not among ``pages``.
        """
        self._tell({one: pages[one.path] for one in self.listeners if one.path in pages})
        return tuple(one for one in self.listeners if one.path not in pages)

    def tell(self, listener: Listener, page: bytes) -> None:
        """Tell one page, which is this now, if it was sent something else, and is still open."""
        if listener in self.listeners:
            self._tell({listener: page})

    def _tell(self, pages: Mapping[Listener, bytes]) -> None:
        told = [(listener, page, self._messages(listener, page)) for listener, page in pages.items()]
        for listener, page, messages in told:
            if messages is None:
                self.reload(listener)
                continue
            for message in messages:
                listener.say(message)
            if messages == (NEW_STYLE,):
                number = listener.number or self._last[listener.path]
                self.sent(listener.path, page, self.edition, number, whole=self._sent[number].whole)

    def tell_style(self) -> None:
        """Let every page load its style sheets anew."""
        for listener in tuple(self.listeners):
            listener.say(NEW_STYLE)

    def _sent_to(self, listener: Listener) -> _Sent | None:
        return self._sent.get(listener.number or self._last.get(listener.path, 0))

    def _moved(self, listener: Listener) -> str:
        """Give the address at which what a page shows stands by now, if that is another."""
        sent = self._sent_to(listener)
        return self.moves.address(sent.file, listener.path) if sent is not None else ""

    def _messages(self, listener: Listener, page: bytes) -> tuple[Message, ...] | None:
        """Give what a page is to be told; none if it must be loaded anew, as when nothing is known of it."""
        sent = self._sent_to(listener)
        if sent is None or self._moved(listener):
            return None
        style = (NEW_STYLE,) if sent.sheets != sheets_in(page) else ()
        if sent.apart == _digest(apart_from_sheets(page)):
            return style
        return None if sent.whole else (*style, OTHER_WORDS)

    def __iter__(self) -> Iterator[Listener]:
        return iter(tuple(self.listeners))


def _digest(page: bytes) -> bytes:
    return blake2b(page, digest_size=16).digest()
