"""Union: what two journals hold together, as one commit that depends on nothing but the two.

Whoever unites the same two tips makes the same commit, so clones that exchange in any order, through
anyone, end on one tip. What a journal held it must hold for ever: a tip that lost something is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pygit2

from drafting.errors import AlineaError
from drafting.store.git import JOURNAL, Repository, Signature, Unacceptable
from drafting.store.journal import FORMAT_FILE
from drafting.store.limits import JOURNAL_PATH, MAX_ENTRIES

# Part of the format, as the names of author and committer are: ids of commits are made of these words.
_SAID = "Union"
_NAME = "union"
_LAST_SECOND = 253_402_300_799  # of the year 9999: a commit from elsewhere may claim any date


class TwoContents(AlineaError, ValueError):
    """A file that two journals hold with other bytes: its name is made of them, so that one is damaged."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


def union(repository: Repository, one: str, other: str) -> str:
    """The tip that holds what two tips of a journal hold; one of the two, if it comes after the other.

    Raises `TwoContents`, and `Unacceptable` for a tree that is no journal's.
    """
    files = _united(held(repository, one), held(repository, other))
    for earlier, later in ((one, other), (other, one)):
        if repository.is_ancestor(earlier, later) and len(files) == len(held(repository, later)):
            return later
    who = Signature(_NAME, max(_date(repository, tip) for tip in (one, other)))
    return repository.commit(repository.tree(files), sorted((one, other)), _SAID, who, who)


def held(repository: Repository, tip: str) -> dict[str, str]:
    """The files of a journal at a tip, blobs by path; raises `Unacceptable` for what no journal holds."""
    try:
        files = repository.files(repository.tree_of(tip), MAX_ENTRIES)
    except Unacceptable:
        raise
    except (LookupError, ValueError, pygit2.GitError) as problem:  # no commit, no tree, or one that is lost
        raise Unacceptable(JOURNAL, "unreadable") from problem
    for path in files:
        if path != FORMAT_FILE and not JOURNAL_PATH.fullmatch(path):
            raise Unacceptable(path, "name")
    return files


def lost(repository: Repository, before: str, now: str) -> list[str]:
    """The paths that a journal held at a tip and does not at another, or not as they were."""
    files = held(repository, now)
    return sorted(path for path, blob in held(repository, before).items() if files.get(path) != blob)


def _united(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    for path in sorted(one.keys() & other.keys()):
        if one[path] != other[path]:
            raise TwoContents(path)
    return {**one, **other}


def _date(repository: Repository, tip: str) -> datetime:
    """When a tip was committed, whatever the zone it was told in."""
    seconds = repository.raw[tip].peel(pygit2.Commit).commit_time
    return datetime.fromtimestamp(min(max(seconds, 0), _LAST_SECOND), UTC)
