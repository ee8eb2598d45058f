"""``make bench``: how long a build takes, cold and with annotations remembered, and which phase takes it.

With ``--growth N`` it times one text of N characters instead, in shapes that a rule could take too long over:
``make bench ARGS="--growth 1000000"``.

With ``--registry`` it builds sites with many records instead, of 20,000 records and 10,000 briefings unless
``--records`` and ``--articles`` say otherwise, of half and of a quarter of that.

Prints, for a generated archive (1,000 briefings unless ``--articles`` says otherwise), seconds of whole
processes, words per second, the share of each phase, and ratios to the first build of the same run.
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

from benchmarks import growth, registry
from benchmarks.corpus import write_archive

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
    options.add_argument("--articles", type=int, help="briefings: 1000, or 10000 with --registry")
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
