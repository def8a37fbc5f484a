"""Phrases of votes: every value has its words, and every vote is one sentence without a gap."""

from __future__ import annotations

import pytest

from drafting.deliberation.facts import PresenceChanged, Second
from drafting.publishing import phrases, vote_phrases
from drafting.voting.choices import Method, approval
from drafting.voting.irregularities import Irregularity, IrregularityKind
from drafting.voting.secret import Reveals
from drafting.voting.tables import Fault


@pytest.fixture(params=["en", "fr"], autouse=True)
def _language(request):
    with phrases.speaking(request.param):
        yield


@pytest.mark.parametrize(
    ("phrase", "values"),
    [(vote_phrases.reveals, Reveals), (vote_phrases.fault, Fault), (vote_phrases.method, Method)],
)
def test_every_value_has_its_words(phrase, values):
    """No two values the same."""
    said = [phrase(value) for value in values]
    assert all(said)
    assert len(set(said)) == len(said)


def test_every_irregularity_is_told():
    """With its figures, or its member by name."""
    said = [vote_phrases.irregularity(Irregularity(kind, "M017", 21, 20), {"M017": "Ada"}) for kind in IrregularityKind]
    assert len(set(said)) == len(said)
    assert all("{" not in words for words in said)
    assert all("Ada (M017)" in words or "M017" not in words for words in said)
    with_figures = [words for words in said if "21" in words]
    assert len(with_figures) == 8


@pytest.mark.parametrize("second", [None, *Second])
def test_why_a_second_vote_was_held(second):
    """A recount, a correction and a second deliberation are told apart."""
    from tests.deliberation.test_votes import held

    said = vote_phrases.second(held(instead_of="f" * 64, second=second, reason="Why not"))
    assert said.endswith("(Why not)")


def test_places_of_a_choice():
    """Those tied share one, and those after them come later."""
    lines = vote_phrases.places(approval({"a": 4, "b": 7, "c": 7}), {"a": "12", "b": "3", "c": "1"})
    assert [line[0] for line in lines] == ["1", "3"]
    assert "1, 3" in lines[0]


ABOUT_MEMBERS = (
    IrregularityKind.NOT_THERE,
    IrregularityKind.UNKNOWN_MEMBER,
    IrregularityKind.VOTED_TWICE,
    IrregularityKind.ABSENT_YET_REPRESENTED,
    IrregularityKind.BEARER_UNKNOWN,
    IrregularityKind.BEARER_ABSENT,
    IrregularityKind.PROXIES_TOO_MANY,
)


@pytest.mark.parametrize("kind", ABOUT_MEMBERS)
def test_the_same_of_several_members_is_said_once(kind):
    """A few by their ids, and how many more."""
    doubts = [Irregularity(IrregularityKind.SUSPENDED), *(Irregularity(kind, f"M{n:02}", 1, 0) for n in range(10, 15))]
    suspended, members = vote_phrases.irregularities(doubts, {})
    assert suspended == vote_phrases.irregularity(doubts[0], {})
    assert members.startswith("5 ")
    assert "M10, M11, M12" in members
    assert "M13" not in members
    assert "2" in members


def test_many_who_come_are_told_as_ranges():
    """Few of them are told by name."""
    many = PresenceChanged(tuple(f"C{n:03}" for n in range(4, 30)))
    assert vote_phrases.presence(many, {"C004": "Ada"}).endswith("C004–C029")
    assert "Ada (C004), C005" in vote_phrases.presence(PresenceChanged(("C004", "C005")), {"C004": "Ada"})


def test_a_missed_quorum_is_said_once():
    """The outcome says it."""
    from tests.deliberation.test_votes import held

    doubts = (Irregularity(IrregularityKind.NO_QUORUM, "", 2, 6), Irregularity(IrregularityKind.SUSPENDED))
    assert vote_phrases.said_of(held(irregularities=doubts[:1]), {}) == []
    assert len(vote_phrases.said_of(held(irregularities=doubts), {})) == 1
