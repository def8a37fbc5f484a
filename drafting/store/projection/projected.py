"""What was projected before: remembered beside the repository, in a file that can be thrown away at any time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from drafting.deliberation.records import Record
from drafting.store.git import Repository

_FILE = "projection.json"


@dataclass
class Projected:
    """What has been made of the records so far."""

    count: int = 0
    hashes: str = ""  # of all records so far, in order
    main: str = ""
    others: dict[str, str] = field(default_factory=dict)  # files on main that are no text: path, blob
    commits: dict[str, str] = field(default_factory=dict)  # "reading/step" -> commit on main
    branches: dict[str, str] = field(default_factory=dict)  # amendment id -> the tip of its branch
    wordings: dict[str, str] = field(default_factory=dict)  # hash of the record of a wording -> its commit
    refs: dict[str, str] = field(default_factory=dict)
    sitting: str = ""
    language: str = ""  # of the text as it was then, since later drafts may change it

    def count_in(self, record: Record, void: Container[str]) -> None:
        """One more record was taken; `void` are the hashes of those that nothing is made of."""
        self.count += 1
        self.hashes = _chain(self.hashes, [record], void)

    def begins(self, records: list[Record], void: Container[str]) -> bool:
        """Whether it was made of the first of these records, by what each is worth now."""
        return self.hashes == _chain("", records[: self.count], void)

    def remember(self, repository: Repository) -> None:
        """Keep it for the next time."""
        path = repository.private / _FILE
        beside = path.with_suffix(".tmp")
        beside.write_text(json.dumps(vars(self)))
        beside.replace(path)

    @classmethod
    def remembered(cls, repository: Repository) -> Projected:
        """What was kept, if it can be read and all that it names is there; else nothing."""
        path: Path = repository.private / _FILE
        try:
            done = cls(**json.loads(path.read_text()))
            made = (done.main, *done.others.values(), *done.wordings.values(), *done.refs.values())
            whole = done.count > 0 and len(done.wordings) >= len(done.branches)
            return done if whole and all(map(repository.has, made)) else cls()
        except (OSError, ValueError, TypeError, AttributeError):
            return cls()


def _chain(start: str, records: Iterable[Record], void: Container[str]) -> str:
    for record in records:
        mark = "!" if record.hash in void else ""
        start = hashlib.sha256((start + record.hash + mark).encode()).hexdigest()
    return start
