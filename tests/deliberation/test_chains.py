"""Chains: whatever is taken out, put in or exchanged shows in the records that came after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from drafting.deliberation.chains import Break, Broken, check
from drafting.deliberation.facts import SittingClosed, SittingOpened
from drafting.deliberation.records import Record
from tests.helpers import chain, record

OPENED = [SittingOpened(f"Sitting {n}") for n in range(1, 6)]
ADA = chain(OPENED)
BOB = chain(OPENED[:2], "bbbbbbbb", seen={"aaaaaaaa": 2})


def hows(records: Sequence[Record]) -> set[Break]:
    """How the chains of some records are broken."""
    return {broken.how for broken in check(records)}


def test_records_as_they_were_written_hang_together() -> None:
    """Of one device, of two, of none."""
    assert check([]) == check(ADA) == check([*ADA, *BOB]) == check([*BOB, *reversed(ADA)]) == ()


@pytest.mark.parametrize("at", range(4))
def test_a_record_that_is_taken_out_is_missed(at: int) -> None:
    """By the one after it, unless it was the last."""
    left = [one for n, one in enumerate(ADA) if n != at]
    assert check(left) == (Broken(ADA[at + 1].path, Break.GAP, f"aaaaaaaa:{at + 1}"),)
    assert check(ADA[:-1]) == ()


@pytest.mark.parametrize("at", range(4))
def test_a_record_that_is_exchanged_is_not_the_one_that_was_followed(at: int) -> None:
    """The one after it names another."""
    other = replace(ADA[at], actor="Eve")
    put = [other if one is ADA[at] else one for one in ADA]
    assert check(put) == (Broken(ADA[at + 1].path, Break.OTHER_BEFORE, f"aaaaaaaa:{at + 1}"),)


def test_a_beginning_follows_from_nothing_and_nothing_else_does() -> None:
    """A first record that names one before it, a second one that names none."""
    assert hows([replace(ADA[0], prev="0" * 64)]) == {Break.OTHER_BEFORE}
    assert hows([ADA[0], replace(ADA[1], prev=None)]) == {Break.OTHER_BEFORE}


def test_two_records_of_one_count_are_both_named() -> None:
    """A device that was restored from a backup, or that says one thing here and another there."""
    twin = record(SittingClosed(), 3, prev=ADA[1])
    assert check([*ADA, twin]) == tuple(
        sorted([Broken(ADA[2].path, Break.FORK, twin.path), Broken(twin.path, Break.FORK, ADA[2].path)])
    )


def test_what_a_writer_had_seen_must_be_there() -> None:
    """The last records of a device can't be dropped once another has seen them."""
    assert check([*ADA[:1], *BOB]) == tuple(sorted(Broken(one.path, Break.NEVER_WRITTEN, "aaaaaaaa:2") for one in BOB))


def test_a_writer_forgets_nothing() -> None:
    """It has seen at least what it had seen before."""
    forgetful = record(OPENED[2], 3, "bbbbbbbb", BOB[1], seen={"aaaaaaaa": 1})
    assert check([*ADA, *BOB, forgetful]) == (Broken(forgetful.path, Break.FORGOTTEN, "aaaaaaaa:2"),)


def test_circles_are_found_and_not_what_follows_from_them() -> None:
    """Two that had seen each other, and those between."""
    one = record(OPENED[0], 1, "bbbbbbbb", seen={"cccccccc": 2})
    first = record(OPENED[0], 1, "cccccccc", seen={"bbbbbbbb": 1})
    second = record(OPENED[1], 2, "cccccccc", first, seen={"bbbbbbbb": 1})
    third = record(OPENED[2], 3, "cccccccc", second, seen={"bbbbbbbb": 1})
    circle = {Broken(own.path, Break.CIRCLE) for own in (one, first, second)}
    assert set(check([*ADA, one, first, second, third])) == circle


def test_ten_thousand_in_a_moment() -> None:
    """Checking takes one look at each."""
    assert check(chain([SittingOpened("x")] * 10_000)) == ()
