"""The search index of the preview: made when a page first asks for it, so that no edit waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from briefgen.model.site import File


class Finding:
    """The index of one build. ``make`` runs in a thread, once, however many files are asked for."""

    def __init__(self, make: Callable[[], tuple[File, ...]]) -> None:
        self._make = make
        self._files: Mapping[str, bytes] | None = None
        self._making = asyncio.Lock()

    async def files(self) -> Mapping[str, bytes]:
        """Give the files of the index by path."""
        async with self._making:
            if self._files is None:
                made = await asyncio.to_thread(self._make)
                self._files = {file.path: file.data for file in made}
        return self._files
