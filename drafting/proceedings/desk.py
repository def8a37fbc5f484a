"""The desk: what every use case works at. The state to read, and one way to write facts down.

The order of writing is the promise. Objects first; then the facts, which is the commit point; then
refs and files, which are a projection and are put right by the next command if this one dies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from filelock import FileLock, Timeout

from drafting.deliberation.facts import DeviceIntroduced, DraftTaken, Fact
from drafting.deliberation.fold import extend, fold
from drafting.deliberation.records import Record
from drafting.errors import AlineaError
from drafting.proceedings import minutes
from drafting.store.git import HEADS, TAGS, RefMoved, Repository
from drafting.store.history import distrusting
from drafting.store.journal import BRANCH, Journal
from drafting.store.projection import MAIN, Projector, branch_of, refs_to_move
from drafting.store.worktree import WorkingTree

_PATIENCE = 10.0


class NotAResolution(AlineaError):
    """A Git repository without a journal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


class JournalDamaged(AlineaError):
    """A journal with files that are not the facts they promise to be."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(", ".join(paths))


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
        self.files = WorkingTree(repository)
        self._read()

    def _read(self) -> None:
        with distrusting(BRANCH):
            self.journal = Journal(self.repository)
        self.state = fold(self.journal.records)
        self.projector = Projector(self.repository)

    @classmethod
    def open(cls, path: Path, clock: Callable[[], datetime], actor: str) -> Desk:
        """The desk of the resolution that a folder is in; raises `NotARepository`, `NotAResolution`."""
        desk = cls(Repository.open(path), clock, actor)
        if desk.journal.tip is None:
            raise NotAResolution(path)
        return desk

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the repository's lock, with everything put right first; raises `Busy`, `JournalDamaged`."""
        if self.journal.damaged:
            raise JournalDamaged([record.path for record in self.journal.damaged])
        lock = FileLock(self.repository.private / "lock", timeout=_PATIENCE)
        try:
            with lock, self._marked():
                if self.journal.tip != self.repository.find_branch(BRANCH):
                    raise RefMoved(HEADS + BRANCH)
                if self.state.drafts:
                    self.put_right()
                yield
        except Timeout as problem:
            raise Busy from problem

    @contextmanager
    def _marked(self) -> Iterator[None]:
        """Leave a mark while writing: one that is there already was left by a command that died, with its locks."""
        mark = self.repository.private / "writing"
        if mark.exists():
            self.repository.clear_locks(mark.stat().st_mtime)
        mark.touch()
        try:
            yield
        finally:
            mark.unlink(missing_ok=True)

    def write(self, facts: Sequence[Fact], at: datetime | None = None) -> list[Record]:
        """Write facts down and bring Git's view to them; raises before the commit point or not at all.

        Called inside `writing()`.
        """
        first = [] if any(isinstance(fact, DeviceIntroduced) for fact in facts) else self._introduction()
        records = self.journal.prepare([*first, *facts], self.actor, at or self.clock())
        old = self.main
        try:
            with self.repository.packing(len(records)):
                extend(self.state, records)
                wanted = self.projector.project(self.state)
                if old and wanted.get(MAIN, old) != old:
                    self.files.behind(old, wanted[MAIN])
                self.journal.append(records, minutes.message(self.state, facts))
        except BaseException:
            self._read()  # nothing was written: forget it here too
            raise
        with suppress(AlineaError, OSError):  # it is written: what is left undone, the next command does
            self._move(wanted)
            self.projector.remember()
        return records[len(first) :]

    def look_again(self) -> None:
        """Read the journal anew: another command may have written meanwhile."""
        if self.journal.tip != self.repository.find_branch(BRANCH):
            self._read()

    def keep_journal(self) -> None:
        """Make the journal's branch here, where only a remote's was followed: that one may change."""
        if self.journal.tip and self.repository.ref(HEADS + BRANCH) is None:
            self.repository.move(HEADS + BRANCH, self.journal.tip, None)

    def take_in(self, tip: str, new: Sequence[Record]) -> None:
        """Go on from a journal that has ours in it, and new records; raises before the commit point or not at all.

        Called inside `writing()`, with a journal branch of our own.
        """
        state, projector, old = fold([*self.journal.records, *new]), Projector(self.repository), self.main
        with self.repository.packing(len(new)):
            wanted = projector.project(state)
            if old and wanted.get(MAIN, old) != old:
                self.files.behind(old, wanted[MAIN])
            self.repository.move(HEADS + BRANCH, tip, self.journal.tip)
        if any(record.device == self.journal.device for record in new):
            self.journal.introduce()  # another copy of this laptop writes under its name: that one keeps it
        earlier = self.projector.done.main
        self._read()
        self.projector = projector
        with suppress(AlineaError, OSError):  # the facts are here: what is left undone, the next command does
            self._move(wanted, earlier)
            self.projector.remember()

    @property
    def main(self) -> str | None:
        """The commit that `main` is at."""
        return self.repository.ref(MAIN)

    def put_right(self) -> None:
        """Finish what a command that died left undone, and take drafts made with Git alone in."""
        earlier = self.projector.done.main
        wanted = self.projector.project(self.state)
        moved = refs_to_move(self.repository, wanted)
        if MAIN in moved:
            there, ours = moved[MAIN]
            if there and self.state.reading is None and self.repository.is_ancestor(ours, there):
                self._take_drafts(ours, there)
                return
            if there and there != earlier and not self.repository.is_ancestor(there, ours):
                raise MainMoved(there)
        if moved or self.files.at() not in (None, self.projector.done.main):
            self._move(wanted, earlier)
            self.projector.remember()

    def by_hand(self) -> list[str]:
        """The branches of amendments, and `main`, that somebody moved away from the facts."""
        wanted = self.projector.project(self.state)
        moved = refs_to_move(self.repository, {name: oid for name, oid in wanted.items() if name.startswith(HEADS)})
        return [n for n, (there, ours) in moved.items() if there and not self.repository.is_ancestor(there, ours)]

    def not_taken_in(self) -> list[str]:
        """Branches that someone pushed among those of the amendments, and no fact speaks of."""
        known = {branch_of(a.fact) for a in self.state.amendments.values()}
        known |= {a.fact.branch for a in self.state.amendments.values()}
        return [name for name in self.repository.branches("amendments/") if name not in known]

    def _introduction(self) -> list[Fact]:
        initials = self.initials()
        return [] if self.journal.device in self.state.initials else [DeviceIntroduced(initials)]

    def initials(self) -> str:
        """What the ids of this device's amendments begin with.

        Laptops of namesakes may join without knowing of each other: what is random tells them apart.
        """
        device = self.journal.device or self.journal.introduce()
        own = self.journal.initials(self.actor)
        return self.state.initials.get(device) or (own + device[:2].upper() if self.state.initials else own)

    def _take_drafts(self, ours: str, there: str) -> None:
        """Keep commits made on `main` before the first reading, verbatim, as facts."""
        new: list[str] = []
        waiting = [there]
        while waiting:
            commit = waiting.pop()
            if commit not in new and not self.repository.is_ancestor(commit, ours):
                new.append(commit)
                waiting += self.repository.parents(commit)
        oldest_first = sorted(new, key=lambda c: (sum(self.repository.is_ancestor(other, c) for other in new), c))
        self.write([self._draft(commit, after) for after, commit in pairwise([ours, *oldest_first])])

    def _draft(self, commit: str, after: str) -> DraftTaken:
        """A commit, with what it changes against the one taken in before it."""
        repository = self.repository
        before, now = (repository.files(repository.tree_of(c)) for c in (after, commit))
        changed = sorted(path for path in {*before, *now} if before.get(path) != now.get(path))
        content = {p: _decoded(repository.read(now[p], p)) if p in now else None for p in changed}
        return DraftTaken(repository.verbatim(commit), content)

    def _move(self, wanted: dict[str, str], earlier: str = "") -> None:
        """Bring refs and files to the projection: forward, or from where an earlier one of ours had left `main`."""
        before = self._standing(wanted)
        self.files.stand(before)
        moved = refs_to_move(self.repository, wanted)
        self.repository.make({name: ours for name, (there, ours) in moved.items() if there is None})
        for name, (there, ours) in moved.items():
            ours_before = name == MAIN and there == earlier
            if there and not name.startswith(TAGS) and (ours_before or self.repository.is_ancestor(there, ours)):
                self.repository.move(name, ours, there)
        main = wanted.get(MAIN)
        if main and self.main == main:
            self.files.follow(before, main)

    def _standing(self, wanted: dict[str, str]) -> str:
        """The commit that the files are as in: where Git alone moved `main`, it moved them too."""
        there, at = self.main, self.files.at()
        if there and (at is None or there != wanted.get(MAIN)):
            return there
        return at or ""


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
