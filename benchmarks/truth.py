"""Truth on real cases: what parliaments' own data says of what we compute, in one table.

    python benchmarks/truth.py [--data DIR] [--json FILE] [--only NAME]

A case is a module of `truths` with a function `rows(data)`; a data file that is missing makes a
skipped row. Figures are never rounded towards a target, and no rule knows a case.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from time import perf_counter

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measure import Row, table

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
# A module of `truths`, and the files of the corpus that it reads.
CASES: Mapping[str, Sequence[str]] = {
    "round_trip": ("fr-rulebook-pairs", "fr-code-civil-pairs", "en-application"),
    "application": ("fr-application",),
    "instructions": ("fr-instructions",),
    "english": ("en-instructions", "en-application"),
    "order": ("fr-order",),
    "falling": ("fr-order",),
    "merges": ("three-way-merges",),
    "votes": ("roll-calls-an", "votes-ep"),
}


def measured(data: Path, only: str | None) -> Iterator[Row]:
    """The rows of every case that is asked for, by the beginning of its name or of a file it reads, in order."""
    for name, files in CASES.items():
        if only is None or any(known.startswith(only) for known in (name, name.replace("_", "-"), *files)):
            start = perf_counter()
            yield from import_module(f"benchmarks.truths.{name}").rows(data)
            print(f"{name}: {perf_counter() - start:.1f} s", file=sys.stderr)


def write(rows: Iterable[Row], file: Path) -> None:
    """The rows as a JSON list."""
    file.write_text(json.dumps([row.to_json() for row in rows], ensure_ascii=False, indent=1) + "\n")


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=CORPUS, help="Folder of the real cases.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Write the rows here, too.")
@click.option("--only", help="Only the case, or the file of cases, of this name.")
def main(data: Path, file: Path | None, only: str | None) -> None:
    """Print the table."""
    rows = list(measured(data, only))
    if file:
        write(rows, file)
    print(table(rows))


if __name__ == "__main__":
    main()
