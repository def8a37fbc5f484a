"""What is said of devices."""

from __future__ import annotations

from drafting.deliberation.facts import DeviceIntroduced
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences


def _introduced(_: State, fact: DeviceIntroduced) -> str:
    return tr("A new device writes: {initials}", initials=fact.initials)


SENTENCES: Sentences = {DeviceIntroduced: _introduced}
