"""What is said of remarks."""

from __future__ import annotations

from drafting.deliberation.facts import RemarkAnswered, RemarkMade
from drafting.deliberation.serials import called
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences


def _made(state: State, fact: RemarkMade) -> str:
    return tr("Remark {number} ({by}): {said}", number=called(fact.id, state.remarks), by=fact.by, said=fact.said)


def _answered(state: State, fact: RemarkAnswered) -> str:
    number = called(fact.id, state.remarks)
    return tr("Answer to remark {number} ({by}): {said}", number=number, by=fact.by, said=fact.said)


SENTENCES: Sentences = {RemarkMade: _made, RemarkAnswered: _answered}
