"""Tests of places in French instructions: lists, what narrows them, and what they stand in."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.places import anchored, places
from drafting.amending.instructions.french.quoting import skeleton
from drafting.amending.instructions.french.spelling import spell
from drafting.amending.instructions.operations import HERE, Edge, Place
from drafting.text.addresses import Address

THREE = Address.parse("3")


def read(text: str, *known: Place) -> tuple[Place, ...] | None:
    """The places that a text begins with."""
    return places(Cursor(skeleton(spell(text))), known or (HERE,))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("à la première phrase de l'alinéa 3", Place(alineas=((3, 3),), sentences=(1,))),
        ("Alinéa 3, première phrase", Place(alineas=((3, 3),), sentences=(1,))),
        ("aux deux dernières phrases de l'alinéa 3", Place(alineas=((3, 3),), sentences=(-2, -1))),
        ("Article 3, alinéa 2, dernière phrase", Place(THREE, ((2, 2),), sentences=(-1,))),
        ("à l'article 3, à l'alinéa 2", Place(THREE, ((2, 2),))),
        ("à l'alinéa 2 de l'article 3", Place(THREE, ((2, 2),))),
        ("à la fin de l'alinéa 2", Place(alineas=((2, 2),), edge=Edge.END)),
        ("au début", Place(edge=Edge.START)),
        ("Alinéas 2, 4 et 6 à 8", Place(alineas=((2, 2), (4, 4), (6, 8)))),
        ("Alinéa 2 de l'amendement n° 12 rect. bis", Place(alineas=((2, 2),), parent="12 rect. bis")),
        ("Amendement n° 12, alinéa 2", Place(alineas=((2, 2),), parent="12")),
        ("Alinéa 4, tableau, deuxième colonne, troisième ligne", Place(alineas=((4, 4),), cell=(2, 3))),
        ("au 2° du II", Place(path=("II", "2°"))),
        ("Alinéas 2, 5 et 6, premières phrases", Place(alineas=((2, 2), (5, 5), (6, 6)), sentences=(1,))),
    ],
)
def test_one_place(text: str, place: Place) -> None:
    """However it is said, narrower or wider first."""
    assert read(text + "\n") == (place,)


def test_a_sentence_named_amid_a_list() -> None:
    """What stands between two commas narrows the alinéa before it only."""
    assert read("Alinéas 2, 3, deuxième phrase, et 4") == (
        Place(alineas=((2, 2),)),
        Place(alineas=((3, 3),), sentences=(2,)),
        Place(alineas=((4, 4),)),
    )


def test_what_is_said_once_at_the_end_holds_for_all() -> None:
    """The alinéa of the last sentence is that of the first."""
    assert read("à la première phrase et à la fin de la seconde phrase de l'alinéa 3") == (
        Place(alineas=((3, 3),), sentences=(1,)),
        Place(alineas=((3, 3),), sentences=(2,), edge=Edge.END),
    )


def test_places_of_several_kinds() -> None:
    """Places that differ in more than their alinéas stay apart."""
    assert read("à la fin des alinéas 5 et 6 et à l'alinéa 7") == (
        Place(alineas=((5, 5), (6, 6)), edge=Edge.END),
        Place(alineas=((7, 7),)),
    )


def test_a_number_needs_something_before_it() -> None:
    """A number that nothing joins to the list is not in it."""
    cursor = Cursor(skeleton(spell("à l'alinéa 3 7 supprimer")))
    assert places(cursor, (HERE,)) == (Place(alineas=((3, 3),)),)


def test_the_verb_is_no_place() -> None:
    """A list of places ends where something else begins."""
    cursor = Cursor(skeleton(spell("à l'alinéa 3, après le mot")))
    places(cursor, (HERE,))
    assert cursor.text[cursor.at :].startswith(", apres")


def test_what_a_place_leaves_open_is_taken_from_the_one_before() -> None:
    """A sentence is in the alinéa that was named; an alinéa in the article; a column meets its row."""
    before = (Place(THREE, ((2, 2),), sentences=(1,)),)
    assert anchored((Place(sentences=(2,)),), before) == (Place(THREE, ((2, 2),), sentences=(2,)),)
    assert anchored((Place(alineas=((5, 5),)),), before) == (Place(THREE, ((5, 5),)),)
    assert anchored((Place(division=Address.parse("4")),), before) == (Place(Address.parse("4")),)
    assert anchored((Place(),), before) == (Place(THREE),)
    column = (Place(alineas=((2, 2),), cell=(3, 0)),)
    assert anchored((Place(cell=(0, 4)),), column) == (Place(alineas=((2, 2),), cell=(3, 4)),)
