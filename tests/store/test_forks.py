"""Where a line of commits parted from another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from drafting.store.forks import fork_point
from drafting.store.git import Repository, Signature
from drafting.store.objects import EMPTY

WHO = Signature("Ada", datetime(2024, 3, 22, tzinfo=UTC))


def test_fork_point(tmp_path: Path) -> None:
    """The last commit that both come from; none where they have nothing in common."""
    repository = Repository.create(tmp_path)
    repository.tree({})
    first = repository.commit(EMPTY, [], "first", WHO, WHO)
    second = repository.commit(EMPTY, [first], "second", WHO, WHO)
    here, there = (repository.commit(EMPTY, [second], name, WHO, WHO) for name in ("here", "there"))
    alone = repository.commit(EMPTY, [], "alone", WHO, WHO)
    assert fork_point(repository, here, there) == second
    assert fork_point(repository, here, first) == first
    assert fork_point(repository, here, alone) is None
