"""Written and read back: the instruction that says some edits, proved to make them.

What is written is read and enacted before it is given out. Where that does not lead to the same
text, the change at fault is told more coarsely (more words quoted, the alinéa whole, the article
whole) until it does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafting.amending.apply import DoesNotFit, apply
from drafting.amending.edits import Edits
from drafting.amending.instructions.describe import Grain, Grains, describe, tellable
from drafting.amending.instructions.enact import enact
from drafting.amending.instructions.english import reading as english
from drafting.amending.instructions.english.writing import write as write_english
from drafting.amending.instructions.french import reading as french
from drafting.amending.instructions.french.writing import Style
from drafting.amending.instructions.french.writing import write as write_french
from drafting.amending.instructions.operations import Operation, Reading
from drafting.errors import AlineaError
from drafting.text.labels import Labels
from drafting.text.model import Text


class CannotBeWritten(AlineaError, ValueError):
    """Edits that no sentence we know says: what is written coarsest does not lead to the same text."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(said[:300])


@dataclass(frozen=True)
class Clerk:
    """Who writes and reads instructions of one text, in one language and style."""

    base: Text
    labels: Labels
    within: str | None
    write: Callable[[Sequence[Operation]], str]
    read: Callable[[str], Reading]

    def tell(self, edits: Edits, grains: Grains) -> tuple[Operation, ...]:
        """The operations that tell edits, as coarsely as asked."""
        return describe(self.base, edits, labels=self.labels, within=self.within, grains=grains)

    def say(self, edits: Edits, grains: Grains) -> str:
        """The instruction that says edits, as coarsely as asked."""
        operations = self.tell(edits, grains)
        return self.write(operations) if operations else ""

    def understand(self, said: str) -> Text | None:
        """The text that an instruction makes; None where it is not understood or cannot be done."""
        reading = self.read(said)
        if said and not reading.understood:
            return None
        enacted = enact(self.base, reading.operations, within=self.within, labels=self.labels)
        try:
            return apply(self.base, enacted.edits) if enacted.done else None
        except DoesNotFit:
            return None

    def reads_back(self, said: str, wanted: Text) -> bool:
        """Whether an instruction leads to a text; new divisions are known by their place, not by their name."""
        found = self.understand(said)
        return found is not None and self._seen(found) == self._seen(wanted)

    def _seen(self, text: Text) -> list[object]:
        return [(one.key if one.key in self.base else one.folder, one.blocks) for one in text.divisions]

    def at_fault(self, edits: Edits, grains: Grains) -> list[tuple[str, int]]:
        """The changes to tell more coarsely: those that do not read back alone, or else all."""
        left = {at: own for at, own in tellable(self.base, edits).items() if grains.get(at, 0) < Grain.DIVISION}
        alone = [at for at, own in left.items() if own and not self._is_said(own, grains)]
        return alone or list(left)

    def _is_said(self, edits: Edits, grains: Grains) -> bool:
        return self.reads_back(self.say(edits, grains), apply(self.base, edits))


def instruction(
    base: Text,
    edits: Edits,
    *,
    labels: Labels,
    language: str,
    style: Style = Style.ASSEMBLEE,
    within: str | None = None,
) -> str:
    """The sentence that a clerk would write for edits of a base; read back, it makes the same text.

    French in the style of a chamber, English otherwise; `within` is the division that it is about.
    Raises `CannotBeWritten`, and `DoesNotFit` for edits of another text.
    """
    clerk = _clerk(base, labels, within, language, style)
    return clerk.say(edits, _fine_enough(clerk, edits))


def operations(
    base: Text, edits: Edits, *, labels: Labels, language: str, style: Style = Style.ASSEMBLEE
) -> tuple[Operation, ...]:
    """What `instruction` says, one for each part; raises as it does."""
    clerk = _clerk(base, labels, None, language, style)
    return clerk.tell(edits, _fine_enough(clerk, edits))


def _fine_enough(clerk: Clerk, edits: Edits) -> Grains:
    """How coarsely changes must be told for the instruction to make the same text; raises `CannotBeWritten`."""
    wanted = apply(clerk.base, edits)
    grains: dict[tuple[str, int], Grain] = {}
    while not clerk.reads_back(said := clerk.say(edits, grains), wanted):
        coarser = clerk.at_fault(edits, grains)
        if not coarser:
            raise CannotBeWritten(said)
        grains |= {at: Grain(grains.get(at, Grain.WORDS) + 1) for at in coarser}
    return grains


def _clerk(base: Text, labels: Labels, within: str | None, language: str, style: Style) -> Clerk:
    if language == "fr":
        return Clerk(
            base,
            labels,
            within,
            lambda operations: write_french(operations, style=style),
            lambda said: french.read(said, markdown=True),
        )
    return Clerk(base, labels, within, write_english, lambda said: english.read(said, markdown=True))
