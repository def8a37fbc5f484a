"""Laptops that write, vote, consolidate and exchange at random: none loses a fact, all end as one."""

from __future__ import annotations

import shutil
import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from drafting.deliberation.amendment import Status
from drafting.proceedings import drafting_rounds, sittings
from drafting.proceedings.consolidation import ConflictsRemain, NothingToConsolidate, OutcomeDisputed
from drafting.proceedings.desk import Desk
from drafting.proceedings.syncing import Kind, sync
from drafting.store.git import HEADS
from drafting.store.journal import BRANCH
from drafting.voting.ballots import Count
from tests.helpers import FILES, Clock, git, isolate_git, refs
from tests.proceedings.actions import consolidate, folder, opened, propose

_CLONES = 3
_WORDS = ("ten", "plants", "none", "reports", "heat", "wish", "voted")
clones = st.integers(0, _CLONES - 1)


class Laptops(RuleBasedStateMachine):
    """Three clones and a bare repository between them, or a stick."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="alinea-"))
        self.hub, self.stick = self.folder / "hub.git", self.folder / "trees.bundle"
        self.desks: list[Desk] = []
        self.written: set[str] = set()
        self.numbers = count(1)

    @initialize()
    def begin(self) -> None:
        """One laptop starts and opens the reading, the others clone."""
        first = drafting_rounds.start(self.folder / "0", FILES, Clock(), "Ada", device="aaaaaaaa")
        drafting_rounds.open_reading(first)
        for change in (("ten", "eleven"), ("plants", "waters"), ("heat", "cold"), ("reports", "speaks")):
            propose(first, change)
        git(self.folder, "init", "-q", "--bare", "-b", "main", "hub.git")
        git(folder(first), "remote", "add", "origin", str(self.hub))
        sync(first)
        self.desks.append(first)
        for name, device in (("Bob", "bbbbbbbb"), ("Cleo", "cccccccc")):
            path = self.folder / name
            git(self.folder, "clone", "-q", str(self.hub), name)
            self.desks.append(opened(path, name))
            self.desks[-1].journal.introduce(device)

    @rule(who=clones, word=st.sampled_from(_WORDS))
    def submit(self, who: int, word: str) -> None:
        """Somebody proposes other words."""
        desk = self.desks[who]
        if any(word in content for content in desk.state.text.to_files().values()):
            propose(desk, (word, f"{word} {next(self.numbers)}"))
            self._note(desk)

    @rule(who=clones, which=st.integers(0, 3), yes=st.booleans())
    def vote(self, who: int, which: int, yes: bool) -> None:
        """An amendment is voted on."""
        desk = self.desks[who]
        waiting = [a for a in desk.state.of_reading() if a.status is Status.SUBMITTED]
        if waiting:
            amendment = waiting[which % len(waiting)]
            sittings.vote(desk, amendment.id, Count(7, 2, 1) if yes else Count(2, 7, 1))
            self._note(desk)

    @rule(who=clones, which=st.integers(0, 3))
    def fold_in(self, who: int, which: int) -> None:
        """An amendment is adopted, and all that was goes into the text, if it can."""
        self.vote(who, which, yes=True)
        try:
            consolidate(self.desks[who])
        except (ConflictsRemain, NothingToConsolidate, OutcomeDisputed):
            return
        self._note(self.desks[who])

    @rule(who=clones, by_stick=st.booleans())
    def exchange(self, who: int, by_stick: bool) -> None:
        """Through the bare repository, or through the stick."""
        done = sync(self.desks[who], bundle=self.stick if by_stick else None)
        assert {alarm.kind for alarm in done.alarms} <= {Kind.WITHOUT_EFFECT}
        assert {*done.beside} <= {"main"}

    def _note(self, desk: Desk) -> None:
        self.written |= {record.hash for record in desk.state.records}

    def teardown(self) -> None:
        """Two rounds later all are the same, and every fact is there."""
        try:
            if self.desks:
                self._end()
        finally:
            shutil.rmtree(self.folder)

    def _end(self) -> None:
        for _ in range(2):
            for desk in self.desks:
                sync(desk)
        first = self.desks[0]
        made = {name: oid for name, oid in first.projector.done.refs.items() if name.startswith(HEADS)}
        made[HEADS + BRANCH] = first.journal.tip or ""
        assert refs(self.hub)[HEADS + BRANCH] == first.journal.tip
        for desk in self.desks:
            assert made.items() <= refs(folder(desk)).items()
        for desk in self.desks:
            assert self.written <= {record.hash for record in desk.state.records}
            assert desk.state.text == self.desks[0].state.text
            again = opened(folder(desk))
            assert again.state.text == desk.state.text
            assert git(folder(desk), "status", "--porcelain") == ""


def test_laptops_that_exchange_in_any_order_end_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """No fact is lost, no `main` goes back, and two rounds of exchange make them the same."""
    isolate_git(monkeypatch)
    monkeypatch.setenv("GIT_TEST_FSYNC", "0")  # for speed
    run_state_machine_as_test(
        Laptops, settings=settings(settings.get_profile("same"), max_examples=6, stateful_step_count=10)
    )
