"""Laws of merging and carrying, and the oracle beside them."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given

from drafting.amending.apply import apply
from drafting.amending.edits import Splice
from drafting.amending.merge import Conflict, Merged, collide, merge
from drafting.amending.transform import transform
from drafting.text.model import Text
from tests.property import reference
from tests.property.strategies import Amended, amended


@given(amended(3))
def test_merging_agrees_with_the_oracle(case: Amended) -> None:
    """The text, who wants what, and what hangs together are what the definition says."""
    merged, expected = merge(case.base, case.contributions), reference.merge(case.base, case.contributions)
    assert merged.text == expected.text
    assert {edit: frozenset(who) for edit, who in merged.edits} == expected.applied
    assert {_sides(conflict) for conflict in merged.conflicts} == expected.conflicts


def _sides(conflict: Conflict) -> frozenset[tuple[object, frozenset[str]]]:
    return frozenset((edit, frozenset(who)) for edit, who in conflict.sides)


@given(amended(2))
def test_colliding_agrees_with_the_oracle(case: Amended) -> None:
    """Edit by edit, and whoever is asked first."""
    for one in case.edits[0]:
        for other in case.edits[1]:
            expected = reference.collide(one, other, case.base)
            assert collide(one, other) == collide(other, one) == expected


@given(amended(3))
def test_the_order_of_contributions_never_matters(case: Amended) -> None:
    """The same bytes, names, conflicts and warnings in every order."""
    found = {_bytes(merge(case.base, order)) for order in permutations(case.contributions)}
    assert len(found) == 1


def _bytes(merged: Merged) -> str:
    return repr((merged.text.to_files(), merged.edits, merged.conflicts, merged.warnings))


@given(amended(3))
def test_nothing_is_ever_dropped(case: Amended) -> None:
    """Every edit of everyone is applied or in a conflict, once, under the names of all who made it."""
    merged = merge(case.base, case.contributions)
    told = [*merged.edits, *(side for conflict in merged.conflicts for side in conflict.sides)]
    wanted = [(edit, name) for name, edits in case.contributions for edit in edits]
    assert len({edit for edit, _ in told}) == len(told)
    assert sorted(map(repr, wanted)) == sorted(repr((edit, name)) for edit, who in told for name in who)


@given(amended(2))
def test_identical_edits_are_applied_once_and_named(case: Amended) -> None:
    """The same amendment from several hands changes nothing but the names."""
    (_, edits), *_ = case.contributions
    merged = merge(case.base, [("B", edits), ("A", edits), ("C", edits)])
    assert merged.text == case.texts[0]
    assert not merged.conflicts
    assert merged.identical == tuple((edit, ("A", "B", "C")) for edit in edits)
    assert not merged.warnings or {warned.first[1] for warned in merged.warnings} == {("A", "B", "C")}


@given(amended(3))
def test_a_merged_text_is_canonical(case: Amended) -> None:
    """What comes out of a merge is what its files say when they are read."""
    text = merge(case.base, case.contributions).text
    assert Text.from_files(text.to_files()) == text


@given(amended(2))
def test_merged_edits_can_be_applied_again(case: Amended) -> None:
    """A merge is nothing but its edits."""
    merged = merge(case.base, case.contributions)
    assert apply(case.base, merged.plain) == merged.text


@given(amended(2))
def test_adopting_one_after_the_other_is_merging(case: Amended) -> None:
    """The diamond: both ways round, edits that don't collide lead to the merged text, and none is lost."""
    merged = merge(case.base, case.contributions)
    for one, other in ((0, 1), (1, 0)):
        carried = transform(case.base, case.edits[other], over=case.edits[one])
        assert bool(carried.lost) == bool(merged.conflicts)
        if not carried.lost:
            assert apply(case.texts[one], carried.edits) == merged.text


@given(amended(2))
def test_carried_edits_fit_even_where_others_are_lost(case: Amended) -> None:
    """What can stand is carried, what is there already is said, the rest names what is in its way."""
    carried = transform(case.base, case.edits[1], over=case.edits[0])
    apply(case.texts[0], carried.edits)
    assert set(carried.already) == set(case.edits[0]) & set(case.edits[1])
    assert all(collide(edit, obstacle) and obstacle in case.edits[0] for edit, obstacle in carried.lost)


@given(amended(3))
def test_a_settled_conflict_is_gone_and_its_choice_applied(case: Amended) -> None:
    """Whichever side is chosen, it is applied, under the names of those who wanted it."""
    for conflict in merge(case.base, case.contributions).conflicts:
        for side in range(len(conflict.sides)):
            choice = conflict.one(side)
            merged = merge(case.base, case.contributions, {conflict.key: choice})
            assert merged.settled == (conflict,)
            assert conflict.key not in {other.key for other in merged.conflicts}
            assert dict(merged.edits)[choice[0]] == conflict.sides[side][1]


@given(amended(3))
def test_insertions_at_one_point_may_both_stand_in_an_order(case: Amended) -> None:
    """The choice "both, in this order" says the words of each, one after another."""
    for conflict in merge(case.base, case.contributions).conflicts:
        if conflict.at_one_point:
            order = list(reversed(range(len(conflict.sides))))
            (both,) = conflict.both(order)
            sides = [edit for edit, _ in conflict.sides if isinstance(edit, Splice)]
            assert isinstance(both, Splice)
            assert both.new == tuple(token for n in order for token in sides[n].new)
            assert not merge(case.base, [("A", (both,))]).conflicts
