"""The signatures of a journal: each in a file beside its fact, `<seq>-<hash>.sig` next to `.json`.

A signature that held once holds for ever, so it is checked once in each clone and remembered; those
that do not hold are named, and their facts read as unsigned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import pygit2

from drafting.deliberation.records import Record, is_path
from drafting.store.objects import Objects, Unacceptable
from drafting.store.signing import NAMESPACE, BadSignature, Why

NOTES = "signatures"  # the file of a clone that says which were found to hold
_RECORD, _SIGNATURE = ".json", ".sig"


def path_of(record: str) -> str:
    """Where the signature is kept of the record at a path."""
    return record.removesuffix(_RECORD) + _SIGNATURE


def is_signature(path: str) -> bool:
    """Whether a signature may be kept at a path."""
    return path.endswith(_SIGNATURE) and is_path(path.removesuffix(_SIGNATURE) + _RECORD)


def strays(paths: Iterable[str]) -> list[str]:
    """The signatures beside which there is no fact."""
    there = set(paths)
    return [path for path in there if is_signature(path) and path.removesuffix(_SIGNATURE) + _RECORD not in there]


class Signatures:
    """Who signed the records of a journal, as far as their signatures hold; `bad` has those that don't, and why."""

    def __init__(self, repository: Objects, blobs: Mapping[str, str], notes: Path | None = None) -> None:
        """`blobs` are the files of the journal; `notes`, a file, remembers what held before."""
        self._repository = repository
        self._blobs = {path: blob for path, blob in blobs.items() if path.endswith(_SIGNATURE)}
        self._notes = notes
        self._held = _read(notes) if notes else {}
        self._new: list[str] = []
        self.bad: dict[str, str] = {}

    def on(self, record: Record) -> Record:
        """A record, with the key that signed it."""
        path = path_of(record.path) if self._blobs else ""
        blob = self._blobs.get(path)
        if blob is None:
            return record
        asked = f"{blob} {record.hash}"
        key = self._held.get(asked)
        if key is None:
            key = self._checked(path, blob, record)
            self._new += [f"{asked} {key}\n"] if key else []
        return record.signed_by(key) if key else record

    def remember(self) -> None:
        """Keep what was found to hold, if the disk takes it."""
        if self._notes and self._new:
            with suppress(OSError), self._notes.open("a", encoding="utf-8") as file:
                file.writelines(self._new)
        self._new.clear()

    def _checked(self, path: str, blob: str, record: Record) -> str:
        from drafting.store.sshsig import MAX_SIGNATURE, signer  # only loaded where there is something to check

        try:
            return signer(record.canonical, self._repository.read(blob, path, MAX_SIGNATURE), NAMESPACE)
        except BadSignature as problem:
            self.bad[path] = str(problem.why)
        except (Unacceptable, KeyError, pygit2.GitError):
            self.bad[path] = str(Why.UNREADABLE)
        return ""


def _read(notes: Path) -> dict[str, str]:
    """What was found to hold before: the key, by the signature's object and the record's hash.

    A line is left out that a crash cut short, or that another was then written after.
    """
    try:
        lines = notes.read_text("utf-8").split("\n")[:-1]
    except (OSError, ValueError):
        return {}
    parts = (line.split(" ") for line in lines)
    return {f"{part[0]} {part[1]}": f"{part[2]} {part[3]}" for part in parts if len(part) == 4}
