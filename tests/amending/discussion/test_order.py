"""The order of discussion: places, joint debates, identical ones, sub-amendments, the chair's overrides."""

import pytest

from drafting.amending.compare import compare
from drafting.amending.discussion.identical import Assay
from drafting.amending.discussion.order import Agenda, Item, OrderRule, Override, order
from drafting.amending.discussion.reach import Part, Reach, Touch
from drafting.amending.discussion.reach_of_edits import Surveyor
from drafting.amending.instructions.operations import Side
from drafting.text.blocks import parse_blocks
from drafting.text.model import MEMORANDUM, PREAMBLE, Division, Text

TREES, BENCHES = "articles/trees", "articles/benches"
BASE = Text.from_files(
    {
        "memorandum.md": "Streets are hot.\n",
        "preamble.md": "Considering the heat of the streets,\n",
        "articles/010-trees.md": "Each street has ten trees.\n\nThe city waters them.\n\nSchools name them.\n\nA map shows them.\n",
        "articles/020-benches.md": "Each square has four benches.\n",
    }
)
PLACES = tuple(division.key for division in BASE.divisions)
ONE, TWO, THREE, FOUR = (block.source for block in BASE[TREES].blocks)


def with_trees(*alineas: str) -> Text:
    """The text with other alinéas in its first article."""
    return replaced(Division("articles", "010", "trees", parse_blocks("\n\n".join(alineas))))


def replaced(division: Division) -> Text:
    """The text with a division in place of the one of that name, or beside the others."""
    return Text((*(d for d in BASE.divisions if d.key != division.key), division))


def without(key: str) -> Text:
    """The text without a division."""
    return Text(tuple(d for d in BASE.divisions if d.key != key))


def agenda(*texts: Text, rule: OrderRule = OrderRule.FRENCH_PARLIAMENT, overrides: tuple[Override, ...] = ()) -> Agenda:
    """The order of the amendments that make these texts, numbered from 1."""
    surveyor, assay = Surveyor(BASE), Assay(BASE)
    edits = [compare(BASE, text) for text in texts]
    items = [Item(str(n), surveyor.reach(own), n, identity=assay.key(own)) for n, own in enumerate(edits, start=1)]
    return order(items, rule, PLACES, overrides)


def placed(name: str, alinea: int, *, number: int = 0, parent: str = "", leads: bool = False) -> Item:
    """An amendment of words somewhere in an alinéa."""
    touch = Touch(TREES, Part.ALINEA, alinea, begin=(alinea, 1), end=(alinea, 2))
    return Item(name, Reach((touch,)), number or int(name), parent, leads)


def called(*items: Item, overrides: tuple[Override, ...] = ()) -> tuple[str, ...]:
    """The names in call order."""
    return order(items, OrderRule.FRENCH_PARLIAMENT, PLACES, overrides).names


def test_french_order_goes_from_deleting_to_completing():
    """Delete the article, write it anew, begin it, change its alinéas in turn, complete it."""
    texts = [
        with_trees(ONE, TWO, THREE, FOUR, "It is done by June."),
        with_trees(ONE, TWO, "Pupils name them.", FOUR),
        with_trees(ONE, "The city waters and prunes them.", THREE, FOUR),
        with_trees("First, a plan is made.", ONE, TWO, THREE, FOUR),
        with_trees("Nobody fells a tree without asking.", "All else is the mayor's.", "Or not."),
        without(TREES),
    ]
    assert agenda(*texts).names == ("6", "5", "4", "3", "2", "1")


def test_on_one_alinea_from_deleting_to_adding_after():
    """Deleted, written anew, its words changed, another after it."""
    texts = [
        with_trees(ONE, TWO, "Neighbours look after them, too.", THREE, FOUR),
        with_trees(ONE, "The city waters and prunes them.", THREE, FOUR),
        with_trees(ONE, "Nobody needs any water at all.", THREE, FOUR),
        with_trees(ONE, THREE, FOUR),
    ]
    assert agenda(*texts).names == ("4", "3", "2", "1")


def test_the_wider_comes_first_and_words_in_their_order():
    """Two alinéas before one of them; earlier words before later ones."""
    texts = [
        with_trees("Each street has ten oaks.", TWO, THREE, FOUR),
        with_trees("Every street has ten trees.", TWO, THREE, FOUR),
        with_trees(ONE, TWO, FOUR),
        with_trees(ONE, TWO),
    ]
    assert agenda(*texts).names == ("2", "1", "4", "3")


def test_divisions_in_the_order_of_the_text_the_memorandum_last():
    """It explains what has been adopted; each article ends with its vote."""
    found = agenda(
        replaced(Division.at("memorandum.md", parse_blocks("Streets are too hot."))),
        replaced(Division.at("articles/020-benches.md", parse_blocks("Each square has six benches."))),
        replaced(Division.at("preamble.md", parse_blocks("Considering the great heat of the streets,"))),
    )
    assert [stage.division for stage in found.stages] == [PREAMBLE, TREES, BENCHES, MEMORANDUM]
    assert [stage.ends_with_vote for stage in found.stages] == [False, True, True, False]
    assert found.names == ("3", "2", "1")


def test_new_articles_stand_beside_their_neighbour():
    """After the article they follow, or before the first."""
    found = agenda(
        replaced(Division.at("articles/025-lamps.md", parse_blocks("Lamps."))),
        replaced(Division.at("articles/005-shade.md", parse_blocks("Shade."))),
        without(BENCHES),
    )
    own = [(stage.division, stage.beside) for stage in found.stages if stage.discussions]
    assert own == [(TREES, Side.BEFORE), (BENCHES, None), (BENCHES, Side.AFTER)]
    assert found.names == ("2", "3", "1")


def test_those_that_compete_are_debated_together_at_the_place_of_the_first():
    """What lies between waits."""
    texts = [
        with_trees("Each street has five trees.", TWO, THREE, FOUR),
        with_trees("Each street has ten trees.", "The city hoes them.", THREE, FOUR),
        with_trees("All streets share a hundred oaks.", THREE, FOUR),
        with_trees(ONE, TWO, THREE, "A map lists them."),
    ]
    found = agenda(*texts)
    assert [(discussion.is_joint, sorted(discussion.called())) for discussion in found.discussions] == [
        (True, ["1", "2", "3"]),
        (False, ["4"]),
    ]


def test_a_deletion_of_the_article_is_debated_on_its_own():
    """It does not draw all the others into one debate; new drafts of the article make one."""
    texts = [
        without(TREES),
        with_trees("Each street has five trees.", TWO, THREE, FOUR),
        with_trees("Nobody fells oaks.", "Nor limes.", "Nor elms."),
        with_trees("Gardeners choose whatever grows.", "That is all."),
    ]
    assert [tuple(d.called()) for d in agenda(*texts).discussions] == [("1",), ("3", "4"), ("2",)]


def test_identical_ones_are_one_vote():
    """Presented one after another, whatever their punctuation."""
    texts = [
        with_trees(ONE, TWO, THREE, "A map lists them."),
        with_trees("Each street has five trees.", TWO, THREE, FOUR),
        with_trees(ONE, TWO, THREE, "A map, lists them."),
    ]
    slots = [slot.names for discussion in agenda(*texts).discussions for slot in discussion.slots]
    assert slots == [("2",), ("1", "3")]


def test_additions_at_one_place_compete_if_they_say_nearly_the_same():
    """Two other sentences can both stand, in the order of their numbers."""
    texts = [
        with_trees(ONE, TWO, THREE, FOUR, "Each spring, children plant a lime in the yard."),
        with_trees(ONE, TWO, THREE, FOUR, "Dogs are kept on a lead."),
        with_trees(ONE, TWO, THREE, FOUR, "Each autumn, children plant a lime in the yard of their school."),
    ]
    assert [tuple(d.called()) for d in agenda(*texts).discussions] == [("1", "3"), ("2",)]


def test_an_addition_that_only_goes_with_a_change_draws_nobody_in():
    """As when each says in set words how a loss of revenue is made up for."""
    fee = "The loss is made up for by a fee on parking in the centre."
    texts = [
        with_trees("Each street has five trees.", TWO, THREE, FOUR, fee),
        with_trees(ONE, TWO, THREE, "A map lists them.", fee),
    ]
    assert not any(discussion.is_joint for discussion in agenda(*texts).discussions)


def test_sub_amendments_come_before_what_they_amend():
    """As deep as they go, each level in its own order."""
    items = [
        placed("1", 1),
        placed("2", 2, parent="1"),
        placed("3", 1, parent="1"),
        placed("4", 1, parent="2"),
        placed("5", 3),
    ]
    assert called(*items) == ("3", "4", "2", "1", "5")


def test_a_sub_amendment_of_what_is_not_there_stands_by_itself():
    """Its parent may have been voted already."""
    assert called(placed("2", 2, parent="9"), placed("1", 1)) == ("1", "2")


def test_the_executive_and_the_rapporteur_come_first_at_one_place():
    """Before lower numbers."""
    assert called(placed("1", 1), placed("2", 1, leads=True)) == ("2", "1")


def test_the_key_tells_why():
    """Part, alinéa and the rest, as the rule compared them."""
    (discussion,) = agenda(with_trees(ONE, THREE, FOUR)).discussions
    (key,) = discussion.slots[0].keys
    assert (key.part, key.alinea, key.wider, key.number, key.name) == (Part.ALINEA, 2, -1, 1, "1")


def test_by_submission():
    """The order of numbers, article by article."""
    texts = [
        with_trees(ONE, TWO, THREE, "A map lists them."),
        with_trees("Each street has five trees.", TWO, THREE, FOUR),
    ]
    assert agenda(*texts, rule=OrderRule.SUBMISSION).names == ("1", "2")
    assert agenda(*texts).names == ("2", "1")


def test_furthest_first():
    """In a joint debate, the one that takes most."""
    texts = [
        with_trees("Each street has twenty trees.", TWO, THREE, FOUR),
        with_trees("The city plants what it likes, and where it likes.", THREE, FOUR),
        with_trees("No street has less than fifty trees.", TWO, THREE, FOUR),
    ]
    found = agenda(*texts, rule=OrderRule.FURTHEST_FIRST)
    assert found.names[0] == "2"
    assert len(found.discussions) == 1


ABCD = tuple(placed(str(n), n) for n in range(1, 5))

OVERRIDES: dict[str, tuple[tuple[Override, ...], tuple[str, ...]]] = {
    "before": ((("4", Side.BEFORE, "2"),), ("1", "4", "2", "3")),
    "after": ((("1", Side.AFTER, "3"),), ("2", "3", "1", "4")),
    "the later wins": ((("1", Side.AFTER, "4"), ("1", Side.AFTER, "2")), ("2", "1", "3", "4")),
    "back to its own place": ((("1", Side.AFTER, "4"), ("1", Side.AFTER, "")), ("1", "2", "3", "4")),
    "beside one that was moved": ((("1", Side.AFTER, "4"), ("2", Side.AFTER, "1")), ("3", "4", "1", "2")),
}  # fmt: skip


@pytest.mark.parametrize("what", OVERRIDES)
def test_the_chair_overrides(what: str):
    """Before or after another."""
    overrides, expected = OVERRIDES[what]
    assert called(*ABCD, overrides=overrides) == expected


def test_what_was_moved_says_so():
    """A reader sees that its key does not explain its place."""
    found = order(ABCD, OrderRule.FRENCH_PARLIAMENT, PLACES, [("4", Side.BEFORE, "1")])
    assert [slot.moved for discussion in found.discussions for slot in discussion.slots] == [True, False, False, False]


def test_an_override_of_what_is_not_there_is_told():
    """Nothing moves, nothing is dropped without a word."""
    lost = ("9", Side.BEFORE, "1")
    found = order(ABCD, OrderRule.FRENCH_PARLIAMENT, PLACES, [lost, ("1", Side.AFTER, "1")])
    assert found.names == ("1", "2", "3", "4")
    assert set(found.unmoved) == {lost, ("1", Side.AFTER, "1")}


def test_an_override_within_a_joint_debate_keeps_it_together():
    """And one out of it makes a discussion of its own."""
    joint = (placed("1", 1), placed("2", 1), placed("3", 1), placed("4", 2))
    inside = order(joint, OrderRule.FRENCH_PARLIAMENT, PLACES, [("3", Side.BEFORE, "1")])
    assert [tuple(d.called()) for d in inside.discussions] == [("3", "1", "2"), ("4",)]
    outside = order(joint, OrderRule.FRENCH_PARLIAMENT, PLACES, [("2", Side.AFTER, "4")])
    assert [tuple(d.called()) for d in outside.discussions] == [("1", "3"), ("4",), ("2",)]


def test_an_override_among_sub_amendments():
    """Of one parent; a sub-amendment cannot leave it."""
    items = (placed("1", 1), placed("2", 1, parent="1"), placed("3", 2, parent="1"), placed("4", 2))
    assert called(*items, overrides=(("3", Side.BEFORE, "2"),)) == ("3", "2", "1", "4")
    assert called(*items, overrides=(("3", Side.AFTER, "4"),)) == ("2", "3", "1", "4")


def test_identical_ones_move_together():
    """There is one vote."""
    items = [Item(i.name, i.reach, i.number, identity="a" if i.name in "12" else None) for i in ABCD]
    found = order(items, OrderRule.FRENCH_PARLIAMENT, PLACES, [("2", Side.AFTER, "4")])
    assert found.names == ("3", "4", "1", "2")


def test_what_touches_nothing_known_comes_last():
    """In a division without a name."""
    assert called(Item("9", Reach(), 9), placed("1", 1)) == ("1", "9")
