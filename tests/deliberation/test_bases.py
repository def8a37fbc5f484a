"""The texts that amendments are written for: the reading's, or a parent's, each printed once."""

from __future__ import annotations

import pytest

from drafting.deliberation import bases
from drafting.deliberation.bases import Bases
from drafting.deliberation.facts import AmendmentSubmitted, ReadingOpened, ResolutionStarted
from drafting.deliberation.fold import fold
from drafting.deliberation.state import State, text_of
from drafting.text.model import Text
from tests.helpers import FILES, chain

BASE = text_of(FILES)


def amendment(name: str, before: Text, after: Text, parent: str = "") -> AmendmentSubmitted:
    """An amendment of a text."""
    from drafting.amending.compare import compare

    return AmendmentSubmitted(
        name, 1, 0, before.digest, after.digest, "x", "Ada", "", compare(before, after), parent=parent
    )


def said(old: str, new: str, text: Text = BASE) -> Text:
    """A text with a word replaced."""
    return text_of({path: content.replace(old, new) for path, content in text.to_files().items()})


@pytest.fixture
def state() -> State:
    """An amendment and a sub-amendment to it."""
    first, second = said("ten", "six"), said("six", "two", said("ten", "six"))
    facts = [
        ResolutionStarted("Trees", FILES),
        ReadingOpened(1, "assembly", BASE.digest),
        amendment("A-01", BASE, first),
        amendment("A-02", first, second, "A-01"),
    ]
    return fold(chain(facts))


def test_the_text_of_the_reading(state: State) -> None:
    """As it was when it was frozen."""
    assert Bases(state).before(1, 0).digest == BASE.digest


def test_the_text_of_a_parent(state: State) -> None:
    """As the amendment would have it."""
    assert Bases(state).before(1, 0, "A-01").digest == said("ten", "six").digest


def test_amended(state: State) -> None:
    """What each amendment makes is what its fact says."""
    for one in state.amendments.values():
        assert Bases(state).amended(one.fact).digest == one.fact.after == state.amended(one).digest


def test_each_is_printed_once(state: State) -> None:
    """The same text is the same object."""
    own = Bases(state)
    assert own.before(1, 0) is own.before(1, 0)
    assert own.amended(state.amendments["A-02"].fact).base is own.before(1, 0, "A-01")


def test_only_so_many_are_kept(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old one is made again."""
    monkeypatch.setattr(bases, "_MOST", 1)
    own = Bases(state)
    first = own.before(1, 0)
    assert own.before(1, 0, "A-01").digest == said("ten", "six").digest
    assert own.before(1, 0) is not first
    assert own.before(1, 0).digest == first.digest
