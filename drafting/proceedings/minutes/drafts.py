"""What is said of drafting."""

from __future__ import annotations

from drafting.deliberation.facts import DraftTaken, ResolutionStarted, VersionMarked
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences


def _started(_: State, fact: ResolutionStarted) -> str:
    return tr("Begun: {title}", title=fact.title)


def _taken(_: State, fact: DraftTaken) -> str:
    return tr("Draft taken in: {subject}", subject=fact.commit.partition("\n\n")[2].partition("\n")[0])


def _marked(_: State, fact: VersionMarked) -> str:
    head = tr("Version {name}", name=fact.name)
    return tr("{said}: {reason}", said=head, reason=fact.note) if fact.note else head


SENTENCES: Sentences = {ResolutionStarted: _started, DraftTaken: _taken, VersionMarked: _marked}
