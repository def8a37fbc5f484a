"""Crashes: killed at every step of writing, the next command needs no help; a full disk changes nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from drafting.deliberation.facts import Mark, SittingOpened
from drafting.proceedings import drafting_rounds, sittings, submitting
from drafting.proceedings.desk import Busy, Desk
from drafting.proceedings.submitting import Submission, Wording
from drafting.store import git as git_
from drafting.store import packed_refs as packed_refs_
from drafting.store import packs as packs_
from drafting.store import worktree as worktree_
from drafting.store.git import HEADS, NotWritten, RefMoved, Repository
from drafting.store.journal import BRANCH, Journal
from drafting.store.projection import MAIN, Projector
from drafting.store.worktree import UnsavedWork, WorkingTree
from drafting.voting.ballots import Count
from tests.helpers import FILES, Clock, fsck, git, put, refs
from tests.proceedings.actions import FOLLOW_UP, adopt, consolidate, folder, opened, propose, replaced

posix = pytest.mark.skipif(sys.platform == "win32", reason="kills a process that it forked")

# Where a process can die: the method, and whether it may die before or after it.
STEPS: tuple[tuple[Any, str], ...] = (
    (Repository, "_write"),
    (Repository, "_build"),
    (Repository, "_swap"),
    (WorkingTree, "stand"),
    (WorkingTree, "put"),
    (worktree_, "_write"),
    (Projector, "remember"),
)
# The same where many amendments come at once: objects are in memory until they are packed.
STEPS_OF_MANY: tuple[tuple[Any, str], ...] = (
    (Repository, "_swap"),
    (packs_, "_saved"),
    (packed_refs_, "add"),
    (Path, "replace"),
    (WorkingTree, "stand"),
    (Projector, "remember"),
)


class Death:
    """Kills this process at the n-th step, counted before and after each."""

    def __init__(self, at: int) -> None:
        self.at, self.count = at, 0

    def step(self, lock: Path | None = None) -> None:
        """One more; if it is the last, a lock may be left lying as libgit2 would."""
        self.count += 1
        if self.count == self.at:
            if lock is not None:
                lock.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    def wrap(self, owner: Any, name: str) -> None:
        """Count before and after every call of a method."""
        real = getattr(owner, name)

        def wrapped(*args: Any, **named: Any) -> Any:
            self.step(_lock_of(owner, name, args))
            done = real(*args, **named)
            self.step()
            return done

        setattr(owner, name, wrapped)


def _lock_of(owner: Any, name: str, args: tuple[Any, ...]) -> Path | None:
    if name == "_swap":
        return Path(args[0].raw.path) / f"{args[1]}.lock"
    return Path(args[0].repository.raw.path) / "index.lock" if (owner, name) == (WorkingTree, "put") else None


def killed(work: Callable[[], object], at: int, steps: Sequence[tuple[Any, str]] = STEPS) -> bool:
    """Do something in another process and kill it at a step; whether it had that many."""
    child = os.fork()
    if child == 0:  # pragma: no cover
        try:
            death = Death(at)
            for owner, name in steps:
                death.wrap(owner, name)
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def rounds(
    path: Path, work: Callable[[Path], object], steps: Sequence[tuple[Any, str]] = STEPS
) -> Iterator[tuple[Path, int]]:
    """A copy of a repository for each step at which the work can die, in which it did."""
    for at in range(1, 400):
        copy = path.with_name(f"{path.name}-{at}")
        shutil.copytree(path, copy, symlinks=True)
        try:
            if not killed(lambda copy=copy: work(copy), at, steps):
                assert at > 5, "it never came to any step"
                return
            yield copy, at
        finally:
            shutil.rmtree(copy)
    pytest.fail("it never came to an end")


def right(path: Path) -> Desk:
    """The next command comes: everything is as the facts say."""
    desk = opened(path)
    with desk.writing():
        pass
    wanted = desk.projector.project(desk.state)
    found = {name: oid for name, oid in refs(path).items() if name != HEADS + BRANCH}
    assert found == wanted
    assert not list((path / ".git").rglob("*.lock"))
    fsck(path)
    return desk


# What commands do, and how one sees that it is done.


def _vote(path: Path) -> None:
    sittings.vote(opened(path), "1", Count(7, 2, 1))


def _mark(path: Path) -> None:
    sittings.mark(opened(path), "1", Mark.WITHDRAWN)


def _consolidate(path: Path) -> None:
    desk = opened(path)
    adopt(desk, "1", "text")
    consolidate(desk)


def _submit(path: Path) -> None:
    desk = opened(path)
    propose(desk, ("streets", "squares"))


def _open_sitting(path: Path) -> None:
    sittings.open_sitting(opened(path), "Plenary", 8)


WORK: dict[str, tuple[Callable[[Path], None], Callable[[Desk], bool]]] = {
    "vote": (_vote, lambda desk: bool(desk.state.amendments["A-01"].votes)),
    "mark": (_mark, lambda desk: bool(desk.state.amendments["A-01"].marks)),
    "consolidate": (_consolidate, lambda desk: bool(desk.state.reading and desk.state.reading.adopted)),
    "submit": (_submit, lambda desk: len(desk.state.amendments) == 2),
    "open sitting": (_open_sitting, lambda desk: desk.state.sitting is not None),
}


@posix
@pytest.mark.parametrize("name", WORK)
def test_killed_at_every_step(name: str, desk: Desk) -> None:
    """Either nothing happened and it can be done again, or it happened; Git's view and the files follow."""
    propose(desk, ("ten", "twelve"))
    work, done = WORK[name]
    seen = set()
    for path, at in rounds(folder(desk), work):
        count = len(opened(path).state.records)
        again = right(path)
        assert len(again.state.records) == count, at
        assert git(path, "status", "--porcelain") == "", at
        seen.add(done(again))
        if not done(again) and name != "consolidate":
            work(path)
            assert done(opened(path)), at
    assert seen == {True, False}


@posix
def test_killed_while_drafts_are_taken_in(drafted: Desk) -> None:
    """Commits made by hand are taken in once, by this command or the next."""
    path = folder(drafted)
    for n in range(3):
        put(path, {FOLLOW_UP: f"# Follow-up\n\nRound {n}.\n"})
        git(path, "commit", "-qam", f"round {n}")
    main = refs(path)[MAIN]
    for copy, at in rounds(path, lambda where: drafting_rounds.open_reading(opened(where))):
        again = right(copy)
        assert len(again.state.drafts) == 4, at
        assert refs(copy)[MAIN] == main
        assert git(copy, "status", "--porcelain") == ""


@posix
def test_killed_while_beginning(tmp_path: Path) -> None:
    """A resolution that was not quite begun is there with its files, or not at all."""
    path = tmp_path / "empty"
    path.mkdir()

    def start(where: Path) -> None:
        drafting_rounds.start(where, FILES, Clock(), "Ada", device="aaaaaaaa")

    for copy, at in rounds(path, start):
        if not (copy / ".git").exists() or Journal(Repository.open(copy)).tip is None:
            continue
        right(copy)
        assert git(copy, "status", "--porcelain") == "", at
        assert {p.name for p in copy.glob("articles/*")} == {Path(p).name for p in FILES if "articles" in p}


@posix
def test_killed_while_submitting_from_the_working_tree(desk: Desk) -> None:
    """The change is in the tree, or in an amendment, or in both; it is never lost."""
    path = folder(desk)
    put(path, {FOLLOW_UP: "# Follow-up\n\nA committee of twelve citizens follows the plan.\n"})

    def submit(where: Path) -> None:
        submitting.from_working_tree(opened(where), Wording("Twelve", "Bob"))

    both = 0
    for copy, at in rounds(path, submit):
        again = right(copy)
        in_tree = "twelve" in (copy / FOLLOW_UP).read_text()
        in_facts = [a for a in again.state.amendments.values() if "twelve" in str(a.fact.edits)]
        assert in_tree or in_facts, at
        both += bool(in_tree and in_facts)
    assert both, "a crash between the fact and the file shows the change in both"


@posix
def test_killed_in_a_fresh_clone(desk: Desk, tmp_path: Path) -> None:
    """Where the tree stands is known from the clone's first command on."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    git(tmp_path, "clone", "-q", str(folder(desk)), "clone")
    for copy, at in rounds(tmp_path / "clone", lambda where: consolidate(opened(where, "Bob"))):
        again = right(copy)
        assert git(copy, "status", "--porcelain") == "", at
        if again.state.amendments["A-01"].consolidated is None:
            consolidate(again)
        assert "twelve" in (copy / FOLLOW_UP).read_text()


@posix
def test_killed_while_many_are_submitted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are there or none is, with their branches; the pack and the file of refs are whole or nothing."""
    monkeypatch.setattr(Repository, "bulk", 2)
    path = folder(desk)

    def submit(where: Path) -> None:
        desk = opened(where)
        texts = [replaced(desk.state.text, change) for change in (("ten", "two"), ("ten", "six"), ("every", "each"))]
        submitting.submit_all(desk, [Submission(text, Wording("x", "Bob")) for text in texts])

    seen = set()
    for copy, at in rounds(path, submit, STEPS_OF_MANY):
        again = right(copy)
        seen.add(len(again.state.amendments))
        assert git(copy, "status", "--porcelain") == "", at
        if not again.state.amendments:
            submit(copy)
            assert len(opened(copy).state.amendments) == 3
    assert seen == {0, 3}


# Faults without death.


@pytest.mark.parametrize("where", ["_write", "_build"])
def test_a_full_disk_leaves_everything_as_it_was(where: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """At whichever object the disk is full: no ref moved, no file touched, and the desk works on."""
    propose(desk, ("ten", "twelve"))
    path = folder(desk)
    before, records = refs(path), list(desk.state.records)
    refused = 0
    for at in range(1, 50):
        calls = iter(range(1, 1000))
        real = getattr(Repository, where)

        def full(*args: Any, at: int = at, calls: Iterator[int] = calls, real: Any = real) -> Any:
            if next(calls) >= at:
                raise NotWritten("No space left on device")
            return real(*args)

        with monkeypatch.context() as patch:
            patch.setattr(Repository, where, full)
            try:
                adopt(desk, "1")
            except NotWritten:
                refused = at
            else:
                break
        assert refs(path) == before
        assert desk.state.records == records
        assert git(path, "status", "--porcelain") == ""
    assert refused > 0
    assert desk.state.amendments["A-01"].votes


@pytest.mark.parametrize(
    ("owner", "name", "error"),
    [
        (WorkingTree, "follow", UnsavedWork(["x"])),
        (WorkingTree, "put", OSError("disk")),
        (Projector, "remember", OSError("disk")),
    ],
)
def test_a_fault_after_the_commit_point_is_no_failure(
    owner: type, name: str, error: Exception, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fact is down: the command says so, and the next one does what was left."""
    adopt(desk, propose(desk, ("ten", "twelve")))

    def fail(*args: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fail)
        consolidate(desk)
    again = right(folder(desk))
    assert again.state.amendments["A-01"].consolidated == 1
    assert git(folder(desk), "status", "--porcelain") == ""
    assert "twelve" in (folder(desk) / FOLLOW_UP).read_text()


def test_the_journal_moved_meanwhile(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody without our lock moves it between our look and our write: nothing of ours is written."""
    path = folder(desk)
    real = Journal.append

    def late(journal: Journal, *rest: Any) -> None:
        git(path, "update-ref", HEADS + BRANCH, f"{HEADS}{BRANCH}~1")
        real(journal, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", late)
        with pytest.raises(RefMoved):
            sittings.open_sitting(desk, "x")
    assert opened(path).state.sitting is None
    assert desk.state.sitting is None


# Two at once.


def test_two_desks_at_once(desk: Desk) -> None:
    """The second to write is told that it looked at an older state; nothing is lost, and again it works."""
    other = opened(folder(desk), "Bob")
    sittings.open_sitting(desk, "Mine")
    with pytest.raises(RefMoved) as caught:
        sittings.open_sitting(other, "Theirs")
    assert caught.value.ref == HEADS + BRANCH
    assert opened(folder(desk)).state.sitting.fact.title == "Mine"
    sittings.close_sitting(opened(folder(desk), "Bob"))


def test_a_desk_that_is_busy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one writes the other waits, and gives up in the end."""
    from drafting.proceedings import desk as desk_

    monkeypatch.setattr(desk_, "_PATIENCE", 0.05)
    other = opened(folder(desk), "Bob")
    with desk.writing(), pytest.raises(Busy):
        sittings.open_sitting(other, "x")
    sittings.open_sitting(other, "x")


@posix
def test_the_lock_of_a_dead_process_does_not_block(desk: Desk) -> None:
    """Killed while it held everything: our lock, its mark, git's locks."""
    path = folder(desk)

    def die(where: Path) -> None:
        with opened(where).writing():
            for lock in ("refs/heads/journal.lock", "refs/heads/main.lock", "index.lock"):
                (where / ".git" / lock).touch()
            os.kill(os.getpid(), signal.SIGKILL)

    assert killed(lambda: die(path), 10**6)
    assert (path / ".git/alinea/lock").exists()
    sittings.open_sitting(opened(path), "x")
    assert right(path).state.sitting is not None


def test_a_lock_of_git_at_work_is_not_removed(desk: Desk) -> None:
    """Nobody died: the lock that git holds on the index is its own."""
    lock = folder(desk) / ".git" / "index.lock"
    lock.touch()
    sittings.open_sitting(opened(folder(desk)), "x")
    assert lock.exists()


@posix
def test_writers_at_the_same_time(desk: Desk) -> None:
    """Processes that write at the same time, each again until it is told yes: all facts are there."""
    path = folder(desk)
    children = []
    for writer in range(4):
        child = os.fork()
        if child == 0:  # pragma: no cover
            try:
                for n in range(5):
                    _until_taken(path, f"{writer}.{n}")
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    state = opened(path).state
    titles = [r.data["title"] for r in state.records if r.type == "sitting.opened"]
    assert sorted(titles) == sorted(f"{writer}.{n}" for writer in range(4) for n in range(5))
    right(path)


def _until_taken(path: Path, title: str) -> None:  # pragma: no cover
    while True:
        try:
            desk = opened(path)
            with desk.writing():
                desk.write([SittingOpened(title)])
        except (RefMoved, Busy):
            continue
        return


def test_stale_seconds_are_few() -> None:
    """A lock of unknown owner is waited for no longer than people wait."""
    assert git_._STALE_SECONDS <= 5
