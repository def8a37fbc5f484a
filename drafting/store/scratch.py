"""A repository in memory: what facts make is worked out there, apart from what a damaged one has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pygit2.enums import ObjectType

from drafting.store import trees
from drafting.store.git import Repository
from drafting.store.packs import Pack


class Scratch(Repository):
    """An empty repository whose objects never reach the disk."""

    @classmethod
    @contextmanager
    def opened(cls) -> Iterator[Scratch]:
        """One that is gone afterwards."""
        with TemporaryDirectory(prefix="alinea-") as folder:
            made = cls(cls.create(Path(folder), lasting=False).raw)
            made._pack = Pack(made._stored)
            yield made

    def reached(self, oids: Iterable[str]) -> Iterator[str]:
        """The objects that some lead to, and those themselves, each once."""
        waiting, seen = list(oids), set[str]()
        while waiting:
            oid = waiting.pop()
            if oid not in seen:
                seen.add(oid)
                yield oid
                waiting += self._led_to(oid)

    def content(self, oid: str) -> tuple[ObjectType, bytes]:
        """What an object is, and its bytes."""
        return self._pack.read(oid) if self._pack else self._stored(oid)

    def _led_to(self, oid: str) -> list[str]:
        kind, data = self.content(oid)
        match kind:
            case ObjectType.TREE:
                return [entry.oid for entry in trees.read(data)]
            case ObjectType.COMMIT | ObjectType.TAG:
                head = data.partition(b"\n\n")[0].decode("utf-8", "replace").split("\n")
                words = (line.split(" ") for line in head)
                return [own[1] for own in words if own[0] in ("tree", "parent", "object")]
        return []
