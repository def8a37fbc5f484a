"""The texts that amendments are written for, printed once each: most are written for the same."""

from __future__ import annotations

from drafting.amending.printed import Amended, Printed
from drafting.deliberation.facts import AmendmentSubmitted
from drafting.deliberation.state import State

_MOST = 64


class Bases:
    """Remembers the last texts that were asked for."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._printed: dict[tuple[int, int, str], Printed] = {}

    def before(self, reading: int, base: int, parent: str = "") -> Printed:
        """The text of a reading after so many adoptions, or that of an amendment to be amended itself."""
        key = reading, base, parent
        if key not in self._printed:
            made = self._made(*key)
            if len(self._printed) >= _MOST:
                del self._printed[next(iter(self._printed))]
            self._printed[key] = made
        return self._printed[key]

    def amended(self, fact: AmendmentSubmitted) -> Amended:
        """The text as an amendment would have it; raises `DoesNotFit`."""
        return self.before(fact.reading, fact.base, fact.parent).amended(fact.edits)

    def _made(self, reading: int, base: int, parent: str) -> Printed:
        if parent:
            return self.amended(self._state.amendments[parent].fact).whole
        return Printed.of(self._state.readings[reading].text_at(base))
