"""What the samples must show, so that whoever tries the demo meets every case."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.replays import Demo

DELIBERATIONS = Path(__file__).parents[2] / "deliberations"


@cache
def amendments(folder: Path) -> list[dict[str, Any]]:
    """The amendments of a replayed sample, as `alinea list --json` has them."""
    command = [sys.executable, "-m", "drafting", "-C", str(folder), "list", "--json"]
    environment = {**os.environ, "ALINEA_LANG": "en"}
    found: list[dict[str, Any]] = json.loads(subprocess.check_output(command, env=environment, encoding="utf-8"))
    return found


@pytest.fixture
def homelessness(demo: Demo) -> list[dict[str, Any]]:
    """The amendments of the large sample."""
    return amendments(demo.folder / "homelessness")


def edits_of(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All their edits."""
    return [edit for amendment in found for edit in amendment["edits"]]


@pytest.mark.parametrize(("sample", "least"), [("homelessness", 30), ("garden-streets", 15)])
def test_there_are_many_amendments(demo: Demo, sample: str, least: int) -> None:
    """As many as a real sitting has."""
    assert len(amendments(demo.folder / sample)) >= least


@pytest.mark.parametrize("sample", ["homelessness", "garden-streets"])
def test_every_outcome_occurs(demo: Demo, sample: str) -> None:
    """Adopted and rejected, and all the ways of not being voted on."""
    counts = Counter(amendment["status"] for amendment in amendments(demo.folder / sample))
    outcomes = {"adopted", "rejected", "withdrawn", "not-moved", "inadmissible", "satisfied", "fallen"}
    assert set(counts) == outcomes, counts


def test_the_plan_has_twenty_measures() -> None:
    """As many as the plan it was made after."""
    assert len(list((DELIBERATIONS / "homelessness/text/annexes/plan").glob("*.md"))) == 20


def test_two_amendments_are_identical(homelessness: list[dict[str, Any]]) -> None:
    """Written by two tables, decided by one vote."""
    alike = Counter(json.dumps(amendment["edits"], sort_keys=True) for amendment in homelessness)
    assert max(alike.values()) >= 2


def test_there_is_a_sub_amendment(homelessness: list[dict[str, Any]]) -> None:
    """And its parent is one of them."""
    parents = {amendment["parent"] for amendment in homelessness} - {None}
    assert parents
    assert parents <= {amendment["id"] for amendment in homelessness}


def test_there_is_a_tie(homelessness: list[dict[str, Any]]) -> None:
    """As many for as against."""
    sheets = [amendment["vote"]["sheet"] for amendment in homelessness if amendment["vote"]]
    assert any("against" in sheet and sheet["in_favour"] == sheet["against"] > 0 for sheet in sheets)


def test_the_memorandum_is_amended(homelessness: list[dict[str, Any]]) -> None:
    """The reasons can be amended like the rest."""
    assert any(edit.get("in") == "memorandum" for edit in edits_of(homelessness))


def test_articles_and_measures_are_inserted_and_deleted(homelessness: list[dict[str, Any]]) -> None:
    """Whole files come and go, and numbers with them."""
    changes = _changes("homelessness")
    added = {change["file"] for change in changes if "content" in change}
    deleted = {change["file"] for change in changes if change.get("delete")}
    for files in (added, deleted):
        assert any(file.startswith("articles/") for file in files), files
        assert any(file.startswith("annexes/plan/") for file in files), files
    assert {"add", "drop"} <= {edit["edit"] for edit in edits_of(homelessness)}


def test_one_comes_by_branch() -> None:
    """As from somebody who knows Git alone."""
    told = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (DELIBERATIONS / "homelessness/amendments").iterdir()
    ]
    assert any(amendment.get("branch") for amendment in told)


def _changes(sample: str) -> list[dict[str, Any]]:
    files = sorted((DELIBERATIONS / sample / "amendments").glob("*.toml"))
    return [change for path in files for change in tomllib.loads(path.read_text(encoding="utf-8"))["change"]]
