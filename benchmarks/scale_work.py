"""The work of a day of amendments, each piece in a process of its own, so that its time and memory are its own.

    python benchmarks/scale_work.py PIECE FOLDER COUNT [--article]

prints what it took as a line of JSON: processor time, since what else the machine does must not
count, but for `waiting`, which stands beside another program. `FOLDER` comes to hold `base`, a
resolution in its first reading, and `ours`, a copy that the amendments are submitted to;
`--article` has one long article amended.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import assembly
import made
import plain_git
import pygit2
from pygit2.enums import MergeFlag

from drafting.amending.compare import compare
from drafting.amending.discussion.collisions import collisions
from drafting.amending.edits import Edits
from drafting.amending.merge import collide, merge
from drafting.deliberation.fold import fold
from drafting.proceedings import agenda, discussion
from drafting.proceedings.desk import Desk
from drafting.proceedings.submitting import submit_all
from drafting.store.git import Repository
from drafting.store.journal import Journal
from drafting.text import inline
from drafting.text.blocks import paragraph
from drafting.text.model import Division, Text

Figures = dict[str, Any]
Contributions = list[tuple[str, Edits]]


@dataclass(frozen=True)
class Work:
    """What is asked for."""

    folder: Path
    count: int
    article: bool

    @property
    def text(self) -> Text:
        """The text that is amended."""
        return assembly.bill(1, 2_000) if self.article else assembly.bill()


def submit(work: Work) -> Figures:
    """Submitting them all at once, from texts to branches."""
    assembly.opened(work.folder / "base", work.text)
    shutil.copytree(work.folder / "base", work.folder / "ours", symlinks=True)
    desk = Desk.open(work.folder / "ours", assembly.clock, "Secrétariat")
    submissions = assembly.submissions(desk.state.text, work.count)
    start, worked = perf_counter(), process_time()
    submit_all(desk, submissions)
    return {"waiting": perf_counter() - start, "submitting": process_time() - worked}


def git(work: Work) -> Figures:
    """The same by git alone, given the same objects, refs and facts."""
    done = plain_git.fast_import(work.folder / "base", work.folder / "ours", work.folder / "git")
    shutil.rmtree(work.folder / "git")
    return done._asdict()


def edits(work: Work) -> Figures:
    """Comparing each with the text."""
    base = work.text
    seconds = 0.0
    for text in assembly.amended(base, work.count):
        start = process_time()
        compare(base, text)
        seconds += process_time() - start
    return {"comparing": seconds}


def read(work: Work) -> Figures:
    """From a repository with nothing kept beside it to what a facilitator asks of it."""
    start = process_time()
    state = fold(Journal(Repository.open(work.folder / "ours")).records)
    reading = process_time()
    tables = discussion.all_collisions(state)
    collided = process_time()
    agenda.agenda(state)
    ordered = process_time()
    (table, _), *_ = tables
    taken = consolidated(table.text, list(table.contributions))
    return {
        "reading": reading - start,
        "collisions": collided - start,
        "order": reading - start + ordered - collided,
        "collisions and order": ordered - start,
        "consolidating": process_time() - ordered,
        "groups": sum(len(found.groups) for _, found in tables),
        "compatible": taken,
    }


def consolidated(base: Text, contributions: Contributions) -> int:
    """Merge all that can be: whoever comes first stands, and whoever crosses nobody; how many."""
    barred: set[str] = set()
    for conflict in merge(base, contributions).conflicts:
        standing: list[Any] = []
        for edit, who in sorted(conflict.sides, key=lambda side: side[1]):
            if barred.issuperset(who) or any(collide(edit, other) for other in standing):
                barred |= set(who)
            else:
                standing.append(edit)
    merged = merge(base, [(name, own) for name, own in contributions if name not in barred])
    assert not merged.conflicts
    return len(contributions) - len(barred)


def floor(work: Work) -> Figures:
    """The least that any way of finding collisions does: read every branch, compare it end to end."""
    start = process_time()
    branches = plain_git.Branches(work.folder / "ours")
    compared = sum(head + tail > 0 for head, tail in branches.compared())
    return {"floor": process_time() - start, "branches": compared}


def pairs(work: Work) -> Figures:
    """The obvious way to find collisions: libgit2 merges every two branches."""
    repository = pygit2.Repository(str(work.folder / "ours"))
    base = repository.references["refs/heads/main"].peel(pygit2.Tree)
    names = [name for name in repository.references if name.startswith("refs/heads/amendments/")]
    trees = [repository.references[name].peel(pygit2.Tree) for name in names]
    start = process_time()
    merged = (repository.merge_trees(base, *two, flags=MergeFlag(0)) for two in combinations(trees, 2))
    clash = sum(bool(index.conflicts) for index in merged)
    return {"pairs": process_time() - start, "clashes": clash}


def merge_tree(work: Work) -> Figures:
    """The same by git, as it comes: some pairs, of which all are worked out."""
    sample = min(1_000, work.count * (work.count - 1) // 2)
    seconds = plain_git.merge_tree(work.folder / "ours", work.folder / "merged", sample)
    return {"sample": sample, "pairs": seconds / sample * work.count * (work.count - 1) / 2}


def hot_spot(work: Work) -> Figures:
    """Everybody amends the same words: what collides is told as one group, and no pair is made."""
    random = made.seeded(work.count)
    words = made.prose(random, 40)
    base = made.one_alinea(words)
    contributions = [(f"A-{n:05}", compare(base, _on_the_spot(words, n))) for n in range(work.count)]
    start = process_time()
    found = collisions(base, contributions)
    return {"hot spot": process_time() - start, "groups": len(found.groups)}


def _on_the_spot(words: list[str], n: int) -> Text:
    spoken = [*words[:20], f"mot{n}", *words[22:]]
    return Text((Division.at("memorandum.md", [paragraph(" ".join(spoken))]),))


PIECES: Mapping[str, Callable[[Work], Figures]] = {
    piece.__name__: piece for piece in (submit, git, edits, read, floor, pairs, merge_tree, hot_spot)
}


def main() -> None:
    """Do one piece of work."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("piece", choices=PIECES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--article", action="store_true")
    given = parser.parse_args()
    gc.set_threshold(2_000_000, 50, 100)  # as the command line does
    inline.engine()  # imports are nobody's work
    figures = PIECES[given.piece](Work(given.folder, given.count, given.article))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({**figures, "peak": peak}))


if __name__ == "__main__":
    main()
