"""``make eval``: measure what briefgen finds against gold annotation, and print one table.

Reads every quotes_*.jsonl, entities_*.jsonl and claims_*.jsonl of the folders named; docs/annotation.md
explains the figures under "Measuring".
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from benchmarks.evaluation import calibration, report
from benchmarks.evaluation.command import CommandError, annotate, warm_up
from benchmarks.evaluation.gold import GoldFile, read_gold
from benchmarks.evaluation.kinds import KINDS
from benchmarks.evaluation.speed import TO_REACH, Speed, measure, use_one_thread


def main(words: Sequence[str] | None = None) -> int:
    """Run the evaluation; gives 0, 1 if briefgen failed, or 2 if the gold is broken."""
    options = _options().parse_args(words)
    files, faults = read_gold(options.places)
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        return 2
    use_one_thread()
    try:
        warm_up()
        results = [_evaluate(file, options.calibration) for file in files]
        speed = measure([file.documents for file in files]) if options.speed else None
    except CommandError as failure:
        print(failure, file=sys.stderr)
        return 1
    for result in results:
        for line in report.slips(result, options.errors):
            print(line)
    tables = {}
    if options.calibration:
        tables = calibration.calibrate((one.gold.kind, one.gold.documents) for one in results)
        for kind in KINDS:
            if kind.field in tables:
                print(*report.aligned(list(calibration.rows(tables[kind.field], kind))), "", sep="\n")
    print(*report.main_table(results), sep="\n")
    if speed:
        print(
            f"speed: {speed.ours:.0f} words/s, the model alone {speed.plain:.0f}: "
            f"{speed.ratio:.2f} x (to reach: {TO_REACH} x)"
        )
    if options.json:
        try:
            options.json.write_text(_as_json(results, speed, tables), encoding="utf-8")
        except OSError as error:
            print(f"{options.json}:1: it cannot be written: {error.strerror}.", file=sys.stderr)
            return 2
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="make eval", description=__doc__)
    options.add_argument(
        "places", nargs="*", type=Path, default=[Path("tests/eval")], help="folders of gold files"
    )
    options.add_argument(
        "--errors", type=int, default=0, metavar="N", help="print N missed and N spurious ones a file"
    )
    options.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    options.add_argument("--speed", action="store_true", help="compare the speed with the model's own")
    options.add_argument("--calibration", action="store_true", help="print how often each rule is right")
    return options


def _evaluate(file: GoldFile, guesses: bool) -> report.Result:
    """Read a gold file's texts and score what pages show; the guesses stay with the documents if wanted."""
    records, seconds = annotate(file.documents, guesses=guesses)
    documents = [
        replace(document, found=record[file.kind.field])
        for document, record in zip(file.documents, records, strict=True)
    ]
    score = file.kind.score([calibration.shown(document) for document in documents])
    return report.Result(replace(file, documents=documents), score, seconds)


def _as_json(
    results: Sequence[report.Result], speed: Speed | None, tables: dict[str, calibration.Table]
) -> str:
    made: dict[str, Any] = {"files": {}}
    for result in results:
        rates = {name: asdict(rate) | {"f1": rate.f1} for name, rate in result.score.rates.items()}
        made["files"][str(result.gold.path)] = {
            "kind": result.gold.kind.title,
            "documents": len(result.gold.documents),
            "words": result.gold.words,
            "words_per_second": result.words_per_second,
            "rates": rates,
            "shares": dict(result.score.shares),
            "counts": dict(result.score.counts),
        }
    if speed:
        made["speed"] = asdict(speed) | {"ratio": speed.ratio, "to_reach": TO_REACH}
    if tables:
        made["calibration"] = calibration.as_json(tables)
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
