"""Making: what every moment's facts need to make commits and tags, and where they put them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

from drafting.amending.apply import DoesNotFit
from drafting.deliberation.bases import Bases
from drafting.deliberation.facts import Fact
from drafting.deliberation.records import Record
from drafting.deliberation.state import State, is_text
from drafting.errors import AlineaError
from drafting.store.git import TAGS, Repository, Signature
from drafting.store.projection.projected import Projected
from drafting.text.model import Text


class NotReproduced(AlineaError):
    """A fact that no longer makes the text, or the commit, that it names: the repository is damaged."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Making:
    """The repository, the state, and what was made of its facts so far, which `done` remembers."""

    def __init__(self, repository: Repository, state: State, done: Projected) -> None:
        self.repository, self.state, self.done = repository, state, done
        self.bases = Bases(state)
        self.trees: dict[tuple[int, int], str] = {}  # of the texts that amendments were written for

    def commit(self, tree: str, parents: list[str], said: str, record: Record) -> None:
        """Go on with `main`: a commit by the writer of a record."""
        self.done.main = self.repository.commit(tree, parents, said, *_both(record))

    def tag(self, name: str, said: str, record: Record) -> None:
        """Tag `main` where it is now."""
        tag = self.repository.tag(name, self.done.main, said, Signature(record.actor, record.time))
        self.done.refs[TAGS + name] = tag

    def tree(self, text: Text) -> str:
        """The tree of a text, with the files on `main` that are no text."""
        texts = {path: self.repository.blob(content.encode()) for path, content in text.to_files().items()}
        return self.repository.tree({**self._settings(), **texts})

    def _settings(self) -> Mapping[str, str]:
        return {path: blob for path, blob in self.done.others.items() if not is_text(path)}


Makers: TypeAlias = Mapping[type[Fact], Callable[[Making, Any, Record], None]]


@contextmanager
def reproducing(what: str) -> Iterator[None]:
    """Raise `NotReproduced` for edits that do not fit the text they should."""
    try:
        yield
    except DoesNotFit as problem:
        raise NotReproduced(what) from problem


def _both(record: Record) -> tuple[Signature, Signature]:
    who = Signature(record.actor, record.time)
    return who, who
