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
        self._printed: dict[tuple[int, int, str, str], Printed] = {}

    def before(self, reading: int, base: int, parent: str = "") -> Printed:
        """The text of a reading after so many adoptions, or that of an amendment, to be amended itself."""
        return self._before(reading, base, self._state.amendments[parent].fact if parent else None)

    def written_for(self, fact: AmendmentSubmitted) -> Printed:
        """The text that an amendment was written for."""
        return self._before(fact.reading, fact.base, self._state.amended_by(fact).fact if fact.parent else None)

    def amended(self, fact: AmendmentSubmitted) -> Amended:
        """The text as an amendment would have it; raises `DoesNotFit`."""
        return self.written_for(fact).amended(fact.edits)

    def _before(self, reading: int, base: int, parent: AmendmentSubmitted | None) -> Printed:
        key = reading, base, parent.id if parent else "", parent.after if parent else ""
        if key not in self._printed:
            made = self.amended(parent).whole if parent else Printed.of(self._state.readings[reading].text_at(base))
            if len(self._printed) >= _MOST:
                del self._printed[next(iter(self._printed))]
            self._printed[key] = made
        return self._printed[key]
