"""Foreseeing falls from what instructions say, where the text they amend is not at hand.

The same outlooks as in `falling`, from reaches instead of edits: alinéas are known, of words only
those quoted. What an amendment is mainly about decides; the rest may follow from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from drafting.amending.discussion.falling import Harm, Outlook
from drafting.amending.discussion.reach import Force, Reach, Touch, Where, measure_of, within
from drafting.amending.discussion.similar import NEARLY

Reaching: TypeAlias = tuple[str, Reach]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One touch of an amendment, and what a touch of an adopted one does to it."""

    harm: Harm
    touch: Touch
    other: Touch
    by: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be left of an amendment, and why."""

    name: str
    outlook: Outlook
    meetings: tuple[Meeting, ...] = ()


def foresee(adopted: Sequence[Reaching], waiting: Iterable[Reaching]) -> tuple[Foreseen, ...]:
    """What adopted amendments leave of others, as far as their instructions tell."""
    return tuple(_foreseen(name, reach, adopted) for name, reach in waiting)


def _foreseen(name: str, reach: Reach, adopted: Sequence[Reaching]) -> Foreseen:
    meetings = [list(_meetings(touch, adopted)) for touch in reach.touches]
    told = tuple(meeting for own in meetings for meeting in own)
    main = {meeting.harm for meeting in meetings[0]} if meetings else set()
    if Harm.ALREADY in main:
        return Foreseen(name, Outlook.SATISFIED, told)
    if main & {Harm.GONE, Harm.RIVAL}:
        return Foreseen(name, Outlook.FALLS, told)
    hit = any(meeting.harm in (Harm.GONE, Harm.PARTLY) for meeting in told)
    return Foreseen(name, Outlook.TO_RECTIFY if hit else Outlook.STANDS, told)


def _meetings(touch: Touch, adopted: Iterable[Reaching]) -> Iterator[Meeting]:
    for by, reach in adopted:
        for other in reach.touches:
            if (other.division, other.beside) == (touch.division, touch.beside) and (harm := _harm(touch, other)):
                yield Meeting(harm, touch, other, by)


def _harm(touch: Touch, other: Touch) -> Harm | None:
    """What an adopted touch of the same division does to another."""
    if touch == other:
        return Harm.ALREADY
    if touch.inserts and other.inserts:
        rivals = touch.begin == other.begin and measure_of(touch)(touch.new, other.new) >= NEARLY
        return Harm.RIVAL if rivals else None
    if other.part.is_whole:
        return Harm.GONE
    if touch.part.is_whole or other.inserts:
        return None
    if other.exact:
        return _under(touch, other)
    return _among_words(touch, other)


def _under(touch: Touch, other: Touch) -> Harm | None:
    """What becomes of a touch where whole alinéas or sentences went or were written anew."""
    if other.begin <= touch.begin and touch.end <= other.end and not (touch.inserts and touch.begin == other.begin):
        beside = touch.inserts and touch.begin == other.end
        return Harm.GONE if not beside or _follows(touch, other) else None
    meets = touch.begin < other.end and other.begin < touch.end
    return Harm.PARTLY if meets and touch.exact else None


def _follows(touch: Touch, other: Touch) -> bool:
    """Whether a touch is placed after an alinéa that is deleted."""
    return touch.where is Where.AFTER and other.force is Force.DELETES and other.width > 0


def _among_words(touch: Touch, other: Touch) -> Harm | None:
    """What becomes of words sought in the alinéa where others were changed."""
    meets = touch.begin < other.end and other.begin < touch.end
    if not meets or touch.exact or other.adds or not touch.sought or not other.sought:
        return None
    if touch.adds:
        inside = within(touch.sought, other.sought) and len(touch.sought) < len(other.sought)
        return Harm.GONE if inside else None
    lost = within(touch.sought, other.sought) or within(other.sought, touch.sought)
    return Harm.GONE if lost else None
