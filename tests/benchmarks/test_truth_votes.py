"""The judge of votes: what is required, decided, added up; what a list or a treaty says otherwise."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.measure import Row
from benchmarks.truths import votes

SIMPLE = "majorité absolue des suffrages exprimés"


def called(uid: str, in_favour: int, against: int, **changes: Any) -> dict[str, Any]:
    """A list as the Assemblée nationale publishes it: 100 members in one group, who abstain if need be."""
    counted = {"pour": in_favour, "contre": against, "abstentions": 2, "nonVotants": 1}
    return {
        "uid": uid,
        "majorite": SIMPLE,
        "requis": (in_favour + against) // 2 + 1,
        "sort": "adopté" if in_favour > against else "rejeté",
        "votants": in_favour + against + 2,
        "exprimes": in_favour + against,
        "non_votants": 1,
        **{name: counted[name] for name in ("pour", "contre", "abstentions")},
        "groupes": [counted | {"membres": 100, "groupe": "Garden"}],
        "nominatif": counted,
        **changes,
    }


def european(result: str, in_favour: int | None, against: int = 10, title: str = "Slow streets") -> dict[str, Any]:
    """A line of a voting list of the European Parliament."""
    figures = {"favor": in_favour, "against": against, "abstention": 3}
    return {"label": f"{title}, {in_favour}", "vote_title": title, "date": "2024-04-24", "result": result, **figures}


def measured(data: Path, name: str, *cases: dict[str, Any]) -> dict[str, Row]:
    """The figures of one file, by metric."""
    with gzip.open(data / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    return {row.metric: row for row in votes.rows(data) if row.value is not None}


def test_lists_in_order_reach_every_target(tmp_path: Path) -> None:
    """Two lists that add up; every row is met."""
    found = measured(tmp_path, votes.ROLL_CALLS, called("a", 40, 20), called("b", 20, 20))
    assert {metric: row.ok for metric, row in found.items()} == dict.fromkeys(found, True)
    assert found["lists with one vote too many, not flagged"].ours == "0 of 2"


@pytest.mark.parametrize(
    ("change", "metric"),
    [
        ({"requis": 30}, "votes required"),
        ({"sort": "rejeté"}, "outcome"),
        ({"majorite": "un tirage au sort"}, "outcome"),
        ({"pour": 41}, "groups add up"),
    ],
)
def test_what_differs_is_counted(tmp_path: Path, change: dict[str, Any], metric: str) -> None:
    """Another figure, another outcome or a rule nobody knows miss the target."""
    found = measured(tmp_path, votes.ROLL_CALLS, called("a", 40, 20, **change))
    assert found[metric].ok is False


@pytest.mark.parametrize(
    "change",
    [
        {"votants": 63},
        {"exprimes": 59},
        {"nominatif": {"pour": 39, "contre": 20, "abstentions": 2, "nonVotants": 1}},
        {"non_votants": 0},
        {"groupes": [{"pour": 40, "contre": 20, "abstentions": 2, "nonVotants": 1, "membres": 62, "groupe": "Garden"}]},
    ],
)
def test_a_list_that_contradicts_itself_is_flagged(tmp_path: Path, change: dict[str, Any]) -> None:
    """Totals, names, groups, more votes than members: named in the note, found by plain sums and by us."""
    case = called("spoilt", 40, 20, **change)
    assert (votes.adds_up(case), votes.flagged(case)) == (False, True)
    row = measured(tmp_path, votes.ROLL_CALLS, case, called("b", 3, 1))["lists that don't add up, not flagged"]
    assert (row.ours, row.note) == ("0 of 1", "they don't add up: spoilt")


@pytest.mark.parametrize("place", range(12))
def test_one_vote_too_many_spoils_a_list(place: int) -> None:
    """Wherever it is added: twelve places."""
    assert not votes.adds_up(votes.one_too_many(called("a", 40, 20), place))


def test_what_has_no_names_can_add_up() -> None:
    """A list without names is held against its groups alone."""
    case = called("a", 40, 20, nominatif=None)
    assert (votes.adds_up(case), votes.flagged(case)) == (True, False)


def test_the_european_parliament_amends_its_rules_by_a_majority_of_members(tmp_path: Path) -> None:
    """An exception to the simple majority is listed, and explained by the treaty."""
    own = european("REJECTED", 341, title=votes.BEGINNINGS[0] + " on benches")
    found = measured(tmp_path, votes.EUROPEAN, own, european("ADOPTED", 20), european("LAPSED", None))
    assert found["outcome of votes with figures"].ours == "2 of 2"
    row = found["exceptions to the simple majority explained"]
    assert (row.ours, row.note) == ("1 of 1", f"{own['label']}: 341 of 705 (a majority of members, art. 232)")


def test_an_exception_without_a_rule_is_unexplained(tmp_path: Path) -> None:
    """Nothing is explained away."""
    row = measured(tmp_path, votes.EUROPEAN, european("REJECTED", 20))["exceptions to the simple majority explained"]
    assert row.ok is False
    assert "unexplained" in row.note


def test_a_missing_file_is_a_skipped_row(tmp_path: Path) -> None:
    """One for each file."""
    assert [(row.case, row.value) for row in votes.rows(tmp_path)] == [(votes.ROLL_CALLS, None), (votes.EUROPEAN, None)]
