"""The desk: what every use case works at. The state to read, and one way to write facts down.

The order of writing is the promise. Objects first; then the facts, which is the commit point; then
refs and files, which are a projection and are put right by the next command if this one dies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from filelock import FileLock, Timeout

from drafting.deliberation.devices import Why
from drafting.deliberation.facts import DeviceIntroduced, DraftTaken, Fact, Role
from drafting.deliberation.fold import extend, fold
from drafting.deliberation.records import Record
from drafting.deliberation.roles import NEEDED
from drafting.deliberation.signers import binds
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import minutes
from drafting.store import keys
from drafting.store.git import HEADS, TAGS, RefMoved, Repository
from drafting.store.history import distrusting
from drafting.store.journal import BRANCH, Journal
from drafting.store.projection import MAIN, Projector, branch_of, refs_to_move
from drafting.store.repairs import last_places
from drafting.store.worktree import WorkingTree

_PATIENCE = 10.0


class NotAResolution(AlineaError):
    """A Git repository without a journal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


class JournalLost(NotAResolution):
    """A repository whose journal was here once, and is not any more."""


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


class NotAllowed(AlineaError):
    """A fact that would have no effect: why, its kind, and the roles of which one is needed to write it."""

    def __init__(self, why: Why, kind: str, roles: Collection[Role]) -> None:
        self.why, self.kind, self.roles = why, kind, tuple(sorted(roles))
        super().__init__(f"{kind}: {why}")


def without_journal(repository: Repository, path: Path) -> NotAResolution:
    """What to say of a repository without a journal: it never had one, or it was lost."""
    return JournalLost(path) if last_places(repository, HEADS + BRANCH) else NotAResolution(path)


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
            raise without_journal(desk.repository, path)
        return desk

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the repository's lock, with everything put right first; raises `Busy`, `JournalDamaged`."""
        if self.journal.damaged:
            raise JournalDamaged([record.path for record in self.journal.damaged])
        with self.alone():
            if self.journal.tip != self.repository.find_branch(BRANCH):
                raise RefMoved(HEADS + BRANCH)
            if self.state.drafts:
                self.put_right()
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the repository's lock, so that what a command leaves that dies is put right; raises `Busy`."""
        try:
            with FileLock(self.repository.private / "lock", timeout=_PATIENCE), self._marked():
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
            with suppress(OSError):  # what was written is written; the next command takes the mark away
                mark.unlink(missing_ok=True)

    def write(self, facts: Sequence[Fact], at: datetime | None = None) -> list[Record]:
        """Write facts down and bring Git's view to them; raises before the commit point or not at all.

        Called inside `writing()`.
        """
        first = [] if any(isinstance(fact, DeviceIntroduced) for fact in facts) else self._introduction()
        records, signatures = self._signed(self.journal.prepare([*first, *facts], self.actor, at or self.clock()))
        old = self.main
        try:
            with self.repository.packing(len(records)):
                extend(self.state, records)
                self._allow(records)
                wanted = self.projector.project(self.state)
                if old and wanted.get(MAIN, old) != old:
                    self.files.behind(old, wanted[MAIN])
                self.journal.append(records, minutes.message(self.state, facts), signatures)
        except BaseException:
            self._read()  # nothing was written: forget it here too
            raise
        with suppress(AlineaError, OSError):  # it is written: what is left undone, the next command does
            self._move(wanted)
            self.projector.remember()
        return list(records[len(first) :])

    @property
    def key(self) -> str:
        """The public key that this device signs with; nothing if with none."""
        return self.state.devices.signers.key(self.journal.device or "")

    def _signed(self, records: Sequence[Record]) -> tuple[Sequence[Record], Mapping[str, bytes]]:
        """Records as this device writes them, and their signatures by path; raises `CannotSign`."""
        key = self.key or next(filter(None, map(binds, records)), "")
        return self.journal.sign(records, key) if key else (records, {})

    def _allow(self, records: Sequence[Record]) -> None:
        """Refuse what would have no effect, whoever writes it; raises `NotAllowed`."""
        refused = [(record, self.state.devices.why_not(record)) for record in records]
        if found := [(record, why) for record, why in refused if why]:
            record, why = found[0]
            raise NotAllowed(why, record.type, NEEDED.get(record.type, frozenset()))

    def introduce(self) -> None:
        """Write down who writes here, if no fact has said so yet; inside `writing()`."""
        if first := self._introduction():
            self.write(first)

    def may(self, kind: type[Fact]) -> bool:
        """Whether this device may write a kind of fact."""
        return self.state.devices.may(self.journal.device or "", kind)

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

        Among the new ones may be those of ours that are signed only there.
        Called inside `writing()`, with a journal branch of our own.
        """
        state, projector, old = fold([*self.journal.records, *new]), Projector(self.repository), self.main
        with self.repository.packing(len(new)):
            wanted = projector.project(state)
            if old and wanted.get(MAIN, old) != old:
                self.files.behind(old, wanted[MAIN])
            self.repository.move(HEADS + BRANCH, tip, self.journal.tip)
        if any(self._is_of_a_copy(record, state) for record in new):
            self.journal.introduce()  # another copy of this laptop writes under its name: that one keeps it
        earlier = self.projector.done.main
        self._read()
        self.projector = projector
        with suppress(AlineaError, OSError):  # the facts are here: what is left undone, the next command does
            self._move(wanted, earlier)
            self.projector.remember()

    def _is_of_a_copy(self, record: Record, state: State) -> bool:
        """Whether another copy of this laptop has written a record; a forger, who has not its key, is none."""
        if record.device != self.journal.device or not state.devices.signers.agree(record):
            return False
        return all(record.hash != own.hash for own in self.journal.records)

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
        known = {branch_of(a.submitted) for a in self.state.amendments.values()}
        known |= {a.fact.branch for a in self.state.amendments.values()}
        return [name for name in self.repository.branches("amendments/") if name not in known]

    def _introduction(self) -> list[Fact]:
        initials = self.initials()
        if self.journal.device in self.state.initials:
            return []
        return [DeviceIntroduced(initials, keys.found(self.repository))]

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
            forward = ours_before or (there and self.repository.is_ancestor(there, ours))
            if there and name.startswith(TAGS) and self.repository.is_signed_form(ours, there):
                self.repository.move(name, ours, there)
            if there and forward and not name.startswith(TAGS) and self._may_move(name, there, ours):
                self.repository.move(name, ours, there)
        main = wanted.get(MAIN)
        if main and self.main == main:
            self.files.follow(before, main)

    def _may_move(self, name: str, there: str, ours: str) -> bool:
        """Whether a branch can go on: the one of an amendment that is checked out takes its files with it."""
        return name == MAIN or name != self.repository.head or self.files.bring(there, ours)

    def _standing(self, wanted: dict[str, str]) -> str:
        """The commit that the files are as in: where Git alone moved `main`, it moved them too."""
        there, at = self.main, self.files.at()
        if there and (at is None or there != wanted.get(MAIN)):
            return there
        return at or ""


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
