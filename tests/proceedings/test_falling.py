"""Falling: proposals with their reasons, from what was adopted, in the text or not yet; a person confirms."""

from __future__ import annotations

import pytest

from drafting.amending.discussion.falling import Harm, Outlook
from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import AmendmentMarked, Mark
from drafting.proceedings import sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.falling import NotProposed, Proposal, confirm, proposals, rivals
from tests.proceedings.actions import MEANS, adopt, consolidate, propose, reject, written


def outlooks(desk: Desk) -> dict[str, Outlook]:
    """What is proposed, by number."""
    return {proposal.amendment.label: proposal.outlook for proposal in proposals(desk.state)}


def why(proposal: Proposal) -> str:
    """A reason, for the minutes."""
    return ", ".join(f"{hit.passage.said} by {'+'.join(hit.by)}" for hit in proposal.hits)


@pytest.mark.parametrize("folded_in", [False, True])
def test_what_an_adoption_leaves(desk: Desk, folded_in: bool) -> None:
    """One falls, one is partly hit, one is satisfied, one stands; the same whether the text has the adoption or not."""
    one = propose(desk, ("ten citizens", "twelve people"))
    propose(desk, ("ten citizens", "twenty citizens"))
    propose(desk, ("citizens follows the plan", "citizens follows all of it"), ("every street", "each street"))
    propose(desk, ("ten citizens", "twelve people"))
    propose(desk, ("every year", "every month"))
    propose(desk, ("ten citizens follows", "twelve members follow"), ("every street", "each street"))
    adopt(desk, one)
    four = next(a for a in desk.state.of_reading() if a.number == 4)
    with desk.writing():  # of one opinion with the first, whose vote was for both
        desk.write([AmendmentMarked(four.id, Mark.RESERVED)])
    if folded_in:
        consolidate(desk)
    assert outlooks(desk) == {"2": Outlook.FALLS, "4": Outlook.SATISFIED, "6": Outlook.TO_RECTIFY}


def test_the_reason_names_the_words_and_the_amendment(desk: Desk) -> None:
    """The words of the base that are gone, where they were, and who took them."""
    one = propose(desk, ("ten citizens", "twelve people"))
    propose(desk, ("ten", "twenty"))
    adopt(desk, one)
    (proposal,) = proposals(desk.state)
    (hit,) = proposal.hits
    assert (hit.harm, hit.passage.said, hit.passage.alineas, hit.passage.words, hit.by) == (
        Harm.GONE,
        "ten",
        (1, 1),
        (4, 4),
        (one.id,),
    )


def test_two_rounds_of_adoptions_together(desk: Desk) -> None:
    """What an adoption in the text took, and what one that waits takes: nothing is left."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("every street", "each street"))
    propose(desk, ("ten", "twenty"), ("every street", "some street"))
    adopt(desk, one)
    consolidate(desk)
    assert outlooks(desk) == {"3": Outlook.TO_RECTIFY}
    adopt(desk, two)
    assert outlooks(desk) == {"3": Outlook.FALLS}


def test_a_deleted_article_takes_its_amendments_with_it(desk: Desk) -> None:
    """They have nothing left to amend."""
    reading = desk.state.reading
    assert reading is not None
    propose(desk, ("The means of", "All means of"))
    from drafting.proceedings.submitting import Wording, submit

    gone = submit(desk, written(reading.text, {MEANS: None}), Wording("No means", "Bob"))
    assert [(fate.name, fate.outlook) for fate in rivals(desk.state, gone)] == [("A-01", Outlook.FALLS)]
    adopt(desk, gone)
    assert outlooks(desk) == {"1": Outlook.FALLS}


@pytest.mark.parametrize("mark", [Mark.WITHDRAWN, Mark.FALLEN, Mark.INADMISSIBLE])
def test_a_sub_amendment_falls_with_what_it_amends(desk: Desk, mark: Mark) -> None:
    """Rejected or marked, the parent is the reason."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("every year", "every month"))
    propose(desk, ("twelve", "twenty"), to=one)
    propose(desk, ("every month", "every week"), to=two)
    reject(desk, one)
    sittings.mark(desk, two.id, mark)
    found = proposals(desk.state)
    assert [(p.amendment.label, p.outlook, p.by) for p in found] == [
        ("3", Outlook.FALLS, (one.id,)),
        ("4", Outlook.FALLS, (two.id,)),
    ]


def test_a_sub_amendment_falls_beside_an_adopted_one(desk: Desk) -> None:
    """Two of one parent are held against each other in the parent's text."""
    one = propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("twelve", "twenty"), to=one)
    propose(desk, ("twelve", "fifteen"), to=one)
    adopt(desk, sub)
    assert outlooks(desk) == {"3": Outlook.FALLS}


def test_before_a_vote_it_is_known_who_cannot_stand_with_it(desk: Desk) -> None:
    """What would be left of the others, if it passed."""
    one = propose(desk, ("ten citizens", "twelve people"))
    two = propose(desk, ("ten", "twenty"))
    propose(desk, ("every street", "each street"))
    assert [(fate.name, fate.outlook) for fate in rivals(desk.state, one)] == [(two.id, Outlook.FALLS)]
    assert [(fate.name, fate.outlook) for fate in rivals(desk.state, two)] == [(one.id, Outlook.TO_RECTIFY)]
    reject(desk, two)
    assert rivals(desk.state, one) == rivals(desk.state, two) == ()


def test_what_was_settled_and_sub_amended_counts(desk: Desk) -> None:
    """The words that will be in the text decide: of a conflict those that people chose, with adopted sub-amendments."""
    from drafting.proceedings.consolidation import plan
    from drafting.proceedings.settling import settle

    one, two = propose(desk, ("ten citizens", "twelve citizens")), propose(desk, ("ten citizens", "twenty people"))
    propose(desk, ("citizens follows", "people watch"))
    adopt(desk, propose(desk, ("twelve citizens", "twelve residents"), to=one), one, two)
    (conflict,) = plan(desk.state).conflicts
    settle(desk, conflict.key, take=["2"])
    assert outlooks(desk) == {"3": Outlook.TO_RECTIFY}


def test_nothing_falls_until_someone_confirms_it(desk: Desk) -> None:
    """Then it is marked, for the reason it was proposed for; what must be rectified is nobody's to fell."""
    one = propose(desk, ("ten citizens", "twelve people"))
    two = propose(desk, ("ten", "twenty"))
    propose(desk, ("ten citizens follows", "ten members follow"), ("every street", "each street"))
    sub = propose(desk, ("twenty", "thirty"), to=two)
    adopt(desk, one)
    assert desk.state.amendments[two.id].status is Status.SUBMITTED
    with pytest.raises(NotProposed):
        confirm(desk, ["3"], why)
    (made,) = confirm(desk, ["2", two.id], why)
    assert (desk.state.amendments[two.id].status, desk.state.amendments[two.id].reason) == (
        Status.FALLEN,
        f"ten by {one.id}",
    )
    assert made.amendment.id == two.id
    assert [p.amendment.id for p in confirm(desk, [], why, everything=True)] == [sub.id]
    assert confirm(desk, [], why, everything=True) == []
