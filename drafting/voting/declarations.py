r"""Declarations: a group says how its members vote, but those who speak for themselves.

>>> roll = Roll.parse("id,group\nM017,Garden\nM018,Garden\nM019,Street\n")
>>> call = by_groups(roll, {"Garden": Position.FOR}, {"M018": Position.AGAINST})
>>> [str(voice) for voice in call.voices]
['M017 for (Garden)', 'M018 against']
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from drafting.voting.roll import Roll
from drafting.voting.rollcall import Position, RollCall, Voice, declared


def by_groups(
    roll: Roll,
    groups: Mapping[str, Position],
    apart: Mapping[str, Position],
    *,
    proxies: Mapping[str, str] | None = None,
    away: Collection[str] = (),
) -> RollCall:
    """The voices of groups as they declare them, and of members apart, in the order of the roll.

    `proxies` says who votes for whom. A group speaks for none of those who are `away` without one;
    a member who speaks apart is believed. Raises `UnknownGroup`.
    """
    carried = proxies or {}
    own = {member: Voice(member, position) for member, position in apart.items()}
    silent = {*own, *(set(away) - carried.keys())}
    own |= {v.member: v for group, position in groups.items() for v in declared(roll, group, position, silent)}
    order = {member.id: rank for rank, member in enumerate(roll.members)}
    voices = (replace(voice, bearer=carried.get(voice.member, "")) for voice in own.values())
    return RollCall(tuple(sorted(voices, key=lambda voice: order.get(voice.member, len(order)))))
