"""briefgen beside other generators on the same news: the table that ``make bench`` prints.

Everything is measured in rounds, briefgen and the others in turn, and each round gives a ratio: the machine's
own mood counts for little. The table has the middle ratio and, in brackets, the least and the greatest.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import annotation
from benchmarks.browser import opened
from benchmarks.measure import FailedError, Run, Server, edit, free_port, run, serving
from benchmarks.news import Written
from benchmarks.peers import BRIEFGEN, PEERS, Peer, environment, put_aside

SMALL, LARGE = 1000, 10000
_PATIENCE = 180.0  # s until a server must have answered
_PAUSE = 1.5  # s between a page that came and the next edit: some watchers are not ready before
_OF_SETTLING = 0.1  # s between two looks at a preview that settles for seconds
_OF_A_NAME = 30.0  # s until a name that was added must have a page
NAMES = (
    "Philippa Nordstrand",
    "Ottoline Averbeck",
    "Casimir Dunleavy",
    "Edith Langstrom",
    "Daniel Ashgrove",
)
"""Names that the model takes for persons in the sentence that adds them (tests/test_benchmark_names.py)."""


@dataclass(slots=True)
class Measured:
    """What was measured, in the order of the rounds: seconds by what was done, size, and generator."""

    seconds: dict[tuple[str, int, str], list[float]] = field(default_factory=dict)
    memory: dict[tuple[int, str], list[float]] = field(default_factory=dict)

    def add(self, work: str, count: int, peer: str, value: float) -> None:
        """Keep a figure."""
        self.seconds.setdefault((work, count, peer), []).append(value)

    def of(self, work: str, count: int, peer: str = "briefgen") -> list[float]:
        """Give the figures for some work, none if it was not measured."""
        return self.seconds.get((work, count, peer), [])


@dataclass(frozen=True, slots=True)
class Site:
    """A generator's site of so many articles, laid out in a folder."""

    peer: Peer
    count: int
    folder: Path
    articles: Sequence[Written]

    @property
    def newest(self) -> Path:
        """The file of the newest article, which stands on the home page."""
        return self.folder / self.articles[-1].path

    @property
    def page(self) -> str:
        """The address of the newest article."""
        return self.peer.page(self.articles[-1])


class Comparison:
    """Runs all generators in turn."""

    def __init__(self, work: Path, peers: Sequence[str]) -> None:
        self.work, self.aside = work, work / "aside"
        self.peers = [peer for peer in PEERS if peer.name in peers and peer.is_installed()]
        self.measured = Measured()
        self.log = work / "log.txt"
        self.environment = environment()
        work.mkdir(parents=True, exist_ok=True)

    def builds(self, count: int, rounds: int) -> None:
        """Build from nothing, again, and after one edit."""
        sites = [self._laid_out(peer, count) for peer in (BRIEFGEN, *self.peers)]
        self._build(sites[0])  # briefgen's memory of what the model found
        for number in range(rounds):
            for site in sites:
                site.peer.clear(site.folder, self.aside)
                self._note("cold", site, self._build(site))
                if site.peer is BRIEFGEN:
                    time.sleep(2.1)  # what was saved within the last seconds is not trusted by its time alone
                    self._note("idle", site, self._build(site))
                    edit(site.newest, f"round {number} changed this line only.")
                    self._note("edit", site, self._build(site))

    def servers(self, count: int, edits: int) -> None:
        """Serve, edit the newest article, and wait for its page."""
        for peer in (BRIEFGEN, *self.peers):
            site = self._laid_out(peer, count)
            for name, command in peer.servers.items():
                port = free_port()
                command = peer.command(command, site.folder, port)
                with serving(command, port, site.folder, self.environment, self.log) as server:
                    self._edits(site, name, server, edits)

    def _edits(self, site: Site, name: str, server: Server, edits: int) -> None:
        if server.wait_for(site.page, "</html>", _PATIENCE) is None:
            print(f"{name} did not answer", flush=True)
            return
        _pause(server)
        for number in range(edits):
            edit(site.newest, f"edit {number} changed this line only.")
            took = server.wait_for(site.page, f"edit {number} changed", _PATIENCE)
            if took is not None:
                self.measured.add("page", site.count, site.peer.name, took)
            _pause(server)
        if site.peer is BRIEFGEN:
            self._in_a_browser(site, server, edits)

    def _in_a_browser(self, site: Site, server: Server, edits: int) -> None:
        with opened(f"http://127.0.0.1:{server.port}{site.page}") as wait:
            if wait is None:
                print("no Chromium or playwright here: nothing is measured in a browser", flush=True)
                return
            for number in range(edits):
                edit(site.newest, f"look {number} changed this line only.")
                self.measured.add("browser", site.count, "briefgen", wait(f"look {number} changed"))
                _pause(server)
            for number, person in zip(range(edits), NAMES, strict=False):
                began = time.perf_counter()
                edit(site.newest, name_added(person, number))
                self.measured.add("name", site.count, "briefgen", wait(f"that report {number} was late"))
                slug = person.lower().replace(" ", "-")
                settled = server.wait_for(f"/entities/person/{slug}/", person, _OF_A_NAME, _OF_SETTLING)
                if settled is None:
                    raise FailedError(f"{person} has no page {_OF_A_NAME:.0f} s after the name was added.")
                self.measured.add("settled", site.count, "briefgen", time.perf_counter() - began)
                _pause(server)

    def _laid_out(self, peer: Peer, count: int) -> Site:
        """Lay the site of a generator out anew; briefgen keeps what it remembers of the last run."""
        folder = self.work / f"{peer.name}-{count}"
        kept = folder / ".briefgen-cache"
        memory = self.work / f"{folder.name}-cache"
        if kept.is_dir():
            kept.rename(memory)
        if folder.is_dir():
            put_aside(folder, self.aside)
        folder.mkdir()
        if memory.is_dir():
            memory.rename(kept)
        return Site(peer, count, folder, peer.lay_out(folder, count))

    def _build(self, site: Site) -> Run:
        command = site.peer.command(site.peer.build, site.folder)
        return run(command, site.folder, self.environment, self.log)

    def _note(self, work: str, site: Site, found: Run) -> None:
        print(
            f"{site.peer.name:<9}{site.count:>6} {work:<5}{found.wall:>8.2f} s, processor"
            f" {found.processor:.2f} s, largest process {found.largest:.0f} MB, all {found.tree:.0f} MB",
            flush=True,
        )
        self.measured.add(work, site.count, site.peer.name, found.wall)
        if work == "cold":
            self.measured.memory.setdefault((site.count, site.peer.name), []).append(found.largest)


def name_added(person: str, number: int) -> str:
    """Give the paragraph that adds a name."""
    return f"{person}, a geologist, said on Monday that report {number} was late."


def _pause(server: Server) -> None:
    time.sleep(_PAUSE)
    server.rest(_PATIENCE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was done, what came out, against what, and what is to be reached."""

    work: str
    found: str
    against: str
    aim: str


def lines(measured: Measured, peers: Sequence[str], counts: Sequence[int]) -> Iterator[Line]:
    """Give the lines of the table, of all that was measured."""
    for count in sorted(counts, reverse=True):
        aim = {"hugo": "2.5" if count == LARGE else "3", "eleventy": "1", "pelican": "1"}
        for peer in peers:
            yield from _ratio(measured, "cold", count, peer, f"at most {aim[peer]}")
        for work, most in (("idle", "below 0.1"), ("edit", "below 0.25")):
            if "hugo" in peers:
                yield from _ratio(measured, work, count, "hugo", most if count == LARGE else "")
        for peer in peers:
            yield from _ratio(measured, "page", count, peer, "below 1")
        for work, most in (("browser", "150 ms"), ("name", "200 ms"), ("settled", "3 s")):
            if found := measured.of(work, count):
                yield Line(_WORDS[work].format(count=count), _seconds(found), "", f"below {most}")
        if found := measured.memory.get((count, "briefgen"), []):
            yield Line(f"memory, {count}", f"{max(found):.0f} MB", "", "below 1024 MB")
    if {SMALL, LARGE} <= set(counts):
        for work in ("cold", "idle"):
            small, large = measured.of(work, SMALL), measured.of(work, LARGE)
            if small and large:
                growth = median(large) / LARGE / (median(small) / SMALL)
                yield Line(
                    f"growth, {work}", f"{growth:.2f}", "each at 10,000 to each at 1,000", "at most 1.15"
                )


_WORDS: Mapping[str, str] = {
    "cold": "all from nothing, annotations remembered, {count}",
    "idle": "nothing to do, {count}",
    "edit": "after one edit in prose, {count}",
    "page": "preview: save to page, {count}",
    "browser": "preview: save to page in the browser, {count}",
    "name": "preview: the same, a name added, {count}",
    "settled": "preview: all settled after that, {count}",
}


def _ratio(measured: Measured, work: str, count: int, peer: str, aim: str) -> Iterator[Line]:
    """Give the ratio of briefgen to another; a build with nothing to do or after an edit to a full one."""
    own, other = measured.of(work, count), measured.of("page" if work == "page" else "cold", count, peer)
    if not own or not other:
        return
    each = len(own) // len(other) or 1
    if work in ("cold", "idle", "edit"):  # measured in the same rounds
        ratios = [
            mine / other[number // each] for number, mine in enumerate(own) if number // each < len(other)
        ]
    else:
        ratios = [mine / median(other) for mine in own]
    digits = 2 if min(ratios) >= 0.2 else 4  # "0.10" does not tell whether it is below a tenth
    spread = f"{median(ratios):.{digits}f} ({min(ratios):.{digits}f}-{max(ratios):.{digits}f})"
    against = f"{peer} {_seconds(other)}"
    yield Line(_WORDS[work].format(count=count), f"{_seconds(own)}, ratio {spread}", against, aim)


def _seconds(found: Sequence[float]) -> str:
    return f"{median(found):.2f} s" if median(found) >= 1 else f"{1000 * median(found):.0f} ms"


def report(work: Path, counts: Sequence[int], rounds: int, edits: int, peers: Sequence[str]) -> None:
    """Measure all, and print the table."""
    comparison = Comparison(work, peers)
    names = [peer.name for peer in comparison.peers]
    missing = sorted(set(peers) - set(names))
    if missing:
        print(f"not installed, and so left out: {', '.join(missing)} (make bench-peers)", flush=True)
    spread: list[float] = []
    try:
        if SMALL in counts:
            spread = annotation.report(SMALL, rounds)
        for count in counts:
            comparison.builds(count, rounds)
        for count in counts:
            comparison.servers(count, edits)
    except FailedError as error:
        print(error)
    finally:
        shutil.rmtree(comparison.aside, ignore_errors=True)
    print("\n| work | briefgen | against | to reach |\n|---|---|---|---|")
    if spread:
        ratio = f"{median(spread):.2f} ({spread[0]:.2f}-{spread[-1]:.2f}) of its words per second"
        print(f"| annotation, {SMALL} | {ratio} | the whole model by nlp.pipe, two processes each | 2.5 |")
    for line in lines(comparison.measured, names, counts):
        print(f"| {line.work} | {line.found} | {line.against} | {line.aim} |")
