"""Sealing: a sitting's seal names every fact until then, in whatever order they come."""

from __future__ import annotations

from dataclasses import replace

from drafting.deliberation.facts import DeviceIntroduced, Fact, Opinion, OpinionGiven, SittingClosed, SittingOpened
from drafting.deliberation.fold import fold
from drafting.deliberation.records import Record
from drafting.deliberation.sealing import broken, seal, short
from tests.helpers import chain, record

FACTS: tuple[Fact, ...] = (
    DeviceIntroduced("AC"),
    SittingOpened("Plenary"),
    OpinionGiven("AC-01", "Roads", Opinion.WISDOM),
)


def _sealed() -> tuple[list[Record], Record, Record]:
    """Facts of one device, a fact of another one that it knew, and the closing that seals them."""
    own = chain(FACTS)
    other = record(OpinionGiven("AC-01", "Parks", Opinion.FAVOURABLE), 1, "bbbbbbbb")
    closing = SittingClosed(seal([*own, other]))
    return own, other, record(closing, 4, prev=own[-1], seen={"bbbbbbbb": 1})


def test_the_order_of_facts_does_not_matter() -> None:
    """A seal is that of a set."""
    own, other, _ = _sealed()
    assert seal([*own, other]) == seal([other, *reversed(own)]) != seal(own)


def test_a_seal_holds() -> None:
    """Whatever is written later."""
    own, other, closing = _sealed()
    later = record(OpinionGiven("AC-01", "Trees", Opinion.WISDOM), 2, "bbbbbbbb", prev=other, seen={"aaaaaaaa": 4})
    assert list(broken(fold([*own, other, closing, later]))) == []


def test_a_fact_of_another_device_that_was_changed_breaks_it() -> None:
    """Of another device's facts the chain of ours tells nothing but their number; the seal does."""
    own, other, closing = _sealed()
    changed = replace(other, data={**other.data, "opinion": "unfavourable"})
    assert list(broken(fold([*own, changed, closing]))) == [closing]
    assert list(broken(fold([*own, closing]))) == [closing]


def test_a_closing_without_a_seal_is_not_broken() -> None:
    """As the first release wrote them."""
    own = chain([*FACTS, SittingClosed()])
    assert list(broken(fold(own))) == []


def test_a_seal_is_read_out_by_fours() -> None:
    """Sixteen digits are enough for paper."""
    assert short("0123456789abcdef" * 4) == "0123 4567 89ab cdef"
