"""A world for one attack: a laptop with a resolution, and what it exchanges with, in the hands of an enemy."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pygit2
from pygit2.enums import ObjectType

from drafting.deliberation.facts import Fact
from drafting.deliberation.records import Record, canonical_json
from drafting.proceedings import drafting_rounds
from drafting.store.git import Repository
from drafting.store.journal import Journal
from tests.helpers import FILES, Clock
from tests.proceedings.actions import propose

FILE, PROGRAM, LINK, FOLDER, OTHER_REPOSITORY = "100644", "100755", "120000", "40000", "160000"
ENEMY = "eeeeeeee"
_CALLED = ("ssh", "gpg", "gpg2", "vi", "vim", "nano", "less", "curl", "wget", "xdg-open", "git-remote-ext", "evil")

Entry = tuple[str, bytes, str]  # mode, name, object


def begin(folder: Path) -> None:
    """A laptop (`r`) with a resolution in its first reading, and the bare repository that it was pushed to (`hub`)."""
    desk = drafting_rounds.start(folder / "r", FILES, Clock(), "Ada", device="aaaaaaaa")
    drafting_rounds.open_reading(desk)
    propose(desk, ("ten", "twelve"))
    propose(desk, ("every street", "every square"))
    _git(folder / "r", "gc", "--quiet")
    _git(folder, "clone", "--quiet", "--bare", "r", "hub")
    _git(folder / "hub", "remote", "remove", "origin")


def _git(folder: Path, *words: str) -> str:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *words], cwd=folder, env=env, capture_output=True, text=True, check=True).stdout


@dataclass
class World:
    """The folders of one attack, and what an enemy does in them."""

    folder: Path
    words: tuple[str, ...] = ("sync", "../hub")
    then: tuple[tuple[str, ...], ...] = field(default=())  # commands after it, of which as much is asked

    @classmethod
    def copied(cls, begun: Path, folder: Path) -> World:
        """A world of its own."""
        shutil.copytree(begun, folder, symlinks=True)
        for name in ("canaries", "home", "outside", "tmp", "bin"):
            (folder / name).mkdir()
        (folder / "outside" / "secret.txt").write_text("Nobody's business.\n")
        world = cls(folder)
        for name in _CALLED:
            world.program(folder / "bin" / name)
        return world

    @property
    def ours(self) -> Path:
        """The laptop's folder."""
        return self.folder / "r"

    @property
    def hub(self) -> Path:
        """The enemy's folder."""
        return self.folder / "hub"

    @property
    def env(self) -> dict[str, str]:
        """The environment of a command: nothing of the developer's."""
        return {
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "ALINEA_ACTOR": "Ada",
            "LANGUAGE": "en",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TEST_FSYNC": "0",
        }

    # What an enemy leaves lying about.

    def program(self, path: Path, name: str = "") -> str:
        """A program that tells when it was run, by a file among the canaries; its path."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n: > '{self.folder}/canaries/{name or path.name}'\nexit 0\n")
        path.chmod(0o755)
        return str(path)

    @property
    def evil(self) -> str:
        """A command line that would be told."""
        return str(self.folder / "bin" / "evil")

    def configured(self, **settings: str) -> None:
        """Settings in the enemy's own repository."""
        with (self.hub / "config").open("a") as file:
            for name, value in settings.items():
                section, _, key = name.partition("__")
                top, _, inner = section.partition("_")
                head = f'{top} "{inner}"' if inner else top
                file.write(f'[{head}]\n\t{key} = "{value}"\n')

    # What an enemy writes in Git.

    @cached_property
    def raw(self) -> pygit2.Repository:
        """The enemy's repository."""
        return pygit2.Repository(str(self.hub))

    def blob(self, data: bytes) -> str:
        """A blob."""
        return str(self.raw.odb.write(ObjectType.BLOB, data))

    def tree(self, entries: Sequence[Entry], *, sort: bool = True) -> str:
        """A tree of any entries at all."""
        ordered = sorted(entries, key=lambda e: e[1] + b"/" * (e[0] == FOLDER)) if sort else entries
        data = b"".join(mode.encode() + b" " + name + b"\0" + bytes.fromhex(oid) for mode, name, oid in ordered)
        return str(self.raw.odb.write(ObjectType.TREE, data))

    def commit(self, tree: str, *parents: str, message: str = "x") -> str:
        """A commit."""
        who = "Eve <eve@example.org> 1700000000 +0000"
        lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents), f"author {who}", f"committer {who}"]
        return str(self.raw.odb.write(ObjectType.COMMIT, "\n".join([*lines, "", message]).encode()))

    def ref(self, name: str, oid: str) -> None:
        """A ref of any name that a file system takes."""
        path = self.hub / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(oid + "\n")

    @property
    def tip(self) -> str:
        """The tip of the journal."""
        return str(self.raw.references["refs/heads/journal"].target)

    @property
    def main(self) -> str:
        """The tip of the text."""
        return str(self.raw.references["refs/heads/main"].target)

    def entries(self, commit: str) -> list[Entry]:
        """What is at the top of a commit's tree."""
        return [(f"{int(e.filemode):o}", (e.name or "").encode(), str(e.id)) for e in self.raw[commit].tree]

    def journal(self, *more: Entry, sort: bool = True) -> None:
        """A journal that goes on from the laptop's, with more at the top of its tree."""
        names = {name for _, name, _ in more}
        kept = [entry for entry in self.entries(self.tip) if entry[1] not in names]
        self.ref("refs/heads/journal", self.commit(self.tree([*kept, *more], sort=sort), self.tip))

    def branch(self, *more: Entry, name: str = "amendments/ee-09-evil", sort: bool = True) -> None:
        """A branch among those of the amendments, with more at the top of its tree."""
        tree = self.tree([*self.entries(self.main), *more], sort=sort)
        self.ref(f"refs/heads/{name}", self.commit(tree, self.main, message="Trees\n\nBecause."))
        self.then = (("propose", "--branch", name),)

    def files(self, files: Mapping[str, bytes]) -> None:
        """A journal that goes on from the laptop's, with more files, wherever they are."""
        repository = Repository.open(self.hub)
        tree = repository.tree_with(repository.tree_of(self.tip), files)
        self.ref("refs/heads/journal", self.commit(tree, self.tip))

    def facts(self, *facts: Fact | tuple[str, Any], device: str = ENEMY) -> list[Record]:
        """A journal in which another device goes on with facts, or with a kind and any data."""
        known = Journal(Repository.open(self.hub)).records
        seen = {"aaaaaaaa": max(record.seq for record in known)}
        made: list[Record] = []
        for seq, fact in enumerate(facts, start=1):
            kind, data = fact if isinstance(fact, tuple) else (fact.type, fact.data())
            at, prev = "2024-03-23T10:00:00+00:00", made[-1].hash if made else None
            made.append(Record(device, seq, prev, seen, at, "Eve", kind, data))
        self.files({record.path: record.canonical for record in made})
        return made

    def envelope(self, **changes: Any) -> None:
        """A journal with one more fact whose envelope is odd, at the place that its bytes promise."""
        record = Record(ENEMY, 1, None, {}, "2024-03-23T10:00:00+00:00", "Eve", "sitting.closed", {})
        self.bytes_(canonical_json({**record.envelope(), **changes}), changes)

    def bytes_(self, data: bytes, said: Mapping[str, Any] | None = None) -> None:
        """A journal with one more file of any bytes, named by them as a fact is."""
        import hashlib

        seq = (said or {}).get("seq", 1)
        count = seq if type(seq) is int and 0 <= seq < 10**6 else 1
        name = f"{ENEMY}/{count // 100:04}/{count:06}-{hashlib.sha256(data).hexdigest()[:12]}.json"
        self.files({name: data})

    # What is looked at afterwards.

    def outside(self) -> dict[str, tuple[int, int]]:
        """Everything that is neither the laptop's repository nor the enemy's."""
        return _listed(self.folder, but=("r", "hub", "tmp", "said.1", "said.2"))

    def kept(self) -> dict[str, tuple[int, int]]:
        """What no exchange may change in the laptop's own repository: its settings and its hooks."""
        found = _listed(self.ours / ".git")
        return {name: what for name, what in found.items() if name.split("/")[0] in ("config", "hooks", "info", "HEAD")}

    def names(self) -> list[str]:
        """The files in the laptop's folder."""
        return [name for name in _listed(self.ours) if not name.startswith(".git/")]

    def canaries(self) -> list[str]:
        """The programs that were run."""
        return sorted(path.name for path in (self.folder / "canaries").iterdir())


def _listed(folder: Path, but: Sequence[str] = ()) -> dict[str, tuple[int, int]]:
    found = {}
    for top, folders, files in os.walk(folder):
        if Path(top) == folder:
            folders[:] = [name for name in folders if name not in but]
        for name in (*files, *(one for one in folders if Path(top, one).is_symlink())):
            path = Path(top, name)
            if path.relative_to(folder).as_posix() not in but:
                stat = path.lstat()
                found[path.relative_to(folder).as_posix()] = (stat.st_size, stat.st_mtime_ns)
    return found
