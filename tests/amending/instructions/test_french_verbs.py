"""Tests of the French verbs that redraft and move."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import HERE, Move, Place, Redraft, Side
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
        ("Alinéa 4\nRétablir le 2° dans la rédaction suivante :\nLa rue.", alinea(4)),
        ("L'alinéa 4 est ainsi rédigé :\n« La rue. »", alinea(4)),
        ("Rédiger ainsi l'intitulé : « La rue. »", Place(heading=True)),
        ("Rédiger ainsi l'intertitre précédant l'alinéa 4 : « La rue. »", Place(alineas=((4, 4),), heading=True)),
        ("À l'article 3, rédiger ainsi l'alinéa 4 :\n« La rue. »", Place(Address.parse("3"), ((4, 4),))),
    ],
)
def test_redrafts(text: str, place: Place) -> None:
    """Articles, alinéas, sentences and headings are written anew."""
    assert read(text).operations == (Redraft(place, ("La rue.",)),)


def test_moves() -> None:
    """An article takes another place."""
    three, five = Place(division=Address.parse("3")), Place(division=Address.parse("5"))
    assert read("Déplacer l'article 3 après l'article 5.").operations == (Move(three, Side.AFTER, five),)
