"""The reach of what is said: labels, and operations of instructions."""

import pytest

from drafting.amending.discussion.joint_debates import joint_debates
from drafting.amending.discussion.reach import Force, Part, Where, compete, meet
from drafting.amending.discussion.reach_of_words import UnknownLabel, reach_of_label, reach_of_operations
from drafting.amending.instructions.operations import (
    EACH,
    Add,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Move,
    NewDivision,
    Operation,
    Place,
    Quote,
    Redraft,
    RedraftEdge,
    Replace,
    Side,
    Unit,
)
from drafting.text.addresses import Address

LABELS: dict[str, tuple[Part, int, Where]] = {
    "S": (Part.DELETED, 0, Where.ON),
    "Suppr.": (Part.DELETED, 0, Where.ON),
    "Réd. glob.": (Part.REDRAFTED, 0, Where.ON),
    "Al. 5 à 7": (Part.ALINEA, 5, Where.ON),
    "4": (Part.ALINEA, 4, Where.ON),
    "ap 5": (Part.ALINEA, 5, Where.AFTER),
    "Après l'alinéa 12": (Part.ALINEA, 12, Where.AFTER),
    "av. 1er": (Part.ALINEA, 1, Where.BEFORE),
    "": (Part.END, 0, Where.AFTER),
}


@pytest.mark.parametrize("label", LABELS)
def test_labels(label: str):
    """As assemblies print them."""
    (touch,) = reach_of_label(label, "3").touches
    assert (touch.part, touch.alinea, touch.where) == LABELS[label]
    assert touch.division == "3"


def test_a_label_that_names_no_place():
    """It is not guessed."""
    with pytest.raises(UnknownLabel) as found:
        reach_of_label("somewhere")
    assert found.value.label == "somewhere"


def alinea(*ranks: int, sentences: tuple[int, ...] = ()) -> Place:
    """A place in the article the instruction is about."""
    return Place(alineas=tuple((rank, rank) for rank in ranks), sentences=sentences)


TOUCHES: dict[str, tuple[Operation, tuple[Part, int, Where, Force, int]]] = {
    "delete all": (Delete(Place()), (Part.DELETED, 0, Where.ON, Force.DELETES, 0)),
    "redraft all": (Redraft(Place(), ("Anew.",)), (Part.REDRAFTED, 0, Where.ON, Force.REDRAFTS, 0)),
    "delete alinéas": (Delete(Place(alineas=((3, 5),))), (Part.ALINEA, 3, Where.ON, Force.DELETES, 3)),
    "redraft an alinéa": (Redraft(alinea(2), ("Anew.",)), (Part.ALINEA, 2, Where.ON, Force.REDRAFTS, 1)),
    "delete a sentence": (Delete(alinea(2, sentences=(1,))), (Part.ALINEA, 2, Where.ON, Force.DELETES, 0)),
    "replace words": (Replace(alinea(4), Quote("ten"), "five"), (Part.ALINEA, 4, Where.ON, Force.CHANGES, 0)),
    "replace words anywhere": (Replace(Place(), Quote("ten", EACH), "five"), (Part.ALINEA, 0, Where.ON, Force.CHANGES, 0)),
    "insert words": (Insert(alinea(4), Side.AFTER, Quote("ten"), "or more"), (Part.ALINEA, 4, Where.ON, Force.CHANGES, 0)),
    "complete an alinéa": (Add(alinea(4), Edge.END, Unit.WORDS, ("at once",)), (Part.ALINEA, 4, Where.ON, Force.CHANGES, 0)),
    "complete it by alinéas": (Add(alinea(4), Edge.END, Unit.ALINEAS, ("More.",)), (Part.ALINEA, 4, Where.AFTER, Force.CHANGES, 0)),
    "complete the article": (Add(Place(), Edge.END, Unit.ALINEAS, ("More.",)), (Part.END, 0, Where.AFTER, Force.CHANGES, 0)),
    "begin the article": (Add(Place(), Edge.START, Unit.ALINEAS, ("First.",)), (Part.BEGINNING, 0, Where.AFTER, Force.CHANGES, 0)),
    "after an alinéa": (InsertBeside(alinea(4), Side.AFTER, Unit.ALINEAS, ("More.",)), (Part.ALINEA, 4, Where.AFTER, Force.CHANGES, 0)),
    "before an alinéa": (InsertBeside(alinea(4), Side.BEFORE, Unit.ALINEAS, ("More.",)), (Part.ALINEA, 4, Where.BEFORE, Force.CHANGES, 0)),
    "after a sentence": (InsertBeside(alinea(4, sentences=(2,)), Side.AFTER, Unit.SENTENCES, ("More.",)), (Part.ALINEA, 4, Where.ON, Force.CHANGES, 0)),
    "after the article": (InsertBeside(Place(), Side.AFTER, Unit.ALINEAS, ("More.",)), (Part.END, 0, Where.AFTER, Force.CHANGES, 0)),
    "the end of an alinéa": (RedraftEdge(alinea(4), Edge.END, Quote("ten")), (Part.ALINEA, 4, Where.ON, Force.CHANGES, 0)),
    "the title": (Redraft(Place(heading=True), ("Beds",)), (Part.ALINEA, 0, Where.ON, Force.REDRAFTS, 1)),
}  # fmt: skip


@pytest.mark.parametrize("what", TOUCHES)
def test_operations(what: str):
    """Each touches one place."""
    operation, expected = TOUCHES[what]
    (touch,) = reach_of_operations([operation], "3").touches
    assert (touch.part, touch.alinea, touch.where, touch.force, touch.width) == expected


def test_a_new_article_stands_beside_the_one_it_names():
    """Before or after."""
    new = NewDivision(Place(Address.parse("article 7")), Side.AFTER, ("Beds.",))
    reach = reach_of_operations([new], "3")
    assert (reach.division, reach.beside, reach.touches[0].new) == ("7", Side.AFTER, ("beds",))


def test_a_move_touches_both_places():
    """What goes, and where it comes."""
    touches = reach_of_operations([Move(alinea(5), Side.AFTER, alinea(1))]).touches
    assert [(touch.alinea, touch.where) for touch in touches] == [(1, Where.AFTER), (5, Where.ON)]


def test_ranks_from_the_end_come_last():
    """The last but one before the last."""
    last, before, tenth = (reach_of_operations([Delete(alinea(rank))]).touches[0] for rank in (-1, -2, 10))
    assert tenth.alinea < before.alinea < last.alinea


def test_several_alineas_are_several_touches():
    """Named one by one."""
    assert [touch.alinea for touch in reach_of_operations([Delete(alinea(2, 5))]).touches] == [2, 5]


def test_sentences_apart_do_not_meet():
    """The first and the second of one alinéa; an alinéa meets both."""
    first, second = (reach_of_operations([Redraft(alinea(2, sentences=(n,)), ("A.",))]).touches[0] for n in (1, 2))
    (whole,) = reach_of_operations([Delete(alinea(2))]).touches
    assert not meet(first, second)
    assert meet(whole, first)
    assert meet(second, whole)


def test_completing_an_alinea_does_not_compete_with_its_words():
    """But with its deletion."""
    (end,) = reach_of_operations([Add(alinea(2), Edge.END, Unit.WORDS, ("at once",))]).touches
    (words,) = reach_of_operations([Replace(alinea(2), Quote("ten"), "five")]).touches
    (whole,) = reach_of_operations([Delete(alinea(2))]).touches
    assert not compete(end, words)
    assert compete(end, whole)


def test_the_end_of_an_alinea_competes_with_any_words_of_it():
    """All after a quotation may be any of them."""
    (rest,) = reach_of_operations([RedraftEdge(alinea(2), Edge.END, Quote("ten"))]).touches
    (words,) = reach_of_operations([Replace(alinea(2), Quote("beds"), "rooms")]).touches
    assert compete(rest, words)


def test_an_instruction_is_about_its_first_division():
    """What it does elsewhere comes after."""
    there, here = Delete(Place(Address.parse("article 2"), ((1, 1),))), Delete(alinea(9))
    assert [touch.division for touch in reach_of_operations([here, there], "3").touches] == ["3", "2"]


def test_labels_alone_do_not_tell_what_is_added():
    """Two additions after one alinéa may say anything."""
    one, other = (reach_of_label("ap 5").touches[0] for _ in range(2))
    assert not compete(one, other)
    assert joint_debates([reach_of_label("ap 5"), reach_of_label("ap 5")]) == [[0], [1]]
