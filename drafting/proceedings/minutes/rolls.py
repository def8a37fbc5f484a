"""What is said of the roll."""

from __future__ import annotations

from drafting.deliberation.facts import NamesPublished, RollSet
from drafting.deliberation.state import State
from drafting.languages import ntr
from drafting.proceedings.minutes.sentence import Sentences


def _set(_: State, fact: RollSet) -> str:
    return ntr("Roll set: {count} member", "Roll set: {count} members", len(fact.roll.members))


def _named(_: State, fact: NamesPublished) -> str:
    return ntr("{count} name made public", "{count} names made public", len(fact.names))


SENTENCES: Sentences = {RollSet: _set, NamesPublished: _named}
