"""Laws of collisions: the sweep finds what comparing all pairs would find."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given

from drafting.amending.discussion.collisions import Kind, collisions, pairs_in
from drafting.amending.discussion.identical import letters_of
from drafting.amending.edits import Edit
from drafting.amending.merge import collide
from drafting.text.blocks import tokens_of
from drafting.text.model import Text
from tests.property.strategies import Amended, amended


@given(amended(3))
def test_the_sweep_finds_every_pair_and_no_other(case: Amended) -> None:
    """Each pair of edits that collide is in one group, once."""
    everyone = sorted({edit for edits in case.edits for edit in edits}, key=repr)
    expected = Counter(frozenset(pair) for pair in combinations(everyone, 2) if collide(*pair))
    groups = collisions(case.base, case.contributions).groups
    found = Counter(frozenset((one[0], other[0])) for group in groups for one, other in pairs_in(group))
    assert found == expected


@given(amended(3))
def test_a_clash_hangs_together(case: Amended) -> None:
    """From each of its edits one gets to all the others by crossing."""
    for group in collisions(case.base, case.contributions).groups:
        if group.kind is Kind.CLASH:
            sides = [edit for edit, _ in group.sides]
            assert _reached(sides[0], sides) == set(sides)


def _reached(start: Edit, edits: list[Edit]) -> set[Edit]:
    seen, waiting = {start}, [start]
    while waiting:
        one = waiting.pop()
        more = {other for other in edits if collide(one, other)} - seen
        seen |= more
        waiting += more
    return seen


@given(amended(3))
def test_the_order_of_contributions_never_matters(case: Amended) -> None:
    """Groups and warnings are the same; identical ones are listed as they came."""
    one = collisions(case.base, case.contributions)
    other = collisions(case.base, case.contributions[::-1])
    assert (one.groups, one.adjacent) == (other.groups, other.adjacent)
    assert {frozenset(group.who) for group in one.identical} == {frozenset(group.who) for group in other.identical}


@given(amended(3))
def test_one_text_is_one_group(case: Amended) -> None:
    """Amendments that make the same text are identical, and those that are identical say the same."""
    texts = dict(zip("ABCDEFGH", case.texts, strict=False))
    groups = collisions(case.base, case.contributions).identical
    for one, other in combinations(texts, 2):
        together = any({one, other} <= set(group.who) for group in groups)
        if texts[one] == texts[other] != case.base:
            assert together
        if together:
            assert _letters(texts[one]) == _letters(texts[other])


def _letters(text: Text) -> str:
    """What a text says, however it is cut into words."""
    tokens = (token for division in text.divisions for token in tokens_of(division.blocks))
    return "".join(letters_of(token).strip(" ,") for token in tokens)


@given(amended(3))
def test_places_and_words_can_always_be_told(case: Amended) -> None:
    """Whatever collides."""
    for group in collisions(case.base, case.contributions).groups:
        assert group.passage(case.base).division == group.division
