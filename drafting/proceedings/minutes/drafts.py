"""What is said of drafting."""

from __future__ import annotations

from drafting.deliberation.facts import DraftTaken, ResolutionStarted
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences


def _started(_: State, fact: ResolutionStarted) -> str:
    return tr("Begun: {title}", title=fact.title)


def _taken(_: State, fact: DraftTaken) -> str:
    return tr("Draft taken in: {subject}", subject=fact.commit.partition("\n\n")[2].partition("\n")[0])


SENTENCES: Sentences = {ResolutionStarted: _started, DraftTaken: _taken}
