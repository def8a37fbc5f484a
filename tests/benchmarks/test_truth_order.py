"""The judges of order and falling: pairs, groups, rules of grouping, intervals, missing files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.measure import Row
from benchmarks.truths import falling, order


def listed(rank: int, text: str | None, outcome: str = "Rejeté", **more: Any) -> dict[str, Any]:
    """A row of a list as an assembly prints it."""
    fields = ("alinea_label", "sub_amendment", "parent", "joint_debate", "identical")
    row = dict.fromkeys(fields) | {"rank": rank, "number": f"{rank} rect.", "division": "Article 3", "text": text}
    return row | {"outcome": outcome} | more


JARDINS = [
    listed(1, "Supprimer cet article."),
    listed(2, "Alinéa 2\nSupprimer cet alinéa.", "Adopté", joint_debate="d", identical="i"),
    listed(3, "Alinéa 2\nSupprimer cet alinéa", "Adopté", joint_debate="d", identical="i"),
    listed(4, "Alinéa 2\nRemplacer le mot :\njardins\npar le mot :\nsquares", "Tombé", joint_debate="d"),
    listed(5, "Alinéa 5\nRemplacer le mot :\nrues\npar le mot :\nplaces", joint_debate="d"),
    listed(6, "Compléter cet article par un alinéa ainsi rédigé :\n« Les rues sont lentes."),
]


def measured(module: Any, data: Path, rows: list[dict[str, Any]], name: str = "plfss2018") -> dict[str, Row]:
    """The figures of a module on one list, by metric."""
    folder = data / "fr-order"
    folder.mkdir()
    with gzip.open(folder / f"{name}-senat.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return {row.metric: row for row in module.rows(data) if row.value is not None}


def test_pairs_in_the_official_order(tmp_path: Path) -> None:
    """All of a list that is in order; none of it turned round."""
    assert measured(order, tmp_path, JARDINS)["plfss2018_pairs"].value == 1
    turned = [row | {"rank": -row["rank"]} for row in JARDINS]
    (tmp_path / "turned").mkdir()
    assert measured(order, tmp_path / "turned", turned)["plfss2018_pairs"].ours == "0 of 15"


def test_groups_by_pairs(tmp_path: Path) -> None:
    """Two are identical; of the four in one debate, three that we see."""
    found = measured(order, tmp_path, JARDINS)
    assert found["plfss2018_identical_precision"].ours == "1 of 1"
    assert found["plfss2018_identical_recall"].ours == "1 of 1"
    assert found["plfss2018_joint_debates_precision"].ours == "3 of 3"
    assert found["plfss2018_joint_debates_recall"].ours == "3 of 6"
    assert found["plfss2018_joint_debates_f1"].value == pytest.approx(2 / 3)


def test_by_label_only_pairs_that_a_label_tells_apart_count(tmp_path: Path) -> None:
    """The others are in a row of their own, without target."""
    labels = ("Suppr.", "Al. 2", "", "")
    rows = [listed(rank, None, alinea_label=label) for rank, label in enumerate(labels, start=1)]
    found = measured(order, tmp_path, rows, "plfss2019")
    assert (found["plfss2019_pairs"].ours, found["plfss2019_pairs_all"].ours) == ("5 of 5", "6 of 6")
    assert found["plfss2019_pairs_all"].target is None


def test_falls_foreseen_beside_those_of_grouping(tmp_path: Path) -> None:
    """Grouping alone takes the one of alinéa 5 for fallen, too."""
    found = measured(falling, tmp_path, JARDINS)
    assert (found["ours_recall"].ours, found["ours_precision"].ours) == ("1 of 1", "1 of 1")
    assert (found["rule_a_recall"].ours, found["rule_a_precision"].ours) == ("1 of 1", "1 of 2")
    assert found["ours_f1"].target == found["rule_a_f1"].value


def test_an_interval_is_inside_and_narrows() -> None:
    """Wilson's, of 13 in 18; none of nothing."""
    assert falling._interval(13, 18) == "49% to 88%"
    assert falling._interval(130, 180) == "65% to 78%"
    assert falling._interval(0, 0) == "unknown"


def test_a_missing_file_is_a_skipped_row(tmp_path: Path) -> None:
    """Nothing fails."""
    assert {row.value for module in (order, falling) for row in module.rows(tmp_path)} == {None}
