"""The search index of the preview: made when a page first asks for it, so that no edit waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from briefgen.serve.threads import in_thread


class Finding:
    """The index of one build. ``make`` runs in a thread, once, however many files are asked for."""

    def __init__(self, make: Callable[[], Mapping[str, bytes]]) -> None:
        self._make = make
        self._files: Mapping[str, bytes] | None = None
        self._making = asyncio.Lock()

    async def files(self) -> Mapping[str, bytes]:
        """Give the files of the index by path."""
        async with self._making:
            if self._files is None:
                self._files = await in_thread(self._make)
        return self._files
