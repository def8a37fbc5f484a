"""A day of amendments: 20,000 of them submitted, compared, collided, put in order and consolidated.

    python benchmarks/scale.py [--quick] [--counts N …] [--json FILE]

Each piece of work runs in a process of its own, beside the obvious alternatives in the same run:
git given the same objects, libgit2 and git merging every two branches, and the floor under any way
to find collisions. Growth is the time of twenty times the amendments.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from measure import Row, duration, table

ROOT = Path(__file__).resolve().parents[1]
MEMORY = 1 << 30
TWENTYFOLD = 20
GROWTH = 24.0  # times the time, at most, for twenty times the amendments
MANY = 20_000  # what the targets in seconds are for
PIECES = ("submitting", "comparing", "collisions", "order", "consolidating")

Figures = dict[str, Any]


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    counts: Sequence[int]
    pairs: int
    article: int
    rounds: int


def work(piece: str, folder: Path, count: int, *more: str) -> Figures:
    """What a piece of work took, in a process of its own."""
    command = [sys.executable, str(ROOT / "benchmarks" / "scale_work.py"), piece, str(folder), str(count), *more]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)
    figures: Figures = json.loads(done.stdout)
    return figures


def day(case: str, folder: Path, count: int, rounds: int, *more: str) -> Iterator[tuple[Row, Figures]]:
    """All that is done in a day, row by row, each with what was measured."""
    submitted = work("submit", folder, count, *more)
    git = work("git", folder, count, *more)
    yield _submitting(case, count, submitted, git), submitted
    yield _against_git(case, count, submitted, git), {}
    yield _memory(case, "submitting", count, submitted), {}
    compared = work("edits", folder, count, *more)
    yield Row(case, "comparing", compared["comparing"], count, None, duration(compared["comparing"])), compared
    read = [(work("read", folder, count, *more), work("floor", folder, count, *more)) for _ in range(rounds)]
    ours = {name: statistics.median(one[name] for one, _ in read) for name in read[0][0]}
    yield from ((row, ours) for row in _reading(case, count, ours))
    yield _against_the_floor(case, count, read), {}
    yield _memory(case, "collisions and order", count, ours), {}


def _submitting(case: str, count: int, ours: Figures, git: Figures) -> Row:
    note = "same commit ids as git, fsck clean" if git["same_ids"] and git["sound"] else "NOT WHAT GIT MAKES OF IT"
    seconds = ours["waiting"]
    return Row(case, "submitting", seconds, count, 40.0 if count == MANY else None, duration(seconds), note=note)


def _against_git(case: str, count: int, ours: Figures, git: Figures) -> Row:
    ratio = ours["waiting"] / git["seconds"] if git["same_ids"] and git["sound"] else None
    versus = f"{duration(git['seconds'])} git fast-import, pack-refs"
    note = "ours from texts, compared and checked, to facts and branches on disk; git from the objects made"
    target = 0.8 if count == MANY else None
    return Row(case, "submitting by git", ratio, count, target, duration(ours["waiting"]), versus, note)


def _reading(case: str, count: int, ours: Figures) -> Iterator[Row]:
    note = (
        f"cold: all facts read; {ours['groups']:.0f} groups collide, {ours['compatible']:.0f} amendments can all stand"
    )
    for metric in ("reading", "collisions", "order", "collisions and order", "consolidating"):
        target = 5.0 if metric == "collisions and order" and count == MANY else None
        yield Row(case, metric, ours[metric], count, target, duration(ours[metric]), note=note)


def _against_the_floor(case: str, count: int, rounds: Sequence[tuple[Figures, Figures]]) -> Row:
    ratio = statistics.median(ours["collisions"] / floor["floor"] for ours, floor in rounds)
    ours = statistics.median(ours["collisions"] for ours, _ in rounds)
    floor = statistics.median(floor["floor"] for _, floor in rounds)
    note = "the floor reads every branch, raw, as libgit2 does, and compares its article with the text's from both ends"
    target = 1.3 if count == MANY else None
    return Row(case, "collisions by the floor", ratio, count, target, duration(ours), f"{duration(floor)} floor", note)


def _memory(case: str, piece: str, count: int, ours: Figures) -> Row:
    return Row(case, f"memory, {piece}", ours["peak"] / MEMORY, count, 1.0, f"{ours['peak'] / 1e6:.0f} MB", "1 GiB")


def commands(case: str, folder: Path, count: int) -> Iterator[Row]:
    """What somebody waits for who types a command: the first time, and again when nothing has changed."""
    for name, first_target, again_target in (
        ("collisions", 5.0, 0.5),
        ("order", 5.0, 0.5),
        ("order --to-vote", None, 0.5),
        ("list", None, None),
    ):
        first, again = (_typed(name, folder / "ours") for _ in range(2))
        note = "the whole command, its start included; the first has no answer kept"
        for when, seconds, target in (("first", first, first_target), ("again", again, again_target)):
            wanted = target if count == MANY else None
            yield Row(case, f"alinea {name}, {when}", seconds, count, wanted, duration(seconds), note=note)


def _typed(name: str, folder: Path) -> float:
    command = [sys.executable, "-m", "drafting", "-C", str(folder), *name.split()]
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env={**os.environ, "ALINEA_LANG": "en"})
    return perf_counter() - start


def growth(figures: dict[int, Figures]) -> Iterator[Row]:
    """The time of twenty times the amendments."""
    for count, few in figures.items():
        if many := figures.get(TWENTYFOLD * count):
            for piece in PIECES:
                now, then = many[piece], few[piece]
                case = f"{TWENTYFOLD * count:,} amendments"
                versus = f"{duration(then)} for {count:,}"
                yield Row(case, f"{piece}, growth", now / then, TWENTYFOLD * count, GROWTH, duration(now), versus)


def alternatives(case: str, folder: Path, count: int, ours: Figures) -> Iterator[Row]:
    """Every two branches merged."""
    seconds = ours["collisions"]
    for name, piece, note in (
        ("libgit2 merge_trees", "pairs", "every pair"),
        ("git merge-tree", "merge_tree", "worked out from a sample of pairs"),
    ):
        its = work(piece, folder, count)
        versus = f"{duration(its['pairs'])} {name}"
        ratio = its["pairs"] / seconds
        target = 200.0 if piece == "pairs" and count == 1_000 else None
        yield Row(case, f"faster than {name}", ratio, count, target, duration(seconds), versus, note, "higher")


def hot_spot(folder: Path, count: int) -> Row:
    """Everybody at the same words."""
    its = work("hot_spot", folder, count)
    said = f"{its['groups']} group; no pair is made"
    return Row("one hot spot", "collisions", its["hot spot"], count, None, duration(its["hot spot"]), note=said)


def measured(options: Options) -> Iterator[Row]:
    """All rows, as they come."""
    figures: dict[int, Figures] = {}
    for count in options.counts:
        case = f"{count:,} amendments"
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            own: Figures = {}
            for row, its in day(case, folder, count, options.rounds):
                own |= its
                yield row
            figures[count] = own
            if count == max(options.counts):
                yield from commands(case, folder, count)
            if count == options.pairs:
                yield from alternatives(case, folder, count, own)
    yield from growth(figures)
    with tempfile.TemporaryDirectory() as name:
        yield hot_spot(Path(name), max(options.counts))
        case = f"{options.article:,} on one article of 2,000 alinéas"
        yield from (row for row, _ in day(case, Path(name), options.article, 1, "--article"))


def main() -> None:
    """Measure, print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="up to 1,000 amendments, one round")
    parser.add_argument("--counts", type=int, nargs="+", help="how many amendments, in turn")
    parser.add_argument("--article", type=int, help="how many amendments of the long article")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of what is read (%(default)s)")
    parser.add_argument("--json", type=Path, help="write the rows there, too")
    given = parser.parse_args()
    counts = given.counts or ([50, 1_000] if given.quick else [100, 1_000, 5_000, MANY])
    article = given.article or (100 if given.quick else 1_000)
    rounds = 1 if given.quick else given.rounds
    rows: list[Row] = []
    for row in measured(Options(counts, 1_000 if 1_000 in counts else min(counts), article, rounds)):
        print(f"{row.case}: {row.metric} {row.ours}", file=sys.stderr, flush=True)
        rows.append(row)
    print(table(rows))
    if given.json:
        text = json.dumps([row.to_json() for row in rows], indent=2, ensure_ascii=False)
        given.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
