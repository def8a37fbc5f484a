"""What must hold however a command ended: what is there, and what the next command makes of it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drafting.deliberation.facts import DeviceIntroduced
from drafting.proceedings.desk import Desk, NotAResolution
from drafting.store.git import NotARepository, Repository
from drafting.store.journal import Journal
from tests.helpers import fsck, git
from tests.torture.harness import Bench, Ended, Strike
from tests.torture.story import Step

CLONES = ("r", "other")
_MADE = ("public/text.html", "after.md", "ci/.github/workflows/alinea.yml")
_BUNDLES = ("file.bundle", "all.bundle")


@dataclass(frozen=True)
class Outcome:
    """What is there: the facts in every clone and hub, people's files, bundles and documents."""

    facts: dict[str, Counter[str]]
    files: dict[str, Any]

    def holds(self, other: Outcome) -> bool:
        """Whether every fact of another is here."""
        return all(facts <= self.facts.get(place, Counter()) for place, facts in other.facts.items())


def outcome(top: Path) -> Outcome:
    """What is below a folder. Where no journal can be read there are no facts."""
    facts = {place: _facts(top / place) for place in (*CLONES, "hub.git") if (top / place).exists()}
    files: dict[str, Any] = {made: (top / made).read_bytes() for made in _MADE if (top / made).exists()}
    for clone in CLONES:
        for path in _of_people(top / clone):
            files[path.relative_to(top).as_posix()] = path.read_bytes()
    for bundle in _BUNDLES:
        if (top / bundle).exists():
            files[bundle] = {line.split()[1] for line in git(top, "bundle", "list-heads", bundle).splitlines()}
    return Outcome(facts, files)


def _of_people(folder: Path) -> Iterator[Path]:
    """The files of a working tree."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name != ".git":
            yield from _of_people(path) if path.is_dir() else [path]


def _copied(source: str, target: str) -> str:
    """Copy a file; Git's objects, which never change, by a second name where they can have one."""
    if "/.git/objects/" in source:
        with suppress(OSError):
            os.link(source, target)
            return target
    return str(shutil.copy2(source, target))


def _facts(path: Path) -> Counter[str]:
    """Facts as what they say: who wrote them is a device named at random."""
    try:
        journal = Journal(Repository.open(path))
    except NotARepository:  # it is not made yet
        return Counter()
    assert not journal.damaged, journal.damaged
    return Counter(
        f"{record.type} {record.data if record.type != DeviceIntroduced.type else ''}" for record in journal.records
    )


@dataclass(frozen=True)
class Scene:
    """A step with what was there before, kept in a folder, and what is there when nothing strikes it."""

    step: Step
    kept: Path
    before: Outcome
    after: Outcome
    calls: int

    def clones(self, bench: Bench) -> list[str]:
        """The clone that it is played in, if it is there."""
        clone = self.step.words[1]
        return [clone] if (bench.top / clone).is_dir() else []

    def stage(self, bench: Bench) -> None:
        """Bring everything to where it was before the step."""
        shutil.rmtree(bench.top)
        shutil.copytree(self.kept, bench.top, symlinks=True, copy_function=_copied)

    def play(self, bench: Bench, strike: Strike, first: str = "") -> Ended:
        """Run its command, struck, from the beginning."""
        self.stage(bench)
        return bench.run("alinea", *self.step.words, strike=strike, first=first)


def told(bench: Bench, steps: tuple[Step, ...], kept: Path) -> list[Scene]:
    """The scenes of a story, told once without any strike."""
    scenes = []
    for number, step in enumerate(steps):
        step.before(bench.top)
        (bench.top / "tmp").mkdir(exist_ok=True)
        saved = kept / str(number)
        shutil.copytree(bench.top, saved, symlinks=True)
        before = outcome(bench.top)
        ended = bench.run("alinea", *step.words)
        assert ended.status == 0, (step, ended)
        scenes.append(Scene(step, saved, before, outcome(bench.top), ended.calls))
    return scenes


def right(bench: Bench, scene: Scene, ended: Ended) -> None:
    """Hold what was acknowledged, and that the next command comes to where it would have without a strike."""
    found = outcome(bench.top)
    assert found.holds(scene.before), "lost"
    assert scene.after.holds(found), "invented"
    if ended.acknowledged:
        assert found.facts == scene.after.facts, f"acknowledged, and not there: {ended}"
    _an_hour_passes(bench.top)
    bench.run("tests.torture.checks:next_command", *scene.clones(bench))
    half = scene.step.halves and found.facts not in (scene.before.facts, scene.after.facts)
    if not half and (scene.step.again or outcome(bench.top) != scene.after):
        again = bench.run("alinea", *scene.step.words)
        assert again.status == 0, f"not again: {again}"
    now = outcome(bench.top)
    assert now.facts == (found if half else scene.after).facts
    assert now.files == scene.after.files
    for clone in scene.clones(bench):
        _sound(bench, clone)


def _an_hour_passes(top: Path) -> None:
    """What was left behind is an hour old: a lock that another process may be holding must be waited for."""
    for left in (*top.rglob("*.lock"), *top.glob("*/.git/alinea/*")):
        if left.is_file():
            os.utime(left, times=(left.stat().st_mtime - 3600,) * 2)


def next_command(clone: str = "") -> None:
    """What every command that writes does first; nothing where there is no resolution yet."""
    with (
        suppress(NotARepository, NotAResolution),
        Desk.open(Path(clone), lambda: datetime(2026, 3, 7, 9, tzinfo=UTC), "Nadia").writing(),
    ):
        pass


def _sound(bench: Bench, clone: str) -> None:
    """Nothing is wrong with a clone, for Git or for us."""
    fsck(bench.top / clone)
    assert [str(lock) for lock in (bench.top / clone / ".git").rglob("*.lock")] == []
    verified = bench.run("alinea", "-C", clone, "verify")
    assert verified.status == 0, verified
