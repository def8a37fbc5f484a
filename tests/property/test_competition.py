"""Laws of order, falling and likeness, and slow oracles beside them."""

from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.discussion.falling import Harm, Outlook, fates
from drafting.amending.discussion.identical import Assay
from drafting.amending.discussion.joint_debates import joint_debates
from drafting.amending.discussion.order import Item, OrderRule, order
from drafting.amending.discussion.reach import FAR, Part, Reach, Touch, Where, compete
from drafting.amending.discussion.reach_of_edits import Surveyor
from drafting.amending.discussion.similar import Measure, alike, covering, likeness
from drafting.amending.edits import AddDivision, Edit, Splice
from drafting.amending.merge import collide, merge
from drafting.amending.transform import transform
from tests.property.strategies import Amended, amended

RULES = tuple(OrderRule)
WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=9).map(tuple)
POINTS = st.tuples(st.integers(1, 3), st.integers(0, 4))


def items_of(case: Amended) -> list[Item]:
    """The amendments of a case as the order sees them."""
    surveyor, assay = Surveyor(case.base), Assay(case.base)
    own = enumerate(case.contributions, start=1)
    return [Item(name, surveyor.reach(edits), n, identity=assay.key(edits)) for n, (name, edits) in own]


@given(amended(3), st.sampled_from(RULES))
def test_an_order_is_a_permutation_whatever_the_input_order(case: Amended, rule: OrderRule) -> None:
    """Nobody is called twice, nobody forgotten; the same agenda from every order."""
    divisions = [division.key for division in case.base.divisions]
    found = {repr(order(items, rule, divisions)) for items in permutations(items_of(case))}
    assert len(found) == 1
    assert sorted(order(items_of(case), rule, divisions).names) == sorted(item.name for item in items_of(case))


@given(st.data(), st.sampled_from(RULES))
def test_sub_amendments_are_called_before_what_they_amend(data: st.DataObject, rule: OrderRule) -> None:
    """At any depth."""
    items: list[Item] = []
    for n in range(data.draw(st.integers(1, 8))):
        parent = data.draw(st.sampled_from(["", *(item.name for item in items)]))
        alinea = data.draw(st.integers(1, 3))
        touch = Touch("a", Part.ALINEA, alinea, begin=(alinea, 0), end=(alinea, 1))
        items.append(Item(str(n), Reach((touch,)), data.draw(st.integers(0, 3)), parent))
    names = order(items, rule).names
    assert sorted(names) == sorted(item.name for item in items)
    assert all(names.index(item.name) < names.index(item.parent) for item in items if item.parent)


@given(amended(3))
def test_amendments_whose_edits_collide_are_debated_together(case: Amended) -> None:
    """On one division, but for what takes it whole, and for two additions at one point."""
    items = items_of(case)
    found = order(items, OrderRule.FRENCH_PARLIAMENT)
    place = {name: at for at, discussion in enumerate(found.discussions) for name in discussion.called()}
    for one, other in combinations(range(len(items)), 2):
        pair = [items[n].reach for n in (one, other)]
        if any(touch.part.is_whole for reach in pair for touch in reach.touches) or not _on_one_division(*pair):
            continue
        if any(_clash(mine, its) for mine in case.edits[one] for its in case.edits[other]):
            assert place[items[one].name] == place[items[other].name]


def _on_one_division(one: Reach, other: Reach) -> bool:
    return (one.division, one.beside) == (other.division, other.beside)


def _clash(one: Edit, other: Edit) -> bool:
    points = isinstance(one, Splice) and isinstance(other, Splice) and one.inserts and other.inserts
    return collide(one, other) and not points and not isinstance(one, AddDivision)


def _touch(ends: list[tuple[int, int]], whole: bool, new: tuple[str, ...]) -> Touch:
    begin, end = sorted(ends)
    if whole:
        return Touch("a", Part.REDRAFTED, end=(FAR, 0))
    return Touch("a", Part.ALINEA, begin[0], Where.ON, begin=begin, end=end, new=new)


TOUCHES = st.builds(
    _touch,
    st.lists(POINTS, min_size=2, max_size=2),
    st.integers(0, 9).map(lambda n: n == 0),
    st.just(("same", "words")),
)


@given(st.lists(TOUCHES, min_size=1, max_size=7))
def test_joint_debates_are_what_hangs_together_by_competing(touches: list[Touch]) -> None:
    """One sweep finds the groups that all pairs would give."""
    groups = [{n} for n in range(len(touches))]
    for one, other in combinations(range(len(touches)), 2):
        if compete(touches[one], touches[other]):
            mine, its = (next(group for group in groups if at in group) for at in (one, other))
            if mine is not its:
                mine |= its
                groups.remove(its)
    found = joint_debates([Reach((touch,)) for touch in touches])
    assert sorted(map(sorted, found)) == sorted(map(sorted, groups))


@given(st.lists(WORDS, max_size=12), st.sampled_from((likeness, covering)), st.sampled_from((0.5, 0.75, 0.9)))
def test_near_duplicates_are_found_as_if_all_were_compared(
    texts: list[tuple[str, ...]], measure: Measure, least: float
) -> None:
    """Looking only at those that share rare words loses none."""
    expected: list[list[tuple[str, ...]]] = []
    for words in sorted(set(texts), key=lambda words: (-len(words), words)):
        best = max(((measure(words, group[0]), -at) for at, group in enumerate(expected)), default=(0.0, 0))
        if best[0] >= least:
            expected[-best[1]].append(words)
        else:
            expected.append([words])
    assert alike(texts, measure, least) == expected


@given(amended(3))
def test_what_stands_unhurt_can_be_carried(case: Amended) -> None:
    """An amendment is lost to adoptions exactly where it is said to be hurt."""
    (name, own), *others = case.contributions
    adopted = merge(case.base, others)
    (fate,) = fates(case.base, adopted.edits, [(name, own)])
    hurt = {hit.edit for hit in fate.hits if hit.harm is not Harm.ALREADY}
    assert hurt == {edit for edit, _ in transform(case.base, own, adopted.plain).lost}
    if fate.outlook is Outlook.FALLS:
        assert not set(own) - {hit.edit for hit in fate.hits}


@given(amended(3))
def test_every_obstacle_is_named(case: Amended) -> None:
    """Each adopted edit that crosses one, with who wanted it."""
    (name, own), *others = case.contributions
    adopted = merge(case.base, others)
    (fate,) = fates(case.base, adopted.edits, [(name, own)])
    expected = {(edit, who) for edit in own for other, who in adopted.edits if collide(edit, other)}
    assert {(hit.edit, hit.by) for hit in fate.hits if hit.harm is not Harm.ALREADY} == expected
