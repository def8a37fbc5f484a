"""The benchmark of a day's amendments runs, and gives its rows; whether targets are met is not asked here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
KEYS = {"case", "metric", "value", "n", "target", "better"}
PIECES = {"submitting", "comparing", "reading", "collisions", "order", "collisions and order", "consolidating"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks the system for the memory of a process")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[dict[str, Any]]]:
    """What a run with very few amendments prints, and the rows it writes."""
    folder = tmp_path_factory.mktemp("scale")
    file = folder / "rows.json"
    few = ["--counts", "2", "40", "--article", "3", "--rounds", "1", "--json", str(file)]
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "scale.py"), *few],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(file.read_text(encoding="utf-8"))


def test_every_piece_gives_rows(ran: tuple[str, list[dict[str, Any]]]) -> None:
    """A table for people, rows for machines, the same figures in both."""
    printed, rows = ran
    assert all(row.keys() == KEYS for row in rows)
    assert all(f"{row['case']}: {row['metric']}" in printed for row in rows)
    for case in ("2 amendments", "40 amendments", "3 on one article of 2,000 alinéas"):
        assert {row["metric"] for row in rows if row["case"] == case} >= PIECES
    assert all(row["value"] > 0 for row in rows)


def test_it_comes_to_what_git_makes(ran: tuple[str, list[dict[str, Any]]]) -> None:
    """The same commit ids, and a repository in which git finds nothing wrong: else there is no ratio."""
    printed, rows = ran
    assert sum(row["metric"] == "submitting by git" for row in rows) == 3
    assert "NOT WHAT GIT MAKES OF IT" not in printed


def test_growth_is_that_of_twenty_times_as_many(ran: tuple[str, list[dict[str, Any]]]) -> None:
    """Of every piece of work, with its target."""
    _, rows = ran
    grown = {row["metric"]: row["target"] for row in rows if row["metric"].endswith("growth")}
    assert grown == {f"{piece}, growth": 24 for piece in PIECES - {"reading", "collisions and order"}}


def test_the_alternatives_stand_beside(ran: tuple[str, list[dict[str, Any]]]) -> None:
    """Every two branches merged, by libgit2 and by git, and the floor."""
    _, rows = ran
    metrics = {row["metric"] for row in rows}
    assert {"faster than libgit2 merge_trees", "faster than git merge-tree", "collisions by the floor"} <= metrics
