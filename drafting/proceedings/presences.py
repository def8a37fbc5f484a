"""Presences: who is in the room, who votes for whom, and so who can vote now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from drafting.deliberation.facts import PresenceChanged, ProxyGiven, ProxyRevoked
from drafting.deliberation.sitting import Sitting
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings.desk import Desk
from drafting.voting.ballots import Attendance
from drafting.voting.roll import Roll

_MOVE = re.compile(r"([-+=\u2212])\s*(\S+)")


class NoSitting(AlineaError):
    """No sitting is open."""


class NotOnRoll(AlineaError, LookupError):
    """An id that no member in office has; `near` are some that are."""

    def __init__(self, written: str, near: tuple[str, ...] = ()) -> None:
        self.written, self.near = written, near
        super().__init__(written)


class NoRoll(AlineaError):
    """Something that is said of members by their ids, while there is no roll."""


class NoMove(AlineaError, ValueError):
    """Words that say neither who comes or goes, nor how many."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written[:200])


class NoProxy(AlineaError):
    """A proxy that was never given, or that a member would give to none other than themselves."""

    def __init__(self, member: str) -> None:
        self.member = member
        super().__init__(member)


def today(desk: Desk) -> date | None:
    """The day on which it is asked who is in office; nothing where there is no roll to look in."""
    return desk.clock().date() if desk.state.roll else None


def in_office(state: State, day: date | None) -> Roll | None:
    """The roll of a day, if there is one."""
    return state.roll.on(day) if state.roll and day else state.roll


def room(state: State, day: date | None = None) -> Attendance:
    """Who can vote now, as the roll (or the settings) and the open sitting have it."""
    roll = in_office(state, day)
    members = len(roll.members) if roll else state.settings.members or 0
    sitting = state.sitting
    return Attendance(members, sitting.present, sitting.represented) if sitting else Attendance(members)


def open_one(state: State) -> Sitting:
    """The sitting that is open; raises `NoSitting`."""
    if state.sitting is None:
        raise NoSitting
    return state.sitting


def member(roll: Roll, written: str) -> str:
    """The id of a member, in capitals or not, or by its number where one id only has it: "17" is M017.

    Raises `NotOnRoll`.
    """
    asked = written.strip()
    ids = [one.id for one in roll.members]
    same = [name for name in ids if name == asked] or [name for name in ids if name.casefold() == asked.casefold()]
    found = same or [name for name in ids if asked.isdecimal() and _number(name) == int(asked[:18])]
    if len(found) != 1:
        raise NotOnRoll(written, tuple(found[:3] or get_close_matches(asked.upper(), ids, 3, 0.5)))
    return found[0]


def members(roll: Roll | None, written: Iterable[str]) -> tuple[str, ...]:
    """The ids of members, each once; raises `NoRoll`, `NotOnRoll`."""
    if roll is None:
        raise NoRoll
    return tuple(dict.fromkeys(member(roll, one) for one in written))


def moves(words: Sequence[str], roll: Roll | None) -> PresenceChanged:
    """Who comes and goes: with a roll, "+M017 -M042" (or "+17"); without one, so many: "+3 -1"; "=88" counts anew.

    With a roll a number is a member's, always; without one it is a number of people. Raises `NoMove`, `NotOnRoll`.
    """
    found = [_MOVE.fullmatch(word.strip()) for word in words]
    for word, one in zip(words, found, strict=True):
        if one is None or ((roll is None or one[1] == "=") and not one[2].isdecimal()):
            raise NoMove(word)
    said = [("-" if one[1] == "\u2212" else one[1], one[2]) for one in found if one]
    counted = [int(what[:9]) for sign, what in said if sign == "="]
    came, left = ([what for sign, what in said if sign == way] for way in "+-")
    if not said or len(counted) > 1 or (counted and (came or left)):
        raise NoMove(" ".join(words))
    if counted:
        return PresenceChanged(counted=counted[0])
    if roll is None:
        more, fewer = (sum(int(what[:9]) for what in way) or None for way in (came, left))
        return PresenceChanged(more=more, fewer=fewer)
    return PresenceChanged(members(roll, came), members(roll, left))


def change(desk: Desk, words: Sequence[str]) -> PresenceChanged:
    """Note who comes and goes, as `moves` reads it; raises `NoSitting`, `NoMove`, `NotOnRoll`."""
    with desk.writing():
        open_one(desk.state)
        fact = moves(words, in_office(desk.state, today(desk)))
        desk.write([fact])
    return fact


def give_proxy(desk: Desk, away: str, bearer: str) -> ProxyGiven:
    """Note that a member lets another vote; raises `NoSitting`, `NoRoll`, `NotOnRoll`, `NoProxy`."""
    with desk.writing():
        open_one(desk.state)
        ((giver, other),) = proxies(in_office(desk.state, today(desk)), {away: bearer}).items()
        fact = ProxyGiven(giver, other)
        desk.write([fact])
    return fact


def revoke_proxy(desk: Desk, away: str) -> ProxyRevoked:
    """Note that a member takes a proxy back; raises `NoSitting`, `NoRoll`, `NotOnRoll`, `NoProxy`."""
    with desk.writing():
        sitting = open_one(desk.state)
        (giver,) = members(in_office(desk.state, today(desk)), [away])
        if giver not in sitting.proxies:
            raise NoProxy(giver)
        fact = ProxyRevoked(giver)
        desk.write([fact])
    return fact


def proxies(roll: Roll | None, written: Mapping[str, str]) -> dict[str, str]:
    """Who votes for whom, by ids; raises `NoRoll`, `NotOnRoll`, and `NoProxy` for one given to oneself."""
    found = {members(roll, [away])[0]: members(roll, [bearer])[0] for away, bearer in written.items()}
    for giver, bearer in found.items():
        if giver == bearer:
            raise NoProxy(giver)
    return found


def _number(name: str) -> int | None:
    """The number that an id ends with."""
    digits = re.search(r"[0-9]{1,18}$", name)
    return int(digits[0]) if digits else None
