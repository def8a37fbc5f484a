"""The reach of an amendment of which only the words are known: its instruction, or a printed label.

Alinéas are exact, words are not: all that is known of them is what is quoted, and in which alinéa.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from drafting.amending.discussion.reach import FAR, Force, Part, Point, Reach, Touch, Where
from drafting.amending.discussion.similar import Words, bare
from drafting.amending.instructions.operations import (
    Add,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Move,
    NewDivision,
    Operation,
    Place,
    Redraft,
    RedraftEdge,
    Replace,
    Side,
    Unit,
)
from drafting.text import words as tokens

# Ranks from the end (-1 is the last) come after all others; so many alinéas no division has.
_LAST = 1_000_000
# The place of a sentence in its alinéa, in offsets that leave room for its words.
_SENTENCE = 10_000
Range: TypeAlias = tuple[int, int]

_LABELS: tuple[tuple[str, Part, Where], ...] = (
    (r"s|suppr\.?|supprimer|supprimer cet article", Part.DELETED, Where.ON),
    (r"r[ée]d\.? glob\.?|r[ée]daction globale|rg", Part.REDRAFTED, Where.ON),
    (r"(?:av\.?|avant)(?: l'alin[ée]a| al\.?)? *{range}", Part.ALINEA, Where.BEFORE),
    (r"(?:ap\.?|apr[èe]s)(?: l'alin[ée]a| al\.?)? *{range}", Part.ALINEA, Where.AFTER),
    (r"(?:al\.?|alin[ée]as?)? *{range}", Part.ALINEA, Where.ON),
    (r"d[ée]but|au d[ée]but", Part.BEGINNING, Where.BEFORE),
    (r"fin|compl[ée]ter|compl\.?|", Part.END, Where.AFTER),
)
_RANGE = r"(?P<first>\d+)(?:er)?(?: *(?:à|-|et) *(?P<last>\d+))?"
_FORMS = tuple(
    (re.compile(form.replace("{range}", _RANGE), re.IGNORECASE), part, where) for form, part, where in _LABELS
)


class UnknownLabel(ValueError):
    """A printed label that names no place."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(label)


def reach_of_label(label: str, division: str = "") -> Reach:
    """What a printed label says ("S", "Al. 5 à 7", "ap 5", "Réd. glob."); nothing is the end; raises `UnknownLabel`."""
    for form, part, where in _FORMS:
        if found := form.fullmatch(" ".join(label.split())):
            first = int(found.groupdict().get("first") or 0)
            last = int(found.groupdict().get("last") or first)
            force = Force(part) if part.is_whole else Force.CHANGES
            begin, end = ((first + 1, 0), (first + 1, 0)) if where is Where.AFTER else ((first, 1), (last + 1, 0))
            return Reach((Touch(division, part, first, where, force, begin, end, exact=False),))
    raise UnknownLabel(label)


def reach_of_operations(operations: Iterable[Operation], division: str = "") -> Reach:
    """What the operations of an instruction touch; `division` is the one it is about."""
    touches = [touch for operation in operations for touch in _touches(operation, division)]
    about = touches[0].division if touches else ""
    return Reach(tuple(sorted(touches, key=lambda touch: (touch.division != about, touch.division, *touch.rank))))


def _touches(operation: Operation, division: str) -> Iterator[Touch]:
    if operation.place.division is not None:
        division = str(operation.place.division)
    match operation:
        case NewDivision(_, side, new):
            yield Touch(division, Part.END, beside=side, new=_words(new))
        case Delete(place):
            yield from _taken(division, place, Force.DELETES)
        case Redraft(place, new):
            yield from _taken(division, place, Force.REDRAFTS, _words(new))
        case Add(place, edge, unit, new):
            yield from _added(division, place, edge, unit, _words(new))
        case InsertBeside(place, side, unit, new):
            yield from _beside(division, place, side, unit, _words(new))
        case Move(place, side, beside):
            yield from _taken(division, place, Force.CHANGES)
            yield from _beside(division, beside, side, Unit.ALINEAS, ())
        case Replace(place, old, new):
            yield from _sought(division, place, _quoted(old.words, old.until), _words((new,)))
        case Insert(place, side, at, new):
            yield from _sought(division, place, _quoted(at.words), _words((new,)), adds=True)
        case RedraftEdge(place, _, _, new):
            yield from _sought(division, place, (), _words((new,)))


def _taken(division: str, place: Place, force: Force, new: Words = ()) -> Iterator[Touch]:
    """Whole alinéas or sentences go, or are written anew."""
    if place.is_whole:
        yield Touch(division, Part(force) if force is not Force.CHANGES else Part.END, force=force, new=new)
        return
    for first, last in _ranges(place):
        for begin, end in _sentences(place, first, last):
            width = 0 if place.sentences else last - first + 1
            yield Touch(division, Part.ALINEA, first, Where.ON, force, begin, end, new=new, width=width)


def _added(division: str, place: Place, edge: Edge, unit: Unit, new: Words) -> Iterator[Touch]:
    """Something comes at an end of a place, inside it."""
    if place.is_whole:
        part, at = (Part.BEGINNING, (1, 0)) if edge is Edge.START else (Part.END, (FAR, 0))
        yield Touch(division, part, 0, Where.AFTER, begin=at, end=at, new=new)
        return
    if unit is Unit.ALINEAS:
        yield from _beside(division, place, Side.BEFORE if edge is Edge.START else Side.AFTER, unit, new)
        return
    for first, last in _ranges(place):
        for begin, end in _sentences(place, first, last, inside=True):
            at = begin if edge is Edge.START else end
            yield Touch(division, Part.ALINEA, first, Where.ON, begin=at, end=at, new=new)


def _beside(division: str, place: Place, side: Side, unit: Unit, new: Words) -> Iterator[Touch]:
    """Alinéas come beside alinéas, or sentences beside sentences."""
    if place.is_whole:
        yield from _added(division, place, Edge.START if side is Side.BEFORE else Edge.END, unit, new)
        return
    for first, last in _ranges(place):
        if unit is not Unit.ALINEAS:
            for begin, end in _sentences(place, first, last, inside=True):
                at = begin if side is Side.BEFORE else end
                yield Touch(division, Part.ALINEA, first, Where.ON, begin=at, end=at, new=new)
        elif side is Side.BEFORE:
            yield Touch(division, Part.ALINEA, first, Where.BEFORE, begin=(first, 0), end=(first, 0), new=new)
        else:
            yield Touch(division, Part.ALINEA, last, Where.AFTER, begin=(last + 1, 0), end=(last + 1, 0), new=new)


def _sought(division: str, place: Place, sought: Words, new: Words = (), *, adds: bool = False) -> Iterator[Touch]:
    """Words somewhere in a place go, change, or have others beside them."""
    if place.is_whole:
        yield Touch(division, Part.ALINEA, exact=False, sought=sought, adds=adds, new=new)
        return
    for first, last in _ranges(place):
        for begin, end in _sentences(place, first, last, inside=True):
            what = Touch(division, Part.ALINEA, first, begin=begin, end=end, exact=False)
            yield replace(what, sought=sought, adds=adds, new=new)


def _ranges(place: Place) -> Iterator[Range]:
    """The alinéas of a place, those counted from the end after all others; none known stand there, too."""
    if place.heading:
        yield 0, 0
        return
    for first, last in place.alineas or ((_LAST, _LAST),):
        yield _from_start(first), _from_start(last)


def _from_start(rank: int) -> int:
    return rank if rank > 0 else 2 * _LAST + rank


def _sentences(place: Place, first: int, last: int, *, inside: bool = False) -> Iterator[tuple[Point, Point]]:
    """The points between which a place lies: whole alinéas, what is `inside` them, or their sentences."""
    if not place.sentences:
        yield ((first, 1), (last, FAR)) if inside else ((first, 0), (last + 1, 0))
    for alinea in range(first, last + 1) if place.sentences else ():
        for sentence in map(_from_start, place.sentences):
            yield (alinea, sentence * _SENTENCE), (alinea, sentence * _SENTENCE + _SENTENCE)


def _quoted(words: str, until: str = "") -> Words:
    return () if until else _words((words,))


def _words(alineas: Iterable[str]) -> Words:
    return bare(word for alinea in alineas for word in tokens.words(" " + alinea))
