"""The benchmark of speed runs, and gives its rows; whether targets are met is not asked here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
KEYS = {"case", "metric", "value", "n", "target", "better"}


def run(folder: Path, *more: str) -> tuple[str, list[dict[str, Any]]]:
    """What one round prints, and the rows it writes."""
    file = folder / "rows.json"
    words = ["--rounds", "1", "--most", "100", "--json", str(file), *more]
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "speed.py"), *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(file.read_text(encoding="utf-8"))


def test_every_figure_gives_rows(tmp_path: Path) -> None:
    """A table for people, rows for machines, the same figures in both; real cases are not needed."""
    printed, rows = run(tmp_path, "--data", str(tmp_path))
    assert all(row.keys() == KEYS for row in rows)
    assert all(f"{row['case']}: {row['metric']}" in printed for row in rows)
    cases = {row["case"] for row in rows if row["value"] is not None}
    expected = {"words, samples", "2,000 alinéas", "merge, 60 words", "merge, 200 words", "--help", "20,000 refs"}
    assert cases == expected
    assert all(row["value"] >= 0 for row in rows if row["value"] is not None)


def test_a_corpus_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The figure has no value then, and the note says why."""
    printed, rows = run(tmp_path, "--only", "civil-code", "--data", str(tmp_path))
    assert [(row["case"], row["value"]) for row in rows] == [("words, Code civil", None)]
    assert "not measured: there is no" in printed


def test_growth_says_how_many_amendments(tmp_path: Path) -> None:
    """The first has nothing to be compared with."""
    printed, rows = run(tmp_path, "--only", "growth")
    assert [(row["n"], row["value"]) for row in rows] == [(100, None), (100, None)]
    assert "edits applied" in printed
