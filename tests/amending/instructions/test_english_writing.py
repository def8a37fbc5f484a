"""English instructions: every kind of operation in the words of councils."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.english.writing import write
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
    Times,
    Unit,
)
from drafting.text.addresses import Address
from drafting.text.labels import Label

SECOND = Place(alineas=((2, 2),))
SENTENCE = Place(alineas=((2, 2),), sentences=(1,))
ARTICLE, INSERTED = Place(Address("article", Label(3))), Place(Address("article", Label(3, 2)))
IN_ARTICLE = Place(Address("article", Label(3)), alineas=((2, 2),))
MEASURE = Place(Address("measure", Label(7)))

SAID: tuple[tuple[Operation, str], ...] = (
    (Replace(IN_ARTICLE, Quote("lane"), "road"), "In Article 3, paragraph 2, leave out “lane” and insert “road”."),
    (Replace(SECOND, Quote("lane", Times(2))), "In paragraph 2, leave out the second “lane”."),
    (
        Replace(Place(alineas=((2, 2), (4, 4), (6, 8))), Quote("lane", EACH), "road"),
        "In paragraphs 2, 4 and 6 to 8, leave out each “lane” and insert “road”.",
    ),
    (Replace(Place(), Quote("lane"), "road"), "Leave out “lane” and insert “road”."),
    (
        Insert(SENTENCE, Side.AFTER, Quote("lane", Times(-1)), "or road"),
        "In the first sentence of paragraph 2, after the last “lane” insert “or road”.",
    ),
    (Add(SECOND, Edge.END, Unit.WORDS, ("at night",)), "At the end of paragraph 2, insert “at night”."),
    (
        Add(IN_ARTICLE, Edge.END, Unit.SENTENCES, ("It is read.",)),
        "At the end of paragraph 2 of Article 3, insert the following sentence: “It is read.”",
    ),
    (
        Add(Place(), Edge.END, Unit.ALINEAS, ("(a) lanes;", "(b) roads")),
        "At the end of this Article, insert the following paragraphs:\n“(a) lanes;\n“(b) roads”.",
    ),
    (
        InsertBeside(SECOND, Side.AFTER, Unit.ALINEAS, ("It is read.",)),
        "After paragraph 2, insert the following paragraph:\n“It is read.”",
    ),
    (
        Redraft(SECOND, ("It is read.", "It is voted.")),
        "For paragraph 2, substitute the following paragraphs:\n“It is read.\n“It is voted.”",
    ),
    (Redraft(SENTENCE, ("It is read.",)), "For the first sentence of paragraph 2, substitute “It is read.”"),
    (
        RedraftEdge(SECOND, Edge.END, Quote("lane"), "of the town"),
        "In paragraph 2, leave out all the words after “lane” and insert “of the town”.",
    ),
    (RedraftEdge(SECOND, Edge.START, Quote("lane")), "In paragraph 2, leave out all the words before “lane”."),
    (Delete(Place(alineas=((6, 14),))), "Leave out paragraphs 6 to 14."),
    (Delete(Place()), "Leave out this Article."),
    (Delete(Place(heading=True, alineas=((5, 5),))), "Leave out the heading before paragraph 5."),
    (Redraft(Place(heading=True), ("Lanes",)), "For the heading, substitute “Lanes”."),
    (
        NewDivision(MEASURE, Side.AFTER, ("# Lanes", "It is read.")),
        "After Measure 7, insert the following Measure:\n“# Lanes\n“It is read.”",
    ),
    (Move(ARTICLE, Side.BEFORE, INSERTED), "Move Article 3 before Article 3A."),
    (
        Replace(Place(Address("recital", Label(2))), Quote("lane"), "road"),
        "In recital 2, leave out “lane” and insert “road”.",
    ),
)


@pytest.mark.parametrize(("operation", "sentence"), SAID)
def test_an_operation_is_said(operation: Operation, sentence: str):
    """Each operation has its sentence."""
    assert write([operation]) == sentence


def test_several_operations_are_numbered():
    """What changes several places is numbered in brackets."""
    assert write([Delete(SECOND), Delete(ARTICLE)]) == "(1) Leave out paragraph 2.\n(2) Leave out Article 3."


@pytest.mark.parametrize(("rank", "word"), [(3, "third"), (12, "twelfth"), (13, "13th"), (21, "21st"), (32, "32nd")])
def test_ranks_are_ordinals(rank: int, word: str):
    """Occurrences are counted in words, then in figures."""
    assert write([Replace(SECOND, Quote("lane", Times(rank)))]) == f"In paragraph 2, leave out the {word} “lane”."
