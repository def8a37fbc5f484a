"""Falling: what an adoption leaves of others, each with its reason; nothing is decided."""

import pytest

from drafting.amending.compare import compare
from drafting.amending.discussion.collisions import collisions
from drafting.amending.discussion.falling import Fate, Harm, Outlook, against, cannot_stand_with, fall_with, fates
from drafting.amending.discussion.passages import Passage
from drafting.amending.edits import AddDivision, DropDivision, MoveDivision
from drafting.amending.merge import merge
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text

KEY = "articles/shelters"
ONE, TWO, THREE = "The city opens ten shelters in winter.", "Each shelter has a kitchen.", "Dogs are welcome."


def text(*alineas: str) -> Text:
    """A text of one article."""
    return Text((Division("articles", "010", "shelters", parse_blocks("\n\n".join(alineas))),))


BASE = text(ONE, TWO, THREE)


def fate(mine: Text, *adopted: Text) -> Fate:
    """What is left of an amendment that makes one text, after those that make the others."""
    merged = merge(BASE, [(str(n), compare(BASE, other)) for n, other in enumerate(adopted, start=1)])
    (found,) = fates(BASE, merged.edits, [("mine", compare(BASE, mine))])
    return found


def test_what_is_elsewhere_stands():
    """Without a word."""
    assert fate(text(ONE, TWO, "Pets are welcome."), text("The city opens ten shelters.", TWO, THREE)) == Fate(
        "mine", Outlook.STANDS
    )


def test_what_lies_in_a_deleted_alinea_falls_with_its_reason():
    """Which words, of which alinéa, no longer exist after which amendment."""
    found = fate(text(ONE, "Each shelter has a big kitchen.", THREE), text(ONE, THREE))
    assert (found.outlook, found.by) == (Outlook.FALLS, ("1",))
    (hit,) = found.hits
    assert (hit.harm, hit.by) == (Harm.GONE, ("1",))
    assert hit.passage == Passage(KEY, (2, 2), said=TWO)


def test_words_that_were_rewritten_no_longer_exist():
    """Those the amendment needs, counted in the alinéa."""
    found = fate(
        text("The city opens ten shelters in summer.", TWO, THREE),
        text("The city opens ten shelters all year.", TWO, THREE),
    )
    (hit,) = found.hits
    assert (found.outlook, hit.passage.words, hit.passage.said) == (Outlook.FALLS, (7, 7), "winter")


def test_some_words_rewritten_are_to_be_rectified():
    """The rest of its sentence still is what it was."""
    found = fate(text("Winter is cold.", TWO, THREE), text("The city opens twenty shelters in winter.", TWO, THREE))
    (hit,) = found.hits
    assert (found.outlook, hit.harm, hit.passage.said) == (Outlook.TO_RECTIFY, Harm.PARTLY, "ten")


def test_one_edit_of_two_gone_is_to_be_rectified():
    """The other still has its place."""
    found = fate(text(ONE, "Each shelter has a big kitchen.", "Pets are welcome."), text(ONE, THREE))
    assert (found.outlook, len(found.hits)) == (Outlook.TO_RECTIFY, 1)


def test_two_adoptions_together_take_all_of_its_place():
    """Each has taken a part; nothing is left."""
    found = fate(
        text("The city opens no hostel in winter.", TWO, THREE),
        text("The city opens five shelters in winter.", TWO, THREE),
        text("The city opens ten houses in winter.", TWO, THREE),
    )
    assert (found.outlook, found.by) == (Outlook.FALLS, ("1", "2"))


def test_the_same_amendment_is_satisfied():
    """It was adopted with the other."""
    found = fate(text(ONE, TWO), text(ONE, TWO))
    assert (found.outlook, found.by) == (Outlook.SATISFIED, ("1",))


def test_the_same_but_for_punctuation_is_satisfied():
    """Its words are there."""
    found = fate(
        text("The city opens ten shelters, always.", TWO, THREE),
        text("The city opens ten shelters always.", TWO, THREE),
    )
    assert found.outlook is Outlook.SATISFIED


def test_what_two_others_have_made_together_is_satisfied():
    """Each of its edits has been adopted."""
    found = fate(
        text("The city opens twenty shelters in winter.", TWO, "Pets are welcome."),
        text("The city opens twenty shelters in winter.", TWO, THREE),
        text(ONE, TWO, "Pets are welcome."),
    )
    assert (found.outlook, {hit.harm for hit in found.hits}) == (Outlook.SATISFIED, {Harm.ALREADY})


def test_an_addition_inside_what_was_deleted_falls():
    """Its sentence no longer exists."""
    found = fate(text(ONE, "Each shelter has a big kitchen.", THREE), text(ONE, "None.", THREE))
    assert found.outlook is Outlook.FALLS
    assert found.hits[0].passage.said


def test_two_additions_at_one_point_both_stand():
    """In an order that people choose; and the point is told."""
    found = fate(text(ONE, TWO, THREE, "Doors open at six."), text(ONE, TWO, THREE, "Breakfast is free for children."))
    assert (found.outlook, [hit.harm for hit in found.hits]) == (Outlook.STANDS, [Harm.BESIDE])


def test_an_addition_that_another_says_already_falls():
    """What came in at its very place says it, and more."""
    found = fate(text(ONE, TWO, THREE, "Doors open at six."), text(ONE, TWO, THREE, "The doors open at six in winter."))
    assert (found.outlook, [hit.harm for hit in found.hits]) == (Outlook.FALLS, [Harm.RIVAL])


def test_everything_in_a_deleted_article_falls():
    """Its words, and its place in the series."""
    gone = [(DropDivision(BASE[KEY]), ("7",))]
    word = compare(BASE, text("The town opens ten shelters in winter.", TWO, THREE))
    found = fates(BASE, gone, [("a", word), ("b", (MoveDivision(KEY, "010", "020"),))])
    assert [one.outlook for one in found] == [Outlook.FALLS, Outlook.FALLS]
    assert found[0].hits[0].passage.said == "city"
    assert found[1].hits[0].passage.alineas is None


def test_a_deletion_of_an_article_that_was_changed_is_to_be_rectified():
    """Whoever wanted it gone had another text before them."""
    adopted = compare(BASE, text(ONE, TWO))
    (found,) = fates(BASE, [(edit, ("7",)) for edit in adopted], [("a", (DropDivision(BASE[KEY]),))])
    assert (found.outlook, found.hits[0].passage.alineas) == (Outlook.TO_RECTIFY, (3, 3))


def test_an_article_that_has_been_moved_elsewhere():
    """Its old place is no longer its place."""
    there, elsewhere = MoveDivision(KEY, "010", "020"), MoveDivision(KEY, "010", "030")
    (found,) = fates(BASE, [(there, ("7",))], [("a", (elsewhere,))])
    assert found.outlook is Outlook.FALLS


def test_a_new_article_under_a_name_that_is_taken():
    """To be rectified: it needs another name."""
    one, other = (
        AddDivision(Division("articles", p, "dogs", parse_blocks(w))) for p, w in (("020", "Dogs."), ("030", "Cats."))
    )
    (found,) = fates(BASE, [(one, ("7",))], [("a", (other,))])
    assert (found.outlook, found.hits[0].passage) == (Outlook.TO_RECTIFY, Passage("articles/dogs"))


def test_an_amendment_without_edits_stands():
    """It asks nothing of the text."""
    assert fate(BASE, text(ONE, TWO)).outlook is Outlook.STANDS


def test_before_a_vote_those_that_could_not_stand_are_named():
    """With this one; the others are left out."""
    one = ("7", compare(BASE, text(ONE, THREE)))
    others = [
        ("8", compare(BASE, text(ONE, "Each shelter has a garden.", THREE))),
        ("9", compare(BASE, text(ONE, TWO))),
    ]
    assert [(found.name, found.outlook) for found in cannot_stand_with(BASE, one, others)] == [("8", Outlook.FALLS)]


def test_the_collisions_of_one_amendment():
    """Those it takes part in."""
    texts = {"7": text(ONE, THREE), "8": text(ONE, "Each shelter has a garden.", THREE), "9": text(ONE, TWO)}
    groups = collisions(BASE, [(name, compare(BASE, own)) for name, own in texts.items()]).groups
    assert len(against(groups, "8")) == 1
    assert against(groups, "9") == ()


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        (["1"], [("2", "1"), ("3", "1"), ("4", "2")]),
        (["2"], [("4", "2")]),
        (["1", "2"], [("3", "1"), ("4", "2")]),
        ([], []),
    ],
)
def test_sub_amendments_fall_with_what_they_amend(gone: list[str], expected: list[tuple[str, str]]):
    """To any depth, each with the one it falls with."""
    assert list(fall_with({"2": "1", "3": "1", "4": "2"}, gone)) == expected
