"""Laptops with wrong clocks, restored backups and a remote that is rewritten: they end as one, and every rewrite is told."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from drafting import languages
from drafting.commands.main import build
from drafting.deliberation.facts import Mark, Opinion
from drafting.errors import AlineaError
from drafting.proceedings import drafting_rounds, sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.syncing import Kind, sync
from drafting.store.git import HEADS, Repository, Signature
from drafting.store.journal import BRANCH
from tests.helpers import BEGAN, FILES, fsck, git, isolate_git, refs
from tests.proceedings.actions import adopt, consolidate, propose, reject
from tests.torture.conftest import Figure
from tests.torture.harness import LONG

JOURNAL = HEADS + BRANCH
_EXAMPLES, _STEPS = (500, 50) if LONG else (8, 20)
_PHASES = tuple(Phase) if LONG else (Phase.explicit, Phase.generate)
_WORDS = ("ten", "plants", "none", "reports", "heat", "wish", "voted")
_NAMES = ("Ada", "Bob", "Cleo", "Dina", "Emil")
_HOW = ("cut", "gone", "drop", "change")
who, which = st.integers(0, len(_NAMES) - 1), st.integers(0, 5)
Files = Mapping[str, str]  # of a journal: blobs by path


class Wrong:
    """A clock that is wrong by so many days, and goes on by a minute whenever it is read."""

    def __init__(self) -> None:
        self.days, self.minutes = 0, count()

    def __call__(self) -> datetime:
        """What it shows."""
        return BEGAN + timedelta(days=self.days, minutes=next(self.minutes))


class Laptops(RuleBasedStateMachine):
    """Three to five clones, a bare repository between them, and a stick."""

    tally: ClassVar[dict[str, int]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="alinea-"))
        self.hub, self.stick = self.folder / "hub.git", self.folder / "trees.bundle"
        self.clocks: list[Wrong] = []
        self.desks: list[Desk] = []
        self.seen: dict[tuple[int, Path], Files] = {}  # what each last saw of the hub, or on the stick
        self.backups: dict[int, dict[tuple[int, Path], Files]] = {}
        self.facts: set[str] = set()
        self.numbers = count(1)

    @initialize(clones=st.integers(3, len(_NAMES)))
    def begin(self, clones: int) -> None:
        """One laptop starts and opens the reading, the others clone."""
        self.clocks = [Wrong() for _ in range(clones)]
        first = drafting_rounds.start(self.folder / "0", FILES, self.clocks[0], _NAMES[0], device="aaaaaaaa")
        drafting_rounds.open_reading(first)
        for change in (("ten", "eleven"), ("plants", "waters"), ("heat", "cold")):
            propose(first, change)
        self.desks.append(first)
        git(self.folder, "init", "-q", "--bare", "-b", "main", "hub.git")
        git(self.folder / "0", "remote", "add", "origin", str(self.hub))
        self._exchange(0, self.hub)
        for number in range(1, clones):
            git(self.folder, "clone", "-q", str(self.hub), str(number))
            self.desks.append(self._opened(number))
            self.desks[-1].journal.introduce("abcde"[number] * 8)
        self._count("clones", clones)

    # What people do.

    @rule(who=who, days=st.integers(-730, 730))
    def set_clock(self, who: int, days: int) -> None:
        """A clock is wrong by up to two years."""
        self.clocks[who % len(self.clocks)].days = days

    @rule(who=who, word=st.sampled_from(_WORDS))
    def submit(self, who: int, word: str) -> None:
        """Somebody proposes other words."""
        desk = self._desk(who)
        if any(word in content for content in desk.state.text.to_files().values()):
            propose(desk, (word, f"{word} {next(self.numbers)}"))
        self._note(who)

    @rule(who=who, which=which, yes=st.booleans())
    def vote(self, who: int, which: int, yes: bool) -> None:
        """An amendment is voted on."""
        desk = self._desk(who)
        if waiting := [a for a in desk.state.of_reading() if a.status.is_open and not a.votes]:
            (adopt if yes else reject)(desk, waiting[which % len(waiting)])
        self._note(who)

    @rule(who=who, which=which, mark=st.sampled_from((Mark.WITHDRAWN, Mark.FALLEN)))
    def mark(self, who: int, which: int, mark: Mark) -> None:
        """Something becomes of an amendment."""
        desk = self._desk(who)
        amendments = desk.state.of_reading()
        self._try(lambda: sittings.mark(desk, amendments[which % len(amendments)].id, mark, "so it is"))
        self._note(who)

    @rule(who=who, which=which)
    def advise(self, who: int, which: int) -> None:
        """Somebody advises."""
        desk = self._desk(who)
        amendments = desk.state.of_reading()
        one = amendments[which % len(amendments)].id
        sittings.give_opinion(desk, one, "Rapporteur", Opinion.FAVOURABLE, str(next(self.numbers)))
        self._note(who)

    @rule(who=who)
    def meet(self, who: int) -> None:
        """A sitting is opened or, where one is open, closed."""
        desk = self._desk(who)
        opens = desk.state.sitting is None
        self._try(lambda: sittings.open_sitting(desk, "Plenary", 9) if opens else sittings.close_sitting(desk))
        self._note(who)

    @rule(who=who)
    def fold_in(self, who: int) -> None:
        """All that was adopted goes into the text, if it can."""
        self._try(lambda: consolidate(self._desk(who)))
        self._note(who)

    @rule(who=who, by_stick=st.booleans())
    def exchange(self, who: int, by_stick: bool) -> None:
        """Through the bare repository, or through the stick."""
        self._exchange(who % len(self.desks), self.stick if by_stick else self.hub)

    # What happens to them.

    @rule(who=who)
    def back_up(self, who: int) -> None:
        """A laptop is copied."""
        number = who % len(self.desks)
        shutil.rmtree(self.folder / f"backup-{number}", ignore_errors=True)
        shutil.copytree(self.folder / str(number), self.folder / f"backup-{number}", symlinks=True)
        self.backups[number] = {place: files for place, files in self.seen.items() if place[0] == number}

    @precondition(lambda self: self.backups)
    @rule(who=who)
    def restore(self, who: int) -> None:
        """A laptop is lost, and its copy takes its place."""
        number = sorted(self.backups)[who % len(self.backups)]
        shutil.rmtree(self.folder / str(number))
        shutil.copytree(self.folder / f"backup-{number}", self.folder / str(number), symlinks=True)
        self.desks[number] = self._opened(number)
        self.seen = {place: files for place, files in self.seen.items() if place[0] != number}
        self.seen |= self.backups[number]
        self._look_around()
        self._count("backups restored")

    @rule(how=st.sampled_from(_HOW), which=which)
    def rewrite(self, how: str, which: int) -> None:
        """Somebody rewrites the journal of the bare repository."""
        hub, tip = Repository.open(self.hub), refs(self.hub)[JOURNAL]
        files = _journal(hub, tip)
        paths = sorted(path for path in files if path.endswith(".json"))[2:]  # without its beginning it is another one
        victim = paths[which % len(paths)]
        match how:
            case "cut":
                new = (hub.parents(tip) or [tip])[0]
            case "drop":
                new = _commit(hub, {path: blob for path, blob in files.items() if path != victim}, tip)
            case "change":
                forged = hub.read(files[victim], victim).replace(b'"actor":"', b'"actor":"Not ')
                new = _commit(hub, {**files, victim: hub.blob(forged)}, tip)
            case _:
                new = ""
        git(self.hub, "update-ref", *(["-d", JOURNAL] if how == "gone" else [JOURNAL, new]))
        for number in range(len(self.desks)):
            self._exchange(number, self.hub)
            if how == "change":
                git(self.hub, "update-ref", JOURNAL, tip)
                return
        self._look_around()
        self._count(f"rewrites ({how})")

    # What must hold.

    def _exchange(self, number: int, place: Path) -> None:
        """Exchange with a place; what it no longer has is told, and what is not as it was is refused."""
        desk = self._desk(number)
        before, known = self._at(place), _journal(desk.repository, desk.journal.tip)
        lost = any(before.get(path) != blob for path, blob in self.seen.get((number, place), {}).items())
        forged = any(known.get(path, blob) != blob for path, blob in before.items())
        tip = desk.journal.tip
        try:
            done = sync(desk, bundle=place if place == self.stick else None, pause=lambda _: None)
        except AlineaError:
            if not forged:
                raise
            assert desk.journal.tip == tip
            self._count("forgeries refused")
            return
        assert not forged, "forged, and believed"
        assert (Kind.WENT_BACKWARDS in {alarm.kind for alarm in done.alarms}) == lost
        self._count("rewrites told", lost)
        self.seen[number, place] = self._at(place)
        self._note(number)

    def teardown(self) -> None:
        """Two rounds later all are the same, and every fact is there."""
        try:
            if self.desks:
                self._end()
        finally:
            shutil.rmtree(self.folder)

    def _end(self) -> None:
        for _ in range(2):
            for number in range(len(self.desks)):
                self._exchange(number, self.hub)
        tips = {desk.journal.tip for desk in self.desks} | {refs(self.hub)[JOURNAL]}
        assert len(tips) == 1, "no tip in two rounds"
        assert self.facts <= _journal(self.desks[0].repository, self.desks[0].journal.tip).keys(), "lost"
        minutes = {_minutes(self.folder / str(number)) for number in range(len(self.desks))}
        assert len(minutes) == 1, "other minutes"
        fsck(self.folder / "0")
        self._count("facts", len(self.facts))

    # Small help.

    def _desk(self, number: int) -> Desk:
        return self.desks[number % len(self.desks)]

    def _opened(self, number: int) -> Desk:
        return Desk.open(self.folder / str(number), self.clocks[number], _NAMES[number])

    def _try(self, work: object) -> None:
        """Do what may be refused."""
        try:
            work()  # type: ignore[operator]
        except AlineaError:
            self._count("requests refused")

    def _at(self, place: Path) -> Files:
        """The journal in the bare repository, or on the stick."""
        if place == self.hub:
            tip = refs(self.hub).get(JOURNAL)
            return _journal(Repository.open(self.hub), tip)
        if not place.exists():
            return {}
        heads = dict(line.split()[::-1] for line in git(self.folder, "bundle", "list-heads", str(place)).splitlines())
        holder = next(desk.repository for desk in self.desks if desk.repository.has(heads[JOURNAL]))
        return _journal(holder, heads[JOURNAL])

    def _note(self, number: int) -> None:
        desk = self._desk(number)
        self.facts |= _journal(desk.repository, desk.journal.tip).keys()

    def _look_around(self) -> None:
        """What a lost laptop, or a rewritten remote, alone had is gone."""
        self.facts = {*self._at(self.hub), *self._at(self.stick)}
        for number in range(len(self.desks)):
            self._note(number)

    def _count(self, what: str, number: int = 1) -> None:
        self.tally[what] = self.tally.get(what, 0) + number


def _journal(repository: Repository, tip: str | None) -> Files:
    return repository.files(repository.tree_of(tip), 1 << 20) if tip else {}


def _commit(hub: Repository, files: Files, parent: str) -> str:
    who = Signature("somebody", BEGAN)
    return hub.commit(hub.tree(files), [parent], "Tidied", who, who)


def _minutes(path: Path) -> str:
    """What is told of a clone."""
    answer = CliRunner().invoke(build(), ["-C", str(path), "log"])
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_laptops_end_as_one(monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    """The same tip in two rounds, no fact lost, the same minutes, every rewrite told and no other."""
    isolate_git(monkeypatch)
    monkeypatch.setenv("GIT_TEST_FSYNC", "0")  # for speed
    languages.current.set("en")
    Laptops.tally.clear()
    profile = settings(settings.get_profile("same"), max_examples=_EXAMPLES, stateful_step_count=_STEPS, phases=_PHASES)
    run_state_machine_as_test(Laptops, settings=profile)
    figure("; ".join(f"{number} {what}" for what, number in sorted(Laptops.tally.items())))
