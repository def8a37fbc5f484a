"""Ways to spoil the store on purpose: a test of it must then fail."""

from __future__ import annotations

from collections.abc import Sequence

import pygit2

from drafting.deliberation.records import Record
from drafting.store.git import HEADS
from drafting.store.journal import BRANCH, FORMAT, FORMAT_FILE, Journal


def believing() -> None:
    """Let libgit2 make the commit and move the branch at once, and believe what it says."""

    def append(journal: Journal, records: Sequence[Record], message: str, *_: object) -> None:
        repository = journal.repository
        files: dict[str, bytes | None] = {record.path: record.canonical for record in records}
        if journal.tip is None:
            files[FORMAT_FILE] = FORMAT
        tree = repository.tree_with(repository.tree_of(journal.tip) if journal.tip else None, files)
        who = pygit2.Signature("-", "-@alinea.invalid", int(records[-1].time.timestamp()))
        parents = [pygit2.Oid(hex=journal.tip)] if journal.tip else []
        plain = pygit2.Repository(repository.raw.path)
        made = plain.create_commit(HEADS + BRANCH, who, who, message, pygit2.Oid(hex=tree), parents)
        journal.tip = str(made)
        journal.records += records

    Journal.append = append  # type: ignore[method-assign]
