"""Findings: what verifying a repository can find, and how grave it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from drafting.errors import AlineaError


class Damaged(AlineaError):
    """A repository that is not what it promises to be: how many findings say so."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(str(count))


class Severity(StrEnum):
    """How grave a finding is."""

    DAMAGED = "damaged"  # the repository is not what it promises to be
    SUSPICIOUS = "suspicious"  # a person must look at it
    NOTE = "note"  # worth knowing, and no fault


class Kind(StrEnum):
    """What was found."""

    JOURNAL_UNREADABLE = "journal-unreadable"
    FILE_UNREADABLE = "file-unreadable"
    RECORD = "record"
    FACT_REMOVED = "fact-removed"
    FACT_CHANGED = "fact-changed"
    WENT_BACK = "went-back"
    GAP = "gap"
    OTHER_BEFORE = "other-before"
    FORK = "fork"
    NEVER_WRITTEN = "never-written"
    FORGOTTEN = "forgotten"
    CIRCLE = "circle"
    SEAL = "seal"
    BAD_SIGNATURE = "bad-signature"
    SEAL_SIGNATURE = "seal-signature"
    STRAY_SIGNATURE = "stray-signature"
    UNSIGNED_FACT = "unsigned-fact"
    REVOKED_DEVICE = "revoked-device"
    MISSING_ROLE = "missing-role"
    FORMAT = "format"
    STRANGE_FILE = "strange-file"
    NEWER_FACT = "newer-fact"
    MISSHAPEN_FACT = "misshapen-fact"
    IRREGULAR_FACT = "irregular-fact"
    FACTS_UNUSABLE = "facts-unusable"
    VERSION_TEXT = "version-text"
    FROZEN_TEXT = "frozen-text"
    BASE_TEXT = "base-text"
    AMENDED_TEXT = "amended-text"
    STEP_TEXT = "step-text"
    ADOPTED_TEXT = "adopted-text"
    VOTED_TEXT = "voted-text"
    NOT_REPRODUCED = "not-reproduced"
    REFS_UNREADABLE = "refs-unreadable"
    REF_MOVED = "ref-moved"
    REF_BEHIND = "ref-behind"
    REF_MISSING = "ref-missing"
    DRAFTS_WAITING = "drafts-waiting"
    UNKNOWN_TAG = "unknown-tag"
    UNKNOWN_BRANCH = "unknown-branch"
    OBJECT = "object"

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return _LIGHTER.get(self, Severity.DAMAGED)


_LIGHTER: Mapping[Kind, Severity] = {
    Kind.WENT_BACK: Severity.NOTE,  # so does a command leave it that dies between Git's log and the branch
    Kind.FORK: Severity.SUSPICIOUS,
    Kind.FORGOTTEN: Severity.SUSPICIOUS,
    Kind.SEAL_SIGNATURE: Severity.SUSPICIOUS,
    Kind.STRAY_SIGNATURE: Severity.SUSPICIOUS,
    Kind.UNSIGNED_FACT: Severity.SUSPICIOUS,
    Kind.REVOKED_DEVICE: Severity.SUSPICIOUS,
    Kind.MISSING_ROLE: Severity.SUSPICIOUS,
    Kind.FORMAT: Severity.SUSPICIOUS,
    Kind.STRANGE_FILE: Severity.NOTE,
    Kind.NEWER_FACT: Severity.NOTE,
    Kind.MISSHAPEN_FACT: Severity.SUSPICIOUS,
    Kind.IRREGULAR_FACT: Severity.SUSPICIOUS,
    Kind.VOTED_TEXT: Severity.SUSPICIOUS,
    Kind.REF_MOVED: Severity.SUSPICIOUS,
    Kind.REF_BEHIND: Severity.NOTE,
    Kind.REF_MISSING: Severity.NOTE,
    Kind.DRAFTS_WAITING: Severity.NOTE,
    Kind.UNKNOWN_TAG: Severity.SUSPICIOUS,
    Kind.UNKNOWN_BRANCH: Severity.NOTE,
}
_ORDER = list(Severity)


@dataclass(frozen=True)
class Finding:
    """Something that was found: where (a path, a ref, an object, an amendment), and what about it."""

    kind: Kind
    where: str
    what: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.kind.severity

    @property
    def rank(self) -> tuple[int, str, str, str]:
        """Its place in a list: the gravest first."""
        return _ORDER.index(self.severity), self.kind, self.where, self.what
