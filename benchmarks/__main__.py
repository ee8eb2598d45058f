"""``make bench``: briefgen beside Hugo, Eleventy and Pelican on the same news, as a table of ratios.

The others are those that are installed (``make bench-peers``). ``--articles 1000`` measures one size only,
``--rounds``, ``--edits`` and ``--peers`` say how much is measured. The first run of a size reads all articles
with the model, which takes minutes for 10,000; what it found is kept in ``build/bench``.

With ``--phases`` it times one generated archive by the phases of a build instead, cold and with annotations
remembered. With ``--growth N``: one text of N characters, in shapes that a rule could take too long over.
With ``--registry``: sites with many records, of 20,000 records and 10,000 briefings unless ``--records`` and
``--articles`` say otherwise, of half and of a quarter of that.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import comparison, growth, registry
from benchmarks.corpus import write_archive

WORK = Path("build/bench").absolute()  # not below a dot: Pelican does not watch hidden folders

PROBE = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from briefgen import pipeline
root, jobs = Path(sys.argv[1]), int(sys.argv[2])
options = pipeline.Options(now=datetime(2026, 1, 1, tzinfo=UTC), jobs=jobs)
report = pipeline.build(root, root / "site", options)
if report.value is None:
    sys.exit("\\n".join(f"{p.place}: {p.message}" for p in report.diagnostics[:20]))
built = report.value.built
print(json.dumps(built.seconds))
"""


def timed(root: Path, jobs: int) -> tuple[float, dict[str, float]]:
    """Build ``root`` in a fresh process; give the wall seconds of the process and those of each phase."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(root), str(jobs)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"the build failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - began, json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Run the benchmark and print its table."""
    options = argparse.ArgumentParser(prog="make bench", description=__doc__)
    options.add_argument("--articles", type=int, help="briefings; 1000 and 10000 unless given")
    options.add_argument("--rounds", type=int, default=3, help="rounds of builds")
    options.add_argument("--edits", type=int, default=5, help="edits while serving")
    options.add_argument("--peers", default="hugo,eleventy,pelican", help="whom to compare with")
    options.add_argument("--phases", action="store_true", help="time the phases of a build")
    options.add_argument("--registry", action="store_true", help="time a large registry")
    options.add_argument("--records", type=int, default=20000, help="records, with --registry")
    options.add_argument("--jobs", type=int, default=0, help="processes; 0: as many as pay")
    options.add_argument("--growth", type=int, metavar="CHARACTERS", help="time single texts up to this size")
    chosen = options.parse_args()
    if chosen.growth:
        growth.report(chosen.growth)
        return
    if chosen.registry:
        registry.report(chosen.records, chosen.articles or 10000)
        return
    if not chosen.phases:
        counts = [chosen.articles] if chosen.articles else [comparison.SMALL, comparison.LARGE]
        peers = [peer for peer in chosen.peers.split(",") if peer]
        comparison.report(WORK, counts, chosen.rounds, chosen.edits, peers)
        return
    articles = chosen.articles or 1000
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as folder:
        root = Path(folder)
        write_archive(root, articles)
        words = sum(len(path.read_text("utf-8").split()) for path in (root / "content").rglob("*.md"))
        print(f"{articles} briefings, {words} words")
        rows = {}
        for name in ("cold, model", "cold, remembered", "nothing to do"):
            if name == "cold, remembered":
                shutil.rmtree(root / "site")
            rows[name] = timed(root, chosen.jobs)
        _print(rows, words, articles)


def _print(rows: dict[str, tuple[float, dict[str, float]]], words: int, articles: int) -> None:
    phases = list(next(iter(rows.values()))[1])
    print(
        f"{'build':<18}{'wall s':>8}{'ratio':>8}{'ms each':>9}{'words/s':>9}  "
        + "".join(f"{p:>10}" for p in phases)
    )
    first = rows["cold, model"][0]
    for name, (wall, seconds) in rows.items():
        total = sum(seconds.values())
        shares = "".join(f"{seconds.get(phase, 0) / total:>10.1%}" for phase in phases)
        each = 1000 * wall / articles
        print(f"{name:<18}{wall:>8.2f}{wall / first:>8.2f}{each:>9.2f}{words / wall:>9.0f}  {shares}")


if __name__ == "__main__":
    main()
