"""A long record: 10,000 facts about 2,000 amendments, all signed; how long it takes to trust it, and to add to it.

    python benchmarks/journal.py [--facts N] [--json FILE]

Commands are timed whole, as a person waits for them; the reference is what a command that only says
its version takes, in the same run.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import assembly
from measure import Row, duration, table

from drafting.deliberation.facts import Opinion, OpinionGiven
from drafting.proceedings import sittings, votes
from drafting.proceedings.desk import Desk
from drafting.proceedings.devices import use_key
from drafting.proceedings.submitting import submit_all
from drafting.voting.ballots import Count

PER_AMENDMENT = 5  # facts: submitted, numbered, two opinions, a vote
VERIFYING, APPENDING, LOOKING, DISK = 10.0, 0.050, 1.0, 30e6  # the targets, in seconds and bytes


def recorded(folder: Path, count: int) -> Desk:
    """A reading with as many amendments, opinions and votes as make so many facts, every one signed."""
    key = folder / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    assembly.opened(folder / "r", assembly.bill())
    desk = Desk.open(folder / "r", assembly.clock, "Secrétariat")
    use_key(desk, str(key))
    submit_all(desk, assembly.submissions(desk.state.text, count // PER_AMENDMENT))
    names = list(desk.state.amendments)
    advised = [OpinionGiven(name, by, Opinion.WISDOM) for name in names for by in ("Voirie", "Finances")]
    with desk.writing():
        desk.write(advised)
        desk.write([votes.prepared(desk.state, name, Count(41, 22, 5)) for name in names])
    return desk


def times(work: Callable[[], object], rounds: int) -> float:
    """The median of how long something takes by the clock on the wall, in seconds."""
    found = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return statistics.median(found)


def command(path: Path, *words: str) -> Callable[[], object]:
    """A command of ours, in a process of its own."""
    line = [sys.executable, "-m", "drafting", "-C", str(path), *words]
    return lambda: subprocess.run(line, check=True, capture_output=True)


def measured(count: int) -> Iterator[Row]:
    """All rows, as they come."""
    with tempfile.TemporaryDirectory() as name:
        desk = recorded(Path(name), count)
        path, facts = Path(name) / "r", len(desk.state.records)
        first = desk.state.of_reading()[0].id
        appending = times(lambda: sittings.give_opinion(desk, first, "Culture", Opinion.WISDOM), 15)
        subprocess.run(["git", "-C", str(path), "gc", "-q"], check=True)
        none = times(command(path, "--version"), 5)
        case, versus = f"{facts:,} signed facts", f"{duration(none)} alinea --version"
        for metric, seconds, target in (
            ("verify", times(command(path, "verify"), 3), VERIFYING),
            ("append", appending, APPENDING),
            ("status", times(command(path, "status"), 5), LOOKING),
        ):
            yield Row(case, metric, seconds, facts, target, duration(seconds), versus)
        shutil.rmtree(path / ".git" / "alinea")
        packed = sum(file.stat().st_size for file in (path / ".git").rglob("*") if file.is_file())
        yield Row(case, "bytes on disk, packed", packed, facts, DISK, f"{packed / 1e6:.1f} MB")


def main() -> None:
    """Measure, print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, default=10_000, help="how many facts (%(default)s)")
    parser.add_argument("--json", type=Path, help="write the rows there, too")
    given = parser.parse_args()
    rows = list(measured(given.facts))
    print(table(rows))
    if given.json:
        text = json.dumps([row.to_json() for row in rows], indent=2, ensure_ascii=False)
        given.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
