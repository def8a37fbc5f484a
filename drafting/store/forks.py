"""Forks: where a line of commits parted from another."""

from __future__ import annotations

import pygit2

from drafting.store.git import Repository


def fork_point(repository: Repository, commit: str, other: str) -> str | None:
    """The best commit that two come from; None if they have nothing in common."""
    found = repository.raw.merge_base(pygit2.Oid(hex=commit), pygit2.Oid(hex=other))
    return str(found) if found else None
