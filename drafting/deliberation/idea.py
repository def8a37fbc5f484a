"""An idea: what was heard, what was made of it, and the places of the text that come from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafting.deliberation.facts import IdeaCited, IdeaNoted, IdeaSettled
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said, standing


@dataclass
class Idea:
    """An idea, where it is written, and everything that was said of it."""

    fact: IdeaNoted
    record: Record
    said: list[Said] = field(default_factory=list)
    citations: list[tuple[IdeaCited, Record]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its name, forever."""
        return self.fact.id

    @property
    def fates(self) -> list[IdeaSettled]:
        """What is made of it: nothing yet, one thing, or, where two laptops did not know of each other, several."""
        return [one.fact for one in standing(self.said) if isinstance(one.fact, IdeaSettled)]
