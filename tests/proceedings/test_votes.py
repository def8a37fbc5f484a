"""Votes: by name, by groups, in secret, by division, in a block, a second time; and what does not add up."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import Second
from drafting.deliberation.state import WHOLE
from drafting.proceedings import drafting_rounds, presences, rolls, settling_votes, sittings, votes
from drafting.proceedings.blocks import NoBlock
from drafting.proceedings.consolidation import NothingToConsolidate, VotesIrregular
from drafting.proceedings.desk import Desk
from drafting.proceedings.dividing import NoSuchPart, parts
from drafting.proceedings.presences import NoRoll
from drafting.proceedings.votes import (
    RECOUNT,
    AlreadyVoted,
    CastingVoteInSecrecy,
    Conduct,
    NothingToReplace,
    VotedApart,
    vote,
)
from drafting.text.model import Text
from drafting.voting.ballots import Attendance, Count
from drafting.voting.declarations import by_groups
from drafting.voting.rollcall import Position, RollCall
from drafting.voting.secret import SecretSheet
from tests.helpers import FILES, git, put
from tests.proceedings.actions import adopt, consolidate, folder, propose, reject

FOR, AGAINST = Count(7, 2, 1), Count(2, 7, 1)
ROLL = "id,group\nM01,Garden\nM02,Garden\nM03,Street\nM04,\n"
SECRET = SecretSheet(10, 9, 9, 5, 4, tellers=("M01", "M02"), confirmed_by="M02")
AGAIN = Conduct(second=Second.DELIBERATION, reason="The body decided so.")


def kinds(held: votes.Held) -> list[str]:
    """What does not add up in a vote."""
    return [str(one.kind) for one in held.irregularities]


def called(desk: Desk, *rows: str) -> RollCall:
    """A roll call as a table says it."""
    assert desk.state.roll is not None
    return RollCall.parse("\n".join(("member,vote,by", *rows)), desk.state.roll)


@pytest.fixture
def rolled(desk: Desk) -> Desk:
    """A reading with a roll of four, and an amendment."""
    rolls.set_roll(desk, ROLL)
    propose(desk, ("ten", "twelve"))
    return desk


@pytest.fixture
def council(drafted: Desk) -> Desk:
    """The same under the rules of a municipal council."""
    settings = FILES["resolution.toml"].replace("citizens-assembly", "fr-municipal-council")
    put(folder(drafted), {"resolution.toml": settings})
    git(folder(drafted), "commit", "-qam", "Council")
    drafting_rounds.open_reading(drafted)
    rolls.set_roll(drafted, ROLL)
    propose(drafted, ("ten", "twelve"))
    return drafted


# By name and in secret.


def test_a_roll_call_has_its_voices_and_the_roll_of_the_day(rolled: Desk) -> None:
    """The room is that of the sheet, where nobody counted it."""
    fact = vote(rolled, "1", called(rolled, "M01,for,", "M02,against,", "M04,for,M01")).vote.fact
    assert (fact.sheet, fact.attendance) == (Count(2, 1), Attendance(4, 2, 1))
    assert (fact.members, fact.roll) == (rolled.state.roll, rolled.state.rolls[0][1].hash)
    assert rolled.state.amendments["A-01"].status is Status.ADOPTED


def test_only_those_in_office_are_on_the_roll_of_the_day(desk: Desk) -> None:
    """Others are not."""
    rolls.set_roll(desk, "id,until\nM01,\nM02,2020-01-01\n")
    propose(desk, ("ten", "twelve"))
    held = vote(desk, "1", called(desk, "M01,for,", "M02,for,"))
    assert kinds(held) == ["voices-exceed-members", "unknown-member"]


def test_no_names_without_a_roll(desk: Desk) -> None:
    """Nobody knows who they are."""
    propose(desk, ("ten", "twelve"))
    with pytest.raises(NoRoll):
        vote(desk, "1", RollCall())


def test_groups_declare_themselves(rolled: Desk) -> None:
    """Each voice says whence it comes."""
    assert rolled.state.roll is not None
    call = by_groups(rolled.state.roll, {"Garden": Position.FOR}, {"M02": Position.AGAINST, "M03": Position.ABSTAIN})
    held = vote(rolled, "1", call)
    assert held.vote.fact.sheet == Count(1, 1, 1)
    assert [voice.declared for voice in call.voices] == ["Garden", "", ""]


def test_what_is_wrong_with_a_roll_call_is_recorded(rolled: Desk) -> None:
    """Voting twice, or without being there as far as the sitting knows."""
    sittings.open_sitting(rolled, "Plenary", members=["M01", "M02"])
    held = vote(rolled, "1", called(rolled, "M01,for,", "M01,against,", "M03,for,", "M99,for,"))
    assert kinds(held) == ["votes-exceed-voices", "unknown-member", "voted-twice", "not-there"]
    assert held.irregularities[-1].member == "M03"


def test_a_secret_ballot_has_its_count_sheet(desk: Desk) -> None:
    """And no casting vote: a tie is a tie."""
    propose(desk, ("ten", "twelve"))
    fact = vote(desk, "1", SECRET).vote.fact
    assert (fact.secret, fact.count_sheet, fact.sheet) == (True, SECRET, Count(5, 4))
    with pytest.raises(CastingVoteInSecrecy):
        vote(desk, "1", SECRET, Conduct(casting_vote=True, second=Second.RECOUNT))


# What does not add up.


def test_a_vote_outside_of_the_sittings_is_irregular(desk: Desk) -> None:
    """Where there are any: a body that keeps none may do so."""
    one, two, three = (propose(desk, ("ten", word)) for word in ("six", "seven", "eight"))
    assert kinds(vote(desk, one.id, AGAINST)) == []
    sittings.open_sitting(desk, "Plenary", 10)
    sittings.suspend(desk)
    assert kinds(vote(desk, two.id, AGAINST)) == ["suspended"]
    sittings.close_sitting(desk)
    assert kinds(vote(desk, three.id, AGAINST)) == ["no-sitting"]


def test_only_consolidation_waits_for_the_chair(desk: Desk) -> None:
    """The room goes on; once settled, the vote counts."""
    one = propose(desk, ("ten", "twelve"))
    vote(desk, one.id, FOR, Conduct(Attendance(10, 8)))
    adopt(desk, propose(desk, ("every street", "every square")))
    with pytest.raises(VotesIrregular) as caught:
        consolidate(desk)
    assert caught.value.labels == ("1",)
    settling_votes.settle(desk, "1", stands=True, reason="Two late members were not noted.")
    assert {a.consolidated for a in desk.state.of_reading()} == {None}
    assert len(consolidate(desk).steps) == 2


def test_an_irregular_vote_on_the_whole_waits_too(desk: Desk) -> None:
    """Nothing is final before it is settled; annulled, the whole can be voted on again."""
    vote(desk, WHOLE, FOR, Conduct(Attendance(10, 8)))
    with pytest.raises(VotesIrregular):
        consolidate(desk)
    settling_votes.settle(desk, WHOLE, stands=False, reason="Counted twice.")
    with pytest.raises(NothingToConsolidate):
        consolidate(desk)
    adopt(desk, WHOLE)
    assert consolidate(desk).final


def test_proxies_that_were_noted_are_held_against_the_rule(council: Desk) -> None:
    """One for each bearer, where the standing orders say so."""
    sittings.open_sitting(council, "Plenary", members=["M01", "M02"], proxies={"M03": "M01", "M04": "M01"})
    held = vote(council, "1", Count(4, 0))
    assert [(str(d.kind), d.member, d.found, d.allowed) for d in held.irregularities] == [
        ("no-quorum", "", 2, 3),
        ("proxies-too-many", "M01", 2, 1),
    ]


def test_it_can_be_looked_at_before_it_is_recorded(desk: Desk) -> None:
    """The same fact, and nothing written."""
    propose(desk, ("ten", "twelve"))
    before = desk.journal.tip
    fact = votes.prepared(desk.state, "1", FOR)
    assert desk.journal.tip == before
    assert vote(desk, "1", FOR).vote.fact == fact


# A second time.


def test_a_second_vote_says_why(desk: Desk) -> None:
    """Recount, correction, second deliberation: each names the one before, and all are kept."""
    propose(desk, ("ten", "twelve"))
    with pytest.raises(NothingToReplace):
        vote(desk, "1", FOR, RECOUNT)
    first = vote(desk, "1", FOR).vote
    with pytest.raises(AlreadyVoted):
        vote(desk, "1", AGAINST)
    second = vote(desk, "1", AGAINST, Conduct(second=Second.CORRECTION, reason="Typed the wrong line.")).vote
    third = vote(desk, "1", FOR, AGAIN).vote
    assert [v.fact.instead_of for v in (first, second, third)] == ["", first.record.hash, second.record.hash]
    assert [v.fact.second for v in (first, second, third)] == [None, Second.CORRECTION, Second.DELIBERATION]
    assert desk.state.amendments["A-01"].votes == [first, second, third]
    assert desk.state.amendments["A-01"].standing_votes == [third]


def test_what_decided_nothing_is_simply_voted_again(council: Desk) -> None:
    """A new round, that nobody need call a recount."""
    first = vote(council, "1", Count(1, 0), Conduct(Attendance(4, 1)))
    assert council.state.amendments["A-01"].status is Status.TO_VOTE_AGAIN
    again = vote(council, "1", Count(3, 0), Conduct(Attendance(4, 3))).vote.fact
    assert (again.second, again.instead_of) == (Second.NEW_ROUND, first.vote.record.hash)
    assert council.state.amendments["A-01"].status is Status.ADOPTED


def test_a_division_is_deliberated_a_second_time(desk: Desk) -> None:
    """The last vote stands."""
    first = vote(desk, "article 3", FOR)
    vote(desk, "article 3", AGAINST, AGAIN)
    now = desk.state.vote_on("articles/follow-up")
    assert now is not None
    assert (now.fact.sheet, now.fact.instead_of) == (AGAINST, first.vote.record.hash)


# By division.


@pytest.fixture
def divided(desk: Desk) -> Desk:
    """A reading with an amendment that changes two places."""
    propose(desk, ("every street", "every square"), ("none", "few"))
    return desk


def test_the_parts_are_those_of_the_instruction(divided: Desk) -> None:
    """Numbered in its order; what changes one place is one whole."""
    found = parts(divided.state, divided.state.amendments["A-01"])
    assert [one.name for one in found] == ["I", "II"]
    assert tuple(edit for one in found for edit in one.edits) == divided.state.amendments["A-01"].fact.edits
    assert parts(divided.state, propose(divided, ("ten", "twelve"))) == ()


@pytest.mark.parametrize(("first", "second", "found"), [(FOR, AGAINST, "square"), (AGAINST, FOR, "few")])
def test_only_adopted_parts_are_folded_in(divided: Desk, first: Count, second: Count, found: str) -> None:
    """Each part is voted on its own text."""
    held = vote(divided, "1", first, Conduct(part="I"))
    assert divided.state.amendments["A-01"].status is Status.PARTLY_VOTED
    vote(divided, "1", second, Conduct(part="2"))
    assert divided.state.amendments["A-01"].status is Status.PARTLY_ADOPTED
    assert held.vote.fact.text not in (divided.state.text.digest, divided.state.amendments["A-01"].fact.after)
    consolidate(divided)
    written = "".join(division.markdown for division in divided.state.text.divisions)
    assert (found in written, ("few" if found == "square" else "square") in written) == (True, False)
    assert divided.state.amendments["A-01"].consolidated == 1


def test_a_part_is_voted_once(divided: Desk) -> None:
    """Nor is the whole amendment voted once a part was; a part can be counted again."""
    vote(divided, "1", FOR, Conduct(part="I"))
    for how in (Conduct(part="I"), Conduct()):
        with pytest.raises(AlreadyVoted):
            vote(divided, "1", FOR, how)
    vote(divided, "1", AGAINST, Conduct(part="I", second=Second.RECOUNT))
    vote(divided, "1", AGAINST, Conduct(part="II"))
    assert divided.state.amendments["A-01"].status is Status.REJECTED


def test_a_part_that_there_is_not(divided: Desk) -> None:
    """The parts there are come with the error; an article has none."""
    with pytest.raises(NoSuchPart) as caught:
        vote(divided, "1", FOR, Conduct(part="III"))
    assert caught.value.known == ("I", "II")
    with pytest.raises(NoSuchPart):
        vote(divided, "article 1", FOR, Conduct(part="I"))


def test_sub_amendments_to_a_rejected_part_fall_with_it(divided: Desk) -> None:
    """Those to an adopted part go in."""
    parent = divided.state.amendments["A-01"]
    adopt(divided, propose(divided, ("few", "very few"), to=parent), propose(divided, ("square", "park"), to=parent))
    vote(divided, "1", FOR, Conduct(part="I"))
    vote(divided, "1", AGAINST, Conduct(part="II"))
    consolidate(divided)
    written = "".join(division.markdown for division in divided.state.text.divisions)
    assert "every park" in written
    assert "few" not in written


def test_the_identical_share_the_parts(divided: Desk) -> None:
    """As they share a vote."""
    twin = propose(divided, ("every street", "every square"), ("none", "few"))
    vote(divided, "1", FOR, Conduct(part="I"))
    vote(divided, "1", AGAINST, Conduct(part="II"))
    assert divided.state.amendments[twin.id].status is Status.PARTLY_ADOPTED


# In a block.


@pytest.fixture
def five(desk: Desk) -> Desk:
    """A reading with five amendments, of which the second and the fourth are identical."""
    for word in ("six", "seven", "eight", "seven", "nine"):
        propose(desk, ("ten", word))
    return desk


def test_one_sheet_for_several(five: Desk) -> None:
    """With those identical to one of them; an item pulled out is voted alone."""
    held = vote(five, "1, 2-5 except 3", AGAINST)
    assert (held.vote.fact.on, held.vote.fact.block) == ("A-01", ("A-02", "A-04", "A-05"))
    assert held.vote.fact.texts == tuple(five.state.amendments[n].fact.after for n in held.vote.fact.block)
    assert [a.status for a in five.state.of_reading()][2] is Status.SUBMITTED
    reject(five, five.state.amendments["A-03"])
    assert {a.status for a in five.state.of_reading()} == {Status.REJECTED}


def test_identical_amendments_join_a_block(five: Desk) -> None:
    """Though only one of them was named."""
    assert vote(five, "1 and 2", AGAINST).vote.fact.block == ("A-02", "A-04")


@pytest.mark.parametrize("written", ["articles 1 et 3", "articles 1, 3", "article 1, article 3", "articles 1-3 sauf 2"])
def test_articles_are_voted_in_a_block(desk: Desk, written: str) -> None:
    """Each on its own text."""
    fact = vote(desk, written, FOR).vote.fact
    assert (fact.on, fact.block) == ("articles/purpose", ("articles/follow-up",))
    assert fact.texts == (Text((desk.state.text["articles/follow-up"],)).digest,)
    assert desk.state.vote_on("articles/follow-up") == desk.state.vote_on("articles/purpose")


@pytest.mark.parametrize("written", ["1, 2 except 1, 2", "1-2 sauf 5", "8-9", "1-2 except"])
def test_what_is_no_block(five: Desk, written: str) -> None:
    """Nothing is left, or something else was to be left out."""
    with pytest.raises(NoBlock):
        vote(five, written, FOR)


def test_a_block_is_recounted_whole_or_each_alone(five: Desk) -> None:
    """One vote cannot replace several."""
    block = vote(five, "1, 3", AGAINST)
    vote(five, "5", AGAINST)
    with pytest.raises(VotedApart) as caught:
        vote(five, "1, 3, 5", FOR, RECOUNT)
    assert caught.value.what == "5"
    again = vote(five, "1, 3", AGAINST, RECOUNT)
    assert again.vote.fact.instead_of == block.vote.record.hash


# Who may vote.


def test_who_is_in_office(desk: Desk) -> None:
    """Those of the day; of the settings where there is no roll."""
    assert presences.room(desk.state) == Attendance(10)
    rolls.set_roll(desk, "id,until\nM01,\nM02,2020-01-01\n")
    assert presences.room(desk.state, date(2024, 3, 22)) == Attendance(1)
