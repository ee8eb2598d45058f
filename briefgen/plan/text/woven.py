"""From HTML and marks in reading order to a body, where each mark holds what stands inside it."""

from __future__ import annotations

from typing import Any

from briefgen.plan.views import Body, Mark


class Weaving:
    """A body in the making: HTML is added, marks open and close. Neighbouring HTML becomes one text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        """HTML since the last mark opened or closed: whoever adds much adds it here."""
        self._parts: list[str | Mark] = []
        self._around: list[tuple[list[str | Mark], str, Any, str]] = []

    def open(self, kind: str, data: Any, id_: str = "") -> None:
        """Open a mark: what follows stands inside it."""
        if self.texts:
            self._end_text()
        self._around.append((self._parts, kind, data, id_))
        self._parts = []

    def close(self) -> None:
        """Close the mark that opened last."""
        if self.texts:
            self._end_text()
        inside = tuple(self._parts)
        self._parts, kind, data, id_ = self._around.pop()
        self._parts.append(Mark(kind, data, inside, id_))

    def add(self, mark: Mark) -> None:
        """Add a mark that is ready."""
        self._end_text()
        self._parts.append(mark)

    def body(self) -> Body:
        """Give the body, when all marks are closed."""
        self._end_text()
        return tuple(self._parts)

    def _end_text(self) -> None:
        text = "".join(self.texts)
        self.texts.clear()
        if text:
            self._parts.append(text)
