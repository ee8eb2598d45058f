"""Pictures as a build measures and draws them, with two wrappers that change no byte of the result.

What was measured or drawn before is remembered, by the bytes of the file, the order and the versions; the
rest is shared out to threads, or to a cluster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from hashlib import blake2b
from typing import Any

from briefgen.cache.canonical import digest
from briefgen.cache.memo import Memo
from briefgen.model.diagnostic import Diagnostic, Outcome
from briefgen.model.inputs import Inputs
from briefgen.model.picture import Face, Picture, PictureOrder, ShareOrder
from briefgen.model.settings import Settings
from briefgen.model.site import File
from briefgen.pictures import (
    FontFile,
    draw_pictures,
    draw_share,
    face,
    font_digest,
    font_files,
    measure,
    stamp,
)
from briefgen.pictures.problems import BAD_FONT
from briefgen.plan.urls import CONTENT
from briefgen.workers.how_far import Progress, Silent
from briefgen.workers.pool import Workers, must_equal

MOST_THREADS = 4
"""Each holds a decoded picture, up to some 300 MB of it."""

AT_ONCE = 64
"""Share images that are drawn before they are put into the memo."""


class Drawing:
    """Measures and draws the pictures of one build."""

    def __init__(self, memo: Memo, workers: Workers | None = None, progress: Progress | None = None) -> None:
        self.memo, self.progress, self.workers = memo, progress or Silent(), workers or Workers()
        self.threads = min(MOST_THREADS, self.workers.processes(pays=True))
        self._fonts: tuple[tuple[Face, FontFile], ...] = ()

    def measured(self, files: Mapping[str, bytes]) -> dict[str, Picture]:
        """Give what there is to know of each file, by the same names."""
        keys = {name: digest("measure", stamp(), _hash(data)) for name, data in files.items()}
        known = self.memo.get(sorted(set(keys.values())), Picture)
        missing = {keys[name]: files[name] for name in sorted(files) if keys[name] not in known}
        fresh = dict(zip(missing, self._shared(measure, missing.values()), strict=True))
        self.memo.put(fresh, Picture)
        found = {**known, **fresh}
        return {name: found[key] for name, key in keys.items()}

    def faces(self, own: bytes, settings: Settings) -> Outcome[tuple[Face, ...]]:
        """Give the fonts for share images, the site's own first; none if there are to be no share images."""
        if not settings.share_images.enabled or not settings.base_url:
            return Outcome(())
        files = font_files(own)
        keys = {
            file: digest("face", stamp(), font_digest(file.bold), font_digest(file.plain)) for file in files
        }
        known = self.memo.get(list(keys.values()), Face)
        problems: list[Diagnostic] = []
        fonts: list[tuple[Face, FontFile]] = []
        fresh: dict[str, Face] = {}
        for file, key in keys.items():
            found = known.get(key) or face(file)
            if found is None:
                place = settings.places.get("share_images.font")
                problems.append(BAD_FONT.at(place, path=settings.share_images.font))
                continue
            fonts.append((found, file))
            fresh |= {} if key in known else {key: found}
        self.memo.put(fresh, Face)
        self._fonts = tuple(fonts)
        return Outcome(tuple(found for found, _ in fonts), tuple(problems))

    def drawn(
        self, pictures: Sequence[PictureOrder], shares: Sequence[ShareOrder], files: Mapping[str, bytes]
    ) -> list[File]:
        """Carry out all orders; ``files`` holds what pictures are made from."""
        return [*self._drawn_shares(shares), *self._drawn_pictures(pictures, files)]

    def _drawn_pictures(self, orders: Sequence[PictureOrder], files: Mapping[str, bytes]) -> Iterator[File]:
        hashes = {source: _hash(files[source]) for source in sorted({order.source for order in orders})}
        keys = {
            order: digest("picture", stamp(), hashes[order.source], *astuple(order)[2:]) for order in orders
        }
        known = self.memo.get(sorted(set(keys.values())), bytes)
        work: defaultdict[str, dict[str, PictureOrder]] = defaultdict(dict)
        for order, key in keys.items():
            if key not in known:
                work[order.source][key] = order
        self.progress.start("drawing pictures", len(work))
        tasks = [(stamp(), files[source], list(wanted.values())) for source, wanted in work.items()]
        done = self.workers.map(_draw_far, tasks) if self.workers.far else self._shared(_draw, tasks)
        for (_, wanted), made in zip(work.items(), done, strict=True):
            fresh = dict(zip(wanted, made, strict=True))
            self.memo.put(fresh, bytes)
            known |= fresh
            self.progress.advance()
        self.progress.done()
        yield from (File(order.path, known[key]) for order, key in keys.items())

    def _drawn_shares(self, orders: Sequence[ShareOrder]) -> Iterator[File]:
        fonts = [(found.bold, found.plain) for found, _ in self._fonts]
        keys = {order: digest("share", stamp(), fonts, *astuple(order)[1:]) for order in orders}
        known = self.memo.get(list(keys.values()), bytes)
        todo = [order for order, key in keys.items() if key not in known]
        self.progress.start("drawing share images", len(todo))
        at_once = AT_ONCE * 8 if self.workers.far else AT_ONCE
        for at in range(0, len(todo), at_once):
            chunk = todo[at : at + at_once]
            fresh = {}
            for order, made in zip(chunk, self._shares(chunk), strict=True):
                fresh[keys[order]] = made
                self.progress.advance()
            self.memo.put(fresh, bytes)
            known |= fresh
        self.progress.done()
        yield from (File(order.path, known[key]) for order, key in keys.items())

    def _shares(self, orders: Sequence[ShareOrder]) -> Iterator[bytes]:
        if self.workers.far:
            return self.workers.map_with(_share_far, (stamp(), self._fonts), orders)
        return self._shared(lambda order: draw_share(order, self._fonts), orders)

    def _shared(self, do: Any, tasks: Iterable[Any]) -> Iterator[Any]:
        """Do the tasks in threads (Pillow lets go of the interpreter while it works), in their order."""
        todo = list(tasks)
        if self.threads <= 1 or len(todo) <= 1:
            yield from map(do, todo)
            return
        with ThreadPoolExecutor(self.threads) as pool:
            yield from pool.map(do, todo)


def _draw(task: tuple[str, bytes, Sequence[PictureOrder]]) -> Sequence[bytes]:
    return draw_pictures(*task[1:])


def _draw_far(task: tuple[str, bytes, Sequence[PictureOrder]]) -> Sequence[bytes]:
    """Draw as ``_draw`` does: on a worker, which must have the same libraries."""
    must_equal(task[0], stamp(), "Pillow")
    return _draw(task)


def _share_far(shared: tuple[str, tuple[tuple[Face, FontFile], ...]], order: ShareOrder) -> bytes:
    """Draw one share image, with the fonts that all share: on a worker."""
    must_equal(shared[0], stamp(), "Pillow")
    return draw_share(order, shared[1])


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()


def all_files(inputs: Inputs) -> dict[str, bytes]:
    """Give the files that can be pictures, by the names that plan has for them."""
    own = {CONTENT + name: data for name, data in inputs.files.items()}
    return own | {name: file.data for name, file in inputs.theme.static.items()}
