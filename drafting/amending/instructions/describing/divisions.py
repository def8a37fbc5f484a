"""Whole divisions: how an instruction names them, and where new and moved ones go."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from drafting.amending.instructions.operations import Move, NewDivision, Operation, Place, Side
from drafting.text import model
from drafting.text.addresses import Address, NoSuchPlace, address_of, resolve
from drafting.text.addresses import Place as Found
from drafting.text.labels import Labels
from drafting.text.model import Division, Text

# The operations that bring divisions beside one of the base, or beside nothing.
Arrivals: TypeAlias = dict[tuple[str, Side], list[Operation]]


def address(key: str, base: Text, labels: Labels) -> Address:
    """The address that leads to a division and to no other."""
    named = address_of(Found(key), base, labels)
    try:
        return named if resolve(named, base, labels).key == key else Address("key", slug=key)
    except NoSuchPlace:
        return Address("key", slug=key)


def place_of(key: str, base: Text, labels: Labels, within: str | None) -> Place:
    """The place that a division is; the article that the instruction is about is not named."""
    if key == within and base[key].folder == model.ARTICLES:
        return Place()
    return Place(address(key, base, labels))


def arrivals(base: Text, after: Text, labels: Labels, within: str | None) -> Arrivals:
    """The divisions that are new, or stand elsewhere, each beside one that stays."""
    out: Arrivals = defaultdict(list)
    stays = {key for series in _series(base) for key in _longest_in_order(series, after)}
    for at, division in enumerate(after.divisions):
        if division.key in stays or (division.key in base and not division.numbered):
            continue
        beside, side = _neighbour(base, after.divisions, at, stays)
        anchor = place_of(beside, base, labels, within) if beside else Place()
        lines = tuple(printed(division))
        new: Operation = NewDivision(anchor, side, lines)
        if division.key in base:
            new = Move(place_of(division.key, base, labels, within), side, anchor)
        out[beside, side].append(new)
    return out


def printed(division: Division) -> list[str]:
    """Each block of a division as its file has it."""
    return division.markdown.rstrip("\n").split("\n\n") if division.blocks else []


def _series(text: Text) -> Iterator[list[str]]:
    """The keys of each folder, in order; a division without a number stands for itself."""
    folders: dict[str, list[str]] = defaultdict(list)
    for division in text.divisions:
        folders[division.folder if division.numbered else division.path].append(division.key)
    yield from folders.values()


def _neighbour(base: Text, divisions: Sequence[Division], at: int, stays: set[str]) -> tuple[str, Side]:
    """The division next to a place: one of its series that stays before it or after it, or else one that goes."""
    folder = divisions[at].folder
    before, following = (
        [division.key for division in side if division.key in stays and division.folder == folder]
        for side in (divisions[:at], divisions[at:])
    )
    if before or following:
        return (before[-1], Side.AFTER) if before else (following[0], Side.BEFORE)
    last = (base.series(folder) or base.divisions)[-1:]
    return (last[0].key if last else ""), Side.AFTER


def _longest_in_order(keys: Sequence[str], after: Text) -> Iterator[str]:
    """As many of the divisions as possible that stand in the same order in another text."""
    ranks = {division.key: rank for rank, division in enumerate(after.divisions)}
    kept = [key for key in keys if key in ranks]
    lasts: list[int] = []  # the lowest rank that ends a run of each length
    lengths: list[int] = []
    for key in kept:
        length = bisect_left(lasts, ranks[key])
        lasts[length : length + 1] = [ranks[key]]
        lengths.append(length)
    wanted = len(lasts) - 1
    for key, length in zip(reversed(kept), reversed(lengths), strict=True):
        if length == wanted:
            wanted -= 1
            yield key
