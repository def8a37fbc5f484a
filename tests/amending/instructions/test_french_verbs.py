"""Tests of the French verbs that redraft, repeat and move."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import HERE, Insert, Move, Place, Quote, Redraft, Replace, Side
from drafting.text.addresses import Address


def alinea(rank: int) -> Place:
    """The place of one alinéa."""
    return Place(alineas=((rank, rank),))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rédiger ainsi cet article :\n« La rue. »", HERE),
        ("Rétablir cet article dans la rédaction suivante :\nLa rue.", HERE),
        ("Rédiger comme suit l'article 3 :\n« La rue. »", Place(division=Address.parse("3"))),
        ("Rédiger ainsi l'alinéa 4 :\n« La rue. »", alinea(4)),
        ("Alinéa 4\nRédiger ainsi cet alinéa\nLa rue.", alinea(4)),
        ("L'alinéa 4 est ainsi rédigé :\n« La rue. »", alinea(4)),
        ("Rédiger ainsi l'intitulé : « La rue. »", Place(heading=True)),
        ("Rédiger ainsi l'intertitre précédant l'alinéa 4 : « La rue. »", Place(alineas=((4, 4),), heading=True)),
        ("À l'article 3, rédiger ainsi l'alinéa 4 :\n« La rue. »", Place(Address.parse("3"), ((4, 4),))),
    ],
)
def test_redrafts(text: str, place: Place) -> None:
    """Articles, alinéas, sentences and headings are written anew."""
    assert read(text).operations == (Redraft(place, ("La rue.",)),)


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


def test_moves() -> None:
    """An article takes another place."""
    three, five = Place(division=Address.parse("3")), Place(division=Address.parse("5"))
    assert read("Déplacer l'article 3 après l'article 5.").operations == (Move(three, Side.AFTER, five),)
