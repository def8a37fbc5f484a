"""Undoing: the state is as if the fact had never been; whatever was made of it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.deliberation.facts import (
    AmendmentMarked,
    Fact,
    FactUndone,
    Mark,
    Opinion,
    OpinionGiven,
    SittingClosed,
    SittingOpened,
    TextConsolidated,
)
from drafting.deliberation.fold import extend, fold
from drafting.deliberation.records import Record
from drafting.deliberation.undoing import undone
from tests.helpers import chain, record

BEFORE: tuple[Fact, ...] = (SittingOpened("Plenary"), SittingClosed(), SittingOpened("Evening"))


def undoing(records: list[Record], target: Record, device: str = "aaaaaaaa", **more: object) -> Record:
    """A record that undoes another, after those of its device."""
    own = [one for one in records if one.device == device]
    return record(FactUndone(target.hash), len(own) + 1, device, own[-1] if own else None, **more)


def test_an_undone_fact_has_no_effect_and_is_kept() -> None:
    """Both stay in the records; nothing is irregular."""
    records = chain(BEFORE)
    state = fold([*records, undoing(records, records[2])])
    assert [sitting.fact.title for sitting in state.sittings] == ["Plenary"]
    assert (len(state.records), state.irregular) == (4, [])


def test_it_is_the_same_whether_it_comes_late_or_at_once() -> None:
    """Extending a state by an undoing is folding all of them."""
    records = chain(BEFORE)
    late = fold(records)
    last = undoing(records, records[2])
    extend(late, [last])
    assert late == fold([last, *records])


@pytest.mark.parametrize("at", [1])
def test_what_made_a_part_of_the_history_stays(at: int) -> None:
    """The end of a sitting is a tag: to undo it has no effect, and is irregular."""
    records = chain(BEFORE)
    state = fold([*records, undoing(records, records[at])])
    assert len(state.sittings) == 2
    assert [why for _, why in state.irregular] == ["nothing to undo"]


def test_another_device_undoes_nothing() -> None:
    """Nor does a fact that comes before, or one that names none."""
    records = chain(BEFORE)
    other = undoing(records, records[2], "bbbbbbbb", seen={"aaaaaaaa": 3})
    assert undone([*records, other]) == {}
    assert undone([*records, record(FactUndone("0" * 64), 4, prev=records[2])]) == {}
    early = replace(undoing(records, records[2]), seq=1, prev=None)
    assert undone([*records, early]) == {}


def test_an_undoing_undoes_no_undoing() -> None:
    """Say it again instead."""
    records = chain(BEFORE)
    once = undoing(records, records[2])
    twice = undoing([*records, once], once)
    assert undone([*records, once, twice]) == {records[2].hash: once}


def test_what_was_consolidated_holds() -> None:
    """By somebody who had the fact and could not know that it was undone; not by one who knew."""
    records = chain(BEFORE)
    once = undoing(records, records[2])
    before = record(TextConsolidated(()), 1, "bbbbbbbb", seen={"aaaaaaaa": 3})
    after = record(TextConsolidated(()), 1, "bbbbbbbb", seen={"aaaaaaaa": 4})
    apart = record(TextConsolidated(()), 1, "bbbbbbbb", seen={"aaaaaaaa": 2})
    assert undone([*records, once, before]) == {}
    assert undone([*records, once, after]) == undone([*records, once, apart]) == {records[2].hash: once}


def test_marks_and_opinions_can_be_undone() -> None:
    """As if they had not been, even where they were irregular."""
    records = chain([OpinionGiven("A-01", "x", Opinion.WISDOM), AmendmentMarked("A-01", Mark.FALLEN)])
    assert len(fold(records).irregular) == 2
    assert len(fold([*records, undoing(records, records[1])]).irregular) == 1
