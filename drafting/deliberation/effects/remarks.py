"""What facts of remarks do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import RemarkAnswered, RemarkMade
from drafting.deliberation.records import Record
from drafting.deliberation.remark import Remark
from drafting.deliberation.state import State


def _make(state: State, fact: RemarkMade, record: Record) -> None:
    if fact.id in state.remarks:
        state.irregular.append((record, f"remark {fact.id}"))
    else:
        state.remarks[fact.id] = Remark(fact, record)


def _answer(state: State, fact: RemarkAnswered, record: Record) -> None:
    if fact.id in state.remarks:
        state.remarks[fact.id].answers.append((fact, record))
    else:
        state.irregular.append((record, f"no remark {fact.id}"))


EFFECTS: Effects = {
    RemarkMade: _make,
    RemarkAnswered: _answer,
}
