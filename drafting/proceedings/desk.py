"""The desk: what every use case works at. The state to read, and one way to write facts down.

The order of writing is the promise. Objects first; then the facts, which is the commit point; then
refs and files, which are a projection and are put right by the next command if this one dies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from drafting.deliberation.facts import DeviceIntroduced, DraftTaken, Fact
from drafting.deliberation.records import Record
from drafting.deliberation.state import State, extend, fold
from drafting.errors import AlineaError
from drafting.proceedings import minutes
from drafting.store.git import HEADS, TAGS, RefMoved, Repository
from drafting.store.journal import BRANCH, Journal
from drafting.store.projection import MAIN, Projector, refs_to_move
from drafting.store.worktree import WorkingTree

_PATIENCE = 10.0


class NotAResolution(AlineaError):
    """A Git repository without a journal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


class Busy(AlineaError):
    """Another command is writing to this repository."""


class MainMoved(AlineaError):
    """`main` has commits that no fact speaks of."""

    def __init__(self, commit: str) -> None:
        self.commit = commit
        super().__init__(commit)


class Desk:
    """A resolution, its state, and who is writing. `clock` gives the time of each writing."""

    def __init__(self, repository: Repository, clock: Callable[[], datetime], actor: str) -> None:
        self.repository = repository
        self.clock = clock
        self.actor = actor
        self.journal = Journal(repository)
        self.state = fold(self.journal.records)
        self.projector = Projector(repository)
        self.files = WorkingTree(repository)

    @classmethod
    def open(cls, path: Path, clock: Callable[[], datetime], actor: str) -> Desk:
        """The desk of the resolution that a folder is in; raises `NotARepository`, `NotAResolution`."""
        desk = cls(Repository.open(path), clock, actor)
        if desk.journal.tip is None:
            raise NotAResolution(path)
        return desk

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the repository's lock, with everything put right first; raises `Busy`."""
        lock = FileLock(self.repository.private / "lock", timeout=_PATIENCE)
        try:
            with lock:
                if self.journal.tip != self.repository.find_branch(BRANCH):
                    raise RefMoved(HEADS + BRANCH)
                if self.state.drafts:
                    self.put_right()
                yield
        except Timeout as problem:
            raise Busy from problem

    def write(self, facts: Sequence[Fact], at: datetime | None = None) -> list[Record]:
        """Write facts down and bring Git's view to them; raises before the commit point or not at all.

        Called inside `writing()`.
        """
        first = self._introduction()
        records = self.journal.prepare([*first, *facts], self.actor, at or self.clock())
        old = self.main
        extend(self.state, records)
        wanted = self.projector.project(self.state)
        if wanted.get(MAIN, old) != old:
            self._check_main(old, wanted[MAIN])
        self.journal.append(records, minutes.message(self.state, facts))
        self._move(wanted)
        self.projector.remember()
        return records[len(first) :]

    @property
    def main(self) -> str | None:
        """The commit that `main` is at."""
        return self.repository.ref(MAIN)

    def put_right(self) -> None:
        """Finish what a command that died left undone, and take drafts made with Git alone in."""
        wanted = self.projector.project(self.state)
        moved = refs_to_move(self.repository, wanted)
        if MAIN in moved:
            there, ours = moved[MAIN]
            if there and self.state.reading is None and self.repository.is_ancestor(ours, there):
                self._take_drafts(ours, there)
                return
            if there and not self.repository.is_ancestor(there, ours):
                raise MainMoved(there)
        if moved or self.files.at() not in (None, self.projector.done.main):
            self._move(wanted)
            self.projector.remember()

    def by_hand(self) -> list[str]:
        """The branches of amendments, and `main`, that somebody moved away from the facts."""
        moved = refs_to_move(self.repository, self.projector.project(self.state))
        return [n for n, (there, ours) in moved.items() if there and not self.repository.is_ancestor(there, ours)]

    def _introduction(self) -> list[Fact]:
        if self.journal.device is None:
            self.journal.introduce()
        device = self.journal.device
        if device in self.state.initials:
            return []
        return [DeviceIntroduced(self.journal.initials(self.actor))]

    def _take_drafts(self, ours: str, there: str) -> None:
        """Keep commits made on `main` before the first reading, verbatim, as facts."""
        new: list[str] = []
        waiting = [there]
        while waiting:
            commit = waiting.pop()
            if commit not in new and not self.repository.is_ancestor(commit, ours):
                new.append(commit)
                waiting += self.repository.parents(commit)
        new.sort(key=lambda c: sum(self.repository.is_ancestor(other, c) for other in new))
        self.write([self._draft(commit) for commit in new])

    def _draft(self, commit: str) -> DraftTaken:
        repository = self.repository
        before = repository.files(repository.tree_of(repository.parents(commit)[0]))
        after = repository.files(repository.tree_of(commit))
        changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
        content = {p: repository.read(after[p], p).decode() if p in after else None for p in changed}
        return DraftTaken(repository.verbatim(commit), content)

    def _check_main(self, old: str | None, new: str) -> None:
        if old is not None and self.files.folder is not None:
            before, after = (self.repository.files(self.repository.tree_of(commit)) for commit in (old, new))
            self.files.check(old, [path for path in {*before, *after} if before.get(path) != after.get(path)])

    def _move(self, wanted: dict[str, str]) -> None:
        before = self.files.at() or self.main
        for name, (there, ours) in refs_to_move(self.repository, wanted).items():
            if there is None or (not name.startswith(TAGS) and self.repository.is_ancestor(there, ours)):
                self.repository.move(name, ours, there)
        main = wanted.get(MAIN)
        if main and self.main == main:
            self.files.follow(before, main)
