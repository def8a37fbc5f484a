"""Calling a roll: names one after another, each answered by a key, and one can go back.

>>> call = Calling(("M017", "M018"), {"M018": "M017"})
>>> call = call.answered(Position.FOR).answered(Position.AGAINST).back().answered(Position.ABSTAIN)
>>> call.next, [str(voice) for voice in call.roll_call.voices]
(None, ['M017 for', 'M018 abstain (by M017)'])
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from drafting.voting.rollcall import Position, RollCall, Voice, position_of

KEYS: Mapping[str, Position] = {
    "p": Position.FOR,
    "c": Position.AGAINST,
    "a": Position.ABSTAIN,
    "n": Position.NOT_VOTING,
    "?": Position.ABSENT,
}
"""One key each, the same in every language: pro, contra, abstains, not voting; absent."""
BACK = "-"


def read_key(written: str) -> Position | None:
    """What a key or a word answers, if it answers anything."""
    asked = written.strip().lower()
    return KEYS.get(asked) or position_of(asked)


@dataclass(frozen=True)
class Calling:
    """Those who are called, in order, for whom somebody else answers, and the answers so far."""

    members: tuple[str, ...]
    proxies: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Position, ...] = ()

    @property
    def next(self) -> str | None:
        """Who is called now; nobody once all have answered."""
        return self.members[len(self.answers)] if len(self.answers) < len(self.members) else None

    def answered(self, position: Position) -> Calling:
        """As it goes on after an answer."""
        return replace(self, answers=(*self.answers, position)[: len(self.members)])

    def back(self) -> Calling:
        """As it was before the last answer."""
        return replace(self, answers=self.answers[:-1])

    @property
    def roll_call(self) -> RollCall:
        """The voices so far. An absent member's proxy that was not used is told as absent, without a bearer."""
        given = zip(self.members, self.answers, strict=False)
        return RollCall(tuple(Voice(name, position, self._bearer(name, position)) for name, position in given))

    def _bearer(self, name: str, position: Position) -> str:
        return "" if position is Position.ABSENT else self.proxies.get(name, "")
