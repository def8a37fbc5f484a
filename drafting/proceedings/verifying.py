"""Verifying: everything a repository says is held against its facts, and they against one another.

Nothing is believed, and nothing is written. The facts are read from their files; what they make is
made anew in memory, by applying and merging alone, and compared with what is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from drafting.deliberation import chains, sealing
from drafting.deliberation.devices import Why
from drafting.deliberation.facts import KINDS
from drafting.deliberation.fold import fold
from drafting.deliberation.records import is_path
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import reproducing, seals
from drafting.proceedings.desk import without_journal
from drafting.proceedings.findings import Finding, Kind, Severity
from drafting.store.git import HEADS, REMOTES, TAGS, Repository
from drafting.store.history import History, Unreadable, Wrong, distrusting, readable
from drafting.store.journal import BRANCH, FORMAT, FORMAT_FILE, Journal
from drafting.store.limits import MAX_ENTRIES
from drafting.store.projection import MAIN, OUR_TAGS, NotReproduced, Projector, branch_of
from drafting.store.repairs import last_places
from drafting.store.scratch import Scratch
from drafting.store.signatures import is_signature, strays

_OUR_BRANCHES = "amendments/"
_WRONG: Mapping[Wrong, Kind] = {
    Wrong.UNREADABLE: Kind.FILE_UNREADABLE,
    Wrong.REMOVED: Kind.FACT_REMOVED,
    Wrong.CHANGED: Kind.FACT_CHANGED,
}
_VOID: Mapping[Why, Kind] = {
    Why.UNSIGNED: Kind.UNSIGNED_FACT,
    Why.REVOKED: Kind.REVOKED_DEVICE,
    Why.NO_ROLE: Kind.MISSING_ROLE,
}


class ShallowClone(AlineaError):
    """A clone that has only the last commits: what the journal grew from cannot be looked at."""


@dataclass(frozen=True)
class Verified:
    """What was looked at, and what was found: the gravest first, nothing when all is well."""

    findings: tuple[Finding, ...]
    facts: int = 0
    amendments: int = 0
    votes: int = 0
    commits: int = 0

    @property
    def worst(self) -> Severity | None:
        """How grave the gravest is."""
        return self.findings[0].severity if self.findings else None


def verify(repository: Repository) -> Verified:
    """Hold a repository against its facts; raises `NotAResolution` where there is no journal, and `ShallowClone`."""
    with distrusting(BRANCH):
        tip = repository.find_branch(BRANCH)
    if tip is None:
        raise without_journal(repository, repository.folder or repository.common)
    if repository.is_shallow:
        raise ShallowClone
    history = History(repository, tip)
    try:
        with distrusting(BRANCH):
            journal = Journal(repository, believing=False)
    except Unreadable as problem:
        damage = [Finding(_WRONG[one.wrong], one.where) for one in history.unreadable()]
        return Verified(_sorted(damage or [Finding(Kind.JOURNAL_UNREADABLE, problem.what, problem.why)]))
    found = [*_history(repository, history), *_files(repository, journal), *_chains(journal)]
    try:
        with distrusting(BRANCH):
            state = fold(journal.records)
            found += [*_facts(state), *_seals(state), *reproducing.texts(state), *reproducing.votes(state)]
    except Unreadable as problem:
        unusable = Finding(Kind.FACTS_UNUSABLE, BRANCH, problem.why)
        return Verified(_sorted([*found, unusable]), len(journal.records), commits=len(history.commits))
    found += _projection(repository, state)
    return Verified(_sorted(found), len(state.records), len(state.amendments), _votes(state), len(history.commits))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings), key=lambda finding: finding.rank))


def _votes(state: State) -> int:
    held = {id(vote) for amendment in state.amendments.values() for vote in amendment.votes}
    return len(held) + sum(map(len, state.votes.values()))


def _history(repository: Repository, history: History) -> Iterator[Finding]:
    """Where the journal did not only grow; where this clone once had it, and it no longer is."""
    for fault in history.faults():
        yield Finding(_WRONG[fault.wrong], fault.where, fault.commit)
    for commit in last_places(repository, HEADS + BRANCH):
        if commit not in history.commits:
            yield Finding(Kind.WENT_BACK, BRANCH, commit)


def _files(repository: Repository, journal: Journal) -> Iterator[Finding]:
    """The files of the journal that are no records, and those that are not the ones they promise to be."""
    for problem in journal.damaged:
        yield Finding(Kind.RECORD, problem.path, problem.why)
    files = repository.files(repository.tree_of(journal.tip or ""), MAX_ENTRIES)
    for path, why in journal.badly_signed.items():
        yield Finding(Kind.BAD_SIGNATURE, path, why)
    yield from (Finding(Kind.STRAY_SIGNATURE, path) for path in strays(files))
    strange = (path for path in files if not is_path(path) and not is_signature(path) and path != FORMAT_FILE)
    yield from (Finding(Kind.STRANGE_FILE, path) for path in strange)
    blob = files.get(FORMAT_FILE)
    if blob and not readable(repository, blob):
        yield Finding(Kind.FILE_UNREADABLE, FORMAT_FILE)
    elif blob is None or repository.read(blob) != FORMAT:
        yield Finding(Kind.FORMAT, FORMAT_FILE)


def _chains(journal: Journal) -> Iterator[Finding]:
    for broken in chains.check(journal.records):
        yield Finding(Kind(broken.how.value), broken.path, broken.other)


def _facts(state: State) -> Iterator[Finding]:
    """The facts that this release cannot read, and those that make no sense where they stand."""
    for record in state.unread:
        yield Finding(Kind.MISSHAPEN_FACT if record.type in KINDS else Kind.NEWER_FACT, record.path, record.type)
    for record, why in state.irregular:
        if isinstance(why, Why):
            yield Finding(_VOID[why], record.path, record.type)
        else:
            yield Finding(Kind.IRREGULAR_FACT, record.path, why)


def _seals(state: State) -> Iterator[Finding]:
    """The sittings whose facts are no longer those that were sealed."""
    return (Finding(Kind.SEAL, record.path) for record in sealing.broken(state))


def _projection(repository: Repository, state: State) -> Iterator[Finding]:
    """Branches and tags that are not what the facts make, and objects of theirs that are gone."""
    with Scratch.opened() as scratch:
        try:
            with distrusting(MAIN):
                wanted = Projector(scratch).project(state)
        except (NotReproduced, Unreadable) as problem:
            yield Finding(Kind.NOT_REPRODUCED, problem.what)
            return
        try:
            with distrusting("refs"):
                there = _there(repository)
                yield from [*_moved(repository, state, wanted, there), *_unknown(state, wanted, there)]
        except Unreadable as problem:
            yield Finding(Kind.REFS_UNREADABLE, problem.what, problem.why)
            return
        yield from seals.false(state, scratch)
        held = [oid for name, oid in wanted.items() if there.get(name) == oid]
        yield from (Finding(Kind.OBJECT, oid) for oid in scratch.reached(held) if not readable(repository, oid))


def _there(repository: Repository) -> dict[str, str]:
    """The refs of this clone; where it has no branch of its own, that of a remote."""
    remote = {
        HEADS + name.removeprefix(REMOTES).partition("/")[2]: oid
        for name, oid in sorted(repository.refs(REMOTES).items(), reverse=True)
    }
    return {**remote, **repository.refs(HEADS), **repository.refs(TAGS)}


def _moved(
    repository: Repository, state: State, wanted: Mapping[str, str], there: Mapping[str, str]
) -> Iterator[Finding]:
    for name, ours in wanted.items():
        found = there.get(name)
        if found is None:
            yield Finding(Kind.REF_MISSING, name)
        elif found != ours:
            yield Finding(_how_moved(repository, state, name, found, ours), name, found)


def _how_moved(repository: Repository, state: State, name: str, found: str, ours: str) -> Kind:
    """Why a ref is not where it should be, as far as one can see."""
    if name.startswith(TAGS) or not readable(repository, found):
        return Kind.REF_MOVED
    if not readable(repository, ours) or repository.is_ancestor(found, ours):
        return Kind.REF_BEHIND
    waiting = name == MAIN and state.reading is None and repository.is_ancestor(ours, found)
    return Kind.DRAFTS_WAITING if waiting else Kind.REF_MOVED


def _unknown(state: State, wanted: Mapping[str, str], there: Mapping[str, str]) -> Iterator[Finding]:
    """Tags and branches with names of ours that no fact makes; a branch that was taken in is known."""
    taken_in = {HEADS + a.fact.branch for a in state.amendments.values()}
    taken_in |= {HEADS + branch_of(a.submitted) for a in state.amendments.values()}
    for name in there.keys() - wanted.keys() - taken_in:
        if name.removeprefix(TAGS).startswith(OUR_TAGS) and name.startswith(TAGS):
            yield Finding(Kind.UNKNOWN_TAG, name)
        elif name.startswith(HEADS + _OUR_BRANCHES):
            yield Finding(Kind.UNKNOWN_BRANCH, name)
