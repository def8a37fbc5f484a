"""A remark on the text, and its answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafting.deliberation.facts import RemarkAnswered, RemarkMade
from drafting.deliberation.records import Record


@dataclass
class Remark:
    """A remark, where it is written, and the answers to it in order."""

    fact: RemarkMade
    record: Record
    answers: list[tuple[RemarkAnswered, Record]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its name, forever."""
        return self.fact.id

    @property
    def is_answered(self) -> bool:
        """Whether somebody answered it."""
        return bool(self.answers)
