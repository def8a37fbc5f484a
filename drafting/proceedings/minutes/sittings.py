"""What is said of sittings."""

from __future__ import annotations

from drafting.deliberation.facts import SittingClosed, SittingOpened
from drafting.deliberation.state import State
from drafting.languages import ntr, tr
from drafting.proceedings.minutes.sentence import Sentences


def _opened(_: State, fact: SittingOpened) -> str:
    return tr("Sitting opened: {title}", title=fact.title) + _present(fact)


def _closed(state: State, _: SittingClosed) -> str:
    return tr("Sitting closed: {title}", title=state.sittings[-1].fact.title if state.sittings else "")


def _present(fact: SittingOpened) -> str:
    return ntr(" ({count} present)", " ({count} present)", fact.present) if fact.present is not None else ""


SENTENCES: Sentences = {SittingOpened: _opened, SittingClosed: _closed}
