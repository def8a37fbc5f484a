"""The files of real cases, and the row that stands for one that is missing."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from benchmarks.measure import Row


def load(data: Path, name: str) -> list[dict[str, Any]]:
    """The cases of a file (`fr-application`, `fr-order/egalim-senat`); none where it is missing."""
    file = data / f"{name}.jsonl.gz"
    if not file.exists():
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def skipped(case: str, metric: str) -> Row:
    """The row of a figure whose file is missing."""
    return Row(case, metric, None, 0, note="skipped: the file is missing")


def share(case: str, metric: str, part: int, whole: int, target: float | None = None, note: str = "") -> Row:
    """A row for so many of so many, the more the better."""
    ours = f"{part} of {whole}"
    return Row(case, metric, part / whole if whole else None, whole, target, ours, note=note, better="higher")


def count(case: str, metric: str, found: int, of: int, target: float | None = None, note: str = "") -> Row:
    """A row for a number of faults, the fewer the better."""
    return Row(case, metric, float(found), of, target, f"{found} of {of}", note=note)
