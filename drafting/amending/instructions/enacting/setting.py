"""The setting of an instruction: the text it was worded for, the division it is about, the labels."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafting.amending.edits import AddDivision, DropDivision, MoveDivision
from drafting.amending.instructions.enacting.changes import Blocks, Change, Words
from drafting.amending.instructions.operations import Place
from drafting.amending.instructions.passages import view
from drafting.amending.instructions.places import Located, locate
from drafting.text.labels import Labels
from drafting.text.model import Text

_FEW = 6  # words before an insertion, to say where it is


@dataclass(frozen=True, slots=True)
class Setting:
    """What operations are worked out in; `placed` are the divisions that earlier ones have added or moved."""

    base: Text
    within: str | None
    labels: Labels
    placed: list[AddDivision | MoveDivision] = field(default_factory=list)

    def locate(self, place: Place) -> Located:
        """Where a place is; raises `CannotBeDone`."""
        return locate(place, self.base, self.within, self.labels)

    def placed_in(self, folder: str) -> list[AddDivision | MoveDivision]:
        """Those that were put into a folder."""
        return [one for one in self.placed if one.division.rpartition("/")[0] == folder]

    def words_of(self, change: Change) -> str:
        """The words of the text that a change touches, for a refusal."""
        match change:
            case Words(key, what):
                text = view(self.base[key].blocks[what.block]).text
                return text[what.start : what.end].strip() or " ".join(text[: what.start].split()[-_FEW:])
            case Blocks(key, first, last):
                blocks = self.base[key].blocks[first:last]
                return blocks[0].text[:80] if blocks else key
            case AddDivision() | DropDivision() | MoveDivision():
                return change.division
