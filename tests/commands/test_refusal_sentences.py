"""Refusals as sentences: of instructions, of places, of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.amending.instructions.operations import HERE, Delete, Place, Stopped
from drafting.amending.instructions.refusals import Refusal, Why
from drafting.commands import refusals
from drafting.exchange.tables import Fault, UnreadableTable
from drafting.proceedings.instructing import CannotBeEnacted, NotUnderstood
from drafting.proceedings.submitting import NumberTaken, Refused
from drafting.text.addresses import Address

PLACES = {
    "3.2": Place(Address.parse("art. 3, al. 2")),
    "m7, title": Place(Address.parse("m7"), heading=True),
    "II 1°, alinéa 4, sentence 2": Place(path=("II", "1°"), alineas=((4, 4),), sentences=(2,)),
    "alinéas 2 to 4, last alinéa but one": Place(alineas=((2, 4), (-2, -2))),
    "alinéas 3 to the last": Place(alineas=((3, -1),)),
    "last alinéa, last sentence": Place(alineas=((-1, -1),), sentences=(-1,)),
    "alinéa 5, column 2, row 3": Place(alineas=((5, 5),), cell=(2, 3)),
    "": HERE,
}
SECOND = Place(alineas=((2, 2),))
REFUSALS = [
    (SECOND, Why.NO_SUCH_PLACE, "", 0, "This text has no such place: alinéa 2."),
    (SECOND, Why.NO_SUCH_PLACE, "", 3, "3 places are called “alinéa 2”: say which."),
    (SECOND, Why.NO_SUCH_WORDS, "benches", 0, "Alinéa 2: “benches” does not stand there."),
    (HERE, Why.NO_SUCH_WORDS, "benches", 0, "“benches” does not stand there."),
    (
        HERE,
        Why.SEVERAL_OCCURRENCES,
        "the",
        4,
        "“the” stands 4 times there: say which one is meant, or quote more words.",
    ),
    (HERE, Why.FEWER_OCCURRENCES, "the", 1, "“the” stands only 1 time there."),
    (HERE, Why.CROSSING, "the trees", 0, "Two parts of the instruction change the same words: “the trees”."),
    (HERE, Why.NOT_UNDERSTOOD, "a table", 0, "This cannot be done here: “a table”."),
]


@pytest.mark.parametrize(("said", "place"), PLACES.items())
def test_places(said, place):
    """A place is named as narrow as an instruction names it."""
    assert refusals.place(place) == said


@pytest.mark.parametrize(("place", "why", "words", "found", "said"), REFUSALS)
def test_what_cannot_be_done(place, why, words, found, said):
    """Each reason has a sentence, with the words or the place at fault."""
    assert refusals.refused(Refusal(Delete(place), why, words, found)) == said


def test_every_reason_is_phrased():
    """No reason of an operation is without a sentence."""
    assert {why for _, why, _, _, _ in REFUSALS} == set(Why)


def test_several_refusals():
    """What is said twice is said once."""
    one = Refusal(Delete(HERE), Why.NO_SUCH_WORDS, "benches")
    said = refusals.cannot_be_enacted(CannotBeEnacted((one, one, Refusal(Delete(SECOND), Why.NO_SUCH_PLACE, ""))))
    assert said == "“benches” does not stand there. This text has no such place: alinéa 2."


def test_not_understood():
    """Every stop is named, long ones cut at a word."""
    stops = (Stopped("plant trees.", 0), Stopped("and " * 40, 30))
    said = refusals.not_understood(NotUnderstood(stops))
    assert said.startswith("Not understood from here on: “plant trees”. Not understood from here on: “and and ")
    assert "and…”" in said
    assert "no instruction" in refusals.not_understood(NotUnderstood(()))


@pytest.mark.parametrize("fault", Fault)
def test_unreadable_tables(fault):
    """Each fault of a file is a sentence that names the file."""
    said = refusals.unreadable(UnreadableTable(Path("day.csv"), fault, "x", 3))
    assert said.startswith("“day.csv”")
    assert "{" not in said


def test_none_taken_in():
    """Amendments refused together say how many, and the first reason."""
    said = refusals.none_taken_in(Refused({1: NumberTaken(3), 4: NumberTaken(5)}))
    assert said.startswith("2 amendments cannot be taken in, so that nothing was written. ")
