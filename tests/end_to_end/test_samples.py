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
def amendments(folder: Path, reading: int = 1) -> list[dict[str, Any]]:
    """The amendments of a replayed sample in a reading, as `alinea list --json` has them."""
    found: list[dict[str, Any]] = _answer(folder, "list", "--reading", str(reading))
    return found


@cache
def facts(folder: Path) -> list[dict[str, Any]]:
    """Everything that happened in a replayed sample."""
    found: list[dict[str, Any]] = _answer(folder, "log")
    return found


def _answer(folder: Path, *words: str) -> Any:
    command = [sys.executable, "-m", "drafting", "-C", str(folder), *words, "--json"]
    return json.loads(subprocess.check_output(command, env={**os.environ, "ALINEA_LANG": "en"}, encoding="utf-8"))


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


def of_kind(demo: Demo, kind: str) -> list[dict[str, Any]]:
    """What was said in the large sample by facts of one kind."""
    return [fact["data"] for fact in facts(demo.folder / "homelessness") if fact["type"] == kind]


def test_the_council_reads_it_too(demo: Demo) -> None:
    """Its own rules, its own members; gaps in the numbers, one of them "bis"; all said to be imagined."""
    opened = of_kind(demo, "reading.opened")
    assert [fact["reading"] for fact in opened] == [1, 2]
    assert (opened[1]["members"], opened[1]["standing_orders"]["preset"]) == (163, "fr-municipal-council")
    council = amendments(demo.folder / "homelessness", 2)
    labels = [amendment["label"] for amendment in council]
    assert "67 bis" in labels
    numbers = [amendment["number"] for amendment in council]
    assert sorted(set(numbers)) != list(range(min(numbers), max(numbers) + 1))
    assert all("imaginé" in amendment["author"] for amendment in council)
    assert len(of_kind(demo, "project.replaced")) == 1


def test_what_the_council_changed_is_shown(demo: Demo) -> None:
    """Between the two adopted texts, by its amendments and by the corrected project."""
    command = [
        sys.executable,
        "-m",
        "drafting",
        "-C",
        str(demo.folder / "homelessness"),
        "diff",
        "adopted/1",
        "adopted/2",
    ]
    said = subprocess.check_output(command, env={**os.environ, "ALINEA_LANG": "en"}, encoding="utf-8")
    assert "amendment 67 bis of reading 2" in said
    assert "à compter du 1er janvier 2026" in said


@pytest.mark.parametrize(
    "kind",
    ["presence.changed", "sitting.suspended", "sitting.resumed", "vote.settled", "minority.stated", "text.corrected"],
)
def test_sittings_are_untidy(demo: Demo, kind: str) -> None:
    """People leave, the room is suspended, a vote is settled, a minority speaks, a letter is wrong."""
    assert of_kind(demo, kind)


def test_there_is_a_recount_and_a_quorum_scare(demo: Demo) -> None:
    """A count that replaces another, and a vote that had to be held again."""
    second = {fact.get("second", "recount") for fact in of_kind(demo, "vote.held") if fact.get("instead_of")}
    assert {"recount", "new-round"} <= second


def test_a_compromise_replaces_three(demo: Demo) -> None:
    """They are withdrawn in its favour."""
    favoured = Counter(fact.get("favouring") for fact in of_kind(demo, "amendment.marked"))
    del favoured[None]
    assert list(favoured.values()) == [3]


def test_one_is_pulled_out_of_a_block(demo: Demo) -> None:
    """One sheet for several, and their neighbour voted alone."""
    (block,) = [fact for fact in of_kind(demo, "vote.held") if fact.get("block")]
    numbers = {a["id"]: a["number"] for a in amendments(demo.folder / "homelessness", 2)}
    assert sorted(numbers[name] for name in {block["on"], *block["block"]}) == [75, 76, 78]
    assert numbers["AC-50"] == 77


def _changes(sample: str) -> list[dict[str, Any]]:
    files = sorted((DELIBERATIONS / sample / "amendments").glob("*.toml"))
    return [change for path in files for change in tomllib.loads(path.read_text(encoding="utf-8")).get("change", [])]
