"""Enacting: operations of an instruction put into edits of the text they were worded for.

Places are counted in the base, whatever the other operations of the instruction do; all edits are
one layer. What cannot be done exactly as it is said is refused, with the words it fails at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.amending.edits import Edits
from drafting.amending.instructions.enacting.changes import Change, crosses, told
from drafting.amending.instructions.enacting.doing import changes_of
from drafting.amending.instructions.enacting.setting import Setting
from drafting.amending.instructions.operations import Operation
from drafting.amending.instructions.refusals import CannotBeDone, Refusal, Why
from drafting.text.labels import Labels
from drafting.text.model import Text

__all__ = ["Enacted", "Refusal", "Why", "enact"]


@dataclass(frozen=True, slots=True)
class Enacted:
    """The edits of the operations that could be done, and the others with their reasons."""

    edits: Edits
    refused: tuple[Refusal, ...] = ()

    @property
    def done(self) -> bool:
        """Whether every operation could be."""
        return not self.refused


def enact(base: Text, operations: Sequence[Operation], *, within: str | None, labels: Labels) -> Enacted:
    """The edits that operations are, on the text they were worded for.

    `within` is the key of the division meant where a place names none; `labels` are the numbers
    that articles and measures have in this text.
    """
    setting = Setting(base, within, labels)
    accepted: list[Change] = []
    refused: list[Refusal] = []
    for operation in operations:
        try:
            changes = changes_of(operation, setting)
            _expect_apart(changes, accepted, setting)
            accepted += changes
        except CannotBeDone as problem:
            refused.append(Refusal(operation, problem.why, problem.words, problem.found))
    return Enacted(told(base, accepted), tuple(refused))


def _expect_apart(changes: Sequence[Change], accepted: Sequence[Change], setting: Setting) -> None:
    """Raise `CannotBeDone` for changes that cross those of earlier operations."""
    for change in changes:
        if any(crosses(change, other) for other in accepted):
            raise CannotBeDone(Why.CROSSING, setting.words_of(change))
