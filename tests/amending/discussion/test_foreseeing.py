"""Foreseeing falls from the words of instructions, without the text."""

from drafting.amending.discussion.falling import Harm, Outlook
from drafting.amending.discussion.foreseeing import Foreseen, foresee
from drafting.amending.discussion.reach_of_words import reach_of_operations
from drafting.amending.instructions.operations import (
    Add,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Operation,
    Place,
    Quote,
    Redraft,
    Replace,
    Side,
    Unit,
)


def alinea(rank: int, *sentences: int) -> Place:
    """A place in the article."""
    return Place(alineas=((rank, rank),), sentences=sentences)


def foreseen(mine: Operation | list[Operation], *adopted: Operation) -> Foreseen:
    """What is left of an amendment after the adoption of others."""
    others = [(str(n), reach_of_operations([one], "3")) for n, one in enumerate(adopted, start=1)]
    own = mine if isinstance(mine, list) else [mine]
    (found,) = foresee(others, [("mine", reach_of_operations(own, "3"))])
    return found


TEN = Replace(alinea(2), Quote("ten beds"), "five beds")


def test_words_of_a_deleted_alinea_fall():
    """And it says by which."""
    found = foreseen(TEN, Delete(alinea(2)))
    assert (found.outlook, found.meetings[0].harm, found.meetings[0].by) == (Outlook.FALLS, Harm.GONE, "1")


def test_words_of_another_alinea_stand():
    """Nothing is said."""
    assert foreseen(TEN, Delete(alinea(3))) == Foreseen("mine", Outlook.STANDS)


def test_all_falls_with_a_deleted_or_redrafted_article():
    """But for an addition beside it."""
    assert foreseen(TEN, Delete(Place())).outlook is Outlook.FALLS
    assert foreseen(TEN, Redraft(Place(), ("Anew.",))).outlook is Outlook.FALLS


def test_words_that_another_has_replaced_fall():
    """The same, more of them, or some."""
    for words in ("ten beds", "ten beds in winter", "beds"):
        assert foreseen(TEN, Replace(alinea(2), Quote(words), "rooms")).outlook is Outlook.FALLS


def test_the_same_change_is_satisfied():
    """It has been made."""
    assert foreseen(TEN, TEN).outlook is Outlook.SATISFIED
    assert foreseen(Delete(alinea(2)), Delete(alinea(2))).outlook is Outlook.SATISFIED


def test_other_words_of_the_alinea_stand():
    """And so do words beside which others came in."""
    assert foreseen(TEN, Replace(alinea(2), Quote("winter"), "summer")).outlook is Outlook.STANDS
    assert foreseen(TEN, Insert(alinea(2), Side.AFTER, Quote("ten beds"), "at once")).outlook is Outlook.STANDS


def test_an_insertion_beside_replaced_words():
    """Stands beside them, falls inside them."""
    more = Insert(alinea(2), Side.AFTER, Quote("ten"), "or more")
    assert foreseen(more, Replace(alinea(2), Quote("ten"), "five")).outlook is Outlook.STANDS
    assert foreseen(more, Replace(alinea(2), Quote("ten beds"), "five beds")).outlook is Outlook.FALLS


def test_what_comes_after_a_deleted_alinea_has_no_place():
    """The alinéa it names is gone; one that was written anew is still there."""
    after = InsertBeside(alinea(2), Side.AFTER, Unit.ALINEAS, ("More.",))
    assert foreseen(after, Delete(alinea(2))).outlook is Outlook.FALLS
    assert foreseen(after, Redraft(alinea(2), ("Anew.",))).outlook is Outlook.STANDS
    assert foreseen(after, Delete(alinea(3))).outlook is Outlook.STANDS


def test_nearly_the_same_addition_falls():
    """Another one stands."""
    water = Add(Place(), Edge.END, Unit.ALINEAS, ("The city waters every tree.",))
    more = Add(Place(), Edge.END, Unit.ALINEAS, ("In summer, the city waters every young tree.",))
    lamps = Add(Place(), Edge.END, Unit.ALINEAS, ("Lamps are put out at midnight.",))
    assert (foreseen(water, more).outlook, foreseen(water, more).meetings[0].harm) == (Outlook.FALLS, Harm.RIVAL)
    assert foreseen(water, lamps).outlook is Outlook.STANDS


def test_what_only_goes_with_it_does_not_make_it_fall():
    """What it is mainly about stands; it is to be rectified."""
    found = foreseen([Replace(alinea(1), Quote("city"), "town"), TEN], Delete(alinea(2)))
    assert found.outlook is Outlook.TO_RECTIFY


def test_wider_than_what_was_adopted_is_to_be_rectified():
    """Two alinéas, of which one has gone."""
    found = foreseen(Delete(Place(alineas=((2, 3),))), Delete(alinea(3)))
    assert (found.outlook, found.meetings[0].harm) == (Outlook.TO_RECTIFY, Harm.PARTLY)


def test_an_amendment_of_the_whole_article_stands():
    """A deletion of the article whatever came of its alinéas."""
    assert foreseen(Delete(Place()), Delete(alinea(2))).outlook is Outlook.STANDS


def test_sentences():
    """Of one alinéa, each for itself."""
    first, second = (Redraft(alinea(2, n), ("Anew.",)) for n in (1, 2))
    assert foreseen(first, second).outlook is Outlook.STANDS
    assert foreseen(first, Redraft(alinea(2, 1), ("Otherwise.",))).outlook is Outlook.FALLS
