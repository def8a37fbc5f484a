"""Roll calls under way: each answer is on disk before the next name is called, so that nothing is called twice."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from drafting.deliberation.state import State
from drafting.proceedings import presences
from drafting.proceedings.desk import Desk
from drafting.voting.calling import BACK, Calling
from drafting.voting.declarations import by_groups
from drafting.voting.roll import Roll
from drafting.voting.rollcall import Position, RollCall, Voice

_FOLDER = "roll-calls"


class Notebook:
    """A call's answers, a line each, in this clone alone; thrown away once the vote is recorded."""

    def __init__(self, desk: Desk, about: Sequence[str], call: Calling) -> None:
        name = hashlib.sha256("\n".join([*about, "", *call.members]).encode()).hexdigest()[:16]
        self.path: Path = desk.repository.private / _FOLDER / f"{name}.txt"
        self.call = self._read(call)

    def _read(self, call: Calling) -> Calling:
        """The call as far as it went; half a line, which a crash leaves, is no answer."""
        try:
            lines = self.path.read_text(encoding="utf-8").split("\n")[:-1]
        except (OSError, ValueError):
            return call
        for line in lines:
            if line == BACK:
                call = call.back()
            elif line in set(Position):
                call = call.answered(Position(line))
        return call

    def answer(self, position: Position) -> None:
        """Note an answer."""
        self._append(position.value)
        self.call = self.call.answered(position)

    def back(self) -> None:
        """Take the last answer back."""
        self._append(BACK)
        self.call = self.call.back()

    def close(self) -> None:
        """Throw it away."""
        self.path.unlink(missing_ok=True)
        self.call = replace(self.call, answers=())

    def _append(self, line: str) -> None:
        self.path.parent.mkdir(exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")  # whatever half a line a crash left before it
            file.flush()
            os.fsync(file.fileno())


def calling(state: State, roll: Roll) -> Calling:
    """The roll to be called. Where everybody present is known by id, only they and those they stand for are called."""
    names = tuple(member.id for member in roll.members)
    sitting = state.sitting
    if sitting is None:
        return Calling(names)
    called = [name for name in names if name in sitting.there or name in sitting.carried]
    return Calling(tuple(called) if sitting.is_by_name else names, sitting.carried)


def completed(call: RollCall, roll: Roll) -> RollCall:
    """A roll call with those who were not called, as absent, in the order of the roll."""
    voices = {voice.member: voice for voice in call.voices}
    return RollCall(tuple(voices.get(one.id) or Voice(one.id, Position.ABSENT) for one in roll.members))


def away(state: State, roll: Roll) -> list[str]:
    """Who is known not to be there."""
    sitting = state.sitting
    return sitting.absent(one.id for one in roll.members) if sitting and sitting.is_by_name else []


def declared(state: State, roll: Roll, groups: Mapping[str, Position], apart: Mapping[str, Position]) -> RollCall:
    """The voices of groups, for those of their members who are there or represented, and of members apart.

    Raises `UnknownGroup`.
    """
    carried = state.sitting.carried if state.sitting else {}
    return by_groups(roll, groups, apart, proxies=carried, away=away(state, roll))


def roll_today(desk: Desk) -> Roll:
    """Those on the roll who are in office today; raises `NoRoll`."""
    roll = presences.in_office(desk.state, presences.today(desk))
    if roll is None:
        raise presences.NoRoll
    return roll
