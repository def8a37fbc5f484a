"""Tests of doing the same again elsewhere in French."""

from __future__ import annotations

from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import Insert, InsertBeside, Place, Quote, Replace, Side, Unit


def alinea(rank: int, *sentences: int) -> Place:
    """The place of one alinéa, or of its sentences."""
    return Place(alineas=((rank, rank),), sentences=sentences)


def test_the_same_substitution_elsewhere() -> None:
    """What was done in the part before is done again."""
    text = "I. – À l'alinéa 2, substituer au mot : « rue » le mot : « place ».\n"
    text += "II. – En conséquence, procéder à la même substitution aux alinéas 5 et 7."
    assert read(text).operations == (
        Replace(alinea(2), Quote("rue"), "place"),
        Replace(Place(alineas=((5, 5), (7, 7))), Quote("rue"), "place"),
    )


def test_the_same_insertion_beside_other_words() -> None:
    """Other words beside which may be said."""
    text = "I. – À l'alinéa 2, après le mot : « rue », insérer le mot : « verte ».\n"
    text += "II. – À l'alinéa 3, après le mot : « place », procéder à la même insertion."
    assert read(text).operations[1] == Insert(alinea(3), Side.AFTER, Quote("place"), "verte")


def test_nothing_to_do_again() -> None:
    """Without anything before, there is nothing to repeat."""
    assert not read("Procéder à la même suppression à l'alinéa 5.").understood


def test_the_same_in_another_sentence() -> None:
    """A sentence alone is one of the alinéa of the part before."""
    text = "I. – À la première phrase de l'alinéa 6, après le mot : « rue », insérer le mot : « verte ».\n"
    text += "II. – En conséquence, procéder à la même insertion à la dernière phrase."
    assert read(text).operations[1] == Insert(alinea(6, -1), Side.AFTER, Quote("rue"), "verte")


def test_the_last_of_its_kind() -> None:
    """What is named tells which of the parts before is meant."""
    text = "I. – À l'alinéa 2, substituer au mot : « rue » le mot : « place ».\n"
    text += "II. – Supprimer l'alinéa 3.\nIII. – Procéder à la même substitution à l'alinéa 4."
    assert read(text).operations[2] == Replace(alinea(4), Quote("rue"), "place")
    assert not read("Supprimer l'alinéa 3. Procéder à la même insertion à l'alinéa 4.").understood


def test_the_same_alinea_beside_another() -> None:
    """An alinéa is inserted again after another."""
    text = "I. – Après l'alinéa 2, insérer l'alinéa suivant :\n« La rue. »\n"
    text += "II. – Après l'alinéa 7, procéder à la même insertion."
    assert read(text).operations[1] == InsertBeside(alinea(7), Side.AFTER, Unit.ALINEAS, ("La rue.",))
